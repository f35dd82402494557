//! Joint secondary suppression: which further cells to hide so that every primary cell is wide enough.
//!
//! For a primary cell that is not yet safe, a linear programme finds the cheapest change of the table that moves
//! the cell far enough while all equations hold: cells already hidden move freely, every other cell that has to
//! move costs what would be lost by hiding it. Those cells are then hidden. Each change found is kept as a
//! *witness*, if there is a second table of whole numbers in which it has happened, lowest-level combinations and
//! all: it agrees with everything printed. Most cells are shown to be safe by witnesses made for others, so few
//! programmes are solved. At the end secondary cells are tried again: what no primary cell needs is printed.

pub(crate) mod bound;
mod exchange;
pub(crate) mod field;
mod model;
mod proof;
mod prune;
mod room;
#[cfg(test)]
mod square;
mod starts;
mod together;
mod twins;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::attack::Carrier;
use crate::attack::rows::EPS;
use crate::attack::solver::{Meter, SolverError};
use field::{Field, State};
use model::Change;
use model::Model;
use proof::{Proof, Witness};
use starts::{Order, best_of_few};
use twins::Twins;

/// What cannot be protected, whatever else is hidden.
#[derive(Debug)]
pub(crate) enum Failed {
    /// These primary cells, and those that are one with them: nothing that may be hidden lets them move far enough.
    Stuck(Vec<usize>),
    /// The caller's time ran out.
    Time,
    /// The steps that may be taken ran out.
    Spent,
    Solver(SolverError),
}

impl From<SolverError> for Failed {
    fn from(e: SolverError) -> Self {
        Self::Solver(e)
    }
}

/// What may be spent: steps of the solver, and seconds where the caller counts them.
pub(crate) struct Allowance<'a> {
    pub meter: Meter,
    pub seconds_left: Option<&'a dyn Fn() -> f64>,
}

impl Allowance<'_> {
    /// Does something with a share of what is left; what it does not spend is left for what follows.
    pub(crate) fn spend<T>(&self, share: f64, task: impl FnOnce(&Allowance<'_>) -> T) -> T {
        let meter = self.meter.share(share);
        let rest = self.seconds_left.map_or(0.0, |left| left()) * (1.0 - share);
        let seconds_left = self.seconds_left.map(|left| move || left() - rest);
        let mine = Allowance {
            meter: meter.clone(),
            seconds_left: seconds_left.as_ref().map(|left| left as &dyn Fn() -> f64),
        };
        let done = task(&mine);
        self.meter.put(&meter);
        done
    }

    pub(crate) fn check(&self) -> Result<(), Failed> {
        match self.seconds_left {
            Some(left) if left() <= 0.0 => Err(Failed::Time),
            _ if self.meter.left() == 0 => Err(Failed::Spent),
            _ => Ok(()),
        }
    }
}

/// What may be lost at most to show a cell to be wide in whole numbers, instead of leaving it to programmes.
const MOST_FOR_PROOF: f64 = 50.0;

/// How often a table is looked for among the combinations themselves, for a cell that even then was not.
const MOST_DEEP: u32 = 8;

/// How often another change is looked for, for a cell that was not shown to be wide in whole numbers.
const MOST_TOSSES: u32 = 8;
/// How many of these stay within the cell's own table where they can.
const WITHIN_TABLE: u32 = 4;

/// Hides what has to be hidden: changes the states of the field, and returns how far everything moves in the tables of
/// whole numbers that show that it is enough. What the carrier finds no tables for must be judged otherwise.
pub(crate) fn suppress(
    field: &mut Field,
    carrier: Option<&mut Carrier<'_>>,
    allowed: &Allowance<'_>,
) -> Result<Vec<Vec<(usize, f64)>>, Failed> {
    let (mut joined, twins) = Twins::join(field);
    let done = best_of_few(&mut joined, &mut Proof::new(&twins, carrier), allowed);
    twins.part(&joined, field);
    match done {
        Ok(witnesses) => Ok(witnesses.into_iter().filter_map(|w| w.table).collect()),
        Err(Failed::Stuck(cells)) => Err(Failed::Stuck(twins.all_of(&cells))),
        Err(why) => Err(why),
    }
}

