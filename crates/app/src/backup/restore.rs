//! Putting a backup back: all of it or nothing, with the history proved before it counts.

use super::{
    BackupError, Manifest,
    archive::Unpacked,
    catalogue::{self, Table, quoted},
    dump::{chain, strings},
    manifest::{FORMAT, TableEntry},
};
use crate::assemble::Migrator;
use kernel::{
    App,
    history::{self, Verdict},
};
use sea_orm::{
    ConnectionTrait, DatabaseTransaction, DbBackend, DbErr, SqliteTransactionMode, Statement,
    TransactionOptions, TransactionTrait, Value,
};
use sea_orm_migration::{MigrationTrait, MigratorTrait, MigratorTraitSelf};
use std::{
    collections::BTreeSet,
    io::{BufRead, BufReader},
    path::Path,
};

/// What may be in the database already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Onto {
    /// Nothing.
    Emptiness,
    /// Whatever it is, it goes.
    Anything,
}

/// What was restored.
#[derive(Debug)]
pub struct Restored {
    /// What the backup said of itself.
    pub manifest: Manifest,
    /// Whether its history is whole.
    pub verdict: Verdict,
}

/// How many bytes of rows are handed to the database at once.
const BATCH: usize = 1024 * 1024;

/// Puts the backup `from` into the application's database and file store. `name` is how messages call the database.
///
/// # Errors
/// If the backup is damaged or too new, or the database is not empty; then nothing was changed, except that files
/// of the backup may have been added to the file store, where they do no harm.
pub async fn restore(
    app: &App,
    from: &Path,
    near: &Path,
    name: &str,
    onto: Onto,
) -> Result<Restored, BackupError> {
    let backup = Unpacked::open(from, near)?;
    let manifest = &backup.manifest;
    if manifest.format != FORMAT {
        let unknown = format!("form {} of backups", manifest.format);
        return Err(BackupError::TooNew { version: manifest.evenhand.clone(), unknown });
    }
    let steps = Steps::of(manifest)?;
    let tx = begin(app).await?;
    if !is_empty(&tx).await? {
        match onto {
            Onto::Emptiness => return Err(BackupError::NotEmpty(name.to_owned())),
            Onto::Anything => {}
        }
    }
    // The tables are made anew, as they were when the backup was made, and then brought up to date with the rows.
    drop_all(&tx).await?;
    MigratorTraitSelf::up(&steps, &tx, None).await?;
    rows(&tx, &backup).await?;
    <Migrator as MigratorTrait>::up(&tx, None).await?;
    prove(&tx, manifest).await?;
    for file in &manifest.files {
        let kept = app.files.put(backup.stored(&file.key)?.into()).await?;
        if kept.0 != file.key {
            return Err(BackupError::Damaged(format!("the file {} is not what its name says", file.key)));
        }
    }
    tx.commit().await?;
    // A chain that was broken when the backup was made is still the best there is: told, not refused.
    let verdict = history::verify(app).await?;
    Ok(Restored { manifest: backup.manifest, verdict })
}

async fn begin(app: &App) -> Result<DatabaseTransaction, DbErr> {
    let db = app.db.operator();
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..Default::default()
    };
    #[expect(clippy::disallowed_methods, reason = "a restore brings its own history and must not add to it")]
    let tx = db.begin_with_options(options).await?;
    if tx.get_database_backend() == DbBackend::Sqlite {
        tx.execute_unprepared("pragma defer_foreign_keys = on").await?;
    }
    Ok(tx)
}

