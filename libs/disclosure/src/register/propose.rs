//! A release is proposed to a register: protected, attacked, and let out or refused.

use std::collections::{BTreeMap, BTreeSet};

use super::kinship::tables_of_rows;
use super::refusal::{Reason, Refusal};
use super::{Entry, Register, Showing};
use crate::attack::system::System;
use crate::attack::{Attack, AttackError, By, Goal, Mode, TooManyAtoms, witness};
use crate::coarser::Coarser;
use crate::counts::Counts;
use crate::method::Method;
use crate::policy::Policy;
use crate::publication::Place;
use crate::release::{Quotient, Release};
use crate::safe::{Certificate, SafeCell, SafeQuotient, SafeTable, SafeValue};
use crate::suppress::field::{Field, State};
use crate::suppress::{Change, Failed, suppress};

/// How much is spent on a proposal.
#[derive(Clone, Copy)]
pub struct Effort<'a> {
    /// The seconds that are left, asked again and again. None: no limit.
    pub seconds_left: Option<&'a dyn Fn() -> f64>,
    /// How many of the narrowest cells are attacked in whole numbers at the end.
    pub whole_for_narrowest: usize,
    /// How many coarser forms are tried when the release is refused.
    pub coarser: usize,
}

impl Default for Effort<'_> {
    fn default() -> Self {
        Self { seconds_left: None, whole_for_narrowest: 150, coarser: 12 }
    }
}

/// What becomes of a proposed release.
#[derive(Debug)]
pub enum Outcome {
    /// It may be published.
    Safe(Box<Protected>),
    /// It may not; why, and what may.
    Refused(Refusal),
}

/// A release that may be published.
#[derive(Debug)]
pub struct Protected {
    /// The tables, in the order of the release, as they may be printed.
    pub tables: Vec<SafeTable>,
    /// The quotients, in the order of the release.
    pub quotients: Vec<SafeQuotient>,
    /// To be published with them.
    pub certificate: Certificate,
    /// The register to keep; confidential.
    pub register: Register,
    /// What it cost.
    pub account: Account,
}

/// What protection cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Cells of this release that were not out before.
    pub cells: usize,
    /// Hidden for themselves.
    pub primary: usize,
    /// Hidden to protect others.
    pub secondary: usize,
    /// How often the attack found something that had to be mended.
    pub repairs: usize,
    /// The most by which a number of this release may differ from its count; 0 where small ones are hidden instead.
    pub moved: u64,
    /// Sums of its numbers that do not hold: with cell keys many, with rounding those with an exact number in them that
    /// was out already.
    pub broken_sums: usize,
}

/// Why a proposal cannot be dealt with at all.
#[derive(Debug, thiserror::Error)]
pub enum ProposeError {
    /// A count differs from what the register says.
    #[error(
        "table '{table}', {key}: the count differs from the one in the register; give a corrected table its own population"
    )]
    Changed {
        /// The table.
        table: String,
        /// The cell.
        key: String,
    },
    /// A dimension has another hierarchy than before.
    #[error(
        "release '{release}': dimension '{dimension}' has other categories than in the register; keep them, or give it another name"
    )]
    Hierarchy {
        /// The release.
        release: String,
        /// The dimension.
        dimension: String,
    },
    /// A cell that nothing lists.
    #[error("{cell}: {what}")]
    NoCell {
        /// The cell in words.
        cell: String,
        /// What is wrong.
        what: String,
    },
    /// Sums are not rounded.
    #[error(
        "table '{table}' is one of sums, which are hidden or printed: propose it as a release of its own, protected by hiding"
    )]
    Sums {
        /// The table.
        table: String,
    },
    /// A fact that does not hold.
    #[error("the counts contradict the fact about {cells}: it comes to {sum}")]
    Fact {
        /// The cells.
        cells: String,
        /// What they come to.
        sum: i128,
    },
    /// The attack failed.
    #[error(transparent)]
    Attack(#[from] AttackError),
}

impl From<TooManyAtoms> for ProposeError {
    fn from(e: TooManyAtoms) -> Self {
        Self::Attack(e.into())
    }
}

/// How many coarser forms are proposed.
const MOST_PROPOSALS: usize = 3;

/// How often protection is mended after an attack that found something.
const MOST_REPAIRS: usize = 8;

