//! Storage of recommendations.

use super::{
    AddRecommendation, EditRecommendation, NewRecommendation, Recommendation, RecommendationId, model::row,
};
use crate::{
    plan::{self, Plan, PlanId},
    state::State,
    stored,
    theme::{Theme, ThemeId},
};
use kernel::{
    Action, Change, Error, Reader, Result,
    search::{self, Document},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

/// The recommendation and its plan, if this reader may know of them.
pub async fn get(reader: &Reader, id: RecommendationId) -> Result<(Plan, Recommendation)> {
    let found = row::Entity::find_by_id(id).one(reader.db()).await?.ok_or(Error::NotFound)?;
    let plan = plan::store::get(reader, found.plan_id).await?;
    if found.state == State::Draft && !reader.actor().sees_drafts() {
        return Err(Error::NotFound);
    }
    Ok((plan, found))
}

/// The recommendations of a plan that this reader may know of, in their order within each theme.
pub async fn list(reader: &Reader, plan: PlanId) -> Result<Vec<Recommendation>> {
    let mut find =
        row::Entity::find().filter(row::Column::PlanId.eq(plan)).order_by_asc(row::Column::Position);
    if !reader.actor().sees_drafts() {
        find = find.filter(row::Column::State.eq(State::Published));
    }
    Ok(find.all(reader.db()).await?)
}

/// Actions that add a recommendation.
pub trait AddsRecommendation: Action {}
impl AddsRecommendation for AddRecommendation {}
impl AddsRecommendation for crate::upload::AcceptDraft {}

/// Adds a recommendation at the end of a theme.
pub async fn insert<A: AddsRecommendation>(
    change: &mut Change<A>,
    theme: &Theme,
    it: NewRecommendation,
    state: State,
) -> Result<Recommendation> {
    let position = count(change, theme.id).await?;
    let new = Recommendation {
        id: RecommendationId::new(),
        plan_id: theme.plan_id,
        theme_id: theme.id,
        position,
        reference: it.reference,
        heading: it.heading,
        text: it.text,
        authorities: it.authorities,
        response: it.response,
        response_reason: it.response_reason,
        corporate: it.corporate,
        state,
        version: 1,
    };
    stored::insert(change, &new).await?;
    index(change, &new).await?;
    Ok(new)
}

async fn count<A: Action>(change: &Change<A>, theme: ThemeId) -> Result<i32> {
    let count = row::Entity::find().filter(row::Column::ThemeId.eq(theme)).count(change.tx()).await?;
    Ok(i32::try_from(count).unwrap_or(i32::MAX))
}

/// Edits a recommendation. Refused if it is no longer as the permission found it.
pub async fn update(
    change: &mut Change<EditRecommendation>,
    it: NewRecommendation,
    state: State,
) -> Result<Recommendation> {
    let before = change.on().1.clone();
    let theme = before.theme_id;
    revise(change, &before, theme, it, state).await
}

/// Actions that edit a recommendation.
pub trait RevisesRecommendation: Action {}
impl RevisesRecommendation for EditRecommendation {}
impl RevisesRecommendation for crate::upload::AcceptDraft {}

/// Replaces a recommendation by its next state. Refused if it is no longer as it was seen.
pub async fn revise<A: RevisesRecommendation>(
    change: &mut Change<A>,
    before: &Recommendation,
    theme_id: ThemeId,
    it: NewRecommendation,
    state: State,
) -> Result<Recommendation> {
    let after = Recommendation {
        theme_id,
        reference: it.reference,
        heading: it.heading,
        text: it.text,
        authorities: it.authorities,
        response: it.response,
        response_reason: it.response_reason,
        corporate: it.corporate,
        state,
        ..before.clone()
    };
    let after = stored::replace(change, before, after).await?;
    index(change, &after).await?;
    Ok(after)
}

/// The recommendations of a theme in their order, whatever their state.
pub async fn order<A: RevisesRecommendation>(
    change: &Change<A>,
    theme: ThemeId,
) -> Result<Vec<RecommendationId>> {
    stored::order::<A, row::Model>(change, theme).await
}

/// Puts the recommendations of a theme into an order. Where one stands is none of its words, so its version stays.
pub async fn arrange<A: RevisesRecommendation>(
    change: &mut Change<A>,
    theme: ThemeId,
    order: &[RecommendationId],
) -> Result<()> {
    stored::arrange::<A, row::Model>(change, theme, order).await
}

/// Publishes every recommendation of the plan that is a draft.
pub async fn publish_drafts(change: &mut Change<plan::PublishPlan>) -> Result<u64> {
    let drafts = row::Entity::find()
        .filter(row::Column::PlanId.eq(change.on().id))
        .filter(row::Column::State.eq(State::Draft))
        .all(change.tx())
        .await?;
    let count = drafts.len() as u64;
    for before in drafts {
        let after = Recommendation { state: State::Published, ..before.clone() };
        let after = stored::replace(change, &before, after).await?;
        index(change, &after).await?;
    }
    Ok(count)
}

async fn index<A: Action>(change: &Change<A>, it: &Recommendation) -> Result<()> {
    let title = [it.reference.as_str(), it.heading.as_str()].join(" ");
    let document = Document {
        kind: "recommendation",
        id: it.id.0,
        plan: it.plan_id.0,
        published: it.state == State::Published,
        title: title.trim().to_owned(),
        body: it.text.clone(),
    };
    search::put(change, document).await
}
