//! Pages of plans for those who prepare them.

use super::{AddPlan, EditPlan, NewPlan, Plan, PreparePlan, PublishPlan, model::typed, store};
use crate::{activity, conflict, recommendation, state::State, theme};
use kernel::{Errors, May, Response, Result, Visit, visit::see_other};
use serde_json::{Value, json};

pub(crate) fn no_errors() -> Value {
    json!({ "list": [], "by": {} })
}

const LABELS: [(&str, &str); 7] = [
    ("title", "Title"),
    ("organisation", "Organisation"),
    ("introduction", "Introduction"),
    ("theme_word", "What the plan calls its themes"),
    ("dated_on", "Date of the document"),
    ("starts_on", "First day"),
    ("ends_on", "Last day"),
];

pub(super) async fn new(_: May<AddPlan>, visit: Visit) -> Result<Response> {
    let form = json!({ "organisation": visit.app.settings.body_name, "theme_word": "Theme" });
    let data = json!({ "heading": "Add a plan", "action": "/plans", "back": "/", "form": form, "errors": no_errors() });
    visit.page("plan/form.html", "Add a plan", data)
}

pub(super) async fn create(may: May<AddPlan>, visit: Visit) -> Result<Response> {
    let it = match NewPlan::check(&visit.form) {
        Ok(it) => it,
        Err(errors) => {
            let data = json!({ "heading": "Add a plan", "action": "/plans", "back": "/",
                               "form": visit.form.typed(), "errors": errors });
            return visit.form_again("plan/form.html", "Add a plan", data);
        }
    };
    let mut change = may.begin().await?;
    let plan = store::insert(&mut change, &it).await?;
    change.commit().await?;
    Ok(see_other(&format!("/plans/{}/prepare", plan.slug)))
}

fn edit_page(
    visit: &Visit,
    plan: &Plan,
    form: Value,
    errors: Option<&Errors>,
    conflict: Value,
) -> Result<Response> {
    let data = json!({
        "heading": "Edit the plan", "action": format!("/plans/{}/edit", plan.slug),
        "back": format!("/plans/{}/prepare", plan.slug), "version": plan.version,
        "form": form, "errors": errors.map_or_else(no_errors, |it| json!(it)), "conflict": conflict,
    });
    if errors.is_some() || !data["conflict"].is_null() {
        visit.form_again("plan/form.html", "Edit the plan", data)
    } else {
        visit.page("plan/form.html", "Edit the plan", data)
    }
}

pub(super) async fn edit(may: May<EditPlan>, visit: Visit) -> Result<Response> {
    edit_page(&visit, &may.on, json!(typed(&may.on)), None, Value::Null)
}

pub(super) async fn update(may: May<EditPlan>, visit: Visit) -> Result<Response> {
    let plan = may.on.clone();
    let stored = typed(&plan);
    let form = conflict::settled(&visit.form, &stored);
    if conflict::version_seen(&form) != plan.version {
        let differing = conflict::differences(&form, &stored, &LABELS);
        return edit_page(&visit, &plan, json!(form.typed()), None, json!(differing));
    }
    let it = match NewPlan::check(&form) {
        Ok(it) => it,
        Err(errors) => return edit_page(&visit, &plan, json!(form.typed()), Some(&errors), Value::Null),
    };
    let mut change = may.begin().await?;
    store::update(&mut change, &it).await?;
    let to = see_other(&format!("/plans/{}/prepare", plan.slug));
    if change.is_empty() {
        change.abandon().await?;
        return Ok(to);
    }
    change.commit().await?;
    Ok(to)
}

