//! How far cells can go at most, carried from sum to sum. Where that is too little for a cell once another is printed, no
//! programme need be asked whether it would do: nearly all that must stay hidden is found so.

use std::rc::Rc;

use super::field::{Field, State};
use crate::attack::propagate::{Propagation, propagate};
use crate::attack::rows::{EPS, INF};

/// So many sums are looked at in the time of a step of the simplex method.
const LOOKED_AT_A_STEP: usize = 64;
/// Of all sums, so many at most are looked at for one cell, on average each.
const ROUNDS: usize = 2;

/// The least and the most that each cell can be by what is hidden. No table goes further; how far one goes is not said.
#[derive(Clone)]
pub(super) struct Room {
    low: Vec<f64>,
    high: Vec<f64>,
    ways: Rc<Propagation>,
}

impl Room {
    pub(super) fn of(field: &Field) -> Self {
        let hidden = |i: usize| field.state[i].hidden();
        let mut low: Vec<f64> = (0..field.len())
            .map(|i| field.value[i] - if hidden(i) { field.room_below(i) } else { 0.0 })
            .collect();
        let mut high: Vec<f64> =
            (0..field.len()).map(|i| if hidden(i) { INF } else { field.value[i] }).collect();
        // The true table is one that agrees: nothing contradicts itself, and what is not carried to its end is room still.
        propagate(&mut low, &mut high, &field.rows).ok();
        Self { low, high, ways: Rc::new(Propagation::over(&field.rows, field.len())) }
    }

    /// The room that is left when a cell is printed; none where it is too little for a cell that must be wide. And the
    /// steps that it took to say so.
    pub(super) fn without(&self, s: usize, field: &Field) -> (Option<Self>, u64) {
        let mut left = self.clone();
        (left.low[s], left.high[s]) = (field.value[s], field.value[s]);
        let most = ROUNDS * field.rows.len();
        let looked = left.ways.follow(s, (&mut left.low, &mut left.high), &field.rows, most);
        let steps = looked.as_ref().map_or(most, |looked| *looked) / LOOKED_AT_A_STEP;
        let demands = |c: &usize| matches!(field.state[*c], State::Primary | State::Earlier);
        let wide = |c: usize| left.high[c] - left.low[c] >= field.width[c] - EPS;
        let enough = looked.is_ok() && (0..field.len()).filter(demands).all(wide);
        (enough.then_some(left), steps as u64)
    }
}
