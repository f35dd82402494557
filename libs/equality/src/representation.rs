//! Representation: a group's share, by itself and against a named comparator.

use crate::count::share;
use crate::method::{hybrid, wilson};
use crate::non_answer::share_bounds;
use crate::{
    Base, Confidence, Estimate, Finding, Interval, Invalid, Limit, Method, NonAnswers, Proportion, Unit,
};

/// The share of a group, with Wilson's interval.
///
/// ```
/// use equality::{Confidence, Proportion, representation};
/// let share = representation(Proportion::new(43, 739)?, Confidence::P95);
/// assert_eq!(
///     share.sentence("Officers from ethnic minorities", ""),
///     "Officers from ethnic minorities: 5.8% (95% interval 4.3% to 7.7%, Wilson score). Based on 739."
/// );
/// # Ok::<(), equality::Invalid>(())
/// ```
pub fn representation(group: Proportion, confidence: Confidence) -> Finding {
    let estimate = match group.share() {
        Some(value) => Estimate::Value { value, interval: wilson(group, confidence) },
        None => Estimate::NoOneInGroup,
    };
    Finding::new(estimate, Unit::Share, Method::Wilson, confidence, Base::Group(group.base()))
        .resting_on(group.events())
}

/// What a share is set against: chosen by a person, and named.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparator {
    name: String,
    share: f64,
    survey: Option<Interval>,
}

impl Comparator {
    /// A share that is known, as from a census: "London's working-age population", 0.38.
    ///
    /// # Errors
    /// If it does not lie between 0 and 1.
    pub fn known(name: impl Into<String>, of: f64) -> Result<Self, Invalid> {
        Ok(Self { name: name.into(), share: share("The comparator", of)?, survey: None })
    }

    /// A survey's estimate with its own interval, at the confidence at which it will be used.
    ///
    /// # Errors
    /// If the three are no shares, or the estimate lies outside its interval.
    pub fn survey(name: impl Into<String>, of: f64, low: f64, high: f64) -> Result<Self, Invalid> {
        let of = share("The survey's estimate", of)?;
        let low = share("The survey's lower limit", low)?;
        let high = share("The survey's upper limit", high)?;
        if !(low <= of && of <= high) {
            return Err(Invalid::OutsideItsInterval { value: of, low, high });
        }
        Ok(Self { name: name.into(), share: of, survey: Some(Interval::between(low, high)) })
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its share, between 0 and 1.
    pub fn share(&self) -> f64 {
        self.share
    }

    /// Its own interval, if it is a survey's estimate.
    pub fn interval(&self) -> Option<Interval> {
        self.survey
    }
}

/// A share, its gap to a comparator and its ratio to it.
#[derive(Debug, Clone, PartialEq)]
pub struct Representation {
    /// The share itself.
    pub share: Finding,
    /// Share less comparator, in percentage points.
    pub gap: Finding,
    /// Share over comparator: 1 is as many as one would expect.
    pub ratio: Finding,
    /// What it was set against.
    pub comparator: Comparator,
    group: Proportion,
}

impl Representation {
    /// Sets a group's share against a comparator.
    ///
    /// Against a known share the limits are Wilson's, less or over that share. Against a survey's estimate its own
    /// interval is taken in: for the gap after Newcombe, for the ratio after Donner & Zou. The events that gap and ratio
    /// rest on are those seen or those expected, whichever are more.
    ///
    /// ```
    /// use equality::{Comparator, Confidence, Proportion, Representation};
    /// let top = Proportion::new(44, 200)?;
    /// let residents = Comparator::known("the working-age population", 0.38)?;
    /// let found = Representation::against(top, residents, Confidence::P95);
    /// assert_eq!(
    ///     found.gap.sentence("Grade 14 and above", found.comparator.name()),
    ///     "Grade 14 and above against the working-age population: −16.0 percentage points; lower, and unlikely to be \
    ///      chance (95% interval −21.2 to −9.8, Wilson score against a known share). Based on 200."
    /// );
    /// # Ok::<(), equality::Invalid>(())
    /// ```
    pub fn against(group: Proportion, comparator: Comparator, confidence: Confidence) -> Self {
        // None where 76 are expected is a finding: what was expected counts as much as what was seen.
        let events = group.events().max(group.base() * comparator.share);
        let finding = |estimate, unit, method| {
            Finding::new(estimate, unit, method, confidence, Base::Group(group.base())).resting_on(events)
        };
        let (gap_method, ratio_method) = match comparator.survey {
            None => (Method::WilsonAgainstKnown, Method::WilsonAgainstKnown),
            Some(_) => (Method::NewcombeAgainstSurvey, Method::DonnerZou),
        };
        let (gap, ratio) = match group.share() {
            None => (Estimate::NoOneInGroup, Estimate::NoOneInGroup),
            Some(share) => estimates(share, wilson(group, confidence), &comparator),
        };
        Self {
            share: representation(group, confidence),
            gap: finding(gap, Unit::PercentagePoints, gap_method),
            ratio: finding(ratio, Unit::Times, ratio_method),
            comparator,
            group,
        }
    }

