//! Where a way through the words of a printed table has come to, and the number under which that is kept.

/// Where a way through the words has come to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Under the headings.
    Start,
    /// At the end of a cell, which took one line or more.
    Cell { column: usize, single: bool },
    /// At the end of a name across the rows.
    Across,
    /// A page begins, and the row goes on from the one before, which ended in this column.
    Carried { column: usize },
}

impl State {
    /// How many there are in a table of so many columns.
    pub(super) fn count(columns: usize) -> usize {
        2 + 3 * columns
    }

    pub(super) fn number(self, columns: usize) -> usize {
        match self {
            Self::Start => 0,
            Self::Across => 1,
            Self::Cell { column, single } => 2 + 2 * column + usize::from(single),
            Self::Carried { column } => 2 + 2 * columns + column,
        }
    }

    /// That of a number, which is less than their count.
    pub(super) fn of(number: usize, columns: usize) -> Self {
        match number {
            0 => Self::Start,
            1 => Self::Across,
            n if n < 2 + 2 * columns => Self::Cell { column: (n - 2) / 2, single: (n - 2) % 2 == 1 },
            n => Self::Carried { column: n - 2 - 2 * columns },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::State;

    #[test]
    fn every_state_has_a_number_of_its_own() {
        for columns in 0..5 {
            for number in 0..State::count(columns) {
                assert_eq!(State::of(number, columns).number(columns), number);
            }
        }
    }
}
