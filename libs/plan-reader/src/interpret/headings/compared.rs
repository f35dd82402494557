//! What a column holds, told by those beside it.

use super::below;
use crate::aliases::Aliases;
use crate::block::{Cell, Table};
use crate::draft::ColumnRole;
use crate::interpret::columns::{Column, assign_knowing};

/// A column headed "Responsibility" that says at length what to do, beside an "Actionee" who is to do it.
pub(super) fn others_are_named(
    column: &Column,
    all: &[Column],
    table: &Table,
    after: usize,
    aliases: &Aliases,
) -> bool {
    let words = |c: &Column| -> (usize, usize) {
        let cells = below(c, table, after).filter(|cell| !cell.is_empty());
        cells.fold((0, 0), |(words, n), cell| (words + cell.text().split_whitespace().count(), n + 1))
    };
    let (said, cells) = words(column);
    cells > 1
        && said > cells * 5
        && all.iter().any(|c| {
            let own = [c.name().to_owned()];
            let (names, n) = words(c);
            c.role.is_none()
                && n * 2 > cells
                && names < n * 4
                && assign_knowing(&own, aliases, &[]).contains(&Some(ColumnRole::Lead))
        })
}

/// True for a column before what is done whose cells each stand over several rows.
pub(super) fn begins_what_spans(column: &Column, all: &[Column], table: &Table, after: usize) -> bool {
    let acts = all.iter().find(|c| c.role == Some(ColumnRole::Activity));
    let (mut cells, mut tall) = (0, 0);
    for cell in below(column, table, after).filter(|c| !c.is_empty()) {
        cells += 1;
        tall += usize::from(cell.rows > 1);
    }
    acts.is_some_and(|acts| column.from < acts.from) && tall > 0 && tall * 2 >= cells
}

/// "date" right below "Deadline", or what explains it in brackets.
pub(in crate::interpret) fn goes_on(cell: &Cell) -> bool {
    cell.text().trim_start().starts_with(|c: char| c.is_lowercase() || c == '(')
}
