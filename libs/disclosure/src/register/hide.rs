//! What of a release is hidden: for itself, and so that nothing can be worked out.

use std::collections::BTreeSet;

use super::propose::Ask;
use super::{Account, ProposeError, Protected, Reason, Register, Showing, tables_of_rows};
use crate::attack::system::System;
use crate::attack::witness::Met;
use crate::attack::{AttackError, Carrier, Mode};
use crate::policy::Policy;
use crate::publication::{Place, Shown};
use crate::release::Release;
use crate::suppress::bound::bound;
use crate::suppress::field::{Field, State};
use crate::suppress::{Failed, suppress};
use crate::witnesses::{Origin, Witnesses};

/// How often protection is mended after an attack that found something.
const MOST_REPAIRS: usize = 8;

/// Whether zeros of a release may be hidden to protect others. Then a reader must be told that a hidden cell of it may be
/// zero, which protects less.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Zeros {
    Printed,
    MayBeHidden,
}

impl Register {
    /// Hides what must be hidden of a release. Where what is out already, or a fact, gives a count away beside a printed
    /// zero, zeros are hidden too.
    pub(super) fn hide(
        &self,
        release: &Release,
        policy: &Policy,
        ask: Ask<'_>,
    ) -> Result<Result<Protected, Vec<Reason>>, ProposeError> {
        let (mut register, fresh) = self.with(release, policy)?;
        let first = register.clone().hide_all(release, policy, &fresh, Zeros::Printed, ask)?;
        let stuck = |why: &[Reason]| why.iter().all(|reason| matches!(reason, Reason::CannotHide { .. }));
        if !first.as_ref().is_err_and(|why| stuck(why)) {
            return Ok(first);
        }
        for place in &fresh {
            if let Some(e) = register.cells.get_mut(place).filter(|e| e.told.is_none()) {
                e.least = 0;
            }
        }
        register.hide_all(release, policy, &fresh, Zeros::MayBeHidden, ask)
    }

    /// Hides what must be hidden of the `fresh` cells of a release that stands in this register, and attacks the result.
    fn hide_all(
        mut self,
        release: &Release,
        policy: &Policy,
        fresh: &BTreeSet<Place>,
        zeros: Zeros,
        ask: Ask<'_>,
    ) -> Result<Result<Protected, Vec<Reason>>, ProposeError> {
        let allowed = ask.allowed;
        let steps = allowed.meter.left();
        let mut account = Account { cells: fresh.len(), ..Account::default() };
        let (mut field, places) = self.field(fresh, zeros)?;
        let ground = self.hidden_all(&field)?;
        account.primary = fresh.iter().filter(|p| self.is_primary(p)).count();
        let filled = field.value.iter().filter(|v| **v > 0.0).count();
        let share = |hidden: usize| hidden as f64 / filled.max(1) as f64;
        let least = bound(&field);
        if share(least.hidden + least.sums) > policy.most_hidden {
            return Ok(Err(vec![Reason::CostsTooMuch {
                filled,
                hidden: least.hidden,
                sums: least.sums,
                most: policy.most_hidden,
            }]));
        }
        let hidden = |field: &Field| share(field.state.iter().filter(|s| s.hidden()).count());
        let mut carrier = Carrier::new(&ground, &field.value, &allowed.meter).map_err(AttackError::from)?;
        let table = carrier.as_ref().map_or_else(|| field.value.clone(), Carrier::base);
        let others = loop {
            let others = match suppress(&mut field, carrier.as_mut(), allowed) {
                Ok(others) => others,
                Err(Failed::Spent) if hidden(&field) > policy.most_hidden => {
                    return Ok(Err(vec![Reason::NotFound {
                        share: hidden(&field),
                        most: policy.most_hidden,
                    }]));
                }
                Err(Failed::Time) => return Ok(Err(vec![Reason::OutOfTime])),
                Err(Failed::Spent) => return Ok(Err(vec![Reason::OutOfSteps])),
                Err(Failed::Solver(e)) => return Err(AttackError::from(e).into()),
                Err(Failed::Stuck(mut cells)) => {
                    cells.retain(|c| matches!(field.state[*c], State::Primary | State::Earlier));
                    return Ok(Err(self.cannot_hide(&cells, &places)));
                }
            };
            self.show(&field, &places);
            let Some(narrow) =
                self.narrow_cells(Some(Met { table: &table, others: &others }), &BTreeSet::new(), ask)?
            else {
                return Ok(Err(vec![ask.ran_out()]));
            };
            if narrow.is_empty() {
                break others;
            }
            if account.repairs == MOST_REPAIRS {
                return Ok(Err(self.cannot_hide(&narrow, &places)));
            }
            account.repairs += 1;
            for c in narrow {
                field.width[c] += 2.0;
                if field.state[c] == State::Secondary {
                    field.state[c] = State::Earlier;
                }
            }
        };
        // Known only now: what was hidden on the way is more, for some of it is printed again at the end.
        if hidden(&field) > policy.most_hidden {
            return Ok(Err(vec![Reason::HidesTooMuch { share: hidden(&field), most: policy.most_hidden }]));
        }
        account.steps = steps - allowed.meter.left();
        account.secondary = fresh.iter().filter(|p| self.is_secondary(p)).count();
        if zeros == Zeros::MayBeHidden {
            let hidden = |p: &&Place| self.cells.get(p).is_some_and(|e| e.count == 0 && e.shown.is_hidden());
            account.zeros = fresh.iter().filter(hidden).count();
        }
        let needs = self.cells.values().map(|e| e.shown.needs()).collect();
        let witnesses = Witnesses::new(&self.publication(), ground, (table, others), needs, Origin::Counts);
        let protected = self.let_out(release, policy, account)?;
        Ok(Ok(Protected { witnesses: Some(witnesses), ..protected }))
    }

