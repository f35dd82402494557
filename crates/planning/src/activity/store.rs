//! Storage of activities.

mod leads;

use leads::put_leads;
pub use leads::{leads, public_leads};

use super::{
    Activity, ActivityId, AddActivity, EditActivity, HandOverActivity, NewActivity, PublishActivity,
    SplitActivity, Status,
    action::CloseActivity,
    form::ChosenLead,
    lead::lead_row,
    model::{brief, recommendation_link, row},
};
use crate::{
    plan::{self, Plan, PlanId},
    recommendation::RecommendationId,
    state::State,
    stored,
    theme::ThemeId,
};
use kernel::{
    Action, Actor, Change, Error, Reader, Result,
    history::Entry,
    search::{self, Document},
};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, Condition, ConnectionTrait, EntityTrait, IntoActiveModel, PaginatorTrait,
    QueryFilter, QueryOrder, QuerySelect, sea_query::Query,
};
use std::collections::HashMap;

/// The activity, if this reader may know of it: published or withdrawn ones everybody, drafts those who prepare
/// them and their leads.
pub async fn get(reader: &Reader, id: ActivityId) -> Result<Activity> {
    let row = row::Entity::find_by_id(id).one(reader.db()).await?.ok_or(Error::NotFound)?;
    let plan = plan::store::get(reader, row.plan_id).await?;
    let it = with_parts(reader.db(), row, plan).await?;
    if it.row.state == State::Draft && !reader.actor().sees_drafts() && !it.led_by(reader.actor()) {
        return Err(Error::NotFound);
    }
    Ok(it)
}

async fn with_parts(db: &impl ConnectionTrait, row: row::Model, plan: Plan) -> Result<Activity> {
    let leads = lead_row::Entity::find()
        .filter(lead_row::Column::ActivityId.eq(row.id))
        .order_by_asc(lead_row::Column::Position)
        .all(db)
        .await?;
    let answers = recommendation_link::Entity::find()
        .filter(recommendation_link::Column::ActivityId.eq(row.id))
        .order_by_asc(recommendation_link::Column::RecommendationId)
        .all(db)
        .await?
        .into_iter()
        .map(|it| it.recommendation_id)
        .collect();
    Ok(Activity { row, leads, answers, plan })
}

/// The activities of a plan that this reader may list, in their order. What was withdrawn is in nobody's list
/// but those who prepare the plan.
pub async fn list(reader: &Reader, plan: PlanId) -> Result<Vec<row::Model>> {
    let mut find = row::Entity::find().filter(row::Column::PlanId.eq(plan));
    if !reader.actor().sees_drafts() {
        find = find.filter(row::Column::State.eq(State::Published));
    }
    Ok(find.order_by_asc(row::Column::Position).order_by_asc(row::Column::Id).all(reader.db()).await?)
}

/// Those of these activities that stand in the plan's list for this reader.
pub async fn listed(reader: &Reader, plan: PlanId, ids: &[ActivityId]) -> Result<Vec<row::Model>> {
    let mut find = row::Entity::find()
        .filter(row::Column::PlanId.eq(plan))
        .filter(row::Column::Id.is_in(ids.iter().copied()));
    if !reader.actor().sees_drafts() {
        find = find.filter(row::Column::State.eq(State::Published));
    }
    Ok(find.all(reader.db()).await?)
}

/// The activities that answer a recommendation, as far as this reader may list them.
pub async fn answering(reader: &Reader, recommendation: RecommendationId) -> Result<Vec<row::Model>> {
    let linked = Query::select()
        .column(recommendation_link::Column::ActivityId)
        .from(recommendation_link::Entity)
        .and_where(recommendation_link::Column::RecommendationId.eq(recommendation))
        .to_owned();
    let mut find = row::Entity::find().filter(row::Column::Id.in_subquery(linked));
    if !reader.actor().sees_drafts() {
        find = find.filter(row::Column::State.eq(State::Published));
    }
    Ok(find.order_by_asc(row::Column::Position).all(reader.db()).await?)
}

