//! Headings that stand again over a further table of a page: its columns are those of the table before, though two of the
//! headings may stand close to each other.

use super::Band;
use crate::front::pdf::text::{Line, Word};
use crate::front::pdf::unruled::{Gap, Unruled};

/// More tables than these are not looked back to.
const MOST: usize = 8;
/// Words stand in the same place where they are no further apart than this.
const SAME: f32 = 1.0;

/// The first rows of the tables before, and the white between their columns.
#[derive(Default)]
pub(super) struct Before {
    tables: Vec<(Line, Vec<Gap>)>,
}

impl Before {
    pub(super) fn keep(&mut self, bands: &[Band]) {
        for band in bands {
            if let Band::Table(Unruled { rows, gaps, .. }) = band
                && let Some(first) = rows.first()
            {
                self.tables.push((first.clone(), gaps.clone()));
            }
        }
        let more = self.tables.len().saturating_sub(MOST);
        self.tables.drain(..more);
    }

    /// The white between the columns of a row that says the headings of a table before in the same places.
    pub(super) fn gaps_of(&self, row: &Line) -> Option<Vec<Gap>> {
        let same = |(a, b): (&Word, &Word)| (a.from - b.from).abs() < SAME && a.text == b.text;
        let again =
            |head: &Line| head.words.len() == row.words.len() && head.words.iter().zip(&row.words).all(same);
        let (_, gaps) = self.tables.iter().rev().find(|(head, _)| again(head))?;
        gaps.iter().map(|gap| white_at(row, f32::midpoint(gap.from, gap.to))).collect()
    }
}

/// The white of a row at a place.
fn white_at(row: &Line, x: f32) -> Option<Gap> {
    let at = row.words.partition_point(|w| f32::midpoint(w.from, w.to) < x);
    let (left, right) = (row.words.get(at.checked_sub(1)?)?, row.words.get(at)?);
    (right.from > left.to).then_some(Gap { from: left.to, to: right.from })
}
