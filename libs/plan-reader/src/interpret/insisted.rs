//! A document that nothing calls a plan, read because somebody says that it is one: every row and every item is proposed.

use super::Interpreter;
use super::columns::{self, Columns};
use crate::block::{Block, Table};
use crate::confidence::Doubt;
use crate::query::{Query, QueryKind};
use crate::{Location, Refusal};

/// Told first, before anything else that is to be checked.
const TOLD: &str = "Nothing in this document says that it is a plan. It was read because you asked for it, and whatever stands in its tables and lists, or else in its paragraphs, was taken for an activity. Check each of them, and drop what is no promise.";

/// So many lines and rows are proposed at most, of so many letters: more than anybody would check one by one.
const MOST: usize = 5_000;
const MOST_LETTERS: usize = 500_000;

/// Refuses what is too long for every line of it to be proposed.
pub(super) fn within_bounds(blocks: &[Block]) -> Result<(), Refusal> {
    let (mut lines, mut letters) = (0, 0);
    for block in blocks {
        lines += match block {
            Block::Paragraph(_) => 1,
            Block::Table(table) => table.rows.len().max(1),
        };
        letters += match block {
            Block::Paragraph(p) => p.text.len(),
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|r| &r.cells);
                cells.flat_map(|c| &c.paragraphs).map(|p| p.text.len()).sum()
            }
        };
    }
    if lines <= MOST && letters <= MOST_LETTERS {
        return Ok(());
    }
    let what = "nothing in it says that it is a plan, and it has more than 5,000 lines and rows, or more than 500,000 letters".to_owned();
    Err(Refusal::TooLarge { what })
}

impl Interpreter {
    /// Columns for a table that is none of a plan, where somebody insists: the one with the most words says what is done.
    pub(super) fn insisted(&self, table: &Table) -> Option<Columns> {
        let mut columns = self.insists.then(|| columns::of_any(table, &self.aliases)).flatten()?;
        if columns.after == columns.first {
            self.as_told(&mut columns);
        }
        Some(columns)
    }

    /// Says that nothing is sure here.
    pub(super) fn tell_insisted(&mut self) {
        self.queries.insert(0, Query::new(QueryKind::Insisted, TOLD, Location::default()));
        let themes = &mut self.draft.themes;
        themes.iter_mut().flat_map(|t| &mut t.activities).for_each(|a| a.doubts.push(Doubt::Insisted));
        themes.iter_mut().flat_map(|t| &mut t.recommendations).for_each(|r| r.doubts.push(Doubt::Insisted));
    }
}
