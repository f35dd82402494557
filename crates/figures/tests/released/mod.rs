//! A project and its files become a release in a room of their own, and its tables are read.

use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

/// What the program says of a project and its files in a room; it writes the release beside them.
pub fn measured(room: &Path, project: &str, files: &[(&str, String)]) -> Output {
    for (name, text) in files {
        fs::write(room.join(name), text).unwrap();
    }
    fs::write(room.join("PROJECT.toml"), project).unwrap();
    Command::new(env!("CARGO_BIN_EXE_evenhand-figures"))
        .args(["measure", room.join("PROJECT.toml").to_str().unwrap(), "--replace"])
        .output()
        .expect("the program runs")
}

/// The rows of a table, by key.
pub fn rows(room: &Path, id: &str) -> Vec<serde_json::Map<String, serde_json::Value>> {
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(room.join("release/tables.json")).unwrap()).unwrap();
    let table =
        json["tables"].as_array().unwrap().iter().find(|it| it["id"] == id).expect("the table").clone();
    let keys: Vec<String> = table["columns"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["key"].as_str().unwrap().to_owned())
        .collect();
    let row =
        |it: &serde_json::Value| keys.iter().cloned().zip(it.as_array().unwrap().iter().cloned()).collect();
    table["rows"].as_array().unwrap().iter().map(row).collect()
}

/// All that was said.
pub fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