/// The open and finished activities that somebody leads, or that belong to the services they manage.
pub async fn mine(reader: &Reader) -> Result<Vec<(row::Model, Plan)>> {
    let Actor::Person(me) = reader.actor() else { return Ok(Vec::new()) };
    let led = Query::select()
        .column(lead_row::Column::ActivityId)
        .from(lead_row::Entity)
        .and_where(lead_row::Column::PersonId.eq(me.id))
        .and_where(lead_row::Column::Supporting.eq(false))
        .to_owned();
    let mut any = Condition::any().add(row::Column::Id.in_subquery(led));
    if !me.services.is_empty() {
        any = any.add(row::Column::ServiceId.is_in(me.services.iter().copied()));
    }
    let found = row::Entity::find()
        .filter(any)
        .filter(row::Column::State.ne(State::Withdrawn))
        .order_by_asc(row::Column::TargetEnd)
        .order_by_asc(row::Column::Id)
        .limit(1_000)
        .all(reader.db())
        .await?;
    let plans: HashMap<PlanId, Plan> =
        plan::store::list(reader).await?.into_iter().map(|it| (it.id, it)).collect();
    Ok(found
        .into_iter()
        .filter_map(|it| plans.get(&it.plan_id).map(|plan| (it.clone(), plan.clone())))
        .collect())
}

/// Actions that add an activity.
pub trait AddsActivity: Action {}
impl AddsActivity for AddActivity {}
impl AddsActivity for SplitActivity {}
impl AddsActivity for crate::upload::AcceptDraft {}

/// Adds an activity at the end of its theme.
pub async fn insert<A: AddsActivity>(
    change: &mut Change<A>,
    plan: &Plan,
    it: NewActivity,
    state: State,
    split_from: Option<ActivityId>,
) -> Result<Activity> {
    let count = row::Entity::find().filter(row::Column::ThemeId.eq(it.theme_id)).count(change.tx()).await?;
    let id = ActivityId::new();
    let row = row::Model {
        id,
        plan_id: plan.id,
        theme_id: it.theme_id,
        position: i32::try_from(count).unwrap_or(i32::MAX),
        reference: it.reference,
        service_id: it.service_id,
        service_as_written: it.service_as_written,
        text: it.text,
        leads_as_written: it.leads_as_written,
        target_as_written: it.target.as_written,
        target_kind: it.target.kind,
        target_start: it.target.start,
        target_end: it.target.end,
        target_precision: it.target.precision.map(str::to_owned),
        next_review_on: it.next_review_on,
        status: it.status,
        state,
        closing_reason: None,
        split_from,
        other: it.other,
        last_update_at: None,
        published_at: (state == State::Published).then(|| change.at()),
        created_at: change.at(),
        version: 1,
    };
    row::Entity::insert(row.clone().into_active_model().reset_all())
        .exec_without_returning(change.tx())
        .await?;
    let leads = put_leads(change, id, &[], &it.leads).await?;
    put_answers(change, id, &[], &it.answers).await?;
    let new = Activity { row, leads, answers: it.answers, plan: plan.clone() };
    change.created(&new);
    index(change, &new.row).await?;
    Ok(new)
}

/// Replaces what the activity promises, with a reason where one was given. Refused if it is no longer as the
/// permission found it.
pub async fn update(change: &mut Change<EditActivity>, it: NewActivity, reason: &str) -> Result<Activity> {
    let before = change.on().clone();
    let other = before.row.other.clone();
    revise(change, &before, NewActivity { other, ..it }, reason).await
}

/// The activities of a theme in their order, whatever their state.
pub async fn order<A: RevisesActivity>(change: &Change<A>, theme: ThemeId) -> Result<Vec<ActivityId>> {
    stored::order::<A, row::Model>(change, theme).await
}

/// Puts the activities of a theme into an order. Where one stands is none of its words, so its version stays.
pub async fn arrange<A: RevisesActivity>(
    change: &mut Change<A>,
    theme: ThemeId,
    order: &[ActivityId],
) -> Result<()> {
    stored::arrange::<A, row::Model>(change, theme, order).await
}

/// Actions that edit an activity.
pub trait RevisesActivity: Action {}
impl RevisesActivity for EditActivity {}
impl RevisesActivity for crate::upload::AcceptDraft {}

/// Replaces an activity by its next state. Refused if it is no longer as it was seen.
pub async fn revise<A: RevisesActivity>(
    change: &mut Change<A>,
    before: &Activity,
    it: NewActivity,
    reason: &str,
) -> Result<Activity> {
    let mut row = before.row.clone();
    row.other = it.other;
    row.theme_id = it.theme_id;
    row.reference = it.reference;
    row.service_id = it.service_id;
    row.service_as_written = it.service_as_written;
    row.text = it.text;
    row.leads_as_written = it.leads_as_written;
    row.set_target(it.target);
    row.next_review_on = it.next_review_on;
    row.status = it.status;
    let leads = put_leads(change, row.id, &before.leads, &it.leads).await?;
    put_answers(change, row.id, &before.answers, &it.answers).await?;
    settle(change, before, Activity { row, leads, answers: it.answers, plan: before.plan.clone() }, reason)
        .await
}

