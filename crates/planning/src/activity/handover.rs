//! Handing an activity over to other leads.

use super::{Activity, HandOverActivity, choose, form::lead_lines, store};
use crate::plan::no_errors;
use kernel::{Errors, May, Response, Result, Visit, visit::see_other};
use serde_json::{Value, json};

async fn page(visit: &Visit, on: &Activity, form: Value, errors: Option<&Errors>) -> Result<Response> {
    let heading = "Hand the activity over";
    let people = visit.app.directory.people(&visit.app).await?;
    let data = json!({ "heading": heading, "it": { "id": on.row.id, "reference": on.row.reference, "text": on.row.text },
        "people": people.iter().map(|it| json!({ "name": it.name, "post": it.post })).collect::<Vec<_>>(),
        "form": form, "version": on.row.version, "errors": errors.map_or_else(no_errors, |it| json!(it)) });
    match errors {
        Some(_) => visit.form_again("activity/handover.html", heading, data),
        None => visit.page("activity/handover.html", heading, data),
    }
}

pub(super) async fn new(may: May<HandOverActivity>, visit: Visit) -> Result<Response> {
    page(&visit, &may.on, json!({ "leads": lead_lines(&may.on.leads) }), None).await
}

pub(super) async fn create(may: May<HandOverActivity>, visit: Visit) -> Result<Response> {
    let on = may.on.clone();
    let form = &visit.form;
    let mut errors = Errors::default();
    let words = form.required("leads", "at least one lead", 1_000, &mut errors);
    let reason = form.required("reason", "the reason", 1_000, &mut errors);
    if crate::conflict::version_seen(form) != on.row.version {
        errors.add("leads", "Somebody changed this activity since you opened it. Check it and send again");
    }
    if !errors.is_empty() {
        return page(&visit, &on, json!(form.typed()), Some(&errors)).await;
    }
    let people = visit.app.directory.people(&visit.app).await?;
    let leads = choose(&words, &on.leads, &people);
    let mut change = may.begin().await?;
    store::hand_over(&mut change, words, &leads, &reason).await?;
    if change.is_empty() {
        change.abandon().await?;
    } else {
        change.commit().await?;
    }
    Ok(see_other(&format!("/activities/{}", on.row.id)))
}
