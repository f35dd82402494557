//! What has leads and dates and is no plan all the same: a register of risks, a list of indicators, minutes.

use std::collections::HashSet;

use super::PREFACE;
use super::columns::{self, Column, Columns, columns_of};
use super::quarters::is_time;
use super::words::{folded, word_list};
use crate::aliases::Aliases;
use crate::block::{Block, Table};
use crate::draft::ColumnRole;
use crate::status;

/// What a table seems to be instead of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OtherKind {
    Risks,
    Indicators,
    Assessment,
    Counts,
}

const OF_RISKS: &[&str] = &[
    "likelihood",
    "probability",
    "impact",
    "severity",
    "score",
    "rating",
    "inherent",
    "residual",
    "mitigation",
    "mitigations",
    "mitigating",
    "control",
    "controls",
    "consequence",
    "consequences",
    "gross",
    "net",
    "proximity",
];
const OF_INDICATORS: &[&str] = &[
    "baseline",
    "target",
    "targets",
    "actual",
    "outturn",
    "performance",
    "value",
    "trend",
    "direction",
    "polarity",
    "previous",
    "current",
    "result",
    "results",
    "frequency",
];

/// The tables of another kind where others hold a plan: what stands over a register of risks beside one is no theme.
pub(super) fn beside_a_plan(blocks: &[Block], aliases: &Aliases) -> HashSet<usize> {
    let (mut others, mut plan) = (HashSet::new(), false);
    for (i, block) in blocks.iter().enumerate() {
        let Block::Table(table) = block else { continue };
        let Some(columns) = columns::find(table, PREFACE, aliases) else { continue };
        if OtherKind::of(&columns, aliases).is_some() {
            others.insert(i);
        } else {
            plan = true;
        }
    }
    if plan { others } else { HashSet::new() }
}

impl OtherKind {
    /// By the headings of a table. What a user says that a heading means counts before anything else.
    pub(super) fn of(columns: &Columns, aliases: &Aliases) -> Option<Self> {
        if columns.all.iter().any(|c| aliases.told(c.name()).is_some()) {
            return None;
        }
        let says =
            |c: &Column, words: &[&str]| word_list(&c.heading).iter().any(|w| words.contains(&w.as_str()));
        let activity = columns.role(ColumnRole::Activity);
        let risk = columns.all.iter().find(|c| says(c, &["risk", "risks", "hazard", "hazards", "threat"]));
        if let Some(risk) = risk {
            let beside = columns.all.iter().filter(|c| c.from != risk.from && says(c, OF_RISKS)).count();
            // In a plan the risk is one column among those that follow the action.
            let of_plan = activity.is_some_and(|a| a.from < risk.from && !columns.guessed);
            if beside >= 2 && !of_plan {
                return Some(Self::Risks);
            }
        }
        // "Outcome | Evidence | Rating": what was found when a body judged itself, and nothing to be done.
        let judged = columns.all.iter().any(|c| says(c, &["rating", "score", "grade"]));
        let shown = columns.all.iter().any(|c| says(c, &["evidence"]));
        if judged && shown && (activity.is_none() || columns.guessed) && !columns.has(ColumnRole::TargetDate)
        {
            return Some(Self::Assessment);
        }
        let measure = ["indicator", "indicators", "kpi", "kpis", "measure", "measures", "metric", "metrics"];
        let listed = columns.all.iter().find(|c| says(c, &measure))?;
        let figures = columns
            .all
            .iter()
            .filter(|c| c.from != listed.from && (says(c, OF_INDICATORS) || is_time(c.name())))
            .count();
        let of_plan = activity.is_some_and(|a| !says(a, &measure) && !columns.guessed);
        (figures >= 2 && !of_plan).then_some(Self::Indicators)
    }

    /// By what stands in a table: numbers under the names of statuses, as where a first page counts the actions behind it.
    pub(super) fn counted(table: &Table, columns: &Columns) -> Option<Self> {
        let (left, _) = columns.span();
        let ticked =
            columns.all.iter().filter(|c| c.from > left && (c.tick || names_status(c.name()))).count();
        let others = columns.all.iter().filter(|c| c.from > left).count();
        let number = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        let cells = table.rows.iter().skip(columns.after).flat_map(|r| &r.cells);
        let texts: Vec<String> = cells
            .filter(|c| c.column > left)
            .map(|c| c.text().trim().to_owned())
            .filter(|t| !t.is_empty())
            .collect();
        let counts = texts.len() > 1 && texts.iter().all(|t| number(t)) && texts.iter().any(|t| t != "1");
        (ticked >= 2 && ticked * 2 >= others && counts).then_some(Self::Counts)
    }

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Risks => "a register of risks",
            Self::Indicators => "a list of indicators",
            Self::Assessment => "an assessment of what there is",
            Self::Counts => "a count of actions",
        }
    }
}

/// True for "On track" and for "Green".
pub(super) fn names_status(name: &str) -> bool {
    status::is_only_status(name) || status::hue_named(&folded(name)).is_some()
}

/// What the first table that is something else seems to be, where nothing of a document could be read.
pub(super) fn seen(blocks: &[Block], aliases: &Aliases) -> Option<OtherKind> {
    blocks.iter().find_map(|block| match block {
        Block::Table(table) => (0..table.rows.len().min(PREFACE))
            .find_map(|i| OtherKind::of(&columns_of(table, i, aliases), aliases)),
        Block::Paragraph(_) => None,
    })
}

/// True for a document that calls itself minutes at its beginning.
pub(super) fn is_minutes(blocks: &[Block]) -> bool {
    let first = blocks.iter().filter_map(|b| match b {
        Block::Paragraph(p) => Some(&p.text),
        Block::Table(_) => None,
    });
    first.take(4).any(|text| {
        let words = word_list(text);
        words.len() <= 16
            && words.iter().any(|w| w == "minutes")
            && (words.first().is_some_and(|w| w == "minutes") || words.iter().any(|w| w == "meeting"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::interpret::columns::assign;

    fn check(headings: &[&str], kind: Option<OtherKind>) {
        let names: Vec<String> = headings.iter().map(|h| (*h).to_owned()).collect();
        let roles = assign(&names);
        let all = names.into_iter().zip(roles).enumerate().map(|(i, (heading, role))| Column {
            from: i,
            to: i + 1,
            heading,
            role,
            ..Column::default()
        });
        let columns = Columns {
            all: all.collect(),
            first: 0,
            after: 1,
            guessed: false,
            progress_below: false,
            at: crate::Location::default(),
        };
        assert_eq!(OtherKind::of(&columns, &Aliases::default()), kind, "{headings:?}");
    }

    #[test]
    fn registers_and_lists_of_indicators_are_told_from_plans() {
        check(&["Risk", "Likelihood", "Impact", "Score", "Mitigation", "Owner"], Some(OtherKind::Risks));
        check(&["Ref", "Risk description", "Inherent score", "Controls", "Owner"], Some(OtherKind::Risks));
        check(&["Action", "Lead", "Target date", "Risk", "Mitigation", "Impact"], None);
        check(&["Indicator", "Baseline", "Target", "Q1", "Q2", "Lead officer"], Some(OtherKind::Indicators));
        check(&["Action", "Lead", "Deadline", "Measure", "Baseline", "Target"], None);
        check(&["Objective", "Action", "Owner", "By when", "KPI"], None);
        check(&["Domain", "Outcome", "Evidence", "Rating", "Owner"], Some(OtherKind::Assessment));
        check(&["Criterion", "Evidence", "Rating", "Action", "Lead", "Target date"], None);
    }
}
