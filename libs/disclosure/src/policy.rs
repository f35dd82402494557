//! What may be printed: a named, versioned rule set, as data.

use serde::Deserialize;

/// A disclosure policy. The presets name what public bodies use; [`Policy::from_toml`] reads an own one.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Policy {
    /// What it is called, printed beside every table.
    pub name: String,
    /// Its version, so that old releases can be explained.
    pub version: String,
    /// Counts from 1 to one less than this are hidden. At least 2.
    pub hide_below: u64,
    /// Every such cell can still have at least this many other values, in whole numbers: the interval that can be
    /// worked out is this wide.
    #[serde(default = "Policy::three")]
    pub width: u64,
    /// Percentages and rates are shown on a base of at least this.
    #[serde(default)]
    pub minimum_base: u64,
    /// Means, medians and gaps of pay are shown for groups of at least this.
    #[serde(default)]
    pub minimum_for_pay: u64,
    /// Hides a sum when its n largest contributors make up more than k percent of it.
    #[serde(default)]
    pub dominance: Option<Dominance>,
    /// Hides a sum when the largest contribution can be estimated to within p percent by the second largest.
    #[serde(default)]
    pub p_percent: Option<f64>,
    /// In tables of outcomes: that nobody, or everybody, of a group had the outcome is hidden too.
    #[serde(default)]
    pub group_disclosure: bool,
    /// The largest share of the non-zero cells of a table that may be hidden before coarser tables are proposed.
    #[serde(default = "Policy::three_quarters")]
    pub most_hidden: f64,
}

/// The (n, k) rule.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dominance {
    /// How many of the largest contributors.
    pub n: usize,
    /// Percent of the sum.
    pub k: f64,
}

/// Why a policy cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum PolicyError {
    /// Not TOML, an unknown field or a wrong type: the message shows the line.
    #[error("the policy cannot be read: {0}")]
    Toml(#[from] toml::de::Error),
    /// A value that makes no sense.
    #[error("policy '{policy}', {field}: {what}")]
    Value {
        /// The policy.
        policy: String,
        /// The field.
        field: &'static str,
        /// What is wrong and what would be right.
        what: String,
    },
}

impl Policy {
    /// Counts 1 to 4 hidden; percentages on 10 and more.
    #[must_use]
    pub fn one_to_four() -> Self {
        Self::new("Counts 1 to 4 hidden", 5, 10)
    }

    /// Counts under 10 hidden.
    #[must_use]
    pub fn under_ten() -> Self {
        Self::new("Counts under 10 hidden", 10, 10)
    }

    /// As [`Policy::one_to_four`], with pay shown for groups of 50 and more, the p % rule at 10 and (2, 90).
    #[must_use]
    pub fn pay() -> Self {
        Self {
            minimum_for_pay: 50,
            p_percent: Some(10.0),
            dominance: Some(Dominance { n: 2, k: 90.0 }),
            ..Self::new("Pay of groups of 50 and more", 5, 50)
        }
    }

    /// As [`Policy::one_to_four`], and 0 % and 100 % of a group hidden in tables of outcomes.
    #[must_use]
    pub fn outcomes() -> Self {
        Self { group_disclosure: true, ..Self::new("Outcomes: 1 to 4, 0 % and 100 % hidden", 5, 10) }
    }

    /// The presets by the words used for them: `1-4`, `under-10`, `pay`, `outcomes`.
    #[must_use]
    pub fn preset(word: &str) -> Option<Self> {
        Some(match word {
            "1-4" => Self::one_to_four(),
            "under-10" => Self::under_ten(),
            "pay" => Self::pay(),
            "outcomes" => Self::outcomes(),
            _ => return None,
        })
    }

    /// Reads an own policy.
    ///
    /// # Errors
    /// With the line of the file, or the field that makes no sense.
    pub fn from_toml(text: &str) -> Result<Self, PolicyError> {
        let it: Self = toml::from_str(text)?;
        it.check()?;
        Ok(it)
    }

    fn new(name: &str, hide_below: u64, minimum_base: u64) -> Self {
        Self {
            name: name.to_owned(),
            version: "1".to_owned(),
            hide_below,
            width: Self::three(),
            minimum_base,
            minimum_for_pay: 0,
            dominance: None,
            p_percent: None,
            group_disclosure: false,
            most_hidden: Self::three_quarters(),
        }
    }

    fn three() -> u64 {
        3
    }

    fn three_quarters() -> f64 {
        0.75
    }

    fn check(&self) -> Result<(), PolicyError> {
        let wrong = |field, what: &str| {
            Err(PolicyError::Value { policy: self.name.clone(), field, what: what.to_owned() })
        };
        if !(2..=1000).contains(&self.hide_below) {
            return wrong("hide_below", "must be from 2 (hides 1) to 1000");
        }
        if !(1..=1000).contains(&self.width) {
            return wrong("width", "must be from 1 to 1000; 3 is usual");
        }
        if !(self.most_hidden > 0.0 && self.most_hidden <= 1.0) {
            return wrong("most_hidden", "is a share: above 0, at most 1");
        }
        if self.dominance.is_some_and(|d| d.n == 0 || !(d.k > 0.0 && d.k <= 100.0)) {
            return wrong("dominance", "needs n of at least 1 and k above 0 and at most 100");
        }
        if self.p_percent.is_some_and(|p| !(p > 0.0 && p <= 100.0)) {
            return wrong("p_percent", "must be above 0 and at most 100");
        }
        Ok(())
    }

    /// Whether a count is hidden for itself.
    #[must_use]
    pub fn hides(&self, count: u64) -> bool {
        count > 0 && count < self.hide_below
    }

    /// Whether a sum gives away one of its contributors: by (n, k), or by p %.
    #[must_use]
    pub fn dominated(&self, of: &crate::counts::Contributions) -> bool {
        let largest = |n: usize| of.largest.iter().take(n).sum::<f64>();
        let by_share = self.dominance.is_some_and(|d| largest(d.n) > d.k / 100.0 * of.total);
        let by_p = self.p_percent.is_some_and(|p| {
            let first = of.largest.first().copied().unwrap_or(0.0);
            of.total - largest(2) < p / 100.0 * first
        });
        by_share || by_p
    }
}
