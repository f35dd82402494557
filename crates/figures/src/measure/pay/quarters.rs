//! Who is in each quarter of pay: the table, and the bars of it.

use super::{Evaluator, broadest, cells, quarter_names};
use crate::{
    chart::{Drawing, Heading, PayQuarters, Quarter as Bar},
    project::{Measure, Population},
    published::{Cell, Column, Kind, Symbol, Table, grouped},
};
use equality::Proportion;

impl Evaluator<'_> {
    /// The groups of the bars: those that are compared, the reference, and everybody else by what they are called.
    pub(super) fn bar_groups(&self, dimension: usize, groups: &[String], reference: &str) -> Vec<String> {
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

    pub(super) fn quarter_table(
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
                    let share = self.proportion(count, all).map(Proportion::share);
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

    pub(super) fn quarter_chart(
        &self,
        measure: &Measure,
        of: &Population,
        dimension: usize,
        groups: &[String],
    ) -> Drawing {
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
