//! Sheets of workbooks. A sheet is held in memory as the texts of the needed columns; dates are written as 2026-03-31.

mod ods;
mod xlsx;

use std::sync::Arc;

use bytes::Bytes;
use records::mapping::{Format, Source};
use records::{Amount, suggest};

use super::top::{ROWS, TopRow};
use super::{Sink, Watch, guard, opened, places, seen};
use crate::refusal::{self, Outcome};
use crate::store::FoundFile;

/// The most rows that are read of a sheet; no program writes more.
const MOST_ROWS: u64 = 1_100_000;
/// The most columns; no program writes more than 16,384.
const MOST_COLUMNS: usize = 20_000;
/// The most cells that are kept of a sheet, filled or not.
const MOST_CELLS: usize = 1 << 26;
/// The most bytes of text that are kept of a sheet.
const MOST_BYTES: usize = 512 << 20;

/// The most columns of the first rows, and letters of their cells, that are kept to find the headings by.
const TOP_COLUMNS: usize = 300;
const TOP_LETTERS: usize = 80;

/// A sheet that was read.
#[derive(Debug, Default)]
pub struct Sheet {
    /// Its headings.
    pub headings: Vec<String>,
    /// For each needed column, how many numbers are kept as text and the row of the first.
    pub numbers_as_text: Vec<(u64, u64)>,
    texts: Vec<u8>,
    spans: Vec<(u32, u32)>,
    rows: Vec<u64>,
    width: usize,
    bytes: usize,
}

impl Sheet {
    /// Gives all rows to `sink`.
    pub(super) fn drain<S: Sink>(&self, sink: &mut S, watch: &Watch) {
        let mut cells: Vec<&[u8]> = vec![&[]; self.width];
        let mut next = None;
        for (row, spans) in self.rows.iter().zip(self.spans.chunks(self.width.max(1))) {
            if next.is_some_and(|next| next < *row) {
                sink.gap();
            }
            next = Some(row + 1);
            for (cell, (from, to)) in cells.iter_mut().zip(spans) {
                *cell = self.texts.get(*from as usize..*to as usize).unwrap_or_default();
            }
            sink.row(*row, &cells);
        }
        for (column, (rows, first)) in self.numbers_as_text.iter().enumerate().filter(|(_, it)| it.0 > 0) {
            sink.numbers_as_text(column, *rows, *first);
        }
        seen(watch, self.bytes, u64::try_from(self.rows.len()).unwrap_or(0));
    }
}

/// Reads a sheet: the columns of these headings, or all.
pub(super) async fn read(file: &FoundFile, source: &Source, wanted: Option<Arc<[String]>>) -> Outcome<Sheet> {
    unpacked(file, source, move |file, bytes, source| sheet(file, bytes, source, wanted.as_deref())).await
}

/// The first rows of a sheet as they stand.
pub(super) async fn top(file: &FoundFile, source: &Source) -> Outcome<Vec<TopRow>> {
    unpacked(file, source, |file, bytes, source| {
        let mut grid = Grid { top: Some(Vec::new()), ..Grid::new(&file.name, source, None) };
        fill(file, bytes, source, &mut grid)?;
        Ok(grid.top.unwrap_or_default())
    })
    .await
}

/// What `reading` makes of the bytes of a workbook.
async fn unpacked<T: Send + 'static>(
    file: &FoundFile,
    source: &Source,
    reading: impl FnOnce(&FoundFile, &[u8], &Source) -> Outcome<T> + Send + 'static,
) -> Outcome<T> {
    let name = file.name.clone();
    let (file, source) = (file.clone(), source.clone());
    let bytes = packed(&file).await?;
    tokio::task::spawn_blocking(move || reading(&file, &bytes, &source))
        .await
        // Some lies of a file make a library panic, which ends here.
        .map_err(|_| refusal::file(&name, "this workbook cannot be read: it contradicts itself"))?
}

