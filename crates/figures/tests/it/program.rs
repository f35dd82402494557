//! The program as people run it: projects become releases, or are refused with the reason; attacks tell what they found.

use crate::harness::{example, figures, files, said, text};
use std::{
    fs,
    io::Read,
    path::{Path, PathBuf},
};

const EXAMPLES: [&str; 9] = [
    "workforce",
    "recruitment",
    "wres",
    "pay-gap",
    "school-exclusions",
    "stop-and-search",
    "early-help",
    "screening",
    "grants",
];

/// Whether the counting program stands beside this one or on PATH.
fn tally_is_there() -> bool {
    let beside = Path::new(env!("CARGO_BIN_EXE_evenhand-figures")).with_file_name("evenhand-tally");
    let on_path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&on_path).map(|it| it.join("evenhand-tally")).chain([beside]).any(|it| it.is_file())
}

/// All that a reader can read in a release, with what is packed in its spreadsheets.
fn readable(folder: &Path) -> String {
    let mut all = String::new();
    for (name, bytes) in files(folder) {
        if name.ends_with(".ods") || name.ends_with(".xlsx") {
            let mut package = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a package");
            for at in 0..package.len() {
                let mut part = package.by_index(at).expect("a part");
                let mut words = String::new();
                if part.read_to_string(&mut words).is_ok() {
                    all.push_str(&words);
                }
            }
        } else {
            all.push_str(&String::from_utf8(bytes).expect("text"));
        }
        all.push('\n');
    }
    all
}

#[test]
fn every_worked_example_makes_a_release_that_gives_nobody_away_and_the_same_bytes_each_time() {
    let room = tempfile::tempdir().unwrap();
    for name in EXAMPLES {
        let (one, two) = (room.path().join(name), room.path().join(format!("{name}-again")));
        for out in [&one, &two] {
            let made = figures(&["measure", text(&example(name)), "--out", text(out)]);
            assert_eq!(made.status.code(), Some(0), "{name}: {}", said(&made));
        }
        let files = files(&one);
        assert_eq!(files, crate::harness::files(&two), "{name} gives other bytes the second time");
        for expected in [
            "tables.json",
            "tables.ods",
            "tables.xlsx",
            "method-note.html",
            "method-note.md",
            "certificate.json",
        ] {
            assert!(files.contains_key(expected), "{name} has no {expected}");
        }
        assert!(files.keys().any(|it| it.ends_with(".svg")), "{name} has no chart");
        let attacked = figures(&["attack", text(&one.join("certificate.json"))]);
        assert_eq!(attacked.status.code(), Some(0), "{name}: {}", said(&attacked));
        assert!(said(&attacked).contains("Worked out: 0."), "{name}: {}", said(&attacked));
    }
}

#[test]
fn a_release_straight_from_records_is_the_one_from_counts_to_the_byte() {
    let room = tempfile::tempdir().unwrap();
    for name in ["workforce", "recruitment", "wres", "pay-gap", "stop-and-search", "grants"] {
        let project = example(name).with_file_name("FROM-RECORDS.toml");
        let checked = figures(&["measure", text(&project), "--check"]);
        assert_eq!(checked.status.code(), Some(0), "{name}: {}", said(&checked));
        let (records, counts) = (room.path().join(format!("{name}-records")), room.path().join(name));
        let made = figures(&["measure", text(&project), "--out", text(&records)]);
        if tally_is_there() {
            assert_eq!(made.status.code(), Some(0), "{name}: {}", said(&made));
            figures(&["measure", text(&example(name)), "--out", text(&counts)]);
            assert!(files(&records) == files(&counts), "{name}: records and counts give other releases");
        } else {
            assert_eq!(made.status.code(), Some(2));
            assert!(said(&made).contains("The program evenhand-tally is not installed"), "{}", said(&made));
            assert!(!records.exists());
        }
    }
}

