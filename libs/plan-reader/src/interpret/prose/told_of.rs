//! Takes in sentences that tell who sees to what was said to be done, and by when.

use super::Piece;
use super::line::{Is, Line};
use super::told::{Told, told, told_throughout};
use super::walker::Walker;
use crate::confidence::Doubt;

impl Walker<'_, '_> {
    /// Takes in a sentence that tells who and when of the entry at hand. False where it does not, or where both are known.
    pub(super) fn told_of_last(&mut self, i: usize, sentence: &str) -> bool {
        let found = told(sentence, self.aliases).filter(|t| !t.of_all);
        found.is_some_and(|found| self.tell_last(i, found))
    }

    /// Takes in a paragraph of nothing else: below an activity it tells of that, and right below a heading of all that stands there.
    pub(super) fn take_told(&mut self, i: usize, line: &Line<'_>) -> bool {
        if self.background.is_some() || line.is != Is::Plain || line.stands_out() {
            return false;
        }
        let Some(found) = told_throughout(line.text(), self.aliases) else { return false };
        if self.last.is_some() {
            // "Complete by: October 2026" is a label and its value.
            let labelled = self.labelled_line(line).is_some();
            return !labelled && !found.of_all && !self.strict && self.tell_last(i, found);
        }
        if !found.of_all || self.above.is_empty() {
            return false;
        }
        self.words(i, &found.left, "");
        if let Some(who) = found.who {
            self.put(i, Piece::ThemeLead(who));
        }
        if let Some(when) = found.when {
            self.put(i, Piece::Time(when));
        }
        true
    }

    /// What a paragraph of nothing but such sentences tells of the heading above it: "Led by the Librarian. Timescale: May 2027."
    pub(super) fn told_beneath(&self, line: &Line<'_>) -> Option<Told> {
        let plain = line.is == Is::Plain && !line.stands_out() && self.labelled_line(line).is_none();
        told_throughout(line.text(), self.aliases).filter(|told| plain && !told.of_all)
    }

    pub(super) fn tell_last(&mut self, i: usize, found: Told) -> bool {
        let Some(entry) = self.last.and_then(|id| self.out.entries.get_mut(id)) else { return false };
        if found.who.is_some() && entry.lead.is_some() || found.when.is_some() && entry.date.is_some() {
            return false;
        }
        for (slot, new, doubt) in [
            (&mut entry.lead, found.who, Doubt::LeadInText),
            (&mut entry.date, found.when, Doubt::DateInText),
        ] {
            if let Some(new) = new {
                *slot = Some(new);
                entry.doubts.push(doubt);
            }
        }
        entry.blocks.push(i);
        self.words(i, &found.left, "");
        true
    }
}
