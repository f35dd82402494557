//! The attack in whole numbers: the cells that linear programmes leave narrowest are solved again.

use super::part::{Part, Seen, components};
use super::propagate::propagate;
use super::solver::{Domain, Lp, Meter, Solved, SolverError};
use super::system::System;
use super::{Attack, AttackError, By, Goal, INF, Run, narrow};
use crate::dice::Dice;
use crate::publication::Publication;

/// How many tables at most are looked for that differ in many cells at once.
const TOSSES: usize = 16;

impl Attack<'_> {
    /// The system of a publication, its bounds carried from row to row, and a table of whole numbers that agrees with it, if one
    /// is found in time.
    pub(crate) fn whole_table(&self, p: &Publication) -> Result<Option<(System, Vec<f64>)>, AttackError> {
        let mut s = System::new(p, self.mode)?;
        if propagate(&mut s.lo, &mut s.hi, &s.rows).is_err() {
            return Ok(None);
        }
        let mut table = s.lo.clone();
        for part in components(&s) {
            let mut model = part.model(&s, Domain::Whole, &Meter::unlimited())?;
            let Solved::Optimal(_, x) = model.solve(self.seconds_left.map(|left| left()))? else {
                return Ok(None);
            };
            part.vars.iter().zip(x).for_each(|(v, x)| table[*v] = x.round());
        }
        Ok(Some((s, table)))
    }

    /// The narrowest cells again, in whole numbers.
    pub(super) fn whole(
        &self,
        parts: &[(&Part, Seen)],
        s: &mut System,
        need: &impl Fn(usize) -> f64,
        run: &mut Run,
    ) -> Result<(), SolverError> {
        let exact = self.goal == Goal::Exact;
        let mut order: Vec<(usize, f64)> = Vec::new();
        for (part, seen) in parts {
            for v in &part.targets {
                let shown = seen.width(part.column(*v));
                let open = if exact { shown < need(*v) - 0.5 } else { run.by[*v] == By::Linear };
                if open && s.hi[*v] - s.lo[*v] > 0.5 {
                    order.push((*v, if exact { shown } else { s.hi[*v] - s.lo[*v] }));
                }
            }
        }
        order.sort_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
        order.truncate(self.whole_for_narrowest);
        for (part, seen) in parts {
            let mine: Vec<usize> =
                order.iter().map(|o| o.0).filter(|v| part.position.contains_key(v)).collect();
            if mine.is_empty() {
                continue;
            }
            let mut seen = seen.clone();
            let mut model = part.model(s, Domain::Whole, &run.meter)?;
            if exact {
                self.scatter(part, &mine, need, &mut model, &mut seen, run)?;
            }
            for v in mine {
                if self.out_of_time() {
                    run.findings.timed_out = true;
                    return Ok(());
                }
                let c = part.column(v);
                if exact {
                    self.reach(c, (s.lo[v], s.hi[v]), need(v), &mut model, &mut seen, run)?;
                }
                for sense in [1.0, -1.0] {
                    if exact && seen.width(c) >= need(v) - 0.5 {
                        break;
                    }
                    let open =
                        if sense > 0.0 { seen.low[c] > s.lo[v] + 0.5 } else { seen.high[c] < s.hi[v] - 0.5 };
                    if open {
                        let (z, x) = self.push(&mut model, c, sense, run)?;
                        if let Some(x) = x {
                            seen.take_whole(&x);
                        }
                        narrow(s, v, sense, z.unwrap_or(-INF), f64::round, f64::round);
                    }
                }
                run.by[v] = if exact && seen.width(c) >= need(v) - 0.5 { By::Seen } else { By::Whole };
            }
        }
        Ok(())
    }

    /// Looks for any table of whole numbers that is as far from one that was seen as a column needs: that is quicker
    /// found than the farthest.
    fn reach(
        &self,
        c: usize,
        (low, high): (f64, f64),
        need: f64,
        model: &mut Lp,
        seen: &mut Seen,
        run: &mut Run,
    ) -> Result<(), SolverError> {
        if seen.low[c] > seen.high[c] {
            return Ok(());
        }
        let ways = [(seen.low[c] + need, high), (low, seen.high[c] - need)];
        for (low, high) in ways.into_iter().filter(|(low, high)| low <= high) {
            if seen.width(c) >= need - 0.5 || self.out_of_time() {
                break;
            }
            model.minimise(&[]);
            model.bound(c, low, high);
            run.findings.programmes += 1;
            if let Solved::Optimal(_, x) = model.solve(self.seconds_left.map(|left| left()))? {
                seen.take_whole(&x);
            }
        }
        model.bound(c, low, high);
        Ok(())
    }

    /// Looks for whole-number tables that differ in many targets at once: each is pushed up or down by the toss of a
    /// coin, and an answer that is only nearly the best will do.
    fn scatter(
        &self,
        part: &Part,
        targets: &[usize],
        need: &impl Fn(usize) -> f64,
        model: &mut Lp,
        seen: &mut Seen,
        run: &mut Run,
    ) -> Result<(), SolverError> {
        let mut dice = Dice::new(0);
        model.content_with(0.3)?;
        for _ in 0..TOSSES {
            let open: Vec<usize> = targets
                .iter()
                .map(|v| (part.column(*v), need(*v)))
                .filter(|(c, n)| seen.width(*c) < n - 0.5)
                .map(|o| o.0)
                .collect();
            if open.len() < 4 || self.out_of_time() {
                break;
            }
            let objective: Vec<(usize, f64)> =
                open.into_iter().map(|c| (c, if dice.below(2) == 0 { 1.0 } else { -1.0 })).collect();
            model.minimise(&objective);
            run.findings.programmes += 1;
            let Solved::Optimal(_, x) = model.solve(self.seconds_left.map(|left| left()))? else { break };
            seen.take_whole(&x);
        }
        model.content_with(0.0)
    }
}

#[cfg(test)]
mod tests {
    use super::super::ring;
    use crate::attack::{Attack, By, Goal};

    #[test]
    fn a_cell_is_narrower_in_whole_numbers_than_in_real_ones_or_as_wide() {
        let x = [2, 0, 1, 0, 3, 1, 1, 0, 2, 0, 4, 0, 1, 1, 1, 2, 0, 0, 3, 0, 1, 0, 1, 2, 1, 1, 0];
        let p = ring::published(&x, |_, count| (1..5).contains(&count));
        let attack =
            |whole_for_narrowest| Attack { whole_for_narrowest, ..Attack::default() }.run(&p).unwrap().cells;
        for (real, whole) in attack(0).into_iter().zip(attack(1_000)) {
            assert!(real.low <= whole.low && whole.high <= real.high, "{whole:?} in {real:?}");
        }
    }

    #[test]
    fn a_cell_seen_wide_enough_in_whole_tables_is_left_alone_and_a_narrow_one_is_told() {
        let x = [4; 27];
        let square = |key: [usize; 3], _| key[2] == 3 && key[0] < 2 && key[1] < 2;
        let p = ring::published(&x, square);
        let attack =
            |protect| Attack { goal: Goal::Exact, protect, whole_for_narrowest: 9, ..Attack::default() };
        let cells = attack(3).run(&p).unwrap().cells;
        assert_eq!(cells.len(), 4);
        assert!(cells.iter().all(|c| c.by == By::Seen), "{cells:?}");
        // Each is 12 and at least 1, and others give way as far: 23 numbers.
        let cells = attack(30).run(&p).unwrap().cells;
        assert!(cells.iter().all(|c| c.by != By::Seen && c.width() == Some(22)), "{cells:?}");
    }
}
