//! Prints again, one after another, what no cell needs hidden.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use super::field::State;
use super::model::Model;
use super::proof::Witness;
use super::room::Room;
use super::{Allowance, Failed, Suppressor};
use crate::attack::connected;
use crate::attack::rows::EPS;

impl Suppressor<'_, '_, '_> {
    /// Prints again what no cell needs hidden, while there is time and there are so many steps for it: what is hidden is
    /// safe already. What fewest cells rest on comes first, for it is soonest done without, and of that the dearest.
    pub(super) fn prune(&mut self, most_steps: u64, allowed: &Allowance<'_>) -> Result<(), Failed> {
        self.meter = allowed.meter.clone();
        let enough = allowed.meter.left().saturating_sub(most_steps);
        let resting = self.resting();
        let weight = |s: usize| self.field.weight[s];
        let mut order = self.secondary();
        order.sort_by(|a, b| {
            resting[*a].cmp(&resting[*b]).then(weight(*b).total_cmp(&weight(*a))).then(a.cmp(b))
        });
        self.print_again(&order, enough, allowed)
    }

    /// Prints again what of these is not needed, in their order, while more than so many steps are left.
    pub(super) fn print_again(
        &mut self,
        order: &[usize],
        enough: u64,
        allowed: &Allowance<'_>,
    ) -> Result<(), Failed> {
        let mut pruner = Pruner::new(self);
        for s in order {
            if allowed.check().is_err() || allowed.meter.left() < enough {
                break;
            }
            pruner.try_without(*s)?;
        }
        // What nothing rests on any more takes no steps.
        let resting = pruner.of.resting();
        let needless = pruner.of.secondary().into_iter().filter(|s| resting[*s] == 0);
        needless.collect::<Vec<_>>().into_iter().try_for_each(|s| pruner.try_without(s))
    }

    pub(super) fn secondary(&self) -> Vec<usize> {
        (0..self.field.len()).filter(|i| self.field.state[*i] == State::Secondary).collect()
    }

    /// How many cells rest on each: are not shown to be wide enough by changes that leave it as it is.
    fn resting(&self) -> Vec<usize> {
        let mut ways: Vec<Vec<(f64, usize)>> = vec![Vec::new(); self.field.len()];
        for (w, witness) in self.witnesses.iter().enumerate() {
            for (i, d) in &witness.change.moves {
                if witness.table.is_some() || self.content[*i] {
                    ways[*i].push((*d, w));
                }
            }
        }
        let mut resting = vec![0; self.field.len()];
        for c in self.demanding() {
            ways[c].sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            let up = self.without(ways[c].iter().copied().filter(|way| way.0 > 0.0));
            let down = self.without(ways[c].iter().rev().copied().filter(|way| way.0 < 0.0));
            let (low, high) = self.span(c);
            let cells: BTreeSet<usize> = up.keys().chain(down.keys()).copied().collect();
            for s in cells {
                let width = up.get(&s).unwrap_or(&high) - down.get(&s).unwrap_or(&low);
                resting[s] += usize::from(width < self.field.width[c] - EPS);
            }
        }
        resting
    }

    /// How far a cell still goes without each of the cells that the farthest change moves, by its ways, the farthest first.
    fn without(&self, mut ways: impl Iterator<Item = (f64, usize)>) -> BTreeMap<usize, f64> {
        let moves = |w: usize| &self.witnesses[w].change.moves;
        let Some((_, farthest)) = ways.next() else { return BTreeMap::new() };
        let mut left: Vec<usize> = moves(farthest).iter().map(|(i, _)| *i).collect();
        let mut far: BTreeMap<usize, f64> = left.iter().map(|s| (*s, 0.0)).collect();
        for (d, w) in ways {
            if left.is_empty() {
                break;
            }
            left.retain(|s| {
                let moved = moves(w).binary_search_by_key(s, |(i, _)| *i).is_ok();
                if !moved {
                    far.insert(*s, d);
                }
                moved
            });
        }
        far
    }
}

