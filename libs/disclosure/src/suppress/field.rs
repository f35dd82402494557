//! Every cell of a register with its true count, how it is shown, and the equations between them.

use crate::attack::rows::Rows;

/// How a cell is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum State {
    /// Printed, and must be: a zero, or out already.
    Fixed,
    /// Printed, but could be hidden to protect others.
    Open,
    /// Hidden to protect others.
    Secondary,
    /// Hidden already by an earlier release to protect others: stays hidden.
    Earlier,
    /// Hidden for itself.
    Primary,
}

impl State {
    pub(crate) fn hidden(self) -> bool {
        matches!(self, Self::Secondary | Self::Earlier | Self::Primary)
    }
}

/// The cells and their equations.
pub(crate) struct Field {
    /// True counts.
    pub value: Vec<f64>,
    /// The least a reader will take a hidden cell for.
    pub least: Vec<f64>,
    pub state: Vec<State>,
    /// How wide the interval of a primary cell must be; 1 for others that are hidden.
    pub width: Vec<f64>,
    /// What is lost by hiding a cell.
    pub weight: Vec<f64>,
    pub rows: Rows,
    /// The table each row belongs to, by number.
    pub table_of_row: Vec<u32>,
}

impl Field {
    pub(crate) fn len(&self) -> usize {
        self.value.len()
    }

    /// The table whose rows are all the rows of a cell; none for margins that tables share.
    pub(crate) fn own_table(&self) -> Vec<Option<u32>> {
        let mut own: Vec<Option<Option<u32>>> = vec![None; self.len()];
        for (row, table) in self.rows.iter().zip(&self.table_of_row) {
            for v in row.vars {
                let slot = &mut own[*v as usize];
                *slot = match *slot {
                    None => Some(Some(*table)),
                    Some(Some(t)) if t == *table => Some(Some(t)),
                    Some(_) => Some(None),
                };
            }
        }
        own.into_iter().map(Option::flatten).collect()
    }

    /// What is lost by all that is hidden to protect others.
    pub(crate) fn lost(&self) -> f64 {
        let secondary = (0..self.len()).filter(|i| self.state[*i] == State::Secondary);
        secondary.map(|i| self.weight[i]).sum()
    }

    /// How far a hidden cell can go down.
    pub(crate) fn room_below(&self, i: usize) -> f64 {
        (self.value[i] - self.least[i]).max(0.0)
    }
}
