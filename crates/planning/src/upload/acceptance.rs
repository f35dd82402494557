//! Taking a document in: what will be made of it, or which differences to take.

use super::{
    AcceptDraft, UploadState,
    accept::{Names, Terms, as_new_plan},
    diff::{Difference, Sort, What},
    draft::Draft,
    pages::{head, no_errors},
    status, store,
    take::{Ticked, compare, take},
};
use crate::{
    activity::{Status, Target, history},
    plan,
};
use kernel::{Error, Errors, May, Response, Result, Visit, visit::see_other};
use serde_json::{Value, json};
use std::collections::HashSet;
use time::Duration;

/// How many differences are shown at once; what is taken makes room for the next.
const SHOWN: usize = 200;

pub(super) async fn new(may: May<AcceptDraft>, visit: Visit) -> Result<Response> {
    page(&may, &visit, None).await
}

async fn page(may: &May<AcceptDraft>, visit: &Visit, errors: Option<&Errors>) -> Result<Response> {
    if may.on.state != UploadState::Read {
        return Ok(see_other(&format!("/uploads/{}", may.on.id)));
    }
    match may.on.plan_id {
        None => new_plan_page(may, visit, errors).await,
        Some(_) => differences_page(may, visit, errors).await,
    }
}

async fn new_plan_page(may: &May<AcceptDraft>, visit: &Visit, errors: Option<&Errors>) -> Result<Response> {
    let draft = may.on.draft()?;
    let names = Names::of(&visit.app).await?;
    let mut statuses: Vec<(&str, usize)> = Vec::new();
    let (mut open_services, mut undated) = (0_usize, 0_usize);
    for (_, it) in draft.activities() {
        let status = status::of(it, draft.day());
        match statuses.iter_mut().find(|(label, _)| *label == status.label()) {
            Some((_, count)) => *count += 1,
            None => statuses.push((status.label(), 1)),
        }
        open_services +=
            usize::from(!it.service.is_empty() && names.services.of(&draft, &it.service).is_none());
        undated += usize::from(
            Target::read_as(&it.target, &draft.dates(draft.day())).end.is_none() && status.is_open(),
        );
    }
    let day = visit.app.clock.today().saturating_add(Duration::days(91));
    let data = json!({
        "upload": head(&may.on, &draft), "counts": draft.counts(), "statuses": statuses,
        "stopped": statuses.iter().find(|(label, _)| *label == Status::Stopped.label()).map(|it| it.1),
        "open_services": open_services, "undated": undated, "date": draft.date,
        "form": if errors.is_some() { json!(visit.form.typed()) } else { json!({ "next_review_on": day.to_string(), "closing_reason": offered(&may.on.file_name) }) },
        "errors": errors.map(|it| json!(it)).unwrap_or_else(no_errors),
    });
    let title = "Make this a draft plan";
    match errors {
        Some(_) => visit.form_again("upload/acceptance.html", title, data),
        None => visit.page("upload/acceptance.html", title, data),
    }
}

async fn differences_page(
    may: &May<AcceptDraft>,
    visit: &Visit,
    errors: Option<&Errors>,
) -> Result<Response> {
    let same = store::same_before(may.reader(), &may.on, may.on.plan_id).await?;
    let compared = compare(may.reader(), &may.on).await?.ok_or(Error::NotFound)?;
    let all: &[Difference] = if same.is_some() { &[] } else { &compared.differences };
    let shown: Vec<Value> = all.iter().take(SHOWN).map(difference).collect();
    let of = |sort: Sort| all.iter().filter(|it| it.what.sort() == sort).count();
    let data = json!({
        "upload": head(&may.on, &compared.draft),
        "plan": { "title": compared.standing.plan.title, "slug": compared.standing.plan.slug },
        "differences": shown, "total": all.len(), "more": all.len().saturating_sub(SHOWN),
        "stopping": stopping(&compared.draft, all),
        "held": all.iter().filter(|it| it.held.is_some()).count(), "added": of(Sort::Added), "changed": of(Sort::Changed), "achieved": of(Sort::Achieved), "missing": of(Sort::Missing),
        "form": if errors.is_some() { json!(visit.form.typed()) } else {
            json!({ "closing_reason": offered(&may.on.file_name) })
        },
        "errors": errors.map(|it| json!(it)).unwrap_or_else(no_errors),
    });
    let title = "What differs from the plan";
    match errors {
        Some(_) => visit.form_again("upload/differences.html", title, data),
        None => visit.page("upload/differences.html", title, data),
    }
}

