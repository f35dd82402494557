//! The lowest-level combinations of a system fitted to its listed cells, in real numbers.
//!
//! They are fitted to the margins (iterative proportional fitting: Deming and Stephan 1940). None falls below its least.

use super::system::System;

/// How far sums may be off in the end.
pub(super) const FITTED: f64 = 3e-2;
const MOST_FITS: usize = 400;

/// The rows of a system over the variables that are free, and one table with nearly all its sums.
pub(super) struct Fitting {
    start: Vec<usize>,
    vars: Vec<u32>,
    factors: Vec<f64>,
    /// What the terms of each row come to, with those that are not free.
    sum: Vec<f64>,
    /// How many variables are listed cells; the others are combinations, which stand in rows with factor 1.
    listed: usize,
    /// The listed cells as they truly are, and combinations that nearly add up to them.
    pub middle: Vec<f64>,
}

impl Fitting {
    /// None where nothing but listed cells is free, a row leaves room, a combination stands in one with another factor,
    /// or nothing is found that fits.
    pub(super) fn new(s: &System, truth: &[f64]) -> Option<Self> {
        let listed = s.places.len();
        if truth.len() != listed || s.lo.len() == listed {
            return None;
        }
        let mut it = Self {
            start: vec![0],
            vars: Vec::new(),
            factors: Vec::new(),
            sum: Vec::new(),
            listed,
            middle: Vec::new(),
        };
        for row in s.rows.iter() {
            let mut sum = row.low;
            for (v, f) in row.terms() {
                if row.low < row.high || (v >= it.listed && f != 1.0) {
                    return None;
                }
                if s.hi[v] > s.lo[v] {
                    it.vars.push(u32::try_from(v).unwrap_or(u32::MAX));
                    it.factors.push(f);
                } else {
                    sum -= f * s.lo[v];
                }
            }
            if it.start.last() != Some(&it.vars.len()) {
                it.start.push(it.vars.len());
                it.sum.push(sum);
            }
        }
        let mut start: Vec<f64> =
            (0..s.lo.len()).map(|v| if s.hi[v] > s.lo[v] { s.lo[v] + 1.0 } else { s.lo[v] }).collect();
        start[..listed].copy_from_slice(truth);
        it.middle = it.fitted(s, start)?;
        Some(it)
    }

    /// The free variables of each row, their factors, and what they come to.
    pub(super) fn sums_of_rows(&self) -> impl Iterator<Item = (&[u32], &[f64], f64)> {
        self.rows().zip(&self.sum).map(|((vars, factors), sum)| (vars, factors, *sum))
    }

    fn rows(&self) -> impl Iterator<Item = (&[u32], &[f64])> {
        self.start.windows(2).map(|w| (&self.vars[w[0]..w[1]], &self.factors[w[0]..w[1]]))
    }

    /// The listed cells as they are, and combinations that nearly add up to them; none when none are found.
    fn fitted(&self, s: &System, mut x: Vec<f64>) -> Option<Vec<f64>> {
        let mut fits = 0;
        while self.fit(s, &mut x) > FITTED {
            fits += 1;
            if fits == MOST_FITS {
                return None;
            }
        }
        Some(x)
    }

    /// Fits the combinations to each row in turn; says how far the rows were off.
    fn fit(&self, s: &System, x: &mut [f64]) -> f64 {
        let mut off: f64 = 0.0;
        for ((vars, factors), sum) in self.rows().zip(&self.sum) {
            let (mut have, mut want) = (0.0, *sum);
            for (v, f) in vars.iter().zip(factors) {
                let v = *v as usize;
                if v >= self.listed {
                    have += x[v] - s.lo[v];
                    want -= s.lo[v];
                } else {
                    want -= f * x[v];
                }
            }
            off = off.max((want - have).abs());
            if have > 0.0 {
                let by = (want / have).max(0.0);
                for v in vars.iter().map(|v| *v as usize).filter(|v| *v >= self.listed) {
                    x[v] = s.lo[v] + (x[v] - s.lo[v]) * by;
                }
            }
        }
        off
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::ring;
    use super::{FITTED, Fitting};

    proptest! {
        #[test]
        fn combinations_are_fitted_to_what_is_listed_and_none_is_below_its_least(x in ring::joint()) {
            let (s, truth) = ring::all_hidden(&x);
            let Some(fitting) = Fitting::new(&s, &truth) else { return Ok(()) };
            prop_assert_eq!(&fitting.middle[..truth.len()], &truth[..]);
            for row in s.rows.iter() {
                let at: f64 = row.terms().map(|(v, f)| f * fitting.middle[v]).sum();
                prop_assert!((at - row.low).abs() <= 2.0 * FITTED, "{at} instead of {}", row.low);
            }
            prop_assert!(fitting.middle.iter().zip(&s.lo).all(|(x, low)| x >= low));
        }
    }

    #[test]
    fn where_everything_is_listed_there_is_nothing_to_fit() {
        let (s, mut truth) = ring::all_hidden(&[2; 27]);
        truth.pop();
        assert!(Fitting::new(&s, &truth).is_none());
    }
}
