//! Prints again, one after another, what no cell needs hidden.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use super::field::State;
use super::model::{Change, Model};
use super::{Allowance, Failed, Suppressor};
use crate::attack::connected;
use crate::attack::rows::EPS;

impl Suppressor<'_> {
    /// Prints again what no cell needs hidden, the dearest first, while there is time and there are steps for it: what
    /// is hidden is safe already.
    pub(super) fn prune(&mut self, allowed: &Allowance<'_>) -> Result<(), Failed> {
        self.meter = allowed.meter.clone();
        let mut secondary: Vec<usize> =
            (0..self.field.len()).filter(|i| self.field.state[*i] == State::Secondary).collect();
        secondary.sort_by(|a, b| self.field.weight[*b].total_cmp(&self.field.weight[*a]).then(a.cmp(b)));
        let mut pruner = Pruner::new(self);
        for s in secondary {
            if allowed.check().is_err() {
                break;
            }
            pruner.try_without(s)?;
        }
        Ok(())
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

struct Pruner<'s, 'f> {
    of: &'s mut Suppressor<'f>,
    demanding: Vec<usize>,
    /// The number of the part of what is hidden in which each cell is.
    part: Vec<Option<usize>>,
    /// The rows of each cell, end to end.
    rows_of: (Vec<usize>, Vec<u32>),
    models: BTreeMap<Scope, Model>,
    /// The cell that is held as if it were printed.
    held: Option<usize>,
}

impl<'s, 'f> Pruner<'s, 'f> {
    fn new(of: &'s mut Suppressor<'f>) -> Self {
        let mut part = vec![None; of.field.len()];
        let parts = connected(of.field.len(), &of.field.rows, |i| of.field.state[i].hidden());
        for (p, cells) in parts.into_iter().enumerate() {
            for i in cells {
                part[i] = Some(p);
            }
        }
        let rows_of = of.field.rows.by_variable(of.field.len());
        Self { demanding: of.demanding(), part, rows_of, models: BTreeMap::new(), held: None, of }
    }

    /// Prints a cell if everything else can do without it.
    fn try_without(&mut self, s: usize) -> Result<(), Failed> {
        if self.gives_away(s) {
            return Ok(());
        }
        let (gone, kept): (Vec<Change>, Vec<Change>) =
            self.of.witnesses.drain(..).partition(|w| w.moves.iter().any(|(i, _)| *i == s));
        let count = kept.len();
        self.of.witnesses = kept;
        let seen = self.of.seen.clone();
        self.review();
        self.hold(s, true);
        let mut safe = Ok(true);
        for at in 0..self.demanding.len() {
            let c = self.demanding[at];
            if self.of.lacks(c) > EPS {
                safe = self.widen(c);
                if !matches!(safe, Ok(true)) {
                    break;
                }
            }
        }
        match safe {
            Ok(true) => {
                self.held = None;
                self.of.field.state[s] = State::Open;
            }
            // Not proved without it, or no more steps: it stays hidden.
            Ok(false) | Err(Failed::Spent) => {
                self.of.witnesses.truncate(count);
                self.of.witnesses.extend(gone);
                self.of.seen = seen;
                self.hold(s, false);
            }
            Err(e) => return Err(e),
        }
        Ok(())
    }

    /// Whether printing a cell gives a demanding one away by a row in which it is then the only hidden one, or by
    /// what follows from that.
    fn gives_away(&self, s: usize) -> bool {
        let field = &self.of.field;
        let mut known = vec![s];
        let mut next = 0;
        while let Some(&k) = known.get(next) {
            next += 1;
            for r in &self.rows_of.1[self.rows_of.0[k]..self.rows_of.0[k + 1]] {
                let row = field.rows.get(*r as usize);
                let mut unknown = row.vars.iter().map(|v| *v as usize);
                let mut unknown = unknown.by_ref().filter(|v| field.state[*v].hidden() && !known.contains(v));
                let (Some(only), None) = (unknown.next(), unknown.next()) else { continue };
                if row.low < row.high {
                    continue;
                }
                if field.state[only] != State::Secondary {
                    return true;
                }
                known.push(only);
            }
        }
        false
    }

    /// Widens a cell by what is hidden: up only, or as far down as it goes and then up.
    fn widen(&mut self, c: usize) -> Result<bool, Failed> {
        let (low, high) = self.of.seen[c];
        let width = self.of.field.width[c];
        if self.reach(c, width + low)? {
            return Ok(true);
        }
        let mut down = self.of.field.room_below(c).min(width - high);
        while down > EPS - low && !self.reach(c, -down)? {
            down -= 1.0;
        }
        Ok(self.of.lacks(c) <= EPS
            || (self.of.seen[c].0 < low && self.reach(c, width + self.of.seen[c].0)?))
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
            if let Some(change) = model.reach(self.of.field, c, by)? {
                self.of.see(&change);
                self.of.witnesses.push(change);
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn hold(&mut self, s: usize, held: bool) {
        self.held = held.then_some(s);
        for model in self.models.values_mut() {
            model.fix(s, held, self.of.field);
        }
    }

    fn review(&mut self) {
        self.of.seen.fill((0.0, 0.0));
        for w in std::mem::take(&mut self.of.witnesses) {
            self.of.see(&w);
            self.of.witnesses.push(w);
        }
    }
}
