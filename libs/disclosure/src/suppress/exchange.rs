//! What is hidden is exchanged. A few cells more are hidden, in sums with some that are; then those that were hidden before
//! are tried without, and at last the new ones. One new cell often does for two. What loses no more than before is kept, also
//! where it is as much, so that the next exchange begins elsewhere.

use super::field::State;
use super::{Allowance, Failed, Suppressor};
use crate::attack::rows::EPS;
use crate::dice::Dice;

/// How many cells more are hidden for one exchange, and how often one is looked for in vain in all.
const MORE: usize = 10;
const MOST_TOSSES: usize = 200;
/// After how many exchanges that win nothing no more are tried.
const MOST_VAIN: usize = 12;

impl Suppressor<'_, '_, '_> {
    /// Exchanges what is hidden while there are so many steps for it: what is hidden is safe, before and after.
    pub(super) fn exchange(&mut self, most_steps: u64, allowed: &Allowance<'_>) -> Result<(), Failed> {
        self.meter = allowed.meter.clone();
        let enough = allowed.meter.left().saturating_sub(most_steps);
        let sums = self.field.rows.by_variable(self.field.len());
        let mut dice = Dice::new(0);
        let mut vain = 0;
        while vain < MOST_VAIN && allowed.meter.left() > enough && allowed.check().is_ok() {
            let (lost, state, witnesses) =
                (self.field.lost(), self.field.state.clone(), self.witnesses.clone());
            let mut order = self.secondary();
            if order.is_empty() {
                break;
            }
            let more = self.hide_beside(&order, &sums, &mut dice);
            shuffle(&mut order, &mut dice);
            order.extend(more);
            self.print_again(&order, enough, allowed)?;
            let now = self.field.lost();
            vain = if now < lost - EPS { 0 } else { vain + 1 };
            if now > lost + EPS {
                (self.field.state, self.witnesses) = (state, witnesses);
                self.review();
            }
        }
        Ok(())
    }

    /// Hides cells that stand in a sum with one of these, as dice fall.
    fn hide_beside(
        &mut self,
        hidden: &[usize],
        (start, sums): &(Vec<usize>, Vec<u32>),
        dice: &mut Dice,
    ) -> Vec<usize> {
        let mut more = Vec::new();
        for _ in 0..MOST_TOSSES {
            if more.len() == MORE {
                break;
            }
            let s = hidden[dice.below(hidden.len())];
            let sums = &sums[start[s]..start[s + 1]];
            let Some(sum) = sums.get(dice.below(sums.len())) else { continue };
            let cells = self.field.rows.get(*sum as usize).vars;
            let v = cells[dice.below(cells.len())] as usize;
            if self.field.state[v] == State::Open {
                self.field.state[v] = State::Secondary;
                more.push(v);
            }
        }
        more
    }
}

fn shuffle(cells: &mut [usize], dice: &mut Dice) {
    for last in (1..cells.len()).rev() {
        cells.swap(last, dice.below(last + 1));
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::attack::rows::EPS;
    use crate::attack::solver::Meter;
    use crate::suppress::field::State;
    use crate::suppress::proof::Proof;
    use crate::suppress::square::{diagonal, field, keeps, primaries, width};
    use crate::suppress::twins::Twins;
    use crate::suppress::{Allowance, Failed, Order, Suppressor};

    #[test]
    fn what_is_hidden_for_too_much_is_exchanged_for_less() {
        let mut field = diagonal();
        let twins = Twins::join(&field).1;
        let mut proof = Proof::new(&twins, None);
        let mut it = Suppressor::new(&mut field, &mut proof, Order::Smallest);
        let allowed = Allowance { meter: Meter::of(1_000_000), seconds_left: None };
        it.protect_all(&allowed).unwrap();
        for state in it.field.state.iter_mut().filter(|state| **state == State::Open) {
            *state = State::Secondary;
        }
        it.exchange(100_000, &allowed).unwrap();
        let secondary = it.field.state.iter().filter(|state| **state == State::Secondary).count();
        assert!(secondary <= 8, "{secondary}");
        assert!(primaries(&field).into_iter().all(|c| width(&field, c) >= 3.0));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn an_exchange_hides_no_more_and_leaves_every_small_cell_wide_however_few_steps_it_has(
            counts in prop::array::uniform4(prop::array::uniform4(0..12_u8)),
            steps in 0..300_u64,
        ) {
            let (mut field, twins) = Twins::join(&field(counts));
            let mut proof = Proof::new(&twins, None);
            let mut it = Suppressor::new(&mut field, &mut proof, Order::Smallest);
            let allowed = Allowance { meter: Meter::of(1_000_000), seconds_left: None };
            match it.protect_all(&allowed) {
                Ok(()) => {}
                Err(Failed::Stuck(_)) => return Ok(()),
                Err(why) => panic!("{why:?}"),
            }
            let before = it.field.lost();
            it.exchange(steps, &allowed).unwrap();
            prop_assert!(it.field.lost() <= before + EPS);
            prop_assert!(it.demanding().into_iter().all(|c| it.lacks(c) <= EPS));
            prop_assert!(it.witnesses.iter().all(|witness| keeps(it.field, &witness.change)));
            prop_assert!(primaries(&field).into_iter().all(|c| width(&field, c) >= 3.0 - EPS));
        }
    }
}
