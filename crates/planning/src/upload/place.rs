//! Putting activities and recommendations where a document has them among the others of their theme.

use super::{
    AcceptDraft,
    diff::{Difference, What, arranged, moved_in, recommendations_moved_in},
    draft::{Key, Theme as Read},
    matching::Matches,
    take::Compared,
};
use crate::{
    activity::{self, Activity, ActivityId},
    recommendation::{self, Recommendation, RecommendationId},
    theme::Theme,
};
use kernel::{Change, Reader, Result, history::Entry};
use std::collections::HashMap;

/// What stands where in the document, as far as it matters for the order within a theme.
pub(super) struct Places {
    /// The stored activity that each of the document is.
    activities: HashMap<Key, ActivityId>,
    /// The stored recommendation that each of the document is.
    recommendations: HashMap<Key, RecommendationId>,
    /// Those that the document has elsewhere within their theme, as they stand.
    moved: Vec<Activity>,
    moved_recommendations: Vec<Recommendation>,
}

/// What of a theme may be put elsewhere, and why.
pub(super) struct Chosen<'a> {
    /// The differences that somebody chose.
    pub differences: &'a [&'a Difference],
    /// What the change added, by its keys in the draft.
    pub added: &'a [Key],
}

impl Chosen<'_> {
    /// Whether this piece of the document is new in its theme.
    fn comes(&self, key: Key) -> bool {
        self.added.contains(&key)
            || self.differences.iter().any(|it| match it.what {
                What::NewActivity(new) | What::NewRecommendation(new) => new == key,
                What::Activity(_, known) | What::Recommendation(_, known) => {
                    known == key && it.fields.iter().any(|field| field.label == "Theme")
                }
                _ => false,
            })
    }
}

impl Places {
    /// Reads what it needs before the change begins.
    pub(super) async fn read(reader: &Reader, compared: &Compared, chosen: &[&Difference]) -> Result<Self> {
        let matches = Matches::new(&compared.standing, &compared.draft);
        let (mut moved, mut moved_recommendations) = (Vec::new(), Vec::new());
        for it in chosen {
            match it.what {
                What::Order(_, key) => {
                    for it in compared.draft.theme(key).into_iter().flat_map(|it| moved_in(&matches, it)) {
                        moved.push(activity::store::get(reader, it.standing.row.id).await?);
                    }
                }
                What::RecommendationOrder(_, key) => {
                    let theme = compared.draft.theme(key).into_iter();
                    let all = theme.flat_map(|it| recommendations_moved_in(&matches, it));
                    moved_recommendations.extend(all.map(|it| it.standing.clone()));
                }
                _ => {}
            }
        }
        Ok(Self {
            activities: matches.activities.iter().map(|(key, it)| (*key, it.row.id)).collect(),
            recommendations: matches.recommendations.iter().map(|(key, it)| (*key, it.id)).collect(),
            moved,
            moved_recommendations,
        })
    }

    /// An activity of the document was added to the plan.
    pub(super) fn added(&mut self, key: Key, id: ActivityId) {
        self.activities.insert(key, id);
    }

    /// A recommendation of the document was added to the plan.
    pub(super) fn recommended(&mut self, key: Key, id: RecommendationId) {
        self.recommendations.insert(key, id);
    }

    /// Puts what was added or moved where the document has it in one theme.
    pub(super) async fn arrange(
        &self,
        change: &mut Change<AcceptDraft>,
        read: &Read,
        theme: &Theme,
        chosen: &Chosen<'_>,
    ) -> Result<()> {
        self.arrange_activities(change, read, theme, chosen).await?;
        self.arrange_recommendations(change, read, theme, chosen).await
    }

    async fn arrange_activities(
        &self,
        change: &mut Change<AcceptDraft>,
        read: &Read,
        theme: &Theme,
        chosen: &Chosen<'_>,
    ) -> Result<()> {
        let ordered = says(chosen, |what| matches!(what, What::Order(_, key) if key == read.key));
        let file = known(&self.activities, read.activities.iter().map(|it| it.key));
        let new = read.activities.iter().map(|it| it.key).filter(|it| chosen.comes(*it));
        let mut free = known(&self.activities, new);
        let moved: Vec<&Activity> =
            self.moved.iter().filter(|it| ordered && it.row.theme_id == theme.id).collect();
        free.extend(moved.iter().map(|it| it.row.id));
        if free.is_empty() {
            return Ok(());
        }
        let standing = activity::store::order(change, theme.id).await?;
        activity::store::arrange(change, theme.id, &arranged(&standing, &file, &free)).await?;
        let reason = reason(change);
        for it in moved {
            change.record(Entry::event(it).because(&reason));
        }
        Ok(())
    }

    async fn arrange_recommendations(
        &self,
        change: &mut Change<AcceptDraft>,
        read: &Read,
        theme: &Theme,
        chosen: &Chosen<'_>,
    ) -> Result<()> {
        let of_theme = |what| matches!(what, What::RecommendationOrder(_, key) if key == read.key);
        let ordered = says(chosen, of_theme);
        let file = known(&self.recommendations, read.recommendations.iter().map(|it| it.key));
        let new = read.recommendations.iter().map(|it| it.key).filter(|it| chosen.comes(*it));
        let mut free = known(&self.recommendations, new);
        let moved: Vec<&Recommendation> =
            self.moved_recommendations.iter().filter(|it| ordered && it.theme_id == theme.id).collect();
        free.extend(moved.iter().map(|it| it.id));
        if free.is_empty() {
            return Ok(());
        }
        let standing = recommendation::store::order(change, theme.id).await?;
        recommendation::store::arrange(change, theme.id, &arranged(&standing, &file, &free)).await?;
        let reason = reason(change);
        for it in moved {
            change.record(Entry::event(it).because(&reason));
        }
        Ok(())
    }
}

fn says(chosen: &Chosen<'_>, of: impl Fn(What) -> bool) -> bool {
    chosen.differences.iter().any(|it| of(it.what))
}

/// The stored pieces that these of the document are.
fn known<Id: Copy>(ids: &HashMap<Key, Id>, keys: impl Iterator<Item = Key>) -> Vec<Id> {
    keys.filter_map(|key| ids.get(&key).copied()).collect()
}

fn reason(change: &Change<AcceptDraft>) -> String {
    format!("Moved within its theme, as in {}.", change.on().file_name)
}
