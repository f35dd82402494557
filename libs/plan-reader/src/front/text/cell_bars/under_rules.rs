//! Tables of one cell a line with a rule below their headings, "---|---|---|", which says how many cells a row has.

use super::super::lines::Line;
use super::super::rows::RowText;
use super::{Cell, MOST, MOST_COLUMNS, cells, row};
use crate::Aliases;
use crate::interpret::columns;

/// Further columns than this have no rule.
const WIDEST: usize = MOST_COLUMNS * 2;

/// The rows of the table whose headings begin here, and how many lines it takes.
pub(super) fn take(lines: &[Line<'_>], aliases: &Aliases) -> Option<(Vec<RowText>, usize)> {
    let (heads, rule) = headings(lines)?;
    let words: Vec<String> = heads.iter().map(Cell::text).collect();
    let below = lines.get(rule + 1..)?;
    let next = below.iter().take(MOST).position(|l| l.is_blank() || width_of(l.text).is_some());
    let mut body = cells(below.get(..next.unwrap_or(below.len()))?, MOST);
    // What stands right over the next rule heads another table.
    if let Some(next) = next.and_then(|at| width_of(below.get(at)?.text)) {
        body.truncate(body.len().checked_sub(next)?);
    }
    let width = heads.len();
    // A name alone in its table, and what is said of it below, stand over the next.
    if width == 1 {
        let end = rule + 1 + body.last().map_or(0, |c| c.end);
        let (rows, taken) = take_headed(lines.get(end..)?, aliases)?;
        let over = heads.iter().chain(&body).map(|cell| row(std::slice::from_ref(cell), false));
        return Some((over.chain(rows).collect(), end + taken));
    }
    if !columns::are_headings(&words, aliases) {
        return None;
    }
    let last = body.len() % width;
    if last * 2 < width {
        body.truncate(body.len() - last);
    }
    let taken = rule + 1 + body.last()?.end;
    let head = row(&heads, true);
    let body = body.chunks(width).map(|chunk| row(chunk, false)).filter(|r| !r.cells.is_empty());
    let rows: Vec<RowText> = std::iter::once(head).chain(body).collect();
    (rows.len() > 1).then_some((rows, taken))
}

/// The same for a table of more than one column.
fn take_headed(lines: &[Line<'_>], aliases: &Aliases) -> Option<(Vec<RowText>, usize)> {
    headings(lines).filter(|(heads, _)| heads.len() > 1).and_then(|_| take(lines, aliases))
}

/// The cells from the first line to the rule, as many as this has, and its line.
fn headings<'t>(lines: &[Line<'t>]) -> Option<(Vec<Cell<'t>>, usize)> {
    let rule = lines.iter().take(WIDEST).position(|l| width_of(l.text).is_some())?;
    let heads = cells(lines.get(..rule)?, MOST_COLUMNS);
    let whole = heads.last().is_some_and(|c| c.end == rule) && heads.iter().all(|c| !c.lines.is_empty());
    let width = width_of(lines.get(rule)?.text)?;
    (whole && heads.len() == width).then_some((heads, rule))
}

/// How many columns a rule has: "---|---|".
fn width_of(text: &str) -> Option<usize> {
    let inner = text.trim().trim_matches('|');
    let dashes = |part: &str| {
        let part = part.trim().trim_matches(':');
        part.len() >= 3 && part.bytes().all(|b| b == b'-')
    };
    let rule = text.contains('|') && inner.split('|').all(dashes);
    rule.then(|| inner.split('|').count())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::text::lines::split;

    #[test]
    fn a_rule_below_the_headings_says_how_many_cells_a_row_has() {
        let text = "No |\nWhat |\nTimescale |\nWho |\nProgress |\n---|---|---|---|---|\n2.1 |\nOpen the gate\nto all |\nsome day |\nWardens |\n|\n\
                    2.2 |\nPaint it |\nMay 2027 |\n|\nBegun. |\nSecond part |\n---|\nAims |\n";
        let (rows, taken) = take(&split(text), &Aliases::default()).unwrap();
        let columns = |n: usize| rows[n].cells.iter().map(|c| c.column).collect::<Vec<_>>();
        assert_eq!((rows.len(), columns(1), columns(2)), (3, vec![0, 1, 2, 3], vec![0, 1, 2, 4]));
        assert_eq!(taken, 17);
        assert!(take(&split("No |\nWhat |\n---|---|---|\nOne |\nTwo |\n"), &Aliases::default()).is_none());
    }
}
