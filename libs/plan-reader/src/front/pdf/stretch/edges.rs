//! Columns that hardly any white parts: the words of the one end right before those of the next, as where columns are narrow
//! and words broken. They are told by their left edge, on which every line of them begins.

use super::Stretch;
use crate::aliases::Aliases;
use crate::front::pdf::text::{Line, Word};
use crate::front::pdf::unruled::Gap;
use crate::interpret::columns::label_role;

/// Fewer lines may begin beneath one another by chance.
const LEAST_LINES: usize = 4;
/// More words at the top, or more rows, are no table that a person reads.
const MOST_EDGES: usize = 120;
const MOST_ROWS: usize = 400;
/// Headings take no more lines than this.
const HEADINGS: usize = 3;

impl Stretch {
    /// Parts a column where every line of its right half begins on one edge that no word runs over, beneath a heading of its own.
    pub(super) fn find_edges(&mut self) {
        let mut edges: Vec<f32> = self
            .rows
            .iter()
            .take(HEADINGS)
            .flat_map(|row| row.words.iter().skip(1))
            .map(|w| w.from)
            .collect();
        if edges.len() > MOST_EDGES || self.rows.len() > MOST_ROWS {
            return;
        }
        edges.sort_by(f32::total_cmp);
        for edge in edges {
            if self.gaps.iter().all(|gap| edge < gap.from - 0.5 || edge > gap.to + 0.5)
                && let Some(gap) = self.gap_at(edge)
            {
                self.gaps.push(gap);
                self.gaps.sort_by(|a, b| a.from.total_cmp(&b.from));
            }
        }
    }

    fn gap_at(&self, edge: f32) -> Option<Gap> {
        // The column that is to be parted.
        let left = self.gaps.iter().map(|g| g.to).filter(|x| *x < edge).fold(f32::MIN, f32::max);
        let right = self.gaps.iter().map(|g| g.from).filter(|x| *x > edge).fold(f32::MAX, f32::min);
        let within = |row: &Line| -> Vec<Word> {
            row.words.iter().filter(|w| w.from > left - 0.5 && w.to < right + 0.5).cloned().collect()
        };
        let near = |row: &Line, x: f32| (x - edge).abs() < row.size * 0.08;
        let runs_over =
            |row: &Line| row.words.iter().any(|w| w.from < edge - row.size * 0.08 && w.to > edge + 0.5);
        // A heading over several columns may stand above their own.
        let head =
            self.rows.iter().take(HEADINGS).position(|row| row.words.iter().any(|w| near(row, w.from)))?;
        let (mut begin, mut both, mut apart, mut reach) = (0, 0, 0, f32::MIN);
        for row in self.rows.iter().skip(head) {
            if runs_over(row) {
                return None;
            }
            let words = within(row);
            let (before, after): (Vec<&Word>, Vec<&Word>) =
                words.iter().partition(|w| w.from < edge - row.size * 0.08);
            if let Some(first) = after.first() {
                if !near(row, first.from) {
                    return None;
                }
                begin += 1;
                // More than a space parts them: "of" stands under "of" in a column of "Head of …" as well.
                apart += usize::from(before.last().is_some_and(|w| edge - w.to > row.size * 0.5));
                both += usize::from(
                    before.iter().any(|w| w.text.chars().filter(|c| c.is_alphabetic()).count() > 2),
                );
            }
            reach = before.iter().map(|w| w.to).fold(reach, f32::max);
        }
        // Two lines are enough beneath two headings that each say what a column holds.
        let named = self.rows.get(head).is_some_and(|row| {
            let words = within(row);
            let (before, after): (Vec<&Word>, Vec<&Word>) =
                words.iter().partition(|w| w.from < edge - row.size * 0.08);
            [before, after].iter().all(|words| {
                let text = words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
                label_role(&text, &Aliases::default()).is_some()
            })
        });
        if named && begin >= 2 && apart >= 1 && reach > left {
            return Some(Gap { from: reach.min(edge - 0.2), to: edge });
        }
        let found = begin >= LEAST_LINES && both >= 2 && apart >= 2 && reach > left;
        found.then_some(Gap { from: reach.min(edge - 0.2), to: edge })
    }
}
