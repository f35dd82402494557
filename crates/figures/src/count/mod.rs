//! Raw counts: read, checked and added up. They have no way out of this crate but through protection.

mod answer;
mod claims;
mod file;
mod labels;
mod reject;
mod tally;

pub use reject::{Rejected, Rejection};

use labels::Above;

use crate::project::{DataKind, DataSpec, DimensionSpec, Member, Population, Project};
use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
};

/// A cell: a population, and the labels of some dimensions in the order of the project; the others are totals.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    /// Of whom.
    pub population: Population,
    /// Dimensions by their place in the project, rising, with the label of a member. Totals are left out.
    pub key: Vec<(usize, String)>,
}

impl Place {
    /// A cell. Totals among the labels are left out, so that a cell has one name.
    #[must_use]
    pub fn new(project: &Project, population: &Population, labels: &[(usize, &str)]) -> Self {
        let mut key: Vec<(usize, String)> = labels
            .iter()
            .filter(|(dimension, label)| {
                project.dimensions.get(*dimension).is_none_or(|it| it.members.total != *label)
            })
            .map(|(dimension, label)| (*dimension, (*label).to_owned()))
            .collect();
        key.sort();
        key.dedup();
        Self { population: population.clone(), key }
    }
}

/// A table that is wanted: all combinations of the members of some dimensions of a population.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Wanted {
    /// Of whom.
    pub population: Population,
    /// The dimensions, rising, each with the members that are shown; none for all of them.
    pub dimensions: Vec<(usize, Option<Vec<String>>)>,
}

impl Wanted {
    /// The members of a dimension that the table has, the total first.
    #[must_use]
    pub fn labels(&self, project: &Project, at: usize) -> Vec<String> {
        let Some((dimension, only)) = self.dimensions.get(at) else { return Vec::new() };
        let Some(spec) = project.dimensions.get(*dimension) else { return Vec::new() };
        match only {
            Some(only) => spec.members.whole_around(only),
            None => [spec.members.total.clone()]
                .into_iter()
                .chain(spec.members.list.iter().map(|it| it.label.clone()))
                .collect(),
        }
    }

    /// The places of all its cells.
    #[must_use]
    pub fn places(&self, project: &Project) -> Vec<Place> {
        let mut keys: Vec<Vec<(usize, String)>> = vec![Vec::new()];
        for at in 0..self.dimensions.len() {
            let labels = self.labels(project, at);
            let dimension = self.dimensions[at].0;
            let with = |key: &Vec<(usize, String)>, label: &String| {
                let mut key = key.clone();
                key.push((dimension, label.clone()));
                key
            };
            // More than this the caller counts and refuses, and nothing larger is ever made.
            keys = keys
                .iter()
                .flat_map(|key| labels.iter().map(move |label| with(key, label)))
                .take(MOST_CELLS + 1)
                .collect();
        }
        keys.iter()
            .map(|key| {
                let key: Vec<(usize, &str)> = key.iter().map(|(at, it)| (*at, it.as_str())).collect();
                Place::new(project, &self.population, &key)
            })
            .collect()
    }
}

/// Raw counts. There is deliberately no `Display`, no `Serialize` and no `Debug`: what cannot print cannot leak.
pub struct Counts {
    cells: BTreeMap<Place, u64>,
}

impl Counts {
    pub(crate) fn new(cells: BTreeMap<Place, u64>) -> Self {
        Self { cells }
    }

    pub(crate) fn cells(&self) -> &BTreeMap<Place, u64> {
        &self.cells
    }
}

/// Amounts of pay by the member of a dimension. Not printable either.
pub struct Amounts {
    by_label: BTreeMap<String, Vec<f64>>,
}

impl Amounts {
    /// The amounts of a group: of all members that stand in it.
    pub(crate) fn of(&self, dimension: &DimensionSpec, group: &str) -> Vec<f64> {
        let inside = |label: &str| dimension.members.with_parents(label).iter().any(|it| it == group);
        self.by_label
            .iter()
            .filter(|(label, _)| inside(label))
            .flat_map(|(_, it)| it.iter().copied())
            .collect()
    }

    /// The members that have amounts.
    pub(crate) fn labels(&self) -> impl Iterator<Item = &str> {
        self.by_label.keys().map(String::as_str)
    }

    /// The amounts of a member.
    pub(crate) fn at(&self, label: &str) -> Vec<f64> {
        self.by_label.get(label).cloned().unwrap_or_default()
    }
}

/// What one source of a project holds: rows with the labels of its dimensions.
pub(crate) struct Source {
    /// Which part each row is of.
    rows: Vec<Row>,
    /// Labels of dimensions that have no list, in the order in which they were met.
    found: HashMap<usize, Vec<String>>,
    /// Pay, where the source holds it.
    amounts: Vec<f64>,
}

