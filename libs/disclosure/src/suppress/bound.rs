//! A proof, without a programme, that many more cells must be hidden: sums in which what is hidden cannot move enough.

use super::field::{Field, State};
use crate::attack::rows::{EPS, INF, Row};

/// The least that must be hidden.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Bound {
    /// Cells hidden for themselves, or by an earlier release.
    pub hidden: usize,
    /// Sums that share no cell that may be hidden, in each of which at least one more has to be.
    pub sums: usize,
}

/// The least that must be hidden, whatever is chosen. Of the sums that need one more, those with the fewest cells to
/// choose from are counted first, so that many share none.
pub(crate) fn bound(field: &Field) -> Bound {
    let hidden = field.state.iter().filter(|s| s.hidden()).count();
    let mut short: Vec<(usize, usize)> = field
        .rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.low == row.high && falls_short(field, *row))
        .map(|(r, row)| (open(field, row).count(), r))
        .collect();
    short.sort_unstable();
    let mut taken = vec![false; field.len()];
    let mut sums = 0;
    for (_, r) in short {
        let row = field.rows.get(r);
        if open(field, row).all(|v| !taken[v]) {
            open(field, row).for_each(|v| taken[v] = true);
            sums += 1;
        }
    }
    Bound { hidden, sums }
}

fn open<'a>(field: &'a Field, row: Row<'a>) -> impl Iterator<Item = usize> + 'a {
    row.vars.iter().map(|v| *v as usize).filter(|v| field.state[*v] == State::Open)
}

/// Whether some hidden cell of a sum cannot move as far as it must, for all that the others of the sum can give way.
fn falls_short(field: &Field, row: Row<'_>) -> bool {
    let hidden = || row.terms().filter(|(v, _)| field.state[*v].hidden());
    hidden().any(|(c, f)| {
        // How far the others let the cell go in a direction.
        let way = |sign: f64| -> f64 {
            let gives = |(v, g): (usize, f64)| {
                // It moves against the cell where both stand on the same side of the sum.
                if sign * f * g < 0.0 { INF } else { field.room_below(v) * (g / f).abs() }
            };
            hidden().filter(|(v, _)| *v != c).map(gives).fold(0.0, |all, one| all + one)
        };
        way(1.0) + way(-1.0).min(field.room_below(c)) < field.width[c] - EPS
    })
}
