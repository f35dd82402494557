//! What the document's own use of words teaches: which labels it has, and what its numbered entries stand over.

use super::details::{self, Labelled};
use super::forms::{is_label_like, is_long_label};
use super::line::Is;
use super::opening::{Opening, opening};
use super::start::{Start, start_of_entry, start_of_objective};
use super::walker::Walker;
use crate::aliases::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::columns::{self, label_role};
use crate::interpret::words::{folded, says_what_is_counted};

impl Walker<'_, '_> {
    /// Finds recommendations that a table follows before the next one begins, where two or more stand so.
    pub(super) fn learn_answered(&mut self) {
        let mut open = None;
        for (i, line) in self.lines.iter().enumerate() {
            match line {
                None => self.answered.extend(open.take()),
                Some(line) if start_of_entry(line.text()).is_some_and(|s| s.recommends) => open = Some(i),
                Some(_) => {}
            }
        }
        if self.answered.len() < 2 {
            self.answered.clear();
        }
    }

    /// Finds out which labels the document uses and gives each a role, as if they headed the columns of a table.
    pub(super) fn learn_labels(&mut self) {
        let mut seen: Vec<(String, String, usize)> = Vec::new();
        let mut note = |label: &str| {
            let key = folded(label);
            match seen.iter_mut().find(|(k, ..)| *k == key) {
                Some((.., n)) => *n += 1,
                None => seen.push((key, label.trim().to_owned(), 1)),
            }
        };
        let (mut texts, mut values) = (0, 0);
        for (i, line) in self.lines.iter().enumerate() {
            let Some(line) = line.as_ref().filter(|l| matches!(l.is, Is::Plain | Is::Heading(_))) else {
                continue;
            };
            if let Some(label) = line.p.lead_in.as_deref().filter(|l| label_role(l, self.aliases).is_some()) {
                note(label.trim_end_matches(':'));
            } else if let Some(label) = self.label_alone(i) {
                match label_role(&label, self.aliases) {
                    Some(ColumnRole::Activity | ColumnRole::Recommendation) => texts += 1,
                    Some(_) => values += 1,
                    None => {}
                }
                note(&label);
            } else if let Some(parts) = several(line.text(), self.aliases) {
                parts.iter().for_each(|part| note(&part.label));
            } else if let Some((label, value)) = line.text().split_once(':')
                && (is_label_like(label, self.aliases) || is_long_label(label))
                && !value.trim().is_empty()
                && start_of_entry(line.text()).is_none()
                && start_of_objective(line.text()).is_none()
            {
                note(label);
            }
        }
        self.terms = texts > 0 && values > 0;
        let used: Vec<(String, String)> = seen
            .into_iter()
            .filter(|(_, label, n)| label_role(label, self.aliases).is_some() || *n >= 2)
            .map(|(key, label, _)| (key, label))
            .collect();
        let mut headings: Vec<String> = used.iter().map(|(_, label)| label.clone()).collect();
        // Where lists of actions stand under words of their own, no other label names the activity.
        let announced = self.lines.iter().flatten().any(|l| {
            !matches!(l.is, Is::Item(_))
                && opening(l.text(), l.stands_out(), self.aliases) == Some(Opening::Activities)
        });
        // So it is where the items themselves are called "Action 1.1".
        let acts = |text: &str| {
            let named = text.split_once(':').and_then(|(label, _)| label_role(label, self.aliases));
            named == Some(ColumnRole::Activity) || start_of_entry(text).is_some_and(|s| !s.recommends)
        };
        let itemised = self.lines.iter().flatten().any(|l| matches!(&l.is, Is::Item(it) if acts(&it.text)));
        let started = |l: &&super::line::Line<'_>| {
            l.is == Is::Plain && start_of_entry(l.text()).is_some_and(|s| !s.recommends && !s.rest.is_empty())
        };
        let itemised = itemised || self.lines.iter().flatten().filter(started).count() > 1;
        if (announced || itemised)
            && !used.iter().any(|(_, label)| label_role(label, self.aliases) == Some(ColumnRole::Activity))
        {
            headings.push("Action".to_owned());
        }
        let mut assigned = columns::assign_knowing(&headings, self.aliases, &[]);
        // Where no label tells of progress, its status is all that is known of it.
        let progress = assigned.contains(&Some(ColumnRole::Achieved));
        for role in assigned.iter_mut().filter(|r| **r == Some(ColumnRole::Status)) {
            *role = (!progress).then_some(ColumnRole::Achieved);
        }
        // In a form the number of what was recommended is that of what is done for it, where only the latter is written.
        if ![ColumnRole::Ref, ColumnRole::Recommendation].iter().any(|r| assigned.contains(&Some(*r))) {
            let numbers = assigned.iter_mut().filter(|r| **r == Some(ColumnRole::RecommendationRef));
            numbers.for_each(|role| *role = Some(ColumnRole::Ref));
        }
        self.roles = used.into_iter().zip(assigned).map(|((key, _), role)| (key, role)).collect();
        // Labels that never stand with a known one belong to no form.
        if !self.roles.values().any(Option::is_some) {
            self.roles.clear();
        }
        self.learn_evidence();
    }

    /// "Evidence: number of staff trained" says how an action is measured, not how it goes.
    fn learn_evidence(&mut self) {
        let values = || {
            let labelled = self.lines.iter().flatten().filter_map(|line| {
                let text = if let Is::Item(item) = &line.is { item.text.as_str() } else { line.text() };
                text.split_once(':')
            });
            labelled.filter(|(label, _)| folded(label) == "evidence").map(|(_, value)| value)
        };
        let counted = values().filter(|value| says_what_is_counted(value)).count();
        if counted > 0 && counted * 2 >= values().count() {
            self.roles.insert("evidence".to_owned(), None);
        }
    }

    /// Finds out whether what begins "Commitment 3" is an activity or stands over activities.
    pub(super) fn learn_starts(&mut self) {
        self.learn_said_above();
        let mut words: Vec<String> = Vec::new();
        let starts: Vec<(usize, Start)> = (0..self.lines.len())
            .filter_map(|i| {
                let line = self.line(i)?;
                let plain = matches!(line.is, Is::Plain | Is::Heading(_));
                start_of_entry(line.text()).filter(|_| plain).map(|s| (i, s))
            })
            .collect();
        for (_, start) in &starts {
            if !words.contains(&start.word) {
                words.push(start.word.clone());
            }
        }
        for word in words {
            let (mut over, mut all) = (0, 0);
            for (n, (at, start)) in starts.iter().enumerate() {
                if start.word != word {
                    continue;
                }
                all += 1;
                let end = starts.get(n + 1).map_or(self.lines.len(), |s| s.0);
                over += usize::from(self.stands_over_activities(at + 1, end, start));
            }
            self.parents.insert(word, over * 2 >= all);
        }
    }

    fn stands_over_activities(&self, from: usize, to: usize, start: &Start) -> bool {
        if self.holds_said_above(from, to) {
            return true;
        }
        let mut opened = false;
        // "Action 1" over one "What we will do" only gives it its number.
        let mut numbered = start.rest.is_empty();
        for i in from..to {
            let Some(line) = self.line(i) else { return true };
            match &line.is {
                Is::Item(_) if opened => return true,
                Is::Plain | Is::Heading(_) => {
                    if let Some(label) = line.text().split_once(':').map(|(l, _)| l) {
                        let activity = matches!(label_role(label, self.aliases), Some(ColumnRole::Activity));
                        if activity && folded(label) != start.word {
                            return true;
                        }
                    }
                    let label = self.label_alone(i).filter(|_| self.terms);
                    if label.is_some_and(|l| label_role(&l, self.aliases) == Some(ColumnRole::Activity)) {
                        if !std::mem::take(&mut numbered) {
                            return true;
                        }
                        continue;
                    }
                    match opening(line.text(), line.stands_out() || line.text().ends_with(':'), self.aliases)
                    {
                        Some(Opening::Activities) => opened = true,
                        Some(_) => opened = false,
                        None if matches!(line.is, Is::Heading(_)) => return false,
                        None => {}
                    }
                }
                _ => {}
            }
        }
        false
    }
}

/// The labelled values of a line that has several: "Lead: HR | Timeline: June 2026 | Status: On track".
fn several(text: &str, aliases: &Aliases) -> Option<Vec<Labelled>> {
    details::labelled(text, &|_| false, aliases).filter(|parts| parts.len() > 1)
}
