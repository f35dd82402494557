//! Bounds carried from row to row until nothing changes: what a reader finds with pencil and paper.

use super::rows::{EPS, INF, Rows, down, up};

/// How often, on average, each row may be looked at before the rest is left to the solver.
const ROUNDS: usize = 200;

/// Tightens the bounds of whole-number variables in place.
///
/// # Errors
/// With the row that cannot hold, when the facts contradict each other.
pub(crate) fn propagate(lo: &mut [f64], hi: &mut [f64], rows: &Rows) -> Result<(), usize> {
    let all = (0..rows.len()).collect();
    Propagation::over(rows, lo.len()).tighten((lo, hi), rows, all, ROUNDS * rows.len().max(1)).map(|_| ())
}

/// Which rows each variable stands in.
pub(crate) struct Propagation {
    start: Vec<usize>,
    of: Vec<u32>,
}

impl Propagation {
    /// For so many variables.
    pub(crate) fn over(rows: &Rows, variables: usize) -> Self {
        let (start, of) = rows.by_variable(variables);
        Self { start, of }
    }

    /// Tightens bounds by what follows from those of one variable, looking at so many rows at most. How many were looked at.
    ///
    /// # Errors
    /// With the row that cannot hold.
    pub(crate) fn follow(
        &self,
        v: usize,
        bounds: (&mut [f64], &mut [f64]),
        rows: &Rows,
        most: usize,
    ) -> Result<usize, usize> {
        self.tighten(bounds, rows, self.rows_of(v).collect(), most)
    }

    fn rows_of(&self, v: usize) -> impl Iterator<Item = usize> {
        self.of[self.start[v]..self.start[v + 1]].iter().map(|r| *r as usize)
    }

    fn tighten(
        &self,
        (lo, hi): (&mut [f64], &mut [f64]),
        rows: &Rows,
        mut queue: Vec<usize>,
        most: usize,
    ) -> Result<usize, usize> {
        let mut queued = vec![false; rows.len()];
        queue.iter().for_each(|r| queued[*r] = true);
        let mut looked = 0;
        while let Some(r) = queue.pop() {
            queued[r] = false;
            if looked == most {
                break;
            }
            looked += 1;
            let row = rows.get(r);
            let mut sum = Sums::default();
            for (v, f) in row.terms() {
                sum.add(f, lo[v], hi[v]);
            }
            if sum.low() > row.high + EPS || sum.high() < row.low - EPS {
                return Err(r);
            }
            for (v, f) in row.terms() {
                if f == 0.0 || hi[v] - lo[v] < EPS {
                    continue;
                }
                let (low, high) = (lo[v], hi[v]);
                sum.remove(f, low, high);
                let least = row.low - sum.high();
                let most = row.high - sum.low();
                let (a, b) = if f > 0.0 { (least / f, most / f) } else { (most / f, least / f) };
                let mut changed = false;
                if a.is_finite() && up(a) > low + EPS {
                    lo[v] = up(a);
                    changed = true;
                }
                if b.is_finite() && down(b) < high - EPS {
                    hi[v] = down(b);
                    changed = true;
                }
                if lo[v] > hi[v] + EPS {
                    return Err(r);
                }
                sum.add(f, lo[v], hi[v]);
                if changed {
                    for q in self.rows_of(v) {
                        if !queued[q] {
                            queued[q] = true;
                            queue.push(q);
                        }
                    }
                }
            }
        }
        Ok(looked)
    }
}

/// The least and most of a sum, with unlimited parts counted apart so that one can be taken out again.
#[derive(Default)]
struct Sums {
    low: f64,
    high: f64,
    low_unlimited: i32,
    high_unlimited: i32,
}

impl Sums {
    fn parts(f: f64, lo: f64, hi: f64) -> (f64, f64) {
        if f > 0.0 { (f * lo, f * hi) } else { (f * hi, f * lo) }
    }

    fn add(&mut self, f: f64, lo: f64, hi: f64) {
        if f != 0.0 {
            let (low, high) = Self::parts(f, lo, hi);
            self.change(low, high, 1);
        }
    }

    fn remove(&mut self, f: f64, lo: f64, hi: f64) {
        let (low, high) = Self::parts(f, lo, hi);
        self.change(low, high, -1);
    }

    fn change(&mut self, low: f64, high: f64, sign: i32) {
        match low.is_finite() {
            true => self.low += f64::from(sign) * low,
            false => self.low_unlimited += sign,
        }
        match high.is_finite() {
            true => self.high += f64::from(sign) * high,
            false => self.high_unlimited += sign,
        }
    }

    fn low(&self) -> f64 {
        if self.low_unlimited == 0 { self.low } else { -INF }
    }

    fn high(&self) -> f64 {
        if self.high_unlimited == 0 { self.high } else { INF }
    }
}
