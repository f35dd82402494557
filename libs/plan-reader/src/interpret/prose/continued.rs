//! What goes on over several lines: the account of what has been done, and a part that announces recommendations.

use super::line::{Is, Line};
use super::lists::{Listed, say_who_and_when};
use super::opening::{Opening, opening};
use super::progress_words::reports;
use super::start::{start_of_entry, start_of_objective};
use super::walker::{Open, Walker};
use super::{Entry, Piece};
use crate::Location;
use crate::draft::ColumnRole;
use crate::interpret::add_line;
use crate::interpret::words::{folded, word_list};

/// So many lines below a heading tell whether forms stand under it.
const NEAR: usize = 12;

/// No form has more labels than these that would be looked through for one that stands again.
const MOST_LABELS: usize = 40;

const WHY: &str = "Read with what has been done: it goes on with the line above.";

impl Walker<'_, '_> {
    /// The entry whose account of what has been done ends in the line above.
    fn account_above(&self, i: usize) -> Option<usize> {
        let id = self.last.filter(|_| self.background.is_none())?;
        let entry = self.out.entries.get(id)?;
        let right_below = entry.blocks.iter().rev().take(NEAR).max().is_some_and(|b| b + 1 == i);
        let told = entry.filled.last().is_some_and(|(role, _)| *role == ColumnRole::Achieved);
        let goes_on = || self.in_cell_of_line_above(i) || self.label_goes_on(entry, i + 1);
        (entry.achieved.is_some() && right_below && (entry.open_account || told && goes_on())).then_some(id)
    }

    /// "What we have done: …", more of it, "What is next: …": a label below that begins no other form.
    fn label_goes_on(&self, entry: &Entry, i: usize) -> bool {
        let Some(line) = self.line(i) else { return false };
        let led_in = line.p.lead_in.as_deref().filter(|l| l.trim_end().ends_with(':'));
        let known = self.labelled_line(line).and_then(|parts| Some(parts.into_iter().next()?.label));
        let label = known.or_else(|| led_in.map(|l| l.trim_end().trim_end_matches(':').to_owned()));
        // A label that stood before begins another form.
        let again = |label: &str| {
            let other = entry.other.iter().map(|(own, _)| own);
            let stood = entry.filled.iter().map(|(_, own)| own).chain(other).take(MOST_LABELS);
            stood.into_iter().any(|own| folded(own) == folded(label))
        };
        label.is_some_and(|label| {
            !again(&label) && matches!(self.role_of(&label), None | Some(ColumnRole::Achieved))
        })
    }

    /// Takes in a further paragraph of what has been done. False where the line is something else.
    pub(super) fn goes_on(&mut self, i: usize, line: &Line<'_>) -> bool {
        let Some(id) = self.account_above(i) else { return false };
        let text = line.text();
        if line.stands_out()
            || self.labelled_line(line).is_some()
            || start_of_entry(text).is_some()
            || opening(text, line.p.bold, self.aliases).is_some()
            || start_of_objective(text).is_some()
            || !self.tells_more(id, i, text)
        {
            return false;
        }
        self.add_to_account(id, i, text);
        true
    }

    /// True where a line stands in the same cell as the one above it.
    fn in_cell_of_line_above(&self, i: usize) -> bool {
        let above = i.checked_sub(1).and_then(|above| self.line(above));
        above.zip(self.line(i)).is_some_and(|(a, b)| in_one_cell(a.at(), b.at()))
    }

    /// A sentence more of an account. What stands below the last form may be the foot of the page, unless it reports something.
    fn tells_more(&self, id: usize, i: usize, text: &str) -> bool {
        let over_list = || {
            text.ends_with(':') && matches!(self.line(i + 1), Some(below) if matches!(below.is, Is::Item(_)))
        };
        let sentence = text.ends_with(['.', '!', '”', '"', ')']) && text.split_whitespace().count() > 3;
        self.in_cell_of_line_above(i)
            || over_list()
            || self.out.entries.get(id).is_some_and(|entry| self.label_goes_on(entry, i + 1))
            || sentence && (i < self.last_form || reports(text))
    }

    /// Where the last line stands that begins a form.
    pub(super) fn learn_last_form(&mut self) {
        let begins = |i: &usize| {
            self.headed.contains(i) || self.line(*i).is_some_and(|l| start_of_entry(l.text()).is_some())
        };
        self.last_form = (0..self.lines.len()).rev().find(begins).unwrap_or_default();
    }

