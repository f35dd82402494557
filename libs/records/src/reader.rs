//! Reading rows by a mapping: which columns of the file are needed, and what their texts say.

mod build;
mod cell;
mod rule;

use std::collections::BTreeSet;

use time::Date;

pub use cell::{DayFault, NumberFault, Value};
use rule::Reads;

use crate::label::Category;
use crate::mapping::{AmountColumn, DateColumn, Name, Others};
use crate::{Amount, Reading};

/// How the rows of a file are read for some tables. Texts of cells come in the order of [`RowReader::headings`].
#[derive(Debug, Clone, Default)]
pub struct RowReader {
    /// The headings of the columns that are needed.
    pub headings: Vec<String>,
    /// The fields that tables are counted by.
    pub dimensions: Vec<Dimension>,
    /// The columns in which a label may say that the row is a total.
    pub totals: Vec<Dimension>,
    /// The conditions.
    pub keep: Vec<Keep>,
    /// The place of the person's id, where people are counted.
    pub person: Option<usize>,
    /// How many the row stands for, where a column tells.
    pub stands_for: Option<StandsFor>,
    /// The numbers that are added up or listed.
    pub amounts: Vec<NumberColumn>,
}

/// The column that tells how many people or events a row stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StandsFor {
    /// Its place among the headings.
    pub column: usize,
    /// Whether only whole numbers are right.
    pub whole: bool,
}

/// A number column that is added up or listed.
#[derive(Debug, Clone)]
pub struct NumberColumn {
    /// Its name.
    pub name: Name,
    /// Its place among the headings.
    pub column: usize,
    /// How it is read.
    pub rule: AmountColumn,
}

/// A field that tables are counted by.
#[derive(Debug, Clone)]
pub struct Dimension {
    /// Its name.
    pub name: Name,
    /// How tables name it.
    pub title: String,
    /// Whether its categories have an order with a meaning.
    pub ordered: bool,
    /// The categories that are declared, in order.
    pub categories: Vec<Category>,
    /// The place of its column among the headings.
    pub first: usize,
    /// The place of the second column that it is derived from, where there is one.
    pub second: Option<usize>,
    reads: Reads,
}

/// A condition on a row.
#[derive(Debug, Clone)]
pub enum Keep {
    /// On a category.
    Label {
        /// The field.
        dimension: Dimension,
        /// The labels.
        labels: BTreeSet<String>,
        /// Whether the row must have one of them, or none.
        wanted: bool,
    },
    /// On a number.
    Amount {
        /// Its place among the headings.
        column: usize,
        /// How it is read.
        rule: AmountColumn,
        /// The bounds, included.
        bounds: (Option<Amount>, Option<Amount>),
    },
    /// On a date.
    Day {
        /// Its place among the headings.
        column: usize,
        /// How it is read.
        rule: DateColumn,
        /// The bounds, included.
        bounds: (Option<Date>, Option<Date>),
    },
}

/// Whether a row meets a condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Met {
    /// It does.
    Yes,
    /// It does not, or has no value.
    No,
    /// The value cannot be read, so nobody knows.
    Unreadable,
}

impl Dimension {
    /// What the texts of its columns say. `second` is only looked at where [`Dimension::second`] is given.
    pub fn read(&self, first: &str, second: &str) -> Reading {
        self.reads.read(first, second)
    }
}

impl Keep {
    /// The places of the columns it looks at.
    pub const fn columns(&self) -> (usize, Option<usize>) {
        match self {
            Self::Label { dimension, .. } => (dimension.first, dimension.second),
            Self::Amount { column, .. } | Self::Day { column, .. } => (*column, None),
        }
    }

    /// Whether a row with these texts meets it.
    pub fn met(&self, first: &str, second: &str) -> Met {
        match self {
            Self::Label { dimension, labels, wanted } => match dimension.read(first, second) {
                Reading::Unmatched(_) => Met::Unreadable,
                // A total is left out by being a total, and told as such.
                Reading::Total => Met::Yes,
                reading => yes(labels.contains(reading.label().as_ref()) == *wanted),
            },
            Self::Amount { rule, bounds: (least, most), .. } => match rule.read(first) {
                Value::Is(amount) => {
                    yes(least.is_none_or(|it| it <= amount) && most.is_none_or(|it| amount <= it))
                }
                Value::None => Met::No,
                Value::Wrong(_) if rule.others != Others::Refuse => Met::No,
                Value::Wrong(_) => Met::Unreadable,
            },
            Self::Day { rule, bounds: (from, to), .. } => match rule.read(first) {
                Value::Is(day) => yes(from.is_none_or(|it| it <= day) && to.is_none_or(|it| day <= it)),
                Value::None => Met::No,
                Value::Wrong(_) if rule.others != Others::Refuse => Met::No,
                Value::Wrong(_) => Met::Unreadable,
            },
        }
    }
}

const fn yes(met: bool) -> Met {
    if met { Met::Yes } else { Met::No }
}
