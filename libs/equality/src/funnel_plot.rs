//! Many units beside each other: which of them differ from the whole by more than their size explains.

use crate::method::wilson_around;
use crate::{Confidence, Proportion, Rate};

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

/// The limits for one base, as shares (of a [`RateFunnel`]: events for one of the exposure).
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
        unit.share().map_or(Standing::NoOne, |share| self.limits(unit.base()).standing(share))
    }
}

impl FunnelLimits {
    fn standing(self, value: f64) -> Standing {
        if value < self.far_low {
            Standing::FarBelow
        } else if value < self.low {
            Standing::Below
        } else if value > self.far_high {
            Standing::FarAbove
        } else if value > self.high {
            Standing::Above
        } else {
            Standing::AsExpected
        }
    }
}

/// A baseline of rates, and the limits that it sets to units of any population.
///
/// ```
/// use equality::{Rate, RateFunnel, Standing};
/// let wards = [Rate::new(40, 5_000.0)?, Rate::new(75, 6_000.0)?, Rate::new(170, 9_000.0)?];
/// let plot = RateFunnel::around_all(&wards).unwrap();
/// assert_eq!(format!("{:.2}", 1_000.0 * plot.baseline()), "14.25");
/// let standing = wards.map(|it| plot.standing(it));
/// assert_eq!(standing, [Standing::FarBelow, Standing::AsExpected, Standing::FarAbove]);
/// # Ok::<(), equality::Invalid>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateFunnel {
    baseline: f64,
}

impl RateFunnel {
    /// Around the rate of all units together; nothing if there is no one in any.
    pub fn around_all(units: &[Rate]) -> Option<Self> {
        let events: f64 = units.iter().map(|it| it.events() as f64).sum();
        let exposure: f64 = units.iter().map(|it| it.exposure()).sum();
        let baseline = events / exposure;
        (exposure > 0.0 && baseline.is_finite()).then_some(Self { baseline })
    }

    /// Events for one of the exposure, around which the limits lie.
    pub fn baseline(self) -> f64 {
        self.baseline
    }

    /// The limits for an exposure: the score interval of a Poisson mean around the events E that the baseline expects of
    /// it, (2E + z² ∓ z√(4E + z²)) / 2, for each of the exposure. From 0 without an upper end for an exposure of 0.
    pub fn limits(self, exposure: f64) -> FunnelLimits {
        if exposure.is_nan() || exposure <= 0.0 {
            let open = f64::INFINITY;
            return FunnelLimits { far_low: 0.0, low: 0.0, high: open, far_high: open };
        }
        let expected = self.baseline * exposure;
        let around = |z: f64| {
            let (centre, spread) = (2.0 * expected + z * z, z * (4.0 * expected + z * z).sqrt());
            (((centre - spread) / 2.0).max(0.0) / exposure, (centre + spread) / 2.0 / exposure)
        };
        let (low, high) = around(Confidence::P95.z());
        let (far_low, far_high) = around(Confidence::P998.z());
        FunnelLimits { far_low, low, high, far_high }
    }

    /// Where a unit stands.
    pub fn standing(self, unit: Rate) -> Standing {
        unit.each().map_or(Standing::NoOne, |each| self.limits(unit.exposure()).standing(each))
    }
}
