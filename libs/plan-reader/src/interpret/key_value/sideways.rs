//! A plan on its side: labels down the first column, and an activity in each of the others.

use super::{filled, label, place};
use crate::aliases::Aliases;
use crate::block::{Row, Table};
use crate::draft::ColumnRole;
use crate::interpret::columns;
use crate::interpret::prose::number_alone;

/// The same table with its labels along the top; nothing where it does not lie on its side.
pub(super) fn upright(table: &Table, aliases: &Aliases) -> Option<Table> {
    let left = table.rows.iter().flat_map(|r| &r.cells).map(|c| c.column).min()?;
    let labelled: Vec<&Row> =
        table.rows.iter().filter(|r| key(r, left).is_some() && filled(r).len() > 1).collect();
    let first = labelled.first()?;
    let labels: Vec<String> = labelled.iter().filter_map(|r| key(r, left)).collect();
    let roles = columns::assign_knowing(&labels, aliases, &[]);
    let has = |role| roles.contains(&Some(role));
    let known = roles.iter().flatten().count();
    let names_activities = has(ColumnRole::Activity) || has(ColumnRole::Recommendation);
    let who_or_when = has(ColumnRole::Lead) || has(ColumnRole::TargetDate);
    if !names_activities || !who_or_when || known < 3 || known * 2 < labels.len() || labels.len() > 20 {
        return None;
    }
    let right = labelled.iter().flat_map(|r| &r.cells).map(|c| c.column + c.columns.max(1)).max()?;
    if !(left + 3..=left + 200).contains(&right) {
        return None;
    }
    let above = table.rows.iter().take_while(|r| !std::ptr::eq(*r, *first)).filter(|r| !r.is_empty());
    let mut out = Table {
        rows: above.cloned().collect(),
        sheet: table.sheet.clone(),
        at: table.at.clone(),
        ..Table::default()
    };
    let mut heads = Row { headings: true, at: first.at.clone(), ..Row::default() };
    for (i, row) in labelled.iter().enumerate() {
        let cell = row.cells.iter().find(|c| c.column == left);
        place(&mut heads, i, cell, cell.map(|c| c.paragraphs.clone()).unwrap_or_default());
    }
    out.rows.push(heads);
    for column in left + 1..right {
        let mut one = Row::default();
        for (i, row) in labelled.iter().enumerate() {
            // A cell over several columns counts for each of them.
            let cell = row.cells.iter().find(|c| (c.column..c.column + c.columns.max(1)).contains(&column));
            if let Some(cell) = cell.filter(|c| c.column > left) {
                place(&mut one, i, Some(cell), cell.paragraphs.clone());
            }
        }
        if !one.is_empty() {
            out.rows.push(one);
        }
    }
    let below = table.rows.iter().skip_while(|r| !std::ptr::eq(*r, *first)).filter(|r| !r.is_empty());
    out.rows.extend(below.filter(|r| !labelled.iter().any(|l| std::ptr::eq(*l, *r))).cloned());
    Some(out)
}

/// True where the first row only counts what stands beneath it: "Action 1 | Action 2", with nothing over the labels.
pub(super) fn counts_actions(table: &Table) -> bool {
    let Some(first) = table.rows.iter().find(|r| !r.is_empty()) else { return false };
    let cells = filled(first);
    cells.len() > 1
        && cells.iter().all(|c| c.column > 0 && number_alone(&c.text()).is_some())
        && table.rows.iter().all(|r| r.cells.iter().all(|c| c.columns <= 1))
}

/// The label in the first column of a row.
fn key(row: &Row, left: usize) -> Option<String> {
    row.cells.iter().find(|c| c.column == left && c.columns == 1 && !c.is_empty()).map(label)
}
