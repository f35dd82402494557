//! Whether a ratio has changed since an earlier year: one ratio over the other, where all the counts behind both may be
//! seen.

use super::{Evaluator, Measured, SURE, cells, likelihood::Row};
use crate::{
    chart::{Drawing, Dumbbell, Heading, Pair, PairUnit},
    project::{Direction, Item, Measure},
    published::{Cell, Column, Kind, Symbol, Table},
};
use equality::{Bounds, Change, Finding, Limit, Proportion, change};

/// A ratio in an earlier year and now.
struct Changed {
    since: String,
    earlier: Row,
    later: Row,
    ratio: Result<Finding, Symbol>,
    reading: String,
}

impl Evaluator<'_> {
    /// The table and chart of changes and what they say; none where no item has an earlier year.
    pub(super) fn changes(
        &mut self,
        measure: &Measure,
        items: &[Item],
        dimension: usize,
        groups: &[String],
        reference: &str,
    ) -> Option<Measured> {
        let mut rows = Vec::new();
        let mut sources = Vec::new();
        for item in items {
            let Some(before) = item.before() else { continue };
            sources
                .extend([&before.events, &before.among, &item.events, &item.among].map(|it| self.source(it)));
            for group in groups {
                rows.push(self.changed(&before, item, dimension, group, reference));
            }
        }
        if rows.is_empty() {
            return None;
        }
        sources.sort_unstable();
        sources.dedup();
        let source = sources.join("; ");
        let summary = rows
            .iter()
            .filter(|it| it.ratio.is_ok())
            .take(4)
            .map(|it| format!("{}, {}. {}", it.later.label, it.later.group, it.reading))
            .collect();
        let notes = self.notes_of(measure, self.note_on_answers(dimension));
        let table = Table {
            slug: format!("{}-change", measure.id),
            title: self.titled(&format!("{}: change since an earlier year", measure.title)),
            measure: format!(
                "How the relative likelihood of each group and the group “{reference}” has changed: 1 is no change."
            ),
            method: "Ratio of the later ratio to the earlier one on the log scale (Altman and Bland 2003) with a 95% interval. Where a group had no event in a year nothing is tested, and both ratios stand with their 95% Miettinen–Nurminen intervals.".into(),
            source,
            columns: columns(reference),
            rows: rows.iter().map(|it| cells_of(it, reference)).collect(),
            notes,
            readings: Vec::new(),
        };
        let charts =
            self.change_chart(measure, groups, reference, &table.source, &rows).into_iter().collect();
        Some(Measured { tables: vec![table], charts, summary })
    }

    /// Each ratio then and now.
    fn change_chart(
        &self,
        measure: &Measure,
        groups: &[String],
        reference: &str,
        source: &str,
        rows: &[Changed],
    ) -> Option<Drawing> {
        let first = rows.first()?;
        let one_item = rows.iter().all(|it| it.later.label == first.later.label);
        let same =
            rows.iter().all(|it| it.since == first.since && it.later.direction == first.later.direction);
        let label = |it: &Changed| {
            let mut label = match (groups.len() > 1, one_item) {
                (true, true) => it.later.group.clone(),
                (true, false) => format!("{}: {}", it.later.label, it.later.group),
                (false, _) => it.later.label.clone(),
            };
            if !same {
                label.push_str(&format!(" ({}, since {})", it.later.divided(reference), it.since));
            }
            label
        };
        let who = match (groups.len() == 1, same) {
            (true, true) => format!("Relative likelihood ({})", first.later.divided(reference)),
            (true, false) => format!("Relative likelihood of {} against {reference}", first.later.group),
            (false, _) => format!("Relative likelihood of each group against {reference}"),
        };
        let chart = Dumbbell {
            heading: Heading {
                slug: format!("{}-change", measure.id),
                title: format!("{}: then and now", measure.title),
                subtitle: format!(
                    "{who}, {}, {}, with 95% intervals",
                    self.project.body, self.project.period
                ),
                source: source.to_owned(),
            },
            ends: (if same { first.since.clone() } else { "Earlier".to_owned() }, "Now".to_owned()),
            unit: PairUnit::Times,
            rows: rows
                .iter()
                .map(|it| Pair {
                    label: label(it),
                    from: cells::estimate(&it.earlier.ratio, 1.0),
                    to: cells::estimate(&it.later.ratio, 1.0),
                })
                .collect(),
        };
        Some(chart.draw())
    }

    fn changed(&self, before: &Item, now: &Item, dimension: usize, group: &str, reference: &str) -> Changed {
        let row = |item: &Item| self.compared(item, dimension, group, reference, &[], now.label.clone());
        let (earlier, later) = (row(before), row(now));
        let since = before.label.clone();
        let pairs = self.pair(&earlier).and_then(|one| Ok((one, self.pair(&later)?)));
        let (ratio, reading) = match pairs.map(|(one, two)| change(one, two, SURE)) {
            Ok(Change::Compared { ratio, p }) => {
                let ratio = if self.answers_are_counted(before, dimension)
                    && self.answers_are_counted(now, dimension)
                {
                    with_answers(ratio, &earlier.ratio, &later.ratio)
                } else {
                    ratio
                };
                let words = ratio.sentence("The ratio now", &format!("the ratio in {since}"));
                let reading = format!("{words} {}", chance(p));
                (Ok(ratio), reading)
            }
            Ok(Change::NotTested { .. }) => {
                let reading = format!(
                    "Not tested, because a group had no event or no one in one of the years. In {since}: {} Now: {}",
                    earlier.reading, later.reading
                );
                (Err(Symbol::NotAvailable), reading)
            }
            Err(symbol) => (Err(symbol), cells::hidden(symbol)),
        };
        Changed { since, earlier, later, ratio, reading }
    }

    /// What is divided by what, if all of it may be seen.
    fn pair(&self, row: &Row) -> Result<(Proportion, Proportion), Symbol> {
        let [events, base, reference_events, reference_base] = row.counts;
        let group = self.proportion(events, base)?;
        let reference = self.proportion(reference_events, reference_base)?;
        Ok(match row.direction {
            Direction::GroupOverReference => (group, reference),
            Direction::ReferenceOverGroup => (reference, group),
        })
    }

    /// Whether it may be seen how many gave no answer.
    fn answers_are_counted(&self, item: &Item, dimension: usize) -> bool {
        [&item.events, &item.among].iter().all(|it| self.non_answers(it, dimension, &[]).is_some())
    }
}