/// The names of the sheets of a workbook.
pub async fn sheet_names(file: &FoundFile) -> Outcome<Vec<String>> {
    let bytes = packed(file).await?;
    match file.format {
        Format::Ods => ods::names(&file.name, &bytes),
        _ => xlsx::names(&file.name, &bytes),
    }
}

async fn packed(file: &FoundFile) -> Outcome<Bytes> {
    if file.bytes > guard::PACKED {
        let message = "this workbook is larger than 256 MB: save its sheet as CSV, which is read in a stream";
        return Err(refusal::file(&file.name, message));
    }
    let bytes = opened(file)?.range(&file.name, 0, file.bytes).await?;
    guard::workbook(&file.name, &bytes)?;
    Ok(bytes)
}

fn sheet(file: &FoundFile, bytes: &[u8], source: &Source, wanted: Option<&[String]>) -> Outcome<Sheet> {
    let mut grid = Grid::new(&file.name, source, wanted);
    fill(file, bytes, source, &mut grid)?;
    let mut sheet = grid.finish()?;
    sheet.bytes = bytes.len();
    Ok(sheet)
}

fn fill(file: &FoundFile, bytes: &[u8], source: &Source, grid: &mut Grid<'_>) -> Outcome<()> {
    match file.format {
        Format::Ods => ods::read(&file.name, bytes, source.sheet.as_deref(), grid),
        _ => xlsx::read(&file.name, bytes, source.sheet.as_deref(), grid),
    }
}

/// The sheet that is wanted among those there are.
fn chosen(file: &str, names: &[String], wanted: Option<&str>) -> Outcome<String> {
    let Some(wanted) = wanted else {
        return names.first().cloned().ok_or_else(|| refusal::file(file, "this workbook has no sheet"));
    };
    let found = names.iter().find(|it| it.trim().eq_ignore_ascii_case(wanted.trim()));
    found.cloned().ok_or_else(|| {
        let hint = suggest::hint(wanted, names.iter().map(String::as_str));
        refusal::file(file, format!("no sheet is called “{wanted}”{hint}"))
    })
}

/// Keeps what stands near the top.
fn see(top: &mut Vec<TopRow>, row: u64, column: usize, text: &str) {
    let Ok(row) = u32::try_from(row) else { return };
    if row > ROWS || column >= TOP_COLUMNS || text.trim().is_empty() {
        return;
    }
    if top.last().is_none_or(|it| it.row < row) {
        top.push(TopRow { row, cells: Vec::new() });
    }
    if let Some(it) = top.last_mut().filter(|it| it.row == row) {
        it.cells.resize(it.cells.len().max(column + 1), String::new());
        if let Some(cell) = it.cells.get_mut(column) {
            *cell = text.trim().chars().take(TOP_LETTERS).collect();
        }
    }
}

/// Takes cells in the order of rows and keeps what is needed.
struct Grid<'a> {
    file: &'a str,
    header_row: u64,
    ends_at_empty_row: bool,
    wanted: Option<&'a [String]>,
    /// For each column of the sheet, the needed column it is.
    slots: Option<Vec<Option<usize>>>,
    row: u64,
    sheet: Sheet,
    /// The first rows as they stand, where nothing else is asked for.
    top: Option<Vec<TopRow>>,
}

impl<'a> Grid<'a> {
    fn new(file: &'a str, source: &Source, wanted: Option<&'a [String]>) -> Self {
        Self {
            file,
            header_row: u64::from(source.header_row),
            ends_at_empty_row: source.ends_at_empty_row,
            wanted,
            slots: None,
            row: 0,
            sheet: Sheet::default(),
            top: None,
        }
    }

