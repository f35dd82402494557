//! Bringing a document in from the command line: the same reading, the same stores, the same history.

use super::{
    AcceptDraft, AddUpload, Upload, UploadId, UploadState,
    accept::{Terms, as_new_plan},
    draft::{Check, Counts},
    reading, reports, store,
    take::{Ticked, compare, take},
};
use crate::plan;
use bytes::Bytes;
use kernel::{App, Error, May, Reader, Result};
use plan_reader::{Options, Progress};
use time::Duration;

/// What came of bringing a document in.
#[derive(Clone, Debug, PartialEq)]
pub enum ImportOutcome {
    /// It cannot be read, for this reason; nothing of it was kept.
    Refused(String),
    /// Nothing in it says that it is a plan, for this reason; it can be read if somebody insists.
    NoPlan(String),
    /// It waits for a person's review.
    ToReview,
    /// It differs from the plan in so many places, and waits for a person to choose.
    Differs(usize),
    /// It reports on progress: so many things wait for a person to post them as updates.
    Reports(usize),
    /// It holds what the plan holds; nothing was changed.
    Unchanged,
    /// It became a new plan, as drafts.
    Made,
    /// So many differences were taken into the plan; so many are left, which only a person may take.
    Took(usize, usize),
}

/// A document that was brought in.
#[derive(Clone, Debug, PartialEq)]
pub struct ImportReport {
    /// Its upload.
    pub upload: UploadId,
    /// What came of it.
    pub outcome: ImportOutcome,
    /// The plan it became or was compared with, by its name in addresses.
    pub plan: Option<String>,
    /// How much it holds.
    pub counts: Counts,
    /// What to check in it.
    pub checks: Vec<Check>,
}

/// Reads a document, as `options` say, and keeps it for review. With `plan`, it is compared with that plan; with `accept`, it is taken
/// in at once: as a new plan, or all that differs but what is missing
/// or would undo a later change, since nothing is ever removed or put back unasked.
///
/// # Errors
/// `NotFound` if there is no such plan, and faults. A file that cannot be read is an outcome.
pub async fn import(
    app: &App,
    bytes: Bytes,
    name: &str,
    plan: Option<&str>,
    accept: bool,
    options: Options,
    on_progress: impl FnMut(Progress) + Send + 'static,
) -> Result<ImportReport> {
    const WHY: &str = "bringing a document in from the command line";
    let reader = Reader::system(app, WHY);
    let plan = match plan {
        Some(slug) => Some(plan::store::by_slug(&reader, slug).await?.id),
        None => None,
    };
    let mut change = May::<AddUpload>::system(app, WHY, ())?.begin().await?;
    let upload = store::insert(&mut change, name, &bytes, plan, &options.profile, options.insist).await?;
    change.commit().await?;
    let (own, named, mut on_progress) = (bytes.clone(), name.to_owned(), on_progress);
    let outcome =
        tokio::task::spawn_blocking(move || reading::read_keeping(&own, &named, options, &mut on_progress))
            .await;
    reading::settle(app, upload.id, bytes, outcome.map_err(Error::fault)?).await?;
    let upload = store::get(&reader, upload.id).await?;
    let outcome = match upload.state {
        UploadState::Refused if upload.is_no_plan && !upload.insist => {
            ImportOutcome::NoPlan(upload.refusal.clone())
        }
        UploadState::Refused => ImportOutcome::Refused(upload.refusal.clone()),
        _ => settle(app, &reader, &upload, accept).await?,
    };
    let upload = store::get(&reader, upload.id).await?;
    let plan = match upload.plan_id {
        Some(id) => Some(plan::store::get(&reader, id).await?.slug),
        None => None,
    };
    Ok(ImportReport { upload: upload.id, outcome, plan, counts: upload.counts(), checks: upload.checks()? })
}

async fn settle(app: &App, reader: &Reader, upload: &Upload, accept: bool) -> Result<ImportOutcome> {
    const WHY: &str = "taking a document in from the command line";
    let terms =
        Terms { next_review_on: Some(reader.today().saturating_add(Duration::days(91))), ..Terms::default() };
    let may = || May::<AcceptDraft>::system(app, WHY, upload.clone());
    let draft = upload.draft()?;
    if !draft.reports.is_empty() {
        // What has been done is posted by a person, never by a command.
        let waits = reports::waiting(reader, upload, &draft).await?;
        return Ok(if waits == 0 { ImportOutcome::Unchanged } else { ImportOutcome::Reports(waits) });
    }
    if let Some(plan) = upload.plan_id {
        if store::same_before(reader, upload, Some(plan)).await?.is_some() {
            return Ok(ImportOutcome::Unchanged);
        }
        let found = compare(reader, upload).await?.map_or(0, |it| it.differences.len());
        return Ok(match (found, accept) {
            (0, _) => ImportOutcome::Unchanged,
            (found, false) => ImportOutcome::Differs(found),
            (_, true) => {
                let taken = take(may()?, &Ticked::AllThatIsSafe, &terms, true).await?;
                ImportOutcome::Took(taken.taken, taken.left)
            }
        });
    }
    if !accept {
        return Ok(ImportOutcome::ToReview);
    }
    as_new_plan(may()?, &terms).await?;
    Ok(ImportOutcome::Made)
}
