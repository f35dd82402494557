//! What is done, as a paragraph right above the labels that tell of it, block after block: "Open a drop-in", and beneath it
//! "Responsible officer: …", "Timeline: …", "Link to other plans: …", each of them again in the next block.

use std::collections::{HashMap, HashSet};

use super::footers::Footer;
use super::forms::{is_label_like, is_long_label};
use super::line::{Is, Line};
use super::start::{start_of_entry, start_of_named};
use super::walker::Walker;
use crate::Aliases;
use crate::draft::ColumnRole;
use crate::interpret::columns::label_role;
use crate::interpret::words::{folded, word_list};

/// A block has no more labels than this.
const MOST_LABELS: usize = 12;

/// What is done is said in no fewer words.
const FEWEST_WORDS: usize = 3;

/// Fewer blocks are no order.
const FEWEST: usize = 2;

/// The labels that come again and stand, each time, right below another label: they go on with a block and head nothing.
pub(super) fn labels_within(lines: &[Option<&str>], aliases: &Aliases) -> HashSet<String> {
    let known = |label: &str| label_role(label, aliases).is_some();
    let labels: Vec<Option<String>> = lines
        .iter()
        .map(|line| {
            let (label, value) = line.as_ref()?.split_once(':')?;
            let like = known(label) || is_label_like(label, aliases) || is_long_label(label);
            (like && !value.trim().is_empty()).then(|| folded(label))
        })
        .collect();
    let mut times: HashMap<&str, (usize, usize)> = HashMap::new();
    for (at, label) in labels.iter().enumerate() {
        let Some(label) = label else { continue };
        let above = at.checked_sub(1).and_then(|above| labels.get(above)?.as_deref());
        let (all, within) = times.entry(label).or_default();
        *all += 1;
        *within += usize::from(above.is_some_and(|above| above != label));
    }
    let who_or_when = |label: &str| {
        let role = label_role(label, aliases);
        matches!(role, Some(ColumnRole::Lead | ColumnRole::LeadAuthority | ColumnRole::TargetDate))
    };
    if !times.iter().any(|(label, (all, _))| *all >= FEWEST && who_or_when(label)) {
        return HashSet::new();
    }
    let within = times.into_iter().filter(|(_, (all, within))| *all >= FEWEST && all == within);
    within.map(|(label, _)| label.to_owned()).collect()
}

impl Walker<'_, '_> {
    /// Finds these paragraphs, where every block begins with the same label beneath one of them and several stand under one
    /// heading: under headings with one block each, the heading may as well be what is done.
    pub(super) fn learn_said_above(&mut self) {
        let says_what =
            |r: &Option<ColumnRole>| matches!(r, Some(ColumnRole::Activity | ColumnRole::Recommendation));
        if self.strict || self.roles.values().any(says_what) {
            return;
        }
        let mut firsts: HashMap<String, Vec<usize>> = HashMap::new();
        let mut at = 0;
        while at < self.lines.len() {
            let labels = self.labels_from(at);
            if let Some((first, _)) = labels.first().filter(|_| self.tell_of_who_or_when(&labels)) {
                firsts.entry(first.clone()).or_default().push(at);
            }
            at += labels.len().max(1);
        }
        let Some((_, begins)) = firsts.iter().max_by_key(|(first, at)| (at.len(), *first)) else { return };
        let over: Option<Vec<usize>> =
            begins.iter().map(|at| at.checked_sub(1).filter(|above| self.may_be_done(*above))).collect();
        let all: usize = firsts.values().map(Vec::len).sum();
        let Some(over) = over.filter(|over| over.len() >= FEWEST && over.len() == all) else { return };
        let together = over.windows(2).any(|pair| {
            let between = pair.first().copied().unwrap_or(0)..pair.last().copied().unwrap_or(0);
            !between.into_iter().any(|i| self.line(i).is_none_or(heads))
        });
        if together {
            self.footed = over.into_iter().map(|at| (at, Footer::Labelled)).collect();
        }
    }

    /// The labels of the lines from here on, up to one that has none.
    fn labels_from(&self, from: usize) -> Vec<(String, Option<ColumnRole>)> {
        let label = |i: usize| {
            let line = self.line(i).filter(|l| l.is == Is::Plain && !begins_by_number(l.text()))?;
            let part = self.labelled_line(line)?.into_iter().next().filter(|p| !p.value.is_empty())?;
            Some((folded(&part.label), self.role_of(&part.label)))
        };
        (from..self.lines.len()).take(MOST_LABELS).map_while(label).collect()
    }

