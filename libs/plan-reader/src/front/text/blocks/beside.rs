//! The cells of a column that stand after all others of their page: in which row each belongs.

use std::collections::HashSet;

use super::piece::Piece;
use crate::front::text::rows::{CellText, RowText};
use crate::interpret::words::word_list;

/// What it costs that two cells go into the same row.
const CROWDED: f32 = 1.5;

/// What it costs that the row has words in that column already, and what is gained in the last row.
const TAKEN: f32 = 1.0;
const LAST: f32 = 0.8;

/// Words shorter than this say nothing of what a cell is about.
const TELLING: usize = 5;

/// More rows or cells than this are on no page.
const MOST: usize = 60;

/// Puts each piece into a row that begins on its page: in their order, where words of the row stand in it again.
pub(super) fn put(rows: &mut [RowText], pieces: &[&Piece]) {
    for run in pieces.chunk_by(|a, b| a.column == b.column && a.page == b.page) {
        let Some((first, column)) = run.first().and_then(|p| Some((p, p.column?))) else { continue };
        let of_page = |r: &RowText| r.line >= first.page && r.line < first.number && is_row(r);
        let mut places: Vec<usize> =
            (0..rows.len()).filter(|i| rows.get(*i).is_some_and(of_page)).take(MOST).collect();
        if places.is_empty() {
            places.extend(rows.iter().rposition(|r| r.line < first.number && is_row(r)));
        }
        let cells: Vec<&[&Piece]> = run.chunk_by(|_, next| next.goes_on || next.below).collect();
        let on_page: Vec<HashSet<String>> =
            places.iter().filter_map(|at| rows.get(*at)).map(telling_of_row).collect();
        let free = |at: &usize| rows.get(*at).is_some_and(|r| r.cells.iter().all(|c| c.column != column));
        let free: Vec<bool> = places.iter().map(free).collect();
        for (cell, place) in cells.iter().zip(likeliest(&on_page, &free, &cells)) {
            let Some(row) = places.get(place).and_then(|at| rows.get_mut(*at)) else { continue };
            let lines = cell.iter().map(|p| (p.number, p.text.clone()));
            match row.cells.iter_mut().find(|c| c.column == column) {
                Some(above) => {
                    above.lines.extend(lines);
                    above.lines.sort_by_key(|l| l.0);
                }
                None => row
                    .cells
                    .push(CellText { lines: lines.collect(), ..CellText::one(column, first.number, "") }),
            }
            row.cells.sort_by_key(|c| c.column);
        }
    }
}

/// True for what is no heading and no name across the rows.
fn is_row(row: &RowText) -> bool {
    !row.headings && row.cells.iter().all(|c| c.columns == 1)
}

fn telling(text: &str) -> impl Iterator<Item = String> {
    word_list(text).into_iter().filter(|w| w.chars().count() >= TELLING)
}

fn telling_of_row(row: &RowText) -> HashSet<String> {
    row.cells.iter().flat_map(|c| &c.lines).flat_map(|(_, text)| telling(text)).collect()
}

/// The row of each cell, none before that of the cell above: where most words are shared. A word that stands in several
/// rows says less. What a program lost its way to is rather of the last row of a page than of another, and rather of one whose
/// cell is free.
fn likeliest(rows: &[HashSet<String>], free: &[bool], cells: &[&[&Piece]]) -> Vec<usize> {
    let shared = |cell: &[&Piece], row: &HashSet<String>| -> f32 {
        let words: HashSet<String> = cell.iter().flat_map(|p| telling(&p.text)).collect();
        let known = words.iter().filter(|w| row.contains(*w));
        known.map(|w| 1.0 / rows.iter().filter(|r| r.contains(w)).count().max(1) as f32).sum()
    };
    // The best sum for the cells so far with the last of them in each row, and the row of the one before.
    let mut best: Vec<Vec<(f32, usize)>> = Vec::new();
    for cell in cells {
        let step = |row: usize| -> (f32, usize) {
            let last = if row + 1 == rows.len() { LAST } else { 0.0 };
            let taken = if free.get(row) == Some(&false) { TAKEN } else { 0.0 };
            let fits = rows.get(row).map_or(0.0, |r| shared(cell, r)) + last - taken;
            let Some(above) = best.last() else { return (fits, 0) };
            let before = above.iter().take(row + 1).enumerate();
            let ways = before.map(|(r, (score, _))| (score - if r == row { CROWDED } else { 0.0 }, r));
            let way = ways.max_by(|a, b| a.0.total_cmp(&b.0)).unwrap_or((0.0, 0));
            (way.0 + fits, way.1)
        };
        let scores = (0..rows.len()).map(step).collect();
        best.push(scores);
    }
    let last = best.last().into_iter().flatten().enumerate().max_by(|a, b| a.1.0.total_cmp(&b.1.0));
    let mut row = last.map_or(0, |(row, _)| row);
    let mut out = Vec::new();
    for scores in best.iter().rev() {
        out.push(row);
        row = scores.get(row).map_or(0, |s| s.1);
    }
    out.reverse();
    out
}
