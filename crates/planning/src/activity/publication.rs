//! Publishing an activity, or withdrawing it with a reason.

use super::{Activity, PublishActivity, store};
use crate::{plan::no_errors, state::State};
use kernel::{Errors, May, Response, Result, Visit, visit::see_other};
use serde_json::json;

fn page(visit: &Visit, on: &Activity, errors: Option<&Errors>) -> Result<Response> {
    let published = on.row.state == State::Published;
    let heading = if published { "Withdraw the activity" } else { "Publish the activity" };
    let data = json!({ "heading": heading, "it": { "id": on.row.id, "reference": on.row.reference, "text": on.row.text },
        "published": published, "plan_published": on.plan.state == State::Published,
        "form": visit.form.typed(), "errors": errors.map_or_else(no_errors, |it| json!(it)) });
    match errors {
        Some(_) => visit.form_again("activity/publication.html", heading, data),
        None => visit.page("activity/publication.html", heading, data),
    }
}

pub(super) async fn new(may: May<PublishActivity>, visit: Visit) -> Result<Response> {
    page(&visit, &may.on, None)
}

pub(super) async fn create(may: May<PublishActivity>, visit: Visit) -> Result<Response> {
    let withdraw = may.on.row.state == State::Published;
    let mut errors = Errors::default();
    let reason = if withdraw {
        visit.form.required("reason", "the reason", 1_000, &mut errors)
    } else {
        String::new()
    };
    if !errors.is_empty() {
        return page(&visit, &may.on, Some(&errors));
    }
    let id = may.on.row.id;
    let state = if withdraw { State::Withdrawn } else { State::Published };
    let mut change = may.begin().await?;
    store::set_state(&mut change, state, &reason).await?;
    change.commit().await?;
    Ok(see_other(&format!("/activities/{id}")))
}
