//! Tables in which each cell has lines of its own and ends in a bar, as some programs copy those of web pages: "Action |", then "Lead |".
//!
//! No line says where a row ends, but the headings say how many cells it has: under that of dates must stand dates.

mod under_rules;

use super::lines::Line;
use super::rows::{CellText, RowText};
use super::shifted;
use crate::Aliases;
use crate::date::looks_like_a_date;
use crate::draft::ColumnRole;
use crate::interpret::columns;

/// A cell of more lines than this is none.
const LONGEST: usize = 20;

/// A date behind other words has no more words than this.
const LONGEST_DATE: usize = 3;

/// A table has no more columns than this.
const MOST_COLUMNS: usize = 10;

/// Cells are no more than this.
const MOST: usize = 20_000;

/// So many cells show what they are.
const SAMPLE: usize = 60;

/// A text in which so many lines could begin such a table, and none does, holds none.
const MOST_TRIES: usize = 500;

/// A cell, and the line behind it.
struct Cell<'t> {
    lines: Vec<(u32, &'t str)>,
    end: usize,
}

impl Cell<'_> {
    fn text(&self) -> String {
        self.lines.iter().map(|l| l.1).collect::<Vec<_>>().join(" ")
    }
}

/// The rows of the table that begins here, and how many lines it takes. `tries` counts the lines that could have begun one.
pub(super) fn take(
    lines: &[Line<'_>],
    aliases: &Aliases,
    tries: &mut usize,
) -> Option<(Vec<RowText>, usize)> {
    let first = lines.first()?;
    let below = lines.get(1).is_some_and(|l| l.text.trim() == "|");
    if !first.text.trim_end().ends_with('|') && !below || *tries == MOST_TRIES {
        return None;
    }
    if let Some(found) = under_rules::take(lines, aliases) {
        return Some(found);
    }
    let sample = cells(lines, SAMPLE);
    *tries += usize::from(sample.len() > 1);
    let width = width(&sample, aliases)?;
    *tries = 0;
    let mut cells = cells(lines, MOST);
    // A last row may lack what was merged or is empty; less than half of one stands below the table.
    let last = cells.len() % width;
    if last * 2 < width {
        cells.truncate(cells.len() - last);
    }
    let rows: Vec<RowText> = cells.chunks(width).enumerate().map(|(n, chunk)| row(chunk, n == 0)).collect();
    let taken = cells.last()?.end;
    let mut rows: Vec<RowText> = rows.into_iter().filter(|r| !r.cells.is_empty()).collect();
    shifted::put_back(&mut rows, aliases);
    Some((rows, taken))
}

/// The cells from here on, each up to the bar that ends its last line. The last of a table may have none.
fn cells<'t>(lines: &[Line<'t>], most: usize) -> Vec<Cell<'t>> {
    let mut out: Vec<Cell<'t>> = Vec::new();
    let mut open: Vec<(u32, &'t str)> = Vec::new();
    for (i, line) in lines.iter().enumerate() {
        let text = line.text.trim();
        let inner = text.strip_suffix('|').unwrap_or(text).trim();
        if text.is_empty() || inner.contains('|') || open.len() == LONGEST || out.len() == most {
            break;
        }
        if !inner.is_empty() {
            open.push((line.number, inner));
        }
        // The last of the table may have no bar.
        let last = lines.get(i + 1).is_none_or(Line::is_blank) && open.len() == 1;
        if text.ends_with('|') || last {
            out.push(Cell { lines: std::mem::take(&mut open), end: i + 1 });
        }
    }
    out
}

/// How many of these cells are headings, where rows of as many have dates under the heading of dates, or as far left of it as they lack
/// cells at their end.
fn width(cells: &[Cell<'_>], aliases: &Aliases) -> Option<usize> {
    let words: Vec<String> = cells.iter().take(MOST_COLUMNS).map(Cell::text).collect();
    let like_a_heading = |t: &String| {
        !t.is_empty()
            && t.split_whitespace().count() <= 7
            && !t.ends_with('.')
            && !t.contains(|c: char| c.is_ascii_digit())
    };
    let most = words.iter().take_while(|t| like_a_heading(t)).count();
    (3..=most).rev().find(|width| {
        let Some(headings) = words.get(..*width).filter(|w| columns::are_headings(w, aliases)) else {
            return false;
        };
        let roles = columns::assign_knowing(headings, aliases, &[]);
        let both = || headings.iter().position(|h| columns::names_both(h, aliases));
        let Some(when) = both().or_else(|| roles.iter().position(|r| *r == Some(ColumnRole::TargetDate)))
        else {
            return false;
        };
        let dated = |row: &&[Cell<'_>]| {
            let lacks = row.iter().rev().take_while(|c| c.lines.is_empty()).count();
            let at = when.checked_sub(lacks);
            at.and_then(|at| row.get(at)).is_some_and(|c| ends_in_a_date(&c.text()))
        };
        let rows: Vec<&[Cell<'_>]> = cells.chunks_exact(*width).skip(1).collect();
        rows.len() > 1 && rows.iter().filter(|r| dated(r)).count() * 3 >= rows.len() * 2
    })
}

/// True for a date, also behind who leads: "Tom Bell, May 2027".
fn ends_in_a_date(text: &str) -> bool {
    let words: Vec<&str> = text.split_whitespace().collect();
    let last = |n: usize| words.get(words.len().saturating_sub(n)..).unwrap_or_default().join(" ");
    looks_like_a_date(text) || (1..=LONGEST_DATE).any(|n| looks_like_a_date(&last(n)))
}

fn row(cells: &[Cell<'_>], headings: bool) -> RowText {
    let line = cells.iter().flat_map(|c| &c.lines).map(|l| l.0).next().unwrap_or(0);
    let filled = cells.iter().enumerate().filter(|(_, c)| !c.lines.is_empty());
    let cells = filled.map(|(column, cell)| {
        let lines = cell.lines.iter().map(|(n, t)| (*n, (*t).to_owned())).collect();
        CellText { lines, ..CellText::one(column, line, "") }
    });
    RowText { line, headings, cells: cells.collect(), ..RowText::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::text::lines::split;

    #[test]
    fn cells_that_end_in_a_bar_go_round_under_the_headings() {
        let text = "Aim |\nAction\n|\nOwner |\nBy when |\nFair work. |\nPublish the gap\neach year |\nHR |\nMay 2027 |\n\
                    Train every panel |\nAsha Rao |\nJune 2027 |\n|\nSafe homes. |\nVisit each hostel |\nHousing |\nOngoing\n\nAfter";
        let lines = split(text);
        let (rows, taken) = take(&lines, &Aliases::default(), &mut 0).unwrap();
        let columns = |n: usize| rows[n].cells.iter().map(|c| c.column).collect::<Vec<_>>();
        assert_eq!((rows.len(), columns(0), columns(1)), (4, vec![0, 1, 2, 3], vec![0, 1, 2, 3]));
        assert_eq!((columns(2), rows[1].cells[0].rows), (vec![1, 2, 3], 2));
        assert_eq!(taken, lines.len() - 2);
    }

    #[test]
    fn bars_within_lines_or_under_no_headings_make_none() {
        for text in ["Menu |\nHome |\nNews |\nContact |\nHelp |\nSearch |", "Action | Lead |\nPublish | HR |"]
        {
            assert!(take(&split(text), &Aliases::default(), &mut 0).is_none(), "{text}");
        }
    }
}
