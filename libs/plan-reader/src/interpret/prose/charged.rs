//! Sections that say what is done in paragraphs, and then under headings of their own who leads and how it is measured.

use super::line::Is;
use super::opening::{Opening, opening};
use super::start::start_of_entry;
use super::walker::Walker;
use super::{Entry, Piece, details};
use crate::confidence::{Doubt, FoundBy};
use crate::draft::ColumnRole;
use crate::interpret::add_line;
use crate::interpret::columns::label_role;
use crate::interpret::words::folded;

/// More lines than this between a heading and who leads are no list of actions.
const MOST_ACTIONS: usize = 12;

/// One such section, by its lines.
#[derive(Debug, Clone)]
pub(super) struct Charged {
    actions: Vec<usize>,
    /// Its heading is the number of one action: "Commitment 3".
    numbered: bool,
    /// Headings that are labels, each with the lines beneath it.
    labels: Vec<(usize, Vec<usize>)>,
}

impl Charged {
    /// The line behind the last of its labels and their values.
    fn end(&self, lines: usize) -> usize {
        let last = self.labels.iter().flat_map(|(label, values)| values.iter().chain([label])).max();
        last.map_or(lines, |i| i + 1)
    }
}

impl Walker<'_, '_> {
    /// Finds such sections: at least two, each with a heading that says who leads below what is done.
    pub(super) fn learn_charged(&mut self) {
        if self.strict || !self.headed.is_empty() {
            return;
        }
        let found: Vec<Charged> =
            (0..self.lines.len()).filter_map(|i| self.charged_from(i)).flatten().collect();
        if found.len() < 2 {
            return;
        }
        for section in found {
            if let Some(first) = section.actions.first() {
                self.charged.insert(*first, section);
            }
        }
    }

    fn heading_at(&self, i: usize) -> Option<u8> {
        match self.line(i)?.is {
            Is::Heading(level) => Some(level),
            _ => None,
        }
    }

    fn label_at(&self, i: usize) -> Option<ColumnRole> {
        label_role(self.line(i)?.text().trim_end_matches([':', '?']), self.aliases)
    }

    /// The section that begins with this heading; several, where its labels come again below the next action.
    fn charged_from(&self, heading: usize) -> Option<Vec<Charged>> {
        let level = self.heading_at(heading)?;
        let start = start_of_entry(self.line(heading)?.text());
        if start.as_ref().is_some_and(|s| s.recommends || !s.rest.is_empty()) {
            return None;
        }
        let end = (heading + 1..self.lines.len())
            .find(|i| self.line(*i).is_none() || self.heading_at(*i).is_some_and(|l| l <= level))
            .unwrap_or(self.lines.len());
        let mut section = Charged { actions: Vec::new(), numbered: start.is_some(), labels: Vec::new() };
        let mut before: Vec<Charged> = Vec::new();
        for i in heading + 1..end {
            let line = self.line(i)?;
            if self.heading_at(i).is_some() {
                let announces = opening(line.text(), true, self.aliases) == Some(Opening::Activities);
                if self.says_label_again(&section, i) {
                    // What stands right above the first label again is the next action.
                    let (_, values) = section.labels.last_mut()?;
                    let next = values.pop().filter(|_| !values.is_empty() && !section.numbered)?;
                    let next =
                        Charged { actions: vec![next], numbered: false, labels: vec![(i, Vec::new())] };
                    before.push(std::mem::replace(&mut section, next));
                    continue;
                }
                // "Next steps" among who leads and how it goes tells of the one action above.
                if !announces || section.numbered && !section.labels.is_empty() {
                    section.labels.push((i, Vec::new()));
                } else if !section.actions.is_empty() || !section.labels.is_empty() {
                    return None;
                }
            } else if let Some((_, values)) = section.labels.last_mut() {
                values.push(i);
            } else if line.is == Is::Plain
                && self.labelled_line(line).is_none()
                && !line.text().ends_with(':')
            {
                section.actions.push(i);
            } else {
                return None;
            }
        }
        let says_who = |(i, values): &(usize, Vec<usize>)| {
            matches!(self.label_at(*i), Some(ColumnRole::Lead | ColumnRole::LeadAuthority))
                && !values.is_empty()
        };
        let whole = |section: &Charged| {
            (1..=MOST_ACTIONS).contains(&section.actions.len())
                && section.labels.first().is_some_and(says_who)
                && section.labels.iter().all(|(_, values)| !values.is_empty())
        };
        before.push(section);
        before.iter().all(whole).then_some(before)
    }

    /// True where this heading is the first label of the section again.
    fn says_label_again(&self, section: &Charged, i: usize) -> bool {
        let name = |i: usize| self.line(i).map(|l| folded(l.text()));
        section.labels.first().is_some_and(|(first, _)| name(*first) == name(i))
    }

    /// Takes in the section whose first action stands here. Says where it ends.
    pub(super) fn take_charged(&mut self, section: &Charged) -> usize {
        let begun = self.last.filter(|id| {
            section.numbered
                && self.out.entries.get(*id).is_some_and(|e| e.ref_.is_some() && e.text.is_empty())
        });
        let doubts = if begun.is_some() { Vec::new() } else { vec![Doubt::SharedDetails] };
        let mut told = Entry { doubts, ..Entry::default() };
        for (label, values) in &section.labels {
            let Some(name) = self.line(*label).map(|l| l.text().to_owned()) else { continue };
            self.words(*label, &name, "Left out as a label: it only says what the lines below it are.");
            let role = self.label_at(*label);
            let mut other = None;
            for i in values {
                let Some(line) = self.line(*i) else { continue };
                let text = match &line.is {
                    Is::Item(item) => format!("- {}", item.text),
                    _ => line.text().to_owned(),
                };
                let slot = match role {
                    Some(ColumnRole::Lead | ColumnRole::LeadAuthority) => &mut told.lead,
                    Some(ColumnRole::TargetDate) => &mut told.date,
                    Some(ColumnRole::Achieved) => &mut told.achieved,
                    _ => &mut other,
                };
                add_line(slot, &text);
                told.blocks.push(*i);
                self.put(
                    *i,
                    Piece::Joined("Read with each action of its section: a heading says what it is."),
                );
            }
            told.other.extend(other.map(|words| (name, words)));
        }
        if let Some(id) = begun {
            self.fill_begun(id, section, told);
            return section.end(self.lines.len());
        }
        for i in &section.actions {
            let Some(line) = self.line(*i) else { continue };
            let entry = Entry {
                found_by: FoundBy::Paragraph,
                at: line.at().clone(),
                why: "Read as an activity: below it headings of its section say who leads.",
                ..told.clone()
            };
            let id = self.push(*i, entry);
            let found = details::tail(line.text(), false, self.aliases);
            self.fill_tail(id, *i, found);
        }
        section.end(self.lines.len())
    }

    /// Gives the action whose number the heading is its words, and what is told of it.
    fn fill_begun(&mut self, id: usize, section: &Charged, told: Entry) {
        let mut text = None;
        for i in &section.actions {
            if let Some(line) = self.line(*i) {
                add_line(&mut text, line.text());
                self.put(*i, Piece::Joined("Read as the text of the entry that the line above begins."));
            }
        }
        if let Some(entry) = self.out.entries.get_mut(id) {
            entry.text = text.unwrap_or_default();
            (entry.lead, entry.date, entry.achieved) = (told.lead, told.date, told.achieved);
            entry.other.extend(told.other);
            entry.blocks.extend(section.actions.iter().copied().chain(told.blocks));
        }
    }
}
