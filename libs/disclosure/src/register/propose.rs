//! A release is proposed to a register: protected, attacked, and let out or refused.

use std::collections::{BTreeMap, BTreeSet};

use super::kinship::tables_of_rows;
use super::{Account, Effort, Entry, Outcome, ProposeError, Protected, Reason, Refusal, Register, Showing};
use crate::attack::solver::Meter;
use crate::attack::system::System;
use crate::attack::{Attack, AttackError, By, Goal, Known, Mode, Question, witness};
use crate::counts::Counts;
use crate::method::Method;
use crate::policy::Policy;
use crate::publication::Place;
use crate::release::{Quotient, Release};
use crate::safe::{SafeCell, SafeQuotient, SafeTable, SafeValue};
use crate::suppress::bound::bound;
use crate::suppress::field::{Field, State};
use crate::suppress::{Allowance, Change, Failed, suppress};

/// How often protection is mended after an attack that found something.
const MOST_REPAIRS: usize = 8;

/// The share of the effort that is for the release itself; the rest is for coarser forms of it.
const FOR_THE_RELEASE: f64 = 0.5;

/// How a release is to be attacked, and what that may cost.
#[derive(Clone, Copy)]
pub(super) struct Ask<'a> {
    pub whole_for_narrowest: usize,
    pub allowed: &'a Allowance<'a>,
}

impl Ask<'_> {
    /// Why an attack came to no end.
    pub(super) fn ran_out(&self) -> Reason {
        if self.allowed.meter.left() == 0 { Reason::OutOfSteps } else { Reason::OutOfTime }
    }
}

impl Register {
    /// Proposes a release with the usual effort and no limit of time.
    ///
    /// # Errors
    /// When the release contradicts itself or the register; a release that cannot be protected is no error but
    /// [`Outcome::Refused`].
    pub fn propose(&self, release: &Release, policy: &Policy) -> Result<Outcome, ProposeError> {
        self.propose_within(release, policy, &Effort::default())
    }

    /// Proposes a release: hides what must be hidden, given all that is out, and attacks the result.
    ///
    /// # Errors
    /// As [`Register::propose`].
    pub fn propose_within(
        &self,
        release: &Release,
        policy: &Policy,
        effort: &Effort<'_>,
    ) -> Result<Outcome, ProposeError> {
        let allowed = Allowance { meter: Meter::of(effort.steps), seconds_left: effort.seconds_left };
        let protected = allowed
            .spend(FOR_THE_RELEASE, |mine| self.protect(release, policy, effort.whole_for_narrowest, mine));
        match protected? {
            Ok(protected) => Ok(Outcome::Safe(Box::new(protected))),
            Err(why) => {
                let coarser = self.coarser(release, policy, effort, &allowed);
                Ok(Outcome::Refused(Refusal { why, coarser }))
            }
        }
    }

    pub(super) fn protect(
        &self,
        release: &Release,
        policy: &Policy,
        whole_for_narrowest: usize,
        allowed: &Allowance<'_>,
    ) -> Result<Result<Protected, Vec<Reason>>, ProposeError> {
        let ask = Ask { whole_for_narrowest, allowed };
        match &release.method {
            Method::Suppress => {}
            Method::Round { base, keys } => return self.round(release, policy, (*base, keys), ask),
            Method::CellKey(keys) => return self.perturb(release, policy, keys, ask),
        }
        let (mut register, fresh) = self.with(release, policy)?;
        let steps = allowed.meter.left();
        let mut account = Account { cells: fresh.len(), ..Account::default() };
        let (mut field, places) = register.field(&fresh)?;
        account.primary = fresh.iter().filter(|p| register.is_primary(p)).count();
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
        loop {
            let witnesses = match suppress(&mut field, allowed) {
                Ok(witnesses) => witnesses,
                Err(Failed::Spent) if hidden(&field) > policy.most_hidden => {
                    return Ok(Err(vec![Reason::NotFound {
                        share: hidden(&field),
                        most: policy.most_hidden,
                    }]));
                }
                Err(Failed::Time) => return Ok(Err(vec![Reason::OutOfTime])),
                Err(Failed::Spent) => return Ok(Err(vec![Reason::OutOfSteps])),
                Err(Failed::Solver(e)) => return Err(AttackError::from(e).into()),
                Err(Failed::Stuck(cells)) => return Ok(Err(register.cannot_hide(&cells, &places))),
            };
            register.show(&field, &places);
            let Some(narrow) = register.narrow_cells(&field.value, &witnesses, &BTreeSet::new(), ask)? else {
                return Ok(Err(vec![ask.ran_out()]));
            };
            if narrow.is_empty() {
                break;
            }
            if account.repairs == MOST_REPAIRS {
                return Ok(Err(register.cannot_hide(&narrow, &places)));
            }
            account.repairs += 1;
            for c in narrow {
                field.width[c] += 2.0;
                if field.state[c] == State::Secondary {
                    field.state[c] = State::Earlier;
                }
            }
        }
        // Known only now: what was hidden on the way is more, for some of it is printed again at the end.
        if hidden(&field) > policy.most_hidden {
            return Ok(Err(vec![Reason::HidesTooMuch { share: hidden(&field), most: policy.most_hidden }]));
        }
        account.steps = steps - allowed.meter.left();
        account.secondary = fresh.iter().filter(|p| register.is_secondary(p)).count();
        Ok(Ok(register.let_out(release, policy, account)?))
    }

