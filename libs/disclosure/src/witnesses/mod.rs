//! Whole tables that agree with everything printed and show, by addition alone, how wide each hidden cell is: a proof of a
//! release that anybody can check who has them.

mod found;
mod lowest;
mod pool;

use std::collections::{BTreeSet, HashMap};
use std::fmt;

use serde_json::{Value, json};

use crate::attack::system::System;
use crate::dimension::Dimension;
use crate::publication::{Place, Publication, list};
pub use found::PublicWitnesses;
use pool::Pool;

/// The format of [`Witnesses::to_confidential_json`].
pub const WITNESSES_FORMAT: &str = "evenhand-witnesses/1";

/// What tables were made from.
#[derive(Clone, Copy)]
pub(crate) enum Origin {
    Counts,
    Publication,
}

impl Origin {
    /// What the file says of itself.
    fn words(self) -> &'static str {
        match self {
            Self::Counts => {
                "Confidential. These tables were made from the raw counts, which can be guessed from them. For the \
                 publisher's own audit: keep them like the records, and never publish them."
            }
            Self::Publication => {
                "Made from what is published alone: these tables tell no more than that does."
            }
        }
    }
}

/// The tables that were met while a release was hidden. They were made from raw counts, so they neither print nor serialise.
pub struct Witnesses {
    dimensions: Vec<Dimension>,
    populations: Vec<String>,
    /// What a reader knows, over the listed cells and what they are sums of.
    system: System,
    /// The table that was gone from, and how far everything moves from it in others.
    table: Vec<f64>,
    others: Vec<Vec<(usize, f64)>>,
    /// How wide each listed cell must be; 0 for what is printed.
    needs: Vec<u64>,
    /// The number of each among the cells of the publication.
    numbers: Vec<usize>,
    origin: Origin,
}

impl fmt::Debug for Witnesses {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} tables for {} cells", self.others.len() + 1, self.needs.len())
    }
}

/// Which two tables show a cell to be wide.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Shown {
    cell: usize,
    low: usize,
    high: usize,
    width: i64,
}

impl Witnesses {
    /// Of a publication and a system of the same cells in which more may be hidden; `met` are a table and how far others
    /// are from it.
    pub(crate) fn new(
        publication: &Publication,
        mut system: System,
        met: (Vec<f64>, Vec<Vec<(usize, f64)>>),
        needs: Vec<u64>,
        origin: Origin,
    ) -> Self {
        for i in (0..needs.len().min(met.0.len())).filter(|i| needs[*i] == 0) {
            (system.lo[i], system.hi[i]) = (met.0[i], met.0[i]);
        }
        let mut first: HashMap<&Place, usize> = HashMap::new();
        for (number, cell) in publication.cells.iter().enumerate() {
            first.entry(&cell.place).or_insert(number);
        }
        let number = |place| first.get(place).copied().unwrap_or(0);
        Self {
            numbers: system.places.iter().take(needs.len()).map(number).collect(),
            dimensions: publication.dimensions.clone(),
            populations: publication.populations.clone(),
            system,
            table: met.0,
            others: met.1,
            needs,
            origin,
        }
    }

    /// The file of format `evenhand-witnesses/1`. It is confidential: who has it can guess at raw counts. The true table is
    /// among its tables only where a cell could not be shown to be wide without it.
    ///
    /// - `lowest`: combinations of lowest-level categories, each as its population and its key;
    /// - `first`: how many people of each are in the first table;
    /// - `others`: further tables, each as pairs of a number in `lowest` and how many more people it has than in the first;
    /// - `cells`: for each cell that is not printed as it is, its number among the cells of the certificate, the table (0 is
    ///   the first) in which it is least and the one in which it is most, and how far these are apart. Cells for which no two
    ///   tables were met have none.
    #[must_use]
    pub fn to_confidential_json(&self) -> String {
        self.json()
    }

    fn json(&self) -> String {
        let pool = Pool::new(&self.system, &self.table, &self.others, &self.needs);
        let levels: Vec<_> = pool.tables.iter().map(|moves| self.lowest(moves)).collect();
        let places: BTreeSet<&Place> = levels.iter().flat_map(|level| level.keys()).collect();
        let count = |level: &lowest::Level, place: &Place| level.get(place).copied().unwrap_or(0);
        let first = levels.first().cloned().unwrap_or_default();
        let name = |place: &Place| {
            let labels: Vec<&str> =
                self.dimensions.iter().zip(&place.key).map(|(d, node)| d.label(*node)).collect();
            json!([self.populations.get(place.population as usize), labels])
        };
        let other = |level: &lowest::Level| -> Value {
            let moved =
                places.iter().enumerate().map(|(n, place)| (n, count(level, place) - count(&first, place)));
            moved.filter(|(_, d)| *d != 0).map(|(n, d)| json!([n, d])).collect()
        };
        let cell = |it: &Shown| json!({"cell": self.numbers.get(it.cell), "low": it.low, "high": it.high, "width": it.width});
        let counts: Vec<i64> = places.iter().map(|place| count(&first, place)).collect();
        let mut out = format!(
            "{{\"format\": {},\n \"warning\": {},\n \"first\": {}",
            json!(WITNESSES_FORMAT),
            json!(self.origin.words()),
            json!(counts)
        );
        list(&mut out, "lowest", places.iter().map(|place| name(place)));
        list(&mut out, "others", levels.iter().skip(1).map(other));
        list(&mut out, "cells", pool.shown.iter().map(cell));
        out.push_str("}\n");
        out
    }
}
