//! What is wrong with a file, and exactly where.

use std::fmt;

/// A place in a text file: both count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// The line, from 1.
    pub line: usize,
    /// The character in the line, from 1.
    pub column: usize,
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// One fault of a file, with its place and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, {at}: {problem}")]
pub struct LocatedError {
    /// The name under which the file was read.
    pub file: String,
    /// Where the fault is.
    pub at: Position,
    /// What it is.
    #[source]
    pub problem: Problem,
}

/// What can be wrong in a file of this library.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Problem {
    /// Not TOML at all from here on.
    #[error("this cannot be read as TOML: {0}")]
    Syntax(String),
    /// More than [`crate::MAX_BYTES`].
    #[error("the file has {bytes} bytes, and at most {limit} are read. Is it the right file?")]
    TooLarge {
        /// Its length.
        bytes: usize,
        /// The most that is read.
        limit: usize,
    },
    /// The bytes are no UTF-8.
    #[error("the file is not UTF-8 text. Save it as UTF-8")]
    NotText,
    /// A key that must be there is not.
    #[error("{of} needs `{key}`. Add it")]
    Missing {
        /// The table that lacks it, in words.
        of: &'static str,
        /// The key.
        key: &'static str,
    },
    /// A key this kind of table does not know.
    #[error("{of} has no `{key}`. It can have: {}", known.join(", "))]
    UnknownKey {
        /// The table, in words.
        of: &'static str,
        /// The key as written.
        key: String,
        /// What it may have.
        known: Vec<&'static str>,
    },
    /// A value of another kind than expected.
    #[error("`{key}` must be {wanted}, and this is {found}")]
    WrongKind {
        /// The key.
        key: String,
        /// What is wanted, in words.
        wanted: &'static str,
        /// What was found, in TOML's word.
        found: &'static str,
    },
    /// A text with nothing in it, or nothing but punctuation.
    #[error("`{key}` is empty. Write the words, or leave the key out")]
    Empty {
        /// The key.
        key: String,
    },
    /// A code with characters that codes do not have.
    #[error("\"{code}\" cannot be a code: use letters, digits, `-`, `_`, `.` and `+`, at most 64 of them")]
    BadCode {
        /// As written.
        code: String,
    },
    /// A word outside a fixed list.
    #[error("`{key}` cannot be \"{word}\". It can be: {}", allowed.join(", "))]
    UnknownWord {
        /// The key.
        key: &'static str,
        /// As written.
        word: String,
        /// The list.
        allowed: Vec<&'static str>,
    },
    /// The same code for two things.
    #[error("the code `{code}` stands already at line {first}. Give one of the two another code")]
    DuplicateCode {
        /// The code.
        code: String,
        /// The line of the first.
        first: usize,
    },
    /// One label that would mean two groups.
    #[error(
        "\"{label}\" would mean `{second}`, but it means `{first}` already (line {line}). Take it out of one, or list it under [[ambiguous]]"
    )]
    ClaimedTwice {
        /// The label as written at this place.
        label: String,
        /// Who has it.
        first: String,
        /// Who claims it here.
        second: String,
        /// The line of the first.
        line: usize,
    },
    /// A group under a parent that is not there.
    #[error("the parent `{parent}` of `{code}` is not a group of this file{}", nearest(meant.as_deref()))]
    NoParent {
        /// The child.
        code: String,
        /// The parent as written.
        parent: String,
        /// The nearest code there is.
        meant: Option<String>,
    },
    /// Parents in a circle.
    #[error("these groups are each other's parents: {}. Take one `parent` away", codes.join(" → "))]
    Cycle {
        /// The codes around the circle.
        codes: Vec<String>,
    },
    /// Parents of parents of parents without end.
    #[error("`{code}` stands more than {limit} levels down. Leave out levels that no figure is made of")]
    TooDeep {
        /// The group.
        code: String,
        /// The most levels.
        limit: usize,
    },
    /// A second total.
    #[error("`{code}` is a second total; the first is `{first}` at line {line}. A classification has one")]
    TwoTotals {
        /// This one.
        code: String,
        /// The one before.
        first: String,
        /// Its line.
        line: usize,
    },
    /// A total that has a parent, or is one.
    #[error("the total `{code}` stands above all groups by itself. Take `parent = \"{parent}\"` away")]
    TotalInTree {
        /// The total.
        code: String,
        /// What is written.
        parent: String,
    },
    /// The order numbers do not run 1, 2, 3 …
    #[error(
        "the order of `{code}` should be {wanted}, and it is {found}. Number the groups from 1 without a gap"
    )]
    OrderGap {
        /// The group.
        code: String,
        /// The number that follows.
        wanted: u32,
        /// The number given, in words when there is none.
        found: String,
    },
    /// Two bands that hold the same age.
    #[error("the band `{code}` begins at {from}, but the band before it ends at {before}: {}", if from <= before { "an age is in both" } else { "an age is in neither" })]
    Bands {
        /// The band.
        code: String,
        /// Its first age.
        from: u32,
        /// The last age of the band before.
        before: u32,
    },
    /// Aliases made of parents' and children's words without end.
    #[error("`prefixes` and words of this file make more than {limit} labels. Take some away")]
    TooManyLabels {
        /// The most that are kept.
        limit: usize,
    },
    /// No group at all.
    #[error("the file has no {what}. Add at least one")]
    Nothing {
        /// What is missing, in words.
        what: &'static str,
    },
    /// A code that the classification does not have.
    #[error("`{code}` is not a code of `{classification}`{}", nearest(meant.as_deref()))]
    NoSuchCode {
        /// As written.
        code: String,
        /// The classification it should be of.
        classification: String,
        /// The nearest code there is.
        meant: Option<String>,
    },
    /// A classification that is not there.
    #[error("there is no classification `{id}` here{}", nearest(meant.as_deref()))]
    NoSuchClassification {
        /// As written.
        id: String,
        /// The nearest there is.
        meant: Option<String>,
    },
    /// A group of the first classification about which a mapping says nothing.
    #[error("nothing says where `{code}` goes. Add it to a [[map]], or to [[cannot]] with the reason")]
    NotMapped {
        /// The group.
        code: String,
    },
    /// A file made for another classification.
    #[error("this file is for `{found}`, not for `{wanted}`")]
    OtherClassification {
        /// The classification it was to be used with.
        wanted: String,
        /// The one it names.
        found: String,
    },
    /// An indicator whose fields contradict each other.
    #[error("{0}")]
    Contradiction(String),
}

