//! Rows that say the headings of a table again, as at the top of a page or over each block.

use super::{Column, Columns, called, guess};
use crate::block::{Cell, Manner, Row, Table};
use crate::interpret::words::folded;

/// So few rows say little of what their columns hold.
const FEW_ROWS: usize = 2;

impl Columns {
    /// Reads a table of hardly any rows like the one before, where its headings are the same.
    pub(in crate::interpret) fn read_like(&mut self, before: Option<&Self>, table: &Table) {
        let rows = table.rows.iter().skip(self.after).filter(|r| r.filled().count() > 1).count();
        let alike = |b: &&Self| self.all.len() == b.all.len() && self.has_same_headings(b);
        let Some(before) = before.filter(|b| rows <= FEW_ROWS && alike(b)) else { return };
        for (column, like) in self.all.iter_mut().zip(&before.all) {
            *column = Column { from: column.from, to: column.to, ..like.clone() };
        }
    }

    /// True for a row that says the headings again.
    pub(crate) fn repeats(&self, row: &Row) -> bool {
        let filled: Vec<&Cell> = row.filled().collect();
        let first = |mut letters: &mut dyn Iterator<Item = char>| {
            let letter = (&mut letters).find(|c| c.is_alphanumeric());
            letter.and_then(|c| c.to_lowercase().next())
        };
        // Most cells begin with another letter, which is seen before anything is folded.
        let may_be = |heading: &str, cell: &Cell| {
            cell.paragraphs.iter().any(|p| matches!(p.manner, Manner::Numbered { .. }))
                || first(&mut heading.chars())
                    == first(&mut cell.paragraphs.iter().flat_map(|p| p.text.chars()))
        };
        let says = |h: &Column, c: &Cell| may_be(&h.heading, c) && folded(&h.heading) == folded(&called(c));
        let same = filled.iter().filter(|c| self.at(c.column).is_some_and(|h| says(h, c))).count();
        same >= 2 && same * 5 >= filled.len() * 3
    }

    /// True for a row below headings said again that belongs to them: those of a second row, or what explains or counts them.
    pub(crate) fn go_on_at(&self, table: &Table, at: usize) -> bool {
        let Some(row) = table.rows.get(at) else { return false };
        let says = |c: &Cell| {
            let sub = self.at(c.column).and_then(|column| column.sub.as_deref());
            sub.is_some_and(|sub| folded(sub) == folded(&called(c)))
        };
        let (same, all) = row.filled().fold((0, 0), |(same, all), c| (same + usize::from(says(c)), all + 1));
        row.is_empty() || same * 2 >= all || guess::explains_columns(table, at)
    }

    /// The rows among those of the headings that explain the columns or count them, and name none.
    pub(crate) fn explained<'t>(&self, table: &'t Table) -> Vec<&'t Row> {
        let explains = (self.first + 1..self.after).filter(|at| guess::explains_columns(table, *at));
        explains.filter_map(|at| table.rows.get(at)).collect()
    }
}
