//! The yearly change of a share over two or more readings.

use super::Reading;
use crate::count::finite;
use crate::method::{DifferenceMethod, difference};
use crate::{Base, Confidence, Estimate, Finding, Interval, Invalid, Method, Unit};

/// About a day: readings closer than that give no change in a year.
pub(super) const LEAST_YEARS_APART: f64 = 0.0025;

/// The change in percentage points a year. Over two readings it is their difference with Newcombe's interval, over the
/// years between; over more the slope of a line, each reading weighted by its binomial variance. Nothing for one reading.
///
/// The weights (not the estimates) take shares as (x + 1)/(n + 2), so that a share of 0 has a variance too.
///
/// # Errors
/// If the readings are not in order of time.
pub fn yearly_change(readings: &[Reading], confidence: Confidence) -> Result<Option<Finding>, Invalid> {
    for pair in readings.windows(2) {
        let (earlier, later) = (finite("A year", pair[0].year)?, finite("A year", pair[1].year)?);
        if later - earlier < LEAST_YEARS_APART || later.abs().max(earlier.abs()) > 1e6 {
            return Err(Invalid::OutOfOrder { earlier, later });
        }
    }
    let counted: Vec<&Reading> = readings.iter().filter(|it| it.share.base() > 0.0).collect();
    let (Some(first), Some(last)) = (counted.first(), counted.last()) else { return Ok(None) };
    let (estimate, method) = match counted.len() {
        1 => return Ok(None),
        2 => (over_two(first, last, confidence), Method::Newcombe),
        _ => (slope(&counted, confidence), Method::WeightedTrend),
    };
    let base = Base::Two { group: last.share.base(), comparator: first.share.base() };
    let finding = Finding::new(estimate, Unit::PointsPerYear, method, confidence, base);
    Ok(Some(match method {
        Method::Newcombe => finding.resting_on_both(last.share.events(), first.share.events()),
        // The slope's interval is an approximation for every reading, so the poorest counts.
        _ => finding.resting_on(counted.iter().map(|it| it.share.events()).fold(f64::INFINITY, f64::min)),
    }))
}

fn over_two(first: &Reading, last: &Reading, confidence: Confidence) -> Estimate {
    let years = last.year - first.year;
    let value = 100.0 * (last.share.share().unwrap_or(0.0) - first.share.share().unwrap_or(0.0)) / years;
    let interval = difference(last.share, first.share, DifferenceMethod::Newcombe, confidence);
    Estimate::Value { value, interval: interval.map(|it| 100.0 * it / years).around(value) }
}

fn slope(readings: &[&Reading], confidence: Confidence) -> Estimate {
    let points = readings.iter().map(|it| {
        let base = it.share.base();
        let steadied = (it.share.events() + 1.0) / (base + 2.0);
        (base / (steadied * (1.0 - steadied)), it.year, it.share.events() / base)
    });
    let (weights, years, shares) =
        points.clone().fold((0.0, 0.0, 0.0), |(w, t, p), (wi, ti, pi)| (w + wi, t + wi * ti, p + wi * pi));
    let (mid_year, mid_share) = (years / weights, shares / weights);
    let (along, across) = points.fold((0.0, 0.0), |(along, across), (w, t, p)| {
        (along + w * (t - mid_year).powi(2), across + w * (t - mid_year) * (p - mid_share))
    });
    let value = 100.0 * across / along;
    let spread = 100.0 * confidence.z() / along.sqrt();
    Estimate::Value { value, interval: Interval::between(value - spread, value + spread) }
}
