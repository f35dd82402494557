//! Activities that are headings, each with the lines of its form beneath: who leads it, by when, how it goes.

use super::details::Labelled;
use super::item_labels::own_label;
use super::line::{Is, Line};
use super::opening::{Opening, opening};
use super::progress_words::reports;
use super::spans::span_within;
use super::start::{start_of_entry, start_of_objective};
use super::walker::Walker;
use super::when::is_when;
use super::{Entry, details};
use std::collections::HashSet;

use crate::confidence::{Doubt, FoundBy};
use crate::draft::ColumnRole;
use crate::interpret::columns::label_role;
use crate::interpret::numbered_through;
use crate::interpret::words::{begins_with_a_verb, folded, is_lettered_number, is_theme_by_name, word_list};
use crate::status;

/// A form beneath a heading takes no more lines than this.
const LONGEST: usize = 24;

impl Walker<'_, '_> {
    /// Finds the headings that are activities: at least two of one depth, with a lead or a date labelled beneath them
    /// and nothing there that is an activity itself.
    pub(super) fn learn_headed(&mut self) {
        if self.strict {
            return;
        }
        let found: Vec<(usize, u8)> = (0..self.lines.len())
            .filter_map(|i| match self.line(i)?.is {
                Is::Heading(level) if self.is_headed(i, level) => Some((i, level)),
                _ => None,
            })
            .collect();
        // "On track" may stand above the heading of a card.
        let badged = found.iter().filter(|(i, _)| self.is_badge(i.checked_sub(1))).count();
        self.badges_above = badged > 1 && badged == found.len();
        for (i, level) in &found {
            if found.iter().filter(|(_, l)| l == level).count() > 1 {
                self.headed.insert(*i);
            }
        }
        self.terms |= !self.headed.is_empty();
        // The heading is what is done: "Measure" beneath it is no other activity.
        for (label, role) in self.roles.iter_mut().filter(|_| !self.headed.is_empty()) {
            if *role == Some(ColumnRole::Activity) && label_role(label, self.aliases).is_none() {
                *role = None;
            }
        }
    }

    fn is_headed(&self, at: usize, level: u8) -> bool {
        let Some(line) = self.line(at) else { return false };
        let text = line.text();
        if word_list(text).len() < 3
            || is_theme_by_name(text)
            || start_of_entry(text).or_else(|| start_of_objective(text)).is_some()
            || opening(text, true, self.aliases).is_some()
        {
            return false;
        }
        // A line that says who and one that says when, without labels.
        let bare = self.owned_on_two_lines(at + 3);
        let (mut dated, mut led, mut told) = (bare, bare, false);
        let (mut account, mut acted, mut stated) = (false, false, false);
        let mut labels: HashSet<String> = HashSet::new();
        for i in at + 1..self.lines.len() {
            let Some(line) = self.line(i) else { return false };
            if matches!(line.is, Is::Heading(l) if l <= level) || matches!(line.is, Is::Title) {
                break;
            }
            // What is done stands as a paragraph over the labels.
            if i > at + LONGEST || self.footed.contains_key(&i) {
                return false;
            }
            if let Some(parts) = self.labelled_line(line) {
                // Where the same label comes again, each is of the paragraph right above it rather than of the heading.
                let again = parts.first().is_some_and(|p| !labels.insert(folded(&p.label)));
                let of_paragraph = || {
                    let above = i.checked_sub(1).and_then(|above| self.line(above));
                    above.is_some_and(|l| l.is == Is::Plain && self.labelled_line(l).is_none())
                };
                if again && of_paragraph() {
                    return false;
                }
                for part in parts {
                    match label_role(&part.label, self.aliases) {
                        Some(ColumnRole::TargetDate) => dated = true,
                        Some(ColumnRole::Lead | ColumnRole::LeadAuthority) => led = true,
                        Some(ColumnRole::Achieved) => {
                            (told, stated) = (true, stated || status::is_only_status(&part.value));
                        }
                        Some(ColumnRole::Activity | ColumnRole::Recommendation) => return false,
                        _ => {}
                    }
                }
                continue;
            }
            if let Some(found) = self.told_beneath(line) {
                led |= found.who.is_some();
                dated |= found.when.is_some();
                continue;
            }
            if let Some(label) = self.label_alone(i) {
                match label_role(&label, self.aliases) {
                    Some(ColumnRole::TargetDate) => dated = true,
                    Some(ColumnRole::Lead | ColumnRole::LeadAuthority) => led = true,
                    Some(ColumnRole::Achieved) => told = true,
                    Some(ColumnRole::Activity | ColumnRole::Recommendation) => return false,
                    _ => {}
                }
            }
            if self.opens_account(i) {
                (told, account) = (true, true);
                continue;
            }
            acted |= opening(line.text(), line.stands_out(), self.aliases) == Some(Opening::Done);
            account &= matches!(line.is, Is::Item(_));
            match &line.is {
                _ if account => {}
                // Items of their own are what is done under the heading.
                _ if says_status(line) => {}
                // Among items that say who and when, others have labels nobody knows.
                Is::Item(_) if (led || dated) && own_label(line).is_some() => {}
                Is::Item(_) => return false,
                Is::Heading(_) if self.label_alone(i).is_none() => return false,
                _ if matches!(
                    opening(line.text(), line.stands_out(), self.aliases),
                    Some(Opening::Activities | Opening::Recommendations)
                ) =>
                {
                    return false;
                }
                _ => {}
            }
        }
        // "Action taken" over an account and "Status: In progress": nobody is named, but how it goes is said twice.
        dated && (led || told) || led && told || acted && stated
    }

