//! Joint secondary suppression: which further cells to hide so that every primary cell is wide enough.
//!
//! For a primary cell that is not yet safe, a linear programme finds the cheapest change of the table that moves the
//! cell far enough while all equations hold: cells already hidden move freely, every other cell that has to move costs
//! what would be lost by hiding it. Those cells are then hidden. Each change found is kept as a *witness*: a second
//! table that agrees with everything printed. Most cells are shown to be safe by witnesses made for others, so few
//! programmes are solved. At the end every secondary cell is tried again: what no primary cell needs is printed.

pub(crate) mod field;
mod model;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use crate::attack::connected;
use crate::attack::rows::EPS;
use crate::attack::solver::SolverError;
use field::{Field, State};
pub(crate) use model::Change;
use model::Model;

/// What cannot be protected, whatever else is hidden.
#[derive(Debug)]
pub(crate) enum Failed {
    /// These primary cells: nothing that may be hidden lets them move far enough.
    Stuck(Vec<usize>),
    /// Time ran out.
    Time,
    /// More had to be hidden than may be.
    TooMuch,
    Solver(SolverError),
}

impl From<SolverError> for Failed {
    fn from(e: SolverError) -> Self {
        Self::Solver(e)
    }
}

/// Seconds that are left, if there is a limit.
pub(crate) type Clock<'a> = Option<&'a dyn Fn() -> f64>;

/// Hides what has to be hidden: changes the states of the field, and returns the witnesses that it is enough.
/// Stops when more than `most` cells are hidden.
pub(crate) fn suppress(field: &mut Field, most: usize, clock: Clock<'_>) -> Result<Vec<Change>, Failed> {
    let mut it = Suppressor::new(field)?;
    it.protect_all(most, clock)?;
    it.prune(clock)?;
    Ok(it.witnesses)
}

struct Suppressor<'f> {
    field: &'f mut Field,
    /// The table of each cell that stands in one only.
    own_table: Vec<Option<u32>>,
    /// A small model for each table, and the one of everything, made when first needed.
    tables: BTreeMap<u32, Model>,
    whole: Option<Model>,
    /// The parts of what is hidden that touch each other, and their models, in which cells are printed again.
    parts: Vec<Vec<usize>>,
    part_of: Vec<Option<usize>>,
    hidden: BTreeMap<usize, Model>,
    /// The rows of each cell, end to end.
    rows_of: (Vec<usize>, Vec<u32>),
    witnesses: Vec<Change>,
    /// How far witnesses move each cell down and up (negative, positive).
    seen: Vec<(f64, f64)>,
}

impl<'f> Suppressor<'f> {
    fn new(field: &'f mut Field) -> Result<Self, Failed> {
        let seen = vec![(0.0, 0.0); field.len()];
        let own_table = field.own_table();
        let rows_of = field.rows.by_variable(field.len());
        Ok(Self {
            field,
            own_table,
            rows_of,
            tables: BTreeMap::new(),
            whole: None,
            parts: Vec::new(),
            part_of: Vec::new(),
            hidden: BTreeMap::new(),
            witnesses: Vec::new(),
            seen,
        })
    }

    fn demanding(&self) -> Vec<usize> {
        let mut all: Vec<usize> = (0..self.field.len())
            .filter(|i| matches!(self.field.state[*i], State::Primary | State::Earlier))
            .collect();
        // Shared margins first, for what hides them serves several tables; then the largest, whose partners are dear.
        let key = |i: usize| (self.own_table[i].is_some(), -self.field.value[i]);
        all.sort_by(|a, b| {
            let (a, b) = ((key(*a), *a), (key(*b), *b));
            a.0.0.cmp(&b.0.0).then(a.0.1.total_cmp(&b.0.1)).then(a.1.cmp(&b.1))
        });
        all
    }

    fn lacks(&self, c: usize) -> f64 {
        let (low, high) = self.seen[c];
        self.field.width[c] - (high - low)
    }

    fn protect_all(&mut self, most: usize, clock: Clock<'_>) -> Result<(), Failed> {
        let mut stuck = Vec::new();
        for c in self.demanding() {
            if clock.is_some_and(|left| left() <= 0.0) {
                return Err(Failed::Time);
            }
            if self.lacks(c) <= EPS {
                continue;
            }
            if !self.protect(c)? {
                stuck.push(c);
            }
            if self.field.state.iter().filter(|s| s.hidden()).count() > most {
                return Err(Failed::TooMuch);
            }
        }
        if stuck.is_empty() { Ok(()) } else { Err(Failed::Stuck(stuck)) }
    }

