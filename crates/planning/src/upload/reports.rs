//! Pages of a progress page: each thing it says has been done is posted as an update by a person, or dropped.

use super::{
    AcceptDraft, Upload, UploadState,
    draft::{Draft, Key},
    pages::{head, no_errors},
    report::{self, Report, Settled, Target},
    service::folded,
    standing::Standing,
    store,
};
use crate::{
    activity::{self, NewActivity, Others, Status},
    plan, recommendation,
    state::State,
    theme,
    update::{self, NewUpdate, UpdateId, store::Author},
};
use kernel::{At, Change, Error, Errors, May, Reader, Response, Result, Visit, visit::see_other};
use serde_json::{Value, json};
use std::collections::HashSet;
use time::Duration;

/// How many reports are shown at once.
const SHOWN: usize = 20;

async fn standing(reader: &Reader, upload: &Upload) -> Result<Option<Standing>> {
    let Some(id) = upload.plan_id else { return Ok(None) };
    let plan = plan::store::get(reader, id).await?;
    let services = reader.app().directory.services(reader.app()).await?;
    Ok(Some(Standing::load(reader, plan, &services).await?))
}

/// How many reports of an upload wait for a decision.
pub(super) async fn waiting(reader: &Reader, upload: &Upload, draft: &Draft) -> Result<usize> {
    let Some(standing) = standing(reader, upload).await? else { return Ok(draft.reports.len()) };
    let dropped = store::dropped_reports(reader, upload).await?;
    Ok(report::open(draft, &standing, &dropped).count())
}

pub(super) async fn list(may: May<AcceptDraft>, visit: Visit) -> Result<Response> {
    page(&may, &visit, None).await
}

async fn page(may: &May<AcceptDraft>, visit: &Visit, errors: Option<(Key, &Errors)>) -> Result<Response> {
    let upload = &may.on;
    let draft = upload.draft()?;
    let Some(standing) = standing(may.reader(), upload).await? else {
        return Ok(see_other(&format!("/uploads/{}", upload.id)));
    };
    let dropped: HashSet<String> = store::dropped_reports(may.reader(), upload).await?;
    let open: Vec<&Report> = report::open(&draft, &standing, &dropped).collect();
    let shown: Vec<Value> = open.iter().take(SHOWN).map(|it| shown(it, &standing)).collect();
    let mut statuses = vec![json!({ "value": "", "text": "As it is now" })];
    statuses.extend(Status::ALL.iter().map(|it| json!({ "value": it.code(), "text": it.label() })));
    let data = json!({
        "upload": head(upload, &draft), "plan": { "title": standing.plan.title, "slug": standing.plan.slug },
        "reports": shown, "total": open.len(), "more": open.len().saturating_sub(SHOWN), "statuses": statuses,
        "settled": draft.reports.len() - open.len(), "wrong": errors.map(|(key, _)| key),
        "errors": errors.map(|(_, it)| json!(it)).unwrap_or_else(no_errors),
    });
    let title = "What has been done";
    match errors {
        Some(_) => visit.form_again("upload/reports.html", title, data),
        None => visit.page("upload/reports.html", title, data),
    }
}

fn shown(it: &Report, standing: &Standing) -> Value {
    let (found, likely) = report::candidates(it, standing);
    let mut targets = vec![json!({ "value": "", "text": "Choose what it is about" })];
    targets.extend(
        found
            .iter()
            .map(|it| json!({ "value": it.target.code(), "text": format!("{} ({})", it.name, it.theme) })),
    );
    let proposed = found.first().filter(|_| likely);
    json!({
        "key": it.key, "theme": it.theme, "promise": it.promise, "text": it.text, "date": it.date, "source": it.source,
        "targets": targets, "proposed": proposed.map(|it| it.target.code()),
        "proposed_name": proposed.map(|it| it.name.clone()),
    })
}

