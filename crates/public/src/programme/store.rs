//! Reading a plan with all that is in it.

use super::{Item, LeadName, Programme, item::Flags, key, service::Services};
use futures::try_join;
use kernel::{At, PersonId, Reader, Result};
use planning::{
    State,
    activity::{
        self, ActivityId, Lead, LeadId, LeadKind, Status, lead_row, public_name, recommendation_link,
    },
    plan::{Plan, PlanId},
    recommendation::{self, RecommendationId},
    theme::{self, ThemeId},
    update::{self, Update, evidence},
};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, Statement,
    sea_query::{Query, SelectStatement},
};
use std::collections::{HashMap, HashSet};

/// Reads the plan as its reader may see it. What was withdrawn is left out for everybody.
pub(crate) async fn load(reader: &Reader, plan: Plan) -> Result<Programme> {
    let app = reader.app();
    let (mut themes, mut recommendations, mut rows, mut leads, links, proven, changed, services, people) = try_join!(
        theme::store::list(reader, plan.id),
        recommendation::store::list(reader, plan.id),
        activity::store::list(reader, plan.id),
        leads(reader, plan.id),
        answers(reader, plan.id),
        proven(reader, plan.id),
        last_changed(reader, plan.id),
        app.directory.services(app),
        app.directory.people(app),
    )?;
    themes.retain(|it| it.state != State::Withdrawn);
    recommendations.retain(|it| it.state != State::Withdrawn);
    rows.retain(|it| it.state != State::Withdrawn);

    let mut services = Services::new(services);
    let theme_places: HashMap<ThemeId, usize> =
        themes.iter().enumerate().map(|(at, it)| (it.id, at)).collect();
    let answered: HashMap<RecommendationId, usize> =
        recommendations.iter().enumerate().map(|(at, it)| (it.id, at)).collect();
    let mut named: HashMap<ActivityId, [Vec<LeadName>; 2]> = HashMap::with_capacity(rows.len());
    for row in &rows {
        let of_row = leads.remove(&row.id).unwrap_or_default();
        named.insert(row.id, [false, true].map(|supporting| names(&of_row, supporting, &people)));
    }
    let leads = sorted(named.values().flatten().flatten());
    let lead_places: HashMap<&str, usize> =
        leads.iter().enumerate().map(|(at, it)| (it.key.as_str(), at)).collect();

    let (today, settings) = (reader.today(), &app.settings);
    let mut items: Vec<Item> = rows
        .into_iter()
        .map(|row| {
            let places = |side: usize| {
                let names = named.get(&row.id).and_then(|it| it.get(side));
                names
                    .into_iter()
                    .flatten()
                    .filter_map(|it| lead_places.get(it.key.as_str()).copied())
                    .collect()
            };
            Item {
                theme: theme_places.get(&row.theme_id).copied(),
                service: services.place(row.service_id, &row.service_as_written),
                leads: places(0),
                supporting: places(1),
                answers: links
                    .get(&row.id)
                    .into_iter()
                    .flatten()
                    .filter_map(|it| answered.get(it).copied())
                    .collect(),
                flags: Flags {
                    overdue: row.is_overdue(today),
                    due: row.is_due(today, settings.due_soon_days),
                    undated: row.is_undated(),
                    stale: row.is_stale(today, settings.stale_after_days),
                    unproven: row.status == Status::Complete && !proven.contains(&row.id),
                },
                row,
            }
        })
        .collect();
    items.sort_by_key(|it| (it.theme.unwrap_or(usize::MAX), it.row.position));
    Ok(Programme {
        plan,
        themes,
        recommendations,
        services: services.list,
        leads,
        items,
        last_changed: changed,
    })
}

/// The public names of an activity's leads, each once.
fn names(leads: &[Lead], supporting: bool, people: &[kernel::PersonName]) -> Vec<LeadName> {
    let mut names: Vec<LeadName> = Vec::new();
    for lead in leads.iter().filter(|it| it.supporting == supporting) {
        let name = public_name(lead, people);
        let key = key(&name);
        if !key.is_empty() && !names.iter().any(|it| it.key == key) {
            names.push(LeadName { key, name });
        }
    }
    names
}

fn sorted<'a>(names: impl Iterator<Item = &'a LeadName>) -> Vec<LeadName> {
    let mut known: HashMap<&str, &LeadName> = HashMap::new();
    for it in names {
        // Of two spellings of one name, the same one is shown each time.
        known.entry(&it.key).and_modify(|old| *old = (*old).min(it)).or_insert(it);
    }
    let mut all: Vec<LeadName> = known.into_values().cloned().collect();
    all.sort();
    all
}

fn activities_of(plan: PlanId) -> SelectStatement {
    Query::select()
        .column(activity::row::Column::Id)
        .from(activity::row::Entity)
        .and_where(activity::row::Column::PlanId.eq(plan))
        .to_owned()
}

/// The leads of each activity of the plan, as far as their public names need them: of a large plan they are by far
/// the most rows, and each column of each row counts.
async fn leads(reader: &Reader, plan: PlanId) -> Result<HashMap<ActivityId, Vec<Lead>>> {
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
        .filter(lead_row::Column::ActivityId.in_subquery(activities_of(plan)))
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
async fn answers(reader: &Reader, plan: PlanId) -> Result<HashMap<ActivityId, Vec<RecommendationId>>> {
    let found = recommendation_link::Entity::find()
        .filter(recommendation_link::Column::ActivityId.in_subquery(activities_of(plan)))
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
async fn proven(reader: &Reader, plan: PlanId) -> Result<HashSet<ActivityId>> {
    let standing = Query::select()
        .column(update::row::Column::Id)
        .from(update::row::Entity)
        .and_where(update::row::Column::PlanId.eq(plan))
        .and_where(update::row::Column::WithdrawnAt.is_null())
        .to_owned();
    let mut complete = activities_of(plan);
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
