//! Numbers of people and events: what cannot be counted cannot be made.

use crate::Invalid;

/// The largest whole number below which every whole number can be held exactly.
pub(crate) const EXACT: f64 = 9_007_199_254_740_992.0;

/// The smallest weight of anybody above nobody. With it and [`EXACT`] no quotient of accepted numbers leaves the range of
/// arithmetic, so that no result can be infinite by accident.
const LEAST: f64 = 1e-9;

/// `events` of `base` people, with 0 ≤ events ≤ base. The base may be 0: then there is no one in the group, and every
/// measure says so instead of dividing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Proportion {
    events: f64,
    base: f64,
}

impl Proportion {
    /// No one in the group.
    pub const NOBODY: Self = Self { events: 0.0, base: 0.0 };

    /// Whole people: `Proportion::new(22, 100)` is 22 of 100.
    ///
    /// # Errors
    /// If there are more events than people, or more than can be held exactly.
    pub fn new(events: u64, base: u64) -> Result<Self, Invalid> {
        Self::weighted(counted("The number of events", events)?, counted("The base", base)?)
    }

    /// Weighted people, as surveys and pooled practices give them: 0.445 of 1.
    ///
    /// # Errors
    /// If a number is negative, not finite, or there are more events than people.
    pub fn weighted(events: f64, base: f64) -> Result<Self, Invalid> {
        let events = not_negative("The number of events", events)?;
        let base = not_negative("The base", base)?;
        if events > base {
            return Err(Invalid::MoreThanAll { events, base });
        }
        Ok(Self { events, base })
    }

    /// Those counted.
    pub fn events(self) -> f64 {
        self.events
    }

    /// Those among whom they were counted.
    pub fn base(self) -> f64 {
        self.base
    }

    /// Those in the base who were not counted.
    pub fn others(self) -> f64 {
        self.base - self.events
    }

    /// The share, between 0 and 1; nothing if there is no one in the group.
    pub fn share(self) -> Option<f64> {
        (self.base > 0.0).then(|| self.events / self.base)
    }

    /// Those who were not counted, of the same base.
    pub fn opposite(self) -> Self {
        Self { events: self.others(), base: self.base }
    }

    /// Both groups together.
    pub fn with(self, other: Self) -> Self {
        Self { events: self.events + other.events, base: self.base + other.base }
    }
}

/// Events in a population or another exposure (residents, pupil years). There may be more events than people, because
/// one person can be stopped or excluded twice.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rate {
    events: u64,
    exposure: f64,
}

impl Rate {
    /// `Rate::new(250, 220.0)`: 250 events in a population of 220.
    ///
    /// # Errors
    /// If the exposure is negative or not finite. An exposure of 0 is no one in this group, with no events.
    pub fn new(events: u64, exposure: f64) -> Result<Self, Invalid> {
        counted("The number of events", events)?;
        let exposure = not_negative("The population", exposure)?;
        if exposure == 0.0 && events > 0 {
            return Err(Invalid::MoreThanAll { events: events as f64, base: exposure });
        }
        Ok(Self { events, exposure })
    }

    /// How many events.
    pub fn events(self) -> u64 {
        self.events
    }

    /// Among how many people, or over how much time.
    pub fn exposure(self) -> f64 {
        self.exposure
    }

    /// Events for one of the exposure; nothing if there is no one in the group.
    pub fn each(self) -> Option<f64> {
        (self.exposure > 0.0).then(|| self.events as f64 / self.exposure)
    }
}

/// For how many people a rate is told: per 1,000, per 100,000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Per(u32);

impl Per {
    /// For each.
    pub const ONE: Self = Self(1);
    /// Per 100.
    pub const HUNDRED: Self = Self(100);
    /// Per 1,000.
    pub const THOUSAND: Self = Self(1_000);
    /// Per 10,000.
    pub const TEN_THOUSAND: Self = Self(10_000);
    /// Per 100,000.
    pub const HUNDRED_THOUSAND: Self = Self(100_000);

    /// Per any other number.
    ///
    /// # Errors
    /// If it is 0.
    pub fn new(people: u32) -> Result<Self, Invalid> {
        if people == 0 {
            Err(Invalid::Zero { what: "The number of people that a rate is told for" })
        } else {
            Ok(Self(people))
        }
    }

    /// The number.
    pub fn people(self) -> f64 {
        f64::from(self.0)
    }
}

/// People who gave no answer, by the three reasons that must stay apart. They are counted and shown, and left out of
/// ratios; never added to a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct NonAnswers {
    /// Asked, and would rather not say.
    pub prefer_not_to_say: u64,
    /// No answer is held.
    pub not_known: u64,
    /// The question was not put.
    pub not_asked: u64,
}

impl NonAnswers {
    /// Nobody was left out.
    pub const NONE: Self = Self { prefer_not_to_say: 0, not_known: 0, not_asked: 0 };

    /// All of them together.
    pub fn total(self) -> u64 {
        self.prefer_not_to_say.saturating_add(self.not_known).saturating_add(self.not_asked)
    }
}

/// A whole number as the nearest that arithmetic can use, refused where it would lose a unit.
pub(crate) fn counted(what: &'static str, value: u64) -> Result<f64, Invalid> {
    let held = value as f64;
    if held > EXACT { Err(Invalid::TooLarge { what, value: held }) } else { Ok(held) }
}

pub(crate) fn finite(what: &'static str, value: f64) -> Result<f64, Invalid> {
    if value.is_finite() { Ok(value) } else { Err(Invalid::NotFinite { what }) }
}

pub(crate) fn not_negative(what: &'static str, value: f64) -> Result<f64, Invalid> {
    let value = finite(what, value)?;
    if value < 0.0 {
        return Err(Invalid::Negative { what, value });
    }
    if value > EXACT {
        return Err(Invalid::TooLarge { what, value });
    }
    if value > 0.0 && value < LEAST { Err(Invalid::TooSmall { what, value }) } else { Ok(value) }
}

pub(crate) fn share(what: &'static str, value: f64) -> Result<f64, Invalid> {
    if !(0.0..=1.0).contains(&value) {
        return Err(Invalid::NotAShare { what, value });
    }
    if value > 0.0 && value < LEAST { Err(Invalid::TooSmall { what, value }) } else { Ok(value) }
}
