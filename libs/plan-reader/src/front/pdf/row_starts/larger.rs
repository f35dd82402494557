//! Names between the rows of a table that stand out: larger than the others, bold where these are not, or with white around them.

use crate::front::pdf::text::Line;
use crate::front::pdf::unruled::{Gap, split, step};
use crate::interpret::words::is_name_like;

use super::WHITE;

/// A name takes no more lines.
const MOST_LINES: usize = 3;

/// Which lines are such names, in the first column alone. `leading` is how far the lines of a cell stand from each other.
pub(super) fn names(lines: &[Line], gaps: &[Gap], leading: f32) -> Vec<bool> {
    let mut sizes: Vec<f32> = lines.iter().map(|l| l.size).collect();
    sizes.sort_by(f32::total_cmp);
    let usual = sizes.get(sizes.len() / 2).copied().unwrap_or_default();
    let bold = |line: &Line| line.words.iter().all(|w| w.bold);
    let alone = |line: &Line| matches!(split(line, gaps).as_slice(), [(0, _)]);
    // What stands alone may be a name, so rows of several cells tell how the first column is set.
    let in_first = |line: &&Line| matches!(split(line, gaps).as_slice(), [(0, _), _, ..]) && !bold(line);
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
    // A name on two lines.
    let upper_half = |at: usize| {
        let Some([own, rest, below]) = lines.get(at..at + 3) else { return false };
        let above = at.checked_sub(1).and_then(|i| lines.get(i));
        let begins = above
            .is_some_and(|above| !above.words.iter().any(|w| w.bold) || step(above, own) > leading * WHITE);
        begins
            && bold(own)
            && alone(own)
            && bold(rest)
            && alone(rest)
            && step(own, rest) < leading * WHITE
            && !bold(below)
            && split(below, gaps).len() > 1
    };
    let on_two = |at: usize| upper_half(at) || at.checked_sub(1).is_some_and(upper_half);
    let white = |a: usize, b: usize| matches!((lines.get(a), lines.get(b)), (Some(a), Some(b)) if step(a, b) > leading * WHITE);
    let mut named = vec![false; lines.len()];
    let mut set_apart = 0;
    // Paragraphs of a cell stand nearer to each other than rows do.
    let mut steps: Vec<f32> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] => (!alone(b)).then(|| step(a, b)).filter(|it| *it > leading * WHITE),
            _ => None,
        })
        .collect();
    steps.sort_by(f32::total_cmp);
    let row_step = steps.get(steps.len() / 2).copied().unwrap_or(f32::MAX) * 0.93;
    let far = |at: usize| matches!(lines.get(at..=at + 1), Some([a, b]) if step(a, b) >= row_step);
    for at in 1..lines.len() {
        if !white(at - 1, at) || !lines.get(at).is_some_and(&alone) {
            continue;
        }
        let goes_on = |i: &usize| !white(*i, i + 1) && lines.get(i + 1).is_some_and(&alone);
        let end = (at..at + MOST_LINES).find(|i| !goes_on(i)).unwrap_or(at + MOST_LINES);
        let own = lines.get(at..=end).unwrap_or_default();
        let text = own.iter().map(Line::text).collect::<Vec<_>>().join(" ");
        let over_row = lines.get(end + 1).is_some_and(|below| split(below, gaps).len() > 1);
        let like_rows = far(at - 1) && far(end) && reads_as_a_name(&text);
        if over_row && white(end, end + 1) && (is_name_like(&text) || like_rows) {
            named.iter_mut().skip(at).take(own.len()).for_each(|slot| *slot = true);
            set_apart += 1;
        }
    }
    let rows = lines.iter().enumerate().filter(|(at, l)| *at > 0 && white(at - 1, *at) && !alone(l)).count();
    // Where as many rows have one, it is the end of their first cells.
    let apart_from_rows = set_apart > 1 && set_apart * 3 < rows * 2;
    lines
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let bold = bold(line)
                && alone(line)
                && (line.size > usual * 1.1 || usually_plain && (apart(at) || on_two(at)));
            bold || apart_from_rows && named.get(at) == Some(&true)
        })
        .collect()
}

/// "Front doors and first contact": a few words that do not end as a sentence does.
fn reads_as_a_name(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
        && text.split_whitespace().count() < 10
        && !text.ends_with(['.', ',', ';', ':', '?', '!'])
}

/// Which rows are bold names alone in the first column, where no other row is bold there: nothing tells them from names across
/// all columns.
pub(in crate::front::pdf) fn names_alone(rows: &[Vec<Line>], gaps: &[Gap]) -> Vec<bool> {
    let bold = |line: &Line| line.words.iter().all(|w| w.bold);
    let first = |row: &[Line]| {
        let mut own = row.iter().filter_map(|line| split(line, gaps).into_iter().find(|(at, _)| *at == 0));
        own.next().map(|(_, cell)| cell)
    };
    let several = |row: &[Line]| row.iter().any(|line| split(line, gaps).iter().any(|(at, _)| *at > 0));
    let plain = |row: &Vec<Line>| row.iter().any(|line| !bold(line)) && several(row);
    let own: Vec<Line> = rows.iter().filter(|row| plain(row)).filter_map(|row| first(row)).collect();
    let usually_plain = own.iter().filter(|cell| bold(cell)).count() * 3 < own.len();
    let alone = |row: &Vec<Line>| row.iter().all(bold) && !several(row);
    rows.iter()
        .enumerate()
        .map(|(at, row)| usually_plain && alone(row) && rows.get(at + 1).is_some_and(plain))
        .collect()
}
