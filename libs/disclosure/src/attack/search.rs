//! Second tables of whole numbers met by local search. One table that agrees with a system is changed, and the sums that
//! this breaks are mended one after another, each by the combination whose change breaks least of the others. Sums that stay
//! broken come to weigh more (the breakout method: Morris 1993).

use super::solver::Meter;
use super::system::System;
use super::witness::Moves;
use crate::dice::Dice;

/// For how many steps a combination stays after it was changed, unless a change of it mends more than it breaks.
const RESTS: usize = 6;
/// Where rows need not all hold, one that does not counts as if it were so much further off: fewer rows are broken further.
const OF_EACH: i64 = 3;
/// So many sums are mended in the time of a step of the simplex method.
const MENDED_A_STEP: usize = 8;
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
    /// What it may cost.
    price: Price,
}

/// What it costs that a row does not hold.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Price {
    /// It must hold.
    Must,
    /// So much, as long as it comes to no less than so far from where it was.
    May { cost: u64, floor: i64 },
}

impl Sum {
    /// What its not holding costs, and whether it must not be so.
    fn bill(&self) -> (u64, usize) {
        match self.price {
            _ if self.off(0) == 0 => (0, 0),
            Price::May { cost, floor } if -self.low >= floor => (cost, 0),
            _ => (0, 1),
        }
    }

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
                price: Price::Must,
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
        let sum = Sum { low: -FAR, high: FAR, weight: 1, place: None, price: Price::Must };
        let (start, of) = by_variable(&rows, vars.len());
        let base = Table { vars, sums: vec![sum; rows.len()], broken: Vec::new(), must: 0, cost: 0 };
        Self { listed: 0, rows, start, of, base, dice: Dice::new(0), each: OF_EACH }
    }

    /// How far each variable moves so that all rows come to hold, each of which may go so far down and up at what
    /// price: as cheaply as is found by mending so many sums.
    pub(super) fn mended(
        &mut self,
        limits: impl Iterator<Item = (i64, i64, Price)>,
        most: usize,
        meter: &Meter,
    ) -> Option<Vec<(usize, i64)>> {
        let mut t = self.base.clone();
        for (r, (low, high, price)) in limits.enumerate() {
            let sum = &mut t.sums[r];
            (sum.low, sum.high, sum.price) = (low, high, price);
            if sum.off(0) != 0 {
                sum.place = Some(t.broken.len());
                t.broken.push(r);
                (t.cost, t.must) = (t.cost + sum.bill().0, t.must + sum.bill().1);
            }
        }
        let mut best: Option<(u64, Vec<Var>)> = None;
        for step in mends(most, meter) {
            if t.must == 0 && best.as_ref().is_none_or(|(least, _)| t.cost < *least) {
                best = Some((t.cost, t.vars.clone()));
            }
            if t.broken.is_empty() {
                break;
            }
            count(step, meter);
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
    pub(super) fn carry(&mut self, change: &Moves, most: usize, meter: &Meter) -> Option<Vec<(usize, f64)>> {
        let mut t = self.base.clone();
        for (v, d) in change {
            let d = whole(*d)?;
            if !t.vars[*v].allows(d) {
                return None;
            }
            self.change(&mut t, *v, d);
        }
        for step in mends(most, meter) {
            if t.broken.is_empty() {
                let moves = t.vars.iter().zip(&self.base.vars).map(|(to, from)| (to.x - from.x) as f64);
                return Some(moves.enumerate().filter(|(_, d)| *d != 0.0).collect());
            }
            count(step, meter);
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
            let before = sum.bill();
            sum.low -= f * d;
            sum.high -= f * d;
            let after = sum.bill();
            t.cost = t.cost + after.0 - before.0;
            t.must = t.must + after.1 - before.1;
            match (sum.off(0) != 0, sum.place) {
                (true, None) => {
                    sum.place = Some(t.broken.len());
                    t.broken.push(*r);
                }
                (false, Some(p)) => {
                    sum.place = None;
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

/// The numbers of so many mendings, or of as many as there are steps for.
fn mends(most: usize, meter: &Meter) -> std::ops::RangeInclusive<usize> {
    let left = usize::try_from(meter.left()).unwrap_or(usize::MAX).saturating_mul(MENDED_A_STEP);
    RESTS + 1..=RESTS + most.min(left)
}

fn count(mending: usize, meter: &Meter) {
    if mending.is_multiple_of(MENDED_A_STEP) {
        meter.take(1);
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

#[cfg(test)]
mod tests {
    use super::super::ring;
    use super::{MENDED_A_STEP, Price, Search};
    use crate::attack::solver::Meter;

    #[test]
    fn a_table_that_does_not_agree_is_no_start() {
        let (s, truth) = ring::all_hidden(&[3; 27]);
        let mut table: Vec<f64> = truth.iter().copied().chain([3.0; 27]).collect();
        assert!(Search::new(&s, &table).is_some());
        table[0] += 1.0;
        assert!(Search::new(&s, &table).is_none());
        table[0] += 0.5;
        assert!(Search::new(&s, &table).is_none());
    }

    #[test]
    fn a_change_that_breaks_what_is_listed_alone_is_given_up() {
        let (s, truth) = ring::all_hidden(&[3; 27]);
        let table: Vec<f64> = truth.iter().copied().chain([3.0; 27]).collect();
        let mut search = Search::new(&s, &table).unwrap();
        // The total moves, and none of its parts.
        assert_eq!(search.carry(&[(truth.len() - 1, 2.0)], 1_000, &Meter::unlimited()), None);
    }

    #[test]
    fn a_search_in_vain_takes_steps_and_no_more_than_there_are() {
        // A variable that must rise and must stay.
        let mut search = Search::free(&[1], vec![vec![(0, 1)], vec![(0, 1)]]);
        let mut taken = |steps| {
            let meter = Meter::of(steps);
            let limits = [(1, 1, Price::Must), (0, 0, Price::Must)].into_iter();
            assert_eq!(search.mended(limits, 1_000, &meter), None);
            steps - meter.left()
        };
        assert_eq!(taken(3), 3);
        assert_eq!(taken(10_000), 1_000 / MENDED_A_STEP as u64);
    }

    #[test]
    fn rows_that_cost_something_are_left_broken_where_that_is_the_only_way() {
        // x and y, of which the sum should stay and x must rise by two; y may not.
        let mut search = Search::free(&[1, 4], vec![vec![(0, 1)], vec![(0, 1), (1, 1)], vec![(1, 1)]]);
        let limits = |sum| [(2, 9, Price::Must), (0, 0, sum), (0, 0, Price::Must)].into_iter();
        let may = Price::May { cost: 7, floor: -1 };
        let meter = Meter::unlimited();
        assert_eq!(search.mended(limits(may), 100, &meter), Some(vec![(0, 2)]));
        assert_eq!(search.mended(limits(Price::Must), 100, &meter), None);
    }
}
