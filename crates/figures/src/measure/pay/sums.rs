//! What the pay of groups adds up to, so that hidden means can be protected together with those that are printed: a gap
//! printed beside its count tells the group's sum in terms of the reference's mean, and the sums of parts add up.

use super::PayFigures;
use crate::{
    count::{Amounts, Place},
    project::{Population, Project, Spec},
    published::{Cell, Kind, Symbol},
    safe::{Safe, Seen},
};
use disclosure::{Contributions, Sum};
use equality::pay::LEAST_PUBLISHED_GROUP;

/// In how many parts the mean pay of the reference is counted: fine beside a gap's one decimal, and small enough that
/// sums stay whole numbers for the solver.
const PARTS: f64 = 10_000.0;

/// The pay of a group, in parts of the reference's mean.
pub(super) struct GroupPay {
    group: String,
    people: u64,
    sum: u64,
    contributions: Contributions,
    /// How many labels were added up: each may be half a part away.
    labels: u64,
}

/// The pay of the groups and the reference; nothing where the reference was paid nothing.
pub(super) fn pay_of_groups(
    project: &Project,
    amounts: &Amounts,
    dimension: usize,
    (groups, reference): (&[String], &str),
) -> Vec<GroupPay> {
    let Some(spec) = project.dimensions.get(dimension) else { return Vec::new() };
    let compared = amounts.of(spec, reference);
    let mean = compared.iter().sum::<f64>() / compared.len() as f64;
    if !(mean.is_finite() && mean > 0.0) {
        return Vec::new();
    }
    let part_of = |group: &str, label: &str| spec.members.with_parents(label).iter().any(|it| it == group);
    let pay = |group: &str| {
        let mut largest: Vec<f64> = amounts.of(spec, group).iter().map(|it| it / mean * PARTS).collect();
        largest.sort_by(|a, b| b.total_cmp(a));
        let labels: Vec<&str> = amounts.labels().filter(|label| part_of(group, label)).collect();
        // Rounded label by label, so that the sums of groups are those of their parts to the last unit.
        let sums = labels.iter().map(|it| whole((amounts.at(it).iter().sum::<f64>() / mean * PARTS).round()));
        GroupPay {
            group: group.to_owned(),
            people: largest.len() as u64,
            sum: sums.sum(),
            contributions: Contributions { total: largest.iter().sum(), largest },
            labels: labels.len() as u64,
        }
    };
    let mut listed: Vec<&str> = groups.iter().map(String::as_str).filter(|it| *it != reference).collect();
    listed.push(reference);
    let between = between(project, dimension, &listed);
    listed.iter().copied().chain(between).map(pay).collect()
}

/// The groups that stand between two of those listed: what is known of these is known of them too, where the other parts
/// are shown.
fn between<'p>(project: &'p Project, dimension: usize, listed: &[&str]) -> Vec<&'p str> {
    let Some(spec) = project.dimensions.get(dimension) else { return Vec::new() };
    let above = |label: &str| {
        let with_itself = spec.members.with_parents(label);
        with_itself.into_iter().filter(|it| it != label).collect::<Vec<_>>()
    };
    let inside = |group: &str| listed.iter().any(|it| above(it).iter().any(|over| over == group));
    let stands = |group: &str| above(group).iter().any(|over| listed.contains(&over.as_str()));
    let members = spec.members.list.iter().map(|it| it.label.as_str());
    members.filter(|it| !listed.contains(it) && inside(it) && stands(it)).collect()
}

/// A table of sums to be protected: one of pay, or of bonuses.
pub(crate) struct PaySums<'f> {
    /// Whose pay.
    pub(crate) population: Population,
    /// What the groups are of.
    pub(crate) dimension: usize,
    /// What they are compared with.
    pub(crate) reference: &'f str,
    /// Each group with its sum, and what is to be known of it; nothing is of the reference, whose mean is the measure.
    pub(crate) groups: Vec<(&'f str, u64, Option<Sum>)>,
}

