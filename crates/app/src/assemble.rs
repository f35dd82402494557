//! Puts the house together: the application from its configuration, and the routes of all districts.

use crate::{
    config::{Config, FileStorage},
    health, key_file,
};
use axum::Router;
use kernel::{
    App, Clock, Directory, Routes, Template,
    app::Parts,
    cache::PageCache,
    db::Db,
    file::{FileError, Files},
    metrics::Metrics,
    page::Pages,
};
use sea_orm_migration::{MigrationTrait, MigratorTrait};
use std::path::Path;

/// Why the application cannot be put together. Each message tells the operator what to mend.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The data folder cannot be made or written.
    #[error("The data folder {folder} cannot be used: {why}. Make it writable, or set data_dir to another.")]
    DataFolder {
        /// Which folder.
        folder: String,
        /// What the system said.
        why: std::io::Error,
    },
    /// The key cannot be read or made.
    #[error(transparent)]
    Key(#[from] key_file::KeyError),
    /// The database does not open.
    #[error("The database {database} cannot be opened: {why}.")]
    Database {
        /// Which database, without its password.
        database: String,
        /// What it said.
        why: kernel::Error,
    },
    /// The tables are not as this version needs them, and changing them was not wanted.
    #[error(
        "The database is behind by {0} steps. Run `evenhand serve` once, without --no-migrate: it brings it up to date."
    )]
    Behind(usize),
    /// The tables belong to a later version.
    #[error("The database belongs to a later version of Evenhand than this one ({0}). Install that version.")]
    Ahead(String),
    /// A step of bringing the tables up to date failed.
    #[error("The database cannot be brought up to date: {0}.")]
    Migration(sea_orm::DbErr),
    /// The folder of files cannot be made or read.
    #[error("The folder {folder} for files cannot be used: {why}. Make it writable, or set files_url.")]
    FileFolder {
        /// Which folder.
        folder: String,
        /// What the system said.
        why: kernel::Error,
    },
    /// The file store cannot be opened.
    #[error("The file store {url} cannot be opened: {why}.")]
    FileStore {
        /// Its address.
        url: String,
        /// What is wrong with it.
        why: FileError,
    },
    /// A template does not compile.
    #[error("The page templates cannot be loaded: {0}. Check the folder templates_dir.")]
    Templates(kernel::Error),
}

/// Whether the tables are brought up to date when the application starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Migrations {
    /// They are.
    Run,
    /// They must be already.
    Expect,
    /// They must be already, but for a new database, which gets its tables: for commands beside the server, which may
    /// be the first thing that a person tries.
    Begin,
    /// Nobody looks: for the commands that do so themselves.
    LeaveAlone,
}

/// All migrations, of the kernel and of each district.
pub struct Migrator;
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        let mut all = kernel::migration::migrations();
        all.extend(people::migrations());
        all.extend(planning::migrations());
        all
    }
}

/// The templates of all districts.
#[must_use]
pub fn templates() -> Vec<&'static [Template]> {
    let mut all = vec![kernel::page::TEMPLATES, people::TEMPLATES];
    all.extend(planning::TEMPLATES);
    all.extend(public::TEMPLATES);
    all
}

/// The routes of all districts.
#[must_use]
pub fn routes() -> Routes {
    kernel::asset::routes().merge(people::routes()).merge(planning::routes()).merge(public::routes())
}

fn directory() -> Box<dyn Directory> {
    Box::new(people::PeopleDirectory)
}

/// The application as it is configured.
///
/// # Errors
/// With what the operator can mend.
pub async fn app(config: &Config, clock: Clock, migrations: Migrations) -> Result<App, StartError> {
    data_folder(&config.data_dir)?;
    let key = key_file::load(config)?;
    let failed = |why| StartError::Database { database: config.database_words(), why };
    let db = Db::open(config.database().reveal()).await.map_err(failed)?;
    migrate(&db, migrations).await?;
    let pages = Pages::new(&templates(), &config.settings).map_err(StartError::Templates)?;
    Ok(App::new(Parts {
        db,
        clock,
        directory: directory(),
        files: files(config)?,
        key,
        metrics: Metrics::default(),
        pages,
        cache: PageCache::default(),
        settings: config.settings.clone(),
    }))
}

/// The router of all districts, with the pages for machines and the last nets.
pub fn router(app: App) -> Router {
    let inner = routes().into_router(app.clone());
    health::around(inner, app)
}

/// Whether the tables are those of this version.
pub async fn is_current(app: &App) -> bool {
    let pending = Migrator::get_pending_migrations_read_only(app.db.operator()).await;
    pending.is_ok_and(|it| it.is_empty())
}

/// Where files are kept.
///
/// # Errors
/// If the store cannot be opened.
pub fn files(config: &Config) -> Result<Files, StartError> {
    match &config.files {
        FileStorage::Folder(folder) => Files::in_folder(folder)
            .map_err(|why| StartError::FileFolder { folder: folder.display().to_string(), why }),
        FileStorage::Store { url, options } => {
            let plain: Vec<_> =
                options.iter().map(|(name, value)| (name.clone(), value.reveal().to_owned())).collect();
            Files::in_store(url, &plain).map_err(|why| StartError::FileStore { url: url.clone(), why })
        }
    }
}

async fn migrate(db: &Db, migrations: Migrations) -> Result<(), StartError> {
    let connection = db.operator();
    if migrations == Migrations::LeaveAlone {
        return Ok(());
    }
    let pending = match Migrator::get_pending_migrations_read_only(connection).await {
        Ok(it) => it.len(),
        Err(sea_orm::DbErr::Custom(unknown)) => return Err(StartError::Ahead(first_quoted(&unknown))),
        Err(other) => return Err(StartError::Migration(other)),
    };
    let is_new = pending == Migrator::migrations().len();
    match (pending, migrations) {
        (0, _) => Ok(()),
        (pending, way) if way == Migrations::Run || way == Migrations::Begin && is_new => {
            tracing::info!(steps = pending, "bringing the database up to date");
            Migrator::up(connection, None).await.map_err(StartError::Migration)
        }
        (pending, _) => Err(StartError::Behind(pending)),
    }
}

fn first_quoted(text: &str) -> String {
    text.split('\'').nth(1).unwrap_or(text).to_owned()
}

/// Makes the data folder, for its owner alone, if it is not there.
fn data_folder(folder: &Path) -> Result<(), StartError> {
    use std::os::unix::fs::DirBuilderExt;
    let made = std::fs::DirBuilder::new().recursive(true).mode(0o700).create(folder);
    made.map_err(|why| StartError::DataFolder { folder: folder.display().to_string(), why })
}
