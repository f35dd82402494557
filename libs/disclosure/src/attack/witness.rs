//! Safety shown without a programme: a second table in whole numbers that agrees with everything printed proves, by
//! addition alone, that a cell can have another value.

use super::rows::EPS;
use super::system::System;

/// Variables and how far they move from a table.
pub(crate) type Moves = [(usize, f64)];

/// Tables of whole numbers that were met: one, and how far everything moves from it in others.
#[derive(Clone, Copy)]
pub(crate) struct Met<'a> {
    pub table: &'a [f64],
    pub others: &'a [Vec<(usize, f64)>],
}

/// How wide each variable is shown to be by those tables that agree with the system. Nothing where the first says too
/// little, or does not agree.
pub(crate) fn widths(s: &System, met: Met<'_>) -> Vec<f64> {
    let table = met.table;
    let n = s.lo.len();
    let mut seen = vec![(0.0_f64, 0.0_f64); n];
    if table.len() != n || !holds(s, table) {
        return vec![0.0; n];
    }
    let (start, of) = s.rows.by_variable(n);
    let mut sum = vec![0.0; s.rows.len()];
    for (r, row) in s.rows.iter().enumerate() {
        sum[r] = row.terms().map(|(v, f)| f * table[v]).sum();
    }
    let mut moved = vec![0.0; s.rows.len()];
    for change in met.others {
        let mut touched = Vec::new();
        let mut ok = true;
        for (v, d) in change {
            let x = table[*v] + d;
            ok &= d.fract() == 0.0 && x >= s.lo[*v] - EPS && x <= s.hi[*v] + EPS;
            for r in &of[start[*v]..start[*v + 1]] {
                touched.push(*r as usize);
            }
        }
        touched.sort_unstable();
        touched.dedup();
        for (v, d) in change {
            for r in &of[start[*v]..start[*v + 1]] {
                let row = s.rows.get(*r as usize);
                let factor: f64 = row.terms().filter(|(w, _)| w == v).map(|(_, f)| f).sum();
                moved[*r as usize] += factor * d;
            }
        }
        for r in touched {
            let row = s.rows.get(r);
            let at = sum[r] + std::mem::take(&mut moved[r]);
            ok &= at >= row.low - EPS && at <= row.high + EPS;
        }
        if ok {
            for (v, d) in change {
                seen[*v].0 = seen[*v].0.min(*d);
                seen[*v].1 = seen[*v].1.max(*d);
            }
        }
    }
    seen.into_iter().map(|(low, high)| high - low).collect()
}

fn holds(s: &System, x: &[f64]) -> bool {
    let within = (0..x.len()).all(|i| x[i].fract() == 0.0 && x[i] >= s.lo[i] - EPS && x[i] <= s.hi[i] + EPS);
    within
        && s.rows.iter().all(|row| {
            let at: f64 = row.terms().map(|(v, f)| f * x[v]).sum();
            at >= row.low - EPS && at <= row.high + EPS
        })
}
