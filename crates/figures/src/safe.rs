//! Counts that may be seen. Only protection makes them, and everything that is published is calculated from them alone.

use crate::{count::Place, project::Population, published::Symbol};
use std::collections::{BTreeMap, BTreeSet};

/// What is seen of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// The count itself.
    Shown(u64),
    /// Another number near it.
    Moved(u64),
    /// Nothing.
    Hidden,
}

/// How many cells of protected tables there are, and what became of them; the others show the count itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tally {
    /// All of them.
    pub cells: usize,
    /// Of which nothing is seen.
    pub hidden: usize,
    /// Of which another number near the count is seen.
    pub moved: usize,
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
            Some(Seen::Shown(count) | Seen::Moved(count)) => Ok(*count),
            Some(Seen::Hidden) => Err(Symbol::Confidential),
            None => Err(Symbol::NotAvailable),
        }
    }

    /// What is seen of a cell; nothing of one that no table has.
    pub(crate) fn seen(&self, place: &Place) -> Option<Seen> {
        self.seen.get(place).copied()
    }

    /// All cells.
    pub fn cells(&self) -> impl Iterator<Item = (&Place, Seen)> {
        self.seen.iter().map(|(place, seen)| (place, *seen))
    }

    /// What became of the cells of protected tables.
    #[must_use]
    pub fn tally(&self) -> Tally {
        let own = || self.seen.iter().filter(|(place, _)| !self.public.contains(&place.population));
        Tally {
            cells: own().count(),
            hidden: own().filter(|(_, it)| **it == Seen::Hidden).count(),
            moved: own().filter(|(_, it)| matches!(it, Seen::Moved(_))).count(),
        }
    }
}
