//! Statements that go across a table, over the rows that answer them.

use super::label::{self, Kind};
use super::{Said, boxed};
use crate::block::{Cell, Row, Table};
use crate::interpret::rows::{Level, RowIs};
use crate::interpret::words::is_theme_by_name;

/// A row that states anything says as much.
const LEAST_WORDS: usize = 4;

/// What a row states that holds nothing else.
pub(in crate::interpret) fn of_row(row: &Row) -> Option<Said> {
    let mut filled = row.filled();
    let (cell, None) = (filled.next()?, filled.next()) else { return None };
    let first = row.cells.first().is_some_and(|c| c.column == cell.column);
    (first && cell.text().split_whitespace().count() >= LEAST_WORDS)
        .then(|| boxed::said(std::slice::from_ref(row)))
        .flatten()
}

/// True where a row below the headings of a table states something too.
pub(in crate::interpret) fn states_more(table: &Table, from: usize) -> bool {
    table.rows.iter().skip(from).any(|row| of_row(row).is_some())
}

/// Marks the rows that state what those below them answer, where two do, or one that is numbered. Statements right below each
/// other, or below a label, are a list of the theme above them.
pub(in crate::interpret) fn mark_rows(table: &Table, rows: &mut [(usize, RowIs)]) {
    let of_rows = !states_beside_values(table, rows);
    let (mut found, mut numbered, mut bare_aims) = (Vec::new(), false, false);
    let mut above = Above::Rows;
    // A name stands over the rows at hand.
    let mut under_name = false;
    for (slot, (index, is)) in rows.iter().enumerate() {
        let Some(row) = table.rows.get(*index) else { continue };
        let said = of_row(row);
        match is {
            RowIs::Entry if !of_rows || said.is_none() => {
                if let Above::Statement(slot, under_name) = above {
                    found.push((slot, under_name));
                }
                above = Above::Rows;
            }
            RowIs::Empty | RowIs::Repeated | RowIs::Passed | RowIs::Headings(_) => {}
            _ => {
                let text = row.filled().next().map(Cell::text).unwrap_or_default();
                let named = matches!(is, RowIs::Band(Level::Theme)) && is_theme_by_name(&text);
                let Some(said) = said.filter(|_| !named) else {
                    under_name |= matches!(is, RowIs::Band(_));
                    above = if matches!(is, RowIs::Labelled(..)) { Above::Label } else { Above::Name };
                    continue;
                };
                let bare = said.kind == Kind::Outcome && said.number.is_none();
                // "Fair work" over "Outcome: …": the name is that of the theme.
                let of_above = bare && !matches!(above, Above::Rows);
                if of_above || matches!(above, Above::Statement(..) | Above::Label) {
                    return;
                }
                bare_aims |= bare;
                numbered |= said.number.is_some();
                above = Above::Statement(slot, under_name);
            }
        }
    }
    if found.is_empty() || found.len() < 2 && (bare_aims || !numbered) {
        return;
    }
    for (slot, under_name) in found {
        if let Some((_, is)) = rows.get_mut(slot) {
            *is = RowIs::Band(Level::Stated { under_name });
        }
    }
}

/// What stands right above a row.
#[derive(Clone, Copy)]
enum Above {
    /// Rows of the plan, or nothing.
    Rows,
    Name,
    Label,
    /// What is stated in this slot, and whether a name stands over it.
    Statement(usize, bool),
}

/// True where "Recommendation 2: …" stands beside its lead, so that it is what is done, and so is one that nobody leads yet.
fn states_beside_values(table: &Table, rows: &[(usize, RowIs)]) -> bool {
    rows.iter().filter(|(_, is)| matches!(is, RowIs::Entry)).any(|(index, _)| {
        let row = table.rows.get(*index).filter(|r| r.filled().nth(1).is_some());
        row.is_some_and(|r| r.filled().any(|c| label::split(&c.text()).is_some_and(|l| !l.rest.is_empty())))
    })
}
