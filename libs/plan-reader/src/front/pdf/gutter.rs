//! Pages set in two columns of running text, as brochures are: a gutter that no line crosses, with paragraphs on either
//! side that begin at heights of their own. The rows of a table begin together.

use std::ops::Range;

use super::text::Line;
use super::unruled::{Gap, split, step};

/// Fewer lines on a side than this may be anything.
const LEAST_LINES: usize = 6;
/// A page with more rows is no page to read.
const MOST_ROWS: usize = 400;

/// The rows, from the top of the page down, that stand in two columns, and the white between these.
pub(super) fn find(rows: &[Line]) -> Option<(Range<usize>, Gap)> {
    if rows.len() < LEAST_LINES || rows.len() > MOST_ROWS {
        return None;
    }
    let left = rows.iter().map(|r| r.from).fold(f32::MAX, f32::min);
    let right = rows.iter().map(|r| r.to).fold(f32::MIN, f32::max);
    let middle = (left + (right - left) * 0.35, left + (right - left) * 0.65);
    let (mut range, gap) = longest(rows, middle)?;
    // The last line of a paragraph across the page is short enough to stand in one column.
    while range.start > 0
        && let Some([above, row]) = rows.get(range.start - 1..=range.start)
        && row.to <= gap.from
        && (above.size - row.size).abs() < row.size * 0.05
        && step(above, row) < row.size * 1.5
    {
        range.start += 1;
    }
    let inside = rows.get(range.clone())?;
    let sides = sides(inside, &gap);
    (are_alike(&sides) && begin_apart(&sides)).then_some((range, gap))
}

/// The longest run of rows that leave some white in the middle of the page.
fn longest(rows: &[Line], middle: (f32, f32)) -> Option<(Range<usize>, Gap)> {
    let mut best: Option<(Range<usize>, Gap)> = None;
    for first in 0..rows.len() {
        if best.as_ref().is_some_and(|(range, _)| range.len() >= rows.len() - first) {
            break;
        }
        let mut white = vec![Gap { from: middle.0, to: middle.1 }];
        for (at, row) in rows.iter().enumerate().skip(first) {
            white = without(&white, row);
            let Some(widest) = white.iter().max_by(|a, b| (a.to - a.from).total_cmp(&(b.to - b.from))) else {
                break;
            };
            if best.as_ref().is_none_or(|(range, _)| range.len() < at + 1 - first) {
                best = Some((first..at + 1, *widest));
            }
        }
    }
    best
}

/// What is left of the white beside the words of a row.
fn without(white: &[Gap], row: &Line) -> Vec<Gap> {
    let mut out = white.to_vec();
    for word in &row.words {
        out = out
            .into_iter()
            .flat_map(|gap| {
                if word.to <= gap.from || word.from >= gap.to {
                    return vec![gap];
                }
                vec![Gap { from: gap.from, to: word.from }, Gap { from: word.to, to: gap.to }]
            })
            .filter(|gap| gap.to - gap.from > row.size)
            .collect();
    }
    out
}

fn sides(rows: &[Line], gap: &Gap) -> [Vec<Line>; 2] {
    let mut out = [Vec::new(), Vec::new()];
    for (column, line) in rows.iter().flat_map(|r| split(r, std::slice::from_ref(gap))) {
        if let Some(side) = out.get_mut(column) {
            side.push(line);
        }
    }
    out
}

/// Both columns have enough lines, are about as wide, and have no columns of their own.
fn are_alike(sides: &[Vec<Line>; 2]) -> bool {
    let width = |lines: &Vec<Line>| {
        lines.iter().map(|l| l.to).fold(f32::MIN, f32::max)
            - lines.iter().map(|l| l.from).fold(f32::MAX, f32::min)
    };
    let whole = |lines: &Vec<Line>| {
        let parted = lines.iter().filter(|l| {
            l.words
                .windows(2)
                .any(|p| matches!(p, [a, b] if b.from - a.to > l.size * super::layout::COLUMN_GAP))
        });
        parted.count() * 5 < lines.len()
    };
    let words = |lines: &Vec<Line>| lines.iter().map(|l| l.words.len()).sum::<usize>();
    let [left, right] = sides;
    let (a, b) = (width(left), width(right));
    sides.iter().all(|s| s.len() >= LEAST_LINES && whole(s) && words(s) >= s.len() * 3)
        && a.max(b) < a.min(b) * 1.4
}

/// True where most paragraphs of one column begin beside no paragraph of the other.
fn begin_apart(sides: &[Vec<Line>; 2]) -> bool {
    let [left, right] = sides.each_ref().map(|lines| starts(lines));
    let beside = |a: &[(f32, f32)], b: &[(f32, f32)]| {
        a.iter().filter(|(base, size)| b.iter().any(|(other, _)| (base - other).abs() < size * 0.35)).count()
    };
    // The columns themselves begin together.
    let apart = |a: &[(f32, f32)], b: &[(f32, f32)]| a.len() >= 3 && beside(a, b) * 2 <= a.len();
    apart(&left, &right) && apart(&right, &left)
}

/// Where the paragraphs of a column begin: their heights and the sizes of their letters.
fn starts(lines: &[Line]) -> Vec<(f32, f32)> {
    let mut steps: Vec<f32> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => Some(step(a, b)).filter(|s| *s > b.size * 0.9),
            _ => None,
        })
        .collect();
    steps.sort_by(f32::total_cmp);
    let leading = steps.get(steps.len() / 5).copied().unwrap_or(0.0);
    let mut out = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let above = i.checked_sub(1).and_then(|at| lines.get(at));
        let begins = above.is_none_or(|above| {
            step(above, line) > leading * 1.18 || (above.size - line.size).abs() > line.size * 0.1
        });
        if begins {
            out.push((line.base, line.size));
        }
    }
    out
}
