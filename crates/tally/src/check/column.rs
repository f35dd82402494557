//! What stands in one column: each different text is judged once, with how often it stands there and where first.

use std::collections::BTreeMap;

use records::date::{self, DateFault, DateOrder};
use records::label;
use records::mapping::{CategoryColumn, Column, DateColumn, Kind, Others};
use records::reader::{DayFault, NumberFault, Value};
use records::{Amount, NonAnswer, Reading};

use super::{At, Seen};
use crate::count::{Interner, LONGEST_LABEL, shortened};
use crate::engine::Asked;
use crate::feed::Letters;

/// The most different words that are kept of one kind of finding.
const MOST_WORDS: usize = 5_000;

/// A column and everything found in it.
pub(super) struct Profile<'a> {
    pub heading: &'a str,
    columns: Vec<&'a Column>,
    texts: Interner,
    met: Vec<(String, bool, Seen)>,
    /// Cells without a value.
    pub missing: Seen,
    /// Labels nobody has mapped.
    pub unmatched: Words,
    /// How each label is written, by its key.
    pub spellings: BTreeMap<String, Words>,
    /// Whether there were more different labels than are kept.
    pub overflown: bool,
    /// Different labels of a column whose categories are not declared.
    pub labels: usize,
    pub not_numbers: Words,
    pub numbers_written: Words,
    pub numbers_as_text: Seen,
    pub out_of_bounds: Words,
    pub negative: Words,
    pub broken: Words,
    pub not_dates: Words,
    pub no_such_days: Words,
    pub other_order: BTreeMap<&'static str, Words>,
    /// Dates that say the same in two orders, which only the stated order can settle.
    pub two_ways: Seen,
    /// Dates that only the stated order can read.
    pub one_way: Seen,
}

/// Words with how often each stands there.
pub(super) type Words = BTreeMap<String, Seen>;

impl<'a> Profile<'a> {
    pub fn new(heading: &'a str, asked: &'a Asked) -> Self {
        Self {
            heading,
            columns: asked.mapping.columns.iter().filter(|it| it.heading == heading).collect(),
            texts: Interner::default(),
            met: Vec::new(),
            missing: Seen::default(),
            unmatched: Words::new(),
            spellings: BTreeMap::new(),
            overflown: false,
            labels: 0,
            not_numbers: Words::new(),
            numbers_written: Words::new(),
            numbers_as_text: Seen::default(),
            out_of_bounds: Words::new(),
            negative: Words::new(),
            broken: Words::new(),
            not_dates: Words::new(),
            no_such_days: Words::new(),
            other_order: BTreeMap::new(),
            two_ways: Seen::default(),
            one_way: Seen::default(),
        }
    }

    /// What the mapping says of the column.
    pub fn kinds(&self) -> impl Iterator<Item = &'a Kind> + '_ {
        self.columns.iter().map(|it| &it.kind)
    }

    /// What the mapping calls it.
    pub fn name(&self) -> &str {
        self.columns.first().map_or("", |it| it.name.as_str())
    }

    pub fn is_full(&self) -> bool {
        self.texts.is_full()
    }

    pub fn as_text(&mut self, rows: u64, first: At) {
        if self.kinds().any(|it| matches!(it, Kind::Amount(_) | Kind::Count | Kind::Weight)) {
            self.numbers_as_text.again(rows, first);
        }
    }

    /// Meets a cell: the number of its text, and whether its letters are unsure.
    pub fn meet(&mut self, cell: &[u8], letters: Letters, at: At) -> (u32, bool) {
        let (code, new) = self.texts.code(cell);
        if new {
            let (text, unsure) = letters.text(cell);
            // One byte more than can be a label is enough to know that it is none.
            let kept = if text.trim().len() > LONGEST_LABEL {
                text.trim().chars().take(LONGEST_LABEL + 1).collect()
            } else {
                text.into_owned()
            };
            self.met.push((kept, unsure, Seen::default()));
        }
        match self.met.get_mut(code as usize) {
            Some((_, unsure, seen)) => {
                seen.again(1, at);
                (code, *unsure)
            }
            None => (code, false),
        }
    }

