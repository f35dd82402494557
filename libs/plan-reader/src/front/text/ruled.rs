//! Tables under rules of dashes, one run of dashes for each column.

use super::lines::{Line, slice, width};
use super::rows::{CellText, RowText};

/// The rule that closes a table is looked for no further on than this.
const FURTHEST: usize = 5000;

pub(super) fn take(lines: &[Line<'_>]) -> Option<(Vec<RowText>, usize)> {
    let (mut rows, length, columns) = below_rules(lines)?;
    // A last column in which nothing stands is one all the same: the table goes on with that of the page before.
    if let Some(last) = columns.checked_sub(1)
        && !rows.iter().flat_map(|r| &r.cells).any(|c| c.column == last)
        && let Some(first) = rows.first_mut()
    {
        first.cells.push(CellText { column: last, columns: 1, rows: 1, lines: Vec::new(), wide: None });
    }
    Some((rows, length))
}

/// The rows, how many lines they take, and how many columns are drawn.
fn below_rules(lines: &[Line<'_>]) -> Option<(Vec<RowText>, usize, usize)> {
    let first = lines.first()?;
    // Where the rule of columns stands: at the top, under the headings, or under headings with a line above them.
    let rule = if columns_of(first.text).is_some() {
        0
    } else {
        let most = if is_line(first.text) { 12 } else { 1 };
        (1..=most).find(|i| lines.get(*i).is_some_and(|l| columns_of(l.text).is_some()))?
    };
    let columns = columns_of(lines.get(rule)?.text)?;
    let lined = rule > 0 && is_line(first.text);
    let headings = lines.get(usize::from(lined)..rule)?;
    if headings.iter().any(Line::is_blank) {
        return None;
    }
    let body = lines.get(rule + 1..)?;
    let (mut end, mut closing) = end_of(body, &columns, lined, rule == 0)?;
    let mut rows = Vec::new();
    if !headings.is_empty() {
        rows.extend(row(headings, &columns, true));
    }
    // Some draw the headings between two rules of columns.
    if rule == 0 && closing && body.get(end + 1).is_some_and(|l| !l.is_blank()) {
        let more = body.get(end + 1..)?;
        if let Some((length, closed)) = end_of(more, &columns, false, true).filter(|(n, _)| *n > 0) {
            rows.extend(row(body.get(..end)?, &columns, true));
            rows.extend(rows_of(more.get(..length)?, &columns));
            (end, closing) = (end + 1 + length, closed);
            return Some((rows, rule + 1 + end + usize::from(closing), columns.len()));
        }
    }
    rows.extend(rows_of(body.get(..end)?, &columns));
    (!rows.is_empty()).then_some((rows, rule + 1 + end + usize::from(closing), columns.len()))
}

/// Where the table ends, counted from below the rule, and whether a rule closes it.
fn end_of(
    body: &[Line<'_>],
    columns: &[(usize, usize)],
    lined: bool,
    must_close: bool,
) -> Option<(usize, bool)> {
    let closes = |l: &Line<'_>| {
        if lined {
            is_line(l.text)
        } else {
            columns_of(l.text).as_deref() == Some(columns) || is_line(l.text)
        }
    };
    let close = body.iter().take(FURTHEST).position(closes);
    let blank = body.iter().position(Line::is_blank);
    match (close, blank) {
        // Blank lines may part the rows of a table that a rule closes.
        (Some(close), Some(blank)) if blank < close && !lined && !must_close => Some((blank, false)),
        (Some(close), _) => Some((close, true)),
        (None, _) if lined || must_close => None,
        (None, blank) => Some((blank.unwrap_or(body.len()), false)),
    }
}

/// The rows: parted by blank lines where there are any, else one a line and what was wrapped below it.
fn rows_of(body: &[Line<'_>], columns: &[(usize, usize)]) -> Vec<RowText> {
    let mut out: Vec<RowText> = Vec::new();
    if body.iter().any(Line::is_blank) {
        for group in body.split(Line::is_blank) {
            let Some(row) = row(group, columns, false) else { continue };
            match out.last_mut() {
                // A paragraph of its own in one cell, with the first column empty, goes on with the row above.
                Some(last)
                    if !row.cells.iter().any(|c| c.column == 0)
                        && row.cells.len() < columns.len()
                        && row.cells.iter().all(|c| last.cells.iter().any(|l| l.column == c.column))
                        && starts_midway(&row) =>
                {
                    for cell in row.cells {
                        if let Some(above) = last.cells.iter_mut().find(|l| l.column == cell.column) {
                            above.lines.push((row.line, String::new()));
                            above.lines.extend(cell.lines);
                        }
                    }
                }
                _ => out.push(row),
            }
        }
    } else {
        let rows = body.chunk_by(|_, next| goes_on(next, columns));
        out.extend(rows.filter_map(|lines| row(lines, columns, false)));
    }
    out
}

/// True for a line with words missing that goes on in the middle of a sentence.
fn goes_on(line: &Line<'_>, columns: &[(usize, usize)]) -> bool {
    row(std::slice::from_ref(line), columns, false).is_some_and(|row| {
        let words =
            |c: &CellText| c.lines.first().is_some_and(|l| l.1.trim().starts_with(char::is_lowercase));
        row.cells.len() < columns.len() && row.cells.iter().all(words)
    })
}

fn starts_midway(row: &RowText) -> bool {
    row.cells.len() == 1
}

fn row(lines: &[Line<'_>], columns: &[(usize, usize)], headings: bool) -> Option<RowText> {
    let first = lines.first()?;
    let mut out = RowText { line: first.number, headings, ..RowText::default() };
    for (column, (from, to)) in columns.iter().enumerate() {
        let begin = if column == 0 { 0 } else { *from };
        let end = columns.get(column + 1).map_or(usize::MAX, |next| next.0);
        let words: Vec<(u32, String)> =
            lines.iter().map(|l| (l.number, fitting(l.text, begin, end).to_owned())).collect();
        if words.iter().all(|(_, t)| t.trim().is_empty()) {
            continue;
        }
        let left =
            words.iter().filter(|w| !w.1.trim().is_empty()).map(|w| w.1.len() - w.1.trim_start().len()).min();
        let words = words
            .into_iter()
            .map(|(n, t)| (n, t.get(left.unwrap_or(0)..).unwrap_or_default().trim_end().to_owned()))
            .collect();
        out.cells.push(CellText { column, columns: 1, rows: 1, lines: words, wide: Some(to - from) });
    }
    (!out.cells.is_empty()).then_some(out)
}

/// The words between two places; a word that stands across a border belongs where it begins.
fn fitting(text: &str, from: usize, to: usize) -> &str {
    let start = word_start(text, from);
    let end = if to == usize::MAX { to } else { word_start(text, to) };
    slice(text, start, end.max(start))
}

fn word_start(text: &str, place: usize) -> usize {
    if place == 0 || width(text) <= place || slice(text, place - 1, place).trim().is_empty() {
        return place;
    }
    let before: Vec<char> = text.chars().take(place).collect();
    let back = before.iter().rev().take_while(|c| !c.is_whitespace()).count();
    place - back
}

/// The columns a rule draws: at least two runs of dashes.
pub(super) fn columns_of(text: &str) -> Option<Vec<(usize, usize)>> {
    if !text.chars().all(|c| matches!(c, '-' | '=' | ' ' | '─' | '═')) {
        return None;
    }
    let mut out: Vec<(usize, usize)> = Vec::new();
    let mut start = None;
    for (place, letter) in text.chars().chain([' ']).enumerate() {
        match (letter == ' ', start) {
            (false, None) => start = Some(place),
            (true, Some(from)) => {
                out.push((from, place));
                start = None;
            }
            _ => {}
        }
    }
    (out.len() > 1 && out.iter().any(|(a, b)| b - a > 2)).then_some(out)
}

/// A rule across all columns.
fn is_line(text: &str) -> bool {
    let text = text.trim();
    text.len() >= 6 && text.chars().all(|c| c == '-' || c == '─')
}
