//! Plans written as one small table for each activity, with the headings down the left side.

use super::columns;
use crate::block::{Block, Cell, Row, Table};
use crate::draft::ColumnRole;

/// Turns such a table on its side, so that its headings stand in a row. Any other block stays as it is.
pub(super) fn untwist(block: Block) -> Vec<Block> {
    match block {
        Block::Table(table) if columns::find(&table, 4).is_none() => {
            vec![Block::Table(turned(&table).unwrap_or(table))]
        }
        other => vec![other],
    }
}

fn turned(table: &Table) -> Option<Table> {
    let pairs: Vec<(&Cell, Option<&Cell>)> = table
        .rows
        .iter()
        .filter(|r| !r.is_empty())
        .map(|r| {
            let mut filled = r.cells.iter().filter(|c| !c.is_empty());
            let (key, value, more) = (filled.next(), filled.next(), filled.next());
            key.filter(|k| k.column == 0 && more.is_none()).map(|k| (k, value))
        })
        .collect::<Option<_>>()?;
    let headings: Vec<String> =
        pairs.iter().map(|(k, _)| k.text().trim_end_matches(':').to_owned()).collect();
    let mut order: Vec<String> = Vec::new();
    for heading in &headings {
        if !order.contains(heading) {
            order.push(heading.clone());
        }
    }
    let roles = columns::assign(&order);
    let known = roles.iter().flatten().count();
    let has_text = roles.iter().any(|r| matches!(r, Some(ColumnRole::Activity | ColumnRole::Recommendation)));
    if !has_text || known < 3 || known * 2 < order.len() || order.len() > 20 {
        return None;
    }
    let mut out = Table { rows: Vec::new(), sheet: table.sheet.clone(), at: table.at.clone() };
    let mut keys = Row { headings: true, at: table.at.clone(), cells: Vec::new(), hidden: false };
    let mut values = Row { at: table.at.clone(), ..Row::default() };
    let place = |row: &mut Row, cell: &Cell, column: usize| {
        if row.cells.is_empty() {
            row.at = cell.at.clone();
        }
        let paragraphs = cell.paragraphs.clone();
        row.cells.push(Cell {
            column,
            columns: 1,
            rows: 1,
            paragraphs,
            look: cell.look,
            fill: cell.fill,
            hidden: cell.hidden,
            at: cell.at.clone(),
        });
    };
    for ((key, value), heading) in pairs.iter().zip(&headings) {
        let column = order.iter().position(|h| h == heading)?;
        if keys.cells.iter().any(|c| c.column == column) {
            // The same heading again begins the next activity.
            out.rows.push(std::mem::take(&mut keys));
            out.rows.push(std::mem::take(&mut values));
        }
        place(&mut keys, key, column);
        if let Some(value) = value {
            place(&mut values, value, column);
        }
    }
    out.rows.push(keys);
    out.rows.push(values);
    Some(out)
}
