//! A heading over two columns that each say a part of what is done: a number and a text, or what is asked and what is done for it.

use std::borrow::Cow;

use super::group::is_ref;
use super::{Column, Columns};
use crate::block::{Cell, Row, Table};
use crate::draft::ColumnRole;

impl Columns {
    /// The table with one cell in each row under the heading of the activities, which are read whole. Where the left of
    /// them holds nothing but numbers, these are read as references.
    pub(in crate::interpret) fn with_spread<'t>(&mut self, table: &'t Table, from: usize) -> Cow<'t, Table> {
        let Some(at) = self.all.iter().position(|c| c.role == Some(ColumnRole::Activity)) else {
            return Cow::Borrowed(table);
        };
        let Some(column) = self.all.get(at).filter(|c| c.to - c.from > 1).cloned() else {
            return Cow::Borrowed(table);
        };
        let rows = || table.rows.iter().skip(from);
        let lefts: Vec<String> = rows()
            .filter(|r| within(r, &column).count() > 1)
            .filter_map(|r| Some(within(r, &column).next()?.text()))
            .collect();
        if lefts.is_empty() {
            return Cow::Borrowed(table);
        }
        if !self.has(ColumnRole::Ref) && lefts.iter().all(|t| is_ref(t)) {
            let left =
                Column { to: column.from + 1, sub: None, role: Some(ColumnRole::Ref), ..column.clone() };
            self.all.insert(at, left);
            if let Some(right) = self.all.get_mut(at + 1) {
                right.from += 1;
            }
            return Cow::Borrowed(table);
        }
        let mut out = table.clone();
        for row in out.rows.iter_mut().skip(from) {
            join(row, &column);
        }
        Cow::Owned(out)
    }
}

/// The cells of a row with words in them under a heading.
fn within<'r>(row: &'r Row, column: &'r Column) -> impl Iterator<Item = &'r Cell> {
    row.filled().filter(|c| (column.from..column.to).contains(&c.column))
}

/// Puts the words of the cells under a heading into the first of them.
fn join(row: &mut Row, column: &Column) {
    if within(row, column).count() < 2 {
        return;
    }
    let mut first: Option<usize> = None;
    let cells = std::mem::take(&mut row.cells);
    for cell in cells {
        let under = (column.from..column.to).contains(&cell.column) && !cell.is_empty();
        match first.and_then(|at| row.cells.get_mut(at)).filter(|_| under) {
            Some(whole) => {
                whole.columns = cell.column + cell.columns - whole.column;
                whole.paragraphs.extend(cell.paragraphs);
            }
            None => {
                if under {
                    first = Some(row.cells.len());
                }
                row.cells.push(cell);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn numbers_under_a_heading_of_two_columns_are_references() {
        let rows =
            [("1", "Publish the pay gap by grade", "HR"), ("2", "Train every panel in fair hiring", "Chair")];
        let cells: String = rows
            .iter()
            .map(|(n, what, who)| format!("<tr><td>{n}<td>{what}<td>{who}<td>May 2027</tr>"))
            .collect();
        let html = format!("<table><tr><th colspan=2>Action<th>Lead<th>By when</tr>{cells}</table>");
        let read = crate::read(html.as_bytes(), "plan.html", &Options::default(), &mut |_| {}).unwrap();
        let activities = &read.draft.themes[0].activities;
        assert_eq!(activities.len(), 2);
        for (activity, (number, what, who)) in activities.iter().zip(rows) {
            assert_eq!(activity.ref_.as_deref(), Some(number));
            assert_eq!(activity.text, what);
            assert_eq!(activity.lead.as_deref(), Some(who));
        }
    }
}
