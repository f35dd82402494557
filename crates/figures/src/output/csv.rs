//! A table as CSV: UTF-8, one row of short headings, a row a line.

use super::OutputError;
use crate::published::{Cell, Table};

/// The table. A cell of words is never a formula to a spreadsheet: a mark stands before what would begin one.
///
/// # Errors
/// If the rows cannot be written.
pub fn csv(table: &Table) -> Result<Vec<u8>, OutputError> {
    let mut writer = ::csv::WriterBuilder::new().terminator(::csv::Terminator::CRLF).from_writer(Vec::new());
    writer.write_record(table.columns.iter().map(|it| it.key.as_str()))?;
    for row in &table.rows {
        let cells = row.iter().zip(&table.columns).map(|(cell, column)| match cell {
            Cell::Words(words) => guarded(words),
            other => other.plain(column.kind),
        });
        writer.write_record(cells)?;
    }
    writer.into_inner().map_err(|it| OutputError::Csv(it.into_error().into()))
}

/// Words that no spreadsheet takes for a formula.
pub(super) fn guarded(words: &str) -> String {
    if words.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) {
        format!("'{words}")
    } else {
        words.to_owned()
    }
}
