//! Storage of the leads of activities, and what the public may read of them.

use crate::{
    activity::{
        ActivityId, Lead, LeadId,
        form::ChosenLead,
        lead::{lead_row, public_name},
        model::row,
    },
    plan::PlanId,
};
use kernel::{Action, Change, Reader, Result};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, sea_query::Query,
};
use std::collections::HashMap;

/// The leads of every activity of a plan.
pub async fn leads(reader: &Reader, plan: PlanId) -> Result<HashMap<ActivityId, Vec<Lead>>> {
    let of_plan = Query::select()
        .column(row::Column::Id)
        .from(row::Entity)
        .and_where(row::Column::PlanId.eq(plan))
        .to_owned();
    let mut by_activity: HashMap<ActivityId, Vec<Lead>> = HashMap::new();
    let found = lead_row::Entity::find()
        .filter(lead_row::Column::ActivityId.in_subquery(of_plan))
        .order_by_asc(lead_row::Column::Position)
        .all(reader.db())
        .await?;
    for lead in found {
        by_activity.entry(lead.activity_id).or_default().push(lead);
    }
    Ok(by_activity)
}

/// Writes the leads anew where they differ. A lead that stays keeps its id, by which history knows it.
pub(super) async fn put_leads<A: Action>(
    change: &Change<A>,
    activity: ActivityId,
    before: &[Lead],
    chosen: &[ChosenLead],
) -> Result<Vec<Lead>> {
    let leads: Vec<Lead> = chosen
        .iter()
        .enumerate()
        .map(|(position, it)| Lead {
            id: before.iter().find(|old| old.name == it.name).map_or_else(LeadId::new, |old| old.id),
            activity_id: activity,
            position: i32::try_from(position).unwrap_or(i32::MAX),
            name: it.name.clone(),
            kind: it.kind,
            supporting: it.supporting,
            person_id: it.person,
        })
        .collect();
    if leads != before {
        lead_row::Entity::delete_many()
            .filter(lead_row::Column::ActivityId.eq(activity))
            .exec(change.tx())
            .await?;
        if !leads.is_empty() {
            let rows = leads.iter().map(|it| it.clone().into_active_model().reset_all());
            lead_row::Entity::insert_many(rows).exec_without_returning(change.tx()).await?;
        }
    }
    Ok(leads)
}

/// What the public may read of the leads of these activities, in one line each.
pub async fn public_leads(reader: &Reader, ids: &[ActivityId]) -> Result<HashMap<ActivityId, String>> {
    let people = reader.app().directory.people(reader.app()).await?;
    let mut names: HashMap<ActivityId, Vec<String>> = HashMap::new();
    for some in ids.chunks(500) {
        let found = lead_row::Entity::find()
            .filter(lead_row::Column::ActivityId.is_in(some.iter().copied()))
            .order_by_asc(lead_row::Column::Position)
            .all(reader.db())
            .await?;
        for it in found {
            let (name, known) = (public_name(&it, &people), names.entry(it.activity_id).or_default());
            if !known.contains(&name) {
                known.push(name);
            }
        }
    }
    Ok(names.into_iter().map(|(id, names)| (id, names.join("; "))).collect())
}
