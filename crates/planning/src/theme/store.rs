//! Storage of themes.

use super::{AddTheme, EditTheme, NewTheme, Theme, ThemeId, model::row};
use crate::{
    plan::{self, Plan, PlanId},
    state::State,
    stored,
};
use kernel::{Action, Change, Error, Reader, Result};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};

/// The theme and its plan, if this reader may know of them.
pub async fn get(reader: &Reader, id: ThemeId) -> Result<(Plan, Theme)> {
    let theme = row::Entity::find_by_id(id).one(reader.db()).await?.ok_or(Error::NotFound)?;
    let plan = plan::store::get(reader, theme.plan_id).await?;
    if theme.state != State::Published && !reader.actor().sees_drafts() {
        return Err(Error::NotFound);
    }
    Ok((plan, theme))
}

/// The themes of a plan that this reader may know of, in their order.
pub async fn list(reader: &Reader, plan: PlanId) -> Result<Vec<Theme>> {
    let mut find =
        row::Entity::find().filter(row::Column::PlanId.eq(plan)).order_by_asc(row::Column::Position);
    if !reader.actor().sees_drafts() {
        find = find.filter(row::Column::State.eq(State::Published));
    }
    Ok(find.all(reader.db()).await?)
}

/// Actions that add a theme.
pub trait AddsTheme: Action {}
impl AddsTheme for AddTheme {}
impl AddsTheme for crate::upload::AcceptDraft {}

/// Adds a theme at the end of the plan.
pub async fn insert<A: AddsTheme>(
    change: &mut Change<A>,
    plan: PlanId,
    it: &NewTheme,
    state: State,
) -> Result<Theme> {
    let count = row::Entity::find().filter(row::Column::PlanId.eq(plan)).count(change.tx()).await?;
    let theme = Theme {
        id: ThemeId::new(),
        plan_id: plan,
        position: i32::try_from(count).unwrap_or(i32::MAX),
        reference: it.reference.clone(),
        name: it.name.clone(),
        outcome: it.outcome.clone(),
        leads_as_written: it.leads_as_written.clone(),
        state,
        version: 1,
    };
    stored::insert(change, &theme).await?;
    Ok(theme)
}

/// Edits a theme. Refused if it is no longer as the permission found it.
pub async fn update(change: &mut Change<EditTheme>, it: &NewTheme, state: State) -> Result<Theme> {
    let before = change.on().1.clone();
    revise(change, &before, it, state).await
}

/// Actions that edit a theme.
pub trait RevisesTheme: Action {}
impl RevisesTheme for EditTheme {}
impl RevisesTheme for crate::upload::AcceptDraft {}

/// Replaces a theme by its next state. Refused if it is no longer as it was seen.
pub async fn revise<A: RevisesTheme>(
    change: &mut Change<A>,
    before: &Theme,
    it: &NewTheme,
    state: State,
) -> Result<Theme> {
    let after = Theme {
        reference: it.reference.clone(),
        name: it.name.clone(),
        outcome: it.outcome.clone(),
        leads_as_written: it.leads_as_written.clone(),
        state,
        ..before.clone()
    };
    stored::replace(change, before, after).await
}

/// Publishes every theme of the plan that is a draft.
pub async fn publish_drafts(change: &mut Change<plan::PublishPlan>) -> Result<u64> {
    let drafts = row::Entity::find()
        .filter(row::Column::PlanId.eq(change.on().id))
        .filter(row::Column::State.eq(State::Draft))
        .all(change.tx())
        .await?;
    let count = drafts.len() as u64;
    for before in drafts {
        let after = Theme { state: State::Published, ..before.clone() };
        stored::replace(change, &before, after).await?;
    }
    Ok(count)
}
