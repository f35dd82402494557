//! Pages of uploads: the list, the waiting, the review.

use super::{
    AddUpload, CorrectDraft, ListUploads, ReviewUpload, Upload, UploadState,
    draft::{Draft, Key},
    reading, remember, reports,
    service::Services,
    store,
    take::compare,
};
use crate::{
    plan::{self, Plan, PlanId},
    profile::{self, ProfileId},
};
use bytes::Bytes;
use kernel::{
    At, Errors, May, Reader, Response, Result, ServiceName, Visit, paging::Paging, visit::see_other,
};
use plan_reader::Profile;
use serde_json::{Value, json};
use std::{collections::HashMap, time::Duration};

const PER_PAGE: u64 = 25;
/// How many things a page of a review shows.
pub(super) const ITEMS: u64 = 40;
/// How long a person waits for a small file, rather than look at a page that says "wait".
const PATIENCE: Duration = Duration::from_millis(1_500);

/// The same for pasted text, which nobody has in a file: once they look at another page, it cannot stand in the form again.
const PATIENCE_WITH_PASTED: Duration = Duration::from_secs(10);

/// So many letters may be pasted; more is better brought as a file.
const MOST_PASTED: usize = 500_000;
/// What pasted text is called among the files.
const PASTED: &str = "pasted text.txt";

pub(super) fn no_errors() -> Value {
    json!({ "list": [], "by": {} })
}

/// With `no_plan`, somebody is told that nothing calls the text a plan, and may say that it is one.
async fn list_page(
    visit: &Visit,
    reader: &Reader,
    errors: Option<&Errors>,
    no_plan: bool,
) -> Result<Response> {
    let paging = Paging::from_query(&visit.query, PER_PAGE);
    let (lines, total) = store::list(reader, paging.offset(), PER_PAGE).await?;
    let plans = plan::store::list(reader).await?;
    let names: HashMap<PlanId, &Plan> = plans.iter().map(|it| (it.id, it)).collect();
    let lines: Vec<Value> = lines
        .iter()
        .map(|it| {
            let plan = it.plan_id.and_then(|id| names.get(&id));
            json!({
                "id": it.id, "file": it.file_name, "state": it.state.label(), "tag": tag(it.state), "at": it.at.words(),
                "plan": plan.map(|it| json!({ "title": it.title, "slug": it.slug })),
            })
        })
        .collect();
    let choices = plan_choices(&plans);
    let profiles = profile::store::list(reader).await?;
    // The one that was taught last is offered, where everybody sees that it is, unless another was chosen before.
    let latest = profiles.first().map(|it| it.id.to_string()).unwrap_or_default();
    let profile = if visit.query.has("profile") { visit.query.text("profile") } else { latest };
    let mut profile_choices = vec![json!({ "value": "", "text": "None: read it as any document" })];
    profile_choices.extend(profiles.iter().map(|it| json!({ "value": it.id, "text": it.name })));
    let data = json!({
        "profiles": profile_choices, "lines": lines, "total": total, "links": paging.links(total, "/uploads", &visit.query),
        "choices": choices, "most_pasted": thousands(MOST_PASTED), "megabytes": visit.app.settings.upload_limit / (1024 * 1024),
        "form": if errors.is_some() { json!(visit.form.typed()) } else {
            json!({ "plan": visit.query.text("plan"), "profile": profile, "insist": visit.query.text("insist") })
        },
        "insists": no_plan || visit.query.has("insist") || visit.form.has("insist"),
        "errors": errors.map(|it| json!(it)).unwrap_or_else(no_errors),
    });
    let title = "Bring in a plan";
    match errors {
        Some(_) => visit.form_again("upload/list.html", title, data),
        None => visit.page("upload/list.html", title, data),
    }
}

/// The plans that a document can be compared with. Of two called the same it is said how each stands.
fn plan_choices(plans: &[Plan]) -> Vec<Value> {
    let named = |it: &Plan| match plans.iter().filter(|other| other.title == it.title).count() {
        1 => it.title.clone(),
        _ => format!("{} ({}, {})", it.title, it.state.label().to_lowercase(), it.slug),
    };
    let plans = plans.iter().map(|it| json!({ "value": it.slug, "text": named(it) }));
    std::iter::once(json!({ "value": "", "text": "None: it is a new plan" })).chain(plans).collect()
}

