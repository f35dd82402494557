//! Releases in which counts are not hidden but printed as other numbers near them: rounded, or moved by cell keys. What
//! is out already keeps the number it has; everything together is attacked like what is hidden.

use std::collections::{BTreeMap, BTreeSet};

use super::propose::Ask;
use super::refusal::Reason;
use super::{Account, ProposeError, Protected};
use super::{Moved, Register, Showing};
use crate::attack::rows::Rows;
use crate::attack::system::System;
use crate::attack::{AttackError, Mode};
use crate::cell_key::{CellKeys, MOST_MOVED};
use crate::counts::Counts;
use crate::dimension::{Dimension, Node};
use crate::policy::Policy;
use crate::publication::{Place, Publication};
use crate::release::Release;
use crate::rounding::{Asked, Base, Failed, round};

/// How often counts are moved by other keys after an attack that found something.
const MOST_REPAIRS: usize = 16;

/// A register with a release in it that is not protected yet.
struct Begun {
    register: Register,
    fresh: BTreeSet<Place>,
    account: Account,
}

type Proposed = Result<Result<Protected, Vec<Reason>>, ProposeError>;

impl Register {
    /// Rounds the counts of a release so that their sums hold.
    pub(super) fn round(
        &self,
        release: &Release,
        policy: &Policy,
        (base, keys): (Base, &CellKeys),
        ask: Ask<'_>,
    ) -> Proposed {
        let Begun { mut register, fresh, account } = match self.begin(release, policy, base.get() - 1)? {
            Ok(begun) => begun,
            Err(reason) => return Ok(Err(vec![reason])),
        };
        let publication = register.publication();
        let system = System::new(&publication, Mode::Lines)?;
        let cells: Vec<Option<Asked>> = system
            .places
            .iter()
            .map(|place| register.asked(place, fresh.contains(place), base, keys, &publication))
            .collect();
        // What was printed in another way stands in no sum that is asked to hold.
        let asked: Vec<Asked> = cells.iter().map(|it| it.unwrap_or(Asked::Out(0))).collect();
        let found = match round(&asked, &sums(&system, &cells), base, ask.allowed.seconds_left) {
            Ok(found) => found,
            Err(Failed::NoneFound) => return Ok(Err(vec![Reason::NoRounding { base: base.get() }])),
            Err(Failed::Time) => return Ok(Err(vec![Reason::OutOfTime])),
            Err(Failed::Solver(e)) => return Err(AttackError::from(e).into()),
        };
        let most = found.steps * base.get() - 1;
        for (place, value) in system.places.iter().zip(&found.values) {
            if fresh.contains(place) {
                register.print_instead(place, *value, (value.saturating_sub(most), value + most));
            }
        }
        let wide = register.surely_wide(&register.publication())?;
        match register.narrow_cells(None, &wide, ask)? {
            None => Ok(Err(vec![ask.ran_out()])),
            Some(narrow) if narrow.is_empty() => Ok(Ok(register.let_out(release, policy, account)?)),
            Some(narrow) => Ok(Err(too_narrow(&publication, &system.places, &narrow))),
        }
    }

    /// This register with the cells of a release; or why the method, which leaves a printed 0 from 0 to `leaves`, will not
    /// do.
    fn begin(
        &self,
        release: &Release,
        policy: &Policy,
        leaves: u64,
    ) -> Result<Result<Begun, Reason>, ProposeError> {
        if let Some(table) = release.tables.iter().chain(&release.guarded).find(|t| t.sums.is_some()) {
            return Err(ProposeError::Sums { table: table.name.clone() });
        }
        if leaves < policy.width {
            return Ok(Err(Reason::TooFine { leaves, width: policy.width }));
        }
        let (register, fresh) = self.with(release, policy)?;
        let primary = fresh.iter().filter(|p| register.is_primary(p)).count();
        let account = Account { cells: fresh.len(), primary, ..Account::default() };
        Ok(Ok(Begun { register, fresh, account }))
    }

    /// What rounding is asked for a cell; nothing for one that is out as no multiple of the base.
    fn asked(
        &self,
        place: &Place,
        fresh: bool,
        base: Base,
        keys: &CellKeys,
        publication: &Publication,
    ) -> Option<Asked> {
        let entry = self.cells.get(place)?;
        if fresh {
            let key = keys.cell(&categories(&publication.dimensions, &place.key), entry.count);
            return Some(Asked::Count { count: entry.count, draw: f64::from(key) / 2_f64.powi(32) });
        }
        match entry.shown {
            Showing::Moved(it) if base.divides(it.value) => Some(Asked::Out(it.value)),
            _ => None,
        }
    }

