//! Small groups that several characteristics make together: each raw share beside one that borrows from the whole.
//!
//! Only groups whose counts may be seen are pooled, so that no figure rests on a hidden one.

use super::{Evaluator, Measured, SURE, cells};
use crate::{
    chart::{Drawing, Dumbbell, Heading, Pair, PairUnit},
    project::{Measure, Members, Part, Population},
    published::{Cell, Column, Kind, Symbol, Table},
};
use equality::{
    Base, Caution, Evidence, Finding, Interval, NonAnswers, Proportion,
    intersection::{Group, Intersections},
    representation,
};

/// A group.
struct Row {
    /// Its label in each dimension.
    labels: Vec<String>,
    count: Result<u64, Symbol>,
    base: Result<u64, Symbol>,
    raw: Result<Finding, Symbol>,
    pooled: Result<Finding, Symbol>,
    /// How much of the pooled share is the group's own, in percent.
    own: Result<f64, Symbol>,
    reading: String,
}

impl Row {
    fn name(&self) -> String {
        self.labels.join(", ")
    }
}

/// A group as it was counted.
struct Counted {
    labels: Vec<String>,
    count: Result<u64, Symbol>,
    base: Result<u64, Symbol>,
    /// How many of how many, where both may be seen.
    share: Result<Proportion, Symbol>,
    /// Who gave no answer and is not in the base.
    left_out: NonAnswers,
}

