//! Tables of real numbers met without a programme: changes of the listed cells, known from suppression, are carried
//! down to the lowest-level combinations. Each table so made agrees with everything printed.

use super::fit::Fitting;
use super::part::Seen;
use super::rows::EPS;
use super::solver::SolverError;
use super::system::System;
use super::witness::Moves;

/// What suppression knows of a system: the true values of its listed cells, and changes of them under which the
/// equations between listed cells hold.
pub(crate) struct Known<'a> {
    pub truth: &'a [f64],
    pub changes: Vec<&'a Moves>,
    /// Looks for another change in whole numbers that moves a cell at least so far, by the toss of this number.
    pub further: &'a Further<'a>,
}

pub(crate) type Further<'a> = dyn Fn(usize, f64, u64) -> Result<Option<Vec<(usize, f64)>>, SolverError> + 'a;

impl<'a> Known<'a> {
    /// The changes that move a cell of which too little is seen yet, the longest first: they show most.
    pub(super) fn wanted(&self, seen: &Seen, need: impl Fn(usize) -> f64) -> Vec<&'a Moves> {
        let open = |change: &&Moves| change.iter().any(|(v, _)| seen.width(*v) < need(*v) - EPS);
        let mut changes: Vec<&Moves> = self.changes.iter().copied().filter(open).collect();
        changes.sort_by_key(|c| std::cmp::Reverse(c.len()));
        changes
    }
}

/// Takes tables of real numbers that agree with the system into what is `seen` of it.
pub(super) fn lift(
    s: &System,
    fitting: &Fitting,
    known: &Known<'_>,
    need: impl Fn(usize) -> f64,
    seen: &mut Seen,
) {
    let middle = &fitting.middle;
    seen.take(middle);
    for change in known.wanted(seen, &need) {
        if change.iter().all(|(v, _)| seen.width(*v) >= need(*v) - EPS) {
            continue;
        }
        if let Some(x) = fitting.moved(s, &[change]) {
            let there: Vec<f64> = x.iter().zip(middle).map(|(x, m)| x - m).collect();
            let back = fitting.walls(s, middle, &there, -1.0);
            let other: Vec<f64> = middle.iter().zip(&there).map(|(m, d)| m - back * d).collect();
            seen.take(&x);
            seen.take(&other);
        }
    }
}
