//! What an activity is.

use super::{Lead, Target, TargetKind};
use crate::{plan::Plan, recommendation::RecommendationId};
use kernel::{Actor, Facts, Recorded};
use sea_orm::FromJsonQueryResult;
use serde::{Deserialize, Serialize};
use serde_json::json;
use time::Date;
use uuid::Uuid;

kernel::id! {
    /// An activity.
    ActivityId
}

kernel::words! {
    /// How an activity is going.
    Status {
        /// Nothing has been done yet.
        NotStarted = "not_started", "Not started";
        /// It will be done in time.
        OnTrack = "on_track", "On track";
        /// It may not be done in time.
        AtRisk = "at_risk", "At risk";
        /// It will not be done in time.
        Delayed = "delayed", "Delayed";
        /// Done.
        Complete = "complete", "Complete";
        /// Kept up without an end.
        Ongoing = "ongoing", "Ongoing";
        /// Given up, with a reason.
        Stopped = "stopped", "Stopped";
    }
}

impl Status {
    /// The colour of its tag. The words say it all; the colour only helps the eye.
    #[must_use]
    pub const fn tag_class(self) -> &'static str {
        match self {
            Self::NotStarted => "govuk-tag--grey",
            Self::OnTrack => "govuk-tag--blue",
            Self::AtRisk => "govuk-tag--yellow",
            Self::Delayed => "govuk-tag--orange",
            Self::Complete => "govuk-tag--green",
            Self::Ongoing => "govuk-tag--turquoise",
            Self::Stopped => "govuk-tag--red",
        }
    }

    /// Whether there is still something to be done.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Complete | Self::Stopped)
    }
}

/// Columns of a document that are none of ours, by their headings.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
pub struct Others(pub serde_json::Map<String, serde_json::Value>);

/// The table of activities.
pub mod row {
    use super::{ActivityId, Others, Status, TargetKind};
    use crate::{plan::PlanId, state::State, theme::ThemeId};
    use kernel::ServiceId;
    use sea_orm::entity::prelude::*;

    /// An activity as it is stored.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, serde::Serialize)]
    #[sea_orm(table_name = "activity")]
    pub struct Model {
        /// Its id.
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: ActivityId,
        /// The plan it is part of.
        pub plan_id: PlanId,
        /// The theme it stands in.
        pub theme_id: ThemeId,
        /// Where it stands in the theme, from 0.
        pub position: i32,
        /// Its ref; "" if it has none.
        pub reference: String,
        /// The service that does it.
        pub service_id: Option<ServiceId>,
        /// The service as the plan writes it.
        #[sea_orm(column_type = "Text")]
        pub service_as_written: String,
        /// What is promised.
        #[sea_orm(column_type = "Text")]
        pub text: String,
        /// The leads as the plan writes them: names, so not for the public.
        #[sea_orm(column_type = "Text")]
        pub leads_as_written: String,
        /// The target date as the plan writes it.
        #[sea_orm(column_type = "Text")]
        pub target_as_written: String,
        /// What kind of promise those words are.
        pub target_kind: TargetKind,
        /// Their first day.
        pub target_start: Option<TimeDate>,
        /// Their last day.
        pub target_end: Option<TimeDate>,
        /// How exactly they were written.
        pub target_precision: Option<String>,
        /// When to look at it again, where no date ends it.
        pub next_review_on: Option<TimeDate>,
        /// How it is going.
        pub status: Status,
        /// Whether the public sees it.
        pub state: State,
        /// Why it was stopped or withdrawn.
        #[sea_orm(column_type = "Text", nullable)]
        pub closing_reason: Option<String>,
        /// The activity it was split from.
        pub split_from: Option<ActivityId>,
        /// What the document said in columns of its own.
        #[sea_orm(column_type = "JsonBinary")]
        pub other: Others,
        /// When the latest update was posted.
        pub last_update_at: Option<kernel::At>,
        /// When it was first published.
        pub published_at: Option<kernel::At>,
        /// When it was added.
        pub created_at: kernel::At,
        /// Grows with every edit.
        pub version: i32,
    }

    /// None are declared: rooms ask for what they need.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}
crate::stored::versioned!(row);
crate::stored::ordered!(row, ActivityId);

/// The table of links between activities and the recommendations they answer.
pub mod recommendation_link {
    use super::{ActivityId, RecommendationId};
    use sea_orm::entity::prelude::*;

    /// A link.
    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "activity_recommendation")]
    pub struct Model {
        /// The activity.
        #[sea_orm(primary_key, auto_increment = false)]
        pub activity_id: ActivityId,
        /// The recommendation it answers.
        #[sea_orm(primary_key, auto_increment = false)]
        pub recommendation_id: RecommendationId,
    }

    /// None are declared: rooms ask for what they need.
    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}
    impl ActiveModelBehavior for ActiveModel {}
}

