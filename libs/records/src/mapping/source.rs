//! Where the rows are, and how they are written.

use serde::{Deserialize, Serialize};

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
    /// Whether the table ends at the first empty row below its rows, so that what is noted there is no row of it. In Parquet
    /// files there are none.
    pub ends_at_empty_row: bool,
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
