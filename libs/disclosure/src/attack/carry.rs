//! Tables of whole numbers met with few programmes. One is made by fitting the lowest-level combinations in real numbers,
//! spread as evenly as the sums allow, and rounding each up or down so that the sums hold, which nearly always can be
//! done. From it changes of the listed cells, known from suppression, are carried down to the combinations by local
//! search, and further changes are asked for where those do not show enough.

use super::fit::Fitting;
use super::lift::Known;
use super::part::Seen;
use super::rows::EPS;
use super::search::Search;
use super::solver::{Domain, Lp, Meter, ModelRow, Solved, SolverError};
use super::system::System;

/// How often a further change is asked for one cell at most, half of them upwards, and how many of them may come to
/// nothing.
const MOST_TOSSES: u64 = 12;
const MOST_MISSES: usize = 2;
/// Where more cells than this are open, programmes are quicker than asking for each.
const MOST_ASKED: usize = 60;

/// Takes tables of whole numbers that agree with the system into what is `seen` of it, and returns the first of them.
pub(super) fn carry(
    s: &System,
    fitting: Option<&Fitting>,
    known: &Known<'_>,
    need: impl Fn(usize) -> f64,
    meter: &Meter,
    seen: &mut Seen,
) -> Result<Option<Vec<f64>>, SolverError> {
    let table = match fitting {
        Some(fitting) => rounded(s, fitting, meter)?,
        None => (known.truth.len() == s.lo.len()).then(|| known.truth.to_vec()),
    };
    let Some(mut search) = table.as_ref().and_then(|table| Search::new(s, table)) else { return Ok(None) };
    seen.take(&search.base());
    for change in known.wanted(seen, &need) {
        let open = |(v, _): &(usize, f64)| seen.width(*v) < need(*v) - EPS;
        if change.iter().all(|(_, d)| d.fract() == 0.0) && change.iter().any(open) {
            search.carry(change).into_iter().for_each(|table| seen.take(&table));
        }
    }
    let open: Vec<usize> = (0..s.places.len()).filter(|c| seen.width(*c) < need(*c) - EPS).collect();
    for c in open.iter().copied().filter(|_| open.len() <= MOST_ASKED) {
        let mut misses = 0;
        for toss in 0..MOST_TOSSES {
            if seen.width(c) >= need(c) - EPS || misses == MOST_MISSES {
                break;
            }
            let to = if toss % 2 == 0 { seen.low[c] + need(c) } else { seen.high[c] - need(c) };
            let Some(change) = (known.further)(c, to - known.truth[c], toss)? else { continue };
            match search.carry(&change) {
                Some(table) => seen.take(&table),
                None => misses += 1,
            }
        }
    }
    Ok(table)
}

/// The fitted table in whole numbers, each less than one away from it, if one is found.
fn rounded(s: &System, fitting: &Fitting, meter: &Meter) -> Result<Option<Vec<f64>>, SolverError> {
    let middle = &fitting.middle;
    let vars: Vec<usize> = (0..middle.len()).filter(|v| s.hi[*v] > s.lo[*v]).collect();
    let mut column = vec![0; middle.len()];
    for (c, v) in vars.iter().enumerate() {
        column[*v] = c;
    }
    let bounds: Vec<(f64, f64)> =
        vars.iter().map(|v| ((middle[*v] + EPS).floor(), (middle[*v] - EPS).ceil())).collect();
    let rows: Vec<ModelRow> = fitting
        .sums_of_rows()
        .map(|(vars, factors, sum)| {
            (sum, sum, vars.iter().zip(factors).map(|(v, f)| (column[*v as usize], *f)).collect())
        })
        .collect();
    let Solved::Optimal(_, x) = Lp::new(&bounds, &rows, Domain::Near, meter)?.solve(None)? else {
        return Ok(None);
    };
    let mut table = middle.clone();
    vars.iter().zip(x).for_each(|(v, x)| table[*v] = x.round());
    Ok(Some(table))
}
