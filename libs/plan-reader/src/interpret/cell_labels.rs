//! Tables whose cells say their heading again, as web pages do for small screens: "Lead: Head of Housing" under "Lead".

use std::borrow::Cow;

use super::columns::{Column, Columns};
use super::words::folded;
use crate::Location;
use crate::block::{Cell, Row, Table};

/// The table without the headings in its cells, and the words taken away with where they stood.
pub(super) fn taken<'t>(
    table: &'t Table,
    columns: &Columns,
    from: usize,
) -> (Cow<'t, Table>, Vec<(String, Location)>) {
    let labelled: Vec<&Column> = columns.all.iter().filter(|c| all_labelled(c, table, from)).collect();
    if labelled.len() < 2 {
        return (Cow::Borrowed(table), Vec::new());
    }
    let mut out = table.clone();
    let mut words = Vec::new();
    for cell in out.rows.iter_mut().skip(from).flat_map(|r| &mut r.cells) {
        let named = labelled.iter().find(|c| (c.from..c.to).contains(&cell.column));
        if let Some(column) = named
            && let Some(first) = cell.paragraphs.first_mut()
            && let Some((label, rest)) =
                split(&first.text, column.name()).or_else(|| alone(&first.text, column.name()))
        {
            words.push((label.to_owned(), cell.at.clone()));
            first.text = rest.to_owned();
            cell.paragraphs.retain(|p| !p.text.is_empty() || !p.struck.is_empty() || !p.notes.is_empty());
        }
    }
    (Cow::Owned(out), words)
}

/// The table without the headings of the page before, where they were read as the first lines of its first row, and the
/// words taken away.
pub(super) fn without_headings<'t>(
    table: Cow<'t, Table>,
    columns: &Columns,
) -> (Cow<'t, Table>, Vec<(String, Location)>) {
    let says_it = |cell: &Cell| {
        let heading = columns.at(cell.column).map(|c| folded(c.name()));
        cell.paragraphs.len() > 1 && cell.paragraphs.first().map(|p| folded(&p.text)) == heading
    };
    let filled = |row: &Row| row.filled().count();
    let first = table
        .rows
        .first()
        .filter(|row| filled(row) > 1 && row.cells.iter().all(|c| c.is_empty() || says_it(c)));
    if first.is_none() {
        return (table, Vec::new());
    }
    let mut out = table.into_owned();
    let cells = out.rows.first_mut().into_iter().flat_map(|r| &mut r.cells).filter(|c| !c.is_empty());
    let words = cells.map(|cell| (cell.paragraphs.remove(0).text, cell.at.clone())).collect();
    (Cow::Owned(out), words)
}

fn all_labelled(column: &Column, table: &Table, from: usize) -> bool {
    let mut cells = table
        .rows
        .iter()
        .skip(from)
        .flat_map(|r| &r.cells)
        .filter(|c| (column.from..column.to).contains(&c.column) && !c.is_empty())
        .peekable();
    let says = |c: &Cell| {
        c.paragraphs.first().is_some_and(|p| {
            split(&p.text, column.name()).is_some()
                || c.paragraphs.len() > 1 && alone(&p.text, column.name()).is_some()
        })
    };
    cells.peek().is_some() && cells.all(says)
}

/// "Lead" in a line of its own, where that is the heading.
fn alone<'t>(text: &'t str, heading: &str) -> Option<(&'t str, &'t str)> {
    (folded(text) == folded(heading)).then_some((text, ""))
}

/// "Lead: Head of Housing" as "Lead:" and the rest, where that is the heading.
fn split<'t>(text: &'t str, heading: &str) -> Option<(&'t str, &'t str)> {
    let (label, rest) = text.split_once(':')?;
    (folded(label) == folded(heading)).then(|| (text.get(..=label.len()).unwrap_or(label), rest.trim_start()))
}