struct Row {
    part: Option<usize>,
    labels: Vec<(usize, String)>,
    count: u64,
}

/// Everything that a project's data says, read and checked.
pub(crate) struct Gathered {
    sources: Vec<Source>,
}

/// What is told while reading goes on.
pub type Told<'a> = &'a mut dyn FnMut(&str);

/// Reads all data of a project. Dimensions without a list take the labels that were met.
///
/// # Errors
/// With every row that cannot be used.
pub(crate) fn gather(project: &mut Project, folder: &Path, told: Told<'_>) -> Result<Gathered, Rejected> {
    let mut sources = Vec::new();
    let mut rejected = Rejected::default();
    for data in &project.data {
        told(&format!("Reading {}", data.key));
        let found = match &data.kind {
            DataKind::Counts { file, count: value } | DataKind::Amounts { file, amount: value } => {
                file::read(project, data, folder, (file, value))
            }
            DataKind::Records { mapping, amount } => {
                tally::read(project, data, folder, (mapping, amount.as_deref()), told)
            }
        };
        match found {
            Ok(source) => sources.push(source),
            Err(mut these) => rejected.append(&mut these),
        }
    }
    if !rejected.is_empty() {
        return Err(rejected);
    }
    for source in &sources {
        for (dimension, labels) in &source.found {
            if let Some(it) = project.dimensions.get_mut(*dimension) {
                for label in labels {
                    if !it.members.list.iter().any(|it| it.label == *label) {
                        it.members.list.push(Member {
                            label: label.clone(),
                            parent: None,
                            non_answer: false,
                            code: None,
                            group: false,
                        });
                    }
                }
            }
        }
    }
    Ok(Gathered { sources })
}

/// The most cells that a project's tables may have together.
pub const MOST_CELLS: usize = 200_000;

impl Gathered {
    /// The wanted tables, with all their totals and groups.
    ///
    /// # Errors
    /// If they have more than [`MOST_CELLS`] cells.
    pub(crate) fn count(&self, project: &Project, wanted: &[Wanted]) -> Result<Counts, Rejected> {
        let mut cells = BTreeMap::new();
        let mut above = Above::new(project);
        for table in wanted {
            for place in table.places(project) {
                cells.entry(place).or_insert(Filling::Open(0));
            }
            if cells.len() > MOST_CELLS {
                let words = format!(
                    "The tables of this project have more than {MOST_CELLS} cells. Measure by fewer or coarser dimensions."
                );
                return Err(Rejected::one("the project", None, words));
            }
            let Some(source) = self.sources.get(table.population.data) else { continue };
            for row in source.rows.iter().filter(|it| it.part == table.population.part) {
                let of = |it: &&(usize, String)| table.dimensions.iter().any(|wanted| wanted.0 == it.0);
                let labels: Vec<(usize, String)> = row.labels.iter().filter(of).cloned().collect();
                for labels in above.keys(&labels) {
                    let labels: Vec<(usize, &str)> =
                        labels.iter().map(|(at, it)| (*at, it.as_str())).collect();
                    let place = Place::new(project, &table.population, &labels);
                    // A place of this table may stand in another one too; it is filled by the first that has it.
                    if let Some(Filling::Open(count)) = cells.get_mut(&place) {
                        *count = count.saturating_add(row.count);
                    }
                }
            }
            for filling in cells.values_mut() {
                if let Filling::Open(count) = filling {
                    *filling = Filling::Done(*count);
                }
            }
        }
        Ok(Counts::new(cells.into_iter().map(|(place, it)| (place, it.count())).collect()))
    }

    /// The amounts of some data by the members of a dimension.
    pub(crate) fn amounts(&self, data: usize, dimension: usize) -> Amounts {
        let mut by_label: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        if let Some(source) = self.sources.get(data) {
            for (row, amount) in source.rows.iter().zip(&source.amounts) {
                if let Some((_, label)) = row.labels.iter().find(|it| it.0 == dimension) {
                    by_label.entry(label.clone()).or_default().push(*amount);
                }
            }
        }
        Amounts { by_label }
    }
}

impl Gathered {
    /// Puts counted rows in the place of what a source holds.
    pub(crate) fn replace(&mut self, data: usize, rows: Vec<(Vec<(usize, String)>, u64)>) {
        if let Some(source) = self.sources.get_mut(data) {
            source.rows = rows.into_iter().map(|(labels, count)| Row { part: None, labels, count }).collect();
            source.amounts.clear();
        }
    }
}

enum Filling {
    Open(u64),
    Done(u64),
}

impl Filling {
    fn count(&self) -> u64 {
        match self {
            Self::Open(it) | Self::Done(it) => *it,
        }
    }
}

/// The dimensions that a source tells apart.
fn told_apart(data: &DataSpec) -> impl Iterator<Item = usize> {
    data.columns.iter().map(|it| it.0)
}

#[cfg(test)]
mod tests;
