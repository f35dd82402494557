//! Reading profiles: what the corrections of one document teach for the next of the same body.
//!
//! A profile is a small TOML file:
//!
//! ```toml
//! name = "Marlow Vale action plans"
//!
//! [dates]
//! order = "day_month"         # or "month_day"
//! financial_year_starts = 4   # the month, from 1 to 12
//!
//! [[heading]]
//! written = "Pwy"
//! means = "lead"              # what the column holds, or "own": kept under its own heading
//!
//! [[service]]
//! written = "ASC"
//! known_as = "Adult Social Care"
//!
//! [[lead]]
//! written = "HoHR"
//! known_as = "Head of HR"
//!
//! [[theme]]
//! written = "Our people and culture"
//! known_as = "Our people"     # the two are read as one theme
//!
//! [[ignore]]
//! words = "Example row, please delete"
//! ```

mod file;

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use crate::aliases::{ROLES, heading_words};
use crate::date::{DateOptions, DateOrder};
use crate::draft::ColumnRole;
use crate::interpret::words::folded;
use crate::lead::{self, LeadReading};
pub use file::ProfileError;

/// What was learnt of a body's documents.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// What people call it.
    pub name: String,
    /// How its dates are written.
    pub dates: DateSettings,
    /// What its headings and labels mean.
    pub headings: Vec<HeadingMeaning>,
    /// Services by another name.
    pub services: Vec<Spelling>,
    /// Leads by another name.
    pub leads: Vec<Spelling>,
    /// Themes that are one.
    pub themes: Vec<Spelling>,
    /// Rows that are no promise, by the words of their text.
    pub ignored: Vec<String>,
}

/// How the dates of a body's documents are written; what is not set stays as the reader has it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DateSettings {
    /// Which of two numbers is the day.
    pub order: Option<DateOrder>,
    /// The month the financial year begins in, from 1 to 12.
    pub financial_year_starts: Option<u8>,
}

impl DateSettings {
    /// These settings in the place of those.
    #[must_use]
    pub fn over(&self, other: &DateOptions) -> DateOptions {
        DateOptions {
            anchor: other.anchor,
            order: self.order.unwrap_or(other.order),
            financial_year_starts: self.financial_year_starts.unwrap_or(other.financial_year_starts),
        }
    }
}

/// What a heading or label means, in words of the body's own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadingMeaning {
    /// The heading as written.
    pub written: String,
    /// What stands beneath it.
    pub means: Meaning,
}

/// What stands beneath a heading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// A value of the plan.
    Role(ColumnRole),
    /// Something else, kept under its own heading.
    Own,
}

impl Meaning {
    /// Its word in a file: "lead", "target_date", "own".
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Own => "own",
            Self::Role(role) => ROLES.iter().find(|(_, it)| *it == role).map_or("own", |(code, _)| code),
        }
    }

    /// The meaning that a word in a file stands for.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        match code {
            "own" => Some(Self::Own),
            _ => ROLES.iter().find(|(it, _)| *it == code).map(|(_, role)| Self::Role(*role)),
        }
    }

    /// The value of the plan it is.
    #[must_use]
    pub fn role(self) -> Option<ColumnRole> {
        match self {
            Self::Role(role) => Some(role),
            Self::Own => None,
        }
    }

    /// Every meaning there is.
    pub fn all() -> impl Iterator<Item = Self> {
        ROLES.iter().map(|(_, role)| Self::Role(*role)).chain([Self::Own])
    }
}

/// A name as written, and what it is known as.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spelling {
    /// As the documents write it.
    pub written: String,
    /// As it is known.
    pub known_as: String,
}

/// Which part of a profile made a difference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ProfilePart {
    /// What a heading means.
    Heading,
    /// What a service is called.
    Service,
    /// What a lead is called.
    Lead,
    /// Which theme another is.
    Theme,
    /// A row that is no promise.
    Ignored,
    /// How dates are read.
    Date,
}

