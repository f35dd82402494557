//! A plan as it stands, whole: what a file is compared with, and what an export writes out.

use super::{
    draft::{self, Draft},
    service::folded,
};
use crate::{
    activity::{self, ActivityId, Status},
    plan::Plan,
    recommendation::{self, Recommendation},
    state::State,
    theme::{self, Theme},
    update,
};
use kernel::{Reader, Result, ServiceName};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use std::collections::{HashMap, HashSet};

/// A plan with all that stands in it. What was withdrawn is not among it.
#[derive(Clone, Debug)]
pub struct Standing {
    /// The plan.
    pub plan: Plan,
    /// Its themes, in order.
    pub themes: Vec<StandingTheme>,
    /// The words of what was withdrawn, folded.
    pub withdrawn: HashSet<String>,
}

/// A theme with what stands in it.
#[derive(Clone, Debug)]
pub struct StandingTheme {
    /// The theme.
    pub row: Theme,
    /// Its recommendations, in order.
    pub recommendations: Vec<Recommendation>,
    /// Its activities, in order.
    pub activities: Vec<StandingActivity>,
}

/// An activity with what was said of it.
#[derive(Clone, Debug)]
pub struct StandingActivity {
    /// The activity.
    pub row: activity::row::Model,
    /// What its service is called, where one is chosen and nothing is written.
    pub service: String,
    /// What was ever said to have been achieved, the newest first; withdrawn updates are among it.
    pub said: Vec<String>,
    /// What the latest update that stands says.
    pub achieved: String,
}

impl Standing {
    /// The plan as this reader may see it.
    pub async fn load(reader: &Reader, plan: Plan, services: &[ServiceName]) -> Result<Self> {
        let mut said: HashMap<ActivityId, (Vec<String>, String)> = HashMap::new();
        let updates = update::row::Entity::find()
            .filter(update::row::Column::PlanId.eq(plan.id))
            .order_by_desc(update::row::Column::PostedAt)
            .order_by_desc(update::row::Column::Id)
            .all(reader.db())
            .await?;
        for it in updates {
            let (all, latest) = said.entry(it.activity_id).or_default();
            if it.withdrawn_at.is_none() && latest.is_empty() {
                latest.clone_from(&it.achieved);
            }
            all.push(it.achieved);
        }
        let (gone, stands): (Vec<_>, Vec<_>) = theme::store::list(reader, plan.id)
            .await?
            .into_iter()
            .partition(|it| it.state == State::Withdrawn);
        let mut withdrawn: HashSet<String> = gone.iter().map(|it| folded(&it.name)).collect();
        let mut themes: Vec<StandingTheme> = stands
            .into_iter()
            .map(|row| StandingTheme { row, recommendations: Vec::new(), activities: Vec::new() })
            .collect();
        let place: HashMap<_, _> = themes.iter().enumerate().map(|(at, it)| (it.row.id, at)).collect();
        for it in recommendation::store::list(reader, plan.id).await? {
            let slot = place.get(&it.theme_id).and_then(|at| themes.get_mut(*at));
            if it.state == State::Withdrawn {
                withdrawn.insert(folded(&it.text));
            } else if let Some(theme) = slot {
                theme.recommendations.push(it);
            }
        }
        for row in activity::store::list(reader, plan.id).await? {
            let slot = place.get(&row.theme_id).and_then(|at| themes.get_mut(*at));
            if row.state == State::Withdrawn {
                withdrawn.insert(folded(&row.text));
            }
            let Some(theme) = slot.filter(|_| row.state != State::Withdrawn) else { continue };
            let (all, latest) = said.remove(&row.id).unwrap_or_default();
            let service = row.service_id.and_then(|id| services.iter().find(|it| it.id == id));
            theme.activities.push(StandingActivity {
                service: service.map(|it| it.name.clone()).unwrap_or_default(),
                row,
                said: all,
                achieved: latest,
            });
        }
        Ok(Self { plan, themes, withdrawn })
    }

    /// Every activity, in order.
    pub fn activities(&self) -> impl Iterator<Item = &StandingActivity> {
        self.themes.iter().flat_map(|it| &it.activities)
    }

    /// The plan in the shape of a draft, as if it had been read from a file.
    #[must_use]
    pub fn draft(&self) -> Draft {
        let mut draft = Draft {
            title: self.plan.title.clone(),
            organisation: self.plan.organisation.clone(),
            date: self.plan.dated_on.map(|it| it.to_string()).unwrap_or_default(),
            ..Draft::default()
        };
        for theme in &self.themes {
            let key = draft.key();
            let recommendations = theme
                .recommendations
                .iter()
                .map(|it| draft::Recommendation {
                    key: draft.key(),
                    reference: it.reference.clone(),
                    heading: it.heading.clone(),
                    text: it.text.clone(),
                    authorities: it.authorities.0.clone(),
                    ..draft::Recommendation::default()
                })
                .collect();
            let activities = theme.activities.iter().map(|it| it.draft(draft.key())).collect();
            draft.themes.push(draft::Theme {
                was_called: Vec::new(),
                key,
                reference: theme.row.reference.clone(),
                name: theme.row.name.clone(),
                outcome: theme.row.outcome.clone(),
                leads: theme.row.leads_as_written.clone(),
                recommendations,
                activities,
                source: String::new(),
            });
        }
        draft
    }
}

impl StandingActivity {
    /// The service as it is written, or as it is called.
    #[must_use]
    pub fn service_words(&self) -> &str {
        if self.row.service_as_written.is_empty() { &self.service } else { &self.row.service_as_written }
    }

    /// Whether it can still be stopped.
    #[must_use]
    pub fn is_stopped(&self) -> bool {
        self.row.status == Status::Stopped
    }

    fn draft(&self, key: draft::Key) -> draft::Activity {
        let row = &self.row;
        draft::Activity {
            key,
            reference: row.reference.clone(),
            service: self.service_words().to_owned(),
            text: row.text.clone(),
            leads: row.leads_as_written.clone(),
            target: row.target_as_written.clone(),
            achieved: self.achieved.clone(),
            status: Some(row.status),
            other: row.other.0.clone(),
            ..draft::Activity::default()
        }
    }
}
