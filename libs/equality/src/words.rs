//! Plain words, chosen by the evidence. They say what the numbers show, never why.

use crate::{Base, Caution, Estimate, Finding, Headline, Interval, Limit, Per};

/// In what a figure is expressed, and how it is written.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Unit {
    /// A share between 0 and 1, written as a percentage.
    Share,
    /// A difference of two shares in percentage points (5 is 5 points), written with its sign.
    PercentagePoints,
    /// Percentage points for each year.
    PointsPerYear,
    /// A ratio, written "1.70 times".
    Times,
    /// A ratio of odds.
    OddsTimes,
    /// Events for so many people.
    Per(Per),
    /// A mean in the unit of what was averaged.
    Amount,
    /// A pay gap as a percentage of the reference group's pay (5 is 5 %), positive where the group is paid less.
    PercentOfReference,
}

impl Unit {
    /// The value at which there is no difference; nothing for figures that compare nothing.
    pub fn no_difference(self) -> Option<f64> {
        match self {
            Self::PercentagePoints | Self::PointsPerYear | Self::PercentOfReference => Some(0.0),
            Self::Times | Self::OddsTimes => Some(1.0),
            Self::Share | Self::Per(_) | Self::Amount => None,
        }
    }

    /// A value with its unit.
    pub fn write(self, value: f64) -> String {
        match self {
            Self::Share => format!("{}%", signed(100.0 * value, 1, false)),
            Self::PercentagePoints => format!("{} percentage points", signed(value, 1, true)),
            Self::PointsPerYear => format!("{} percentage points a year", signed(value, 1, true)),
            Self::Times | Self::OddsTimes => format!("{} times", self.bare(value)),
            Self::Per(size) => format!("{} per {}", self.bare(value), thousands(size.people())),
            Self::Amount => self.bare(value),
            Self::PercentOfReference => format!("{}%", signed(value, 1, false)),
        }
    }

    /// A value of an interval, where the unit was said already.
    pub(crate) fn bare(self, value: f64) -> String {
        match self {
            Self::Share | Self::PercentOfReference => self.write(value),
            Self::PercentagePoints | Self::PointsPerYear => signed(value, 1, true),
            Self::Times | Self::OddsTimes if value.abs() >= 10.0 => signed(value, 1, false),
            Self::Times | Self::OddsTimes | Self::Amount => signed(value, 2, false),
            Self::Per(_) => signed(value, if value.abs() < 1.0 { 2 } else { 1 }, false),
        }
    }
}

/// What the numbers allow one to say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Evidence {
    /// The interval lies wholly above no difference.
    Higher,
    /// The interval lies wholly below no difference.
    Lower,
    /// Above, but no difference would fit too.
    PerhapsHigher,
    /// Below, but no difference would fit too.
    PerhapsLower,
    /// The interval lies wholly within 0.80 to 1.25, around 1.
    AboutTheSame,
    /// Exactly no difference, with an interval that would fit one in either direction.
    NoDifferenceSeen,
    /// Too few events to say anything.
    TooFew,
    /// There is no one in the group.
    NoOneInGroup,
    /// A figure by itself, compared with nothing.
    Level,
}

impl Evidence {
    pub(crate) fn choose(value: f64, interval: Interval, null: f64, band: Option<(f64, f64)>) -> Self {
        let within = |(low, high): (f64, f64)| {
            interval.low().number().is_some_and(|it| it >= low)
                && interval.high().number().is_some_and(|it| it <= high)
        };
        if interval.is_above(null) {
            Self::Higher
        } else if interval.is_below(null) {
            Self::Lower
        } else if interval == Interval::OPEN {
            Self::TooFew
        } else if band.is_some_and(within) {
            Self::AboutTheSame
        } else if value > null {
            Self::PerhapsHigher
        } else if value < null {
            Self::PerhapsLower
        } else {
            Self::NoDifferenceSeen
        }
    }

    pub(crate) fn opposite(self) -> Self {
        match self {
            Self::Higher => Self::Lower,
            Self::Lower => Self::Higher,
            Self::PerhapsHigher => Self::PerhapsLower,
            Self::PerhapsLower => Self::PerhapsHigher,
            other => other,
        }
    }

    /// The words for it, of pay or of a change over time where that is what was measured.
    fn words(self, unit: Unit) -> String {
        let words = self.to_string();
        match unit {
            Unit::PercentOfReference => {
                words.replace("higher,", "paid more,").replace("lower,", "paid less,")
            }
            Unit::PointsPerYear => words
                .replace("higher,", "rising,")
                .replace("lower,", "falling,")
                .replace("no difference", "no change"),
            _ => words,
        }
    }

    /// Whether a difference was found that chance is unlikely to have made.
    pub fn is_clear(self) -> bool {
        matches!(self, Self::Higher | Self::Lower)
    }
}

impl std::fmt::Display for Evidence {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Higher => "higher, and unlikely to be chance",
            Self::Lower => "lower, and unlikely to be chance",
            Self::PerhapsHigher => "higher, but this could be chance",
            Self::PerhapsLower => "lower, but this could be chance",
            Self::AboutTheSame => "about the same",
            Self::NoDifferenceSeen => "no difference seen, but these numbers would also fit one",
            Self::TooFew => "too few to tell",
            Self::NoOneInGroup => "no one in this group",
            Self::Level => "",
        })
    }
}

