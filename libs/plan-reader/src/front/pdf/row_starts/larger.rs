//! Names between the rows of a table that stand out: larger than the others, bold where these are not, or with white around them.

use crate::front::pdf::text::Line;
use crate::front::pdf::unruled::{Gap, split, step};
use crate::interpret::words::is_name_like;

use super::WHITE;

/// Which lines are such names, in the first column alone. `leading` is how far the lines of a cell stand from each other.
pub(super) fn names(lines: &[Line], gaps: &[Gap], leading: f32) -> Vec<bool> {
    let mut sizes: Vec<f32> = lines.iter().map(|l| l.size).collect();
    sizes.sort_by(f32::total_cmp);
    let usual = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    let bold = |line: &Line| line.words.iter().all(|w| w.bold);
    let alone = |line: &Line| matches!(split(line, gaps).as_slice(), [(0, _)]);
    let in_first = |line: &&Line| split(line, gaps).first().is_some_and(|(column, _)| *column == 0);
    let bold_in_first = |line: &&Line| split(line, gaps).first().is_some_and(|(_, cell)| bold(cell));
    let all = lines.iter().filter(in_first).count();
    let usually_plain = lines.iter().filter(in_first).filter(bold_in_first).count() * 3 < all;
    // What goes on with bold words above, as headings on two lines do, or stands over more words of its column is none.
    let apart = |at: usize| {
        let (above, below) = (at.checked_sub(1).and_then(|i| lines.get(i)), lines.get(at + 1));
        let goes_on = lines.get(at).zip(above).is_some_and(|(line, above)| {
            above.words.iter().any(|w| w.bold) && step(above, line) < line.size * 1.6
        });
        let over_row = below.is_some_and(|below| !bold(below) && split(below, gaps).len() > 1);
        !goes_on && over_row && above.is_some()
    };
    let white = |a: usize, b: usize| matches!((lines.get(a), lines.get(b)), (Some(a), Some(b)) if step(a, b) > leading * WHITE);
    let among_white = |at: usize| {
        let over_row = lines.get(at + 1).is_some_and(|below| split(below, gaps).len() > 1);
        at > 0 && white(at - 1, at) && white(at, at + 1) && over_row
    };
    let named = |at: usize, line: &Line| alone(line) && among_white(at) && is_name_like(&line.text());
    let rows = lines.iter().enumerate().filter(|(at, l)| *at > 0 && white(at - 1, *at) && !alone(l)).count();
    let set_apart = lines.iter().enumerate().filter(|(at, line)| named(*at, line)).count();
    // Where as many rows have one, it is the end of their first cells.
    let apart_from_rows = set_apart > 1 && set_apart * 3 < rows * 2;
    lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let bold = bold(line) && alone(line) && (line.size > usual * 1.1 || usually_plain && apart(at));
            bold || apart_from_rows && named(at, line)
        })
        .collect()
}
