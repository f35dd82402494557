//! Pay gaps: mean and median, quarters of the pay scale, bonus.

mod bonus;
mod gap;
mod quarter;
mod resample;

use crate::Invalid;
use crate::count::not_negative;

pub use bonus::{BonusGap, Bonuses};
pub use gap::{Average, LEAST_PUBLISHED_GROUP, pay_gap};
pub use quarter::{Quarter, QuarterMix, quarters};
pub use resample::{Resampling, ResamplingKind};

/// The pay of a group of people, each by the hour (or each bonus), in one currency; kept in order.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Pay(Vec<f64>);

impl Pay {
    /// One amount for each person, in any order.
    ///
    /// # Errors
    /// If an amount is not a finite number above 0.
    pub fn new(mut amounts: Vec<f64>) -> Result<Self, Invalid> {
        for amount in &amounts {
            if not_negative("A rate of pay", *amount)? == 0.0 {
                return Err(Invalid::Zero { what: "A rate of pay" });
            }
        }
        amounts.sort_by(f64::total_cmp);
        Ok(Self(amounts))
    }

    /// The amounts, least first.
    pub fn amounts(&self) -> &[f64] {
        &self.0
    }

    /// How many people.
    pub fn people(&self) -> usize {
        self.0.len()
    }

    /// Their mean; nothing if there is no one.
    pub fn mean(&self) -> Option<f64> {
        (!self.0.is_empty()).then(|| self.0.iter().sum::<f64>() / self.0.len() as f64)
    }

    /// The middle amount, or the mean of the two middle ones; nothing if there is no one.
    pub fn median(&self) -> Option<f64> {
        let middle = self.0.len() / 2;
        match self.0.len() {
            0 => None,
            n if n % 2 == 1 => Some(self.0[middle]),
            _ => Some((self.0[middle - 1] + self.0[middle]) / 2.0),
        }
    }
}