/// How many differences stop an activity, or add one that is stopped.
fn stopping(draft: &Draft, all: &[Difference]) -> usize {
    let is_stopped =
        |key| draft.activity(key).is_some_and(|(_, it)| status::of(it, draft.day()) == Status::Stopped);
    let stops = |it: &&Difference| match it.what {
        What::NewActivity(key) => is_stopped(key),
        What::Activity(_, key) => it.fields.iter().any(|it| it.label == "Status") && is_stopped(key),
        _ => false,
    };
    all.iter().filter(stops).count()
}

fn difference(it: &Difference) -> Value {
    let sort = it.what.sort();
    let (words, tag) = match sort {
        Sort::Added => ("Added", "govuk-tag--green"),
        Sort::Changed => ("Changed", "govuk-tag--blue"),
        Sort::Achieved => ("Achieved", "govuk-tag--turquoise"),
        Sort::Missing => ("Missing", "govuk-tag--orange"),
    };
    let fields: Vec<Value> = it
        .fields
        .iter()
        .map(|it| json!({ "label": it.label, "parts": history::diff(&it.before, &it.after) }))
        .collect();
    json!({
        "mark": it.mark(), "name": it.name, "theme": it.theme, "source": it.source, "sort": words, "tag": tag,
        "fields": fields, "ticked": it.is_safe(), "held": it.held, "can_take": sort != Sort::Missing || it.can_stop,
        "missing": sort == Sort::Missing,
    })
}

/// Why what the document shows as stopped was stopped, where something is.
fn closing_reason(visit: &Visit, asked: bool, errors: &mut Errors) -> String {
    if !asked {
        return String::new();
    }
    visit.form.required("closing_reason", "why the activities that are stopped were stopped", 1_000, errors)
}

/// What is offered as the reason; whoever knows better writes it.
fn offered(file: &str) -> String {
    format!("It is struck through or marked as stopped in {file}.")
}

pub(super) async fn create(may: May<AcceptDraft>, visit: Visit) -> Result<Response> {
    let upload = may.on.clone();
    if upload.state != UploadState::Read || crate::conflict::version_seen(&visit.form) != upload.version {
        return Err(Error::Stale);
    }
    if upload.plan_id.is_none() {
        let mut errors = Errors::default();
        let next_review_on =
            crate::day::read(&visit.form, "next_review_on", "The next review date", &mut errors);
        let stopped = upload.draft()?;
        let stopped = stopped.activities().any(|(_, it)| status::of(it, stopped.day()) == Status::Stopped);
        let closing_reason = closing_reason(&visit, stopped, &mut errors);
        if !errors.is_empty() {
            return page(&may, &visit, Some(&errors)).await;
        }
        let plan = as_new_plan(may, &Terms { next_review_on, closing_reason }).await?;
        return Ok(see_other(&format!("/plans/{}/prepare", plan.slug)));
    }
    let marks: HashSet<String> = visit.form.all("take").map(str::to_owned).collect();
    let close = visit.form.raw("then") == "close";
    if marks.is_empty() && !close {
        return page(&may, &visit, Some(&Errors::one("take", "Tick what to take into the plan"))).await;
    }
    let mut errors = Errors::default();
    let closing_reason = closing_reason(&visit, visit.form.has("closing_reason"), &mut errors);
    if !errors.is_empty() {
        return page(&may, &visit, Some(&errors)).await;
    }
    let next_review_on = Some(visit.app.clock.today().saturating_add(Duration::days(91)));
    let terms = Terms { next_review_on, closing_reason };
    let reader = may.reader().clone();
    let taken = take(may, &Ticked::Marks(&marks), &terms, close).await?;
    let plan = match upload.plan_id {
        Some(id) => plan::store::get(&reader, id).await?,
        None => return Ok(see_other("/uploads")),
    };
    Ok(if close || taken.left == 0 {
        see_other(&format!("/plans/{}/prepare", plan.slug))
    } else {
        see_other(&format!("/uploads/{}/acceptance", upload.id))
    })
}
