//! What the papers say of project files is true.

use crate::harness::{figures, said, text};
use std::{collections::BTreeSet, fs, path::Path};

fn root() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The keys that the reader of projects asks for.
fn keys() -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for file in [
        "read.rs",
        "measure_reader.rs",
        "likelihood_reader.rs",
        "rate_reader.rs",
        "intersection_reader.rs",
        "pay_data.rs",
        "dimension.rs",
        "beside.rs",
        "parts_reader.rs",
    ] {
        let text = fs::read_to_string(root().join("crates/figures/src/project").join(file)).unwrap();
        let asks = [
            "text(",
            "texts(",
            "flag(",
            "number(",
            "pair(",
            "date(",
            "word(",
            "table(",
            "tables(",
            "named(",
            "lists(",
            "population(",
            "data(",
            "dimension_if(",
            "percent(",
        ];
        for ask in asks {
            for (at, _) in text.match_indices(ask) {
                let after = &text[at + ask.len()..];
                if let Some(name) = after.strip_prefix('"').and_then(|it| it.split('"').next()) {
                    found.insert(name.to_owned());
                }
            }
        }
    }
    found
}

#[test]
fn every_key_of_a_project_is_in_the_manual() {
    let manual = fs::read_to_string(root().join("docs/how-to/measure.md")).unwrap();
    let keys = keys();
    assert!(keys.len() > 30, "{keys:?}");
    let missing: Vec<_> = keys
        .iter()
        .filter(|it| {
            ![
                format!("`{it}`"),
                format!("{it} = "),
                format!("[{it}.NAME]"),
                format!("[[{it}]]"),
                format!("measure.{it}"),
                format!("[{it}]"),
            ]
            .iter()
            .any(|form| manual.contains(form.as_str()))
        })
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_worked_example_tells_its_story() {
    let folder = root().join("docs/examples");
    let mut told = 0;
    for entry in fs::read_dir(folder).unwrap().map(|it| it.unwrap().path()) {
        if entry.join("PROJECT.toml").is_file() {
            let story = fs::read_to_string(entry.join("README.md")).unwrap();
            assert!(
                story.contains("evenhand measure docs/examples/") && story.contains("## What it says"),
                "{entry:?}"
            );
            told += 1;
        }
    }
    assert_eq!(told, 9);
}

#[test]
fn the_whole_project_of_the_manual_makes_a_release_as_it_stands() {
    let manual = fs::read_to_string(root().join("docs/how-to/measure.md")).unwrap();
    let block = |language: &str| {
        let begins = format!("```{language}\n");
        manual.split(&begins).nth(1).and_then(|it| it.split("```").next()).unwrap().to_owned()
    };
    let room = tempfile::tempdir().unwrap();
    fs::write(room.path().join("staff.csv"), block("csv")).unwrap();
    fs::write(room.path().join("PROJECT.toml"), block("toml")).unwrap();
    let made = figures(&["measure", text(&room.path().join("PROJECT.toml"))]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let table = fs::read_to_string(room.path().join("release/csv/by-grade.csv")).unwrap();
    assert!(table.contains("Grade 1,64,274,23.4"), "{table}");
}
