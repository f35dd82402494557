//! Reading a plan with all that is in it, or only what changed in it.

use super::{
    LeadName,
    arrange::{Part, Parts, names},
};
use futures::try_join;
use kernel::{At, PersonId, Reader, Result, history::Touched};
use planning::{
    State,
    activity::{self, ActivityId, Lead, LeadId, LeadKind, Status, lead_row, recommendation_link},
    plan::PlanId,
    recommendation::{self, RecommendationId},
    theme,
    update::{self, Update, evidence},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
    sea_query::{Query, SelectStatement},
};
use std::{
    collections::{HashMap, HashSet},
    sync::Arc,
};

/// Reads the plan as its reader may see it. What was withdrawn is left out for everybody.
pub(super) async fn read(reader: &Reader, plan: PlanId) -> Result<Parts> {
    let app = reader.app();
    let all = Which { plan, only: None };
    let (mut themes, mut recommendations, rows, leads, links, proven, last_changed, services, people) = try_join!(
        theme::store::list(reader, plan),
        recommendation::store::list(reader, plan),
        activity::store::list(reader, plan),
        leads(reader, &all),
        answers(reader, &all),
        proven(reader, &all),
        last_changed(reader, plan),
        app.directory.services(app),
        app.directory.people(app),
    )?;
    themes.retain(|it| it.state != State::Withdrawn);
    recommendations.retain(|it| it.state != State::Withdrawn);
    let mut parts =
        Parts { themes, recommendations, services, people, activities: HashMap::new(), last_changed };
    parts.take(rows, leads, links, &proven);
    Ok(parts)
}

/// Reads anew what history says was touched. Nothing, if that may be more than activities.
pub(super) async fn refresh(
    reader: &Reader,
    plan: PlanId,
    before: &Parts,
    touched: &[Touched],
) -> Result<Option<Parts>> {
    let mut ids = HashSet::new();
    for it in touched {
        match (it.kind.as_str(), it.parent) {
            ("activity", _) => _ = ids.insert(ActivityId(it.id)),
            ("update" | "evidence", Some(activity)) => _ = ids.insert(ActivityId(activity)),
            // The plan's own row is read for every page; an upload shows nowhere until it is accepted,
            // and how documents are read shows nowhere.
            ("plan" | "upload" | "reading profile", _) => {}
            _ => return Ok(None),
        }
    }
    let ids: Vec<ActivityId> = ids.into_iter().collect();
    let some = Which { plan, only: Some(&ids) };
    let (rows, leads, links, proven, last_changed) = try_join!(
        activity::store::listed(reader, plan, &ids),
        leads(reader, &some),
        answers(reader, &some),
        proven(reader, &some),
        last_changed(reader, plan),
    )?;
    let mut parts = Parts { last_changed, ..before.clone() };
    for id in &ids {
        parts.activities.remove(id);
    }
    parts.take(rows, leads, links, &proven);
    Ok(Some(parts))
}

impl Parts {
    fn take(
        &mut self,
        rows: Vec<activity::row::Model>,
        mut leads: HashMap<ActivityId, Vec<Lead>>,
        mut answers: HashMap<ActivityId, Vec<RecommendationId>>,
        proven: &HashSet<ActivityId>,
    ) {
        for row in rows.into_iter().filter(|it| it.state != State::Withdrawn) {
            let id = row.id;
            let of_row = leads.remove(&id).unwrap_or_default();
            let names: [Vec<LeadName>; 2] =
                [false, true].map(|supporting| names(&of_row, supporting, &self.people));
            let answers = answers.remove(&id).unwrap_or_default();
            let part = Part { row, names, answers, proven: proven.contains(&id) };
            self.activities.insert(id, Arc::new(part));
        }
    }
}

/// All activities of a plan, or some.
struct Which<'a> {
    plan: PlanId,
    only: Option<&'a [ActivityId]>,
}

fn ids_of(which: &Which<'_>) -> SelectStatement {
    let mut find = Query::select();
    find.column(activity::row::Column::Id)
        .from(activity::row::Entity)
        .and_where(activity::row::Column::PlanId.eq(which.plan));
    if let Some(only) = which.only {
        find.and_where(activity::row::Column::Id.is_in(only.iter().copied()));
    }
    find
}

