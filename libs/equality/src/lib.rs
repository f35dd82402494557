//! Statistics of representation, disparity and pay, for anybody who has to answer for them.
//!
//! A figure comes as a [`Finding`]: the estimate, its interval and the method by name, the base, who was left out, what to
//! be careful about, and a sentence in plain words chosen by the evidence. Numbers that cannot be (more events than people,
//! a negative count, a share of 1.2) are refused where they come in. Corners are cases, never "not a number": 0 of 0 is
//! [`Estimate::NoOneInGroup`], something over nothing is [`Estimate::NotCalculable`] with its lower limit. Nothing is ever
//! added to make a formula work.
//!
//! ```
//! use equality::{Confidence, Evidence, Limit, Proportion, relative_likelihood};
//!
//! // Of 120 shortlisted none was appointed, of 900 others 72: 0 times as likely, and at most 0.39 times.
//! let found = relative_likelihood(Proportion::new(0, 120)?, Proportion::new(72, 900)?, Confidence::P95).ratio;
//! assert_eq!(found.value(), Some(0.0));
//! assert_eq!(found.evidence(), Evidence::Lower);
//! assert_eq!(found.interval().map(|it| it.low()), Some(Limit::At(0.0)));
//!
//! // 1 of 50 against 2 of 400 looks like four times as likely, but it is three people.
//! let found = relative_likelihood(Proportion::new(1, 50)?, Proportion::new(2, 400)?, Confidence::P95).ratio;
//! assert_eq!(found.evidence(), Evidence::TooFew);
//! assert_eq!(found.interval(), None);
//! # Ok::<(), equality::Invalid>(())
//! ```
//!
//! | to answer | take |
//! |---|---|
//! | how many of us are … | [`representation`], [`Representation`] with a [`Comparator`] |
//! | which units stand out | [`FunnelPlot`] |
//! | will we reach the target | [`target::Progress`], [`target::project`] |
//! | how many times as likely | [`relative_likelihood`], [`WresIndicator`], [`Stages`] |
//! | how often for each resident | [`rate`], [`rate_ratio`], [`relative_rate_index`] |
//! | how often, were all of the same ages | [`directly_standardised`], [`standardised_ratio`] |
//! | has it changed | [`change`], [`ratio_of_ratios`] |
//! | is it the grade, or the group | [`Strata`] |
//! | who is paid less | [`pay`] |
//! | small groups of several characteristics | [`intersection`] |
//! | what non-answers could change | [`non_answer`] |
//!
//! The formulas by themselves are in [`method`].

mod change;
mod count;
mod finding;
mod funnel_plot;
pub mod intersection;
mod interval;
mod invalid;
mod likelihood;
mod mean;
pub mod method;
pub mod non_answer;
pub mod pay;
mod rate;
mod representation;
mod root;
mod special;
mod stage;
mod standardised;
mod stratum;
pub mod target;
mod words;

pub use change::{Change, LogRatio, change, ratio_of_ratios};
pub use count::{NonAnswers, Per, Proportion, Rate};
pub use finding::{
    BAND, Base, Caution, Estimate, Finding, LEAST_EVENTS_FOR_INTERVAL, LEAST_EVENTS_WITHOUT_CAUTION,
};
pub use funnel_plot::{FunnelLimits, FunnelPlot, RateFunnel, Standing};
pub use interval::{Confidence, Interval, Limit};
pub use invalid::Invalid;
pub use likelihood::{Likelihood, WresIndicator, difference_by, relative_likelihood, relative_likelihood_by};
pub use mean::{Summary, mean};
pub use method::Method;
pub use non_answer::{Bounds, Headline};
pub use rate::{Events, StageIndex, rate, rate_ratio, relative_rate_index};
pub use representation::{Comparator, Representation, representation};
pub use stage::{Passage, Stage, Stages};
pub use standardised::{Band, directly_standardised, standardised_ratio};
pub use stratum::{DirectionWarning, Strata, Stratified, Stratum, Test};
pub use words::{Evidence, Unit};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
