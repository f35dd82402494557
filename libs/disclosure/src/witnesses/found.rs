//! Witnesses found from what is published alone: a whole table that agrees with all of it, and others near that.

use super::{Origin, Witnesses};
use crate::attack::solver::Meter;
use crate::attack::system::System;
use crate::attack::{Attack, AttackError, Carrier, Mode};
use crate::publication::Publication;
use crate::register::tables_of_rows;
use crate::suppress::field::{Field, State};
use crate::suppress::{Allowance, Failed, suppress};

/// How wide cells are shown to be where they can be.
const WIDE: u64 = 3;
/// How many steps may be taken beside finding the first table.
const MOST_STEPS: u64 = 2_000_000;

/// Witnesses that were made from what is published alone. They tell no more than that does, and may be published beside it.
#[derive(Debug)]
pub struct PublicWitnesses(Witnesses);

impl PublicWitnesses {
    /// Looks for whole tables that agree with a publication and show each hidden cell to be three wide, or as wide as it can
    /// be. None where none is found: it contradicts itself, prints quotients, or time ran out.
    ///
    /// The first table is one of whole numbers that a solver must find: for six linked tables of 1,503 cells that took it
    /// about 25 s of computing. `seconds_left` is asked for a limit of time; None: no limit.
    ///
    /// # Errors
    /// When the system is too large, or the solver fails.
    pub fn find(
        publication: &Publication,
        seconds_left: Option<&dyn Fn() -> f64>,
    ) -> Result<Option<Self>, AttackError> {
        if !publication.ratios.is_empty() {
            return Ok(None);
        }
        let attack = Attack { seconds_left, ..Attack::default() };
        let Some((system, table)) = attack.whole_table(publication)? else { return Ok(None) };
        let Some(mut carrier) = Carrier::at(&system, &table) else { return Ok(None) };
        let lines = System::new(publication, Mode::Lines)?;
        let mut field = Field {
            value: table.iter().take(lines.places.len()).copied().collect(),
            least: system.lo.iter().take(lines.places.len()).copied().collect(),
            state: vec![State::Earlier; lines.places.len()],
            width: vec![0.0; lines.places.len()],
            weight: vec![1.0; lines.places.len()],
            table_of_row: tables_of_rows(&lines),
            rows: lines.rows,
        };
        for i in 0..field.len() {
            if system.lo[i] == system.hi[i] {
                field.state[i] = State::Fixed;
            }
        }
        for target in &lines.targets {
            let i = *target as usize;
            field.width[i] = (WIDE as f64).min(system.hi[i] - system.lo[i]);
        }
        let allowed = Allowance { meter: Meter::of(MOST_STEPS), seconds_left };
        let others = loop {
            match suppress(&mut field, Some(&mut carrier), &allowed) {
                Ok(others) => break others,
                // These are narrower than was asked, and none is asked for less than nothing: this comes to an end.
                Err(Failed::Stuck(cells)) => cells.into_iter().for_each(|i| field.width[i] -= 1.0),
                Err(Failed::Time | Failed::Spent) => return Ok(None),
                Err(Failed::Solver(why)) => return Err(why.into()),
            }
        };
        let mut needs = vec![0; field.len()];
        for target in &lines.targets {
            let i = *target as usize;
            needs[i] = (1..=WIDE).rev().find(|width| field.width[i] >= *width as f64).unwrap_or(1);
        }
        Ok(Some(Self(Witnesses::new(publication, system, (table, others), needs, Origin::Publication))))
    }

    /// The file of format `evenhand-witnesses/1`, as [`Witnesses::to_confidential_json`] says it.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.0.json()
    }
}
