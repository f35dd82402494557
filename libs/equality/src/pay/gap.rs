//! The gap in mean or median pay.

use super::{Pay, Resampling, resample};
use crate::{Base, Caution, Confidence, Estimate, Finding, Interval, Limit, Method, Unit};

/// Fewest people in a group whose pay gap is published.
pub const LEAST_PUBLISHED_GROUP: usize = 50;

/// Which average is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Average {
    /// The sum over the number of people.
    Mean,
    /// The middle of the scale.
    Median,
}

impl Average {
    pub(super) fn of(self, pay: &Pay) -> Option<f64> {
        match self {
            Self::Mean => pay.mean(),
            Self::Median => pay.median(),
        }
    }
}

/// (reference − group)/reference × 100: positive where the group is paid less, negative where it is paid more. With a
/// resampled interval; a group under 50 people is marked as not for publication.
///
/// ```
/// use equality::pay::{Average, Pay, Resampling, pay_gap};
/// use equality::Confidence;
/// let white = Pay::new((0..400).map(|it| 14.0 + f64::from(it % 80) * 0.2).collect())?;
/// let black = Pay::new((0..90).map(|it| 13.4 + f64::from(it % 60) * 0.2).collect())?;
/// let gap = pay_gap(Average::Median, &white, &black, Resampling::default(), Confidence::P95);
/// assert_eq!(format!("{:.1}", gap.value().unwrap()), "18.7");
/// assert!(gap.sentence("Black staff", "White staff").contains("paid less, and unlikely to be chance"));
/// # Ok::<(), equality::Invalid>(())
/// ```
pub fn pay_gap(
    average: Average,
    reference: &Pay,
    group: &Pay,
    resampling: Resampling,
    confidence: Confidence,
) -> Finding {
    let (people, compared) = (group.people(), reference.people());
    let (estimate, method, plainer) = match (average.of(reference), average.of(group)) {
        (Some(one), Some(two)) => {
            let value = gap(one, two);
            let found = resample::interval(average, reference, group, resampling, confidence);
            (Estimate::Value { value, interval: found.interval }, found.method, found.plainer)
        }
        _ => (Estimate::NoOneInGroup, Method::NoInterval, None),
    };
    let base = Base::Two { group: people as f64, comparator: compared as f64 };
    let mut finding = Finding::new(estimate, Unit::PercentOfReference, method, confidence, base);
    if finding.method() != Method::NoInterval {
        finding = finding.warning(Caution::Resampled { seed: resampling.seed, draws: resampling.draws() });
    }
    if let Some(because) = plainer {
        finding = finding.warning(Caution::PlainerMethod { because });
    }
    let smaller = people.min(compared);
    if smaller > 0 && smaller < LEAST_PUBLISHED_GROUP {
        finding = finding.warning(Caution::NotForPublication { base: smaller as f64 });
    }
    finding
}

/// The gap of two averages, in percent of the first.
pub(super) fn gap(reference: f64, group: f64) -> f64 {
    100.0 * (reference - group) / reference
}

/// What resampling gave.
pub(super) struct Resampled {
    pub(super) interval: Interval,
    pub(super) method: Method,
    pub(super) plainer: Option<&'static str>,
}

impl Resampled {
    /// One person alone has no spread to draw from.
    pub(super) fn none() -> Self {
        Self { interval: Interval::new(Limit::Open, Limit::Open), method: Method::NoInterval, plainer: None }
    }
}
