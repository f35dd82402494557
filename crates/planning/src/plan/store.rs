//! Storage of plans.

use super::{
    AddPlan, EditPlan, NewPlan, Plan, PlanId, PublishPlan,
    model::{open_to_all, row, slug},
};
use crate::{state::State, stored};
use kernel::{Action, Change, Error, Reader, Result};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

/// The plan with this name in addresses, if this reader may know of it.
pub async fn by_slug(reader: &Reader, slug: &str) -> Result<Plan> {
    let found = row::Entity::find().filter(row::Column::Slug.eq(slug)).one(reader.db()).await?;
    seen(reader, found)
}

/// The plan with this id, if this reader may know of it.
pub async fn get(reader: &Reader, id: PlanId) -> Result<Plan> {
    seen(reader, row::Entity::find_by_id(id).one(reader.db()).await?)
}

fn seen(reader: &Reader, found: Option<Plan>) -> Result<Plan> {
    found.filter(|it| open_to_all(it) || reader.actor().sees_drafts()).ok_or(Error::NotFound)
}

/// Every plan that this reader may know of, the newest first.
pub async fn list(reader: &Reader) -> Result<Vec<Plan>> {
    let mut find = row::Entity::find().order_by_desc(row::Column::CreatedAt);
    if !reader.actor().sees_drafts() {
        find = find.filter(row::Column::State.eq(State::Published));
    }
    Ok(find.all(reader.db()).await?)
}

/// Actions that add a plan.
pub trait AddsPlan: Action {}
impl AddsPlan for AddPlan {}
impl AddsPlan for crate::upload::AcceptDraft {}

/// Adds a plan as a draft. Its address follows from its title.
pub async fn insert<A: AddsPlan>(change: &mut Change<A>, it: &NewPlan) -> Result<Plan> {
    let wanted = slug(&it.title);
    let taken: Vec<String> = row::Entity::find()
        .filter(row::Column::Slug.starts_with(&wanted))
        .all(change.tx())
        .await?
        .into_iter()
        .map(|it| it.slug)
        .collect();
    let free = std::iter::once(wanted.clone())
        .chain((2_u32..).map(|number| format!("{wanted}-{number}")))
        .find(|it| !taken.contains(it))
        .unwrap_or(wanted);
    let plan = Plan {
        id: PlanId::new(),
        slug: free,
        title: it.title.clone(),
        organisation: it.organisation.clone(),
        introduction: it.introduction.clone(),
        theme_word: it.theme_word.clone(),
        dated_on: it.dated_on,
        starts_on: it.starts_on,
        ends_on: it.ends_on,
        state: State::Draft,
        published_at: None,
        version: 1,
        created_at: change.at(),
    };
    stored::insert(change, &plan).await?;
    Ok(plan)
}

/// Replaces what the plan says of itself. Refused if it is no longer as the permission found it.
pub async fn update(change: &mut Change<EditPlan>, it: &NewPlan) -> Result<Plan> {
    let before = change.on().clone();
    revise(change, &before, it).await
}

/// Actions that edit a plan.
pub trait RevisesPlan: Action {}
impl RevisesPlan for EditPlan {}
impl RevisesPlan for crate::upload::AcceptDraft {}

/// Replaces what a plan says of itself. Refused if it is no longer as it was seen.
pub async fn revise<A: RevisesPlan>(change: &mut Change<A>, before: &Plan, it: &NewPlan) -> Result<Plan> {
    let after = Plan {
        title: it.title.clone(),
        organisation: it.organisation.clone(),
        introduction: it.introduction.clone(),
        theme_word: it.theme_word.clone(),
        dated_on: it.dated_on,
        starts_on: it.starts_on,
        ends_on: it.ends_on,
        ..before.clone()
    };
    stored::replace(change, before, after).await
}

/// Publishes the plan, or takes it back. What it holds is published by the rooms of its items.
pub async fn set_state(change: &mut Change<PublishPlan>, state: State) -> Result<Plan> {
    let before = change.on().clone();
    let after = Plan {
        state,
        published_at: before.published_at.or((state == State::Published).then(|| change.at())),
        ..before.clone()
    };
    stored::replace(change, &before, after).await
}
