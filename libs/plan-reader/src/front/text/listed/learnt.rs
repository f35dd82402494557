//! What the lists of a text teach of each other: in which column words stand that come again, and which cells are often empty.
//!
//! A line alone may be a lead or a name over rows. Where the same words stand beside dates elsewhere, or every row has a
//! lead, that is known.

use std::collections::HashMap;

use super::CellLine;
use super::path::Place;
use super::shape::{Shape, Widths};
use super::steps::passing;
use crate::draft::ColumnRole;
use crate::front::text::likeness::{KINDS, Look};

/// So few rows say nothing of how often a cell is empty.
const FEWEST_ROWS: usize = 6;

/// Words that come again are no more than this.
const MOST_WORDS: usize = 10;

/// And no longer, in bytes.
const LONGEST: usize = 200;

/// What it costs beyond the usual that a row has no lead, as long as nothing is known of the list.
const LED: f32 = 2.5;

/// What it costs that a cell has a second line, where nothing is known of its column.
const USUAL: f32 = 2.0;

/// What is known of lists with the same headings.
#[derive(Debug, Default)]
pub(super) struct Learnt {
    /// How often words stand in each column; past the last are names across the rows.
    stands: HashMap<String, Vec<usize>>,
    /// How many rows have a cell in each column.
    filled: Vec<usize>,
    rows: usize,
    /// Nothing is known yet, and every row is taken to have a lead until it is seen that some have none.
    led: bool,
    /// How many cells of each column have a second line.
    several: Vec<usize>,
    /// How many cells of each column, and last how many names across the rows, begin with a line of each kind.
    kinds: Vec<[usize; KINDS]>,
    /// How wide the columns are, where the cells are those of a print.
    widths: Widths,
}

impl Learnt {
    /// What is taken for granted of lists of which nothing is known.
    pub(super) fn unseen() -> Self {
        Self { led: true, ..Self::default() }
    }

    /// Learns from where the lines of a list were placed.
    pub(super) fn add(&mut self, cells: &[CellLine<'_>], places: &[Place], columns: usize) {
        self.filled.resize(columns, 0);
        self.several.resize(columns, 0);
        self.kinds.resize(columns + 1, [0; KINDS]);
        let mut first = false;
        for (cell, place) in cells.iter().zip(places) {
            if let (Place::More { column } | Place::Cell { column, .. }, Some(shape)) = (place, cell.shape) {
                self.widths.add(*column, shape);
            }
            let counts = match place {
                Place::More { column } if first => self.several.get_mut(*column),
                Place::Cell { column, .. } => self.filled.get_mut(*column),
                _ => None,
            };
            if let Some(count) = counts {
                *count += 1;
            }
            first = matches!(place, Place::Cell { .. });
            let at = match place {
                Place::Across => columns,
                Place::Cell { column, new_row } => {
                    self.rows += usize::from(*new_row);
                    *column
                }
                Place::More { .. } => continue,
            };
            if let Some(times) = self.kinds.get_mut(at).and_then(|k| k.get_mut(cell.look.kind() as usize)) {
                *times += 1;
            }
            let text = cell.text;
            if text.len() <= LONGEST && text.split_whitespace().count() <= MOST_WORDS {
                let times = self.stands.entry(text.to_lowercase()).or_insert_with(|| vec![0; columns + 1]);
                if let Some(times) = times.get_mut(at) {
                    *times += 1;
                }
            }
        }
    }

    /// Once all lists are added.
    pub(super) fn settle(&mut self) {
        self.widths.settle();
    }

    /// How well the lines of a cell were broken for one of so many columns.
    pub(super) fn held(&self, column: usize, columns: usize, shape: &Shape) -> f32 {
        self.widths.held(column, columns, shape)
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

    /// By how much a line is less likely in each place than elsewhere, for what lines there are like; nothing where that is not known.
    ///
    /// That it is likelier says nothing: how a line looks is weighed before, and what gains twice parts cells.
    pub(super) fn kind_likes(&self, look: &Look) -> Option<Vec<f32>> {
        if self.says_little() {
            return None;
        }
        let kind = look.kind() as usize;
        let share = |here: usize, of: usize| (here as f32 + 0.5) / (of as f32 + 0.5 * KINDS as f32);
        let count =
            |kinds: &[usize; KINDS]| (kinds.get(kind).copied().unwrap_or(0), kinds.iter().sum::<usize>());
        let all = self.kinds.iter().map(count).fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        let likes = |kinds: &[usize; KINDS]| {
            let (here, of) = count(kinds);
            if of < FEWEST_ROWS { 0.0 } else { (share(here, of) / share(all.0, all.1)).ln().clamp(-2.0, 0.0) }
        };
        Some(self.kinds.iter().map(likes).collect())
    }

    /// True for so few rows that what is common to them may be chance.
    pub(super) fn says_little(&self) -> bool {
        self.rows < FEWEST_ROWS
    }

    /// What it costs beyond the usual that a cell of a column has a second line, by how many have.
    pub(super) fn second_line(&self, column: usize) -> f32 {
        let (several, filled) = (self.several.get(column), self.filled.get(column));
        match several.zip(filled) {
            Some((several, filled)) if *filled >= FEWEST_ROWS => {
                let seen = -((*several as f32 + 0.5) / (*filled as f32 + 1.0)).ln();
                (seen.clamp(0.5, 3.0) - USUAL) / 2.0
            }
            _ => 0.0,
        }
    }

    /// What it costs to pass over each column, by how often its cell is empty.
    pub(super) fn passing(&self, roles: &[Option<ColumnRole>]) -> Vec<f32> {
        let lead = |r: &Option<ColumnRole>| self.led && *r == Some(ColumnRole::Lead);
        let usual = roles.iter().map(|r| passing(*r) + if lead(r) { LED } else { 0.0 });
        if self.says_little() {
            return usual.collect();
        }
        let learnt = |(i, usual): (usize, f32)| {
            let filled = self.filled.get(i).copied().unwrap_or(0).min(self.rows);
            let empty = (self.rows - filled) as f32 + 1.0;
            // Some of it is what holds for any list: the rows were not certain.
            let seen = -(empty / (self.rows as f32 + 2.0)).ln();
            (usual + 3.0 * seen.clamp(0.1, 4.0)) / 4.0
        };
        usual.enumerate().map(learnt).collect()
    }
}