/// A policy under which large numbers are hidden, so that a hidden number is one that stands nowhere by chance.
const POLICY: &str = "name = \"Test\"\nversion = \"1\"\nhide_below = 900\nwidth = 3\nmost_hidden = 1.0\n";

const PROJECT: &str = r#"format = "evenhand-project/1"
title = "Hidden"
body = "Marlow Vale Council"
period = "2026"
published-on = 2026-06-30
[dimension.grade]
label = "Grade"
total = "All grades"
order = ["One", "Two", "Three", "Four"]
[dimension.ethnicity]
label = "Ethnicity"
total = "All"
order = ["White", "Asian", "Black"]
non-answers = ["Not known"]
groups."Ethnic minorities" = ["Asian", "Black"]
[data.staff]
file = "staff.csv"
count = "n"
unit = "staff"
source = "Marlow Vale Council"
parts = { column = "what", names = ["In post", "Trained"], nested = true }
columns = { grade = "grade", ethnicity = "ethnicity" }
[[measure]]
id = "table"
title = "Staff"
kind = "counts"
of = "staff/In post"
by = ["grade", "ethnicity"]
[[measure]]
id = "share"
title = "Share"
kind = "representation"
of = "staff/In post"
by = "grade"
characteristic = "ethnicity"
group = "Ethnic minorities"
funnel = true
[[measure]]
id = "training"
title = "Training"
kind = "likelihood"
characteristic = "ethnicity"
reference = "White"
strata = "grade"
[[measure.item]]
label = "Trained"
events = "staff/Trained"
among = "staff/In post"
[[measure]]
id = "stages"
title = "Stages"
kind = "stages"
of = "staff"
characteristic = "ethnicity"
group = "Asian"
reference = "White"
[[measure]]
id = "small"
title = "Training in small groups"
kind = "intersections"
label = "Trained"
events = "staff/Trained"
among = "staff/In post"
by = ["grade", "ethnicity"]
[disclosure]
policy = "policy.toml"
"#;

/// In post and trained, by grade and group; numbers that occur once.
const STAFF: [(&str, &str, u32, u32); 16] = [
    ("One", "White", 21_487, 10_391),
    ("One", "Asian", 9_973, 4_817),
    ("One", "Black", 8_863, 4_253),
    ("One", "Not known", 5_119, 2_203),
    ("Two", "White", 17_389, 8_117),
    ("Two", "Asian", 7_681, 3_307),
    ("Two", "Black", 6_571, 2_851),
    ("Two", "Not known", 4_027, 1_913),
    ("Three", "White", 13_297, 6_007),
    ("Three", "Asian", 5_573, 2_371),
    ("Three", "Black", 787, 353),
    ("Three", "Not known", 3_037, 1_409),
    ("Four", "White", 9_203, 4_409),
    ("Four", "Asian", 691, 311),
    ("Four", "Black", 3_461, 1_607),
    ("Four", "Not known", 2_143, 1_013),
];

fn staff() -> String {
    let mut csv = String::from("what,grade,ethnicity,n\n");
    for (grade, group, post, trained) in STAFF {
        csv.push_str(&format!("In post,{grade},{group},{post}\nTrained,{grade},{group},{trained}\n"));
    }
    csv
}

fn project(room: &Path, staff: &str) -> PathBuf {
    fs::write(room.join("policy.toml"), POLICY).unwrap();
    fs::write(room.join("staff.csv"), staff).unwrap();
    let path = room.join("PROJECT.toml");
    fs::write(&path, PROJECT).unwrap();
    path
}

/// Whether a number stands in a text by itself, also with its thousands parted.
fn stands(text: &str, number: &str) -> bool {
    text.match_indices(number).any(|(at, _)| {
        let before = text[..at].chars().next_back();
        let after = &text[at + number.len()..];
        let digit = |it: char| it.is_ascii_digit();
        let begins = before.is_none_or(|it| !digit(it) && it != '.' && it != ',');
        let mut rest = after.chars();
        let ends = match rest.next() {
            Some('.' | ',') => rest.next().is_none_or(|it| !digit(it)),
            Some(it) => !digit(it),
            None => true,
        };
        begins && ends
    })
}

