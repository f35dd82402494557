//! Rows of bars that slipped to the left: a cell merged over rows stands in the first of them alone, and what copied the
//! table left nothing in its place, so the others begin with their second cell and end with empty ones.
//!
//! A date tells how far: it belongs under the heading of dates.

use super::likeness::Look;
use super::rows::RowText;
use crate::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::columns;

/// Cells of no more columns than this are left out at the beginning of a row.
const FURTHEST: usize = 3;

/// Puts rows back under their headings, and headings over their rows where the first of them stands over several columns.
pub(super) fn put_back(rows: &mut [RowText], aliases: &Aliases) {
    let Some((head, body)) = rows.split_first_mut() else { return };
    let reached = reach(head);
    let mut words = vec![String::new(); reached];
    for cell in &head.cells {
        if let Some((slot, (_, text))) = words.get_mut(cell.column).zip(cell.lines.first()) {
            slot.clone_from(text);
        }
    }
    let roles = columns::assign_knowing(&words, aliases, &[]);
    let Some(dated) = roles.iter().position(|r| *r == Some(ColumnRole::TargetDate)) else { return };
    let wide = body.iter().map(reach).max().unwrap_or(0);
    let mut full = body.iter().filter(|r| reach(r) == wide).peekable();
    let lacking = wide.saturating_sub(reached);
    let over = full.peek().is_some() && full.all(|r| fits(r, dated + lacking) > fits(r, dated).max(0.0));
    if lacking > FURTHEST || lacking > 0 && !over {
        return;
    }
    head.cells.iter_mut().for_each(|c| c.column += lacking);
    let dated = dated + lacking;
    // The last row that reaches further than those below it, and how far.
    let (mut over, mut above) = (0, 0);
    for at in 0..body.len() {
        let Some(row) = body.get_mut(at) else { break };
        let reached = reach(row);
        let room = wide.saturating_sub(reached).min(FURTHEST).min(dated.saturating_sub(1));
        let whole = row.cells.len() == reached && reached > 1;
        let begins = row.cells.first().is_some_and(|c| look(c).fits(Some(ColumnRole::Activity)) > 0.0);
        if above > reached && whole && begins {
            let better = (1..=room).filter(|by| fits(row, dated - by) > fits(row, dated).max(0.0));
            let furthest = better.max_by(|a, b| fits(row, dated - a).total_cmp(&fits(row, dated - b)));
            let by = furthest.unwrap_or(0);
            if by > 0 {
                row.cells.iter_mut().for_each(|c| c.column += by);
                let merged = body.get_mut(over).into_iter().flat_map(|r| &mut r.cells);
                merged.filter(|c| c.column < by).for_each(|c| c.rows = at - over + 1);
                continue;
            }
        }
        (over, above) = (at, reached);
    }
}

fn reach(row: &RowText) -> usize {
    row.cells.iter().map(|c| c.column + 1).max().unwrap_or(0)
}

fn look(cell: &super::rows::CellText) -> Look {
    Look::at(cell.lines.first().map_or("", |(_, text)| text))
}

/// How well the cell in a column is a date.
fn fits(row: &RowText, column: usize) -> f32 {
    let cell = row.cells.iter().find(|c| c.column == column);
    cell.map_or(0.0, |c| look(c).fits(Some(ColumnRole::TargetDate)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn put(lines: &[&[&str]]) -> Vec<Vec<usize>> {
        let mut rows: Vec<RowText> =
            lines.iter().map(|cells| RowText::of(1, cells.iter().copied())).collect();
        put_back(&mut rows, &Aliases::default());
        rows.iter().map(|r| r.cells.iter().map(|c| c.column).collect()).collect()
    }

    #[test]
    fn a_row_below_a_merged_cell_goes_back_under_its_headings() {
        let rows = put(&[
            &["Action", "Deliverable", "Timeline", "Responsibility"],
            &["Keep a working group", "Meet with the forum each term", "May 2027", "Head of HR"],
            &["Publish the minutes of the group", "June 2027", "Town Clerk"],
        ]);
        assert_eq!(rows[2], [1, 2, 3]);
    }

    #[test]
    fn a_heading_over_two_columns_leaves_the_others_over_theirs() {
        let rows = put(&[
            &["Action", "Deliverable", "Timeline", "Responsibility"],
            &["1.", "Keep a working group", "Meet with the forum each term", "May 2027", "Head of HR"],
            &["Publish the minutes of the group", "June 2027", "Town Clerk"],
        ]);
        assert_eq!(rows[0], [1, 2, 3, 4]);
        assert_eq!(rows[2], [2, 3, 4]);
    }

    #[test]
    fn a_row_with_empty_cells_at_its_end_stays() {
        let rows = put(&[
            &["Action", "By when", "Lead", "Progress"],
            &["Publish the pay gap of each grade", "May 2027", "Head of HR", "Begun"],
            &["Review lettings before May 2027 is out", "June 2027"],
            &["Train all who sit on panels", "HR"],
        ]);
        assert!(rows.iter().all(|r| r[0] == 0));
    }
}
