//! Intersections (ethnicity by sex by disability by grade): small groups, whose raw shares jump about. Beside each raw
//! share stands one that borrows from the whole as much as the data advise.

use crate::{Base, Caution, Confidence, Estimate, Finding, Interval, Method, Proportion, Unit};
use crate::{representation, special};

/// Fewest people in a group that is ranked against others.
pub const LEAST_RANKED_BASE: f64 = 30.0;

/// A group that several characteristics make.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// Its name.
    pub name: String,
    /// How many of how many.
    pub share: Proportion,
}

/// A group with its raw and its pooled share.
#[derive(Debug, Clone, PartialEq)]
pub struct Intersection {
    /// Its name.
    pub name: String,
    /// The share as counted.
    pub raw: Finding,
    /// The share drawn towards that of all groups together, the more the smaller the group.
    pub pooled: Finding,
    /// How much of the pooled share is the group's own: 1 all, 0 nothing.
    pub own_weight: f64,
}

/// All groups, in the order in which they were given.
#[derive(Debug, Clone, PartialEq)]
pub struct Intersections {
    all: Proportion,
    groups: Vec<Intersection>,
}

impl Intersections {
    /// Pools groups by empirical Bayes: a beta distribution of shares whose mean is that of all together and whose spread
    /// is what the groups show beyond chance (by moments), worth two people at least. Interval: the beta quantiles of each group's share given its
    /// counts. It takes the spread as known, so with few groups it is rather too narrow.
    ///
    /// ```
    /// use equality::intersection::{Group, Intersections};
    /// use equality::{Confidence, Proportion};
    /// let group = |name: &str, x, n| -> Result<_, equality::Invalid> {
    ///     Ok(Group { name: name.into(), share: Proportion::new(x, n)? })
    /// };
    /// let found = Intersections::of(
    ///     vec![
    ///         group("White men", 120, 800)?,
    ///         group("White women", 90, 900)?,
    ///         group("Black men", 9, 150)?,
    ///         group("Black women, disabled", 0, 12)?,
    ///     ],
    ///     Confidence::P95,
    /// );
    /// let last = &found.groups()[3];
    /// assert_eq!(last.raw.value(), Some(0.0));
    /// assert!(last.pooled.value() > Some(0.05));
    /// assert_eq!(found.ranking().len(), 3);
    /// # Ok::<(), equality::Invalid>(())
    /// ```
    pub fn of(groups: Vec<Group>, confidence: Confidence) -> Self {
        let all = groups.iter().fold(Proportion::NOBODY, |all, it| all.with(it.share));
        let strength = strength(&groups, all);
        let groups = groups
            .into_iter()
            .map(|group| {
                let own_weight = match strength {
                    Strength::Alike => 0.0,
                    Strength::People(people) if group.share.base() > 0.0 => {
                        group.share.base() / (group.share.base() + people)
                    }
                    Strength::People(_) => 0.0,
                };
                let (raw, pooled) =
                    (representation(group.share, confidence), pooled(group.share, all, strength, confidence));
                let base = group.share.base();
                let raw =
                    if base < LEAST_RANKED_BASE { raw.warning(Caution::NotRanked { base }) } else { raw };
                Intersection { name: group.name, raw, pooled, own_weight }
            })
            .collect();
        Self { all, groups }
    }

    /// All groups together.
    pub fn all(&self) -> Proportion {
        self.all
    }

    /// The groups.
    pub fn groups(&self) -> &[Intersection] {
        &self.groups
    }

    /// The groups by pooled share, highest first; those of under 30 people are not in it, and there is no other way to
    /// rank them.
    pub fn ranking(&self) -> Vec<&Intersection> {
        let mut ranked: Vec<(f64, &Intersection)> = self
            .groups
            .iter()
            .filter(|it| matches!(it.raw.base(), Base::Group(base) if base >= LEAST_RANKED_BASE))
            .filter_map(|it| Some((it.pooled.value()?, it)))
            .collect();
        ranked.sort_by(|a, b| b.0.total_cmp(&a.0));
        ranked.into_iter().map(|(_, it)| it).collect()
    }
}

/// How strongly groups are drawn together: as if so many people of the whole had been added to each.
#[derive(Clone, Copy)]
enum Strength {
    /// The groups differ no more than chance would have them differ.
    Alike,
    People(f64),
}

/// The least that groups are drawn together: as if two people had been added, as when nothing is known of the shares.
/// Otherwise a group of one would be taken at its word where the others differ much.
const LEAST_STRENGTH: f64 = 2.0;

/// By moments: the spread between groups beyond binomial chance, in DerSimonian and Laird's form.
fn strength(groups: &[Group], all: Proportion) -> Strength {
    let Some(mean) = all.share() else { return Strength::Alike };
    let chance = mean * (1.0 - mean);
    if chance == 0.0 {
        return Strength::Alike;
    }
    let filled = groups.iter().map(|it| it.share).filter(|it| it.base() > 0.0);
    let (mut heterogeneity, mut squares, mut count) = (0.0, 0.0, 0.0);
    for share in filled {
        let own = share.events() / share.base();
        heterogeneity += share.base() * (own - mean).powi(2) / chance;
        squares += share.base() * share.base();
        count += 1.0;
    }
    let spread = (heterogeneity - (count - 1.0)) * chance / (all.base() - squares / all.base());
    if spread > 0.0 { Strength::People((chance / spread - 1.0).max(LEAST_STRENGTH)) } else { Strength::Alike }
}

fn pooled(group: Proportion, all: Proportion, strength: Strength, confidence: Confidence) -> Finding {
    let estimate = match (all.share(), strength) {
        (None, _) => Estimate::NoOneInGroup,
        (Some(value), Strength::Alike) => {
            Estimate::Value { value, interval: crate::method::wilson(all, confidence) }
        }
        (Some(mean), Strength::People(people)) => {
            let a = group.events() + mean * people;
            let b = group.others() + (1.0 - mean) * people;
            let value = a / (a + b);
            let tail = confidence.tail();
            let interval = Interval::between(
                special::beta_quantile_below(a, b, tail),
                special::beta_quantile_above(a, b, tail),
            );
            Estimate::Value { value, interval: interval.around(value) }
        }
    };
    Finding::new(estimate, Unit::Share, Method::EmpiricalBayes, confidence, Base::Group(group.base()))
        .resting_on(all.events())
}
