//! Who gets a bonus, and how much.

use super::{Average, Pay, Resampling, pay_gap};
use crate::{Confidence, Finding, Invalid, Likelihood, Proportion, relative_likelihood, representation};

/// The bonuses of a group: what was paid, and to how many of how many people.
#[derive(Debug, Clone, PartialEq)]
pub struct Bonuses {
    paid: Pay,
    people: Proportion,
}

impl Bonuses {
    /// Bonuses of those who got one, and how many people there are in the group altogether.
    ///
    /// # Errors
    /// If there are more bonuses than people.
    pub fn new(paid: Pay, people: u64) -> Result<Self, Invalid> {
        let people = Proportion::new(paid.people() as u64, people)?;
        Ok(Self { paid, people })
    }
}

/// The figures of bonus reporting.
#[derive(Debug, Clone, PartialEq)]
pub struct BonusGap {
    /// How many of the reference group got one.
    pub reference_share: Finding,
    /// How many of the group got one.
    pub group_share: Finding,
    /// How many times as likely the group was to get one.
    pub likelihood: Likelihood,
    /// The gap in the mean bonus, among those who got one.
    pub mean: Finding,
    /// The gap in the median bonus, among those who got one.
    pub median: Finding,
}

impl BonusGap {
    /// Compares a group's bonuses with those of a reference group.
    pub fn of(reference: &Bonuses, group: &Bonuses, resampling: Resampling, confidence: Confidence) -> Self {
        let gap = |average| pay_gap(average, &reference.paid, &group.paid, resampling, confidence);
        Self {
            reference_share: representation(reference.people, confidence),
            group_share: representation(group.people, confidence),
            likelihood: relative_likelihood(group.people, reference.people, confidence),
            mean: gap(Average::Mean),
            median: gap(Average::Median),
        }
    }
}
