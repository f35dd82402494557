//! Small changes of one table of whole numbers, with the lowest-level combinations: the least that moves a cell so far at
//! prices that a die says, which now and then is one of whole numbers by itself.

use super::part::Part;
use super::rows::EPS;
use super::solver::{Domain, Lp, Meter, ModelRow, Solved, SolverError};
use super::system::System;
use crate::dice::Dice;

/// The programme of the least change: two columns a variable, its way up and its way down.
pub(super) struct Moving {
    lp: Lp,
    ways: Vec<(f64, f64)>,
    table: Vec<f64>,
}

impl Moving {
    /// Around a table that agrees with the system.
    pub(super) fn new(s: &System, part: &Part, table: &[f64], meter: &Meter) -> Result<Self, SolverError> {
        let ways: Vec<(f64, f64)> =
            part.vars.iter().map(|v| (s.hi[*v] - table[*v], table[*v] - s.lo[*v])).collect();
        let bounds: Vec<(f64, f64)> = ways.iter().flat_map(|(up, down)| [(0.0, *up), (0.0, *down)]).collect();
        let row = |r: &usize| -> ModelRow {
            let row = s.rows.get(*r);
            let at: f64 = row.terms().map(|(v, f)| f * table[v]).sum();
            let terms = row.terms().filter_map(|(v, f)| part.position.get(&v).map(|c| (*c, f)));
            (row.low - at, row.high - at, terms.flat_map(|(c, f)| [(2 * c, f), (2 * c + 1, -f)]).collect())
        };
        let rows: Vec<ModelRow> = part.rows.iter().map(row).collect();
        let table = part.vars.iter().map(|v| table[*v]).collect();
        Ok(Self { lp: Lp::new(&bounds, &rows, Domain::Moving, meter)?, ways, table })
    }

    /// The table of whole numbers in which a column has come to at least (or, below the table, at most) this value, if the
    /// toss gives one.
    pub(super) fn to(&mut self, c: usize, value: f64, toss: u64) -> Result<Option<Vec<f64>>, SolverError> {
        let by = value - self.table[c];
        let (up, down) = self.ways[c];
        if by > up || -by > down {
            return Ok(None);
        }
        let mut dice = Dice::new(toss);
        for col in 0..2 * self.ways.len() {
            self.lp.price(col, 1.0 + 2.0 * dice.share());
        }
        let held = if by > 0.0 { [(by, by), (0.0, 0.0)] } else { [(0.0, 0.0), (-by, -by)] };
        (0..2).for_each(|way| self.lp.bound(2 * c + way, held[way].0, held[way].1));
        self.lp.forget()?;
        let solved = self.lp.solve(None)?;
        self.lp.bound(2 * c, 0.0, up);
        self.lp.bound(2 * c + 1, 0.0, down);
        let Solved::Optimal(_, x) = solved else { return Ok(None) };
        let moved: Vec<f64> = x.chunks(2).map(|way| way[0] - way[1]).collect();
        let whole = moved.iter().all(|d| (d - d.round()).abs() < EPS);
        Ok(whole.then(|| self.table.iter().zip(&moved).map(|(x, d)| x + d.round()).collect()))
    }
}