async fn is_empty(tx: &DatabaseTransaction) -> Result<bool, DbErr> {
    for table in catalogue::tables(tx).await? {
        let sql = format!("select 1 as it from {} limit 1", quoted(&table.name));
        if tx.query_one_raw(Statement::from_string(tx.get_database_backend(), sql)).await?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

async fn drop_all(tx: &DatabaseTransaction) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Sqlite {
        // The search first: its own tables go with it.
        for table in
            strings(tx, "select name as it from pragma_table_list where schema = 'main' and type = 'virtual'")
                .await?
        {
            tx.execute_unprepared(&format!("drop table {}", quoted(&table))).await?;
        }
        for table in catalogue::all_tables(tx).await? {
            tx.execute_unprepared(&format!("drop table {}", quoted(&table.name))).await?;
        }
        return Ok(());
    }
    for table in catalogue::all_tables(tx).await? {
        tx.execute_unprepared(&format!("drop table {} cascade", quoted(&table.name))).await?;
    }
    // Not the functions of an extension, which are not ours to drop.
    let functions = "select p.oid::regprocedure::text as it from pg_proc p
        where p.pronamespace = current_schema()::regnamespace
          and not exists (select 1 from pg_depend d where d.objid = p.oid and d.deptype = 'e')";
    for function in strings(tx, functions).await? {
        tx.execute_unprepared(&format!("drop function {function} cascade")).await?;
    }
    Ok(())
}

/// The steps that had made the tables what they were when the backup was made.
struct Steps(BTreeSet<String>);

impl Steps {
    fn of(manifest: &Manifest) -> Result<Self, BackupError> {
        let known: BTreeSet<_> =
            <Migrator as MigratorTrait>::migrations().iter().map(|it| it.name().to_owned()).collect();
        let wanted: BTreeSet<_> = manifest.migrations.iter().cloned().collect();
        match wanted.difference(&known).next() {
            Some(unknown) => {
                Err(BackupError::TooNew { version: manifest.evenhand.clone(), unknown: unknown.clone() })
            }
            None => Ok(Self(wanted)),
        }
    }
}

impl MigratorTraitSelf for Steps {
    fn migrations(&self) -> Vec<Box<dyn MigrationTrait>> {
        <Migrator as MigratorTrait>::migrations()
            .into_iter()
            .filter(|it| self.0.contains(it.name()))
            .collect()
    }
}

async fn rows(tx: &DatabaseTransaction, backup: &Unpacked) -> Result<(), BackupError> {
    let tables = catalogue::tables(tx).await?;
    let patient = suspend_references(tx).await?;
    // A step may fill a table of its own; the backup has what became of it. History has no such step, and does
    // not let itself be emptied.
    for table in tables.iter().filter(|it| !it.name.starts_with("history")) {
        tx.execute_unprepared(&format!("delete from {}", quoted(&table.name))).await?;
    }
    for entry in &backup.manifest.tables {
        let table = tables.iter().find(|it| it.name == entry.name).filter(|it| {
            it.columns.len() == entry.columns.len()
                && it.columns.iter().all(|c| entry.columns.contains(&c.name))
        });
        let Some(table) = table else {
            return Err(BackupError::Damaged(format!("its table {} is not one of ours", entry.name)));
        };
        fill(tx, table, entry, backup).await?;
    }
    resume_references(tx, &patient).await?;
    Ok(())
}

async fn fill(
    tx: &DatabaseTransaction,
    table: &Table,
    entry: &TableEntry,
    backup: &Unpacked,
) -> Result<(), BackupError> {
    let damaged = |why: String| BackupError::Damaged(format!("its table {}: {why}", table.name));
    let insert = table.insert(tx.get_database_backend());
    let mut lines = BufReader::new(backup.table(&entry.name)?).lines().peekable();
    let (mut batch, mut rows) = (String::from("["), 0);
    while let Some(line) = lines.next() {
        let line = line.map_err(|why| damaged(why.to_string()))?;
        if batch.len() > 1 {
            batch.push(',');
        }
        batch.push_str(&line);
        rows += 1;
        if batch.len() >= BATCH || lines.peek().is_none() {
            batch.push(']');
            let values = [Value::from(std::mem::replace(&mut batch, String::from("[")))];
            tx.execute_raw(Statement::from_sql_and_values(tx.get_database_backend(), &insert, values))
                .await
                .map_err(|why| damaged(why.to_string()))?;
        }
    }
    if rows == entry.rows {
        Ok(())
    } else {
        Err(damaged(format!("{rows} rows where {} are named", entry.rows)))
    }
}

/// A reference from one table to another, as PostgreSQL calls it.
struct Reference {
    table: String,
    name: String,
}

/// Lets references point at rows that are yet to come, also within one table. SQLite was told so at the beginning.
async fn suspend_references(tx: &DatabaseTransaction) -> Result<Vec<Reference>, DbErr> {
    if tx.get_database_backend() == DbBackend::Sqlite {
        return Ok(Vec::new());
    }
    let sql = "select conrelid::regclass::text as table_name, conname::text as name from pg_constraint
        where contype = 'f' and connamespace = current_schema()::regnamespace and not condeferrable";
    let mut references = Vec::new();
    for row in tx.query_all_raw(Statement::from_string(DbBackend::Postgres, sql)).await? {
        let it = Reference { table: row.try_get("", "table_name")?, name: row.try_get("", "name")? };
        let (table, name) = (&it.table, quoted(&it.name));
        tx.execute_unprepared(&format!(
            "alter table {table} alter constraint {name} deferrable initially deferred"
        ))
        .await?;
        references.push(it);
    }
    Ok(references)
}

/// Checks all references, and puts numbers that count themselves behind the last one taken.
async fn resume_references(tx: &DatabaseTransaction, references: &[Reference]) -> Result<(), DbErr> {
    if tx.get_database_backend() == DbBackend::Sqlite {
        return Ok(());
    }
    tx.execute_unprepared("set constraints all immediate").await?;
    for Reference { table, name } in references {
        let name = quoted(name);
        tx.execute_unprepared(&format!("alter table {table} alter constraint {name} not deferrable")).await?;
    }
    let counted = "select format('select setval(%L, coalesce(max(%I), 0) + 1, false) from %I',
               pg_get_serial_sequence(quote_ident(c.relname), a.attname), a.attname, c.relname) as it
        from pg_class c join pg_attribute a on a.attrelid = c.oid
       where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and a.attnum > 0
         and not a.attisdropped and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null";
    for count in strings(tx, counted).await? {
        tx.query_one_raw(Statement::from_string(DbBackend::Postgres, count)).await?;
    }
    Ok(())
}

/// The history must end as the backup says that it does.
async fn prove(tx: &DatabaseTransaction, manifest: &Manifest) -> Result<(), BackupError> {
    if chain(tx).await? == manifest.history {
        Ok(())
    } else {
        Err(BackupError::Damaged("its history does not end as its manifest says".into()))
    }
}
