//! Putting what was read of a plan in order.

use super::{Item, LeadName, Programme, item::Flags, key, service::Services};
use kernel::{At, PersonName, Reader, ServiceName};
use planning::{
    activity::{self, ActivityId, Lead, Status, public_name},
    plan::Plan,
    recommendation::{Recommendation, RecommendationId},
    theme::{Theme, ThemeId},
};
use std::{collections::HashMap, sync::Arc};

/// A plan as it was read.
#[derive(Clone)]
pub(super) struct Parts {
    pub themes: Vec<Theme>,
    pub recommendations: Vec<Recommendation>,
    pub services: Vec<ServiceName>,
    pub people: Vec<PersonName>,
    pub activities: HashMap<ActivityId, Arc<Part>>,
    pub last_changed: Option<At>,
}

/// An activity as it was read.
pub(super) struct Part {
    pub row: activity::row::Model,
    /// Its leads, and those who support them.
    pub names: [Vec<LeadName>; 2],
    pub answers: Vec<RecommendationId>,
    /// Evidence stands.
    pub proven: bool,
}

impl Parts {
    /// The plan in the order of its themes and activities, with what is to be said of each today.
    pub(super) fn arrange(&self, plan: Plan, reader: &Reader) -> Programme {
        let mut services = Services::new(self.services.clone());
        let theme_places: HashMap<ThemeId, usize> =
            self.themes.iter().enumerate().map(|(at, it)| (it.id, at)).collect();
        let answered: HashMap<RecommendationId, usize> =
            self.recommendations.iter().enumerate().map(|(at, it)| (it.id, at)).collect();
        let mut parts: Vec<&Arc<Part>> = self.activities.values().collect();
        parts.sort_by_key(|it| (it.row.position, it.row.id));
        let leads = sorted(parts.iter().flat_map(|it| &it.names).flatten());
        let lead_places: HashMap<&str, usize> =
            leads.iter().enumerate().map(|(at, it)| (it.key.as_str(), at)).collect();
        let (today, settings) = (reader.today(), &reader.app().settings);
        let mut items: Vec<Item> = parts
            .into_iter()
            .map(|part| {
                let row = &part.row;
                let [of_leads, of_supporters] = &part.names;
                let places = |names: &[LeadName]| {
                    names.iter().filter_map(|it| lead_places.get(it.key.as_str()).copied()).collect()
                };
                Item {
                    theme: theme_places.get(&row.theme_id).copied(),
                    service: services.place(row.service_id, &row.service_as_written),
                    leads: places(of_leads),
                    supporting: places(of_supporters),
                    answers: part.answers.iter().filter_map(|it| answered.get(it).copied()).collect(),
                    flags: Flags {
                        overdue: row.is_overdue(today),
                        due: row.is_due(today, settings.due_soon_days),
                        undated: row.is_undated(),
                        stale: row.is_stale(today, settings.stale_after_days),
                        unproven: row.status == Status::Complete && !part.proven,
                    },
                    part: Arc::clone(part),
                }
            })
            .collect();
        items.sort_by_key(|it| (it.theme.unwrap_or(usize::MAX), it.row().position));
        Programme {
            plan,
            themes: self.themes.clone(),
            recommendations: self.recommendations.clone(),
            services: services.list,
            leads,
            items,
            last_changed: self.last_changed,
        }
    }
}

/// The public names of an activity's leads, each once.
pub(super) fn names(leads: &[Lead], supporting: bool, people: &[PersonName]) -> Vec<LeadName> {
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
