//! Many units beside each other: which of them differ from the whole by more than their size explains.

use crate::method::wilson_around;
use crate::{Confidence, Proportion};

/// Where a unit stands against the limits of a funnel plot.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Below the 99.8 % limit.
    FarBelow,
    /// Below the 95 % limit.
    Below,
    /// Between the limits: what chance alone would give.
    AsExpected,
    /// Above the 95 % limit.
    Above,
    /// Above the 99.8 % limit.
    FarAbove,
    /// There is no one in the unit.
    NoOne,
}

impl std::fmt::Display for Standing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::FarBelow => "far below what its size would explain",
            Self::Below => "below what its size would explain",
            Self::AsExpected => "as one would expect for its size",
            Self::Above => "above what its size would explain",
            Self::FarAbove => "far above what its size would explain",
            Self::NoOne => "no one in this unit",
        })
    }
}

/// The limits for one base, as shares.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunnelLimits {
    /// 99.8 %, below.
    pub far_low: f64,
    /// 95 %, below.
    pub low: f64,
    /// 95 %, above.
    pub high: f64,
    /// 99.8 %, above.
    pub far_high: f64,
}

/// A baseline, and the limits that it sets to units of any size.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FunnelPlot {
    baseline: f64,
}

impl FunnelPlot {
    /// Around the share of all units together; nothing if there is no one in any.
    pub fn around_all(units: &[Proportion]) -> Option<Self> {
        let events: f64 = units.iter().map(|it| it.events()).sum();
        let base: f64 = units.iter().map(|it| it.base()).sum();
        (base > 0.0).then(|| Self { baseline: (events / base).min(1.0) })
    }

    /// Around a share that was chosen.
    ///
    /// # Errors
    /// If it does not lie between 0 and 1.
    pub fn around(baseline: f64) -> Result<Self, crate::Invalid> {
        Ok(Self { baseline: crate::count::share("The baseline", baseline)? })
    }

    /// The share around which the limits lie.
    pub fn baseline(self) -> f64 {
        self.baseline
    }

    /// The limits for a base: Wilson's interval of the baseline, at 95 % and 99.8 %. All from 0 to 1 for a base of 0.
    pub fn limits(self, base: f64) -> FunnelLimits {
        let base = if base.is_nan() { 0.0 } else { base.clamp(0.0, crate::count::EXACT) };
        let (low, high) = wilson_around(self.baseline, base, Confidence::P95.z());
        let (far_low, far_high) = wilson_around(self.baseline, base, Confidence::P998.z());
        FunnelLimits { far_low, low, high, far_high }
    }

    /// Where a unit stands.
    pub fn standing(self, unit: Proportion) -> Standing {
        let Some(share) = unit.share() else { return Standing::NoOne };
        let limits = self.limits(unit.base());
        if share < limits.far_low {
            Standing::FarBelow
        } else if share < limits.low {
            Standing::Below
        } else if share > limits.far_high {
            Standing::FarAbove
        } else if share > limits.high {
            Standing::Above
        } else {
            Standing::AsExpected
        }
    }
}