/// Where the other cells that move with a cell are looked for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Scope {
    /// In its own table.
    Table(u32),
    /// In all that it touches.
    Part(usize),
}

struct Pruner<'a, 'f, 'p, 's> {
    of: &'a mut Suppressor<'f, 'p, 's>,
    demanding: Vec<usize>,
    /// The number of the part of what is hidden in which each cell is.
    part: Vec<Option<usize>>,
    room: Room,
    models: BTreeMap<Scope, Model>,
    /// The cell that is held as if it were printed.
    held: Option<usize>,
}

impl<'a, 'f, 'p, 's> Pruner<'a, 'f, 'p, 's> {
    fn new(of: &'a mut Suppressor<'f, 'p, 's>) -> Self {
        let mut part = vec![None; of.field.len()];
        let parts = connected(of.field.len(), &of.field.rows, |i| of.field.state[i].hidden());
        for (p, cells) in parts.into_iter().enumerate() {
            for i in cells {
                part[i] = Some(p);
            }
        }
        let room = Room::of(of.field);
        Self { demanding: of.demanding(), part, room, models: BTreeMap::new(), held: None, of }
    }

    /// Prints a cell if everything else can do without it.
    fn try_without(&mut self, s: usize) -> Result<(), Failed> {
        let (room, looked) = self.room.without(s, self.of.field);
        self.of.meter.take(looked);
        let Some(room) = room else { return Ok(()) };
        let (gone, kept): (Vec<Witness>, Vec<Witness>) =
            self.of.witnesses.drain(..).partition(|w| w.change.moves.iter().any(|(i, _)| *i == s));
        let count = kept.len();
        self.of.witnesses = kept;
        let before = (self.of.proved.clone(), self.of.seen.clone());
        self.of.review();
        self.hold(s, true);
        let mut safe = Ok(true);
        for at in 0..self.demanding.len() {
            let c = self.demanding[at];
            if self.of.lacks(c) > EPS {
                safe = self.widen(c);
                if !matches!(safe, Ok(true)) {
                    // What could not do without one cell is asked first about the next.
                    self.demanding[..=at].rotate_right(1);
                    break;
                }
            }
        }
        match safe {
            Ok(true) => {
                self.held = None;
                self.room = room;
                self.of.field.state[s] = State::Open;
            }
            // Not proved without it, or no more steps: it stays hidden.
            Ok(false) | Err(Failed::Spent) => {
                self.of.witnesses.truncate(count);
                self.of.witnesses.extend(gone);
                (self.of.proved, self.of.seen) = before;
                self.hold(s, false);
            }
            Err(e) => return Err(e),
        }
        Ok(())
    }

    /// Widens a cell by what is hidden: up only, or as far down as it goes and then up.
    fn widen(&mut self, c: usize) -> Result<bool, Failed> {
        let (low, high) = self.of.span(c);
        let width = self.of.field.width[c];
        if self.reach(c, width + low)? {
            return Ok(true);
        }
        let mut down = self.of.field.room_below(c).min(width - high);
        while down > EPS - low && !self.reach(c, -down)? {
            down -= 1.0;
        }
        let deep = self.of.span(c).0;
        Ok(self.of.lacks(c) <= EPS || (deep < low && self.reach(c, width + deep)?))
    }

