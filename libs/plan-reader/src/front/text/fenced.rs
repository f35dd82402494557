//! Tables as AsciiDoc writes them: cells that begin with a bar, between two lines of `|===`, over as many lines as they need.

use super::lines::Line;
use super::rows::{CellText, RowText};

/// What a table begins and ends with.
const FENCE: &str = "|===";

/// More columns than this are in no table that anyone wrote.
const MOST_COLUMNS: usize = 50;

/// The rows of the table that begins here, and how many lines it takes.
pub(super) fn take(lines: &[Line<'_>]) -> Option<(Vec<RowText>, usize)> {
    let first = lines.first()?.text.trim();
    let attributes = Some(first).filter(|t| t.starts_with('[') && t.ends_with(']'));
    let open = usize::from(attributes.is_some());
    if lines.get(open)?.text.trim() != FENCE {
        return None;
    }
    let body = lines.get(open + 1..)?;
    let end = body.iter().position(|l| l.text.trim() == FENCE)?;
    let body = body.get(..end)?;
    let found = cells(body);
    let on_first = found.first().map(|c| found.iter().filter(|d| d.line == c.line).count());
    let few = |n: &usize| (1..=MOST_COLUMNS).contains(n);
    let columns = attributes.and_then(columns_said).filter(few).or(on_first.filter(few))?;
    let rows = placed(found, columns);
    (!rows.is_empty()).then_some((rows, open + end + 2))
}

/// Takes the marks of headings away where such tables stand.
pub(super) fn drop_marks(lines: &mut [Line<'_>]) {
    if !lines.iter().any(|l| l.text.trim() == FENCE) {
        return;
    }
    for line in lines {
        let bare = line.text.trim_start_matches('=');
        if bare.len() < line.text.len() && bare.starts_with(' ') {
            line.text = bare.trim();
        }
    }
}

/// How many columns the line over a table says: `cols="25%,75%"` or `cols="3*"`.
fn columns_said(attributes: &str) -> Option<usize> {
    let (_, rest) = attributes.split_once("cols=\"")?;
    let (said, _) = rest.split_once('"')?;
    said.split(',').try_fold(0_usize, |sum, one| {
        let columns = one.split_once('*').map_or(Some(1), |(n, _)| n.trim().parse().ok());
        columns.map(|n| sum.saturating_add(n))
    })
}

/// A cell as it is written.
struct Written {
    line: u32,
    columns: usize,
    rows: usize,
    lines: Vec<(u32, String)>,
}

fn cells(body: &[Line<'_>]) -> Vec<Written> {
    let mut out: Vec<Written> = Vec::new();
    for line in body {
        let mut rest = line.text;
        while let Some(bar) = bar(rest) {
            let (before, after) = rest.split_at(bar);
            let (words, kind) = parted(before);
            if !words.trim().is_empty() {
                add(&mut out, line.number, words);
            }
            let (columns, rows) = spans(kind);
            out.push(Written { line: line.number, columns, rows, lines: Vec::new() });
            rest = after.get(1..).unwrap_or_default();
        }
        add(&mut out, line.number, rest);
    }
    out
}

/// Where the next bar is that begins a cell.
fn bar(text: &str) -> Option<usize> {
    text.match_indices('|').map(|(at, _)| at).find(|at| !text.get(..*at).is_some_and(|t| t.ends_with('\\')))
}

/// The words of the cell before a bar, and what stands right before the bar to say what kind of cell begins: "a", "2+".
fn parted(before: &str) -> (&str, &str) {
    let at = before.rfind(char::is_whitespace).map_or(0, |at| at + 1);
    let (words, kind) = before.split_at(at);
    let said = |c: char| c.is_ascii_digit() || matches!(c, '.' | '+' | '*' | '<' | '>' | '^');
    let bare = kind.trim_end_matches(['a', 'd', 'e', 'h', 'l', 'm', 's']);
    if kind.len() <= 8 && kind.len() <= bare.len() + 1 && bare.chars().all(said) {
        (words, kind)
    } else {
        (before, "")
    }
}

/// Over how many columns and rows a cell goes: "2+", ".3+", "2.3+".
fn spans(kind: &str) -> (usize, usize) {
    let Some((said, _)) = kind.split_once('+') else { return (1, 1) };
    let (columns, rows) = said.split_once('.').unwrap_or((said, ""));
    let number = |text: &str| text.parse().ok().filter(|n| (1..=MOST_COLUMNS).contains(n)).unwrap_or(1);
    (number(columns), number(rows))
}

fn add(cells: &mut [Written], number: u32, words: &str) {
    let words = words.trim();
    let bare = |mark: char| {
        words.strip_prefix(mark).and_then(|w| w.strip_suffix(mark)).filter(|w| !w.contains(mark))
    };
    let words = bare('*').or(bare('_')).unwrap_or(words);
    if let Some(cell) = cells.last_mut().filter(|c| !words.is_empty() || !c.lines.is_empty()) {
        cell.lines.push((number, words.replace("\\|", "|")));
    }
}

/// Puts the cells into rows, each where the cells above leave it room.
fn placed(cells: Vec<Written>, columns: usize) -> Vec<RowText> {
    let mut out: Vec<RowText> = Vec::new();
    // How many rows each column is still taken by a cell from above.
    let mut taken = vec![0_usize; columns];
    let mut next = columns;
    for cell in cells {
        let free = |from: usize, taken: &[usize]| (from..columns).find(|c| taken.get(*c) == Some(&0));
        let mut place = free(next, &taken);
        while place.is_none() {
            let ended = taken.iter().copied().min().unwrap_or(1).max(1);
            taken.iter_mut().for_each(|t| *t = t.saturating_sub(ended));
            out.push(RowText { line: cell.line, ..RowText::default() });
            place = free(0, &taken);
        }
        let Some((column, row)) = place.zip(out.last_mut()) else { break };
        let wide = cell.columns.min(columns - column);
        taken.iter_mut().skip(column).take(wide).for_each(|t| *t = cell.rows);
        next = column + wide;
        if !cell.lines.is_empty() {
            row.cells.push(CellText {
                column,
                columns: wide,
                rows: cell.rows,
                lines: cell.lines,
                wide: Some(0),
            });
        }
    }
    out.retain(|row| !row.cells.is_empty());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_table_that_says_more_columns_than_can_be_counted_has_as_many_as_its_first_line() {
        let text = format!("[cols=\"{}*,{0}*\"]\n|===\n|Action |Lead\n|Open a form |HR\n|===\n", usize::MAX);
        let (rows, _) = take(&split(&text)).unwrap();
        assert_eq!(rows.len(), 2);
    }
    use crate::front::text::lines::split;

    fn words(text: &str) -> Vec<Vec<(usize, String)>> {
        let (rows, taken) = take(&split(text)).unwrap();
        assert_eq!(taken, split(text).len());
        let said = |c: &CellText| c.lines.iter().map(|l| l.1.as_str()).collect::<Vec<_>>().join(" ");
        rows.iter().map(|r| r.cells.iter().map(|c| (c.column, said(c))).collect()).collect()
    }

    #[test]
    fn cells_go_over_as_many_lines_as_they_need() {
        let rows = words("[cols=\"2*\"]\n|===\n|Action |Lead\n|Publish the\ngap a|\n* Head of HR\n|===");
        assert_eq!(rows[0], [(0, "Action".to_owned()), (1, "Lead".to_owned())]);
        assert_eq!(rows[1], [(0, "Publish the gap".to_owned()), (1, "* Head of HR".to_owned())]);
    }

    #[test]
    fn a_cell_over_several_rows_or_columns_leaves_no_room_beside_it() {
        let rows = words("|===\n|Theme |Action |Lead\n.2+|Pay |Publish |HR\n|Train |\n3+|Homes\n|===");
        assert_eq!(rows[1].len(), 3);
        assert_eq!(rows[2], [(1, "Train".to_owned())]);
        assert_eq!(rows[3], [(0, "Homes".to_owned())]);
    }

    #[test]
    fn a_table_that_never_ends_is_none() {
        assert!(take(&split("|===\n|Action |Lead\n|Publish |HR")).is_none());
    }
}
