//! A target, how far off it is, and whether the way so far leads there.

mod flow;
mod trend;

use crate::count::{finite, share};
use crate::{Confidence, Estimate, Finding, Invalid, Proportion};

pub use flow::{Flows, Projected, project};
pub use trend::yearly_change;

/// A share at a moment; the moment as a year with its fraction (2024.25 is the end of March 2024).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// When.
    pub year: f64,
    /// How many of how many.
    pub share: Proportion,
}

/// On which side of its share a target is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Aim {
    /// That many or more: representation at the top.
    AtLeast,
    /// That many or fewer: exclusions, use of force.
    AtMost,
}

/// A share to reach by a moment.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Target {
    share: f64,
    by: f64,
    aim: Aim,
}

impl Target {
    /// `Target::new(0.38, 2030.0, Aim::AtLeast)`: 38 % or more by the beginning of 2030.
    ///
    /// # Errors
    /// If the share does not lie between 0 and 1, or the year is not finite.
    pub fn new(of: f64, by: f64, aim: Aim) -> Result<Self, Invalid> {
        Ok(Self { share: share("The target", of)?, by: finite("The target's year", by)?, aim })
    }

    /// The share to reach.
    pub fn share(self) -> f64 {
        self.share
    }

    /// By when.
    pub fn by(self) -> f64 {
        self.by
    }

    /// On which side it is met.
    pub fn aim(self) -> Aim {
        self.aim
    }

    /// Whether a group of this size meets it.
    pub fn is_met_by(self, group: Proportion) -> bool {
        group.base() > 0.0 && self.net_appointments(group) == 0.0
    }

    /// How many more people of the group it takes, in a body of the same size: ⌈T·n⌉ − x, or for an upper bound how
    /// many fewer, x − ⌊T·n⌋. 0 if it is met.
    pub fn net_appointments(self, group: Proportion) -> f64 {
        let exact = self.share * group.base();
        // 0.55 × 100 is 55 to a person, but 55.00000000000001 to a machine.
        let slack = 1e-9 * exact.max(1.0);
        match self.aim {
            Aim::AtLeast => ((exact - slack).ceil() - group.events()).max(0.0),
            Aim::AtMost => (group.events() - (exact + slack).floor()).max(0.0),
        }
    }
}

/// The word for where a target stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The latest reading meets it.
    Met,
    /// Even the cautious end of what was observed is enough.
    OnTrack,
    /// Even the hopeful end of what was observed is not enough, or the date has passed.
    OffTrack,
    /// The numbers would fit both.
    CannotTell,
}

impl std::fmt::Display for Standing {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Met => "met",
            Self::OnTrack => "on track",
            Self::OffTrack => "off track",
            Self::CannotTell => "cannot tell",
        })
    }
}

/// Where a target stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Progress {
    /// The latest share.
    pub latest: Finding,
    /// Met, on track, off track, cannot tell.
    pub standing: Standing,
    /// The change that is needed from the latest reading on, in percentage points a year; nothing if the date has
    /// passed or there is no one.
    pub required: Option<f64>,
    /// The change that was observed, in percentage points a year; nothing if there is one reading only.
    pub observed: Option<Finding>,
    /// How many more people (or fewer, for an upper bound) it takes today.
    pub net_appointments: f64,
}

impl Progress {
    /// Sets readings against a target: the required yearly change (T − p)/(years left) beside the observed one.
    ///
    /// On track means that the whole interval of the observed change is enough, off track that none of it is. The same
    /// people are counted again each year, so the interval is rather too wide than too narrow.
    ///
    /// ```
    /// use equality::target::{Aim, Progress, Reading, Target};
    /// use equality::{Confidence, Proportion};
    /// let readings = [
    ///     Reading { year: 2021.25, share: Proportion::new(410, 2_600)? },
    ///     Reading { year: 2022.25, share: Proportion::new(455, 2_580)? },
    ///     Reading { year: 2023.25, share: Proportion::new(512, 2_610)? },
    ///     Reading { year: 2024.25, share: Proportion::new(566, 2_620)? },
    /// ];
    /// let target = Target::new(0.38, 2030.0, Aim::AtLeast)?;
    /// let progress = Progress::of(&readings, target, Confidence::P95)?;
    /// assert_eq!(progress.standing.to_string(), "off track");
    /// assert_eq!(progress.net_appointments, 430.0);
    /// assert_eq!(format!("{:.2}", progress.required.unwrap()), "2.85");
    /// assert_eq!(format!("{:.2}", progress.observed.unwrap().value().unwrap()), "1.95");
    /// # Ok::<(), equality::Invalid>(())
    /// ```
    ///
    /// # Errors
    /// If there is no reading, or they are not in order of time.
    pub fn of(readings: &[Reading], target: Target, confidence: Confidence) -> Result<Self, Invalid> {
        let Some(last) = readings.last() else {
            return Err(Invalid::TooFew { what: "Readings", given: 0, least: 1 });
        };
        let observed = yearly_change(readings, confidence)?;
        let left = target.by - last.year;
        let required = last
            .share
            .share()
            .filter(|_| left > trend::LEAST_YEARS_APART)
            .map(|it| 100.0 * (target.share - it) / left);
        let standing = if target.is_met_by(last.share) {
            Standing::Met
        } else if last.share.base() == 0.0 {
            Standing::CannotTell
        } else {
            match (required, observed.as_ref().and_then(Finding::interval)) {
                (None, _) => Standing::OffTrack,
                (Some(_), None) => Standing::CannotTell,
                (Some(required), Some(interval)) => target.judge(interval, required),
            }
        };
        Ok(Self {
            latest: crate::representation(last.share, confidence),
            standing,
            required,
            observed,
            net_appointments: target.net_appointments(last.share),
        })
    }

    /// In plain words, of a group: "Grade 14 and above: off track. …"
    pub fn sentence(&self, group: &str) -> String {
        let mut said = format!("{group}: {}.", self.standing);
        if let (Some(required), Some(observed)) = (self.required, &self.observed)
            && self.standing != Standing::Met
            && let Estimate::Value { value, .. } = observed.estimate()
        {
            let unit = observed.unit();
            said.push_str(&format!(" Needed: {}; seen: {}", unit.write(required), unit.write(value)));
            if let Some(interval) = observed.interval() {
                said.push_str(&format!(
                    " ({} interval {}, {})",
                    observed.confidence(),
                    crate::words::span(interval, |it| unit.bare(it)),
                    observed.method()
                ));
            }
            said.push('.');
        }
        said
    }
}

impl Target {
    /// What an interval of a yearly change, or of a projected share, means for what is needed.
    fn judge(self, interval: crate::Interval, needed: f64) -> Standing {
        let (sure, hopeless) = match self.aim {
            Aim::AtLeast => {
                (interval.low().number().is_some_and(|it| it >= needed), interval.is_below(needed))
            }
            Aim::AtMost => {
                (interval.high().number().is_some_and(|it| it <= needed), interval.is_above(needed))
            }
        };
        match (sure, hopeless) {
            (true, _) => Standing::OnTrack,
            (false, true) => Standing::OffTrack,
            (false, false) => Standing::CannotTell,
        }
    }
}
