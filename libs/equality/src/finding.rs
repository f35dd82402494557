//! A figure with everything that must be said beside it.

use crate::{Bounds, Confidence, Evidence, Headline, Interval, Limit, Method, NonAnswers, Unit, words};

/// What came out. The corners are cases of their own, so that no figure is ever "not a number".
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Estimate {
    /// 0 of 0: there is no one in this group.
    NoOneInGroup,
    /// Nothing to divide by: no event in the comparison group. The figure is at least `lower`, as far as chance lets
    /// one say.
    NotCalculable {
        /// The lower limit of the interval; its upper end is open.
        lower: Limit,
    },
    /// A figure, in the unit of its finding.
    Value {
        /// The estimate itself.
        value: f64,
        /// Its interval as the method gives it, however few events it rests on.
        interval: Interval,
    },
}

/// On how many people (or how large a population) a figure rests.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Base {
    /// One group.
    Group(f64),
    /// Two groups set against each other.
    Two {
        /// The group that the figure is about.
        group: f64,
        /// The group that it is compared with.
        comparator: f64,
    },
}

/// Something to say beside a figure.
#[derive(Debug, Clone, PartialEq)]
pub enum Caution {
    /// Under 5 events: no interval is shown, and nothing is concluded.
    TooFewEvents {
        /// The events that the figure rests on.
        events: f64,
    },
    /// Under 10 events: the interval is to be read with care.
    FewEvents {
        /// The events that the figure rests on.
        events: f64,
    },
    /// Under 5 events in one of two groups: one more or fewer there would move the figure much.
    FewInOneGroup {
        /// The events in that group.
        events: f64,
    },
    /// A ratio outside 0.80 to 1.25: a prompt to look, never a verdict.
    OutsideBand,
    /// A pay gap of a group under 50 people: for use inside only.
    NotForPublication {
        /// The smaller group.
        base: f64,
    },
    /// A base under 30: never ranked against others.
    NotRanked {
        /// The group's size.
        base: f64,
    },
    /// The method of the interval broke down on these numbers, and a plainer one stands in its place.
    PlainerMethod {
        /// Why.
        because: &'static str,
    },
    /// The interval was resampled: the same seed and number of draws give it again.
    Resampled {
        /// The seed.
        seed: u64,
        /// How often both groups were drawn.
        draws: u32,
    },
    /// Fewer events than the method accepts: nothing is calculated.
    NotCalculated {
        /// Why.
        because: &'static str,
    },
    /// Who is counted among the events but not in the population, in the words of the person who measures.
    NotInPopulation(String),
}

/// Fewest events for which an interval is shown.
pub const LEAST_EVENTS_FOR_INTERVAL: f64 = 5.0;
/// Fewest events for which an interval needs no caution.
pub const LEAST_EVENTS_WITHOUT_CAUTION: f64 = 10.0;
/// The band of ratios outside which somebody should look, from the four-fifths rule and its inverse.
pub const BAND: (f64, f64) = (0.8, 1.25);

/// A figure, its interval, how it was calculated, on whom it rests, who was left out, and what may be said about it.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    estimate: Estimate,
    unit: Unit,
    method: Method,
    confidence: Confidence,
    base: Base,
    events: Option<f64>,
    left_out: NonAnswers,
    cautions: Vec<Caution>,
    bounds: Option<Bounds>,
    /// The value at which there is no difference, if this is a comparison.
    null: Option<f64>,
}

impl Finding {
    pub(crate) fn new(
        estimate: Estimate,
        unit: Unit,
        method: Method,
        confidence: Confidence,
        base: Base,
    ) -> Self {
        Self {
            estimate,
            unit,
            method,
            confidence,
            base,
            events: None,
            left_out: NonAnswers::NONE,
            cautions: Vec::new(),
            bounds: None,
            null: unit.no_difference(),
        }
    }

    /// Of two groups, with the events of each. What counts is how many there are together: 0 against 40 is a finding.
    pub(crate) fn resting_on_both(self, one: f64, two: f64) -> Self {
        let (total, fewest) = (one + two, one.min(two));
        let finding = self.resting_on(total);
        if total >= LEAST_EVENTS_WITHOUT_CAUTION && fewest < LEAST_EVENTS_FOR_INTERVAL {
            finding.warning(Caution::FewInOneGroup { events: fewest })
        } else {
            finding
        }
    }

    /// With the events that it rests on, and the cautions that follow from them.
    pub(crate) fn resting_on(mut self, events: f64) -> Self {
        self.events = Some(events);
        if events < LEAST_EVENTS_FOR_INTERVAL {
            self.cautions.push(Caution::TooFewEvents { events });
        } else if events < LEAST_EVENTS_WITHOUT_CAUTION {
            self.cautions.push(Caution::FewEvents { events });
        }
        if let (Unit::Times, Estimate::Value { value, .. }) = (self.unit, self.estimate)
            && events >= LEAST_EVENTS_FOR_INTERVAL
            && !(BAND.0..=BAND.1).contains(&value)
        {
            self.cautions.push(Caution::OutsideBand);
        }
        self
    }

    pub(crate) fn warning(mut self, caution: Caution) -> Self {
        self.cautions.push(caution);
        self
    }