struct Suppressor<'f, 'p, 's> {
    field: &'f mut Field,
    proof: &'f mut Proof<'p, 's>,
    /// In which order cells are protected.
    rank: Vec<f64>,
    /// The table of each cell that stands in one only.
    own_table: Vec<Option<u32>>,
    /// A small model for each table, and the one of everything, made when first needed.
    tables: BTreeMap<u32, Model>,
    whole: Option<Model>,
    /// What the models count their steps on.
    meter: Meter,
    witnesses: Vec<Witness>,
    /// How far witnesses move each cell down and up (negative, positive): those with a table, and all.
    proved: Vec<(f64, f64)>,
    seen: Vec<(f64, f64)>,
    /// Cells of which real numbers must do, because no table was found.
    content: Vec<bool>,
    /// Changes found for the cell in hand for which there is no table.
    unproved: Vec<Change>,
}

impl<'f, 'p, 's> Suppressor<'f, 'p, 's> {
    fn new(field: &'f mut Field, proof: &'f mut Proof<'p, 's>, order: Order) -> Self {
        let seen = vec![(0.0, 0.0); field.len()];
        let own_table = field.own_table();
        Self {
            content: vec![false; field.len()],
            unproved: Vec::new(),
            proved: seen.clone(),
            rank: order.ranks(field),
            field,
            proof,
            own_table,
            tables: BTreeMap::new(),
            whole: None,
            meter: Meter::unlimited(),
            witnesses: Vec::new(),
            seen,
        }
    }

    fn demanding(&self) -> Vec<usize> {
        let mut all: Vec<usize> = (0..self.field.len())
            .filter(|i| matches!(self.field.state[*i], State::Primary | State::Earlier))
            .collect();
        // Shared margins first, for what hides them serves several tables.
        let key = |i: usize| (self.own_table[i].is_some(), self.rank[i]);
        all.sort_by(|a, b| {
            let (one, other) = (key(*a), key(*b));
            one.0.cmp(&other.0).then(one.1.total_cmp(&other.1)).then(a.cmp(b))
        });
        all
    }

    fn lacks(&self, c: usize) -> f64 {
        let (low, high) = self.span(c);
        self.field.width[c] - (high - low)
    }

    /// How far down and up a cell is known to go.
    fn span(&self, c: usize) -> (f64, f64) {
        if self.content[c] { self.seen[c] } else { self.proved[c] }
    }

    fn protect_all(&mut self, allowed: &Allowance<'_>) -> Result<(), Failed> {
        self.meter = allowed.meter.clone();
        self.protect_together(allowed)?;
        let mut stuck = Vec::new();
        for c in self.demanding() {
            allowed.check()?;
            if self.lacks(c) <= EPS {
                continue;
            }
            if !self.protect(c)? {
                stuck.push(c);
                continue;
            }
            self.prove(c)?;
        }
        if stuck.is_empty() { Ok(()) } else { Err(Failed::Stuck(stuck)) }
    }

    /// Makes one cell safe, up only or down and then up, whichever loses less.
    fn protect(&mut self, c: usize) -> Result<bool, Failed> {
        let width = self.field.width[c];
        let (low, high) = self.span(c);
        let up = self.cheapest(c, width + low, None)?;
        // One cell more is hardly ever beaten: the other direction is not looked at.
        if up.as_ref().is_some_and(|u| self.opened(u) < 2) {
            return Ok(self.take(up));
        }
        let deepest = self.field.room_below(c).min(width - high);
        if deepest <= -low + EPS {
            return Ok(self.take(up));
        }
        // As far down as it goes, which may be less than there is room for.
        let mut depth = deepest;
        let mut down = self.cheapest(c, -depth, None)?;
        while down.is_none() && depth - 1.0 > -low + EPS {
            depth -= 1.0;
            down = self.cheapest(c, -depth, None)?;
        }
        let Some(down) = down else { return Ok(self.take(up)) };
        let down_loss = self.loss(&down);
        let rest = width - high - depth;
        if rest <= EPS {
            let better = up.as_ref().is_none_or(|u| down_loss < self.loss(u));
            return Ok(self.take(if better { Some(down) } else { up }));
        }
        if up.as_ref().is_some_and(|u| self.loss(u) <= down_loss) {
            return Ok(self.take(up));
        }
        // The rest of the way up is looked for with the cells of the way down hidden.
        let before: Vec<(usize, State)> =
            down.moves.iter().map(|(i, _)| (*i, self.field.state[*i])).collect();
        self.hide(&down);
        let rest = self.cheapest(c, width - depth, None)?;
        let total = rest.as_ref().map(|r| down_loss + self.loss(r));
        let better = match (total, &up) {
            (Some(both), Some(up)) => both < self.loss_as(up, &before),
            (Some(_), None) => true,
            (None, _) => false,
        };
        if better {
            self.take(Some(down));
            return Ok(self.take(rest));
        }
        for (i, state) in before {
            self.field.state[i] = state;
        }
        Ok(self.take(up))
    }

