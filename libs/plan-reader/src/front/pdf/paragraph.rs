//! From lines to paragraphs: which lines go on, what begins a list item, and where a word was broken.

mod broken;
mod leading;

use std::collections::HashSet;

use super::label::{
    Mark, begins_with_one, follows, item, label, labels_within, lead_in, names_a_value, stops, terms,
    typed_label,
};
use super::layout::COLUMN_GAP;
use super::sheet::Area;
use super::text::{Line, Word};
use super::vocabulary::{self, Vocabulary};
use crate::date;
use leading::usual_leading;

/// A paragraph before its place in lists and headings is known.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    pub text: String,
    pub mark: Mark,
    /// Where it begins, measured from the left of its column or cell.
    pub indent: f32,
    pub size: f32,
    pub bold: bool,
    /// The bold words at its beginning, where others follow them.
    pub lead_in: Option<String>,
    pub struck: Vec<String>,
    pub page: u32,
    pub area: Area,
    /// Its last line reaches so far to the right that the next word would not have stood there.
    pub room: f32,
    /// How wide its first word is.
    pub first_word: f32,
}

/// Makes paragraphs of the lines of one column or cell, which reaches from `left` to `right`.
pub(super) fn pieces(lines: &[Line], left: f32, right: f32, page: u32, words: &Vocabulary) -> Vec<Piece> {
    pieces_up_to(lines, left, right, right, page, words)
}

/// The same where the words reach to `right`, but the cell may be wider: a word that is too wide was broken at its `edge`.
pub(super) fn pieces_up_to(
    lines: &[Line],
    left: f32,
    right: f32,
    edge: f32,
    page: u32,
    words: &Vocabulary,
) -> Vec<Piece> {
    let leading = usual_leading(lines, words);
    let stops = stops(lines);
    let terms = terms(lines);
    let within = labels_within(lines);
    let mut out: Vec<Open> = Vec::new();
    let mut after_term = false;
    for (at, line) in lines.iter().enumerate() {
        let is_term = terms.get(at) == Some(&true);
        if is_term || std::mem::replace(&mut after_term, is_term) {
            let begins = item(line, &stops);
            let mut open = Open::begin(line, begins);
            // What a term says goes on from where it stands, and nothing goes on with a term.
            open.bold |= is_term;
            out.push(open);
            after_term = is_term;
            continue;
        }
        let begins = item(line, &stops).filter(|_| !out.last().is_some_and(|open| open.is_dashed_on(line)));
        match out.last_mut() {
            Some(open) if begins.is_none() && open.takes(line, leading, right, &within) => {
                let broken = open.breaks_within_word(line, edge, words);
                open.add(line, words, broken);
            }
            _ => out.push(Open::begin(line, begins)),
        }
    }
    out.into_iter().map(|open| open.piece(left, right, page)).collect()
}

/// A paragraph that may still go on.
struct Open {
    mark: Mark,
    text: String,
    /// A label typed before its words, which stays among them.
    label: Option<String>,
    /// Its first line begins with the label of a value.
    names_a_value: bool,
    indent: f32,
    /// Where the words of an item begin, after its mark.
    hang: f32,
    /// Where words begin behind white in its first line, as what a label says does.
    behind: Option<f32>,
    last: Line,
    lines: usize,
    /// The left edge of its second and later lines.
    body: Option<f32>,
    size: f32,
    bold: bool,
    lead_in: Option<String>,
    struck: Vec<String>,
    /// The words taken in last were struck through.
    striking: bool,
    area: Area,
    first_word: f32,
}

impl Open {
    fn begin(line: &Line, begins: Option<(Mark, usize)>) -> Self {
        let (mark, skip) = begins.unwrap_or((Mark::None, 0));
        let mut words: Vec<Word> = line.words.clone();
        let indent = line.from;
        if mark != Mark::None {
            if skip == 0
                && let Some(first) = words.first_mut()
            {
                // The mark stands right against the first word.
                first.text = first.text.chars().skip(1).collect();
            } else {
                words.drain(..skip.min(words.len()));
            }
        }
        let hang = words.first().map_or(line.from, |w| w.from);
        let mut open = Self {
            mark,
            text: String::new(),
            label: typed_label(line),
            names_a_value: names_a_value(line),
            indent,
            hang,
            behind: behind_white(line),
            last: line.clone(),
            lines: 1,
            body: None,
            size: line.size,
            bold: all(&words, |w| w.bold),
            lead_in: lead_in(&words),
            struck: Vec::new(),
            striking: false,
            area: line.area,
            first_word: words.first().map_or(0.0, breakable_width),
        };
        open.put(&words, None);
        open
    }

