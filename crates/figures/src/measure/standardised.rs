//! Rates as they would be if every group had the make-up of a standard population, by age for example.

use super::{Evaluator, Measured, SURE, cells, rates::capital};
use crate::{
    chart::{Drawing, Dumbbell, Heading, Pair, PairUnit},
    project::{Measure, Population, Spec, Standard},
    published::{Cell, Column, Kind, Symbol, Table, grouped},
};
use equality::{Band, Finding, Per, directly_standardised, rate, standardised_ratio};

/// A group.
struct Row {
    group: String,
    events: Result<u64, Symbol>,
    people: Result<u64, Symbol>,
    /// As counted.
    crude: Result<Finding, Symbol>,
    rate: Result<Finding, Symbol>,
    ratio: Result<Finding, Symbol>,
    reading: String,
}

/// What is counted of whom.
#[derive(Clone, Copy)]
struct Of<'a> {
    events: &'a Population,
    people: &'a Population,
    dimension: usize,
    reference: &'a str,
    per: Per,
    standard: &'a Standard,
}

impl Evaluator<'_> {
    /// The table and chart beside those of the rates as counted.
    pub(super) fn standardised(&mut self, measure: &Measure, standard: &Standard) -> Measured {
        let Spec::Rates { events, people, dimension, groups, reference, per, outside, .. } = &measure.spec
        else {
            return Measured::default();
        };
        let of = Of { events, people, dimension: *dimension, reference, per: *per, standard };
        let compared = self.bands(of, reference);
        let rows: Vec<Row> = [reference]
            .into_iter()
            .chain(groups)
            .map(|group| self.standardised_row(of, group, &compared, outside.as_deref()))
            .collect();
        let table = self.standardised_table(measure, of, &rows);
        let chart = self.standardised_chart(measure, of, &rows);
        let summary = rows
            .iter()
            .filter(|it| it.ratio.as_ref().is_ok_and(|it| it.evidence().is_clear()))
            .take(4)
            .map(|it| format!("{}: {}", self.as_if(standard), it.reading))
            .collect();
        Measured { tables: vec![table], charts: vec![chart], summary }
    }

    /// "Were all of the same age".
    fn as_if(&self, standard: &Standard) -> String {
        format!("Were all of the same {}", self.label(standard.over).to_lowercase())
    }

    /// The bands of a group: each with its rate and its weight. One that is hidden hides the whole.
    fn bands(&self, of: Of<'_>, group: &str) -> Result<Vec<Band>, Symbol> {
        let members = self.project.dimensions.get(of.standard.over).ok_or(Symbol::NotAvailable)?;
        let band = |label: &str| {
            let at = [(of.standard.over, label), (of.dimension, group)];
            let rate = self.rate(self.count(of.events, &at), self.count(of.people, &at))?;
            let standard = self.count(&of.standard.of, &at[..1])? as f64;
            Ok(Band { rate, standard })
        };
        members.members.finest().map(|it| band(&it.label)).collect()
    }

    fn standardised_row(
        &self,
        of: Of<'_>,
        group: &str,
        compared: &Result<Vec<Band>, Symbol>,
        outside: Option<&str>,
    ) -> Row {
        let known = self.answered(of.standard.over);
        let at = [(of.standard.over, known), (of.dimension, group)];
        let (events, people) = (self.count(of.events, &at), self.count(of.people, &at));
        let bands = self.bands(of, group);
        let standardised =
            |bands: &Vec<Band>| directly_standardised(bands, of.per, SURE).map_err(|_| Symbol::NotAvailable);
        let found = bands.as_ref().map_err(|it| *it).and_then(standardised);
        let ratio = if group == of.reference {
            Err(Symbol::NotApplicable)
        } else {
            let both = bands.as_ref().and_then(|one| Ok((one, compared.as_ref()?))).map_err(|it| *it);
            both.and_then(|(one, two)| standardised_ratio(one, two, SURE).map_err(|_| Symbol::NotAvailable))
        };
        let ratio = ratio.map(|it| match outside {
            Some(who) => it.not_in_population(who),
            None => it,
        });
        let reading = match (&found, &ratio) {
            _ if group == of.reference => "What the others are compared with.".to_owned(),
            (Err(Symbol::NotAvailable), _) | (_, Err(Symbol::NotAvailable)) => {
                "Not calculated: the standard population is empty, or a part of it has no one of the group or of those compared with. Put parts together.".to_owned()
            }
            _ => cells::reading(&ratio, group, of.reference),
        };
        Row {
            group: group.to_owned(),
            events,
            people,
            crude: self.rate(events, people).map(|it| rate(it, of.per, SURE)),
            rate: found,
            ratio,
            reading,
        }
    }

    fn standardised_table(&mut self, measure: &Measure, of: Of<'_>, rows: &[Row]) -> Table {
        let size = grouped(of.per.people(), 0);
        let (what, who) = (self.unit(of.events).to_owned(), self.unit(of.people).to_owned());
        let over = self.label(of.standard.over).to_lowercase();
        let mut columns = vec![
            Column::new("group", "Group", Kind::Words, "The group."),
            Column::new("events", &capital(&what), Kind::Count, &format!("Number of {what}.")),
            Column::new("people", &capital(&who), Kind::Count, &format!("Number of {who}.")),
            Column::new(
                "crude",
                &format!("Rate per {size} as counted"),
                Kind::Rate,
                &format!("{} for each {size} {who}.", capital(&what)),
            ),
            Column::new(
                "rate",
                &format!("Standardised rate per {size}"),
                Kind::Rate,
                &format!("The rate if the group had the make-up by {over} of the standard population."),
            ),
        ];
        columns.extend(cells::limit_columns("rate", "Standardised rate", Kind::Rate));
        columns.push(Column::new(
            "ratio",
            "Ratio of standardised rates",
            Kind::Ratio,
            &format!("The standardised rate divided by that of the group “{}”.", of.reference),
        ));
        columns.extend(cells::limit_columns("ratio", "Ratio", Kind::Ratio));
        columns.push(Column::new("reading", "In words", Kind::Words, "What the row says."));
        let table_rows = rows
            .iter()
            .map(|row| {
                let mut out =
                    vec![Cell::words(&row.group), cells::count(row.events), cells::count(row.people)];
                out.push(cells::value(&row.crude, 1.0, Kind::Rate));
                for (figure, kind) in [(&row.rate, Kind::Rate), (&row.ratio, Kind::Ratio)] {
                    out.extend(cells::with_limits(figure, 1.0, kind));
                }
                out.push(Cell::words(&row.reading));
                out
            })
            .collect();
        let missing: Vec<&str> = self.missing(of.standard.over).collect();
        let left_out = (!missing.is_empty()).then(|| {
            format!(
                "{} of unknown {over} cannot be standardised and are left out: {}.",
                capital(&what),
                missing.join(", ")
            )
        });
        let standard = format!(
            "Standard population: {}. Source: {}.",
            self.unit(&of.standard.of),
            self.source(&of.standard.of)
        );
        let notes = self.notes_of(measure, [standard].into_iter().chain(left_out));
        Table {
            slug: format!("{}-standardised", measure.id),
            title: self.titled(&format!("{}: standardised by {over}", measure.title)),
            measure: format!(
                "{} for each {size} {who}, as they would be if every group had the make-up by {over} of the standard population.",
                capital(&what)
            ),
            method: "Directly standardised rates with Dobson's 95% limits; their ratio on the log scale. Not calculated under 10 events.".into(),
            source: format!("{}; {}", self.source(of.events), self.source(of.people)),
            columns,
            rows: table_rows,
            notes,
            readings: Vec::new(),
        }
    }

    /// Each group's rate as counted and as standardised.
    fn standardised_chart(&self, measure: &Measure, of: Of<'_>, rows: &[Row]) -> Drawing {
        let over = self.label(of.standard.over).to_lowercase();
        let chart = Dumbbell {
            heading: Heading {
                slug: format!("{}-standardised", measure.id),
                title: format!("{}: standardised by {over}", measure.title),
                subtitle: format!(
                    "{} for each {} {}, {}, {}, with 95% intervals",
                    capital(self.unit(of.events)),
                    grouped(of.per.people(), 0),
                    self.unit(of.people),
                    self.project.body,
                    self.project.period
                ),
                source: self.source(of.events).to_owned(),
            },
            ends: ("As counted".to_owned(), format!("Were all of the same {over}")),
            unit: PairUnit::Rate,
            rows: rows
                .iter()
                .map(|it| Pair {
                    label: it.group.clone(),
                    from: cells::estimate(&it.crude, 1.0),
                    to: cells::estimate(&it.rate, 1.0),
                })
                .collect(),
        };
        chart.draw()
    }
}
