//! The first row beneath headings that stand in the middle of their columns: its words begin far left of the heading they stand
//! under, and one by one they are nearer to the heading before.

use super::{COLUMN_GAP, Stretch, begins_at};
use crate::front::pdf::text::{Line, Word};
use crate::front::pdf::unruled::Gap;

/// Headings take no more lines than this.
const HEADINGS: usize = 4;

/// White wider than this, in sizes of letters, parts no words of a sentence.
const NARROW_GAP: f32 = 0.75;

/// Less white than this, in sizes of letters, parts no columns.
const LEAST: f32 = 0.36;

impl Stretch {
    /// The white that is left between the columns once this row is there. Where it is next to none, cells tell it better.
    pub(super) fn gaps_below(&self, row: &Line) -> Option<Vec<Gap>> {
        let least = |gaps: &Vec<Gap>| gaps.iter().map(|gap| gap.to - gap.from).fold(f32::MAX, f32::min);
        let (by_words, by_cells) = (self.gaps_with(row), self.gaps_under_headings(row));
        match (by_words, by_cells) {
            (Some(words), Some(cells)) if least(&words) < row.size * LEAST => Some(cells),
            (words, cells) => words.or(cells),
        }
    }

    /// The white that is left between the columns where a row stands right beneath their headings: what has no wide white in it
    /// is of one cell, on the side on which it reaches beyond the white.
    fn gaps_under_headings(&self, row: &Line) -> Option<Vec<Gap>> {
        let bold = |row: &Line| row.words.iter().all(|w| w.bold);
        let heads = self.rows.len() <= HEADINGS && self.rows.iter().all(bold) && !bold(row);
        // Words right beneath the beginning of their heading need no other sign; one may stand so by chance.
        let beneath = self.gaps.iter().filter(|gap| begins_at(row, gap.to)).count() > 1;
        if !heads || beneath || self.gaps.len() < 2 || !self.heads_a_plan() {
            return None;
        }
        // Where columns are narrow, less white than elsewhere parts their cells.
        [COLUMN_GAP, NARROW_GAP].into_iter().find_map(|white| {
            let cells: Vec<(f32, f32)> = row
                .words
                .chunk_by(|a, b| b.from - a.to < row.size * white)
                .filter_map(|cell: &[Word]| Some((cell.first()?.from, cell.last()?.to)))
                .collect();
            let left =
                |gap: &Gap| parted_by(*gap, &cells).filter(|it| it.to - it.from > row.size * NARROW_GAP);
            self.gaps.iter().map(left).collect()
        })
    }
}

/// What these cells leave of the white between two columns.
fn parted_by(gap: Gap, cells: &[(f32, f32)]) -> Option<Gap> {
    let mut left = gap;
    for (from, to) in cells.iter().copied().filter(|(from, to)| *from < gap.to && *to > gap.from) {
        let (begins, ends) = (from <= gap.from + 0.5, to >= gap.to - 0.5);
        let nearer_to_next = gap.to - from < to - gap.from;
        match (begins, ends) {
            (true, true) => return None,
            (true, false) => left.from = left.from.max(to),
            (false, false) if !nearer_to_next => left.from = left.from.max(to),
            _ => left.to = left.to.min(from),
        }
    }
    Some(left)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::pdf::row_starts::tests::line;

    #[test]
    fn a_row_reaches_far_left_of_the_headings_in_the_middle_of_its_columns() {
        let mut head = line(12.0, &[(0.0, "REF"), (150.0, "ACTION"), (300.0, "LEAD"), (400.0, "TIMESCALE")]);
        head.words.iter_mut().for_each(|w| w.bold = true);
        let row = line(
            36.0,
            &[(30.0, "Ask each family what it would change"), (270.0, "Head of House"), (390.0, "Term 1")],
        );
        let gaps = head.words.windows(2).map(|pair| Gap { from: pair[0].to, to: pair[1].from }).collect();
        let stretch = Stretch { rows: vec![head], gaps, known: Vec::new() };
        assert!(stretch.gaps_with(&row).is_none());
        let gaps = stretch.gaps_under_headings(&row).unwrap();
        assert_eq!(gaps.iter().map(|gap| gap.to).collect::<Vec<_>>(), [30.0, 270.0, 390.0]);
    }
}
