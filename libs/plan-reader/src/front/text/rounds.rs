//! A table that a browser copied with its headings glued together and each cell in a paragraph of its own: what is to be done,
//! by when and by whom, coming round in the order the page holds them, which need not be that of the headings.
//!
//! A cell merged over rows stands once, before what is done for it.

use std::collections::VecDeque;

use super::likeness::Look;
use super::lines::Line;
use super::rows::{CellText, RowText};
use crate::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::columns::{assign_knowing, label_role};

/// Fewer rows than this may come round by chance.
const FEWEST: usize = 2;

/// No more leads than this stand below the first of a row.
const MOST_LEADS: usize = 4;

/// Rows are no more than this.
const MOST: usize = 1_000;

/// The rows below glued headings in the first line, and how many lines they take.
pub(super) fn take(lines: &[Line<'_>], aliases: &Aliases) -> Option<(Vec<RowText>, usize)> {
    let first = lines.first()?;
    let headings = Headings::of(first.text, aliases)?;
    let below = lines.iter().enumerate().skip(1).filter(|(_, l)| !l.is_blank());
    let mut below = below.map(|(at, line)| (at, Cell::of(line)));
    // Only as much is looked at as the table takes.
    let mut next: VecDeque<(usize, Cell<'_>)> = VecDeque::new();
    let mut rows = vec![headings.row(first.number)];
    let (mut over, mut taken) = (None, 0);
    while rows.len() < MOST {
        next.extend(below.by_ref().take(3 - next.len()));
        let (Some((_, what)), a, b) = (next.front(), next.get(1), next.get(2)) else { break };
        let order = match (a, b) {
            (Some((_, a)), Some((at, b))) if !what.is_date() && a.is_date() && b.is_lead() => {
                Some((*a, *b, *at))
            }
            (Some((_, a)), Some((at, b))) if !what.is_date() && b.is_date() && a.is_lead() => {
                Some((*b, *a, *at))
            }
            _ => None,
        };
        match order {
            Some((when, who, end)) => {
                let whole = over.take();
                if whole.is_none()
                    && let Some(above) = headings.over
                    && let Some(row) = rows.iter_mut().rev().find(|r| !r.headings && has(r, above))
                {
                    row.cells.iter_mut().filter(|c| c.column == above).for_each(|c| c.rows += 1);
                }
                let mut row = headings.cells(whole, *what, when, who);
                next.clear();
                taken = end + 1;
                // Where blank lines part the cells, one right below names another lead.
                let apart = end.checked_sub(1).and_then(|at| lines.get(at)).is_some_and(Line::is_blank);
                while apart
                    && who.line > when.line
                    && taken - end <= MOST_LEADS
                    && names_another(lines, taken)
                {
                    let cell = row.cells.iter_mut().find(|c| c.column == headings.who);
                    if let Some((cell, (_, more))) = cell.zip(below.next()) {
                        cell.lines.push((more.line, more.text.to_owned()));
                    }
                    taken += 1;
                }
                rows.push(row);
            }
            // What stands over rows has rows beneath it.
            None if over.is_none() && headings.over.is_some() && !what.is_date() => {
                over = next.pop_front().map(|(_, cell)| cell);
            }
            None => break,
        }
    }
    (rows.len() > FEWEST).then_some((rows, taken))
}

fn names_another(lines: &[Line<'_>], at: usize) -> bool {
    lines.get(at).is_some_and(|line| !line.is_blank() && Cell::of(line).is_lead())
}

fn has(row: &RowText, column: usize) -> bool {
    row.cells.iter().any(|c| c.column == column)
}

/// A paragraph of the list.
#[derive(Debug, Clone, Copy)]
struct Cell<'t> {
    line: u32,
    text: &'t str,
    look: Look,
}

impl<'t> Cell<'t> {
    fn of(line: &Line<'t>) -> Self {
        let text = line.text.trim();
        Self { line: line.number, text, look: Look::at(text) }
    }

    fn is_date(&self) -> bool {
        self.look.fits(Some(ColumnRole::TargetDate)) > 2.0
    }

    fn is_lead(&self) -> bool {
        !self.is_date() && self.look.fits(Some(ColumnRole::Lead)) > 0.0 && !self.text.ends_with('.')
    }
}

/// The headings, and the column of each cell that comes round.
struct Headings {
    words: Vec<String>,
    /// The column of what stands over rows, where there is one.
    over: Option<usize>,
    what: usize,
    when: usize,
    who: usize,
}

impl Headings {
    /// "ActionResponsibilityTimeline" as three headings.
    fn of(text: &str, aliases: &Aliases) -> Option<Self> {
        let words = parted(text.trim());
        if !(3..=5).contains(&words.len()) {
            return None;
        }
        let is = |word: &String, role| label_role(word, aliases) == Some(role);
        let when = words.iter().position(|w| is(w, ColumnRole::TargetDate))?;
        let who = words.iter().position(|w| is(w, ColumnRole::Lead))?;
        let known =
            |w: &String| assign_knowing(std::slice::from_ref(w), aliases, &[]).iter().any(Option::is_some);
        let texts: Vec<usize> = (0..words.len()).filter(|at| *at != when && *at != who).collect();
        if !texts.iter().filter_map(|at| words.get(*at)).any(known) {
            return None;
        }
        let (over, what) = match texts.as_slice() {
            [what] => (None, *what),
            [over, what] => (Some(*over), *what),
            _ => return None,
        };
        Some(Self { words, over, what, when, who })
    }

    fn row(&self, line: u32) -> RowText {
        RowText { headings: true, ..RowText::of(line, self.words.iter().map(String::as_str)) }
    }

    fn cells(&self, over: Option<Cell<'_>>, what: Cell<'_>, when: Cell<'_>, who: Cell<'_>) -> RowText {
        let cell = |column: usize, it: Cell<'_>| CellText::one(column, it.line, it.text);
        let mut cells = vec![cell(self.what, what), cell(self.when, when), cell(self.who, who)];
        cells.extend(self.over.zip(over).map(|(column, it)| cell(column, it)));
        cells.sort_by_key(|c| c.column);
        RowText { line: over.map_or(what.line, |o| o.line), guessed: true, cells, ..RowText::default() }
    }
}

/// The words of a line that were glued together where one ends in a small letter and the next begins with a capital.
fn parted(text: &str) -> Vec<String> {
    if text.len() > 120 || text.contains(['.', ':', '\t', '|']) {
        return Vec::new();
    }
    let mut out = vec![String::new()];
    let mut before = ' ';
    for letter in text.chars() {
        if before.is_lowercase() && letter.is_uppercase() {
            out.push(String::new());
        }
        if let Some(word) = out.last_mut() {
            word.push(letter);
        }
        before = letter;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::text::lines::split;

    #[test]
    fn cells_that_come_round_go_under_the_headings_that_fit_them() {
        let text = "ActionResponsibilityTimelineDeliverable\n\n1 Keep a group.\n\nForm it of ten people.\n\nMay 2027\n\nHead of HR\n\nWrite down what it may decide.\n\nJune 2027\n\nTown Clerk\nHead of HR\n\n2 Pay for it.\n\nSay what it may spend.\n\nJuly 2027\n\nHead of Finance\n\nA last word.";
        let (rows, taken) = take(&split(text), &Aliases::default()).unwrap();
        let cells =
            |n: usize| rows[n].cells.iter().map(|c| (c.column, c.lines[0].1.as_str())).collect::<Vec<_>>();
        assert_eq!(
            cells(1),
            [(0, "1 Keep a group."), (1, "Head of HR"), (2, "May 2027"), (3, "Form it of ten people.")]
        );
        assert_eq!((rows[1].cells[0].rows, cells(2).len(), rows.len()), (2, 3, 4));
        assert_eq!(
            rows[2].cells[0].lines.iter().map(|l| l.1.as_str()).collect::<Vec<_>>(),
            ["Town Clerk", "Head of HR"]
        );
        assert_eq!(taken, split(text).len() - 2);
    }

    #[test]
    fn words_that_are_no_headings_of_a_plan_begin_no_table() {
        assert!(
            take(&split("OurTownHall\n\nForm a group.\n\nMay 2027\n\nHead of HR"), &Aliases::default())
                .is_none()
        );
    }
}