pub(super) async fn settle(may: May<AcceptDraft>, visit: Visit) -> Result<Response> {
    let upload = may.on.clone();
    if upload.state != UploadState::Read || crate::conflict::version_seen(&visit.form) != upload.version {
        return Err(Error::Stale);
    }
    let key: Key = visit.form.parse("key").unwrap_or(0);
    let mut draft = upload.draft()?;
    let reader = may.reader().clone();
    let standing = standing(&reader, &upload).await?.ok_or(Error::Stale)?;
    let dropped = store::dropped_reports(&reader, &upload).await?;
    let Some(report) = report::open(&draft, &standing, &dropped).find(|it| it.key == key).cloned() else {
        return Err(Error::Stale);
    };
    let drop = visit.form.raw("what") == "drop";
    let target = match target(&visit, &standing) {
        Ok(it) => it,
        Err(errors) if !drop => return page(&may, &visit, Some((key, &errors))).await,
        Err(_) => None,
    };
    // Read before the write begins: SQLite's one writer must not wait for its own reader.
    let what = match target.filter(|_| !drop) {
        Some(Target::Activity(id)) => Some(Posting::On(Box::new(activity::store::get(&reader, id).await?))),
        Some(Target::Recommendation(id)) => Some(new_activity(&reader, &standing, id).await?),
        None => None,
    };
    let settled = if what.is_some() { Settled::Posted } else { Settled::Dropped };
    if let Some(it) = draft.reports.iter_mut().find(|it| it.key == key) {
        it.settled = Some(settled);
    }
    let left = report::open(&draft, &standing, &dropped).any(|it| it.key != key);
    let source = source_words(&upload, &report);
    let mut change = may.begin().await?;
    if let Some(what) = what {
        post(&mut change, what, &standing, &report, &source, visit.form.parse("status")).await?;
    }
    store::settle_report(&mut change, &upload, &draft, !left).await?;
    change.commit().await?;
    Ok(see_other(&if left {
        format!("/uploads/{}/updates", upload.id)
    } else {
        format!("/uploads/{}", upload.id)
    }))
}

/// What the report is about: what was chosen, or the activity with the ref that was typed.
fn target(visit: &Visit, standing: &Standing) -> std::result::Result<Option<Target>, Errors> {
    let typed = visit.form.text("reference");
    if !typed.is_empty() {
        let found: Vec<_> =
            standing.activities().filter(|it| folded(&it.row.reference) == folded(&typed)).collect();
        return match found.as_slice() {
            [one] => Ok(Some(Target::Activity(one.row.id))),
            [] => Err(Errors::one("reference", "No activity of the plan has this ref")),
            _ => {
                Err(Errors::one("reference", "More than one activity has this ref. Choose it from the list"))
            }
        };
    }
    let chosen = Target::parse(visit.form.raw("target")).filter(|it| match it {
        Target::Activity(id) => standing.activities().any(|it| it.row.id == *id),
        Target::Recommendation(id) => {
            standing.themes.iter().flat_map(|it| &it.recommendations).any(|it| it.id == *id)
        }
    });
    chosen.map(Some).ok_or_else(|| Errors::one("target", "Choose what it is about, or drop it"))
}

enum Posting {
    On(Box<activity::Activity>),
    New(Box<NewActivity>),
}

/// The activity that a recommendation becomes when something has been done about it.
async fn new_activity(
    reader: &Reader,
    standing: &Standing,
    id: recommendation::RecommendationId,
) -> Result<Posting> {
    let of = standing
        .themes
        .iter()
        .find_map(|theme| Some((theme, theme.recommendations.iter().find(|it| it.id == id)?)));
    let (theme, it): (_, &recommendation::Recommendation) = of.ok_or(Error::Stale)?;
    let theme: &theme::Theme = &theme.row;
    Ok(Posting::New(Box::new(NewActivity {
        theme_id: theme.id,
        reference: String::new(),
        text: it.text.clone(),
        service_id: None,
        service_as_written: String::new(),
        leads_as_written: String::new(),
        leads: Vec::new(),
        target: activity::Target::read("", standing.plan.dated_on),
        next_review_on: Some(reader.today().saturating_add(Duration::days(91))),
        status: Status::OnTrack,
        answers: vec![id],
        other: Others::default(),
    })))
}

/// Where the words come from, as the update tells it.
fn source_words(upload: &Upload, report: &Report) -> String {
    let date = if report.date.is_empty() { String::new() } else { format!(", {}", report.date) };
    format!("From “{}”{date}.", upload.file_name)
}

/// Posts a report as an update of the person who accepts it, on the day it speaks of.
async fn post(
    change: &mut Change<AcceptDraft>,
    what: Posting,
    standing: &Standing,
    report: &Report,
    source: &str,
    status: Option<Status>,
) -> Result<()> {
    let activity = match what {
        Posting::On(it) => *it,
        Posting::New(new) => {
            activity::store::insert(change, &standing.plan, *new, State::Draft, None).await?
        }
    };
    let now = change.at();
    let noon = |day: time::Date| At::from_moment(day.midnight().assume_utc()).plus_seconds(12 * 3600);
    let at = report.day.map(noon).filter(|it| *it < now).unwrap_or(now);
    let new = NewUpdate {
        id: UpdateId::new(),
        achieved: format!("{}\n\n{source}", report.text),
        status: status.unwrap_or(activity.row.status),
        evidence: Vec::new(),
    };
    let who = change.may().actor();
    let author = Author { id: who.person(), words: who.public_words() };
    update::store::post(change, &activity.row, &new, author, at).await?;
    Ok(())
}
