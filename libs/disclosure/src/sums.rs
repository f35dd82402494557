//! Sums over the people of a cell, such as their pay. A mean that is printed beside its count tells the sum as far as
//! the mean's decimals go, and the sums of parts add up: so means are hidden or printed like the counts themselves.

use std::collections::BTreeMap;

use crate::counts::{Contributions, Counts, CountsError};
use crate::dimension::Node;
use crate::policy::Policy;

/// The share of a sum, in percent, that its range must be wide where the policy has no p % rule.
const USUAL_WIDTH: f64 = 10.0;

/// A sum of a cell, in the whole units in which the table has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sum {
    /// Whose sum it is: how many people.
    pub people: u64,
    /// What they contribute: for the dominance rules.
    pub contributions: Contributions,
    /// The least and the most that the sum can be for a reader of the mean, if the mean is printed.
    pub told: (u64, u64),
    /// Whether the mean is not printed, whatever the policy says.
    pub withheld: bool,
}

impl Counts {
    /// Makes this a table of sums instead of counts of people. Whoever prints the means must hide those whose cells are
    /// hidden. A cell that is not named is taken as known exactly.
    ///
    /// The policy hides a mean of fewer people than its `minimum_for_pay`, and one that its dominance rules name; what can
    /// be worked out of a hidden sum stays as wide as its p % of the sum, or a tenth of it.
    ///
    /// # Errors
    /// When there is no such cell, or what is told of a sum does not hold it.
    pub fn as_sums<K: AsRef<[S]>, S: AsRef<str>>(
        mut self,
        cells: impl IntoIterator<Item = (K, Sum)>,
    ) -> Result<Self, CountsError> {
        let mut sums = BTreeMap::new();
        for (key, sum) in cells {
            let (nodes, _) = self.check(key.as_ref(), 0)?;
            let holds = |total: &u64| (sum.told.0..=sum.told.1).contains(total);
            if !self.cells.get(&nodes).is_some_and(holds) {
                return Err(self.wrong_key(key.as_ref(), "what is told of its sum does not hold it".into()));
            }
            sums.insert(nodes, sum);
        }
        self.sums = Some(sums);
        Ok(self)
    }

    /// What a printed mean tells of a cell's sum.
    pub(crate) fn told(&self, own: &[Node]) -> Option<(u64, u64)> {
        Some(self.sums.as_ref()?.get(own)?.told)
    }
}

impl Policy {
    /// Whether the mean of a sum is hidden for itself.
    pub(crate) fn hides_sum(&self, sum: &Sum) -> bool {
        sum.people > 0
            && (sum.withheld || sum.people < self.minimum_for_pay || self.dominated(&sum.contributions))
    }

    /// How wide what can be worked out of a hidden sum must stay, in its units.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a share of a count is one, and at least 1 here"
    )]
    pub(crate) fn width_of_sum(&self, total: u64) -> u64 {
        let share = self.p_percent.unwrap_or(USUAL_WIDTH) / 100.0;
        (total as f64 * share).ceil().max(1.0) as u64
    }
}
