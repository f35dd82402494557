//! What programs read of a plan. These forms are promises to others: a field is added, never renamed or removed;
//! whatever else must change gets a new version.

use crate::programme::{Filter, Item, Part, Programme, service_path};
use kernel::{At, settings::Settings};
use planning::{
    activity::{ActivityId, Status, TargetKind},
    plan::{Plan, PlanId},
    update::Update,
};
use serde::Serialize;
use std::collections::{BTreeMap, HashMap};
use time::Date;

/// Activities of a plan, as chosen by a filter.
#[derive(Debug, Serialize)]
pub struct ActivitiesV1 {
    /// What this is: "evenhand.activities".
    pub schema: &'static str,
    /// Which version of it: 1.
    pub schema_version: u32,
    /// The day on which "overdue" and the like were true.
    pub as_of: String,
    /// The plan.
    pub plan: PlanV1,
    /// What was asked for, as in the link.
    pub filters: BTreeMap<&'static str, String>,
    /// How many activities follow.
    pub count: usize,
    /// The activities, in the order of the page.
    pub activities: Vec<ActivityV1>,
}

/// A plan.
#[derive(Debug, Serialize)]
pub struct PlanV1 {
    /// Its id, for ever the same.
    pub id: PlanId,
    /// Its title.
    pub title: String,
    /// Whose promises these are.
    pub organisation: String,
    /// The first day of its period.
    pub starts_on: Option<String>,
    /// The last day of its period.
    pub ends_on: Option<String>,
    /// Where people read it.
    pub url: String,
}

impl PlanV1 {
    fn new(it: &Plan, public_url: &str) -> Self {
        let day = |it: Option<Date>| it.map(|it| it.to_string());
        Self {
            id: it.id,
            title: it.title.clone(),
            organisation: it.organisation.clone(),
            starts_on: day(it.starts_on),
            ends_on: day(it.ends_on),
            url: format!("{public_url}/plans/{}", it.slug),
        }
    }
}

/// An activity.
#[derive(Debug, Serialize)]
pub struct ActivityV1 {
    /// Its id, for ever the same.
    pub id: ActivityId,
    /// Its ref in the plan; "" if it has none.
    pub reference: String,
    /// The ref of its theme.
    pub theme_reference: String,
    /// The name of its theme.
    pub theme: String,
    /// The service that does it.
    pub service: String,
    /// The services it belongs to, the highest first, itself the last.
    pub service_path: Vec<String>,
    /// What is promised.
    pub promise: String,
    /// Who leads it: posts, teams, units, organisations, and people who agreed to be named.
    pub leads: Vec<String>,
    /// Who supports them.
    pub supported_by: Vec<String>,
    /// The target date in the plan's own words.
    pub target_as_written: String,
    /// What kind of promise those words are.
    pub target_kind: TargetKind,
    /// The first day that they mean.
    pub target_from: Option<String>,
    /// The last day that they mean.
    pub target_to: Option<String>,
    /// When it is looked at again, where no date ends it.
    pub next_review_on: Option<String>,
    /// How it is going.
    pub status: Status,
    /// Why it was stopped.
    pub closing_reason: Option<String>,
    /// Its last day has passed and it is open.
    pub overdue: bool,
    /// Its last day or next review comes soon.
    pub due_soon: bool,
    /// It is open and no day ends it.
    pub undated: bool,
    /// It is open and nothing was said of it for long.
    pub stale: bool,
    /// It is complete and no evidence is attached.
    pub complete_without_evidence: bool,
    /// The refs of the recommendations it answers, or their ids.
    pub answers: Vec<String>,
    /// When the latest update was posted.
    pub updated_at: Option<String>,
    /// By whom: a post or role.
    pub updated_by: Option<String>,
    /// What it says has been achieved.
    pub achieved: Option<String>,
    /// When it was published; nothing for a draft, which only staff are given.
    pub published_at: Option<String>,
    /// Where people read it.
    pub url: String,
}

impl ActivitiesV1 {
    pub(super) fn new(
        programme: &Programme,
        filter: &Filter,
        shown: &[usize],
        latest: &HashMap<ActivityId, Update>,
        today: Date,
        settings: &Settings,
    ) -> Self {
        let url = settings.public_url.as_str();
        let activities: Vec<ActivityV1> = shown
            .iter()
            .filter_map(|it| programme.items.get(*it))
            .map(|it| ActivityV1::new(programme, it, latest.get(&it.row().id), url))
            .collect();
        let filters = Part::ALL.into_iter().filter_map(|it| Some((it.name(), filter.value(it)?))).collect();
        Self {
            schema: "evenhand.activities",
            schema_version: 1,
            as_of: today.to_string(),
            plan: PlanV1::new(&programme.plan, url),
            filters,
            count: activities.len(),
            activities,
        }
    }
}

impl ActivityV1 {
    fn new(programme: &Programme, item: &Item, latest: Option<&Update>, public_url: &str) -> Self {
        let row = item.row();
        let theme = item.theme.and_then(|it| programme.themes.get(it));
        let names = |places: &[usize]| {
            places.iter().filter_map(|it| programme.leads.get(*it)).map(|it| it.name.clone()).collect()
        };
        let service_path = service_path(&programme.services, item.service);
        let day = |it: Option<Date>| it.map(|it| it.to_string());
        Self {
            id: row.id,
            reference: row.reference.clone(),
            theme_reference: theme.map(|it| it.reference.clone()).unwrap_or_default(),
            theme: theme.map(|it| it.name.clone()).unwrap_or_default(),
            service: service_path.last().cloned().unwrap_or_default(),
            service_path,
            promise: row.text.clone(),
            leads: names(&item.leads),
            supported_by: names(&item.supporting),
            target_as_written: row.target_as_written.clone(),
            target_kind: row.target_kind,
            target_from: day(row.target_start),
            target_to: day(row.target_end),
            next_review_on: day(row.next_review_on),
            status: row.status,
            closing_reason: row.closing_reason.clone(),
            overdue: item.flags.overdue,
            due_soon: item.flags.due,
            undated: item.flags.undated,
            stale: item.flags.stale,
            complete_without_evidence: item.flags.unproven,
            answers: item
                .answers
                .iter()
                .filter_map(|it| programme.recommendations.get(*it))
                .map(|it| if it.reference.is_empty() { it.id.to_string() } else { it.reference.clone() })
                .collect(),
            updated_at: latest.map(|it| it.posted_at.rfc3339()),
            updated_by: latest.map(|it| it.author_words.clone()),
            achieved: latest.map(|it| it.achieved.clone()),
            published_at: row.published_at.map(At::rfc3339),
            url: format!("{public_url}/activities/{}", row.id),
        }
    }
}
