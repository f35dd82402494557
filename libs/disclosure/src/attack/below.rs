//! A system told by its lowest level alone: every listed cell is a sum of lowest-level combinations, and only these move.

use super::search::{FAR, Price, Search, whole};
use super::solver::Meter;
use super::system::System;

/// How many sums are mended at most for one cell.
const MOST_MENDED: usize = 2_000;

/// Whether a listed cell may move.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Seal {
    /// It is hidden: down to this value.
    Hidden { least: f64 },
    /// It would have to be hidden, at this cost, and could then go down to this value.
    Open { weight: f64, least: f64 },
    /// It is printed, and must be.
    Fixed,
}

/// The lowest level of a system, and one table.
pub(super) struct Below {
    search: Search,
    /// The variable of each that is searched.
    lowest: Vec<usize>,
    /// What each listed cell is, as a sum of them, and what it comes to.
    cells: Vec<Vec<(usize, i64)>>,
    value: Vec<i64>,
    /// How far each further row may go down and up.
    facts: Vec<(i64, i64)>,
}

impl Below {
    /// None where a factor or a limit is no whole number.
    pub(super) fn new(s: &System, table: &[f64]) -> Option<Self> {
        let x: Vec<i64> = table.iter().map(|x| whole(*x)).collect::<Option<_>>()?;
        let (sums, rest) = sums(s)?;
        let mut lowest = Vec::new();
        let mut number = vec![usize::MAX; x.len()];
        for (v, sum) in sums.iter().enumerate() {
            if let [(own, 1)] = sum.as_slice()
                && *own == v
            {
                number[v] = lowest.len();
                lowest.push(v);
            }
        }
        let named = |sum: &Vec<(usize, i64)>| sum.iter().map(|(v, f)| (number[*v], *f)).collect::<Vec<_>>();
        let cells: Vec<Vec<(usize, i64)>> = sums.iter().take(s.places.len()).map(named).collect();
        let mut rows = cells.clone();
        let mut facts = Vec::new();
        for (r, sum) in rest {
            let row = s.rows.get(r);
            let at: i64 = sum.iter().map(|(v, f)| f * x[*v]).sum();
            rows.push(named(&sum));
            facts.push((whole(row.low)? - at, whole(row.high)? - at));
        }
        let start: Vec<i64> = lowest.iter().map(|v| x[*v]).collect();
        let value = x[..s.places.len()].to_vec();
        Some(Self { search: Search::free(&start, rows), lowest, cells, value, facts })
    }

    /// How far each variable moves in a table in which a cell has moved up by at least so much, if one is found.
    pub(super) fn reach(
        &mut self,
        c: usize,
        by: f64,
        shown: &dyn Fn(usize) -> Seal,
        meter: &Meter,
    ) -> Option<Vec<(usize, f64)>> {
        let by = whole(by)?;
        let limit = |(i, value): (usize, &i64)| {
            let down = |least: f64| whole(least).unwrap_or(*value).min(*value) - value;
            match shown(i) {
                Seal::Hidden { .. } if i == c => (by, FAR, Price::Must),
                Seal::Hidden { least } => (down(least), FAR, Price::Must),
                Seal::Open { weight, least } => {
                    (0, 0, Price::May { cost: hundredths(weight), floor: down(least) })
                }
                Seal::Fixed => (0, 0, Price::Must),
            }
        };
        let limits = self.value.iter().enumerate().map(limit);
        let facts = self.facts.iter().map(|(low, high)| (*low, *high, Price::Must));
        let moves = self.search.mended(limits.chain(facts), MOST_MENDED, meter)?;
        let mut moved = vec![0; self.lowest.len()];
        moves.iter().for_each(|(n, d)| moved[*n] = *d);
        let cells = self
            .cells
            .iter()
            .enumerate()
            .map(|(i, sum)| (i, sum.iter().map(|(n, f)| f * moved[*n]).sum::<i64>()));
        let below = moves.iter().map(|(n, d)| (self.lowest[*n], *d)).filter(|(v, _)| *v >= self.cells.len());
        Some(cells.chain(below).filter(|(_, d)| *d != 0).map(|(v, d)| (v, d as f64)).collect())
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "weights of cells are small and above zero"
)]
fn hundredths(weight: f64) -> u64 {
    (100.0 * weight).round() as u64
}

type Sum = Vec<(usize, i64)>;

/// A row that says more than what cells are sums of: its number, and what it comes to.
type Fact = (usize, Sum);

/// Each variable as a sum of those that are no sums, and the rows that say more than that, expanded so.
fn sums(s: &System) -> Option<(Vec<Sum>, Vec<Fact>)> {
    let n = s.lo.len();
    let mut defined = vec![None; n];
    for (r, row) in s.rows.iter().enumerate() {
        for sign in [-1.0, 1.0] {
            let mut wholes = row.terms().filter(|(_, f)| *f == sign);
            let (Some((v, _)), None) = (wholes.next(), wholes.next()) else { continue };
            let parts = row.terms().all(|(w, f)| w == v || f == -sign);
            if parts && row.low == 0.0 && row.high == 0.0 && defined[v].is_none() {
                defined[v] = Some(r);
                break;
            }
        }
    }
    let mut sums: Vec<Option<Sum>> = vec![None; n];
    let mut scratch = vec![0_i64; n];
    for v in 0..n {
        expand(s, v, &mut defined, &mut sums, &mut scratch);
    }
    let sums: Vec<Sum> = sums.into_iter().map(Option::unwrap_or_default).collect();
    let mut rest = Vec::new();
    for (r, row) in s.rows.iter().enumerate() {
        let mut terms = Vec::new();
        for (v, f) in row.terms() {
            terms.push((v, whole(f)?));
        }
        let sum = join(terms.iter().map(|(v, f)| (&sums[*v], *f)), &mut scratch);
        if !sum.is_empty() {
            rest.push((r, sum));
        }
    }
    Some((sums, rest))
}

/// Writes a variable, and what it is a sum of, as sums.
fn expand(
    s: &System,
    v: usize,
    defined: &mut [Option<usize>],
    sums: &mut [Option<Sum>],
    scratch: &mut [i64],
) {
    if sums[v].is_some() {
        return;
    }
    let Some(r) = defined[v] else {
        sums[v] = Some(vec![(v, 1)]);
        return;
    };
    // A cell that is a part of itself, by facts that go round, is no sum.
    defined[v] = None;
    let parts: Vec<usize> = s.rows.get(r).terms().map(|(w, _)| w).filter(|w| *w != v).collect();
    for w in &parts {
        expand(s, *w, defined, sums, scratch);
    }
    if sums[v].is_none() {
        let sum = join(parts.iter().filter_map(|w| sums[*w].as_ref()).map(|sum| (sum, 1)), scratch);
        sums[v] = Some(sum);
    }
}

/// The sum of sums.
fn join<'a>(sums: impl Iterator<Item = (&'a Sum, i64)>, scratch: &mut [i64]) -> Sum {
    let mut touched = Vec::new();
    for (sum, f) in sums {
        for (v, g) in sum {
            if scratch[*v] == 0 {
                touched.push(*v);
            }
            scratch[*v] += f * g;
        }
    }
    touched.sort_unstable();
    touched.dedup();
    touched.into_iter().map(|v| (v, std::mem::take(&mut scratch[v]))).filter(|(_, f)| *f != 0).collect()
}
