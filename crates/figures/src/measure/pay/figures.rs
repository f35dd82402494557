//! What is calculated from people's pay itself, before protection: gaps, and how many of each group are in each quarter.

use super::{Gap, LEAST, PayFigures, SURE, quarter_name, sums::pay_of_groups};
use crate::{
    count::{Amounts, Gathered, Rejected},
    project::{Project, Spec},
    published::Symbol,
};
use disclosure::{Contributions, Policy};
use equality::pay::{Average, Pay, Resampling, pay_gap, quarters};

/// Calculates the gaps of all measures of pay, and puts the counts of the quarters in the place of people's pay.
///
/// # Errors
/// If amounts of pay cannot be used.
pub(crate) fn pay_figures(
    project: &Project,
    gathered: &mut Gathered,
    policy: &Policy,
) -> Result<Vec<PayFigures>, Rejected> {
    let mut figures = Vec::new();
    for measure in &project.measures {
        let Spec::Pay { data, bonus, dimension, groups, reference } = &measure.spec else { continue };
        let compared = (groups.as_slice(), reference.as_str());
        let (bonus, bonus_pay) = match bonus {
            Some(it) => {
                let amounts = gathered.amounts(*it, *dimension);
                (
                    gaps(project, &amounts, *dimension, compared, policy)?,
                    pay_of_groups(project, &amounts, *dimension, compared),
                )
            }
            None => (Vec::new(), Vec::new()),
        };
        let amounts = gathered.amounts(*data, *dimension);
        figures.push(PayFigures {
            measure: measure.id.clone(),
            gaps: gaps(project, &amounts, *dimension, compared, policy)?,
            bonus,
            pay: pay_of_groups(project, &amounts, *dimension, compared),
            bonus_pay,
        });
        let labels: Vec<&str> = amounts.labels().collect();
        let pays: Vec<Pay> = labels.iter().map(|it| pay(amounts.at(it))).collect::<Result<_, _>>()?;
        let pays: Vec<&Pay> = pays.iter().collect();
        let mut rows = Vec::new();
        for mix in quarters(&pays) {
            for (label, people) in labels.iter().zip(&mix.people) {
                rows.push((
                    vec![
                        (*dimension, (*label).to_owned()),
                        (project.quarter_dimension(), quarter_name(mix.quarter)),
                    ],
                    *people,
                ));
            }
        }
        gathered.replace(*data, rows);
    }
    Ok(figures)
}

fn pay(amounts: Vec<f64>) -> Result<Pay, Rejected> {
    Pay::new(amounts).map_err(|why| Rejected::one("pay", None, why.to_string()))
}

fn gaps(
    project: &Project,
    amounts: &Amounts,
    dimension: usize,
    (groups, reference): (&[String], &str),
    policy: &Policy,
) -> Result<Vec<Gap>, Rejected> {
    let Some(spec) = project.dimensions.get(dimension) else { return Ok(Vec::new()) };
    let compared = pay(amounts.of(spec, reference))?;
    let mut found = Vec::new();
    let mut people = Vec::new();
    for group in groups {
        let own = pay(amounts.of(spec, group))?;
        people.push(own.people());
        let gap = |average| {
            let gap = pay_gap(average, &compared, &own, Resampling::default(), SURE);
            if own.people() == 0 || compared.people() == 0 {
                Err(Symbol::NotApplicable)
            } else if gap.may_be_published() && enough(&own, policy) && enough(&compared, policy) {
                Ok(gap)
            } else {
                Err(Symbol::Confidential)
            }
        };
        found.push(Gap { group: group.clone(), median: gap(Average::Median), mean: gap(Average::Mean) });
    }
    for parent in spec
        .members
        .list
        .iter()
        .filter(|it| it.group)
        .map(|it| it.label.as_str())
        .chain([spec.members.total.as_str()])
    {
        let children: Vec<usize> = spec
            .members
            .list
            .iter()
            .filter(|it| it.parent.as_deref().unwrap_or(&spec.members.total) == parent)
            .filter_map(|it| groups.iter().position(|group| *group == it.label))
            .collect();
        if groups.iter().any(|it| it == parent) {
            withhold_what_would_follow(&mut found, &people, &children);
        }
    }
    Ok(found)
}

/// Whether the policy allows an average of these people's pay: enough of them, and nobody who makes up too much of it.
fn enough(pay: &Pay, policy: &Policy) -> bool {
    let largest =
        pay.amounts().iter().rev().take(policy.dominance.map_or(2, |it| it.n.max(2))).copied().collect();
    let sum = Contributions { total: pay.amounts().iter().sum(), largest };
    pay.people() as u64 >= policy.minimum_for_pay && !policy.dominated(&sum)
}

/// Means add up: from the mean of a whole and of all its parts but one, that one follows. So the means of parts are
/// withheld until those withheld have the least number of people together, and are two at least.
fn withhold_what_would_follow(found: &mut [Gap], people: &[usize], children: &[usize]) {
    loop {
        let (hidden, shown): (Vec<usize>, Vec<usize>) =
            children.iter().copied().filter(|it| people[*it] > 0).partition(|it| found[*it].mean.is_err());
        let together: usize = hidden.iter().map(|it| people[*it]).sum();
        if hidden.is_empty() || (hidden.len() >= 2 && together >= LEAST) {
            return;
        }
        let Some(next) = shown.into_iter().min_by_key(|it| people[*it]) else { return };
        found[next].mean = Err(Symbol::Confidential);
    }
}
