//! Why data cannot be used: each reason with its file and row.

use std::fmt;

/// A reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rejection {
    /// The file, or what else it is about.
    pub file: String,
    /// The line of the file, from 1, where it is about one.
    pub line: Option<u64>,
    /// What is wrong and what to do.
    pub message: String,
    /// In how many more rows of the file the same is wrong.
    pub again: u64,
}

/// All reasons why data cannot be used.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Rejected {
    /// The reasons, in the order of files and rows.
    pub reasons: Vec<Rejection>,
    /// How many more there are than are listed.
    pub more: usize,
}

/// The most reasons of a kind that anybody reads.
const MOST: usize = 50;

impl Rejected {
    pub(crate) fn one(file: &str, line: Option<u64>, message: impl Into<String>) -> Self {
        let mut it = Self::default();
        it.add(file, line, message);
        it
    }

    pub(crate) fn add(&mut self, file: &str, line: Option<u64>, message: impl Into<String>) {
        // What a file holds stands in its messages, and a reason is one line.
        let message = message.into().replace(char::is_control, " ");
        if line.is_some()
            && let Some(same) = self.reasons.iter_mut().find(|it| it.file == file && it.message == message)
        {
            same.again += 1;
        } else if self.reasons.len() < MOST {
            self.reasons.push(Rejection { file: file.to_owned(), line, message, again: 0 });
        } else {
            self.more += 1;
        }
    }

    pub(crate) fn append(&mut self, other: &mut Self) {
        self.reasons.append(&mut other.reasons);
        self.more += other.more;
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.reasons.is_empty()
    }
}

impl fmt::Display for Rejected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, Rejection { file, line, message, again }) in self.reasons.iter().enumerate() {
            f.write_str(if at == 0 { "" } else { "\n" })?;
            match (line, again) {
                (None, _) => write!(f, "{file}: {message}")?,
                (Some(line), 0) => write!(f, "{file}, line {line}: {message}")?,
                (Some(line), 1) => write!(f, "{file}, line {line} and one more: {message}")?,
                (Some(line), more) => write!(f, "{file}, line {line} and {more} more: {message}")?,
            }
        }
        if self.more > 0 {
            write!(f, "\nand {} more of this kind", self.more)?;
        }
        Ok(())
    }
}

impl std::error::Error for Rejected {}
