//! Every column of the database says in `columns.toml` who may see it.

use crate::harness::TestApp;
use sea_orm::{ConnectionTrait, DbBackend, Statement};
use std::collections::{BTreeMap, BTreeSet};

/// Tables of the database itself.
fn is_its_own(table: &str) -> bool {
    table.starts_with("sqlite_") || table.starts_with("search_index") || table == "seaql_migrations"
}

async fn schema(app: &TestApp) -> BTreeSet<String> {
    let db = app.app.db.operator();
    let sql = match db.get_database_backend() {
        DbBackend::Sqlite => {
            "select m.name as t, c.name as c from sqlite_master m, pragma_table_info(m.name) c where m.type = 'table'"
        }
        _ => {
            "select table_name as t, column_name as c from information_schema.columns
             where table_schema = current_schema() and column_name <> 'words'"
        }
    };
    let rows =
        db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.expect("the schema");
    rows.iter()
        .map(|row| {
            (
                row.try_get::<String>("", "t").expect("a table"),
                row.try_get::<String>("", "c").expect("a column"),
            )
        })
        .filter(|(table, _)| !is_its_own(table))
        .map(|(table, column)| format!("{table}.{column}"))
        .collect()
}

#[tokio::test]
async fn every_column_declares_who_may_see_it() {
    let declared: BTreeMap<String, BTreeMap<String, Vec<String>>> =
        toml::from_str(include_str!("../../../../columns.toml")).expect("columns.toml is TOML");
    let mut seen = BTreeSet::new();
    for (table, kinds) in &declared {
        for (kind, columns) in kinds {
            assert!(["public", "staff", "personal", "secret"].contains(&kind.as_str()), "{table}: {kind}");
            for column in columns {
                assert!(seen.insert(format!("{table}.{column}")), "{table}.{column} stands twice");
            }
        }
    }
    let schema = schema(&TestApp::start().await).await;
    let undeclared: Vec<_> = schema.difference(&seen).collect();
    let gone: Vec<_> = seen.difference(&schema).collect();
    assert!(
        undeclared.is_empty() && gone.is_empty(),
        "not declared: {undeclared:?}; declared but gone: {gone:?}"
    );
}
