//! A process stage by stage, for a group beside those it is compared with.

use super::{Evaluator, Measured, SURE, cells};
use crate::{
    chart::{Estimate, Heading, Stage as Bar, Stages as Chart},
    project::{Measure, Population},
    published::{Cell, Column, Kind, Symbol, Table, grouped},
};
use equality::{Finding, NonAnswers, Proportion, relative_likelihood, representation};

/// A stage with both groups.
struct Row {
    label: String,
    counts: [Result<u64, Symbol>; 2],
    /// Of those who were at the stage before.
    passed: [Result<Finding, Symbol>; 2],
    step: Result<Finding, Symbol>,
    whole: Result<Finding, Symbol>,
    /// Of those who began, in percent.
    reached: [Result<f64, Symbol>; 2],
}

/// Both groups' counts at a stage, and how many there gave no answer, where that may be seen.
type At = ([Result<u64, Symbol>; 2], Option<NonAnswers>);

impl Evaluator<'_> {
    pub(super) fn stages(
        &mut self,
        measure: &Measure,
        data: usize,
        dimension: usize,
        group: &str,
        reference: &str,
    ) -> Measured {
        let Some(names) =
            self.project.data.get(data).and_then(|it| it.parts.as_ref()).map(|it| it.names.clone())
        else {
            return Measured::default();
        };
        let who = [group, reference];
        let counts: Vec<[Result<u64, Symbol>; 2]> = (0..names.len())
            .map(|part| {
                let population = Population { data, part: Some(part) };
                who.map(|it| self.count(&population, &[(dimension, it)]))
            })
            .collect();
        let answers: Vec<Option<NonAnswers>> = (0..names.len())
            .map(|part| self.non_answers(&Population { data, part: Some(part) }, dimension, &[]))
            .collect();
        let rows: Vec<Row> = names
            .iter()
            .enumerate()
            .map(|(at, label)| {
                let before = at.checked_sub(1).map(|it| (counts[it], answers[it]));
                self.stage(label, (counts[at], answers[at]), before, (counts[0], answers[0]))
            })
            .collect();
        let first = Population { data, part: Some(0) };
        let table = self.stage_table(measure, &first, dimension, who, &rows);
        let chart = self.stage_chart(measure, &first, who, &rows);
        let summary = rows
            .last()
            .filter(|it| it.whole.is_ok())
            .map(|it| {
                format!(
                    "From “{}” to “{}”: {}",
                    names[0],
                    it.label,
                    cells::reading(&it.whole, group, reference)
                )
            })
            .into_iter()
            .collect();
        Measured { tables: vec![table], charts: vec![chart], summary }
    }

    fn stage(&self, label: &str, (here, without): At, before: Option<At>, first: At) -> Row {
        let ratio = |(base, without_base): At| {
            let one = self.proportion(here[0], base[0])?;
            let two = self.proportion(here[1], base[1])?;
            let found = relative_likelihood(one, two, SURE);
            // Where a number of those without an answer is hidden, nothing is said of what they could change.
            let unanswered = without_base.filter(|it| it.total() > 0).zip(without);
            let unanswered =
                unanswered.and_then(|(of, some)| Some((of, Proportion::new(some.total(), of.total()).ok()?)));
            Ok(match unanswered {
                Some((left_out, events)) => found.leaving_out(left_out, events).ratio,
                None => found.ratio,
            })
        };
        let passed = |at: usize| match before {
            Some((before, _)) => self.proportion(here[at], before[at]).map(|it| representation(it, SURE)),
            None => Err(Symbol::NotApplicable),
        };
        let reached = |at: usize| {
            let share = self.proportion(here[at], first.0[at])?.share();
            share.map(|it| 100.0 * it).ok_or(Symbol::NotApplicable)
        };
        Row {
            label: label.to_owned(),
            counts: here,
            passed: [passed(0), passed(1)],
            step: before.map_or(Err(Symbol::NotApplicable), ratio),
            whole: if before.is_some() { ratio(first) } else { Err(Symbol::NotApplicable) },
            reached: [reached(0), reached(1)],
        }
    }

    fn stage_table(
        &mut self,
        measure: &Measure,
        of: &Population,
        dimension: usize,
        who: [&str; 2],
        rows: &[Row],
    ) -> Table {
        let [group, reference] = who;
        let mut columns = vec![
            Column::new("stage", "Stage", Kind::Words, "The stage."),
            Column::new(
                "group_count",
                &format!("{group}: number"),
                Kind::Count,
                "How many of the group reached it.",
            ),
            Column::new(
                "group_passed",
                &format!("{group}: of the stage before (%)"),
                Kind::Percent,
                "Of those of the group at the stage before.",
            ),
            Column::new(
                "reference_count",
                &format!("{reference}: number"),
                Kind::Count,
                "How many of those compared with reached it.",
            ),
            Column::new(
                "reference_passed",
                &format!("{reference}: of the stage before (%)"),
                Kind::Percent,
                "Of those compared with at the stage before.",
            ),
            Column::new(
                "step_ratio",
                "Relative likelihood of this step",
                Kind::Ratio,
                "Group divided by those compared with, from the stage before.",
            ),
        ];
        columns.extend(cells::limit_columns("step", "This step", Kind::Ratio));
        columns.push(Column::new(
            "whole_ratio",
            "Relative likelihood from the first stage",
            Kind::Ratio,
            "Group divided by those compared with, from the first stage.",
        ));
        columns.extend(cells::limit_columns("whole", "From the first", Kind::Ratio));
        columns.push(Column::new("reading", "In words", Kind::Words, "What the step says."));
        let table_rows = rows
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let mut out = vec![Cell::words(&row.label)];
                for who in 0..2 {
                    out.push(cells::count(row.counts[who]));
                    out.push(cells::value(&row.passed[who], 100.0, Kind::Percent));
                }
                for ratio in [&row.step, &row.whole] {
                    out.extend(cells::with_limits(ratio, 1.0, Kind::Ratio));
                }
                let words = if at == 0 {
                    "Where it begins.".to_owned()
                } else {
                    cells::reading(&row.step, group, reference)
                };
                out.push(Cell::words(words));
                out
            })
            .collect();
        let notes = self.notes_of(measure, self.note_on_answers(dimension));
        Table {
            slug: measure.id.clone(),
            title: self.titled(&measure.title),
            measure: format!("How many of the groups “{group}” and “{reference}” reach each stage."),
            method: "Ratio of two shares with the 95% Miettinen–Nurminen interval, for each step and from the first stage.".into(),
            source: self.source(of).to_owned(),
            columns,
            rows: table_rows,
            notes,
            readings: Vec::new(),
        }
    }

    fn stage_chart(
        &self,
        measure: &Measure,
        of: &Population,
        who: [&str; 2],
        rows: &[Row],
    ) -> crate::chart::Drawing {
        let chart = Chart {
            heading: Heading {
                slug: measure.id.clone(),
                title: measure.title.clone(),
                subtitle: format!(
                    "Share of {} who reached each stage, {}, {}",
                    self.unit(of),
                    self.project.body,
                    self.project.period
                ),
                source: self.source(of).to_owned(),
            },
            groups: who.map(str::to_owned).to_vec(),
            stages: rows
                .iter()
                .map(|row| Bar {
                    label: row.label.clone(),
                    reached: (0..2)
                        .map(|at| match (row.reached[at], row.counts[at]) {
                            (Ok(share), Ok(count)) => (Estimate::plain(share), grouped(count as f64, 0)),
                            (Err(symbol), _) | (_, Err(symbol)) => (Estimate::Hidden(symbol), String::new()),
                        })
                        .collect(),
                })
                .collect(),
        };
        chart.draw()
    }
}
