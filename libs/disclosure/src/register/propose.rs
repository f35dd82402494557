//! A release is proposed to a register: protected, attacked, and let out or refused.

use std::collections::{BTreeMap, BTreeSet};

use super::{Account, Effort, Entry, Outcome, ProposeError, Protected, Reason, Refusal, Register, Showing};
use crate::attack::solver::Meter;
use crate::attack::system::System;
use crate::attack::witness::{self, Met};
use crate::attack::{Attack, By, Goal, Mode, Question};
use crate::counts::Counts;
use crate::method::Method;
use crate::policy::Policy;
use crate::publication::Place;
use crate::release::{Quotient, Release};
use crate::safe::{SafeCell, SafeQuotient, SafeTable, SafeValue};
use crate::suppress::Allowance;

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
            Method::Suppress => self.hide(release, policy, ask),
            Method::Round { base, keys } => self.round(release, policy, (*base, keys), ask),
            Method::CellKey(keys) => self.perturb(release, policy, keys, ask),
        }
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
        let certificate = self.certificate();
        Ok(Protected { tables, quotients, certificate, register: self, account, witnesses: None })
    }

    /// The cells that the attacker finds too narrow, by their numbers in the register; none when time ran out.
    /// What hid them, if anything did, has `met` tables that show how wide cells are.
    /// The cells in `wide` are known to be wide enough.
    pub(super) fn narrow_cells(
        &self,
        met: Option<Met<'_>>,
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
        let mut open: Vec<f64> = needs.iter().map(|n| *n as f64).collect();
        if let Some(met) = met {
            let widths = witness::widths(&system, met);
            open.iter_mut().zip(&widths).filter(|(n, w)| *w >= *n).for_each(|(n, _)| *n = 0.0);
        }
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
        let question = Question { needs: &open, meter: ask.allowed.meter.clone() };
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

    pub(super) fn is_secondary(&self, place: &Place) -> bool {
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
