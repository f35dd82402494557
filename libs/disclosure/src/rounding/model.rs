//! The programme in whole numbers behind rounding: for each count whether it goes up, and by how many multiples further.

use std::collections::HashMap;

use super::{Asked, Base, Failed};
use crate::attack::rows::Rows;
use crate::attack::solver::{Domain, Lp, Meter, ModelRow, Solved};

/// What a multiple further than needed costs: more than any draw.
const FURTHER: f64 = 10.0;

/// How far from the draws, in parts, a table may be that is taken.
const CONTENT: f64 = 0.05;

/// Counts that sums tie together.
pub(super) struct Part {
    pub vars: Vec<usize>,
    pub rows: Vec<usize>,
}

/// The parts with the sums in which their counts stand.
pub(super) fn parts(connected: Vec<Vec<usize>>, sums: &Rows, n: usize) -> Vec<Part> {
    let mut of = vec![usize::MAX; n];
    let mut parts: Vec<Part> = Vec::new();
    for (number, vars) in connected.into_iter().enumerate() {
        vars.iter().for_each(|v| of[*v] = number);
        parts.push(Part { vars, rows: Vec::new() });
    }
    for (r, row) in sums.iter().enumerate() {
        let part = row.vars.iter().map(|v| of[*v as usize]).find(|part| *part != usize::MAX);
        if let Some(part) = part.and_then(|part| parts.get_mut(part)) {
            part.rows.push(r);
        }
    }
    parts
}

/// The columns of a count: 1 for the multiple above instead of the one below, and multiples further up and down.
#[derive(Default)]
struct Columns {
    up: Option<usize>,
    further: Option<(usize, usize)>,
}

impl Part {
    /// The multiples of its counts, less than `steps` bases away from each; none if the sums cannot hold so.
    pub(super) fn solve(
        &self,
        cells: &[Asked],
        sums: &Rows,
        base: Base,
        steps: u64,
        seconds_left: Option<&dyn Fn() -> f64>,
    ) -> Result<Option<Vec<u64>>, Failed> {
        let b = base.get();
        let mut bounds = Vec::new();
        let mut prices = Vec::new();
        let mut columns: HashMap<usize, Columns> = HashMap::new();
        for v in &self.vars {
            let Asked::Count { count, draw } = cells[*v] else { continue };
            let mut own = Columns::default();
            let mut add = |most: u64, price: f64| {
                prices.push((bounds.len(), price));
                bounds.push((0.0, most as f64));
                bounds.len() - 1
            };
            if !base.divides(count) {
                own.up = Some(add(1, draw - (count % b) as f64 / b as f64));
            }
            if steps > 1 {
                let up = add(steps - 1, FURTHER);
                own.further = Some((up, add((steps - 1).min(count / b), FURTHER)));
            }
            columns.insert(*v, own);
        }
        let mut rows: Vec<ModelRow> = Vec::new();
        for r in &self.rows {
            let mut terms = Vec::new();
            let mut sum = 0.0;
            for (v, factor) in sums.get(*r).terms() {
                match cells[v] {
                    Asked::Out(value) => sum += factor * (value / b) as f64,
                    Asked::Count { count, .. } => sum += factor * (count / b) as f64,
                }
                if let Some(own) = columns.get(&v) {
                    terms.extend(own.up.map(|c| (c, factor)));
                    terms.extend(own.further.iter().flat_map(|(up, down)| [(*up, factor), (*down, -factor)]));
                }
            }
            if !terms.is_empty() {
                rows.push((-sum, -sum, terms));
            } else if sum != 0.0 {
                return Ok(None);
            }
        }
        let mut x = Vec::new();
        if !bounds.is_empty() {
            let mut lp = Lp::new(&bounds, &rows, Domain::Whole, &Meter::unlimited())?;
            lp.content_with(CONTENT)?;
            lp.minimise(&prices);
            x = match lp.solve(seconds_left.map(|left| left()))? {
                Solved::Optimal(_, x) => x,
                // All columns are bounded, so this is never without an end.
                Solved::Infeasible | Solved::Unbounded => return Ok(None),
                Solved::Stopped => return Err(Failed::Time),
            };
        }
        let value = |v: &usize| {
            let Asked::Count { count, .. } = cells[*v] else { return 0 };
            let at = |c: usize| whole(x.get(c).copied().unwrap_or(0.0));
            let Some(own) = columns.get(v) else { return 0 };
            let up = own.up.map_or(0, at) + own.further.map_or(0, |(up, _)| at(up));
            let down = own.further.map_or(0, |(_, down)| at(down));
            (count / b + up).saturating_sub(down) * b
        };
        Ok(Some(self.vars.iter().map(value).collect()))
    }
}

/// What a column of whole numbers came to.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "columns are whole and from 0 to a few"
)]
fn whole(x: f64) -> u64 {
    x.round().max(0.0) as u64
}
