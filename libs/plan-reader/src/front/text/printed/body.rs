//! The words and lines under the headings of a printed table, and what is seen of them once.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use super::column::Broken;
use super::ink::{SPACE, ink};
use super::path::{Found, is_dash, may_begin};
use super::region::Region;
use crate::date::looks_like_a_date;
use crate::front::text::likeness::Look;
use crate::front::text::lines::{Line, is_bullet, numbered};
use crate::front::text::listed::Follows;

/// So many words that were looked at are remembered over tables.
const MOST_SEEN: usize = 100_000;

/// A line with more words than this is no line of a table.
const MOST_WORDS: usize = 80;

/// A word of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    /// The line it stands on, as an index.
    pub(super) line: usize,
    pub(super) ink: u32,
}

/// A line of the table.
#[derive(Debug, Clone, Copy)]
pub(super) struct Printed {
    pub(super) number: u32,
    /// Its words, as indices.
    pub(super) from: usize,
    pub(super) to: usize,
    /// A page begins here, and the row may go on from the one before.
    pub(super) page: bool,
    pub(super) item: Item,
}

/// What a line begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    None,
    /// A bullet or the letter of an item.
    Listed,
    /// The reference of a row, where there is a column of references.
    Reference,
}

/// What words look like, wherever in a text they stand: the same stand in many tables, and each table is gone through more than
/// once.
#[derive(Debug, Default)]
pub(super) struct Seen {
    looks: RefCell<HashMap<String, Look>>,
}

impl Seen {
    fn look(&self, text: String) -> Look {
        let mut looks = self.looks.borrow_mut();
        if let Some(look) = looks.get(&text) {
            return *look;
        }
        let look = Look::at(&text);
        if looks.len() < MOST_SEEN {
            looks.insert(text, look);
        }
        look
    }
}

/// What stands under the headings.
#[derive(Debug, Default)]
pub(super) struct Body<'t> {
    pub(super) words: Vec<Word<'t>>,
    pub(super) lines: Vec<Printed>,
    /// What words look like together, by their indices, once that has been looked at.
    looks: RefCell<HashMap<(usize, usize), Look>>,
    seen: Rc<Seen>,
    /// How each line follows the one before it.
    pub(super) follows: Vec<Follows>,
    /// Which words may be the first of a cell within a line, and which are dates by themselves.
    pub(super) begins: Vec<bool>,
    pub(super) dates: Vec<bool>,
    /// Lines begin with dashes, so that one within a line may begin a list.
    pub(super) dashed: bool,
}

impl<'t> Body<'t> {
    pub(super) fn of(lines: &[Line<'t>], pages: &Region, referred: bool, seen: &Rc<Seen>) -> Self {
        let mut out = Self { seen: Rc::clone(seen), ..Self::default() };
        let mut page = false;
        for (i, line) in lines.iter().enumerate() {
            page |= pages.begins(i);
            if line.is_blank() || pages.leaves_out(i) {
                continue;
            }
            let from = out.words.len();
            let at = out.lines.len();
            let words = line.text.split_whitespace();
            out.words.extend(words.map(|text| Word { text, line: at, ink: ink(text) }));
            let first = line.text.split_whitespace().next().unwrap_or_default();
            out.dashed |= is_dash(first);
            let item = if referred && is_reference(first) {
                Item::Reference
            } else if is_bullet(line.text) || numbered(line.text).is_some() {
                Item::Listed
            } else {
                Item::None
            };
            out.lines.push(Printed { number: line.number, from, to: out.words.len(), page, item });
            page = false;
        }
        let text = |line: Option<&Printed>| line.map(|l| out.text(l.from, l.to)).unwrap_or_default();
        let follows = (0..out.lines.len()).map(|at| {
            let above = at.checked_sub(1).and_then(|above| out.lines.get(above));
            Follows::of(&text(above), &text(out.lines.get(at)))
        });
        let follows = follows.collect();
        let before = [""].into_iter().chain(out.words.iter().map(|w| w.text));
        out.begins = before.zip(&out.words).map(|(before, word)| may_begin(before, word.text)).collect();
        out.dates = out.words.iter().map(|w| looks_like_a_date(w.text)).collect();
        out.follows = follows;
        out
    }

    /// How wide the words from one to another stand on a line.
    pub(super) fn ink(&self, from: usize, to: usize) -> u32 {
        let words = self.words.get(from..to).unwrap_or_default();
        let spaces = u32::try_from(words.len().saturating_sub(1)).unwrap_or(0).saturating_mul(SPACE);
        words.iter().map(|w| w.ink).fold(spaces, u32::saturating_add)
    }

    /// True where the last word before a place is a date by itself.
    pub(super) fn ends_with_a_date(&self, to: usize) -> bool {
        to.checked_sub(1).and_then(|last| self.dates.get(last)).copied().unwrap_or(false)
    }

    pub(super) fn text(&self, from: usize, to: usize) -> String {
        let words = self.words.get(from..to).unwrap_or_default();
        words.iter().map(|w| w.text).collect::<Vec<_>>().join(" ")
    }

    /// True for as many lines as a table may have, none longer than those of a page. Cells of one line share it, so hardly
    /// half of its lines hold a single word.
    pub(super) fn can_be_read(&self, headings: usize) -> bool {
        let long = |l: &Printed| l.to - l.from > MOST_WORDS;
        let single = self.lines.iter().filter(|l| l.to - l.from < 2).count();
        self.lines.len() >= headings && single * 2 <= self.lines.len() && !self.lines.iter().any(long)
    }

    pub(super) fn look(&self, from: usize, to: usize) -> Look {
        *self.looks.borrow_mut().entry((from, to)).or_insert_with(|| self.seen.look(self.text(from, to)))
    }

    /// The lines of a cell that have another below them, unless a sentence or an item ends there.
    pub(super) fn broken(&self, cell: &Found) -> Vec<Broken> {
        let pieces = self.pieces(cell.from, cell.to);
        let pairs = pieces.windows(2).filter_map(|pair| match pair {
            [(_, from, to), (below, next, _)] if below.item == Item::None => {
                let closed = self.words.get(to - 1).is_some_and(|w| w.text.ends_with(['.', ':', ';']));
                let next = self.words.get(*next).filter(|_| !closed)?.ink;
                Some(Broken { ink: self.ink(*from, *to), next })
            }
            _ => None,
        });
        pairs.collect()
    }

    /// The lines of words from one to another: where each begins and ends.
    pub(super) fn pieces(&self, from: usize, to: usize) -> Vec<(Printed, usize, usize)> {
        let mut out = Vec::new();
        let mut at = from;
        while let Some(line) = self.words.get(at).filter(|_| at < to).and_then(|w| self.lines.get(w.line)) {
            out.push((*line, at, line.to.min(to)));
            at = line.to;
        }
        out
    }
}

/// True for "1.2", "A3" and the like.
fn is_reference(word: &str) -> bool {
    word.len() <= 6
        && word.contains(|c: char| c.is_ascii_digit())
        && word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/'))
}
