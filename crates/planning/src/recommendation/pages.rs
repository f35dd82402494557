//! Pages of recommendations.

use super::{
    AddRecommendation, EditRecommendation, NewRecommendation, ReadRecommendation, Recommendation,
    RecommendationResponse, model::typed, store,
};
use crate::{
    activity, conflict,
    plan::{Plan, no_errors},
    state::State,
    theme::Theme,
};
use kernel::{Errors, May, Response, Result, Visit, visit::see_other};
use serde_json::{Value, json};

const LABELS: [(&str, &str); 6] = [
    ("reference", "Ref"),
    ("heading", "Sub-heading"),
    ("text", "What should happen"),
    ("authorities", "Lead authorities"),
    ("response", "Response"),
    ("response_reason", "Reason"),
];

pub(super) async fn show(may: May<ReadRecommendation>, visit: Visit) -> Result<Response> {
    let (plan, it) = &may.on;
    let theme = crate::theme::store::get(may.reader(), it.theme_id).await.ok().map(|(_, theme)| theme);
    let answers: Vec<Value> = activity::store::answering(may.reader(), it.id)
        .await?
        .iter()
        .map(|it| json!({ "id": it.id, "reference": it.reference, "text": activity::brief(&it.text, 200),
                          "status": it.status.label(), "tag": it.status.tag_class(), "target": it.target_as_written }))
        .collect();
    let data = json!({
        "plan": { "slug": plan.slug, "title": plan.title, "theme_word": plan.theme_word },
        "theme": theme.map(|it| json!({ "id": it.id, "name": it.name })),
        "it": { "id": it.id, "reference": it.reference, "heading": it.heading, "text": it.text,
                "authorities": it.authorities.0, "response": it.response.label(), "reason": it.response_reason,
                "corporate": it.corporate, "draft": it.state == State::Draft,
                "withdrawn": it.state == State::Withdrawn },
        "answers": answers,
        "may_edit": visit.actor.is(kernel::Role::ProgrammeOfficer),
    });
    let name = if it.reference.is_empty() { String::new() } else { format!(" {}", it.reference) };
    visit.page("recommendation/show.html", format!("Recommendation{name}"), data)
}

fn responses() -> Vec<Value> {
    RecommendationResponse::ALL.iter().map(|it| json!({ "value": it.code(), "text": it.label() })).collect()
}

fn add_page(
    visit: &Visit,
    (plan, theme): &(Plan, Theme),
    form: Value,
    errors: Option<&Errors>,
) -> Result<Response> {
    let heading = "Add a recommendation";
    let data = json!({ "heading": heading, "action": format!("/themes/{}/recommendations", theme.id),
        "back": format!("/plans/{}/prepare", plan.slug), "responses": responses(), "form": form,
        "errors": errors.map_or_else(no_errors, |it| json!(it)) });
    match errors {
        Some(_) => visit.form_again("recommendation/form.html", heading, data),
        None => visit.page("recommendation/form.html", heading, data),
    }
}

pub(super) async fn new(may: May<AddRecommendation>, visit: Visit) -> Result<Response> {
    add_page(&visit, &may.on, json!({ "response": "emerging" }), None)
}

pub(super) async fn create(may: May<AddRecommendation>, visit: Visit) -> Result<Response> {
    let (plan, theme) = may.on.clone();
    let it = match NewRecommendation::check(&visit.form) {
        Ok(it) => it,
        Err(errors) => return add_page(&visit, &may.on, json!(visit.form.typed()), Some(&errors)),
    };
    let mut change = may.begin().await?;
    store::insert(&mut change, &theme, it, State::Draft).await?;
    change.commit().await?;
    Ok(see_other(&format!("/plans/{}/prepare", plan.slug)))
}

fn edit_page(
    visit: &Visit,
    (plan, it): &(Plan, Recommendation),
    form: Value,
    errors: Option<&Errors>,
    conflict: Value,
) -> Result<Response> {
    let heading = "Edit the recommendation";
    let data = json!({ "heading": heading, "action": format!("/recommendations/{}/edit", it.id),
        "back": format!("/plans/{}/prepare", plan.slug), "responses": responses(), "form": form,
        "version": it.version, "state": it.state, "editing": true,
        "errors": errors.map_or_else(no_errors, |it| json!(it)), "conflict": conflict });
    if errors.is_some() || !data["conflict"].is_null() {
        visit.form_again("recommendation/form.html", heading, data)
    } else {
        visit.page("recommendation/form.html", heading, data)
    }
}

pub(super) async fn edit(may: May<EditRecommendation>, visit: Visit) -> Result<Response> {
    edit_page(&visit, &may.on, json!(typed(&may.on.1)), None, Value::Null)
}

pub(super) async fn update(may: May<EditRecommendation>, visit: Visit) -> Result<Response> {
    let on = may.on.clone();
    let stored = typed(&on.1);
    let form = conflict::settled(&visit.form, &stored);
    if conflict::version_seen(&form) != on.1.version {
        let differing = conflict::differences(&form, &stored, &LABELS);
        return edit_page(&visit, &on, json!(form.typed()), None, json!(differing));
    }
    let it = match NewRecommendation::check(&form) {
        Ok(it) => it,
        Err(errors) => return edit_page(&visit, &on, json!(form.typed()), Some(&errors), Value::Null),
    };
    let state = form.parse("state").unwrap_or(on.1.state);
    let mut change = may.begin().await?;
    store::update(&mut change, it, state).await?;
    if change.is_empty() {
        change.abandon().await?;
    } else {
        change.commit().await?;
    }
    Ok(see_other(&format!("/recommendations/{}", on.1.id)))
}
