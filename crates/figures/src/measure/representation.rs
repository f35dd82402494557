//! Representation: the share of a group, by grade or service, against a comparator, and as a funnel plot.

use super::{Evaluator, Measured, SURE, cells};
use crate::{
    chart::{Comparator as Marked, Heading, ShareRow, Shares},
    project::{Compared, Measure, Population, Whose},
    published::{Cell, Column, Kind, Symbol, Table, grouped},
};
use equality::{Comparator, Finding, Proportion, Representation, non_answer::share_bounds, representation};

/// A row: what was found of it, or why nothing may be said.
pub(super) struct Row {
    pub(super) label: String,
    pub(super) total: bool,
    group: Result<u64, Symbol>,
    pub(super) base: Result<u64, Symbol>,
    /// For each kind of non-answer, how many.
    without: Vec<Result<u64, Symbol>>,
    pub(super) of: Result<Proportion, Symbol>,
    share: Result<Finding, Symbol>,
    against: Result<Representation, Symbol>,
}

impl Evaluator<'_> {
    pub(super) fn representation(
        &mut self,
        measure: &Measure,
        of: &Population,
        by: Option<usize>,
        whose: &Whose,
        compared: Option<&Compared>,
        funnel: bool,
    ) -> Measured {
        let comparator = compared.and_then(comparator);
        let labels = by.map_or_else(|| vec![self.total(whose.dimension).to_owned()], |by| self.rows(by));
        let rows: Vec<Row> = labels
            .into_iter()
            .map(|label| self.share_of(of, by, whose, label, comparator.as_ref()))
            .collect();
        let table = self.share_table(measure, of, by, whose, compared, &rows);
        let mut charts = vec![self.share_chart(measure, of, whose, compared, &rows)];
        if funnel {
            charts.extend(by.and_then(|by| self.share_funnel(measure, of, by, whose, &rows)));
        }
        let summary = summary(whose, compared, &rows);
        Measured { tables: vec![table], charts, summary }
    }

    fn share_of(
        &self,
        of: &Population,
        by: Option<usize>,
        whose: &Whose,
        label: String,
        comparator: Option<&Comparator>,
    ) -> Row {
        let at: Vec<(usize, &str)> = by.iter().map(|by| (*by, label.as_str())).collect();
        let with = |member: &str| {
            let labels: Vec<_> = at.iter().copied().chain([(whose.dimension, member)]).collect();
            self.count(of, &labels)
        };
        let (group, base) = (with(&whose.group), with(self.answered(whose.dimension)));
        // Where a number of them is hidden, nothing is said of what they could change.
        let left_out = self.non_answers(of, whose.dimension, &at).filter(|it| it.total() > 0);
        let without = self.missing(whose.dimension).map(with).collect();
        let proportion = self.proportion(group, base);
        Row {
            total: by.is_none_or(|by| label == self.total(by)),
            share: proportion.map(|it| {
                let found = representation(it, SURE);
                match left_out {
                    Some(left_out) => {
                        found.leaving_out(left_out).bounded_by(share_bounds(it, left_out.total()))
                    }
                    None => found,
                }
            }),
            against: match comparator {
                Some(comparator) => proportion.map(|it| {
                    let found = Representation::against(it, comparator.clone(), SURE);
                    match left_out {
                        Some(left_out) => found.leaving_out(left_out),
                        None => found,
                    }
                }),
                None => Err(Symbol::NotApplicable),
            },
            of: proportion,
            label,
            group,
            base,
            without,
        }
    }

    fn share_table(
        &mut self,
        measure: &Measure,
        of: &Population,
        by: Option<usize>,
        whose: &Whose,
        compared: Option<&Compared>,
        rows: &[Row],
    ) -> Table {
        let unit = self.unit(of).to_owned();
        let known = self.answered(whose.dimension).to_owned();
        let heading = by.map_or_else(|| "Group".to_owned(), |by| self.label(by).to_owned());
        let mut columns = vec![Column::new("row", &heading, Kind::Words, "What the row is about.")];
        columns.extend(cells::share_columns(&whose.group, &known, &unit));
        if let Some(it) = compared {
            columns.push(Column::new(
                "gap",
                "Gap (percentage points)",
                Kind::Points,
                &format!("The share minus {}% ({}).", grouped(it.value, 1), it.label),
            ));
            columns.push(Column::new(
                "ratio",
                "Disparity ratio",
                Kind::Ratio,
                &format!("The share divided by {}% ({}).", grouped(it.value, 1), it.label),
            ));
        }
        for (at, label) in self.missing(whose.dimension).enumerate() {
            columns.push(Column::new(
                &format!("no_answer_{}", at + 1),
                &format!("{label}: number of {unit}"),
                Kind::Count,
                "Left out of the share, and counted apart.",
            ));
        }
        columns.push(Column::new("reading", "In words", Kind::Words, "What the row says."));
        let table_rows = rows
            .iter()
            .map(|row| {
                let mut out = vec![Cell::words(&row.label)];
                out.extend(cells::share(row.group, row.base, &row.share));
                if compared.is_some() {
                    let gap = row.against.clone().map(|it| it.gap);
                    let ratio = row.against.clone().map(|it| it.ratio);
                    out.push(cells::value(&gap, 1.0, Kind::Points));
                    out.push(cells::value(&ratio, 1.0, Kind::Ratio));
                }
                out.extend(row.without.iter().map(|it| cells::count(*it)));
                out.push(Cell::words(row.words(whose, compared)));
                out
            })
            .collect();
        let more = [
            self.note_on_answers(whose.dimension),
            compared.map(|it| {
                format!("Comparator: {}, {}%. Source: {}.", it.label, grouped(it.value, 1), it.source)
            }),
        ];
        let notes = self.notes_of(measure, more.into_iter().flatten());
        Table {
            slug: measure.id.clone(),
            title: self.titled(&measure.title),
            measure: format!("Share of {unit} who are of the group “{}”.", whose.group),
            method: format!(
                "Share with the 95% Wilson interval{}.",
                if compared.is_some() { "; gap to and ratio with a named comparator" } else { "" }
            ),
            source: self.source(of).to_owned(),
            columns,
            rows: table_rows,
            notes,
            readings: Vec::new(),
        }
    }

    fn share_chart(
        &self,
        measure: &Measure,
        of: &Population,
        whose: &Whose,
        compared: Option<&Compared>,
        rows: &[Row],
    ) -> crate::chart::Drawing {
        let chart = Shares {
            heading: Heading {
                slug: measure.id.clone(),
                title: measure.title.clone(),
                subtitle: format!(
                    "{} as a share of {}, {}, {}, with 95% intervals",
                    whose.group,
                    self.unit(of),
                    self.project.body,
                    self.project.period
                ),
                source: self.source(of).to_owned(),
            },
            rows: rows
                .iter()
                .map(|row| ShareRow {
                    label: row.label.clone(),
                    share: cells::estimate(&row.share, 100.0),
                    base: row
                        .base
                        .map_or_else(|_| String::new(), |it| format!("of {}", grouped(it as f64, 0))),
                })
                .collect(),
            comparator: compared.map(|it| Marked {
                label: it.label.clone(),
                value: it.value,
                interval: it.interval,
            }),
        };
        chart.draw()
    }
}

impl Row {
    fn words(&self, whose: &Whose, compared: Option<&Compared>) -> String {
        match (&self.against, compared) {
            (Ok(it), Some(compared)) => it.gap.sentence(&whose.group, &compared.label),
            _ => cells::reading(&self.share, &whose.group, ""),
        }
    }
}

fn comparator(it: &Compared) -> Option<Comparator> {
    match it.interval {
        Some((low, high)) => Comparator::survey(&it.label, it.value / 100.0, low / 100.0, high / 100.0).ok(),
        None => Comparator::known(&it.label, it.value / 100.0).ok(),
    }
}

/// The whole, and the rows that stand out.
fn summary(whose: &Whose, compared: Option<&Compared>, rows: &[Row]) -> Vec<String> {
    let mut summary = Vec::new();
    if let Some(all) = rows.iter().find(|it| it.total)
        && all.share.is_ok()
    {
        summary.push(format!("{}: {}", all.label, all.words(whose, compared)));
    }
    let clear = |row: &&Row| !row.total && row.against.as_ref().is_ok_and(|it| it.gap.evidence().is_clear());
    for row in rows.iter().filter(clear).take(4) {
        summary.push(format!("{}: {}", row.label, row.words(whose, compared)));
    }
    summary
}
