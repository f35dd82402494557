//! Where in a document something stands, in the words a person would use to find it.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A place in the source document. Only the parts that mean something for its format are filled in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(default)]
pub struct Location {
    /// The sheet of a workbook, by the name on its tab.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// The page of a document of pages, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
    /// A part outside the running text: "footnotes", "page header", "comments".
    #[serde(skip_serializing_if = "Option::is_none")]
    pub part: Option<String>,
    /// Which table of the document, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub table: Option<u32>,
    /// Which row of the table or sheet, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub row: Option<u32>,
    /// Which column of the table or sheet, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<u32>,
    /// Which paragraph outside tables, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub paragraph: Option<u32>,
    /// The line of a text file, counted from 1.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub line: Option<u32>,
}

impl Location {
    pub(crate) fn paragraph(number: u32) -> Self {
        Self { paragraph: Some(number), ..Self::default() }
    }

    pub(crate) fn table(number: u32) -> Self {
        Self { table: Some(number), ..Self::default() }
    }

    pub(crate) fn sheet(name: &str) -> Self {
        Self { sheet: Some(name.to_owned()), ..Self::default() }
    }

    pub(crate) fn part(name: &str, number: u32) -> Self {
        Self { part: Some(name.to_owned()), paragraph: Some(number), ..Self::default() }
    }

    pub(crate) fn at_row(&self, row: u32) -> Self {
        Self { row: Some(row), ..self.clone() }
    }

    pub(crate) fn at_column(&self, column: u32) -> Self {
        Self { column: Some(column), ..self.clone() }
    }

    /// True when nothing is known about the place.
    pub fn is_unknown(&self) -> bool {
        *self == Self::default()
    }
}

/// The letters a spreadsheet gives a column: 1 is A, 27 is AA.
pub(crate) fn column_letters(mut column: u32) -> String {
    let mut letters = Vec::new();
    while column > 0 {
        let rest = (column - 1) % 26;
        letters.push(char::from(b'A' + u8::try_from(rest).unwrap_or(0)));
        column = (column - 1) / 26;
    }
    letters.iter().rev().collect()
}

impl fmt::Display for Location {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if let Some(sheet) = &self.sheet {
            parts.push(format!("sheet “{sheet}”"));
        }
        if let Some(page) = self.page {
            parts.push(format!("page {page}"));
        }
        if let Some(part) = &self.part {
            parts.push(part.clone());
        }
        if let Some(table) = self.table {
            parts.push(format!("table {table}"));
        }
        if let Some(line) = self.line {
            parts.push(format!("line {line}"));
        }
        match (&self.sheet, self.row, self.column) {
            (Some(_), Some(row), Some(column)) => parts.push(format!("cell {}{row}", column_letters(column))),
            (_, row, column) => {
                if let (Some(row), None) = (row, self.line) {
                    parts.push(format!("row {row}"));
                }
                if let Some(column) = column {
                    parts.push(format!("column {column}"));
                }
            }
        }
        if let Some(paragraph) = self.paragraph {
            parts.push(format!("paragraph {paragraph}"));
        }
        if parts.is_empty() { f.write_str("the document") } else { f.write_str(&parts.join(", ")) }
    }
}
