//! Everything a reader can see of a body's tables, as the format `sdc-attack/1` says it.

pub(crate) mod json;
mod read;
mod write;

use std::collections::HashMap;

use crate::dimension::{Dimension, Node};

pub use read::{MOST_BYTES, MOST_CELLS, ReadError};
pub(crate) use read::{dimensions as read_dimensions, parse};
pub(crate) use write::dimensions as write_dimensions;
pub(crate) use write::list;

/// The largest count that is dealt with exactly: 2⁵³.
pub const MOST_COUNT: u64 = 1 << 53;

/// A cell of a population: one category of every dimension.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Which population (year, universe), as its number in [`Publication::populations`].
    pub population: u32,
    /// One category for each dimension, in their order.
    pub key: Vec<Node>,
}

/// What a reader sees of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// The count.
    Exact(u64),
    /// A symbol; the reader may be told a range.
    Suppressed {
        /// The least it can be, where it differs from the publication's default.
        low: Option<u64>,
        /// The most it can be, where it differs from the publication's default.
        high: Option<Bound>,
    },
    /// A multiple of a base.
    Rounded {
        /// What is printed.
        value: u64,
        /// The base, at least 2.
        base: u64,
        /// Rounded up or down by chance, so that the count may be up to base − 1 away; else base ÷ 2.
        random: bool,
    },
    /// A number that is near the count and not the count itself: rounded so that sums hold, or moved by a cell key. The
    /// attacker tries to narrow it down, like what is suppressed.
    Moved {
        /// What is printed.
        value: u64,
        /// The least it can be by the method alone.
        low: u64,
        /// The most it can be by the method alone.
        high: u64,
    },
    /// A range.
    Interval {
        /// The least it can be.
        low: u64,
        /// The most it can be; none for no limit.
        high: Option<u64>,
    },
}

/// An upper limit that may be said to be absent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bound {
    /// At most this.
    At(u64),
    /// No limit is known.
    None,
}

/// A cell and what is seen of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Where.
    pub place: Place,
    /// What is seen.
    pub shown: Shown,
}

/// A linear fact a reader has: low ≤ Σ factor × cell ≤ high.
#[derive(Clone, Debug, PartialEq)]
pub struct Relation {
    /// Factors and cells.
    pub terms: Vec<(f64, Place)>,
    /// The least; none for no limit.
    pub low: Option<f64>,
    /// The most; none for no limit.
    pub high: Option<f64>,
}

/// A published quotient of two cells, such as a percentage: num = (value ± half width) × den.
#[derive(Clone, Debug, PartialEq)]
pub struct Ratio {
    /// The cell above the line.
    pub num: Place,
    /// The cell below the line.
    pub den: Place,
    /// What is printed, as a fraction (0.333 for 33.3 %).
    pub value: f64,
    /// Half a unit of the last printed place (0.0005 for 33.3 %).
    pub half_width: f64,
}

/// What holds for cells that do not say otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Defaults {
    /// The least a suppressed cell can be: 1 where zeros are printed.
    pub suppressed_low: u64,
    /// The most a suppressed cell can be.
    pub suppressed_high: Option<u64>,
    /// The base published values are rounded to.
    pub rounding: Option<u64>,
    /// Whether that rounding is by chance.
    pub random_rounding: bool,
    /// Whether a printed zero is a true zero under rounding.
    pub zero_is_true: bool,
}

impl Default for Defaults {
    fn default() -> Self {
        Self {
            suppressed_low: 0,
            suppressed_high: None,
            rounding: None,
            random_rounding: false,
            zero_is_true: true,
        }
    }
}

/// Everything a reader can see, of one table or of all that a body ever released.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Publication {
    /// The dimensions that keys speak of.
    pub dimensions: Vec<Dimension>,
    /// The populations by number; the unnamed one is the empty text.
    pub populations: Vec<String>,
    /// What holds for cells that do not say otherwise.
    pub defaults: Defaults,
    /// The cells in the order of the file.
    pub cells: Vec<Cell>,
    /// Linear facts.
    pub relations: Vec<Relation>,
    /// Published quotients.
    pub ratios: Vec<Ratio>,
    /// What an insider knows exactly.
    pub known: Vec<(Place, u64)>,
}

impl Publication {
    /// Reads a file of format `sdc-attack/1`.
    ///
    /// # Errors
    /// With the place in the file: see [`ReadError`].
    pub fn from_json(bytes: &[u8]) -> Result<Self, ReadError> {
        read::publication(bytes)
    }

    /// The file of format `sdc-attack/1`: the same publication gives the same bytes.
    #[must_use]
    pub fn to_json(&self) -> String {
        write::publication(self)
    }

    /// The key of a place in words.
    #[must_use]
    pub fn labels(&self, place: &Place) -> Vec<&str> {
        self.dimensions.iter().zip(&place.key).map(|(d, n)| d.label(*n)).collect()
    }

    /// The name of a place's population; empty for the unnamed one.
    #[must_use]
    pub fn population(&self, place: &Place) -> &str {
        self.populations.get(place.population as usize).map_or("", String::as_str)
    }

    /// A place in words, for messages: `2025: Grade 01, Indian`.
    #[must_use]
    pub fn describe(&self, place: &Place) -> String {
        let key = self.labels(place).join(", ");
        match self.population(place) {
            "" => key,
            population => format!("{population}: {key}"),
        }
    }

    /// The least and the most a cell can be by what is printed in it alone.
    #[must_use]
    pub fn range(&self, shown: Shown) -> (u64, Option<u64>) {
        match shown {
            Shown::Exact(v) => (v, Some(v)),
            Shown::Suppressed { low, high } => (
                low.unwrap_or(self.defaults.suppressed_low),
                match high {
                    None => self.defaults.suppressed_high,
                    Some(Bound::At(v)) => Some(v),
                    Some(Bound::None) => None,
                },
            ),
            Shown::Rounded { value: 0, .. } if self.defaults.zero_is_true => (0, Some(0)),
            Shown::Rounded { value, base, random } => {
                let half = if random { base.saturating_sub(1) } else { base / 2 };
                (value.saturating_sub(half), Some(value.saturating_add(half)))
            }
            Shown::Moved { low, high, .. } => (low, Some(high)),
            Shown::Interval { low, high } => (low, high),
        }
    }

    /// The first group whose exact count is not the sum of its exact parts, in words.
    #[must_use]
    pub fn first_broken_sum(&self) -> Option<String> {
        let exact: HashMap<&Place, u64> = self
            .cells
            .iter()
            .filter_map(|c| match c.shown {
                Shown::Exact(v) => Some((&c.place, v)),
                _ => None,
            })
            .collect();
        for cell in &self.cells {
            let Shown::Exact(whole) = cell.shown else { continue };
            for (d, dimension) in self.dimensions.iter().enumerate() {
                let children = dimension.children(cell.place.key[d]);
                let mut part = cell.place.clone();
                let sum = children.iter().try_fold(0_u64, |sum, child| {
                    part.key[d] = *child;
                    exact.get(&part).map(|v| sum.saturating_add(*v))
                });
                if let Some(sum) = sum.filter(|s| !children.is_empty() && *s != whole) {
                    let place = self.describe(&cell.place);
                    let name = dimension.name();
                    return Some(format!("{place} says {whole}, but its parts by {name} add up to {sum}"));
                }
            }
        }
        None
    }
}
