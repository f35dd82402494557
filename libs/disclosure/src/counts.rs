//! Raw counts of a table. They can be computed with and protected, but not printed: there is no `Display` and no
//! `Serialize`, and `Debug` shows only the size.

use std::collections::{BTreeMap, HashMap};
use std::fmt;

use crate::dimension::{Dimension, Node};
use crate::publication::{MOST_CELLS, MOST_COUNT};
use crate::sums::Sum;

/// The counts of one table, with its margins.
#[derive(Clone, PartialEq)]
pub struct Counts {
    pub(crate) name: String,
    pub(crate) population: String,
    pub(crate) dimensions: Vec<Dimension>,
    pub(crate) cells: BTreeMap<Vec<Node>, u64>,
    pub(crate) outcome: Option<usize>,
    /// Of how many the people of a cell are some, where being one of them is an outcome.
    pub(crate) wholes: BTreeMap<Vec<Node>, u64>,
    pub(crate) contributions: BTreeMap<Vec<Node>, Contributions>,
    /// Where the table is one of sums, what is to be known of them.
    pub(crate) sums: Option<BTreeMap<Vec<Node>, Sum>>,
    /// Cell keys of the people of a cell, where they are known one by one.
    pub(crate) keys: BTreeMap<Vec<Node>, u32>,
}

/// What the people of a cell contribute to a sum such as pay: for dominance rules.
#[derive(Clone, Debug, PartialEq)]
pub struct Contributions {
    /// The sum over the people of the cell.
    pub total: f64,
    /// The largest contributions, largest first; as many as the rule asks for, at least two.
    pub largest: Vec<f64>,
}

impl fmt::Debug for Counts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Counts of '{}' ({} cells)", self.name, self.cells.len())
    }
}

/// Why counts cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CountsError {
    /// A key names a category that its dimension has not, or is of the wrong length.
    #[error("table '{table}': {key} is no cell of it: {why}")]
    Key {
        /// The table.
        table: String,
        /// The key as it was given.
        key: String,
        /// What is wrong with it.
        why: String,
    },
    /// A cell was given twice.
    #[error("table '{table}': the cell {key} is given twice")]
    Twice {
        /// The table.
        table: String,
        /// The cell.
        key: String,
    },
    /// A group is not the sum of its parts.
    #[error("table '{table}': {key} is {whole}, but its parts by {dimension} add up to {sum}")]
    Sum {
        /// The table.
        table: String,
        /// The group.
        key: String,
        /// The dimension of the parts.
        dimension: String,
        /// What the group says.
        whole: u64,
        /// What its parts say.
        sum: u64,
    },
    /// A count below zero.
    #[error("table '{table}': {key} is {count}; a count cannot be below zero")]
    Negative {
        /// The table.
        table: String,
        /// The cell.
        key: String,
        /// What was given.
        count: i64,
    },
    /// A cell counts more than the whole of which it counts some.
    #[error("table '{table}': {key} counts more than the whole of which it counts some")]
    MoreThanWhole {
        /// The table.
        table: String,
        /// The cell.
        key: String,
    },
    /// A count too large, or more cells than are dealt with.
    #[error("table '{table}' is too large: at most {MOST_CELLS} cells of at most 2^53 each")]
    TooLarge {
        /// The table.
        table: String,
    },
}

impl Counts {
    /// Counts of lowest-level combinations; what is not given is 0, and all margins are added up here. Keys follow
    /// the order of the dimensions.
    ///
    /// # Errors
    /// When a key is no lowest-level cell, is given twice, or a count is negative.
    pub fn from_lowest<K: AsRef<[S]>, S: AsRef<str>>(
        name: &str,
        population: &str,
        dimensions: &[Dimension],
        cells: impl IntoIterator<Item = (K, i64)>,
    ) -> Result<Self, CountsError> {
        let mut it = Self::empty(name, population, dimensions);
        let size = dimensions.iter().map(|d| d.size() as u64).fold(1_u64, u64::saturating_mul);
        if size > MOST_CELLS as u64 {
            return Err(CountsError::TooLarge { table: name.to_owned() });
        }
        let mut given: HashMap<Vec<Node>, u64> = HashMap::new();
        for (key, count) in cells {
            let (nodes, count) = it.check(key.as_ref(), count)?;
            if let Some((d, n)) = dimensions.iter().zip(&nodes).find(|(d, n)| !d.children(**n).is_empty()) {
                let why = format!("'{}' is a group; only lowest-level categories are added up", d.label(*n));
                return Err(it.wrong_key(key.as_ref(), why));
            }
            if given.insert(nodes, count).is_some() {
                return Err(CountsError::Twice { table: name.to_owned(), key: shown(key.as_ref()) });
            }
        }
        it.fill(&mut Vec::new());
        for (nodes, count) in given {
            it.add_up(&nodes, count)?;
        }
        Ok(it)
    }

