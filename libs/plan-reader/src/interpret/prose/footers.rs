//! Paragraphs that are activities, each with a line beneath that says who owns it: "Action owner: … Due: …".

use std::collections::HashSet;

use super::line::{Is, Line};
use super::walker::Walker;
use super::{Entry, details};
use crate::confidence::{Doubt, FoundBy};
use crate::draft::ColumnRole;
use crate::interpret::words::word_list;

impl Walker<'_, '_> {
    /// Finds these paragraphs, where the document has at least two and no label of its own for what is done. False where
    /// there are none.
    pub(super) fn learn_footers(&mut self) -> bool {
        let says_what =
            |r: &Option<ColumnRole>| matches!(r, Some(ColumnRole::Activity | ColumnRole::Recommendation));
        if self.roles.values().any(says_what) {
            return false;
        }
        let found: HashSet<usize> = (0..self.lines.len()).filter(|i| self.has_footer(*i)).collect();
        if found.len() > 1 {
            self.footed = found;
        }
        !self.footed.is_empty()
    }

    fn has_footer(&self, i: usize) -> bool {
        let plain = |i: usize| self.line(i).filter(|l| l.is == Is::Plain);
        let text = plain(i).map_or("", Line::text);
        let told = word_list(text).len() >= 6 && !text.ends_with(':') && self.labelled(text).is_none();
        let owned = plain(i + 1).and_then(|l| self.labelled(l.text())).is_some_and(|parts| {
            parts.iter().all(|p| !p.value.is_empty())
                && parts.iter().any(|p| self.role_of(&p.label) == Some(ColumnRole::Lead))
        });
        told && owned
    }

    /// Begins the activity that such a paragraph is. False for any other line.
    pub(super) fn take_footed(&mut self, i: usize, line: &Line<'_>) -> bool {
        let footed = self.footed.contains(&i) && self.background.is_none();
        if footed {
            let entry = Entry {
                found_by: FoundBy::Paragraph,
                doubts: vec![Doubt::KindGuessed],
                at: line.at().clone(),
                why: "Read as an activity: a line beneath this paragraph says who owns it.",
                ..Entry::default()
            };
            let id = self.push(i, entry);
            self.fill_tail(id, i, details::tail(line.text(), false, self.aliases));
        }
        footed
    }
}
