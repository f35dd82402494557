//! Rows that are hardly rows: a source or a remark that is noted under a table would be counted as somebody.

use records::{Finding, FindingKind, Place};

use super::{At, Seen};
use crate::feed::Letters;

/// The fewest columns of which a single filled one makes a row look like a note.
const FEWEST_COLUMNS: usize = 3;

/// The rows that look like notes.
#[derive(Debug, Default)]
pub(super) struct Notes {
    /// Whether the row before was empty.
    below_gap: bool,
    rows: Seen,
    words: String,
}

impl Notes {
    /// An empty row.
    pub fn gap(&mut self) {
        self.below_gap = true;
    }

    /// A row. One in which a single cell holds something is a note where an empty row, or a note, stands above it or where it
    /// holds several words.
    pub fn row(&mut self, at: At, cells: &[&[u8]], letters: Letters) {
        let below = std::mem::take(&mut self.below_gap);
        if cells.len() < FEWEST_COLUMNS {
            return;
        }
        let mut filled = cells.iter().filter(|it| !it.trim_ascii().is_empty());
        let (Some(only), None) = (filled.next(), filled.next()) else { return };
        let text = letters.text(only).0;
        let text = text.trim();
        if !below && text.split_whitespace().count() < 3 {
            return;
        }
        self.below_gap = true;
        if self.rows.rows == 0 {
            self.words = text.chars().take(60).collect();
        }
        self.rows.again(1, at);
    }

    /// Tells of them.
    pub fn tell(&self, place: &dyn Fn(Option<At>, Option<&str>) -> Place, found: &mut Vec<Finding>) {
        let Seen { rows, first } = self.rows;
        if rows == 0 {
            return;
        }
        let others = match rows - 1 {
            0 => String::new(),
            1 => " (and another row is like it)".to_owned(),
            more => format!(" (and {more} rows are like it)"),
        };
        found.push(Finding {
            kind: FindingKind::NoteRow,
            place: place(first, None),
            rows,
            words: Some(self.words.clone()),
            message: format!(
                "holds nothing but “{}”{others}: a note under the table is counted as a row, so take it out of the file, or set `ends-at-empty-row = true` where an empty row stands above it",
                self.words
            ),
        });
    }
}
