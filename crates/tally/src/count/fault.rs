//! Why rows cannot be counted.

use super::emit::PART;

/// Why a row cannot be counted. The words are a cell of the column.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Which kind, as [`FaultKind::code`].
    pub(super) kind: char,
    pub(super) column: usize,
    pub(super) words: String,
}

/// The kinds of faults.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FaultKind {
    /// A row with another number of values.
    Ragged,
    /// A row that the file ends in.
    Unfinished,
    /// A row in which a quotation mark opens and is never closed.
    OpenQuote,
    /// A condition that looks at words nobody can read.
    Condition,
    /// A number that is none, or out of bounds.
    Number,
    /// A count that is none.
    NoCount,
    /// A count below zero.
    Negative,
    /// A count that is not whole.
    Broken,
}

impl FaultKind {
    const ALL: [Self; 8] = [
        Self::Ragged,
        Self::Unfinished,
        Self::OpenQuote,
        Self::Condition,
        Self::Number,
        Self::NoCount,
        Self::Negative,
        Self::Broken,
    ];

    pub(super) const fn code(self) -> char {
        match self {
            Self::Ragged => 'r',
            Self::Unfinished => 'u',
            Self::OpenQuote => 'q',
            Self::Condition => 'c',
            Self::Number => 'n',
            Self::NoCount => 'm',
            Self::Negative => 'g',
            Self::Broken => 'b',
        }
    }
}

impl Fault {
    /// Reads what [`Counter`] wrote as the cell of a fault: its kind, its column, its words.
    pub fn decode(cell: &str) -> Option<(FaultKind, usize, &str)> {
        let mut parts = cell.splitn(3, PART);
        let kind = parts.next()?.chars().next()?;
        let kind = FaultKind::ALL.into_iter().find(|it| it.code() == kind)?;
        Some((kind, parts.next()?.parse().ok()?, parts.next()?))
    }
}
