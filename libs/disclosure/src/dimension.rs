//! A dimension of a table: its categories as a tree whose root is the total.

use std::collections::HashMap;
use std::ops::Range;

/// Largest number of categories, of all levels together, that one dimension may have.
pub const MOST_NODES: usize = 100_000;

/// A category of a dimension: the place of a node in [`Dimension::label`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(pub(crate) u32);

impl Node {
    /// The total: the root of every tree.
    pub const TOTAL: Self = Self(0);

    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// A named dimension with its hierarchy, checked: one root, no cycle, every category under one parent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dimension {
    name: String,
    nodes: Vec<Entry>,
    by_label: HashMap<String, Node>,
    leaves: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    label: String,
    parent: Option<Node>,
    children: Vec<Node>,
    /// The lowest-level categories under it, counted from the left.
    leaves: Range<u32>,
    depth: u32,
}

/// Why a hierarchy cannot be used; the dimension is named in each message.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DimensionError {
    /// A category stands under itself.
    #[error("dimension '{dimension}': '{node}' stands under itself; take it out of the groups below it")]
    Cycle {
        /// The dimension.
        dimension: String,
        /// The category met twice on one way down.
        node: String,
    },
    /// A category stands in two groups, or twice in one.
    #[error(
        "dimension '{dimension}': '{node}' stands in two places, so it would be counted twice; give it one parent"
    )]
    Duplicate {
        /// The dimension.
        dimension: String,
        /// The category met twice.
        node: String,
    },
    /// A group that nothing contains.
    #[error(
        "dimension '{dimension}': the group '{node}' has no parent; put it under '{total}' or another group"
    )]
    NoParent {
        /// The dimension.
        dimension: String,
        /// The group that cannot be reached.
        node: String,
        /// The root it should be reached from.
        total: String,
    },
    /// A group with nothing in it.
    #[error("dimension '{dimension}': the group '{node}' is empty; name its categories or leave it out")]
    Empty {
        /// The dimension.
        dimension: String,
        /// The empty group.
        node: String,
    },
    /// More categories than are dealt with.
    #[error("dimension '{dimension}' has more than {MOST_NODES} categories; group them first")]
    TooLarge {
        /// The dimension.
        dimension: String,
    },
}

impl Dimension {
    /// A dimension from its groups: each pair names a group and what it holds, in order. `total` is the root.
    ///
    /// # Errors
    /// When the groups are no tree under `total`: see [`DimensionError`].
    pub fn new(name: &str, total: &str, groups: &[(String, Vec<String>)]) -> Result<Self, DimensionError> {
        let dimension = || name.to_owned();
        let mut below: HashMap<&str, &Vec<String>> = HashMap::new();
        for (group, children) in groups {
            if children.is_empty() {
                return Err(DimensionError::Empty { dimension: dimension(), node: group.clone() });
            }
            if below.insert(group, children).is_some() {
                return Err(DimensionError::Duplicate { dimension: dimension(), node: group.clone() });
            }
        }
        let mut it = Self { name: dimension(), nodes: Vec::new(), by_label: HashMap::new(), leaves: 0 };
        it.add(total, None)?;
        // Depth first without recursion: a hostile file must not exhaust the stack.
        let mut open: Vec<(Node, usize)> = vec![(Node::TOTAL, 0)];
        while let Some((node, next)) = open.pop() {
            let label = it.nodes[node.index()].label.clone();
            let children = below.get(label.as_str()).copied();
            match children {
                None => {
                    it.leaves += 1;
                    it.nodes[node.index()].leaves.end = it.leaves;
                }
                Some(children) => match children.get(next) {
                    None => it.nodes[node.index()].leaves.end = it.leaves,
                    Some(child) => {
                        if open.iter().any(|(n, _)| it.nodes[n.index()].label == *child) || *child == label {
                            return Err(DimensionError::Cycle {
                                dimension: dimension(),
                                node: child.clone(),
                            });
                        }
                        open.push((node, next + 1));
                        let below = it.add(child, Some(node))?;
                        open.push((below, 0));
                    }
                },
            }
        }
        for (group, _) in groups {
            if !it.by_label.contains_key(group) {
                return Err(DimensionError::NoParent {
                    dimension: dimension(),
                    node: group.clone(),
                    total: total.to_owned(),
                });
            }
        }
        Ok(it)
    }

    /// A dimension of one level: a total and its categories.
    ///
    /// # Errors
    /// When a category is named twice or there is none.
    pub fn flat(name: &str, total: &str, categories: &[&str]) -> Result<Self, DimensionError> {
        let children = categories.iter().map(|&c| c.to_owned()).collect();
        Self::new(name, total, &[(total.to_owned(), children)])
    }

