//! Has a ratio changed: between two years, or between two places?

use crate::count::finite;
use crate::method::RatioMethod;
use crate::{Base, Confidence, Estimate, Finding, Interval, Invalid, Method, Proportion, Unit, special};

/// A ratio on the log scale, from counts or as somebody published it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LogRatio {
    log: f64,
    error: f64,
    base: f64,
    /// The fewest in either group: on the log scale the approximation is as good as the poorer of them.
    events: Option<f64>,
}

impl LogRatio {
    /// From counts; nothing if either group has no events or no one, because a logarithm needs both.
    pub fn of(group: Proportion, comparator: Proportion) -> Option<Self> {
        let variance = crate::method::katz_variance(group, comparator)?;
        let ratio = group.share()? / comparator.share()?;
        Some(Self {
            log: ratio.ln(),
            error: variance.sqrt(),
            base: group.base() + comparator.base(),
            events: Some(group.events().min(comparator.events())),
        })
    }

    /// From a published ratio with its interval: the standard error is the width on the log scale over 2z.
    ///
    /// # Errors
    /// If a number is not positive, or the ratio lies outside its interval.
    pub fn published(ratio: f64, low: f64, high: f64, confidence: Confidence) -> Result<Self, Invalid> {
        for value in [ratio, low, high] {
            if crate::count::not_negative("A published ratio or limit", value)? == 0.0 {
                return Err(Invalid::Zero { what: "A published ratio or limit" });
            }
        }
        if !(low <= ratio && ratio <= high) {
            return Err(Invalid::OutsideItsInterval { value: ratio, low, high });
        }
        Ok(Self {
            log: ratio.ln(),
            error: (high / low).ln() / (2.0 * confidence.z()),
            base: 0.0,
            events: None,
        })
    }

    /// From the logarithm of a ratio and its standard error.
    ///
    /// # Errors
    /// If either is not finite, the error is negative, or one is beyond what any ratio of people can be (e^100).
    pub fn from_log(log: f64, error: f64) -> Result<Self, Invalid> {
        let error = crate::count::not_negative("A standard error", error)?;
        for value in [finite("A logarithm", log)?, error] {
            if value.abs() > 100.0 {
                return Err(Invalid::TooLarge { what: "A logarithm or its standard error", value });
            }
        }
        Ok(Self { log, error, base: 0.0, events: None })
    }

    /// The ratio's natural logarithm.
    pub fn log(self) -> f64 {
        self.log
    }

    /// Its standard error.
    pub fn error(self) -> f64 {
        self.error
    }
}

/// What can be said about a change.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// The later ratio over the earlier one, with a test.
    Compared {
        /// 1 is no change.
        ratio: Finding,
        /// The probability of so large a change by chance alone.
        p: f64,
    },
    /// A group without events, or no one: both ratios with their own intervals, and no test. Nothing was added to make
    /// one possible.
    NotTested {
        /// The earlier ratio.
        earlier: Finding,
        /// The later ratio.
        later: Finding,
    },
}

/// The later ratio over the earlier one: ln RRR = ln RR₂ − ln RR₁, and the variances add. Each pair is the group and its
/// comparator. Source: Altman & Bland 2003, BMJ 326:219.
///
/// ```
/// use equality::{Change, Confidence, Proportion, change};
/// let before = (Proportion::new(40, 500)?, Proportion::new(40, 1_500)?);
/// let after = (Proportion::new(30, 520)?, Proportion::new(41, 1_480)?);
/// let Change::Compared { ratio, .. } = change(before, after, Confidence::P95) else { unreachable!() };
/// assert_eq!(ratio.evidence().to_string(), "lower, but this could be chance");
/// # Ok::<(), equality::Invalid>(())
/// ```
pub fn change(
    earlier: (Proportion, Proportion),
    later: (Proportion, Proportion),
    confidence: Confidence,
) -> Change {
    match (LogRatio::of(earlier.0, earlier.1), LogRatio::of(later.0, later.1)) {
        (Some(one), Some(two)) => ratio_of_ratios(two, one, confidence),
        _ => {
            let alone = |pair: (Proportion, Proportion)| {
                crate::relative_likelihood_by(RatioMethod::MiettinenNurminen, pair.0, pair.1, confidence)
            };
            Change::NotTested { earlier: alone(earlier), later: alone(later) }
        }
    }
}

/// One ratio over another, on the log scale.
pub fn ratio_of_ratios(one: LogRatio, two: LogRatio, confidence: Confidence) -> Change {
    let log = one.log - two.log;
    let error = one.error.hypot(two.error);
    let spread = confidence.z() * error;
    let interval = Interval::between((log - spread).exp(), (log + spread).exp()).around(log.exp());
    let ratio = Finding::new(
        Estimate::Value { value: log.exp(), interval },
        Unit::Times,
        Method::LogRatioOfRatios,
        confidence,
        Base::Two { group: one.base, comparator: two.base },
    );
    let ratio = match (one.events, two.events) {
        (Some(a), Some(b)) => ratio.resting_on(a.min(b)),
        (Some(a), None) | (None, Some(a)) => ratio.resting_on(a),
        (None, None) => ratio,
    };
    // Without any error a difference is certain, and no difference is too.
    let p = if error > 0.0 {
        special::normal_two_sided(log / error)
    } else if log == 0.0 {
        1.0
    } else {
        0.0
    };
    Change::Compared { ratio, p }
}
