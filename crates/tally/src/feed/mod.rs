//! Rows out of files, block by block: whatever the format, a row is the bytes of the columns that are needed.

mod csv;
mod field;
mod guard;
mod parquet;
mod sheet;
mod top;

use std::borrow::Cow;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use records::mapping::{Encoding, Format, Source};
use records::{label, suggest};
use serde::{Deserialize, Serialize};

pub use csv::{Head, RowFault, sniff as sniff_csv};
pub use sheet::{Sheet, sheet_names};
pub use top::{TopRow, top};

use crate::refusal::{self, Outcome};
use crate::store::{self, FoundFile};

/// A file, or a stretch of one, that is read from beginning to end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// The place of the file among the files of its source.
    pub file_number: u32,
    /// The file.
    pub file: FoundFile,
    /// Bytes of a CSV file, or row groups of a Parquet file, from and to; none is all of it.
    pub stretch: Option<(u64, u64)>,
}

/// How far the reading has come, for whoever watches.
#[derive(Debug, Default)]
pub struct Watch {
    /// Bytes of all files.
    pub of_bytes: AtomicU64,
    /// Bytes read.
    pub bytes: AtomicU64,
    /// Rows read.
    pub rows: AtomicU64,
}

/// The number of a row of which nobody has counted how many stand before it.
pub const NO_NUMBER: u64 = (1 << 40) - 1;

/// The texts of a column for some rows, by the numbers that [`Sink::number`] gave.
#[derive(Debug)]
pub enum Numbers<'a> {
    /// Rows that point into a short list.
    Listed {
        /// Where the text of each row stands.
        keys: &'a [i32],
        /// The number of each text.
        numbers: Vec<u32>,
    },
    /// A number for each row.
    Each(Vec<u32>),
}

impl Numbers<'_> {
    /// The number of the text of a row.
    pub fn at(&self, row: usize) -> u32 {
        let found = match self {
            Self::Listed { keys, numbers } => keys.get(row).and_then(|key| numbers.get(*key as usize)),
            Self::Each(numbers) => numbers.get(row),
        };
        found.copied().unwrap_or(0)
    }
}

/// Takes rows.
pub trait Sink {
    /// A row: its number in its file, counted from 1 with the headings, or [`NO_NUMBER`]; and the bytes of the needed columns.
    fn row(&mut self, row: u64, cells: &[&[u8]]);
    /// The number of a text of a needed column, where the sink knows texts by numbers.
    fn number(&mut self, _column: usize, _text: &[u8]) -> u32 {
        0
    }
    /// Whether [`Sink::number`] means anything, so that [`Sink::numbered`] can be called.
    fn numbers(&mut self) -> bool {
        false
    }
    /// A row whose texts have been numbered since [`Sink::numbers`] was last asked.
    fn numbered(&mut self, row: u64, cells: &[&[u8]], _numbers: &[u32]) {
        self.row(row, cells);
    }
    /// Takes as many rows as can be taken at once, by the numbers of the texts of each column. Those that must be looked at one
    /// by one are given back, for [`Sink::numbered`]: by default all.
    fn batch(&mut self, rows: usize, _columns: &[Numbers<'_>]) -> Vec<usize> {
        (0..rows).collect()
    }
    /// Empty rows between those before and those to come.
    fn gap(&mut self) {}
    /// A row that is not one.
    fn fault(&mut self, row: u64, fault: RowFault);
    /// A needed column of a sheet in which so many numbers are kept as text, the first in this row.
    fn numbers_as_text(&mut self, _column: usize, _rows: u64, _first: u64) {}
}

/// How the bytes of a cell become text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Letters {
    /// Whether a cell that begins with a quotation mark still has its marks.
    quoted: bool,
    encoding: Option<Encoding>,
}

impl Letters {
    /// Plain UTF-8.
    pub const PLAIN: Self = Self { quoted: false, encoding: None };

    /// The text of a cell, and whether it had to be read as Windows-1252 though nobody said so.
    pub fn text<'a>(&self, cell: &'a [u8]) -> (Cow<'a, str>, bool) {
        if self.encoding == Some(Encoding::Windows1252) {
            return (self.unquoted(encoding_rs::WINDOWS_1252.decode_without_bom_handling(cell).0), false);
        }
        match std::str::from_utf8(cell) {
            Ok(text) => (self.unquoted(Cow::Borrowed(text)), false),
            Err(_) => (self.unquoted(encoding_rs::WINDOWS_1252.decode_without_bom_handling(cell).0), true),
        }
    }

    fn unquoted<'a>(&self, text: Cow<'a, str>) -> Cow<'a, str> {
        if !self.quoted || !text.starts_with('"') {
            return text;
        }
        let inner = text.strip_prefix('"').unwrap_or(&text);
        Cow::Owned(inner.strip_suffix('"').unwrap_or(inner).replace("\"\"", "\""))
    }
}

/// A block of rows that one worker takes.
pub struct Block {
    /// The number of its file.
    pub file_number: u32,
    /// How its cells become text.
    pub letters: Letters,
    body: Body,
}

enum Body {
    Csv(csv::CsvBlock),
    Sheet(Arc<Sheet>),
    RowGroup(parquet::RowGroup),
}

impl Block {
    /// Gives some rows to `sink`, and says whether there are more.
    ///
    /// # Errors
    /// Where the rows cannot be read.
    pub async fn step<S: Sink>(&mut self, sink: &mut S, watch: &Watch) -> Outcome<bool> {
        match &mut self.body {
            Body::Csv(block) => block.drain(sink, watch),
            Body::Sheet(sheet) => sheet.drain(sink, watch),
            Body::RowGroup(group) => return group.step(sink, watch).await,
        }
        Ok(false)
    }

