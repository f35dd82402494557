//! Which theme, recommendation and activity of a file is which of the plan.

use super::{
    draft::{Activity, Draft, Key, Recommendation},
    pairing::{Marks, pair, pair_surely},
    standing::{Standing, StandingActivity, StandingTheme},
};
use crate::{recommendation::Recommendation as Row, theme::ThemeId};
use std::collections::{HashMap, HashSet};

/// What stands in the plan for each piece of a file.
#[derive(Default)]
pub(super) struct Matches<'a> {
    pub themes: HashMap<Key, &'a StandingTheme>,
    pub activities: HashMap<Key, &'a StandingActivity>,
    pub recommendations: HashMap<Key, &'a Row>,
}

fn standing_activity(it: &StandingActivity) -> Marks {
    Marks::new(&it.row.reference, &it.row.text, it.service_words())
}

fn drafted_activity(it: &Activity) -> Marks {
    Marks::new(&it.reference, &it.text, &it.service)
}

// A sub-heading counts as words: many documents write it before them.
fn standing_recommendation(it: &Row) -> Marks {
    Marks::new(&it.reference, &format!("{} {}", it.heading, it.text), "")
}

fn drafted_recommendation(it: &Recommendation) -> Marks {
    Marks::new(&it.reference, &format!("{} {}", it.heading, it.text), "")
}

fn pair_themes<'a>(standing: &'a Standing, draft: &Draft) -> HashMap<Key, &'a StandingTheme> {
    let old: Vec<_> =
        standing.themes.iter().map(|it| Marks::new(&it.row.reference, &it.row.name, "")).collect();
    let new: Vec<_> = draft.themes.iter().map(|it| Marks::new(&it.reference, it.stored_name(), "")).collect();
    let pairs = pair(&old, &new).into_iter();
    pairs.filter_map(|(a, b)| Some((draft.themes.get(b)?.key, standing.themes.get(a)?))).collect()
}

/// The theme of the plan that each theme of the file is.
#[must_use]
pub(super) fn theme_pairs(standing: &Standing, draft: &Draft) -> HashMap<Key, ThemeId> {
    pair_themes(standing, draft).into_iter().map(|(key, it)| (key, it.row.id)).collect()
}

impl<'a> Matches<'a> {
    pub(super) fn new(standing: &'a Standing, draft: &Draft) -> Self {
        let mut it = Self { themes: pair_themes(standing, draft), ..Self::default() };
        it.within_themes(draft);
        it.moved_activities(standing, draft);
        it.moved_recommendations(standing, draft);
        it
    }

    /// First within each theme, where rewording is expected; then over all themes, for what was moved.
    fn within_themes(&mut self, draft: &Draft) {
        for theme in &draft.themes {
            let Some(standing) = self.themes.get(&theme.key).copied() else { continue };
            let old: Vec<_> = standing.activities.iter().map(standing_activity).collect();
            let new: Vec<_> = theme.activities.iter().map(drafted_activity).collect();
            for (a, b) in pair(&old, &new) {
                if let (Some(a), Some(b)) = (standing.activities.get(a), theme.activities.get(b)) {
                    self.activities.insert(b.key, a);
                }
            }
            let old: Vec<_> = standing.recommendations.iter().map(standing_recommendation).collect();
            let new: Vec<_> = theme.recommendations.iter().map(drafted_recommendation).collect();
            for (a, b) in pair(&old, &new) {
                if let (Some(a), Some(b)) = (standing.recommendations.get(a), theme.recommendations.get(b)) {
                    self.recommendations.insert(b.key, a);
                }
            }
        }
    }

    fn moved_activities(&mut self, standing: &'a Standing, draft: &Draft) {
        let paired: HashSet<_> = self.activities.values().map(|it| it.row.id).collect();
        let all = standing.themes.iter().flat_map(|it| &it.activities);
        let old: Vec<_> = all.filter(|it| !paired.contains(&it.row.id)).collect();
        let all = draft.activities().map(|(_, it)| it);
        let new: Vec<_> = all.filter(|it| !self.activities.contains_key(&it.key)).collect();
        let marks: Vec<_> = old.iter().map(|it| standing_activity(it)).collect();
        for (a, b) in pair_surely(&marks, &new.iter().map(|it| drafted_activity(it)).collect::<Vec<_>>()) {
            if let (Some(a), Some(b)) = (old.get(a), new.get(b)) {
                self.activities.insert(b.key, a);
            }
        }
    }

    fn moved_recommendations(&mut self, standing: &'a Standing, draft: &Draft) {
        let paired: HashSet<_> = self.recommendations.values().map(|it| it.id).collect();
        let all = standing.themes.iter().flat_map(|it| &it.recommendations);
        let old: Vec<_> = all.filter(|it| !paired.contains(&it.id)).collect();
        let all = draft.themes.iter().flat_map(|it| &it.recommendations);
        let new: Vec<_> = all.filter(|it| !self.recommendations.contains_key(&it.key)).collect();
        let marks: Vec<_> = old.iter().map(|it| standing_recommendation(it)).collect();
        for (a, b) in
            pair_surely(&marks, &new.iter().map(|it| drafted_recommendation(it)).collect::<Vec<_>>())
        {
            if let (Some(a), Some(b)) = (old.get(a), new.get(b)) {
                self.recommendations.insert(b.key, a);
            }
        }
    }
}
