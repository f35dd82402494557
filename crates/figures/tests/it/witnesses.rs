//! What proves a release safe is checked by a program that shares no line with the one that made it, and that needs no solver.

use crate::harness::{figures, said, text};
use serde_json::{Value, json};
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

/// Six grades by groups under two headings, and these groups by sex; the tables share a margin.
fn staff() -> Value {
    let count = |grade: usize, group: usize| {
        [[31, 2, 9], [24, 6, 1], [12, 4, 3], [18, 1, 7], [9, 3, 2], [5, 0, 1]][grade][group]
    };
    let group = |name: &str| match name {
        "All" => vec![0, 1, 2],
        "Asian" => vec![1, 2],
        leaf => vec![["White", "Indian", "Chinese"].iter().position(|it| *it == leaf).unwrap()],
    };
    let mut cells = Vec::new();
    for name in ["All", "Asian", "White", "Indian", "Chinese"] {
        let groups = group(name);
        let sum = |grades: &[usize]| -> u64 {
            grades.iter().flat_map(|grade| groups.iter().map(|it| count(*grade, *it))).sum()
        };
        for grade in 0..6 {
            cells.push(json!({"key": [format!("G{grade}"), name, "All"], "value": sum(&[grade])}));
        }
        let all = sum(&[0, 1, 2, 3, 4, 5]);
        cells.push(json!({"key": ["All", name, "All"], "value": all}));
        let women = groups.iter().map(|it| [40, 9, 3][*it]).sum::<u64>();
        cells.push(json!({"key": ["All", name, "F"], "value": women}));
        cells.push(json!({"key": ["All", name, "M"], "value": all - women}));
    }
    let grades: Vec<String> = (0..6).map(|it| format!("G{it}")).collect();
    json!({"format": "sdc-attack/1", "cells": cells, "dimensions": [
        {"name": "grade", "total": "All", "tree": {"All": grades}},
        {"name": "group", "total": "All", "tree": {"All": ["White", "Asian"], "Asian": ["Indian", "Chinese"]}},
        {"name": "sex", "total": "All", "tree": {"All": ["F", "M"]}},
    ]})
}

fn checked(room: &Path) -> Output {
    let checker = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../bench/witnesses");
    let of = |name: &str| room.join(name);
    Command::new("python3")
        .args([&checker, &of("out.json"), &of("witnesses.json"), Path::new("--counts"), &of("raw.json")])
        .output()
        .expect("python3 runs")
}

/// A room with the counts, what is published of them, and its witnesses.
fn protected() -> tempfile::TempDir {
    let room = tempfile::tempdir().unwrap();
    let of = |name: &str| room.path().join(name);
    fs::write(of("raw.json"), staff().to_string()).unwrap();
    let (raw, out, witnesses) = (of("raw.json"), of("out.json"), of("witnesses.json"));
    let done = figures(&["protect", text(&raw), "--out", text(&out), "--witnesses", text(&witnesses)]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    assert!(said(&done).contains("never publish it"), "{}", said(&done));
    room
}

#[test]
fn witnesses_are_found_right_by_a_program_that_only_adds() {
    let room = protected();
    let said = checked(room.path());
    assert_eq!(said.status.code(), Some(0), "{said:?}");
    let words = String::from_utf8(said.stdout).unwrap();
    assert!(words.contains("counts from 1 to 4 all at least 3 wide"), "{words}");
    let file: Value = serde_json::from_slice(&fs::read(room.path().join("witnesses.json")).unwrap()).unwrap();
    assert_eq!(file["format"], disclosure::WITNESSES_FORMAT);
    assert!(file["warning"].as_str().unwrap().starts_with("Confidential."));
}

#[test]
fn witnesses_found_from_what_is_published_alone_are_right_too_and_say_what_they_are() {
    let room = protected();
    let (out, path) = (room.path().join("out.json"), room.path().join("witnesses.json"));
    let done = figures(&["attack", text(&out), "--witnesses", text(&path)]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done));
    let checked = checked(room.path());
    assert_eq!(checked.status.code(), Some(0), "{checked:?}");
    let file: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert!(file["warning"].as_str().unwrap().contains("what is published alone"));
}

#[test]
fn of_tables_that_contradict_themselves_there_are_no_witnesses() {
    let room = protected();
    let (out, path) = (room.path().join("out.json"), room.path().join("none.json"));
    let mut file: Value = serde_json::from_slice(&fs::read(&out).unwrap()).unwrap();
    let cells = file["cells"].as_array_mut().unwrap();
    let total = cells.iter_mut().find(|it| it["key"] == json!(["All", "All", "All"])).unwrap();
    total["value"] = json!(7);
    fs::write(&out, file.to_string()).unwrap();
    let done = figures(&["attack", text(&out), "--witnesses", text(&path)]);
    assert_eq!(done.status.code(), Some(1));
    assert!(said(&done).contains("No witnesses were found"), "{}", said(&done));
    assert!(!path.exists());
}

/// What the checker says of witnesses in which something was changed.
fn tampered(change: impl FnOnce(&mut Value)) -> String {
    let room = protected();
    let path = room.path().join("witnesses.json");
    let mut file: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    change(&mut file);
    fs::write(&path, file.to_string()).unwrap();
    let said = checked(room.path());
    assert_eq!(said.status.code(), Some(1), "{said:?}");
    String::from_utf8(said.stdout).unwrap()
}

#[test]
fn a_table_that_does_not_add_up_to_what_is_printed_is_found_out() {
    let more = |count: &mut Value| *count = json!(count.as_i64().unwrap() + 1);
    assert!(tampered(|file| more(&mut file["first"][0])).contains("which is published as"));
    assert!(tampered(|file| more(&mut file["others"][0][0][1])).contains("table 1 has"));
    assert!(tampered(|file| file["others"][0][0][1] = json!(-100_000)).contains("less than zero times"));
}

#[test]
fn a_cell_that_is_said_to_be_wider_than_its_tables_show_or_is_left_out_is_found_out() {
    assert!(tampered(|file| file["cells"][0]["width"] = json!(90)).contains("wide in tables"));
    assert!(
        tampered(|file| file["cells"][0]["low"] = file["cells"][0]["high"].clone()).contains("is 0 wide")
    );
    assert!(
        tampered(|file| drop(file["cells"].as_array_mut().unwrap().pop()))
            .contains("no two tables differ in it")
    );
    assert!(tampered(|file| file["cells"][0]["low"] = json!(9_999)).contains("a table that is not there"));
}

#[test]
fn where_numbers_are_moved_there_are_no_witnesses_to_ask_for() {
    let room = protected();
    let raw = room.path().join("raw.json");
    let asked = figures(&["protect", text(&raw), "--method", "round", "--witnesses", "w.json"]);
    assert_eq!(asked.status.code(), Some(2));
    assert!(said(&asked).contains("goes with --method suppress"), "{}", said(&asked));
}
