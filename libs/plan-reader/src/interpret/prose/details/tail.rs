//! What was found at the end of a line, and what may still be taken off it.

use super::{Tail, bracket_end, is_when, lead_then_date, short_name};
use crate::aliases::Aliases;
use crate::date::{self, DateOptions};
use crate::draft::ColumnRole;
use crate::interpret::columns::label_role;
use crate::lead;

impl Tail {
    /// Puts a labelled value in its place; nothing for a label that has none here.
    pub(super) fn put(&mut self, label: &str, value: &str, aliases: &Aliases) -> Option<()> {
        let role = label_role(label, aliases)?;
        // "Lead: Matron, by June 2026" names both under one label.
        if role == ColumnRole::Lead
            && self.date.is_none()
            && let Some((who, when)) = lead_then_date(value)
        {
            crate::interpret::add_line(&mut self.lead, who);
            self.date = Some(when.to_owned());
            self.left.push(label.to_owned());
            return Some(());
        }
        let slot = match role {
            ColumnRole::Lead | ColumnRole::LeadAuthority => &mut self.lead,
            ColumnRole::TargetDate => &mut self.date,
            ColumnRole::Achieved => &mut self.achieved,
            _ => return None,
        };
        crate::interpret::add_line(slot, value);
        self.left.push(label.to_owned());
        Some(())
    }

    /// Who leads, where it stands behind the last dash before the date: "Publish it – Head of HR" beside "June 2026".
    pub(in super::super) fn lead_before_date(&self) -> Option<(&str, &str)> {
        if self.lead.is_some() || self.date.is_none() {
            return None;
        }
        let dash = [" – ", " — ", " - ", " | "].iter().filter_map(|d| Some((self.text.rfind(d)?, d.len())));
        let (at, length) = dash.max()?;
        let (before, who) = (self.text.get(..at)?.trim_end(), self.text.get(at + length..)?.trim());
        let names = who.split_whitespace().count() <= 8 && (lead::looks_like_leads(who) || short_name(who));
        // "Support carers – Black and Asian carers" says again who is meant; posts are written with capitals.
        let last = who.rsplit(char::is_whitespace).next().unwrap_or_default();
        let again = last.starts_with(char::is_lowercase)
            && before.split_whitespace().any(|w| w.eq_ignore_ascii_case(last));
        (names && !again && before.split_whitespace().count() >= 2).then_some((before, who))
    }

    /// Takes in what stands between another such dash and the date: "Test the alarms – Each term – September" is due each term.
    pub(super) fn take_first_half(&mut self, dash: &str) {
        let Some((before, first)) = self.text.rsplit_once(dash) else { return };
        let alone = self.lead.is_none() && self.achieved.is_none() && self.left.is_empty();
        let when = is_when(first) || date::read(first, &DateOptions::default()).recurrence.is_some();
        if alone
            && when
            && before.split_whitespace().count() >= 2
            && first.split_whitespace().count() <= 4
            && let Some(date) = &mut self.date
        {
            *date = format!("{first}{dash}{date}");
            self.text = before.trim_end().to_owned();
        }
    }

    /// Takes off what stands in square brackets at the end, where the document names leads in such.
    pub(in super::super) fn take_brackets(&mut self) {
        if let Some((before, who)) = bracket_end(&self.text).map(|(b, w)| (b.to_owned(), w.to_owned())) {
            self.text = before;
            self.lead = Some(who);
        }
    }

    /// Takes off who leads, where it stands before the date.
    pub(in super::super) fn part_lead(&mut self) {
        if let Some((before, who)) = self.lead_before_date().map(|(b, w)| (b.to_owned(), w.to_owned())) {
            self.text = before;
            self.lead = Some(who);
        }
    }

    pub(in super::super) fn is_empty(&self) -> bool {
        self.lead.is_none() && self.date.is_none() && self.achieved.is_none()
    }
}
