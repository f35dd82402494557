//! Forms that begin with who, when or anything else rather than with what: "Who: …", "What: …", "When: …", again and again.

use std::collections::{HashMap, HashSet};

use super::Entry;
use super::line::{Is, Line};
use super::walker::Walker;
use crate::confidence::FoundBy;
use crate::draft::ColumnRole;
use crate::interpret::words::folded;

impl Walker<'_, '_> {
    /// Finds the lines with which such forms begin: in a run of labelled lines the first label, where it comes again and
    /// what is done stands after each time exactly once.
    pub(super) fn learn_openers(&mut self) {
        let (mut found, mut words) = (HashSet::new(), HashSet::new());
        let mut pending: Vec<(String, Vec<usize>)> = Vec::new();
        let mut at = 0;
        while at < self.lines.len() {
            let run = self.run(at);
            if let Some((word, begins)) = self.forms_of(at, &run) {
                if begins.len() > 1 {
                    words.insert(word.clone());
                }
                pending.push((word, begins));
            }
            at += run.len().max(1);
        }
        // One form alone may as well be an activity with its theme's lead above it.
        for (word, begins) in pending {
            if words.contains(&word) {
                found.extend(begins);
            }
        }
        self.openers = found;
        self.openers.extend(self.terms_before_what());
    }

    /// Terms such as "You said" that stand right before the one that says what is done, each time and nowhere else.
    fn terms_before_what(&self) -> Vec<usize> {
        if !self.terms {
            return Vec::new();
        }
        let terms: Vec<(usize, String)> =
            (0..self.lines.len()).filter_map(|i| Some((i, folded(&self.term(i)?)))).collect();
        let of = |label: &str| self.roles.get(label).copied().flatten();
        let mut before: HashMap<&str, Vec<usize>> = HashMap::new();
        for pair in terms.windows(2) {
            if let [(i, first), (_, second)] = pair
                && of(first).is_none()
                && of(second) == Some(ColumnRole::Activity)
            {
                before.entry(first).or_default().push(*i);
            }
        }
        let whats = terms.iter().filter(|(_, label)| of(label) == Some(ColumnRole::Activity)).count();
        let always = before.into_iter().find(|(label, at)| {
            at.len() > 1 && at.len() == whats && terms.iter().filter(|(_, l)| l == label).count() == whats
        });
        always.map(|(_, at)| at).unwrap_or_default()
    }

    /// The labels of the lines from here on, one each, up to a line that has none.
    fn run(&self, from: usize) -> Vec<(String, Option<ColumnRole>)> {
        (from..self.lines.len())
            .map_while(|i| {
                let line = self.line(i).filter(|l| l.is == Is::Plain)?;
                let part = self.labelled(line.text())?.into_iter().next().filter(|p| !p.value.is_empty())?;
                Some((folded(&part.label), self.role_of(&part.label)))
            })
            .collect()
    }

    /// The first label of a run, and where a form begins with it.
    fn forms_of(&self, from: usize, run: &[(String, Option<ColumnRole>)]) -> Option<(String, Vec<usize>)> {
        let (word, role) = run.first()?;
        // What is recommended and what themes are called begins by itself.
        if matches!(
            role,
            Some(
                ColumnRole::Activity
                    | ColumnRole::Recommendation
                    | ColumnRole::RecommendationRef
                    | ColumnRole::Ref
                    | ColumnRole::Theme
                    | ColumnRole::Heading
            )
        ) {
            return None;
        }
        let once = run
            .split(|(w, _)| w == word)
            .skip(1)
            .all(|form| form.iter().filter(|(_, role)| *role == Some(ColumnRole::Activity)).count() == 1);
        let begins = run.iter().enumerate().filter(|(_, (w, _))| w == word).map(|(n, _)| from + n).collect();
        once.then(|| (word.clone(), begins))
    }

    /// Begins the activity whose form this line opens, if it opens one.
    pub(super) fn open_form(&mut self, i: usize, line: &Line<'_>) {
        if self.openers.contains(&i) {
            let entry = Entry {
                found_by: FoundBy::Form,
                at: line.at().clone(),
                why: "Read as an activity: its form begins with this label each time.",
                awaits_text: true,
                ..Entry::default()
            };
            self.push(i, entry);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn what_stands_first_in_each_block_belongs_to_it() {
        let block = |source: &str, what: &str| {
            format!("Source: {source}\nAction: {what}\nOwner: HR\nBy when: May 2027\n\n")
        };
        let text = format!(
            "Follow-up of the visit\n\n{}{}",
            block("Page 4", "Train every panel"),
            block("Page 9", "Publish the gap")
        );
        let read = crate::read(text.as_bytes(), "plan.txt", &Options::default(), &mut |_| {}).unwrap();
        let all: Vec<_> = read.draft.themes.iter().flat_map(|t| &t.activities).collect();
        let read: Vec<_> =
            all.iter().map(|a| (a.text.as_str(), a.other["Source"].as_str().unwrap())).collect();
        assert_eq!(read, [("Train every panel", "Page 4"), ("Publish the gap", "Page 9")]);
    }
}
