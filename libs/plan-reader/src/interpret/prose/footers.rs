//! Paragraphs that are activities, each with lines beneath that say who owns it: "Action owner: … Due: …", or a name and a
//! date without a label, or by when alone.

use std::collections::HashMap;

use super::line::{Is, Line};
use super::opening::Opening;
use super::walker::Walker;
use super::when::{is_due, is_when};
use super::{Entry, details, narrative};
use crate::confidence::{Doubt, FoundBy};
use crate::draft::ColumnRole;
use crate::interpret::words::{begins_with_a_verb, word_list};
use crate::lead::looks_like_leads;

/// How the lines beneath such a paragraph say who owns it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Footer {
    Labelled,
    Bare,
}

/// Of lines without labels no more than this belong to the paragraph above: who, when, and how it goes.
const LONGEST: usize = 3;

impl Walker<'_, '_> {
    /// Finds these paragraphs, where the document has at least two and no label of its own for what is done. False where
    /// there are none.
    pub(super) fn learn_footers(&mut self) -> bool {
        let says_what =
            |r: &Option<ColumnRole>| matches!(r, Some(ColumnRole::Activity | ColumnRole::Recommendation));
        if self.roles.values().any(says_what) {
            return false;
        }
        let found: HashMap<usize, Footer> =
            (0..self.lines.len()).filter_map(|i| Some((i, self.footer(i)?))).collect();
        if found.len() > 1 {
            self.footed = found;
        }
        !self.footed.is_empty()
    }

    fn footer(&self, i: usize) -> Option<Footer> {
        let plain = |i: usize| self.line(i).filter(|l| l.is == Is::Plain).map(Line::text);
        let text = plain(i)?;
        let words = word_list(text).len();
        let below = plain(i + 1).filter(|_| !text.ends_with(':') && self.labelled(text).is_none())?;
        let parts = self.labelled(below);
        let says = |role| parts.iter().flatten().any(|p| self.role_of(&p.label) == Some(role));
        let set_apart = self.line(i).is_some_and(|l| l.p.bold) && text.ends_with('.')
            || says(ColumnRole::Lead) && says(ColumnRole::TargetDate);
        if words < 3 || words < 6 && !set_apart && !begins_with_a_verb(text) {
            return None;
        }
        if let Some(parts) = &parts {
            let owned = parts.iter().all(|p| !p.value.is_empty())
                && (says(ColumnRole::Lead) || says(ColumnRole::TargetDate) && begins_with_a_verb(text));
            return owned.then_some(Footer::Labelled);
        }
        let named = looks_like_leads(below) && !is_when(below) && plain(i + 2).is_some_and(is_when);
        let due = is_due(below) && narrative::is_action_like(text);
        (named || due || name_and_date(below).is_some()).then_some(Footer::Bare)
    }

    /// Takes in a line beneath such a paragraph that has no label. False where it says nothing of it.
    fn bare_footer(&mut self, i: usize, line: &Line<'_>) -> bool {
        let above = (i.saturating_sub(LONGEST)..i).rev().find(|above| self.footed.contains_key(above));
        let of = above.filter(|above| self.footed.get(above) == Some(&Footer::Bare));
        let entry = self.last.and_then(|id| self.out.entries.get(id));
        let Some(entry) = entry.filter(|e| of.is_some_and(|of| e.blocks.contains(&of))) else { return false };
        let (led, dated) = (entry.lead.is_some(), entry.date.is_some());
        let text = line.text();
        if let (false, false, Some((who, when))) = (led, dated, name_and_date(text)) {
            self.attach(i, "", Some(ColumnRole::Lead), who);
            self.attach(i, "", Some(ColumnRole::TargetDate), when);
            return true;
        }
        let role = match (led, dated) {
            (false, false) if is_due(text) => ColumnRole::TargetDate,
            (false, false) => ColumnRole::Lead,
            (true, false) if is_when(text) => ColumnRole::TargetDate,
            (true, true) if self.owned_on_two_lines(i) => ColumnRole::Achieved,
            _ => return false,
        };
        self.attach(i, "", Some(role), text);
        true
    }

    /// True for a line below one that says when and, above that, one that says who: what is told of progress.
    pub(super) fn owned_on_two_lines(&self, i: usize) -> bool {
        let plain =
            |i: Option<usize>| i.and_then(|i| self.line(i)).filter(|l| l.is == Is::Plain).map(Line::text);
        plain(i.checked_sub(1)).is_some_and(is_when)
            && plain(i.checked_sub(2)).is_some_and(|who| looks_like_leads(who) && !is_when(who))
    }

    /// Begins the activity that such a paragraph is. False for any other line.
    pub(super) fn take_footed(&mut self, i: usize, line: &Line<'_>) -> bool {
        if self.background.is_some() {
            return false;
        }
        let footed = self.footed.contains_key(&i);
        if footed {
            // Under words that announce actions nothing is guessed.
            let announced = self.open.is_some_and(|open| open.what == Opening::Activities);
            let entry = Entry {
                found_by: FoundBy::Paragraph,
                doubts: if announced { Vec::new() } else { vec![Doubt::KindGuessed] },
                at: line.at().clone(),
                why: "Read as an activity: a line beneath this paragraph says who owns it or by when it is due.",
                ..Entry::default()
            };
            let id = self.push(i, entry);
            self.fill_tail(id, i, details::tail(line.text(), false, self.aliases));
        }
        footed || self.bare_footer(i, line)
    }
}

/// "Head of Stock · March 2027" as who leads and by when.
fn name_and_date(text: &str) -> Option<(&str, &str)> {
    let (who, when) = [" · ", " | ", " • "].iter().find_map(|mark| text.split_once(mark))?;
    (looks_like_leads(who) && is_when(when)).then_some((who.trim(), when.trim()))
}
