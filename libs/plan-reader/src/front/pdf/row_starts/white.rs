//! Where white parts all rows, it tells whether their cells begin together.

use super::Table;

/// Fewer rows of several lines tell nothing.
const LEAST: usize = 2;

impl Table {
    /// True where every row of several lines that white parts from the others has most of its cells in its first line, and fewer
    /// in its last: "Race", "Sex" and "Age" below each other in one cell look like cells of their own.
    pub(super) fn rows_begin_under_white(&self) -> bool {
        let filled = |at: usize| self.cells.get(at).map_or(0, |cells| cells.iter().flatten().count());
        let mut rows: Vec<(usize, usize)> = Vec::new();
        for at in (0..self.cells.len()).filter(|at| !self.headings.get(*at).copied().unwrap_or(false)) {
            let begins = at.checked_sub(1).is_none_or(|above| self.white.get(above) == Some(&true));
            match rows.last_mut() {
                Some(row) if !begins => row.1 = at,
                _ => rows.push((at, at)),
            }
        }
        let tall: Vec<(usize, usize)> = rows.into_iter().filter(|(first, last)| first < last).collect();
        tall.len() >= LEAST && tall.iter().all(|(first, last)| filled(*first) > 1.max(filled(*last)))
    }
}

#[cfg(test)]
mod tests {
    use super::super::row_starts;
    use super::super::tests::line;
    use crate::front::pdf::unruled::Gap;

    #[test]
    fn words_below_each_other_in_one_cell_are_no_rows() {
        let lines = [
            line(12.0, &[(0.0, "Ask every family"), (100.0, "Race"), (200.0, "Head of House")]),
            line(24.0, &[(100.0, "Sex")]),
            line(36.0, &[(100.0, "Age and faith")]),
            line(60.0, &[(0.0, "Count who is sent out"), (100.0, "Race"), (200.0, "Form tutors")]),
            line(72.0, &[(100.0, "Sex")]),
            line(84.0, &[(100.0, "Age and faith")]),
        ];
        let gaps = [Gap { from: 95.0, to: 100.0 }, Gap { from: 165.0, to: 200.0 }];
        assert_eq!(row_starts(&lines, &gaps), [true, false, false, true, false, false]);
    }
}