fn tag(state: UploadState) -> &'static str {
    match state {
        UploadState::Reading => "govuk-tag--blue",
        UploadState::Read => "govuk-tag--yellow",
        UploadState::Refused => "govuk-tag--red",
        UploadState::Accepted => "govuk-tag--green",
        UploadState::Dropped => "govuk-tag--grey",
    }
}

pub(super) async fn list(may: May<ListUploads>, visit: Visit) -> Result<Response> {
    list_page(&visit, may.reader(), None, false).await
}

pub(super) async fn create(may: May<AddUpload>, visit: Visit) -> Result<Response> {
    let (name, bytes) = match sent(&visit) {
        Ok(sent) => sent,
        Err(errors) => return list_page(&visit, may.reader(), Some(&errors), false).await,
    };
    let plan = match visit.form.text("plan").as_str() {
        "" => None,
        slug => Some(plan::store::by_slug(may.reader(), slug).await?.id),
    };
    let profile = match visit.form.parse::<ProfileId>("profile") {
        Some(id) => profile::store::get(may.reader(), id).await?.rules()?,
        None => Profile::default(),
    };
    let reader = may.reader().clone();
    let mut change = may.begin().await?;
    let insist = visit.form.text("insist") == "yes";
    let upload = store::insert(&mut change, &name, &bytes, plan, &profile, insist).await?;
    change.commit().await?;
    let reading = reading::start(&visit.app, upload.id);
    // A small file is read before anybody could look; a large one goes on by itself.
    let pasted = visit.form.file("file").is_none();
    let _ = tokio::time::timeout(if pasted { PATIENCE_WITH_PASTED } else { PATIENCE }, reading).await;
    if pasted {
        // What was typed is not lost: it stands in the form again, beside what is wrong with it.
        let upload = store::get(&reader, upload.id).await?;
        if upload.state == UploadState::Refused {
            let errors = Errors::one("pasted", upload.refusal.clone());
            return list_page(&visit, &reader, Some(&errors), upload.is_no_plan).await;
        }
    }
    Ok(see_other(&format!("/uploads/{}", upload.id)))
}

/// The file that was chosen, or the text that was pasted, with its name.
fn sent(visit: &Visit) -> std::result::Result<(String, Bytes), Errors> {
    let limit = visit.app.settings.upload_limit;
    // The first line keeps its indent, by which columns set with spaces are known.
    let pasted = visit.form.raw("pasted");
    let written = pasted.chars().filter(|it| *it != '\r').count();
    match visit.form.file("file") {
        None if pasted.trim().is_empty() => {
            Err(Errors::one("file", "Choose the file that holds the plan, or paste its text"))
        }
        None if written > MOST_PASTED => Err(Errors::one(
            "pasted",
            format!(
                "The text must be {} characters or fewer; it has {}. Save it as a file and choose that",
                thousands(MOST_PASTED),
                thousands(written)
            ),
        )),
        None => Ok((PASTED.to_owned(), Bytes::copy_from_slice(pasted.as_bytes()))),
        Some(_) if !pasted.trim().is_empty() => {
            Err(Errors::one("pasted", "Choose a file or paste text, not both"))
        }
        Some(file) if file.bytes.is_empty() => {
            Err(Errors::one("file", "The file is empty. Save the document again and choose the new copy"))
        }
        Some(file) if file.bytes.len() > limit => {
            Err(Errors::one("file", format!("The file must be smaller than {} MB", limit / (1024 * 1024))))
        }
        Some(file) => Ok((file.name.clone(), file.bytes.clone())),
    }
}

/// A number as people write it: 500,000.
fn thousands(number: usize) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

pub(super) async fn show(may: May<ReviewUpload>, visit: Visit) -> Result<Response> {
    match may.on.state {
        UploadState::Reading => visit.page(
            "upload/reading.html",
            "Reading the document",
            json!({
                "id": may.on.id, "file": may.on.file_name, "words": may.on.progress_words(),
                "done": may.on.done, "total": may.on.total,
            }),
        ),
        UploadState::Refused => visit.page(
            "upload/refused.html",
            "The document could not be read",
            refused(may.reader(), &may.on).await?,
        ),
        UploadState::Read | UploadState::Accepted | UploadState::Dropped => {
            review(may.reader(), &may.on, &visit, None).await
        }
    }
}

