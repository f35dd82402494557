//! Columns that no heading names, and what is asked of them.

use super::Interpreter;
use super::columns::{self, Columns};
use super::words::folded;
use crate::block::{Cell, Table};
use crate::draft::ColumnRole;
use crate::query::{Query, QueryKind};

impl Interpreter {
    /// Columns without headings, by what stands in them. Under a title that speaks of recommendations, those are what they hold.
    pub(super) fn guessed(&self, table: &Table) -> Option<Columns> {
        let mut columns = columns::guess(table)?;
        // The first line of a sheet is its title.
        let first = table.rows.first().filter(|row| row.filled().count() == 1);
        let first = first.and_then(|row| row.filled().next()).map(Cell::text);
        let titles = [self.draft.title.as_deref(), first.as_deref()];
        let recommended = titles.into_iter().flatten().any(|t| folded(t).contains("recommendations"));
        if recommended && !columns.has(ColumnRole::TargetDate) && !columns.has(ColumnRole::Status) {
            for column in columns.all.iter_mut().filter(|c| c.role == Some(ColumnRole::Activity)) {
                column.role = Some(ColumnRole::Recommendation);
            }
        }
        Some(columns)
    }

    /// Asks about columns that were guessed, and tells of those that are kept under their own headings.
    pub(super) fn report_columns(&mut self, columns: &Columns, table: &Table) {
        if columns.any_guessed() {
            self.queries.push(Query::new(
                QueryKind::GuessedColumns,
                "The headings did not say what each column holds, so it was guessed from what stands in them. Check a few rows.",
                columns.at.clone(),
            ));
        }
        let unknown: Vec<&str> =
            columns.all.iter().filter(|c| c.role.is_none() && !c.tick).map(|c| c.heading.as_str()).collect();
        if !unknown.is_empty()
            && columns.after > columns.first
            && !self.queries.iter().any(|q| q.words.as_deref() == Some(&unknown.join(", ")))
        {
            self.queries.push(
                Query::new(
                    QueryKind::UnknownColumn,
                    format!("The words under these headings are kept with each activity under their own heading: {}.", unknown.join(", ")),
                    table.at.clone(),
                )
                .with_words(unknown.join(", ")),
            );
        }
    }
}
