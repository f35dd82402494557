//! The program is run, on a project and its files in a room of their own, and its tables are read.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// What the program says of a project and its files in a room; it writes the release beside them.
pub(crate) fn measured(room: &Path, project: &str, files: &[(&str, String)]) -> Output {
    for (name, text) in files {
        fs::write(room.join(name), text).unwrap();
    }
    fs::write(room.join("PROJECT.toml"), project).unwrap();
    figures(&["measure", text(&room.join("PROJECT.toml")), "--replace"])
}

/// What the program says to these arguments.
pub(crate) fn figures(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_evenhand-figures")).args(arguments).output().expect("the program runs")
}

/// A path as an argument.
pub(crate) fn text(path: &Path) -> &str {
    path.to_str().expect("a path of letters")
}

/// The project of a worked example.
pub(crate) fn example(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples").join(name).join("PROJECT.toml")
}

/// Every file of a folder with its bytes.
pub(crate) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).expect("a folder").map(|it| it.expect("an entry").path()) {
            if entry.is_dir() {
                open.push(entry);
            } else {
                let name = entry.strip_prefix(folder).expect("inside").to_string_lossy().into_owned();
                found.insert(name, fs::read(&entry).expect("a file"));
            }
        }
    }
    found
}

/// The rows of a table, by key.
pub(crate) fn rows(room: &Path, id: &str) -> Vec<serde_json::Map<String, serde_json::Value>> {
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
pub(crate) fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}
