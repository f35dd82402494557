//! Intervals of the ratio of two independent proportions, (x₁/n₁) ÷ (x₂/n₂).

use crate::{Confidence, Interval, Limit, Proportion, root};

/// By which method the interval of a ratio of two proportions is calculated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum RatioMethod {
    /// The score interval with the variance corrected by n/(n − 1): the default, because its coverage holds for
    /// unequal and small groups.
    #[default]
    MiettinenNurminen,
    /// The score interval without that correction.
    Koopman,
    /// The logarithm and its approximate variance. Not calculable where either group has no events.
    Katz,
}

/// The interval of (x₁/n₁) ÷ (x₂/n₂). Its lower limit is 0 where the first group has no events; its upper limit is open
/// where the second has none. Both are open if there is no one in one of the groups.
///
/// Sources: Miettinen & Nurminen 1985, Stat. Med. 4:213–226; Koopman 1984, Biometrics 40:513–517; Katz et al. 1978,
/// Biometrics 34:469–474.
pub fn ratio(one: Proportion, two: Proportion, method: RatioMethod, confidence: Confidence) -> Interval {
    let (Some(p1), Some(p2)) = (one.share(), two.share()) else { return Interval::OPEN };
    match method {
        RatioMethod::MiettinenNurminen => {
            let n = one.base() + two.base();
            // Two people are the fewest that both groups can have; weights below that leave the variance as it is.
            let correction = if n > 1.0 { n / (n - 1.0) } else { 1.0 };
            score(one, two, (p1, p2), correction, confidence.z())
        }
        RatioMethod::Koopman => score(one, two, (p1, p2), 1.0, confidence.z()),
        RatioMethod::Katz => katz(one, two, p1 / p2, confidence.z()),
    }
}

fn katz(one: Proportion, two: Proportion, ratio: f64, z: f64) -> Interval {
    match katz_variance(one, two) {
        Some(variance) => {
            let spread = z * variance.sqrt();
            Interval::between(ratio * (-spread).exp(), ratio * spread.exp()).around(ratio)
        }
        None => Interval::OPEN,
    }
}

/// The variance of the logarithm of the ratio, 1/x₁ − 1/n₁ + 1/x₂ − 1/n₂; nothing if either group has no events.
pub(crate) fn katz_variance(one: Proportion, two: Proportion) -> Option<f64> {
    (one.events() > 0.0 && two.events() > 0.0)
        .then(|| one.others() / (one.events() * one.base()) + two.others() / (two.events() * two.base()))
}

fn score(one: Proportion, two: Proportion, shares: (f64, f64), correction: f64, z: f64) -> Interval {
    let (p1, p2) = shares;
    // The statistic falls as the logarithm of the ratio rises, from above +z to below −z wherever there are events.
    let statistic = |log: f64| score_statistic(one, two, shares, log.exp(), correction);
    let start = match (p1 > 0.0, p2 > 0.0) {
        (true, true) => (p1 / p2).ln(),
        _ => 0.0,
    };
    let low = if p1 > 0.0 { root::increasing(|log| z - statistic(log), start, 0.25).exp() } else { 0.0 };
    let high = if p2 > 0.0 {
        Limit::at(root::increasing(|log| -z - statistic(log), start, 0.25).exp())
    } else {
        Limit::Open
    };
    let interval = Interval::new(Limit::at(low), high);
    if p2 > 0.0 { interval.around(p1 / p2) } else { interval }
}

/// The difference of the shares from what a ratio of `theta` supposes, in standard errors at the likeliest shares that
/// keep that ratio.
fn score_statistic(one: Proportion, two: Proportion, shares: (f64, f64), theta: f64, correction: f64) -> f64 {
    let (n1, n2) = (one.base(), two.base());
    let gap = shares.0 - theta * shares.1;
    if gap == 0.0 {
        return 0.0;
    }
    let q2 = restricted_share(one, two, theta);
    let q1 = (theta * q2).min(1.0);
    let variance = (q1 * (1.0 - q1) / n1 + theta * theta * q2 * (1.0 - q2) / n2) * correction;
    // Without variance such a ratio is impossible: infinite, and the sign says on which side.
    gap / variance.sqrt()
}

/// The likeliest share of the second group if the first share is `theta` times as large: the lesser root of a
/// quadratic, in the form that does not cancel.
fn restricted_share(one: Proportion, two: Proportion, theta: f64) -> f64 {
    let (n1, n2) = (one.base(), two.base());
    let events = one.events() + two.events();
    let a = (n1 + n2) * theta;
    let b = n1 * theta + one.events() + n2 + two.events() * theta;
    let root = (b * b - 4.0 * a * events).max(0.0).sqrt();
    (2.0 * events / (b + root)).min(1.0)
}
