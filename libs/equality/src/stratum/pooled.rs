//! Mantel and Haenszel's pooled ratios with their intervals.

use super::{Strata, Stratum};
use crate::{Base, Confidence, Estimate, Finding, Interval, Limit, Method, Unit};

/// The four cells of a stratum: events and others of the group, events and others of the comparator, and their sum.
pub(super) struct Cells {
    pub(super) a: f64,
    pub(super) b: f64,
    pub(super) c: f64,
    pub(super) d: f64,
    pub(super) n: f64,
}

impl Cells {
    /// Nothing if there is no one in one of the groups: such a stratum compares nobody.
    pub(super) fn of(stratum: &Stratum) -> Option<Self> {
        let (group, comparator) = (stratum.group, stratum.comparator);
        (group.base() > 0.0 && comparator.base() > 0.0).then(|| Self {
            a: group.events(),
            b: group.others(),
            c: comparator.events(),
            d: comparator.others(),
            n: group.base() + comparator.base(),
        })
    }
}

impl Strata {
    pub(super) fn cells(&self) -> impl Iterator<Item = Cells> + '_ {
        self.all().iter().filter_map(Cells::of)
    }

    /// The ratio of shares within strata, with Greenland and Robins' interval.
    ///
    /// Σ x₁n₂/n ÷ Σ x₂n₁/n; Var(ln) = Σ (n₁n₂(x₁+x₂) − x₁x₂n)/n² ÷ (Σ x₁n₂/n · Σ x₂n₁/n).
    pub fn mantel_haenszel(&self, confidence: Confidence) -> Finding {
        let (mut above, mut below, mut variance, mut events) = (0.0, 0.0, 0.0, (0.0, 0.0));
        for Cells { a, b, c, d, n } in self.cells() {
            let (n1, n2) = (a + b, c + d);
            above += a * n2 / n;
            below += c * n1 / n;
            variance += (n1 * n2 * (a + c) - a * c * n) / (n * n);
            events = (events.0 + a, events.1 + c);
        }
        let variance = variance / (above * below);
        self.finding(above, below, variance, Unit::Times, Method::GreenlandRobins, confidence)
            .resting_on_both(events.0, events.1)
    }

    /// The ratio of odds within strata, with Robins, Breslow and Greenland's interval.
    pub fn mantel_haenszel_odds(&self, confidence: Confidence) -> Finding {
        let (mut above, mut below, mut events) = (0.0, 0.0, (0.0, 0.0));
        let (mut pr, mut mixed, mut qs) = (0.0, 0.0, 0.0);
        for Cells { a, b, c, d, n } in self.cells() {
            let (r, s) = (a * d / n, b * c / n);
            let (p, q) = ((a + d) / n, (b + c) / n);
            above += r;
            below += s;
            pr += p * r;
            mixed += p * s + q * r;
            qs += q * s;
            events = (events.0 + a, events.1 + c);
        }
        let variance =
            pr / (2.0 * above * above) + mixed / (2.0 * above * below) + qs / (2.0 * below * below);
        self.finding(above, below, variance, Unit::OddsTimes, Method::RobinsBreslowGreenland, confidence)
            .resting_on_both(events.0, events.1)
    }

    fn finding(
        &self,
        above: f64,
        below: f64,
        variance: f64,
        unit: Unit,
        method: Method,
        confidence: Confidence,
    ) -> Finding {
        let (group, comparator) = self.pooled();
        let base = Base::Two { group: group.base(), comparator: comparator.base() };
        let estimate = if self.cells().next().is_none() {
            Estimate::NoOneInGroup
        } else if below == 0.0 {
            // The logarithm gives no limit here, so none is claimed.
            Estimate::NotCalculable { lower: Limit::Open }
        } else if above == 0.0 {
            let interval = Interval::new(Limit::At(0.0), Limit::Open);
            Estimate::Value { value: 0.0, interval }
        } else {
            let (value, spread) = (above / below, confidence.z() * variance.max(0.0).sqrt());
            let interval = Interval::between(value * (-spread).exp(), value * spread.exp());
            Estimate::Value { value, interval: interval.around(value) }
        };
        Finding::new(estimate, unit, method, confidence, base)
    }
}
