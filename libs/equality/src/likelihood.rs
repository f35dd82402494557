//! Relative likelihood: how many times as likely something was for one group as for another.

use crate::method::{DifferenceMethod, RatioMethod, difference, ratio};
use crate::non_answer::{difference_bounds, ratio_bounds};
use crate::{Base, Confidence, Estimate, Finding, Method, NonAnswers, Proportion, Unit};

/// The ratio of two shares and their difference.
#[derive(Debug, Clone, PartialEq)]
pub struct Likelihood {
    /// (x₁/n₁) ÷ (x₂/n₂).
    pub ratio: Finding,
    /// x₁/n₁ − x₂/n₂ in percentage points.
    pub difference: Finding,
    groups: (Proportion, Proportion),
}

impl Likelihood {
    /// Says who gave no answer and is therefore in neither group, and between which bounds ratio and difference would lie
    /// had they answered. `unanswered` is how many of them had the event, of how many they are.
    #[must_use]
    pub fn leaving_out(self, non_answers: NonAnswers, unanswered: Proportion) -> Self {
        let (group, comparator) = self.groups;
        let with = |finding: Finding, bounds| finding.leaving_out(non_answers).bounded_by(bounds);
        Self {
            ratio: with(self.ratio, ratio_bounds(group, comparator, unanswered)),
            difference: with(self.difference, difference_bounds(group, comparator, unanswered)),
            ..self
        }
    }
}

/// How many times as likely something was for a group as for its comparator: the ratio by Miettinen & Nurminen, the
/// difference by Newcombe.
///
/// ```
/// use equality::{Confidence, Proportion, relative_likelihood};
/// let found = relative_likelihood(Proportion::new(30, 400)?, Proportion::new(120, 900)?, Confidence::P95);
/// assert_eq!(
///     found.ratio.sentence("Appointment of Black candidates", "White candidates"),
///     "Appointment of Black candidates against White candidates: 0.56 times; lower, and unlikely to be chance \
///      (95% interval 0.38 to 0.82, Miettinen–Nurminen score). Based on 400 and 900. Outside 0.80 to 1.25: a prompt \
///      to look into it, not a verdict."
/// );
/// # Ok::<(), equality::Invalid>(())
/// ```
pub fn relative_likelihood(group: Proportion, comparator: Proportion, confidence: Confidence) -> Likelihood {
    Likelihood {
        ratio: relative_likelihood_by(RatioMethod::MiettinenNurminen, group, comparator, confidence),
        difference: difference_by(DifferenceMethod::Newcombe, group, comparator, confidence),
        groups: (group, comparator),
    }
}

/// The ratio by a method of one's choice.
pub fn relative_likelihood_by(
    method: RatioMethod,
    group: Proportion,
    comparator: Proportion,
    confidence: Confidence,
) -> Finding {
    let interval = ratio(group, comparator, method, confidence);
    let estimate = match (group.share(), comparator.share()) {
        (Some(_), Some(0.0)) => Estimate::NotCalculable { lower: interval.low() },
        (Some(one), Some(two)) => Estimate::Value { value: one / two, interval },
        _ => Estimate::NoOneInGroup,
    };
    let name = match method {
        RatioMethod::MiettinenNurminen => Method::MiettinenNurminen,
        RatioMethod::Koopman => Method::Koopman,
        RatioMethod::Katz => Method::Katz,
    };
    of_two(estimate, Unit::Times, name, group, comparator, confidence)
}

/// The difference in percentage points by a method of one's choice.
pub fn difference_by(
    method: DifferenceMethod,
    group: Proportion,
    comparator: Proportion,
    confidence: Confidence,
) -> Finding {
    let estimate = match (group.share(), comparator.share()) {
        (Some(one), Some(two)) => Estimate::Value {
            value: 100.0 * (one - two),
            interval: difference(group, comparator, method, confidence)
                .map(|it| 100.0 * it)
                .around(100.0 * (one - two)),
        },
        _ => Estimate::NoOneInGroup,
    };
    let name = match method {
        DifferenceMethod::Newcombe => Method::Newcombe,
        DifferenceMethod::MiettinenNurminen => Method::MiettinenNurminenDifference,
        DifferenceMethod::Mee => Method::Mee,
        DifferenceMethod::Wald => Method::Wald,
        DifferenceMethod::AgrestiCaffo => Method::AgrestiCaffo,
    };
    of_two(estimate, Unit::PercentagePoints, name, group, comparator, confidence)
}

fn of_two(
    estimate: Estimate,
    unit: Unit,
    method: Method,
    group: Proportion,
    comparator: Proportion,
    confidence: Confidence,
) -> Finding {
    let base = Base::Two { group: group.base(), comparator: comparator.base() };
    Finding::new(estimate, unit, method, confidence, base)
        .resting_on_both(group.events(), comparator.events())
}

/// The likelihood indicators of the NHS Workforce Race Equality Standard, which do not all divide the same way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WresIndicator {
    /// 2: appointment from shortlisting, White over BME.
    Appointment,
    /// 3: entering the formal disciplinary process, BME over White.
    Disciplinary,
    /// 4: non-mandatory training and development, White over BME.
    Training,
}

impl WresIndicator {
    /// Its number in the standard.
    pub fn number(self) -> u8 {
        match self {
            Self::Appointment => 2,
            Self::Disciplinary => 3,
            Self::Training => 4,
        }
    }

    /// Whether White staff stand above the line: in 2 and 4, so that more than 1 is always to the disadvantage of BME
    /// staff.
    pub fn is_white_over_bme(self) -> bool {
        self != Self::Disciplinary
    }

    /// The relative likelihood in the direction of the standard. The ratio is of unrounded shares.
    ///
    /// ```
    /// use equality::{Confidence, Proportion, WresIndicator};
    /// let (white, bme) = (Proportion::new(17, 2_400)?, Proportion::new(9, 750)?);
    /// let found = WresIndicator::Disciplinary.relative_likelihood(white, bme, Confidence::P95);
    /// assert_eq!(format!("{:.2}", found.ratio.value().unwrap()), "1.69");
    /// # Ok::<(), equality::Invalid>(())
    /// ```
    pub fn relative_likelihood(
        self,
        white: Proportion,
        bme: Proportion,
        confidence: Confidence,
    ) -> Likelihood {
        let (above, below) = if self.is_white_over_bme() { (white, bme) } else { (bme, white) };
        relative_likelihood(above, below, confidence)
    }
}
