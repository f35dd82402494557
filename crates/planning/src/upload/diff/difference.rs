//! What a difference between a file and the plan is.

use super::super::draft::Key;
use crate::{activity::ActivityId, recommendation::RecommendationId, theme::ThemeId};

/// What a difference is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum What {
    /// What the plan says of itself.
    Plan,
    /// A theme that the plan does not have, with the items that are new in it.
    NewTheme(Key),
    /// The fields of a theme.
    Theme(ThemeId, Key),
    /// A recommendation that the plan does not have.
    NewRecommendation(Key),
    /// The fields of a recommendation.
    Recommendation(RecommendationId, Key),
    /// An activity that the plan does not have.
    NewActivity(Key),
    /// The fields of an activity.
    Activity(ActivityId, Key),
    /// The order of the activities of a theme.
    Order(ThemeId, Key),
    /// The order of the recommendations of a theme.
    RecommendationOrder(ThemeId, Key),
    /// Words about what has been achieved that no update says yet.
    Achieved(ActivityId, Key),
    /// A theme that the file does not have.
    MissingTheme(ThemeId),
    /// A recommendation that the file does not have.
    MissingRecommendation(RecommendationId),
    /// An activity that the file does not have.
    MissingActivity(ActivityId),
}

impl What {
    /// Whether it adds something, changes something, or tells that something is missing.
    #[must_use]
    pub const fn sort(self) -> Sort {
        match self {
            Self::NewTheme(_) | Self::NewRecommendation(_) | Self::NewActivity(_) => Sort::Added,
            Self::Plan
            | Self::Theme(..)
            | Self::Recommendation(..)
            | Self::Activity(..)
            | Self::Order(..)
            | Self::RecommendationOrder(..) => Sort::Changed,
            Self::Achieved(..) => Sort::Achieved,
            Self::MissingTheme(_) | Self::MissingRecommendation(_) | Self::MissingActivity(_) => {
                Sort::Missing
            }
        }
    }
}

/// The sorts of differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// In the file and not in the plan.
    Added,
    /// In both, with other words.
    Changed,
    /// Achievements that no update tells of.
    Achieved,
    /// In the plan and not in the file.
    Missing,
}

/// One field that differs.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize)]
pub struct Field {
    /// What people call it.
    pub label: String,
    /// What stands in the plan; "" if nothing.
    pub before: String,
    /// What stands in the file; "" if nothing.
    pub after: String,
}

/// One difference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// What it is about.
    pub what: What,
    /// What it is called where all are listed.
    pub name: String,
    /// The theme it stands in.
    pub theme: String,
    /// Where it stands in the file.
    pub source: String,
    /// Its fields that differ.
    pub fields: Vec<Field>,
    /// Whether an activity that is missing can be stopped.
    pub can_stop: bool,
    /// Why it is not to be taken unasked: it would undo what somebody did here.
    pub held: Option<String>,
}

impl Difference {
    /// Whether it can be taken unasked: it neither stops anything nor undoes what somebody did here.
    #[must_use]
    pub fn is_safe(&self) -> bool {
        self.what.sort() != Sort::Missing && self.held.is_none()
    }

    /// A mark that changes with what the difference says: what a person ticks is what they saw.
    #[must_use]
    pub fn mark(&self) -> String {
        let digest = kernel::secret::sha256(format!("{:?} {:?}", self.what, self.fields).as_bytes());
        digest.get(..16).unwrap_or_default().to_owned()
    }
}