/// One thing that a profile made different in a reading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProfileChange {
    /// Which part of the profile.
    pub part: ProfilePart,
    /// What is written in the document.
    pub written: String,
    /// What it was read as; "" for what was left out.
    pub read_as: String,
    /// How often.
    pub times: usize,
}

impl Profile {
    /// True where it says nothing, whatever it is called.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self { name: self.name.clone(), ..Self::default() }
    }

    /// How many things it says.
    #[must_use]
    pub fn len(&self) -> usize {
        self.headings.len()
            + self.services.len()
            + self.leads.len()
            + self.themes.len()
            + self.ignored.len()
            + usize::from(self.dates.order.is_some())
            + usize::from(self.dates.financial_year_starts.is_some())
    }

    /// Takes in what another says; where both speak of the same words, the other wins.
    pub fn learn(&mut self, other: Self) {
        for it in other.headings {
            let words = heading_words(&it.written);
            self.headings.retain(|old| heading_words(&old.written) != words);
            self.headings.push(it);
        }
        for (all, new) in [
            (&mut self.services, other.services),
            (&mut self.leads, other.leads),
            (&mut self.themes, other.themes),
        ] {
            for it in new {
                let key = folded(&it.written);
                all.retain(|old| folded(&old.written) != key);
                // What stood for the words that now mean something else goes on to it.
                for old in all.iter_mut().filter(|old| folded(&old.known_as) == key) {
                    old.known_as.clone_from(&it.known_as);
                }
                all.retain(|old| folded(&old.written) != folded(&old.known_as));
                all.push(it);
            }
        }
        for words in other.ignored {
            if !self.ignored.iter().any(|old| folded(old) == folded(&words)) {
                self.ignored.push(words);
            }
        }
        self.dates.order = other.dates.order.or(self.dates.order);
        self.dates.financial_year_starts =
            other.dates.financial_year_starts.or(self.dates.financial_year_starts);
    }
}

/// Names by another name, for looking up.
#[derive(Debug, Default)]
pub struct KnownAs<'p> {
    by_words: HashMap<String, &'p str>,
}

impl<'p> KnownAs<'p> {
    /// For looking up in these.
    #[must_use]
    pub fn new(all: &'p [Spelling]) -> Self {
        Self { by_words: all.iter().map(|it| (folded(&it.written), it.known_as.as_str())).collect() }
    }

    /// What a name is known as, if it is known as something else; case and spacing are no difference.
    #[must_use]
    pub fn of(&self, written: &str) -> Option<&'p str> {
        if self.by_words.is_empty() {
            return None;
        }
        self.by_words.get(&folded(written)).copied()
    }

    /// The leads that a text means, where some of them are known by another name; and which those are.
    ///
    /// `leads` is how the text reads by itself.
    #[must_use]
    pub fn leads(&self, text: &str, leads: &[LeadReading]) -> Option<(Vec<LeadReading>, Vec<&'p str>)> {
        if self.by_words.is_empty() {
            return None;
        }
        if let Some(known) = self.of(text) {
            return Some((lead::read(known), vec![known]));
        }
        let mut found = Vec::new();
        let mut out: Vec<LeadReading> = Vec::new();
        for it in leads {
            match self.of(&it.name) {
                Some(known) => {
                    found.push(known);
                    let read = lead::read(known);
                    let named = if read.is_empty() {
                        vec![LeadReading { name: known.to_owned(), ..it.clone() }]
                    } else {
                        read
                    };
                    out.extend(
                        named
                            .into_iter()
                            .map(|n| LeadReading { supporting: n.supporting || it.supporting, ..n }),
                    );
                }
                None => out.push(it.clone()),
            }
        }
        let mut seen = Vec::new();
        out.retain(|it| {
            let new = !seen.contains(&(it.name.clone(), it.kind));
            seen.push((it.name.clone(), it.kind));
            new
        });
        (!found.is_empty()).then_some((out, found))
    }
}