    /// Begins the activity that a heading is.
    pub(super) fn begin_headed(&mut self, i: usize, line: &Line<'_>) {
        let entry = Entry {
            found_by: FoundBy::Heading,
            at: line.at().clone(),
            doubts: if self.owned_on_two_lines(i + 3) { vec![Doubt::KindGuessed] } else { Vec::new() },
            why: "Read as an activity: lines beneath this heading say who leads it and by when.",
            ..Entry::default()
        };
        let id = self.push(i, entry);
        let numbered = numbered_through::number(line.text())
            .filter(|(number, _)| number.contains('.') || has_mark(line.text(), number))
            .or_else(|| line.text().split_once(' ').filter(|(own, _)| is_lettered_number(own)));
        let text = numbered.map_or(line.text(), |(_, name)| name);
        self.fill_tail(id, i, details::tail(text, false, self.aliases));
        self.of_heading = Some(id);
        if let Some(above) = i.checked_sub(1).filter(|_| self.badges_above)
            && let Some(badge) = self.line(above)
        {
            self.attach(above, "Status", None, badge.text());
        }
        if let (Some((number, _)), Some(entry)) = (numbered, self.out.entries.get_mut(id)) {
            entry.ref_ = Some(number.to_owned());
        }
    }

    /// Takes in a line of the form beneath such a heading. False where it says nothing of it.
    pub(super) fn below_headed(&mut self, i: usize, line: &Line<'_>) -> bool {
        if self.last.is_none()
            || self.last != self.of_heading
            || self.headed.contains(&i)
            || self.ends_headed(line)
        {
            return false;
        }
        if self.dated_account(i, line) || self.account_below_headed(i, line) || self.badge_of_next(i, line) {
            return true;
        }
        if let Some(found) = self.told_beneath(line) {
            return self.tell_last(i, found);
        }
        if let Some(parts) = self.labelled_line(line).or_else(|| own_label(line).map(|part| vec![part])) {
            return self.details(i, line, &parts);
        }
        if self.bare_below_headed(i, line) {
            return true;
        }
        let says = self.awaiting.is_none() && says_status(line);
        if says {
            self.attach(i, "Status", None, line.text());
        }
        says
    }

    fn is_badge(&self, i: Option<usize>) -> bool {
        i.and_then(|i| self.line(i)).is_some_and(says_status)
    }

    /// True for the status of the next activity, which its heading takes in.
    fn badge_of_next(&self, i: usize, line: &Line<'_>) -> bool {
        self.badges_above && self.headed.contains(&(i + 1)) && says_status(line)
    }

    /// "March 2026: two schools have joined" beneath an activity, in a document that reports on its plan.
    fn dated_account(&mut self, i: usize, line: &Line<'_>) -> bool {
        let Some(part) = own_label(line).filter(|part| is_when(&part.label)) else { return false };
        let told = self.reporting || reports(&part.value);
        if let (true, Is::Item(item)) = (told, &line.is) {
            self.attach(i, "", Some(ColumnRole::Achieved), &item.text);
        }
        told
    }

    /// Takes in who, when and how it goes, a line each without a label, right beneath the heading.
    fn bare_below_headed(&mut self, i: usize, line: &Line<'_>) -> bool {
        let place = (1..=3usize).find(|n| i.checked_sub(*n).is_some_and(|at| self.headed.contains(&at)));
        let Some(place) = place.filter(|n| line.is == Is::Plain && self.owned_on_two_lines(i + 3 - n)) else {
            return false;
        };
        let role = match place {
            1 => ColumnRole::Lead,
            2 => ColumnRole::TargetDate,
            _ => ColumnRole::Achieved,
        };
        self.attach(i, "", Some(role), line.text());
        true
    }

    /// True for a heading that stands as high as the activity at hand, or higher.
    fn ends_headed(&self, line: &Line<'_>) -> bool {
        let depth = |line: &Line<'_>| if let Is::Heading(level) = line.is { Some(level) } else { None };
        let entry = self.of_heading.and_then(|id| self.out.entries.get(id));
        let of_entry = entry.and_then(|e| self.line(*e.blocks.first()?)).and_then(depth);
        depth(line).zip(of_entry).is_some_and(|(this, entry)| this <= entry)
    }

