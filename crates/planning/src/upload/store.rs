//! Storage of uploads. The progress and the result of a reading are passing state and leave no history; what a
//! person does with them leaves it.

use super::{
    AcceptDraft, AddUpload, CorrectDraft, Upload, UploadId, UploadState,
    draft::{Check, Draft},
    model::{pending, row},
    reading::{Found, Unread},
    report::Settled,
    service::folded,
};
use crate::{
    plan::{PlanId, row as plan_row},
    stored,
};
use bytes::Bytes;
use kernel::{App, At, Change, Error, Reader, Result, db::Upkeep, file::FileKey, secret};
use plan_reader::Profile;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, FromQueryResult, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, sea_query::Expr,
};
use std::collections::HashSet;

/// The upload. Who may know of it is for the actions to say.
pub async fn get(reader: &Reader, id: UploadId) -> Result<Upload> {
    row::Entity::find_by_id(id).one(reader.db()).await?.ok_or(Error::NotFound)
}

/// An upload in a list, without what it holds.
#[derive(Clone, Debug, FromQueryResult, serde::Serialize)]
pub struct Line {
    /// Its id.
    pub id: UploadId,
    /// The name of its file.
    pub file_name: String,
    /// What has become of it.
    pub state: UploadState,
    /// When it was brought.
    pub at: At,
    /// The plan it is compared with, or became.
    pub plan_id: Option<PlanId>,
}

/// A page of all uploads, the newest first, and how many there are.
pub async fn list(reader: &Reader, offset: u64, limit: u64) -> Result<(Vec<Line>, u64)> {
    let total = row::Entity::find().count(reader.db()).await?;
    let lines = row::Entity::find()
        .select_only()
        .columns([
            row::Column::Id,
            row::Column::FileName,
            row::Column::State,
            row::Column::At,
            row::Column::PlanId,
        ])
        .order_by_desc(row::Column::At)
        .order_by_desc(row::Column::Id)
        .offset(offset)
        .limit(limit)
        .into_model::<Line>()
        .all(reader.db())
        .await?;
    Ok((lines, total))
}

/// The uploads whose reading was not finished when the application stopped.
pub(super) async fn unread(reader: &Reader) -> Result<Vec<UploadId>> {
    Ok(row::Entity::find()
        .select_only()
        .column(row::Column::Id)
        .filter(row::Column::State.eq(UploadState::Reading))
        .order_by_asc(row::Column::At)
        .into_tuple()
        .all(reader.db())
        .await?)
}

/// The earlier upload of the very same file that was taken into a plan, if there is one: into `plan`, or any.
pub async fn same_before(reader: &Reader, it: &Upload, plan: Option<PlanId>) -> Result<Option<Upload>> {
    let mut find = row::Entity::find()
        .filter(row::Column::Sha256.eq(&it.sha256))
        .filter(row::Column::State.eq(UploadState::Accepted))
        .filter(row::Column::PlanId.is_not_null())
        .filter(row::Column::Id.ne(it.id));
    if let Some(plan) = plan {
        find = find.filter(row::Column::PlanId.eq(plan));
    }
    Ok(find.order_by_desc(row::Column::AcceptedAt).one(reader.db()).await?)
}

/// Takes a file in to be read.
pub async fn insert(
    change: &mut Change<AddUpload>,
    name: &str,
    bytes: &Bytes,
    plan: Option<PlanId>,
    profile: &Profile,
    insist: bool,
) -> Result<Upload> {
    let upload = Upload {
        id: UploadId::new(),
        plan_id: plan,
        file_name: name.to_owned(),
        file_key: None,
        copy_key: None,
        sha256: secret::sha256(bytes),
        size: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
        state: UploadState::Reading,
        stage: String::new(),
        done: 0,
        total: 0,
        refusal: String::new(),
        draft: String::new(),
        checks: String::new(),
        counts: String::new(),
        corrections: 0,
        profile: if *profile == Profile::default() { String::new() } else { serde_json::to_string(profile)? },
        anew: false,
        insist,
        is_no_plan: false,
        version: 1,
        person_id: change.may().actor().person(),
        at: change.at(),
        accepted_at: None,
    };
    stored::insert(change, &upload).await?;
    let waiting = pending::Model { upload_id: upload.id, bytes: bytes.to_vec() };
    pending::Entity::insert(waiting.into_active_model().reset_all())
        .exec_without_returning(change.tx())
        .await?;
    Ok(upload)
}

