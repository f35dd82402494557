//! A share over years on its way to a target.

use super::{Evaluator, Measured, SURE, cells, parts};
use crate::{
    chart::{Heading, Projection, Target as Marked, Trend, TrendPoint},
    project::{Aim, Flow, Measure, Population, TargetSpec, Whose},
    published::{Cell, Column, Kind, Symbol, Table, grouped},
};
use equality::{
    Finding, Proportion, representation,
    target::{self, Flows, Progress, Reading, Target},
};

/// A year.
struct Row {
    label: String,
    year: f64,
    group: Result<u64, Symbol>,
    base: Result<u64, Symbol>,
    of: Result<Proportion, Symbol>,
    share: Result<Finding, Symbol>,
}

impl Evaluator<'_> {
    pub(super) fn progress(
        &mut self,
        measure: &Measure,
        data: usize,
        only: &[(usize, String)],
        whose: &Whose,
        spec: &TargetSpec,
        flow: Option<&Flow>,
    ) -> Measured {
        let only: Vec<(usize, &str)> = only.iter().map(|it| (it.0, it.1.as_str())).collect();
        let mut rows: Vec<Row> =
            parts(self.project, data).iter().filter_map(|it| self.year(it, &only, whose)).collect();
        rows.sort_by(|one, other| one.year.total_cmp(&other.year));
        let readings: Vec<Reading> =
            rows.iter().filter_map(|it| it.of.ok().map(|share| Reading { year: it.year, share })).collect();
        let aim = match spec.aim {
            Aim::AtLeast => target::Aim::AtLeast,
            Aim::AtMost => target::Aim::AtMost,
        };
        let target = Target::new(spec.value / 100.0, spec.by, aim);
        let progress = target
            .clone()
            .and_then(|target| Progress::of(&readings, target, SURE))
            .ok()
            .filter(|_| !readings.is_empty());
        // A standing that left out the latest year would be of another year than it says.
        let current = rows.last().is_some_and(|it| it.of.is_ok());
        let words = match (&progress, current) {
            (Some(it), true) => it.sentence(&whose.group),
            _ => "Cannot tell: the latest year is hidden to protect people, or there is none.".to_owned(),
        };
        let of = Population { data, part: Some(0) };
        let projection = match (&progress, current) {
            (Some(it), true) => self.projection(&rows, it, &only, whose, spec, flow),
            _ => Vec::new(),
        };
        let table = self.progress_table(
            measure,
            &of,
            whose,
            spec,
            &rows,
            progress.as_ref().filter(|_| current),
            &words,
        );
        let chart = Trend {
            heading: Heading {
                slug: measure.id.clone(),
                title: measure.title.clone(),
                subtitle: format!(
                    "{} as a share of {}, {}, with 95% intervals",
                    whose.group,
                    self.unit(&of),
                    self.project.body
                ),
                source: self.source(&of).to_owned(),
            },
            points: rows
                .iter()
                .map(|it| TrendPoint { at: it.year, share: cells::estimate(&it.share, 100.0) })
                .collect(),
            target: Some(Marked { at: spec.by, value: spec.value, label: spec.label.clone() }),
            projection,
        };
        Measured {
            tables: vec![table],
            charts: vec![chart.draw()],
            summary: vec![format!("{} ({}): {words}", measure.title, spec.label)],
        }
    }

    fn year(&self, population: &Population, only: &[(usize, &str)], whose: &Whose) -> Option<Row> {
        let parts = self.project.data.get(population.data)?.parts.as_ref()?;
        let label = parts.names.get(population.part?)?.clone();
        let year = label.parse().ok()?;
        let with = |member: &str| {
            let labels: Vec<_> = only.iter().copied().chain([(whose.dimension, member)]).collect();
            self.count(population, &labels)
        };
        let (group, base) = (with(&whose.group), with(self.answered(whose.dimension)));
        let of = self.proportion(group, base);
        Some(Row { label, year, group, base, of, share: of.map(|it| representation(it, SURE)) })
    }

    /// Where movements lead if they go on; without them, where the change that was observed leads.
    fn projection(
        &self,
        rows: &[Row],
        progress: &Progress,
        only: &[(usize, &str)],
        whose: &Whose,
        spec: &TargetSpec,
        flow: Option<&Flow>,
    ) -> Vec<Projection> {
        let Some((last, now)) = rows.last().and_then(|it| Some((it, it.of.ok()?))) else { return Vec::new() };
        let Some(share) = now.share() else { return Vec::new() };
        let start = Projection { at: last.year, value: 100.0 * share, band: (100.0 * share, 100.0 * share) };
        let years = (spec.by - last.year).ceil().clamp(0.0, 30.0);
        if let Some(flows) = flow.and_then(|it| self.flows(it, now, only, whose)) {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0 to 30")]
            let ahead = target::project(now, &flows, years as u32, SURE);
            let further = ahead.iter().filter_map(|it| {
                Some(Projection {
                    at: last.year + f64::from(it.after),
                    value: 100.0 * it.share,
                    band: (
                        100.0 * cells::number(it.band.low())?.max(0.0),
                        100.0 * cells::number(it.band.high())?.min(1.0),
                    ),
                })
            });
            return [start].into_iter().chain(further).collect();
        }
        let Some(change) = progress.observed.as_ref() else { return Vec::new() };
        let (Some(value), Some(interval)) = (change.value(), change.interval()) else { return Vec::new() };
        let (Some(low), Some(high)) = (cells::number(interval.low()), cells::number(interval.high())) else {
            return Vec::new();
        };
        let mut ahead = vec![start];
        let mut after = 1.0;
        while after <= years {
            let at = |change: f64| (start.value + change * after).clamp(0.0, 100.0);
            ahead.push(Projection { at: last.year + after, value: at(value), band: (at(low), at(high)) });
            after += 1.0;
        }
        ahead
    }

    fn flows(&self, flow: &Flow, now: Proportion, only: &[(usize, &str)], whose: &Whose) -> Option<Flows> {
        let of = |population: &Population| {
            let with = |member: &str| {
                let labels: Vec<_> = only.iter().copied().chain([(whose.dimension, member)]).collect();
                self.weighty(self.count(population, &labels)).ok()
            };
            Some((with(&whose.group)?, with(self.answered(whose.dimension))?))
        };
        let leavers = of(&flow.leavers)?;
        let joiners = of(&flow.joiners)?;
        let promotions = match &flow.promotions {
            Some(it) => of(it)?,
            None => (0, 0),
        };
        let share = |it: (u64, u64)| Proportion::new(it.0, it.1).ok();
        Some(Flows {
            group_leavers: Proportion::weighted(leavers.0 as f64, now.events()).ok()?,
            other_leavers: Proportion::weighted(leavers.1.checked_sub(leavers.0)? as f64, now.others())
                .ok()?,
            joiners: share(joiners)?,
            promotions: share(promotions)?,
        })
    }

    #[expect(clippy::too_many_arguments, reason = "all of it stands in the table")]
    fn progress_table(
        &mut self,
        measure: &Measure,
        of: &Population,
        whose: &Whose,
        spec: &TargetSpec,
        rows: &[Row],
        progress: Option<&Progress>,
        words: &str,
    ) -> Table {
        let unit = self.unit(of).to_owned();
        let mut columns = vec![Column::new("year", "Year", Kind::Words, "The year.")];
        columns.extend(cells::share_columns(&whose.group, self.answered(whose.dimension), &unit));
        let mut table_rows: Vec<Vec<Cell>> = rows
            .iter()
            .map(|row| {
                let mut out = vec![Cell::words(&row.label)];
                out.extend(cells::share(row.group, row.base, &row.share));
                out
            })
            .collect();
        let none = || Cell::Symbol(Symbol::NotApplicable);
        table_rows.push(vec![
            Cell::words(format!("Target by {:.0}", spec.by)),
            none(),
            none(),
            Cell::figure(spec.value, Kind::Percent),
            none(),
            none(),
        ]);
        let mut readings = vec![words.to_owned()];
        if let Some(it) = progress {
            if let Some(required) = it.required {
                readings
                    .push(format!("Needed from now on: {} percentage points a year.", grouped(required, 1)));
            }
            if it.net_appointments > 0.0 {
                readings.push(format!(
                    "In a body of this size the target is {} people of the group away.",
                    grouped(it.net_appointments, 0)
                ));
            }
        }
        let more = [
            self.note_on_answers(whose.dimension),
            Some(format!("Target: {}, {}% by {:.0}.", spec.label, grouped(spec.value, 1), spec.by)),
        ];
        let notes = self.notes_of(measure, more.into_iter().flatten());
        Table {
            slug: measure.id.clone(),
            title: self.titled(&measure.title),
            measure: format!("Share of {unit} who are of the group “{}”, by year, beside the target.", whose.group),
            method: "Share with the 95% Wilson interval; yearly change with its interval; projection of what was observed.".into(),
            source: self.source(of).to_owned(),
            columns,
            rows: table_rows,
            notes,
            readings,
        }
    }
}
