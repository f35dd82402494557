//! Activities that are headings, each over headings that ask the same of all: "Action 4: Open the gates", "Who will help?" over
//! a list, "When will we do it?" over another.

use std::collections::{HashMap, HashSet};

use super::Entry;
use super::details;
use super::line::{Is, Line};
use super::narrative::is_action_like;
use super::opening::{Opening, opening};
use super::start::{Start, start_of_entry, start_of_objective};
use super::walker::Walker;
use crate::confidence::{Doubt, FoundBy};
use crate::draft::ColumnRole;
use crate::interpret::columns::label_role;
use crate::interpret::words::{folded, is_theme_by_name, word_list};

/// What stands under one such activity takes no more lines than this.
const LONGEST: usize = 60;

/// One activity with the headings beneath it, each with the lines of its answer.
#[derive(Debug, Clone)]
pub(super) struct Asked {
    level: u8,
    labels: Vec<(usize, Vec<usize>)>,
}

impl Asked {
    /// The line behind its last answer.
    fn end(&self) -> usize {
        self.labels.iter().flat_map(|(_, answers)| answers).max().map_or(0, |i| i + 1)
    }
}

impl Walker<'_, '_> {
    /// Finds such activities: at least two of one depth, whose headings come again with most of them.
    pub(super) fn learn_asked(&mut self) {
        if self.strict {
            return;
        }
        let mut found: Vec<(usize, Asked)> =
            (0..self.lines.len()).filter_map(|i| Some((i, self.asked_at(i)?))).collect();
        let mut times: HashMap<(u8, String), usize> = HashMap::new();
        for (_, asked) in &found {
            let names: HashSet<String> = asked.labels.iter().map(|(i, _)| self.name_at(*i)).collect();
            for name in names {
                *times.entry((asked.level, name)).or_default() += 1;
            }
        }
        let mut levels: HashMap<u8, usize> = HashMap::new();
        found.iter().for_each(|(_, asked)| *levels.entry(asked.level).or_default() += 1);
        found.retain(|(_, asked)| {
            let all = levels.get(&asked.level).copied().unwrap_or_default();
            asked.labels.iter().all(|(i, _)| {
                let times = times.get(&(asked.level, self.name_at(*i))).copied().unwrap_or_default();
                times > 1 && times * 2 >= all
            })
        });
        if found.len() > 1 {
            self.asked = found.into_iter().filter(|(i, _)| !self.headed.contains(i)).collect();
        }
    }

    fn name_at(&self, i: usize) -> String {
        self.line(i).map(|l| folded(l.text())).unwrap_or_default()
    }

    /// The heading at this place with what is asked beneath it, where that tells who leads it or by when.
    fn asked_at(&self, at: usize) -> Option<Asked> {
        let line = self.line(at)?;
        let Is::Heading(level) = line.is else { return None };
        let text = line.text();
        let start = start_of_entry(text);
        let unnumbered = || {
            word_list(text).len() >= 3
                && !is_theme_by_name(text)
                && start_of_objective(text).is_none()
                && opening(text, true, self.aliases).is_none()
        };
        let acts = match &start {
            Some(start) => !start.recommends && !start.rest.is_empty(),
            None => unnumbered(),
        };
        if !acts {
            return None;
        }
        let mut labels: Vec<(usize, Vec<usize>)> = Vec::new();
        for i in at + 1..self.lines.len().min(at + LONGEST) {
            let Some(line) = self.line(i) else { break };
            match (&line.is, labels.last_mut()) {
                (Is::Heading(l), _) if *l <= level => break,
                (Is::Title, _) => break,
                (Is::Heading(_), _) => labels.push((i, Vec::new())),
                // What follows a list answers nothing.
                (Is::Plain, Some((_, answers))) if answers.last().is_some_and(|i| self.is_item(*i)) => break,
                (_, Some((_, answers))) => answers.push(i),
                (_, None) => return None,
            }
        }
        // So does what stands below the last answer, which may be the foot of the page.
        if let Some((_, answers)) =
            labels.last_mut().filter(|(_, a)| a.first().is_some_and(|i| !self.is_item(*i)))
        {
            answers.truncate(1);
        }
        let role = |i: usize| self.role_asked(self.line(i)?.text());
        let mut known = labels.iter().filter_map(|(i, _)| role(*i));
        let tells = known.any(|role| matches!(role, ColumnRole::Lead | ColumnRole::TargetDate));
        // Lists of their own are the activities, whatever stands over them.
        let holds = |i: usize| {
            let Some(line) = self.line(i) else { return false };
            let opened = opening(line.text(), true, self.aliases);
            matches!(opened, Some(Opening::Activities | Opening::Recommendations))
                || matches!(role(i), Some(ColumnRole::Activity | ColumnRole::Recommendation))
                || start_of_entry(line.text()).is_some()
        };
        let whole = |(i, answers): &(usize, Vec<usize>)| !answers.is_empty() && !holds(*i);
        (tells && labels.len() > 1 && labels.iter().all(whole)).then_some(Asked { level, labels })
    }

    fn role_asked(&self, heading: &str) -> Option<ColumnRole> {
        label_role(heading.trim_end_matches([':', '?']), self.aliases).or_else(|| asks_for(heading))
    }

    fn is_item(&self, i: usize) -> bool {
        self.line(i).is_some_and(|l| matches!(l.is, Is::Item(_)))
    }

