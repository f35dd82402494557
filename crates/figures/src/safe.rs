//! Counts that may be seen. Only protection makes them, and everything that is published is calculated from them alone.

use crate::{count::Place, project::Population, published::Symbol};
use std::collections::{BTreeMap, BTreeSet};

/// What is seen of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// The count (or what it was rounded to).
    Shown(u64),
    /// Nothing.
    Hidden,
}

/// The cells of all tables of a release, as anybody may see them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Safe {
    seen: BTreeMap<Place, Seen>,
    public: BTreeSet<Population>,
}

impl Safe {
    pub(crate) fn new(seen: BTreeMap<Place, Seen>, public: BTreeSet<Population>) -> Self {
        Self { seen, public }
    }

    /// What is seen of a cell; a cell that no table has is not available.
    ///
    /// # Errors
    /// The symbol that stands in its place.
    pub fn count(&self, place: &Place) -> Result<u64, Symbol> {
        match self.seen.get(place) {
            Some(Seen::Shown(count)) => Ok(*count),
            Some(Seen::Hidden) => Err(Symbol::Confidential),
            None => Err(Symbol::NotAvailable),
        }
    }

    /// All cells.
    pub fn cells(&self) -> impl Iterator<Item = (&Place, Seen)> {
        self.seen.iter().map(|(place, seen)| (place, *seen))
    }

    /// How many cells of protected tables there are, and how many of them are hidden.
    #[must_use]
    pub fn hidden(&self) -> (usize, usize) {
        let own = || self.seen.iter().filter(|(place, _)| !self.public.contains(&place.population));
        (own().count(), own().filter(|(_, it)| **it == Seen::Hidden).count())
    }
}
