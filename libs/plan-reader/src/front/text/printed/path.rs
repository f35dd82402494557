//! The likeliest way of parting the words of a printed table into cells.

use std::collections::HashSet;

use super::column::Broken;
use super::fit::{fits_under, held, is_letter, is_mark};
use super::state::State;
use super::{Body, Item, Printed};
use crate::draft::ColumnRole;
use crate::front::text::lines::is_bullet;
use crate::front::text::listed::{Follows, passing};

/// A cell, or a name across the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Found {
    /// Its words, as indices.
    pub from: usize,
    pub to: usize,
    /// None for a name across the rows.
    pub column: Option<usize>,
    pub new_row: bool,
}

/// A cell takes no more lines than this.
const LONGEST: usize = 60;

/// A cell with more words than this is neither a lead nor a date, and its looks need not be studied.
const STUDIED: usize = 16;

/// What it costs to part the words of one line.
const PARTED: f32 = 1.2;

/// The same where a list begins in the middle of the line, as it does beside a short cell.
const LISTED: f32 = -0.6;

/// What it costs that a cell goes on over where a list begins.
const SPANNED: f32 = 2.0;

/// More cells than this are not tried: no page that people print has so many places where one may begin.
const MOST_CELLS: usize = 150_000;

/// The best way to a state at a word.
#[derive(Debug, Clone, Copy)]
struct Best {
    score: f32,
    /// The word and state from which it was reached.
    from: usize,
    state: usize,
    new_row: bool,
}

pub(super) struct Path<'a, 't> {
    body: &'a Body<'t>,
    roles: &'a [Option<ColumnRole>],
    widths: &'a [Option<u32>],
    /// Leads that stand elsewhere.
    known: &'a HashSet<String>,
    /// The cost of passing over all columns up to each.
    upto: Vec<f32>,
    /// The best way to each word in each state.
    best: Vec<Option<Best>>,
    /// How many more cells may be tried.
    left: usize,
}

impl<'a, 't> Path<'a, 't> {
    pub(super) fn new(
        body: &'a Body<'t>,
        roles: &'a [Option<ColumnRole>],
        widths: &'a [Option<u32>],
        known: &'a HashSet<String>,
    ) -> Self {
        let mut upto = vec![0.0];
        for role in roles {
            upto.push(upto.last().copied().unwrap_or(0.0) + passing(*role));
        }
        let states = State::count(roles.len());
        Self {
            body,
            roles,
            widths,
            known,
            upto,
            best: vec![None; (body.words.len() + 1) * states],
            left: MOST_CELLS,
        }
    }

    /// The cells of the likeliest way.
    pub(super) fn best(mut self) -> Option<Vec<Found>> {
        self.reach(0, State::Start, Best { score: 0.0, from: 0, state: 0, new_row: true });
        for word in 0..self.body.words.len() {
            if self.left == 0 {
                return None;
            }
            let line = self.line_of(word);
            let first = line.from == word;
            if first && line.page {
                self.carry(word);
            }
            if self.states().all(|s| self.at(word, s).is_none()) {
                continue;
            }
            if first {
                self.names(word);
            }
            if first || self.may_begin(word) {
                self.cells(word, line);
            }
        }
        self.traced()
    }

    fn states(&self) -> std::ops::Range<usize> {
        0..State::count(self.roles.len())
    }

    fn state(&self, number: usize) -> State {
        State::of(number, self.roles.len())
    }

    fn at(&self, word: usize, state: usize) -> Option<Best> {
        self.best.get(word * self.states().len() + state).copied().flatten()
    }

    fn reach(&mut self, word: usize, state: State, way: Best) {
        let place = word * self.states().len() + state.number(self.roles.len());
        if let Some(slot) = self.best.get_mut(place)
            && slot.is_none_or(|b| way.score > b.score)
        {
            *slot = Some(way);
        }
    }

    fn line_of(&self, word: usize) -> Printed {
        let line = self.body.words.get(word).map_or(0, |w| w.line);
        self.body.lines.get(line).copied().unwrap_or(Printed {
            number: 0,
            from: word,
            to: word,
            page: false,
            item: Item::None,
        })
    }

    fn line_text(&self, line: usize) -> String {
        self.body.lines.get(line).map(|l| self.body.text(l.from, l.to)).unwrap_or_default()
    }

    /// True for a word within a line that may be the first of a cell.
    fn may_begin(&self, word: usize) -> bool {
        self.body.begins.get(word).copied().unwrap_or(false)
    }

