//! CSV: blocks of whole rows, cut where a row ends, so that any number of workers can take them.

mod head;

use std::sync::Arc;

use memchr::{memchr, memchr_iter};
use records::mapping::Source;

use super::field::{field, last_end, record_end};
use super::{Block, Body, Letters, NO_NUMBER, Piece, Sink, Watch, places, seen};
use crate::refusal::{self, Outcome};
use crate::store::Opened;

pub use head::{Head, sniff};
pub(super) use head::{head, top};

/// How much is read at a time; very little in tests, so that every row is cut somewhere.
const STEP: u64 = if cfg!(test) { 32 } else { 2 << 20 };
/// The longest row. A longer one is almost always a quotation mark that was never closed.
const LONGEST: usize = 8 << 20;

/// Why a row is not one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RowFault {
    /// It has another number of values than there are headings.
    Ragged {
        /// Values found.
        found: u32,
        /// Headings.
        headings: u32,
    },
    /// The file ends within it.
    Unfinished,
    /// A quotation mark opens in it and is never closed.
    OpenQuote,
}

/// A CSV file that is being read.
pub(super) struct CsvFile {
    opened: Opened,
    name: String,
    file_number: u32,
    layout: Arc<Layout>,
    letters: Letters,
    at: u64,
    /// Where the stretch ends: the row that holds the byte before it is still read.
    until: u64,
    end: u64,
    /// The line that is read next; none where the lines before it were never counted.
    line: Option<u64>,
    carry: Vec<u8>,
    done: bool,
    /// Whether an empty row ends the table.
    ends_at_empty_row: bool,
    /// Whether a filled row has come.
    begun: bool,
}

/// Which fields of a row are needed.
struct Layout {
    delimiter: u8,
    headings: u32,
    /// For each field of the row, the places in the list of cells that it fills.
    slots: Vec<Option<u32>>,
    wanted: usize,
}

impl CsvFile {
    pub async fn open(piece: Piece, source: &Source, wanted: &[String]) -> Outcome<Self> {
        let Piece { file_number, file, stretch } = piece;
        let (opened, head) = head(&file, source).await?;
        let found = places(&file.name, head.line.saturating_sub(1), &head.headings, wanted)?;
        let mut slots = vec![None; head.headings.len()];
        for (slot, place) in found.iter().enumerate() {
            if let Some(it) = slots.get_mut(*place) {
                *it = u32::try_from(slot).ok();
            }
        }
        let layout = Layout {
            delimiter: head.delimiter,
            headings: u32::try_from(head.headings.len()).unwrap_or(u32::MAX),
            slots,
            wanted: wanted.len(),
        };
        let (from, until) = stretch.unwrap_or((0, file.bytes));
        let mut it = Self {
            opened,
            name: file.name,
            file_number,
            layout: Arc::new(layout),
            letters: Letters { quoted: true, encoding: source.encoding },
            at: from.max(head.rows_at),
            until,
            end: file.bytes,
            line: Some(head.line),
            carry: Vec::new(),
            done: false,
            ends_at_empty_row: source.ends_at_empty_row,
            begun: false,
        };
        if from > head.rows_at {
            it.skip_to_row(from).await?;
        }
        Ok(it)
    }

    /// A stretch begins behind the first line end at or after the byte before it; the lines before it are not counted, so
    /// its rows have no numbers.
    async fn skip_to_row(&mut self, from: u64) -> Outcome<()> {
        self.at = from - 1;
        self.line = None;
        while self.at < self.end {
            let to = (self.at + STEP).min(self.end);
            let bytes = self.opened.range(&self.name, self.at, to).await?;
            if let Some(at) = memchr(b'\n', &bytes) {
                self.at += u64::try_from(at).unwrap_or(0) + 1;
                return Ok(());
            }
            self.at = to;
        }
        self.done = true;
        Ok(())
    }

