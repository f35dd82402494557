//! Finds tables without rules whose headings stand in the middle of their columns, as a browser prints them where a page says
//! nothing of how its tables look: hardly more than a space parts the columns, so that white tells them no more. Their left
//! edges do: the lines of each column begin on one, and no word runs over it.

use std::ops::Range;

use super::text::Line;
use super::unruled::{Gap, step};
use crate::aliases::Aliases;
use crate::interpret::columns::are_headings;

/// White between headings is wider, in sizes of letters.
const BETWEEN: f32 = 0.5;
/// A space between words is no wider.
const SPACE: f32 = 0.36;
/// Lines of a table stand no further apart, in such sizes.
const MOST_WHITE: f32 = 4.5;
/// Headings have no more words, and a table no more lines and columns.
const MOST_WORDS: usize = 40;
const MOST_LINES: usize = 400;
const MOST_COLUMNS: usize = 12;
/// So many places are tried where a column may begin, those first where most lines begin.
const MOST_TRIED: usize = 6;
/// So many lines begin on each edge.
const LEAST: usize = 2;
/// Places no further apart than this are one.
const SAME: f32 = 0.3;
/// A heading stands in the middle of its column where it begins so much, in sizes of letters, behind its edge.
const SET_IN: f32 = 0.3;
/// White that is left between two columns.
const LEAST_WHITE: f32 = 1.0;
/// So many headings of a page are looked under.
const MOST_TABLES: usize = 60;

/// Such tables among the rows of a page, from the top down, each with the white between its columns.
pub(super) fn find(rows: &[Line]) -> Vec<(Range<usize>, Vec<Gap>)> {
    let mut out: Vec<(Range<usize>, Vec<Gap>)> = Vec::new();
    let (mut at, mut looked) = (0, 0);
    while at < rows.len() && looked < MOST_TABLES {
        let Some(white) = rows.get(at).and_then(headings) else {
            at += 1;
            continue;
        };
        looked += 1;
        match table(rows, at, &white) {
            Some((end, gaps)) => {
                out.push((at..end, gaps));
                at = end;
            }
            None => at += 1,
        }
    }
    out
}

/// The white between the headings that a line is.
fn headings(row: &Line) -> Option<Vec<Gap>> {
    let white: Vec<Gap> = row
        .words
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if b.from - a.to > row.size * BETWEEN => Some(Gap { from: a.to, to: b.from }),
            _ => None,
        })
        .collect();
    if row.words.len() > MOST_WORDS || !(1..MOST_COLUMNS).contains(&white.len()) {
        return None;
    }
    let texts: Vec<String> = row
        .words
        .chunk_by(|a, b| b.from - a.to <= row.size * BETWEEN)
        .map(|words| words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" "))
        .collect();
    are_headings(&texts, &Aliases::default()).then_some(white)
}

/// Where the table under these headings ends, and the white between its columns.
fn table(rows: &[Line], head: usize, white: &[Gap]) -> Option<(usize, Vec<Gap>)> {
    let first = rows.get(head)?;
    let near = |at: &usize| {
        matches!(rows.get(at - 1..=*at), Some([a, b])
            if step(a, b) < b.size * MOST_WHITE && (b.size - first.size).abs() < first.size * 0.15)
    };
    let mut end = (head + 1..rows.len().min(head + MOST_LINES)).take_while(near).last()? + 1;
    if let Some(next) = rows.get(head + 1..end)?.iter().position(|row| headings(row).is_some()) {
        end = head + 1 + next;
    }
    let mut gaps = Vec::new();
    for gap in white {
        // A name across the columns between two rows is no end of them.
        let body = rows.get(head + 1..end)?;
        let (edge, length) = edge(body, gap)?;
        end = head + 1 + length;
        gaps.push((gap.from, edge));
    }
    let body = rows.get(head + 1..end)?;
    let mut out = Vec::new();
    let mut left = f32::MIN;
    for (from, edge) in gaps {
        let mut reach = from;
        for row in body.iter().filter(|row| !runs_over(row, edge)) {
            let own = row.words.iter().filter(|w| w.from >= left - SAME && w.from < edge - SAME);
            reach = own.map(|w| w.to).fold(reach, f32::max);
        }
        if edge - reach < LEAST_WHITE {
            return None;
        }
        out.push(Gap { from: reach, to: edge });
        left = edge;
    }
    let begun = out.iter().all(|gap| body.iter().filter(|row| begins(row, gap.to)).nth(LEAST - 1).is_some());
    // Headings at the left of their columns show where these begin.
    let set_in = white.iter().zip(&out).filter(|(head, gap)| head.to - gap.to > first.size * SET_IN).count();
    (begun && set_in > 0).then_some((end, out))
}

/// Where most lines under the white between two headings begin, and how many lines no word of which runs over that place.
fn edge(body: &[Line], gap: &Gap) -> Option<(f32, usize)> {
    let mut places: Vec<f32> = body
        .iter()
        .flat_map(|row| &row.words)
        .map(|w| w.from)
        .filter(|x| *x > gap.from - SAME && *x < gap.to + SAME)
        .collect();
    // What begins right under a heading is its column, and no other place is looked for.
    if places.iter().any(|x| (x - gap.to).abs() < SAME) {
        places.retain(|x| (x - gap.to).abs() < SAME);
    }
    places.sort_by(f32::total_cmp);
    let mut edges: Vec<(usize, f32)> = places
        .chunk_by(|a, b| b - a < SAME)
        .filter_map(|own| Some((own.len(), *own.first()?)))
        .filter(|(count, _)| *count >= LEAST)
        .collect();
    edges.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    edges.into_iter().take(MOST_TRIED).find_map(|(_, x)| {
        let mut length = 0;
        let mut names = 0;
        for (at, row) in body.iter().enumerate() {
            if !runs_over(row, x) {
                (length, names) = (at + 1, 0);
            } else if is_name(row) && names == 0 {
                names += 1;
            } else {
                break;
            }
        }
        let own = body.get(..length)?;
        (own.iter().filter(|row| begins(row, x)).count() >= LEAST).then_some((x, length))
    })
}

fn begins(row: &Line, x: f32) -> bool {
    row.words.iter().any(|w| (w.from - x).abs() < SAME)
}

/// True where a word runs over the place, or where words on both sides of it have no more than a space between them and
/// none begins there.
fn runs_over(row: &Line, x: f32) -> bool {
    row.words.iter().any(|w| w.from < x - SAME && w.to > x + SAME)
        || row.words.windows(2).any(|pair| {
            matches!(pair, [a, b] if a.to <= x + SAME && b.from > x + SAME && b.from - a.to < row.size * SPACE)
        })
}

/// A name across the columns: a few bold words.
fn is_name(row: &Line) -> bool {
    row.words.len() <= 12 && row.words.iter().all(|w| w.bold)
}