    /// Judges all texts met so far, and forgets them.
    pub fn judge(&mut self) {
        self.texts.clear();
        for (text, _, seen) in std::mem::take(&mut self.met) {
            let Some(at) = seen.first else { continue };
            if text.trim().is_empty() {
                self.missing.again(seen.rows, at);
            }
            for column in self.columns.clone() {
                match &column.kind {
                    Kind::Category(category) => self.label(category, &text, seen.rows, at),
                    Kind::Date(date) => self.date(date, &text, seen.rows, at),
                    Kind::Amount(rule) => {
                        let others = rule.others;
                        match rule.read(&text) {
                            Value::Wrong(NumberFault::OutOfBounds) if others == Others::Refuse => {
                                keep(&mut self.out_of_bounds, &text, seen.rows, at);
                            }
                            Value::Wrong(NumberFault::Unreadable(_)) if others == Others::Refuse => {
                                keep(&mut self.not_numbers, &text, seen.rows, at);
                            }
                            Value::Is(_) => self.written(&text, seen.rows, at),
                            Value::None | Value::Wrong(_) => {}
                        }
                    }
                    Kind::Count | Kind::Weight => match Amount::parse(&text) {
                        Err(_) => keep(&mut self.not_numbers, &text, seen.rows, at),
                        Ok(it) if it.is_negative() => keep(&mut self.negative, &text, seen.rows, at),
                        Ok(it) if column.kind == Kind::Count && it.as_whole().is_none() => {
                            keep(&mut self.broken, &text, seen.rows, at);
                        }
                        Ok(_) => self.written(&text, seen.rows, at),
                    },
                    Kind::Person => {}
                }
            }
        }
    }

    fn label(&mut self, category: &CategoryColumn, text: &str, rows: u64, at: At) {
        if let Some(short) = shortened(text) {
            return keep(&mut self.unmatched, &short, rows, at);
        }
        let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let known = match category.read(text) {
            Reading::Unmatched(words) => {
                keep(&mut self.unmatched, &words, rows, at);
                false
            }
            Reading::NonAnswer(NonAnswer::NotKnown) if words.is_empty() => return,
            _ => category.labels.find(text).is_some(),
        };
        // A label that a rule knows may be written in any way; others become categories of their own.
        if !known {
            let key = loose(&words);
            if self.spellings.len() < MOST_WORDS || self.spellings.contains_key(&key) {
                let ways = self.spellings.entry(key).or_default();
                if !ways.contains_key(&words) && !category.closed {
                    self.labels += 1;
                }
                keep(ways, &words, rows, at);
            } else {
                self.overflown = true;
            }
        }
    }

    fn date(&mut self, rule: &DateColumn, text: &str, rows: u64, at: At) {
        match rule.read(text) {
            Value::None => {}
            Value::Is(_) => {
                let ways =
                    DateOrder::ALL.into_iter().filter(|order| date::parse(text, *order).is_ok()).count();
                if ways == 2 { self.two_ways.again(rows, at) } else { self.one_way.again(rows, at) }
            }
            Value::Wrong(_) if rule.others != Others::Refuse => {}
            Value::Wrong(DayFault::OutOfBounds | DayFault::Unreadable(DateFault::NoSuchDay)) => {
                keep(&mut self.no_such_days, text, rows, at);
            }
            Value::Wrong(DayFault::Unreadable(DateFault::OtherOrder(order))) => {
                keep(self.other_order.entry(order.name()).or_default(), text, rows, at);
            }
            Value::Wrong(DayFault::Unreadable(DateFault::NotADate)) => {
                keep(&mut self.not_dates, text, rows, at);
            }
        }
    }

    fn written(&mut self, text: &str, rows: u64, at: At) {
        let plain = text
            .trim()
            .bytes()
            .all(|it| it.is_ascii_digit() || matches!(it, b'.' | b'-' | b'e' | b'E' | b'+'));
        if !plain {
            keep(&mut self.numbers_written, text, rows, at);
        }
    }
}

fn keep(words: &mut Words, text: &str, rows: u64, at: At) {
    let text: String = text.trim().chars().take(200).collect();
    if words.len() < MOST_WORDS || words.contains_key(&text) {
        words.entry(text).or_default().again(rows, at);
    } else if let Some(mut last) = words.last_entry() {
        last.get_mut().again(rows, at);
    }
}

/// The form in which labels are likely to be meant as one: letters and figures alone.
fn loose(label: &str) -> String {
    let key = label::key(label).replace('&', "and");
    key.chars().filter(|it| it.is_alphanumeric()).collect()
}
