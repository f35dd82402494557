//! Joins lines to running text, and tells a word broken at the end of a line from one that has a hyphen.

mod stems;

use std::collections::HashSet;

use super::text::Line;
use crate::date::is_month;

/// The words a document uses.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    words: HashSet<String>,
    /// Ends and beginnings of lines with a hyphen between them.
    broken: Vec<(String, String)>,
    breaks_words: bool,
    /// How many lines go on in another, and how many of them have a space written at their end.
    turned: usize,
    spaced: usize,
    /// How far lines stand from each other, in sizes of their letters.
    steps: Vec<f32>,
    leading: f32,
    /// How far to the right running text reaches.
    reach: f32,
}

impl Vocabulary {
    /// Learns from lines outside tables.
    pub(super) fn learn_text(&mut self, lines: &[Line]) {
        self.reach = lines.iter().map(|line| line.to).fold(self.reach, f32::max);
        self.learn(lines);
    }

    /// How far to the right the running text of the document reaches.
    pub(super) fn reach(&self) -> f32 {
        self.reach
    }

    pub(super) fn learn(&mut self, lines: &[Line]) {
        self.steps.extend(lines.windows(2).filter_map(|pair| match pair {
            [a, b] if a.turn == b.turn => Some((b.base - a.base) / b.size).filter(|s| (0.9..2.6).contains(s)),
            _ => None,
        }));
        for (i, line) in lines.iter().enumerate() {
            let inner = line.words.len().saturating_sub(1);
            for (j, word) in line.words.iter().enumerate() {
                // What ends or begins a line may be half a word.
                let whole = i.checked_sub(1).and_then(|above| lines.get(above)).is_none_or(ends_with_space);
                let goes_on = || {
                    let next = lines.get(i + 1).and_then(|next| next.words.first());
                    next.is_some_and(|next| next.text.starts_with(char::is_lowercase))
                        && !ends_with_space(line)
                };
                if (j == 0 && !whole)
                    || (j == inner && word.text.ends_with(HYPHENS))
                    || (inner == 0 && goes_on())
                {
                    continue;
                }
                let bare = bare(&word.text);
                if bare.chars().count() > 2 {
                    self.words.insert(bare);
                }
            }
            if i + 1 < lines.len() {
                self.turned += 1;
                self.spaced += usize::from(ends_with_space(line));
            }
            if let (Some(last), Some(first)) =
                (line.words.last(), lines.get(i + 1).and_then(|l| l.words.first()))
                && last.text.ends_with(HYPHENS)
                && self.broken.len() < 100_000
            {
                self.broken.push((last.text.trim_end_matches(HYPHENS).to_owned(), first.text.clone()));
            }
        }
    }

    /// Decides, once all is learnt, whether the program that made the document broke words at the ends of lines.
    pub(super) fn conclude(&mut self) {
        let whole = |head: &String, tail: &String| bare(&format!("{head}{tail}"));
        let is_broken = |(h, t): &&(String, String)| is_half_word(h, t) || self.words.contains(&whole(h, t));
        let joined = self.broken.iter().filter(is_broken).count();
        let kept =
            self.broken.iter().filter(|(h, t)| self.words.contains(&bare(&format!("{h}-{t}")))).count();
        self.steps.sort_by(f32::total_cmp);
        self.leading = self.steps.get(self.steps.len() / 5).copied().unwrap_or(1.2).max(1.1);
        // Many lines that end in what is no word of the document were broken by its program, though no word stands whole.
        let halves = self.broken.iter().filter(|(h, _)| self.is_half(h)).count();
        let often = halves > 3 && halves * 10 >= self.turned && halves > kept * 2;
        self.breaks_words = joined > kept && joined * 5 >= self.broken.len() || often;
    }

    /// True for the end of a line before a hyphen that is no word by itself.
    fn is_half(&self, head: &str) -> bool {
        let half = bare(head.rsplit(['/', '(', '-', '–']).next().unwrap_or(head));
        half.chars().count() > 1
            && half.chars().all(char::is_alphabetic)
            && !COMPOUNDS.contains(&half.as_str())
            && !self.knows(&half)
    }

    /// How far the lines of a paragraph stand from each other in this document, in sizes of their letters.
    pub(super) fn leading(&self) -> f32 {
        self.leading
    }

    fn knows(&self, word: &str) -> bool {
        self.words.contains(&bare(word))
    }

    /// True where the program that made the document writes the space that a line ends at.
    pub(super) fn spaces_line_ends(&self) -> bool {
        self.spaced * 4 > self.turned
    }

    /// What the end of one line and the beginning of the next are, as far as their words tell.
    pub(super) fn meeting(&self, head: &str, tail: &str) -> Meeting {
        let head = head.rsplit(['/', '(', '-']).next().unwrap_or_default();
        let (head, tail) = (bare(head), bare(tail.split(['/', '-', '–', '’', '\'']).next().unwrap_or(tail)));
        let known = |word: &str| self.words.contains(word) || stems::is_common(word);
        let (upper, whole) = (known(&head), known(&format!("{head}{tail}")));
        let letters = tail.chars().count();
        let lower = BETWEEN.contains(&tail.as_str())
            || letters > 2 && !ENDINGS.contains(&tail.as_str()) && known(&tail);
        // What begins a line is hardly half a word where it is a whole one.
        let begins_a_word = lower && (letters > 3 || BETWEEN.contains(&tail.as_str()));
        let ended = upper && head.chars().count() > 4 && letters > 2 && !ENDINGS.contains(&tail.as_str());
        match whole {
            true if upper && lower => Meeting::Unknown,
            true => Meeting::Halves,
            false if upper && lower || begins_a_word || ended => Meeting::Words,
            false => Meeting::Unknown,
        }
    }