#[test]
fn no_file_of_a_release_holds_a_hidden_number_or_what_follows_from_it() {
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("out");
    let made = figures(&["measure", text(&project(room.path(), &staff())), "--out", text(&out)]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let all = format!("{}{}", readable(&out), said(&made));

    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(out.join("tables.json")).unwrap()).unwrap();
    let table = &json["tables"][0];
    let column = |group: &str| {
        table["columns"].as_array().unwrap().iter().position(|it| it["heading"] == group).unwrap()
    };
    let cell = |grade: &str, group: &str| {
        let row = table["rows"].as_array().unwrap().iter().find(|it| it[0] == grade).unwrap();
        row[column(group)].clone()
    };
    let (mut hidden, mut shown) = (Vec::new(), Vec::new());
    for (grade, group, post, trained) in STAFF {
        if cell(grade, group).is_object() {
            hidden.push((grade, group, post, trained));
        } else {
            shown.push(post);
        }
    }
    assert!(hidden.iter().any(|it| it.2 == 787) && hidden.iter().any(|it| it.2 == 691), "{hidden:?}");
    assert!(hidden.len() > 2, "hiding two alone would give both away");
    assert!(!shown.is_empty());
    for post in shown {
        assert!(stands(&all, &post.to_string()), "{post} is shown, so this test could see it");
    }
    let small = json["tables"].as_array().unwrap().iter().find(|it| it["id"] == "small").unwrap();
    let pooled = |grade: &str, group: &str| {
        small["rows"]
            .as_array()
            .unwrap()
            .iter()
            .find(|it| it[0] == grade && it[1] == group)
            .map(|it| it[7].clone())
    };
    assert_eq!(small["columns"][7]["key"], "pooled");
    let training = &json["tables"][2];
    let keys: Vec<&str> =
        training["columns"].as_array().unwrap().iter().map(|it| it["key"].as_str().unwrap()).collect();
    for (grade, group, post, _) in hidden {
        let told = format!("{grade}, {group}");
        assert!(!stands(&all, &post.to_string()), "{told}: {post}");
        let parted = format!("{},{:03}", post / 1000, post % 1000);
        assert!(post < 1000 || !stands(&all, &parted), "{told}: {parted}");
        // No share or ratio rests on it either, and it is pooled with nothing.
        assert!(pooled(grade, group).is_none_or(|it| it.is_object()), "{told}");
        let about = |row: &&serde_json::Value| row[0] == format!("Trained: {grade}") && row[1] == group;
        for row in training["rows"].as_array().unwrap().iter().filter(about) {
            for key in ["group_base", "group_share", "ratio", "ratio_low", "ratio_high"] {
                let at = keys.iter().position(|it| *it == key).unwrap();
                assert!(row[at].is_object(), "{told}: {key} is {}", row[at]);
            }
        }
    }
    let attacked = figures(&["attack", text(&out.join("certificate.json"))]);
    assert_eq!(attacked.status.code(), Some(0), "{}", said(&attacked));
}

#[test]
fn a_figure_that_the_missing_answers_could_turn_round_makes_no_headline() {
    let room = tempfile::tempdir().unwrap();
    let made = figures(&["measure", text(&example("grants")), "--out", text(&room.path().join("out"))]);
    let told = said(&made);
    assert!(
        told.contains("too many gave no answer to tell") && told.contains("if everybody had answered"),
        "{told}"
    );
}

