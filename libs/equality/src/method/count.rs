//! Intervals of a number of events, and of the ratio of two rates.

use crate::{Confidence, Interval, Limit, Rate, special};

/// Garwood's exact interval of a number of events from a Poisson distribution.
///
/// χ²(α/2, 2x)/2 to χ²(1 − α/2, 2x + 2)/2. Source: Garwood 1936, Biometrika 28:437–442.
pub fn garwood(events: u64, confidence: Confidence) -> Interval {
    let (x, tail) = (events as f64, confidence.tail());
    let low = if events == 0 { 0.0 } else { special::gamma_quantile_below(x, tail) };
    Interval::between(low, special::gamma_quantile_above(x + 1.0, tail)).around(x)
}

/// Byar's approximation of the same, good from 10 events. A lower limit that it puts below 0 is open: the
/// approximation does not reach so far. For no events the lower limit is 0.
///
/// x(1 − 1/(9x) − z/(3√x))³ to (x+1)(1 − 1/(9(x+1)) + z/(3√(x+1)))³. Source: Breslow & Day 1987, Statistical Methods in
/// Cancer Research II, IARC 82, p. 69.
pub fn byar(events: u64, confidence: Confidence) -> Interval {
    let (x, z) = (events as f64, confidence.z());
    let cube = |x: f64, z: f64| 1.0 - 1.0 / (9.0 * x) + z / (3.0 * x.sqrt());
    let low = match x {
        0.0 => Limit::At(0.0),
        x if cube(x, -z) < 0.0 => Limit::Open,
        x => Limit::at(x * cube(x, -z).powi(3)),
    };
    Interval::new(low, Limit::at((x + 1.0) * cube(x + 1.0, z).powi(3))).around(x)
}

/// The exact interval of the ratio of two rates, given how many events there were altogether: which of the two an event
/// fell in is then binomial, and Clopper and Pearson's limits of that share become limits of the ratio. 0 at the lower
/// end if the first has no events, open at the upper if the second has none; both if there is no one.
///
/// Source: Przyborowski & Wilenski 1940, Biometrika 31:313–323; Ulm 1990, Am. J. Epidemiol. 131:373–375.
pub fn rate_ratio(one: Rate, two: Rate, confidence: Confidence) -> Interval {
    if one.exposure() == 0.0 || two.exposure() == 0.0 {
        return Interval::OPEN;
    }
    let (x1, x2) = (one.events() as f64, two.events() as f64);
    let scale = two.exposure() / one.exposure();
    let tail = confidence.tail();
    let low = if x1 == 0.0 { 0.0 } else { scale * special::beta_odds_below(x1, x2 + 1.0, tail) };
    let high =
        if x2 == 0.0 { Limit::Open } else { Limit::at(scale / special::beta_odds_below(x2, x1 + 1.0, tail)) };
    let interval = Interval::new(Limit::at(low), high);
    if x2 > 0.0 { interval.around(x1 / x2 * scale) } else { interval }
}