/// What is told of a file that could not be read.
async fn refused(reader: &Reader, upload: &Upload) -> Result<Value> {
    let plan = match upload.plan_id {
        Some(id) => plan::store::get(reader, id).await?.slug,
        None => String::new(),
    };
    // A file that is chosen again is read as it would have been.
    let named = upload.profile()?.name;
    let profiles = profile::store::list(reader).await?;
    let profile = profiles.iter().find(|it| it.name == named).map(|it| it.id.to_string()).unwrap_or_default();
    Ok(json!({
        "file": upload.file_name, "why": upload.refusal, "plan": plan, "profile": profile,
        "is_no_plan": upload.is_no_plan && !upload.insist,
    }))
}

/// What every page of a review shows of its upload.
pub(super) fn head(upload: &Upload, draft: &Draft) -> Value {
    json!({
        "id": upload.id, "file": upload.file_name, "version": upload.version,
        "state": upload.state.label(), "tag": tag(upload.state),
        "open": upload.state == UploadState::Read, "corrections": upload.corrections,
        "title": if draft.title.is_empty() { "Untitled plan" } else { &draft.title },
    })
}

/// The themes that something can be put into.
pub(super) fn theme_choices(draft: &Draft) -> Vec<Value> {
    draft.themes.iter().map(|it| json!({ "value": it.key, "text": it.called() })).collect()
}

/// The page that "put it somewhere on the page" links lead to: where a check's words ended up.
fn mend(draft: &Draft, upload: &Upload, place: &str) -> Option<String> {
    let stands = |source: &str| {
        !source.is_empty()
            && (place == source
                || place.starts_with(&format!("{source},"))
                || source.starts_with(&format!("{place},")))
    };
    let item = |key: Key| format!("/uploads/{}/items/{key}", upload.id);
    if let Some(theme) = draft.themes.iter().find(|it| !it.source.is_empty() && it.source == place) {
        return Some(format!("/uploads/{}/themes/{}", upload.id, theme.key));
    }
    for theme in &draft.themes {
        if let Some(it) = theme.activities.iter().find(|it| stands(&it.source)) {
            return Some(item(it.key));
        }
        if let Some(it) = theme.recommendations.iter().find(|it| stands(&it.source)) {
            return Some(item(it.key));
        }
    }
    let loose = draft.unplaced.iter().find(|it| stands(&it.source))?;
    Some(format!("/uploads/{}/unplaced/{}", upload.id, loose.key))
}

/// What to say about the plan that the draft is compared with.
async fn comparison(reader: &Reader, upload: &Upload) -> Result<Value> {
    let Some(id) = upload.plan_id.filter(|_| upload.state == UploadState::Read) else {
        return Ok(Value::Null);
    };
    let plan = plan::store::get(reader, id).await?;
    let about = json!({ "title": plan.title, "slug": plan.slug });
    if let Some(before) = store::same_before(reader, upload, Some(id)).await? {
        let when = before.accepted_at.unwrap_or(before.at).words();
        return Ok(json!({ "plan": about, "same_file": when, "differences": 0 }));
    }
    if !upload.draft()?.reports.is_empty() {
        return Ok(Value::Null);
    }
    let found = compare(reader, upload).await?.map_or(0, |it| it.differences.len());
    Ok(json!({ "plan": about, "same_file": null, "differences": found }))
}