/// The bytes that wait to be read.
pub(super) async fn waiting_bytes(reader: &Reader, id: UploadId) -> Result<Option<Bytes>> {
    Ok(pending::Entity::find_by_id(id).one(reader.db()).await?.map(|it| it.bytes.into()))
}

async fn forget_bytes(upkeep: &Upkeep, id: UploadId) -> Result<()> {
    pending::Entity::delete_by_id(id).exec(upkeep.tx()).await?;
    Ok(())
}

/// Says how far a reading is.
pub(super) async fn set_progress(
    app: &App,
    id: UploadId,
    stage: &str,
    done: usize,
    total: usize,
) -> Result<()> {
    let upkeep = app.db.upkeep().await?;
    let number = |it: usize| i32::try_from(it).unwrap_or(i32::MAX);
    row::Entity::update_many()
        .col_expr(row::Column::Stage, Expr::value(stage))
        .col_expr(row::Column::Done, Expr::value(number(done)))
        .col_expr(row::Column::Total, Expr::value(number(total)))
        .filter(row::Column::Id.eq(id))
        .filter(row::Column::State.eq(UploadState::Reading))
        .exec(upkeep.tx())
        .await?;
    upkeep.commit().await
}

/// Says why a file could not be read, and forgets the file.
pub(super) async fn refuse(app: &App, id: UploadId, it: &Unread) -> Result<()> {
    let upkeep = app.db.upkeep().await?;
    row::Entity::update_many()
        .col_expr(row::Column::State, Expr::value(UploadState::Refused.code()))
        .col_expr(row::Column::Refusal, Expr::value(&it.why))
        .col_expr(row::Column::IsNoPlan, Expr::value(it.is_no_plan))
        .filter(row::Column::Id.eq(id))
        .filter(row::Column::State.eq(UploadState::Reading))
        .exec(upkeep.tx())
        .await?;
    forget_bytes(&upkeep, id).await?;
    upkeep.commit().await
}

/// Stores what was read. A file that became a plan before is compared with that plan, so that nothing doubles.
pub(super) async fn finish(app: &App, id: UploadId, bytes: Bytes, found: &Found) -> Result<()> {
    let reader = Reader::system(app, "reading a document");
    let upload = get(&reader, id).await?;
    let mut plan = upload.plan_id;
    if plan.is_none() {
        plan = same_before(&reader, &upload, None).await?.and_then(|it| it.plan_id);
    }
    let key = app.files.put(bytes).await?;
    let copy = match &found.copy {
        Some(copy) => Some(app.files.put(copy.clone()).await?.0),
        None => None,
    };
    let (json, checks) = (serde_json::to_string(&found.draft)?, serde_json::to_string(&found.checks)?);
    let counts = serde_json::to_string(&found.draft.counts())?;
    let upkeep = app.db.upkeep().await?;
    row::Entity::update_many()
        .col_expr(row::Column::State, Expr::value(UploadState::Read.code()))
        .col_expr(row::Column::PlanId, Expr::value(plan.map(|it| it.0)))
        .col_expr(row::Column::FileKey, Expr::value(Some(key.0)))
        .col_expr(row::Column::CopyKey, Expr::value(copy))
        .col_expr(row::Column::Draft, Expr::value(json))
        .col_expr(row::Column::Checks, Expr::value(checks))
        .col_expr(row::Column::Counts, Expr::value(counts))
        .filter(row::Column::Id.eq(id))
        .filter(row::Column::State.eq(UploadState::Reading))
        .exec(upkeep.tx())
        .await?;
    forget_bytes(&upkeep, id).await?;
    upkeep.commit().await
}

