//! A row that the end of a page parts, told by what the other rows of its table fill.

use std::collections::HashSet;

use super::super::paragraph::Piece;
use super::super::table::{Part, PartCell, PartRow};
use super::super::vocabulary::Vocabulary;
use crate::date;

/// So many rows at the end of a page show how its table is set.
const MOST_ROWS: usize = 100;

/// Fewer rows do not show which columns all of them fill.
const LEAST_ROWS: usize = 3;

impl Part {
    /// True where the first row of the next page leaves out several columns that every other row fills: it is the rest of the
    /// row above, though it begins as a sentence does.
    pub(super) fn leaves_out_what_rows_fill(&self, first: &PartRow, below: &[PartRow]) -> bool {
        let single = |row: &PartRow| row.filled().all(|c| c.columns == 1);
        let headings = 1;
        let shown = self.rows.len().saturating_sub(MOST_ROWS).max(headings);
        let above: Vec<&PartRow> = self.rows.iter().skip(shown).filter(|row| single(row)).collect();
        let rows = || above.iter().copied().chain(below.iter().take(MOST_ROWS).filter(|row| single(row)));
        let fills = |row: &PartRow, column: usize| row.filled().any(|c| c.column == column);
        let always: Vec<usize> =
            (0..self.columns()).filter(|column| rows().all(|row| fills(row, *column))).collect();
        let left_out = always.iter().filter(|column| !fills(first, **column)).count();
        let own = first.filled().count();
        let (Some(last), true) = (above.last(), above.len() >= LEAST_ROWS) else { return false };
        let begins = first.filled().all(|cell| {
            let over = last.filled().find(|c| c.column == cell.column);
            always.contains(&cell.column) && over.is_some_and(|over| may_go_on(over, cell))
        });
        left_out > 1 && left_out >= own && own > 0 && begins
    }

    /// True for another row beside cells that reach over the end of the page: they have the number, and what stands beside them
    /// is whole above as well as here.
    pub(super) fn is_row_beside_merged(&self, first: &PartRow, below: &[PartRow]) -> bool {
        let merged = self.merged_columns(first, below);
        let Some(last) = self.rows.last().filter(|_| merged.contains(&0)) else { return false };
        let numbered = last.filled().any(|c| c.column == 0);
        let begins = first.cells.iter().any(|c| c.column == 0 && c.is_empty());
        if !numbered || !begins || last.cells.iter().any(|c| c.rows > 1 || c.columns > 1) {
            return false;
        }
        let pairs: Vec<(&PartCell, Option<&PartCell>)> = last
            .filled()
            .filter(|c| !merged.contains(&c.column))
            .map(|own| (own, first.filled().find(|c| c.column == own.column)))
            .collect();
        let whole = |(own, cell): &(&PartCell, Option<&PartCell>)| {
            cell.is_some_and(|cell| {
                date::looks_like_a_date(&own.text()) && date::looks_like_a_date(&cell.text())
            })
        };
        let another = |(_, cell): &(&PartCell, Option<&PartCell>)| {
            cell.is_some_and(|cell| !cell.text().starts_with(char::is_lowercase))
        };
        pairs.len() > 1 && pairs.iter().all(another) && pairs.iter().any(whole)
    }

    /// Lets the cells beside such a row reach down to it.
    pub(super) fn reach_down_to(&mut self, first: &mut PartRow, below: &[PartRow], words: &Vocabulary) {
        let merged = self.merged_columns(first, below);
        let Some(last) = self.rows.last_mut() else { return };
        for own in last.cells.iter_mut().filter(|c| merged.contains(&c.column)) {
            let Some(at) = first.cells.iter().position(|c| c.column == own.column) else { continue };
            let rest = first.cells.remove(at);
            own.rows += rest.rows;
            let mut more = rest.pieces.into_iter().peekable();
            if let (Some(piece), Some(next)) = (own.pieces.last_mut(), more.peek())
                && piece.goes_on_in(next)
            {
                piece.go_on(next, words);
                more.next();
            }
            own.pieces.extend(more);
        }
    }

    /// The columns in which cells stand beside several rows.
    fn merged_columns(&self, first: &PartRow, below: &[PartRow]) -> HashSet<usize> {
        let shown = self.rows.len().saturating_sub(MOST_ROWS);
        let rows = self.rows.iter().skip(shown).chain([first]).chain(below.iter().take(MOST_ROWS));
        rows.flat_map(|row| &row.cells).filter(|c| c.rows > 1 && c.columns == 1).map(|c| c.column).collect()
    }
}

/// True for the words of a cell that may go on with those of the one above: set alike, without a number of their own, and below
/// what does not end as a sentence.
fn may_go_on(own: &PartCell, cell: &PartCell) -> bool {
    let (Some(piece), Some(next)) = (own.pieces.last(), cell.pieces.first()) else { return false };
    let alike = |a: &Piece, b: &Piece| a.bold == b.bold && (a.size - b.size).abs() < 0.5;
    let text = next.text.trim_start();
    alike(piece, next)
        && own.fill == cell.fill
        && !text.starts_with(|c: char| c.is_ascii_digit())
        && !piece.text.trim_end().ends_with(['.', '!', '?', ';'])
}
