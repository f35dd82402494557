//! Labels of two parts, as forms print them: "Corrective action: taken or planned: Train every panel", "Resolved: Yes or no: Yes".
//!
//! What stands between the first colon and the second is no part of the value where it comes again behind each of these labels.

use std::collections::HashMap;

use super::details::Labelled;
use super::line::Is;
use super::walker::Walker;
use super::when::begins_with_a_status;
use crate::interpret::columns::label_role;
use crate::interpret::words::folded;

/// The second part of a label has no more words than this.
const MOST_WORDS: usize = 6;

impl Walker<'_, '_> {
    /// Finds the labels that are always followed by the same second part, and gives both together the role of the first.
    pub(super) fn learn_double_labels(&mut self) {
        let mut seen: HashMap<String, Option<(&str, usize)>> = HashMap::new();
        for line in self.lines.iter().flatten().filter(|l| l.is == Is::Plain) {
            let Some((label, value)) = line.p.text.split_once(':') else { continue };
            let label = folded(label);
            if !self.roles.contains_key(&label) {
                continue;
            }
            let second = self.second_part(value).map(|(second, _)| second);
            let known = seen.entry(label).or_insert(second.map(|it| (it, 0)));
            *known = known.filter(|(it, _)| second == Some(*it)).map(|(it, times)| (it, times + 1));
        }
        for (label, known) in seen {
            if let Some((second, _)) = known.filter(|(_, times)| *times > 1) {
                let role = self.roles.get(&label).copied().flatten();
                self.roles.insert(folded(&format!("{label} {second}")), role);
                self.double_labels.insert(label, second.to_owned());
            }
        }
    }

    /// What stands before the colon in a value, and what behind it.
    fn second_part<'v>(&self, value: &'v str) -> Option<(&'v str, &'v str)> {
        let (second, rest) = value.split_once(':')?;
        let second = second.trim();
        let named = (1..=MOST_WORDS).contains(&second.split_whitespace().count())
            && second.starts_with(char::is_alphabetic)
            && !second.contains(['.', ';', '?', '!']);
        // "Done or agreed" asks which of them it is.
        let states = begins_with_a_status(second) && !second.contains(" or ");
        let own = label_role(second, self.aliases).is_some() || states;
        (named && !own && !rest.trim().is_empty()).then(|| (second, rest.trim()))
    }

    /// Puts the second part of a label with the first.
    pub(super) fn with_second_parts(&self, mut parts: Vec<Labelled>) -> Vec<Labelled> {
        for part in &mut parts {
            if let Some(second) = self.double_labels.get(&folded(&part.label))
                && let Some((_, rest)) = self.second_part(&part.value).filter(|(it, _)| it == second)
            {
                *part = Labelled { label: format!("{}: {second}", part.label), value: rest.to_owned() };
            }
        }
        parts
    }
}

#[cfg(test)]
mod tests {
    use crate::{Draft, Options};

    fn read(text: &str) -> Draft {
        crate::read(text.as_bytes(), "plan.txt", &Options::default(), &mut |_| {}).unwrap().draft
    }

    #[test]
    fn what_stands_behind_a_label_each_time_is_a_part_of_it() {
        let block = |n: u8, what: &str| {
            format!(
                "Rec. no.: {n}\nCorrective action: Taken or planned: {what}\nTarget date: May 2027\nOpen or closedb: Open\n\n"
            )
        };
        let draft = read(&format!(
            "Response to the audit\n\n{}{}",
            block(1, "Train every panel in fair hiring"),
            block(2, "Publish the pay gap by grade")
        ));
        let all: Vec<_> = draft.themes.iter().flat_map(|t| &t.activities).collect();
        let read: Vec<_> =
            all.iter().map(|a| (a.ref_.as_deref(), a.text.as_str(), a.achieved.as_deref())).collect();
        assert_eq!(
            read,
            [
                (Some("1"), "Train every panel in fair hiring", Some("Open")),
                (Some("2"), "Publish the pay gap by grade", Some("Open"))
            ]
        );
    }

    #[test]
    fn a_status_or_a_label_of_its_own_is_none() {
        let block = |what: &str| format!("Action: {what}\nLead: HR\nProgress: On track: two are done\n\n");
        let draft = read(&format!(
            "Race equality action plan\n\n{}{}",
            block("Train every panel"),
            block("Publish the gap")
        ));
        let first = &draft.themes[0].activities[0];
        assert_eq!(first.achieved.as_deref(), Some("On track: two are done"));
    }
}