    /// What a heading says of the lines below it. "Members" over things to do is no heading of those who lead them.
    pub(super) fn opened_by(&self, i: usize, heading: &str) -> Option<Opening> {
        let found = opening(heading, true, self.aliases).or_else(|| {
            (heads_targets_of_a_time(heading) && self.is_task(i + 1)).then_some(Opening::Activities)
        });
        // Nor is "Accountability" over another heading or a line in bold.
        let heads_others =
            || self.line(i + 1).is_some_and(|l| l.stands_out() || self.headed.contains(&(i + 1)));
        found.filter(|what| {
            *what != Opening::Details(ColumnRole::Lead) || !self.is_task(i + 1) && !heads_others()
        })
    }

    /// True for an item that begins with something to do.
    fn is_task(&self, i: usize) -> bool {
        let item = self.line(i).and_then(|l| if let Is::Item(item) = &l.is { Some(item) } else { None });
        // "To fit a ramp" is something to do, whatever the verb.
        let does = |text: &str| begins_with_a_verb(text) || text.starts_with("To ");
        item.is_some_and(|it| does(&it.text) && it.text.split_whitespace().count() > 3)
    }

    /// The labelled values of a line: by their colons, or by bold words before the others.
    pub(super) fn labelled_line(&self, line: &Line<'_>) -> Option<Vec<Labelled>> {
        let text = match &line.is {
            Is::Item(item) if item.label.is_none() => item.text.as_str(),
            _ => line.text(),
        };
        // "(Lead: Housing)" in a line of its own.
        let text = text
            .strip_prefix('(')
            .and_then(|t| t.trim_end_matches('.').strip_suffix(')'))
            .filter(|t| !t.contains(['(', ')']))
            .unwrap_or(text);
        self.labelled(text).or_else(|| {
            let label = line.p.lead_in.as_deref()?;
            let value = text.strip_prefix(label)?.trim_start_matches([' ', '\u{a0}', ':', '–', '-', '|']);
            let known = label_role(label, self.aliases).is_some() && !value.is_empty();
            known.then(|| vec![Labelled { label: label.to_owned(), value: value.to_owned() }])
        })
    }
}

/// True for "Targets 2026/27" and "Key targets for 2027", which say of a list only what it is and when, and name no theme.
pub(super) fn heads_targets_of_a_time(heading: &str) -> bool {
    let words = word_list(heading);
    let bare: Vec<&str> =
        words.iter().map(String::as_str).filter(|w| !matches!(*w, "our" | "key" | "main")).collect();
    let [first, rest @ ..] = bare.as_slice() else { return false };
    matches!(*first, "targets" | "milestones" | "objectives" | "priorities")
        && words.len() <= 8
        && span_within(heading).is_some_and(|span| word_list(&span).len() + 1 >= rest.len())
}

/// True for "3. Publish the figures", where a mark behind the number shows that it counts: "12 months of action" does not.
fn has_mark(text: &str, number: &str) -> bool {
    text.trim_start().strip_prefix(number).is_some_and(|rest| rest.starts_with(['.', ')', ':']))
}

/// A badge on a line of its own: "In progress".
fn says_status(line: &Line<'_>) -> bool {
    status::is_only_status(line.text()) && word_list(line.text()).len() <= 4
}

#[cfg(test)]
mod tests {
    use super::heads_targets_of_a_time;

    #[test]
    fn targets_of_a_time_name_no_theme() {
        for heading in ["Targets 2026/27", "Our key targets for 2026-27", "Priorities (2026 to 2028)"] {
            assert!(heads_targets_of_a_time(heading), "{heading}");
        }
        for heading in
            ["Targets", "Targets for homes 2026/27", "Equality objectives 2026/27", "Fair work 2026/27"]
        {
            assert!(!heads_targets_of_a_time(heading), "{heading}");
        }
    }

    #[test]
    fn headings_over_an_account_and_a_status_are_activities() {
        let read = |status: &str| {
            let one = |what: &str| {
                format!("### {what}\n\n**Action taken**\n\nA form was written in May.\n\n{status}\n\n")
            };
            let text = format!(
                "# What the inspectors asked\n\n## Halls\n\n{}{}",
                one("The college should hear students within a week"),
                one("The college should tell wardens whom to call")
            );
            crate::read(text.as_bytes(), "found.md", &crate::Options::default(), &mut |_| {})
                .map(|r| {
                    r.draft.themes.into_iter().flat_map(|t| t.activities).map(|a| a.text).collect::<Vec<_>>()
                })
                .unwrap_or_default()
        };
        assert_eq!(read("**Status:** In progress").len(), 2);
        assert_eq!(read("**Status: On hold**")[1], "The college should tell wardens whom to call");
        assert!(read("It went well.").is_empty());
    }
}
