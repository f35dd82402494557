//! Pay: gaps between groups, and who is in each quarter.
//!
//! Gaps are calculated from people's pay, so each is withheld unless the policy's least number of people stands behind it
//! and behind what could be worked out from it together with the others.

use super::{
    Evaluator, Measured, SURE, cells,
    pay_sum::{GroupPay, pay_of_groups},
};
use crate::{
    chart::{Heading, PayQuarters, Quarter as Bar},
    count::{Amounts, Gathered, Rejected},
    project::{Measure, Population, Project, Spec},
    published::{Cell, Column, Kind, Symbol, Table, grouped},
};
use disclosure::{Contributions, Policy};
use equality::{
    Finding,
    pay::{Average, Pay, Quarter, Resampling, pay_gap, quarters},
};

/// Fewest people behind a published gap in pay.
const LEAST: usize = equality::pay::LEAST_PUBLISHED_GROUP;

/// The gaps of one measure that may be published.
pub(crate) struct PayFigures {
    pub(super) measure: String,
    pub(super) gaps: Vec<Gap>,
    /// Those of bonuses.
    pub(super) bonus: Vec<Gap>,
    /// What the pay of each group, and the bonuses, add up to.
    pub(super) pay: Vec<GroupPay>,
    pub(super) bonus_pay: Vec<GroupPay>,
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

/// Calculates the gaps of all measures of pay, and puts the counts of the quarters in the place of people's pay.
///
/// # Errors
/// If amounts of pay cannot be used.
pub(crate) fn pay_figures(
    project: &Project,
    gathered: &mut Gathered,
    policy: &Policy,
) -> Result<Vec<PayFigures>, Rejected> {
    let mut figures = Vec::new();
    for measure in &project.measures {
        let Spec::Pay { data, bonus, dimension, groups, reference } = &measure.spec else { continue };
        let compared = (groups.as_slice(), reference.as_str());
        let (bonus, bonus_pay) = match bonus {
            Some(it) => {
                let amounts = gathered.amounts(*it, *dimension);
                (
                    gaps(project, &amounts, *dimension, compared, policy)?,
                    pay_of_groups(project, &amounts, *dimension, compared),
                )
            }
            None => (Vec::new(), Vec::new()),
        };
        let amounts = gathered.amounts(*data, *dimension);
        figures.push(PayFigures {
            measure: measure.id.clone(),
            gaps: gaps(project, &amounts, *dimension, compared, policy)?,
            bonus,
            pay: pay_of_groups(project, &amounts, *dimension, compared),
            bonus_pay,
        });
        let labels: Vec<&str> = amounts.labels().collect();
        let pays: Vec<Pay> = labels.iter().map(|it| pay(amounts.at(it))).collect::<Result<_, _>>()?;
        let pays: Vec<&Pay> = pays.iter().collect();
        let mut rows = Vec::new();
        for mix in quarters(&pays) {
            for (label, people) in labels.iter().zip(&mix.people) {
                rows.push((
                    vec![
                        (*dimension, (*label).to_owned()),
                        (project.quarter_dimension(), quarter_name(mix.quarter)),
                    ],
                    *people,
                ));
            }
        }
        gathered.replace(*data, rows);
    }
    Ok(figures)
}

fn pay(amounts: Vec<f64>) -> Result<Pay, Rejected> {
    Pay::new(amounts).map_err(|why| Rejected::one("pay", None, why.to_string()))
}

fn gaps(
    project: &Project,
    amounts: &Amounts,
    dimension: usize,
    (groups, reference): (&[String], &str),
    policy: &Policy,
) -> Result<Vec<Gap>, Rejected> {
    let Some(spec) = project.dimensions.get(dimension) else { return Ok(Vec::new()) };
    let compared = pay(amounts.of(spec, reference))?;
    let mut found = Vec::new();
    let mut people = Vec::new();
    for group in groups {
        let own = pay(amounts.of(spec, group))?;
        people.push(own.people());
        let gap = |average| {
            let gap = pay_gap(average, &compared, &own, Resampling::default(), SURE);
            if own.people() == 0 || compared.people() == 0 {
                Err(Symbol::NotApplicable)
            } else if gap.may_be_published() && enough(&own, policy) && enough(&compared, policy) {
                Ok(gap)
            } else {
                Err(Symbol::Confidential)
            }
        };
        found.push(Gap { group: group.clone(), median: gap(Average::Median), mean: gap(Average::Mean) });
    }
    for parent in spec
        .members
        .list
        .iter()
        .filter(|it| it.group)
        .map(|it| it.label.as_str())
        .chain([spec.members.total.as_str()])
    {
        let children: Vec<usize> = spec
            .members
            .list
            .iter()
            .filter(|it| it.parent.as_deref().unwrap_or(&spec.members.total) == parent)
            .filter_map(|it| groups.iter().position(|group| *group == it.label))
            .collect();
        if groups.iter().any(|it| it == parent) {
            withhold_what_would_follow(&mut found, &people, &children);
        }
    }
    Ok(found)
}

/// Whether the policy allows an average of these people's pay: enough of them, and nobody who makes up too much of it.
fn enough(pay: &Pay, policy: &Policy) -> bool {
    let largest =
        pay.amounts().iter().rev().take(policy.dominance.map_or(2, |it| it.n.max(2))).copied().collect();
    let sum = Contributions { total: pay.amounts().iter().sum(), largest };
    pay.people() as u64 >= policy.minimum_for_pay && !policy.dominated(&sum)
}

/// Means add up: from the mean of a whole and of all its parts but one, that one follows. So the means of parts are
/// withheld until those withheld have the least number of people together, and are two at least.
fn withhold_what_would_follow(found: &mut [Gap], people: &[usize], children: &[usize]) {
    loop {
        let (hidden, shown): (Vec<usize>, Vec<usize>) =
            children.iter().copied().filter(|it| people[*it] > 0).partition(|it| found[*it].mean.is_err());
        let together: usize = hidden.iter().map(|it| people[*it]).sum();
        if hidden.is_empty() || (hidden.len() >= 2 && together >= LEAST) {
            return;
        }
        let Some(next) = shown.into_iter().min_by_key(|it| people[*it]) else { return };
        found[next].mean = Err(Symbol::Confidential);
    }
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
    pub(super) fn pay_table(
        &mut self,
        measure: &Measure,
        data: usize,
        dimension: usize,
        groups: &[String],
        reference: &str,
    ) -> Measured {
        let of = Population { data, part: None };
        let gaps = self.gap_table(measure, &of, dimension, reference);
        let shown: Vec<String> = self.bar_groups(dimension, groups, reference);
        let quarters = self.quarter_table(measure, &of, dimension, &shown);
        let chart = self.quarter_chart(measure, &of, dimension, &shown);
        let summary = gaps.1;
        Measured { tables: vec![gaps.0, quarters], charts: vec![chart], summary }
    }

    fn gap_table(
        &mut self,
        measure: &Measure,
        of: &Population,
        dimension: usize,
        reference: &str,
    ) -> (Table, Vec<String>) {
        let unit = self.unit(of).to_owned();
        let mut columns = vec![
            Column::new("group", self.label(dimension), Kind::Words, "The group."),
            Column::new("people", &format!("Number of {unit}"), Kind::Count, "How many of the group."),
        ];
        for (key, name) in [("median", "Median"), ("mean", "Mean")] {
            columns.push(Column::new(
                &format!("{key}_gap"),
                &format!("{name} gap (%)"),
                Kind::Points,
                &format!("How much lower the {} pay of the group is than that of the group “{reference}”, in percent of it; below 0 where it is higher.", name.to_lowercase()),
            ));
            columns.push(Column::new(
                &format!("{key}_low"),
                &format!("{name} gap: lower limit"),
                Kind::Points,
                "Lower end of the 95% interval.",
            ));
            columns.push(Column::new(
                &format!("{key}_high"),
                &format!("{name} gap: upper limit"),
                Kind::Points,
                "Upper end of the 95% interval.",
            ));
        }
        columns.push(Column::new("reading", "In words", Kind::Words, "What the row says."));
        let mut rows = vec![{
            let mut row =
                vec![Cell::words(reference), cells::count(self.count(of, &[(dimension, reference)]))];
            row.extend((0..6).map(|_| Cell::Symbol(Symbol::NotApplicable)));
            row.push(Cell::words("What the others are compared with."));
            row
        }];
        let mut summary = Vec::new();
        let pay = self.pay;
        for gap in pay.iter().filter(|it| it.measure == measure.id).flat_map(|it| &it.gaps) {
            let people = self.count(of, &[(dimension, &gap.group)]);
            let compared = self.count(of, &[(dimension, reference)]);
            // A gap is shown only where the numbers behind it are.
            let shown = |it: &Result<Finding, Symbol>| match (people, compared) {
                (Ok(_), Ok(_)) => it.clone(),
                (Err(symbol), _) | (_, Err(symbol)) => Err(symbol),
            };
            let (median, mean) = (shown(&gap.median), shown(&gap.mean));
            let mut row = vec![Cell::words(&gap.group), cells::count(people)];
            for it in [&median, &mean] {
                row.push(cells::value(it, 1.0, Kind::Points));
                row.extend(cells::limits(it, 1.0, Kind::Points));
            }
            let words = cells::reading(&median, &gap.group, reference);
            if median.is_ok() {
                summary.push(format!("Median pay. {words}"));
            }
            row.push(Cell::words(words));
            rows.push(row);
        }
        summary.truncate(4);
        let notes = self.notes_of(
            measure,
            [format!("No gap in pay is published for fewer than {LEAST} people in either group, nor where one could be worked out from the others.")],
        );
        let table = Table {
            slug: measure.id.clone(),
            title: self.titled(&measure.title),
            measure: format!("Gap in pay of each group against the group “{reference}”, in percent of that group's pay."),
            method: "Gaps in median and mean pay with 95% intervals by resampling (bias-corrected and accelerated, with a fixed seed).".into(),
            source: self.source(of).to_owned(),
            columns,
            rows,
            notes,
            readings: Vec::new(),
        };
        (table, summary)
    }

    /// The groups of the bars: those that are compared, the reference, and everybody else by what they are called.
    fn bar_groups(&self, dimension: usize, groups: &[String], reference: &str) -> Vec<String> {
        let Some(spec) = self.project.dimensions.get(dimension) else { return Vec::new() };
        let mut shown = broadest(self.project, dimension, groups);
        shown.push(reference.to_owned());
        shown.extend(spec.members.list.iter().filter(|it| it.non_answer).map(|it| it.label.clone()));
        shown
    }

    fn quarter_count(
        &self,
        of: &Population,
        dimension: usize,
        quarter: &str,
        group: &str,
    ) -> Result<u64, Symbol> {
        self.count(of, &[(dimension, group), (self.project.quarter_dimension(), quarter)])
    }

    fn quarter_table(
        &mut self,
        measure: &Measure,
        of: &Population,
        dimension: usize,
        groups: &[String],
    ) -> Table {
        let unit = self.unit(of).to_owned();
        let mut columns = vec![
            Column::new("quarter", "Pay quarter", Kind::Words, "A quarter of all, by pay."),
            Column::new("all", &format!("All: number of {unit}"), Kind::Count, "Everybody in the quarter."),
        ];
        for (at, group) in groups.iter().enumerate() {
            let key = at + 1;
            columns.push(Column::new(
                &format!("count_{key}"),
                &format!("{group}: number"),
                Kind::Count,
                "How many of the group are in the quarter.",
            ));
            columns.push(Column::new(
                &format!("share_{key}"),
                &format!("{group} (%)"),
                Kind::Percent,
                "The group as a share of the quarter.",
            ));
        }
        let total = self.total(dimension).to_owned();
        let rows = quarter_names()
            .iter()
            .map(|quarter| {
                let all = self.quarter_count(of, dimension, quarter, &total);
                let mut row = vec![Cell::words(quarter), cells::count(all)];
                for group in groups {
                    let count = self.quarter_count(of, dimension, quarter, group);
                    row.push(cells::count(count));
                    let share = self.proportion(count, all).map(equality::Proportion::share);
                    row.push(match share {
                        Ok(Some(share)) => Cell::figure(100.0 * share, Kind::Percent),
                        Ok(None) => Cell::Symbol(Symbol::NotApplicable),
                        Err(symbol) => Cell::Symbol(symbol),
                    });
                }
                row
            })
            .collect();
        let notes = self.notes_of(measure, None);
        Table {
            slug: format!("{}-quarters", measure.id),
            title: self.titled(&format!("{}: who is in each quarter of pay", measure.title)),
            measure: format!("All {unit} in the order of their pay, in four equal parts."),
            method: "Where people of the same pay stand on both sides of a border, they are divided evenly by group.".into(),
            source: self.source(of).to_owned(),
            columns,
            rows,
            notes,
            readings: Vec::new(),
        }
    }

    fn quarter_chart(
        &self,
        measure: &Measure,
        of: &Population,
        dimension: usize,
        groups: &[String],
    ) -> crate::chart::Drawing {
        let total = self.total(dimension);
        // Non-answers are one part of a bar.
        let non_answer = |label: &str| {
            self.project
                .dimensions
                .get(dimension)
                .is_some_and(|it| it.members.list.iter().any(|it| it.non_answer && it.label == label))
        };
        let (without, with): (Vec<&String>, Vec<&String>) = groups.iter().partition(|it| non_answer(it));
        let mut names: Vec<String> = with.iter().map(|it| (*it).clone()).collect();
        if !without.is_empty() {
            names.push("No answer".to_owned());
        }
        let bar = |quarter: &str| -> Result<Vec<f64>, Symbol> {
            let all = self.quarter_count(of, dimension, quarter, total)?;
            if all == 0 {
                return Err(Symbol::NotApplicable);
            }
            let share = |count: u64| 100.0 * count as f64 / all as f64;
            let mut shares = Vec::new();
            for group in &with {
                shares.push(share(self.quarter_count(of, dimension, quarter, group)?));
            }
            if !without.is_empty() {
                let mut sum = 0;
                for group in &without {
                    sum += self.quarter_count(of, dimension, quarter, group)?;
                }
                shares.push(share(sum));
            }
            Ok(shares)
        };
        let chart = PayQuarters {
            heading: Heading {
                slug: format!("{}-quarters", measure.id),
                title: format!("{}: who is in each quarter of pay", measure.title),
                subtitle: format!(
                    "Share of {} {}, {}, {}",
                    grouped_total(self.count(of, &[])),
                    self.unit(of),
                    self.project.body,
                    self.project.period
                ),
                source: self.source(of).to_owned(),
            },
            groups: names,
            quarters: quarter_names().iter().map(|it| Bar { label: it.clone(), shares: bar(it) }).collect(),
        };
        chart.draw()
    }
}

fn grouped_total(count: Result<u64, Symbol>) -> String {
    count.map_or_else(|_| "all".to_owned(), |it| grouped(it as f64, 0))
}
