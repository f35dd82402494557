//! Names that stand alone in their rows and look like any other cell: in separated text nothing is bold or wide.

use super::{Level, RowIs, is_a_name};
use crate::block::{Cell, Table};
use crate::draft::ColumnRole;
use crate::interpret::columns::Columns;

/// A name has no more words than this.
const MOST_WORDS: usize = 14;

/// Reads rows with a single cell as names where the first row is one, full rows follow each, and there are more of those. An
/// action that says neither who nor when stands anywhere.
pub(super) fn mark(table: &Table, rows: &mut [(usize, RowIs)], columns: &Columns) {
    let alone = |index: usize| {
        let mut filled = table.rows.get(index)?.filled();
        let cell = filled.next()?;
        filled.next().is_none().then_some(cell)
    };
    let may_name = |cell: &Cell| {
        let first = cell.column <= columns.span().0
            || columns.at(cell.column).is_some_and(|c| c.role == Some(ColumnRole::Activity));
        first && is_a_name(cell) && cell.text().split_whitespace().count() <= MOST_WORDS
    };
    let (mut names, mut bands, mut entries, mut full) = (Vec::new(), 0, 0, 0);
    for (slot, (index, is)) in rows.iter().enumerate() {
        let name = match is {
            RowIs::Band(_) => true,
            RowIs::Entry | RowIs::Note => match alone(*index) {
                Some(cell) if may_name(cell) => {
                    names.push(slot);
                    true
                }
                _ if matches!(is, RowIs::Note) => continue,
                Some(_) => return,
                None => false,
            },
            _ => continue,
        };
        if name {
            // Of two names below each other one may be an action.
            if bands > 0 && full == 0 {
                return;
            }
            (bands, full) = (bands + 1, 0);
        } else if bands == 0 {
            return;
        } else {
            (entries, full) = (entries + 1, full + 1);
        }
    }
    if full == 0 || bands < 2 || entries < bands {
        return;
    }
    for slot in names {
        if let Some((_, is)) = rows.get_mut(slot) {
            *is = RowIs::Band(Level::Service);
        }
    }
}
