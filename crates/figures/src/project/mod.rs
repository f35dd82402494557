//! A project: what is measured, from which counts, how it is protected and what is written. Read from a TOML file with
//! located faults; what is read is whole and consistent.

mod beside;
mod dimension;
mod disclosure_reader;
mod fault;
mod fields;
mod indicator;
mod intersection_reader;
mod likelihood_reader;
mod measure;
mod measure_reader;
mod parts_reader;
mod pay_data;
mod rate_reader;
mod read;

pub use beside::Beside;
pub use dimension::{DimensionSpec, Member, Members};
pub(crate) use fault::meant;
pub use fault::{Fault, Faults};
pub use measure::{
    Aim, Compared, Direction, Earlier, Flow, Item, Measure, Part, Spec, Standard, TargetSpec, Whose,
};

use crate::output::Form;
use disclosure::Base;
use std::path::PathBuf;
use time::Date;

/// The version of project files that this program reads.
pub const FORMAT: &str = "evenhand-project/1";
/// The most members that a dimension can have.
pub const MOST_MEMBERS: usize = 10_000;
/// The longest project file that is read, in bytes.
pub const MAX_BYTES: usize = 1024 * 1024;

/// A project.
#[derive(Debug, Clone)]
pub struct Project {
    /// What the release is about.
    pub title: String,
    /// Who publishes it.
    pub body: String,
    /// The time that it tells of, as people say it.
    pub period: String,
    /// The day of publication, where the project says it.
    pub published_on: Option<Date>,
    /// Whom to ask.
    pub contact: String,
    /// Under which terms it may be used.
    pub licence: String,
    /// What is told apart.
    pub dimensions: Vec<DimensionSpec>,
    /// Where the counts come from.
    pub data: Vec<DataSpec>,
    /// What is measured.
    pub measures: Vec<Measure>,
    /// How people are protected.
    pub disclosure: DisclosureSpec,
    /// What is written.
    pub outputs: Vec<Form>,
}

/// Where some counts come from.
#[derive(Debug, Clone, PartialEq)]
pub struct DataSpec {
    /// Its short name.
    pub key: String,
    /// What is counted, in the plural: "staff", "applications".
    pub unit: String,
    /// Whose data it is.
    pub source: String,
    /// How the counts are had.
    pub kind: DataKind,
    /// For each dimension, by its place in the project, the column of the file that tells it.
    pub columns: Vec<(usize, String)>,
    /// The column that parts the file into populations: years, or stages of a process.
    pub parts: Option<Parts>,
    /// Whether everybody knows these numbers already: they are not protected, and nothing hidden may follow from them.
    pub public: bool,
    /// The population of which these are a part: no count of theirs is higher than its.
    pub within: Option<Population>,
    /// The name that the release register knows it by.
    pub register_name: String,
}

/// How counts are had.
#[derive(Debug, Clone, PartialEq)]
pub enum DataKind {
    /// A file with a row for each combination and a column of counts.
    Counts {
        /// The file, from the project's folder.
        file: PathBuf,
        /// The column of counts.
        count: String,
    },
    /// Records of people or events, counted by the program `evenhand-tally`.
    Records {
        /// The mapping file, from the project's folder.
        mapping: PathBuf,
        /// The mapping's column of amounts, where people's pay is taken and not their number alone.
        amount: Option<String>,
    },
    /// A row for each person with an amount.
    Amounts {
        /// The file, from the project's folder.
        file: PathBuf,
        /// The column of amounts.
        amount: String,
    },
}

impl DataKind {
    /// Whether it holds an amount for each person.
    #[must_use]
    pub fn holds_amounts(&self) -> bool {
        matches!(self, Self::Amounts { .. } | Self::Records { amount: Some(_), .. })
    }
}

/// Data that hold several populations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parts {
    /// What tells them apart.
    pub by: PartsBy,
    /// Their names, in order.
    pub names: Vec<String>,
    /// Whether each is a part of the one before: of those who applied, some are shortlisted.
    pub nested: bool,
}

/// What tells the parts of data apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PartsBy {
    /// A column that holds the name of a part.
    Column(String),
    /// For each part what its records meet; a record may be of several parts, or of none.
    Conditions(Vec<Vec<Condition>>),
}

/// What a record meets: a field of the mapping is one of some labels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Condition {
    /// The field.
    pub field: String,
    /// The labels.
    pub is: Vec<String>,
}

impl Parts {
    /// The column that holds the name of a part, if that is what tells them apart.
    #[must_use]
    pub fn column(&self) -> Option<&str> {
        match &self.by {
            PartsBy::Column(column) => Some(column),
            PartsBy::Conditions(_) => None,
        }
    }
}

/// A population: some data, or a part of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Population {
    /// The place of the data in the project.
    pub data: usize,
    /// The place of the part in [`Parts::names`].
    pub part: Option<usize>,
}

/// How people are protected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DisclosureSpec {
    /// The name of a policy that is built in, or a file.
    pub policy: String,
    /// The register of all that the body has released, from the project's folder.
    pub register: Option<PathBuf>,
    /// The name of this release in the register.
    pub release: String,
    /// Whether small counts are hidden, or all printed as other numbers near them.
    pub method: MethodSpec,
}

/// How counts are kept from giving people away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MethodSpec {
    /// Small counts are hidden, and with them what would give them away.
    Suppress,
    /// All counts are rounded, and parts still add up.
    Round {
        /// To multiples of this.
        base: Base,
        /// The file of the secret that draws up or down, from the project's folder.
        secret: PathBuf,
    },
    /// All counts are moved by keys.
    CellKey {
        /// The file of the secret that makes the keys, from the project's folder.
        secret: PathBuf,
    },
}

impl Project {
    /// Reads a project file. `beside` reads the classifications and sets of indicators of the body's own that it names.
    ///
    /// # Errors
    /// With every fault and its place; those of a file that the project names stand where it names it.
    pub fn parse(file: &str, text: &str, beside: Beside<'_>) -> Result<Self, Faults> {
        read::project(file, text, beside)
    }

    /// The place of the dimension of quarters of pay: the last of a project that measures pay.
    #[must_use]
    pub fn quarter_dimension(&self) -> usize {
        self.dimensions.len().saturating_sub(1)
    }

    /// Whether it measures pay.
    #[must_use]
    pub fn measures_pay(&self) -> bool {
        self.measures.iter().any(|it| matches!(it.spec, Spec::Pay { .. }))
    }

    /// The name of a population in the register and the certificate.
    #[must_use]
    pub fn population_name(&self, it: &Population) -> String {
        let Some(data) = self.data.get(it.data) else { return String::new() };
        match it.part.and_then(|part| data.parts.as_ref()?.names.get(part)) {
            Some(part) => format!("{}: {part}", data.register_name),
            None => data.register_name.clone(),
        }
    }
}

#[cfg(test)]
mod tests;
