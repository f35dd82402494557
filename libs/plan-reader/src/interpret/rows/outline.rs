//! Rows of a table that stand over others by their references: tasks of an outline that nobody leads themselves.

use super::RowIs;
use crate::block::{Cell, Row, Table};
use crate::draft::ColumnRole;
use crate::interpret::columns::{Column, Columns};

/// Marks the rows that stand over others by their references, where nobody leads them and no date is set for them.
pub(super) fn mark(table: &Table, rows: &mut [(usize, RowIs)], columns: &Columns) {
    let Some(refs) = columns.role(ColumnRole::Ref) else { return };
    let under = |row: &Row, column: &Column| -> Option<String> {
        let cell = row.cells.iter().find(|c| (column.from..column.to).contains(&c.column) && !c.is_empty());
        cell.map(|c| c.text().trim().trim_end_matches('.').to_owned())
    };
    let charged = |row: &Row| {
        [ColumnRole::Lead, ColumnRole::TargetDate]
            .iter()
            .any(|role| columns.role(*role).is_some_and(|c| under(row, c).is_some()))
    };
    let entries: Vec<(usize, &Row)> = rows
        .iter()
        .enumerate()
        .filter(|(_, (_, is))| matches!(is, RowIs::Entry))
        .filter_map(|(slot, (index, _))| Some((slot, table.rows.get(*index)?)))
        .collect();
    let mut over = Vec::new();
    for pair in entries.windows(2) {
        let [(slot, row), (_, next)] = pair else { continue };
        let beneath = under(row, refs)
            .zip(under(next, refs))
            .is_some_and(|(above, below)| !above.is_empty() && below.starts_with(&format!("{above}.")));
        if beneath && !charged(row) {
            over.push(*slot);
        }
    }
    // One row alone may have lost its lead and date.
    if over.len() > 1 {
        for slot in over {
            if let Some(row) = rows.get_mut(slot) {
                row.1 = RowIs::Over;
            }
        }
    }
}

/// Marks "3 Set up a scheme" with nothing else in its row over "a" and "b", which somebody leads.
pub(super) fn mark_lettered(table: &Table, rows: &mut [(usize, RowIs)], columns: &Columns) {
    let Some(refs) = columns.role(ColumnRole::Ref) else { return };
    let filled = |row: &Row| row.cells.iter().filter(|c| !c.is_empty()).count();
    let own = |row: &Row| -> Option<String> {
        let of_ref = |c: &&Cell| (refs.from..refs.to).contains(&c.column);
        row.cells.iter().find(of_ref).map(|c| c.text().trim().trim_end_matches(['.', ')']).to_owned())
    };
    let entries: Vec<(usize, &Row)> = rows
        .iter()
        .enumerate()
        .filter(|(_, (_, is))| matches!(is, RowIs::Entry))
        .filter_map(|(slot, (index, _))| Some((slot, table.rows.get(*index)?)))
        .collect();
    let number = |r: &str| {
        !r.is_empty() && r.split('.').all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut over = Vec::new();
    for trio in entries.windows(3) {
        let [(slot, row), (_, first), (_, second)] = trio else { continue };
        let lettered = own(first).as_deref() == Some("a") && own(second).as_deref() == Some("b");
        if lettered && own(row).is_some_and(|r| number(&r)) && filled(row) == 2 && filled(first) > 2 {
            over.push(*slot);
        }
    }
    for slot in over {
        if let Some(row) = rows.get_mut(slot) {
            row.1 = RowIs::Over;
        }
    }
}
