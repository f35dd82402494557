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
        let alone = |at: usize| {
            let own = white_at(row, gaps.get(at)?);
            let shared = |other: Option<usize>| {
                let other = other.and_then(|at| gaps.get(at));
                own.zip(other).is_some_and(|(own, other)| own.from < other.to && other.from < own.to)
            };
            let (left, right) = (shared(at.checked_sub(1)), shared(Some(at + 1)));
            // A heading over two columns has white beside it that is not all between these.
            let known = gaps.get(at)?;
            own.map(|own| Gap {
                from: if left { own.from.max(known.from) } else { own.from },
                to: if right { own.to.min(known.to) } else { own.to },
            })
        };
        (0..gaps.len()).map(alone).collect()
    }
}

/// The white of a row where there was some before. There may be no heading over a first column.
fn white_at(row: &Line, known: &Gap) -> Option<Gap> {
    let x = f32::midpoint(known.from, known.to);
    let at = row.words.partition_point(|w| f32::midpoint(w.from, w.to) < x);
    let from = at.checked_sub(1).map_or(Some(known.from), |at| row.words.get(at).map(|left| left.to))?;
    let right = row.words.get(at)?;
    (right.from > from).then_some(Gap { from, to: right.from })
}