    /// Looks for a change of what is hidden that moves a cell by this much, first within its table, and keeps it.
    fn reach(&mut self, c: usize, by: f64) -> Result<bool, Failed> {
        let table = self.of.own_table[c].map(Scope::Table);
        for scope in table.into_iter().chain(self.part[c].map(Scope::Part)) {
            let model = match self.models.entry(scope) {
                Entry::Occupied(e) => e.into_mut(),
                Entry::Vacant(e) => {
                    let within = |i: &usize| match scope {
                        Scope::Table(t) => self.of.own_table[*i] == Some(t),
                        Scope::Part(p) => self.part[*i] == Some(p),
                    };
                    let hidden = (0..self.of.field.len()).filter(|i| self.of.field.state[*i].hidden());
                    let cells: Vec<usize> = hidden.filter(within).collect();
                    let model = e.insert(Model::of(self.of.field, &cells, &self.of.meter)?);
                    if let Some(s) = self.held {
                        model.fix(s, true, self.of.field);
                    }
                    model
                }
            };
            let Some(change) = model.reach(self.of.field, c, by)? else { continue };
            match self.of.proof.of(&change, &self.of.meter) {
                Some(witness) => self.of.keep(witness),
                None if self.of.content[c] => self.of.keep(Witness { change, table: None }),
                None => continue,
            }
            return Ok(true);
        }
        Ok(false)
    }

    fn hold(&mut self, s: usize, held: bool) {
        self.held = held.then_some(s);
        for model in self.models.values_mut() {
            model.fix(s, held, self.of.field);
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use crate::attack::rows::EPS;
    use crate::attack::solver::Meter;
    use crate::suppress::field::{Field, State};
    use crate::suppress::proof::Proof;
    use crate::suppress::square::{diagonal, field, keeps, primaries, width};
    use crate::suppress::twins::Twins;
    use crate::suppress::{Allowance, Failed, Order, Suppressor};

    /// A field, its twins joined, in which what it takes, and all else that may be, is hidden, and then printed again; false where
    /// that does not do.
    fn pruned(field: &mut Field, steps: u64) -> bool {
        let (joined, twins) = Twins::join(field);
        *field = joined;
        let mut proof = Proof::new(&twins, None);
        let mut it = Suppressor::new(field, &mut proof, Order::Smallest);
        let allowed = Allowance { meter: Meter::of(1_000_000), seconds_left: None };
        match it.protect_all(&allowed) {
            Ok(()) => {}
            Err(Failed::Stuck(_)) => return false,
            Err(why) => panic!("{why:?}"),
        }
        for state in it.field.state.iter_mut().filter(|state| **state == State::Open) {
            *state = State::Secondary;
        }
        it.prune(steps, &allowed).unwrap();
        assert!(it.witnesses.iter().all(|witness| keeps(it.field, &witness.change)));
        true
    }

    #[test]
    fn with_no_steps_only_what_nothing_rests_on_is_printed_again() {
        let mut field = diagonal();
        assert!(pruned(&mut field, 0));
        let hidden = field.state.iter().filter(|state| state.hidden()).count();
        assert!((8..25).contains(&hidden), "{hidden}");
        assert!(primaries(&field).into_iter().all(|c| width(&field, c) >= 3.0));
    }

    #[test]
    fn a_table_of_one_person_is_protected_or_said_not_to_be() {
        let mut field = field([[0; 4], [0; 4], [0; 4], [0, 1, 0, 0]]);
        let protected = pruned(&mut field, 100_000);
        assert!(!protected || primaries(&field).into_iter().all(|c| width(&field, c) >= 3.0 - EPS));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]
        #[test]
        fn in_the_end_every_small_cell_is_wide_and_nothing_more_could_be_printed(
            counts in prop::array::uniform4(prop::array::uniform4(0..12_u8)),
        ) {
            let mut field = field(counts);
            if !pruned(&mut field, 100_000) {
                return Ok(());
            }
            for c in primaries(&field) {
                prop_assert!(width(&field, c) >= 3.0 - EPS, "{c}");
            }
            for s in (0..field.len()).filter(|i| field.state[*i] == State::Secondary).collect::<Vec<_>>() {
                field.state[s] = State::Open;
                prop_assert!(primaries(&field).into_iter().any(|c| width(&field, c) < 3.0 - EPS), "{s} is not needed");
                field.state[s] = State::Secondary;
            }
        }
    }
}
