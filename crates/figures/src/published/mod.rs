//! What may be shown: tables whose cells are safe, with everything a reader needs to understand them. All outputs are
//! written from this one value, so that what is hidden in one is hidden in each.

mod cell;

pub use cell::{Cell, Symbol, grouped};

use crate::chart::Drawing;
use time::Date;

/// A release: tables, charts and the words around them.
#[derive(Debug, Clone)]
pub struct Published {
    /// What it is about.
    pub title: String,
    /// Who publishes it.
    pub body: String,
    /// The time that it tells of, as people say it.
    pub period: String,
    /// The day of publication.
    pub published_on: Date,
    /// Whom to ask.
    pub contact: String,
    /// Under which terms it may be used.
    pub licence: String,
    /// What it says, in sentences.
    pub summary: Vec<String>,
    /// Its tables.
    pub tables: Vec<Table>,
    /// Notes that tables refer to, counted from 1.
    pub notes: Vec<String>,
    /// How it was kept from telling of single people.
    pub protection: Protection,
    /// Its charts.
    pub charts: Vec<Drawing>,
}

/// How a release was protected, as its readers are told.
#[derive(Debug, Clone, Default)]
pub struct Protection {
    /// The policy's name and version.
    pub policy: String,
    /// The word of the method: `suppress`, `round` or `cell-key`.
    pub method: &'static str,
    /// What the policy asks for, one rule a line.
    pub rules: Vec<String>,
    /// What was done and what the attack on it found.
    pub outcome: Vec<String>,
}

/// A table.
#[derive(Debug, Clone)]
pub struct Table {
    /// A short name of small letters, digits and hyphens: its files, its sheet.
    pub slug: String,
    /// Its title, which says what, of whom, where and when.
    pub title: String,
    /// What is measured, in a sentence.
    pub measure: String,
    /// How it was calculated: the names of the methods.
    pub method: String,
    /// Whose data it is.
    pub source: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, with a cell for each column.
    pub rows: Vec<Vec<Cell>>,
    /// The numbers of its notes.
    pub notes: Vec<usize>,
    /// What it says, in plain words.
    pub readings: Vec<String>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its short name for programs: small letters, digits and underscores.
    pub key: String,
    /// Its heading for people.
    pub heading: String,
    /// What its cells are.
    pub kind: Kind,
    /// What it means, in a sentence.
    pub meaning: String,
}

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words: a group, a grade, a reading.
    Words,
    /// A number of people or events.
    Count,
    /// A share, from 0 to 100, with one decimal.
    Percent,
    /// A difference of shares, in percentage points, with one decimal.
    Points,
    /// A ratio, with two decimals.
    Ratio,
    /// Events for each thousand, with two decimals.
    Rate,
    /// Pounds and pence.
    Pounds,
}

impl Kind {
    /// How many decimals its numbers are shown with.
    #[must_use]
    pub fn decimals(self) -> u8 {
        match self {
            Self::Words | Self::Count => 0,
            Self::Percent | Self::Points => 1,
            Self::Ratio | Self::Rate | Self::Pounds => 2,
        }
    }

    /// Its name in files for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Words => "words",
            Self::Count => "count",
            Self::Percent => "percent",
            Self::Points => "percentage points",
            Self::Ratio => "ratio",
            Self::Rate => "rate per 1,000",
            Self::Pounds => "pounds",
        }
    }
}

impl Column {
    /// A column.
    #[must_use]
    pub fn new(key: &str, heading: &str, kind: Kind, meaning: &str) -> Self {
        Self { key: key.to_owned(), heading: heading.to_owned(), kind, meaning: meaning.to_owned() }
    }
}

impl Table {
    /// The title with the marks of its notes: "Staff by grade [note 1]".
    #[must_use]
    pub fn title_with_notes(&self) -> String {
        let mut title = self.title.clone();
        for note in &self.notes {
            title.push_str(&format!(" [note {note}]"));
        }
        title
    }

    /// The symbols that stand in it, in the order of the list that explains them.
    #[must_use]
    pub fn symbols(&self) -> Vec<Symbol> {
        Symbol::ALL
            .into_iter()
            .filter(|it| {
                self.rows.iter().flatten().any(|cell| matches!(cell, Cell::Symbol(found) if found == it))
            })
            .collect()
    }
}

impl Published {
    /// The day of publication as people read it: 5 October 2026.
    #[must_use]
    pub fn day(&self) -> String {
        let it = self.published_on;
        format!("{} {} {}", it.day(), it.month(), it.year())
    }
}