/// Stops an activity that a document no longer has. Refused if it is no longer as it was seen.
pub async fn stop<A: RevisesActivity>(
    change: &mut Change<A>,
    before: &Activity,
    reason: &str,
) -> Result<Activity> {
    let row =
        row::Model { status: Status::Stopped, closing_reason: Some(reason.to_owned()), ..before.row.clone() };
    settle(change, before, Activity { row, ..before.clone() }, reason).await
}

/// Gives the activity other leads, with a reason.
pub async fn hand_over(
    change: &mut Change<HandOverActivity>,
    words: String,
    leads: &[ChosenLead],
    reason: &str,
) -> Result<Activity> {
    let before = change.on().clone();
    let row = row::Model { leads_as_written: words, ..before.row.clone() };
    let leads = put_leads(change, row.id, &before.leads, leads).await?;
    let after = Activity { row, leads, ..before.clone() };
    settle(change, &before, after, reason).await
}

/// Stops the activity with a reason, or takes it up again.
pub async fn close(change: &mut Change<CloseActivity>, status: Status, reason: &str) -> Result<Activity> {
    let before = change.on().clone();
    let closing_reason = (!status.is_open()).then(|| reason.to_owned());
    let row = row::Model { status, closing_reason, ..before.row.clone() };
    let after = Activity { row, ..before.clone() };
    settle(change, &before, after, reason).await
}

/// Publishes the activity, or withdraws it with a reason.
pub async fn set_state(change: &mut Change<PublishActivity>, state: State, reason: &str) -> Result<Activity> {
    let before = change.on().clone();
    let mut row = row::Model { state, ..before.row.clone() };
    if state == State::Withdrawn {
        row.closing_reason = Some(reason.to_owned());
    }
    if state == State::Published {
        row.published_at = row.published_at.or(Some(change.at()));
    }
    let after = Activity { row, ..before.clone() };
    settle(change, &before, after, reason).await
}

/// Shortens the promise of an activity that was split, keeping all else.
pub async fn shorten(change: &mut Change<SplitActivity>, text: String, reason: &str) -> Result<Activity> {
    let before = change.on().clone();
    let row = row::Model { text, ..before.row.clone() };
    let after = Activity { row, ..before.clone() };
    settle(change, &before, after, reason).await
}

/// Publishes every activity of the plan that is a draft.
pub async fn publish_drafts(change: &mut Change<plan::PublishPlan>) -> Result<u64> {
    let plan = change.on().clone();
    let drafts = row::Entity::find()
        .filter(row::Column::PlanId.eq(plan.id))
        .filter(row::Column::State.eq(State::Draft))
        .all(change.tx())
        .await?;
    let count = drafts.len() as u64;
    for row in drafts {
        let before = with_parts(change.tx(), row, plan.clone()).await?;
        let mut row = before.row.clone();
        row.state = State::Published;
        row.published_at = Some(change.at());
        let after = Activity { row, ..before.clone() };
        settle(change, &before, after, "").await?;
    }
    Ok(count)
}

async fn settle<A: Action>(
    change: &mut Change<A>,
    before: &Activity,
    mut after: Activity,
    reason: &str,
) -> Result<Activity> {
    stored::swap(change, &before.row, &mut after.row).await?;
    if let Some(entry) = Entry::between(before, &after) {
        change.record(entry.because(reason));
    }
    index(change, &after.row).await?;
    Ok(after)
}

async fn put_answers<A: Action>(
    change: &Change<A>,
    activity: ActivityId,
    before: &[RecommendationId],
    after: &[RecommendationId],
) -> Result<()> {
    if before == after {
        return Ok(());
    }
    recommendation_link::Entity::delete_many()
        .filter(recommendation_link::Column::ActivityId.eq(activity))
        .exec(change.tx())
        .await?;
    if !after.is_empty() {
        let rows = after.iter().map(|it| {
            recommendation_link::Model { activity_id: activity, recommendation_id: *it }
                .into_active_model()
                .reset_all()
        });
        recommendation_link::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
    }
    Ok(())
}

async fn index<A: Action>(change: &Change<A>, it: &row::Model) -> Result<()> {
    let document = Document {
        kind: "activity",
        id: it.id.0,
        plan: it.plan_id.0,
        published: it.state == State::Published,
        title: [it.reference.as_str(), &brief(&it.text, 120)].join(" ").trim().to_owned(),
        // Leads are not indexed: a search for a name would tell who leads what.
        body: [it.text.as_str(), &it.service_as_written, &it.target_as_written].join("\n"),
    };
    search::put(change, document).await
}
