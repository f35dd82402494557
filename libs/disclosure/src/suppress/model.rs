//! The linear programme behind suppression: two columns a cell, how far it moves up and how far down.

use super::field::{Field, State};
use crate::attack::rows::{EPS, INF};
use crate::attack::solver::{Domain, Lp, ModelRow, Solved, SolverError};

/// A change of the table under which all equations hold: cells and how far they move.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    pub moves: Vec<(usize, f64)>,
}

pub(crate) struct Model {
    lp: Lp,
    /// The column of a cell's way up; its way down is the next one.
    column: Vec<Option<usize>>,
    cells: Vec<usize>,
    /// The price of moving each cell by one.
    price: Vec<f64>,
    closed: bool,
}

/// Moving a hidden cell is almost free: the little it costs keeps changes small.
const FREE: f64 = 1e-3;

impl Model {
    pub(crate) fn new(field: &Field) -> Result<Self, SolverError> {
        let mut column = vec![None; field.len()];
        let mut cells = Vec::new();
        let mut bounds = Vec::new();
        for i in 0..field.len() {
            if field.state[i] != State::Fixed {
                column[i] = Some(bounds.len());
                cells.push(i);
                bounds.push((0.0, INF));
                bounds.push((0.0, field.room_below(i)));
            }
        }
        let mut rows: Vec<ModelRow> = Vec::new();
        for row in field.rows.iter() {
            let at: f64 = row.terms().map(|(v, f)| f * field.value[v]).sum();
            let terms: Vec<(usize, f64)> = row
                .terms()
                .filter_map(|(v, f)| column[v].map(|c| (c, f)))
                .flat_map(|(c, f)| [(c, f), (c + 1, -f)])
                .collect();
            if !terms.is_empty() {
                rows.push(((row.low - at).min(0.0), (row.high - at).max(0.0), terms));
            }
        }
        let lp = Lp::new(&bounds, &rows, Domain::Real)?;
        let mut it = Self { lp, column, cells, price: vec![0.0; field.len()], closed: false };
        for i in 0..field.len() {
            it.reprice(field, i);
        }
        Ok(it)
    }

    /// To be called when the state of a cell has changed.
    pub(crate) fn reprice(&mut self, field: &Field, i: usize) {
        self.price[i] = if field.state[i].hidden() { FREE } else { field.weight[i] };
    }

    /// The cheapest change that moves a cell by at least this far, if there is one.
    pub(crate) fn cheapest(
        &mut self,
        field: &Field,
        c: usize,
        by: f64,
    ) -> Result<Option<Change>, SolverError> {
        let Some(col) = self.column[c] else { return Ok(None) };
        if -by > field.room_below(c) + EPS {
            return Ok(None);
        }
        self.demand(field, c, col, by);
        let prices = self.price.clone();
        let first = self.solve(&prices)?;
        let best = match first {
            None => None,
            Some(first) => {
                // Prices by the unit spread a change over many cells; pricing each by its move gathers it on few.
                let mut prices = self.price.clone();
                for p in prices.iter_mut().filter(|p| **p > FREE) {
                    *p *= 2.0;
                }
                for (i, d) in &first.moves {
                    if !field.state[*i].hidden() {
                        prices[*i] = field.weight[*i] / d.abs().max(0.5);
                    }
                }
                let second = self.solve(&prices)?;
                let loss = |change: &Change| -> f64 {
                    change
                        .moves
                        .iter()
                        .filter(|(i, _)| !field.state[*i].hidden())
                        .map(|(i, _)| field.weight[*i])
                        .sum()
                };
                Some(second.filter(|s| loss(s) < loss(&first)).unwrap_or(first))
            }
        };
        self.relax(field, c, col);
        Ok(best)
    }

    /// The furthest a cell can be moved up (1) or down (−1) by what is hidden, up to its width.
    pub(crate) fn furthest(
        &mut self,
        field: &Field,
        c: usize,
        sign: f64,
    ) -> Result<Option<Change>, SolverError> {
        let Some(col) = self.column[c] else { return Ok(None) };
        let width = field.width[c];
        let room = field.room_below(c);
        self.lp.bound(col, 0.0, if sign > 0.0 { width } else { 0.0 });
        self.lp.bound(col + 1, 0.0, if sign > 0.0 { 0.0 } else { room.min(width) });
        let mut prices: Vec<f64> = self.price.iter().map(|_| 1e-5).collect();
        prices[c] = -1.0;
        let change = self.solve(&prices)?;
        self.relax(field, c, col);
        Ok(change)
    }

    /// From now on only hidden cells move.
    pub(crate) fn close(&mut self, field: &Field) {
        self.closed = true;
        for i in 0..field.len() {
            if field.state[i] == State::Open {
                self.fix(i, true, field);
            }
        }
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

    fn solve(&mut self, prices: &[f64]) -> Result<Option<Change>, SolverError> {
        let mut objective = Vec::with_capacity(self.cells.len() * 2);
        for i in &self.cells {
            if let Some(col) = self.column[*i] {
                objective.push((col, prices[*i]));
                objective.push((col + 1, prices[*i]));
            }
        }
        self.lp.minimise(&objective);
        let Solved::Optimal(_, x) = self.lp.solve(None)? else { return Ok(None) };
        let moves = self.cells.iter().filter_map(|i| {
            let col = self.column[*i]?;
            let d = x[col] - x[col + 1];
            (d.abs() > EPS).then_some((*i, if (d - d.round()).abs() < EPS { d.round() } else { d }))
        });
        Ok(Some(Change { moves: moves.collect() }))
    }
}