    pub async fn next(&mut self) -> Outcome<Option<Block>> {
        while !self.done {
            if self.at >= self.until && self.carry.is_empty() {
                break;
            }
            let to = (self.at + STEP).min(self.end);
            let bytes = self.opened.range(&self.name, self.at, to).await?;
            let before = self.at - u64::try_from(self.carry.len()).unwrap_or(0);
            let mut block = std::mem::take(&mut self.carry);
            block.extend_from_slice(&bytes);
            self.at = to;
            let last = to >= self.end;
            let mut cut = if last { block.len() } else { last_end(&block, self.layout.delimiter) };
            // What a stretch reads beyond its end belongs to the next one, but for the row that is under way.
            if self.until < self.end && before + u64::try_from(block.len()).unwrap_or(0) >= self.until {
                let over = usize::try_from(self.until - before).unwrap_or(0);
                let rest = block.get(over.saturating_sub(1)..).unwrap_or_default();
                if let Some(end) = memchr(b'\n', rest) {
                    cut = (over.saturating_sub(1) + end + 1).min(cut.max(over));
                    block.truncate(cut);
                    self.done = true;
                }
            }
            self.done |= last;
            if cut == 0 && block.len() > LONGEST {
                let message =
                    "a row of more than 8 MB begins here: most likely a quotation mark is never closed";
                return Err(match self.line {
                    Some(line) => refusal::row(&self.name, line, message),
                    None => refusal::file(&self.name, message),
                });
            }
            self.carry = block.split_off(cut);
            if self.ends_at_empty_row
                && let Some(end) = table_end(&block, self.layout.delimiter, &mut self.begun)
            {
                block.truncate(end);
                self.carry.clear();
                self.done = true;
            }
            if block.is_empty() {
                continue;
            }
            let first_line = self.line;
            self.line = self.line.map(|it| it + lines(&block));
            let ended = self.done && last;
            let body =
                Body::Csv(CsvBlock { bytes: block, layout: Arc::clone(&self.layout), first_line, ended });
            return Ok(Some(Block { file_number: self.file_number, letters: self.letters, body }));
        }
        Ok(None)
    }
}

/// Whole rows of a CSV file.
pub(super) struct CsvBlock {
    bytes: Vec<u8>,
    layout: Arc<Layout>,
    first_line: Option<u64>,
    /// Whether the file ends with this block.
    ended: bool,
}

impl CsvBlock {
    pub fn drain<S: Sink>(&self, sink: &mut S, watch: &Watch) {
        let Layout { delimiter, headings, slots, wanted } = &*self.layout;
        let bytes = self.bytes.as_slice();
        let mut cells: Vec<&[u8]> = vec![&[]; *wanted];
        let (mut at, mut line, mut rows) = (0, self.first_line, 0);
        while at < bytes.len() {
            let (start, first) = (at, line.unwrap_or(NO_NUMBER));
            let mut found = 0usize;
            let mut open = false;
            while let Some(field) = field(bytes, at, *delimiter) {
                if let Some(Some(slot)) = slots.get(found)
                    && let Some(cell) = cells.get_mut(*slot as usize)
                {
                    *cell = field.cell;
                }
                found += 1;
                at = field.next;
                open = field.open;
                if field.last {
                    break;
                }
            }
            let row = bytes.get(start..at).unwrap_or_default();
            line = line.map(|it| it + lines(row));
            if is_empty(row, *delimiter) && (*headings > 1 || row.is_empty()) {
                sink.gap();
                continue;
            }
            rows += 1;
            let found = u32::try_from(found).unwrap_or(u32::MAX);
            let broken = self.ended && at >= bytes.len() && row.last() != Some(&b'\n');
            if open {
                sink.fault(first, RowFault::OpenQuote);
            } else if found != *headings {
                let ragged = RowFault::Ragged { found, headings: *headings };
                sink.fault(first, if broken && found < *headings { RowFault::Unfinished } else { ragged });
            } else {
                sink.row(first, &cells);
            }
        }
        seen(watch, bytes.len(), rows);
    }
}

/// Whether nothing stands in a row: a blank line, or the bare delimiters that spreadsheets write for one.
fn is_empty(row: &[u8], delimiter: u8) -> bool {
    row.iter().all(|it| it.is_ascii_whitespace() || *it == delimiter)
}

/// Where the table within `bytes` ends: before the first empty row that stands below a filled one. `begun` says whether
/// a filled one came before, and learns whether one has come.
fn table_end(bytes: &[u8], delimiter: u8, begun: &mut bool) -> Option<usize> {
    let mut at = 0;
    while let Some(end) = record_end(bytes, at, delimiter, true) {
        let empty = is_empty(bytes.get(at..end).unwrap_or_default(), delimiter);
        if empty && *begun {
            return Some(at);
        }
        *begun |= !empty;
        at = end;
    }
    None
}