    /// What may be printed of a release that stands in this register, and the register itself.
    pub(super) fn let_out(
        mut self,
        release: &Release,
        policy: &Policy,
        mut account: Account,
    ) -> Result<Protected, ProposeError> {
        (account.moved, account.broken_sums) = self.moved(release)?;
        let tables = release.tables.iter().map(|t| self.safe_table(t)).collect();
        let quotients = release
            .quotients
            .iter()
            .map(|q| self.safe_quotient(q, policy))
            .collect::<Result<Vec<_>, ProposeError>>()?;
        Ok(Protected { tables, quotients, certificate: self.certificate(), register: self, account })
    }

    fn cannot_hide(&self, cells: &[usize], places: &[Place]) -> Vec<Reason> {
        let p = self.publication();
        cells.iter().map(|c| Reason::CannotHide { cell: p.describe(&places[*c]) }).collect()
    }

    /// All cells with their states, and where each stands.
    fn field(&self, fresh: &BTreeSet<Place>) -> Result<(Field, Vec<Place>), ProposeError> {
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
                Showing::Printed if new && e.count > 0 => (State::Open, 1.0),
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

    /// The cells that the attacker finds too narrow, by their numbers in the register; none when time ran out.
    /// `witnesses` are changes of `compatible`, one table that agrees with everything printed; none where there is no such.
    /// The cells in `wide` are known to be wide enough.
    pub(super) fn narrow_cells(
        &self,
        compatible: &[f64],
        witnesses: &[Change],
        wide: &BTreeSet<Place>,
        ask: Ask<'_>,
    ) -> Result<Option<Vec<usize>>, ProposeError> {
        let publication = self.publication();
        let need = |(place, e): (&Place, &Entry)| match wide.contains(place) {
            true => 0,
            false => e.shown.needs(),
        };
        let needs: Vec<u64> = self.cells.iter().map(need).collect();
        if needs.iter().all(|need| *need == 0) {
            return Ok(Some(Vec::new()));
        }
        let system = System::new(&publication, Mode::Auto)?;
        let widths = witness::widths(&system, compatible, witnesses.iter().map(|w| w.moves.as_slice()));
        let open: Vec<f64> =
            needs.iter().zip(&widths).map(|(n, w)| if *w >= *n as f64 { 0.0 } else { *n as f64 }).collect();
        if open.iter().all(|n| *n == 0.0) {
            return Ok(Some(Vec::new()));
        }
        let attack = Attack {
            mode: Mode::Auto,
            goal: Goal::Exact,
            protect: needs.iter().copied().max().unwrap_or(1),
            whole_for_narrowest: ask.whole_for_narrowest,
            seconds_left: ask.allowed.seconds_left,
        };
        let known = (!compatible.is_empty()).then(|| Known {
            truth: compatible,
            changes: witnesses.iter().map(|w| w.moves.as_slice()).collect(),
        });
        let question = Question { needs: &open, known, meter: ask.allowed.meter.clone() };
        let findings = attack.run_on(&publication, system, Some(&question))?;
        if findings.timed_out || findings.contradiction.is_some() {
            return Ok(None);
        }
        let numbers: BTreeMap<&Place, usize> =
            publication.cells.iter().enumerate().map(|(i, c)| (&c.place, i)).collect();
        let narrow = findings.cells.iter().filter_map(|c| {
            let i = *numbers.get(&c.place)?;
            let narrow = c.by != By::Seen && c.width().is_some_and(|w| w < needs[i]);
            narrow.then_some(i)
        });
        Ok(Some(narrow.collect()))
    }

    pub(super) fn is_primary(&self, place: &Place) -> bool {
        self.cells.get(place).is_some_and(|e| matches!(e.shown, Showing::Primary(_)))
    }

    fn is_secondary(&self, place: &Place) -> bool {
        self.cells.get(place).is_some_and(|e| e.shown == Showing::Secondary)
    }

    fn safe_table(&mut self, table: &Counts) -> SafeTable {
        let places = self.places(table);
        let cells = places.iter().zip(table.cells.keys()).map(|(place, own)| {
            let shown = match self.cells.get(place) {
                // Of a sum no more is printed than a reader of the mean can tell.
                Some(Entry { shown: Showing::Printed, told: Some((low, high)), .. }) => {
                    SafeCell::Moved(low.midpoint(*high))
                }
                Some(Entry { shown: Showing::Printed, count, .. }) => SafeCell::Count(*count),
                Some(Entry { shown: Showing::Moved(it), .. }) => SafeCell::Moved(it.value),
                _ => SafeCell::Confidential,
            };
            (table.labels(own), shown)
        });
        SafeTable::new(&table.name, &table.population, &table.dimensions, cells.collect())
    }

    fn safe_quotient(&mut self, q: &Quotient, policy: &Policy) -> Result<SafeQuotient, ProposeError> {
        let printed = |register: &mut Self, name| -> Result<Option<u64>, ProposeError> {
            let place = register.place(name)?;
            Ok(register.cells.get(&place).and_then(Entry::printed))
        };
        let (num, den) = (printed(self, &q.num)?, printed(self, &q.den)?);
        let shown = match (num, den) {
            (_, Some(0)) => SafeValue::Symbol("[z]"),
            (_, Some(base)) if base < policy.minimum_base => SafeValue::Symbol("[x]"),
            (Some(n), Some(base)) => {
                let places = 10_f64.powi(i32::from(q.decimals.min(12)));
                let value = n as f64 / base as f64 * f64::from(q.times);
                SafeValue::Number((value * places).round() / places)
            }
            _ => SafeValue::Symbol("[c]"),
        };
        Ok(SafeQuotient { name: q.name.clone(), shown })
    }
}
