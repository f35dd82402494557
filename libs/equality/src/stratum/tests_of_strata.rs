//! Two tests over strata: is the ratio of odds the same in all, and is there any difference at all?

use super::{Strata, pooled::Cells};
use crate::special;

/// A test's statistic, its degrees of freedom, and the probability of so large a one by chance.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Test {
    /// Chi-squared.
    pub statistic: f64,
    /// Degrees of freedom.
    pub freedom: usize,
    /// The probability of a statistic so large, or larger, by chance alone.
    pub p: f64,
}

impl Strata {
    /// Breslow and Day's test of one ratio of odds in all strata, with Tarone's correction if wanted (it should be).
    /// Nothing where fewer than two strata can tell, or the pooled ratio of odds is 0 or not calculable.
    ///
    /// Sources: Breslow & Day 1980, IARC 32, p. 142; Tarone 1985, Biometrika 72:91–95.
    pub fn breslow_day(&self, tarone: bool) -> Option<Test> {
        let (above, below) = self.cells().fold((0.0, 0.0), |(above, below), Cells { a, b, c, d, n }| {
            (above + a * d / n, below + b * c / n)
        });
        if above == 0.0 || below == 0.0 {
            return None;
        }
        let odds = above / below;
        let (mut statistic, mut gap, mut variance, mut strata) = (0.0, 0.0, 0.0, 0usize);
        for Cells { a, b, c, d, n } in self.cells() {
            let (n1, n2, events) = (a + b, c + d, a + c);
            // A margin of nothing leaves the stratum only one possible table.
            if events == 0.0 || events == n {
                continue;
            }
            let expected = expected_events(n1, n2, events, odds);
            let cells = [expected, n1 - expected, events - expected, n2 - events + expected];
            let cell_variance = 1.0 / cells.iter().map(|it| 1.0 / it).sum::<f64>();
            statistic += (a - expected).powi(2) / cell_variance;
            gap += a - expected;
            variance += cell_variance;
            strata += 1;
        }
        if strata < 2 || !statistic.is_finite() {
            return None;
        }
        if tarone {
            statistic = (statistic - gap * gap / variance).max(0.0);
        }
        let freedom = strata - 1;
        Some(Test { statistic, freedom, p: special::chi_squared_above(statistic, freedom as f64) })
    }

    /// Cochran, Mantel and Haenszel's test of no difference in any stratum, with the continuity correction if wanted.
    /// Nothing where no stratum can tell.
    ///
    /// Source: Mantel & Haenszel 1959, J. Natl. Cancer Inst. 22:719–748.
    pub fn cochran_mantel_haenszel(&self, continuity: bool) -> Option<Test> {
        let (mut gap, mut variance) = (0.0, 0.0);
        for Cells { a, b, c, d, n } in self.cells() {
            if n <= 1.0 {
                continue;
            }
            let (n1, n2, events) = (a + b, c + d, a + c);
            gap += a - n1 * events / n;
            variance += n1 * n2 * events * (n - events) / (n * n * (n - 1.0));
        }
        if variance <= 0.0 {
            return None;
        }
        let distance = if continuity { (gap.abs() - 0.5).max(0.0) } else { gap.abs() };
        let statistic = distance * distance / variance;
        Some(Test { statistic, freedom: 1, p: special::chi_squared_above(statistic, 1.0) })
    }
}

/// How many events the group would have if the ratio of odds were `odds` and the margins as they are: a root of a
/// quadratic, in the form that does not cancel.
fn expected_events(n1: f64, n2: f64, events: f64, odds: f64) -> f64 {
    let least = (events - n2).max(0.0);
    let most = events.min(n1);
    let a = 1.0 - odds;
    let b = n2 - events + odds * (n1 + events);
    let c = -odds * n1 * events;
    let root = (b * b - 4.0 * a * c).max(0.0).sqrt();
    // b is positive for odds of 1 and above 0 wherever the margins allow it; both forms give the root between them.
    let found = if b >= 0.0 { -2.0 * c / (b + root) } else { (-b + root) / (2.0 * a) };
    found.clamp(least, most)
}