    /// Exactly the cells given, of any level. Where a group and all its parts are given they must add up.
    ///
    /// # Errors
    /// When a key is no cell, is given twice, a count is negative, or a group is not the sum of its parts.
    pub fn listed<K: AsRef<[S]>, S: AsRef<str>>(
        name: &str,
        population: &str,
        dimensions: &[Dimension],
        cells: impl IntoIterator<Item = (K, i64)>,
    ) -> Result<Self, CountsError> {
        let mut it = Self::empty(name, population, dimensions);
        for (key, count) in cells {
            let (nodes, count) = it.check(key.as_ref(), count)?;
            if it.cells.insert(nodes, count).is_some() {
                return Err(CountsError::Twice { table: name.to_owned(), key: shown(key.as_ref()) });
            }
            if it.cells.len() > MOST_CELLS {
                return Err(CountsError::TooLarge { table: name.to_owned() });
            }
        }
        it.check_sums()?;
        Ok(it)
    }

    /// Says that a dimension holds outcomes (disciplined or not, excluded or not): that nobody, or everybody, of a
    /// group had one is then itself a disclosure, where the policy says so.
    #[must_use]
    pub fn with_outcome(mut self, dimension: &str) -> Self {
        self.outcome = self.dimensions.iter().position(|d| d.name() == dimension);
        self
    }

    /// Says of how many each cell counts some (of all staff in a grade, those who were warned): that nobody, or everybody, of
    /// them is counted is then itself a disclosure, where the policy says so. Cells that are not named are no outcome.
    ///
    /// # Errors
    /// When there is no such cell, or a whole is less than what is counted of it.
    pub fn as_some_of<K: AsRef<[S]>, S: AsRef<str>>(
        mut self,
        wholes: impl IntoIterator<Item = (K, i64)>,
    ) -> Result<Self, CountsError> {
        for (key, whole) in wholes {
            let (nodes, whole) = self.check(key.as_ref(), whole)?;
            if self.cells.get(&nodes).is_some_and(|some| *some > whole) {
                return Err(CountsError::MoreThanWhole { table: self.name, key: shown(key.as_ref()) });
            }
            self.wholes.insert(nodes, whole);
        }
        Ok(self)
    }

    /// Says what the people of a cell contribute to a sum, for dominance rules.
    ///
    /// # Errors
    /// When there is no such cell.
    pub fn with_contributions<S: AsRef<str>>(
        mut self,
        key: &[S],
        of: Contributions,
    ) -> Result<Self, CountsError> {
        let (nodes, _) = self.check(key, 0)?;
        self.contributions.insert(nodes, of);
        Ok(self)
    }

    /// Gives a cell the key of its records ([`crate::CellKeys::record`], added with wrapping), for cell-key perturbation. A
    /// group without one has the sum of its parts'; a cell without one has a key of its categories and count.
    ///
    /// # Errors
    /// When there is no such cell.
    pub fn with_key<S: AsRef<str>>(mut self, key: &[S], of_records: u32) -> Result<Self, CountsError> {
        let (nodes, _) = self.check(key, 0)?;
        self.keys.insert(nodes, of_records);
        Ok(self)
    }

    /// The raw count of a cell, to compute with: never to be shown.
    #[must_use]
    pub fn count<S: AsRef<str>>(&self, key: &[S]) -> Option<u64> {
        let nodes = self.nodes(key).ok()?;
        self.cells.get(&nodes).copied()
    }

    /// The name of the table.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The population it counts: a year, a universe.
    #[must_use]
    pub fn population(&self) -> &str {
        &self.population
    }