/// The change with what those without an answer could make of it in both years.
fn with_answers(
    ratio: Finding,
    earlier: &Result<Finding, Symbol>,
    later: &Result<Finding, Symbol>,
) -> Finding {
    let (Ok(earlier), Ok(later)) = (earlier, later) else { return ratio };
    let (one, two) = (earlier.left_out(), later.left_out());
    let (Some(before), Some(now)) = (reach(earlier), reach(later)) else { return ratio };
    let left_out = equality::NonAnswers {
        prefer_not_to_say: one.prefer_not_to_say + two.prefer_not_to_say,
        not_known: one.not_known + two.not_known,
        not_asked: one.not_asked + two.not_asked,
    };
    if left_out.total() == 0 {
        return ratio;
    }
    let over = |above: Limit, below: Limit| Some(above.number()? / below.number().filter(|it| *it > 0.0)?);
    let bounds = Bounds {
        low: Limit::At(over(now.low, before.high).unwrap_or(0.0)),
        high: over(now.high, before.low).map_or(Limit::Open, Limit::At),
    };
    ratio.leaving_out(left_out).bounded_by(bounds)
}

/// From where to where a ratio could be if everybody had answered.
fn reach(ratio: &Finding) -> Option<Bounds> {
    let point = || ratio.value().map(|it| Bounds { low: Limit::At(it), high: Limit::At(it) });
    ratio.bounds().or_else(point)
}

fn chance(p: f64) -> String {
    if p < 0.001 { "p < 0.001.".to_owned() } else { format!("p = {p:.3}.") }
}

fn columns(reference: &str) -> Vec<Column> {
    let count = |key: &str, heading: &str, meaning: &str| Column::new(key, heading, Kind::Count, meaning);
    let mut columns = vec![
        Column::new("what", "What", Kind::Words, "What happened, and to whom."),
        Column::new("group", "Group", Kind::Words, "The group that is compared."),
        Column::new("since", "Since", Kind::Words, "The earlier year."),
        count("earlier_group_events", "Earlier: group: number", "To how many of the group it happened then."),
        count("earlier_group_base", "Earlier: group: of", "Of how many of the group then."),
        count(
            "earlier_reference_events",
            &format!("Earlier: {reference}: number"),
            "To how many of those compared with it happened then.",
        ),
        count(
            "earlier_reference_base",
            &format!("Earlier: {reference}: of"),
            "Of how many of those compared with then.",
        ),
        Column::new("direction", "Divided as", Kind::Words, "Which way the ratios are divided."),
    ];
    for (key, name, heading, meaning) in [
        ("earlier", "earlier_ratio", "Earlier ratio", "The relative likelihood in the earlier year."),
        ("later", "later_ratio", "Ratio now", "The relative likelihood now."),
        ("change", "change", "Change", "The ratio now over the earlier one; 1 is no change."),
    ] {
        columns.push(Column::new(name, heading, Kind::Ratio, meaning));
        columns.extend(cells::limit_columns(key, heading, Kind::Ratio));
    }
    columns.push(Column::new("reading", "In words", Kind::Words, "What the row says."));
    columns
}

fn cells_of(it: &Changed, reference: &str) -> Vec<Cell> {
    let mut out = vec![Cell::words(&it.later.label), Cell::words(&it.later.group), Cell::words(&it.since)];
    out.extend(it.earlier.counts.map(cells::count));
    out.push(Cell::words(it.later.divided(reference)));
    for ratio in [&it.earlier.ratio, &it.later.ratio, &it.ratio] {
        out.extend(cells::with_limits(ratio, 1.0, Kind::Ratio));
    }
    out.push(Cell::words(&it.reading));
    out
}