pub(super) async fn review(
    reader: &Reader,
    upload: &Upload,
    visit: &Visit,
    errors: Option<&Errors>,
) -> Result<Response> {
    let draft = upload.draft()?;
    let checks = upload.checks()?;
    let directory = visit.app.directory.services(&visit.app).await?;
    let paging = Paging::from_query(&visit.query, ITEMS);
    let shown = checks.iter().skip(usize::try_from(paging.offset()).unwrap_or(0)).take(ITEMS as usize);
    let shown: Vec<Value> = shown
        .map(|it| json!({ "message": it.message, "place": it.place, "words": it.words, "mend": mend(&draft, upload, &it.place) }))
        .collect();
    let themes: Vec<Value> = draft
        .themes
        .iter()
        .map(|it| {
            json!({
                "key": it.key, "called": it.called(), "outcome": it.outcome, "leads": it.leads,
                "recommendations": it.recommendations.len(), "activities": it.activities.len(), "source": it.source,
                "doubtful": it.recommendations.iter().filter(|it| !it.certainty.is_sure()).count()
                    + it.activities.iter().filter(|it| !it.certainty.is_sure()).count(),
            })
        })
        .collect();
    let plans = plan::store::list(reader).await?;
    let choices = plan_choices(&plans);
    let compared = plans.iter().find(|it| Some(it.id) == upload.plan_id);
    let like = match upload.plan_id {
        None if !upload.anew => store::plan_called(reader, &draft.title).await?,
        _ => None,
    };
    let path = format!("/uploads/{}", upload.id);
    let reports = match draft.reports.len() {
        0 => Value::Null,
        all => json!({ "all": all, "waiting": reports::waiting(reader, upload, &draft).await? }),
    };
    let data = json!({
        "reports": reports, "profile": remember::told(&draft), "headings": draft.headings.len(),
        "upload": head(upload, &draft), "counts": draft.counts(), "checks": shown, "check_count": checks.len(),
        "links": paging.links(checks.len() as u64, &path, &visit.query),
        "themes": themes, "services": unmatched(&draft, &directory), "comparison": comparison(reader, upload).await?,
        "plan": compared.map(|it| json!({ "title": it.title, "slug": it.slug })),
        "like": like.map(|it| json!({ "title": it.title, "slug": it.slug })), "plan_choices": choices,
        "accepted_at": upload.accepted_at.map(At::words),
        "form": if errors.is_some() { json!(visit.form.typed()) } else {
            json!({ "title": draft.title, "organisation": draft.organisation, "date": draft.date })
        },
        "errors": errors.map(|it| json!(it)).unwrap_or_else(no_errors),
    });
    match errors {
        Some(_) => visit.form_again("upload/review.html", "Review what was read", data),
        None => visit.page("upload/review.html", "Review what was read", data),
    }
}

/// The names of services as written: those that mean none of ours first, each with the services to choose from.
fn unmatched(draft: &Draft, directory: &[ServiceName]) -> Value {
    let services = Services::new(directory);
    let mut all: Vec<Value> = Vec::new();
    let mut open = 0;
    for (written, count) in draft.services_written() {
        let found = services.of(draft, written);
        open += usize::from(found.is_none());
        all.push(json!({
            "written": written, "count": count, "matched": found.is_some(),
            "value": found.map(|it| it.to_string()).unwrap_or_default(),
            "name": found.and_then(|it| services.name(it)).unwrap_or_default(),
        }));
    }
    all.sort_by_key(|it| it.get("matched").and_then(Value::as_bool));
    let mut choices = vec![json!({ "value": "", "text": "None: keep the name as written" })];
    choices.extend(directory.iter().map(|it| json!({ "value": it.id, "text": it.name })));
    json!({ "all": all, "open": open, "choices": choices })
}

pub(super) async fn compare_with(may: May<CorrectDraft>, visit: Visit) -> Result<Response> {
    let plan = match visit.form.text("plan").as_str() {
        "" => None,
        slug => Some(plan::store::by_slug(may.reader(), slug).await?.id),
    };
    let back = format!("/uploads/{}", may.on.id);
    let mut change = may.begin().await?;
    store::compare_with(&mut change, plan).await?;
    if change.is_empty() {
        change.abandon().await?;
    } else {
        change.commit().await?;
    }
    Ok(see_other(&back))
}

pub(super) async fn confirm_removal(may: May<CorrectDraft>, visit: Visit) -> Result<Response> {
    let draft = if may.on.draft.is_empty() { Draft::default() } else { may.on.draft()? };
    visit.page("upload/removal.html", "Put the document aside", json!({ "upload": head(&may.on, &draft) }))
}

pub(super) async fn remove(may: May<CorrectDraft>, _: Visit) -> Result<Response> {
    let mut change = may.begin().await?;
    store::set_aside(&mut change).await?;
    change.commit().await?;
    Ok(see_other("/uploads"))
}
