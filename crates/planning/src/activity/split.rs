//! Splitting one activity into two: each keeps its part of the promise, and says where it came from.

use super::{Activity, NewActivity, Others, SplitActivity, store};
use crate::plan::no_errors;
use kernel::{Errors, May, Response, Result, Visit, visit::see_other};
use serde_json::{Value, json};

fn page(visit: &Visit, on: &Activity, form: Value, errors: Option<&Errors>) -> Result<Response> {
    let heading = "Split the activity";
    let data = json!({ "heading": heading, "it": { "id": on.row.id, "reference": on.row.reference, "text": on.row.text },
        "form": form, "version": on.row.version, "errors": errors.map_or_else(no_errors, |it| json!(it)) });
    match errors {
        Some(_) => visit.form_again("activity/split.html", heading, data),
        None => visit.page("activity/split.html", heading, data),
    }
}

pub(super) async fn new(may: May<SplitActivity>, visit: Visit) -> Result<Response> {
    page(&visit, &may.on, json!({ "first": may.on.row.text, "second": "" }), None)
}

pub(super) async fn create(may: May<SplitActivity>, visit: Visit) -> Result<Response> {
    let on = may.on.clone();
    let form = &visit.form;
    let mut errors = Errors::default();
    let first = form.required("first", "what the first keeps", 5_000, &mut errors);
    let second = form.required("second", "what the second promises", 5_000, &mut errors);
    let reference = form.optional("reference", "the ref of the second", 20, &mut errors);
    let reason = form.required("reason", "the reason", 1_000, &mut errors);
    if crate::conflict::version_seen(form) != on.row.version {
        errors.add(
            "first",
            "Somebody changed this activity since you opened it. Check it below and send again",
        );
    }
    if !errors.is_empty() {
        return page(&visit, &on, json!(form.typed()), Some(&errors));
    }
    let part = NewActivity { reference, text: second, other: Others::default(), ..NewActivity::from(&on) };
    let mut change = may.begin().await?;
    store::shorten(&mut change, first, &reason).await?;
    let new = store::insert(&mut change, &on.plan, part, on.row.state, Some(on.row.id)).await?;
    change.commit().await?;
    Ok(see_other(&format!("/activities/{}", new.row.id)))
}
