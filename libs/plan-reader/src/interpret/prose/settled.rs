//! What can only be decided once all of a document was seen.

use std::collections::HashSet;

use super::walker::Walker;
use super::{Entry, Piece};
use crate::confidence::{Doubt, FoundBy};

/// True for a form that no label says who or when of.
fn introduces(entry: &Entry) -> bool {
    let led = entry.lead.is_some() && !entry.doubts.contains(&Doubt::LeadInText);
    let dated = entry.date.is_some() && !entry.doubts.contains(&Doubt::DateInText);
    entry.found_by == FoundBy::Form && !entry.recommends && !led && !dated && entry.achieved.is_none()
}

impl Walker<'_, '_> {
    /// What can only be decided once all is seen.
    pub(super) fn settle(&mut self) {
        self.settle_bare_lists();
        self.settle_statuses();
        // A recommendation with a date or an account of progress is what somebody does.
        let (mut acted_on, mut all) = (0, 0);
        for entry in self.out.entries.iter().filter(|e| e.recommends && e.found_by != FoundBy::ListItem) {
            all += 1;
            acted_on += usize::from(entry.date.is_some() || entry.achieved.is_some());
        }
        let has_activities = self.out.entries.iter().any(|e| !e.recommends);
        if acted_on * 2 >= all && acted_on > 0 && !has_activities {
            for entry in self.out.entries.iter_mut().filter(|e| e.recommends) {
                entry.recommends = false;
                entry.why =
                    "Read as an activity: though it is called a recommendation, it says by when or how far.";
            }
        }
        if self.strict {
            // Beside tables "Task: …" with nobody who does it only introduces them.
            let bare: Vec<usize> = (0..self.out.entries.len())
                .filter(|id| self.out.entries.get(*id).is_some_and(introduces))
                .collect();
            self.give_back(&bare);
            for id in bare {
                if let Some(entry) = self.out.entries.get_mut(id) {
                    entry.text.clear();
                }
            }
        }
        let empty: Vec<usize> = (0..self.out.entries.len())
            .filter(|id| self.out.entries.get(*id).is_some_and(|e| e.text.trim().is_empty()))
            .collect();
        self.give_back(&empty);
    }

    /// Gives the blocks of entries back to the reading of other paragraphs.
    pub(super) fn give_back(&mut self, ids: &[usize]) {
        for id in ids {
            let Some(entry) = self.out.entries.get_mut(*id) else { continue };
            let blocks = std::mem::take(&mut entry.blocks);
            for block in blocks {
                self.out.at.remove(&block);
            }
        }
        let gone: HashSet<usize> = ids.iter().copied().collect();
        for pieces in self.out.at.values_mut() {
            pieces.retain(|p| !matches!(p, Piece::Entry(id) if gone.contains(id)));
        }
        self.out.at.retain(|_, pieces| !pieces.is_empty());
    }
}
