//! Stopping an activity with a reason that everybody can read, and taking it up again.

use super::{Activity, CloseActivity, Status, store};
use crate::plan::no_errors;
use kernel::{Errors, May, Response, Result, Visit, visit::see_other};
use serde_json::json;

fn page(visit: &Visit, on: &Activity, errors: Option<&Errors>) -> Result<Response> {
    let stopped = on.row.status == Status::Stopped;
    let heading = if stopped { "Take the activity up again" } else { "Stop the activity" };
    let data = json!({ "heading": heading, "it": { "id": on.row.id, "reference": on.row.reference, "text": on.row.text },
        "stopped": stopped, "form": visit.form.typed(), "errors": errors.map_or_else(no_errors, |it| json!(it)) });
    match errors {
        Some(_) => visit.form_again("activity/closure.html", heading, data),
        None => visit.page("activity/closure.html", heading, data),
    }
}

pub(super) async fn new(may: May<CloseActivity>, visit: Visit) -> Result<Response> {
    page(&visit, &may.on, None)
}

pub(super) async fn create(may: May<CloseActivity>, visit: Visit) -> Result<Response> {
    let mut errors = Errors::default();
    let reason = visit.form.required("reason", "the reason", 1_000, &mut errors);
    if !errors.is_empty() {
        return page(&visit, &may.on, Some(&errors));
    }
    let id = may.on.row.id;
    let next = if may.on.row.status == Status::Stopped { Status::NotStarted } else { Status::Stopped };
    let mut change = may.begin().await?;
    store::close(&mut change, next, &reason).await?;
    change.commit().await?;
    Ok(see_other(&format!("/activities/{id}")))
}
