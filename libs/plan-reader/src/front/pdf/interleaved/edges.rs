//! Where one line after the other begins exactly, so that little white tells a column before it.

use super::{COLUMN, EXACT, NARROW, STARTS};
use crate::front::pdf::text::Line;

/// Such places of a page, from the left.
pub(super) struct Edges(Vec<f32>);

impl Edges {
    /// Places where lines begin, or words behind white.
    pub(super) fn of(rows: &[Line]) -> Self {
        let size = rows.first().map_or(10.0, |row| row.size);
        let mut starts: Vec<f32> = Vec::new();
        for row in rows {
            starts.extend(row.words.first().map(|w| w.from));
            starts.extend(row.words.windows(2).filter_map(|pair| match pair {
                [a, b] if b.from - a.to > row.size * BEHIND => Some(b.from),
                _ => None,
            }));
        }
        starts.sort_by(f32::total_cmp);
        let same = starts.chunk_by(|a, b| b - a < size * EXACT).filter(|own| own.len() > STARTS);
        Self(same.filter_map(|own| own.first().copied()).collect())
    }

    /// How wide the white of a column has to be that begins at this place.
    pub(super) fn least_before(&self, to: f32, size: f32) -> f32 {
        let at = self.0.partition_point(|edge| *edge < to - size * NARROW);
        let known = self.0.get(at).is_some_and(|edge| *edge < to + size * NARROW);
        size * if known { NARROW } else { COLUMN }
    }
}

/// Words further than this from those before them, in sizes of letters, begin behind white.
const BEHIND: f32 = 1.0;
