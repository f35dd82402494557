//! Intervals of the difference of two independent proportions, x₁/n₁ − x₂/n₂.

use super::wilson;
use crate::{Confidence, Interval, Limit, Proportion, root};

/// By which method the interval of a difference of two proportions is calculated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DifferenceMethod {
    /// Newcombe's hybrid of two Wilson intervals: the default.
    #[default]
    Newcombe,
    /// The score interval with the variance corrected by n/(n − 1).
    MiettinenNurminen,
    /// The score interval without that correction.
    Mee,
    /// The textbook interval: too narrow for small groups, kept to compare with older reports.
    Wald,
    /// The textbook interval after two imagined people more in each group.
    AgrestiCaffo,
}

/// The interval of x₁/n₁ − x₂/n₂ as a difference of shares (0.05 is 5 percentage points). Open if there is no one in
/// one of the groups.
///
/// Sources: Newcombe 1998, Stat. Med. 17:873–890 (method 10); Miettinen & Nurminen 1985, Stat. Med. 4:213–226; Mee 1984,
/// Biometrics 40:1175–1176; Agresti & Caffo 2000, Am. Stat. 54:280–288.
pub fn difference(
    one: Proportion,
    two: Proportion,
    method: DifferenceMethod,
    confidence: Confidence,
) -> Interval {
    let (Some(p1), Some(p2)) = (one.share(), two.share()) else { return Interval::OPEN };
    let z = confidence.z();
    let n = one.base() + two.base();
    match method {
        DifferenceMethod::Newcombe => {
            hybrid((p1, wilson(one, confidence)), (p2, wilson(two, confidence))).around(p1 - p2)
        }
        DifferenceMethod::MiettinenNurminen => {
            score(one, two, p1 - p2, if n > 1.0 { n / (n - 1.0) } else { 1.0 }, z)
        }
        DifferenceMethod::Mee => score(one, two, p1 - p2, 1.0, z),
        DifferenceMethod::Wald => {
            let spread = z * (p1 * (1.0 - p1) / one.base() + p2 * (1.0 - p2) / two.base()).sqrt();
            Interval::between((p1 - p2 - spread).max(-1.0), (p1 - p2 + spread).min(1.0))
        }
        DifferenceMethod::AgrestiCaffo => {
            let (m1, m2) = (one.base() + 2.0, two.base() + 2.0);
            let (q1, q2) = ((one.events() + 1.0) / m1, (two.events() + 1.0) / m2);
            let spread = z * (q1 * (1.0 - q1) / m1 + q2 * (1.0 - q2) / m2).sqrt();
            Interval::between((q1 - q2 - spread).max(-1.0), (q1 - q2 + spread).min(1.0))
        }
    }
}

/// The interval of a difference from the intervals of its two parts: each limit lies as far off as both parts' own
/// limits on that side, squared and added. Source: Newcombe 1998; Zou & Donner 2008, Stat. Med. 27:1693–1702.
pub(crate) fn hybrid(one: (f64, Interval), two: (f64, Interval)) -> Interval {
    let side = |a: Limit, b: Limit, sign: f64| match (a.number(), b.number()) {
        (Some(a), Some(b)) => Limit::at(one.0 - two.0 + sign * (one.0 - a).hypot(two.0 - b)),
        _ => Limit::Open,
    };
    Interval::new(side(one.1.low(), two.1.high(), -1.0), side(one.1.high(), two.1.low(), 1.0))
}

fn score(one: Proportion, two: Proportion, estimate: f64, correction: f64, z: f64) -> Interval {
    let statistic = |delta: f64| {
        let gap = estimate - delta;
        if gap == 0.0 {
            return 0.0;
        }
        let q2 = restricted_share(one, two, delta);
        let q1 = (q2 + delta).clamp(0.0, 1.0);
        let variance = (q1 * (1.0 - q1) / one.base() + q2 * (1.0 - q2) / two.base()) * correction;
        // Without variance such a difference is impossible: infinite, and the sign says on which side.
        gap / variance.sqrt()
    };
    let low = if statistic(-1.0) <= z { -1.0 } else { root::within(|d| z - statistic(d), -1.0, estimate) };
    let high = if statistic(1.0) >= -z { 1.0 } else { root::within(|d| -z - statistic(d), estimate, 1.0) };
    Interval::between(low, high).around(estimate)
}

/// The likeliest share of the second group if the first is larger by `delta`: where the slope of the log likelihood,
/// which only falls, crosses zero. The closed form of the cubic loses digits at the corners; this does not.
fn restricted_share(one: Proportion, two: Proportion, delta: f64) -> f64 {
    let (mut low, mut high) = ((-delta).max(0.0), (1.0 - delta).min(1.0));
    let part = |count: f64, share: f64| if count == 0.0 { 0.0 } else { count / share };
    for _ in 0..60 {
        let share = 0.5 * (low + high);
        let slope = part(one.events(), share + delta) - part(one.others(), 1.0 - share - delta)
            + part(two.events(), share)
            - part(two.others(), 1.0 - share);
        if slope > 0.0 {
            low = share;
        } else {
            high = share;
        }
    }
    0.5 * (low + high)
}
