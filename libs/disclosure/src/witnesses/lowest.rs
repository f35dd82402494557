//! The lowest level of a table: people by combinations of lowest-level categories, of which every listed cell is a sum.

use std::collections::BTreeMap;

use super::Witnesses;
use crate::attack::system::Lowest;
use crate::dimension::{Dimension, Node};
use crate::publication::Place;

/// How many people each combination has, where any.
pub(super) type Level = BTreeMap<Place, i64>;

impl Witnesses {
    /// The lowest level of the table in which so much has moved.
    pub(super) fn lowest(&self, moves: &[(usize, f64)]) -> Level {
        let mut table = self.table.clone();
        moves.iter().for_each(|(v, d)| table[*v] += d);
        let listed = self.system.places.iter().zip(&table);
        let beneath = self.system.combinations.iter().zip(table.iter().skip(self.system.places.len()));
        let mut level = Level::new();
        let of = |population: u32| self.system.below.get(population as usize);
        for (place, x) in listed.chain(beneath) {
            if of(place.population) == Some(&Lowest::Variables) && self.is_lowest(&place.key) {
                level.insert(place.clone(), count(*x));
            }
        }
        for (population, below) in (0..).zip(&self.system.below) {
            if *below == Lowest::Tree {
                let cells = self.system.places.iter().zip(&table).filter(|(p, _)| p.population == population);
                let cells = cells.map(|(place, x)| (place.key.as_slice(), count(*x)));
                let key = |key| Place { population, key };
                level.extend(joint(&self.dimensions, cells).into_iter().map(|(k, n)| (key(k), n)));
            }
        }
        let apart = level.clone();
        for (population, below) in (0..).zip(&self.system.below) {
            let Lowest::SumOf(parts) = below else { continue };
            for (place, n) in apart.iter().filter(|(place, _)| parts.contains(&place.population)) {
                *level.entry(Place { population, key: place.key.clone() }).or_default() += n;
            }
        }
        level.retain(|_, n| *n != 0);
        level
    }

    fn is_lowest(&self, key: &[Node]) -> bool {
        self.dimensions.iter().zip(key).all(|(d, node)| d.children(*node).is_empty())
    }
}

/// A joint table of tables that hang together like a tree: one after another is joined to those before it by what they
/// share, and people are paired in their order.
fn joint<'a>(
    dimensions: &[Dimension],
    cells: impl Iterator<Item = (&'a [Node], i64)>,
) -> Vec<(Vec<Node>, i64)> {
    // Each table with its lowest cells, by the dimensions it speaks of.
    let mut tables: BTreeMap<Vec<usize>, Vec<(&[Node], i64)>> = BTreeMap::new();
    let mut all = 0;
    for (key, n) in cells {
        let of: Vec<usize> = (0..key.len()).filter(|d| key[*d] != Node::TOTAL).collect();
        if of.is_empty() {
            all = n;
        }
        if of.iter().all(|d| dimensions[*d].children(key[*d]).is_empty()) {
            tables.entry(of).or_default().push((key, n));
        }
    }
    let mut joint = vec![(vec![Node::TOTAL; dimensions.len()], all)];
    let mut known: Vec<Vec<usize>> = Vec::new();
    let shared = |of: &[usize], with: &[usize]| of.iter().filter(|d| with.contains(d)).count();
    loop {
        // The table that shares most with one before it: then it shares nothing further with the others.
        let most = |of: &Vec<usize>| known.iter().map(|with| shared(of, with)).max().unwrap_or(0);
        let fresh = tables.keys().filter(|of| !known.iter().any(|with| shared(of, with) == of.len()));
        let Some(next) = fresh.max_by_key(|of| (most(of), of.len())).cloned() else { break };
        let before = |d: &usize| known.iter().any(|with| with.contains(d));
        let by: Vec<usize> = next.iter().copied().filter(before).collect();
        joint = pair(joint, &tables[&next], &by, &next);
        known.push(next);
    }
    for (key, _) in &mut joint {
        // Where no cell says which lowest-level category it is, any will do.
        for (d, node) in dimensions.iter().zip(key.iter_mut()).filter(|(_, node)| **node == Node::TOTAL) {
            *node = d.leaf_node(0);
        }
    }
    joint
}

