//! Where hiding begins, and how often: in one order of the cells and then in others, of which the best is kept.

use super::field::{Field, State};
use super::proof::{Proof, Witness};
use super::{Allowance, Failed, Suppressor};
use crate::dice::Dice;

/// Finding protection may take this share of the steps, and printing again what is not needed this share of the rest:
/// something must be left for the attack.
const FOR_PROTECTION: f64 = 0.9;
const FOR_PRUNING: f64 = 0.6;

/// Printing again what is not needed may take half as many steps as hiding did, or these.
const LEAST_PRUNING: u64 = 36_000;

/// All that looks for less to hide may take so many steps. With this share of them hiding is begun again, so often in all
/// while they last: in another order, and what is hidden at best so far costs only so much of what it did.
const FEW: u64 = 60_000;
const FOR_STARTS: f64 = 0.75;
const MOST_STARTS: u64 = 4;
const SERVED: f64 = 0.7;

/// The rest of the steps is for exchanges, or these, as long as they take no more than all that went before.
const LEAST_EXCHANGING: u64 = 12_000;

/// What was found: the field says what is hidden.
struct Found {
    witnesses: Vec<Witness>,
    /// Cells of which real numbers must do.
    content: Vec<bool>,
}

/// Hides, and again from the beginning while that takes few steps; what loses least is kept, and exchanged.
pub(super) fn best_of_few(
    field: &mut Field,
    proof: &mut Proof<'_, '_>,
    allowed: &Allowance<'_>,
) -> Result<Vec<Witness>, Failed> {
    let before = allowed.meter.left();
    let best = best_start(field, proof, allowed)?;
    if field.lost() == 0.0 {
        return Ok(best.witnesses);
    }
    let took = before - allowed.meter.left();
    let rest = FEW.saturating_sub(took).max(LEAST_EXCHANGING).min(took);
    let mut it = Suppressor::new(field, proof, Order::Smallest);
    (it.witnesses, it.content) = (best.witnesses, best.content);
    it.review();
    allowed.spend(FOR_PRUNING, |mine| it.exchange(rest, mine))?;
    Ok(it.witnesses)
}

fn best_start(
    field: &mut Field,
    proof: &mut Proof<'_, '_>,
    allowed: &Allowance<'_>,
) -> Result<Found, Failed> {
    let begun = field.state.clone();
    let weight = field.weight.clone();
    let before = allowed.meter.left();
    let mut best = hide(field, proof, Order::Smallest, allowed)?;
    let mut lost = field.lost();
    let mut kept = field.state.clone();
    let mut left = allowed.meter.left();
    let mut last = before - left;
    for seed in 0..MOST_STARTS - 1 {
        if lost == 0.0 || (before - left + last) as f64 > FOR_STARTS * FEW as f64 {
            break;
        }
        let served = kept.iter().zip(&mut field.weight).filter(|(state, _)| **state == State::Secondary);
        served.for_each(|(_, weight)| *weight *= SERVED);
        field.state.clone_from(&begun);
        let next = hide(field, proof, Order::Tossed(seed), allowed);
        field.weight.clone_from(&weight);
        match next {
            Ok(next) if field.lost() < lost => {
                (best, lost) = (next, field.lost());
                kept.clone_from(&field.state);
            }
            Ok(_) => {}
            Err(Failed::Solver(e)) => return Err(Failed::Solver(e)),
            Err(_) => break,
        }
        last = left - allowed.meter.left();
        left = allowed.meter.left();
    }
    field.state = kept;
    Ok(best)
}

/// In which order cells are protected, of those that tables share and then of the others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// The smallest first, whose partners are cheap and serve larger ones too.
    Smallest,
    /// As dice of this seed fall.
    Tossed(u64),
}

impl Order {
    /// The rank of each cell, whatever others demand.
    pub(super) fn ranks(self, field: &Field) -> Vec<f64> {
        match self {
            Self::Smallest => field.value.clone(),
            Self::Tossed(seed) => {
                let mut dice = Dice::new(seed);
                (0..field.len()).map(|_| dice.toss() as f64).collect()
            }
        }
    }
}

/// Hides, and then prints again what is not needed.
fn hide(
    field: &mut Field,
    proof: &mut Proof<'_, '_>,
    order: Order,
    allowed: &Allowance<'_>,
) -> Result<Found, Failed> {
    let mut it = Suppressor::new(field, proof, order);
    let before = allowed.meter.left();
    allowed.spend(FOR_PROTECTION, |mine| it.protect_all(mine))?;
    let steps = before - allowed.meter.left();
    allowed.spend(FOR_PRUNING, |mine| it.prune(LEAST_PRUNING.max(steps / 2), mine))?;
    Ok(Found { witnesses: it.witnesses, content: it.content })
}
