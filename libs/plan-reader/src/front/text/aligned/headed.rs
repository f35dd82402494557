//! The headings of a table set with spaces, which may take several lines.

use super::{column_of, put};
use crate::Aliases;
use crate::date::looks_like_a_date;
use crate::front::text::lines::{Line, pieces};
use crate::front::text::lost::is_of_headings;
use crate::front::text::rows::RowText;
use crate::interpret::columns;

/// Headings go on below their first lines for no more lines than this.
const MOST_HEADING_LINES: usize = 3;

/// Where the columns begin by a row of headings that are known, and how many lines the headings take.
pub(super) fn headed(lines: &[Line<'_>], aliases: &Aliases) -> Option<(Vec<usize>, usize)> {
    let first = pieces(lines.first()?.text);
    if first.len() < 2 && lines.get(1).is_none_or(|l| pieces(l.text).len() < 3) {
        return None;
    }
    let mut best: Option<(usize, usize, Vec<usize>)> = None;
    for height in 1..=3 {
        let block = lines.get(..height).filter(|b| !b.iter().any(Line::is_blank)).unwrap_or_default();
        let Some(widest) = block.iter().map(|l| pieces(l.text)).max_by_key(Vec::len) else { break };
        let starts: Vec<usize> = widest.iter().map(|p| p.0).collect();
        if !(2..=columns::MOST_COLUMNS).contains(&starts.len()) {
            continue;
        }
        let mut words = vec![String::new(); starts.len()];
        for (at, text) in block.iter().flat_map(|l| pieces(l.text)) {
            if let Some(slot) = words.get_mut(column_of(&starts, at, text)) {
                slot.push_str(text);
                slot.push(' ');
            }
        }
        let known = columns::assign_knowing(&words, aliases, &[]).iter().flatten().count();
        if words.iter().all(|w| like_a_heading(w))
            && columns::are_headings(&words, aliases)
            && best
                .as_ref()
                .is_none_or(|b| known > b.0 || known == b.0 && ends_headings(block, &starts, aliases))
        {
            best = Some((known, height, starts));
        }
    }
    best.map(|(_, height, starts)| {
        let height = height + rest_of_headings(lines.get(height..).unwrap_or_default(), &starts);
        (starts, height)
    })
}

/// True where the last of these lines only ends headings that begin above it: "DATE" below "TARGET" and below "NEW".
fn ends_headings(block: &[Line<'_>], starts: &[usize], aliases: &Aliases) -> bool {
    let Some((last, above)) = block.split_last() else { return false };
    let begun: Vec<usize> =
        above.iter().flat_map(|l| pieces(l.text)).map(|(at, text)| column_of(starts, at, text)).collect();
    let found = pieces(last.text);
    found.len() < starts.len()
        && found.iter().all(|(at, text)| {
            begun.contains(&column_of(starts, *at, text))
                && text.split_whitespace().all(|w| is_of_headings(w, aliases))
        })
}

/// How many more lines the headings take: what stands below them up to a blank line, where that is short and no row.
fn rest_of_headings(lines: &[Line<'_>], starts: &[usize]) -> usize {
    let height = lines.iter().take(MOST_HEADING_LINES).take_while(|l| !l.is_blank()).count();
    let under = |(at, _): &(usize, &str)| starts.iter().any(|start| start.abs_diff(*at) <= 1);
    // "2005-07" may stand below "Start in", beside words that go on.
    let years = |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, '-' | '/' | '–'));
    let goes_on = |line: &Line<'_>| {
        let found = pieces(line.text);
        let open = found.iter().any(|p| p.1.starts_with(char::is_lowercase));
        let word = |text: &str| !looks_like_a_date(text) || open && years(text);
        found.len() < starts.len() && found.iter().all(|p| under(p) && word(p.1))
    };
    let rest = lines.get(..height).unwrap_or_default();
    let blank = lines.get(height).is_some_and(Line::is_blank);
    if blank && rest.iter().all(goes_on) { height } else { 0 }
}

fn like_a_heading(words: &str) -> bool {
    !words.starts_with(char::is_lowercase)
        && !words.contains(|c: char| c.is_ascii_digit())
        && words.split_whitespace().count() <= 9
}

/// The headings as a row, each with all of its lines.
pub(super) fn heading_row(lines: &[Line<'_>], starts: &[usize]) -> RowText {
    let mut row =
        RowText { line: lines.first().map_or(0, |l| l.number), headings: true, ..RowText::default() };
    for line in lines {
        for (at, text) in pieces(line.text) {
            put(&mut row, column_of(starts, at, text), line.number, text);
        }
    }
    row.cells.sort_by_key(|c| c.column);
    row
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::text::lines::split;

    #[test]
    fn headings_end_in_the_line_below_though_none_is_known_by_it() {
        let lines = split(
            "NO    ACTION              LEAD    TARGET    NEW\n                                  DATE      DATE\n1     Publish the gap     HR      May       June",
        );
        let (starts, height) = headed(&lines, &Aliases::default()).unwrap();
        assert_eq!((starts.len(), height), (5, 2));
        let row = heading_row(&lines[..height], &starts);
        assert_eq!(row.cells[4].lines.iter().map(|l| l.1.as_str()).collect::<Vec<_>>(), ["NEW", "DATE"]);
    }
}
