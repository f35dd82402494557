//! Pay: gaps between groups, who is in each quarter, and bonuses.
//!
//! Gaps are calculated from people's pay, so each is withheld unless the policy's least number of people stands behind it
//! and behind what could be worked out from it together with the others.

mod bonus;
mod figures;
mod gaps;
mod quarters;

pub(crate) use figures::pay_figures;

use super::{Evaluator, Measured, SURE, cells};
use crate::{
    project::{Measure, Population, Project},
    published::Symbol,
};
use equality::{Finding, pay::Quarter};

/// Fewest people behind a published gap in pay.
const LEAST: usize = equality::pay::LEAST_PUBLISHED_GROUP;

/// The gaps of one measure that may be published.
pub(crate) struct PayFigures {
    pub(super) measure: String,
    pub(super) gaps: Vec<Gap>,
    /// Those of bonuses.
    pub(super) bonus: Vec<Gap>,
}

/// The gaps of a group, or why they are withheld.
pub(super) struct Gap {
    pub(super) group: String,
    pub(super) median: Result<Finding, Symbol>,
    pub(super) mean: Result<Finding, Symbol>,
}

/// The names of the quarters, best paid first.
pub(crate) fn quarter_names() -> [String; 4] {
    [Quarter::Upper, Quarter::UpperMiddle, Quarter::LowerMiddle, Quarter::Lower].map(quarter_name)
}

fn quarter_name(it: Quarter) -> String {
    match it {
        Quarter::Upper => "Upper quarter (best paid)",
        Quarter::UpperMiddle => "Upper middle quarter",
        Quarter::LowerMiddle => "Lower middle quarter",
        Quarter::Lower => "Lower quarter",
    }
    .to_owned()
}

/// Of a group and its members, the group: a bar counts nobody twice, and small parts of a quarter would have to be hidden.
pub(super) fn broadest(project: &Project, dimension: usize, groups: &[String]) -> Vec<String> {
    let Some(spec) = project.dimensions.get(dimension) else { return Vec::new() };
    let inside = |group: &String| {
        let above = spec.members.with_parents(group);
        groups.iter().any(|other| other != group && above.contains(other))
    };
    groups.iter().filter(|it| !inside(it)).cloned().collect()
}

impl Evaluator<'_> {
    pub(super) fn pay(
        &mut self,
        measure: &Measure,
        data: usize,
        bonus: Option<usize>,
        dimension: usize,
        groups: &[String],
        reference: &str,
    ) -> Measured {
        let of = Population { data, part: None };
        let (gaps, summary) = self.gap_table(measure, &of, dimension, reference);
        let shown: Vec<String> = self.bar_groups(dimension, groups, reference);
        let quarters = self.quarter_table(measure, &of, dimension, &shown);
        let chart = self.quarter_chart(measure, &of, dimension, &shown);
        let mut found = Measured { tables: vec![gaps, quarters], charts: vec![chart], summary };
        if let Some(bonus) = bonus {
            found.extend(self.bonuses(measure, bonus, &of, dimension, reference));
        }
        found
    }
}
