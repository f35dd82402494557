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
    theme::{Theme, ThemeId},
};
use kernel::{Change, Reader, Recorded, Result, history::Entry};
use std::collections::HashMap;

/// What stands where in the document, as far as it matters for the order within a theme.
pub(super) struct Places {
    activities: Pieces<ActivityId, Activity>,
    recommendations: Pieces<RecommendationId, Recommendation>,
}

/// The pieces of one sort.
struct Pieces<Id, Row> {
    /// The stored one that each of the document is.
    ids: HashMap<Key, Id>,
    /// Those that the document has elsewhere within their theme, as they stand.
    moved: Vec<Moving<Id, Row>>,
}

struct Moving<Id, Row> {
    id: Id,
    theme: ThemeId,
    row: Row,
}

/// What of one sort is to stand where within a theme.
struct Within<'a, Id, Row> {
    /// Its order in the document.
    file: Vec<Id>,
    /// Those that may be put elsewhere.
    free: Vec<Id>,
    moved: Vec<&'a Row>,
}

impl<Id: Copy, Row: Recorded> Pieces<Id, Row> {
    /// Nothing where nothing of the theme may be put elsewhere.
    fn within(
        &self,
        keys: impl Iterator<Item = Key> + Clone,
        theme: ThemeId,
        ordered: bool,
        chosen: &Chosen<'_>,
    ) -> Option<Within<'_, Id, Row>> {
        let known = |key: Key| self.ids.get(&key).copied();
        let moved = || self.moved.iter().filter(|it| ordered && it.theme == theme);
        let new = keys.clone().filter(|it| chosen.comes(*it)).filter_map(known);
        let free: Vec<Id> = new.chain(moved().map(|it| it.id)).collect();
        let moved = moved().map(|it| &it.row).collect();
        (!free.is_empty()).then(|| Within { file: keys.filter_map(known).collect(), free, moved })
    }
}

impl<Id, Row: Recorded> Within<'_, Id, Row> {
    /// History says of each that was moved why.
    fn tell(self, change: &mut Change<AcceptDraft>) {
        let reason = format!("Moved within its theme, as in {}.", change.on().file_name);
        for it in self.moved {
            change.record(Entry::event(it).because(&reason));
        }
    }
}

/// What of a theme may be put elsewhere, and why.
pub(super) struct Chosen<'a> {
    /// The differences that somebody chose.
    pub differences: &'a [&'a Difference],
    /// What the change added, by its keys in the draft.
    pub added: &'a [Key],
}

impl Chosen<'_> {
    /// Whether a difference is among them.
    fn says(&self, of: impl Fn(What) -> bool) -> bool {
        self.differences.iter().any(|it| of(it.what))
    }

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
        let (mut moved, mut recommended) = (Vec::new(), Vec::new());
        for it in chosen {
            match it.what {
                What::Order(_, key) => {
                    for it in compared.draft.theme(key).into_iter().flat_map(|it| moved_in(&matches, it)) {
                        let row = activity::store::get(reader, it.standing.row.id).await?;
                        moved.push(Moving { id: row.row.id, theme: row.row.theme_id, row });
                    }
                }
                What::RecommendationOrder(_, key) => {
                    let theme = compared.draft.theme(key).into_iter();
                    let all = theme.flat_map(|it| recommendations_moved_in(&matches, it));
                    let all = all.map(|it| it.standing.clone());
                    recommended.extend(all.map(|row| Moving { id: row.id, theme: row.theme_id, row }));
                }
                _ => {}
            }
        }
        let ids = matches.activities.iter().map(|(key, it)| (*key, it.row.id)).collect();
        let activities = Pieces { ids, moved };
        let ids = matches.recommendations.iter().map(|(key, it)| (*key, it.id)).collect();
        let recommendations = Pieces { ids, moved: recommended };
        Ok(Self { activities, recommendations })
    }

    /// An activity of the document was added to the plan.
    pub(super) fn added(&mut self, key: Key, id: ActivityId) {
        self.activities.ids.insert(key, id);
    }

    /// A recommendation of the document was added to the plan.
    pub(super) fn recommended(&mut self, key: Key, id: RecommendationId) {
        self.recommendations.ids.insert(key, id);
    }

    /// The recommendations of the document that are in the plan.
    pub(super) fn known(&self) -> &HashMap<Key, RecommendationId> {
        &self.recommendations.ids
    }

    /// Puts what was added or moved where the document has it in one theme.
    pub(super) async fn arrange(
        &self,
        change: &mut Change<AcceptDraft>,
        read: &Read,
        theme: &Theme,
        chosen: &Chosen<'_>,
    ) -> Result<()> {
        let ordered = chosen.says(|what| matches!(what, What::Order(_, key) if key == read.key));
        let keys = read.activities.iter().map(|it| it.key);
        if let Some(it) = self.activities.within(keys, theme.id, ordered, chosen) {
            let standing = activity::store::order(change, theme.id).await?;
            activity::store::arrange(change, theme.id, &arranged(&standing, &it.file, &it.free)).await?;
            it.tell(change);
        }
        let ordered =
            chosen.says(|what| matches!(what, What::RecommendationOrder(_, key) if key == read.key));
        let keys = read.recommendations.iter().map(|it| it.key);
        if let Some(it) = self.recommendations.within(keys, theme.id, ordered, chosen) {
            let standing = recommendation::store::order(change, theme.id).await?;
            recommendation::store::arrange(change, theme.id, &arranged(&standing, &it.file, &it.free))
                .await?;
            it.tell(change);
        }
        Ok(())
    }
}