    /// A cell that holds something. Rows and columns are counted from 1 and from 0.
    fn cell(&mut self, row: u64, column: usize, text: &str, is_text: bool) -> Outcome<()> {
        if let Some(top) = &mut self.top {
            see(top, row, column, text);
            return Ok(());
        }
        if row < self.header_row || text.is_empty() || self.is_below_the_table(row) {
            return Ok(());
        }
        if row > MOST_ROWS || column >= MOST_COLUMNS {
            return Err(refusal::row(self.file, row, "a sheet has fewer rows and columns than this"));
        }
        if row == self.header_row {
            if self.sheet.headings.len() <= column {
                self.sheet.headings.resize(column + 1, String::new());
            }
            if let Some(heading) = self.sheet.headings.get_mut(column) {
                text.trim().clone_into(heading);
            }
            return Ok(());
        }
        self.begin()?;
        if row < self.row {
            return Err(refusal::row(
                self.file,
                row,
                "the rows of this sheet are out of order: save it again",
            ));
        }
        // A row in which only columns that nobody needs are filled is a row all the same: what is needed is not known in it.
        if !self.heads(column) {
            return Ok(());
        }
        if row > self.row {
            self.row = row;
            self.sheet.rows.push(row);
            let cells = self.sheet.rows.len() * self.sheet.width;
            if cells > MOST_CELLS {
                let message = "this sheet holds more than 67 million cells: save it as CSV";
                return Err(refusal::row(self.file, row, message));
            }
            self.sheet.spans.resize(cells, (0, 0));
        }
        let Some(Some(slot)) = self.slots.as_ref().and_then(|it| it.get(column)).copied() else {
            return Ok(());
        };
        let from = self.sheet.texts.len();
        self.sheet.texts.extend_from_slice(text.as_bytes());
        let to = self.sheet.texts.len();
        if to > MOST_BYTES {
            return Err(refusal::row(
                self.file,
                row,
                "this sheet holds more than 512 MB of text: save it as CSV",
            ));
        }
        let at = (self.sheet.rows.len() - 1) * self.sheet.width + slot;
        if let Some(span) = self.sheet.spans.get_mut(at) {
            *span = (u32::try_from(from).unwrap_or(0), u32::try_from(to).unwrap_or(0));
        }
        if is_text
            && text.starts_with(|it: char| it.is_ascii_digit() || it == '-')
            && Amount::parse(text).is_ok()
            && let Some((count, first)) = self.sheet.numbers_as_text.get_mut(slot)
        {
            *first = if *count == 0 { row } else { *first };
            *count += 1;
        }
        Ok(())
    }

    /// Whether an empty row parts this one from the table.
    fn is_below_the_table(&self, row: u64) -> bool {
        self.ends_at_empty_row && !self.sheet.rows.is_empty() && row > self.row + 1
    }

    /// Whether a column has a heading.
    fn heads(&self, column: usize) -> bool {
        self.sheet.headings.get(column).is_some_and(|it| !it.is_empty())
    }

    /// Whether the cells of a column, below the row of headings, are kept.
    fn needs(&self, column: usize) -> bool {
        self.slots.as_ref().and_then(|it| it.get(column)).is_some_and(Option::is_some)
    }

    /// Finds the needed columns, once the row of headings is over.
    fn begin(&mut self) -> Outcome<()> {
        if self.slots.is_some() {
            return Ok(());
        }
        if self.sheet.headings.is_empty() {
            return Err(refusal::row(
                self.file,
                self.header_row,
                "no headings stand in this row: set `header-row`",
            ));
        }
        let all = self.sheet.headings.clone();
        let places = match self.wanted {
            Some(wanted) => places(self.file, self.header_row, &all, wanted)?,
            None => (0..all.len()).collect(),
        };
        let mut slots = vec![None; all.len()];
        for (slot, place) in places.iter().enumerate() {
            if let Some(it) = slots.get_mut(*place) {
                *it = Some(slot);
            }
        }
        self.sheet.width = places.len();
        self.sheet.numbers_as_text = vec![(0, 0); places.len()];
        self.slots = Some(slots);
        Ok(())
    }

    fn finish(mut self) -> Outcome<Sheet> {
        self.begin()?;
        Ok(self.sheet)
    }
}
