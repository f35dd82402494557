//! Second tables of whole numbers met by local search. One table that agrees with a system is changed, and the sums that
//! this breaks are mended one after another, each by the combination whose change breaks least of the others. Sums that stay
//! broken come to weigh more (the breakout method: Morris 1993).

use super::system::System;
use super::witness::Moves;
use crate::dice::Dice;

/// For how many steps a combination stays after it was changed, unless a change of it mends more than it breaks.
const RESTS: usize = 6;
/// Where rows need not all hold, one that does not counts as if it were so much further off: fewer rows are broken further.
const OF_EACH: i64 = 3;
/// Stands for no limit.
pub(super) const FAR: i64 = 1 << 40;

/// A system of whole numbers, and one table that agrees with it.
pub(super) struct Search {
    /// How many variables are listed cells; the others are combinations.
    listed: usize,
    /// The free variables of each row with their factors.
    rows: Vec<Vec<(usize, i64)>>,
    /// Where the rows of each variable begin in `of`: their numbers, and its factor there.
    start: Vec<usize>,
    of: Vec<(usize, i64)>,
    base: Table,
    dice: Dice,
    /// What it counts that a row does not hold, beside how far it is off.
    each: i64,
}

/// A table on its way.
#[derive(Clone)]
struct Table {
    vars: Vec<Var>,
    sums: Vec<Sum>,
    /// The rows that do not hold.
    broken: Vec<usize>,
    /// How many of them must, and what the others cost.
    must: usize,
    cost: u64,
}

#[derive(Clone)]
struct Var {
    x: i64,
    low: i64,
    high: i64,
    /// The step at which it was changed last.
    changed: usize,
}

impl Var {
    fn allows(&self, d: i64) -> bool {
        (self.low..=self.high).contains(&(self.x + d))
    }
}

/// Where a row stands.
#[derive(Clone)]
struct Sum {
    /// How far the least and the most that it may come to are above it.
    low: i64,
    high: i64,
    /// What it counts that it does not hold.
    weight: i64,
    /// Its place among those that do not.
    place: Option<usize>,
    /// What it costs that it does not hold; none where it must.
    cost: Option<u64>,
}

impl Sum {
    /// How far it must go to hold, once it has gone so far.
    fn off(&self, gone: i64) -> i64 {
        (self.low - gone).max(0) + (self.high - gone).min(0)
    }
}

impl Search {
    /// None where a factor or a limit is no whole number, or the table does not agree with the system.
    pub(super) fn new(s: &System, table: &[f64]) -> Option<Self> {
        let var = |v: usize| {
            let (x, low, high) = (whole(table[v])?, whole(s.lo[v])?, whole(s.hi[v])?);
            Some(Var { x, low, high, changed: 0 })
        };
        let vars: Vec<Var> = (0..table.len()).map(var).collect::<Option<_>>()?;
        let mut rows = Vec::new();
        let mut sums = Vec::new();
        for row in s.rows.iter() {
            let mut at = 0;
            let mut terms = Vec::new();
            for (v, f) in row.terms() {
                let f = whole(f).filter(|f| *f != 0)?;
                at += f * vars[v].x;
                if vars[v].low < vars[v].high {
                    terms.push((v, f));
                }
            }
            rows.push(terms);
            sums.push(Sum {
                low: whole(row.low)? - at,
                high: whole(row.high)? - at,
                weight: 1,
                place: None,
                cost: None,
            });
        }
        let holds = sums.iter().all(|sum| sum.off(0) == 0) && vars.iter().all(|var| var.allows(0));
        let (start, of) = by_variable(&rows, vars.len());
        let base = Table { vars, sums, broken: Vec::new(), must: 0, cost: 0 };
        holds.then_some(Self { listed: s.places.len(), rows, start, of, base, dice: Dice::new(0), each: 0 })
    }

    /// Of variables that are whole numbers from 0 up, and rows that say what must hold of them.
    pub(super) fn free(x: &[i64], rows: Vec<Vec<(usize, i64)>>) -> Self {
        let vars: Vec<Var> = x.iter().map(|x| Var { x: *x, low: 0, high: FAR, changed: 0 }).collect();
        let sum = Sum { low: -FAR, high: FAR, weight: 1, place: None, cost: None };
        let (start, of) = by_variable(&rows, vars.len());
        let base = Table { vars, sums: vec![sum; rows.len()], broken: Vec::new(), must: 0, cost: 0 };
        Self { listed: 0, rows, start, of, base, dice: Dice::new(0), each: OF_EACH }
    }

    /// How far each variable moves so that all rows come to hold, each of which may go so far down and up and where it does
    /// not costs so much or must: as cheaply as is found by mending so many sums.
    pub(super) fn mended(
        &mut self,
        limits: impl Iterator<Item = (i64, i64, Option<u64>)>,
        most_steps: usize,
    ) -> Option<Vec<(usize, i64)>> {
        let mut t = self.base.clone();
        for (r, (low, high, cost)) in limits.enumerate() {
            let sum = &mut t.sums[r];
            (sum.low, sum.high, sum.cost) = (low, high, cost);
            if sum.off(0) != 0 {
                sum.place = Some(t.broken.len());
                t.broken.push(r);
                match cost {
                    Some(cost) => t.cost += cost,
                    None => t.must += 1,
                }
            }
        }
        let mut best: Option<(u64, Vec<Var>)> = None;
        for step in RESTS + 1..=RESTS + most_steps {
            if t.must == 0 && best.as_ref().is_none_or(|(least, _)| t.cost < *least) {
                best = Some((t.cost, t.vars.clone()));
            }
            if t.broken.is_empty() {
                break;
            }
            self.mend(&mut t, step)?;
        }
        let moves = |vars: Vec<Var>| {
            let moves = vars.iter().zip(&self.base.vars).map(|(to, from)| to.x - from.x);
            moves.enumerate().filter(|(_, d)| *d != 0).collect()
        };
        best.map(|(_, vars)| moves(vars))
    }