    /// Looks for further changes until a cell is shown to be wide in whole numbers: the cheapest at other prices each time.
    fn prove(&mut self, c: usize) -> Result<(), Failed> {
        let unproved = std::mem::take(&mut self.unproved);
        for toss in 0..MOST_TOSSES {
            if self.lacks(c) <= EPS {
                return Ok(());
            }
            let (low, high) = self.proved[c];
            let width = self.field.width[c];
            let by = if toss % 2 == 0 { width + low } else { high - width };
            let Some(change) = self.cheapest(c, by, Some(toss))? else { continue };
            if let Some(witness) = self.proof.of(&change, &self.meter) {
                self.keep(witness);
            }
        }
        for _ in 0..MOST_DEEP {
            if self.lacks(c) <= EPS {
                return Ok(());
            }
            let (low, _) = self.proved[c];
            if let Some(witness) = self.proof.deeply(self.field, c, self.field.width[c] + low, &self.meter)
                && self.loss(&witness.change) <= MOST_FOR_PROOF
            {
                self.keep(witness);
            }
        }
        if self.lacks(c) > EPS {
            self.content[c] = true;
            unproved.into_iter().for_each(|change| self.keep(Witness { change, table: None }));
        }
        Ok(())
    }

    /// The cheapest change within the table of a cell, or else within everything.
    fn cheapest(&mut self, c: usize, by: f64, toss: Option<u32>) -> Result<Option<Change>, Failed> {
        if let Some(t) = self.own_table[c].filter(|_| toss.is_none_or(|toss| toss < WITHIN_TABLE)) {
            let model = match self.tables.entry(t) {
                Entry::Occupied(e) => e.into_mut(),
                Entry::Vacant(e) => {
                    e.insert(Model::new(self.field, |i| self.own_table[i] == Some(t), &self.meter)?)
                }
            };
            if let Some(change) = model.cheapest(self.field, c, by, toss)? {
                return Ok(Some(change));
            }
        }
        let whole = match &mut self.whole {
            Some(model) => model,
            None => self.whole.insert(Model::new(self.field, |_| true, &self.meter)?),
        };
        whole.cheapest(self.field, c, by, toss)
    }

    fn opened(&self, change: &Change) -> usize {
        change.moves.iter().filter(|(i, _)| self.field.state[*i] == State::Open).count()
    }

    fn loss(&self, change: &Change) -> f64 {
        let open = |i: &usize| self.field.state[*i] == State::Open;
        change.moves.iter().map(|(i, _)| i).filter(|i| open(i)).map(|i| self.field.weight[*i]).sum()
    }

    /// What a change would have lost in an earlier state of some cells.
    fn loss_as(&self, change: &Change, before: &[(usize, State)]) -> f64 {
        let was = |i: usize| before.iter().find(|(j, _)| *j == i).map_or(self.field.state[i], |(_, s)| *s);
        change.moves.iter().filter(|(i, _)| was(*i) == State::Open).map(|(i, _)| self.field.weight[*i]).sum()
    }

    fn hide(&mut self, change: &Change) {
        for (i, _) in &change.moves {
            if self.field.state[*i] == State::Open {
                self.field.state[*i] = State::Secondary;
            }
        }
    }

    /// Takes a change that was found for a cell.
    fn take(&mut self, change: Option<Change>) -> bool {
        let Some(change) = change else { return false };
        match self.proof.of(&change, &self.meter) {
            Some(witness) => self.keep(witness),
            None => self.unproved.push(change),
        }
        true
    }

    fn keep(&mut self, witness: Witness) {
        self.hide(&witness.change);
        self.see(&witness);
        self.witnesses.push(witness);
    }

    /// Sees all witnesses anew, after some were taken away.
    fn review(&mut self) {
        self.proved.fill((0.0, 0.0));
        self.seen.fill((0.0, 0.0));
        for witness in std::mem::take(&mut self.witnesses) {
            self.see(&witness);
            self.witnesses.push(witness);
        }
    }

    fn see(&mut self, witness: &Witness) {
        let of = [Some(&mut self.seen), witness.table.as_ref().map(|_| &mut self.proved)];
        for spans in of.into_iter().flatten() {
            for (i, d) in &witness.change.moves {
                let (low, high) = &mut spans[*i];
                *low = low.min(*d);
                *high = high.max(*d);
            }
        }
    }
}
