//! What those who gave no answer could change: the worst and the best case, and whether a headline survives them.

use crate::{Evidence, Limit, NonAnswers, Proportion, Rate};

/// Where a figure could lie if everybody had answered.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds {
    /// The lowest, in the unit of the figure.
    pub low: Limit,
    /// The highest; open where nothing could be divided by.
    pub high: Limit,
}

impl Bounds {
    pub(crate) fn map(self, change: impl Fn(f64) -> f64) -> Self {
        Self { low: self.low.map(&change), high: self.high.map(&change) }
    }

    /// Whether the answers not given could turn the figure around `value`: it could lie on either side, or at it.
    pub fn cross(self, value: f64) -> bool {
        self.low.number().is_none_or(|it| it <= value) && self.high.number().is_none_or(|it| it >= value)
    }
}

/// The share of a group if all `unanswered` people were outside it, and if all were in it. `counted` is the group among
/// those who answered.
///
/// ```
/// use equality::{Proportion, non_answer};
/// let bounds = non_answer::share_bounds(Proportion::new(990, 7_297)?, 125);
/// assert_eq!(format!("{:.3} to {:.3}", bounds.low.number().unwrap(), bounds.high.number().unwrap()), "0.133 to 0.150");
/// # Ok::<(), equality::Invalid>(())
/// ```
pub fn share_bounds(counted: Proportion, unanswered: u64) -> Bounds {
    let unanswered = unanswered as f64;
    let all = counted.base() + unanswered;
    if all == 0.0 {
        return Bounds { low: Limit::Open, high: Limit::Open };
    }
    Bounds { low: Limit::At(counted.events() / all), high: Limit::At((counted.events() + unanswered) / all) }
}

/// The ratio of two shares if those who gave no answer fell in the two groups as unfavourably, and as favourably, as
/// could be. `unanswered` says how many of them had the event, of how many they are.
///
/// Lowest: those with the event in the comparator, those without it in the group. Highest: the other way round.
///
/// ```
/// use equality::{Confidence, Headline, NonAnswers, Proportion, non_answer, relative_likelihood};
/// let (black, white) = (Proportion::new(24, 750)?, Proportion::new(40, 2_400)?);
/// let bounds = non_answer::ratio_bounds(black, white, Proportion::new(22, 300)?);
/// let found = relative_likelihood(black, white, Confidence::P95)
///     .ratio
///     .leaving_out(NonAnswers { prefer_not_to_say: 220, not_known: 80, not_asked: 0 })
///     .bounded_by(bounds);
/// assert_eq!(found.evidence().to_string(), "higher, and unlikely to be chance");
/// assert_eq!(found.headline(), Headline::Withheld);
/// # Ok::<(), equality::Invalid>(())
/// ```
pub fn ratio_bounds(group: Proportion, comparator: Proportion, unanswered: Proportion) -> Bounds {
    let (with, without) = (unanswered.events(), unanswered.others());
    let (x1, n1, x2, n2) = (group.events(), group.base(), comparator.events(), comparator.base());
    Bounds {
        low: ratio((x1, n1 + without), (x2 + with, n2 + with)),
        high: ratio((x1 + with, n1 + with), (x2, n2 + without)),
    }
}

/// (x₁/n₁) ÷ (x₂/n₂); with 0 of 0, or something over 0, there is no bound.
fn ratio((x1, n1): (f64, f64), (x2, n2): (f64, f64)) -> Limit {
    if n1 > 0.0 && n2 > 0.0 && x2 > 0.0 { Limit::at(x1 / n1 / (x2 / n2)) } else { Limit::Open }
}

/// The difference of two shares in percentage points, bounded in the same way.
pub fn difference_bounds(group: Proportion, comparator: Proportion, unanswered: Proportion) -> Bounds {
    let (with, without) = (unanswered.events(), unanswered.others());
    let points = |(x1, n1): (f64, f64), (x2, n2): (f64, f64)| {
        if n1 > 0.0 && n2 > 0.0 { Limit::at(100.0 * (x1 / n1 - x2 / n2)) } else { Limit::Open }
    };
    let (x1, n1, x2, n2) = (group.events(), group.base(), comparator.events(), comparator.base());
    Bounds {
        low: points((x1, n1 + without), (x2 + with, n2 + with)),
        high: points((x1 + with, n1 + with), (x2, n2 + without)),
    }
}

/// The ratio of two rates if the events and the people of whom the group is not known fell in the two groups as
/// unfavourably, and as favourably, as could be.
///
/// Lowest: those events in the comparator, those people in the group. Highest: the other way round. An event need not be
/// of one of those people, so both stand by themselves.
///
/// ```
/// use equality::{NonAnswers, Rate, non_answer};
/// let bounds = non_answer::rate_ratio_bounds(
///     Rate::new(65, 4_100.0)?,
///     Rate::new(310, 61_000.0)?,
///     NonAnswers { not_known: 40, ..NonAnswers::NONE },
///     NonAnswers::NONE,
/// );
/// let of = |limit: equality::Limit| format!("{:.2}", limit.number().unwrap());
/// assert_eq!((of(bounds.low), of(bounds.high)), ("2.76".to_owned(), "5.04".to_owned()));
/// # Ok::<(), equality::Invalid>(())
/// ```
pub fn rate_ratio_bounds(group: Rate, comparator: Rate, events: NonAnswers, people: NonAnswers) -> Bounds {
    let (events, people) = (events.total() as f64, people.total() as f64);
    let (x1, n1) = (group.events() as f64, group.exposure());
    let (x2, n2) = (comparator.events() as f64, comparator.exposure());
    Bounds {
        low: ratio((x1, n1 + people), (x2 + events, n2)),
        high: ratio((x1 + events, n1), (x2, n2 + people)),
    }
}

/// What may stand in a headline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Headline {
    /// What the evidence says holds whatever the answers not given would have been.
    Stands(Evidence),
    /// The answers not given could turn it around, so there is no headline.
    Withheld,
}

impl std::fmt::Display for Headline {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Stands(evidence) => evidence.fmt(f),
            Self::Withheld => f.write_str(
                "too many gave no answer to tell: theirs alone could turn the figure the other way",
            ),
        }
    }
}
