//! Writes an action plan as a file that people can go on working in: a Word document, or a workbook for Excel or
//! LibreOffice.
//!
//! [`docx`] takes a [`Document`] of headings, paragraphs, lists and tables; [`xlsx`] and [`ods`] take a [`Workbook`];
//! [`tables_xlsx`] and [`tables_ods`] take [`Tables`] of statistics, laid out so that people and screen readers find them.
//! Words are written as words: no cell becomes a formula, whatever it begins with, and letters that no XML file can
//! hold are left out. The library is pure: it opens no files and asks no clock.

mod document;
mod docx;
mod docx_parts;
mod ods;
mod package;
mod tables;
mod tables_ods;
mod tables_xlsx;
mod workbook;
mod xlsx;

pub use document::{Block, Document, Item, Row, Table};
pub use docx::docx;
pub use ods::ods;
pub use tables::{Grid, SheetLine, TableSheet, Tables, Value};
pub use tables_ods::tables_ods;
pub use tables_xlsx::tables_xlsx;
pub use workbook::{Line, Sheet, Workbook};
pub use xlsx::xlsx;

/// Why a file cannot be written.
#[derive(Debug, thiserror::Error)]
pub enum Unwritable {
    /// Excel holds at most 32,767 letters in a cell.
    #[error(
        "“{start}…” has {letters} letters, and a cell of Excel holds 32,767. Write the plan as a Word or OpenDocument file instead."
    )]
    LongCell {
        /// How its words begin.
        start: String,
        /// How many letters it has.
        letters: usize,
    },
    /// The file could not be put together.
    #[error("The file could not be put together: {0}.")]
    Package(String),
}

impl From<zip::result::ZipError> for Unwritable {
    fn from(why: zip::result::ZipError) -> Self {
        Self::Package(why.to_string())
    }
}

impl From<std::io::Error> for Unwritable {
    fn from(why: std::io::Error) -> Self {
        Self::Package(why.to_string())
    }
}

#[doc = include_str!("../README.md")]
#[cfg(doctest)]
struct Readme;