/// Pairs people who are alike in what both tables know.
fn pair(
    joint: Vec<(Vec<Node>, i64)>,
    table: &[(&[Node], i64)],
    by: &[usize],
    of: &[usize],
) -> Vec<(Vec<Node>, i64)> {
    let alike = |key: &[Node]| by.iter().map(|d| key[*d]).collect::<Vec<_>>();
    let mut waiting: BTreeMap<Vec<Node>, Vec<(&[Node], i64)>> = BTreeMap::new();
    for (key, n) in table.iter().rev() {
        waiting.entry(alike(key)).or_default().push((key, *n));
    }
    let mut out = Vec::new();
    for (key, mut left) in joint {
        let Some(others) = waiting.get_mut(&alike(&key)) else { continue };
        while left > 0 {
            let Some((other, n)) = others.pop() else { break };
            let both = left.min(n);
            let mut joined = key.clone();
            of.iter().for_each(|d| joined[*d] = other[*d]);
            if both > 0 {
                out.push((joined, both));
            }
            left -= both;
            if n > both {
                others.push((other, n - both));
            }
        }
    }
    out
}

#[expect(clippy::cast_possible_truncation, reason = "tables are of whole numbers up to 2⁵³")]
pub(super) fn count(x: f64) -> i64 {
    x.round() as i64
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::joint;
    use crate::dimension::{Dimension, Node};

    /// What people by lowest-level combinations come to in every cell of these tables, each named by its dimensions.
    fn cells(
        dimensions: &[Dimension],
        people: &[(Vec<Node>, i64)],
        tables: &[&[usize]],
    ) -> BTreeMap<Vec<Node>, i64> {
        let mut cells = BTreeMap::new();
        for (key, n) in people {
            let lines = key.iter().zip(dimensions).map(|(node, d)| {
                std::iter::successors(Some(*node), |node| d.parent(*node)).collect::<Vec<_>>()
            });
            let mut all: Vec<Vec<Node>> = vec![Vec::new()];
            for line in lines {
                all = all
                    .iter()
                    .flat_map(|key| line.iter().map(|node| [key.as_slice(), &[*node]].concat()))
                    .collect();
            }
            let listed = |key: &Vec<Node>| {
                tables.iter().any(|of| (0..key.len()).all(|d| of.contains(&d) || key[d] == Node::TOTAL))
            };
            all.into_iter().filter(listed).for_each(|key| *cells.entry(key).or_default() += n);
        }
        cells
    }

    fn dimensions() -> Vec<Dimension> {
        let groups = |of: &[(&str, &[&str])]| {
            of.iter()
                .map(|(g, c)| ((*g).to_owned(), c.iter().map(|s| (*s).to_owned()).collect()))
                .collect::<Vec<_>>()
        };
        vec![
            Dimension::flat("grade", "T", &["a", "b", "c"]).unwrap(),
            Dimension::new("group", "T", &groups(&[("T", &["A", "w"]), ("A", &["x", "y"])])).unwrap(),
            Dimension::flat("sex", "T", &["f", "m"]).unwrap(),
            Dimension::flat("place", "T", &["n", "s"]).unwrap(),
        ]
    }

    proptest! {
        #[test]
        fn a_joint_table_adds_up_to_every_cell_of_tables_that_hang_together_like_a_tree(
            counts in prop::collection::vec(0..9_i64, 36),
            shape in 0..5_usize,
        ) {
            let d = dimensions();
            let leaf = |d: &Dimension, n: usize| d.leaf_node(u32::try_from(n).unwrap());
            let people: Vec<(Vec<Node>, i64)> = counts
                .iter()
                .enumerate()
                .map(|(i, n)| {
                    let at = [i % 3, i / 3 % 3, i / 9 % 2, i / 18];
                    (d.iter().zip(at).map(|(d, n)| leaf(d, n)).collect(), *n)
                })
                .collect();
            let tables: [&[&[usize]]; 5] = [
                &[&[0, 1], &[1, 2], &[1, 3]],
                &[&[0, 1, 2], &[2, 3]],
                &[&[0, 1], &[2]],
                &[&[0, 1, 2, 3]],
                &[&[0, 2], &[2, 3], &[1, 3]],
            ];
            let listed = cells(&d, &people, tables[shape]);
            let made = joint(&d, listed.iter().map(|(key, n)| (key.as_slice(), *n)));
            prop_assert!(made.iter().all(|(_, n)| *n > 0));
            let again = cells(&d, &made, tables[shape]);
            for (key, n) in listed {
                prop_assert_eq!(again.get(&key).copied().unwrap_or(0), n);
            }
        }
    }
}