    /// The same for a list below such a paragraph.
    pub(super) fn list_goes_on(&mut self, from: usize, items: &[Listed]) -> bool {
        let Some(id) = self.account_above(from) else { return false };
        let bare = |it: &Listed| it.item.label.is_none() && it.details.is_empty() && it.shared.is_empty();
        let told = self.out.entries.get(id).and_then(|e| e.achieved.as_deref());
        let leads_in = told.is_some_and(|t| t.trim_end().ends_with(':'))
            || from < self.last_form
            || self.in_cell_of_line_above(from);
        if !items.iter().all(bare) || !leads_in {
            return false;
        }
        for it in items {
            self.add_to_account(id, it.block, &format!("- {}", it.item.text));
        }
        true
    }

    /// What has been done may go on below a label that stands over it.
    pub(super) fn leave_account_open(&mut self, role: Option<ColumnRole>) {
        if let Some(entry) = self.last.and_then(|id| self.out.entries.get_mut(id)) {
            entry.open_account = role == Some(ColumnRole::Achieved);
        }
    }

    fn add_to_account(&mut self, id: usize, i: usize, text: &str) {
        let Some(entry) = self.out.entries.get_mut(id) else { return };
        add_line(&mut entry.achieved, text);
        entry.blocks.push(i);
        self.put(i, Piece::Joined(WHY));
    }

    /// Begins the activity that "Promise: We will pay our panels" is, where several headings begin with this label.
    pub(super) fn begins_by_label(&mut self, i: usize, line: &Line<'_>) -> bool {
        let Some((label, _)) = line.text().split_once(": ").filter(|_| !self.strict) else { return false };
        let known =
            label.split_whitespace().count() <= 3 && self.role_of(label) == Some(ColumnRole::Activity);
        if !known || self.labels_of_headings.get(&folded(label)).is_none_or(|times| *times < 2) {
            return false;
        }
        let parts = self.labelled(line.text());
        parts.is_some_and(|parts| parts.len() == 1 && self.details(i, line, &parts))
    }

    /// Counts the labels that headings begin with.
    pub(super) fn learn_labels_of_headings(&mut self) {
        let lines = self.lines;
        let headings = lines.iter().flatten().filter(|l| matches!(l.is, Is::Heading(_)));
        for (label, _) in headings.filter_map(|l| l.text().split_once(": ")) {
            *self.labels_of_headings.entry(folded(label)).or_default() += 1;
        }
    }

    /// True for the report of a commission or a review that speaks of its recommendations before the first of its parts' lists.
    pub(super) fn reviews(&self, title: &[String]) -> bool {
        let has = |keys: &[&str]| title.iter().any(|w| keys.contains(&w.as_str()));
        // "Action plan in response to the review" is a plan.
        let judges = has(&["commission", "review", "inquiry", "enquiry"])
            && !has(&[
                "plan",
                "response",
                "progress",
                "update",
                "updates",
                "actions",
                "tracker",
                "implementation",
            ]);
        let lists = |line: &&Line<'_>| !matches!(line.is, Is::Item(_));
        let before = self.lines.iter().flatten().take_while(lists);
        judges && before.skip(1).any(|l| word_list(l.text()).iter().any(|w| w == "recommendations"))
    }

    /// True where forms that begin with their name and number stand under a heading, whatever it is called.
    pub(super) fn holds_forms(&self, at: usize, level: u8) -> bool {
        let under = (at + 1..self.lines.len().min(at + NEAR)).map_while(|i| Some((i, self.line(i)?)));
        let own = under.take_while(|(_, line)| {
            !matches!(line.is, Is::Heading(l) if l <= level) || start_of_entry(line.text()).is_some()
        });
        let begins =
            own.filter(|(_, l)| start_of_entry(l.text()).is_some_and(|s| !s.recommends)).map(|(i, _)| i);
        !self.strict
            && begins.into_iter().any(|i| {
                (i + 1..i + 4).filter_map(|i| self.labelled_line(self.line(i)?)).flatten().any(|part| {
                    let role = self.role_of(&part.label);
                    matches!(role, Some(ColumnRole::Lead | ColumnRole::TargetDate)) && !part.value.is_empty()
                })
            })
    }

    /// True for a list under words that announce recommendations; "Our recommendations" holds for those under the headings
    /// beneath it as well.
    pub(super) fn announces_recommendations(&self, open: Option<Open>, items: &[Listed]) -> bool {
        let inherited = || self.recommends_under.is_some() && !self.strict;
        match open {
            Some(open) => open.what == Opening::Recommendations,
            None => inherited() && !say_who_and_when(items, self.aliases),
        }
    }
}

fn in_one_cell(a: &Location, b: &Location) -> bool {
    a.table.is_some() && (a.table, a.row, a.column) == (b.table, b.row, b.column)
}