    /// True where a list begins in the middle of a line, as it does in a cell beside a short one.
    fn begins_list(&self, word: usize) -> bool {
        let text = self.body.words.get(word).map_or("", |w| w.text);
        is_letter(text) && matches!(text.trim_matches(['(', ')', '.']), "a" | "i")
            || (self.body.dashed || !is_dash(text)) && is_bullet(&format!("{text} "))
    }

    /// A row that goes on over the end of a page.
    fn carry(&mut self, word: usize) {
        let line = self.line_of(word);
        let text = self.body.text(line.from, line.to);
        let small = text.starts_with(|c: char| c.is_lowercase());
        let cost = if small {
            0.0
        } else if line.item == Item::Listed {
            0.8
        } else {
            2.5
        };
        for number in self.states() {
            if let (State::Cell { column, .. }, Some(best)) = (self.state(number), self.at(word, number)) {
                let way = Best { score: best.score - cost, from: word, state: number, new_row: false };
                self.reach(word, State::Carried { column }, way);
            }
        }
    }

    /// Names across the rows that begin with this line.
    fn names(&mut self, word: usize) {
        let line = self.body.words.get(word).map_or(0, |w| w.line);
        if self.line_of(word).item != Item::None
            || self.body.words.get(word).is_some_and(|w| w.text.starts_with(char::is_lowercase))
        {
            return;
        }
        for more in 1..=2 {
            let Some(last) = self.body.lines.get(line + more - 1) else { break };
            if more > 1 && last.page {
                break;
            }
            let look = self.body.look(word, last.to);
            let lone = last.to == word + 1;
            let fits = look.across() - if more > 1 { 1.5 } else { 0.0 } - if lone { 1.0 } else { 0.0 };
            if fits < 0.0 {
                continue;
            }
            for number in self.states() {
                let Some(best) = self.at(word, number) else { continue };
                let cost = match self.state(number) {
                    State::Start => 0.0,
                    State::Across => 0.5,
                    State::Cell { column, .. } => 0.6 * self.between(column + 1, self.roles.len()),
                    State::Carried { .. } => continue,
                };
                let way =
                    Best { score: best.score + fits - cost - 0.5, from: word, state: number, new_row: true };
                self.reach(last.to, State::Across, way);
            }
        }
    }

    /// All cells that begin with this word.
    fn cells(&mut self, word: usize, line: Printed) {
        let before = word.checked_sub(1).map(|w| self.body.words.get(w).map_or(0, |w| w.line));
        let here = self.body.text(word, line.to);
        let above = match before {
            Some(l) if line.from == word => self.line_text(l),
            _ => String::new(),
        };
        let item = line.item == Item::Listed && line.from == word;
        let follows = Follows::of(&above, &here);
        let follows = follows.cost_of_new() + if follows.small { 1.2 } else { 0.0 };
        // "Health a. Develop a strong partnership" is two cells.
        let lettered =
            |w: &usize| self.begins_list(*w) && self.body.words.get(*w).is_some_and(|w| is_letter(w.text));
        let list = (word + 1..line.to).find(lettered).unwrap_or(line.to);
        let starts = |end: usize| follows + if end > list { SPANNED } else { 0.0 };
        // Within the line.
        for end in word + 1..line.to {
            // The letter of an item belongs to its words.
            let letter = self.body.words.get(end - 1).is_some_and(|w| is_letter(w.text));
            if self.may_begin(end) && !letter {
                self.cell(word, end, true, starts(end), item, &[]);
            }
        }
        let follows = starts(line.to);
        // Up to the end of this line or one below it.
        let mut broken: Vec<(Broken, Follows, Item)> = Vec::new();
        let first = self.body.words.get(word).map_or(0, |w| w.line);
        let (mut from, mut text) = (word, Some(here));
        for at in first..(first + LONGEST).min(self.body.lines.len()) {
            let Some(line) = self.body.lines.get(at).copied() else { break };
            if at > first {
                if line.page {
                    break;
                }
                let Some(next) = self.body.words.get(line.from) else { break };
                let ink = self.body.ink(from, line.from);
                // Of the first line there may be but a part.
                let follows = match text.take() {
                    Some(text) => Follows::of(&text, &self.body.text(line.from, line.to)),
                    None => self.body.follows.get(at).copied().unwrap_or_default(),
                };
                broken.push((Broken { ink, next: next.ink }, follows, line.item));
                from = line.from;
            }
            self.cell(word, line.to, at == first, follows, item, &broken);
        }
    }

