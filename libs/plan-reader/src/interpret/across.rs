//! A wide sheet printed over pages that lie side by side: the first hold some of its columns, the others the further
//! columns of the same rows.

use std::collections::VecDeque;

use super::columns;
use crate::aliases::Aliases;
use crate::block::{Block, Cell, Row, Table};
use crate::draft::ColumnRole;

/// Fewer rows of the same number may be chance.
const LEAST_ROWS: usize = 3;
/// More pages below each other are not looked through for those beside them.
const MOST_PAGES: usize = 40;

/// Puts the further columns of a table beside the first ones. Tables that are no such parts stay as they are.
pub(super) fn joined(blocks: Vec<Block>, aliases: &Aliases) -> Vec<Block> {
    let mut out = Vec::with_capacity(blocks.len());
    let mut run: Vec<Table> = Vec::new();
    for block in blocks {
        match block {
            Block::Table(table) => run.push(table),
            Block::Paragraph(_) => {
                out.extend(whole(std::mem::take(&mut run), aliases).into_iter().map(Block::Table));
                out.push(block);
            }
        }
    }
    out.extend(whole(run, aliases).into_iter().map(Block::Table));
    out
}

/// Tables one after another, with those that belong side by side made one.
fn whole(run: Vec<Table>, aliases: &Aliases) -> Vec<Table> {
    let mut out = Vec::with_capacity(run.len());
    let mut widths = None;
    let mut left = VecDeque::from(run);
    while let Some(first) = left.pop_front() {
        let next = left.front().filter(|next| goes_on(widths, &first, next));
        let pages = if next.is_some() { Some(0) } else { further_pages(&first, &left, aliases) };
        let Some(second) = pages.and_then(|pages| left.remove(pages)) else {
            widths = None;
            out.push(first);
            continue;
        };
        widths = Some((width(&first), width(&second)));
        out.push(beside(first, second));
        // Printed down and then over, the rows below stand on the pages between.
        for between in (0..pages.unwrap_or(0)).rev() {
            if let (Some(first), Some(second)) = (left.pop_front(), left.remove(between)) {
                out.push(beside(first, second));
            }
        }
    }
    out
}

/// True where two tables are as those before them that were put side by side, whether they say the headings again or not.
fn goes_on(widths: Option<(usize, usize)>, first: &Table, next: &Table) -> bool {
    widths == Some((width(first), width(next))) && fit(first, next)
}

/// How many pages lie between a table and the one with its further columns, if there is one and each of those between
/// has its own as well.
fn further_pages(first: &Table, left: &VecDeque<Table>, aliases: &Aliases) -> Option<usize> {
    let down = left.iter().take_while(|t| width(t) == width(first)).take(MOST_PAGES).count();
    (0..=down).find(|pages| {
        let pairs = left.iter().zip(left.iter().skip(pages + 1)).take(*pages);
        left.get(*pages).is_some_and(|next| {
            goes_on_beside(first, next, aliases)
                && left.len() > pages * 2
                && pairs.clone().all(|(a, b)| fit(a, b) && width(b) == width(next))
        })
    })
}

/// True for tables with the same rows on pages of their own.
fn fit(first: &Table, next: &Table) -> bool {
    first.rows.len() == next.rows.len() && first.at.page.zip(next.at.page).is_some_and(|(a, b)| a != b)
}

