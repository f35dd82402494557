//! Which coarser forms of a refused release pass.

use super::{Effort, Register};
use crate::coarser::Coarser;
use crate::policy::Policy;
use crate::release::Release;
use crate::suppress::Allowance;

/// How many are proposed.
const MOST_PROPOSALS: usize = 3;

/// The share of what is left that one form may cost.
const FOR_ONE: f64 = 0.25;

impl Register {
    /// Coarser forms that pass, those that keep most first. The smallest are tried until one passes, so that there is
    /// something to propose; then, with the effort that is left, those that keep most.
    pub(super) fn coarser(
        &self,
        release: &Release,
        policy: &Policy,
        effort: &Effort<'_>,
        allowed: &Allowance<'_>,
    ) -> Vec<Coarser> {
        let ways = Coarser::ways(release, &self.dimensions);
        let mut tries = 0;
        let mut passes = |way: &Coarser| {
            if tries == effort.coarser || allowed.check().is_err() {
                return false;
            }
            tries += 1;
            let coarse = way.apply(release);
            let tried = allowed
                .spend(FOR_ONE, |mine| self.protect(&coarse, policy, effort.whole_for_narrowest, mine));
            matches!(tried, Ok(Ok(_)))
        };
        let Some(last) = ways.iter().rposition(&mut passes) else { return Vec::new() };
        let mut found: Vec<usize> = Vec::new();
        for (n, way) in ways.iter().enumerate().take(last) {
            if found.len() + 1 == MOST_PROPOSALS {
                break;
            }
            if passes(way) {
                found.push(n);
            }
        }
        found.push(last);
        found.into_iter().map(|n| ways[n].clone()).collect()
    }
}
