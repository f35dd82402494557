//! The likeliest place of every line of a list, by how each fits under the headings and how it follows the one before.

use super::{CellLine, Parted};
use crate::draft::ColumnRole;
use crate::front::text::likeness::Look;
use crate::front::text::lines::is_bullet;

/// Where a line stands in the list.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    Cell {
        column: usize,
        new_row: bool,
    },
    /// A further line of the same cell.
    More {
        column: usize,
    },
    /// A name or a note across the rows.
    Across,
}

/// The likeliest place of every line, by the sum of how each fits and how it follows the one before.
pub(super) fn placed(cells: &[CellLine<'_>], roles: &[Option<ColumnRole>]) -> (f32, Vec<Place>) {
    let k = roles.len();
    let steps = Steps::new(roles);
    // The state k is a line across the rows.
    let mut scores: Vec<f32> = vec![f32::MIN; k + 1];
    let mut back: Vec<Vec<(usize, bool)>> = Vec::with_capacity(cells.len());
    for (i, cell) in cells.iter().enumerate() {
        let look = Look::at(cell.text);
        let mut next = vec![f32::MIN; k + 1];
        let mut from = vec![(0, false); k + 1];
        for to in 0..=k {
            let fits = if to == k { look.across() } else { look.fits(roles.get(to).copied().flatten()) };
            if i == 0 {
                if let Some(slot) = next.get_mut(to) {
                    *slot = fits - if to < k { 1.5 * steps.between(0, to) } else { 0.0 };
                }
                continue;
            }
            for (before, score) in scores.iter().enumerate() {
                let (cost, more) = steps.cost(before, to, cell);
                // What goes on in the middle of a sentence says nothing by its own looks.
                let fits = if more && cell.follows.midway() { fits.max(0.5) } else { fits };
                let total = score + fits - cost;
                if next.get(to).is_some_and(|n| total > *n)
                    && let (Some(slot), Some(mark)) = (next.get_mut(to), from.get_mut(to))
                {
                    (*slot, *mark) = (total, (before, more));
                }
            }
        }
        back.push(from);
        scores = next;
    }
    // A name over rows has rows beneath it.
    if let Some(over) = scores.last_mut() {
        *over -= 4.0;
    }
    let last = scores.iter().enumerate().max_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(i, _)| i);
    let score = scores.get(last).copied().unwrap_or(f32::MIN);
    let mut places = Vec::with_capacity(cells.len());
    let mut at = last;
    for from in back.iter().rev() {
        let (before, more) = from.get(at).copied().unwrap_or_default();
        places.push(if at == k {
            Place::Across
        } else if more {
            Place::More { column: at }
        } else {
            Place::Cell { column: at, new_row: before == k || at <= before }
        });
        at = before;
    }
    places.reverse();
    if let Some(Place::Cell { new_row, .. }) = places.first_mut() {
        *new_row = true;
    }
    (score, places)
}

/// What it costs to pass over a column: its cell is empty. What is often left out costs little.
pub(in crate::front::text) fn passing(role: Option<ColumnRole>) -> f32 {
    match role {
        Some(ColumnRole::Ref | ColumnRole::RecommendationRef) => 1.5,
        Some(ColumnRole::Activity | ColumnRole::Recommendation) => 2.0,
        Some(ColumnRole::Lead | ColumnRole::LeadAuthority | ColumnRole::TargetDate) => 1.0,
        // Merged over several rows, a theme stands beside the first of them alone.
        Some(ColumnRole::Theme | ColumnRole::Service | ColumnRole::Heading) => 0.4,
        Some(ColumnRole::Achieved | ColumnRole::Status | ColumnRole::Outcome) | None => 0.7,
    }
}

/// What each step from one place to the next costs.
struct Steps {
    /// The cost of passing over all columns up to each.
    upto: Vec<f32>,
}

impl Steps {
    fn new(roles: &[Option<ColumnRole>]) -> Self {
        let mut upto = vec![0.0];
        for role in roles {
            upto.push(upto.last().copied().unwrap_or(0.0) + passing(*role));
        }
        Self { upto }
    }

    /// The cost of the empty cells between two columns.
    fn between(&self, from: usize, to: usize) -> f32 {
        let at = |n: usize| self.upto.get(n).copied().unwrap_or(0.0);
        (at(to) - at(from)).max(0.0)
    }

    /// What it costs to go from one place to the next, and whether the line is more of the same cell.
    fn cost(&self, before: usize, to: usize, cell: &CellLine<'_>) -> (f32, bool) {
        let k = self.upto.len() - 1;
        let bullet = is_bullet(cell.text);
        let rest_of_row = |before: usize| 0.3 * (k - 1 - before) as f32;
        let (mut cost, within, more) = if to == k {
            (if before == k { 0.2 } else { rest_of_row(before) }, false, false)
        } else if before == k {
            (self.between(0, to), false, false)
        } else if to > before {
            (self.between(before + 1, to), true, false)
        } else if to == before && k > 1 {
            (if bullet { -0.5 } else { cell.follows.cost_of_more() }, true, true)
        } else {
            (self.between(before + 1, k) + self.between(0, to), false, false)
        };
        if !more {
            cost += cell.follows.cost_of_new();
        }
        if bullet && !more && to != k {
            cost += if within { 0.3 } else { 1.5 };
        }
        match cell.parted {
            Parted::Nothing => {}
            Parted::Wrapped if cell.blanks == 0 => cost += if more { -cost } else { 3.0 },
            Parted::Wrapped if more && !bullet => cost += 1.5,
            Parted::Wrapped => {}
            Parted::Rows if cell.blanks > 0 && within => cost += 2.5,
            Parted::Rows if cell.blanks == 0 && !within && before != k => cost += 2.5,
            Parted::Rows => {}
            Parted::Cells => {
                // As many places are passed over as there are blank lines.
                let (passed, spared) = match (before == k || to == k, more, to > before) {
                    (true, ..) | (_, true, _) => (0, 0.0),
                    (_, _, true) => (to - before - 1, self.between(before + 1, to)),
                    _ => (k - 1 - before + to, self.between(before + 1, k) + self.between(0, to)),
                };
                cost += 2.0 * passed.abs_diff(cell.blanks) as f32 - spared;
            }
        }
        (cost, more)
    }
}
