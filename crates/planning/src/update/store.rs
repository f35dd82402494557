//! Storage of updates.

use super::{NewUpdate, PostUpdate, Update, UpdateId, WithdrawUpdate, evidence, model::row};
use crate::{
    activity::{self, Activity, ActivityId, Status},
    plan::PlanId,
    state::State,
};
use kernel::{
    Action, At, Change, Error, Facts, PersonId, Reader, Recorded, Result,
    history::Entry,
    search::{self, Document},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
    sea_query::{Expr, ExprTrait, Query},
};
use std::collections::HashMap;
use uuid::Uuid;

/// The update and its activity, if this reader may know of them.
pub async fn get(reader: &Reader, id: UpdateId) -> Result<(Activity, Update)> {
    let update = row::Entity::find_by_id(id).one(reader.db()).await?.ok_or(Error::NotFound)?;
    let activity = activity::store::get(reader, update.activity_id).await?;
    Ok((activity, update))
}

/// The updates on an activity, the newest first. Withdrawn ones stand among them and say so.
pub async fn list(reader: &Reader, activity: ActivityId) -> Result<Vec<Update>> {
    Ok(row::Entity::find()
        .filter(row::Column::ActivityId.eq(activity))
        .order_by_desc(row::Column::PostedAt)
        .order_by_desc(row::Column::Id)
        .all(reader.db())
        .await?)
}

/// The latest updates on published activities, of one plan or of all published plans, the newest first.
pub async fn latest(reader: &Reader, plan: Option<PlanId>, limit: u64) -> Result<Vec<Update>> {
    let published = Query::select()
        .column(activity::row::Column::Id)
        .from(activity::row::Entity)
        .and_where(activity::row::Column::State.eq(State::Published))
        .to_owned();
    let plans = Query::select()
        .column(crate::plan::row::Column::Id)
        .from(crate::plan::row::Entity)
        .and_where(crate::plan::row::Column::State.eq(State::Published))
        .to_owned();
    let mut find = row::Entity::find()
        .filter(row::Column::WithdrawnAt.is_null())
        .filter(row::Column::ActivityId.in_subquery(published))
        .filter(row::Column::PlanId.in_subquery(plans));
    if let Some(plan) = plan {
        find = find.filter(row::Column::PlanId.eq(plan));
    }
    Ok(find
        .order_by_desc(row::Column::PostedAt)
        .order_by_desc(row::Column::Id)
        .limit(limit)
        .all(reader.db())
        .await?)
}

/// The latest update that stands, of each activity of a plan.
pub async fn latest_by_activity(reader: &Reader, plan: PlanId) -> Result<HashMap<ActivityId, Update>> {
    let mut latest = HashMap::new();
    // Oldest first, so that the newest is what remains.
    let found = row::Entity::find()
        .filter(row::Column::PlanId.eq(plan))
        .filter(row::Column::WithdrawnAt.is_null())
        .order_by_asc(row::Column::PostedAt)
        .order_by_asc(row::Column::Id)
        .all(reader.db())
        .await?;
    for update in found {
        latest.insert(update.activity_id, update);
    }
    Ok(latest)
}

/// Actions that post an update.
pub trait PostsUpdate: Action {}
impl PostsUpdate for PostUpdate {}
impl PostsUpdate for crate::upload::AcceptDraft {}

/// Who an update is by.
#[derive(Clone, Debug)]
pub struct Author {
    /// The account.
    pub id: Option<PersonId>,
    /// As the public reads it.
    pub words: String,
}

/// Posts an update as whoever makes the change, now.
pub async fn insert(change: &mut Change<PostUpdate>, it: &NewUpdate) -> Result<Update> {
    let who = change.may().actor();
    let author = Author { id: who.person(), words: who.public_words() };
    let (activity, at) = (change.on().row.clone(), change.at());
    post(change, &activity, it, author, at).await
}