impl std::fmt::Display for Caution {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooFewEvents { events: 0.0 } => {
                f.write_str("There was no event: no interval is given under 5.")
            }
            Self::TooFewEvents { events } => {
                write!(f, "It rests on {} only: no interval is given under 5.", plural(*events, "event"))
            }
            Self::FewEvents { events } => {
                write!(f, "It rests on {} only: read it with care.", plural(*events, "event"))
            }
            Self::FewInOneGroup { events } => {
                let only = if *events == 0.0 { "" } else { " only" };
                write!(f, "One group has {}{only}: read it with care.", plural(*events, "event"))
            }
            Self::OutsideBand => {
                f.write_str("Outside 0.80 to 1.25: a prompt to look into it, not a verdict.")
            }
            Self::NotForPublication { base } => {
                write!(f, "One group has {}: a pay gap is not published under 50.", plural(*base, "person"))
            }
            Self::NotRanked { base } => {
                write!(f, "There are {} here: bases under 30 are not ranked.", plural(*base, "person"))
            }
            Self::PlainerMethod { because } => write!(f, "A plainer method was used: {because}."),
            Self::Resampled { seed, draws } => {
                write!(f, "Resampled {} times from the seed {seed}.", thousands(f64::from(*draws)))
            }
            Self::NotCalculated { because } => write!(f, "Not calculated: {because}."),
            Self::NotInPopulation(who) => write!(f, "Not counted in the population: {who}."),
        }
    }
}

pub(crate) fn sentence(finding: &Finding, group: &str, comparator: &str) -> String {
    let unit = finding.unit();
    let subject = match unit.no_difference() {
        Some(_) if unit != Unit::PointsPerYear => format!("{group} against {comparator}"),
        _ => group.to_owned(),
    };
    let evidence = finding.evidence();
    let figure = match finding.estimate() {
        Estimate::NoOneInGroup => return format!("{subject}: no one in this group."),
        Estimate::NotCalculable { .. }
            if finding.cautions().iter().any(|it| matches!(it, Caution::NotCalculated { .. })) =>
        {
            "not calculated".to_owned()
        }
        Estimate::NotCalculable { lower } => match (finding.interval(), lower) {
            (Some(_), Limit::At(low)) => {
                format!("not calculable, as there is nothing to divide by; at least {}", unit.write(low))
            }
            _ => "not calculable, as there is nothing to divide by".to_owned(),
        },
        Estimate::Value { value, .. } => unit.write(value),
    };
    let mut said = format!("{subject}: {figure}");
    let words = match finding.headline() {
        Headline::Stands(_) => evidence.words(unit),
        withheld @ Headline::Withheld => withheld.to_string(),
    };
    if !words.is_empty() {
        said.push_str(&format!("; {words}"));
    }
    if let (Some(interval), Some(_)) = (finding.interval(), finding.value()) {
        said.push_str(&format!(
            " ({} interval {}, {})",
            finding.confidence(),
            span(interval, |value| unit.bare(value)),
            finding.method()
        ));
    }
    if let Some(bounds) = finding.bounds() {
        let bounds = Interval::new(bounds.low, bounds.high);
        said.push_str(&format!("; {} if everybody had answered", span(bounds, |value| unit.bare(value))));
    }
    said.push_str(&format!(". Based on {}", rests_on(finding.base())));
    match finding.left_out().total() {
        0 => said.push('.'),
        1 => said.push_str("; 1 without an answer is left out."),
        left => said.push_str(&format!("; {} without an answer are left out.", thousands(left as f64))),
    }
    for caution in finding.cautions() {
        said.push_str(&format!(" {caution}"));
    }
    said
}

/// "1.21 to 3.00", "at least 0.83", "at most 2.40".
pub(crate) fn span(interval: Interval, write: impl Fn(f64) -> String) -> String {
    match (interval.low(), interval.high()) {
        (Limit::At(low), Limit::At(high)) => format!("{} to {}", write(low), write(high)),
        (Limit::At(low), Limit::Open) => format!("at least {}", write(low)),
        (Limit::Open, Limit::At(high)) => format!("at most {}", write(high)),
        (Limit::Open, Limit::Open) => "open".to_owned(),
    }
}

fn rests_on(base: Base) -> String {
    match base {
        Base::Group(people) => thousands(people),
        Base::Two { group, comparator } => format!("{} and {}", thousands(group), thousands(comparator)),
    }
}

fn plural(count: f64, noun: &str) -> String {
    match (count, noun) {
        (1.0, _) => format!("1 {noun}"),
        (0.0, "event") => "no event".to_owned(),
        (_, "person") => format!("{} people", thousands(count)),
        _ => format!("{} {noun}s", thousands(count)),
    }
}

/// Rounded half away from zero as people do it, with a true minus; nothing is ever "−0.0".
fn signed(value: f64, decimals: usize, plus: bool) -> String {
    let scale = 10f64.powi(decimals as i32);
    let rounded = (value * scale).round() / scale;
    let digits = format!("{:.decimals$}", rounded.abs());
    if rounded < 0.0 {
        format!("−{digits}")
    } else if plus && rounded > 0.0 {
        format!("+{digits}")
    } else {
        digits
    }
}

/// A number with commas between thousands; a part of a person with one decimal.
pub(crate) fn thousands(value: f64) -> String {
    let text = if value.fract() == 0.0 { format!("{value:.0}") } else { format!("{value:.1}") };
    let (whole, rest) =
        text.split_once('.').map_or((text.as_str(), None), |(whole, rest)| (whole, Some(rest)));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 && digit.is_ascii_digit() {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    match rest {
        Some(rest) => format!("{grouped}.{rest}"),
        None => grouped,
    }
}
