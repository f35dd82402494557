//! Joint secondary suppression: which further cells to hide so that every primary cell is wide enough.
//!
//! For a primary cell that is not yet safe, a linear programme finds the cheapest change of the table that moves the
//! cell far enough while all equations hold: cells already hidden move freely, every other cell that has to move costs
//! what would be lost by hiding it. Those cells are then hidden. Each change found is kept as a *witness*: a second
//! table that agrees with everything printed. Most cells are shown to be safe by witnesses made for others, so few
//! programmes are solved. At the end every secondary cell is tried again: what no primary cell needs is printed.

pub(crate) mod field;
mod model;

use crate::attack::rows::EPS;
use crate::attack::solver::SolverError;
use field::{Field, State};
use model::{Change, Model};

/// What cannot be protected, whatever else is hidden.
#[derive(Debug)]
pub(crate) enum Failed {
    /// These primary cells: nothing that may be hidden lets them move far enough.
    Stuck(Vec<usize>),
    /// Time ran out.
    Time,
    Solver(SolverError),
}

impl From<SolverError> for Failed {
    fn from(e: SolverError) -> Self {
        Self::Solver(e)
    }
}

/// Seconds that are left, if there is a limit.
pub(crate) type Clock<'a> = Option<&'a dyn Fn() -> f64>;

/// Hides what has to be hidden: changes the states of the field.
pub(crate) fn suppress(field: &mut Field, clock: Clock<'_>) -> Result<(), Failed> {
    let mut it = Suppressor::new(field)?;
    it.protect_all(clock)?;
    it.prune(clock)
}

struct Suppressor<'f> {
    field: &'f mut Field,
    model: Model,
    witnesses: Vec<Change>,
    /// How far witnesses move each cell down and up (negative, positive).
    seen: Vec<(f64, f64)>,
}

impl<'f> Suppressor<'f> {
    fn new(field: &'f mut Field) -> Result<Self, Failed> {
        let model = Model::new(field)?;
        let seen = vec![(0.0, 0.0); field.len()];
        Ok(Self { field, model, witnesses: Vec::new(), seen })
    }

    fn demanding(&self) -> Vec<usize> {
        let mut all: Vec<usize> = (0..self.field.len())
            .filter(|i| matches!(self.field.state[*i], State::Primary | State::Earlier))
            .collect();
        // The largest first: their partners are the dearest, and serve the smaller ones too.
        all.sort_by(|a, b| self.field.value[*b].total_cmp(&self.field.value[*a]).then(a.cmp(b)));
        all
    }

    fn lacks(&self, c: usize) -> f64 {
        let (low, high) = self.seen[c];
        self.field.width[c] - (high - low)
    }

    fn protect_all(&mut self, clock: Clock<'_>) -> Result<(), Failed> {
        let mut stuck = Vec::new();
        for c in self.demanding() {
            if clock.is_some_and(|left| left() <= 0.0) {
                return Err(Failed::Time);
            }
            if self.lacks(c) > EPS && !self.protect(c)? {
                stuck.push(c);
            }
        }
        if stuck.is_empty() { Ok(()) } else { Err(Failed::Stuck(stuck)) }
    }

    /// Makes one cell safe, up only or down and then up, whichever loses less.
    fn protect(&mut self, c: usize) -> Result<bool, Failed> {
        let width = self.field.width[c];
        let (low, high) = self.seen[c];
        let up = self.model.cheapest(self.field, c, width + low)?;
        if up.as_ref().is_some_and(|u| self.loss(u) == 0.0) {
            return Ok(self.take(up));
        }
        let deepest = self.field.room_below(c).min(width - high);
        if deepest <= -low + EPS {
            return Ok(self.take(up));
        }
        let Some(down) = self.model.cheapest(self.field, c, -deepest)? else { return Ok(self.take(up)) };
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
        let rest = self.model.cheapest(self.field, c, width - deepest)?;
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
            self.model.reprice(self.field, i);
        }
        Ok(self.take(up))
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
                self.model.reprice(self.field, *i);
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
        self.model.close(self.field);
        let mut secondary: Vec<usize> =
            (0..self.field.len()).filter(|i| self.field.state[*i] == State::Secondary).collect();
        secondary.sort_by(|a, b| self.field.weight[*b].total_cmp(&self.field.weight[*a]).then(a.cmp(b)));
        for s in secondary {
            // What is hidden already is safe: without time it is left as it is.
            if clock.is_some_and(|left| left() <= 0.0) {
                return Ok(());
            }
            self.try_without(s)?;
        }
        Ok(())
    }

    fn try_without(&mut self, s: usize) -> Result<(), Failed> {
        let (gone, kept): (Vec<Change>, Vec<Change>) =
            self.witnesses.drain(..).partition(|w| w.moves.iter().any(|(i, _)| *i == s));
        self.witnesses = kept;
        let seen = self.seen.clone();
        self.review();
        self.model.fix(s, true, self.field);
        let count = self.witnesses.len();
        let mut ok = true;
        for c in self.demanding() {
            if self.lacks(c) <= EPS {
                continue;
            }
            for sign in [1.0, -1.0] {
                if self.lacks(c) > EPS
                    && let Some(change) = self.model.furthest(self.field, c, sign)?
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
            self.model.fix(s, false, self.field);
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
