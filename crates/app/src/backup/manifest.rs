//! What a backup says of itself.

use serde::{Deserialize, Serialize};

/// The form of backup that this version writes and reads.
pub(super) const FORMAT: u32 = 1;

/// What a backup says of itself.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Which form it has.
    pub format: u32,
    /// The version of Evenhand that made it.
    pub evenhand: String,
    /// When it was made.
    pub made_at: String,
    /// The kind of database that it was made of.
    pub database: String,
    /// The steps that had made the tables what they were.
    pub migrations: Vec<String>,
    /// The head of the history.
    pub history: Chain,
    /// The tables.
    pub tables: Vec<TableEntry>,
    /// The files.
    pub files: Vec<FileEntry>,
}

/// The head of a history.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chain {
    /// How many entries it has.
    pub entries: i64,
    /// The hash of the last one.
    pub last_hash: String,
}

/// One table of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableEntry {
    /// Its name.
    pub name: String,
    /// Its columns.
    pub columns: Vec<String>,
    /// How many rows it has.
    pub rows: u64,
    /// How many bytes they take.
    pub bytes: u64,
    /// Their digest.
    pub sha256: String,
}

/// One file of a backup.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// The name under which it is kept.
    pub key: String,
    /// How many bytes it has.
    pub bytes: u64,
    /// Their digest.
    pub sha256: String,
}