#[test]
fn the_same_cell_is_hidden_in_every_form() {
    let room = tempfile::tempdir().unwrap();
    let out = room.path().join("out");
    figures(&["measure", text(&project(room.path(), &staff())), "--out", text(&out)]);
    let csv = fs::read_to_string(out.join("csv/table.csv")).unwrap();
    let note = fs::read_to_string(out.join("method-note.md")).unwrap();
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(out.join("tables.json")).unwrap()).unwrap();
    let in_json = json["tables"][0]["rows"].as_array().unwrap().iter().flat_map(|it| it.as_array().unwrap());
    let in_json = in_json.filter(|it| it["symbol"] == "[c]").count();
    assert!(in_json > 2);
    assert_eq!(csv.matches("[c]").count(), in_json);
    let section = note.split("### Staff, ").nth(1).unwrap().split("###").next().unwrap();
    assert_eq!(section.matches("| [c]").count(), in_json);
}

#[test]
fn what_cannot_be_published_is_refused_with_the_reason_and_nothing_is_written() {
    let room = tempfile::tempdir().unwrap();
    let path = project(room.path(), &staff());
    // Everything but a corner is small: hiding it would hide nearly all, and this policy does not allow that.
    fs::write(
        room.path().join("policy.toml"),
        POLICY.replace("900", "1000").replace("most_hidden = 1.0", "most_hidden = 0.01"),
    )
    .unwrap();
    let out = room.path().join("out");
    let made = figures(&["measure", text(&path), "--out", text(&out)]);
    assert_eq!(made.status.code(), Some(3), "{}", said(&made));
    assert!(said(&made).contains("This cannot be published as it is"), "{}", said(&made));
    assert!(!out.exists());
}

#[test]
fn a_fault_of_the_project_or_its_data_is_told_with_its_place_and_nothing_is_written() {
    let room = tempfile::tempdir().unwrap();
    let path = project(room.path(), &staff().replace("In post,One,White,21487", "In post,One,White,-3"));
    let out = room.path().join("out");
    let made = figures(&["measure", text(&path), "--out", text(&out)]);
    assert_eq!(made.status.code(), Some(2), "{}", said(&made));
    assert!(said(&made).contains("staff.csv, line 2: The count -3 is below 0"), "{}", said(&made));
    fs::write(&path, PROJECT.replace("of = \"staff/In post\"", "of = \"staff/In pots\"")).unwrap();
    let checked = figures(&["measure", text(&path), "--check"]);
    assert_eq!(checked.status.code(), Some(2));
    assert!(said(&checked).contains("Did you mean “In post”?"), "{}", said(&checked));
    assert!(!out.exists());
}

#[test]
fn a_part_that_counts_more_than_its_whole_is_told() {
    let room = tempfile::tempdir().unwrap();
    let path = project(room.path(), &staff().replace("Trained,One,White,10391", "Trained,One,White,30000"));
    let made = figures(&["measure", text(&path), "--out", text(&room.path().join("out"))]);
    assert_eq!(made.status.code(), Some(2), "{}", said(&made));
    assert!(said(&made).contains("counts more than"), "{}", said(&made));
}

#[test]
fn a_second_release_is_protected_together_with_the_first_and_can_be_made_again() {
    let room = tempfile::tempdir().unwrap();
    let path = project(room.path(), &staff());
    let with =
        PROJECT.replace("policy = \"policy.toml\"", "policy = \"policy.toml\"\nregister = \"register.json\"");
    fs::write(&path, &with).unwrap();
    let (one, two) = (room.path().join("one"), room.path().join("two"));
    let first = figures(&["measure", text(&path), "--out", text(&one), "--record"]);
    assert_eq!(first.status.code(), Some(0), "{}", said(&first));
    let register = fs::read(room.path().join("register.json")).unwrap();
    let again = figures(&["measure", text(&path), "--out", text(&two), "--record"]);
    assert_eq!(again.status.code(), Some(0), "{}", said(&again));
    assert_eq!(files(&one), files(&two), "what is out is made again with the same bytes");
    assert_eq!(register, fs::read(room.path().join("register.json")).unwrap(), "and entered once");
    // The same counts corrected afterwards are not the release that is out.
    fs::write(room.path().join("staff.csv"), staff().replace("21487", "21488")).unwrap();
    let changed = figures(&["measure", text(&path), "--out", text(&room.path().join("three"))]);
    assert_eq!(changed.status.code(), Some(2), "{}", said(&changed));
    assert!(said(&changed).contains("differs from the one in the register"), "{}", said(&changed));
}

