//! Backup and restore: everything that is kept, in one file, of either database and into either.
//!
//! The backup holds the rows of every table as JSON lines, each file once, and a manifest with digests. The rows
//! are read in one transaction, so they belong together although the site goes on. The key is not in it, nor are
//! sessions: who restores a backup cannot become somebody who was signed in.

mod archive;
mod catalogue;
mod dump;
mod manifest;
mod restore;

pub use dump::back_up;
pub use manifest::{Chain, Manifest};
pub use restore::{Onto, Restored, restore};

/// Why a backup or a restore did not happen. Each message tells what to do.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// There is something at the place already.
    #[error("{0} is there already. Name another file, or move that one away.")]
    Occupied(String),
    /// A file of this machine cannot be read or written.
    #[error("{place} cannot be {what}: {why}.")]
    Place {
        /// Which file.
        place: String,
        /// Read or written.
        what: &'static str,
        /// What the system said.
        why: std::io::Error,
    },
    /// The database failed.
    #[error("The database failed: {0}.")]
    Database(#[from] sea_orm::DbErr),
    /// The application failed.
    #[error("{0}.")]
    App(#[from] kernel::Error),
    /// The file is no backup, or not a whole one.
    #[error("This is not a whole backup: {0}. Nothing was restored.")]
    Damaged(String),
    /// The backup was made by a later version.
    #[error(
        "The backup was made by a later version of Evenhand ({version}), which knows {unknown}. Install that version first. Nothing was restored."
    )]
    TooNew {
        /// The version that made it.
        version: String,
        /// What this version does not know.
        unknown: String,
    },
    /// There is something in the database already.
    #[error(
        "The database {0} is not empty. Restore into an empty one, or say --replace to put the backup in its place. Nothing was restored."
    )]
    NotEmpty(String),
}

fn place(path: &std::path::Path, what: &'static str) -> impl FnOnce(std::io::Error) -> BackupError {
    let place = path.display().to_string();
    move |why| BackupError::Place { place, what, why }
}
