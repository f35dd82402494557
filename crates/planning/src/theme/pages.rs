//! Pages of themes for those who prepare a plan.

use super::{AddTheme, EditTheme, NewTheme, Theme, model::typed, store};
use crate::{
    conflict,
    plan::{Plan, no_errors},
    state::State,
};
use kernel::{Errors, May, Response, Result, Visit, visit::see_other};
use serde_json::{Value, json};

const LABELS: [(&str, &str); 4] = [
    ("reference", "Ref"),
    ("name", "Name"),
    ("outcome", "Desired outcome"),
    ("leads_as_written", "Lead officers"),
];

pub(super) async fn new(may: May<AddTheme>, visit: Visit) -> Result<Response> {
    add_page(&visit, &may.on, json!({}), None)
}

fn add_page(visit: &Visit, plan: &Plan, form: Value, errors: Option<&Errors>) -> Result<Response> {
    let heading = format!("Add a {}", plan.theme_word.to_lowercase());
    let data = json!({ "heading": heading, "action": format!("/plans/{}/themes", plan.slug),
        "back": format!("/plans/{}/prepare", plan.slug), "plan": plan, "form": form,
        "errors": errors.map_or_else(no_errors, |it| json!(it)) });
    match errors {
        Some(_) => visit.form_again("theme/form.html", &heading, data),
        None => visit.page("theme/form.html", heading, data),
    }
}

pub(super) async fn create(may: May<AddTheme>, visit: Visit) -> Result<Response> {
    let plan = may.on.clone();
    let it = match NewTheme::check(&visit.form) {
        Ok(it) => it,
        Err(errors) => return add_page(&visit, &plan, json!(visit.form.typed()), Some(&errors)),
    };
    let mut change = may.begin().await?;
    store::insert(&mut change, plan.id, &it, State::Draft).await?;
    change.commit().await?;
    Ok(see_other(&format!("/plans/{}/prepare", plan.slug)))
}

fn edit_page(
    visit: &Visit,
    (plan, theme): &(Plan, Theme),
    form: Value,
    errors: Option<&Errors>,
    conflict: Value,
) -> Result<Response> {
    let heading = format!("Edit the {}", plan.theme_word.to_lowercase());
    let data = json!({ "heading": heading, "action": format!("/themes/{}/edit", theme.id),
        "back": format!("/plans/{}/prepare", plan.slug), "plan": plan, "form": form, "version": theme.version,
        "state": theme.state, "editing": true,
        "errors": errors.map_or_else(no_errors, |it| json!(it)), "conflict": conflict });
    if errors.is_some() || !data["conflict"].is_null() {
        visit.form_again("theme/form.html", &heading, data)
    } else {
        visit.page("theme/form.html", heading, data)
    }
}

pub(super) async fn edit(may: May<EditTheme>, visit: Visit) -> Result<Response> {
    edit_page(&visit, &may.on, json!(typed(&may.on.1)), None, Value::Null)
}

pub(super) async fn update(may: May<EditTheme>, visit: Visit) -> Result<Response> {
    let on = may.on.clone();
    let stored = typed(&on.1);
    let form = conflict::settled(&visit.form, &stored);
    if conflict::version_seen(&form) != on.1.version {
        let differing = conflict::differences(&form, &stored, &LABELS);
        return edit_page(&visit, &on, json!(form.typed()), None, json!(differing));
    }
    let it = match NewTheme::check(&form) {
        Ok(it) => it,
        Err(errors) => return edit_page(&visit, &on, json!(form.typed()), Some(&errors), Value::Null),
    };
    let state = form.parse("state").unwrap_or(on.1.state);
    let to = see_other(&format!("/plans/{}/prepare", on.0.slug));
    let mut change = may.begin().await?;
    store::update(&mut change, &it, state).await?;
    if change.is_empty() {
        change.abandon().await?;
    } else {
        change.commit().await?;
    }
    Ok(to)
}
