//! Pages of updates.

use super::{NewUpdate, PostUpdate, UpdateId, WithdrawUpdate, model::ACHIEVED_LIMIT, store};
use crate::activity::{Activity, Status};
use axum::http::StatusCode;
use kernel::{Errors, May, Response, Result, Visit, visit::see_other};
use serde_json::{Value, json};

fn new_page(visit: &Visit, on: &Activity, form: Value, errors: Option<&Errors>) -> Result<Response> {
    let title = "Post an update";
    let statuses: Vec<_> = Status::ALL
        .iter()
        .filter(|it| **it != Status::Stopped)
        .map(|it| json!({ "value": it.code(), "text": it.label() }))
        .collect();
    let data = json!({
        "activity": { "id": on.row.id, "reference": on.row.reference, "text": on.row.text,
                      "target": on.row.target_as_written, "published": on.row.state == crate::state::State::Published },
        "statuses": statuses,
        "limit": ACHIEVED_LIMIT,
        "megabytes": visit.app.settings.upload_limit / (1024 * 1024),
        "form": form,
        "errors": errors.map(|it| json!(it)).unwrap_or(json!({ "list": [], "by": {} })),
        "file_lost": errors.is_some() && visit.form.file("evidence_file").is_some(),
    });
    match errors {
        Some(_) => visit.form_again("update/new.html", title, data),
        None => visit.page("update/new.html", title, data),
    }
}

pub(super) async fn new(may: May<PostUpdate>, visit: Visit) -> Result<Response> {
    let form = json!({ "id": UpdateId::new(), "status": may.on.row.status });
    new_page(&visit, &may.on, form, None)
}

pub(super) async fn create(may: May<PostUpdate>, visit: Visit) -> Result<Response> {
    let update = match NewUpdate::check(&visit.form, visit.app.settings.upload_limit) {
        Ok(it) => it,
        Err(errors) => return new_page(&visit, &may.on, json!(visit.form.typed()), Some(&errors)),
    };
    let back = format!("/activities/{}", may.on.row.id);
    // The form's id: a form that was sent twice, by a double tap or a reload, is posted once.
    if store::exists(may.reader(), update.id).await? {
        return Ok(see_other(&back));
    }
    let mut change = may.begin().await?;
    let posted = store::insert(&mut change, &update).await?;
    change.commit().await?;
    Ok(see_other(&format!("{back}#update-{}", posted.id)))
}

fn confirm_page(visit: &Visit, may: &May<WithdrawUpdate>, errors: Option<&Errors>) -> Result<Response> {
    let (activity, update) = &may.on;
    let heading = "Withdraw an update";
    let data = json!({
        "heading": heading,
        "what": update.achieved,
        "explain": "The update will no longer be shown. That it stood here, and your reason, stay in the public \
                    history. The activity goes back to the status of the update before it.",
        "action": format!("/updates/{}/withdrawal", update.id),
        "back": format!("/activities/{}", activity.row.id),
        "form": visit.form.typed(),
        "errors": errors.map(|it| json!(it)).unwrap_or(json!({ "list": [], "by": {} })),
    });
    match errors {
        Some(_) => visit.page_with(
            StatusCode::UNPROCESSABLE_ENTITY,
            "update/withdraw.html",
            format!("Error: {heading}"),
            data,
        ),
        None => visit.page("update/withdraw.html", heading, data),
    }
}

pub(super) async fn confirm(may: May<WithdrawUpdate>, visit: Visit) -> Result<Response> {
    confirm_page(&visit, &may, None)
}

pub(super) async fn withdraw(may: May<WithdrawUpdate>, visit: Visit) -> Result<Response> {
    let mut errors = Errors::default();
    let reason = visit.form.required("reason", "the reason", 1_000, &mut errors);
    if !errors.is_empty() {
        return confirm_page(&visit, &may, Some(&errors));
    }
    let back = may.on.0.row.id;
    let mut change = may.begin().await?;
    store::withdraw(&mut change, &reason).await?;
    change.commit().await?;
    Ok(see_other(&format!("/activities/{back}")))
}