/// True where the next page gives who, when and how far for the rows of a table that says only what is done.
fn goes_on_beside(first: &Table, next: &Table, aliases: &Aliases) -> bool {
    if next.rows.len() < LEAST_ROWS || !fit(first, next) {
        return false;
    }
    let headings = |table: &Table| -> Vec<String> {
        table.rows.first().into_iter().flat_map(|r| &r.cells).map(Cell::text).collect()
    };
    let roles = |table: &Table| columns::assign_knowing(&headings(table), aliases, &[]);
    let names_entries = |role: &ColumnRole| {
        matches!(role, ColumnRole::Activity | ColumnRole::Recommendation | ColumnRole::Ref)
    };
    let here: Vec<ColumnRole> = roles(first).into_iter().flatten().collect();
    // "Next steps" alone would be what is done, but not in a table that says this in another column.
    let both: Vec<String> = headings(first).into_iter().chain(headings(next)).collect();
    let whole = columns::assign_knowing(&both, aliases, &[]);
    let beside = whole.into_iter().skip(headings(first).len());
    let there: Vec<ColumnRole> = roles(next)
        .into_iter()
        .zip(beside)
        .filter(|(alone, beside)| {
            alone.as_ref().is_some_and(|role| !names_entries(role))
                || beside.as_ref().is_some_and(names_entries)
        })
        .filter_map(|(alone, _)| alone)
        .collect();
    here.iter().any(names_entries)
        && there.len() >= 2
        && there.iter().all(|role| !names_entries(role) && !here.contains(role))
}

fn width(table: &Table) -> usize {
    table.rows.iter().flat_map(|r| &r.cells).map(|c| c.column + c.columns.max(1)).max().unwrap_or(0)
}

fn beside(first: Table, second: Table) -> Table {
    let from = width(&first);
    let further = second.rows.into_iter().map(|row| {
        let moved = |mut cell: Cell| {
            cell.column += from;
            cell
        };
        row.cells.into_iter().map(moved)
    });
    let rows = first.rows.into_iter().zip(further);
    let rows = rows.map(|(row, more)| {
        let mut cells = row.cells;
        cells.extend(more);
        Row { cells, ..row }
    });
    Table { rows: rows.collect(), ..first }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Location;
    use crate::block::Paragraph;

    fn page(page: u32, rows: &[&str]) -> Block {
        let cell = |(column, text): (usize, &str)| Cell {
            column,
            columns: 1,
            rows: 1,
            paragraphs: vec![Paragraph { text: text.to_owned(), ..Paragraph::default() }],
            ..Cell::default()
        };
        let row =
            |text: &&str| Row { cells: text.split('|').enumerate().map(cell).collect(), ..Row::default() };
        let at = Location { page: Some(page), ..Location::default() };
        Block::Table(Table { rows: rows.iter().map(row).collect(), at, ..Table::default() })
    }

    fn lines(blocks: Vec<Block>) -> Vec<String> {
        let tables = joined(blocks, &Aliases::default()).into_iter().filter_map(|b| match b {
            Block::Table(t) => Some(t),
            Block::Paragraph(_) => None,
        });
        let line = |row: Row| row.cells.iter().map(Cell::text).collect::<Vec<_>>().join("|");
        tables.flat_map(|t| t.rows).map(line).collect()
    }

    #[test]
    fn rows_printed_over_pages_side_by_side_are_whole_again() {
        let whole = [
            "Ref|Action|Lead|Deadline",
            "1|Publish|HR|May",
            "2|Train|OD|June",
            "3|Fund|Grants|July",
            "4|Visit|Chair|August",
            "5|Listen|Board|Yearly",
        ];
        let first = || page(1, &["Ref|Action", "1|Publish", "2|Train"]);
        let below = |n| page(n, &["3|Fund", "4|Visit", "5|Listen"]);
        let further = |n| page(n, &["Lead|Deadline", "HR|May", "OD|June"]);
        let further_below = || page(4, &["Grants|July", "Chair|August", "Board|Yearly"]);
        assert_eq!(lines(vec![first(), further(2), below(3), further_below()]), whole);
        assert_eq!(lines(vec![first(), below(2), further(3), further_below()]), whole);
    }

    #[test]
    fn tables_of_different_things_stay_apart() {
        for other in [
            page(1, &["Lead|Deadline", "HR|May", "OD|June"]),
            page(2, &["Lead|Deadline", "HR|May"]),
            page(2, &["Action|Deadline", "Publish|May", "Train|June"]),
            page(2, &["Term|Meaning", "EDI|Equality", "HR|People"]),
        ] {
            let first = page(1, &["Ref|Action", "1|Publish", "2|Train"]);
            assert_eq!(lines(vec![first, other])[1], "1|Publish");
        }
    }
}
