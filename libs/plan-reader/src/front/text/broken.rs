//! Rows of bars whose cells go over several lines, as some converters write tables: a row ends where it has as many bars
//! as the headings, or as these and the rule below them.

use super::barred::is_rule;
use super::lines::{Line, begins_item};
use super::rows::{CellText, RowText};
use super::shifted;
use crate::Aliases;
use crate::date::looks_like_a_date;
use crate::interpret::columns;
use crate::interpret::words::coded;

/// A row that takes more lines than this is none.
const LONGEST: usize = 60;

/// Headings over a rule take no more lines than this.
const MOST_HEADING_LINES: usize = 6;

/// So many rows show whether any is broken.
const SAMPLE: usize = 60;

pub(super) fn take(lines: &[Line<'_>], aliases: &Aliases) -> Option<(Vec<RowText>, usize)> {
    let (bars, mut taken) = match rule(lines) {
        // Right below headings of one line a rule says that each row has a line of its own, and what has no bar stands between tables.
        Some(1) => return None,
        Some(at) => (lines.get(..at)?.iter().map(|l| bars(l.text)).sum(), at),
        None => (bars(lines.first()?.text), 0),
    };
    if bars < 3 {
        return None;
    }
    let mut rows: Vec<RowText> = Vec::new();
    let mut short: Vec<usize> = Vec::new();
    let (mut broken, mut headed) = (0, false);
    if taken > 0 {
        let (row, used) = row(lines.get(..taken)?, bars, false).filter(|(_, used)| *used == taken)?;
        (broken, headed) = (1, columns::are_headings(&words_of(&row), aliases));
        rows.push(RowText { headings: true, ..row });
        taken = used + 1;
    }
    while let Some((row, used)) = lines.get(taken..).and_then(|rest| row(rest, bars, rows.len() > 1)) {
        broken += usize::from(used > 1 && row.cells.len() > 1);
        if !headed && rows.len() < 3 {
            headed = columns::assign(&words_of(&row)).iter().flatten().count() >= 2;
        }
        // Most tables of bars keep to their lines; those are read elsewhere.
        if !headed && rows.len() > 2 || broken == 0 && rows.len() > SAMPLE {
            return None;
        }
        let block = lines.get(taken..taken + used).unwrap_or_default();
        // What the last row lacks is empty.
        let more = lines.get(taken + used).is_some_and(|l| !l.is_blank());
        if more && block.iter().map(|l| self::bars(l.text)).sum::<usize>() < bars {
            short.push(rows.len());
        }
        rows.push(row);
        taken += used;
        while lines.get(taken).is_some_and(Line::is_blank)
            && lines.get(taken + 1).is_some_and(|l| l.text.contains('|'))
        {
            taken += 1;
        }
    }
    if !headed || broken == 0 {
        return None;
    }
    shifted::put_back(&mut rows, aliases);
    // What a row lacks at its end that lacks its beginning as well is merged with the cells above it.
    for at in short {
        if rows.get(at).is_some_and(|r| r.cells.first().is_some_and(|c| c.column > 0)) {
            shifted::merge_after(&mut rows, at);
        }
    }
    Some((rows, taken))
}

/// Where the rule below the headings stands, if it stands near.
fn rule(lines: &[Line<'_>]) -> Option<usize> {
    let near = lines.iter().take(MOST_HEADING_LINES + 1).take_while(|l| l.text.contains('|'));
    near.enumerate().skip(1).find(|(_, l)| is_rule(l.text)).map(|(at, _)| at)
}

fn bars(text: &str) -> usize {
    text.matches('|').count()
}

fn text_of(cell: &CellText) -> String {
    cell.lines.iter().map(|(_, t)| t.as_str()).collect::<Vec<_>>().join(" ")
}

fn words_of(row: &RowText) -> Vec<String> {
    row.cells.iter().map(text_of).collect()
}

/// The row that begins here and how many lines it takes: those up to the last of its bars. Where rows above are whole, it may lack its
/// last cells, which then are merged with those above.
fn row(lines: &[Line<'_>], wanted: usize, may_lack: bool) -> Option<(RowText, usize)> {
    let first = lines.first().filter(|l| !l.is_blank())?;
    let framed = first.text.trim_start().starts_with('|');
    let (mut seen, mut dated, mut end) = (0, false, None);
    for (i, line) in lines.iter().enumerate().take(LONGEST) {
        // A line without a bar begins no row, unless one with a bar follows.
        if i > 2 && seen == 0 || is_rule(line.text) {
            return None;
        }
        seen += bars(line.text);
        dated |= line.text.split('|').any(looks_like_a_date);
        let next = lines.get(i + 1).filter(|l| !l.is_blank());
        let closed = seen > 0 && line.text.trim_end().ends_with('|');
        let lacks = may_lack && closed && seen < wanted;
        // The last row may end before its last cells.
        if seen == wanted || seen < wanted && (next.is_none() && seen > 0) {
            end = Some(i);
            break;
        }
        if seen > wanted {
            break;
        }
        if lacks {
            end = Some(i);
            if dated && next.is_some_and(|l| begins_item(l.text) || coded(l.text).is_some()) {
                break;
            }
        }
    }
    let end = end?;
    let mut row = RowText { line: first.number, ..RowText::default() };
    let mut column = 0;
    for (i, line) in lines.iter().enumerate().take(end + 1) {
        let text = if framed && i == 0 { line.text.trim_start().trim_start_matches('|') } else { line.text };
        for (n, piece) in text.split('|').enumerate() {
            column += usize::from(n > 0);
            let piece = piece.trim();
            if piece.is_empty() {
                continue;
            }
            match row.cells.last_mut().filter(|c| c.column == column) {
                Some(cell) => cell.lines.push((line.number, piece.to_owned())),
                None => row.cells.push(CellText::one(column, line.number, piece)),
            }
        }
    }
    Some((row, end + 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::text::lines;

    #[test]
    fn a_row_ends_with_the_last_of_its_bars() {
        let text = "Action | Lead | When |\nPublish the pay gap\nby grade |\n|\nMay 2027 |\nTrain panels | HR |\nOngoing |";
        let (rows, taken) = take(&lines::split(text), &Aliases::default()).unwrap();
        assert_eq!((rows.len(), taken), (3, 6 + 1));
        let cells: Vec<(usize, usize)> = rows[1].cells.iter().map(|c| (c.column, c.lines.len())).collect();
        assert_eq!(cells, [(0, 2), (2, 1)]);
        assert_eq!(text_of(&rows[2].cells[2]), "Ongoing");
    }

    #[test]
    fn rows_that_keep_to_their_lines_are_not_broken() {
        assert!(
            take(&lines::split("Action | Lead | When |\nPublish | HR | May 2027 |"), &Aliases::default())
                .is_none()
        );
        assert!(take(&lines::split("a | b | c |\nd\n| e | f |"), &Aliases::default()).is_none());
    }

    #[test]
    fn headings_over_a_rule_may_take_two_lines_and_rows_go_on_below() {
        let text = "Recommendations | Actions | Responsible |\nStart and end dates |\n---|---|---|---|\n1. Know who walks here | Agreed. |\n||\n1a. Count walkers at each lock | Head of Paths |\nMay 2027 |\n|\n1b. Print what was counted | July 2027 |\n||";
        let lines = lines::split(text);
        let (rows, taken) = take(&lines, &Aliases::default()).unwrap();
        assert_eq!((rows.len(), taken, rows[0].headings), (4, lines.len(), true));
        let columns = |n: usize| rows[n].cells.iter().map(|c| c.column).collect::<Vec<_>>();
        assert_eq!((columns(1), columns(2), columns(3)), (vec![0, 1], vec![1, 2, 3], vec![1, 3]));
        assert_eq!((rows[1].cells[0].rows, rows[2].cells[1].rows), (3, 2));
    }

    #[test]
    fn a_row_that_lacks_merged_cells_on_both_sides_ends_with_its_line() {
        let text = "Actions | Results | Timelines | Lead | Partners |\nL4. Tell the islanders | We tell them:\n- in both languages\n| By June 2027 | Keeper | |\n- We read it aloud at the fair\n| June 2029 |\nL5. Hire from the islands | We post jobs\n| March 2027 | Stores | Ferry\nShop |";
        let lines = lines::split(text);
        let (rows, taken) = take(&lines, &Aliases::default()).unwrap();
        assert_eq!((rows.len(), taken), (4, lines.len()));
        assert_eq!(rows[2].cells.iter().map(|c| c.column).collect::<Vec<_>>(), [1, 2]);
        let merged = |column: usize| rows[1].cells.iter().find(|c| c.column == column).map(|c| c.rows);
        assert_eq!((merged(0), merged(3)), (Some(2), Some(2)));
    }
}
