//! Making a backup, while the site goes on.

use super::{
    BackupError, Chain, Manifest,
    archive::{Digesting, Writer, file_name, table_name},
    catalogue::{self, MIGRATIONS, Table},
    manifest::{FORMAT, FileEntry, TableEntry},
    place,
};
use futures::TryStreamExt;
use kernel::{App, secret};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, IsolationLevel, Statement,
    StreamTrait, TransactionTrait,
};
use std::{
    io::{BufWriter, Seek, Write},
    path::Path,
};

/// Writes everything that is kept into the file `to`, which must not be there yet.
///
/// # Errors
/// If anything cannot be read or written; nothing is left behind then.
pub async fn back_up(app: &App, to: &Path) -> Result<Manifest, BackupError> {
    let made_at = app.clock.now();
    let mut writer = Writer::begin(to, made_at.moment().unix_timestamp().try_into().unwrap_or(0))?;
    let tx = snapshot(app).await?;
    let backend = app.db.backend();
    let mut manifest = Manifest {
        format: FORMAT,
        evenhand: env!("CARGO_PKG_VERSION").to_owned(),
        made_at: made_at.rfc3339(),
        database: if backend == DbBackend::Sqlite { "sqlite" } else { "postgresql" }.to_owned(),
        migrations: strings(&tx, &format!("select version as it from {MIGRATIONS} order by version")).await?,
        history: chain(&tx).await?,
        tables: Vec::new(),
        files: Vec::new(),
    };
    for table in catalogue::tables(&tx).await? {
        manifest.tables.push(table_rows(&tx, backend, &table, &mut writer, to).await?);
    }
    tx.rollback().await?;
    // After the rows: a file is kept before the row that names it, so none that is named can be missing.
    let mut keys = app.files.list().await?;
    keys.sort_by(|a, b| a.0.cmp(&b.0));
    for key in keys {
        let bytes = app.files.get(&key).await?;
        let sha256 = secret::sha256(&bytes);
        if !key.0.ends_with(&sha256) {
            return Err(BackupError::Damaged(format!("the kept file {} is not as it was written", key.0)));
        }
        writer.add(&file_name(&key.0), bytes.len() as u64, &bytes[..])?;
        manifest.files.push(FileEntry { key: key.0, bytes: bytes.len() as u64, sha256 });
    }
    writer.finish(&manifest)?;
    Ok(manifest)
}

/// A transaction that sees one moment, whatever is written meanwhile.
async fn snapshot(app: &App) -> Result<DatabaseTransaction, DbErr> {
    let db = app.db.operator();
    let (isolation, access) = match db.get_database_backend() {
        DbBackend::Sqlite => (None, None),
        _ => (Some(IsolationLevel::RepeatableRead), Some(AccessMode::ReadOnly)),
    };
    db.begin_with_config(isolation, access).await
}

/// How long the history is, and the hash it ends with.
pub(super) async fn chain(tx: &impl ConnectionTrait) -> Result<Chain, DbErr> {
    let sql = "select seq, hash from history order by seq desc limit 1";
    match tx.query_one_raw(Statement::from_string(tx.get_database_backend(), sql)).await? {
        Some(row) => Ok(Chain { entries: row.try_get("", "seq")?, last_hash: row.try_get("", "hash")? }),
        None => Ok(Chain { entries: 0, last_hash: String::new() }),
    }
}

/// The texts that a query gives under the name `it`.
pub(super) async fn strings(db: &impl ConnectionTrait, sql: &str) -> Result<Vec<String>, DbErr> {
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    rows.iter().map(|it| it.try_get("", "it")).collect()
}

async fn table_rows(
    tx: &DatabaseTransaction,
    backend: DbBackend,
    table: &Table,
    writer: &mut Writer,
    to: &Path,
) -> Result<TableEntry, BackupError> {
    // Beside the backup rather than in the system's folder for such files, which may be small or in memory.
    let folder = to.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let failed = || place(to, "written");
    let mut out = Digesting::new(BufWriter::new(tempfile::tempfile_in(folder).map_err(failed())?));
    let mut rows = 0;
    let mut stream = tx.stream_raw(Statement::from_string(backend, table.select(backend))).await?;
    while let Some(row) = stream.try_next().await? {
        let line: String = row.try_get("", "row")?;
        out.write_all(line.as_bytes()).and_then(|()| out.write_all(b"\n")).map_err(failed())?;
        rows += 1;
    }
    drop(stream);
    let bytes = out.bytes;
    let (buffered, sha256) = out.into_parts();
    let mut file = buffered.into_inner().map_err(|it| failed()(it.into_error()))?;
    file.rewind().map_err(failed())?;
    writer.add(&table_name(&table.name), bytes, file)?;
    let columns = table.columns.iter().map(|it| it.name.clone()).collect();
    Ok(TableEntry { name: table.name.clone(), columns, rows, bytes, sha256 })
}
