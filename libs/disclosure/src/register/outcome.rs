//! What a proposal may cost, and what becomes of it.

use super::{Refusal, Register};
use crate::attack::{AttackError, TooManyAtoms};
use crate::safe::{Certificate, SafeQuotient, SafeTable};
use crate::witnesses::Witnesses;

/// How much is spent on a proposal.
#[derive(Clone, Copy)]
pub struct Effort<'a> {
    /// Steps of the simplex method that may be taken in all: a limit that is the same on every machine, so that the
    /// same input gives the same outcome. Half are for the release, the rest for coarser forms if it is refused. A step
    /// takes 10 to 50 microseconds of a processor of today, more where tables are large.
    pub steps: u64,
    /// The seconds that are left, asked again and again, beside the limit on steps. None: no limit. With one, a slow
    /// machine may refuse what a quick one lets out.
    pub seconds_left: Option<&'a dyn Fn() -> f64>,
    /// How many of the narrowest cells are attacked in whole numbers at the end.
    pub whole_for_narrowest: usize,
    /// How many coarser forms are tried when the release is refused.
    pub coarser: usize,
}

impl Default for Effort<'_> {
    fn default() -> Self {
        Self { steps: 1_000_000, seconds_left: None, whole_for_narrowest: 150, coarser: 12 }
    }
}

/// What becomes of a proposed release.
#[derive(Debug)]
pub enum Outcome {
    /// It may be published.
    Safe(Box<Protected>),
    /// It may not; why, and what may.
    Refused(Refusal),
}

/// A release that may be published.
#[derive(Debug)]
pub struct Protected {
    /// The tables, in the order of the release, as they may be printed.
    pub tables: Vec<SafeTable>,
    /// The quotients, in the order of the release.
    pub quotients: Vec<SafeQuotient>,
    /// To be published with them.
    pub certificate: Certificate,
    /// The register to keep; confidential.
    pub register: Register,
    /// What it cost.
    pub account: Account,
    /// Tables that prove it safe, for the publisher's own audit; confidential. None where numbers are moved instead of hidden.
    pub witnesses: Option<Witnesses>,
}

/// What protection cost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Cells of this release that were not out before.
    pub cells: usize,
    /// Hidden for themselves.
    pub primary: usize,
    /// Hidden to protect others.
    pub secondary: usize,
    /// Zeros among those, hidden because what is out already, or a fact, would else give a count away. If there are any,
    /// a hidden count of this release may be zero; else it is at least 1, except where the policy hides zeros itself.
    pub zeros: usize,
    /// How often the attack found something that had to be mended.
    pub repairs: usize,
    /// Steps of the simplex method taken to hide; 0 where numbers are moved instead.
    pub steps: u64,
    /// The most by which a number of this release may differ from its count; 0 where small ones are hidden instead.
    pub moved: u64,
    /// Sums of its numbers that do not hold: with cell keys many, with rounding those with an exact number in them that
    /// was out already.
    pub broken_sums: usize,
}

/// Why a proposal cannot be dealt with at all.
#[derive(Debug, thiserror::Error)]
pub enum ProposeError {
    /// A count differs from what the register says.
    #[error(
        "table '{table}', {key}: the count differs from the one in the register; give a corrected table its own population"
    )]
    Changed {
        /// The table.
        table: String,
        /// The cell.
        key: String,
    },
    /// A dimension has another hierarchy than before.
    #[error(
        "release '{release}': dimension '{dimension}' has other categories than in the register; keep them, or give it another name"
    )]
    Hierarchy {
        /// The release.
        release: String,
        /// The dimension.
        dimension: String,
    },
    /// A cell that nothing lists.
    #[error("{cell}: {what}")]
    NoCell {
        /// The cell in words.
        cell: String,
        /// What is wrong.
        what: String,
    },
    /// Sums are not rounded.
    #[error(
        "table '{table}' is one of sums, which are hidden or printed: propose it as a release of its own, protected by hiding"
    )]
    Sums {
        /// The table.
        table: String,
    },
    /// A fact that does not hold.
    #[error("the counts contradict the fact about {cells}: it comes to {sum}")]
    Fact {
        /// The cells.
        cells: String,
        /// What they come to.
        sum: i128,
    },
    /// The attack failed.
    #[error(transparent)]
    Attack(#[from] AttackError),
}

impl From<TooManyAtoms> for ProposeError {
    fn from(e: TooManyAtoms) -> Self {
        Self::Attack(e.into())
    }
}
