//! Intervals of one proportion.

use crate::{Confidence, Interval, Proportion, special};

/// Wilson's score interval, as a share between 0 and 1. Open if there is no one in the group.
///
/// (2x + z² ∓ z √(z² + 4x(1 − x/n))) / (2(n + z²)). Source: Wilson 1927, J. Am. Stat. Assoc. 22:209–212.
pub fn wilson(p: Proportion, confidence: Confidence) -> Interval {
    match p.share() {
        Some(share) => {
            let (low, high) = wilson_around(share, p.base(), confidence.z());
            // At the corners the formula gives the end itself, but for the last bit.
            let low = if p.events() == 0.0 { 0.0 } else { low };
            let high = if p.others() == 0.0 { 1.0 } else { high };
            Interval::between(low, high).around(share)
        }
        None => Interval::OPEN,
    }
}

/// Wilson's limits around a share for a base; also the limits of a funnel plot around its baseline.
pub(crate) fn wilson_around(share: f64, base: f64, z: f64) -> (f64, f64) {
    let zz = z * z;
    let centre = 2.0 * base * share + zz;
    let spread = z * (zz + 4.0 * base * share * (1.0 - share)).sqrt();
    let low = (centre - spread) / (2.0 * (base + zz));
    let high = (centre + spread) / (2.0 * (base + zz));
    (low.max(0.0), high.min(1.0))
}

/// Clopper and Pearson's exact interval, as a share: never too narrow, often too wide. Open if there is no one.
///
/// Quantiles of the beta distribution. Source: Clopper & Pearson 1934, Biometrika 26:404–413.
pub fn clopper_pearson(p: Proportion, confidence: Confidence) -> Interval {
    let Some(share) = p.share() else { return Interval::OPEN };
    let tail = confidence.tail();
    let (x, others) = (p.events(), p.others());
    let low = if x == 0.0 { 0.0 } else { special::beta_quantile_below(x, others + 1.0, tail) };
    let high = if others == 0.0 { 1.0 } else { special::beta_quantile_above(x + 1.0, others, tail) };
    Interval::between(low, high).around(share)
}
