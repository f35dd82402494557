//! Forms written as paragraphs: "Commitment 3: …", "Lead: …", "By when: …", one line or one term for each value.

use super::details::{self, Labelled};
use super::line::{Is, Line};
use super::opening::Opening;
use super::said::{Said, said};
use super::walker::{Open, Walker};
use super::when::is_when;
use super::{Entry, Piece};
use crate::aliases::Aliases;
use crate::confidence::{Doubt, FoundBy};
use crate::date;
use crate::draft::ColumnRole;
use crate::interpret::add_line;
use crate::interpret::columns::label_role;
use crate::interpret::words::{Label, folded, label_of, word_list};

impl Walker<'_, '_> {
    /// A label on a line of its own over its value, where the document is written so.
    pub(super) fn term(&self, i: usize) -> Option<String> {
        if !self.terms {
            return None;
        }
        self.label_alone(i)
            .filter(|l| label_role(l, self.aliases).is_some() || self.roles.contains_key(&folded(l)))
    }

    pub(super) fn label_alone(&self, i: usize) -> Option<String> {
        let line = self.line(i)?;
        let next = self.line(i + 1)?;
        let text = line.text();
        let label = text.trim_end_matches(':').trim();
        let shape = matches!(line.is, Is::Plain | Is::Heading(_))
            && (line.stands_out() || text.ends_with(':'))
            && !matches!(line.p.manner, crate::block::Manner::Heading(n) if n <= 2);
        let value = next.is == Is::Plain && !next.p.bold && !next.text().ends_with(':');
        (shape && value && is_label_like(label, self.aliases)).then(|| label.to_owned())
    }

    pub(super) fn take_term(&mut self, i: usize, label: &str) {
        let part = Labelled { label: label.to_owned(), value: String::new() };
        let Some(line) = self.line(i) else { return };
        if !self.details(i, line, &[part]) {
            self.awaiting = None;
        }
    }

    pub(super) fn labelled(&self, text: &str) -> Option<Vec<Labelled>> {
        let parts = details::labelled(text, &|label| self.roles.contains_key(&folded(label)), self.aliases)?;
        Some(self.with_second_parts(parts))
    }

    /// Takes in a line of labelled values. False where it belongs to nothing.
    pub(super) fn details(&mut self, i: usize, line: &Line<'_>, parts: &[Labelled]) -> bool {
        if self.background.is_some() {
            return false;
        }
        self.open_form(i, line);
        let begins = |role: Option<ColumnRole>| {
            matches!(role, Some(ColumnRole::Activity | ColumnRole::Recommendation | ColumnRole::Ref))
        };
        let any_begins = parts.iter().any(|p| begins(self.role_of(&p.label)));
        if self.last.is_none() && (!any_begins || self.aims_at(i, parts)) {
            return self.of_theme(i, parts);
        }
        if self.strict
            && any_begins
            && !self.roles.values().any(|r| matches!(r, Some(ColumnRole::Lead | ColumnRole::TargetDate)))
        {
            return false;
        }
        for part in parts {
            let role = self.role_of(&part.label);
            self.words(i, &part.label, "");
            match role {
                Some(ColumnRole::Lead)
                    if self.leads_whole_list(i) && self.said_of_all(i, ColumnRole::Lead, &part.value) => {}
                Some(role @ (ColumnRole::Activity | ColumnRole::Recommendation)) => {
                    self.begin_form(i, line, role == ColumnRole::Recommendation, None);
                    if part.value.is_empty() {
                        self.awaiting = Some(part.label.clone());
                        // "Actions:" over a list opens the list.
                        if matches!(self.line(i + 1), Some(Line { is: Is::Item(_), .. })) {
                            self.awaiting = None;
                            self.drop_last();
                            self.open = Some(Open { what: Opening::Activities, by_line: true });
                        }
                    } else if let Some(id) = self.last {
                        self.fill_text(id, i, &part.value);
                    }
                }
                Some(ColumnRole::Ref) => {
                    self.begin_form(i, line, false, Some(part.value.clone()));
                }
                _ if part.value.is_empty() => self.awaiting = Some(part.label.clone()),
                _ => self.attach(i, &part.label, role, &part.value),
            }
        }
        true
    }

    /// True for "Responsibility: Head of Estates" some way below a list in which nobody leads anything.
    fn leads_whole_list(&self, i: usize) -> bool {
        let of_list = self.last_list.len() > 1 && self.last_list.last().copied() == self.last;
        let entries = || self.last_list.iter().filter_map(|id| self.out.entries.get(*id));
        let apart = entries().next_back().is_some_and(|e| !e.blocks.iter().any(|b| b + 1 == i || *b == i));
        of_list && apart && entries().all(|e| e.lead.is_none())
    }

