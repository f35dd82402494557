//! Funnel plots: which of many units stand out by more than their size explains, in shares and in rates.

use super::{Evaluator, rates::capital, representation::Row};
use crate::{
    chart::{Drawing, FunnelPlot, FunnelUnit, Heading, Limits, Unit},
    project::{Measure, Population, Spec, Whose},
    published::{Symbol, grouped},
};
use equality::{FunnelLimits, Proportion, RateFunnel};

impl Evaluator<'_> {
    /// The shares of a group in units, around that of all of them.
    pub(super) fn share_funnel(
        &self,
        measure: &Measure,
        of: &Population,
        by: usize,
        whose: &Whose,
        rows: &[Row],
    ) -> Option<Drawing> {
        let members = &self.project.dimensions.get(by)?.members;
        let units: Vec<&Row> =
            rows.iter().filter(|row| members.finest().any(|it| it.label == row.label)).collect();
        let all = rows.iter().find(|it| it.total)?.of.ok()?.share()?;
        let plot = equality::FunnelPlot::around(all).ok()?;
        let sizes = units.iter().filter_map(|it| it.of.ok()).map(Proportion::base);
        let chart = FunnelPlot {
            heading: self.funnel_heading(
                measure,
                &format!("{} as a share of {}", whose.group, self.unit(of)),
                self.source(of),
            ),
            units: units
                .iter()
                .map(|row| Unit {
                    label: row.label.clone(),
                    point: match (row.base, row.of.map(Proportion::share)) {
                        (Ok(base), Ok(Some(share))) => Ok((base, 100.0 * share)),
                        (Ok(_), Ok(None)) => Err(Symbol::NotApplicable),
                        (_, Err(symbol)) | (Err(symbol), _) => Err(symbol),
                    },
                })
                .collect(),
            unit: FunnelUnit::Percent,
            middle: (100.0 * all, self.total(by).to_owned()),
            limits: limits(sizes, |size| plot.limits(size), 100.0)?,
            size: self.unit(of).to_owned(),
        };
        Some(chart.draw())
    }

    /// The rates of units around that of all of them: of the group that is compared, where it is one, else of everybody.
    pub(super) fn rate_funnel(&self, measure: &Measure) -> Option<Drawing> {
        let Spec::Rates { events, people, dimension, groups, by: Some(by), per, .. } = &measure.spec else {
            return None;
        };
        let group = match groups.as_slice() {
            [one] => one.as_str(),
            _ => self.total(*dimension),
        };
        let at = |place: &str| {
            let labels = [(*by, place), (*dimension, group)];
            (self.count(events, &labels), self.count(people, &labels))
        };
        let (all_events, all_people) = at(self.total(*by));
        let plot = RateFunnel::around_all(&[self.rate(all_events, all_people).ok()?])?;
        let times = per.people();
        let members = &self.project.dimensions.get(*by)?.members;
        let units: Vec<Unit> = members
            .finest()
            .map(|it| {
                let of = at(&it.label);
                let point = self.rate(of.0, of.1).and_then(|rate| {
                    let each = rate.each().ok_or(Symbol::NotApplicable)?;
                    Ok((of.1?, times * each))
                });
                Unit { label: it.label.clone(), point }
            })
            .collect();
        let sizes = units.iter().filter_map(|it| it.point.ok()).map(|it| it.0 as f64);
        let limits = limits(sizes, |size| plot.limits(size), times)?;
        let whose = if groups.len() == 1 { format!(", {group}") } else { String::new() };
        let words = format!(
            "{} for each {} {}{whose}",
            capital(self.unit(events)),
            grouped(times, 0),
            self.unit(people)
        );
        let chart = FunnelPlot {
            heading: self.funnel_heading(measure, &words, self.source(events)),
            units,
            unit: FunnelUnit::Rate,
            middle: (times * plot.baseline(), self.total(*by).to_owned()),
            limits,
            size: self.unit(people).to_owned(),
        };
        Some(chart.draw())
    }

    fn funnel_heading(&self, measure: &Measure, what: &str, source: &str) -> Heading {
        Heading {
            slug: format!("{}-funnel", measure.id),
            title: format!("{}: which stand out", measure.title),
            subtitle: format!(
                "{what}, {}, {}, with limits of 95% and 99.8%",
                self.project.body, self.project.period
            ),
            source: source.to_owned(),
        }
    }
}

/// The limits from the smallest unit to the largest, times so much; none where fewer than two units are shown.
fn limits(
    sizes: impl Iterator<Item = f64>,
    of: impl Fn(f64) -> FunnelLimits,
    times: f64,
) -> Option<Vec<Limits>> {
    let sizes: Vec<f64> = sizes.filter(|it| *it > 0.0).collect();
    if sizes.len() < 2 {
        return None;
    }
    let small = sizes.iter().copied().fold(f64::INFINITY, f64::min);
    let large = sizes.iter().copied().fold(0.0, f64::max);
    let at = |step: u8| {
        // Closer together where they bend.
        let part = (f64::from(step) / 48.0).powi(2);
        let size = small * 0.8 + (large * 1.05 - small * 0.8) * part;
        let it = of(size);
        Limits {
            size,
            inner: (times * it.low, times * it.high),
            outer: (times * it.far_low, times * it.far_high),
        }
    };
    Some((0..=48).map(at).collect())
}
