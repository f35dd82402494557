//! The mapping file: what each column of a file is, what is derived from it, which rows count, and which tables are wanted.

mod check;
mod error;
mod raw;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};
use time::Date;

pub use error::{MappingError, MappingErrors};

use crate::band::{AgeBands, AmountBands};
use crate::date::DateOrder;
use crate::period::Period;
use crate::{Amount, LabelMap, NonAnswer};

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

    /// The column or derived field of this name.
    pub fn find(&self, name: &str) -> Option<Named<'_>> {
        let column = self.columns.iter().find(|it| it.name.as_str() == name).map(Named::Column);
        column.or_else(|| self.derived.iter().find(|it| it.name.as_str() == name).map(Named::Derived))
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

/// Files of one kind with the same headings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Paths (a file, a folder, or a pattern with `*`), relative to the mapping file, or addresses such as `s3://…`.
    pub files: Vec<String>,
    /// Their format; left out, it is told by the ending of the name.
    pub format: Option<Format>,
    /// The sheet of a workbook; left out, the first.
    pub sheet: Option<String>,
    /// The row that holds the headings, counted from 1.
    pub header_row: u32,
    /// What parts the values of a CSV file; left out, it is told by the headings.
    pub delimiter: Option<u8>,
    /// How a CSV file writes its letters; left out, UTF-8, and what is not UTF-8 is read as Windows-1252.
    pub encoding: Option<Encoding>,
    /// Whether no value holds a line break, so that one big CSV file may be parted over several machines.
    pub one_line_a_row: bool,
}

/// What kind of file holds the rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Values parted by commas, semicolons, tabs or bars.
    Csv,
    /// An Excel workbook (.xlsx or .xlsm).
    Xlsx,
    /// An OpenDocument spreadsheet.
    Ods,
    /// Apache Parquet.
    Parquet,
}

impl Format {
    /// The format that the ending of a file's name tells.
    pub fn of_name(name: &str) -> Option<Self> {
        let ending = name.rsplit_once('.')?.1.to_lowercase();
        Some(match ending.as_str() {
            "csv" | "tsv" | "txt" | "tab" => Self::Csv,
            "xlsx" | "xlsm" => Self::Xlsx,
            "ods" => Self::Ods,
            "parquet" | "pq" => Self::Parquet,
            _ => return None,
        })
    }
}

/// How a CSV file writes its letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// Windows-1252, as older programs write in western Europe.
    #[serde(rename = "windows-1252")]
    Windows1252,
}

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
