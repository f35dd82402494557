//! Connections to SQLite or PostgreSQL.

use crate::{Error, Result};
use sea_orm::{
    ConnectOptions, Database, DatabaseConnection, DatabaseTransaction, DbBackend, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};
use std::time::Duration;

/// Storage: many readers and, on SQLite, one writer, so that writers queue here and never fail as "busy".
pub struct Db {
    reading: DatabaseConnection,
    writing: DatabaseConnection,
}

impl Db {
    /// Opens the database at `url` (`sqlite:///path/file.db` or `postgres://…`), making the SQLite file if
    /// there is none.
    pub async fn open(url: &str) -> Result<Self> {
        if url.starts_with("sqlite:") {
            // The writer first: it creates the file and puts it in WAL mode, which readers then find.
            let writing = Database::connect(sqlite(url, 1)).await?;
            let reading = Database::connect(sqlite(url, 4)).await?;
            Ok(Self { reading, writing })
        } else {
            let mut options = ConnectOptions::new(url);
            options.max_connections(16).connect_timeout(Duration::from_secs(8)).sqlx_logging(false);
            let both = Database::connect(options).await?;
            Ok(Self { reading: both.clone(), writing: both })
        }
    }

    /// Which of the two it is.
    #[must_use]
    pub fn backend(&self) -> DbBackend {
        self.reading.get_database_backend()
    }

    pub(crate) fn reading(&self) -> &DatabaseConnection {
        &self.reading
    }

    /// The connection for migrations, verification, backup and restore: for the operator's commands alone.
    #[must_use]
    pub fn operator(&self) -> &DatabaseConnection {
        &self.writing
    }

    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction> {
        // SQLite writers say at once that they will write: a read that turns into a write can otherwise
        // find that another has written in between, and fail.
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..Default::default()
        };
        #[expect(clippy::disallowed_methods, reason = "the one place a write begins")]
        Ok(self.writing.begin_with_options(options).await?)
    }

    /// A write of what is not part of the programme's record: sessions, throttles, the progress of a job.
    /// It leaves no history; everything else goes through [`crate::May::begin`].
    pub async fn upkeep(&self) -> Result<Upkeep> {
        Ok(Upkeep(self.begin().await?))
    }

    /// Whether the database answers.
    pub async fn ping(&self) -> Result<()> {
        self.reading.ping().await.map_err(Error::from)
    }
}

/// A write of passing state; see [`Db::upkeep`].
pub struct Upkeep(DatabaseTransaction);

impl Upkeep {
    /// The transaction.
    #[must_use]
    pub fn tx(&self) -> &DatabaseTransaction {
        &self.0
    }

    /// Makes it last.
    pub async fn commit(self) -> Result<()> {
        self.0.commit().await.map_err(Error::from)
    }
}

fn sqlite(url: &str, connections: u32) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(connections)
        .min_connections(1)
        .connect_timeout(Duration::from_secs(8))
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(|it| {
            it.create_if_missing(true)
                .foreign_keys(true)
                .journal_mode(SqliteJournalMode::Wal)
                // Full: what was acknowledged is on the disk, also after the power fails.
                .synchronous(SqliteSynchronous::Full)
                .busy_timeout(Duration::from_secs(10))
                .statement_cache_capacity(256)
                .pragma("cache_size", "-16000")
        });
    options
}
