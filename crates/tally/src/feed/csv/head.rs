//! The beginning of a CSV file: what parts its values, and its headings.

use memchr::memchr;
use records::mapping::Source;

use super::lines;
use crate::feed::field::{field, record_end};
use crate::feed::top::{ROWS, TopRow};
use crate::feed::{Letters, opened};
use crate::refusal::{self, Outcome};
use crate::store::{FoundFile, Opened};

/// How much of the beginning is looked at to find the headings.
const HEAD: u64 = 1 << 20;

/// What the beginning of a CSV file tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The headings.
    pub headings: Vec<String>,
    /// What parts the values.
    pub delimiter: u8,
    /// Where the rows begin, in bytes.
    pub rows_at: u64,
    /// The line at which the rows begin, counted from 1.
    pub line: u64,
}

/// Reads the beginning of a CSV file.
///
/// # Errors
/// Where it is not text that can be read, or has no headings.
pub fn sniff(name: &str, bytes: &[u8], whole: bool, source: &Source) -> Outcome<Head> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(refusal::file(name, "this text is in UTF-16: save it as “CSV UTF-8”"));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PAR1") {
        return Err(refusal::file(name, "this is not a CSV file, whatever its name says: give its `format`"));
    }
    if memchr(0, bytes).is_some() {
        return Err(refusal::file(name, "this is not text: it holds zero bytes"));
    }
    let start = if bytes.starts_with(&[0xEF, 0xBB, 0xBF]) { 3 } else { 0 };
    let (mut at, mut line) = (start, 1u64);
    if memchr(b'\n', bytes).is_none() && memchr(b'\r', bytes).is_some() {
        return Err(refusal::file(name, "its lines end as on old Macintosh computers: save it again as CSV"));
    }
    let delimiter = source
        .delimiter
        .unwrap_or_else(|| delimiter(line_of(bytes.get(start..).unwrap_or_default(), source.header_row)));
    for _ in 1..source.header_row {
        let Some(end) = record_end(bytes, at, delimiter, whole) else { break };
        line += lines(bytes.get(at..end).unwrap_or_default());
        at = end;
    }
    let end = record_end(bytes, at, delimiter, whole).filter(|end| *end > at).ok_or_else(|| {
        let message = match (bytes.len() == start, whole) {
            (true, _) => "the file is empty",
            (false, true) => "no headings were found",
            (false, false) => {
                "the row of headings does not end within the first MB: is it the right file, and the right `delimiter`?"
            }
        };
        refusal::row(name, u64::from(source.header_row), message)
    })?;
    let letters = Letters { quoted: true, encoding: source.encoding };
    let mut headings = Vec::new();
    let record = bytes.get(at..end).unwrap_or_default();
    let mut from = 0;
    while let Some(field) = field(record, from, delimiter) {
        headings.push(letters.text(field.cell).0.trim().to_owned());
        if field.last {
            break;
        }
        from = field.next;
    }
    line += lines(record);
    Ok(Head { headings, delimiter, rows_at: u64::try_from(end).unwrap_or(0), line })
}

/// A line of the file, counted from 1.
fn line_of(bytes: &[u8], number: u32) -> &[u8] {
    let number = usize::try_from(number.saturating_sub(1)).unwrap_or(usize::MAX);
    bytes.split(|it| *it == b'\n').nth(number).unwrap_or_default()
}

/// The sign that parts the headings: the one that stands most often in their line outside quotation marks.
fn delimiter(line: &[u8]) -> u8 {
    let mut counts = [(b',', 0), (b';', 0), (b'\t', 0), (b'|', 0)];
    let mut inside = false;
    for byte in line {
        if *byte == b'"' {
            inside = !inside;
        } else if !inside {
            for (sign, count) in &mut counts {
                *count += usize::from(sign == byte);
            }
        }
    }
    // The first of equals wins, so that a single column is read as commas.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(sign, _)| *sign)
}

/// The beginning of a file.
pub(in crate::feed) async fn head(file: &FoundFile, source: &Source) -> Outcome<(Opened, Head)> {
    let opened = opened(file)?;
    let bytes = opened.range(&file.name, 0, file.bytes.min(HEAD)).await?;
    let head = sniff(&file.name, &bytes, file.bytes <= HEAD, source)?;
    Ok((opened, head))
}

/// The first rows as they stand. Each may be that of the headings, so each is parted by the sign that parts it best.
pub(in crate::feed) async fn top(file: &FoundFile, source: &Source) -> Outcome<Vec<TopRow>> {
    let bytes = opened(file)?.range(&file.name, 0, file.bytes.min(HEAD)).await?;
    let whole = file.bytes <= HEAD;
    let rows = (1..=ROWS).map_while(|row| {
        let source = Source { header_row: row, ..source.clone() };
        let head = sniff(&file.name, &bytes, whole, &source).ok()?;
        Some(TopRow { row, cells: head.headings })
    });
    Ok(rows.collect())
}
