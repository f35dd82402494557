//! Lines of a cell that stand apart from its row: a list in the first cell, or further sentences in the last.
//!
//! A browser and Word end such lines where the cell did, with no marks around it. A row whose first cell is empty or a bullet,
//! though those of the rows above begin with words, says that the lines over it are of its first cell.

use super::{Record, append, is_row};
use crate::front::text::lines::{Line, is_bullet};

/// A cell has no more lines than this that stand apart.
const MOST: usize = 24;

/// So many rows above tell whether first cells are filled.
const MOST_ABOVE: usize = 100;

/// Where lines without tabs belong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// They are the first cell of the row below them.
    First,
    /// They go on with the last cell of the row above them.
    Last,
}

/// What stands behind a bullet and a tab.
pub(super) fn bulleted(text: &str) -> Option<&str> {
    let text = text.trim_start();
    let (mark, words) = text.split_once('\t')?;
    (mark.chars().count() == 1 && is_bullet(text)).then_some(words)
}

/// How many lines from the first on are of a cell of a whole row, and which.
pub(super) fn lines_of_a_cell(lines: &[Line<'_>], above: &[Record]) -> Option<(usize, Place)> {
    let head = above.first().filter(|head| head.tabs > 1)?;
    let whole = above.last().is_some_and(|r| r.tabs == head.tabs);
    let next = lines.iter().take(MOST).position(is_row)?;
    if !whole || next == 0 || lines.first()?.is_blank() {
        return None;
    }
    let between = lines.get(..next)?;
    let below = lines.get(next)?.text;
    let tabs = bulleted(below).unwrap_or(below).matches('\t').count();
    // Where first cells are empty in other rows, they are merged with those above.
    let near = || above.iter().rev().take(MOST_ABOVE);
    let filled = || near().all(|r| r.cells.first().is_some_and(|c| !c.trim().is_empty()));
    let lists = between.len() > 1 || between.iter().any(|l| l.text.trim_end().ends_with(':'));
    let headless = below.starts_with('\t') || bulleted(below).is_some();
    if tabs == head.tabs && lists && headless && filled() {
        return Some((next, Place::First));
    }
    let sentence = |l: &Line<'_>| l.text.trim_end().ends_with('.') && l.text.contains(' ');
    (tabs == head.tabs && between.iter().all(sentence)).then_some((next, Place::Last))
}

/// Puts so many lines where they belong, and says how many were taken.
pub(super) fn put(lines: &[Line<'_>], count: usize, place: Place, records: &mut Vec<Record>) -> usize {
    let words = lines.iter().take(count).filter(|l| !l.is_blank()).map(|l| l.text.trim().replace('\t', " "));
    match place {
        Place::Last => {
            if let Some(last) = records.last_mut() {
                words.for_each(|line| append(last, vec![line]));
            }
            count
        }
        Place::First => {
            let (mut record, taken) = super::record(lines.get(count..).unwrap_or_default());
            let first = record.cells.first().cloned().unwrap_or_default();
            let all: Vec<String> =
                words.chain([first].into_iter().filter(|f| !f.trim().is_empty())).collect();
            if let Some(slot) = record.cells.first_mut() {
                *slot = all.join("\n");
            }
            record.line = lines.first().map_or(record.line, |l| l.number);
            records.push(record);
            count + taken
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Aliases;
    use crate::front::text::lines::split;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let (rows, _) = super::super::take(&split(text), &Aliases::default()).unwrap_or_default();
        let words = |c: &crate::front::text::rows::CellText| {
            c.lines.iter().map(|l| l.1.as_str()).collect::<Vec<_>>().join("/")
        };
        rows.iter().map(|r| r.cells.iter().map(words).collect()).collect()
    }

    #[test]
    fn a_list_in_the_first_cell_stands_over_the_rest_of_its_row() {
        let rows = cells(
            "Action\tLead\tDue\nTrain panels\tHR\tMay 2027\nShare adverts with:\n\n    the mosque\n    the club\n\tHead of HR\tJune 2027",
        );
        assert_eq!(rows[2], ["Share adverts with:/the mosque/the club", "Head of HR", "June 2027"]);
        let rows = cells(
            "Action\tLead\tDue\nTrain panels\tHR\tMay 2027\nReview adverts:\n•\tnurses\n•\tothers\tHead of HR\tJune 2027\nMeet\tHR\tJuly 2027",
        );
        assert_eq!(rows[2], ["Review adverts:/• nurses/• others", "Head of HR", "June 2027"]);
        assert_eq!(rows.len(), 4);
    }

    #[test]
    fn a_further_sentence_goes_on_with_the_last_cell() {
        let rows = cells(
            "Action\tDue\tProgress\nTrain panels\tMay 2027\tEleven are trained.\nFour more will be.\nMeet\tJuly 2027\tBegun",
        );
        assert_eq!(rows[1], ["Train panels", "May 2027", "Eleven are trained./Four more will be."]);
    }
}
