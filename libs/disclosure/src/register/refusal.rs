//! Why a release is refused, in words.

use crate::coarser::Coarser;

/// How many reasons are said one by one.
const MOST_SAID: usize = 10;

/// Why a release is refused, and what may be published instead.
#[derive(Debug)]
pub struct Refusal {
    /// Why.
    pub why: Vec<Reason>,
    /// Coarser forms of the release that were tried and pass, those that keep most first.
    pub coarser: Vec<Coarser>,
}

/// A reason for refusing.
#[derive(Clone, Debug, PartialEq)]
pub enum Reason {
    /// Nothing that may be hidden protects this cell: what is out already, or printed zeros, give it away.
    CannotHide {
        /// The cell in words.
        cell: String,
    },
    /// More must be hidden than the policy allows, whatever is chosen: proved by counting.
    CostsTooMuch {
        /// Cells that are not zero.
        filled: usize,
        /// Cells hidden for themselves or by an earlier release.
        hidden: usize,
        /// Sums that share no cell that could be hidden, in each of which at least one more must be.
        sums: usize,
        /// The share of the cells that are not zero that the policy allows to hide.
        most: f64,
    },
    /// It was protected and attacked, and hides more than the policy allows. That no other way hides less is not proved.
    HidesTooMuch {
        /// The share of the non-zero cells that are hidden.
        share: f64,
        /// What the policy allows.
        most: f64,
    },
    /// The steps ran out when more was hidden than the policy allows. That no protection hides less is not proved.
    NotFound {
        /// The share of the non-zero cells that were hidden by then.
        share: f64,
        /// What the policy allows.
        most: f64,
    },
    /// The steps that may be taken ran out before it was protected and attacked.
    OutOfSteps,
    /// Time ran out before it was protected and attacked.
    OutOfTime,
    /// The method leaves narrower ranges than the policy asks for.
    TooFine {
        /// How many values apart a printed 0 can be at most.
        leaves: u64,
        /// What the policy asks for.
        width: u64,
    },
    /// No rounded table was found whose parts add up.
    NoRounding {
        /// The base.
        base: u64,
    },
    /// What is printed near this cell, or is out already, narrows it down too far.
    TooNarrow {
        /// The cell in words.
        cell: String,
    },
}

impl std::fmt::Display for Reason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::CannotHide { cell } => {
                write!(f, "{cell} could be worked out from what is printed, whatever else is hidden")
            }
            Self::CostsTooMuch { filled, hidden, sums, most } => write!(
                f,
                "at least {} of the {filled} cells that are not zero would have to be hidden ({hidden} in any case, and \
                 one more in each of {sums} sums that have none in common); the policy allows {:.0} %",
                hidden + sums,
                most * 100.0
            ),
            Self::NotFound { share, most } => write!(
                f,
                "the effort allowed came to an end when {:.0} % of the cells that are not zero were hidden; the policy allows {:.0} %",
                share * 100.0,
                most * 100.0
            ),
            Self::HidesTooMuch { share, most } => write!(
                f,
                "it can be protected by hiding {:.0} % of the numbers that are not zero, more than the {:.0} % that the \
                 policy allows",
                (share * 100.0).ceil(),
                most * 100.0
            ),
            Self::OutOfSteps => f.write_str("the effort allowed was not enough to protect and attack it"),
            Self::TooFine { leaves, width } => write!(
                f,
                "a count printed as 0 could be from 0 to {leaves}, and the policy asks for ranges {width} wide; choose a larger base, or cell keys"
            ),
            Self::NoRounding { base } => {
                write!(
                    f,
                    "no table of multiples of {base} was found whose parts add up, near enough to the counts"
                )
            }
            Self::TooNarrow { cell } => write!(
                f,
                "{cell} could be worked out, or nearly, from the other numbers and what is out already"
            ),
            Self::OutOfTime => f.write_str("the time allowed was not enough to protect and attack it"),
        }
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("This cannot be published as it is:")?;
        for reason in self.why.iter().take(MOST_SAID) {
            write!(f, "\n- {reason}")?;
        }
        if self.why.len() > MOST_SAID {
            write!(f, "\n- and {} more cells like these", self.why.len() - MOST_SAID)?;
        }
        if !self.coarser.is_empty() {
            f.write_str("\nThis could be:")?;
            for way in &self.coarser {
                write!(f, "\n- {way}")?;
            }
        }
        Ok(())
    }
}
