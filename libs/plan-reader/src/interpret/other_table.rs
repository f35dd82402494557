//! Tables that are no part of the plan: their words are listed, and what they seem to be is told.

use super::Interpreter;
use super::columns::Columns;
use super::other_kind::OtherKind;
use crate::block::{Cell, Table};
use crate::draft::UnplacedReason;
use crate::query::{Query, QueryKind};

impl Interpreter {
    /// Says what a table seems to be, and what became of it.
    pub(super) fn say_other_kind(&mut self, kind: OtherKind, columns: &Columns) {
        let headings: Vec<&str> = columns.all.iter().map(|c| c.heading.as_str()).take(6).collect();
        let became = if self.plan_stands {
            "It was left out of the plan, and its words are listed. If its rows are activities, say which heading holds them."
        } else {
            "Nothing else here reads as a plan, so each row was read as an activity all the same. Go on only if that is what they are."
        };
        self.queries.push(
            Query::new(
                QueryKind::OtherKind,
                format!("By its headings this seems to be {}, not a plan. {became}", kind.name()),
                columns.at.clone(),
            )
            .with_words(headings.join(", ")),
        );
    }

    /// Lists the words of a table that is not part of the plan. Says whether it has any.
    pub(super) fn leave_out(&mut self, table: &Table) -> bool {
        let mut any = false;
        for row in &table.rows {
            let texts: Vec<String> =
                row.cells.iter().map(Cell::text).filter(|t| !t.trim().is_empty()).collect();
            any |= !texts.is_empty();
            self.unplaced(&texts.join(" | "), UnplacedReason::OtherTable, &row.at);
        }
        any
    }

    pub(super) fn take_other_table(&mut self, table: &Table) {
        if self.leave_out(table) && !self.legend.is_all_of(table) {
            self.queries.push(Query::new(
                QueryKind::NotAPlanTable,
                "Nothing here looks like activities or recommendations. If it is part of the plan, give it headings such as Activity, Lead and Target date.",
                table.at.clone(),
            ));
        }
    }
}
