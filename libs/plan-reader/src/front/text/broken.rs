//! Rows of bars whose cells go over several lines, as some converters write tables: a row ends where it has as many bars
//! as the first one.

use super::barred::is_rule;
use super::lines::Line;
use super::rows::{CellText, RowText};
use crate::interpret::columns;

/// A row that takes more lines than this is none.
const LONGEST: usize = 60;

/// So many rows show whether any is broken.
const SAMPLE: usize = 60;

pub(super) fn take(lines: &[Line<'_>]) -> Option<(Vec<RowText>, usize)> {
    let bars = lines.first().map(|l| bars(l.text)).filter(|n| *n >= 3)?;
    // Below a rule each row has a line of its own, and what has no bar stands between tables.
    if lines.get(1).is_some_and(|l| is_rule(l.text)) {
        return None;
    }
    let mut rows: Vec<RowText> = Vec::new();
    let (mut taken, mut broken, mut headed) = (0, 0, false);
    while let Some((row, used)) = lines.get(taken..).and_then(|rest| row(rest, bars)) {
        broken += usize::from(used > 1 && row.cells.len() > 1);
        if !headed && rows.len() < 3 {
            let words: Vec<String> = row.cells.iter().map(text_of).collect();
            headed = columns::assign(&words).iter().flatten().count() >= 2;
        }
        // Most tables of bars keep to their lines; those are read elsewhere.
        if !headed && rows.len() > 2 || broken == 0 && rows.len() > SAMPLE {
            return None;
        }
        rows.push(row);
        taken += used;
        while lines.get(taken).is_some_and(Line::is_blank)
            && lines.get(taken + 1).is_some_and(|l| l.text.contains('|'))
        {
            taken += 1;
        }
    }
    (headed && broken > 0).then_some((rows, taken))
}

fn bars(text: &str) -> usize {
    text.matches('|').count()
}

fn text_of(cell: &CellText) -> String {
    cell.lines.iter().map(|(_, t)| t.as_str()).collect::<Vec<_>>().join(" ")
}

/// The row that begins here and how many lines it takes: those up to the last of its bars.
fn row(lines: &[Line<'_>], wanted: usize) -> Option<(RowText, usize)> {
    let first = lines.first().filter(|l| !l.is_blank())?;
    let mut row = RowText { line: first.number, ..RowText::default() };
    let (mut column, mut seen) = (0, 0);
    let framed = first.text.trim_start().starts_with('|');
    for (i, line) in lines.iter().enumerate().take(LONGEST) {
        // A line without a bar begins no row, unless one with a bar follows.
        if i > 2 && seen == 0 {
            return None;
        }
        let text = if framed && i == 0 { line.text.trim_start().trim_start_matches('|') } else { line.text };
        seen += usize::from(framed && i == 0);
        for (n, piece) in text.split('|').enumerate() {
            column += usize::from(n > 0);
            seen += usize::from(n > 0);
            let piece = piece.trim();
            if piece.is_empty() {
                continue;
            }
            match row.cells.last_mut().filter(|c| c.column == column) {
                Some(cell) => cell.lines.push((line.number, piece.to_owned())),
                None => row.cells.push(CellText::one(column, line.number, piece)),
            }
        }
        // The last row may end before its last cells.
        let last = lines.get(i + 1).is_none_or(Line::is_blank);
        if seen >= wanted || last && seen > 0 {
            return (seen <= wanted).then_some((row, i + 1));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::text::lines;

    #[test]
    fn a_row_ends_with_the_last_of_its_bars() {
        let text = "Action | Lead | When |\nPublish the pay gap\nby grade |\n|\nMay 2027 |\nTrain panels | HR |\nOngoing |";
        let (rows, taken) = take(&lines::split(text)).unwrap();
        assert_eq!((rows.len(), taken), (3, 6 + 1));
        let cells: Vec<(usize, usize)> = rows[1].cells.iter().map(|c| (c.column, c.lines.len())).collect();
        assert_eq!(cells, [(0, 2), (2, 1)]);
        assert_eq!(text_of(&rows[2].cells[2]), "Ongoing");
    }

    #[test]
    fn rows_that_keep_to_their_lines_are_not_broken() {
        assert!(take(&lines::split("Action | Lead | When |\nPublish | HR | May 2027 |")).is_none());
        assert!(take(&lines::split("a | b | c |\nd\n| e | f |")).is_none());
    }
}