/// The sums of pay of all measures, with what the gaps that would be printed tell of them.
pub(crate) fn sums<'f>(
    figures: &'f [PayFigures],
    project: &'f Project,
    safe: &Safe,
    moved: u64,
) -> Vec<PaySums<'f>> {
    let mut found = Vec::new();
    for it in figures {
        let measure = project.measures.iter().find(|measure| measure.id == it.measure);
        let Some(Spec::Pay { data, bonus, dimension, reference, .. }) = measure.map(|it| &it.spec) else {
            continue;
        };
        for (data, gaps, pay) in [(Some(*data), &it.gaps, &it.pay), (*bonus, &it.bonus, &it.bonus_pay)] {
            let (Some(data), false) = (data, pay.is_empty()) else { continue };
            let population = Population { data, part: None };
            let place = |group: &str| Place::new(project, &population, &[(*dimension, group)]);
            let near = |count: u64| (count.saturating_sub(moved), count + moved);
            let people = |own: &GroupPay| match safe.seen(&place(&own.group)) {
                Some(Seen::Shown(count)) => Some((count, count)),
                Some(Seen::Moved(count)) => Some(near(count)),
                Some(Seen::Hidden) => None,
                // A group between others has no number of its own; how many it has follows as far as those do.
                None => Some(near(own.people)),
            };
            let compared = safe.count(&place(reference)).is_ok();
            let sum = |own: &'f GroupPay| {
                let told = (own.group != *reference).then(|| {
                    let gap = match gaps.iter().find(|gap| gap.group == own.group) {
                        Some(gap) => gap.mean.as_ref().ok().and_then(equality::Finding::value),
                        None => own.gap(),
                    };
                    own.as_told(gap, people(own).filter(|_| compared))
                });
                (own.group.as_str(), own.sum, told)
            };
            let groups = pay.iter().map(sum).collect();
            found.push(PaySums { population, dimension: *dimension, reference, groups });
        }
    }
    found
}

impl GroupPay {
    /// The gap in percent of a group whose own is not asked for; none of few people.
    fn gap(&self) -> Option<f64> {
        let few = self.people < LEAST_PUBLISHED_GROUP as u64;
        (!few).then(|| 100.0 * (1.0 - self.sum as f64 / (self.people as f64 * PARTS)))
    }

    /// The sum as a reader of the gap and of the number of people (from the least to the most) can tell it.
    fn as_told(&self, gap: Option<f64>, people: Option<(u64, u64)>) -> Sum {
        let printed = gap.map(|it| Cell::figure(it, Kind::Points));
        let told = match (printed, people) {
            (Some(Cell::Number(percent)), Some((least, most))) => {
                let sum = |people: u64, percent: f64| people as f64 * (1.0 - percent / 100.0) * PARTS;
                let low = whole(sum(least, percent + 0.05).floor()).saturating_sub(self.labels);
                Some((low, whole(sum(most, percent - 0.05).ceil()) + self.labels))
            }
            _ => None,
        };
        Sum {
            people: self.people,
            contributions: self.contributions.clone(),
            told: told.unwrap_or((self.sum, self.sum)),
            withheld: told.is_none(),
        }
    }
}

/// Withholds the mean gap of a group whose sum is hidden.
pub(crate) fn withhold(figures: &mut [PayFigures], project: &Project, of: &Population, group: &str) {
    for it in figures {
        let measure = project.measures.iter().find(|measure| measure.id == it.measure);
        let Some(Spec::Pay { data, bonus, .. }) = measure.map(|it| &it.spec) else { continue };
        let of_pay = (*data == of.data).then_some(&mut it.gaps);
        let of_bonus = (*bonus == Some(of.data)).then_some(&mut it.bonus);
        for gap in of_pay.into_iter().chain(of_bonus).flatten().filter(|gap| gap.group == group) {
            if gap.mean.is_ok() {
                gap.mean = Err(Symbol::Confidential);
            }
        }
    }
}

/// A sum in whole parts; pay is not below nought.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "whole and at least 0")]
fn whole(value: f64) -> u64 {
    value.max(0.0) as u64
}
