//! That nobody, or everybody, of a group had an outcome is hidden where the policy says so: in every stage, rate and ratio.

use crate::harness::{figures, said};
use serde_json::Value;
use std::{fs, path::Path};

const PROJECT: &str = r#"format = "evenhand-project/1"
title = "Outcomes"
body = "Marlow Vale Council"
period = "2026"
published-on = 2026-06-30
[dimension.ethnicity]
label = "Ethnicity"
total = "All"
order = ["White", "Asian", "Black", "Mixed", "Other"]
[data.staff]
file = "staff.csv"
count = "n"
unit = "staff"
source = "Marlow Vale Council"
parts = { column = "what", names = ["In post", "Warned"], nested = true }
columns = { ethnicity = "ethnicity" }
[[measure]]
id = "warned"
title = "Warned"
kind = "likelihood"
characteristic = "ethnicity"
reference = "White"
[[measure.item]]
label = "Warned"
events = "staff/Warned"
among = "staff/In post"
[disclosure]
policy = "POLICY"
"#;

/// In post and warned: nobody of the Black group, everybody of the Mixed group.
const STAFF: [(&str, u32, u32); 5] =
    [("White", 700, 40), ("Asian", 130, 21), ("Black", 90, 0), ("Mixed", 17, 17), ("Other", 60, 9)];

/// The rows of a release under a policy, by group; and its method note.
fn released(room: &Path, policy: &str) -> (Vec<(String, Value, Value)>, String) {
    let mut csv = String::from("what,ethnicity,n\n");
    for (group, post, warned) in STAFF {
        csv.push_str(&format!("In post,{group},{post}\nWarned,{group},{warned}\n"));
    }
    fs::write(room.join("staff.csv"), csv).unwrap();
    fs::write(room.join("secret"), "only tests know this one").unwrap();
    let path = room.join("PROJECT.toml");
    fs::write(&path, PROJECT.replace("policy = \"POLICY\"", policy)).unwrap();
    let out = room.join("out");
    let made = figures(&["measure", path.to_str().unwrap(), "--out", out.to_str().unwrap(), "--replace"]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let certificate = out.join("certificate.json");
    let attacked = figures(&["attack", certificate.to_str().unwrap()]);
    assert_eq!(attacked.status.code(), Some(0), "{}", said(&attacked));
    let json: Value = serde_json::from_slice(&fs::read(out.join("tables.json")).unwrap()).unwrap();
    let table = &json["tables"][0];
    let at = |key: &str| table["columns"].as_array().unwrap().iter().position(|it| it["key"] == key).unwrap();
    let (group, events, share) = (at("group"), at("group_events"), at("group_share"));
    let row =
        |row: &Value| (row[group].as_str().unwrap().to_owned(), row[events].clone(), row[share].clone());
    let rows = table["rows"].as_array().unwrap().iter().map(row).collect();
    (rows, fs::read_to_string(out.join("method-note.md")).unwrap())
}

fn of<'r>(rows: &'r [(String, Value, Value)], group: &str) -> &'r (String, Value, Value) {
    rows.iter().find(|it| it.0 == group).expect("a row of the group")
}

#[test]
fn that_nobody_or_everybody_of_a_group_was_warned_is_hidden_with_its_share() {
    let room = tempfile::tempdir().unwrap();
    let (rows, note) = released(room.path(), "policy = \"outcomes\"");
    for group in ["Black", "Mixed"] {
        let (_, events, share) = of(&rows, group);
        assert_eq!(
            (&events["symbol"], &share["symbol"]),
            (&Value::from("[c]"), &Value::from("[c]")),
            "{group}"
        );
    }
    assert!(note.contains("except where nobody or everybody of a group had an outcome"), "{note}");
}

#[test]
fn without_that_rule_zeros_and_large_numbers_are_shown() {
    let room = tempfile::tempdir().unwrap();
    let (rows, _) = released(room.path(), "policy = \"1-4\"");
    assert_eq!(of(&rows, "Black").1, 0);
    assert_eq!(of(&rows, "Mixed").1, 17);
}

#[test]
fn a_rounded_or_moved_number_leaves_it_open_whether_it_was_nobody() {
    let room = tempfile::tempdir().unwrap();
    for method in ["round", "cell-key"] {
        let policy = format!("policy = \"outcomes\"\nmethod = \"{method}\"\nsecret = \"secret\"");
        let (rows, note) = released(room.path(), &policy);
        assert_eq!(of(&rows, "Black").1, 0, "{method}");
        assert!(note.contains("nor whether nobody or everybody of a group had an outcome"), "{note}");
    }
}
