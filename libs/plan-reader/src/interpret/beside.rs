//! Tables that stand side by side on one sheet or its print, each under headings of its own.

use super::PREFACE;
use super::columns::{are_headings, assign_knowing};
use super::words::folded;
use crate::aliases::Aliases;
use crate::block::{Block, Cell, Row, Table};
use crate::draft::ColumnRole;

/// Parts a sheet into the tables that stand beside each other on it. A sheet with one table stays as it is.
pub(super) fn parted(block: Block, aliases: &Aliases) -> Vec<Block> {
    let Block::Table(table) = block else { return vec![block] };
    let Some(starts) = starts(&table, aliases) else { return vec![Block::Table(table)] };
    let mut parts: Vec<Table> = starts
        .iter()
        .map(|_| Table { sheet: table.sheet.clone(), beside: true, at: table.at.clone(), ..Table::default() })
        .collect();
    for row in table.rows {
        let Row { cells, headings, hidden, struck, at } = row;
        let mut rows: Vec<Row> = parts
            .iter()
            .map(|_| Row { headings, hidden, struck, at: at.clone(), cells: Vec::new() })
            .collect();
        for mut cell in cells {
            let part = starts.iter().rposition(|s| *s <= cell.column).unwrap_or(0);
            cell.column -= starts.get(part).copied().filter(|_| part > 0).unwrap_or(0);
            if let Some(row) = rows.get_mut(part) {
                row.cells.push(cell);
            }
        }
        for (part, row) in parts.iter_mut().zip(rows) {
            if !row.cells.is_empty() {
                part.rows.push(row);
            }
        }
    }
    parts.into_iter().map(Block::Table).collect()
}

/// True for the heading of a list that explains letters or colours.
fn is_key(group: &[&Cell]) -> bool {
    group.first().is_some_and(|c| {
        matches!(folded(&c.text()).as_str(), "key" | "legend" | "abbreviations" | "initials" | "glossary")
    })
}

/// True for the further columns of a table behind a blank one: "Area | Who" say nothing of what is done, and nothing that the
/// first columns say.
fn goes_on_behind(first: Option<&[&Cell]>, group: &[&Cell], aliases: &Aliases) -> bool {
    let roles = |cells: &[&Cell]| {
        let words: Vec<String> = cells.iter().map(|c| c.text()).collect();
        assign_knowing(&words, aliases, &[])
    };
    let known = first.map(roles).unwrap_or_default();
    roles(group).into_iter().flatten().all(|role| {
        !matches!(role, ColumnRole::Activity | ColumnRole::Recommendation) && !known.contains(&Some(role))
    })
}

/// Where each table begins, if the headings of several stand in one row with a column between them that is blank all
/// the way down.
fn starts(table: &Table, aliases: &Aliases) -> Option<Vec<usize>> {
    table.rows.iter().enumerate().take(PREFACE).find_map(|(i, row)| {
        let filled: Vec<&Cell> = row.filled().collect();
        if filled.len() < 4 {
            return None;
        }
        let groups: Vec<&[&Cell]> = filled.chunk_by(|a, b| a.column + a.columns.max(1) >= b.column).collect();
        let named = |group: &&[&Cell]| {
            let words: Vec<String> = group.iter().map(|c| c.text()).collect();
            words.len() > 1 && are_headings(&words, aliases)
        };
        let plan = groups.first().is_some_and(named);
        let own = |group: &&[&Cell]| named(group) && !goes_on_behind(groups.first().copied(), group, aliases);
        if groups.len() < 2 || !plan || !groups.iter().skip(1).all(|g| own(g) || is_key(g)) {
            return None;
        }
        let starts: Vec<usize> = groups.iter().filter_map(|g| Some(g.first()?.column)).collect();
        let below = table.rows.iter().skip(i).flat_map(|r| &r.cells).filter(|c| !c.is_empty());
        let gaps = starts.iter().skip(1).map(|s| s - 1);
        let crossed = |gap: usize, c: &Cell| (c.column..c.column + c.columns.max(1)).contains(&gap);
        let clear = gaps.clone().all(|gap| !below.clone().any(|c| crossed(gap, c)));
        clear.then_some(starts)
    })
}
