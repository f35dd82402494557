//! What blank lines mean in a list of cells: nothing, the end of a row, an empty cell, or the end of any cell.
//!
//! Nothing in the text says which. So each meaning that its gaps allow is tried over the whole list, and the one under
//! which the lines fit best is right: where a blank line is an empty cell, no cell is passed over without one.

use super::CellLine;

/// What blank lines mean in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Parted {
    /// They say nothing.
    Nothing,
    /// There are none, and no cell is left out, so that rows come round evenly.
    Whole,
    /// More of them than stand between cells part rows.
    Rows { within: usize },
    /// Each is an empty cell.
    Cells,
    /// One stands between any two cells, whose own lines follow without; what is empty was left out.
    Apart,
    /// One stands between any two cells, and what is empty is one of them.
    ApartWithEmpty,
}

impl Parted {
    /// The meanings that blank lines may have, where the headings stand with so many between them.
    pub(super) fn ways(within: usize, cells: &[CellLine<'_>]) -> Vec<Self> {
        let below = cells.iter().skip(1);
        let none = below.clone().all(|c| c.gap == within);
        let wrapped = below.clone().any(|c| c.gap == 0);
        let wide = below.clone().any(|c| c.gap > within);
        match within {
            _ if none => vec![Self::Nothing, Self::Whole],
            0 => vec![Self::Rows { within }, Self::Cells],
            _ if wide && !wrapped => vec![Self::Rows { within }, Self::ApartWithEmpty, Self::Nothing],
            _ if wide => vec![Self::Apart, Self::ApartWithEmpty, Self::Rows { within }],
            _ => vec![Self::Apart],
        }
    }

    /// How many empty cells the blank lines above a line are, where they are any.
    pub(super) fn empty_above(self, gap: usize) -> Option<usize> {
        match self {
            Self::Cells => Some(gap),
            // Each empty cell stands between two blank lines.
            Self::ApartWithEmpty => Some(gap.saturating_sub(1) / 2),
            Self::Nothing | Self::Whole | Self::Rows { .. } | Self::Apart => None,
        }
    }
}
