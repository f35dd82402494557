//! What the lists of a text teach of each other: in which column words stand that come again, and which cells are often empty.
//!
//! A line alone may be a lead or a name over rows. Where the same words stand beside dates elsewhere, or every row has a
//! lead, that is known.

use std::collections::HashMap;

use super::path::{Place, passing};
use crate::draft::ColumnRole;

/// So few rows say nothing of how often a cell is empty.
const FEWEST_ROWS: usize = 6;

/// Words that come again are no more than this.
const MOST_WORDS: usize = 10;

/// And no longer, in bytes.
const LONGEST: usize = 200;

/// What is known of lists with the same headings.
#[derive(Debug, Default)]
pub(super) struct Learnt {
    /// How often words stand in each column; past the last are names across the rows.
    stands: HashMap<String, Vec<usize>>,
    /// How many rows have a cell in each column.
    filled: Vec<usize>,
    rows: usize,
}

impl Learnt {
    /// Learns from where the lines of a list were placed.
    pub(super) fn add<'t>(&mut self, cells: impl Iterator<Item = (&'t str, Place)>, columns: usize) {
        self.filled.resize(columns, 0);
        for (text, place) in cells {
            let at = match place {
                Place::Across => columns,
                Place::Cell { column, new_row } => {
                    self.rows += usize::from(new_row);
                    if let Some(filled) = self.filled.get_mut(column) {
                        *filled += 1;
                    }
                    column
                }
                Place::More { .. } => continue,
            };
            if text.len() <= LONGEST && text.split_whitespace().count() <= MOST_WORDS {
                let times = self.stands.entry(text.to_lowercase()).or_insert_with(|| vec![0; columns + 1]);
                if let Some(times) = times.get_mut(at) {
                    *times += 1;
                }
            }
        }
    }

    /// How much likelier words are in each column for where they stand elsewhere; nothing where that is not known.
    pub(super) fn likes(&self, text: &str) -> Option<Vec<f32>> {
        if self.stands.is_empty() || text.len() > LONGEST {
            return None;
        }
        let times = self.stands.get(&text.to_lowercase())?;
        let all: usize = times.iter().sum();
        let likes = |here: &usize| match here * 3 {
            three if three >= all * 2 => 1.2,
            0 => -1.2,
            _ => 0.0,
        };
        (all > 1).then(|| times.iter().map(likes).collect())
    }

    /// What it costs to pass over each column, by how often its cell is empty.
    pub(super) fn passing(&self, roles: &[Option<ColumnRole>]) -> Vec<f32> {
        let usual = roles.iter().map(|r| passing(*r));
        if self.rows < FEWEST_ROWS {
            return usual.collect();
        }
        let learnt = |(i, usual): (usize, f32)| {
            let filled = self.filled.get(i).copied().unwrap_or(0).min(self.rows);
            let empty = (self.rows - filled) as f32 + 1.0;
            // Half of it is what holds for any list: the rows were not certain.
            let seen = -(empty / (self.rows as f32 + 2.0)).ln();
            (usual + seen.clamp(0.1, 3.0)) / 2.0
        };
        usual.enumerate().map(learnt).collect()
    }
}