fn lines(bytes: &[u8]) -> u64 {
    u64::try_from(memchr_iter(b'\n', bytes).count()).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use proptest::prelude::*;

    use super::*;
    use crate::feed::{Feed, part};
    use crate::store;

    #[derive(Default)]
    struct Rows {
        rows: Vec<(u64, Vec<String>)>,
        faults: Vec<(u64, RowFault)>,
        letters: Option<Letters>,
    }

    impl Sink for Rows {
        fn row(&mut self, row: u64, cells: &[&[u8]]) {
            let letters = self.letters.unwrap_or(Letters::PLAIN);
            self.rows.push((row, cells.iter().map(|it| letters.text(it).0.into_owned()).collect()));
        }

        fn fault(&mut self, row: u64, fault: RowFault) {
            self.faults.push((row, fault));
        }
    }

    /// The rows of a file that holds `bytes`, read in so many parts.
    fn read(bytes: &[u8], parts: usize) -> Outcome<Rows> {
        read_by(bytes, parts, false)
    }

    /// The same, with what stands below an empty row or without it.
    fn read_by(bytes: &[u8], parts: usize, ends_at_empty_row: bool) -> Outcome<Rows> {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a.csv"), bytes).unwrap();
        let source = Source {
            files: vec!["a.csv".to_owned()],
            format: None,
            sheet: None,
            header_row: 1,
            delimiter: Some(b','),
            encoding: None,
            one_line_a_row: parts > 1,
            ends_at_empty_row,
        };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let mut rows = Rows::default();
            let files = store::find(&source, folder.path()).await?;
            let length = files[0].bytes;
            let pieces = part(files, &source, 1).await?.concat();
            for (at, piece) in std::iter::repeat_n(&pieces[0], parts).enumerate() {
                let share = |at: usize| length * at as u64 / parts as u64;
                let stretch = (parts > 1).then(|| (share(at), share(at + 1)));
                let piece = Piece { stretch, ..piece.clone() };
                let mut feed = Feed::new([piece], source.clone(), ["b".to_owned(), "a".to_owned()].into());
                while let Some(block) = feed.next().await? {
                    rows.letters = Some(block.letters);
                    block.drain(&mut rows, &Watch::default()).await?;
                }
            }
            Ok(rows)
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

        #[test]
        fn cells_are_read_as_they_were_written_wherever_a_block_is_cut(
            cells in proptest::collection::vec(("[a-c,\"\n é]{0,12}", "[a-c]{0,40}"), 0..12)
        ) {
            let mut text = String::from("a,b\n");
            let mut expected = Vec::new();
            let mut line = 2;
            for (a, b) in &cells {
                let _ = writeln!(text, "\"{}\",{b}", a.replace('"', "\"\""));
                expected.push((line, vec![b.clone(), a.clone()]));
                line += 1 + a.matches('\n').count() as u64;
            }
            let rows = read(text.as_bytes(), 1).unwrap();
            prop_assert_eq!(rows.rows, expected);
            prop_assert!(rows.faults.is_empty());
        }

        #[test]
        fn a_mark_within_a_plain_value_does_not_mislead(
            cells in proptest::collection::vec("[a-c\"]{0,12}", 0..12)
        ) {
            // A value that begins with a mark is a quoted one, and told apart from these.
            let cells: Vec<String> = cells.iter().map(|it| format!("x{it}")).collect();
            let text = format!("a,b\n{}", cells.iter().map(|it| format!("{it},y\n")).collect::<String>());
            let rows = read(text.as_bytes(), 1).unwrap();
            let found: Vec<String> = rows.rows.into_iter().map(|it| it.1[1].clone()).collect();
            prop_assert_eq!(found, cells);
            prop_assert!(rows.faults.is_empty());
        }

        #[test]
        fn parts_of_a_file_hold_every_row_once(
            cells in proptest::collection::vec("[a-c]{0,30}", 0..40), parts in 2usize..6
        ) {
            let text = format!("a,b\n{}", cells.iter().map(|it| format!("{it},x\n")).collect::<String>());
            let rows = read(text.as_bytes(), parts).unwrap();
            let numbers: Vec<u64> = rows.rows.iter().map(|it| it.0).collect();
            let first = numbers.iter().filter(|it| **it != NO_NUMBER).count();
            let expected = (2..).take(first).chain(std::iter::repeat_n(NO_NUMBER, cells.len() - first));
            prop_assert_eq!(numbers, expected.collect::<Vec<u64>>(), "a number is right, or there is none");
            let found: Vec<String> = rows.rows.into_iter().map(|it| it.1[1].clone()).collect();
            prop_assert_eq!(found, cells);
        }

        #[test]
        fn a_table_ends_at_the_first_empty_row_below_its_rows_wherever_a_block_is_cut(
            cells in proptest::collection::vec("[a-c]{1,30}", 1..20), above in 0usize..3, empty in "(,|\n|,\r\n){1}"
        ) {
            let rows: String = cells.iter().map(|it| format!("{it},x\n")).collect();
            let empty = if empty.ends_with('\n') { empty } else { format!("{empty}\n") };
            let text = format!("a,b\n{}{rows}{empty}Source: payroll\nmore,y\n", empty.repeat(above));
            let read = read_by(text.as_bytes(), 1, true).unwrap();
            let found: Vec<String> = read.rows.into_iter().map(|it| it.1[1].clone()).collect();
            prop_assert_eq!(found, cells);
            prop_assert!(read.faults.is_empty(), "a note is no broken row");
        }

        #[test]
        fn no_bytes_stop_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            let _ = read(&bytes, 1);
            let _ = read(&[b"a,b\n".as_slice(), &bytes].concat(), 1);
        }
    }
}
