//! Rows of bars that slipped to the left: a cell merged over rows stands in the first of them alone, and what copied the
//! table left nothing in its place, so the others begin with their second cell and end with empty ones.
//!
//! A date tells how far: it belongs under the heading of dates.

use super::likeness::Look;
use super::lines::numbered;
use super::rows::{CellText, RowText};
use crate::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::columns;
use crate::interpret::words::is_bare_answer;

/// Cells of no more columns than this are left out at the beginning of a row.
const FURTHEST: usize = 3;

/// A cell is merged over no more rows than this.
const MOST_MERGED: usize = 60;

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
    let wide = wide.max(reached);
    let acts = roles.iter().position(|r| *r == Some(ColumnRole::Activity)).map(|at| at + lacking);
    // Where no row has its date under the heading, all slipped that have one.
    let dated_rows = |column: usize| body.iter().filter(|r| fits(r, column) > 0.0).count();
    let slipped = dated_rows(dated) == 0 && (1..dated).map(dated_rows).sum::<usize>() > 1;
    let counted = slipped
        && body.first().is_some_and(|r| r.cells.len() > 1 && r.cells.first().is_some_and(is_numbered));
    // How far the last row reaches that reaches further than those below it.
    let mut above = 0;
    for at in 0..body.len() {
        let Some(row) = body.get_mut(at) else { break };
        let reached = reach(row);
        let room = wide.saturating_sub(reached).min(FURTHEST).min(dated.saturating_sub(1));
        let whole = row.cells.len() == reached && reached > 1;
        let begins = row.cells.first().is_some_and(|c| look(c).fits(Some(ColumnRole::Activity)) > 0.0);
        if (above > reached || slipped && at > 0) && whole && begins {
            let better = (1..=room).filter(|by| fits(row, dated - by) > fits(row, dated).max(0.0));
            let furthest = better.max_by(|a, b| fits(row, dated - a).total_cmp(&fits(row, dated - b)));
            let by = furthest.unwrap_or(0);
            if by > 0 {
                // What is done goes under its heading, though the cell beside it was merged with the one above as well.
                let what = acts.filter(|acts| (1..by).contains(acts) && reached < dated + 1 - acts);
                row.cells.iter_mut().for_each(|c| c.column += by);
                if let Some((acts, first)) = what.zip(row.cells.first_mut()) {
                    first.column = acts;
                }
                let own: Vec<usize> = row.cells.iter().map(|c| c.column).collect();
                merge_lacked(body, at, &own);
                continue;
            }
        }
        // Words alone below a number belong beside it.
        if let Some((acts, cell)) = acts.zip(row.cells.first_mut())
            && counted
            && at > 0
            && reached == 1
            && !is_numbered(cell)
        {
            cell.column = acts;
            merge_lacked(body, at, &[acts]);
            continue;
        }
        above = reached;
    }
}

/// Merges the cells that a row lacks before its last with those above that stand in their columns.
fn merge_lacked(body: &mut [RowText], at: usize, own: &[usize]) {
    let last = own.last().copied().unwrap_or(0);
    for column in (0..last).filter(|column| !own.contains(column)) {
        let holds = |row: &RowText| row.cells.iter().position(|c| c.column == column);
        let found = body
            .iter()
            .take(at)
            .enumerate()
            .rev()
            .take(MOST_MERGED)
            .find_map(|(i, row)| Some((i, holds(row)?)));
        if let Some(cell) = found.and_then(|(i, n)| body.get_mut(i)?.cells.get_mut(n).map(|cell| (i, cell))) {
            cell.1.rows = at - cell.0 + 1;
        }
    }
}

/// Merges the cells that a row lacks at its end with those of the row above that has them.
pub(super) fn merge_after(rows: &mut [RowText], at: usize) {
    let Some(reached) = rows.get(at).map(reach) else { return };
    let over = rows.iter().take(at).rposition(|r| reach(r) > reached).filter(|over| *over > 0);
    if let Some((over, row)) = over.and_then(|over| Some((over, rows.get_mut(over)?))) {
        let lacked = row.cells.iter_mut().filter(|c| c.column >= reached);
        lacked.for_each(|c| c.rows = c.rows.max(at - over + 1));
    }
}

fn reach(row: &RowText) -> usize {
    row.cells.iter().map(|c| c.column + 1).max().unwrap_or(0)
}

fn look(cell: &CellText) -> Look {
    Look::at(cell.lines.first().map_or("", |(_, text)| text))
}

fn is_numbered(cell: &CellText) -> bool {
    cell.lines.first().is_some_and(|(_, text)| numbered(text).is_some())
}

/// How well the cell in a column is a date. "Agreed." is an answer rather than one.
fn fits(row: &RowText, column: usize) -> f32 {
    let cell = row.cells.iter().find(|c| c.column == column);
    let answers = |c: &&CellText| c.lines.first().is_some_and(|(_, text)| is_bare_answer(text));
    cell.filter(|c| !answers(c)).map_or(0.0, |c| look(c).fits(Some(ColumnRole::TargetDate)))
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

    #[test]
    fn an_answer_is_no_date_that_tells_how_far_a_row_slipped() {
        let rows = put(&[
            &["Recommendation", "Action", "Lead", "By when"],
            &["1. Know who walks along the canals", "Agreed."],
            &["Count walkers at six locks in each season", "Head of Paths", "May 2027"],
            &["2. Mend the paths that wheelchairs cannot pass", "Agreed."],
            &["Lay the eastern path with a hard surface", "Engineer", "June 2027"],
        ]);
        assert_eq!(rows[1..], [vec![0, 1], vec![1, 2, 3], vec![0, 1], vec![1, 2, 3]]);
    }
}
