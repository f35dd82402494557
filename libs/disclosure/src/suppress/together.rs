//! Many cells protected by few programmes. Where there are too many cells to search a change for each, one change is
//! sought that moves as many as it can for what it hides; then another for those that are left, and so on.
//!
//! When all are wide enough it is done again with other prices: what many changes went through costs less, what was
//! hidden for little costs more, so that the next round hides less. (Reweighting a sum of absolute values to make few
//! of them other than zero: Candès, Wakin and Boyd 2008.)

use super::field::{Field, State};
use super::model::{Change, rows_between};
use super::{Allowance, Failed, Suppressor};
use crate::attack::rows::{EPS, INF};
use crate::attack::solver::{Domain, Lp, Meter, Solved, SolverError};
use crate::dice::Dice;

/// A search cell by cell takes about a step for each cell that is to be protected and this many cells that there are. Where
/// that is more than may be taken, they are protected together.
const CELLS_A_STEP: u64 = 16;
/// What the first change may hide for a cell that it moves by one, in parts of what a change moves; for each that
/// follows, more, so that changes which serve many cells are found first and every cell is worth its price in the end.
const FIRST_PRICE: f64 = 0.6;
const CHEAPER: f64 = 0.85;
/// Moving what is hidden costs next to nothing.
const FREE: f64 = 1e-5;
/// How often prices are set for one change. From the first time to the second, cells that did not move cost so much more, and
/// those that did cost less the farther they moved: a change gathers on few cells.
const TRIES: usize = 2;
const UNMOVED: f64 = 4.0;
const MOVED: f64 = 1.2;
/// Keeps the price of a cell through which next to nothing goes from growing without end, and that of any from falling far.
const SOFTLY: f64 = 0.3;
/// How often prices are set for all changes.
const MOST_ROUNDS: usize = 6;
/// Changes that are tried in one round; what they leave is protected cell by cell.
const MOST_CHANGES: usize = 40;
/// After how many answers that are no help no more are asked for, and how often the cells that are asked for are halved: fewer
/// cells at once give whole numbers more often.
const MOST_VAIN: usize = 12;
const MOST_HALVINGS: u32 = 6;
/// The share of the steps that finds what to hide, and that of the rest which looks for changes in whole numbers of it.
const FOR_ROUNDS: f64 = 0.5;
const FOR_WHOLE: f64 = 0.3;

impl Suppressor<'_, '_, '_> {
    /// Protects most cells together where there are not enough steps to protect each by itself.
    pub(super) fn protect_together(&mut self, allowed: &Allowance<'_>) -> Result<(), Failed> {
        let one_by_one = self.lacking() as u64 * self.field.len() as u64 / CELLS_A_STEP;
        if one_by_one <= allowed.meter.left() {
            return Ok(());
        }
        let changes = allowed.spend(FOR_ROUNDS, |mine| self.rounds(mine))?;
        changes.iter().for_each(|change| self.hide(change));
        changes.into_iter().for_each(|change| self.keep_whole(change));
        allowed.spend(FOR_WHOLE, |mine| self.whole_changes(mine))
    }

    /// The changes of the round that hides least.
    fn rounds(&self, allowed: &Allowance<'_>) -> Result<Vec<Change>, Failed> {
        let mut scene = Scene::new(self.field, &self.demanding(), Down::Wide, &allowed.meter)?;
        let mut price: Vec<f64> = self.field.weight.clone();
        let mut best: Option<(f64, Vec<Change>)> = None;
        for _ in 0..MOST_ROUNDS {
            let changes = match scene.round(self.field, &price, allowed) {
                Ok(changes) => changes,
                // What was found before is good; if nothing was, the search goes on cell by cell.
                Err(Failed::Spent | Failed::Time) => break,
                Err(why) => return Err(why),
            };
            let through = through(self.field.len(), &changes);
            let lost: f64 = self.opens(&through).map(|i| self.field.weight[i]).sum();
            price = self.next_prices(&through);
            if best.as_ref().is_none_or(|(least, _)| lost < *least) {
                best = Some((lost, changes));
            }
        }
        Ok(best.map(|(_, changes)| changes).unwrap_or_default())
    }

    /// Looks for changes in whole numbers of what is hidden; what they leave is for a search cell by cell.
    fn whole_changes(&mut self, allowed: &Allowance<'_>) -> Result<(), Failed> {
        let mut scene = Scene::new(self.field, &self.demanding(), Down::Secondary, &allowed.meter)?;
        for i in (0..self.field.len()).filter(|i| self.field.state[*i] == State::Open) {
            scene.hold(i);
        }
        let nothing = vec![0.0; self.field.len()];
        let mut dice = Dice::new(0);
        let (mut vain, mut fewer) = (0, 0_u32);
        let mut lacking = self.lacking();
        while lacking > 0 && vain < MOST_VAIN {
            if allowed.check().is_err() {
                break;
            }
            let worth: Vec<f64> = (0..self.field.len())
                .map(|c| {
                    // Fewer cells after each answer that was none in whole numbers, and another corner each time.
                    let asked = dice.below(1 << fewer) == 0 && self.lacks(c) > EPS;
                    let worth = 1.0 + dice.share();
                    if asked { worth } else { 0.0 }
                })
                .collect();
            let low: Vec<f64> = self.proved.iter().map(|(low, _)| *low).collect();
            match scene.solve(self.field, &nothing, &worth, &low) {
                Ok(change) => self.keep_whole(change),
                Err(Failed::Spent) => break,
                Err(why) => return Err(why),
            }
            (vain, fewer) = match self.lacking() < lacking {
                true => (0, fewer.saturating_sub(1)),
                false => (vain + 1, (fewer + 1).min(MOST_HALVINGS)),
            };
            lacking = self.lacking();
        }
        Ok(())
    }

    /// How many cells are not wide enough yet.
    fn lacking(&self) -> usize {
        self.demanding().into_iter().filter(|c| self.lacks(*c) > EPS).count()
    }

    /// Keeps a change as a witness if it is one of whole numbers: others would only be half a proof.
    fn keep_whole(&mut self, change: Change) {
        if change.moves.iter().all(|(i, _)| self.field.state[*i].hidden()) {
            self.proof.of(&change, &self.meter).into_iter().for_each(|witness| self.keep(witness));
        }
    }

    /// The cells that would have to be hidden for changes that go through them.
    fn opens<'a>(&'a self, through: &'a [f64]) -> impl Iterator<Item = usize> + 'a {
        (0..through.len()).filter(|i| self.field.state[*i] == State::Open && through[*i] > 0.0)
    }

    /// Prices of cells by how much went through them.
    fn next_prices(&self, through: &[f64]) -> Vec<f64> {
        let count = self.opens(through).count().max(1) as f64;
        let mean = self.opens(through).map(|i| through[i]).sum::<f64>() / count;
        let dearer = |i: usize| self.field.weight[i] / (SOFTLY + through[i] / mean.max(EPS));
        let before: f64 = self.opens(through).map(|i| self.field.weight[i]).sum();
        let after: f64 = self.opens(through).map(dearer).sum();
        // As dear as they were, taken together.
        (0..through.len()).map(|i| dearer(i) * (before / after.max(EPS))).collect()
    }
}

