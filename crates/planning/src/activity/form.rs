//! Checking what was typed about an activity.

use super::{
    Activity, LeadKind, Others, Status, Target, TargetKind,
    lead::{self, NewLead},
};
use crate::{
    plan::Plan,
    recommendation::{Recommendation, RecommendationId},
    theme::{Theme, ThemeId},
};
use kernel::{Actor, Errors, Facts, Form, PersonId, PersonName, Role, ServiceId, ServiceName};
use plan_reader::{date::DateOptions, profile::DateSettings};
use serde_json::json;
use time::Date;

/// A lead that was chosen, matched to an account where it names one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChosenLead {
    /// The name as written.
    pub name: String,
    /// What it is.
    pub kind: LeadKind,
    /// Whether it helps rather than leads.
    pub supporting: bool,
    /// The account.
    pub person: Option<PersonId>,
}

/// An activity that was checked and can be stored.
#[derive(Clone, Debug, PartialEq)]
pub struct NewActivity {
    /// The theme it stands in.
    pub theme_id: ThemeId,
    /// Its ref.
    pub reference: String,
    /// What is promised.
    pub text: String,
    /// The service that does it.
    pub service_id: Option<ServiceId>,
    /// The service as written.
    pub service_as_written: String,
    /// The leads as written.
    pub leads_as_written: String,
    /// The leads.
    pub leads: Vec<ChosenLead>,
    /// By when.
    pub target: Target,
    /// When to look at it again.
    pub next_review_on: Option<Date>,
    /// How it is going.
    pub status: Status,
    /// The recommendations it answers.
    pub answers: Vec<RecommendationId>,
    /// What the document said in columns of its own.
    pub other: Others,
}

/// What a form about an activity may choose from.
pub struct Choices {
    /// The themes of the plan.
    pub themes: Vec<Theme>,
    /// The recommendations of the plan.
    pub recommendations: Vec<Recommendation>,
    /// The services in use.
    pub services: Vec<ServiceName>,
    /// The people with an account.
    pub people: Vec<PersonName>,
    /// How the plan's own document writes dates.
    pub dates: DateSettings,
}

impl Choices {
    /// What there is to choose from in a plan.
    pub async fn of(reader: &kernel::Reader, plan: &Plan) -> kernel::Result<Self> {
        let app = reader.app();
        Ok(Self {
            themes: crate::theme::store::list(reader, plan.id).await?,
            recommendations: crate::recommendation::store::list(reader, plan.id).await?,
            services: app.directory.services(app).await?,
            people: app.directory.people(app).await?,
            dates: crate::export::store::layout(reader, plan.id).await?.dates,
        })
    }
}

impl NewActivity {
    /// Checks the form of an activity.
    pub fn check(
        form: &Form,
        plan: &Plan,
        choices: &Choices,
        known: &[super::Lead],
        who: &Actor,
    ) -> Result<Self, Errors> {
        let mut errors = Errors::default();
        let theme_id = form.parse("theme").filter(|id| choices.themes.iter().any(|it| it.id == *id));
        if theme_id.is_none() {
            errors.add("theme", "Choose a theme");
        }
        let text = form.required("text", "what is promised", 5_000, &mut errors);
        let service_id: Option<ServiceId> = form.parse("service");
        let service = service_id.and_then(|id| choices.services.iter().find(|it| it.id == id));
        if service_id.is_some() && service.is_none() {
            errors.add("service", "Choose a service from the list");
        }
        if !who.is(Role::ProgrammeOfficer) && matches!(who, Actor::Person(_)) && !who.manages(service_id) {
            errors.add("service", "Choose a service that you manage");
        }
        let leads_as_written = form.optional("leads", "the leads", 1_000, &mut errors);
        let leads = choose(&leads_as_written, known, &choices.people);
        let words = form.optional("target_date", "the target date", 300, &mut errors);
        let target = Target::read_as(
            &words,
            &choices.dates.over(&DateOptions { anchor: plan.dated_on, ..DateOptions::default() }),
        );
        let next_review_on = crate::day::read(form, "next_review_on", "The next review date", &mut errors);
        let status: Option<Status> = form.parse("status");
        let status = status.filter(|it| *it != Status::Stopped).unwrap_or(Status::NotStarted);
        if target.end.is_none()
            && target.kind != TargetKind::Completed
            && status.is_open()
            && next_review_on.is_none()
        {
            errors.add(
                "next_review_on",
                "Enter a next review date: the target date gives no day on which the activity ends",
            );
        }
        let answers: Vec<RecommendationId> = form
            .all("recommendations")
            .filter_map(|it| it.parse().ok())
            .filter(|id| choices.recommendations.iter().any(|it| it.id == *id))
            .collect();
        let it = Self {
            theme_id: theme_id.unwrap_or(ThemeId(uuid::Uuid::nil())),
            reference: form.optional("reference", "the ref", 20, &mut errors),
            text,
            service_id,
            service_as_written: service.map(|it| it.name.clone()).unwrap_or_default(),
            leads_as_written,
            leads,
            target,
            next_review_on,
            status,
            answers,
            other: Others::default(),
        };
        errors.or(it)
    }
}

