//! What the headings of a document mean, chosen by hand: the document is then read again.

use super::{
    CorrectDraft, ReviewUpload, Upload, UploadState, carry,
    draft::{Check, Draft},
    lessons,
    pages::head,
    pages::no_errors,
    reading,
    service::folded,
    store,
};
use crate::{
    conflict::version_seen,
    profile::{means, words_of},
};
use kernel::{Error, Errors, May, Response, Result, Visit, visit::see_other};
use plan_reader::profile::HeadingMeaning;
use serde_json::{Value, json};

fn page(upload: &Upload, visit: &Visit, errors: Option<&Errors>) -> Result<Response> {
    let draft = upload.draft()?;
    let chosen = crate::profile::headings(&visit.form);
    let rows: Vec<Value> = draft
        .headings
        .iter()
        .map(|it| {
            let typed = chosen.iter().find(|one| errors.is_some() && one.written == it.written);
            json!({
                "written": it.written, "means": typed.unwrap_or(it).means.code(), "read_as": words_of(it.means),
            })
        })
        .collect();
    let data = json!({
        "upload": head(upload, &draft), "rows": rows, "means": means(),
        "unnamed": draft.headings.iter().any(|it| it.written == "Column 1"),
        "errors": errors.map(|it| json!(it)).unwrap_or_else(no_errors),
    });
    let title = "What the headings mean";
    match errors {
        Some(_) => visit.form_again("upload/columns.html", title, data),
        None => visit.page("upload/columns.html", title, data),
    }
}

pub(super) async fn show(may: May<ReviewUpload>, visit: Visit) -> Result<Response> {
    if may.on.draft.is_empty() {
        return Err(Error::NotFound);
    }
    page(&may.on, &visit, None)
}

pub(super) async fn create(may: May<CorrectDraft>, visit: Visit) -> Result<Response> {
    let upload = may.on.clone();
    if version_seen(&visit.form) != upload.version || upload.state != UploadState::Read {
        return Err(Error::Stale);
    }
    let before = upload.draft()?;
    let home = format!("/uploads/{}", upload.id);
    let changed = otherwise(&before, crate::profile::headings(&visit.form));
    if changed.is_empty() {
        return Ok(see_other(&home));
    }
    let mut told = before.told.clone();
    told.retain(|old| !changed.iter().any(|new| folded(&new.written) == folded(&old.written)));
    told.extend(changed);
    let directory = visit.app.directory.services(&visit.app).await?;
    let mut profile = upload.profile()?;
    profile.learn(lessons::of(&Draft { told: told.clone(), ..before.clone() }, &directory));
    let untouched = reading::again(&visit.app, &upload, upload.profile()?).await?;
    match reading::again(&visit.app, &upload, profile.clone()).await? {
        Ok(found) => {
            let (mut draft, lost) = match untouched {
                Ok(base) => carry::over(&base.draft, &before, found.draft),
                Err(_) => (found.draft, Vec::new()),
            };
            draft.told = told;
            (draft.title, draft.organisation, draft.date) = (before.title, before.organisation, before.date);
            draft.services = before.services;
            let checks: Vec<Check> = lost.into_iter().chain(found.checks).collect();
            let copy = match found.copy {
                Some(copy) => Some(visit.app.files.put(copy).await?),
                None => None,
            };
            let mut change = may.begin().await?;
            store::read_again(&mut change, &draft, &checks, &profile, copy).await?;
            change.commit().await?;
            Ok(see_other(&home))
        }
        Err(unread) => {
            let why = unread.why;
            let words =
                format!("With these meanings the document could not be read, and stays as it is: {why}");
            page(&upload, &visit, Some(&Errors::one("means_0", words)))
        }
    }
}

/// The headings that were given another meaning than they were read with.
fn otherwise(draft: &Draft, chosen: Vec<HeadingMeaning>) -> Vec<HeadingMeaning> {
    chosen
        .into_iter()
        .filter(|new| draft.headings.iter().any(|old| old.written == new.written && old.means != new.means))
        .collect()
}
