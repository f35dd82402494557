//! Groups compared within strata (department, grade, year), so that a difference between strata is not taken for one
//! between groups.

mod pooled;
mod tests_of_strata;

use crate::{Confidence, Evidence, Finding, Likelihood, Proportion, relative_likelihood};

pub use tests_of_strata::Test;

/// The two groups in one stratum.
#[derive(Debug, Clone, PartialEq)]
pub struct Stratum {
    /// Its name.
    pub name: String,
    /// The group.
    pub group: Proportion,
    /// Its comparator.
    pub comparator: Proportion,
}

/// Strata in which both groups were counted.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Strata(Vec<Stratum>);

/// Everything about two groups over strata.
#[derive(Debug, Clone, PartialEq)]
pub struct Stratified {
    /// The strata thrown together.
    pub crude: Likelihood,
    /// Within strata: Mantel and Haenszel's ratio of shares.
    pub ratio: Finding,
    /// Within strata: Mantel and Haenszel's ratio of odds.
    pub odds_ratio: Finding,
    /// Whether the ratio of odds is the same in all strata (Breslow–Day with Tarone's correction).
    pub homogeneity: Option<Test>,
    /// Whether there is any difference within strata (Cochran–Mantel–Haenszel, without continuity correction).
    pub difference: Option<Test>,
    /// A warning when the strata tell something else than the whole.
    pub warning: Option<DirectionWarning>,
}

/// The whole and its strata point in different directions.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DirectionWarning {
    /// The whole shows a difference one way, the strata one the other way: Simpson's paradox.
    Reversed,
    /// The whole shows a difference that is unlikely to be chance; within strata there is no such difference.
    Vanishes,
    /// The whole shows no clear difference; within strata there is one.
    Hidden,
}

impl std::fmt::Display for DirectionWarning {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Reversed => {
                "Taken together the figures point one way, and within the parts the other way (Simpson's paradox). \
                 Show the parts."
            }
            Self::Vanishes => {
                "The difference of the whole is not found within the parts: the groups are spread over the parts \
                 unevenly. Show the parts, and ask why they are spread so."
            }
            Self::Hidden => "The whole hides a difference that is found within the parts. Show the parts.",
        })
    }
}

impl Strata {
    /// Any number of strata; those without anyone in one of the groups say nothing and are passed over by the formulas.
    pub fn new(strata: Vec<Stratum>) -> Self {
        Self(strata)
    }

    /// The strata.
    pub fn all(&self) -> &[Stratum] {
        &self.0
    }

    /// Both groups with the strata thrown together.
    pub fn pooled(&self) -> (Proportion, Proportion) {
        let nobody = Proportion::NOBODY;
        self.0.iter().fold((nobody, nobody), |(group, comparator), it| {
            (group.with(it.group), comparator.with(it.comparator))
        })
    }

    /// Everything at once, with a warning where the whole and its parts differ.
    ///
    /// ```
    /// use equality::{Confidence, DirectionWarning, Proportion, Strata, Stratum};
    /// let stratum = |name: &str, group: (u64, u64), comparator: (u64, u64)| -> Result<_, equality::Invalid> {
    ///     Ok(Stratum {
    ///         name: name.into(),
    ///         group: Proportion::new(group.0, group.1)?,
    ///         comparator: Proportion::new(comparator.0, comparator.1)?,
    ///     })
    /// };
    /// let services = Strata::new(vec![
    ///     stratum("Parks", (90, 110), (400, 600))?,
    ///     stratum("Policy", (60, 400), (10, 100))?,
    /// ]);
    /// let found = services.analyse(Confidence::P95);
    /// assert_eq!(found.warning, Some(DirectionWarning::Reversed));
    /// # Ok::<(), equality::Invalid>(())
    /// ```
    pub fn analyse(&self, confidence: Confidence) -> Stratified {
        let (group, comparator) = self.pooled();
        let crude = relative_likelihood(group, comparator, confidence);
        let ratio = self.mantel_haenszel(confidence);
        Stratified {
            warning: warning(&crude.ratio, &ratio),
            odds_ratio: self.mantel_haenszel_odds(confidence),
            homogeneity: self.breslow_day(true),
            difference: self.cochran_mantel_haenszel(false),
            crude,
            ratio,
        }
    }
}

fn warning(crude: &Finding, within: &Finding) -> Option<DirectionWarning> {
    let (whole, parts) = (crude.evidence(), within.evidence());
    let (Some(whole_value), Some(parts_value)) = (crude.value(), within.value()) else { return None };
    if parts == Evidence::TooFew || whole == Evidence::TooFew {
        return None;
    }
    let opposite = (whole_value - 1.0) * (parts_value - 1.0) < 0.0;
    match (whole.is_clear(), parts.is_clear()) {
        (true, _) | (_, true) if opposite => Some(DirectionWarning::Reversed),
        (true, false) => Some(DirectionWarning::Vanishes),
        (false, true) => Some(DirectionWarning::Hidden),
        (true, true) | (false, false) => None,
    }
}