    fn add(&mut self, label: &str, parent: Option<Node>) -> Result<Node, DimensionError> {
        if self.nodes.len() >= MOST_NODES {
            return Err(DimensionError::TooLarge { dimension: self.name.clone() });
        }
        let node = Node(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        if self.by_label.insert(label.to_owned(), node).is_some() {
            return Err(DimensionError::Duplicate { dimension: self.name.clone(), node: label.to_owned() });
        }
        let depth = parent.map_or(0, |p| self.nodes[p.index()].depth + 1);
        if let Some(p) = parent {
            self.nodes[p.index()].children.push(node);
        }
        let leaves = self.leaves..self.leaves;
        self.nodes.push(Entry { label: label.to_owned(), parent, children: Vec::new(), leaves, depth });
        Ok(node)
    }

    /// The name of the dimension.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The label of the total.
    #[must_use]
    pub fn total(&self) -> &str {
        self.label(Node::TOTAL)
    }

    /// The label of a category; empty for a category of another dimension.
    #[must_use]
    pub fn label(&self, node: Node) -> &str {
        self.nodes.get(node.index()).map_or("", |e| e.label.as_str())
    }

    /// The category of a label.
    #[must_use]
    pub fn node(&self, label: &str) -> Option<Node> {
        self.by_label.get(label).copied()
    }

    /// Every category, the total first, each before what it holds.
    pub fn nodes(&self) -> impl Iterator<Item = Node> + '_ {
        (0..self.nodes.len()).map(|i| Node(u32::try_from(i).unwrap_or(u32::MAX)))
    }

    /// What a group holds, one level down; empty for a lowest-level category.
    #[must_use]
    pub fn children(&self, node: Node) -> &[Node] {
        self.nodes.get(node.index()).map_or(&[], |e| e.children.as_slice())
    }

    /// The group a category stands in; none for the total.
    #[must_use]
    pub fn parent(&self, node: Node) -> Option<Node> {
        self.nodes.get(node.index()).and_then(|e| e.parent)
    }

    /// The groups with what they hold, as [`Dimension::new`] takes them.
    #[must_use]
    pub fn groups(&self) -> Vec<(String, Vec<String>)> {
        let name = |n: &Node| self.label(*n).to_owned();
        self.nodes
            .iter()
            .filter(|e| !e.children.is_empty())
            .map(|e| (e.label.clone(), e.children.iter().map(name).collect()))
            .collect()
    }

    /// How many categories it has, of all levels, the total included.
    #[must_use]
    pub fn size(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn leaf_count(&self) -> u32 {
        self.leaves
    }

    pub(crate) fn leaves(&self, node: Node) -> Range<u32> {
        self.nodes.get(node.index()).map_or(0..0, |e| e.leaves.clone())
    }

    pub(crate) fn leaf_node(&self, leaf: u32) -> Node {
        let found = self.nodes().find(|n| self.children(*n).is_empty() && self.leaves(*n).start == leaf);
        found.unwrap_or(Node::TOTAL)
    }

    pub(crate) fn depth(&self, node: Node) -> u32 {
        self.nodes.get(node.index()).map_or(0, |e| e.depth)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn groups(of: &[(&str, &[&str])]) -> Vec<(String, Vec<String>)> {
        of.iter().map(|(g, c)| ((*g).to_owned(), c.iter().map(|s| (*s).to_owned()).collect())).collect()
    }

    #[test]
    fn a_hierarchy_knows_the_categories_below_each_group() {
        let d = Dimension::new("e", "T", &groups(&[("T", &["A", "W"]), ("A", &["x", "y"])])).unwrap();
        assert_eq!(d.leaf_count(), 3);
        assert_eq!(d.leaves(d.node("A").unwrap()), 0..2);
        assert_eq!(d.leaves(d.node("W").unwrap()), 2..3);
        assert_eq!(d.parent(d.node("x").unwrap()), d.node("A"));
    }

    #[test]
    fn a_cycle_an_orphan_a_duplicate_and_an_empty_group_are_named() {
        let wrong = |g: &[(&str, &[&str])]| Dimension::new("e", "T", &groups(g)).unwrap_err().to_string();
        assert!(wrong(&[("T", &["A"]), ("A", &["B"]), ("B", &["A"])]).contains("'A' stands under itself"));
        assert!(wrong(&[("T", &["T"])]).contains("stands under itself"));
        assert!(wrong(&[("T", &["A", "B"]), ("C", &["x"])]).contains("'C' has no parent"));
        assert!(
            wrong(&[("T", &["A", "B"]), ("A", &["x"]), ("B", &["x"])]).contains("'x' stands in two places")
        );
        assert!(wrong(&[("T", &["A"]), ("A", &[])]).contains("'A' is empty"));
    }
}
