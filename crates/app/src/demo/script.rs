//! The demonstration's script: the invented council, its plan, and a year of it, as `demo/marlow-vale.json` tells.

use planning::activity::Status;
use serde::Deserialize;

/// All of it.
#[derive(Debug, Deserialize)]
pub(super) struct Script {
    pub(super) organisation: String,
    pub(super) plan: Plan,
    pub(super) services: Vec<Service>,
    pub(super) people: Vec<Person>,
    pub(super) themes: Vec<Theme>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Plan {
    pub(super) title: String,
    pub(super) introduction: String,
    pub(super) dated: String,
    pub(super) starts: String,
    pub(super) ends: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Service {
    pub(super) name: String,
    pub(super) other_names: Vec<String>,
    pub(super) parent: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Person {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) post: String,
    pub(super) roles: Vec<Appointment>,
    pub(super) named_publicly: bool,
}

#[derive(Debug, Deserialize)]
pub(super) struct Appointment {
    pub(super) role: String,
    pub(super) service: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Theme {
    #[serde(rename = "ref")]
    pub(super) reference: String,
    pub(super) name: String,
    pub(super) outcome: String,
    pub(super) leads_as_written: String,
    pub(super) recommendations: Vec<Recommendation>,
    pub(super) activities: Vec<Activity>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Recommendation {
    #[serde(rename = "ref")]
    pub(super) reference: String,
    pub(super) heading: Option<String>,
    pub(super) text: String,
    pub(super) lead_authority: Vec<String>,
    pub(super) response: String,
    pub(super) response_reason: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Activity {
    #[serde(rename = "ref")]
    pub(super) reference: String,
    pub(super) service: Option<String>,
    pub(super) text: String,
    pub(super) lead: Option<String>,
    #[serde(default)]
    pub(super) lead_people: Vec<String>,
    pub(super) target_date: Option<String>,
    pub(super) next_review_days: Option<i64>,
    #[serde(default)]
    pub(super) recommendations: Vec<String>,
    pub(super) state: String,
    pub(super) status: String,
    #[serde(default)]
    pub(super) achieved_at_publication: Option<String>,
    #[serde(default)]
    pub(super) updates: Vec<Update>,
    #[serde(default)]
    pub(super) changes: Vec<Moved>,
    pub(super) stopped: Option<Stopped>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Update {
    pub(super) days_ago: i64,
    pub(super) author: String,
    pub(super) status: String,
    pub(super) achieved: String,
    #[serde(default)]
    pub(super) evidence: Vec<Evidence>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum Evidence {
    Link { title: String, url: String },
    File { title: String, file_name: String, text: String },
}

#[derive(Debug, Deserialize)]
pub(super) struct Moved {
    pub(super) days_ago: i64,
    pub(super) target_date: String,
    pub(super) reason: String,
}

#[derive(Debug, Deserialize)]
pub(super) struct Stopped {
    pub(super) days_ago: i64,
    pub(super) reason: String,
}

/// The script as it is built in.
pub(super) fn load() -> serde_json::Result<Script> {
    serde_json::from_str(include_str!("../../../../demo/marlow-vale.json"))
}

/// "not started" as the status it names.
pub(super) fn status(words: &str) -> Status {
    words.replace(' ', "_").parse().unwrap_or(Status::NotStarted)
}
