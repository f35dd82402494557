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
const MOST_STEPS: usize = 1_500;

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
        Ok(table.and_then(|table| Search::new(s, &table)).map(|search| Self {
            system: s,
            search,
            below: None,
        }))
    }

    /// The table from which others are reached.
    pub(crate) fn base(&self) -> Vec<f64> {
        self.search.base()
    }

    /// How far each variable moves in a table in which a cell has moved at least so far, if one is found: hidden cells
    /// move freely, and as few others as are found.
    pub(crate) fn reach(
        &mut self,
        c: usize,
        by: f64,
        shown: &dyn Fn(usize) -> Seal,
    ) -> Option<Vec<(usize, f64)>> {
        if self.below.is_none() {
            self.below = Some(Below::new(self.system, &self.search.base())?);
        }
        self.below.as_mut()?.reach(c, by, shown)
    }

    /// How far each variable moves in a table in which the listed cells have changed so, if one is found.
    pub(crate) fn carry(&mut self, change: &Moves) -> Option<Vec<(usize, f64)>> {
        self.search.carry(change, MOST_STEPS)
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
