//! Headings that stand again over a further table of a page: its columns are those of the table before, though two of the
//! headings may stand close to each other.

use super::Band;
use crate::front::pdf::text::{Line, Word};
use crate::front::pdf::unruled::{Gap, Unruled, crosses, split};

/// More tables than these are not looked back to.
const MOST: usize = 8;
/// Columns are the same where they begin no further apart than this.
const EDGE: f32 = 1.5;
/// So many rows at the top of a table may be its headings.
const UPPER: usize = 2;
/// Words stand in the same place where they are no further apart than this.
const SAME: f32 = 1.0;

/// The headings of the tables before on this page and others, and the white between their columns.
#[derive(Default)]
pub(in crate::front::pdf) struct Before {
    tables: Vec<(Line, Vec<Gap>)>,
}

impl Before {
    pub(super) fn keep(&mut self, bands: &[Band]) {
        for band in bands {
            let Band::Table(Unruled { rows, gaps, .. }) = band else { continue };
            // Above the headings others may stand over more than one column.
            let whole = |row: &&Line| !crosses(row, gaps) && split(row, gaps).len() > gaps.len();
            let upper = rows.get(..UPPER.min(rows.len())).unwrap_or_default();
            if let Some(head) = upper.iter().find(whole).or(rows.first()) {
                self.tables.push((head.clone(), gaps.clone()));
            }
        }
        let more = self.tables.len().saturating_sub(MOST);
        self.tables.drain(..more);
    }

    /// True for the columns of a table before: a row or two at the foot of a page may be the beginning of another.
    pub(super) fn has_columns(&self, gaps: &[Gap]) -> bool {
        let same = |(a, b): (&Gap, &Gap)| (a.to - b.to).abs() < EDGE;
        let again = |known: &[Gap]| known.len() == gaps.len() && known.iter().zip(gaps).all(same);
        gaps.len() > 1 && self.tables.iter().any(|(_, known)| again(known))
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