    /// Says who gave no answer and is therefore not in the base, and between which bounds share, gap and ratio would lie
    /// had they answered: all of them outside the group, or all in it.
    ///
    /// ```
    /// use equality::{Comparator, Confidence, Headline, NonAnswers, Proportion, Representation};
    /// let residents = Comparator::known("the working-age population", 0.26)?;
    /// let found = Representation::against(Proportion::new(44, 240)?, residents, Confidence::P95);
    /// assert!(found.ratio.evidence().is_clear());
    /// let unknown = NonAnswers { prefer_not_to_say: 20, not_known: 10, not_asked: 0 };
    /// assert_eq!(found.leaving_out(unknown).ratio.headline(), Headline::Withheld);
    /// # Ok::<(), equality::Invalid>(())
    /// ```
    #[must_use]
    pub fn leaving_out(self, non_answers: NonAnswers) -> Self {
        let share = share_bounds(self.group, non_answers.total());
        let expected = self.comparator.share;
        let with = |finding: Finding, bounds| finding.leaving_out(non_answers).bounded_by(bounds);
        Self {
            share: with(self.share, share),
            gap: with(self.gap, share.map(|it| 100.0 * (it - expected))),
            ratio: with(self.ratio, share.map(|it| it / expected)),
            ..self
        }
    }
}

fn estimates(share: f64, own: Interval, comparator: &Comparator) -> (Estimate, Estimate) {
    let expected = comparator.share;
    let (gap, ratio) = match comparator.survey {
        None => (own.map(|it| it - expected), own.map(|it| it / expected)),
        Some(survey) => {
            (hybrid((share, own), (expected, survey)), donner_zou((share, own), (expected, survey)))
        }
    };
    let points = Estimate::Value {
        value: 100.0 * (share - expected),
        interval: gap.map(|it| 100.0 * it).around(100.0 * (share - expected)),
    };
    let ratio = if expected > 0.0 {
        Estimate::Value { value: share / expected, interval: ratio.around(share / expected) }
    } else {
        Estimate::NotCalculable { lower: ratio.low() }
    };
    (points, ratio)
}

/// The interval of a ratio from those of its parts, for parts that cannot be negative. Written so that nothing cancels
/// and nothing is divided by 0: where the divisor's lower limit is 0, the upper end is open.
fn donner_zou(above: (f64, Interval), below: (f64, Interval)) -> Interval {
    let (p, q) = (above.0, below.0);
    let limits =
        |it: Interval| (it.low().number().unwrap_or(0.0), it.high().number().unwrap_or(f64::INFINITY));
    let ((low, high), (least, most)) = (limits(above.1), limits(below.1));
    let product = p * q;
    let lower = {
        let a = low * (2.0 * p - low);
        let b = most * (2.0 * q - most);
        a / (product + (product * product - a * b).max(0.0).sqrt())
    };
    let upper = {
        let a = high * (2.0 * p - high);
        let b = least * (2.0 * q - least);
        (product + (product * product - a * b).max(0.0).sqrt()) / b
    };
    Interval::new(Limit::at(if low == 0.0 { 0.0 } else { lower }), Limit::at(upper))
}
