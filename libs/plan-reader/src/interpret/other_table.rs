//! Tables that are no part of the plan: their words are listed, and what they seem to be is told.

use super::Interpreter;
use super::columns::Columns;
use super::other_kind::OtherKind;
use super::words::{is_theme_by_name, label_of};
use crate::block::{Cell, Row, Table};
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

    /// Lists the words of a row that is a note in a table of the plan.
    pub(super) fn note(&mut self, row: &Row) {
        for cell in row.filled() {
            self.unplaced(&cell.text(), UnplacedReason::Note, &cell.at);
        }
    }

    pub(super) fn take_other_table(&mut self, table: &Table) {
        if self.take_theme_box(table) || self.take_told_by_number(table) {
            return;
        }
        if self.leave_out(table) && !self.legend.is_all_of(table) {
            self.queries.push(Query::new(
                QueryKind::NotAPlanTable,
                "Nothing here looks like activities or recommendations. If it is part of the plan, give it headings such as Activity, Lead and Target date.",
                table.at.clone(),
            ));
        }
    }

    /// "Equality outcome 2 | Streets are safe" over other labels and values: a box that names the theme of the table below.
    fn take_theme_box(&mut self, table: &Table) -> bool {
        let rows: Vec<(&Cell, &Cell)> = table
            .rows
            .iter()
            .filter(|r| !r.is_empty())
            .map_while(|row| match row.filled().collect::<Vec<_>>().as_slice() {
                [key, value] if key.text().split_whitespace().count() <= 5 => Some((*key, *value)),
                _ => None,
            })
            .collect();
        let whole = rows.len() == table.rows.iter().filter(|r| !r.is_empty()).count();
        let Some(((key, value), others)) = rows.split_first().filter(|_| whole) else { return false };
        let named = key.text();
        if !is_theme_by_name(&named) || !named.contains(|c: char| c.is_ascii_digit()) {
            return false;
        }
        self.service = None;
        self.open_theme(&format!("{}: {}", named.trim_end_matches(':'), value.text()), &key.at);
        for (key, value) in others {
            let line = format!("{}: {}", key.text().trim_end_matches(':'), value.text());
            match label_of(&line, true) {
                Some((label, own, rest)) => self.label(label, own.trim_end_matches(':'), rest, &key.at),
                None => self.unplaced(&line, UnplacedReason::Note, &key.at),
            }
        }
        true
    }
}