fn nearest(meant: Option<&str>) -> String {
    meant.map_or_else(String::new, |meant| format!(". Is it `{meant}`?"))
}

const MOST_FAULTS: usize = 200;

/// Collects the faults of one file and knows where its lines begin.
pub(crate) struct Faults<'t> {
    file: &'t str,
    text: &'t str,
    line_starts: Vec<usize>,
    found: Vec<LocatedError>,
}

impl<'t> Faults<'t> {
    pub(crate) fn of(file: &'t str, text: &'t str) -> Self {
        let line_starts = std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect();
        Self { file, text, line_starts, found: Vec::new() }
    }

    /// Notes a fault. Past [`MOST_FAULTS`] nobody reads on, and a hostile file would fill the memory.
    pub(crate) fn add(&mut self, at: usize, problem: Problem) {
        if self.found.len() >= MOST_FAULTS {
            return;
        }
        let at = self.position(at);
        self.found.push(LocatedError { file: self.file.to_owned(), at, problem });
    }

    pub(crate) fn line(&self, at: usize) -> usize {
        self.position(at).line
    }

    /// The code that was probably meant, as long as there are few faults: the comparison is slow.
    pub(crate) fn nearest<'c>(&self, written: &str, among: impl Iterator<Item = &'c str>) -> Option<String> {
        if self.found.len() < 20 { crate::code::nearest(written, among) } else { None }
    }

    /// The faults in the order of the file; none is `Ok`.
    pub(crate) fn settle<T>(mut self, value: Option<T>) -> Result<T, Vec<LocatedError>> {
        self.found.sort_by_key(|error| error.at);
        match value {
            Some(value) if self.found.is_empty() => Ok(value),
            _ => Err(self.found),
        }
    }

    fn position(&self, at: usize) -> Position {
        let at = at.min(self.text.len());
        let line = self.line_starts.partition_point(|start| *start <= at).max(1);
        let start = self.line_starts.get(line - 1).copied().unwrap_or(0);
        let before = self.text.get(start..at).unwrap_or_default();
        Position { line, column: before.chars().count() + 1 }
    }
}
