//! Coarser tables, to be proposed where the fine ones cannot be protected.

use std::collections::BTreeMap;

use crate::counts::Counts;
use crate::dimension::{Dimension, Node};
use crate::release::Release;

/// A way to make the tables of a release coarser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coarser {
    /// Leaves a dimension out of one table.
    Drop {
        /// The table.
        table: String,
        /// The dimension.
        dimension: String,
    },
    /// Shows only the broad groups of a dimension in one table.
    Broad {
        /// The table.
        table: String,
        /// The dimension.
        dimension: String,
    },
    /// Joins neighbouring categories of a dimension two by two, wherever it stands.
    Pairs {
        /// The dimension.
        dimension: String,
    },
}

impl std::fmt::Display for Coarser {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let named = |table: &str| match table {
            "" => "the table that has no name".to_owned(),
            name => format!("the table '{name}'"),
        };
        match self {
            Self::Drop { table, dimension } => write!(f, "leave {dimension} out of {}", named(table)),
            Self::Broad { table, dimension } => {
                write!(f, "show only the broad groups of {dimension} in {}", named(table))
            }
            Self::Pairs { dimension } => write!(f, "join the categories of {dimension} two by two"),
        }
    }
}

impl Coarser {
    /// The ways to make a release coarser, the mildest first.
    pub(crate) fn ways(release: &Release, known: &[Dimension]) -> Vec<Self> {
        let mut out = Vec::new();
        // A hidden mean costs a mean; a coarser table of means would need their people anew.
        if release.tables.iter().any(|t| t.sums.is_some()) {
            return out;
        }
        for t in &release.tables {
            for d in t.dimensions() {
                let (table, dimension) = (t.name().to_owned(), d.name().to_owned());
                if d.nodes().any(|n| d.depth(n) > 1) {
                    out.push(Self::Broad { table: table.clone(), dimension: dimension.clone() });
                }
                if t.dimensions().len() > 1 {
                    out.push(Self::Drop { table, dimension: dimension.clone() });
                }
                let pairs = Self::Pairs { dimension };
                let flat = d.nodes().all(|n| d.depth(n) < 2) && d.size() > 5;
                // A dimension that is out already keeps its categories.
                if flat && !known.iter().any(|k| k.name() == d.name()) && !out.contains(&pairs) {
                    out.push(pairs);
                }
            }
        }
        let size = |way: &Self| way.apply(release).tables.iter().map(Counts::size).sum::<usize>();
        out.sort_by_key(|way| std::cmp::Reverse(size(way)));
        out
    }

    /// The release made coarser.
    #[must_use]
    pub fn apply(&self, release: &Release) -> Release {
        let mut it = release.clone();
        let all = it.tables.iter_mut().chain(&mut it.guarded);
        match self {
            Self::Drop { table, dimension } => {
                all.filter(|t| t.name == *table).for_each(|t| drop_dimension(t, dimension));
            }
            Self::Broad { table, dimension } => {
                all.filter(|t| t.name == *table).for_each(|t| broad(t, dimension));
            }
            Self::Pairs { dimension } => all.for_each(|t| pairs(t, dimension)),
        }
        it
    }
}

fn drop_dimension(t: &mut Counts, dimension: &str) {
    let Some(d) = t.dimensions.iter().position(|o| o.name() == dimension) else { return };
    t.dimensions.remove(d);
    let at_total = |cells: BTreeMap<Vec<Node>, u64>| {
        let without = |mut k: Vec<Node>| {
            k.remove(d);
            k
        };
        cells.into_iter().filter(|(k, _)| k[d] == Node::TOTAL).map(|(k, v)| (without(k), v)).collect()
    };
    t.cells = at_total(std::mem::take(&mut t.cells));
    t.wholes = at_total(std::mem::take(&mut t.wholes));
    t.contributions.clear();
    t.keys.clear();
    t.outcome = match t.outcome {
        Some(o) if o == d => None,
        Some(o) if o > d => Some(o - 1),
        other => other,
    };
}

/// The dimension keeps its hierarchy, so that its cells stay the same cells; only the lower levels are not listed.
fn broad(t: &mut Counts, dimension: &str) {
    let Some(d) = t.dimensions.iter().position(|o| o.name() == dimension) else { return };
    let dim = t.dimensions[d].clone();
    t.cells.retain(|k, _| dim.depth(k[d]) < 2);
}

fn pairs(t: &mut Counts, dimension: &str) {
    let Some(d) = t.dimensions.iter().position(|o| o.name() == dimension) else { return };
    let old = t.dimensions[d].clone();
    let children = old.children(Node::TOTAL).to_vec();
    let label = |pair: &[Node]| pair.iter().map(|n| old.label(*n)).collect::<Vec<_>>().join(" and ");
    let labels: Vec<String> = children.chunks(2).map(label).collect();
    let Ok(new) = Dimension::new(dimension, old.total(), &[(old.total().to_owned(), labels.clone())]) else {
        return;
    };
    let mut to: BTreeMap<Node, Node> = BTreeMap::from([(Node::TOTAL, Node::TOTAL)]);
    for (pair, label) in children.chunks(2).zip(&labels) {
        for n in pair {
            to.insert(*n, new.node(label).unwrap_or(Node::TOTAL));
        }
    }
    let joined = |cells: BTreeMap<Vec<Node>, u64>| {
        let mut joined: BTreeMap<Vec<Node>, u64> = BTreeMap::new();
        for (mut k, v) in cells {
            k[d] = to.get(&k[d]).copied().unwrap_or(Node::TOTAL);
            *joined.entry(k).or_default() += v;
        }
        joined
    };
    t.cells = joined(std::mem::take(&mut t.cells));
    t.wholes = joined(std::mem::take(&mut t.wholes));
    t.dimensions[d] = new;
    t.contributions.clear();
    t.keys.clear();
}