    /// True when the line goes on with this paragraph.
    fn takes(&self, line: &Line, leading: f32, right: f32, within: &HashSet<String>) -> bool {
        if line.turn != self.last.turn || self.is_followed_by_item(line) {
            return false;
        }
        // "Timing: May 2027." goes on behind "Owner: …" where the line before was full.
        let first = line.words.first().map_or(0.0, breakable_width);
        let full = self.last.to + line.size * 0.3 + first >= right - line.size * 0.15;
        if names_a_value(line) && !(full && begins_with_one(line, within)) {
            return false;
        }
        // A date under a date is another.
        if self.lines == 1 && is_date(&self.last) && is_date(line) {
            return false;
        }
        let size = self.last.size.max(line.size);
        if (self.last.size - line.size).abs() > 0.12 * size {
            return false;
        }
        let step = line.base - self.last.base;
        if step > leading.max(size * 1.1) * 1.25 + 0.5 || step < -1.0 {
            return false;
        }
        let first = line.words.first().map_or(0.0, breakable_width);
        let would_fit = self.last.to + size * 0.3 + first < right - size * 0.15;
        let centred = (f32::midpoint(line.from, line.to) - f32::midpoint(self.last.from, self.last.to)).abs()
            < 2.0
            && (line.from - self.last.from).abs() > 3.0;
        // A title in the middle of the page, with a heading at its left below.
        if self.bold && !centred && line.from < self.indent - size {
            return false;
        }
        let ended = self.last.words.last().is_some_and(|w| w.text.ends_with(['.', ':', '?', '!', ';']));
        // After a sentence that is not bold a bold line begins something else, though its label may be bold as well.
        let plain = self.last.words.last().is_some_and(|w| !w.bold);
        let bracketed = line.words.first().is_some_and(|w| w.text.starts_with(['[', '(']));
        if ended && plain && !bracketed && line.words.iter().all(|w| w.bold) {
            return false;
        }
        // So do bold words that name what follows them on their line.
        let after_plain = self.last.words.last().is_some_and(|w| !w.bold);
        if ended && after_plain && lead_in(&line.words).is_some_and(|label| label.ends_with(':')) {
            return false;
        }
        let indent_fits = match (&self.mark, self.body) {
            (_, Some(body)) => (line.from - body).abs() < size * 0.4,
            // The second line of a typed item, or of any hanging paragraph, stands further in.
            (Mark::None, None) if self.label.is_some() || !ended => line.from - self.indent < size * 5.0,
            // What a label says has ended where the next line stands further out.
            (Mark::None, None) if self.names_a_value => (line.from - self.indent).abs() < size * 0.4,
            (Mark::None, None) => line.from - self.indent < size * 0.4,
            // The second line of an item stands under its words or under its mark.
            (_, None) => line.from >= self.indent - size * 0.4 && line.from <= self.hang + size * 1.2,
        };
        let indent_fits = indent_fits || self.behind.is_some_and(|x| (line.from - x).abs() < size * 0.1);
        // "(Housing, by June)" never begins a paragraph under an item.
        let goes_on =
            |c: char| c.is_lowercase() || c == '(' && (self.mark != Mark::None || self.label.is_some());
        let small = line.words.first().is_some_and(|w| w.text.chars().next().is_some_and(goes_on))
            && typed_label(line).is_none();
        if would_fit {
            // The line was ended on purpose, unless it plainly goes on in the middle of a sentence.
            return small && !ended && indent_fits && self.lines > 0 && self.hangs_under(line, size);
        }
        // What a browser breaks under a typed mark goes on at the margin.
        indent_fits || centred || small && !ended && self.mark != Mark::None && line.from < self.indent
    }

    /// True where the line begins with the typed label that comes after this paragraph's own.
    fn is_followed_by_item(&self, line: &Line) -> bool {
        let Some(next) = typed_label(line) else { return false };
        match &self.label {
            Some(label) => follows(label, &next) && line.from <= self.indent + line.size,
            None => false,
        }
    }

    /// True where the line begins with a dash that parts the words of this item, as those before it do.
    fn is_dashed_on(&self, line: &Line) -> bool {
        let dash = line.words.first().is_some_and(|w| matches!(w.text.as_str(), "–" | "—"));
        let under_words = (line.from - self.body.unwrap_or(self.hang)).abs() < line.size * 0.4;
        let step = line.base - self.last.base;
        let next = step > 0.0 && step < line.size * 1.9;
        let dashed = self.text.contains(" – ") || self.text.contains(" — ");
        dash && dashed && next && under_words && (self.mark != Mark::None || self.label.is_some())
    }

    fn hangs_under(&self, line: &Line, size: f32) -> bool {
        match self.mark {
            Mark::None => true,
            _ => line.from > self.indent + size * 0.3 && line.from < self.hang + size * 1.2,
        }
    }

    fn add(&mut self, line: &Line, words: &Vocabulary, broken: bool) {
        match (broken, line.words.split_first()) {
            (true, Some((first, rest))) => {
                if let Some(open) = self.struck.last_mut().filter(|_| self.striking) {
                    open.push_str(&first.text);
                } else {
                    self.text.push_str(&first.text);
                }
                self.put(rest, None);
            }
            _ => self.put(&line.words, Some(words)),
        }
        self.bold &= all(&line.words, |w| w.bold);
        self.body.get_or_insert(line.from);
        self.area = self.area.joined(&line.area);
        self.size = self.size.max(line.size);
        self.last = line.clone();
        self.lines += 1;
    }