/// The leads of each activity of the plan, as far as their public names need them: of a large plan they are by far
/// the most rows, and each column of each row counts.
async fn leads(reader: &Reader, which: &Which<'_>) -> Result<HashMap<ActivityId, Vec<Lead>>> {
    type Few = (ActivityId, String, LeadKind, bool, Option<PersonId>);
    let found: Vec<Few> = lead_row::Entity::find()
        .select_only()
        .columns([
            lead_row::Column::ActivityId,
            lead_row::Column::Name,
            lead_row::Column::Kind,
            lead_row::Column::Supporting,
            lead_row::Column::PersonId,
        ])
        .filter(lead_row::Column::ActivityId.in_subquery(ids_of(which)))
        .order_by_asc(lead_row::Column::Position)
        .into_tuple()
        .all(reader.db())
        .await?;
    let mut by_activity: HashMap<ActivityId, Vec<Lead>> = HashMap::new();
    for (activity_id, name, kind, supporting, person_id) in found {
        let of_activity = by_activity.entry(activity_id).or_default();
        let id = LeadId(uuid::Uuid::nil());
        of_activity.push(Lead { id, activity_id, position: 0, name, kind, supporting, person_id });
    }
    Ok(by_activity)
}

/// Which recommendations each activity of the plan answers.
async fn answers(reader: &Reader, which: &Which<'_>) -> Result<HashMap<ActivityId, Vec<RecommendationId>>> {
    let found = recommendation_link::Entity::find()
        .filter(recommendation_link::Column::ActivityId.in_subquery(ids_of(which)))
        .order_by_asc(recommendation_link::Column::RecommendationId)
        .all(reader.db())
        .await?;
    let mut by_activity: HashMap<ActivityId, Vec<RecommendationId>> = HashMap::new();
    for link in found {
        by_activity.entry(link.activity_id).or_default().push(link.recommendation_id);
    }
    Ok(by_activity)
}

/// The completed activities of the plan for which evidence stands.
async fn proven(reader: &Reader, which: &Which<'_>) -> Result<HashSet<ActivityId>> {
    let standing = Query::select()
        .column(update::row::Column::Id)
        .from(update::row::Entity)
        .and_where(update::row::Column::PlanId.eq(which.plan))
        .and_where(update::row::Column::WithdrawnAt.is_null())
        .to_owned();
    let mut complete = ids_of(which);
    complete.and_where(activity::row::Column::Status.eq(Status::Complete));
    let found: Vec<ActivityId> = evidence::row::Entity::find()
        .select_only()
        .column(evidence::row::Column::ActivityId)
        .distinct()
        .filter(evidence::row::Column::State.eq(evidence::EvidenceState::Attached))
        .filter(evidence::row::Column::ActivityId.in_subquery(complete))
        .filter(evidence::row::Column::UpdateId.in_subquery(standing))
        .into_tuple()
        .all(reader.db())
        .await?;
    Ok(found.into_iter().collect())
}

/// The latest update that stands on each of these activities.
pub(crate) async fn latest_updates(
    reader: &Reader,
    activities: &[ActivityId],
) -> Result<HashMap<ActivityId, Update>> {
    let found = update::row::Entity::find()
        .filter(update::row::Column::ActivityId.is_in(activities.iter().copied()))
        .filter(update::row::Column::WithdrawnAt.is_null())
        .order_by_asc(update::row::Column::PostedAt)
        .order_by_asc(update::row::Column::Id)
        .all(reader.db())
        .await?;
    // Oldest first, so that the newest is what remains.
    Ok(found.into_iter().map(|it| (it.activity_id, it)).collect())
}

/// When something that is not a draft last changed in the plan. History is walked from its end, which nearly
/// always tells of the plan within a few entries.
async fn last_changed(reader: &Reader, plan: PlanId) -> Result<Option<At>> {
    let db = reader.db();
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        "select h.at from history h
         where h.subject_kind in ('plan', 'theme', 'recommendation', 'activity', 'update', 'evidence')
           and (h.subject_id = $1
             or exists (select 1 from activity a
                        where a.id = h.subject_id and a.plan_id = $1 and a.state <> 'draft')
             or exists (select 1 from activity a
                        where a.id = h.parent_id and a.plan_id = $1 and a.state <> 'draft')
             or exists (select 1 from theme t
                        where t.id = h.subject_id and t.plan_id = $1 and t.state <> 'draft')
             or exists (select 1 from recommendation r
                        where r.id = h.subject_id and r.plan_id = $1 and r.state <> 'draft'))
         order by h.seq desc limit 1",
        [plan.0.into()],
    );
    let found = db.query_one_raw(statement).await?;
    Ok(found.map(|it| it.try_get::<i64>("", "at")).transpose()?.map(At))
}
