//! The published schema describes the drafts that are written out, and refuses what is none.

use std::path::PathBuf;

use plan_reader::{Options, SCHEMA, SCHEMA_ID, read};
use serde_json::{Value, json};

/// What the schema has against a draft; nothing where it is well formed.
fn faults(draft: &Value) -> Option<String> {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    let mut compiler = boon::Compiler::new();
    compiler.add_resource(SCHEMA_ID, schema).unwrap();
    let mut schemas = boon::Schemas::new();
    let index = compiler.compile(SCHEMA_ID, &mut schemas).unwrap();
    schemas.validate(draft, index).err().map(|e| e.to_string())
}

fn documents() -> Vec<PathBuf> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/documents");
    let kept = ["docx", "xlsx", "xlsm", "pptx", "odt", "ods", "html", "csv", "tsv"];
    let mut all: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| kept.iter().any(|k| e == *k)))
        .collect();
    all.sort();
    all
}

fn draft(path: &PathBuf) -> Value {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    let reading = read(&std::fs::read(path).unwrap(), &name, &Options::default(), &mut |_| {}).unwrap();
    let mut draft = serde_json::to_value(&reading.draft).unwrap();
    let fields = draft.as_object_mut().unwrap();
    fields.insert("queries".into(), serde_json::to_value(&reading.queries).unwrap());
    fields.insert("schema".into(), SCHEMA_ID.into());
    draft
}

#[test]
fn every_draft_follows_the_schema() {
    let all = documents();
    assert!(all.len() > 20);
    for path in all {
        assert_eq!(faults(&draft(&path)), None, "{}", path.display());
    }
}

#[test]
fn the_schema_names_itself() {
    let schema: Value = serde_json::from_str(SCHEMA).unwrap();
    assert_eq!(schema["$id"], SCHEMA_ID);
}

#[test]
fn what_is_no_draft_is_refused() {
    let whole = draft(&documents()[0]);
    for (pointer, wrong) in [
        ("/kind", json!("poem")),
        ("/date", json!("May 2026")),
        ("/themes/0/activities/0/confidence", json!(1.4)),
        ("/themes/0/activities/0/text", json!("")),
        ("/themes/0/activities/0/doubts", json!(["tired"])),
        ("/themes/0/activities/0/other", json!({ "Cost": 4 })),
        ("/themes/0/name", json!(3)),
        ("/unplaced", json!(null)),
    ] {
        let mut broken = whole.clone();
        match broken.pointer_mut(pointer) {
            Some(slot) => *slot = wrong,
            None => {
                let (parent, key) = pointer.rsplit_once('/').unwrap();
                broken.pointer_mut(parent).unwrap()[key] = wrong;
            }
        }
        assert!(faults(&broken).is_some(), "{pointer}");
    }
}
