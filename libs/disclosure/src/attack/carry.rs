//! Tables of whole numbers met with few programmes: one is found in whole numbers, and changes of the listed cells, known
//! from suppression, are carried down from it by the least change of the lowest-level combinations, which mostly is one
//! of whole numbers by itself.

use super::lift::Known;
use super::part::{Part, Seen};
use super::rows::EPS;
use super::solver::{Domain, Lp, Meter, ModelRow, Solved, SolverError};
use super::system::System;

/// How often a change is tried with other prices.
const ATTEMPTS: u32 = 24;

/// Takes the tables so met into what is `seen` of a part, for the sake of the variables that are wanted.
pub(super) fn carry(
    s: &System,
    part: &Part,
    known: &Known<'_>,
    wanted: impl Fn(usize, &Seen) -> bool,
    meter: &Meter,
    seen: &mut Seen,
) -> Result<(), SolverError> {
    let listed = known.truth.len();
    if listed != s.places.len() || part.vars.iter().all(|v| *v < listed) {
        return Ok(());
    }
    let mut whole = part.model(s, Domain::Whole, meter)?;
    for (c, v) in part.vars.iter().enumerate().filter(|(_, v)| **v < listed) {
        whole.bound(c, known.truth[*v], known.truth[*v]);
    }
    whole.minimise(&[]);
    let Solved::Optimal(_, table) = whole.solve(None)? else { return Ok(()) };
    let table: Vec<f64> = table.into_iter().map(f64::round).collect();
    seen.take(&table);
    let mut moves = Moving::new(s, part, &table, listed, meter)?;
    for change in &known.changes {
        let here = change.iter().all(|(v, d)| part.position.contains_key(v) && d.fract() == 0.0);
        if !here || !change.iter().any(|(v, _)| wanted(*v, seen)) {
            continue;
        }
        if let Some(moved) = moves.follow(change)? {
            seen.take(&table.iter().zip(&moved).map(|(x, d)| x + d).collect::<Vec<f64>>());
        }
    }
    Ok(())
}

/// The programme of the least change: two columns a variable, its way up and its way down.
struct Moving<'a> {
    lp: Lp,
    part: &'a Part,
    listed: usize,
}

impl<'a> Moving<'a> {
    fn new(
        s: &System,
        part: &'a Part,
        table: &[f64],
        listed: usize,
        meter: &Meter,
    ) -> Result<Self, SolverError> {
        let ways = part.vars.iter().zip(table).flat_map(|(v, x)| match *v < listed {
            true => [(0.0, 0.0), (0.0, 0.0)],
            false => [(0.0, s.hi[*v] - x), (0.0, x - s.lo[*v])],
        });
        let bounds: Vec<(f64, f64)> = ways.collect();
        let row = |r: &usize| -> ModelRow {
            let row = s.rows.get(*r);
            let at: f64 =
                row.terms().map(|(v, f)| f * part.position.get(&v).map_or(s.lo[v], |c| table[*c])).sum();
            let terms = row.terms().filter_map(|(v, f)| part.position.get(&v).map(|c| (*c, f)));
            (row.low - at, row.high - at, terms.flat_map(|(c, f)| [(2 * c, f), (2 * c + 1, -f)]).collect())
        };
        let rows: Vec<ModelRow> = part.rows.iter().map(row).collect();
        Ok(Self { lp: Lp::new(&bounds, &rows, Domain::Moving, meter)?, part, listed })
    }

    /// The least change of the combinations that goes with one of the listed cells, if one of whole numbers is found.
    fn follow(&mut self, change: &[(usize, f64)]) -> Result<Option<Vec<f64>>, SolverError> {
        self.hold(change, 1.0);
        let mut found = None;
        for attempt in 0..ATTEMPTS {
            self.price(attempt);
            self.lp.forget()?;
            let Solved::Optimal(_, x) = self.lp.solve(None)? else { break };
            let moved: Vec<f64> = x.chunks(2).map(|way| way[0] - way[1]).collect();
            if moved.iter().all(|d| (d - d.round()).abs() < EPS) {
                found = Some(moved.into_iter().map(f64::round).collect());
                break;
            }
        }
        self.hold(change, 0.0);
        Ok(found)
    }

    /// All moves cost the same at first, then by the toss of a die: what is least is at another corner, which may be
    /// one of whole numbers.
    fn price(&mut self, attempt: u32) {
        let mut die: u64 = 0x9E37_79B9_7F4A_7C15 ^ (u64::from(attempt) << 20);
        for c in (0..2 * self.part.vars.len()).filter(|c| self.part.vars[c / 2] >= self.listed) {
            die ^= die << 13;
            die ^= die >> 7;
            die ^= die << 17;
            self.lp.price(c, 1.0 + f64::from(attempt) * (die % 100) as f64 / 100.0);
        }
    }

    /// Holds the listed cells where a change brings them, or (0) where they were.
    fn hold(&mut self, change: &[(usize, f64)], times: f64) {
        for (v, d) in change.iter().filter(|(v, _)| *v < self.listed) {
            let c = self.part.column(*v);
            let (up, down) = ((d * times).max(0.0), (-d * times).max(0.0));
            self.lp.bound(2 * c, up, up);
            self.lp.bound(2 * c + 1, down, down);
        }
    }
}