    /// Gives all rows to `sink`.
    ///
    /// # Errors
    /// Where the rows cannot be read.
    pub async fn drain<S: Sink>(mut self, sink: &mut S, watch: &Watch) -> Outcome<()> {
        while self.step(sink, watch).await? {}
        Ok(())
    }
}

/// The rows of some pieces, in order, for several workers to take from.
pub struct Feed {
    pieces: VecDeque<Piece>,
    source: Source,
    headings: Arc<[String]>,
    open: Option<Open>,
}

enum Open {
    Csv(Box<csv::CsvFile>),
    Parquet(parquet::ParquetFile),
}

impl Feed {
    /// The rows of these pieces, with the cells of these headings.
    pub fn new(pieces: impl IntoIterator<Item = Piece>, source: Source, headings: Arc<[String]>) -> Self {
        Self { pieces: pieces.into_iter().collect(), source, headings, open: None }
    }

    /// The next block, or nothing where all is read.
    pub async fn next(&mut self) -> Outcome<Option<Block>> {
        loop {
            let block = match &mut self.open {
                Some(Open::Csv(file)) => file.next().await?,
                Some(Open::Parquet(file)) => file.next(),
                None => None,
            };
            if block.is_some() {
                return Ok(block);
            }
            self.open = None;
            let Some(piece) = self.pieces.pop_front() else { return Ok(None) };
            match piece.file.format {
                Format::Csv => {
                    let file = csv::CsvFile::open(piece, &self.source, &self.headings).await?;
                    self.open = Some(Open::Csv(Box::new(file)));
                }
                Format::Parquet => {
                    self.open = Some(Open::Parquet(parquet::ParquetFile::open(piece, &self.headings).await?));
                }
                Format::Xlsx | Format::Ods => {
                    let sheet =
                        sheet::read(&piece.file, &self.source, Some(Arc::clone(&self.headings))).await?;
                    return Ok(Some(Block {
                        file_number: piece.file_number,
                        letters: Letters::PLAIN,
                        body: Body::Sheet(Arc::new(sheet)),
                    }));
                }
            }
        }
    }
}

/// Parts files for `parts` machines that share nothing: row groups and, where no value holds a line break, stretches of CSV.
pub async fn part(files: Vec<FoundFile>, source: &Source, parts: usize) -> Outcome<Vec<Vec<Piece>>> {
    let mut pieces = Vec::new();
    for (number, file) in files.into_iter().enumerate() {
        let file_number = u32::try_from(number).unwrap_or(u32::MAX);
        let stretches: Vec<Option<(u64, u64)>> = match file.format {
            Format::Csv if source.one_line_a_row && file.bytes > 1 << 20 => stretches(file.bytes, parts),
            Format::Parquet if parts > 1 => stretches(parquet::row_groups(&file).await?, parts),
            _ => vec![None],
        };
        pieces.extend(stretches.into_iter().map(|stretch| Piece {
            file_number,
            file: file.clone(),
            stretch,
        }));
    }
    let mut parted = vec![Vec::new(); parts.max(1).min(pieces.len().max(1))];
    let width = parted.len();
    for (at, piece) in pieces.into_iter().enumerate() {
        if let Some(part) = parted.get_mut(at % width) {
            part.push(piece);
        }
    }
    Ok(parted)
}

fn stretches(length: u64, parts: usize) -> Vec<Option<(u64, u64)>> {
    let parts = u64::try_from(parts).unwrap_or(1).clamp(1, length.max(1));
    (0..parts)
        .map(|at| {
            Some((length / parts * at, if at + 1 == parts { length } else { length / parts * (at + 1) }))
        })
        .collect()
}

/// The place of each wanted heading among those of a file.
///
/// # Errors
/// Where a wanted heading is not there, or stands twice.
fn places(file: &str, row: u64, found: &[String], wanted: &[String]) -> Outcome<Vec<usize>> {
    let keys: Vec<String> = found.iter().map(|it| label::key(it)).collect();
    let mut places = Vec::new();
    for heading in wanted {
        let key = label::key(heading);
        let mut at = keys.iter().enumerate().filter(|(_, it)| **it == key).map(|(at, _)| at);
        match (at.next(), at.next()) {
            (Some(place), None) => places.push(place),
            (Some(_), Some(_)) => {
                return Err(refusal::row(
                    file,
                    row,
                    format!("two columns are called “{heading}”: give one another heading"),
                ));
            }
            (None, _) => {
                let names: Vec<&str> =
                    found.iter().map(String::as_str).filter(|it| !it.trim().is_empty()).collect();
                let hint = suggest::hint(heading, names);
                return Err(refusal::row(file, row, format!("no column is called “{heading}”{hint}")));
            }
        }
    }
    Ok(places)
}

/// The headings of a file, and some of its first rows, for whoever writes a mapping.
pub async fn headings(file: &FoundFile, source: &Source) -> Outcome<Vec<String>> {
    match file.format {
        Format::Csv => Ok(csv::head(file, source).await?.1.headings),
        Format::Parquet => parquet::headings(file).await,
        Format::Xlsx | Format::Ods => Ok(sheet::read(file, source, None).await?.headings),
    }
}

fn opened(file: &FoundFile) -> Outcome<store::Opened> {
    store::open(&file.url)
}

fn seen(watch: &Watch, bytes: usize, rows: u64) {
    watch.bytes.fetch_add(u64::try_from(bytes).unwrap_or(0), Ordering::Relaxed);
    watch.rows.fetch_add(rows, Ordering::Relaxed);
}