impl Evaluator<'_> {
    pub(super) fn intersections(
        &mut self,
        measure: &Measure,
        part: &Part,
        by: &[usize],
        only: &[(usize, String)],
    ) -> Measured {
        let counted: Vec<Counted> = self
            .combinations(by, only)
            .into_iter()
            .map(|labels| {
                let at: Vec<(usize, &str)> =
                    by.iter().copied().zip(labels.iter().map(String::as_str)).collect();
                let (count, base) = self.part_of(part, &at);
                let left_out = match part {
                    Part::Group { of, whose } => self.non_answers(of, whose.dimension, &at),
                    Part::Events { .. } => None,
                };
                Counted {
                    count,
                    base,
                    share: self.proportion(count, base),
                    left_out: left_out.unwrap_or(NonAnswers::NONE),
                    labels,
                }
            })
            .collect();
        let groups = counted
            .iter()
            .filter_map(|it| Some(Group { name: it.labels.join(", "), share: it.share.ok()? }))
            .collect();
        let pooled = Intersections::of(groups, SURE);
        let rows = rows(counted, &pooled);
        let summary = summary(&pooled, &rows);
        let table = self.intersection_table(measure, part, by, &pooled, &rows);
        let chart = self.intersection_chart(measure, part, by, &rows);
        Measured { tables: vec![table], charts: vec![chart], summary }
    }

    /// Every combination of the members that are asked for, else of the finest that are an answer.
    fn combinations(&self, by: &[usize], only: &[(usize, String)]) -> Vec<Vec<String>> {
        let mut all: Vec<Vec<String>> = vec![Vec::new()];
        for dimension in by {
            let named: Vec<String> =
                only.iter().filter(|it| it.0 == *dimension).map(|it| it.1.clone()).collect();
            let finest = || {
                let members = self.project.dimensions.get(*dimension).map(|it| &it.members);
                members.into_iter().flat_map(Members::finest).map(|it| it.label.clone()).collect()
            };
            let members: Vec<String> = if named.is_empty() { finest() } else { named };
            let with = |labels: &Vec<String>, member: &String| {
                labels.iter().chain([member]).cloned().collect::<Vec<String>>()
            };
            all = all
                .iter()
                .flat_map(|labels| members.iter().map(|it| with(labels, it)).collect::<Vec<_>>())
                .collect();
        }
        all
    }

    fn part_of(&self, part: &Part, at: &[(usize, &str)]) -> (Result<u64, Symbol>, Result<u64, Symbol>) {
        match part {
            Part::Group { of, whose } => {
                let with = |member: &str| {
                    let labels: Vec<_> = at.iter().copied().chain([(whose.dimension, member)]).collect();
                    self.count(of, &labels)
                };
                (with(&whose.group), with(self.answered(whose.dimension)))
            }
            Part::Events { events, among, .. } => (self.count(events, at), self.count(among, at)),
        }
    }

    /// The population that the shares are of, and what they are the share of.
    fn named<'p>(&self, part: &'p Part) -> (&'p Population, &'p str) {
        match part {
            Part::Group { of, whose } => (of, &whose.group),
            Part::Events { among, label, .. } => (among, label),
        }
    }

    fn intersection_table(
        &mut self,
        measure: &Measure,
        part: &Part,
        by: &[usize],
        pooled: &Intersections,
        rows: &[Row],
    ) -> Table {
        let (of, what) = self.named(part);
        let unit = self.unit(of).to_owned();
        let known = match part {
            Part::Group { whose, .. } => self.answered(whose.dimension).to_owned(),
            Part::Events { .. } => "All".to_owned(),
        };
        let mut columns: Vec<Column> = by
            .iter()
            .enumerate()
            .map(|(at, it)| {
                let key = format!("group_{}", at + 1);
                Column::new(&key, self.label(*it), Kind::Words, "The group.")
            })
            .collect();
        columns.extend(cells::share_columns(what, &known, &unit));
        columns.push(Column::new(
            "pooled",
            "Pooled share (%)",
            Kind::Percent,
            "The share drawn towards that of all groups shown together, the more the smaller the group.",
        ));
        columns.extend(cells::limit_columns("pooled", "Pooled share (%)", Kind::Percent));
        columns.extend([
            Column::new(
                "own",
                "Own weight (%)",
                Kind::Percent,
                "How much of the pooled share is the group's own; the rest is that of all together.",
            ),
            Column::new("reading", "In words", Kind::Words, "What the row says."),
        ]);
        let table_rows = rows
            .iter()
            .map(|row| {
                let mut out: Vec<Cell> = row.labels.iter().map(Cell::words).collect();
                out.extend(cells::share(row.count, row.base, &row.raw));
                out.extend(cells::with_limits(&row.pooled, 100.0, Kind::Percent));
                out.push(match row.own {
                    Ok(own) => Cell::figure(own, Kind::Percent),
                    Err(symbol) => Cell::Symbol(symbol),
                });
                out.push(Cell::words(&row.reading));
                out
            })
            .collect();
        let (shown, all) = (pooled.groups().len(), rows.len());
        let mut notes = vec![format!(
            "The share of all together is that of the {shown} of {all} groups whose numbers may be seen. Groups of fewer than 30 are not ranked."
        )];
        notes.extend(by.iter().filter_map(|it| self.note_on_answers(*it)));
        if let Part::Group { whose, .. } = part {
            notes.extend(self.note_on_answers(whose.dimension));
        }
        let notes = self.notes_of(measure, notes);
        Table {
            slug: measure.id.clone(),
            title: self.titled(&measure.title),
            measure: format!(
                "“{what}” as a share of {unit}, for each combination of {}: as counted, and drawn towards the share of all.",
                self.combined_words(by)
            ),
            method: "Share with the 95% Wilson interval; pooled share by empirical Bayes (beta-binomial, by moments) with its 95% interval.".into(),
            source: self.source(of).to_owned(),
            columns,
            rows: table_rows,
            notes,
            readings: Vec::new(),
        }
    }

    /// "ethnicity, sex and disability".
    fn combined_words(&self, by: &[usize]) -> String {
        let mut names: Vec<String> = by.iter().map(|it| self.label(*it).to_lowercase()).collect();
        let last = names.pop().unwrap_or_default();
        if names.is_empty() { last } else { format!("{} and {last}", names.join(", ")) }
    }

    fn intersection_chart(&self, measure: &Measure, part: &Part, by: &[usize], rows: &[Row]) -> Drawing {
        let (of, what) = self.named(part);
        let chart = Dumbbell {
            heading: Heading {
                slug: measure.id.clone(),
                title: measure.title.clone(),
                subtitle: format!(
                    "{what} as a share of {}, by {}, {}, {}, with 95% intervals",
                    self.unit(of),
                    self.combined_words(by),
                    self.project.body,
                    self.project.period
                ),
                source: self.source(of).to_owned(),
            },
            ends: (
                "As counted".to_owned(),
                "Pooled: drawn towards the share of all, the more the smaller the group".to_owned(),
            ),
            unit: PairUnit::Percent,
            rows: rows
                .iter()
                .map(|it| Pair {
                    label: it.name(),
                    from: cells::estimate(&it.raw, 100.0),
                    to: cells::estimate(&it.pooled, 100.0),
                })
                .collect(),
        };
        chart.draw()
    }
}

