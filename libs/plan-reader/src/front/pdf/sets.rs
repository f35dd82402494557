//! Which things of a page belong together, found pair by pair.

use std::collections::BTreeMap;

/// Things counted from 0, each in a set of its own until it is joined with others.
pub(super) struct Sets(Vec<usize>);

impl Sets {
    pub(super) fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    pub(super) fn join(&mut self, i: usize, j: usize) {
        let (a, b) = (self.root(i), self.root(j));
        if let Some(slot) = self.0.get_mut(a) {
            *slot = b;
        }
    }

    /// The sets with their members in order.
    pub(super) fn all(mut self) -> Vec<Vec<usize>> {
        let mut out: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for i in 0..self.0.len() {
            out.entry(self.root(i)).or_default().push(i);
        }
        out.into_values().collect()
    }

    fn root(&mut self, mut i: usize) -> usize {
        while let Some(above) = self.0.get(i).copied().filter(|above| *above != i) {
            let further = self.0.get(above).copied().unwrap_or(above);
            if let Some(slot) = self.0.get_mut(i) {
                *slot = further;
            }
            i = further;
        }
        i
    }
}
