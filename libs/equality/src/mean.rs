//! Means with Student's interval.

use crate::count::finite;
use crate::{Base, Confidence, Estimate, Finding, Interval, Invalid, Method, Unit, special};

/// Mean and spread of a sample.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// How many values.
    pub count: usize,
    /// Their sum.
    pub sum: f64,
    /// Their mean.
    pub mean: f64,
    /// The standard deviation of the sample (n − 1); 0 for one value.
    pub deviation: f64,
}

impl Summary {
    /// Summarises values; nothing if there are none.
    ///
    /// # Errors
    /// If a value is not finite, or too large to be calculated with.
    pub fn of(values: &[f64]) -> Result<Option<Self>, Invalid> {
        for value in values {
            if finite("A value", *value)?.abs() > crate::count::EXACT {
                return Err(Invalid::TooLarge { what: "A value", value: *value });
            }
        }
        if values.is_empty() {
            return Ok(None);
        }
        let n = values.len() as f64;
        let sum: f64 = values.iter().sum();
        let mean = sum / n;
        let squares: f64 = values.iter().map(|it| (it - mean).powi(2)).sum();
        let deviation = if values.len() > 1 { (squares / (n - 1.0)).sqrt() } else { 0.0 };
        Ok(Some(Self { count: values.len(), sum, mean, deviation }))
    }
}

/// The mean with the interval m ∓ t(n − 1)·s/√n. One value alone has no interval.
///
/// # Errors
/// If a value is not finite, or too large to be calculated with.
pub fn mean(values: &[f64], confidence: Confidence) -> Result<Finding, Invalid> {
    let summary = Summary::of(values)?;
    let estimate = match summary {
        None => Estimate::NoOneInGroup,
        Some(Summary { count: 1, mean, .. }) => Estimate::Value { value: mean, interval: Interval::OPEN },
        Some(Summary { count, mean, deviation, .. }) => {
            let n = count as f64;
            let t = special::student_quantile_above(n - 1.0, confidence.tail());
            let spread = t * deviation / n.sqrt();
            Estimate::Value { value: mean, interval: Interval::between(mean - spread, mean + spread) }
        }
    };
    Ok(Finding::new(estimate, Unit::Amount, Method::StudentT, confidence, Base::Group(values.len() as f64)))
}
