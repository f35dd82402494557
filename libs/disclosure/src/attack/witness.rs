//! Safety shown without a programme: a second table in whole numbers that agrees with everything printed proves, by
//! addition alone, that a cell can have another value.

use super::rows::EPS;
use super::system::System;

/// Variables and how far they move from a table.
pub(crate) type Moves = [(usize, f64)];

/// Tables of whole numbers that were met: one, and how far everything moves from it in others.
#[derive(Clone, Copy)]
pub(crate) struct Met<'a> {
    pub table: &'a [f64],
    pub others: &'a [Vec<(usize, f64)>],
}

/// A table that agrees with a system, beside which others are looked at.
pub(crate) struct Beside<'s> {
    system: &'s System,
    table: Vec<f64>,
    /// What each row comes to.
    sum: Vec<f64>,
    /// Where the rows of each variable begin, and the rows.
    start: Vec<usize>,
    of: Vec<u32>,
}

impl<'s> Beside<'s> {
    /// None where the table says too little, or does not agree.
    pub(crate) fn new(system: &'s System, table: &[f64]) -> Option<Self> {
        if table.len() != system.lo.len() || !holds(system, table) {
            return None;
        }
        let (start, of) = system.rows.by_variable(table.len());
        let sum = system.rows.iter().map(|row| row.terms().map(|(v, f)| f * table[v]).sum()).collect();
        Some(Self { system, table: table.to_vec(), sum, start, of })
    }

    /// Whether the table in which so much has moved agrees too.
    pub(crate) fn agrees(&self, change: &Moves) -> bool {
        let within = change.iter().all(|(v, d)| {
            let x = self.table[*v] + d;
            d.fract() == 0.0 && x >= self.system.lo[*v] - EPS && x <= self.system.hi[*v] + EPS
        });
        within
            && self.moved(change).into_iter().all(|(r, by)| {
                let row = self.system.rows.get(r);
                let at = self.sum[r] + by;
                at >= row.low - EPS && at <= row.high + EPS
            })
    }

    /// Goes to the table in which so much has moved.
    pub(crate) fn go(&mut self, change: &Moves) {
        change.iter().for_each(|(v, d)| self.table[*v] += d);
        self.moved(change).into_iter().for_each(|(r, by)| self.sum[r] += by);
    }

    /// The rows that a change touches, and how far it moves them.
    fn moved(&self, change: &Moves) -> Vec<(usize, f64)> {
        let mut moved: Vec<(usize, f64)> = Vec::new();
        for (v, d) in change {
            for r in &self.of[self.start[*v]..self.start[*v + 1]] {
                let row = self.system.rows.get(*r as usize);
                let factor: f64 = row.terms().filter(|(w, _)| w == v).map(|(_, f)| f).sum();
                moved.push((*r as usize, factor * d));
            }
        }
        summed(moved)
    }
}

/// Moves of the same variables, or of the same rows, added up.
pub(crate) fn summed(mut moves: Vec<(usize, f64)>) -> Vec<(usize, f64)> {
    moves.sort_by_key(|(at, _)| *at);
    moves.dedup_by(|next, kept| {
        let same = next.0 == kept.0;
        kept.1 += if same { next.1 } else { 0.0 };
        same
    });
    moves
}

/// How wide each variable is shown to be by those tables that agree with the system. Nothing where the first says too
/// little, or does not agree.
pub(crate) fn widths(s: &System, met: Met<'_>) -> Vec<f64> {
    let mut seen = vec![(0.0_f64, 0.0_f64); s.lo.len()];
    if let Some(beside) = Beside::new(s, met.table) {
        for (v, d) in met.others.iter().filter(|change| beside.agrees(change)).flatten() {
            seen[*v].0 = seen[*v].0.min(*d);
            seen[*v].1 = seen[*v].1.max(*d);
        }
    }
    seen.into_iter().map(|(low, high)| high - low).collect()
}

fn holds(s: &System, x: &[f64]) -> bool {
    let within = (0..x.len()).all(|i| x[i].fract() == 0.0 && x[i] >= s.lo[i] - EPS && x[i] <= s.hi[i] + EPS);
    within
        && s.rows.iter().all(|row| {
            let at: f64 = row.terms().map(|(v, f)| f * x[v]).sum();
            at >= row.low - EPS && at <= row.high + EPS
        })
}