    /// Makes one cell safe, up only or down and then up, whichever loses less.
    fn protect(&mut self, c: usize) -> Result<bool, Failed> {
        let width = self.field.width[c];
        let (low, high) = self.seen[c];
        let up = self.cheapest(c, width + low)?;
        // One cell more is hardly ever beaten: the other direction is not looked at.
        if up.as_ref().is_some_and(|u| self.opened(u) < 2) {
            return Ok(self.take(up));
        }
        let deepest = self.field.room_below(c).min(width - high);
        if deepest <= -low + EPS {
            return Ok(self.take(up));
        }
        let Some(down) = self.cheapest(c, -deepest)? else { return Ok(self.take(up)) };
        let down_loss = self.loss(&down);
        let rest = width - high - deepest;
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
        let rest = self.cheapest(c, width - deepest)?;
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

    /// The cheapest change within the table of a cell, or else within everything.
    fn cheapest(&mut self, c: usize, by: f64) -> Result<Option<Change>, SolverError> {
        if let Some(t) = self.own_table[c] {
            let model = match self.tables.entry(t) {
                Entry::Occupied(e) => e.into_mut(),
                Entry::Vacant(e) => e.insert(Model::new(self.field, |i| self.own_table[i] == Some(t))?),
            };
            if let Some(change) = model.cheapest(self.field, c, by)? {
                return Ok(Some(change));
            }
        }
        let whole = match &mut self.whole {
            Some(model) => model,
            None => self.whole.insert(Model::new(self.field, |_| true)?),
        };
        whole.cheapest(self.field, c, by)
    }

    fn furthest(&mut self, c: usize, sign: f64) -> Result<Option<Change>, SolverError> {
        self.hidden_model(c)?;
        match self.part_of[c].and_then(|p| self.hidden.get_mut(&p)) {
            Some(model) => model.furthest(self.field, c, sign),
            None => Ok(None),
        }
    }

    fn fix(&mut self, s: usize, fixed: bool) -> Result<(), SolverError> {
        self.hidden_model(s)?;
        if let Some(model) = self.part_of[s].and_then(|p| self.hidden.get_mut(&p)) {
            model.fix(s, fixed, self.field);
        }
        Ok(())
    }

    /// Makes the model of a hidden cell's part if it is not there yet.
    fn hidden_model(&mut self, c: usize) -> Result<(), SolverError> {
        if let Some(part) = self.part_of[c]
            && let Entry::Vacant(e) = self.hidden.entry(part)
        {
            e.insert(Model::of(self.field, &self.parts[part])?);
        }
        Ok(())
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

    fn take(&mut self, change: Option<Change>) -> bool {
        let Some(change) = change else { return false };
        self.hide(&change);
        self.see(&change);
        self.witnesses.push(change);
        true
    }

    fn see(&mut self, change: &Change) {
        for (i, d) in &change.moves {
            let (low, high) = &mut self.seen[*i];
            *low = low.min(*d);
            *high = high.max(*d);
        }
    }

    /// Prints again what no cell needs hidden, the dearest first.
    fn prune(&mut self, clock: Clock<'_>) -> Result<(), Failed> {
        self.parts = connected(self.field.len(), &self.field.rows, |i| self.field.state[i].hidden());
        self.part_of = vec![None; self.field.len()];
        for (p, part) in self.parts.iter().enumerate() {
            for i in part {
                self.part_of[*i] = Some(p);
            }
        }
        let mut secondary: Vec<usize> =
            (0..self.field.len()).filter(|i| self.field.state[*i] == State::Secondary).collect();
        secondary.sort_by(|a, b| self.field.weight[*b].total_cmp(&self.field.weight[*a]).then(a.cmp(b)));
        let demanding = self.demanding();
        for s in secondary {
            // What is hidden already is safe: without time it is left as it is.
            if clock.is_some_and(|left| left() <= 0.0) {
                return Ok(());
            }
            self.try_without(s, &demanding)?;
        }
        Ok(())
    }

    /// Whether printing a cell gives a demanding one away by a row in which it is then the only hidden one, or by
    /// what follows from that.
    fn gives_away(&self, s: usize) -> bool {
        let mut known = vec![s];
        let mut next = 0;
        while let Some(&k) = known.get(next) {
            next += 1;
            for r in &self.rows_of.1[self.rows_of.0[k]..self.rows_of.0[k + 1]] {
                let row = self.field.rows.get(*r as usize);
                let mut unknown = row.vars.iter().map(|v| *v as usize);
                let mut unknown =
                    unknown.by_ref().filter(|v| self.field.state[*v].hidden() && !known.contains(v));
                let (Some(only), None) = (unknown.next(), unknown.next()) else { continue };
                if row.low < row.high {
                    continue;
                }
                if self.field.state[only] != State::Secondary {
                    return true;
                }
                known.push(only);
            }
        }
        false
    }

    fn try_without(&mut self, s: usize, demanding: &[usize]) -> Result<(), Failed> {
        if self.gives_away(s) {
            return Ok(());
        }
        let (gone, kept): (Vec<Change>, Vec<Change>) =
            self.witnesses.drain(..).partition(|w| w.moves.iter().any(|(i, _)| *i == s));
        self.witnesses = kept;
        let seen = self.seen.clone();
        self.review();
        self.fix(s, true)?;
        let count = self.witnesses.len();
        let mut ok = true;
        for &c in demanding {
            if self.lacks(c) <= EPS {
                continue;
            }
            for sign in [1.0, -1.0] {
                if self.lacks(c) > EPS
                    && let Some(change) = self.furthest(c, sign)?
                {
                    self.see(&change);
                    self.witnesses.push(change);
                }
            }
            if self.lacks(c) > EPS {
                ok = false;
                break;
            }
        }
        if ok {
            self.field.state[s] = State::Open;
        } else {
            self.witnesses.truncate(count);
            self.witnesses.extend(gone);
            self.seen = seen;
            self.fix(s, false)?;
        }
        Ok(())
    }

    fn review(&mut self) {
        self.seen.fill((0.0, 0.0));
        for w in std::mem::take(&mut self.witnesses) {
            self.see(&w);
            self.witnesses.push(w);
        }
    }
}
