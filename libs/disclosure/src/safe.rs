//! What may be printed. Only protection makes these values; they are the only ones here that print or serialise.

use std::collections::HashMap;
use std::fmt;

use serde::{Serialize, Serializer};

use crate::attack::{Attack, AttackError, Findings};
use crate::dimension::Dimension;
use crate::publication::Publication;

/// A cell as it may be printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SafeCell {
    /// The count itself.
    Count(u64),
    /// A number near the count: rounded, or moved by its cell key. A 0 may stand for a few: `[low]` would tell that it does.
    Moved(u64),
    /// `[c]`: hidden.
    Confidential,
}

impl fmt::Display for SafeCell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(v) | Self::Moved(v) => v.fmt(f),
            Self::Confidential => f.write_str("[c]"),
        }
    }
}

impl Serialize for SafeCell {
    /// A number, or the symbol as a text.
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Count(v) | Self::Moved(v) => s.serialize_u64(*v),
            Self::Confidential => s.collect_str(self),
        }
    }
}

/// A table as it may be printed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SafeTable {
    pub(crate) name: String,
    pub(crate) population: String,
    #[serde(skip)]
    pub(crate) dimensions: Vec<Dimension>,
    pub(crate) cells: Vec<(Vec<String>, SafeCell)>,
    #[serde(skip)]
    pub(crate) index: HashMap<Vec<String>, usize>,
}

impl SafeTable {
    pub(crate) fn new(
        name: &str,
        population: &str,
        dimensions: &[Dimension],
        cells: Vec<(Vec<String>, SafeCell)>,
    ) -> Self {
        let index = cells.iter().enumerate().map(|(i, (k, _))| (k.clone(), i)).collect();
        Self {
            name: name.to_owned(),
            population: population.to_owned(),
            dimensions: dimensions.to_vec(),
            cells,
            index,
        }
    }

    /// The name of the table.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The population it counts.
    #[must_use]
    pub fn population(&self) -> &str {
        &self.population
    }

    /// Its dimensions in the order of keys.
    #[must_use]
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// Every cell, margins before their parts.
    pub fn cells(&self) -> impl ExactSizeIterator<Item = (&[String], SafeCell)> {
        self.cells.iter().map(|(k, c)| (k.as_slice(), *c))
    }

    /// One cell.
    #[must_use]
    pub fn cell<S: AsRef<str>>(&self, key: &[S]) -> Option<SafeCell> {
        let key: Vec<String> = key.iter().map(|s| s.as_ref().to_owned()).collect();
        self.index.get(&key).and_then(|i| self.cells.get(*i)).map(|c| c.1)
    }

    /// Whether a cell may be printed, and with it every statistic that rests on it alone.
    #[must_use]
    pub fn shows<S: AsRef<str>>(&self, key: &[S]) -> bool {
        matches!(self.cell(key), Some(SafeCell::Count(_) | SafeCell::Moved(_)))
    }
}

/// A percentage, rate or ratio as it may be printed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SafeQuotient {
    /// What it is called.
    pub name: String,
    /// What is printed: a rounded number, or a symbol.
    pub shown: SafeValue,
}

/// A printed number, or a symbol in its place.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(untagged)]
pub enum SafeValue {
    /// The number, rounded to the printed decimals.
    Number(f64),
    /// `[c]` hidden with its counts, `[x]` the base is too small, `[z]` the base is zero.
    Symbol(&'static str),
}

/// The proof that goes with a release: everything that a reader can see of all releases together, in the format
/// `sdc-attack/1`, so that anybody can run the attack again.
#[derive(Clone, Debug, PartialEq)]
pub struct Certificate {
    pub(crate) publication: Publication,
}

impl Certificate {
    /// The file: the same register gives the same bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        self.publication.to_json()
    }

    /// What it says.
    #[must_use]
    pub fn publication(&self) -> &Publication {
        &self.publication
    }

    /// Runs the attack again, without limit of time.
    ///
    /// # Errors
    /// When the system is too large or the solver fails.
    pub fn attack(&self) -> Result<Findings, AttackError> {
        Attack { whole_for_narrowest: 150, ..Attack::default() }.run(&self.publication)
    }
}