/// Posts an update on an activity. The activity takes its status. Posting the same one twice posts it once.
pub async fn post<A: PostsUpdate>(
    change: &mut Change<A>,
    activity: &activity::row::Model,
    it: &NewUpdate,
    author: Author,
    at: At,
) -> Result<Update> {
    let update = Update {
        id: it.id,
        plan_id: activity.plan_id,
        activity_id: activity.id,
        author_id: author.id,
        author_words: author.words,
        achieved: it.achieved.clone(),
        status: it.status,
        posted_at: at,
        withdrawn_at: None,
        withdrawn_reason: None,
    };
    row::Entity::insert(update.clone().into_active_model().reset_all())
        .exec_without_returning(change.tx())
        .await?;
    change.created(&update);
    for evidence in &it.evidence {
        evidence::insert(change, &update, evidence).await?;
    }
    // What is told of an earlier day does not take back what was said since.
    let (status, last) = match activity.last_update_at {
        Some(last) if last > at => (activity.status, last),
        _ => (it.status, at),
    };
    set_status(change, activity, status, Some(last)).await?;
    index(change, &update, activity.state == State::Published).await?;
    Ok(update)
}

/// Whether an update with this id was posted already.
pub async fn exists(reader: &Reader, id: UpdateId) -> Result<bool> {
    Ok(row::Entity::find_by_id(id).count(reader.db()).await? > 0)
}

/// The status of an activity as its history tells it, where an update is what changed it.
struct StatusFact {
    activity: ActivityId,
    theme: Uuid,
    status: Status,
}
impl Recorded for StatusFact {
    const KIND: &'static str = "activity";
    fn id(&self) -> Uuid {
        self.activity.0
    }
    fn parent(&self) -> Option<Uuid> {
        Some(self.theme)
    }
    fn facts(&self) -> Facts {
        [("status".to_owned(), serde_json::json!(self.status))].into_iter().collect()
    }
}

/// An update does not touch the version: somebody who edits the promise meanwhile loses nothing by it.
async fn set_status<A: Action>(
    change: &mut Change<A>,
    activity: &activity::row::Model,
    status: Status,
    last_update_at: Option<At>,
) -> Result<()> {
    let columns = activity::row::Column::LastUpdateAt;
    activity::row::Entity::update_many()
        .col_expr(columns, Expr::value(last_update_at.map(|it| it.0)))
        .col_expr(activity::row::Column::Status, Expr::value(status.code()))
        .filter(activity::row::Column::Id.eq(activity.id))
        .exec(change.tx())
        .await?;
    let fact = |status| StatusFact { activity: activity.id, theme: activity.theme_id.0, status };
    change.edited(&fact(activity.status), &fact(status));
    Ok(())
}

/// Withdraws an update with a reason: it stays in its place and says why. The activity goes back to the status
/// of the update before it.
pub async fn withdraw(change: &mut Change<WithdrawUpdate>, reason: &str) -> Result<()> {
    let (activity, before) = change.on().clone();
    let after = Update {
        withdrawn_at: Some(change.at()),
        withdrawn_reason: Some(reason.to_owned()),
        ..before.clone()
    };
    let done = row::Entity::update_many()
        .col_expr(row::Column::WithdrawnAt, Expr::value(change.at().0))
        .col_expr(row::Column::WithdrawnReason, Expr::value(reason))
        .filter(row::Column::Id.eq(before.id))
        .filter(Expr::col(row::Column::WithdrawnAt).is_null())
        .exec(change.tx())
        .await?;
    if done.rows_affected == 0 {
        return Err(Error::Stale);
    }
    if let Some(entry) = Entry::between(&before, &after) {
        change.record(entry.because(reason));
    }
    index(change, &after, false).await?;
    let standing = row::Entity::find()
        .filter(row::Column::ActivityId.eq(activity.row.id))
        .filter(row::Column::WithdrawnAt.is_null())
        .order_by_desc(row::Column::PostedAt)
        .one(change.tx())
        .await?;
    let status = standing.as_ref().map_or(Status::NotStarted, |it| it.status);
    let status = if activity.row.status == Status::Stopped { Status::Stopped } else { status };
    set_status(change, &activity.row, status, standing.map(|it| it.posted_at)).await
}

async fn index<A: Action>(change: &Change<A>, it: &Update, published: bool) -> Result<()> {
    let document = Document {
        kind: "update",
        id: it.id.0,
        plan: it.plan_id.0,
        published: published && it.withdrawn_at.is_none(),
        title: String::new(),
        body: it.achieved.clone(),
    };
    search::put(change, document).await
}