/// What the plan holds, drafts marked, with a link to every form that mends it.
pub(super) async fn prepare(may: May<PreparePlan>, visit: Visit) -> Result<Response> {
    let (plan, reader) = (may.on.clone(), may.reader());
    let themes = theme::store::list(reader, plan.id).await?;
    let recommendations = recommendation::store::list(reader, plan.id).await?;
    let activities = activity::store::list(reader, plan.id).await?;
    let services = visit.app.directory.services(&visit.app).await?;
    let drafts = activities.iter().filter(|it| it.state == State::Draft).count();
    let service_name = |it: &activity::row::Model| {
        services
            .iter()
            .find(|s| Some(s.id) == it.service_id)
            .map_or(it.service_as_written.clone(), |s| s.name.clone())
    };
    let lines: Vec<Value> = themes
        .iter()
        .map(|theme| {
            let recommendations: Vec<Value> = recommendations
                .iter()
                .filter(|it| it.theme_id == theme.id)
                .map(|it| json!({ "id": it.id, "reference": it.reference, "text": activity::brief(&it.text, 160),
                                  "state": it.state.label(), "draft": it.state == State::Draft }))
                .collect();
            let activities: Vec<Value> = activities
                .iter()
                .filter(|it| it.theme_id == theme.id)
                .map(|it| {
                    let mut lacks = Vec::new();
                    if it.leads_as_written.is_empty() {
                        lacks.push("no lead");
                    }
                    if it.service_id.is_none() {
                        lacks.push("no service");
                    }
                    if it.is_undated() && it.next_review_on.is_none() {
                        lacks.push("neither an end date nor a next review");
                    }
                    json!({ "id": it.id, "reference": it.reference, "text": activity::brief(&it.text, 160),
                            "service": service_name(it), "state": it.state.label(),
                            "published": it.state == State::Published, "lacks": lacks.join(", ") })
                })
                .collect();
            json!({ "id": theme.id, "reference": theme.reference, "name": theme.name, "outcome": theme.outcome,
                    "leads": theme.leads_as_written, "state": theme.state.label(),
                    "draft": theme.state == State::Draft,
                    "recommendations": recommendations, "activities": activities })
        })
        .collect();
    let data = json!({
        "plan": plan, "published": plan.state == State::Published, "themes": lines,
        "drafts": drafts, "officer": visit.actor.is(kernel::Role::ProgrammeOfficer),
        "manager": visit.actor.is(kernel::Role::ServiceManager),
    });
    visit.page("plan/prepare.html", format!("Prepare: {}", plan.title), data)
}

pub(super) async fn publication(may: May<PublishPlan>, visit: Visit) -> Result<Response> {
    let (plan, reader) = (may.on.clone(), may.reader());
    let count = |states: Vec<State>| states.into_iter().filter(|it| *it == State::Draft).count();
    let data = json!({
        "plan": plan, "published": plan.state == State::Published,
        "themes": count(theme::store::list(reader, plan.id).await?.into_iter().map(|it| it.state).collect()),
        "recommendations":
            count(recommendation::store::list(reader, plan.id).await?.into_iter().map(|it| it.state).collect()),
        "activities": count(activity::store::list(reader, plan.id).await?.into_iter().map(|it| it.state).collect()),
    });
    visit.page("plan/publication.html", "Publish the plan", data)
}

pub(super) async fn publish(may: May<PublishPlan>, visit: Visit) -> Result<Response> {
    let plan = may.on.clone();
    let withdraw = visit.form.raw("what") == "withdraw";
    let mut change = may.begin().await?;
    if withdraw {
        store::set_state(&mut change, State::Withdrawn).await?;
    } else {
        if plan.state != State::Published {
            store::set_state(&mut change, State::Published).await?;
        }
        if visit.form.raw("drafts") == "all" {
            theme::store::publish_drafts(&mut change).await?;
            recommendation::store::publish_drafts(&mut change).await?;
            activity::store::publish_drafts(&mut change).await?;
        }
    }
    if change.is_empty() {
        change.abandon().await?;
    } else {
        change.commit().await?;
    }
    Ok(see_other(&format!("/plans/{}{}", plan.slug, if withdraw { "/prepare" } else { "" })))
}
