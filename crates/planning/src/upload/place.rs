//! Putting activities where a document has them among the others of their theme.

use super::{
    AcceptDraft,
    diff::{Difference, What, arranged, moved_in},
    draft::{Key, Theme as Read},
    matching::Matches,
    take::Compared,
};
use crate::{
    activity::{self, Activity, ActivityId},
    theme::Theme,
};
use kernel::{Change, Reader, Result, history::Entry};
use std::collections::HashMap;

/// What stands where in the document, as far as it matters for the order of activities.
pub(super) struct Places {
    /// The stored activity that each of the document is.
    ids: HashMap<Key, ActivityId>,
    /// Those that the document has elsewhere within their theme, as they stand.
    moved: Vec<Activity>,
}

impl Places {
    /// Reads what it needs before the change begins.
    pub(super) async fn read(reader: &Reader, compared: &Compared, chosen: &[&Difference]) -> Result<Self> {
        let matches = Matches::new(&compared.standing, &compared.draft);
        let mut moved = Vec::new();
        for it in chosen {
            let What::Order(_, key) = it.what else { continue };
            for it in compared.draft.theme(key).into_iter().flat_map(|it| moved_in(&matches, it)) {
                moved.push(activity::store::get(reader, it.standing.row.id).await?);
            }
        }
        Ok(Self { ids: matches.activities.iter().map(|(key, it)| (*key, it.row.id)).collect(), moved })
    }

    /// An activity of the document was added to the plan.
    pub(super) fn added(&mut self, key: Key, id: ActivityId) {
        self.ids.insert(key, id);
    }

    /// Puts what was added or moved where the document has it in one theme.
    pub(super) async fn arrange(
        &self,
        change: &mut Change<AcceptDraft>,
        read: &Read,
        theme: &Theme,
        chosen: &[&Difference],
        added: &[Key],
    ) -> Result<()> {
        let comes = |key: Key| {
            added.contains(&key)
                || chosen.iter().any(|it| match it.what {
                    What::NewActivity(new) => new == key,
                    What::Activity(_, known) => {
                        known == key && it.fields.iter().any(|field| field.label == "Theme")
                    }
                    _ => false,
                })
        };
        let ordered = chosen.iter().any(|it| matches!(it.what, What::Order(_, key) if key == read.key));
        let id = |key: Key| self.ids.get(&key).copied();
        let file: Vec<ActivityId> = read.activities.iter().filter_map(|it| id(it.key)).collect();
        let new = read.activities.iter().filter(|it| comes(it.key)).filter_map(|it| id(it.key));
        let moved = self.moved.iter().filter(|it| ordered && it.row.theme_id == theme.id);
        let free: Vec<ActivityId> = new.chain(moved.clone().map(|it| it.row.id)).collect();
        if free.is_empty() {
            return Ok(());
        }
        let standing = activity::store::order(change, theme.id).await?;
        activity::store::arrange(change, theme.id, &arranged(&standing, &file, &free)).await?;
        let reason = format!("Moved within its theme, as in {}.", change.on().file_name);
        for it in moved {
            change.record(Entry::event(it).because(&reason));
        }
        Ok(())
    }
}
