//! Proof in whole numbers while hiding: a change counts when there is a whole table, lowest-level combinations and all, in
//! which it has happened.

use super::field::{Field, State};
use super::model::Change;
use super::twins::Twins;
use crate::attack::Carrier;
use crate::attack::below::Seal;
use crate::attack::solver::Meter;

/// A change of listed cells, and how far everything moves in the table in which it has happened.
#[derive(Clone, Debug)]
pub(super) struct Witness {
    pub change: Change,
    /// None where no such table was found: then the change is good in real numbers only.
    pub table: Option<Vec<(usize, f64)>>,
}

/// Where tables come from.
pub(super) struct Proof<'a, 's> {
    twins: &'a Twins,
    /// None where the lowest level is not known: then every change must do.
    carrier: Option<&'a mut Carrier<'s>>,
}

impl<'a, 's> Proof<'a, 's> {
    pub(super) fn new(twins: &'a Twins, carrier: Option<&'a mut Carrier<'s>>) -> Self {
        Self { twins, carrier }
    }

    /// The change with a table in which it has happened, if one is found.
    pub(super) fn of(&mut self, change: &Change, meter: &Meter) -> Option<Witness> {
        let apart = change.is_whole().then(|| self.twins.apart(change));
        let table = match &mut self.carrier {
            Some(carrier) => Some(carrier.carry(&apart?, meter)?),
            None => apart,
        };
        Some(Witness { change: change.clone(), table })
    }

    /// A change that moves a cell up by at least so much, sought among the lowest-level combinations: it may hide more than the
    /// cheapest.
    pub(super) fn deeply(&mut self, field: &Field, c: usize, by: f64, meter: &Meter) -> Option<Witness> {
        let twins = self.twins;
        let carrier = self.carrier.as_mut()?;
        let shown = |i: usize| {
            let one = twins.one(i);
            let least = field.least[one];
            match field.state[one] {
                State::Fixed => Seal::Fixed,
                State::Open => Seal::Open { weight: field.weight[one], least },
                _ => Seal::Hidden { least },
            }
        };
        let table = carrier.reach(twins.first(c), by, &shown, meter)?;
        Some(Witness { change: twins.together(&table), table: Some(table) })
    }
}

#[cfg(test)]
mod tests {
    use super::Proof;
    use crate::attack::solver::Meter;
    use crate::suppress::model::{Change, Model};
    use crate::suppress::square::{diagonal, keeps};
    use crate::suppress::twins::Twins;

    #[test]
    fn a_change_by_halves_is_no_proof_and_one_by_wholes_is_its_own_table_where_no_level_lies_below() {
        let field = diagonal();
        let twins = Twins::join(&field).1;
        let mut proof = Proof::new(&twins, None);
        let meter = Meter::unlimited();
        let halves = Change { moves: vec![(0, 0.5), (1, -0.5), (5, -0.5), (6, 0.5)] };
        assert!(proof.of(&halves, &meter).is_none_or(|witness| witness.table.is_none()));
        let wholes = Change { moves: vec![(0, 1.0), (1, -1.0), (5, -1.0), (6, 1.0)] };
        assert_eq!(proof.of(&wholes, &meter).unwrap().table, Some(wholes.moves));
    }

    #[test]
    fn the_cheapest_change_of_a_small_cell_keeps_every_sum_once_its_cells_are_hidden() {
        let mut field = diagonal();
        let mut model = Model::new(&field, |_| true, &Meter::unlimited()).unwrap();
        let change = model.cheapest(&field, 0, 3.0, None).unwrap().unwrap();
        for (i, _) in &change.moves {
            field.state[*i] = crate::suppress::field::State::Secondary;
        }
        assert!(keeps(&field, &change) && change.moves.iter().any(|m| m.0 == 0 && m.1 >= 3.0));
    }
}
