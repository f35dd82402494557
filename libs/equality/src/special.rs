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

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn near(got: f64, known: f64) {
        assert!((got / known - 1.0).abs() < 5e-12, "got {got:e}, known {known:e}");
    }

    // The known values were worked out to forty digits with mpmath.

    #[test]
    fn normal_quantiles_are_exact() {
        near(normal_quantile_above(0.025), 1.9599639845400543);
        near(normal_quantile_above(0.001), 3.0902323061678136);
        near(normal_quantile_above(0.000005), 4.417173413469022);
    }

    #[test]
    fn gamma_quantiles_are_exact_from_one_event_to_fifty_thousand() {
        for (shape, below, above, far_below, far_above) in [
            (1.0, 0.025317807984289876, 3.6888794541139363, 0.0010005003335835335, 6.907755278982137),
            (5.0, 1.6234863901184204, 10.241588675403698, 0.7393717319178325, 14.794149222537209),
            (10.0, 4.795388696132434, 17.08480345141917, 2.9605203727437597, 22.65737330906293),
            (300.0, 267.0092752329663, 334.8845761082056, 249.3114367734947, 356.3855814426481),
            (50000.0, 49562.686650323674, 50439.20765283279, 49311.8519081848, 50693.84776626473),
        ] {
            near(gamma_quantile_below(shape, 0.025), below);
            near(gamma_quantile_above(shape, 0.025), above);
            near(gamma_quantile_below(shape, 0.001), far_below);
            near(gamma_quantile_above(shape, 0.001), far_above);
        }
    }

    #[test]
    fn beta_quantiles_are_exact_where_those_of_statrs_are_not() {
        for (a, b, below, far_below) in [
            (1.0, 2.0, 0.01257911709342505, 0.0005001250625390899),
            (13.0, 4.0, 0.5435434537683882, 0.402267687497005),
            (0.5, 40.0, 1.2352749991738803e-05, 1.975806377804026e-08),
            (1.0, 50000.0, 5.063560314875389e-07, 2.0010006471470487e-08),
            (2000.0, 3000.0, 0.3864608265676326, 0.3787132940563904),
        ] {
            near(beta_quantile_below(a, b, 0.025), below);
            near(beta_quantile_below(a, b, 0.001), far_below);
            near(beta_quantile_above(b, a, 0.025), 1.0 - below);
        }
    }

    #[test]
    fn students_quantiles_are_exact_from_one_degree_of_freedom() {
        for (freedom, above, far_above) in [
            (1.0, 12.706204736174705, 318.30883898555044),
            (2.0, 4.302652729749464, 22.327124770119877),
            (7.0, 2.3646242515927853, 4.785289628638334),
            (25.0, 2.0595385527532977, 3.450188726973064),
            (400.0, 1.9659123432294632, 3.110731273816422),
        ] {
            near(student_quantile_above(freedom, 0.025), above);
            near(student_quantile_above(freedom, 0.001), far_above);
        }
    }

    #[test]
    fn chi_squared_tails_are_exact() {
        near(chi_squared_above(5.175, 1.0), 0.02291417153534094);
        near(chi_squared_above(24.92, 1.0), 5.975923901295328e-07);
        near(chi_squared_above(0.1, 3.0), 0.9918374237318766);
        near(chi_squared_above(60.0, 10.0), 3.624300952061488e-09);
    }
}