/// How much goes through each cell.
fn through(cells: usize, changes: &[Change]) -> Vec<f64> {
    let mut through = vec![0.0; cells];
    for (i, d) in changes.iter().flat_map(|change| &change.moves) {
        through[*i] += d.abs();
    }
    through
}

/// The programme: two columns a cell, its way up and its way down, and one for what a demanding cell gains by moving up.
struct Scene {
    lp: Lp,
    cells: Vec<usize>,
    demanding: Vec<usize>,
}

/// Which cells may go down. The fewer, the more often answers are whole numbers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Down {
    /// Those that can go down as far as they must be wide.
    Wide,
    /// Those that are not hidden for themselves.
    Secondary,
}

impl Scene {
    fn new(field: &Field, demanding: &[usize], down: Down, meter: &Meter) -> Result<Self, SolverError> {
        let cells: Vec<usize> = (0..field.len()).filter(|i| field.state[*i] != State::Fixed).collect();
        let mut column = vec![None; field.len()];
        let mut bounds = Vec::new();
        for i in &cells {
            column[*i] = Some(bounds.len());
            let room = field.room_below(*i);
            let stays =
                field.state[*i] == State::Primary && (down == Down::Secondary || room < field.width[*i]);
            bounds.push((0.0, INF));
            bounds.push((0.0, if stays { 0.0 } else { room }));
        }
        let mut rows = rows_between(field, &column);
        for i in demanding {
            let Some(c) = column[*i] else { continue };
            rows.push((0.0, INF, vec![(c, 1.0), (c + 1, -1.0), (bounds.len(), -1.0)]));
            bounds.push((-INF, INF));
        }
        let demanding = demanding.iter().copied().filter(|i| column[*i].is_some()).collect();
        Ok(Self { lp: Lp::new(&bounds, &rows, Domain::Changing, meter)?, cells, demanding })
    }

    /// Holds a cell where it is.
    fn hold(&mut self, cell: usize) {
        if let Ok(n) = self.cells.binary_search(&cell) {
            self.lp.bound(2 * n, 0.0, 0.0);
            self.lp.bound(2 * n + 1, 0.0, 0.0);
        }
    }

