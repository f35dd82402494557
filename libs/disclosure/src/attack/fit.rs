//! The lowest-level combinations of a system fitted to its listed cells, in real numbers.
//!
//! They are fitted to the margins (iterative proportional fitting: Deming and Stephan 1940), and what is still off is
//! spread over them by weighted least squares (conjugate gradients). All stay above zero.

use super::system::System;

/// Sums hold when they are off by less: well below the tolerance of the solver of programmes.
const CLOSE: f64 = 1e-8;
/// Fitting stops at this distance, where least squares are quicker.
const FITTED: f64 = 3e-2;
const MOST_FITS: usize = 400;
const MOST_STEPS: usize = 300;
/// How often what is off is spread.
const MOST_ROUNDS: usize = 20;
/// How near a step goes to the nearest wall.
const SHORT_OF: f64 = 0.9;

/// The rows of a system over the variables that are free, and one table with all its sums.
pub(super) struct Fitting {
    start: Vec<usize>,
    vars: Vec<u32>,
    factors: Vec<f64>,
    /// What the terms of each row come to, with those that are not free.
    sum: Vec<f64>,
    /// How many variables are listed cells; the others are combinations, which stand in rows with factor 1.
    listed: usize,
    /// The listed cells as they truly are, and combinations that add up to them.
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

    fn sums(&self, x: &[f64]) -> Vec<f64> {
        self.rows().map(|(vars, f)| vars.iter().zip(f).map(|(v, f)| f * x[*v as usize]).sum()).collect()
    }

    /// The listed cells as they are, and combinations that add up to them; none when none are found.
    fn fitted(&self, s: &System, mut x: Vec<f64>) -> Option<Vec<f64>> {
        let mut fits = 0;
        while self.fit(s, &mut x) > FITTED {
            fits += 1;
            if fits == MOST_FITS {
                return None;
            }
        }
        for _ in 0..MOST_ROUNDS {
            let off: Vec<f64> = self.sum.iter().zip(self.sums(&x)).map(|(want, have)| want - have).collect();
            if off.iter().all(|o| o.abs() < 2.0 * CLOSE) {
                return Some(x);
            }
            let weight: Vec<f64> =
                (0..x.len()).map(|v| if v < self.listed { 0.0 } else { room(s, &x, v) }).collect();
            let change = self.least_squares(off, &weight)?;
            let step = (SHORT_OF * self.walls(s, &x, &change, 1.0)).min(1.0);
            x.iter_mut().zip(&change).for_each(|(x, d)| *x += step * d);
        }
        None
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

    /// How far one can go from a table in a direction (sign 1) or against it (−1) before a variable leaves its bounds.
    fn walls(&self, s: &System, x: &[f64], direction: &[f64], sign: f64) -> f64 {
        let room = |v: usize| {
            let d = sign * direction[v];
            let to = if d < 0.0 { x[v] - s.lo[v] } else { s.hi[v] - x[v] };
            (d != 0.0).then(|| to.max(0.0) / d.abs())
        };
        (0..x.len()).filter_map(room).fold(1e3, f64::min)
    }

    /// The change with these sums whose squares, each divided by its weight, are least; none when there is no such
    /// change, or it is not found in time.
    fn least_squares(&self, sums: Vec<f64>, weight: &[f64]) -> Option<Vec<f64>> {
        let diagonal: Vec<f64> = self
            .rows()
            .map(|(vars, f)| vars.iter().zip(f).map(|(v, f)| f * f * weight[*v as usize]).sum())
            .collect();
        let scaled = |rest: &[f64]| -> Vec<f64> {
            rest.iter().zip(&diagonal).map(|(r, d)| if *d > 0.0 { r / d } else { 0.0 }).collect()
        };
        let dot = |a: &[f64], b: &[f64]| -> f64 { a.iter().zip(b).map(|(a, b)| a * b).sum() };
        let mut multipliers = vec![0.0; sums.len()];
        let mut rest = sums;
        let mut z = scaled(&rest);
        let mut direction = z.clone();
        let mut size = dot(&rest, &z);
        for _ in 0..MOST_STEPS {
            if rest.iter().all(|r| r.abs() < CLOSE) {
                return Some(self.spread(&multipliers, weight));
            }
            let along = self.sums(&self.spread(&direction, weight));
            let step = size / dot(&direction, &along);
            if !step.is_finite() || step <= 0.0 {
                return None;
            }
            for i in 0..rest.len() {
                multipliers[i] += step * direction[i];
                rest[i] -= step * along[i];
            }
            z = scaled(&rest);
            let next = dot(&rest, &z);
            direction.iter_mut().zip(&z).for_each(|(d, z)| *d = z + next / size * *d);
            size = next;
        }
        None
    }

    fn spread(&self, multipliers: &[f64], weight: &[f64]) -> Vec<f64> {
        let mut out = vec![0.0; weight.len()];
        for ((vars, factors), m) in self.rows().zip(multipliers) {
            for (v, f) in vars.iter().zip(factors) {
                out[*v as usize] += f * m;
            }
        }
        out.iter_mut().zip(weight).for_each(|(o, w)| *o *= w);
        out
    }
}

/// How far a variable is from the nearer of its bounds.
fn room(s: &System, x: &[f64], v: usize) -> f64 {
    (x[v] - s.lo[v]).min(s.hi[v] - x[v]).max(0.0)
}