/// Reads leads, one or several a line; "with …" at the start of a line makes them supporting. A lead whose full
/// name is that of exactly one account is matched to it.
#[must_use]
pub fn choose(words: &str, known: &[super::Lead], people: &[PersonName]) -> Vec<ChosenLead> {
    let mut chosen = Vec::new();
    for line in words.lines().map(str::trim).filter(|it| !it.is_empty()) {
        let helper = line.get(..5).filter(|it| it.eq_ignore_ascii_case("with ")).and_then(|_| line.get(5..));
        let name = helper.unwrap_or(line).trim();
        let read = match (account(name, people), known.iter().find(|it| it.name == name)) {
            (Some(_), _) => {
                vec![NewLead { name: name.to_owned(), kind: LeadKind::Person, supporting: false }]
            }
            (None, Some(old)) => vec![NewLead { name: name.to_owned(), kind: old.kind, supporting: false }],
            (None, None) => match lead::read(name) {
                read if read.is_empty() => {
                    vec![NewLead { name: name.to_owned(), kind: LeadKind::Team, supporting: false }]
                }
                read => read,
            },
        };
        for it in read {
            let old = known.iter().find(|old| old.name == it.name).and_then(|old| old.person_id);
            let person = account(&it.name, people).or(old);
            let supporting = it.supporting || helper.is_some();
            chosen.push(ChosenLead { name: it.name, kind: it.kind, supporting, person });
        }
    }
    chosen.dedup_by(|a, b| a.name == b.name && a.supporting == b.supporting);
    chosen
}

fn account(name: &str, people: &[PersonName]) -> Option<PersonId> {
    let mut found = people.iter().filter(|it| it.name.eq_ignore_ascii_case(name));
    match (found.next(), found.next()) {
        (Some(one), None) => Some(one.id),
        _ => None,
    }
}

/// Leads as the form shows them: one a line.
#[must_use]
pub fn lead_lines(leads: &[super::Lead]) -> String {
    let line = |it: &super::Lead| if it.supporting { format!("with {}", it.name) } else { it.name.clone() };
    leads.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// The form's fields of a stored activity.
#[must_use]
pub fn typed(it: &Activity) -> Facts {
    let row = &it.row;
    let mut map = Facts::new();
    map.insert("theme".into(), json!(row.theme_id));
    map.insert("reference".into(), json!(row.reference));
    map.insert("text".into(), json!(row.text));
    map.insert("service".into(), json!(row.service_id.map(|it| it.to_string()).unwrap_or_default()));
    map.insert("leads".into(), json!(lead_lines(&it.leads)));
    map.insert("target_date".into(), json!(row.target_as_written));
    map.insert(
        "next_review_on".into(),
        json!(row.next_review_on.map(|it| it.to_string()).unwrap_or_default()),
    );
    map.insert("status".into(), json!(row.status));
    map
}

impl From<&Activity> for NewActivity {
    /// The activity as it stands, to change some of it.
    fn from(it: &Activity) -> Self {
        let row = &it.row;
        Self {
            theme_id: row.theme_id,
            reference: row.reference.clone(),
            text: row.text.clone(),
            service_id: row.service_id,
            service_as_written: row.service_as_written.clone(),
            leads_as_written: row.leads_as_written.clone(),
            leads: it
                .leads
                .iter()
                .map(|it| ChosenLead {
                    name: it.name.clone(),
                    kind: it.kind,
                    supporting: it.supporting,
                    person: it.person_id,
                })
                .collect(),
            target: row.target(),
            next_review_on: row.next_review_on,
            status: row.status,
            answers: it.answers.clone(),
            other: row.other.clone(),
        }
    }
}
