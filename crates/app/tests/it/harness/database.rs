//! A fresh database for each test.

use std::{path::Path, sync::OnceLock};

/// A fresh database: a SQLite file, or a schema of its own on PostgreSQL that goes when the test ends.
pub(crate) struct TestDatabase {
    url: String,
    schema: Option<String>,
}

/// The PostgreSQL server to test on, if there is one.
pub(crate) fn postgres() -> Option<&'static str> {
    static URL: OnceLock<Option<String>> = OnceLock::new();
    #[expect(clippy::disallowed_methods, reason = "this is no setting of the application but of its tests")]
    URL.get_or_init(|| std::env::var("EVENHAND_TEST_POSTGRES").ok().filter(|it| !it.is_empty())).as_deref()
}

impl TestDatabase {
    /// On PostgreSQL if there is a server to test on, else in the folder.
    pub(crate) async fn fresh(folder: &Path) -> Self {
        match postgres() {
            Some(_) => Self::on_postgres().await,
            None => Self::in_folder(folder),
        }
    }

    /// A SQLite file in the folder.
    pub(crate) fn in_folder(folder: &Path) -> Self {
        Self { url: format!("sqlite://{}", folder.join("test.db").display()), schema: None }
    }

    /// A schema on the PostgreSQL server.
    pub(crate) async fn on_postgres() -> Self {
        let server = postgres().expect("a server to test on");
        let schema = format!("test_{}", uuid::Uuid::now_v7().simple());
        run(server, &format!("create schema {schema}")).await;
        let mark = if server.contains('?') { '&' } else { '?' };
        Self { url: format!("{server}{mark}options=-c%20search_path%3D{schema}"), schema: Some(schema) }
    }

    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Changes rows behind the application's back.
    pub(crate) async fn tamper(&self, sql: &str) {
        run(&self.url, sql).await;
    }
}

async fn run(url: &str, sql: &str) {
    use sea_orm::ConnectionTrait;
    let db = sea_orm::Database::connect(url).await.expect("the test database opens");
    db.execute_unprepared(sql).await.expect("the test database obeys");
    db.close().await.expect("the test database closes");
}

impl Drop for TestDatabase {
    fn drop(&mut self) {
        let (Some(schema), Some(server)) = (self.schema.take(), postgres()) else { return };
        // On a thread of its own, since a test's runtime cannot be waited on from here.
        let sweeping = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.expect("a runtime").block_on(run(server, &format!("drop schema {schema} cascade")));
        });
        let _ = sweeping.join();
    }
}
