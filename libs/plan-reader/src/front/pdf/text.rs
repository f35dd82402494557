//! From letters to words and lines: where a space is meant, and which letters stand on one line.

use super::script;
use super::sheet::{Area, Letter, Rule, Turn};

#[derive(Debug, Clone)]
pub(super) struct Word {
    pub text: String,
    pub from: f32,
    pub to: f32,
    pub size: f32,
    pub bold: bool,
    pub struck: bool,
    /// A space is written after it, whether or not another word follows on its line.
    pub spaced: bool,
}

/// Words on one line, in their own direction from `from` to `to`.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub words: Vec<Word>,
    pub from: f32,
    pub to: f32,
    /// Where the letters stand.
    pub base: f32,
    pub size: f32,
    pub turn: Turn,
    pub area: Area,
}

impl Line {
    fn of(words: Vec<Word>, base: f32, size: f32, turn: Turn) -> Option<Self> {
        let (from, to) = (words.first()?.from, words.iter().map(|w| w.to).fold(f32::MIN, f32::max));
        let whole = Letter {
            c: ' ',
            from,
            to,
            line: base,
            size,
            slope: 0.0,
            bold: false,
            struck: false,
            turn,
            hidden: false,
            spaced: false,
        };
        Some(Self { words, from, to, base, size, turn, area: whole.area() })
    }

    /// Some of its words, as a line of their own.
    pub(super) fn with(&self, words: Vec<Word>) -> Option<Self> {
        Self::of(words, self.base, self.size, self.turn)
    }

    pub(super) fn text(&self) -> String {
        let mut out = String::new();
        for word in &self.words {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&word.text);
        }
        out
    }

    /// The line cut where white is wider than `gap` times its size.
    pub(super) fn cut_at_gaps(self, gap: f32) -> Vec<Self> {
        let (base, size, turn) = (self.base, self.size, self.turn);
        let mut parts: Vec<Vec<Word>> = Vec::new();
        for word in self.words {
            match parts.last_mut() {
                Some(part) if part.last().is_some_and(|w| word.from - w.to <= gap * size) => part.push(word),
                _ => parts.push(vec![word]),
            }
        }
        parts.into_iter().filter_map(|words| Self::of(words, base, size, turn)).collect()
    }
}

/// Notes which letters have a space written after them: at the end of a line it stands where the next cell may be.
pub(super) fn mark_spaced(letters: &mut [Letter]) {
    for at in 1..letters.len() {
        if let [letter, next] = &mut letters[at - 1..=at] {
            letter.spaced =
                next.is_space() && next.turn == letter.turn && (next.line - letter.line).abs() < 1.0;
        }
    }
}

/// Puts letters into lines, from the top down; those that run another way than across come last.
pub(super) fn lines(letters: &[Letter]) -> Vec<Line> {
    let mut out = Vec::new();
    for turn in [Turn::Upright, Turn::Up, Turn::Down, Turn::UpsideDown] {
        let mut some: Vec<Letter> = letters.iter().filter(|l| l.turn == turn).copied().collect();
        some.sort_by(|a, b| a.line.total_cmp(&b.line));
        let mut rows: Vec<Vec<Letter>> = Vec::new();
        for letter in some {
            match rows.last_mut() {
                Some(row)
                    if row.last().is_some_and(|l| letter.line - l.line <= 0.12 * l.size.min(letter.size))
                        && row
                            .first()
                            .is_some_and(|l| letter.line - l.line <= 0.3 * l.size.max(letter.size)) =>
                {
                    row.push(letter);
                }
                _ => rows.push(vec![letter]),
            }
        }
        rows.retain(|r| r.iter().any(|l| !l.is_space()));
        for row in script::with_raised_letters(rows) {
            out.extend(line_of(row, turn));
        }
    }
    out
}