    /// Adds words; those of a further line may begin with the rest of a broken word.
    fn put(&mut self, line: &[Word], vocabulary: Option<&Vocabulary>) {
        for (i, run) in line.chunk_by(|a, b| a.struck == b.struck).enumerate() {
            let is_struck = run.first().is_some_and(|w| w.struck);
            let words = joined(run);
            let vocabulary = vocabulary.filter(|_| i == 0);
            if is_struck {
                match self.struck.last_mut().filter(|_| self.striking) {
                    Some(open) => vocabulary::append(open, &words, vocabulary),
                    None => self.struck.push(words),
                }
            } else {
                vocabulary::append(&mut self.text, &words, vocabulary);
            }
            self.striking = is_struck;
        }
    }

    fn piece(self, left: f32, right: f32, page: u32) -> Piece {
        Piece {
            text: self.text,
            mark: self.mark,
            indent: self.indent - left,
            size: self.size,
            bold: self.bold,
            lead_in: self.lead_in,
            struck: self.struck,
            page,
            area: self.area,
            room: right - self.last.to,
            first_word: self.first_word,
        }
    }
}

impl Piece {
    /// True when `next`, at the top of another page or column, goes on with this paragraph.
    pub(super) fn goes_on_in(&self, next: &Self) -> bool {
        let labelled = next.text.split_once(' ').is_some_and(|(first, _)| label(first).is_some());
        if labelled
            || next.mark != Mark::None
            || self.mark == Mark::None && self.text.is_empty()
            || (self.size - next.size).abs() > 0.12 * self.size
        {
            return false;
        }
        let ended = self.text.trim_end().ends_with(['.', ':', '?', '!']);
        let small = next.text.chars().next().is_some_and(char::is_lowercase);
        let full = self.room < next.first_word + self.size * 0.3;
        (full || small)
            && (!ended || small && !self.text.trim_end().ends_with(':'))
            && (small || self.bold == next.bold)
    }

    pub(super) fn go_on(&mut self, next: &Self, words: &Vocabulary) {
        if self.is_halved_before(next, words) {
            self.text.push_str(&next.text);
        } else {
            vocabulary::append(&mut self.text, &next.text, Some(words));
        }
        self.bold &= next.bold;
        self.struck.extend(next.struck.iter().cloned());
        self.room = next.room;
    }
}

/// Where the words of a line begin behind the only wide white in it.
fn behind_white(line: &Line) -> Option<f32> {
    let mut wide = line.words.windows(2).filter_map(|pair| match pair {
        [a, b] => (b.from - a.to > line.size * COLUMN_GAP).then_some(b.from),
        _ => None,
    });
    wide.next().filter(|_| wide.next().is_none())
}

/// True for a line that is a whole date: "September 2026".
fn is_date(line: &Line) -> bool {
    let year = line
        .words
        .last()
        .is_some_and(|w| w.text.ends_with(|c: char| c.is_ascii_digit()) && w.text.chars().count() > 3);
    year && line.words.len() > 1 && line.words.len() < 6 && date::looks_like_a_date(&line.text())
}

fn all(words: &[Word], is: impl Fn(&Word) -> bool) -> bool {
    let mut worded = words.iter().filter(|w| w.text.chars().any(char::is_alphanumeric)).peekable();
    worded.peek().is_some() && worded.all(is)
}

fn joined(words: &[Word]) -> String {
    let mut out = String::new();
    for word in words {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(&word.text);
    }
    out
}

/// The width of a word up to where a line may be broken within it.
fn breakable_width(word: &Word) -> f32 {
    let letters: Vec<char> = word.text.chars().collect();
    let all = letters.len().max(1);
    // No program breaks "2026/27".
    let in_number = |pair: &[char]| matches!(pair, ['-' | '/', digit] if digit.is_ascii_digit());
    let breaks = |pair: &[char]| matches!(pair, ['-' | '/' | '–' | '—', ..]) && !in_number(pair);
    let until = letters.windows(2).position(breaks).map_or(all, |i| i + 1);
    (word.to - word.from) * until as f32 / all as f32
}

#[cfg(test)]
mod tests {
    use super::super::row_starts::tests::line;
    use super::*;

    #[test]
    fn what_a_label_says_has_ended_where_the_next_line_stands_further_out() {
        let lines = [
            line(12.0, &[(20.0, "Lead: the clerk of works and the warden.")]),
            line(24.0, &[(0.0, "Open the gates at six in the morning.")]),
        ];
        let found = pieces(&lines, 0.0, 220.0, 1, &Vocabulary::default());
        assert_eq!(found.len(), 2, "{found:?}");
    }
}
