//! The mapping file: what each column of a file is, what is derived from it, which rows count, and which tables are wanted.

mod check;
mod column;
mod error;
mod raw;
mod source;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use time::Date;

pub use column::{AmountColumn, CategoryColumn, Column, DateColumn, Kind, Others};
pub use error::{MappingError, MappingErrors};
pub use source::{Encoding, Format, Source};

use crate::band::{AgeBands, AmountBands};
use crate::period::Period;
use crate::{Amount, LabelMap};

/// The version of the mapping file that this library reads and writes, written as `evenhand-mapping = 1`.
pub const VERSION: u32 = 1;

/// The largest mapping file that is read, in bytes.
pub const LARGEST: usize = 4 << 20;

/// A checked mapping: every name in it is known, every label stands for one thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Mapping {
    /// What the file is, for people.
    pub title: String,
    /// Where the rows are.
    pub source: Source,
    /// The columns that matter, in the order of the mapping file.
    pub columns: Vec<Column>,
    /// Fields derived from columns and from each other.
    pub derived: Vec<Derived>,
    /// Which rows count: those that meet all conditions.
    pub keep: Vec<Condition>,
    /// The tables wanted.
    pub tables: Vec<Table>,
    /// How many residents there are, to set beside the counts.
    pub population: Option<Population>,
}

impl Mapping {
    /// Reads a mapping file. `file` is how messages name it. Classifications that columns name are asked of
    /// `classifications`; `&()` knows none, a map of [`LabelMap`]s knows its own.
    ///
    /// # Errors
    /// All faults found, each with its line and column and what to do.
    pub fn parse(
        text: &str,
        file: &str,
        classifications: &dyn Classifications,
    ) -> Result<Self, MappingErrors> {
        check::mapping(text, file, classifications)
    }

    /// The classifications that the columns of a mapping file name, before it is checked: for a caller who has to fetch them
    /// first. Empty for what is no mapping; [`Mapping::parse`] says what is wrong with it.
    pub fn classifications_named(text: &str) -> BTreeSet<String> {
        if text.len() > LARGEST {
            return BTreeSet::new();
        }
        let columns = toml::from_str::<raw::Mapping>(text).into_iter().flat_map(|it| it.column.into_values());
        let named = columns.filter_map(|it| it.into_inner().classification);
        named.map(toml::Spanned::into_inner).collect()
    }

    /// The column or derived field of this name.
    pub fn find(&self, name: &str) -> Option<Named<'_>> {
        let column = self.columns.iter().find(|it| it.name.as_str() == name).map(Named::Column);
        column.or_else(|| self.derived.iter().find(|it| it.name.as_str() == name).map(Named::Derived))
    }

    /// The column that a field is derived from, over all steps; of a column, itself.
    pub fn column_of(&self, name: &str) -> Option<&Column> {
        let mut name = name;
        // Fields derived in a circle are refused when the mapping is read, so there are at most as many steps as fields.
        for _ in 0..=self.derived.len() {
            match self.find(name)? {
                Named::Column(column) => return Some(column),
                Named::Derived(derived) => name = derived.rule.of().as_str(),
            }
        }
        None
    }

    /// The names of everything that tables can be made by.
    pub fn dimensions(&self) -> Vec<&Name> {
        let columns =
            self.columns.iter().filter(|it| matches!(it.kind, Kind::Category(_))).map(|it| &it.name);
        columns.chain(self.derived.iter().map(|it| &it.name)).collect()
    }

    /// The classifications that columns name.
    pub fn classifications(&self) -> BTreeSet<&str> {
        let kinds = self.columns.iter().map(|it| &it.kind);
        kinds
            .filter_map(|kind| match kind {
                Kind::Category(category) => category.classification.as_deref(),
                _ => None,
            })
            .collect()
    }
}

