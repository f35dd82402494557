//! Tables of whole numbers met without a programme. One is made by fitting the lowest-level combinations in real numbers,
//! spread as evenly as the sums allow, and rounding each up or down so that the sums hold, which nearly always can be
//! done. From it changes of the listed cells are carried down to the combinations by local search.

use super::below::{Below, Seal};
use super::fit::{FITTED, Fitting};
use super::search::Search;
use super::solver::{Domain, Lp, Meter, ModelRow, Solved, SolverError};
use super::system::System;
use super::witness::Moves;

/// How many sums are mended at most to carry a change down.
const MOST_MENDED: usize = 1_500;

/// One table of whole numbers that agrees with a system, from which others are reached.
pub(crate) struct Carrier<'s> {
    system: &'s System,
    search: Search,
    /// The lowest level alone, made when first needed.
    below: Option<Below>,
}

impl<'s> Carrier<'s> {
    /// With the listed cells as they truly are. None where no combinations in whole numbers are found that add up to them.
    pub(crate) fn new(s: &'s System, truth: &[f64], meter: &Meter) -> Result<Option<Self>, SolverError> {
        let table = match Fitting::new(s, truth) {
            Some(fitting) => rounded(s, &fitting, meter)?,
            None => (truth.len() == s.lo.len()).then(|| truth.to_vec()),
        };
        Ok(table.and_then(|table| Self::at(s, &table)))
    }

    /// From a table of whole numbers, combinations and all. None where it does not agree with the system, or that has other
    /// numbers in it than whole ones.
    pub(crate) fn at(s: &'s System, table: &[f64]) -> Option<Self> {
        Search::new(s, table).map(|search| Self { system: s, search, below: None })
    }

    /// The table from which others are reached.
    pub(crate) fn base(&self) -> Vec<f64> {
        self.search.base()
    }

    /// How far each variable moves in a table in which a cell has moved up by at least so much, if one is found: hidden cells
    /// move freely, and as few others as are found.
    pub(crate) fn reach(
        &mut self,
        c: usize,
        by: f64,
        shown: &dyn Fn(usize) -> Seal,
        meter: &Meter,
    ) -> Option<Vec<(usize, f64)>> {
        if self.below.is_none() {
            self.below = Some(Below::new(self.system, &self.search.base())?);
        }
        self.below.as_mut()?.reach(c, by, shown, meter)
    }

    /// How far each variable moves in a table in which the listed cells have changed so, if one is found.
    pub(crate) fn carry(&mut self, change: &Moves, meter: &Meter) -> Option<Vec<(usize, f64)>> {
        self.search.carry(change, MOST_MENDED, meter)
    }
}

/// The fitted table in whole numbers, each at most one and a little away from it, if one is found.
fn rounded(s: &System, fitting: &Fitting, meter: &Meter) -> Result<Option<Vec<f64>>, SolverError> {
    let middle = &fitting.middle;
    let vars: Vec<usize> = (0..middle.len()).filter(|v| s.hi[*v] > s.lo[*v]).collect();
    let mut column = vec![0; middle.len()];
    for (c, v) in vars.iter().enumerate() {
        column[*v] = c;
    }
    let near = |v: &usize| match *v < s.places.len() {
        true => (middle[*v], middle[*v]),
        false => ((middle[*v] - FITTED).floor().max(s.lo[*v]), (middle[*v] + FITTED).ceil().min(s.hi[*v])),
    };
    let bounds: Vec<(f64, f64)> = vars.iter().map(near).collect();
    let rows: Vec<ModelRow> = fitting
        .sums_of_rows()
        .map(|(vars, factors, sum)| {
            (sum, sum, vars.iter().zip(factors).map(|(v, f)| (column[*v as usize], *f)).collect())
        })
        .collect();
    let Solved::Optimal(_, x) = Lp::new(&bounds, &rows, Domain::Near, meter)?.solve(None)? else {
        return Ok(None);
    };
    let mut table = middle.clone();
    vars.iter().zip(x).for_each(|(v, x)| table[*v] = x.round());
    Ok(Some(table))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::below::Seal;
    use super::super::ring::{self, agrees, moved};
    use super::Carrier;
    use crate::attack::solver::Meter;

    proptest! {
        #[test]
        fn every_table_that_a_change_is_carried_to_agrees_and_has_changed_so(
            x in ring::joint(),
            y in ring::joint(),
        ) {
            let (s, truth) = ring::all_hidden(&x);
            let Some(mut carrier) = Carrier::new(&s, &truth, &Meter::unlimited()).unwrap() else { return Ok(()) };
            let base = carrier.base();
            prop_assert!(agrees(&s, &base));
            // From one joint table to another with zeros in the same cells, or to nothing that there is.
            let other = ring::cells(&y).into_iter().zip(&truth);
            let change: Vec<(usize, f64)> =
                other.map(|((_, to), from)| to as f64 - from).enumerate().filter(|(_, d)| *d != 0.0).collect();
            if let Some(moves) = carrier.carry(&change, &Meter::unlimited()) {
                let table = moved(&base, &moves);
                prop_assert!(agrees(&s, &table));
                for ((_, count), x) in ring::cells(&y).into_iter().zip(&table) {
                    prop_assert_eq!(count as f64, *x);
                }
            }
        }

        #[test]
        fn a_cell_moves_up_as_far_as_asked_and_what_is_fixed_stays(x in ring::joint(), c in 0_usize..37, by in 1_i32..5) {
            let (s, truth) = ring::all_hidden(&x);
            prop_assume!(truth[c] > 0.0);
            let Some(mut carrier) = Carrier::new(&s, &truth, &Meter::unlimited()).unwrap() else { return Ok(()) };
            let base = carrier.base();
            let by = f64::from(by);
            let shown = |i: usize| match i {
                _ if i == c => Seal::Hidden { least: 1.0 },
                _ if i.is_multiple_of(3) || truth[i] == 0.0 => Seal::Fixed,
                _ if i % 3 == 1 => Seal::Open { weight: 1.0, least: 1.0 },
                _ => Seal::Hidden { least: 1.0 },
            };
            if let Some(moves) = carrier.reach(c, by, &shown, &Meter::unlimited()) {
                let table = moved(&base, &moves);
                prop_assert!(agrees(&s, &table), "{moves:?}");
                prop_assert!(table[c] - truth[c] >= by);
                for i in (0..truth.len()).filter(|i| shown(*i) == Seal::Fixed) {
                    prop_assert_eq!(table[i], truth[i]);
                }
            }
        }
    }

    #[test]
    fn in_a_full_table_any_cell_can_move_and_little_else_has_to_be_hidden() {
        let (s, truth) = ring::all_hidden(&[5; 27]);
        let mut carrier = Carrier::new(&s, &truth, &Meter::unlimited()).unwrap().unwrap();
        let c = ring::cells(&[5; 27]).iter().position(|(key, _)| *key == [0, 0, 3]).unwrap();
        let shown = |i: usize| {
            if i == c { Seal::Hidden { least: 1.0 } } else { Seal::Open { weight: 1.0, least: 1.0 } }
        };
        let moves = carrier.reach(c, 3.0, &shown, &Meter::unlimited()).unwrap();
        let listed = moves.iter().filter(|(v, _)| *v < truth.len()).count();
        // Four cells of one table in a square do, if the two others can stay as they are.
        assert!((4..=12).contains(&listed), "{listed} cells move");
    }
}
