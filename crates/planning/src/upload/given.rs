//! What tests begin from: a plan as it stands.

use super::{
    draft::{Activity, Draft},
    standing::{Standing, StandingActivity, StandingTheme},
    status,
};
use crate::{
    activity::{ActivityId, Others, Target, row},
    plan::{Plan, PlanId},
    recommendation::{Authorities, RecommendationId, RecommendationResponse},
    state::State,
    theme::ThemeId,
};
use kernel::At;

/// The plan that a draft would become, as it would then stand.
pub(crate) fn standing(draft: &Draft) -> Standing {
    let plan = Plan {
        id: PlanId::new(),
        slug: "level-ground".into(),
        title: if draft.title.is_empty() { "Untitled plan".into() } else { draft.title.clone() },
        organisation: draft.organisation.clone(),
        introduction: String::new(),
        theme_word: "Theme".into(),
        dated_on: draft.day(),
        starts_on: None,
        ends_on: None,
        state: State::Draft,
        published_at: None,
        version: 1,
        created_at: At(0),
    };
    let mut themes = Vec::new();
    for (position, theme) in draft.themes.iter().enumerate() {
        let row = crate::theme::Theme {
            id: ThemeId::new(),
            plan_id: plan.id,
            position: i32::try_from(position).unwrap(),
            reference: theme.reference.clone(),
            name: theme.stored_name().to_owned(),
            outcome: theme.outcome.clone(),
            leads_as_written: theme.leads.clone(),
            state: State::Draft,
            version: 1,
        };
        let recommendations = theme
            .recommendations
            .iter()
            .map(|it| crate::recommendation::Recommendation {
                id: RecommendationId::new(),
                plan_id: plan.id,
                theme_id: row.id,
                position: 0,
                reference: it.reference.clone(),
                heading: it.heading.clone(),
                text: it.text.clone(),
                authorities: Authorities(it.authorities.clone()),
                response: RecommendationResponse::Emerging,
                response_reason: String::new(),
                corporate: false,
                state: State::Draft,
                version: 1,
            })
            .collect();
        let activities = theme.activities.iter().map(|it| stands(&plan, row.id, it)).collect();
        themes.push(StandingTheme { row, recommendations, activities });
    }
    Standing { plan, themes, withdrawn: std::collections::HashSet::new() }
}

fn stands(plan: &Plan, theme_id: ThemeId, it: &Activity) -> StandingActivity {
    let mut row = row::Model {
        id: ActivityId::new(),
        plan_id: plan.id,
        theme_id,
        position: 0,
        reference: it.reference.clone(),
        service_id: None,
        service_as_written: it.service.clone(),
        text: it.text.clone(),
        leads_as_written: it.leads.clone(),
        target_as_written: String::new(),
        target_kind: crate::activity::TargetKind::None,
        target_start: None,
        target_end: None,
        target_precision: None,
        next_review_on: None,
        status: status::of(it, plan.dated_on),
        state: State::Draft,
        closing_reason: None,
        split_from: None,
        other: Others(it.other.clone()),
        last_update_at: None,
        published_at: None,
        created_at: At(0),
        version: 1,
    };
    row.set_target(Target::read(&it.target, None));
    let said = Some(it.achieved.clone()).filter(|it| !it.is_empty());
    StandingActivity {
        row,
        service: String::new(),
        achieved: it.achieved.clone(),
        said: said.into_iter().collect(),
    }
}