    fn cannot_hide(&self, cells: &[usize], places: &[Place]) -> Vec<Reason> {
        let p = self.publication();
        cells.iter().map(|c| Reason::CannotHide { cell: p.describe(&places[*c]) }).collect()
    }

    /// All cells with their states, and where each stands.
    fn field(&self, fresh: &BTreeSet<Place>, zeros: Zeros) -> Result<(Field, Vec<Place>), ProposeError> {
        let system = System::new(&self.publication(), Mode::Lines)?;
        let table_of_row = tables_of_rows(&system);
        let places = system.places;
        let mut field = Field {
            value: Vec::new(),
            least: Vec::new(),
            state: Vec::new(),
            width: Vec::new(),
            weight: Vec::new(),
            table_of_row,
            rows: system.rows,
        };
        for place in &places {
            let Some(e) = self.cells.get(place) else { continue };
            let new = fresh.contains(place);
            let (state, width) = match e.shown {
                Showing::Primary(width) => (State::Primary, width as f64),
                Showing::Secondary => (State::Earlier, 1.0),
                Showing::Printed
                    if new && (e.count > 0 || (zeros == Zeros::MayBeHidden && e.told.is_none())) =>
                {
                    (State::Open, 1.0)
                }
                // What was moved has room to be another; that nothing rests on this is on the safe side.
                Showing::Printed | Showing::Moved(_) => (State::Fixed, 0.0),
            };
            let totals = place.key.iter().filter(|n| n.index() == 0).count();
            field.value.push(e.count as f64);
            field.least.push(e.least as f64);
            field.state.push(state);
            field.width.push(width);
            // One cell is one cell; large ones and margins are missed a little more.
            field.weight.push(1.0 + 0.05 * (1.0 + e.count as f64).ln() + 0.1 * totals as f64);
        }
        Ok((field, places))
    }

    /// The equations where every cell is hidden that may be.
    fn hidden_all(&self, field: &Field) -> Result<System, ProposeError> {
        let mut publication = self.publication();
        for (i, cell) in publication.cells.iter_mut().enumerate() {
            if field.state[i] != State::Fixed {
                let low = self.cells.get(&cell.place).map(|e| e.least);
                cell.shown = Shown::Suppressed { low, high: None };
            }
        }
        Ok(System::new(&publication, Mode::Auto)?)
    }

    fn show(&mut self, field: &Field, places: &[Place]) {
        for (i, place) in places.iter().enumerate() {
            if let Some(e) = self.cells.get_mut(place) {
                match field.state[i] {
                    State::Secondary | State::Earlier => e.shown = Showing::Secondary,
                    State::Open => e.shown = Showing::Printed,
                    State::Fixed | State::Primary => {}
                }
            }
        }
    }
}
