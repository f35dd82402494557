//! Where a row of a table set with spaces begins.

use crate::date::looks_like_a_date;
use crate::front::text::lines::{Line, begins_item, goes_on, is_bullet, pieces, width};
use crate::front::text::rows::RowText;
use crate::interpret::words::is_name_like;

/// True for a line that stands in, alone, below the items of the first column.
pub(super) fn is_under_bullet(cells: &[(usize, &str)], row: Option<&RowText>) -> bool {
    let first = row.and_then(|r| r.cells.iter().find(|c| c.column == 0));
    matches!(cells, [(0, _)]) && first.is_some_and(|c| c.lines.iter().any(|l| is_bullet(&l.1)))
}

/// True where the first line is a name over the row right below it, though it is longer than the first column, which begins
/// before `second`, is wide: "April 2027" over a column of numbers.
pub(super) fn names_rows(lines: &[Line<'_>], second: usize) -> bool {
    let [first, below, ..] = lines else { return false };
    let (found, row) = (pieces(first.text), pieces(below.text));
    let [(at, text)] = found.as_slice() else { return false };
    *at < second
        && at + width(text) > second
        && text.split_whitespace().count() <= 6
        && is_name_like(text)
        && !begins_item(text)
        && row.len() > 2
        && row.first().is_some_and(|(from, text)| from + width(text) < second)
}

/// True for a name alone on its line over a whole row.
pub(super) fn is_band(cells: &[(usize, &str)], above: &[Option<&str>], wide: &[usize], next: usize) -> bool {
    let [(0, text)] = cells else { return false };
    let room = wide.first().copied().unwrap_or(0);
    let free = above.first().copied().flatten().is_none_or(|a| !goes_on(a, text, room));
    free && next > 1 && is_name_like(text) && !begins_item(text)
}

/// True for a whole line with a date where the row above has one already and had gone on without: cells go on line by line.
pub(super) fn resumes(
    cells: &[(usize, &str)],
    above: &[Option<&str>],
    row: Option<&RowText>,
    columns: usize,
) -> bool {
    let ended = |column: usize| {
        above.get(column).is_some_and(Option::is_none)
            && row.is_some_and(|r| r.cells.iter().any(|c| c.column == column))
    };
    let begins = |(_, text): &(usize, &str)| !text.starts_with(char::is_lowercase) && !is_bullet(text);
    cells.len() == columns
        && cells.first().is_some_and(begins)
        && cells.iter().skip(1).any(|(column, text)| ended(*column) && looks_like_a_date(text))
}

/// True for a line that begins a row: no cell of it goes on from the line above, and one begins afresh.
pub(super) fn begins_row(cells: &[(usize, &str)], above: &[Option<&str>], wide: &[usize]) -> bool {
    let before = |column: usize| above.get(column).copied().flatten();
    // "2017." alone ends the sentence that the line above leaves open.
    if let [(0, text)] = cells
        && text.ends_with('.')
        && text.split_whitespace().count() <= 3
        && before(0)
            .is_some_and(|b| b.split_whitespace().count() > 2 && !b.ends_with(['.', ':', ';', '!', '?']))
    {
        return false;
    }
    // The widest column holds what is done, where "every year" is no target date.
    let widest = wide.iter().enumerate().max_by_key(|(_, w)| **w).map_or(0, |(i, _)| i);
    let dated = |(column, text): &(usize, &str)| {
        if *column == widest {
            return false;
        }
        let open = |b: &str| b.ends_with(['-', '–', '/', ',']) || b.ends_with(" to") || b.ends_with(" and");
        looks_like_a_date(text) && before(*column).is_some_and(|b| looks_like_a_date(b) && !open(b))
    };
    let referred = |(column, text): &(usize, &str)| *column == 0 && is_reference(text);
    let midway = |(column, text): &(usize, &str)| {
        before(*column).is_some() && text.starts_with(char::is_lowercase) && !looks_like_a_date(text)
    };
    if cells.iter().any(referred) || cells.iter().any(dated) && !cells.iter().any(midway) {
        return true;
    }
    let (mut fresh, mut apart, mut going_on) = (0, 0, 0);
    for (column, text) in cells {
        let room = wide.get(*column).copied().unwrap_or(0);
        match before(*column) {
            // So near to the border that the word might have fitted: what stands beside it decides.
            Some(before) if goes_on(before, text, room) && !goes_on(before, text, room + 3) => going_on += 1,
            Some(before) if goes_on(before, text, room) => return false,
            Some(_) if is_bullet(text) => return false,
            _ if text.starts_with(char::is_lowercase) => return false,
            above => {
                fresh += 1;
                apart += usize::from(above.is_some());
            }
        }
    }
    if going_on > 0 && (going_on > 1 || apart < 2) {
        return false;
    }
    let first = cells.first().is_some_and(|c| c.0 == 0);
    let ended = before(0).is_none_or(|a| a.ends_with('.'));
    // Beside a name that stands over several rows the others begin with their second cell, and with all others but one at least.
    let beside = cells.first().is_some_and(|c| c.0 == 1) && fresh == cells.len() && fresh > 2;
    first && (fresh > 1 || ended) || beside && fresh + 2 >= wide.len()
}

/// True for "1.2", "A3" and the like.
fn is_reference(text: &str) -> bool {
    text.len() <= 6
        && text.contains(|c: char| c.is_ascii_digit())
        && text.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/'))
}