    /// One cell, under every heading and after every state.
    fn cell(
        &mut self,
        word: usize,
        end: usize,
        single: bool,
        follows: f32,
        item: bool,
        broken: &[(Broken, Follows, Item)],
    ) {
        self.left = self.left.saturating_sub(1);
        let text = self.body.text(word, end.min(word + STUDIED + 2));
        let look = self.body.look(word, end.min(word + STUDIED + 2));
        let last = self
            .body
            .words
            .get(end - 1)
            .map_or(0, |w| self.body.lines.get(w.line).map_or(end, |l| l.from.max(word)));
        let last_ink = self.body.ink(last, end);
        let mid = self.line_of(word).from != word;
        let ends_with_a_date = self.body.ends_with_a_date(end.min(word + STUDIED + 2));
        for column in 0..self.roles.len() {
            let role = self.roles.get(column).copied().flatten();
            let wide = self.widths.get(column).copied().flatten();
            let looks = fits_under(&look, &text, role, ends_with_a_date, self.known);
            let mut held: f32 = broken.iter().map(|(b, f, item)| held(*b, *f, *item, wide)).sum();
            if let Some(wide) = wide {
                let over = |ink: u32| (ink as f32 / wide.max(1) as f32 - 1.03).max(0.0);
                let widest = broken.iter().map(|b| b.0.ink).chain([last_ink]).max().unwrap_or(0);
                held -= (over(widest) * 20.0).min(6.0);
            }
            for number in self.states() {
                let Some(best) = self.at(word, number) else { continue };
                let Some((cost, new_row)) = self.step(number, column, word, mid) else { continue };
                let carried = matches!(self.state(number), State::Carried { .. });
                let fits = held + if carried { looks.clamp(-1.0, 0.8) } else { looks };
                let starts = if carried {
                    0.0
                } else {
                    follows + if item { if new_row { 2.0 } else { 0.3 } } else { 0.0 }
                };
                let way =
                    Best { score: best.score + fits - cost - starts, from: word, state: number, new_row };
                self.reach(end, State::Cell { column, single }, way);
            }
        }
    }

    /// The cost of the empty cells between two columns.
    fn between(&self, from: usize, to: usize) -> f32 {
        let at = |n: usize| self.upto.get(n).copied().unwrap_or(0.0);
        (at(to) - at(from)).max(0.0)
    }

    /// What it costs to go on to a column, and whether a row begins there.
    fn step(&self, number: usize, to: usize, word: usize, mid: bool) -> Option<(f32, bool)> {
        let k = self.roles.len();
        match self.state(number) {
            State::Start | State::Across if !mid => Some((self.between(0, to), true)),
            State::Start | State::Across => None,
            State::Carried { column } => Some((if column == to { 0.0 } else { 1.5 }, false)),
            State::Cell { column, single } if to > column => {
                // What stands beside a cell of one line stands on that line.
                let beside = if mid && self.begins_list(word) {
                    LISTED
                } else if mid {
                    PARTED
                } else if single {
                    2.0
                } else {
                    0.0
                };
                Some((self.between(column + 1, to) + beside, false))
            }
            State::Cell { .. } if mid => None,
            State::Cell { column, .. } => {
                Some((self.between(column + 1, k) + self.between(0, to) + 0.8, true))
            }
        }
    }

    fn traced(&self) -> Option<Vec<Found>> {
        let end = self.body.words.len();
        let score = |s: &usize| self.at(end, *s).map_or(f32::MIN, |b| b.score);
        let last = self
            .states()
            .filter(|s| self.at(end, *s).is_some())
            .max_by(|a, b| score(a).total_cmp(&score(b)))?;
        let (mut word, mut state) = (end, last);
        let mut out = Vec::new();
        while let Some(best) = self.at(word, state) {
            let column = match self.state(state) {
                State::Start => break,
                State::Across => None,
                State::Cell { column, .. } => Some(column),
                State::Carried { .. } => {
                    state = best.state;
                    continue;
                }
            };
            out.push(Found { from: best.from, to: word, column, new_row: best.new_row });
            (word, state) = (best.from, best.state);
        }
        out.reverse();
        Some(out)
    }
}

/// True for a dash, which stands within a line far more often than over a list.
pub(super) fn is_dash(word: &str) -> bool {
    matches!(word, "-" | "–" | "—")
}

/// True for a word that may be the first of a cell, where this one stands before it on the line.
pub(super) fn may_begin(before: &str, text: &str) -> bool {
    let follows = Follows::of(before, text);
    let dates =
        matches!(text, "by" | "end" | "mid" | "from" | "before" | "within" | "ongoing" | "tbc" | "n/a");
    (!text.starts_with(char::is_lowercase) || dates || is_letter(text))
        && !follows.open
        && !follows.year
        && text.contains(|c: char| c.is_alphanumeric() || is_mark(c))
}