    /// Its dimensions in the order of keys.
    #[must_use]
    pub fn dimensions(&self) -> &[Dimension] {
        &self.dimensions
    }

    /// How many cells it has.
    #[must_use]
    pub fn size(&self) -> usize {
        self.cells.len()
    }

    fn empty(name: &str, population: &str, dimensions: &[Dimension]) -> Self {
        Self {
            name: name.to_owned(),
            population: population.to_owned(),
            dimensions: dimensions.to_vec(),
            cells: BTreeMap::new(),
            outcome: None,
            wholes: BTreeMap::new(),
            contributions: BTreeMap::new(),
            sums: None,
            keys: BTreeMap::new(),
        }
    }

    pub(crate) fn check<S: AsRef<str>>(
        &self,
        key: &[S],
        count: i64,
    ) -> Result<(Vec<Node>, u64), CountsError> {
        let nodes = self.nodes(key).map_err(|why| self.wrong_key(key, why))?;
        let Ok(value) = u64::try_from(count) else {
            return Err(CountsError::Negative { table: self.name.clone(), key: shown(key), count });
        };
        if value > MOST_COUNT {
            return Err(CountsError::TooLarge { table: self.name.clone() });
        }
        Ok((nodes, value))
    }

    fn nodes<S: AsRef<str>>(&self, key: &[S]) -> Result<Vec<Node>, String> {
        if key.len() != self.dimensions.len() {
            return Err(format!(
                "it has {} categories, one is needed for each of {} dimensions",
                key.len(),
                self.dimensions.len()
            ));
        }
        let find = |(d, label): (&Dimension, &S)| {
            d.node(label.as_ref())
                .ok_or_else(|| format!("'{}' is no category of '{}'", label.as_ref(), d.name()))
        };
        self.dimensions.iter().zip(key).map(find).collect()
    }

    pub(crate) fn wrong_key<S: AsRef<str>>(&self, key: &[S], why: String) -> CountsError {
        CountsError::Key { table: self.name.clone(), key: shown(key), why }
    }

    pub(crate) fn labels(&self, nodes: &[Node]) -> Vec<String> {
        self.dimensions.iter().zip(nodes).map(|(d, n)| d.label(*n).to_owned()).collect()
    }

    fn fill(&mut self, key: &mut Vec<Node>) {
        match self.dimensions.get(key.len()) {
            None => drop(self.cells.insert(key.clone(), 0)),
            Some(d) => {
                for n in d.nodes().collect::<Vec<_>>() {
                    key.push(n);
                    self.fill(key);
                    key.pop();
                }
            }
        }
    }

    /// Adds a lowest-level count to every cell that contains it.
    fn add_up(&mut self, nodes: &[Node], count: u64) -> Result<(), CountsError> {
        let mut above: Vec<Vec<Node>> = vec![Vec::new()];
        for (d, n) in self.dimensions.iter().zip(nodes) {
            let ways = std::iter::successors(Some(*n), |n| d.parent(*n));
            above = ways.flat_map(|n| above.iter().map(move |k| [k.as_slice(), &[n]].concat())).collect();
        }
        for key in above {
            if let Some(v) = self.cells.get_mut(&key) {
                *v = v.saturating_add(count);
                if *v > MOST_COUNT {
                    return Err(CountsError::TooLarge { table: self.name.clone() });
                }
            }
        }
        Ok(())
    }

    fn check_sums(&self) -> Result<(), CountsError> {
        for (key, whole) in &self.cells {
            for (d, dimension) in self.dimensions.iter().enumerate() {
                let children = dimension.children(key[d]);
                let mut part = key.clone();
                let sum = children.iter().try_fold(0_u64, |sum, child| {
                    part[d] = *child;
                    self.cells.get(&part).map(|v| sum.saturating_add(*v))
                });
                if let Some(sum) = sum.filter(|s| !children.is_empty() && s != whole) {
                    return Err(CountsError::Sum {
                        table: self.name.clone(),
                        key: self.labels(key).join(", "),
                        dimension: dimension.name().to_owned(),
                        whole: *whole,
                        sum,
                    });
                }
            }
        }
        Ok(())
    }
}

fn shown<S: AsRef<str>>(key: &[S]) -> String {
    key.iter().map(AsRef::as_ref).collect::<Vec<&str>>().join(", ")
}
