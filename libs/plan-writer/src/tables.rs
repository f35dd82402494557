//! What a workbook of statistical tables holds: sheets that begin in A1, one marked-up table each, cells that are
//! numbers or words.

use time::OffsetDateTime;

/// A workbook of tables: a cover, contents and notes are sheets like the others.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tables {
    /// Its title, as programs list it.
    pub title: String,
    /// Whose it is.
    pub author: String,
    /// When it was made, as the file says.
    pub written_at: Option<OffsetDateTime>,
    /// Its sheets.
    pub sheets: Vec<TableSheet>,
}

/// A sheet: a heading, lines of words below it, and at most one table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TableSheet {
    /// The name on its tab.
    pub tab: String,
    /// The heading, in A1.
    pub heading: String,
    /// Lines below the heading, one cell each.
    pub lines: Vec<SheetLine>,
    /// The table, below the lines.
    pub table: Option<Grid>,
    /// How wide each column is, in letters.
    pub widths: Vec<u16>,
}

/// A line of words on a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SheetLine {
    /// Words.
    Words(String),
    /// A smaller heading.
    Heading(String),
}

/// A table that programs know as one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Grid {
    /// Its name, unique in the workbook: a letter, then letters, digits and `_`.
    pub name: String,
    /// The headings of its columns, each different.
    pub headings: Vec<String>,
    /// Its rows, with a value for each heading.
    pub rows: Vec<Vec<Value>>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A number, shown with so many decimals. A number that is not finite is written as `[x]`.
    Number {
        /// The number.
        value: f64,
        /// How many decimals are shown.
        decimals: u8,
    },
    /// Words.
    Words(String),
    /// Words that stand where a number would, at the right.
    Symbol(String),
    /// Words that lead to another sheet of this workbook.
    Link {
        /// The words.
        words: String,
        /// The tab of that sheet.
        tab: String,
    },
}

/// The name, as a tab can bear it: 31 letters, none of `[]:*?/\`, no apostrophe at an end.
pub(crate) fn tab(name: &str, number: usize) -> String {
    let fit: String = name.chars().filter(|it| !"[]:*?/\\".contains(*it) && *it >= ' ').take(31).collect();
    let fit = fit.trim().trim_matches('\'').to_owned();
    if fit.is_empty() { format!("Sheet {number}") } else { fit }
}
