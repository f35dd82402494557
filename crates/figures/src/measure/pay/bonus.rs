//! Bonuses: who gets one, and the gaps among those who do. A bonus counts among the people of the pay beside it.

use super::{Evaluator, Gap, Measured, SURE, cells};
use crate::{
    chart::{Drawing, Heading, ShareRow, Shares},
    project::{Direction, Item, Measure, Population},
    published::{Cell, Column, Kind, Symbol, Table, grouped},
};
use equality::{Finding, representation};

impl Evaluator<'_> {
    /// Who was paid a bonus and how much: a table and a chart.
    pub(super) fn bonuses(
        &mut self,
        measure: &Measure,
        bonus: usize,
        among: &Population,
        dimension: usize,
        reference: &str,
    ) -> Measured {
        let item = Item {
            label: "Bonus".to_owned(),
            events: Population { data: bonus, part: None },
            among: among.clone(),
            direction: Direction::GroupOverReference,
            earlier: None,
        };
        let mut rows = vec![self.bonus_of_the_reference(&item, dimension, reference)];
        let mut groups = vec![reference.to_owned()];
        let mut summary = Vec::new();
        let pay = self.pay;
        for gap in pay.iter().filter(|it| it.measure == measure.id).flat_map(|it| &it.bonus) {
            rows.push(self.bonus_row(&item, dimension, gap, reference, &mut summary));
            groups.push(gap.group.clone());
        }
        summary.truncate(4);
        let least = equality::pay::LEAST_PUBLISHED_GROUP;
        let own = [format!(
            "No gap in bonuses is published for fewer than {least} people with a bonus in either group, nor where one could be worked out from the others."
        )];
        let notes = self.notes_of(measure, own.into_iter().chain(self.note_on_answers(dimension)));
        let mut sources = vec![self.source(&item.events), self.source(among)];
        sources.dedup();
        let table = Table {
            slug: format!("{}-bonus", measure.id),
            title: self.titled(&format!("{}: bonuses", measure.title)),
            measure: format!(
                "Who was paid a bonus, how many times as likely it is for a group as for the group “{reference}”, and the gap among those who were, in percent of that group's bonus."
            ),
            method: "Share with the 95% Wilson interval; ratio of two shares with the 95% Miettinen–Nurminen interval; gaps in median and mean bonus with 95% intervals by resampling (bias-corrected and accelerated, with a fixed seed).".into(),
            source: sources.join("; "),
            columns: columns(self.label(dimension), self.unit(among), reference),
            rows,
            notes,
            readings: Vec::new(),
        };
        let chart = self.bonus_chart(measure, &item, dimension, &groups);
        Measured { tables: vec![table], charts: vec![chart], summary }
    }

    /// The share of each group that was paid a bonus.
    fn bonus_chart(&self, measure: &Measure, item: &Item, dimension: usize, groups: &[String]) -> Drawing {
        let unit = self.unit(&item.among);
        let row = |group: &String| {
            let at = [(dimension, group.as_str())];
            let people = self.count(&item.among, &at);
            let share = self.proportion(self.count(&item.events, &at), people);
            ShareRow {
                label: group.clone(),
                share: cells::estimate(&share.map(|it| representation(it, SURE)), 100.0),
                base: people
                    .map_or_else(|_| String::new(), |it| format!("of {} {unit}", grouped(it as f64, 0))),
            }
        };
        let chart = Shares {
            heading: Heading {
                slug: format!("{}-bonus", measure.id),
                title: format!("{}: who was paid a bonus", measure.title),
                subtitle: format!(
                    "Share of {unit} who were paid a bonus, {}, {}, with 95% intervals",
                    self.project.body, self.project.period
                ),
                source: self.source(&item.events).to_owned(),
            },
            rows: groups.iter().map(row).collect(),
            comparator: None,
        };
        chart.draw()
    }

    fn bonus_of_the_reference(&self, item: &Item, dimension: usize, reference: &str) -> Vec<Cell> {
        let at = [(dimension, reference)];
        let (paid, people) = (self.count(&item.events, &at), self.count(&item.among, &at));
        let share = self.proportion(paid, people).map(|it| representation(it, SURE));
        let mut row = vec![Cell::words(reference), cells::count(paid), cells::count(people)];
        row.extend(cells::with_limits(&share, 100.0, Kind::Percent));
        row.extend((0..9).map(|_| Cell::Symbol(Symbol::NotApplicable)));
        row.push(Cell::words("What the others are compared with."));
        row
    }

    fn bonus_row(
        &self,
        item: &Item,
        dimension: usize,
        gap: &Gap,
        reference: &str,
        summary: &mut Vec<String>,
    ) -> Vec<Cell> {
        let found = self.compared(item, dimension, &gap.group, reference, &[], String::new());
        let [paid, people, compared, _] = found.counts;
        // A gap is shown only where the numbers of those paid a bonus are.
        let shown = |it: &Result<Finding, Symbol>| paid.and(compared).and_then(|_| it.clone());
        let (median, mean) = (shown(&gap.median), shown(&gap.mean));
        let share = self.proportion(paid, people).map(|it| representation(it, SURE));
        let mut row = vec![Cell::words(&gap.group), cells::count(paid), cells::count(people)];
        row.extend(cells::with_limits(&share, 100.0, Kind::Percent));
        row.extend(cells::with_limits(&found.ratio, 1.0, Kind::Ratio));
        for it in [&median, &mean] {
            row.extend(cells::with_limits(it, 1.0, Kind::Points));
        }
        let words = cells::reading(&median, &gap.group, reference);
        let reading = format!("To be paid a bonus: {} Median bonus: {words}", found.reading);
        if found.ratio.is_ok() {
            summary.push(reading.clone());
        }
        row.push(Cell::words(reading));
        row
    }
}

fn columns(label: &str, unit: &str, reference: &str) -> Vec<Column> {
    let mut columns = vec![
        Column::new("group", label, Kind::Words, "The group."),
        Column::new("paid", "Paid a bonus", Kind::Count, "How many of the group were paid a bonus."),
        Column::new("people", &format!("Number of {unit}"), Kind::Count, "How many of the group there are."),
    ];
    let gap = |name: &str| {
        format!(
            "How much lower the {name} bonus of the group is than that of the group “{reference}”, in percent of it; below 0 where it is higher."
        )
    };
    for (key, name, kind, meaning) in [
        ("share", "Paid a bonus (%)", Kind::Percent, "The share that was paid a bonus.".to_owned()),
        (
            "ratio",
            "Relative likelihood",
            Kind::Ratio,
            format!("The share divided by that of the group “{reference}”."),
        ),
        ("median_gap", "Median bonus gap (%)", Kind::Points, gap("median")),
        ("mean_gap", "Mean bonus gap (%)", Kind::Points, gap("mean")),
    ] {
        columns.push(Column::new(key, name, kind, &meaning));
        columns.extend(cells::limit_columns(key, name, kind));
    }
    columns.push(Column::new("reading", "In words", Kind::Words, "What the row says."));
    columns
}
