//! What a caller and the program that counts say to each other.
//!
//! The caller writes one [`Request`] as JSON to the program's standard input and reads [`Line`]s, one JSON object a line,
//! from its standard output: any number of [`Line::Progress`], then one [`Line::Answer`] or [`Line::Refusal`], and nothing
//! after it. The program ends with one of the codes of [`exit`]. Ending the program cancels the work, and nothing is left
//! behind; a caller that cannot do that asks for [`Request::cancel_on_close`], ends the request with a line end, and
//! closes the program's standard input when the answer is no longer wanted.
//!
//! The counts of an answer are raw. They are for a program that protects them before anybody sees them; whoever keeps or
//! shows them instead may give people away.

use serde::{Deserialize, Serialize};

use crate::mapping::{Name, Table};
use crate::{Amount, Category, Finding, MappingError, NonAnswer, Place};

/// The version of the protocol. A program that is asked in another version refuses.
pub const VERSION: u32 = 1;

/// The codes with which the program ends.
pub mod exit {
    /// An answer was given.
    pub const ANSWERED: u8 = 0;
    /// The program itself failed, or the store of files did.
    pub const FAILED: u8 = 1;
    /// The request, the mapping or the data must be mended first.
    pub const REFUSED: u8 = 2;
    /// The caller closed the input before the answer.
    pub const CANCELLED: u8 = 3;
}

/// What a caller wants.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Request {
    /// [`VERSION`].
    pub protocol: u32,
    /// What is to be done.
    pub ask: Ask,
    /// The mapping.
    pub mapping: MappingText,
    /// The tables wanted instead of those that the mapping lists; none keeps the mapping's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tables: Option<Vec<Table>>,
    /// Bounds on the work.
    #[serde(default)]
    pub limits: Limits,
    /// Where the work is done: the address of a scheduler (`df://host:50050`), or none for this process.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cluster: Option<String>,
    /// Whether the end of the input, after the line of the request, cancels the work.
    #[serde(default)]
    pub cancel_on_close: bool,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ask {
    /// Count the tables.
    Count,
    /// Check the data.
    Check,
}

/// A mapping file, as text, with where it stood.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct MappingText {
    /// The text of the file.
    pub text: String,
    /// How messages name it.
    pub file: String,
    /// The folder that the paths in it start from; none is the program's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub folder: Option<String>,
    /// The texts of classification files that columns name (`classification = "grades.toml"`), by that name. One that is
    /// left out is read from the folder.
    #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    pub classifications: std::collections::BTreeMap<String, String>,
}

/// Bounds on the work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields, default)]
pub struct Limits {
    /// Memory for groups in MB; beyond it, they are kept on disk.
    pub memory_mb: u32,
    /// The most different values that a field may have.
    pub categories: u32,
    /// The most cells that one table may have.
    pub cells: u32,
    /// Threads; 0 is as many as the machine has.
    pub threads: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self { memory_mb: 256, categories: 50_000, cells: 1_000_000, threads: 0 }
    }
}

/// What the program says: one object a line.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Line {
    /// How far the work has come.
    Progress(Progress),
    /// The work is done.
    Answer(Answer),
    /// The work was not done, and nothing is half done.
    Refusal(Refusal),
}

/// How far the work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Progress {
    /// Bytes of the files read so far.
    pub bytes: u64,
    /// Bytes of all files.
    pub of_bytes: u64,
    /// Rows read so far.
    pub rows: u64,
}

/// What was asked for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// The tables.
    Counted(Counted),
    /// What the check found.
    Checked(Checked),
}

/// The raw counts of all tables. Not safe to publish.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Counted {
    /// [`VERSION`].
    pub protocol: u32,
    /// The title of the mapping.
    pub title: String,
    /// The fields that the tables are counted by.
    pub fields: Vec<Field>,
    /// The tables, in the order asked for.
    pub tables: Vec<Counts>,
    /// The files that were read.
    pub sources: Vec<SourceRead>,
    /// Rows that did not meet the mapping's conditions.
    pub rows_left_out: u64,
    /// Rows that are totals of an already added-up table.
    pub rows_of_totals: u64,
    /// Findings that did not stop the counting.
    #[serde(default)]
    pub findings: Vec<Finding>,
}