    fn tell_of_who_or_when(&self, labels: &[(String, Option<ColumnRole>)]) -> bool {
        let says = |role: &Option<ColumnRole>| {
            matches!(role, Some(ColumnRole::Lead | ColumnRole::LeadAuthority | ColumnRole::TargetDate))
        };
        labels.len() > 1 && labels.iter().any(|(_, role)| says(role))
    }

    /// True for a paragraph that may say what is done: it has no label, and is no heading and no item.
    fn may_be_done(&self, i: usize) -> bool {
        self.line(i).is_some_and(|line| {
            line.is == Is::Plain
                && word_list(line.text()).len() >= FEWEST_WORDS
                && !line.text().ends_with(':')
                && !begins_by_number(line.text())
                && self.labelled_line(line).is_none()
        })
    }

    /// True where paragraphs that say what is done stand among these lines.
    pub(super) fn holds_said_above(&self, from: usize, to: usize) -> bool {
        (from..to).any(|i| self.footed.contains_key(&i))
    }
}

fn heads(line: &Line<'_>) -> bool {
    matches!(line.is, Is::Heading(_) | Is::Title) || begins_by_number(line.text())
}

/// True for "Pledge 2 – We help you at school", which is numbered by its name.
fn begins_by_number(text: &str) -> bool {
    start_of_entry(text).or_else(|| start_of_named(text)).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Options;

    const PLAN: &str = "<h1>Our action plan</h1><p>We promise:</p><ol><li>to ask you first</li><li>to open early</li></ol>\
        <h2>Promise 1 – We promise to ask you first</h2>\
        <p>Send a letter to each family before the walk.</p>\
        <p>Responsible officer: Assistant Director: Parks</p><p>Timescale: May 2027</p>\
        <p>Where else this is written down: Parks plan</p><p>Expected outcome: Fewer surprises.</p>\
        <p>Ring every school a week ahead.</p>\
        <p>Responsible officer: Clerk</p><p>Timescale: June 2027</p>\
        <p>Where else this is written down: nowhere</p><p>Expected outcome: Schools come.</p>\
        <h2>Promise 2 – We promise to open early</h2>\
        <p>Unlock the gates at six.</p>\
        <p>Responsible officer: Wardens</p><p>Timescale: July 2027</p>\
        <p>Where else this is written down: Rota</p><p>Expected outcome: Early birds.</p>";

    #[test]
    fn what_stands_above_the_first_label_of_each_block_is_done() {
        let read = crate::read(PLAN.as_bytes(), "page.html", &Options::default(), &mut |_| {}).unwrap();
        let themes: Vec<(&str, Vec<&str>)> = read
            .draft
            .themes
            .iter()
            .map(|t| {
                (
                    t.name.as_deref().unwrap_or_default(),
                    t.activities.iter().map(|a| a.text.as_str()).collect(),
                )
            })
            .collect();
        assert_eq!(
            themes,
            [
                (
                    "We promise to ask you first",
                    vec!["Send a letter to each family before the walk.", "Ring every school a week ahead."]
                ),
                ("We promise to open early", vec!["Unlock the gates at six."]),
            ]
        );
        let first = &read.draft.themes[0].activities[0];
        assert_eq!(first.lead.as_deref(), Some("Assistant Director: Parks"));
        assert_eq!(first.other["Where else this is written down"], "Parks plan");
    }

    #[test]
    fn a_label_that_nobody_knows_is_one_where_it_comes_again_below_others() {
        let lines = [
            "Open early",
            "Lead: Clerk",
            "Goes with: Rota",
            "Ask first",
            "Lead: Warden",
            "Goes with: Parks plan",
        ];
        let found = labels_within(&lines.map(Some), &Aliases::default());
        assert_eq!(found, HashSet::from(["goes with".to_owned()]));
        // Right below what has no label it may name what stands beneath it.
        let lines = ["Strand: Age", "Lead: Clerk", "Ask first", "Strand: Race", "Lead: Warden"];
        let found = labels_within(&lines.map(Some), &Aliases::default());
        assert!(!found.contains("strand"));
    }
}