    /// Takes in the activity whose heading stands here. Says where what is told of it ends.
    pub(super) fn take_asked(&mut self, at: usize, asked: &Asked) -> usize {
        let Some(line) = self.line(at) else { return at + 1 };
        self.above.retain(|(l, _)| *l < asked.level);
        (self.open, self.awaiting) = (None, None);
        self.last_list.clear();
        match start_of_entry(line.text()) {
            Some(Start { ref_, rest, own, .. }) => {
                let entry = Entry {
                    ref_: Some(ref_),
                    found_by: FoundBy::Heading,
                    at: line.at().clone(),
                    why: "Read as an activity: the line begins with its name and number.",
                    ..Entry::default()
                };
                let id = self.push(at, entry);
                self.words(at, &own, "");
                self.fill_tail(id, at, details::tail(&rest, false, self.aliases));
            }
            None => {
                self.begin_headed(at, line);
                self.of_heading = None;
            }
        }
        for (label, answers) in &asked.labels {
            let Some(name) = self.line(*label).map(Line::text) else { continue };
            let role = self.role_asked(name);
            self.words(*label, name, "Left out as a label: it only says what the lines below it are.");
            let own =
                matches!(role, Some(ColumnRole::Lead | ColumnRole::LeadAuthority | ColumnRole::TargetDate));
            for i in answers {
                let Some(line) = self.line(*i) else { continue };
                let text = match &line.is {
                    Is::Item(item) if own || answers.len() == 1 => item.text.clone(),
                    Is::Item(item) => format!("- {}", item.text),
                    _ => line.text().to_owned(),
                };
                self.attach(*i, name, role, &text);
            }
        }
        if let Some(entry) = self.last.take().and_then(|id| self.out.entries.get_mut(id))
            && asked
                .labels
                .iter()
                .any(|(_, answers)| answers.iter().filter(|i| does(self.lines, **i)).count() > 1)
        {
            entry.doubts.push(Doubt::KindGuessed);
        }
        asked.end()
    }
}

/// What "When shall we do it?" and "Who will help us with this?" ask for. "Who will benefit?" asks for nobody who does anything.
fn asks_for(heading: &str) -> Option<ColumnRole> {
    const DO: &[&str] = &[
        "do",
        "doing",
        "help",
        "lead",
        "deliver",
        "achieve",
        "make",
        "see",
        "take",
        "act",
        "work",
        "responsible",
    ];
    let words = word_list(heading);
    let has = |keys: &[&str]| words.iter().any(|w| keys.contains(&w.as_str()));
    let ahead = words.len() <= 8 && has(&["will", "shall", "should", "is", "are"]);
    match words.first().map(String::as_str) {
        Some("when") if ahead => Some(ColumnRole::TargetDate),
        Some("who") if ahead && has(DO) => Some(ColumnRole::Lead),
        _ => None,
    }
}

/// Several things to do in one answer may be the activities themselves.
fn does(lines: &[Option<Line<'_>>], i: usize) -> bool {
    let line = lines.get(i).and_then(Option::as_ref);
    line.is_some_and(|l| matches!(&l.is, Is::Item(it) if is_action_like(&it.text)))
}

#[cfg(test)]
mod tests {
    use super::asks_for;
    use crate::Options;
    use crate::draft::ColumnRole;

    #[test]
    fn questions_ask_who_acts_and_when() {
        for (heading, role) in [
            ("When shall we do it?", Some(ColumnRole::TargetDate)),
            ("Who will help us with this?", Some(ColumnRole::Lead)),
            ("Who will benefit?", None),
            ("When we began", None),
            ("How shall we do it?", None),
        ] {
            assert_eq!(asks_for(heading), role, "{heading}");
        }
    }

    fn read(page: &str) -> crate::Draft {
        crate::read(page.as_bytes(), "plan.md", &Options::default(), &mut |_| {}).unwrap().draft
    }

    #[test]
    fn headings_that_come_again_under_headings_say_who_and_when() {
        let form = |what: &str, how: &str, who: &str, when: &str| {
            format!(
                "### {what}\n\n#### How will we know?\n\n{how}\n\n#### Who is responsible?\n\n{who}\n\n#### By when?\n\n{when}\n\n"
            )
        };
        let page = [
            "# Plan of the parks, 2026\n\n## Paths\n\n".to_owned(),
            form(
                "Make every gate wide enough for a chair",
                "- Nobody is turned away.",
                "- Head of Parks\n- Friends of the Park",
                "- March 2027",
            ),
            form(
                "Put a bench every hundred yards",
                "- Review the benches each year\n- Publish how many there are",
                "- Estates",
                "- June 2027",
            ),
            "Printed by the trust.\n".to_owned(),
        ];
        let draft = read(&page.concat());
        let all: Vec<_> = draft.themes.iter().flat_map(|t| &t.activities).collect();
        let told: Vec<_> =
            all.iter().map(|a| (a.text.as_str(), a.lead.as_deref(), a.target_date.as_deref())).collect();
        assert_eq!(
            told,
            [
                (
                    "Make every gate wide enough for a chair",
                    Some("Head of Parks\nFriends of the Park"),
                    Some("March 2027")
                ),
                ("Put a bench every hundred yards", Some("Estates"), Some("June 2027")),
            ]
        );
        assert_eq!(all.iter().map(|a| a.doubts.len()).collect::<Vec<_>>(), [0, 1]);
    }
}