const LEAK: &str = r#"{"format": "sdc-attack/1",
 "dimensions": [{"name": "grade", "total": "Total", "tree": {"Total": ["A", "B"]}}],
 "cells": [{"key": ["Total"], "value": 10}, {"key": ["A"], "value": 7}, {"key": ["B"], "suppressed": true}]}"#;

#[test]
fn an_attack_that_works_something_out_says_what_and_ends_with_one() {
    let room = tempfile::tempdir().unwrap();
    let path = room.path().join("leak.json");
    fs::write(&path, LEAK).unwrap();
    let attacked = figures(&["attack", text(&path)]);
    assert_eq!(attacked.status.code(), Some(1));
    assert!(said(&attacked).contains("  B is 3"), "{}", said(&attacked));
    let result: serde_json::Value =
        serde_json::from_slice(&figures(&["attack", text(&path), "--json"]).stdout).unwrap();
    assert_eq!(result["format"], "sdc-attack-result/1");
    assert_eq!(result["summary"]["recovered"], 1);
    fs::write(&path, LEAK.replace("\"value\": 7", "\"value\": -7")).unwrap();
    let told = figures(&["attack", text(&path)]);
    assert_eq!(told.status.code(), Some(2));
    assert!(said(&told).contains("cells[1].value"), "{}", said(&told));
}

#[test]
fn raw_tables_are_protected_and_withstand_the_attack() {
    let room = tempfile::tempdir().unwrap();
    let (raw, out) = (room.path().join("raw.json"), room.path().join("safe.json"));
    let cells: Vec<String> = [("Total", 100), ("A", 3), ("B", 47), ("C", 50)]
        .iter()
        .map(|(key, value)| format!("{{\"key\": [\"{key}\"], \"value\": {value}}}"))
        .collect();
    let document = format!(
        "{{\"format\": \"sdc-attack/1\", \"dimensions\": [{{\"name\": \"grade\", \"total\": \"Total\", \"tree\": {{\"Total\": [\"A\", \"B\", \"C\"]}}}}], \"cells\": [{}]}}",
        cells.join(", ")
    );
    fs::write(&raw, &document).unwrap();
    let protected = figures(&["protect", text(&raw), "--policy", "1-4", "--out", text(&out)]);
    assert_eq!(protected.status.code(), Some(0), "{}", said(&protected));
    let safe = fs::read_to_string(&out).unwrap();
    assert!(safe.contains("suppressed") && !stands(&safe, "3"), "{safe}");
    assert_eq!(figures(&["attack", text(&out)]).status.code(), Some(0));
    let wrong = figures(&["protect", text(&raw), "--policy", "1-5"]);
    assert_eq!(wrong.status.code(), Some(2));
    let outcomes = figures(&["protect", text(&raw), "--policy", "outcomes"]);
    assert!(said(&outcomes).contains("--outcome"), "{}", said(&outcomes));
    fs::write(&raw, document.replace("{\"key\": [\"B\"]", "{\"key\": [\"A\"]")).unwrap();
    let twice = figures(&["protect", text(&raw)]);
    assert!(said(&twice).contains("A stands here twice, as 3 and as 47."), "{}", said(&twice));
}

#[test]
fn completions_and_manual_pages_are_there() {
    assert!(said(&figures(&["completions", "bash"])).contains("evenhand-figures"));
    assert!(said(&figures(&["man"])).contains("measure"));
}
