//! Excel workbooks, cell by cell, so that a cell in the last corner costs nothing.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader, Xlsx};

use super::{Grid, chosen};
use crate::refusal::{self, Outcome};

fn open<'a>(file: &str, bytes: &'a [u8]) -> Outcome<Xlsx<Cursor<&'a [u8]>>> {
    Xlsx::new(Cursor::new(bytes))
        .map_err(|cause| refusal::file(file, format!("this workbook cannot be read: {cause}")))
}

pub(super) fn names(file: &str, bytes: &[u8]) -> Outcome<Vec<String>> {
    Ok(open(file, bytes)?.sheet_names())
}

pub(super) fn read(file: &str, bytes: &[u8], wanted: Option<&str>, grid: &mut Grid<'_>) -> Outcome<()> {
    let mut workbook = open(file, bytes)?;
    let name = chosen(file, &workbook.sheet_names(), wanted)?;
    let broken =
        |cause: calamine::XlsxError| refusal::file(file, format!("sheet “{name}” cannot be read: {cause}"));
    let mut cells = workbook.worksheet_cells_reader(&name).map_err(broken)?;
    while let Some(cell) = cells.next_cell().map_err(broken)? {
        let (row, column) = cell.get_position();
        let (row, column) = (u64::from(row) + 1, usize::try_from(column).unwrap_or(usize::MAX));
        match cell.get_value() {
            DataRef::Empty => {}
            DataRef::Int(number) => grid.cell(row, column, &number.to_string(), false)?,
            DataRef::Float(number) => grid.cell(row, column, &number.to_string(), false)?,
            DataRef::Bool(yes) => grid.cell(row, column, if *yes { "true" } else { "false" }, false)?,
            DataRef::String(text) | DataRef::DurationIso(text) => grid.cell(row, column, text, true)?,
            DataRef::DateTimeIso(text) => grid.cell(row, column, text, false)?,
            DataRef::SharedString(text) => grid.cell(row, column, text, true)?,
            DataRef::DateTime(moment) => grid.cell(row, column, &written(moment), false)?,
            DataRef::Error(fault) => grid.cell(row, column, &fault.to_string(), true)?,
        }
    }
    Ok(())
}

fn written(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        return moment.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
}
