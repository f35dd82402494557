//! Comma-separated files in whatever encoding and with whatever separator they come.

use crate::block::{Block, Budget, Cell, Document, Margin, Row, Table, paragraphs_of};
use crate::draft::UnplacedReason;
use crate::query::QueryKind;
use crate::{Location, Refusal};

pub(crate) fn read(bytes: &[u8], file_name: &str) -> Result<Document, Refusal> {
    let mut document = Document { is_grid: true, ..Document::default() };
    let decoded = decode(bytes, &mut document);
    check_lines(&decoded)?;
    let mut text = decoded.as_str();
    // What the lists of Microsoft 365 write over their rows, for programs.
    if text.starts_with("ListSchema=")
        && let Some((line, rest)) = text.split_once('\n')
    {
        text = rest;
        document.margins.push(Margin {
            text: line.trim_end().to_owned(),
            reason: UnplacedReason::OtherTable,
            at: Location { line: Some(1), ..Location::default() },
        });
    }
    if let Some(table) = table(text, file_name)? {
        document.blocks.push(Block::Table(table));
    }
    Ok(document)
}

/// The table that separated text holds; nothing where it holds no words.
pub(super) fn table(text: &str, file_name: &str) -> Result<Option<Table>, Refusal> {
    let (mut text, mut stated) = (text, None);
    // Excel's own way of naming the separator.
    if let Some(rest) = text.strip_prefix("sep=") {
        let mut chars = rest.chars();
        stated = chars.next().and_then(|c| u8::try_from(c).ok());
        text = chars.as_str().trim_start_matches(['\r', '\n']);
    }
    let separator = stated.unwrap_or_else(|| separator_of(text, file_name));
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator)
        .from_reader(text.as_bytes());
    let mut budget = Budget::new();
    let mut table = Table::default();
    let mut record = csv::StringRecord::new();
    let mut number = 0_u32;
    while reader.read_record(&mut record).map_err(|e| Refusal::corrupt(e.to_string()))? {
        number += 1;
        let line = record.position().map_or(number, |p| u32::try_from(p.line()).unwrap_or(u32::MAX));
        let at = Location { line: Some(line), row: Some(number), ..Location::default() };
        let mut row = Row { at: at.clone(), ..Row::default() };
        for (column, words) in record.iter().enumerate() {
            if words.trim().is_empty() {
                continue;
            }
            budget.take_text(words.len())?;
            let at = at.at_column(u32::try_from(column + 1).unwrap_or(u32::MAX));
            row.cells.push(Cell {
                column,
                columns: 1,
                rows: 1,
                paragraphs: paragraphs_of(words, false, &at),
                at,
                ..Cell::default()
            });
        }
        if !row.cells.is_empty() {
            budget.take_row()?;
            table.rows.push(row);
        }
    }
    Ok((!table.rows.is_empty()).then_some(table))
}

/// A line longer than this holds no row and no paragraph of a plan.
const LONGEST_LINE: usize = 1 << 20;

/// Refuses text whose lines are so long that looking at them would fill the memory.
pub(super) fn check_lines(text: &str) -> Result<(), Refusal> {
    if text.split(['\n', '\r']).any(|line| line.len() > LONGEST_LINE) {
        return Err(Refusal::too_large("a line of it is longer than a million letters"));
    }
    Ok(())
}

/// The text of a file whose encoding nobody states.
pub(super) fn decode(bytes: &[u8], document: &mut Document) -> String {
    let (encoding, skip) = match encoding_rs::Encoding::for_bom(bytes) {
        Some((encoding, length)) => (encoding, length),
        None => (guess(bytes), 0),
    };
    let (text, wrong) = encoding.decode_without_bom_handling(bytes.get(skip..).unwrap_or_default());
    if wrong {
        document.query(
            QueryKind::Encoding,
            "Some letters could not be read and stand as �. Save the file with the encoding UTF-8 (in Excel: “CSV UTF-8”) and try again, or mend them here.",
            Location::default(),
        );
    }
    if text.contains('\0') { text.replace('\0', "") } else { text.into_owned() }
}

fn guess(bytes: &[u8]) -> &'static encoding_rs::Encoding {
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    let nulls = |odd: usize| start.iter().skip(odd).step_by(2).filter(|b| **b == 0).count() * 4;
    if nulls(1) > start.len() {
        encoding_rs::UTF_16LE
    } else if nulls(0) > start.len() {
        encoding_rs::UTF_16BE
    } else if std::str::from_utf8(bytes).is_ok() {
        encoding_rs::UTF_8
    } else {
        encoding_rs::WINDOWS_1252
    }
}

/// The separator that stands outside quotes most evenly over the first records.
fn separator_of(text: &str, file_name: &str) -> u8 {
    if file_name.to_ascii_lowercase().ends_with(".tsv") && text.contains('\t') {
        return b'\t';
    }
    let mut best = (b',', 0_usize);
    for candidate in [b',', b';', b'\t', b'|'] {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(candidate)
            .from_reader(text.as_bytes());
        let widths: Vec<usize> =
            reader.records().flatten().take(30).map(|r| r.len()).filter(|n| *n > 1).collect();
        let widest = widths.iter().copied().max().unwrap_or(0);
        let score = widths.iter().filter(|n| **n == widest).count() * widest;
        if score > best.1 {
            best = (candidate, score);
        }
    }
    best.0
}
