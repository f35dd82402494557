//! How many times as likely: appointment, discipline, training, exclusion, uptake; taken together and within strata.

use super::{Evaluator, Measured, SURE, cells};
use crate::{
    chart::{Heading, RatioPlot, RatioRow},
    project::{Direction, Item, Measure, Population},
    published::{Cell, Column, Kind, Symbol, Table},
};
use equality::{
    Estimate, Finding, NonAnswers, Proportion, Strata, Stratum, relative_likelihood, representation,
};

/// A comparison of a group with the reference.
pub(super) struct Row {
    pub(super) label: String,
    pub(super) group: String,
    /// To how many of the group, of how many; and of the reference.
    pub(super) counts: [Result<u64, Symbol>; 4],
    shares: [Result<Finding, Symbol>; 2],
    pub(super) ratio: Result<Finding, Symbol>,
    pub(super) direction: Direction,
    pub(super) reading: String,
    /// Whether it stands in the chart and the summary.
    whole: bool,
}

impl Row {
    /// Which is divided by which, in words.
    pub(super) fn divided(&self, reference: &str) -> String {
        match self.direction {
            Direction::GroupOverReference => format!("{} ÷ {reference}", self.group),
            Direction::ReferenceOverGroup => format!("{reference} ÷ {}", self.group),
        }
    }
}

