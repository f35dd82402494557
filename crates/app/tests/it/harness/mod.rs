//! The real application in process, the people who use it, and a browser that submits forms as rendered.
#![allow(dead_code, reason = "the harness offers what journeys need, before each of them is written")]

mod browser;
mod database;
mod persona;
mod programme;

pub(crate) use browser::{Browser, Page};
pub(crate) use database::TestDatabase;
pub(crate) use persona::{Council, Persona};
pub(crate) use programme::{Programme, Waiting};

use evenhand::{
    assemble::{self, Migrations},
    config::{Config, Flags, Surroundings, key},
};
use kernel::{App, At, Clock};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use tempfile::TempDir;
use time::macros::datetime;

/// The moment at which every test begins: a Wednesday morning.
const BEGINNING: time::OffsetDateTime = datetime!(2026-10-07 09:00 UTC);

/// The real application on a database of its own.
pub(crate) struct TestApp {
    pub(crate) app: App,
    pub(crate) router: axum::Router,
    pub(crate) council: Council,
    now: Arc<AtomicI64>,
    database: TestDatabase,
    folder: TempDir,
}

impl TestApp {
    /// Starts it with the people of the invented council.
    pub(crate) async fn start() -> Self {
        Self::start_with(&[]).await
    }

    /// Starts it with these keys of the configuration.
    pub(crate) async fn start_with(set: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let database = TestDatabase::fresh(folder.path()).await;
        let now = Arc::new(AtomicI64::new(At::from_moment(BEGINNING).0));
        let config = config(&folder, &database, set);
        let told = Arc::clone(&now);
        let clock = Clock::telling(move || At(told.load(Ordering::Relaxed)));
        let app = assemble::app(&config, clock, Migrations::Run).await.expect("the application starts");
        let council = Council::found(&app).await;
        let router = assemble::router(app.clone());
        Self { app, router, council, now, database, folder }
    }

    /// An application without anybody in it, such as a backup is put into.
    pub(crate) async fn start_empty() -> EmptyApp {
        let folder = tempfile::tempdir().expect("a folder");
        let database = TestDatabase::fresh(folder.path()).await;
        EmptyApp::on(folder, database).await
    }

    /// Lets time pass.
    pub(crate) fn pass(&self, duration: time::Duration) {
        self.now.fetch_add(
            i64::try_from(duration.whole_microseconds()).expect("a short time"),
            Ordering::Relaxed,
        );
    }

    /// Somebody who is not signed in.
    pub(crate) fn visitor(&self) -> Browser {
        Browser::new(self.router.clone())
    }

    /// Somebody who is signed in.
    pub(crate) async fn sign_in(&self, persona: Persona) -> Browser {
        let mut browser = self.visitor();
        if let Some(token) = self.council.session(&self.app, persona).await {
            browser.keep(kernel::visit::SESSION_COOKIE, &token);
        }
        browser
    }

    /// The folder of this application's files.
    pub(crate) fn folder(&self) -> &std::path::Path {
        self.folder.path()
    }

    /// The database, for tests that reach past the application.
    pub(crate) fn database(&self) -> &TestDatabase {
        &self.database
    }
}

/// An application without anybody in it.
pub(crate) struct EmptyApp {
    pub(crate) app: App,
    pub(crate) folder: TempDir,
    _database: TestDatabase,
}

impl EmptyApp {
    /// On this database, whose tables nobody has made.
    pub(crate) async fn on(folder: TempDir, database: TestDatabase) -> Self {
        let config = config(&folder, &database, &[]);
        let app =
            assemble::app(&config, Clock::telling(|| At::from_moment(BEGINNING)), Migrations::LeaveAlone)
                .await
                .expect("the application starts");
        Self { app, folder, _database: database }
    }
}

fn config(folder: &TempDir, database: &TestDatabase, set: &[(&str, &str)]) -> Config {
    let own = |k: &str, v: &str| (k.to_owned(), v.to_owned());
    let mut keys = vec![
        own("body_name", "Marlow Vale Council"),
        own("contact_email", "equality@marlowvale.example"),
        own("data_dir", &folder.path().display().to_string()),
    ];
    let mut variables = vec![own("EVENHAND_DATABASE_URL", database.url())];
    for (name, value) in set {
        // A flag takes no secrets.
        match key::find(name) {
            Some(it) if it.secret => variables.push(own(&format!("EVENHAND_{}", name.to_uppercase()), value)),
            _ => keys.push(own(name, value)),
        }
    }
    let around = Surroundings { variables, folder: folder.path().to_owned() };
    Config::load(&around, &Flags { file: None, set: keys }).expect("a sound configuration")
}