    /// True when a hyphen between these two was only put there to break the line.
    fn hyphen_breaks(&self, head: &str, tail: &str, typed: bool) -> bool {
        let head = head.rsplit(['/', '(', ' ', '-', '–']).next().unwrap_or(head);
        let tail = tail.split(['/', ')', ' ', '–']).next().unwrap_or(tail);
        if !head.chars().all(char::is_alphabetic) || !tail.chars().next().is_some_and(char::is_lowercase) {
            return false;
        }
        let compound =
            typed && COMPOUNDS.contains(&bare(head).as_str()) && !self.knows(&format!("{head}{tail}"));
        if compound || self.knows(&format!("{head}-{tail}")) {
            return false;
        }
        is_half_word(head, tail)
            || is_month(&format!("{head}{tail}").to_lowercase())
            || self.knows(&format!("{head}{tail}"))
            || (!typed || self.breaks_words)
                && !(head.chars().count() > 3 && self.knows(head) && self.knows(tail))
    }
}

/// What the end of a line and the beginning of the next are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meeting {
    /// The halves of one word.
    Halves,
    /// A word each.
    Words,
    Unknown,
}

/// Words that hardly any other ends in.
const BETWEEN: &[&str] = &[
    "of", "in", "to", "the", "and", "for", "with", "each", "from", "are", "at", "by", "we", "who", "that",
    "this", "their", "they", "have", "has", "which", "when", "where", "ref",
];

/// True where what follows a hyphen is no more than the end of a word.
fn is_half_word(head: &str, tail: &str) -> bool {
    head.chars().count() > 2 && ENDINGS.contains(&bare(tail).as_str())
}

/// What words end in and no word is: nobody types a hyphen before it.
const ENDINGS: &[&str] = &[
    "ally", "ance", "ances", "ation", "ations", "ence", "ences", "ers", "ical", "ies", "ing", "ings", "ious",
    "ist", "ists", "ities", "ity", "ment", "ments", "ness", "ries", "sion", "sions", "tion", "tions", "tor",
    "tors", "ture", "tures", "ty",
];

/// What stands before the hyphen of words that have one wherever they stand.
const COMPOUNDS: &[&str] =
    &["anti", "co", "cross", "ex", "long", "mid", "multi", "non", "self", "semi", "short", "well"];

const HYPHENS: [char; 3] = ['-', '\u{2010}', '\u{2011}'];

fn ends_with_space(line: &Line) -> bool {
    line.words.last().is_some_and(|w| w.spaced)
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// Adds words to those before them; a vocabulary is given where a line ended between them.
pub(super) fn append(text: &mut String, more: &str, at_line_end: Option<&Vocabulary>) {
    if text.is_empty() {
        text.push_str(more);
        return;
    }
    let Some(words) = at_line_end else {
        text.push(' ');
        text.push_str(more);
        return;
    };
    if text.ends_with('\u{ad}') {
        text.pop();
        text.push_str(more);
        return;
    }
    let within_word = text.chars().rev().nth(1).is_some_and(char::is_alphanumeric);
    if text.ends_with(HYPHENS) && within_word {
        let typed = text.ends_with('-');
        let head = text.trim_end_matches(HYPHENS);
        let head = head.rsplit(' ').next().unwrap_or(head);
        let tail = more.split(' ').next().unwrap_or(more);
        if words.hyphen_breaks(head, tail, typed) {
            text.pop();
        }
    } else if !(text.ends_with('/') && within_word || more.starts_with(['.', ',', ';', ')'])) {
        text.push(' ');
    }
    text.push_str(more);
}

#[cfg(test)]
mod tests {
    use super::{Vocabulary, append};

    fn joined(known: &[&str], breaks_words: bool, above: &str, below: &str) -> String {
        let words = known.iter().map(|w| (*w).to_owned()).collect();
        let vocabulary = Vocabulary { words, breaks_words, ..Vocabulary::default() };
        let mut text = above.to_owned();
        append(&mut text, below, Some(&vocabulary));
        text
    }

    #[test]
    fn a_hyphen_at_the_end_of_a_line_goes_only_where_it_broke_a_word() {
        assert_eq!(joined(&["consultation"], false, "the consul-", "tation"), "the consultation");
        assert_eq!(joined(&[], false, "actively anti-", "racist"), "actively anti-racist");
        assert_eq!(joined(&[], false, "the communi-", "ty, which"), "the community, which");
        assert_eq!(joined(&["anti-racist", "antiracist"], true, "anti-", "racist"), "anti-racist");
        assert_eq!(joined(&[], true, "the consul-", "tation"), "the consultation");
        assert_eq!(joined(&[], true, "actively anti-", "racist"), "actively anti-racist");
        assert_eq!(joined(&[], false, "the consul\u{ad}", "tation"), "the consultation");
        assert_eq!(joined(&[], true, "by April 2024 -", "ongoing"), "by April 2024 - ongoing");
        assert_eq!(joined(&[], true, "Asha Rao /", "Jin Park"), "Asha Rao / Jin Park");
        assert_eq!(joined(&[], true, "HR/", "OD"), "HR/OD");
    }
}
