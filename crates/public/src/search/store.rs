//! What the index found, as far as its reader may see it today.

use super::snippet::{Piece, cut};
use crate::programme::with_ref;
use kernel::{Reader, Result, search::Found};
use planning::{
    State,
    activity::{self, ActivityId, brief},
    plan::{self, Plan},
    recommendation::{self, RecommendationId},
    update::{self, UpdateId},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use std::collections::{HashMap, HashSet};
use uuid::Uuid;

/// A result.
#[derive(Serialize)]
pub(super) struct Hit {
    kind: &'static str,
    href: String,
    title: String,
    plan_title: String,
    plan_href: String,
    snippet: Vec<Piece>,
    draft: bool,
}

/// The results that the reader may see. The index knows each thing's own state; whether its plan and its activity
/// are still open is looked up here.
pub(super) async fn hits(reader: &Reader, found: Vec<Found>, searched: &str) -> Result<Vec<Hit>> {
    let plans: HashMap<Uuid, Plan> =
        plan::store::list(reader).await?.into_iter().map(|it| (it.id.0, it)).collect();
    let of_kind = |kind: &str| {
        found.iter().filter(|it| it.subject_kind == kind).map(|it| it.subject_id).collect::<Vec<_>>()
    };
    let updates = updates(reader, of_kind("update")).await?;
    let wanted = of_kind("activity").into_iter().chain(updates.values().map(|it| it.activity_id.0));
    let activities = activities(reader, wanted.collect()).await?;
    let recommendations = recommendations(reader, of_kind("recommendation")).await?;
    let drafts = reader.actor().sees_drafts();
    let open = |state: State| state == State::Published || (drafts && state == State::Draft);

    let mut hits = Vec::with_capacity(found.len());
    for it in found {
        let Some(plan) = plans.get(&it.plan_id) else { continue };
        let hit = |kind, href, title: String, state| Hit {
            kind,
            href,
            title,
            plan_title: plan.title.clone(),
            plan_href: format!("/plans/{}", plan.slug),
            snippet: cut(&it.body, searched),
            draft: state == State::Draft || plan.state == State::Draft,
        };
        match it.subject_kind.as_str() {
            "activity" => {
                if let Some(row) = activities.get(&it.subject_id).filter(|row| open(row.state)) {
                    let title = with_ref(&row.reference, &brief(&row.text, 120));
                    hits.push(hit("Activity", format!("/activities/{}", row.id), title, row.state));
                }
            }
            "update" => {
                let update = updates.get(&it.subject_id).filter(|it| it.withdrawn_at.is_none());
                let row =
                    update.and_then(|it| activities.get(&it.activity_id.0)).filter(|row| open(row.state));
                if let (Some(update), Some(row)) = (update, row) {
                    let title = with_ref(&row.reference, &brief(&row.text, 120));
                    let href = format!("/activities/{}#update-{}", row.id, update.id);
                    hits.push(hit("Update", href, title, row.state));
                }
            }
            "recommendation" => {
                if let Some(state) = recommendations.get(&it.subject_id).filter(|it| open(**it)) {
                    let title = if it.title.is_empty() { brief(&it.body, 120) } else { it.title.clone() };
                    let href = format!("/recommendations/{}", it.subject_id);
                    hits.push(hit("Recommendation", href, title, *state));
                }
            }
            // Other rooms may index what has no page here.
            _ => {}
        }
    }
    Ok(hits)
}

async fn updates(reader: &Reader, ids: Vec<Uuid>) -> Result<HashMap<Uuid, update::Update>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let find =
        update::row::Entity::find().filter(update::row::Column::Id.is_in(ids.into_iter().map(UpdateId)));
    Ok(find.all(reader.db()).await?.into_iter().map(|it| (it.id.0, it)).collect())
}

async fn activities(reader: &Reader, ids: HashSet<Uuid>) -> Result<HashMap<Uuid, activity::row::Model>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let find = activity::row::Entity::find()
        .filter(activity::row::Column::Id.is_in(ids.into_iter().map(ActivityId)));
    Ok(find.all(reader.db()).await?.into_iter().map(|it| (it.id.0, it)).collect())
}

async fn recommendations(reader: &Reader, ids: Vec<Uuid>) -> Result<HashMap<Uuid, State>> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let find = recommendation::row::Entity::find()
        .filter(recommendation::row::Column::Id.is_in(ids.into_iter().map(RecommendationId)));
    Ok(find.all(reader.db()).await?.into_iter().map(|it| (it.id.0, it.state)).collect())
}
