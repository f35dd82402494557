//! What is wrong with a mapping file, and where.

use std::fmt;

use serde::{Deserialize, Serialize};

/// One fault of a mapping file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[error("{file}:{line}:{column}: {message}")]
pub struct MappingError {
    /// The file, as the caller named it.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// The column in characters, counted from 1.
    pub column: usize,
    /// What is wrong and what to do.
    pub message: String,
}

/// All faults of a mapping file, in the order of the file; never empty.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappingErrors(Vec<MappingError>);

impl MappingErrors {
    pub(super) fn new(mut faults: Vec<MappingError>) -> Self {
        faults.sort_by_key(|it| (it.line, it.column));
        faults.dedup();
        Self(faults)
    }

    /// The faults.
    pub fn iter(&self) -> impl Iterator<Item = &MappingError> {
        self.0.iter()
    }

    /// The faults.
    pub fn into_inner(self) -> Vec<MappingError> {
        self.0
    }
}

impl fmt::Display for MappingErrors {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, fault) in self.0.iter().enumerate() {
            if at > 0 {
                writeln!(f)?;
            }
            write!(f, "{fault}")?;
        }
        Ok(())
    }
}

impl std::error::Error for MappingErrors {}

/// The text of a file, to find lines and columns in.
pub(super) struct Text<'a> {
    pub file: &'a str,
    pub text: &'a str,
}

impl Text<'_> {
    /// The line and column of a byte.
    pub fn position(&self, at: usize) -> (usize, usize) {
        let before = self.text.get(..at).unwrap_or(self.text);
        let line = before.matches('\n').count() + 1;
        (line, before.rsplit('\n').next().unwrap_or_default().chars().count() + 1)
    }

    pub fn fault(&self, at: usize, message: impl Into<String>) -> MappingError {
        let (line, column) = self.position(at);
        MappingError { file: self.file.to_owned(), line, column, message: message.into() }
    }
}