/// Stores a corrected draft. Refused if somebody else corrected it first.
pub async fn correct(change: &mut Change<CorrectDraft>, draft: &Draft) -> Result<Upload> {
    let before = change.on().clone();
    if before.state != UploadState::Read {
        return Err(Error::Stale);
    }
    let mut after = before.with_draft(draft)?;
    after.corrections += 1;
    stored::replace(change, &before, after).await
}

/// Stores what reading the document again gave, with other meanings of its headings. `copy` is where the copy is kept
/// that was made of the document on the way, if one had to be.
pub(super) async fn read_again(
    change: &mut Change<CorrectDraft>,
    draft: &Draft,
    checks: &[Check],
    profile: &Profile,
    copy: Option<FileKey>,
) -> Result<Upload> {
    let before = change.on().clone();
    if before.state != UploadState::Read {
        return Err(Error::Stale);
    }
    let mut after = before.with_draft(draft)?;
    after.copy_key = copy.map(|it| it.0).or(after.copy_key);
    after.checks = serde_json::to_string(checks)?;
    after.profile = serde_json::to_string(profile)?;
    after.corrections += 1;
    stored::replace(change, &before, after).await
}

/// Compares the draft with another plan, or with none.
pub async fn compare_with(change: &mut Change<CorrectDraft>, plan: Option<PlanId>) -> Result<Upload> {
    let before = change.on().clone();
    if before.state != UploadState::Read {
        return Err(Error::Stale);
    }
    let after = Upload { plan_id: plan, anew: plan.is_none(), ..before.clone() };
    stored::replace(change, &before, after).await
}

/// Stores what a person made of a report of a progress page; with `done`, nothing of it is left to decide.
pub(super) async fn settle_report(
    change: &mut Change<AcceptDraft>,
    before: &Upload,
    draft: &Draft,
    done: bool,
) -> Result<Upload> {
    let mut after = before.with_draft(draft)?;
    if done {
        after.state = UploadState::Accepted;
        after.accepted_at = Some(change.at());
    }
    // The number of decisions is what history tells of the document itself.
    after.corrections += 1;
    stored::replace(change, before, after).await
}

/// The words of the reports that were dropped when other progress pages came to the same plan, folded.
pub(super) async fn dropped_reports(reader: &Reader, it: &Upload) -> Result<HashSet<String>> {
    let found: Vec<String> = row::Entity::find()
        .select_only()
        .column(row::Column::Draft)
        .filter(row::Column::PlanId.eq(it.plan_id))
        .filter(row::Column::Id.ne(it.id))
        .filter(row::Column::Draft.contains("\"settled\":\"dropped\""))
        .order_by_desc(row::Column::At)
        .limit(50)
        .into_tuple()
        .all(reader.db())
        .await?;
    let mut words = HashSet::new();
    for draft in found {
        let draft: Draft = serde_json::from_str(&draft)?;
        let dropped = draft.reports.iter().filter(|it| it.settled == Some(Settled::Dropped));
        words.extend(dropped.map(|it| folded(&it.text)));
    }
    Ok(words)
}

/// Puts an upload aside; its file and draft stay with it.
pub async fn set_aside(change: &mut Change<CorrectDraft>) -> Result<Upload> {
    let before = change.on().clone();
    if before.state == UploadState::Accepted {
        return Err(Error::Stale);
    }
    let after = Upload { state: UploadState::Dropped, ..before.clone() };
    stored::replace(change, &before, after).await
}

/// A plan of the same title, which the draft may be a later state of.
pub async fn plan_called(reader: &Reader, title: &str) -> Result<Option<crate::plan::Plan>> {
    if title.is_empty() {
        return Ok(None);
    }
    Ok(plan_row::Entity::find()
        .filter(plan_row::Column::Title.eq(title))
        .order_by_desc(plan_row::Column::CreatedAt)
        .one(reader.db())
        .await?)
}
