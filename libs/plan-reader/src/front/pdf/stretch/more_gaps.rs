//! Columns that the first row of a table does not show.

use super::{Stretch, wide_gaps};
use crate::front::pdf::text::Line;
use crate::front::pdf::unruled::{Gap, crosses};

impl Stretch {
    /// White that no row reaches into though the first row did not show it: a column without a heading.
    pub(super) fn find_more_gaps(&mut self) {
        let rows: Vec<&Line> = self.rows.iter().filter(|r| !crosses(r, &self.gaps)).collect();
        let size = rows.first().map_or(10.0, |l| l.size);
        let mut spans: Vec<(f32, f32)> = rows.iter().flat_map(|r| &r.words).map(|w| (w.from, w.to)).collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut reach = f32::MAX;
        for (from, to) in spans {
            if from - reach > size * 0.6 {
                let gap = Gap { from: reach, to: from };
                let known = self.gaps.iter().any(|g| g.from < gap.to && gap.from < g.to);
                let wide = rows
                    .iter()
                    .filter(|r| wide_gaps(r).iter().any(|g| g.from <= gap.from + 0.5 && g.to >= gap.to - 0.5))
                    .count();
                // White between a heading and what is set to the right beneath it is within one column.
                let both = |r: &&&Line| {
                    let beyond = |edge: &dyn Fn(&Gap) -> f32| self.gaps.iter().map(edge).collect::<Vec<_>>();
                    let left = beyond(&|g| g.to)
                        .into_iter()
                        .filter(|x| *x <= gap.from + 0.5)
                        .fold(f32::MIN, f32::max);
                    let right = beyond(&|g| g.from)
                        .into_iter()
                        .filter(|x| *x >= gap.to - 0.5)
                        .fold(f32::MAX, f32::min);
                    r.words.iter().any(|w| w.from >= left - 0.5 && w.to <= gap.from + 0.5)
                        && r.words.iter().any(|w| w.from >= gap.to - 0.5 && w.to <= right + 0.5)
                };
                let filled = rows.iter().skip(1).filter(both).count();
                if !known && rows.len() > 3 && wide * 4 >= rows.len() && filled > 1 {
                    self.gaps.push(gap);
                }
            }
            reach = if reach == f32::MAX { to } else { reach.max(to) };
        }
        self.gaps.sort_by(|a, b| a.from.total_cmp(&b.from));
    }
}