impl Evaluator<'_> {
    pub(super) fn likelihood(
        &mut self,
        measure: &Measure,
        items: &[Item],
        dimension: usize,
        groups: &[String],
        reference: &str,
        strata: Option<usize>,
    ) -> Measured {
        let mut rows = Vec::new();
        for item in items {
            for group in groups {
                rows.push(self.compared(item, dimension, group, reference, &[], item.label.clone()));
                if let Some(strata) = strata {
                    self.within(item, dimension, group, reference, strata, &mut rows);
                }
            }
        }
        let table = self.likelihood_table(measure, items, dimension, reference, strata, &rows);
        let summary: Vec<String> = rows
            .iter()
            .filter(|it| {
                it.whole
                    && it.ratio.is_ok()
                    && (items.len() > 1
                        || it.ratio.as_ref().is_ok_and(|it| it.evidence().is_clear())
                        || groups.len() == 1)
            })
            .take(8)
            .map(|it| format!("{}: {}", it.label, it.reading))
            .collect();
        let chart = self.likelihood_chart(measure, items, (groups, reference), &table.source, &rows);
        let mut found = Measured { tables: vec![table], charts: vec![chart], summary };
        if let Some(changes) = self.changes(measure, items, dimension, groups, reference) {
            found.extend(changes);
        }
        found
    }

    /// A group against the reference among those at some labels.
    pub(super) fn compared(
        &self,
        item: &Item,
        dimension: usize,
        group: &str,
        reference: &str,
        at: &[(usize, &str)],
        label: String,
    ) -> Row {
        let count = |population: &Population, member: &str| {
            let labels: Vec<_> = at.iter().copied().chain([(dimension, member)]).collect();
            self.count(population, &labels)
        };
        let counts = [
            count(&item.events, group),
            count(&item.among, group),
            count(&item.events, reference),
            count(&item.among, reference),
        ];
        let (one, two) = (self.proportion(counts[0], counts[1]), self.proportion(counts[2], counts[3]));
        // Where a number of those without an answer is hidden, nothing is said of what they could change.
        let left_out = self.non_answers(&item.among, dimension, at).filter(|it| it.total() > 0);
        let unanswered = left_out.and_then(|it| {
            let events = self.non_answers(&item.events, dimension, at)?;
            Some((it, Proportion::new(events.total(), it.total()).ok()?))
        });
        let ratio = one.and_then(|one| two.map(|two| ratio(item.direction, one, two, unanswered)));
        let reading = match item.direction {
            Direction::GroupOverReference => cells::reading(&ratio, group, reference),
            Direction::ReferenceOverGroup => cells::reading(&ratio, reference, group),
        };
        Row {
            label,
            group: group.to_owned(),
            counts,
            shares: [one, two].map(|it| it.map(|it| representation(it, SURE))),
            ratio,
            direction: item.direction,
            reading,
            whole: at.is_empty(),
        }
    }

    /// The same within the members of another dimension, and what that says of the whole.
    fn within(
        &self,
        item: &Item,
        dimension: usize,
        group: &str,
        reference: &str,
        by: usize,
        rows: &mut Vec<Row>,
    ) {
        let crude = rows.last().map_or(Err(Symbol::NotAvailable), |it| it.ratio.clone());
        let Some(spec) = self.project.dimensions.get(by) else { return };
        let mut strata = Vec::new();
        let mut hidden = None;
        for member in spec.members.finest() {
            let row = self.compared(
                item,
                dimension,
                group,
                reference,
                &[(by, &member.label)],
                format!("{}: {}", item.label, member.label),
            );
            let (one, two) = (
                self.proportion(row.counts[0], row.counts[1]),
                self.proportion(row.counts[2], row.counts[3]),
            );
            match (one, two) {
                (Ok(group), Ok(comparator)) => {
                    strata.push(Stratum { name: member.label.clone(), group, comparator });
                }
                (Err(symbol), _) | (_, Err(symbol)) => hidden = Some(symbol),
            }
            rows.push(row);
        }
        let label = format!("{}: within {} (Mantel–Haenszel)", item.label, spec.label.to_lowercase());
        let none = Err(Symbol::NotApplicable);
        let mut row = Row {
            label,
            group: group.to_owned(),
            counts: [none; 4],
            shares: [Err(Symbol::NotApplicable), Err(Symbol::NotApplicable)],
            ratio: Err(Symbol::NotAvailable),
            direction: item.direction,
            reading: String::new(),
            whole: true,
        };
        // From the parts that are shown alone, a hidden part could be taken for nothing.
        if let Some(symbol) = hidden {
            row.ratio = Err(symbol);
            row.reading = format!(
                "Not given, because a part is hidden: {}. Fewer or coarser parts may allow it.",
                symbol.short()
            );
        } else {
            let strata = match item.direction {
                Direction::GroupOverReference => strata,
                Direction::ReferenceOverGroup => strata
                    .into_iter()
                    .map(|it| Stratum { name: it.name, group: it.comparator, comparator: it.group })
                    .collect(),
            };
            let mut found = Strata::new(strata).analyse(SURE);
            // What those without an answer could change of the whole, they could change within its parts.
            if let Some(bounds) = crude.as_ref().ok().and_then(Finding::bounds) {
                let left_out = crude.as_ref().map_or(NonAnswers::NONE, Finding::left_out);
                found.ratio = found.ratio.leaving_out(left_out).bounded_by(bounds);
            }
            let (one, two) = match item.direction {
                Direction::GroupOverReference => (group, reference),
                Direction::ReferenceOverGroup => (reference, group),
            };
            row.reading = found.ratio.sentence(one, two);
            if let Some(warning) = found.warning {
                row.reading = format!("{} {warning}", row.reading);
            }
            row.ratio = Ok(found.ratio);
        }
        rows.push(row);
    }

    fn likelihood_table(
        &mut self,
        measure: &Measure,
        items: &[Item],
        dimension: usize,
        reference: &str,
        strata: Option<usize>,
        rows: &[Row],
    ) -> Table {
        let mut columns = vec![
            Column::new("what", "What", Kind::Words, "What happened, and to whom."),
            Column::new("group", "Group", Kind::Words, "The group that is compared."),
            Column::new(
                "group_events",
                "Group: number",
                Kind::Count,
                "To how many of the group it happened.",
            ),
            Column::new("group_base", "Group: of", Kind::Count, "Of how many of the group."),
            Column::new("group_share", "Group (%)", Kind::Percent, "The share of the group."),
            Column::new(
                "reference_events",
                &format!("{reference}: number"),
                Kind::Count,
                "To how many of those compared with it happened.",
            ),
            Column::new(
                "reference_base",
                &format!("{reference}: of"),
                Kind::Count,
                "Of how many of those compared with.",
            ),
            Column::new(
                "reference_share",
                &format!("{reference} (%)"),
                Kind::Percent,
                "The share of those compared with.",
            ),
            Column::new("direction", "Divided as", Kind::Words, "Which way the ratio is divided."),
            Column::new(
                "ratio",
                "Relative likelihood",
                Kind::Ratio,
                "The one share divided by the other, from unrounded shares.",
            ),
        ];
        columns.extend(cells::limit_columns("ratio", "Ratio", Kind::Ratio));
        columns.push(Column::new("reading", "In words", Kind::Words, "What the row says."));
        let table_rows = rows
            .iter()
            .map(|row| {
                let mut out = vec![Cell::words(&row.label), Cell::words(&row.group)];
                for (at, share) in row.shares.iter().enumerate() {
                    out.push(cells::count(row.counts[2 * at]));
                    out.push(cells::count(row.counts[2 * at + 1]));
                    out.push(cells::value(share, 100.0, Kind::Percent));
                }
                out.push(Cell::words(row.divided(reference)));
                out.extend(cells::with_limits(&row.ratio, 1.0, Kind::Ratio));
                out.push(Cell::words(&row.reading));
                out
            })
            .collect();
        let notes = self.notes_of(measure, self.note_on_answers(dimension));
        let mut sources: Vec<&str> =
            items.iter().flat_map(|it| [self.source(&it.events), self.source(&it.among)]).collect();
        sources.dedup();
        sources.sort_unstable();
        sources.dedup();
        let strata = if strata.is_some() {
            " Within parts: Mantel–Haenszel ratio with the Greenland–Robins interval."
        } else {
            ""
        };
        Table {
            slug: measure.id.clone(),
            title: self.titled(&measure.title),
            measure: format!("How many times as likely it is for a group as for the group “{reference}”."),
            method: format!("Ratio of two shares with the 95% Miettinen–Nurminen interval.{strata}"),
            source: sources.join("; "),
            columns,
            rows: table_rows,
            notes,
            readings: Vec::new(),
        }
    }

    fn likelihood_chart(
        &self,
        measure: &Measure,
        items: &[Item],
        (groups, reference): (&[String], &str),
        source: &str,
        rows: &[Row],
    ) -> crate::chart::Drawing {
        let backwards = items.first().is_some_and(|it| it.direction == Direction::ReferenceOverGroup);
        let mixed = items.iter().any(|it| (it.direction == Direction::ReferenceOverGroup) != backwards);
        let who = if groups.len() == 1 { groups[0].clone() } else { "each group".to_owned() };
        let sides = if mixed {
            ("less likely for the first-named".to_owned(), "more likely for the first-named".to_owned())
        } else if backwards {
            (format!("{who} more likely"), format!("{reference} more likely"))
        } else {
            (format!("{who} less likely than {reference}"), format!("{who} more likely than {reference}"))
        };
        let chart = RatioPlot {
            heading: Heading {
                slug: measure.id.clone(),
                title: measure.title.clone(),
                subtitle: format!(
                    "Relative likelihood of {who} against {reference}, {}, {}, with 95% intervals",
                    self.project.body, self.project.period
                ),
                source: source.to_owned(),
            },
            rows: rows
                .iter()
                .filter(|it| it.whole)
                .map(|row| {
                    let label = match (groups.len() > 1, mixed) {
                        (true, _) if items.len() > 1 => format!("{}: {}", row.label, row.group),
                        (true, _) => row.group.clone(),
                        (false, false) => row.label.clone(),
                        (false, true) => format!("{} ({})", row.label, row.divided(reference)),
                    };
                    ratio_row(label, &row.ratio)
                })
                .collect(),
            sides,
            prompt: Some(equality::BAND),
        };
        chart.draw()
    }
}

fn ratio(
    direction: Direction,
    group: Proportion,
    reference: Proportion,
    unanswered: Option<(NonAnswers, Proportion)>,
) -> Finding {
    let found = match direction {
        Direction::GroupOverReference => relative_likelihood(group, reference, SURE),
        Direction::ReferenceOverGroup => relative_likelihood(reference, group, SURE),
    };
    match unanswered {
        Some((left_out, events)) => found.leaving_out(left_out, events).ratio,
        None => found.ratio,
    }
}

/// A ratio as its chart draws it, with words where there is none although nothing is hidden.
pub(super) fn ratio_row(label: String, ratio: &Result<Finding, Symbol>) -> RatioRow {
    let instead = match ratio {
        Ok(it) => match it.estimate() {
            Estimate::NoOneInGroup => Some("no one in one of the groups".to_owned()),
            Estimate::NotCalculable { .. } => {
                Some("not calculable: none among those compared with".to_owned())
            }
            Estimate::Value { value, .. } if value <= 0.0 => Some("0: none in the group".to_owned()),
            Estimate::Value { .. } => None,
        },
        Err(_) => None,
    };
    RatioRow { label, ratio: cells::estimate(ratio, 1.0), instead }
}
