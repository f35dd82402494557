//! What has been done about an activity, where no label of its own says so: a list under "Evidence of progress", and a
//! paragraph below the line with its status.

use super::line::{Is, Line};
use super::opening::{Opening, opening};
use super::walker::Walker;
use super::{Entry, Piece};
use crate::draft::ColumnRole;
use crate::interpret::words::{folded, word_list};
use crate::status;

impl Walker<'_, '_> {
    /// True for "Evidence of progress" right over a list.
    pub(super) fn opens_account(&self, i: usize) -> bool {
        let over_list = matches!(self.line(i + 1), Some(Line { is: Is::Item(_), .. }));
        over_list
            && self.line(i).is_some_and(|l| {
                !matches!(l.is, Is::Item(_)) && opening(l.text(), true, self.aliases) == Some(Opening::Done)
            })
    }

    /// Takes in such a list beneath a heading that is an activity.
    pub(super) fn account_below_headed(&mut self, i: usize, line: &Line<'_>) -> bool {
        if self.opens_account(i) {
            self.in_account = true;
            self.words(i, line.text(), "");
            return true;
        }
        let Is::Item(item) = &line.is else {
            self.in_account = false;
            return false;
        };
        if self.in_account {
            self.set_status_aside();
            self.attach(i, "", Some(ColumnRole::Achieved), &format!("- {}", item.text));
        }
        self.in_account
    }

    /// Takes in a paragraph right below "Status: On track", which says more of how it goes; the status stays under its label.
    pub(super) fn account_below_status(&mut self, i: usize, line: &Line<'_>) -> bool {
        let text = line.text();
        let sentence = text.ends_with(['.', '!', ')', '”', '"']) && word_list(text).len() > 1;
        if self.strict || line.is != Is::Plain || line.stands_out() || !sentence {
            return false;
        }
        if self.background.is_some()
            || self.labelled_line(line).is_some()
            || opening(text, false, self.aliases).is_some()
        {
            return false;
        }
        // The last of them may as well be the foot of the page, unless it is as the others were.
        if i >= self.last_form && self.below_statuses < 2 {
            return false;
        }
        let Some(entry) = self.last.and_then(|id| self.out.entries.get_mut(id)) else { return false };
        let below = entry.blocks.iter().rev().take(4).max().is_some_and(|b| b + 1 == i);
        let told = entry.filled.last().is_some_and(|(role, _)| *role == ColumnRole::Achieved);
        let as_others = self.below_statuses > 0 && entry.achieved.as_deref().is_some_and(is_short);
        if !below || !told || !(as_others || set_aside(entry)) {
            return false;
        }
        if as_others {
            keep_under_label(entry);
        }
        entry.achieved = Some(text.to_owned());
        entry.open_account = true;
        entry.blocks.push(i);
        self.below_statuses += 1;
        self.put(i, Piece::Joined("Read as what has been done: it stands right below the status."));
        true
    }

    /// Keeps the status of the entry at hand under its own label, where an account of what has been done follows.
    fn set_status_aside(&mut self) {
        if let Some(entry) = self.last.and_then(|id| self.out.entries.get_mut(id)) {
            set_aside(entry);
        }
    }

    /// Where most statuses stand over such a paragraph, one that does not is no account either.
    pub(super) fn settle_statuses(&mut self) {
        if self.below_statuses > 1 {
            for entry in &mut self.out.entries {
                set_aside(entry);
            }
        }
    }
}

/// Moves what is only a status from the account of what has been done to its label. False where it says more.
fn set_aside(entry: &mut Entry) -> bool {
    let only = entry
        .achieved
        .as_deref()
        .is_some_and(|said| status::is_only_status(said) || status::hue_named(&folded(said)).is_some());
    only && keep_under_label(entry)
}

fn keep_under_label(entry: &mut Entry) -> bool {
    let label =
        entry.filled.iter().rev().find(|(role, _)| *role == ColumnRole::Achieved).map(|f| f.1.clone());
    let (Some(label), Some(said)) = (label.filter(|l| !l.is_empty()), entry.achieved.take()) else {
        return false;
    };
    entry.other.push((label, said));
    true
}

/// "Some way to go", where a status stands in the others.
fn is_short(said: &str) -> bool {
    said.split_whitespace().count() <= 6 && !said.ends_with('.')
}
