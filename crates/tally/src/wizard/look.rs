//! What stands in the columns of a file, as far as one must know it to guess what they are.

use std::collections::HashMap;

use records::Amount;
use records::date::{self, DateOrder};

use crate::feed::{Letters, RowFault, Sink};

/// The most different texts that are kept of a column.
const MOST: usize = 2_000;

/// The most rows that can be notes.
const MOST_NOTES: u64 = 30;

/// A look at the first rows.
pub(super) struct Look {
    pub rows: u64,
    pub columns: Vec<Seen>,
    letters: Letters,
    below: Below,
}

/// What stands below the first empty row.
#[derive(Default)]
struct Below {
    empty_row: bool,
    rows: u64,
    /// The most cells that hold something in one of them.
    widest: usize,
}

/// What was seen of a column.
pub(super) struct Seen {
    pub heading: String,
    /// Cells that hold something.
    pub filled: u64,
    /// Different texts with how often each stands there, up to a bound.
    pub texts: HashMap<String, u64>,
    /// Whether there were more.
    pub more: bool,
    /// Cells that are numbers, and of these whole ones.
    pub numbers: u64,
    pub whole: u64,
    /// Cells that each order reads as a date.
    pub dates: [u64; 3],
}

impl Look {
    pub fn new(headings: Vec<String>) -> Self {
        let columns = headings.into_iter().map(|heading| Seen {
            heading,
            filled: 0,
            texts: HashMap::new(),
            more: false,
            numbers: 0,
            whole: 0,
            dates: [0; 3],
        });
        Self { rows: 0, columns: columns.collect(), letters: Letters::PLAIN, below: Below::default() }
    }

    /// Whether hardly anything stands below an empty row, as where a source and remarks are noted under a table.
    pub fn has_notes_below(&self) -> bool {
        let Below { rows, widest, .. } = self.below;
        (1..=MOST_NOTES).contains(&rows)
            && rows * 2 <= self.rows
            && widest <= (self.columns.len() / 3).max(1)
            && self.columns.len() > 1
    }

    pub fn begin(&mut self, letters: Letters) {
        self.letters = letters;
    }
}

impl Sink for Look {
    fn row(&mut self, _: u64, cells: &[&[u8]]) {
        self.rows += 1;
        if self.below.empty_row {
            let filled = cells.iter().filter(|it| !it.trim_ascii().is_empty()).count();
            self.below.rows += 1;
            self.below.widest = self.below.widest.max(filled);
        }
        for (cell, column) in cells.iter().zip(&mut self.columns) {
            let (text, _) = self.letters.text(cell);
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if text.is_empty() {
                continue;
            }
            column.filled += 1;
            if let Ok(amount) = Amount::parse(&text) {
                column.numbers += 1;
                column.whole += u64::from(amount.as_whole().is_some());
            }
            for (count, order) in column.dates.iter_mut().zip(DateOrder::ALL) {
                *count += u64::from(date::parse(&text, order).is_ok());
            }
            if let Some(count) = column.texts.get_mut(&text) {
                *count += 1;
            } else if column.texts.len() < MOST {
                column.texts.insert(text, 1);
            } else {
                column.more = true;
            }
        }
    }

    fn gap(&mut self) {
        self.below.empty_row |= self.rows > 0;
    }

    fn fault(&mut self, _: u64, _: RowFault) {
        // Notes under a CSV table have fewer values than it has headings.
        if self.below.empty_row {
            self.below.rows += 1;
            self.below.widest = self.below.widest.max(1);
        }
    }
}