    pub(super) fn base(&self) -> Vec<f64> {
        self.base.vars.iter().map(|var| var.x as f64).collect()
    }

    /// How far each variable moves in a table in which the listed cells have changed so, if one is found by mending so
    /// many sums.
    pub(super) fn carry(&mut self, change: &Moves, most_steps: usize) -> Option<Vec<(usize, f64)>> {
        let mut t = self.base.clone();
        for (v, d) in change {
            let d = whole(*d)?;
            if !t.vars[*v].allows(d) {
                return None;
            }
            self.change(&mut t, *v, d);
        }
        for step in RESTS + 1..=RESTS + most_steps {
            if t.broken.is_empty() {
                let moves = t.vars.iter().zip(&self.base.vars).map(|(to, from)| (to.x - from.x) as f64);
                return Some(moves.enumerate().filter(|(_, d)| *d != 0.0).collect());
            }
            self.mend(&mut t, step)?;
        }
        None
    }

    /// Changes one combination of a broken sum; nothing where the sum has none.
    fn mend(&mut self, t: &mut Table, step: usize) -> Option<()> {
        let r = t.broken[self.dice.below(t.broken.len())];
        let need = t.sums[r].off(0);
        let turn = self.dice.below(self.rows[r].len());
        let (before, after) = self.rows[r].split_at(turn);
        let mut best: Option<(i64, usize, usize, i64)> = None;
        let mut any = false;
        for (v, f) in after.iter().chain(before).filter(|(v, _)| *v >= self.listed) {
            any = true;
            let var = &t.vars[*v];
            let full = need / f;
            let ways = [full, full.signum()];
            for d in &ways[..if full.abs() > 1 { 2 } else { 1 }] {
                if *d == 0 || !var.allows(*d) {
                    continue;
                }
                let gain = self.gain(t, *v, *d);
                let rests = var.changed + RESTS >= step;
                if (gain > 0 || !rests)
                    && best.is_none_or(|b| gain > b.0 || (gain == b.0 && var.changed < b.1))
                {
                    best = Some((gain, var.changed, *v, *d));
                }
            }
        }
        if let Some((gain, _, v, d)) = best {
            if gain <= 0 {
                for q in &t.broken {
                    t.sums[*q].weight += 1;
                }
            }
            t.vars[v].changed = step;
            self.change(t, v, d);
        }
        any.then_some(())
    }

    /// How much less is broken, by weight, when a variable changes so.
    fn gain(&self, t: &Table, v: usize, d: i64) -> i64 {
        let of = &self.of[self.start[v]..self.start[v + 1]];
        of.iter()
            .map(|(r, f)| {
                let sum = &t.sums[*r];
                sum.weight * (self.size(sum.off(0)) - self.size(sum.off(f * d)))
            })
            .sum()
    }

    /// What it counts that a row is off so far.
    fn size(&self, off: i64) -> i64 {
        if off == 0 { 0 } else { self.each + off.abs() }
    }

    fn change(&self, t: &mut Table, v: usize, d: i64) {
        t.vars[v].x += d;
        for (r, f) in &self.of[self.start[v]..self.start[v + 1]] {
            let sum = &mut t.sums[*r];
            sum.low -= f * d;
            sum.high -= f * d;
            match (sum.off(0) != 0, sum.place) {
                (true, None) => {
                    sum.place = Some(t.broken.len());
                    match sum.cost {
                        Some(cost) => t.cost += cost,
                        None => t.must += 1,
                    }
                    t.broken.push(*r);
                }
                (false, Some(p)) => {
                    sum.place = None;
                    match sum.cost {
                        Some(cost) => t.cost -= cost,
                        None => t.must -= 1,
                    }
                    t.broken.swap_remove(p);
                    if let Some(moved) = t.broken.get(p) {
                        t.sums[*moved].place = Some(p);
                    }
                }
                _ => {}
            }
        }
    }
}

/// The rows of each variable end to end, and where those of each begin.
fn by_variable(rows: &[Vec<(usize, i64)>], n: usize) -> (Vec<usize>, Vec<(usize, i64)>) {
    let mut start = vec![0; n + 1];
    rows.iter().flatten().for_each(|(v, _)| start[v + 1] += 1);
    for v in 0..n {
        start[v + 1] += start[v];
    }
    let mut next = start.clone();
    let mut of = vec![(0, 0); start[n]];
    for (r, row) in rows.iter().enumerate() {
        for (v, f) in row {
            of[next[*v]] = (r, *f);
            next[*v] += 1;
        }
    }
    (start, of)
}

pub(super) fn whole(x: f64) -> Option<i64> {
    if x.is_infinite() {
        return Some(if x > 0.0 { FAR } else { -FAR });
    }
    #[expect(clippy::cast_possible_truncation, reason = "whole, and not too large")]
    (x.fract() == 0.0 && x.abs() < FAR as f64).then_some(x as i64)
}
