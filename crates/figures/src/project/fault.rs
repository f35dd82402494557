//! What is wrong with a project, and exactly where.

use std::fmt;

/// One fault of a file, with its place and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
    /// What is wrong and what would be right.
    pub message: String,
}

/// All faults of a file, in its order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Faults {
    /// The name under which the file was read.
    pub file: String,
    /// The faults; never none.
    pub found: Vec<Fault>,
}

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, Fault { line, column, message }) in self.found.iter().enumerate() {
            let end = if at == 0 { "" } else { "\n" };
            write!(f, "{end}{}, line {line}, column {column}: {message}", self.file)?;
        }
        Ok(())
    }
}

impl std::error::Error for Faults {}

/// The most faults that anybody reads.
const MOST: usize = 100;

/// Collects the faults of one file and knows where its lines begin.
pub(super) struct Finder<'t> {
    file: &'t str,
    text: &'t str,
    found: Vec<Fault>,
}

impl<'t> Finder<'t> {
    pub(super) fn new(file: &'t str, text: &'t str) -> Self {
        Self { file, text, found: Vec::new() }
    }

    /// Notes a fault at a byte of the file.
    pub(super) fn add(&mut self, at: usize, message: impl Into<String>) {
        if self.found.len() >= MOST {
            return;
        }
        let before = self.text.get(..at.min(self.text.len())).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        self.found.push(Fault { line, column, message: message.into() });
    }

    pub(super) fn settle<T>(mut self, value: Option<T>) -> Result<T, Faults> {
        self.found.sort();
        match value {
            Some(value) if self.found.is_empty() => Ok(value),
            _ => Err(Faults { file: self.file.to_owned(), found: self.found }),
        }
    }
}

/// "Did you mean …?" for a word that is not there, among those that are.
pub(crate) fn meant<'a>(written: &str, among: impl IntoIterator<Item = &'a str>) -> String {
    let mut names: Vec<&str> = among.into_iter().collect();
    let nearest = names
        .iter()
        .map(|it| (strsim::normalized_damerau_levenshtein(&written.to_lowercase(), &it.to_lowercase()), *it))
        .filter(|(near, _)| *near >= 0.6)
        .max_by(|one, other| one.0.total_cmp(&other.0));
    match nearest {
        Some((_, name)) => format!(" Did you mean “{name}”?"),
        None if names.is_empty() => String::new(),
        None => {
            names.truncate(20);
            format!(" There is: {}.", names.join(", "))
        }
    }
}
