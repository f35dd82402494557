//! Indicators as data: what is counted, over what, told apart by what, compared with what, and which way is better.

mod read;

use crate::builtin;
use crate::classification::{Classification, utf8};
use crate::code::Code;
use crate::group::Characteristic;
use crate::header::Header;
use crate::located::LocatedError;

/// A set of indicators, such as a workforce race equality standard, or a body's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IndicatorSet {
    /// Its id, title, version, source and notes.
    pub header: Header,
    /// In the order and with the numbers of the publication.
    pub indicators: Vec<Indicator>,
}

impl IndicatorSet {
    /// One of those that come with the library, such as `nhs-wres`. It is read once.
    #[must_use]
    pub fn builtin(id: &str) -> Option<&'static Self> {
        builtin::indicator_set(id)
    }

    /// Reads a set from the text of a TOML file. `name` is the file's name for messages; `classification` finds the
    /// classifications it names, such as [`Classification::builtin`] or that and a body's own.
    ///
    /// # Errors
    /// Everything that is wrong with the file, in its order, each with line and column.
    pub fn parse<'c>(
        name: &str,
        text: &str,
        classification: impl Fn(&str) -> Option<&'c Classification>,
    ) -> Result<Self, Vec<LocatedError>> {
        read::set(name, text, &classification)
    }

    /// As [`IndicatorSet::parse`], from the bytes of a file.
    ///
    /// # Errors
    /// As there, and bytes that are no UTF-8.
    pub fn from_bytes<'c>(
        name: &str,
        bytes: &[u8],
        classification: impl Fn(&str) -> Option<&'c Classification>,
    ) -> Result<Self, Vec<LocatedError>> {
        Self::parse(name, utf8(name, bytes)?, classification)
    }

    /// The indicator with this id.
    #[must_use]
    pub fn indicator(&self, id: &str) -> Option<&Indicator> {
        self.indicators.iter().find(|indicator| indicator.id == *id)
    }
}

/// One indicator: a question and how it is answered with figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Indicator {
    /// Its id in the set.
    pub id: Code,
    /// Its number in the publication, as written there ("1", "9a").
    pub number: Option<String>,
    /// What it tells, for people.
    pub title: String,
    /// How it is worked out.
    pub kind: Kind,
    /// Which people are told apart, and who is compared with whom.
    pub breakdown: Option<Breakdown>,
    /// Which way is better.
    pub better: Better,
    /// Where its data come from.
    pub origin: Origin,
    /// The fewest people in each group for which it may be published; the disclosure policy may ask for more.
    pub minimum: Option<u32>,
    /// The length of time its events are counted over, in months.
    pub months: Option<u32>,
    /// What a reader of the figure should know.
    pub notes: Vec<String>,
    /// Whether this definition was compared with its publication. What was not is said in the notes.
    pub verified: bool,
}

/// How an indicator is worked out. People and events are named in words; which column holds them is said where the
/// figures are made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// The share of a group among people: x / n.
    Representation {
        /// Who is counted: "staff in post on 31 March".
        of: String,
        /// What the shares are shown for each of, such as pay bands.
        each: Option<String>,
        /// The share it is compared with: "share in the whole workforce".
        comparator: Option<String>,
        /// The comparison is told as a difference in percentage points, and of what from what.
        gap: bool,
    },
    /// How likely something is for one group beside another: (x1/n1) / (x2/n2), of unrounded rates.
    RelativeLikelihood {
        /// Who it happened to: x.
        numerator: String,
        /// Who it could have happened to: n.
        denominator: String,
        /// Which of the two groups stands above.
        direction: Direction,
    },
    /// Events for so many of a population: a / A × per.
    Rate {
        /// What is counted: a.
        numerator: String,
        /// For how many: A.
        denominator: String,
        /// The number of people the rate is told for.
        per: u32,
    },
    /// One group's rate beside another's, of events that may befall a person several times: (a/A) / (b/B). The first
    /// stage of a relative rate index; its later stages are likelihoods.
    RateRatio {
        /// What is counted: a.
        numerator: String,
        /// For how many: A.
        denominator: String,
        /// Which of the two groups stands above.
        direction: Direction,
    },
    /// The difference in pay as a share of the reference group's: (reference − group) / reference × 100.
    PayGap {
        /// Mean or median.
        average: Average,
        /// Hourly or bonus pay.
        pay: Pay,
    },
    /// The share of a group in each quarter of hourly pay, from the lowest.
    PayQuarters,
    /// The share of a group that was paid a bonus.
    BonusShare,
    /// The share of answers to a survey's question.
    Survey {
        /// The question or statement.
        question: String,
        /// The answers that count.
        numerator: String,
        /// Whose answers there are.
        denominator: String,
    },
    /// The mean of a score made of a survey's answers.
    Score {
        /// What the score is of.
        question: String,
        /// Whose answers there are.
        denominator: String,
    },
    /// Which level of a framework has been reached, with evidence.
    Maturity {
        /// The part of the framework.
        module: String,
        /// The levels from the lowest.
        levels: Vec<String>,
    },
    /// Yes or no, with evidence.
    Statement {
        /// What is stated.
        question: String,
    },
}

/// Which group's rate is divided by which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// The reference group's over the group's, as White ÷ ethnic minorities: above 1 the reference group has more of it.
    ReferenceOverGroup,
    /// The group's over the reference group's: above 1 the group has more of it.
    GroupOverReference,
}

/// Which way an indicator should go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Better {
    /// The higher, the better.
    Higher,
    /// The lower, the better.
    Lower,
    /// The nearer to 1, the better: the groups fare alike.
    NearOne,
    /// The nearer to 0, the better: there is no gap.
    NearZero,
    /// The nearer to the comparator, the better.
    NearComparator,
}

/// Mean or median.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Average {
    /// The sum over the number.
    Mean,
    /// The one in the middle; of an even number the mean of the two.
    Median,
}

/// Which pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pay {
    /// Pay for an hour.
    Hourly,
    /// Bonus pay over a year.
    Bonus,
}

/// Where the data of an indicator come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Records of staff.
    Workforce,
    /// Records of applications.
    Recruitment,
    /// Records of pay.
    Payroll,
    /// A survey of staff.
    Survey,
    /// Records of a service and the people it serves.
    Service,
    /// The organisation's own assessment.
    SelfAssessment,
}

/// Which people are told apart and compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// What tells them apart.
    pub characteristic: Characteristic,
    /// The id of the classification.
    pub classification: String,
    /// The code of the group the indicator is about; none means each group in turn.
    pub group: Option<Code>,
    /// The code of the group it is compared with.
    pub reference: Option<Code>,
}
