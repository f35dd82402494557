//! Rates per resident: stops, exclusions, assessments; each group against the one it is compared with.

use super::{Evaluator, Measured, SURE, cells, likelihood::ratio_row};
use crate::{
    chart::{Heading, RatioPlot},
    project::{Measure, Population, Spec},
    published::{Cell, Column, Kind, Symbol, Table, grouped},
};
use equality::{Finding, NonAnswers, Per, Rate, non_answer::rate_ratio_bounds, rate, rate_ratio};

/// A group at a place.
struct Row {
    place: Option<String>,
    group: String,
    events: Result<u64, Symbol>,
    people: Result<u64, Symbol>,
    rate: Result<Finding, Symbol>,
    ratio: Result<Finding, Symbol>,
    reading: String,
    whole: bool,
}

impl Evaluator<'_> {
    pub(super) fn rates(&mut self, measure: &Measure) -> Measured {
        let Spec::Rates { events, people, dimension, groups, reference, by, per, outside, standard, funnel } =
            &measure.spec
        else {
            return Measured::default();
        };
        let places = by.map_or_else(|| vec![None], |by| self.rows(by).into_iter().map(Some).collect());
        let mut rows = Vec::new();
        for place in places {
            let at: Vec<(usize, &str)> =
                by.iter().filter_map(|by| place.as_deref().map(|place| (*by, place))).collect();
            let whole = by.is_none_or(|by| place.as_deref() == Some(self.total(by)));
            let of = |group: &str| {
                let labels: Vec<_> = at.iter().copied().chain([(*dimension, group)]).collect();
                (self.count(events, &labels), self.count(people, &labels))
            };
            let compared = of(reference);
            let unknown = self.unknown_of_rates((events, people), *dimension, &at);
            for group in [reference].into_iter().chain(groups) {
                let found = of(group);
                let own = self.rate(found.0, found.1);
                let ratio = if group == reference {
                    Err(Symbol::NotApplicable)
                } else {
                    own.and_then(|one| {
                        self.rate(compared.0, compared.1).map(|two| ratio_with(one, two, unknown))
                    })
                };
                let ratio = ratio.map(|it| match outside {
                    Some(who) => it.not_in_population(who.clone()),
                    None => it,
                });
                let rate = own.map(|it| rate(it, *per, SURE));
                let reading = if group == reference {
                    "What the others are compared with.".to_owned()
                } else {
                    cells::reading(&ratio, group, reference)
                };
                rows.push(Row {
                    place: place.clone(),
                    group: group.clone(),
                    events: found.0,
                    people: found.1,
                    rate,
                    ratio,
                    reading,
                    whole,
                });
            }
        }
        let table = self.rate_table(measure, (events, people), (*dimension, *by), *per, reference, &rows);
        let chart = self.rate_chart(measure, events, reference, &rows);
        let summary = rows
            .iter()
            .filter(|it| it.whole && it.ratio.as_ref().is_ok_and(|it| it.evidence().is_clear()))
            .take(6)
            .map(|it| it.reading.clone())
            .collect();
        let mut found = Measured { tables: vec![table], charts: vec![chart], summary };
        if *funnel {
            found.charts.extend(self.rate_funnel(measure));
        }
        if let Some(standard) = standard {
            found.extend(self.standardised(measure, standard));
        }
        found
    }

    /// Of how many events and people the group is not known, where both may be seen and there are any.
    fn unknown_of_rates(
        &self,
        (events, people): (&Population, &Population),
        dimension: usize,
        at: &[(usize, &str)],
    ) -> Option<(NonAnswers, NonAnswers)> {
        let unknown = (self.non_answers(events, dimension, at)?, self.non_answers(people, dimension, at)?);
        (unknown.0.total() + unknown.1.total() > 0).then_some(unknown)
    }

    fn rate_table(
        &mut self,
        measure: &Measure,
        (events, people): (&Population, &Population),
        (dimension, by): (usize, Option<usize>),
        per: Per,
        reference: &str,
        rows: &[Row],
    ) -> Table {
        let size = grouped(per.people(), 0);
        let (what, who) = (self.unit(events).to_owned(), self.unit(people).to_owned());
        let mut columns = Vec::new();
        if let Some(by) = by {
            columns.push(Column::new("place", self.label(by), Kind::Words, "Where or when."));
        }
        columns.extend([
            Column::new("group", "Group", Kind::Words, "The group."),
            Column::new("events", &capital(&what), Kind::Count, &format!("Number of {what}.")),
            Column::new("people", &capital(&who), Kind::Count, &format!("Number of {who}.")),
            Column::new(
                "rate",
                &format!("Rate per {size}"),
                Kind::Rate,
                &format!("{} for each {size} {who}.", capital(&what)),
            ),
        ]);
        columns.extend(cells::limit_columns("rate", "Rate", Kind::Rate));
        columns.push(Column::new(
            "ratio",
            "Rate ratio",
            Kind::Ratio,
            &format!("The rate divided by that of the group “{reference}”."),
        ));
        columns.extend(cells::limit_columns("ratio", "Ratio", Kind::Ratio));
        columns.push(Column::new("reading", "In words", Kind::Words, "What the row says."));
        let table_rows = rows
            .iter()
            .map(|row| {
                let mut out: Vec<Cell> = row.place.iter().filter(|_| by.is_some()).map(Cell::words).collect();
                out.extend([Cell::words(&row.group), cells::count(row.events), cells::count(row.people)]);
                out.extend(cells::with_limits(&row.rate, 1.0, Kind::Rate));
                out.extend(cells::with_limits(&row.ratio, 1.0, Kind::Ratio));
                out.push(Cell::words(&row.reading));
                out
            })
            .collect();
        let notes = self.notes_of(measure, self.note_on_unknown(dimension, &what));
        Table {
            slug: measure.id.clone(),
            title: self.titled(&measure.title),
            measure: format!("{} for each {size} {who}.", capital(&what)),
            method: "Rates with exact limits under 10 events and Byar's from 10; ratios with the exact conditional Poisson interval, 95%.".into(),
            source: format!("{}; {}", self.source(events), self.source(people)),
            columns,
            rows: table_rows,
            notes,
            readings: Vec::new(),
        }
    }

    /// Who is left out of rates, and counted in their bounds.
    fn note_on_unknown(&self, dimension: usize, what: &str) -> Option<String> {
        let missing: Vec<&str> = self.missing(dimension).collect();
        (!missing.is_empty()).then(|| {
            format!(
                "{} of unknown {} ({}) are in no group's rate; where their number may be seen, a ratio says what it would be if all of them were of the one group, and of the other.",
                capital(what),
                self.label(dimension).to_lowercase(),
                missing.join(", ")
            )
        })
    }

    fn rate_chart(
        &self,
        measure: &Measure,
        events: &Population,
        reference: &str,
        rows: &[Row],
    ) -> crate::chart::Drawing {
        let chart = RatioPlot {
            heading: Heading {
                slug: measure.id.clone(),
                title: measure.title.clone(),
                subtitle: format!(
                    "Rate of each group divided by that of the group “{reference}”, {}, {}, with 95% intervals",
                    self.project.body, self.project.period
                ),
                source: self.source(events).to_owned(),
            },
            rows: rows
                .iter()
                .filter(|it| it.whole && it.group != reference)
                .map(|row| ratio_row(row.group.clone(), &row.ratio))
                .collect(),
            sides: (format!("lower rate than {reference}"), format!("higher rate than {reference}")),
            prompt: Some(equality::BAND),
        };
        chart.draw()
    }
}

/// The ratio, with what events and people of unknown groups could make of it.
fn ratio_with(group: Rate, reference: Rate, unknown: Option<(NonAnswers, NonAnswers)>) -> Finding {
    let ratio = rate_ratio(group, reference, SURE);
    match unknown {
        Some((events, people)) => {
            ratio.leaving_out(events).bounded_by(rate_ratio_bounds(group, reference, events, people))
        }
        None => ratio,
    }
}

pub(super) fn capital(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| format!("{}{}", first.to_uppercase(), letters.as_str()))
}