/// A field with everything it took.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Field {
    /// Its short name.
    pub name: Name,
    /// How tables name it.
    pub title: String,
    /// Whether its categories have an order with a meaning.
    pub ordered: bool,
    /// What it took or could take: declared categories in their order, others after them, non-answers last.
    pub members: Vec<Member>,
}

/// Something that a field can be.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Member {
    /// A category.
    Category(Category),
    /// A non-answer.
    NonAnswer(NonAnswer),
}

impl Member {
    /// How tables name it.
    pub fn label(&self) -> &str {
        match self {
            Self::Category(category) => &category.label,
            Self::NonAnswer(why) => why.label(),
        }
    }
}

/// One table of raw counts. Cells that are not listed are zero.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Counts {
    /// The table, as asked for.
    pub table: Table,
    /// Its cells, in the order of the members of their fields.
    pub cells: Vec<Cell>,
    /// Whether the population has every field of the table, so that `population` says something.
    pub has_population: bool,
}

/// One cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Cell {
    /// For each field of the table, the place of its member in [`Field::members`].
    pub at: Vec<u32>,
    /// Rows of the file.
    pub rows: u64,
    /// How many people or events: rows, or the sum of the count or weight column.
    pub count: Amount,
    /// Distinct people, where they were asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub people: Option<u64>,
    /// The sum of each column of [`Table::sums`], over the rows that have a number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sums: Vec<Sum>,
    /// The values of each column of [`Table::values`], rising, with how often each stands there.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub values: Vec<Vec<(Amount, u64)>>,
    /// Residents, where a population was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub population: Option<Amount>,
}

/// A sum, with how many rows it is of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Sum {
    /// The sum.
    pub sum: Amount,
    /// Rows that have a number.
    pub rows: u64,
}

/// A file that was read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct SourceRead {
    /// Its address or path.
    pub file: String,
    /// Its length in bytes.
    pub bytes: u64,
}

/// What a check found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Checked {
    /// [`VERSION`].
    pub protocol: u32,
    /// The files that were read.
    pub sources: Vec<SourceRead>,
    /// Rows read.
    pub rows: u64,
    /// What was found, the worst first.
    pub findings: Vec<Finding>,
    /// Whether counting will go through.
    pub countable: bool,
}

/// Why nothing was done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{message}")]
#[serde(rename_all = "kebab-case")]
pub struct Refusal {
    /// Which kind.
    pub kind: RefusalKind,
    /// What happened and what to do.
    pub message: String,
    /// Where in the data, where it is about one place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
    /// The faults of the mapping, where they are why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub mapping: Vec<MappingError>,
    /// The findings that stop the counting, where they are why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
}

/// Which kind of refusal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RefusalKind {
    /// The request is not one of this protocol.
    Request,
    /// The mapping has faults.
    Mapping,
    /// A file is not there or cannot be read.
    File,
    /// The data must be mended or mapped first.
    Data,
    /// The work is larger than its limits.
    TooLarge,
    /// The cluster cannot be reached or failed.
    Cluster,
    /// The program failed.
    Fault,
}

impl Request {
    /// The request to count the tables of a mapping.
    pub fn count(mapping: MappingText) -> Self {
        Self::new(Ask::Count, mapping)
    }

    /// The request to check the data of a mapping.
    pub fn check(mapping: MappingText) -> Self {
        Self::new(Ask::Check, mapping)
    }

    fn new(ask: Ask, mapping: MappingText) -> Self {
        Self {
            protocol: VERSION,
            ask,
            mapping,
            tables: None,
            limits: Limits::default(),
            cluster: None,
            cancel_on_close: false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_is_short_and_its_defaults_are_filled_in() {
        let text = r#"{"protocol":1,"ask":"count","mapping":{"text":"","file":"m.toml"}}"#;
        let request: Request = serde_json::from_str(text).unwrap();
        assert_eq!(request.limits, Limits::default());
        assert!(serde_json::from_str::<Request>(&text.replace("ask", "asks")).is_err());
    }

    #[test]
    fn a_line_says_what_it_is() {
        let line = Line::Progress(Progress { bytes: 1, of_bytes: 2, rows: 3 });
        let text = serde_json::to_string(&line).unwrap();
        assert_eq!(text, r#"{"progress":{"bytes":1,"of-bytes":2,"rows":3}}"#);
        assert_eq!(serde_json::from_str::<Line>(&text).unwrap(), line);
    }
}
