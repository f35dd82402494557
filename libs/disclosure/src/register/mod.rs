//! The release register: every cell that a body ever published or hid, with its population and the facts that tie
//! them, as one system. It holds raw counts, so its file is confidential like the records themselves.

mod alternatives;
mod compose;
mod file;
mod hide;
mod kinship;
mod lift;
mod moved;
mod outcome;
mod propose;
mod refusal;

use std::collections::BTreeMap;

use crate::dimension::Dimension;
use crate::publication::{Place, Publication, Relation};
use crate::safe::Certificate;

pub use file::REGISTER_FORMAT;
pub(crate) use kinship::tables_of_rows;
pub use outcome::{Account, Effort, Outcome, ProposeError, Protected};
pub use refusal::{Reason, Refusal};

/// Every cell ever published or hidden.
#[derive(Clone, Default, PartialEq)]
pub struct Register {
    dimensions: Vec<Dimension>,
    populations: Vec<String>,
    cells: BTreeMap<Place, Entry>,
    facts: Vec<Relation>,
    releases: Vec<Released>,
}

impl std::fmt::Debug for Register {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Register of {} cells in {} releases", self.cells.len(), self.releases.len())
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entry {
    count: u64,
    shown: Showing,
    /// The least a reader takes it for when it is hidden: 1 where zeros are printed.
    least: u64,
    /// Of a sum: the least and the most it can be for a reader of the mean, where that is printed.
    told: Option<(u64, u64)>,
}

/// How a cell of the register is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Showing {
    Printed,
    /// Hidden for itself; its interval must stay this wide.
    Primary(u64),
    /// Hidden to protect others.
    Secondary,
    /// Printed as another number near it.
    Moved(Moved),
}

/// What stands in the place of a count that was rounded or moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Moved {
    value: u64,
    /// The least and the most the count can be by the method alone.
    low: u64,
    high: u64,
    /// How wide what can be worked out of it must stay.
    width: u64,
}

impl Showing {
    /// How wide the interval that can be worked out must stay; 0 for what is printed as it is.
    fn needs(self) -> u64 {
        match self {
            Self::Printed => 0,
            Self::Secondary => 1,
            Self::Primary(width) | Self::Moved(Moved { width, .. }) => width,
        }
    }

    fn is_hidden(self) -> bool {
        matches!(self, Self::Primary(_) | Self::Secondary)
    }
}

impl Entry {
    /// The number that is printed, if one is.
    fn printed(&self) -> Option<u64> {
        match self.shown {
            Showing::Printed => Some(self.count),
            Showing::Moved(it) => Some(it.value),
            Showing::Primary(_) | Showing::Secondary => None,
        }
    }
}

/// A release that is out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Released {
    /// Its name.
    pub name: String,
    /// The policy and its version.
    pub policy: String,
    /// How it was protected, as [`crate::Method`] says it.
    pub method: String,
    /// Its tables with their populations.
    pub tables: Vec<(String, String)>,
    /// What was let through although the policy says otherwise.
    pub exceptions: Vec<Exception>,
}

/// A cell printed although the policy hides it: asked for by one person, approved by another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    table: String,
    key: Vec<String>,
    reason: String,
    asked_by: String,
    approved_by: String,
}

/// Why an exception cannot be made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ExceptionError {
    /// One person alone.
    #[error("an exception needs a second person: {0} cannot approve what {0} asked for")]
    SamePerson(String),
    /// No reason.
    #[error("an exception needs a reason; it is kept in the register")]
    NoReason,
}

impl Exception {
    /// An exception for one cell of a table.
    ///
    /// # Errors
    /// When both persons are one, or no reason is given.
    pub fn new(
        table: &str,
        key: &[&str],
        reason: &str,
        asked_by: &str,
        approved_by: &str,
    ) -> Result<Self, ExceptionError> {
        if asked_by.trim().is_empty()
            || asked_by.trim() == approved_by.trim()
            || approved_by.trim().is_empty()
        {
            return Err(ExceptionError::SamePerson(asked_by.trim().to_owned()));
        }
        if reason.trim().is_empty() {
            return Err(ExceptionError::NoReason);
        }
        Ok(Self {
            table: table.to_owned(),
            key: key.iter().map(|k| (*k).to_owned()).collect(),
            reason: reason.trim().to_owned(),
            asked_by: asked_by.trim().to_owned(),
            approved_by: approved_by.trim().to_owned(),
        })
    }

    /// Why it was made.
    #[must_use]
    pub fn reason(&self) -> &str {
        &self.reason
    }

    /// Who asked, and who approved.
    #[must_use]
    pub fn people(&self) -> (&str, &str) {
        (&self.asked_by, &self.approved_by)
    }
}

impl Register {
    /// The releases that are out, oldest first.
    #[must_use]
    pub fn releases(&self) -> &[Released] {
        &self.releases
    }

    /// How many cells it holds, and how many of them are hidden.
    #[must_use]
    pub fn size(&self) -> (usize, usize) {
        (self.cells.len(), self.cells.values().filter(|e| e.shown.is_hidden()).count())
    }

    /// Everything a reader can see of all releases together.
    #[must_use]
    pub fn certificate(&self) -> Certificate {
        Certificate { publication: self.publication() }
    }

    fn publication(&self) -> Publication {
        use crate::publication::{Cell, Defaults, Shown};
        let cell = |(place, e): (&Place, &Entry)| {
            let low = (e.least != 1).then_some(e.least);
            let shown = match e.shown {
                Showing::Printed => match e.told {
                    Some((low, high)) if low < high => Shown::Interval { low, high: Some(high) },
                    _ => Shown::Exact(e.count),
                },
                Showing::Primary(_) | Showing::Secondary => Shown::Suppressed { low, high: None },
                Showing::Moved(Moved { value, low, high, .. }) => Shown::Moved { value, low, high },
            };
            Cell { place: place.clone(), shown }
        };
        Publication {
            dimensions: self.dimensions.clone(),
            populations: self.populations.clone(),
            defaults: Defaults { suppressed_low: 1, ..Defaults::default() },
            cells: self.cells.iter().map(cell).collect(),
            relations: self.facts.clone(),
            ratios: Vec::new(),
            known: Vec::new(),
        }
    }
}
