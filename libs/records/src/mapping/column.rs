//! What the columns of the files hold.

use serde::{Deserialize, Serialize};
use time::Date;

use super::Name;
use crate::date::DateOrder;
use crate::{Amount, LabelMap, NonAnswer};

/// A column that matters.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Its short name in the mapping.
    pub name: Name,
    /// Its heading in the file.
    pub heading: String,
    /// How tables name it.
    pub title: String,
    /// What it holds.
    pub kind: Kind,
    /// The line of the mapping file that tells of it.
    pub line: usize,
}

/// What a column holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// Who the row is about: an id that is the same in all rows about one person.
    Person,
    /// A category or grade.
    Category(CategoryColumn),
    /// A date.
    Date(DateColumn),
    /// A number, pay, hours.
    Amount(AmountColumn),
    /// How many people or events the row stands for: the table is already added up. Whole, not negative.
    Count,
    /// What the row weighs. Not negative.
    Weight,
}

impl Kind {
    /// How messages name it.
    pub const fn spoken(&self) -> &'static str {
        match self {
            Self::Person => "a person's id",
            Self::Category(_) => "a category",
            Self::Date(_) => "a date",
            Self::Amount(_) => "a number",
            Self::Count => "a count",
            Self::Weight => "a weight",
        }
    }
}

/// How a column's labels are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CategoryColumn {
    /// The classification it follows, by name.
    pub classification: Option<String>,
    /// Its categories and what written labels stand for.
    pub labels: LabelMap,
    /// Whether every category is declared, so that other words are not a category.
    pub closed: bool,
    /// Whether the categories have an order with a meaning, as grades have.
    pub ordered: bool,
    /// What words that no rule knows are taken for.
    pub others: Others,
}

/// What is done with words that no rule knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Others {
    /// Nothing is counted until a person has mapped them.
    Refuse,
    /// Each is a category of its own.
    Keep,
    /// They are non-answers.
    NonAnswer(NonAnswer),
}

/// How a column's dates are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateColumn {
    /// Which part comes first.
    pub order: DateOrder,
    /// The earliest day that can be right.
    pub earliest: Option<Date>,
    /// The latest day that can be right.
    pub latest: Option<Date>,
    /// What words that are no date are taken for.
    pub others: Others,
}

/// How a column's numbers are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountColumn {
    /// The least that can be right. Pay has 0.
    pub least: Option<Amount>,
    /// The most that can be right.
    pub most: Option<Amount>,
    /// Whether it is pay: shown only by rules for pay.
    pub pay: bool,
    /// What words that are no number are taken for.
    pub others: Others,
}
