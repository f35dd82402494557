//! What a check of the data finds, each with its place and what to do.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Where in the data something stands. What is not known is left out.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// The file, as an address or a path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// The sheet of a workbook.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The row (of a sheet or Parquet file) or line (of a CSV file), counted from 1 with the headings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    /// The heading of the column.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        parts.extend(self.file.clone());
        parts.extend(self.sheet.as_ref().map(|sheet| format!("sheet “{sheet}”")));
        parts.extend(self.row.map(|row| format!("row {row}")));
        parts.extend(self.column.as_ref().map(|column| format!("column “{column}”")));
        f.write_str(&parts.join(", "))
    }
}

/// What kind of thing was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FindingKind {
    /// A row has more or fewer values than there are headings.
    RaggedRow,
    /// The last row breaks off: no line end, and values missing or a quotation mark open.
    UnfinishedRow,
    /// A row in which hardly anything stands, as where something is noted under a table.
    NoteRow,
    /// A value is not written in the stated or usual encoding.
    Encoding,
    /// A label that no rule knows.
    UnmatchedLabel,
    /// One label written in two ways.
    TwoSpellings,
    /// Words where a number should be.
    NotANumber,
    /// A number written as text, with a sign, commas or an apostrophe.
    NumberAsText,
    /// A number outside the bounds that the mapping states.
    OutOfBounds,
    /// A count or weight below zero.
    NegativeCount,
    /// A count that is not a whole number.
    BrokenCount,
    /// Words where a date should be.
    NotADate,
    /// A day that does not exist, or outside the bounds that the mapping states.
    ImpossibleDate,
    /// Dates in two orders.
    MixedDates,
    /// One person in more than one row.
    Duplicate,
    /// Cells without a value.
    Missing,
    /// Who has no answer, by another field.
    NoAnswer,
    /// A total that is not the sum of its parts.
    BrokenTotal,
    /// Too many different values to be a category.
    TooManyCategories,
    /// Something could not be checked in full.
    NotChecked,
}

impl FindingKind {
    /// Whether counting is refused until it is mended.
    pub const fn stops_counting(self) -> bool {
        matches!(
            self,
            Self::RaggedRow
                | Self::UnfinishedRow
                | Self::UnmatchedLabel
                | Self::NotANumber
                | Self::OutOfBounds
                | Self::NegativeCount
                | Self::BrokenCount
                | Self::NotADate
                | Self::ImpossibleDate
                | Self::MixedDates
                | Self::TooManyCategories
        )
    }
}

/// One thing found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// What kind of thing.
    pub kind: FindingKind,
    /// Where it stands first.
    pub place: Place,
    /// How many rows it is about.
    pub rows: u64,
    /// The words it is about, where it is about words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
    /// What was found and what to do, in a sentence or two.
    pub message: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.place, self.message)
    }
}
