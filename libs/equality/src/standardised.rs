//! Rates as they would be if every group had the same make-up by age (or another stratum), and their ratio.

use crate::method;
use crate::{
    Base, Caution, Confidence, Estimate, Finding, Interval, Invalid, Limit, Method, Per, Rate, Unit,
};

/// An age band (or another stratum) of a standardised rate.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// Its events and its population.
    pub rate: Rate,
    /// How many people it has in the standard population.
    pub standard: f64,
}

/// Fewest events for which a standardised rate is calculated.
const LEAST_EVENTS: u64 = 10;

const TOO_FEW: Caution = Caution::NotCalculated { because: "a standardised rate needs 10 events" };

/// A rate as it would be if the population had the ages of a standard one, with Dobson's limits.
///
/// Σ w·x/n ÷ Σ w; limits rate + √(Var(rate)/events) · (Byar limit of the events − events). Not calculated under 10 events.
/// Source: Dobson et al. 1991, Stat. Med. 10:457–462.
///
/// # Errors
/// If there is no band, a weight is negative, all are 0, or a band with weight has no population.
pub fn directly_standardised(bands: &[Band], per: Per, confidence: Confidence) -> Result<Finding, Invalid> {
    let Sums { events, population, value, variance } = Sums::of(bands)?;
    let size = per.people();
    let finding = |estimate| {
        Finding::new(estimate, Unit::Per(per), Method::Dobson, confidence, Base::Group(population))
            .resting_on(events as f64)
    };
    if events < LEAST_EVENTS {
        return Ok(finding(Estimate::NotCalculable { lower: Limit::Open }).warning(TOO_FEW));
    }
    let spread = (variance / events as f64).sqrt();
    let interval: Interval =
        method::byar(events, confidence).map(|it| size * (value + spread * (it - events as f64)));
    Ok(finding(Estimate::Value { value: size * value, interval: interval.around(size * value) }))
}

/// How many times as high one group's standardised rate is as another's, both by the same standard.
///
/// The interval is on the log scale: ln R₁/R₂ ∓ z√(Var R₁/R₁² + Var R₂/R₂²). Not calculated where either group has under
/// 10 events. Source: Rothman & Greenland 1998, Modern Epidemiology, ch. 15.
///
/// ```
/// use equality::{Band, Confidence, Rate, standardised_ratio};
/// let band = |events, people, standard| -> Result<_, equality::Invalid> {
///     Ok(Band { rate: Rate::new(events, people)?, standard })
/// };
/// // Searched 2.12 times as often. But younger people are searched more, and the one group is younger.
/// let younger = [band(60, 2_000.0, 300.0)?, band(6, 600.0, 700.0)?];
/// let older = [band(150, 6_000.0, 300.0)?, band(90, 14_000.0, 700.0)?];
/// let ratio = standardised_ratio(&younger, &older, Confidence::P95)?;
/// assert_eq!(format!("{:.2}", ratio.value().unwrap()), "1.33");
/// # Ok::<(), equality::Invalid>(())
/// ```
///
/// # Errors
/// As [`directly_standardised`]'s, of either group.
pub fn standardised_ratio(
    group: &[Band],
    comparator: &[Band],
    confidence: Confidence,
) -> Result<Finding, Invalid> {
    let (one, two) = (Sums::of(group)?, Sums::of(comparator)?);
    let base = Base::Two { group: one.population, comparator: two.population };
    let finding = |estimate| {
        Finding::new(estimate, Unit::Times, Method::StandardisedRatio, confidence, base)
            .resting_on_both(one.events as f64, two.events as f64)
    };
    // Events that all lie in bands without weight leave a rate of 0, of which there is no logarithm.
    let rates = one.value > 0.0 && two.value > 0.0;
    if one.events.min(two.events) < LEAST_EVENTS || !rates {
        return Ok(finding(Estimate::NotCalculable { lower: Limit::Open }).warning(TOO_FEW));
    }
    let ratio = one.value / two.value;
    let error = (one.variance / one.value.powi(2) + two.variance / two.value.powi(2)).sqrt();
    let times = (confidence.z() * error).exp();
    Ok(finding(Estimate::Value {
        value: ratio,
        interval: Interval::between(ratio / times, ratio * times).around(ratio),
    }))
}

/// What a standardised rate is made of.
struct Sums {
    events: u64,
    population: f64,
    /// The rate of one person.
    value: f64,
    /// Its variance.
    variance: f64,
}

impl Sums {
    fn of(bands: &[Band]) -> Result<Self, Invalid> {
        let mut weights = 0.0;
        for band in bands {
            weights += crate::count::not_negative("A weight of the standard population", band.standard)?;
            if band.rate.exposure() == 0.0 && band.standard > 0.0 {
                return Err(Invalid::Zero { what: "The population of a band with a weight" });
            }
        }
        if weights == 0.0 {
            return Err(Invalid::Zero { what: "The standard population" });
        }
        let (mut value, mut variance) = (0.0, 0.0);
        for band in bands.iter().filter(|it| it.standard > 0.0) {
            let weight = band.standard / band.rate.exposure() / weights;
            value += weight * band.rate.events() as f64;
            variance += weight * weight * band.rate.events() as f64;
        }
        Ok(Self {
            events: bands.iter().map(|it| it.rate.events()).sum(),
            population: bands.iter().map(|it| it.rate.exposure()).sum(),
            value,
            variance,
        })
    }
}