    /// "Aim: nobody leaves without a welcome" right under a heading and over a list of what is done for it.
    fn aims_at(&self, i: usize, parts: &[Labelled]) -> bool {
        let [only] = parts else { return false };
        let below = self.line(i + 1).and_then(|l| if let Is::Item(item) = &l.is { Some(item) } else { None });
        let heading =
            i.checked_sub(1).and_then(|at| self.line(at)).is_some_and(|l| matches!(l.is, Is::Heading(_)));
        heading
            && !only.value.is_empty()
            && matches!(
                label_of(&format!("{}: {}", only.label, only.value), false),
                Some((Label::Outcome, ..))
            )
            && below.is_some_and(|item| self.labelled(&item.text).is_none())
    }

    fn drop_last(&mut self) {
        if let Some(id) = self.last.take() {
            let empty = self.out.entries.get(id).is_some_and(|e| e.text.is_empty() && e.ref_.is_none());
            if empty
                && let Some(pieces) = self
                    .out
                    .at
                    .values_mut()
                    .find(|p| p.iter().any(|x| matches!(x, Piece::Entry(n) if *n == id)))
            {
                pieces.retain(|x| !matches!(x, Piece::Entry(n) if *n == id));
            }
        }
    }

    fn begin_form(&mut self, i: usize, line: &Line<'_>, recommends: bool, ref_: Option<String>) {
        let waits = self.last.and_then(|id| self.out.entries.get(id)).is_some_and(|e| {
            matches!(e.found_by, FoundBy::Form | FoundBy::Heading)
                && e.text.is_empty()
                && (e.ref_.is_some() || e.awaits_text)
                && ref_.is_none()
        });
        if waits {
            return;
        }
        let why = if recommends {
            "Read as a recommendation: a label says so, and the labels after it belong to it."
        } else {
            "Read as an activity: a label says so, and the labels after it belong to it."
        };
        let entry = Entry {
            recommends,
            ref_,
            found_by: FoundBy::Form,
            at: line.at().clone(),
            why,
            ..Entry::default()
        };
        self.push(i, entry);
    }

    fn fill_text(&mut self, id: usize, i: usize, value: &str) {
        let found = details::tail(value, false, self.aliases);
        for words in &found.left {
            self.words(i, words, "");
        }
        let Some(entry) = self.out.entries.get_mut(id) else { return };
        if found.is_empty() {
            let Said { text, lead, date } = said(&found.text);
            let (text, lead) = if entry.lead.is_none() { (text, lead) } else { (found.text.as_str(), None) };
            // What a label said above stands.
            for (slot, new, doubt) in
                [(&mut entry.lead, lead, Doubt::LeadInText), (&mut entry.date, date, Doubt::DateInText)]
            {
                if let (None, Some(new)) = (&slot, new) {
                    *slot = Some(new.to_owned());
                    entry.doubts.push(doubt);
                }
            }
            entry.text = text.to_owned();
        } else {
            entry.text = found.text;
        }
        for (slot, new) in [
            (&mut entry.lead, found.lead),
            (&mut entry.date, found.date),
            (&mut entry.achieved, found.achieved),
        ] {
            if let Some(new) = new {
                add_line(slot, &new);
            }
        }
    }

    /// The value of a label that stood on a line of its own.
    pub(super) fn value(&mut self, i: usize, label: &str, text: &str) {
        let role = self.role_of(label);
        match role {
            Some(ColumnRole::Activity | ColumnRole::Recommendation) => {
                if let Some(id) = self.last {
                    self.fill_text(id, i, text);
                    if let Some(entry) = self.out.entries.get_mut(id) {
                        entry.blocks.push(i);
                    }
                    self.put(i, Piece::Joined("Read as the text of the entry that the label above begins."));
                }
            }
            Some(role @ (ColumnRole::Lead | ColumnRole::TargetDate))
                if self.heads_list(i) && self.said_of_all(i, role, text) => {}
            _ if self.last.is_some() => {
                self.attach(i, label, role, text);
                self.leave_account_open(role);
            }
            _ => {}
        }
    }

    /// True where the label above this line is a heading right below a list of several activities, which it tells of.
    fn heads_list(&self, i: usize) -> bool {
        let heading = i
            .checked_sub(1)
            .and_then(|above| self.line(above))
            .is_some_and(|l| matches!(l.is, Is::Heading(_)));
        heading && self.last_list.len() > 1 && self.last_list.last().copied() == self.last
    }

