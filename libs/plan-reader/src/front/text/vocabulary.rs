//! The words of a text, by which a broken word is told from two.

use std::cell::OnceCell;
use std::collections::HashSet;

use super::lines::{Line, slice, width};
use crate::date::is_month;

/// The words of the text, to tell a broken word from two words.
#[derive(Debug, Default)]
pub(crate) struct Vocabulary {
    all: HashSet<String>,
    /// Words that stand somewhere else than at the edge of a cell, and so are whole.
    inner: HashSet<String>,
    /// All of them in order, once that was asked for.
    sorted: OnceCell<Vec<String>>,
    /// Whatever set its lines parted words at their ends: most hyphens there stand behind what is no word.
    hyphenates: bool,
}

/// So few parted words may be chance.
const FEWEST_PARTED: usize = 3;

/// What stands before a hyphen of its own.
const BEFORE_HYPHENS: &[&str] = &[
    "anti", "co", "non", "self", "multi", "cross", "inter", "pre", "post", "re", "sub", "semi", "ex", "mid",
    "pro", "ultra", "well", "long", "short", "part", "full", "half", "third", "first", "second", "low",
    "high", "micro", "over", "under", "e",
];

impl Vocabulary {
    pub(super) fn of(lines: &[Line<'_>]) -> Self {
        let mut out = Self::default();
        for cell in lines.iter().flat_map(|l| l.text.split('|')) {
            let words: Vec<(String, bool)> = cell.split_whitespace().flat_map(pieces_of).collect();
            let last = words.len().saturating_sub(1);
            for (i, (word, goes_on)) in words.into_iter().enumerate() {
                if i > 0 && i < last && !goes_on {
                    out.inner.insert(word.clone());
                }
                out.all.insert(word);
            }
        }
        let ends = || lines.windows(2).filter_map(|pair| parted_at(pair.first()?.text, pair.get(1)?.text));
        let parted = ends().filter(|(head, _)| !out.is_whole(head)).count();
        out.hyphenates = parted >= FEWEST_PARTED && parted * 3 >= ends().count() * 2;
        out
    }

    /// True for what is a word before a hyphen.
    fn is_whole(&self, head: &str) -> bool {
        let head = head.to_lowercase();
        self.inner.contains(&head) || BEFORE_HYPHENS.contains(&head.as_str())
    }

    /// True where a narrow column cut one word in two, so that the second line is full.
    pub(super) fn one_word(&self, head: &str, tail: &str, wide: usize) -> bool {
        let marks = |w: &str| w.chars().all(|c| matches!(c, '*' | '_' | '~'));
        if wide <= 14 && !head.is_empty() && (marks(head) || marks(tail)) {
            return true;
        }
        let run = |w: &str| {
            let start = w.trim_start_matches(|c: char| !c.is_alphanumeric());
            start.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default().to_owned()
        };
        let first = tail.split_whitespace().next().unwrap_or_default();
        let (head, piece) = (run(head), run(first));
        let starts_small = first.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        if width(tail) < wide || wide > 40 || head.is_empty() || piece.is_empty() || !starts_small {
            return false;
        }
        let digits = |w: &str| w.bytes().all(|b| b.is_ascii_digit());
        if wide <= 2 || digits(&head) && digits(&piece) {
            return true;
        }
        let (low, rest) = (head.to_lowercase(), piece.to_lowercase());
        if self.inner.contains(&rest) || digits(&head) {
            return false;
        }
        let common = SMALL_WORDS.contains(&low.as_str()) && head != "i";
        let initial = width(&head) == 1 && head.starts_with(char::is_uppercase);
        let fragment =
            width(&head) <= 4 && !common && (initial || !self.inner.contains(&low) && first == tail);
        self.all.contains(&format!("{low}{rest}")) || fragment
    }

    /// True where a hyphen at the end of a line only parts a word over it: what stands before it is no word, and one that
    /// begins like the whole stands elsewhere.
    pub(super) fn is_parted(&self, head: &str, tail: &str) -> bool {
        let Some((head, tail)) = parted_at(head, tail) else { return false };
        if self.is_whole(head) || width(head) < 2 || width(tail) < 2 {
            return false;
        }
        if self.hyphenates || is_month(&format!("{head}{tail}")) {
            return true;
        }
        let stem = format!("{head}{}", slice(tail, 0, 2)).to_lowercase();
        let sorted = self.sorted.get_or_init(|| {
            let mut all: Vec<String> = self.all.iter().cloned().collect();
            all.sort_unstable();
            all
        });
        let at = sorted.partition_point(|word| *word < stem);
        sorted.get(at).is_some_and(|word| word.starts_with(&stem))
    }
}

/// The letters before a hyphen at the end of a line and those that begin the next, where that begins small.
fn parted_at<'t>(above: &'t str, below: &'t str) -> Option<(&'t str, &'t str)> {
    let letters = |c: char| !c.is_alphabetic();
    let head = above.trim_end().strip_suffix('-')?.rsplit(letters).next()?;
    let tail = below.trim_start().split(letters).next()?;
    (!head.is_empty() && tail.starts_with(char::is_lowercase)).then_some((head, tail))
}

/// The words of a run of letters and marks, and whether a hyphen at its end parts each from the next.
fn pieces_of(run: &str) -> Vec<(String, bool)> {
    let words = run.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    let mut out: Vec<(String, bool)> = words.map(|w| (w.to_lowercase(), false)).collect();
    if let Some(last) = out.last_mut() {
        last.1 = run.ends_with('-');
    }
    out
}

/// Short words that stand before another word far more often than they begin a broken one.
const SMALL_WORDS: &[&str] = &[
    "a", "i", "an", "of", "to", "in", "on", "by", "or", "at", "as", "is", "be", "it", "we", "us", "no", "so",
    "if", "do", "up", "our", "the", "and", "for", "all", "any", "are", "has", "not", "new", "now", "one",
    "two", "key", "who", "how", "its", "was", "can", "may", "use", "set", "own", "out", "via", "per", "with",
    "from", "that", "this", "have", "will", "been", "were", "more", "each", "into", "also", "they", "what",
    "when", "work", "team", "hr", "full", "high", "good", "but",
];
