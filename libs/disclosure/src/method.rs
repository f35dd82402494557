//! How counts are kept from giving people away.

use crate::cell_key::CellKeys;
use crate::rounding::Base;

/// How a release is protected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Method {
    /// Small counts are hidden, and with them what would give them away. What is printed is exact.
    #[default]
    Suppress,
    /// Every count is rounded up or down to a multiple of a base, so that all parts still add up to their totals.
    Round {
        /// The base; 5 is usual.
        base: Base,
        /// Draws the way each count goes, so that nobody else can work out what would have become of another count.
        keys: CellKeys,
    },
    /// Every count is moved by its key. What is printed does not add up.
    CellKey(CellKeys),
}

impl std::fmt::Display for Method {
    /// As a register keeps it: `suppress`, `round to multiples of 5`, `cell-key`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Round { base, .. } => write!(f, "{} to multiples of {}", self.word(), base.get()),
            Self::Suppress | Self::CellKey(_) => f.write_str(self.word()),
        }
    }
}

impl Method {
    /// The word for it, in files and projects: `suppress`, `round`, `cell-key`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Self::Suppress => "suppress",
            Self::Round { .. } => "round",
            Self::CellKey(_) => "cell-key",
        }
    }
}