fn line_of(mut row: Vec<Letter>, turn: Turn) -> Option<Line> {
    row.sort_by(|a, b| a.from.total_cmp(&b.from));
    let size = main_size(&row);
    let base = row.iter().filter(|l| !l.is_space() && (l.size - size).abs() < 0.1).map(|l| l.line).next();
    let base = base.or_else(|| row.first().map(|l| l.line))?;
    script::mark_raised(&mut row, size, base);
    let letters = without_doubles(row);
    let wide = space_width(&letters, size);
    let mut words: Vec<Word> = Vec::new();
    let mut fresh = true;
    for letter in letters {
        if letter.is_space() {
            fresh = true;
            continue;
        }
        match words.last_mut() {
            Some(word)
                if !fresh
                    && letter.from - word.to <= wide
                    && !(letter.from - word.to > size * 0.12 && begins_a_cell(word, letter.c)) =>
            {
                word.text.push(letter.c);
                word.to = word.to.max(letter.to);
                word.bold &= letter.bold;
                word.struck &= letter.struck;
                word.size = word.size.max(letter.size);
                word.spaced = letter.spaced;
            }
            _ => words.push(Word {
                text: letter.c.to_string(),
                from: letter.from,
                to: letter.to,
                size: letter.size,
                bold: letter.bold,
                struck: letter.struck,
                spaced: letter.spaced,
            }),
        }
        fresh = false;
    }
    Line::of(words, base, size, turn)
}

/// True for a capital right behind a number or a small letter, as where a cell is full to its edge: "31/08/2026Green".
fn begins_a_cell(word: &Word, next: char) -> bool {
    next.is_uppercase()
        && word.text.ends_with(|c: char| c.is_ascii_digit() || c.is_lowercase() || matches!(c, '%' | ')'))
}

fn main_size(row: &[Letter]) -> f32 {
    let mut sizes: Vec<f32> = row.iter().filter(|l| !l.is_space()).map(|l| l.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(10.0)
}

/// Letters drawn twice to look bolder are one letter.
fn without_doubles(row: Vec<Letter>) -> Vec<Letter> {
    let mut out: Vec<Letter> = Vec::with_capacity(row.len());
    for letter in row {
        let twin = out.iter_mut().rev().take(4).find(|l| {
            l.c == letter.c && !letter.is_space() && (l.from - letter.from).abs() < 0.1 * letter.size
        });
        match twin {
            Some(twin) => twin.bold = true,
            None => out.push(letter),
        }
    }
    out
}

/// White wider than this between two letters parts two words.
fn space_width(letters: &[Letter], size: f32) -> f32 {
    let mut gaps = Vec::new();
    let mut spaces = 0;
    for pair in letters.windows(2) {
        if let [a, b] = pair {
            if b.is_space() {
                spaces += 1;
            }
            if !a.is_space() && !b.is_space() {
                gaps.push(b.from - a.to);
            }
        }
    }
    gaps.sort_by(f32::total_cmp);
    let usual = if gaps.len() >= 6 { gaps.get(gaps.len() / 2).copied().unwrap_or(0.0).max(0.0) } else { 0.0 };
    usual + size * if spaces > 0 { 0.3 } else { 0.16 }
}

/// Marks the letters that a rule runs through.
pub(super) fn mark_struck(letters: &mut [Letter], lying: &[Rule]) {
    let mut rules: Vec<Rule> = lying.to_vec();
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    for letter in letters.iter_mut().filter(|l| l.turn == Turn::Upright && !l.is_space()) {
        let (top, bottom) = (letter.line - 0.48 * letter.size, letter.line - 0.14 * letter.size);
        let middle = f32::midpoint(letter.from, letter.to);
        let first = rules.partition_point(|r| r.at < top);
        letter.struck = rules
            .iter()
            .skip(first)
            .take_while(|r| r.at <= bottom)
            .any(|r| r.from <= middle + 0.5 && r.to >= middle - 0.5);
    }
}

/// Words of the file's properties: UTF-16, UTF-8 or the format's own letters.
pub(super) fn decoded(bytes: &[u8]) -> String {
    let text = match bytes {
        [0xfe, 0xff, rest @ ..] => encoding_rs::UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        [0xff, 0xfe, rest @ ..] => encoding_rs::UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xef, 0xbb, 0xbf, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(),
        },
    };
    text.chars().filter(|c| !c.is_control() || *c == '\n').collect()
}