    /// Puts a value where its label says, or keeps it under its label.
    pub(super) fn attach(&mut self, i: usize, label: &str, role: Option<ColumnRole>, value: &str) {
        if role == Some(ColumnRole::Theme) && !is_rank(value) {
            self.put(i, Piece::Theme(value.to_owned()));
            return;
        }
        // "Lead: Matron, by June 2026", where no label says when.
        if role == Some(ColumnRole::Lead)
            && !self.roles.values().any(|r| *r == Some(ColumnRole::TargetDate))
            && let Some((who, when)) = details::lead_then_date(value)
        {
            self.attach(i, label, role, who);
            self.attach(i, "", Some(ColumnRole::TargetDate), when);
            return;
        }
        // "Target: all managers" says who or what is meant, and not when.
        let meant = matches!(folded(label).as_str(), "target" | "targets") && !says_when(value);
        let role = role.filter(|role| *role != ColumnRole::TargetDate || !meant);
        let Some(entry) = self.last.and_then(|id| self.out.entries.get_mut(id)) else { return };
        entry.blocks.push(i);
        entry.open_account = false;
        // A label says better than the text who leads and by when.
        let mut instead = None;
        for (of, doubt) in
            [(ColumnRole::Lead, Doubt::LeadInText), (ColumnRole::TargetDate, Doubt::DateInText)]
        {
            if role == Some(of) && entry.doubts.contains(&doubt) {
                entry.doubts.retain(|d| *d != doubt);
                let slot = if of == ColumnRole::Lead { &mut entry.lead } else { &mut entry.date };
                instead = slot.take().filter(|it| !entry.text.contains(it.as_str())).or(instead);
            }
        }
        let same = |e: &Entry, role: ColumnRole| {
            e.filled.iter().any(|(r, l)| *r == role && folded(l) == folded(label))
        };
        let slot = match role {
            Some(ColumnRole::Lead | ColumnRole::LeadAuthority) => {
                Some((ColumnRole::Lead, entry.lead.is_some()))
            }
            Some(ColumnRole::TargetDate) => Some((ColumnRole::TargetDate, entry.date.is_some())),
            Some(ColumnRole::Achieved) => Some((ColumnRole::Achieved, entry.achieved.is_some())),
            Some(ColumnRole::Service) => Some((ColumnRole::Service, entry.service.is_some())),
            _ => None,
        };
        match slot {
            Some((role, full)) if !full || same(entry, role) => {
                entry.filled.push((role, label.to_owned()));
                let slot = match role {
                    ColumnRole::Lead => &mut entry.lead,
                    ColumnRole::TargetDate => &mut entry.date,
                    ColumnRole::Service => &mut entry.service,
                    _ => &mut entry.achieved,
                };
                add_line(slot, value);
            }
            _ => entry.other.push((label.to_owned(), value.to_owned())),
        }
        if let Some(words) = instead {
            self.words(i, &words, "Left out: a label says who leads.");
        }
        self.put(
            i,
            Piece::Joined(
                "Read with the entry above it: the line begins with a label for one of its values.",
            ),
        );
    }

    /// Labelled values right under the heading of a theme.
    fn of_theme(&mut self, i: usize, parts: &[Labelled]) -> bool {
        if self.strict || self.above.is_empty() {
            return false;
        }
        let mut any = false;
        for part in parts {
            if part.value.is_empty() {
                continue;
            }
            let whole = format!("{}: {}", part.label, part.value);
            let piece = match label_of(&whole, true).map(|l| l.0) {
                Some(Label::Outcome) => Piece::ThemeOutcome(part.value.clone()),
                Some(Label::Lead) => Piece::ThemeLead(part.value.clone()),
                _ if label_role(&part.label, self.aliases) == Some(ColumnRole::Lead) => {
                    Piece::ThemeLead(part.value.clone())
                }
                _ if label_role(&part.label, self.aliases) == Some(ColumnRole::Outcome) => {
                    Piece::ThemeOutcome(part.value.clone())
                }
                _ if label_role(&part.label, self.aliases) == Some(ColumnRole::TargetDate)
                    && is_when(&part.value) =>
                {
                    self.span = Some(part.value.clone());
                    Piece::Joined(
                        "Read as the time of the activities below: it stands right under the theme's heading.",
                    )
                }
                _ => {
                    self.words(i, &whole, "Left out as a note: the label belongs to no activity.");
                    continue;
                }
            };
            any = true;
            self.words(i, &part.label, "");
            self.put(i, piece);
        }
        if !any {
            self.out.at.remove(&i);
        }
        any
    }
}

/// Priorities are often "High" or "2": no theme is called so.
fn is_rank(value: &str) -> bool {
    let words = word_list(value);
    words.len() <= 2
        && words.iter().all(|w| {
            matches!(w.as_str(), "high" | "medium" | "low" | "urgent" | "routine" | "critical")
                || w.chars().all(|c| c.is_ascii_digit())
        })
}

/// "Progress we are making towards this objective": a label where it stands again and again.
pub(super) fn is_long_label(label: &str) -> bool {
    (6..=8).contains(&word_list(label).len())
        && label.trim().starts_with(char::is_uppercase)
        && !label.contains(['.', ',', ';', '?'])
}

pub(super) fn is_label_like(label: &str, aliases: &Aliases) -> bool {
    let words = word_list(label).len();
    (1..=5).contains(&words)
        && label.trim().starts_with(char::is_uppercase)
        && !label.contains(['.', ',', ';', '?'])
        || label_role(label, aliases).is_some()
}

/// True for words in which any time is read.
fn says_when(value: &str) -> bool {
    value.contains(|c: char| c.is_ascii_digit())
        || date::read(value, &date::DateOptions::default()).kind != date::TargetKind::None
}