    /// Changes that together move every demanding cell far enough, or as many as are found.
    fn round(
        &mut self,
        field: &Field,
        price: &[f64],
        allowed: &Allowance<'_>,
    ) -> Result<Vec<Change>, Failed> {
        let mut hidden: Vec<bool> = field.state.iter().map(|s| s.hidden()).collect();
        let mut far = vec![0.0_f64; field.len()];
        let mut changes = Vec::new();
        let mut worth = FIRST_PRICE;
        for _ in 0..MOST_CHANGES {
            allowed.check()?;
            if self.demanding.iter().all(|c| far[*c] >= field.width[*c] - EPS) {
                break;
            }
            let asked: Vec<f64> =
                (0..field.len()).map(|i| if hidden[i] { 0.0 } else { price[i] * worth }).collect();
            let lacks: Vec<f64> =
                (0..field.len()).map(|c| if far[c] < field.width[c] - EPS { 1.0 } else { 0.0 }).collect();
            let mut moved = Change { moves: Vec::new() };
            for attempt in 0..TRIES {
                // What is moved far is worth hiding, what is moved little is not.
                let mut paid = asked.clone();
                if attempt > 0 {
                    paid.iter_mut().for_each(|p| *p *= UNMOVED);
                    moved.moves.iter().for_each(|(i, d)| paid[*i] = asked[*i] * MOVED / (d.abs() + SOFTLY));
                }
                moved = self.solve(field, &paid, &lacks, &[])?;
            }
            for (i, d) in &moved.moves {
                hidden[*i] = true;
                far[*i] = far[*i].max(*d);
            }
            if !moved.moves.is_empty() {
                changes.push(moved);
            }
            worth *= CHEAPER;
        }
        Ok(changes)
    }

    /// The change that gains most for what it costs. What each cell gains by moving up counts as its `worth`, until it is
    /// as wide as it must be, with how far others have moved it down.
    fn solve(&mut self, field: &Field, price: &[f64], worth: &[f64], low: &[f64]) -> Result<Change, Failed> {
        for (n, i) in self.cells.iter().enumerate() {
            self.lp.price(2 * n, price[*i] + FREE);
            self.lp.price(2 * n + 1, price[*i] + FREE);
        }
        for (n, i) in self.demanding.iter().enumerate() {
            let column = 2 * self.cells.len() + n;
            let enough = field.width[*i] + low.get(*i).copied().unwrap_or(0.0);
            self.lp.price(column, -worth[*i]);
            self.lp.bound(column, -INF, if worth[*i] > 0.0 { enough } else { INF });
        }
        let Solved::Optimal(_, x) = self.lp.solve(None)? else { return Err(Failed::Spent) };
        let moves = self.cells.iter().enumerate().filter_map(|(n, i)| {
            let d = x[2 * n] - x[2 * n + 1];
            (d.abs() > EPS).then_some((*i, if (d - d.round()).abs() < EPS { d.round() } else { d }))
        });
        Ok(Change { moves: moves.collect() })
    }
}

#[cfg(test)]
mod tests {
    use super::{Down, Scene};
    use crate::attack::rows::EPS;
    use crate::attack::solver::Meter;
    use crate::suppress::Allowance;
    use crate::suppress::square::diagonal;

    #[test]
    fn changes_found_together_move_every_cell_far_enough_and_keep_every_sum() {
        let field = diagonal();
        let demanding: Vec<usize> = (0..4).map(|i| i * 6).collect();
        let allowed = Allowance { meter: Meter::of(1_000_000), seconds_left: None };
        let mut scene = Scene::new(&field, &demanding, Down::Wide, &allowed.meter).unwrap();
        let changes = scene.round(&field, &field.weight, &allowed).unwrap();
        for change in &changes {
            for row in field.rows.iter() {
                let by: f64 = row
                    .terms()
                    .flat_map(|(v, f)| change.moves.iter().filter(move |m| m.0 == v).map(move |m| f * m.1))
                    .sum();
                assert!(by.abs() < EPS, "a sum moves by {by}");
            }
            assert!(change.moves.iter().all(|(i, d)| field.value[*i] + d >= 1.0 - EPS));
        }
        for c in demanding {
            let far = changes.iter().flat_map(|change| &change.moves).filter(|m| m.0 == c).map(|m| m.1);
            assert!(far.fold(0.0, f64::max) >= 3.0 - EPS, "cell {c} moves too little");
        }
    }

    #[test]
    fn what_is_held_does_not_move() {
        let field = diagonal();
        let mut scene = Scene::new(&field, &[0], Down::Secondary, &Meter::unlimited()).unwrap();
        (0..25).filter(|i| i % 5 == 1).for_each(|i| scene.hold(i));
        let worth: Vec<f64> = (0..25).map(|i| if i == 0 { 50.0 } else { 0.0 }).collect();
        let change = scene.solve(&field, &field.weight, &worth, &[]).unwrap();
        assert!(change.moves.iter().any(|(i, d)| *i == 0 && *d >= 3.0 - EPS));
        assert!(change.moves.iter().all(|(i, _)| i % 5 != 1));
    }
}