    /// Says who gave no answer and is therefore not in the base.
    #[must_use]
    pub fn leaving_out(mut self, non_answers: NonAnswers) -> Self {
        self.left_out = non_answers;
        self
    }

    /// Says where the figure could lie if those without an answer had answered (see [`non_answer`](crate::non_answer)),
    /// in its own unit. If it could turn round, no headline is drawn.
    #[must_use]
    pub fn bounded_by(mut self, bounds: Bounds) -> Self {
        self.bounds = Some(bounds);
        self
    }

    /// Says who is counted among the events but not in the population ("visitors to the town centre").
    #[must_use]
    pub fn not_in_population(mut self, who: impl Into<String>) -> Self {
        self.cautions.push(Caution::NotInPopulation(who.into()));
        self
    }

    /// What came out, with the interval as calculated. To show an interval take [`interval`](Self::interval), which
    /// keeps the rule of five events.
    pub fn estimate(&self) -> Estimate {
        self.estimate
    }

    /// The figure, if there is one, in [`unit`](Self::unit).
    pub fn value(&self) -> Option<f64> {
        match self.estimate {
            Estimate::Value { value, .. } => Some(value),
            Estimate::NoOneInGroup | Estimate::NotCalculable { .. } => None,
        }
    }

    /// The interval that may be shown: none under 5 events, none if there is no figure.
    pub fn interval(&self) -> Option<Interval> {
        if self.has_too_few_events() || self.method == Method::NoInterval {
            return None;
        }
        self.calculated_interval().filter(|it| *it != Interval::OPEN)
    }

    /// The interval as the method gives it, however little it rests on; for analysts, not for publication.
    pub fn calculated_interval(&self) -> Option<Interval> {
        match self.estimate {
            Estimate::NoOneInGroup => None,
            Estimate::NotCalculable { lower } => Some(Interval::new(lower, Limit::Open)),
            Estimate::Value { interval, .. } => Some(interval),
        }
    }

    /// In what the figure is expressed.
    pub fn unit(&self) -> Unit {
        self.unit
    }

    /// How the interval was calculated.
    pub fn method(&self) -> Method {
        self.method
    }

    /// How sure the interval is.
    pub fn confidence(&self) -> Confidence {
        self.confidence
    }

    /// On how many people it rests.
    pub fn base(&self) -> Base {
        self.base
    }

    /// The events that it rests on, of both groups where there are two; nothing for means and pay gaps.
    pub fn events(&self) -> Option<f64> {
        self.events
    }

    /// The same figure, said to rest on other numbers of people: those that are published beside it, where the true ones
    /// may not be (rounded, for example).
    #[must_use]
    pub fn said_to_rest_on(mut self, base: Base) -> Self {
        self.base = base;
        self
    }

    /// Who gave no answer and was left out.
    pub fn left_out(&self) -> NonAnswers {
        self.left_out
    }

    /// What must be said beside it.
    pub fn cautions(&self) -> &[Caution] {
        &self.cautions
    }

    /// Whether it may leave the house as far as its own base is concerned. Disclosure control comes on top.
    pub fn may_be_published(&self) -> bool {
        !self.cautions.iter().any(|it| matches!(it, Caution::NotForPublication { .. }))
    }

    /// What the numbers allow one to say of the group, chosen by the interval and the events alone. Of pay, higher means
    /// paid more.
    pub fn evidence(&self) -> Evidence {
        let Some(null) = self.null else {
            return match self.estimate {
                Estimate::NoOneInGroup => Evidence::NoOneInGroup,
                _ if self.has_too_few_events() => Evidence::TooFew,
                _ => Evidence::Level,
            };
        };
        let band = matches!(self.unit, Unit::Times).then_some(BAND);
        match self.estimate {
            Estimate::NoOneInGroup => Evidence::NoOneInGroup,
            _ if self.has_too_few_events() => Evidence::TooFew,
            Estimate::NotCalculable { lower: Limit::At(low) } if low > null => Evidence::Higher,
            Estimate::NotCalculable { .. } => Evidence::TooFew,
            // A gap in pay is written the other way round: positive where the group is lower.
            Estimate::Value { value, interval } if self.unit == Unit::PercentOfReference => {
                Evidence::choose(value, interval, null, band).opposite()
            }
            Estimate::Value { value, interval } => Evidence::choose(value, interval, null, band),
        }
    }

    /// Where the figure could lie if everybody had answered, if that was worked out.
    pub fn bounds(&self) -> Option<Bounds> {
        self.bounds
    }

    /// What may stand in a headline: what the evidence says, unless the answers not given could turn it round.
    pub fn headline(&self) -> Headline {
        match (self.null, self.bounds) {
            (Some(null), Some(bounds)) if bounds.cross(null) => Headline::Withheld,
            _ => Headline::Stands(self.evidence()),
        }
    }

    /// One sentence (and a few more where they are needed) in plain words, of a group and what it is compared with.
    /// Where the figure stands for itself, `comparator` is not used.
    pub fn sentence(&self, group: &str, comparator: &str) -> String {
        words::sentence(self, group, comparator)
    }

    fn has_too_few_events(&self) -> bool {
        self.events.is_some_and(|it| it < LEAST_EVENTS_FOR_INTERVAL)
            || self.cautions.iter().any(|it| matches!(it, Caution::NotCalculated { .. }))
    }
}
