//! Whether the tables of a population hang together like a tree, so that lines say all that atoms say.

use std::collections::BTreeSet;

use crate::dimension::{Dimension, Node};
use crate::publication::Place;

/// True when the listed keys are complete tables (every category of their dimensions, all levels and totals) whose
/// dimensions form an acyclic hypergraph (Graham's reduction empties it).
pub(crate) fn lines_suffice(dimensions: &[Dimension], keys: &[&Place]) -> bool {
    let mut shapes: BTreeSet<u64> = BTreeSet::new();
    for k in keys {
        let shape =
            k.key.iter().enumerate().filter(|(_, n)| **n != Node::TOTAL).map(|(d, _)| 1_u64 << d).sum();
        shapes.insert(shape);
    }
    let tables: Vec<u64> =
        shapes.iter().copied().filter(|s| !shapes.iter().any(|o| o != s && o & s == *s)).collect();
    // Every key of shape s must be listed, for each s that is part of a table: count them.
    let mut parts: BTreeSet<u64> = BTreeSet::new();
    for t in &tables {
        let mut s = *t;
        loop {
            parts.insert(s);
            if s == 0 || parts.len() > 4096 {
                break;
            }
            s = (s - 1) & t;
        }
    }
    let cells = |shape: u64| -> u64 {
        let of = dimensions.iter().enumerate().filter(|(d, _)| shape & (1 << d) != 0);
        of.map(|(_, d)| d.size() as u64 - 1).fold(1, u64::saturating_mul)
    };
    let complete: u64 = parts.iter().map(|s| cells(*s)).fold(0, u64::saturating_add);
    complete == keys.len() as u64 && acyclic(tables)
}

fn acyclic(mut tables: Vec<u64>) -> bool {
    loop {
        let before = tables.clone();
        // A dimension of one table only goes; a table within another goes.
        for i in 0..tables.len() {
            let others = tables.iter().enumerate().filter(|(j, _)| *j != i).fold(0, |all, (_, t)| all | t);
            tables[i] &= others;
        }
        let mut kept: Vec<u64> = Vec::new();
        for t in &tables {
            if *t != 0 && !kept.iter().any(|k| k & t == *t) {
                kept.retain(|k| k & t != *k);
                kept.push(*t);
            }
        }
        if kept.is_empty() {
            return true;
        }
        if kept == before {
            return false;
        }
        tables = kept;
    }
}

#[cfg(test)]
mod tests {
    use super::acyclic;

    #[test]
    fn two_tables_with_a_shared_margin_form_a_tree_and_three_in_a_ring_do_not() {
        assert!(acyclic(vec![0b011, 0b110]));
        assert!(acyclic(vec![0b111]));
        assert!(acyclic(vec![0b0011, 0b0110, 0b1100]));
        assert!(!acyclic(vec![0b011, 0b110, 0b101]));
        assert!(acyclic(vec![0b011, 0b110, 0b101, 0b111]));
    }
}
