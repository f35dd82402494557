//! The pay scale in four quarters, and who is in each.

use super::Pay;
use crate::{Confidence, Finding, Invalid, Proportion, representation};

/// A quarter of the pay scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Quarter {
    /// The lowest paid.
    Lower,
    /// The next.
    LowerMiddle,
    /// The next.
    UpperMiddle,
    /// The highest paid.
    Upper,
}

impl Quarter {
    /// All four, lowest first.
    pub const ALL: [Self; 4] = [Self::Lower, Self::LowerMiddle, Self::UpperMiddle, Self::Upper];

    /// How many of `people` belong here. Who is left over when divided by four goes to the lower quarter first, then to the
    /// upper middle, then to the lower middle. Source: GOV.UK, Gender pay gap reporting: make your calculations.
    pub fn size(self, people: usize) -> usize {
        let extra = match self {
            Self::Lower => people % 4 >= 1,
            Self::LowerMiddle => people % 4 == 3,
            Self::UpperMiddle => people % 4 >= 2,
            Self::Upper => false,
        };
        people / 4 + usize::from(extra)
    }
}

impl std::fmt::Display for Quarter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Lower => "lower",
            Self::LowerMiddle => "lower middle",
            Self::UpperMiddle => "upper middle",
            Self::Upper => "upper",
        })
    }
}

/// Who is in a quarter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuarterMix {
    /// Which.
    pub quarter: Quarter,
    /// How many of each group, in the order in which the groups were given.
    pub people: Vec<u64>,
}

impl QuarterMix {
    /// Everybody in the quarter.
    pub fn all(&self) -> u64 {
        self.people.iter().sum()
    }

    /// A group's share of the quarter; those without an answer are a group of their own, and in the base.
    ///
    /// # Errors
    /// If there is no such group.
    pub fn share(&self, group: usize, confidence: Confidence) -> Result<Finding, Invalid> {
        let Some(people) = self.people.get(group) else {
            return Err(Invalid::TooFew { what: "Groups", given: self.people.len(), least: group + 1 });
        };
        Ok(representation(Proportion::new(*people, self.all())?, confidence))
    }
}

/// Parts everybody into four quarters by pay. People with the same pay on both sides of a border are divided so that the
/// mix of groups among them is as even as can be in each of the quarters they reach.
///
/// ```
/// use equality::pay::{Pay, quarters};
/// let white = Pay::new(vec![11.0, 12.0, 12.0, 12.0, 15.0])?;
/// let black = Pay::new(vec![12.0, 12.0, 12.0, 13.0])?;
/// let mix = quarters(&[&white, &black]);
/// // Nine people: the lower quarter has three, of whom two are paid 12 and so one of each group.
/// assert_eq!(mix[0].people, [2, 1]);
/// assert_eq!(mix.iter().map(|it| it.all()).collect::<Vec<_>>(), [3, 2, 2, 2]);
/// # Ok::<(), equality::Invalid>(())
/// ```
pub fn quarters(groups: &[&Pay]) -> [QuarterMix; 4] {
    let mut staff: Vec<(f64, usize)> = groups
        .iter()
        .enumerate()
        .flat_map(|(group, pay)| pay.amounts().iter().map(move |amount| (*amount, group)))
        .collect();
    staff.sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut mixes = Quarter::ALL.map(|quarter| QuarterMix { quarter, people: vec![0; groups.len()] });
    let mut free = Quarter::ALL.map(|quarter| quarter.size(staff.len()));
    let mut at = 0;
    for tied in staff.chunk_by(|a, b| a.0 == b.0) {
        let mut waiting = vec![0usize; groups.len()];
        for (_, group) in tied {
            waiting[*group] += 1;
        }
        let mut left = tied.len();
        while left > 0 && at < 4 {
            let places = left.min(free[at]);
            if places > 0 {
                let taken = evenly(&waiting, left, places);
                for (group, taken) in taken.into_iter().enumerate() {
                    waiting[group] -= taken;
                    mixes[at].people[group] += taken as u64;
                }
                free[at] -= places;
                left -= places;
            }
            if free[at] == 0 {
                at += 1;
            }
        }
    }
    mixes
}

/// `places` of `all` people, from each group in proportion: whole people first, then those with the largest part left
/// over, the earlier group first.
fn evenly(groups: &[usize], all: usize, places: usize) -> Vec<usize> {
    let mut taken: Vec<usize> = groups.iter().map(|it| it * places / all).collect();
    let mut by_remainder: Vec<usize> = (0..groups.len()).collect();
    by_remainder.sort_by_key(|it| std::cmp::Reverse(groups[*it] * places % all));
    let missing = places - taken.iter().sum::<usize>();
    for group in by_remainder.into_iter().take(missing) {
        taken[group] += 1;
    }
    taken
}
