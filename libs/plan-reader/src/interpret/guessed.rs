//! Columns that no heading names, and what is asked of them.

use super::columns::{self, Column, Columns};
use super::words::folded;
use super::{Interpreter, PREFACE};
use crate::block::{Cell, Table};
use crate::draft::ColumnRole;
use crate::query::{Query, QueryKind};

impl Interpreter {
    /// Columns without headings, by what stands in them. Under a title that speaks of recommendations, those are what they hold.
    pub(super) fn guessed(&self, table: &Table) -> Option<Columns> {
        let mut columns = columns::guess(table).or_else(|| self.told_by_place(table))?;
        self.as_told(&mut columns);
        self.under_recommending_title(&mut columns, table);
        Some(columns)
    }

    /// A sheet without headings as it stands below its title, which is no row of it.
    pub(super) fn below_title(&self, table: &Table) -> Option<Table> {
        let first = table.rows.iter().position(|row| !row.is_empty());
        let at = first.filter(|_| self.is_grid() && self.plan_tables == 0)?;
        let mut filled = table.rows.get(at)?.filled();
        let (Some(title), None) = (filled.next(), filled.next()) else { return None };
        let titled = self.draft.title.as_ref() == Some(&title.text());
        if !titled || columns::find(table, PREFACE, &self.aliases).is_some() {
            return None;
        }
        let below = Table {
            rows: table.rows.iter().skip(at + 1).cloned().collect(),
            sheet: table.sheet.clone(),
            beside: table.beside,
            told: table.told.clone(),
            at: table.at.clone(),
        };
        self.guessed(&below).is_some().then_some(below)
    }

    /// What no heading calls activities are recommendations where the title speaks of these.
    pub(super) fn under_recommending_title(&self, columns: &mut Columns, table: &Table) {
        if !columns.guessed {
            return;
        }
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
    }

    /// Columns of a table without headings that nothing gives away, where a user says which of them holds what is done.
    fn told_by_place(&self, table: &Table) -> Option<Columns> {
        let columns = columns::unheaded(table)?;
        let acts = |c: &Column| self.aliases.told(&c.heading) == Some(ColumnRole::Activity);
        columns.all.iter().any(acts).then_some(columns)
    }

    /// Gives columns that no heading names what a user says that they hold: "Column 2" is the second from the left.
    pub(super) fn as_told(&self, columns: &mut Columns) {
        let told: Vec<Option<ColumnRole>> =
            columns.all.iter().map(|c| self.aliases.told(&c.heading)).collect();
        for (column, told_role) in columns.all.iter_mut().zip(&told) {
            column.kept = told_role.is_none() && self.aliases.keeps(&column.heading);
            // What a user says of one column is no longer guessed of another.
            if column.kept || told_role.is_some() || told.contains(&column.role) {
                column.role = *told_role;
            }
        }
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
