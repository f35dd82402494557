//! Tasks under tasks, as programs for projects export them: set in below the one they belong to, or with the depth of each in a
//! column of its own. The uppermost are no activities but the themes of those below them.

use std::borrow::Cow;

use super::Columns;
use crate::block::{Cell, Row, Table};
use crate::draft::ColumnRole;
use crate::interpret::words::word_list;

/// A table with its uppermost tasks as rows across it, and the cells that stood beside those.
pub(in crate::interpret) struct Outlined<'t> {
    pub(in crate::interpret) table: Cow<'t, Table>,
    pub(in crate::interpret) left: Vec<Cell>,
}

impl Columns {
    /// Makes rows across the table of the tasks that others stand under.
    pub(in crate::interpret) fn with_outline<'t>(&self, table: &'t Table, from: usize) -> Outlined<'t> {
        let (whole, parents) = self.parents(table, from);
        if parents.is_empty() {
            return Outlined { table: Cow::Borrowed(table), left: Vec::new() };
        }
        let width = table.rows.iter().flat_map(|r| &r.cells).map(|c| c.column + c.columns).max().unwrap_or(1);
        let (mut out, mut left) = (table.clone(), Vec::new());
        // What the whole project is called is no theme.
        if let Some(row) = whole.and_then(|i| out.rows.get_mut(i)) {
            left.extend(std::mem::take(&mut row.cells).into_iter().filter(|cell| !cell.is_empty()));
        }
        for i in parents {
            let Some(row) = out.rows.get_mut(i) else { continue };
            let column = self.role(ColumnRole::Activity).map_or(0, |c| c.from);
            for cell in std::mem::take(&mut row.cells) {
                if cell.column == column {
                    row.cells.push(Cell { column: 0, columns: width, ..cell });
                } else if !cell.is_empty() {
                    left.push(cell);
                }
            }
        }
        Outlined { table: Cow::Owned(out), left }
    }

    /// The row of the whole project and those of the uppermost tasks, where all others stand under one of them and none of them says
    /// who does it.
    fn parents(&self, table: &Table, from: usize) -> (Option<usize>, Vec<usize>) {
        let Some(what) = self.role(ColumnRole::Activity).filter(|_| !self.has(ColumnRole::Theme)) else {
            return (None, Vec::new());
        };
        let rows: Vec<(usize, &Row)> =
            table.rows.iter().enumerate().skip(from).filter(|(_, row)| !row.is_empty()).collect();
        let text = |row: &'_ Row| row.cells.iter().position(|c| c.column == what.from && !c.is_empty());
        let level = self.all.iter().find(|c| {
            c.role.is_none()
                && matches!(
                    word_list(&c.heading).join(" ").as_str(),
                    "outline level" | "level" | "indent" | "hierarchy level"
                )
        });
        let depth = |row: &Row| -> Option<u32> {
            match level {
                Some(level) => {
                    row.cells.iter().find(|c| c.column == level.from)?.text().trim().parse::<u32>().ok()
                }
                None => row.cells.get(text(row)?).map(|cell| u32::from(cell.depth)),
            }
        };
        let Some(depths) = rows.iter().map(|(_, row)| depth(row)).collect::<Option<Vec<u32>>>() else {
            return (None, Vec::new());
        };
        // A first task over all others is the whole project.
        let whole = depths.split_first().is_some_and(|(first, rest)| rest.iter().all(|it| it > first));
        let counted = depths.get(usize::from(whole)..).unwrap_or_default();
        let Some(top) = counted.iter().min().copied() else { return (None, Vec::new()) };
        let is_parent =
            |i: usize| depths.get(i + 1).is_some_and(|next| depths.get(i).is_some_and(|it| next > it));
        let uppermost: Vec<usize> = (usize::from(whole)..depths.len())
            .filter(|i| depths.get(*i).is_some_and(|it| *it <= top))
            .collect();
        let led = |i: &usize| {
            let lead = self.role(ColumnRole::Lead).map(|c| c.from);
            rows.get(*i)
                .is_some_and(|(_, row)| row.cells.iter().any(|c| Some(c.column) == lead && !c.is_empty()))
        };
        if counted.iter().all(|it| *it == top)
            || !uppermost.iter().all(|i| is_parent(*i))
            || uppermost.iter().any(led)
        {
            return (None, Vec::new());
        }
        let number = |i: &usize| rows.get(*i).map(|(i, _)| *i);
        (number(&0).filter(|_| whole), uppermost.iter().filter_map(number).collect())
    }
}
