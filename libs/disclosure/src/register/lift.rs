//! Safety of rounded populations shown at once, instead of cell by cell. If some table agrees with everything printed even
//! where each range ends so much earlier, then so do all tables with so many more people in any one combination of it: and
//! every cell can have that many other values.

use std::collections::{BTreeMap, BTreeSet};

use super::{Register, Showing};
use crate::attack::rows::EPS;
use crate::attack::solver::{Domain, Lp, Meter, ModelRow, Solved};
use crate::attack::system::System;
use crate::attack::{AttackError, Mode};
use crate::publication::{Place, Publication, Relation};

/// The most populations that are tied by facts for which partners are looked for.
const MOST_TIED: usize = 60;

/// Factors by population: what a fact ties cell by cell.
type Tie = BTreeMap<u32, i64>;

impl Register {
    /// Cells that can still have as many other values as they need.
    pub(super) fn surely_wide(&self, publication: &Publication) -> Result<BTreeSet<Place>, AttackError> {
        let mut open: BTreeSet<u32> = (0..).take(self.populations.len()).collect();
        let mut most = 0;
        for (place, e) in &self.cells {
            match e.shown {
                Showing::Moved(it) => most = most.max(it.width),
                _ => open.retain(|p| *p != place.population),
            }
        }
        let ties = self.ties(&mut open);
        let all = open.clone();
        open.retain(|p| liftable(*p, &all, &ties));
        // What was taken out may have been tied to what is left.
        self.ties(&mut open);
        let own = Publication {
            cells: publication.cells.iter().filter(|c| open.contains(&c.place.population)).cloned().collect(),
            relations: self.facts.iter().filter(|f| within(f, &open)).cloned().collect(),
            ..publication.clone()
        };
        if own.cells.is_empty() {
            return Ok(BTreeSet::new());
        }
        let system = System::new(&own, Mode::Auto)?;
        // The ends of ranges are whole numbers, and those of the table found may not be: with one more to spare that does
        // not matter; without, a cell that is no whole number there is one narrower.
        for (margin, lost) in [(most + 1, 0), (most, 1)] {
            let Some(table) = with_room(&system, margin as f64)? else { continue };
            let width = |value: f64| if (value - value.round()).abs() < EPS { most } else { most - lost };
            let wide = system.places.iter().zip(table).filter(|(place, value)| {
                self.cells.get(place).is_some_and(|e| e.shown.needs() <= width(*value))
            });
            return Ok(wide.map(|(place, _)| place.clone()).collect());
        }
        Ok(BTreeSet::new())
    }

    /// The facts between populations, all of `open` afterwards: what is tied otherwise than cell by cell, or to what is
    /// not, is taken out of it.
    fn ties(&self, open: &mut BTreeSet<u32>) -> BTreeSet<Vec<(u32, i64)>> {
        let mut ties = BTreeSet::new();
        loop {
            ties.clear();
            let before = open.len();
            for fact in &self.facts {
                match tie(fact).filter(|_| within(fact, open)) {
                    Some(tie) => ties.extend([tie.into_iter().collect()]),
                    None => open.retain(|p| fact.terms.iter().all(|(_, place)| place.population != *p)),
                }
            }
            if open.len() == before {
                return ties;
            }
        }
    }
}

fn within(fact: &Relation, open: &BTreeSet<u32>) -> bool {
    fact.terms.iter().all(|(_, place)| open.contains(&place.population))
}

/// A fact that comes to nought over the same cell of some populations.
fn tie(fact: &Relation) -> Option<Tie> {
    let (_, first) = fact.terms.first()?;
    let mut tie = Tie::new();
    for (factor, place) in &fact.terms {
        if place.key != first.key || factor.fract() != 0.0 || factor.abs() > 1e6 {
            return None;
        }
        #[expect(clippy::cast_possible_truncation, reason = "checked to be whole and small")]
        let factor = *factor as i64;
        *tie.entry(place.population).or_default() += factor;
    }
    (fact.low == Some(0.0) && fact.high == Some(0.0)).then_some(tie)
}

/// Whether people can be added to a population, with as many to at most two others, so that all facts hold.
fn liftable(population: u32, open: &BTreeSet<u32>, ties: &BTreeSet<Vec<(u32, i64)>>) -> bool {
    let sum = |tie: &[(u32, i64)], with: &[u32]| -> i64 {
        tie.iter().filter(|(p, _)| with.contains(p)).map(|(_, factor)| factor).sum()
    };
    let holds = |with: &[u32]| ties.iter().all(|tie| sum(tie, with) == 0);
    if holds(&[population]) {
        return true;
    }
    let tied: BTreeSet<u32> = ties.iter().flatten().map(|(p, _)| *p).filter(|p| open.contains(p)).collect();
    if tied.len() > MOST_TIED {
        return false;
    }
    let others: Vec<u32> = tied.into_iter().filter(|p| *p != population).collect();
    others.iter().any(|one| {
        holds(&[population, *one])
            || others.iter().filter(|two| *two > one).any(|two| holds(&[population, *one, *two]))
    })
}

/// A table that agrees with everything printed although every range ends `margin` earlier: its listed cells first.
fn with_room(system: &System, margin: f64) -> Result<Option<Vec<f64>>, AttackError> {
    let mut high = system.hi.clone();
    for (high, low) in high.iter_mut().zip(&system.lo).take(system.places.len()) {
        *high -= margin;
        if *high < *low {
            return Ok(None);
        }
    }
    let bounds: Vec<(f64, f64)> = system.lo.iter().copied().zip(high).collect();
    let rows: Vec<ModelRow> =
        system.rows.iter().map(|row| (row.low, row.high, row.terms().collect())).collect();
    Ok(match Lp::new(&bounds, &rows, Domain::Moving, &Meter::unlimited())?.solve(None)? {
        Solved::Optimal(_, table) => Some(table),
        _ => None,
    })
}
