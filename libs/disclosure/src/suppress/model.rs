//! The linear programme behind suppression: two columns a cell, how far it moves up and how far down.

use super::Failed;
use super::field::{Field, State};
use crate::attack::rows::{EPS, INF};
use crate::attack::solver::{Domain, Lp, Meter, ModelRow, Solved, SolverError};
use crate::dice::Dice;

/// A change of the table under which all equations hold: cells and how far they move.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub moves: Vec<(usize, f64)>,
}

impl Change {
    pub(crate) fn is_whole(&self) -> bool {
        self.moves.iter().all(|(_, d)| d.fract() == 0.0)
    }
}

pub(crate) struct Model {
    lp: Lp,
    /// The column of a cell's way up; its way down is the next one.
    column: Vec<Option<usize>>,
    cells: Vec<usize>,
}

/// Moving a hidden cell is almost free: the little it costs keeps changes small.
const FREE: f64 = 1e-3;
/// What it costs where a toss sets prices, more with each second toss: shorter changes are more often whole tables.
const TOSSED: f64 = 0.02;
const SHORTER: f64 = 3.0;

impl Model {
    /// The model in which the cells that `moves` names move and all others stay.
    pub(crate) fn new(
        field: &Field,
        moves: impl Fn(usize) -> bool,
        meter: &Meter,
    ) -> Result<Self, SolverError> {
        let cells: Vec<usize> =
            (0..field.len()).filter(|i| field.state[*i] != State::Fixed && moves(*i)).collect();
        Self::of(field, &cells, meter)
    }

    /// The model in which these cells move and all others stay.
    pub(crate) fn of(field: &Field, cells: &[usize], meter: &Meter) -> Result<Self, SolverError> {
        let cells = cells.to_vec();
        let mut column = vec![None; field.len()];
        let mut bounds = Vec::new();
        for i in &cells {
            column[*i] = Some(bounds.len());
            bounds.push((0.0, INF));
            bounds.push((0.0, field.room_below(*i)));
        }
        let rows = rows_between(field, &column);
        Ok(Self { lp: Lp::new(&bounds, &rows, Domain::Moving, meter)?, column, cells })
    }

    /// The cheapest change that moves a cell by at least this far, if there is one. With a toss, each cell costs up to three
    /// times what it does else, and changes are shorter and hide more the later the toss.
    pub(crate) fn cheapest(
        &mut self,
        field: &Field,
        c: usize,
        by: f64,
        toss: Option<u32>,
    ) -> Result<Option<Change>, Failed> {
        let Some(col) = self.column[c] else { return Ok(None) };
        if -by > field.room_below(c) + EPS {
            return Ok(None);
        }
        self.demand(field, c, col, by);
        self.lp.forget()?;
        let shorter = |toss: u32| (TOSSED * SHORTER.powf(f64::from(toss / 2))).min(1.0);
        let free = toss.map_or(FREE, shorter);
        let mut dice = toss.map(|toss| Dice::new(toss.into()));
        let mut price = vec![0.0; field.len()];
        for i in &self.cells {
            let usual = if field.state[*i].hidden() { free } else { field.weight[*i] };
            price[*i] = usual * dice.as_mut().map_or(1.0, |dice| 1.0 + 2.0 * dice.share());
        }
        let first = self.solve(|i| price[i])?;
        let best = match first {
            None => None,
            Some(first) => {
                let opened: Vec<(usize, f64)> =
                    first.moves.iter().copied().filter(|(i, _)| !field.state[*i].hidden()).collect();
                if opened.len() < 2 {
                    Some(first)
                } else {
                    // Prices by the unit spread a change over many cells; a discount on those it moves most gathers it on few.
                    for (i, d) in &opened {
                        price[*i] *= 0.5 / d.abs().max(0.5);
                    }
                    let second = self.solve(|i| price[i])?;
                    let loss = |change: &Change| -> f64 {
                        let open = change.moves.iter().filter(|(i, _)| !field.state[*i].hidden());
                        open.map(|(i, _)| field.weight[*i]).sum()
                    };
                    Some(second.filter(|s| loss(s) < loss(&first)).unwrap_or(first))
                }
            }
        };
        self.relax(field, c, col);
        Ok(best)
    }

    /// The smallest change of what is hidden that moves a cell by at least this far, if there is one.
    pub(crate) fn reach(&mut self, field: &Field, c: usize, by: f64) -> Result<Option<Change>, Failed> {
        let Some(col) = self.column[c] else { return Ok(None) };
        self.demand(field, c, col, by);
        self.lp.forget()?;
        let change = self.solve(|_| FREE)?;
        self.relax(field, c, col);
        Ok(change)
    }

    /// Holds a cell where it is, or lets it move again.
    pub(crate) fn fix(&mut self, i: usize, fixed: bool, field: &Field) {
        if let Some(col) = self.column[i] {
            self.lp.bound(col, 0.0, if fixed { 0.0 } else { INF });
            self.lp.bound(col + 1, 0.0, if fixed { 0.0 } else { field.room_below(i) });
        }
    }

    fn demand(&mut self, field: &Field, c: usize, col: usize, by: f64) {
        let (up, down) =
            if by > 0.0 { ((by, INF), (0.0, 0.0)) } else { ((0.0, 0.0), (-by, field.room_below(c))) };
        self.lp.bound(col, up.0, up.1);
        self.lp.bound(col + 1, down.0, down.1);
    }

    fn relax(&mut self, field: &Field, c: usize, col: usize) {
        self.lp.bound(col, 0.0, INF);
        self.lp.bound(col + 1, 0.0, field.room_below(c));
    }

    fn solve(&mut self, mut price: impl FnMut(usize) -> f64) -> Result<Option<Change>, Failed> {
        for i in &self.cells {
            if let Some(col) = self.column[*i] {
                let price = price(*i);
                self.lp.price(col, price);
                self.lp.price(col + 1, price);
            }
        }
        let x = match self.lp.solve(None)? {
            Solved::Optimal(_, x) => x,
            Solved::Unbounded | Solved::Infeasible => return Ok(None),
            Solved::Stopped => return Err(Failed::Spent),
        };
        let moves = self.cells.iter().filter_map(|i| {
            let col = self.column[*i]?;
            let d = x[col] - x[col + 1];
            (d.abs() > EPS).then_some((*i, if (d - d.round()).abs() < EPS { d.round() } else { d }))
        });
        Ok(Some(Change { moves: moves.collect() }))
    }
}

/// The rows between what moves: each has the column of its way up here, and that of its way down is the next one.
pub(super) fn rows_between(field: &Field, column: &[Option<usize>]) -> Vec<ModelRow> {
    let mut rows: Vec<ModelRow> = Vec::new();
    for row in field.rows.iter() {
        let terms: Vec<(usize, f64)> = row
            .terms()
            .filter_map(|(v, f)| column[v].map(|c| (c, f)))
            .flat_map(|(c, f)| [(c, f), (c + 1, -f)])
            .collect();
        if !terms.is_empty() {
            let at: f64 = row.terms().map(|(v, f)| f * field.value[v]).sum();
            rows.push(((row.low - at).min(0.0), (row.high - at).max(0.0), terms));
        }
    }
    rows
}
