//! A table whose columns stand one below the other: a heading, then all cells of its column with a blank line after each,
//! then the next heading with as many. Under that of dates must stand dates.

use super::lines::Line;
use super::rows::{CellText, RowText};
use crate::Aliases;
use crate::date::looks_like_a_date;
use crate::draft::ColumnRole;
use crate::interpret::columns;

/// Fewer cells to a column are no table.
const FEWEST: usize = 2;

/// More than this are in no column that a page holds.
const MOST: usize = 200;

/// Headings are no more than this.
const MOST_COLUMNS: usize = 12;

/// The rows of the columns that begin here, and how many lines they take.
pub(super) fn take(lines: &[Line<'_>], aliases: &Aliases) -> Option<(Vec<RowText>, usize)> {
    let known = |block: &[Line<'_>]| match block {
        [line] => {
            let words = line.text.trim();
            let short = words.split_whitespace().count() <= 7;
            short && columns::assign_knowing(&[words.to_owned()], aliases, &[]).iter().any(Option::is_some)
        }
        _ => false,
    };
    if !lines.get(1)?.is_blank() || !known(lines.get(..1)?) {
        return None;
    }
    let filled = lines.split(Line::is_blank).filter(|b| !b.is_empty());
    let cells = filled.skip(1).take(MOST + 1).position(known)?;
    if !(FEWEST..=MOST).contains(&cells) {
        return None;
    }
    // Each block with where it ends.
    let mut blocks: Vec<(&[Line<'_>], usize)> = Vec::new();
    let mut at = 0;
    for block in lines.split(Line::is_blank) {
        if !block.is_empty() {
            blocks.push((block, at + block.len()));
        }
        if blocks.len() == (cells + 1) * MOST_COLUMNS {
            break;
        }
        at += block.len() + 1;
    }
    let mut stacks: Vec<&[(&[Line<'_>], usize)]> = Vec::new();
    for stack in blocks.chunks(cells + 1).take(MOST_COLUMNS) {
        let headed = stack.first().is_some_and(|(b, _)| known(b));
        if !headed || stack.len() <= cells || stack.iter().skip(1).any(|(b, _)| known(b)) {
            break;
        }
        stacks.push(stack);
    }
    let headings: Vec<String> =
        stacks.iter().filter_map(|s| Some(s.first()?.0.first()?.text.trim().to_owned())).collect();
    if stacks.len() < 3 || !columns::are_headings(&headings, aliases) {
        return None;
    }
    let roles = columns::assign_knowing(&headings, aliases, &[]);
    let stack_of = |role| roles.iter().position(|r| *r == Some(role)).and_then(|at| stacks.get(at));
    let dated = |(block, _): &&(&[Line<'_>], usize)| block.first().is_some_and(|l| looks_like_a_date(l.text));
    let dates = stack_of(ColumnRole::TargetDate)?.iter().skip(1).filter(dated).count();
    if dates * 2 < cells || stack_of(ColumnRole::Lead).is_none() {
        return None;
    }
    let row = |n: usize| {
        let blocks = stacks.iter().enumerate().filter_map(|(column, s)| Some((column, s.get(n)?.0)));
        let cells: Vec<CellText> = blocks.map(|(column, block)| cell(column, block)).collect();
        let line = cells.first().and_then(|c| c.lines.first()).map_or(0, |l| l.0);
        RowText { line, headings: n == 0, guessed: n > 0, cells }
    };
    let end = stacks.last()?.last()?.1;
    Some(((0..=cells).map(row).collect(), end))
}

fn cell(column: usize, block: &[Line<'_>]) -> CellText {
    let lines = block.iter().map(|l| (l.number, l.text.trim().to_owned())).collect();
    CellText { lines, wide: Some(0), ..CellText::one(column, 0, "") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::text::lines::split;

    #[test]
    fn columns_below_each_other_are_put_side_by_side() {
        let text = "Action\n\nPublish the\ngap\n\nTrain panels\n\nLead\n\nHead of HR\n\nTom Bell\n\nBy when\n\nMay 2027\n\nOngoing\n\nAfter";
        let (rows, taken) = take(&split(text), &Aliases::default()).unwrap();
        let words: Vec<Vec<&str>> =
            rows.iter().map(|r| r.cells.iter().map(|c| c.lines[0].1.as_str()).collect()).collect();
        assert_eq!(words[1], ["Publish the", "Head of HR", "May 2027"]);
        assert_eq!(words[2], ["Train panels", "Tom Bell", "Ongoing"]);
        assert_eq!(taken, split(text).len() - 2);
    }

    #[test]
    fn columns_of_other_lengths_are_none() {
        let text = "Action\n\nPublish\n\nTrain\n\nLead\n\nHead of HR\n\nBy when\n\nMay 2027\n\nOngoing";
        assert!(take(&split(text), &Aliases::default()).is_none());
    }
}
