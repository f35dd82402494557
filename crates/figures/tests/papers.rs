//! What the papers say of project files is true.
#![expect(clippy::unwrap_used, reason = "a test stops where what it stands on is not there")]

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