/// A column or a derived field.
#[derive(Debug, Clone, Copy)]
pub enum Named<'a> {
    /// A column of the file.
    Column(&'a Column),
    /// A field derived from others.
    Derived(&'a Derived),
}

/// Who knows classifications by their names.
pub trait Classifications {
    /// The labels and categories of a classification.
    fn find(&self, id: &str) -> Option<LabelMap>;
    /// The names of all that are known, for "did you mean".
    fn ids(&self) -> Vec<String>;
}

impl Classifications for () {
    fn find(&self, _: &str) -> Option<LabelMap> {
        None
    }
    fn ids(&self) -> Vec<String> {
        Vec::new()
    }
}

impl Classifications for BTreeMap<String, LabelMap> {
    fn find(&self, id: &str) -> Option<LabelMap> {
        self.get(id).cloned()
    }
    fn ids(&self) -> Vec<String> {
        self.keys().cloned().collect()
    }
}

/// The short name of a column or field: small letters, figures and hyphens, 64 at most.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Name(String);

impl Name {
    /// A name, where the text is one.
    pub fn new(text: &str) -> Option<Self> {
        let fits = (1..=64).contains(&text.len())
            && text.starts_with(|it: char| it.is_ascii_lowercase())
            && text.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-');
        fits.then(|| Self(text.to_owned()))
    }

    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Name {
    type Error = String;
    fn try_from(text: String) -> Result<Self, String> {
        Self::new(&text)
            .ok_or_else(|| format!("“{text}” is not a name: use small letters, figures and hyphens"))
    }
}

impl From<Name> for String {
    fn from(name: Name) -> Self {
        name.0
    }
}

/// A field derived from a column or from another field.
#[derive(Debug, Clone, PartialEq)]
pub struct Derived {
    /// Its short name.
    pub name: Name,
    /// How tables name it.
    pub title: String,
    /// How it is derived.
    pub rule: Rule,
    /// The line of the mapping file that tells of it.
    pub line: usize,
}

/// How a field is derived.
#[derive(Debug, Clone, PartialEq)]
pub enum Rule {
    /// The band of an age.
    Age {
        /// The date of birth, a column.
        born: Name,
        /// The day on which the age counts.
        on: AgeOn,
        /// The bands.
        bands: AgeBands,
    },
    /// The band of a number.
    Amount {
        /// The number, a column.
        of: Name,
        /// The bands.
        bands: AmountBands,
    },
    /// The period of a date.
    Period {
        /// The date, a column.
        of: Name,
        /// Which period.
        period: Period,
    },
    /// Whether an ordered category is at or above one of them.
    AtOrAbove {
        /// The ordered category: a column.
        of: Name,
        /// The categories at or above.
        above: BTreeSet<String>,
        /// How "at or above" is named, and how "below" is.
        labels: [String; 2],
    },
    /// Categories put together.
    Groups {
        /// The finer field.
        of: Name,
        /// The group of each category.
        groups: BTreeMap<String, String>,
        /// The group of all other categories.
        rest: Option<String>,
        /// The groups in order.
        order: Vec<String>,
    },
    /// The broader category that the classification or the mapping gives.
    Parent {
        /// The finer field: a column.
        of: Name,
    },
}

impl Rule {
    /// The column or field it is derived from first.
    pub const fn of(&self) -> &Name {
        match self {
            Self::Age { born: of, .. }
            | Self::Amount { of, .. }
            | Self::Period { of, .. }
            | Self::AtOrAbove { of, .. }
            | Self::Groups { of, .. }
            | Self::Parent { of } => of,
        }
    }
}

/// The day on which an age counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AgeOn {
    /// The same day for everybody.
    Day(Date),
    /// The day that another column of the row holds.
    Column(Name),
}

/// A condition that a row must meet to count.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// The column or field it is about.
    pub field: Name,
    /// What it must be.
    pub test: Test,
}

/// What a row must be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Test {
    /// One of these labels.
    Is(BTreeSet<String>),
    /// None of these labels.
    IsNot(BTreeSet<String>),
    /// A number between these, bounds included.
    Amount(Option<Amount>, Option<Amount>),
    /// A day between these, bounds included.
    Day(Option<Date>, Option<Date>),
}

/// A table wanted: rows (and what else) counted by some fields.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Table {
    /// Its name in answers and messages.
    pub name: String,
    /// The fields it is counted by, 8 at most; none counts everything together.
    pub by: Vec<Name>,
    /// Whether distinct people are counted beside rows.
    #[serde(default)]
    pub people: bool,
    /// The number columns that are added up.
    #[serde(default)]
    pub sums: Vec<Name>,
    /// The number columns of which every value is given, for medians and gaps.
    #[serde(default)]
    pub values: Vec<Name>,
}

/// The most fields that one table is counted by.
pub const MOST_FIELDS: usize = 8;

/// A table of residents (or of anybody who could have been in the rows) to set beside the counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Population {
    /// Where it is.
    pub source: Source,
    /// The heading of the column that holds how many; left out, each row is one.
    pub count: Option<String>,
    /// The heading that holds each field, read by the same rules as the field itself.
    pub headings: BTreeMap<Name, String>,
}
