//! Rates per resident, their ratio, and the relative rate index through the stages of a process.

use crate::method;
use crate::relative_likelihood;
use crate::{Base, Confidence, Estimate, Finding, Invalid, Method, Per, Proportion, Rate, Unit};

/// Fewest events from which Byar's approximation stands in for the exact limits.
const BYAR_FROM: u64 = 10;

/// Events for so many people, with exact limits under 10 events and Byar's from 10.
///
/// ```
/// use equality::{Confidence, Per, Rate, rate};
/// let stops = rate(Rate::new(65, 4_100.0)?, Per::THOUSAND, Confidence::P95);
/// assert_eq!(
///     stops.sentence("Stops of Black residents", ""),
///     "Stops of Black residents: 15.9 per 1,000 (95% interval 12.2 to 20.2, Byar). Based on 4,100."
/// );
/// # Ok::<(), equality::Invalid>(())
/// ```
pub fn rate(of: Rate, per: Per, confidence: Confidence) -> Finding {
    let (method, count) = if of.events() < BYAR_FROM {
        (Method::Garwood, method::garwood(of.events(), confidence))
    } else {
        (Method::Byar, method::byar(of.events(), confidence))
    };
    let estimate = match of.each() {
        Some(each) => {
            let value = each * per.people();
            Estimate::Value {
                value,
                interval: count.map(|it| it / of.exposure() * per.people()).around(value),
            }
        }
        None => Estimate::NoOneInGroup,
    };
    Finding::new(estimate, Unit::Per(per), method, confidence, Base::Group(of.exposure()))
        .resting_on(of.events() as f64)
}

/// (a/A) ÷ (b/B), with the exact conditional Poisson interval.
///
/// ```
/// use equality::{Confidence, Rate, rate_ratio};
/// let found = rate_ratio(Rate::new(65, 4_100.0)?, Rate::new(310, 61_000.0)?, Confidence::P95)
///     .not_in_population("people who live elsewhere");
/// assert_eq!(format!("{:.2}", found.value().unwrap()), "3.12");
/// assert_eq!(found.evidence().to_string(), "higher, and unlikely to be chance");
/// # Ok::<(), equality::Invalid>(())
/// ```
pub fn rate_ratio(group: Rate, comparator: Rate, confidence: Confidence) -> Finding {
    let interval = method::rate_ratio(group, comparator, confidence);
    let estimate = match (group.each(), comparator.each()) {
        (Some(_), Some(0.0)) => Estimate::NotCalculable { lower: interval.low() },
        (Some(one), Some(two)) => Estimate::Value { value: one / two, interval: interval.around(one / two) },
        _ => Estimate::NoOneInGroup,
    };
    let base = Base::Two { group: group.exposure(), comparator: comparator.exposure() };
    Finding::new(estimate, Unit::Times, Method::ConditionalPoisson, confidence, base)
        .resting_on_both(group.events() as f64, comparator.events() as f64)
}

/// A stage of a process and how many events of both groups it saw: stops, then searches, arrests, charges.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Events {
    /// The stage's name.
    pub stage: String,
    /// Of the group.
    pub group: u64,
    /// Of the comparator.
    pub comparator: u64,
}

/// One stage's relative rate index.
#[derive(Debug, Clone, PartialEq)]
pub struct StageIndex {
    /// The stage's name.
    pub stage: String,
    /// What the stage's events were divided by: "residents", or the name of the stage before.
    pub divided_by: String,
    /// The ratio of the two rates.
    pub index: Finding,
}

/// The relative rate index: the first stage for each resident, each later stage for each event of the stage before.
///
/// A later stage that is a part of the one before is a ratio of shares (Miettinen–Nurminen); one that can count a person
/// twice, and so has more events than the stage before, is a ratio of rates.
///
/// # Errors
/// If there is no stage, or a number cannot be used.
pub fn relative_rate_index(
    residents: (f64, f64),
    stages: &[Events],
    confidence: Confidence,
) -> Result<Vec<StageIndex>, Invalid> {
    let Some(first) = stages.first() else {
        return Err(Invalid::TooFew { what: "Stages", given: 0, least: 1 });
    };
    let mut indices = vec![StageIndex {
        stage: first.stage.clone(),
        divided_by: "residents".to_owned(),
        index: rate_ratio(
            Rate::new(first.group, residents.0)?,
            Rate::new(first.comparator, residents.1)?,
            confidence,
        ),
    }];
    for pair in stages.windows(2) {
        let (before, at) = (&pair[0], &pair[1]);
        let parts =
            (Proportion::new(at.group, before.group), Proportion::new(at.comparator, before.comparator));
        let index = match parts {
            (Ok(group), Ok(comparator)) => relative_likelihood(group, comparator, confidence).ratio,
            _ => rate_ratio(
                Rate::new(at.group, before.group as f64)?,
                Rate::new(at.comparator, before.comparator as f64)?,
                confidence,
            ),
        };
        indices.push(StageIndex { stage: at.stage.clone(), divided_by: before.stage.clone(), index });
    }
    Ok(indices)
}
