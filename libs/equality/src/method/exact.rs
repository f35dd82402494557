//! Exact tests of a table of two groups.

use crate::{Invalid, Proportion, special};

/// The probability, if both groups were alike, of a table at most as probable as this one (Fisher's exact test, two
/// sided). 1 if there is no one in one of the groups.
///
/// # Errors
/// If a number is not whole (an exact test counts people), or a group is larger than ten million.
pub fn fisher(one: Proportion, two: Proportion) -> Result<f64, Invalid> {
    let (at_most, _) = tables(one, two)?;
    Ok(at_most.min(1.0))
}

/// The same with only half of the probability of this very table: less cautious, and nearer to its nominal level.
///
/// # Errors
/// If a number is not whole.
pub fn fisher_mid_p(one: Proportion, two: Proportion) -> Result<f64, Invalid> {
    let (at_most, this) = tables(one, two)?;
    Ok((at_most - this / 2.0).clamp(0.0, 1.0))
}

/// The probability of all tables at most as probable as this one, and of this one.
fn tables(one: Proportion, two: Proportion) -> Result<(f64, f64), Invalid> {
    for count in [one.events(), one.base(), two.events(), two.base()] {
        if count.fract() != 0.0 {
            return Err(Invalid::NotWhole { value: count });
        }
        // Every possible table is looked at.
        if count > 1e7 {
            return Err(Invalid::TooLarge { what: "A count of an exact test", value: count });
        }
    }
    let (n1, n2, events) = (one.base(), two.base(), one.events() + two.events());
    let ln = |x: f64| {
        special::ln_choose(n1, x) + special::ln_choose(n2, events - x) - special::ln_choose(n1 + n2, events)
    };
    let this = ln(one.events());
    let least = (events - n2).max(0.0) as u64;
    let most = events.min(n1) as u64;
    // Tables as probable as this one differ from it in the last bits.
    let slack = 1e-7;
    let sum = (least..=most).map(|x| ln(x as f64)).filter(|l| *l <= this + slack).map(f64::exp).sum();
    Ok((sum, this.exp()))
}
