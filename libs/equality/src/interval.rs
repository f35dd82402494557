//! Intervals whose ends may be open, and how sure they are.

use crate::{Invalid, special};

/// How sure an interval is: 95 % unless somebody chose otherwise.
#[derive(Debug, Clone, Copy, PartialEq, PartialOrd)]
pub struct Confidence(f64);

impl Confidence {
    /// 95 %: one interval in twenty misses the truth by chance.
    pub const P95: Self = Self(0.95);
    /// 99.8 %: the outer limits of a funnel plot; one in five hundred.
    pub const P998: Self = Self(0.998);

    /// A level between 0.5 and 0.99999.
    ///
    /// # Errors
    /// If it lies outside.
    pub fn new(level: f64) -> Result<Self, Invalid> {
        if (0.5..=0.99999).contains(&level) {
            Ok(Self(level))
        } else {
            Err(Invalid::Confidence { value: level })
        }
    }

    /// The level, 0.95 for 95 %.
    pub fn level(self) -> f64 {
        self.0
    }

    /// What is left on each side.
    pub(crate) fn tail(self) -> f64 {
        (1.0 - self.0) / 2.0
    }

    /// The exact quantile of the normal distribution, 1.959964 for 95 %; never a rounded 1.96.
    pub fn z(self) -> f64 {
        special::normal_quantile_above(self.tail())
    }
}

impl Default for Confidence {
    fn default() -> Self {
        Self::P95
    }
}

impl std::fmt::Display for Confidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}%", (self.0 * 1e5).round() / 1e3)
    }
}

/// One end of an interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// The interval ends here.
    At(f64),
    /// It has no end that these numbers could give: nothing happened in the comparison group, or the approximation
    /// does not reach so far.
    Open,
}

impl Limit {
    /// The number, if there is one.
    pub fn number(self) -> Option<f64> {
        match self {
            Self::At(value) => Some(value),
            Self::Open => None,
        }
    }

    pub(crate) fn map(self, change: impl Fn(f64) -> f64) -> Self {
        match self {
            Self::At(value) => Self::at(change(value)),
            Self::Open => Self::Open,
        }
    }

    /// A number becomes an end; what is no finite number leaves it open.
    pub(crate) fn at(value: f64) -> Self {
        if value.is_finite() { Self::At(value) } else { Self::Open }
    }
}

/// From a lower to an upper limit; either may be open.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    low: Limit,
    high: Limit,
}

impl Interval {
    /// Nothing is known.
    pub const OPEN: Self = Self { low: Limit::Open, high: Limit::Open };

    pub(crate) fn new(low: Limit, high: Limit) -> Self {
        Self { low, high }
    }

    pub(crate) fn between(low: f64, high: f64) -> Self {
        Self { low: Limit::at(low), high: Limit::at(high) }
    }

    /// The lower limit.
    pub fn low(self) -> Limit {
        self.low
    }

    /// The upper limit.
    pub fn high(self) -> Limit {
        self.high
    }

    /// Whether a value could be the truth, as far as this interval tells.
    pub fn contains(self, value: f64) -> bool {
        self.low.number().is_none_or(|low| low <= value)
            && self.high.number().is_none_or(|high| value <= high)
    }

    /// Whether all of it lies above a value.
    pub fn is_above(self, value: f64) -> bool {
        self.low.number().is_some_and(|low| low > value)
    }

    /// Whether all of it lies below a value.
    pub fn is_below(self, value: f64) -> bool {
        self.high.number().is_some_and(|high| high < value)
    }

    /// How wide it is; nothing if an end is open.
    pub fn width(self) -> Option<f64> {
        Some(self.high.number()? - self.low.number()?)
    }

    /// Both ends changed by an increasing function.
    pub(crate) fn map(self, change: impl Fn(f64) -> f64) -> Self {
        Self { low: self.low.map(&change), high: self.high.map(&change) }
    }

    /// Widened, if need be, so far that the estimate itself lies in it: a limit that equals the estimate may miss it
    /// by the last bit of arithmetic.
    pub(crate) fn around(self, value: f64) -> Self {
        Self { low: self.low.map(|low| low.min(value)), high: self.high.map(|high| high.max(value)) }
    }
}
