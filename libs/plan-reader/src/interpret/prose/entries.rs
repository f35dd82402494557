//! Making entries of lines: where they begin, and what is put into them.

use super::line::{Is, Line};
use super::start::{Start, start_of_objective};
use super::walker::Walker;
use super::{Entry, Piece, details};
use crate::confidence::{Doubt, FoundBy};
use crate::draft::UnplacedReason;
use crate::interpret::add_line;
use crate::lead::looks_like_leads;

impl Walker<'_, '_> {
    pub(super) fn begin(&mut self, i: usize, line: &Line<'_>, start: &Start, found_by: FoundBy) {
        let parent = self.parents.get(&start.word).copied().unwrap_or(false);
        let recommends = start.recommends || parent;
        let why = if recommends {
            "Read as a recommendation: the line begins with its name and number."
        } else {
            "Read as an activity: the line begins with its name and number."
        };
        let entry = Entry {
            recommends,
            ref_: Some(start.ref_.clone()),
            found_by,
            at: line.at().clone(),
            why,
            ..Entry::default()
        };
        let id = self.push(i, entry);
        self.words(i, &start.own, "");
        let mut found = details::tail(&start.rest, false, self.aliases);
        if found.lead_before_date().is_some_and(|(_, who)| looks_like_leads(who)) {
            found.part_lead();
        }
        self.fill_tail(id, i, found);
    }

    /// Takes in what was found to begin here as a whole. Says where it ends.
    pub(super) fn take_whole(&mut self, i: usize) -> Option<usize> {
        if let Some(answered) = self.answers.get(&i).copied() {
            return Some(self.take_answered(i, answered));
        }
        if self.background.is_some() {
            return None;
        }
        if let Some(section) = self.charged.get(&i).cloned() {
            return Some(self.take_charged(&section));
        }
        if let Some(asked) = self.asked.get(&i).cloned() {
            return Some(self.take_asked(i, &asked));
        }
        let card = self.badged.get(&i).cloned()?;
        Some(self.take_badged(i, &card))
    }

    /// Leaves what stood under other headings behind.
    pub(super) fn stand_under(&mut self, level: u8, heading: &str) {
        (self.last, self.open, self.background) = (None, None, None);
        self.last_list.clear();
        self.above.retain(|(l, _)| *l < level);
        self.above.push((level, heading.to_owned()));
    }

    pub(super) fn push(&mut self, i: usize, mut entry: Entry) -> usize {
        entry.blocks.push(i);
        let id = self.out.entries.len();
        self.out.entries.push(entry);
        self.put(i, Piece::Entry(id));
        self.last = Some(id);
        id
    }

    pub(super) fn put(&mut self, i: usize, piece: Piece) {
        self.out.at.entry(i).or_default().push(piece);
    }

    pub(super) fn words(&mut self, i: usize, text: &str, why: &'static str) {
        self.put(i, Piece::Words { text: text.to_owned(), reason: UnplacedReason::Label, why });
    }

    /// The words of a label, once for all entries that share what it says.
    pub(super) fn shared_words(&mut self, i: usize, label: &str) {
        let said = |p: &Piece| matches!(p, Piece::Words { text, .. } if text == label);
        // They stand before what is joined, so that the first few pieces tell.
        if !self.out.at.get(&i).is_some_and(|pieces| pieces.iter().take(16).any(said)) {
            self.words(i, label, "");
        }
    }

    pub(super) fn fill_tail(&mut self, id: usize, i: usize, found: details::Tail) {
        for words in &found.left {
            self.words(i, words, "");
        }
        let Some(entry) = self.out.entries.get_mut(id) else { return };
        entry.text = found.text;
        if found.told {
            entry.doubts.push(Doubt::LeadInText);
        }
        let found = [found.lead, found.date, found.achieved];
        for (slot, new) in [&mut entry.lead, &mut entry.date, &mut entry.achieved].into_iter().zip(found) {
            if let Some(new) = new {
                add_line(slot, &new);
            }
        }
    }

    pub(super) fn begins_entry(&self, i: usize, start: &Start, heading: bool) -> bool {
        let parent = self.parents.get(&start.word).copied().unwrap_or(false);
        let beside_tables = self.strict && !self.answered.contains(&i);
        self.background.is_none() && !beside_tables && (start.recommends || !(parent && heading))
    }

    /// An objective with the labels of a form right below it.
    pub(super) fn objective(&self, i: usize, text: &str) -> Option<Start> {
        let below = self.line(i + 1).filter(|l| l.is == Is::Plain);
        let labelled = below.and_then(|l| self.labelled(l.text())).is_some();
        start_of_objective(text).filter(|_| labelled && self.background.is_none() && !self.strict)
    }
}