/// The groups with what pooling made of those that may be seen, which are in the same order.
fn rows(counted: Vec<Counted>, pooled: &Intersections) -> Vec<Row> {
    let mut found = pooled.groups().iter();
    let all = pooled.all();
    counted
        .into_iter()
        .map(|Counted { labels, count, base, share, left_out }| {
            let name = labels.join(", ");
            let own = share.and_then(|_| found.next().ok_or(Symbol::NotAvailable));
            // Of no one there is no share to draw towards that of all.
            let own =
                own.and_then(|it| if has_people(&it.raw) { Ok(it) } else { Err(Symbol::NotApplicable) });
            Row {
                count,
                base,
                raw: share.map(|it| representation(it, SURE)),
                pooled: own.map(|it| it.pooled.clone().leaving_out(left_out)),
                own: own.map(|it| 100.0 * it.own_weight),
                reading: match own {
                    Ok(it) => reading(&name, &it.raw, &it.pooled.clone().leaving_out(left_out), all),
                    Err(Symbol::NotApplicable) => format!("{name}: no one in this group."),
                    Err(symbol) => cells::hidden(symbol),
                },
                labels,
            }
        })
        .collect()
}

fn has_people(share: &Finding) -> bool {
    matches!(share.base(), Base::Group(base) if base > 0.0)
}

fn reading(name: &str, raw: &Finding, pooled: &Finding, all: Proportion) -> String {
    let mut words = format!("Pooled, {}", pooled.sentence(name, ""));
    if let Some(evidence) = against_all(pooled, all) {
        let share = all.share().map_or_else(String::new, |it| format!(" ({:.1}%)", 100.0 * it));
        words.push_str(&format!(" Beside all together{share}: {evidence}."));
    }
    for caution in raw.cautions().iter().filter(|it| matches!(it, Caution::NotRanked { .. })) {
        words.push_str(&format!(" {caution}"));
    }
    words
}

/// Whether the whole interval of a pooled share lies above or below the share of all.
fn against_all(pooled: &Finding, all: Proportion) -> Option<Evidence> {
    let (interval, share): (Interval, f64) = (pooled.interval()?, all.share()?);
    if interval.is_above(share) {
        Some(Evidence::Higher)
    } else if interval.is_below(share) {
        Some(Evidence::Lower)
    } else {
        None
    }
}

/// The groups of 30 people or more that stand out, the highest first.
fn summary(pooled: &Intersections, rows: &[Row]) -> Vec<String> {
    let stands_out = |name: &str| {
        rows.iter().find(|row| {
            row.name() == name && row.pooled.as_ref().is_ok_and(|it| against_all(it, pooled.all()).is_some())
        })
    };
    pooled
        .ranking()
        .iter()
        .filter_map(|it| stands_out(&it.name))
        .take(4)
        .map(|it| it.reading.clone())
        .collect()
}
