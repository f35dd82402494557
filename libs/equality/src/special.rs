//! Special functions: distribution functions from statrs, quantiles by a bracketed search on them, because statrs'
//! own quantiles stop at 1e-9 and, for the beta distribution with large parameters, far earlier.

use crate::root;
use statrs::function::{beta, erf, gamma};
use std::f64::consts::SQRT_2;

/// The value that a standard normal variable exceeds with probability `tail`.
pub(crate) fn normal_quantile_above(tail: f64) -> f64 {
    SQRT_2 * erf::erfc_inv(2.0 * tail)
}

/// The probability that a standard normal variable stays below `z`.
pub(crate) fn normal_below(z: f64) -> f64 {
    0.5 * erf::erfc(-z / SQRT_2)
}

/// The probability that chance alone moves a standard normal variable so far from 0, on either side.
pub(crate) fn normal_two_sided(z: f64) -> f64 {
    erf::erfc(z.abs() / SQRT_2).min(1.0)
}

/// The probability that a chi-squared variable exceeds `x`.
pub(crate) fn chi_squared_above(x: f64, freedom: f64) -> f64 {
    if x <= 0.0 { 1.0 } else { gamma_above(freedom / 2.0, x / 2.0) }
}

/// The natural logarithm of the binomial coefficient.
pub(crate) fn ln_choose(n: f64, k: f64) -> f64 {
    gamma::ln_gamma(n + 1.0) - gamma::ln_gamma(k + 1.0) - gamma::ln_gamma(n - k + 1.0)
}

/// The value below which a gamma variable of shape `shape` and scale 1 stays with probability `tail`, for tails under
/// a half.
pub(crate) fn gamma_quantile_below(shape: f64, tail: f64) -> f64 {
    let start = gamma_start(shape, -normal_quantile_above(tail));
    root::increasing_positive(|x| gamma_below(shape, x).ln() - tail.ln(), start, shape.sqrt())
}

/// The value that a gamma variable of shape `shape` and scale 1 exceeds with probability `tail`, for tails under a half.
pub(crate) fn gamma_quantile_above(shape: f64, tail: f64) -> f64 {
    let start = gamma_start(shape, normal_quantile_above(tail));
    root::increasing_positive(|x| tail.ln() - gamma_above(shape, x).ln(), start, shape.sqrt())
}

/// Wilson and Hilferty's cube root: near enough to begin in the right tail.
fn gamma_start(shape: f64, z: f64) -> f64 {
    let cube = 1.0 - 1.0 / (9.0 * shape) + z / (3.0 * shape.sqrt());
    if cube > 0.05 { shape * cube.powi(3) } else { shape * 1e-3 }
}

/// The odds y / (1 − y) of the value y below which a beta variable stays with probability `tail`, for tails under a half.
pub(crate) fn beta_odds_below(a: f64, b: f64, tail: f64) -> f64 {
    // On the log odds, where the variable has neither end, and begun in its own tail: in the middle the continued
    // fraction behind beta_reg does not converge for millions.
    let spread = (1.0 / a + 1.0 / b).sqrt();
    let start = (a / b).ln() - normal_quantile_above(tail) * spread;
    root::increasing(|t| beta_below(a, b, logistic(t)).ln() - tail.ln(), start, 0.2 * spread).exp()
}

/// The value below which a beta variable stays with probability `tail`, for tails under a half.
pub(crate) fn beta_quantile_below(a: f64, b: f64, tail: f64) -> f64 {
    let odds = beta_odds_below(a, b, tail);
    odds / (1.0 + odds)
}

/// The value that a beta variable exceeds with probability `tail`, for tails under a half.
pub(crate) fn beta_quantile_above(a: f64, b: f64, tail: f64) -> f64 {
    1.0 / (1.0 + beta_odds_below(b, a, tail))
}

fn logistic(t: f64) -> f64 {
    if t >= 0.0 { 1.0 / (1.0 + (-t).exp()) } else { t.exp() / (1.0 + t.exp()) }
}

/// The value that Student's t exceeds with probability `tail`, for tails under a half.
pub(crate) fn student_quantile_above(freedom: f64, tail: f64) -> f64 {
    let above = |t: f64| 0.5 * beta_below(freedom / 2.0, 0.5, freedom / (freedom + t * t));
    let start = normal_quantile_above(tail);
    root::increasing_positive(|t| tail.ln() - above(t).ln(), start, 1.0)
}

// Out of range means a search that went too far: no value there, and the search turns back.

fn gamma_below(shape: f64, x: f64) -> f64 {
    gamma::checked_gamma_lr(shape, x).unwrap_or(f64::NAN)
}

fn gamma_above(shape: f64, x: f64) -> f64 {
    gamma::checked_gamma_ur(shape, x).unwrap_or(f64::NAN)
}

fn beta_below(a: f64, b: f64, x: f64) -> f64 {
    beta::checked_beta_reg(a, b, x).unwrap_or(f64::NAN)
}
