//! Second tables of whole numbers met by local search. The listed cells of one table that agrees with the system are
//! changed, and the sums of the lowest-level combinations that this breaks are mended one after another, each by the
//! combination whose change breaks least of the others. Sums that stay broken come to weigh more (the breakout method:
//! Morris 1993).

use super::system::System;
use super::witness::Moves;
use crate::dice::Dice;

/// How many sums are mended at most for one change of the listed cells.
const MOST_STEPS: usize = 3_000;
/// For how many steps a combination stays after it was changed, unless a change of it mends more than it breaks.
const RESTS: usize = 6;
/// Stands for no limit.
const FAR: i64 = 1 << 40;

/// A system of whole numbers, and one table that agrees with it.
pub(super) struct Search<'a> {
    s: &'a System,
    rows: Vec<Sum>,
    /// Where the rows of each variable begin in `of`: their numbers, and its factor there.
    start: Vec<usize>,
    of: Vec<(usize, i64)>,
    base: Table,
    dice: Dice,
}

/// A row over the variables that are free.
struct Sum {
    terms: Vec<(usize, i64)>,
    low: i64,
    high: i64,
}

impl Sum {
    /// How far it must go to hold.
    fn off(&self, at: i64) -> i64 {
        (self.low - at).max(0) + (self.high - at).min(0)
    }
}

/// A table on its way.
#[derive(Clone)]
struct Table {
    x: Vec<i64>,
    at: Vec<i64>,
    /// The rows that do not hold, and where each row stands among them.
    broken: Vec<usize>,
    place: Vec<Option<usize>>,
    /// What it counts that a row does not hold.
    weight: Vec<i64>,
    /// The step at which each variable was changed last.
    changed: Vec<usize>,
}

impl<'a> Search<'a> {
    /// None where a factor or a limit is no whole number, or the table does not agree with the system.
    pub(super) fn new(s: &'a System, table: &[f64]) -> Option<Self> {
        let x: Vec<i64> = table.iter().map(|x| whole(*x)).collect::<Option<_>>()?;
        let mut rows = Vec::new();
        for row in s.rows.iter() {
            let (mut low, mut high) = (whole(row.low)?, whole(row.high)?);
            let mut terms = Vec::new();
            for (v, f) in row.terms() {
                let f = whole(f).filter(|f| *f != 0)?;
                if s.hi[v] > s.lo[v] {
                    terms.push((v, f));
                } else {
                    low -= f * x[v];
                    high -= f * x[v];
                }
            }
            rows.push(Sum { terms, low, high });
        }
        let (start, of) = by_variable(&rows, x.len());
        let at: Vec<i64> = rows.iter().map(|row| row.terms.iter().map(|(v, f)| f * x[*v]).sum()).collect();
        let holds = rows.iter().zip(&at).all(|(row, at)| row.off(*at) == 0)
            && (0..x.len()).all(|v| s.lo[v] <= x[v] as f64 && x[v] as f64 <= s.hi[v]);
        let base = Table {
            broken: Vec::new(),
            place: vec![None; at.len()],
            weight: vec![1; at.len()],
            changed: vec![0; x.len()],
            x,
            at,
        };
        holds.then_some(Self { s, rows, start, of, base, dice: Dice::new(0) })
    }

    pub(super) fn base(&self) -> Vec<f64> {
        self.base.x.iter().map(|x| *x as f64).collect()
    }

    /// A table in which the listed cells have changed so, if one is found.
    pub(super) fn carry(&mut self, change: &Moves) -> Option<Vec<f64>> {
        let mut t = self.base.clone();
        for (v, d) in change {
            let d = whole(*d)?;
            if !self.allows(&t, *v, d) {
                return None;
            }
            self.change(&mut t, *v, d);
        }
        for step in RESTS + 1..=RESTS + MOST_STEPS {
            if t.broken.is_empty() {
                return Some(t.x.into_iter().map(|x| x as f64).collect());
            }
            self.mend(&mut t, step)?;
        }
        None
    }

    /// Changes one combination of a broken sum; nothing where the sum has none.
    fn mend(&mut self, t: &mut Table, step: usize) -> Option<()> {
        let r = t.broken[self.dice.below(t.broken.len())];
        let need = self.rows[r].off(t.at[r]);
        let turn = self.dice.below(self.rows[r].terms.len());
        let (before, after) = self.rows[r].terms.split_at(turn);
        let mut best: Option<(i64, usize, usize, i64)> = None;
        let mut any = false;
        for (v, f) in after.iter().chain(before).filter(|(v, _)| *v >= self.s.places.len()) {
            any = true;
            let full = need / f;
            let ways = [full, full.signum()];
            for d in &ways[..if full.abs() > 1 { 2 } else { 1 }] {
                if *d == 0 || !self.allows(t, *v, *d) {
                    continue;
                }
                let gain = self.gain(t, *v, *d);
                let rests = t.changed[*v] + RESTS >= step;
                if (gain > 0 || !rests)
                    && best.is_none_or(|b| gain > b.0 || (gain == b.0 && t.changed[*v] < b.1))
                {
                    best = Some((gain, t.changed[*v], *v, *d));
                }
            }
        }
        if let Some((gain, _, v, d)) = best {
            if gain <= 0 {
                t.broken.iter().for_each(|q| t.weight[*q] += 1);
            }
            t.changed[v] = step;
            self.change(t, v, d);
        }
        any.then_some(())
    }

    fn allows(&self, t: &Table, v: usize, d: i64) -> bool {
        let to = (t.x[v] + d) as f64;
        self.s.lo[v] <= to && to <= self.s.hi[v]
    }

    /// How much less is broken, by weight, when a variable changes so.
    fn gain(&self, t: &Table, v: usize, d: i64) -> i64 {
        let of = &self.of[self.start[v]..self.start[v + 1]];
        of.iter()
            .map(|(r, f)| {
                let (row, at) = (&self.rows[*r], t.at[*r]);
                t.weight[*r] * (row.off(at).abs() - row.off(at + f * d).abs())
            })
            .sum()
    }

    fn change(&self, t: &mut Table, v: usize, d: i64) {
        t.x[v] += d;
        for (r, f) in &self.of[self.start[v]..self.start[v + 1]] {
            t.at[*r] += f * d;
            match (self.rows[*r].off(t.at[*r]) != 0, t.place[*r]) {
                (true, None) => {
                    t.place[*r] = Some(t.broken.len());
                    t.broken.push(*r);
                }
                (false, Some(p)) => {
                    t.broken.swap_remove(p);
                    if let Some(moved) = t.broken.get(p) {
                        t.place[*moved] = Some(p);
                    }
                    t.place[*r] = None;
                }
                _ => {}
            }
        }
    }
}

/// The rows of each variable end to end, and where those of each begin.
fn by_variable(rows: &[Sum], n: usize) -> (Vec<usize>, Vec<(usize, i64)>) {
    let mut start = vec![0; n + 1];
    rows.iter().flat_map(|row| &row.terms).for_each(|(v, _)| start[v + 1] += 1);
    for v in 0..n {
        start[v + 1] += start[v];
    }
    let mut next = start.clone();
    let mut of = vec![(0, 0); start[n]];
    for (r, row) in rows.iter().enumerate() {
        for (v, f) in &row.terms {
            of[next[*v]] = (r, *f);
            next[*v] += 1;
        }
    }
    (start, of)
}

fn whole(x: f64) -> Option<i64> {
    if x.is_infinite() {
        return Some(if x > 0.0 { FAR } else { -FAR });
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole, and not too large")]
    (x.fract() == 0.0 && x.abs() < FAR as f64).then_some(x as i64)
}
