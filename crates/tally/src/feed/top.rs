//! The first rows of a file as they stand, for whoever looks for its headings.

use records::mapping::{Format, Source};

use super::{csv, parquet, sheet};
use crate::refusal::Outcome;
use crate::store::FoundFile;

/// How many rows of a file are looked at.
pub const ROWS: u32 = 40;

/// A row near the top of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TopRow {
    /// Its number, counted from 1.
    pub row: u32,
    /// What stands in its cells; an empty one holds nothing.
    pub cells: Vec<String>,
}

/// The first rows of a file: those of the sheet that `source` names, or of the first. A row in which nothing stands may be
/// left out.
///
/// # Errors
/// Where the file cannot be read.
pub async fn top(file: &FoundFile, source: &Source) -> Outcome<Vec<TopRow>> {
    Ok(match file.format {
        Format::Csv => csv::top(file, source).await?,
        Format::Parquet => vec![TopRow { row: 1, cells: parquet::headings(file).await? }],
        Format::Xlsx | Format::Ods => sheet::top(file, source).await?,
    })
}