impl row::Model {
    /// Whether there is still something to be done.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.status.is_open()
    }

    /// Whether its last day has passed and it is still open.
    #[must_use]
    pub fn is_overdue(&self, today: Date) -> bool {
        self.is_open() && self.target_end.is_some_and(|end| end < today)
    }

    /// Whether its last day, or its next review, lies within the coming `days`.
    #[must_use]
    pub fn is_due(&self, today: Date, days: i64) -> bool {
        let limit = today.saturating_add(time::Duration::days(days));
        self.is_open()
            && self.target_end.or(self.next_review_on).is_some_and(|day| day >= today && day <= limit)
    }

    /// Whether no day ends it.
    #[must_use]
    pub fn is_undated(&self) -> bool {
        self.is_open() && self.target_end.is_none()
    }

    /// Whether nothing was said of it for `days`.
    #[must_use]
    pub fn is_stale(&self, today: Date, days: i64) -> bool {
        let last = self.last_update_at.or(self.published_at).unwrap_or(self.created_at);
        self.is_open() && last.days_until(today) >= days
    }

    /// The target date.
    #[must_use]
    pub fn target(&self) -> Target {
        Target {
            as_written: self.target_as_written.clone(),
            kind: self.target_kind,
            start: self.target_start,
            end: self.target_end,
            precision: None,
        }
    }

    /// Takes a target date for its own.
    pub fn set_target(&mut self, target: Target) {
        self.target_as_written = target.as_written;
        self.target_kind = target.kind;
        self.target_start = target.start;
        self.target_end = target.end;
        self.target_precision = target.precision.map(str::to_owned);
    }
}

/// An activity with its leads and its plan: what permission and pages need.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// The activity itself.
    pub row: row::Model,
    /// Its leads, in order.
    pub leads: Vec<Lead>,
    /// The recommendations it answers.
    pub answers: Vec<RecommendationId>,
    /// The plan it is part of.
    pub plan: Plan,
}

impl Activity {
    /// Whether the actor is one of its leads (not a supporting body).
    #[must_use]
    pub fn led_by(&self, who: &Actor) -> bool {
        who.person().is_some_and(|id| self.leads.iter().any(|it| !it.supporting && it.person_id == Some(id)))
    }
}

impl Recorded for Activity {
    const KIND: &'static str = "activity";
    fn id(&self) -> Uuid {
        self.row.id.0
    }
    fn parent(&self) -> Option<Uuid> {
        Some(self.row.theme_id.0)
    }
    fn facts(&self) -> Facts {
        let row = &self.row;
        let mut facts = Facts::new();
        let day = |it: Option<Date>| it.map_or(json!(null), |it| json!(it.to_string()));
        facts.insert("ref".into(), json!(row.reference));
        facts.insert("promise".into(), json!(row.text));
        facts.insert("theme".into(), json!(row.theme_id));
        facts.insert("service".into(), json!(row.service_id));
        facts.insert("service as written".into(), json!(row.service_as_written));
        facts.insert("leads".into(), json!(self.leads.iter().map(lead_mark).collect::<Vec<_>>()));
        facts.insert("target date".into(), json!(row.target_as_written));
        facts.insert("target date read as".into(), json!(row.target_kind));
        facts.insert("target date from".into(), day(row.target_start));
        facts.insert("target date to".into(), day(row.target_end));
        facts.insert("next review".into(), day(row.next_review_on));
        facts.insert("status".into(), json!(row.status));
        facts.insert("state".into(), json!(row.state));
        facts.insert("answers recommendations".into(), json!(self.answers));
        facts.insert("split from".into(), json!(row.split_from));
        facts
    }
}

/// A lead as history keeps it: people by their account or by the id of the lead, never by name.
fn lead_mark(it: &Lead) -> String {
    let role = if it.supporting { "supporting:" } else { "" };
    match (it.kind, it.person_id) {
        (_, Some(id)) => format!("{role}person:{id}"),
        (super::LeadKind::Person, None) => format!("{role}lead:{}", it.id),
        (_, None) => format!("{role}name:{}", it.name),
    }
}

/// A leading part of a text for lists and titles: at most `limit` characters, cut between words.
#[must_use]
pub fn brief(text: &str, limit: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= limit {
        return line;
    }
    let mut short = String::new();
    for word in line.split(' ') {
        if short.chars().count() + word.chars().count() + 2 > limit {
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short.push('…');
    short
}

#[cfg(test)]
mod tests {
    use super::{Status, TargetKind, brief};

    #[test]
    fn a_brief_is_cut_between_words() {
        assert_eq!(brief("One two  three", 50), "One two three");
        assert_eq!(brief("One two three four", 10), "One two…");
    }

    #[test]
    fn what_is_complete_or_stopped_is_not_open() {
        let open: Vec<_> = Status::ALL.iter().filter(|it| it.is_open()).map(|it| it.code()).collect();
        assert_eq!(open, ["not_started", "on_track", "at_risk", "delayed", "ongoing"]);
        assert_eq!("by".parse().ok(), Some(TargetKind::By));
    }
}
