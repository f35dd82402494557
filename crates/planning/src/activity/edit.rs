//! Adding and editing an activity.

use super::{Activity, AddActivity, Choices, EditActivity, NewActivity, Status, form::typed, store};
use crate::{
    conflict,
    plan::{Plan, no_errors},
    recommendation::RecommendationId,
    state::State,
    theme::Theme,
};
use kernel::{Actor, Errors, Form, May, Response, Result, Role, Visit, visit::see_other};
use serde_json::{Value, json};

const LABELS: [(&str, &str); 8] = [
    ("theme", "Theme"),
    ("reference", "Ref"),
    ("text", "What is promised"),
    ("service", "Service"),
    ("leads", "Leads"),
    ("target_date", "Target date"),
    ("next_review_on", "Next review"),
    ("status", "Status"),
];

/// What the form's selects and boxes offer.
fn choices_shown(choices: &Choices, who: &Actor, answers: &[RecommendationId]) -> Value {
    let all = who.is(Role::ProgrammeOfficer);
    json!({
        "themes": choices.themes.iter()
            .map(|it| json!({ "value": it.id, "text": titled(&it.reference, &it.name) }))
            .collect::<Vec<_>>(),
        "services": std::iter::once(json!({ "value": "", "text": "No service" }))
            .chain(choices.services.iter().filter(|it| all || who.manages(Some(it.id)))
                .map(|it| json!({ "value": it.id, "text": it.name })))
            .collect::<Vec<_>>(),
        "recommendations": choices.recommendations.iter()
            .map(|it| json!({ "value": it.id, "checked": answers.contains(&it.id),
                              "text": titled(&it.reference, &super::brief(&it.text, 110)) }))
            .collect::<Vec<_>>(),
        "statuses": Status::ALL.iter().filter(|it| **it != Status::Stopped)
            .map(|it| json!({ "value": it.code(), "text": it.label() })).collect::<Vec<_>>(),
        "people": choices.people.iter().map(|it| json!({ "name": it.name, "post": it.post })).collect::<Vec<_>>(),
    })
}

fn ticked(form: &Form) -> Vec<RecommendationId> {
    form.all("recommendations").filter_map(|it| it.parse().ok()).collect()
}

struct Shown<'a> {
    visit: &'a Visit,
    heading: &'static str,
    action: String,
    back: String,
    choices: &'a Choices,
}

impl Shown<'_> {
    fn page(
        &self,
        form: Value,
        answers: &[RecommendationId],
        version: Option<i32>,
        errors: Option<&Errors>,
        conflict: Value,
    ) -> Result<Response> {
        let data = json!({
            "heading": self.heading, "action": self.action, "back": self.back, "form": form, "version": version,
            "choices": choices_shown(self.choices, &self.visit.actor, answers),
            "errors": errors.map_or_else(no_errors, |it| json!(it)), "conflict": conflict,
        });
        if errors.is_some() || !data["conflict"].is_null() {
            self.visit.form_again("activity/form.html", self.heading, data)
        } else {
            self.visit.page("activity/form.html", self.heading, data)
        }
    }
}

fn adding<'a>(visit: &'a Visit, (plan, theme): &(Plan, Theme), choices: &'a Choices) -> Shown<'a> {
    Shown {
        visit,
        heading: "Add an activity",
        action: format!("/themes/{}/activities", theme.id),
        back: format!("/plans/{}/prepare", plan.slug),
        choices,
    }
}

pub(super) async fn new(may: May<AddActivity>, visit: Visit) -> Result<Response> {
    let choices = Choices::of(may.reader(), &may.on.0).await?;
    let form = json!({ "theme": may.on.1.id, "status": "not_started" });
    adding(&visit, &may.on, &choices).page(form, &[], None, None, Value::Null)
}

pub(super) async fn create(may: May<AddActivity>, visit: Visit) -> Result<Response> {
    let choices = Choices::of(may.reader(), &may.on.0).await?;
    let plan = may.on.0.clone();
    let it = match NewActivity::check(&visit.form, &plan, &choices, &[], may.actor()) {
        Ok(it) => it,
        Err(errors) => {
            let shown = adding(&visit, &may.on, &choices);
            return shown.page(
                json!(visit.form.typed()),
                &ticked(&visit.form),
                None,
                Some(&errors),
                Value::Null,
            );
        }
    };
    let mut change = may.begin().await?;
    let new = store::insert(&mut change, &plan, it, State::Draft, None).await?;
    change.commit().await?;
    Ok(see_other(&format!("/activities/{}", new.row.id)))
}

fn editing<'a>(visit: &'a Visit, on: &Activity, choices: &'a Choices) -> Shown<'a> {
    Shown {
        visit,
        heading: "Edit the activity",
        action: format!("/activities/{}/edit", on.row.id),
        back: format!("/activities/{}", on.row.id),
        choices,
    }
}

pub(super) async fn edit(may: May<EditActivity>, visit: Visit) -> Result<Response> {
    let choices = Choices::of(may.reader(), &may.on.plan).await?;
    let shown = editing(&visit, &may.on, &choices);
    shown.page(json!(typed(&may.on)), &may.on.answers, Some(may.on.row.version), None, Value::Null)
}

pub(super) async fn update(may: May<EditActivity>, visit: Visit) -> Result<Response> {
    let on = may.on.clone();
    let choices = Choices::of(may.reader(), &on.plan).await?;
    let stored = typed(&on);
    let form = conflict::settled(&visit.form, &stored);
    let shown = editing(&visit, &on, &choices);
    let version = Some(on.row.version);
    if conflict::version_seen(&form) != on.row.version {
        let differing = conflict::differences(&form, &stored, &LABELS);
        return shown.page(json!(form.typed()), &ticked(&form), version, None, json!(differing));
    }
    let mut it = match NewActivity::check(&form, &on.plan, &choices, &on.leads, may.actor()) {
        Ok(it) => it,
        Err(errors) => {
            return shown.page(json!(form.typed()), &ticked(&form), version, Some(&errors), Value::Null);
        }
    };
    // What the document wrote stays as written while the choice behind it is the same.
    if it.service_id == on.row.service_id {
        it.service_as_written.clone_from(&on.row.service_as_written);
    }
    if it.leads_as_written == super::form::lead_lines(&on.leads) {
        it.leads_as_written.clone_from(&on.row.leads_as_written);
    }
    if on.row.status == Status::Stopped {
        it.status = Status::Stopped;
    }
    let reason = form.text("reason").chars().take(1_000).collect::<String>();
    let mut change = may.begin().await?;
    store::update(&mut change, it, &reason).await?;
    if change.is_empty() {
        change.abandon().await?;
    } else {
        change.commit().await?;
    }
    Ok(see_other(&format!("/activities/{}", on.row.id)))
}

fn titled(reference: &str, name: &str) -> String {
    format!("{reference} {name}").trim().to_owned()
}
