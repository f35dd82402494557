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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Room;
    use crate::attack::rows::EPS;
    use crate::suppress::field::State;
    use crate::suppress::square::{diagonal, field, primaries, width};

    #[test]
    fn a_corner_of_the_only_square_must_stay_hidden_and_what_stands_beside_it_need_not() {
        let mut field = diagonal();
        // A square for each two small cells, and two cells beside the first of them.
        [1, 5, 13, 17, 2, 7].into_iter().for_each(|i| field.state[i] = State::Secondary);
        let room = Room::of(&field);
        assert!(room.without(1, &field).0.is_none());
        assert!(room.without(13, &field).0.is_none());
        assert!(room.without(2, &field).0.is_some());
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn without_a_cell_that_there_is_no_room_without_some_small_cell_is_too_narrow(
            counts in prop::array::uniform4(prop::array::uniform4(0..12_u8)),
            hidden in prop::collection::btree_set(0..25_usize, 4..25),
        ) {
            let mut field = field(counts);
            hidden.into_iter().for_each(|i| if field.state[i] == State::Open { field.state[i] = State::Secondary });
            let room = Room::of(&field);
            for s in (0..field.len()).filter(|i| field.state[*i] == State::Secondary).collect::<Vec<_>>() {
                let (left, _) = room.without(s, &field);
                field.state[s] = State::Open;
                if left.is_none() {
                    prop_assert!(primaries(&field).into_iter().any(|c| width(&field, c) < 3.0 - EPS), "{s}");
                }
                field.state[s] = State::Secondary;
            }
        }
    }
}
