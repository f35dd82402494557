//! Activities that are struck through altogether: their words stand again, and the row is marked.

use std::borrow::Cow;

use super::columns::Columns;
use crate::block::{Cell, Paragraph, Table, typed_bullet};
use crate::draft::ColumnRole;

/// The table with the words of struck activities in their place.
pub(super) fn restored<'t>(table: &'t Table, columns: &Columns, from: usize) -> Cow<'t, Table> {
    let of_text = |c: &Cell| {
        columns
            .at(c.column)
            .is_some_and(|c| matches!(c.role, Some(ColumnRole::Activity | ColumnRole::Recommendation)))
    };
    let is_struck = |i: usize, c: &Cell| i >= from && of_text(c) && all_struck(c);
    let any = table.rows.iter().enumerate().any(|(i, r)| r.cells.iter().any(|c| is_struck(i, c)));
    if !any {
        return Cow::Borrowed(table);
    }
    let mut out = table.clone();
    for (i, row) in out.rows.iter_mut().enumerate() {
        if !row.cells.iter().any(|c| is_struck(i, c)) {
            continue;
        }
        row.struck = true;
        // What else is struck in the row was struck with the activity, unless words stand in its place.
        let nothing_stands = row.is_empty();
        for cell in row.cells.iter_mut().filter(|c| all_struck(c)) {
            if nothing_stands || of_text(cell) {
                cell.paragraphs.iter_mut().for_each(restore);
            }
        }
    }
    Cow::Owned(out)
}

fn all_struck(cell: &Cell) -> bool {
    cell.is_empty() && cell.paragraphs.iter().any(|p| !p.struck.is_empty())
}

/// The struck words stay noted as struck, so that it is known which value each of them was.
fn restore(p: &mut Paragraph) {
    let text = p.struck.join(" ");
    *p = typed_bullet(Paragraph { text, ..std::mem::take(p) });
}