    /// Moves the counts of a release by their keys.
    pub(super) fn perturb(
        &self,
        release: &Release,
        policy: &Policy,
        keys: &CellKeys,
        ask: Ask<'_>,
    ) -> Proposed {
        let Begun { mut register, fresh, mut account } = match self.begin(release, policy, MOST_MOVED)? {
            Ok(begun) => begun,
            Err(reason) => return Ok(Err(vec![reason])),
        };
        let mut key_of: BTreeMap<Place, u32> = BTreeMap::new();
        for table in release.tables.iter().chain(&release.guarded) {
            for (place, key) in register.places(table).into_iter().zip(keys_of(table, keys).into_values()) {
                key_of.entry(place).or_insert(key);
            }
        }
        let publication = register.publication();
        let system = System::new(&publication, Mode::Lines)?;
        let (start, rows) = system.rows.by_variable(system.places.len());
        loop {
            for place in &fresh {
                let (Some(key), Some(e)) = (key_of.get(place), register.cells.get(place)) else { continue };
                let value = keys.perturb(e.count, *key);
                register.print_instead(place, value, CellKeys::range(value));
            }
            let Some(narrow) = register.narrow_cells(None, &BTreeSet::new(), ask)? else {
                return Ok(Err(vec![ask.ran_out()]));
            };
            if narrow.is_empty() {
                return Ok(Ok(register.let_out(release, policy, account)?));
            }
            if account.repairs == MOST_REPAIRS {
                return Ok(Err(too_narrow(&publication, &system.places, &narrow)));
            }
            account.repairs += 1;
            // Moves that happen to lean the same way narrow down what stands with them in a sum: these get other keys.
            let around: BTreeSet<u32> = narrow
                .iter()
                .flat_map(|c| &rows[start[*c]..start[c + 1]])
                .flat_map(|r| system.rows.get(*r as usize).vars)
                .copied()
                .chain(narrow.iter().filter_map(|c| u32::try_from(*c).ok()))
                .collect();
            for place in around.iter().filter_map(|v| system.places.get(*v as usize)) {
                if let Some(key) = key_of.get_mut(place) {
                    *key = key.wrapping_add(0x9E37_79B9);
                }
            }
        }
    }

    /// The most by which a number of a release may differ from its count, and how many sums of its numbers do not hold.
    pub(super) fn moved(&mut self, release: &Release) -> Result<(u64, usize), ProposeError> {
        let mut own = BTreeSet::new();
        for table in &release.tables {
            own.extend(self.places(table));
        }
        let reach = own.iter().filter_map(|place| match self.cells.get(place)?.shown {
            Showing::Moved(it) => Some(it.high.saturating_sub(it.value)),
            _ => None,
        });
        let Some(most) = reach.max() else { return Ok((0, 0)) };
        let system = System::new(&self.publication(), Mode::Lines)?;
        let printed = |v: &u32| {
            let place = system.places.get(*v as usize).filter(|place| own.contains(place))?;
            self.cells.get(place)?.printed()
        };
        let broken = system.rows.iter().filter(|row| row.low == 0.0 && row.high == 0.0).filter(|row| {
            let terms = row.vars.iter().zip(row.factors);
            let sum = terms.map(|(v, factor)| Some(factor * printed(v)? as f64)).sum::<Option<f64>>();
            sum.is_some_and(|sum| sum != 0.0)
        });
        Ok((most, broken.count()))
    }

    fn print_instead(&mut self, place: &Place, value: u64, (low, high): (u64, u64)) {
        if let Some(e) = self.cells.get_mut(place) {
            let width = e.shown.needs().max(1);
            e.shown = Showing::Moved(Moved { value, low, high, width });
        }
    }
}

/// The sums in which numbers to be rounded stand, and none that is out as no multiple of the base.
fn sums(system: &System, cells: &[Option<Asked>]) -> Rows {
    let mut sums = Rows::default();
    for row in system.rows.iter().filter(|row| row.low == 0.0 && row.high == 0.0) {
        let all = || row.vars.iter().map(|v| cells.get(*v as usize).copied().flatten());
        let any = all().flatten().any(|it| matches!(it, Asked::Count { .. }));
        if any && all().all(|it| it.is_some()) {
            sums.push(row.vars.iter().copied().zip(row.factors.iter().copied()), 0.0, 0.0);
        }
    }
    sums
}

/// The keys of all cells of a table, in their order.
fn keys_of<'t>(table: &'t Counts, keys: &CellKeys) -> BTreeMap<&'t Vec<Node>, u32> {
    let depth = |key: &[Node]| -> u32 { table.dimensions.iter().zip(key).map(|(d, n)| d.depth(*n)).sum() };
    let mut lowest_first: Vec<&Vec<Node>> = table.cells.keys().collect();
    lowest_first.sort_by_key(|key| std::cmp::Reverse(depth(key)));
    let mut found: BTreeMap<&Vec<Node>, u32> = BTreeMap::new();
    for key in lowest_first {
        let own = || match table.cells.get(key) {
            None | Some(0) => 0,
            Some(count) => keys.cell(&categories(&table.dimensions, key), *count),
        };
        let of_parts = (0..key.len()).find_map(|d| sum_of_parts(table, key, d, &found));
        found.insert(key, table.keys.get(key).copied().or(of_parts).unwrap_or_else(own));
    }
    found
}

fn sum_of_parts(table: &Counts, key: &[Node], d: usize, found: &BTreeMap<&Vec<Node>, u32>) -> Option<u32> {
    let children = table.dimensions[d].children(key[d]);
    let mut part = key.to_vec();
    let sum = children.iter().try_fold(0_u32, |sum, child| {
        part[d] = *child;
        found.get(&part).map(|key| sum.wrapping_add(*key))
    });
    sum.filter(|_| !children.is_empty())
}

/// The categories of a cell by dimension; totals are left out, so that a cell is named alike in every table.
fn categories<'d>(dimensions: &'d [Dimension], key: &[Node]) -> Vec<(&'d str, &'d str)> {
    let below_total = dimensions.iter().zip(key).filter(|(_, n)| **n != Node::TOTAL);
    let mut named: Vec<(&str, &str)> = below_total.map(|(d, n)| (d.name(), d.label(*n))).collect();
    named.sort_unstable();
    named
}

fn too_narrow(publication: &Publication, places: &[Place], narrow: &[usize]) -> Vec<Reason> {
    let cells = narrow.iter().filter_map(|c| places.get(*c));
    cells.map(|place| Reason::TooNarrow { cell: publication.describe(place) }).collect()
}