impl Register {
    /// Proposes a release with no limit of time.
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
        // With a limit of time, two fifths are for the release itself and the rest for coarser forms of it.
        let whole = effort.seconds_left.map_or(0.0, |left| left());
        let first = effort.seconds_left.map(|left| move || left() - 0.6 * whole);
        let mine = Effort { seconds_left: first.as_ref().map(|f| f as &dyn Fn() -> f64), ..*effort };
        match self.protect(release, policy, &mine)? {
            Ok(protected) => Ok(Outcome::Safe(Box::new(protected))),
            Err(why) => {
                let mut coarser = Vec::new();
                for way in Coarser::ways(release, &self.dimensions).into_iter().take(effort.coarser) {
                    if effort.seconds_left.is_some_and(|left| left() <= 0.0) {
                        break;
                    }
                    let share = effort.seconds_left.map_or(0.0, |left| left());
                    let slice = effort.seconds_left.map(|left| move || left() - 0.6 * share);
                    let mine =
                        Effort { seconds_left: slice.as_ref().map(|f| f as &dyn Fn() -> f64), ..*effort };
                    if let Ok(Ok(_)) = self.protect(&way.apply(release), policy, &mine) {
                        coarser.push(way);
                    }
                    if coarser.len() == MOST_PROPOSALS {
                        break;
                    }
                }
                Ok(Outcome::Refused(Refusal { why, coarser }))
            }
        }
    }

    fn protect(
        &self,
        release: &Release,
        policy: &Policy,
        effort: &Effort<'_>,
    ) -> Result<Result<Protected, Vec<Reason>>, ProposeError> {
        match &release.method {
            Method::Suppress => {}
            Method::Round { base, keys } => return self.round(release, policy, (*base, keys), effort),
            Method::CellKey(keys) => return self.perturb(release, policy, keys, effort),
        }
        let (mut register, fresh) = self.with(release, policy)?;
        let mut account = Account { cells: fresh.len(), ..Account::default() };
        let (mut field, places) = register.field(&fresh)?;
        account.primary = fresh.iter().filter(|p| register.is_primary(p)).count();
        if let Some(reason) = too_much(&field, policy) {
            return Ok(Err(vec![reason]));
        }
        let filled = field.value.iter().filter(|v| **v > 0.0).count();
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a share of a number of cells"
        )]
        // A little more may be hidden on the way, for some of it is printed again at the end.
        let most = (filled as f64 * policy.most_hidden * 1.1) as usize;
        loop {
            let witnesses = match suppress(&mut field, most, effort.seconds_left) {
                Ok(witnesses) => witnesses,
                Err(Failed::TooMuch) => return Ok(Err(too_much(&field, policy).into_iter().collect())),
                Err(Failed::Time) => return Ok(Err(vec![Reason::OutOfTime])),
                Err(Failed::Solver(e)) => return Err(AttackError::from(e).into()),
                Err(Failed::Stuck(cells)) => {
                    let p = register.publication();
                    let words = |c: &usize| Reason::CannotHide { cell: p.describe(&places[*c]) };
                    return Ok(Err(cells.iter().map(words).collect()));
                }
            };
            if let Some(reason) = too_much(&field, policy) {
                return Ok(Err(vec![reason]));
            }
            register.show(&field, &places);
            let Some(narrow) = register.narrow_cells(&field.value, &witnesses, &BTreeSet::new(), effort)?
            else {
                return Ok(Err(vec![Reason::OutOfTime]));
            };
            if narrow.is_empty() {
                break;
            }
            if account.repairs == MOST_REPAIRS {
                let p = register.publication();
                let words = |c: &usize| Reason::CannotHide { cell: p.describe(&places[*c]) };
                return Ok(Err(narrow.iter().map(words).collect()));
            }
            account.repairs += 1;
            for c in narrow {
                field.width[c] += 2.0;
                if field.state[c] == State::Secondary {
                    field.state[c] = State::Earlier;
                }
            }
        }
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
        effort: &Effort<'_>,
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
            whole_for_narrowest: effort.whole_for_narrowest,
            seconds_left: effort.seconds_left,
        };
        let findings = attack.run_on(&publication, system, &open)?;
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

fn too_much(field: &Field, policy: &Policy) -> Option<Reason> {
    let filled = (0..field.len()).filter(|i| field.value[*i] > 0.0).count();
    let hidden = field.state.iter().filter(|s| s.hidden()).count();
    let share = hidden as f64 / filled.max(1) as f64;
    (share > policy.most_hidden).then_some(Reason::CostsTooMuch { share, most: policy.most_hidden })
}
