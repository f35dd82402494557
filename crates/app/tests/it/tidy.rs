//! The house stays one house: what its papers say of its files is true.

use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").map(|it| it.expect("an entry").path()) {
        let name = entry.file_name().map(|it| it.to_string_lossy().into_owned()).unwrap_or_default();
        if entry.is_dir() && !["target", "fuzz", "node_modules", "documents"].contains(&name.as_str()) {
            sources(&entry, found);
        } else if name.ends_with(".rs") {
            found.push(entry);
        }
    }
}

fn all_sources() -> Vec<PathBuf> {
    let mut found = Vec::new();
    for folder in ["crates", "libs"] {
        sources(&root().join(folder), &mut found);
    }
    found
}

#[test]
fn every_source_file_begins_with_what_it_is() {
    let without: Vec<_> = all_sources()
        .into_iter()
        .filter(|it| !std::fs::read_to_string(it).expect("text").starts_with("//!"))
        .collect();
    assert!(without.is_empty(), "{without:#?}");
}

#[test]
fn no_file_is_named_after_nothing_in_particular() {
    let banned = ["util", "utils", "helper", "helpers", "common", "manager", "data", "info", "misc"];
    let found: Vec<_> = all_sources()
        .into_iter()
        .filter(|it| it.file_stem().is_some_and(|stem| banned.contains(&stem.to_string_lossy().as_ref())))
        .collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn the_folders_that_the_map_names_exist() {
    let map = std::fs::read_to_string(root().join("ARCHITECTURE.md")).expect("the map");
    let named = map.split('`').skip(1).step_by(2).filter(|it| {
        ["crates/", "libs/", "web/", "demo/", "e2e/", "bench/", "deploy/"]
            .iter()
            .any(|start| it.starts_with(start))
    });
    let missing: Vec<_> = named.filter(|it| !root().join(it).exists()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// The walls of the map's table: a room names no room that it must not know.
#[test]
fn each_room_knows_only_what_the_map_lets_it_know() {
    let walls = [
        ("libs/plan-reader", &["evenhand-", "sea-orm", "axum", "tokio"][..]),
        ("libs/plan-convert", &["evenhand-", "sea-orm", "axum", "tokio"][..]),
        ("libs/plan-writer", &["evenhand-", "plan-reader", "sea-orm", "axum", "tokio"][..]),
        ("libs/govuk", &["evenhand-", "sea-orm", "axum", "tokio"][..]),
        ("crates/kernel", &["evenhand-people", "evenhand-planning", "evenhand-public", "plan-reader"][..]),
        ("crates/people", &["evenhand-planning", "evenhand-public", "plan-reader"][..]),
        ("crates/planning", &["evenhand-people", "evenhand-public"][..]),
        ("crates/public", &["evenhand-people", "plan-reader"][..]),
        ("libs/equality", &["evenhand-", "classification", "disclosure", "sea-orm", "axum", "tokio"][..]),
        ("libs/classification", &["evenhand-", "disclosure", "equality", "sea-orm", "axum", "tokio"][..]),
        ("libs/disclosure", &["evenhand-", "classification", "equality", "sea-orm", "axum", "tokio"][..]),
        (
            "libs/records",
            &["evenhand-", "disclosure", "equality", "datafusion", "sea-orm", "axum", "tokio"][..],
        ),
        ("crates/figures", &["evenhand-", "datafusion", "sea-orm", "axum", "tokio"][..]),
        ("crates/tally", &["evenhand-", "disclosure", "equality", "sea-orm", "axum"][..]),
        ("crates/app", &["disclosure", "evenhand-figures", "evenhand-tally", "datafusion", "highs"][..]),
    ];
    for (room, never) in walls {
        let manifest = std::fs::read_to_string(root().join(room).join("Cargo.toml")).expect("a manifest");
        let dependencies = manifest.split("[dependencies]").nth(1).unwrap_or_default();
        let dependencies = dependencies.split("\n[").next().unwrap_or_default();
        for name in never {
            assert!(!dependencies.lines().any(|it| it.starts_with(name)), "{room} must not know {name}");
        }
    }
}
