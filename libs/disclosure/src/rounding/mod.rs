//! Controlled rounding: every count becomes a multiple of a base, and every sum of them still holds.
//!
//! A count that is a multiple stays, any other goes to the multiple below or above (*zero-restricted* rounding; *Cox
//! 1987, J. Am. Stat. Assoc. 82:520*). Which of the two is drawn, the nearer one more often, so that on average nothing
//! is moved; a programme in whole numbers then finds the table nearest to the draws in which all sums hold. Where there
//! is none, numbers may go one multiple further, and the whole release says so.

mod model;

use crate::attack::connected;
use crate::attack::rows::Rows;
use crate::attack::solver::SolverError;

/// How many multiples further than the nearest two a number may go before rounding is given up, with those two.
const MOST_STEPS: u64 = 3;

/// What counts are rounded to multiples of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Base(u64);

/// A number that is no base of rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the base of rounding is from 3 to 1000; 5 is usual, and {0} is not among them")]
pub struct NoBase(pub u64);

impl Base {
    /// The usual base.
    pub const FIVE: Self = Self(5);

    /// A base.
    ///
    /// # Errors
    /// When it is not from 3 to 1000: with 2, a printed 0 would be 0 or 1.
    pub fn new(base: u64) -> Result<Self, NoBase> {
        if (3..=1000).contains(&base) { Ok(Self(base)) } else { Err(NoBase(base)) }
    }

    /// The base as a number.
    #[must_use]
    pub fn get(self) -> u64 {
        self.0
    }

    pub(crate) fn divides(self, value: u64) -> bool {
        value.is_multiple_of(self.0)
    }
}

/// A cell of the system to be rounded.
#[derive(Clone, Copy)]
pub(crate) enum Asked {
    /// A count, with a number from 0 to 1 drawn for it.
    Count { count: u64, draw: f64 },
    /// A number that is out already, and stays.
    Out(u64),
}

/// What the cells become.
pub(crate) struct Rounded {
    pub values: Vec<u64>,
    /// Every number is less than so many times the base away from its count.
    pub steps: u64,
}

pub(crate) enum Failed {
    /// No rounding was found in which the sums hold.
    NoneFound,
    Time,
    Solver(SolverError),
}

impl From<SolverError> for Failed {
    fn from(e: SolverError) -> Self {
        Self::Solver(e)
    }
}

/// Rounds all counts so that every row, a sum that comes to nought, holds. The same input gives the same numbers.
pub(crate) fn round(
    cells: &[Asked],
    sums: &Rows,
    base: Base,
    seconds_left: Option<&dyn Fn() -> f64>,
) -> Result<Rounded, Failed> {
    let mut values: Vec<u64> = cells
        .iter()
        .map(|it| match it {
            Asked::Count { count, draw } => alone(*count, *draw, base),
            Asked::Out(value) => *value,
        })
        .collect();
    let free = |v: usize| matches!(cells[v], Asked::Count { .. });
    let mut steps = 1;
    for part in model::parts(connected(cells.len(), sums, free), sums, cells.len()) {
        if part.rows.is_empty() {
            continue;
        }
        // Later parts begin where earlier ones ended: the range is told for all of the release.
        loop {
            if seconds_left.is_some_and(|left| left() <= 0.0) {
                return Err(Failed::Time);
            }
            if let Some(found) = part.solve(cells, sums, base, steps, seconds_left)? {
                for (v, value) in part.vars.iter().zip(found) {
                    values[*v] = value;
                }
                break;
            }
            if steps == MOST_STEPS {
                return Err(Failed::NoneFound);
            }
            steps += 1;
        }
    }
    Ok(Rounded { values, steps })
}

/// A count that stands in no sum goes where its draw says.
fn alone(count: u64, draw: f64, base: Base) -> u64 {
    let rest = count % base.get();
    let up = draw < rest as f64 / base.get() as f64;
    count - rest + if up { base.get() } else { 0 }
}
