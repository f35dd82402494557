//! Small groups that several characteristics make: what is pooled, and what no figure rests on.

use crate::harness::{measured, rows, said};
use std::fs;

const PROJECT: &str = r#"format = "evenhand-project/1"
title = "Senior staff"
body = "Marlow Vale Council"
period = "2026"
published-on = 2026-06-30
[dimension.grade]
label = "Grade"
total = "All grades"
order = ["Junior", "Senior"]
[dimension.ethnicity]
label = "Ethnicity"
total = "All"
order = ["White", "Asian", "Black"]
non-answers = ["Not known"]
groups."Ethnic minorities" = ["Asian", "Black"]
[dimension.sex]
label = "Sex"
total = "Both"
order = ["Women", "Men"]
[data.staff]
file = "staff.csv"
count = "n"
unit = "staff"
source = "Marlow Vale Council"
columns = { grade = "grade", ethnicity = "ethnicity", sex = "sex" }
[[measure]]
id = "senior"
title = "Senior staff by ethnicity and sex"
kind = "intersections"
of = "staff"
characteristic = "grade"
group = "Senior"
by = ["ethnicity", "sex"]
[disclosure]
policy = "1-4"
"#;

/// Senior and junior staff of each group.
const STAFF: [(&str, &str, u32, u32); 8] = [
    ("White", "Women", 90, 810),
    ("White", "Men", 240, 560),
    ("Asian", "Women", 8, 92),
    ("Asian", "Men", 30, 70),
    ("Black", "Women", 5, 15),
    ("Black", "Men", 0, 40),
    ("Not known", "Women", 20, 60),
    ("Not known", "Men", 20, 50),
];

fn staff(of: &[(&str, &str, u32, u32)]) -> String {
    let mut csv = String::from("grade,ethnicity,sex,n\n");
    for (group, sex, senior, junior) in of {
        csv.push_str(&format!("Senior,{group},{sex},{senior}\nJunior,{group},{sex},{junior}\n"));
    }
    csv
}

#[test]
fn each_small_group_stands_beside_its_share_drawn_towards_that_of_all() {
    let room = tempfile::tempdir().unwrap();
    let made = measured(room.path(), PROJECT, &[("staff.csv", staff(&STAFF))]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let rows = rows(room.path(), "senior");
    let row = |group: &str, sex: &str| {
        rows.iter().find(|it| it["group_1"] == group && it["group_2"] == sex).expect("the group")
    };
    let number = |group: &str, sex: &str, key: &str| row(group, sex)[key].as_f64().unwrap();
    assert_eq!(rows.len(), 6, "those without an answer are in no group");
    assert_eq!((number("Black", "Women", "share"), number("Black", "Women", "base")), (25.0, 20.0));
    // 373 of 1,960 of all groups shown: 19.0%.
    let pooled = number("Black", "Women", "pooled");
    assert!(pooled > 19.0 && pooled < 25.0, "{pooled}");
    assert!(
        number("White", "Women", "own") > number("Black", "Women", "own"),
        "the larger the group, the more its own"
    );
    let words = row("Black", "Women")["reading"].as_str().unwrap();
    assert!(words.contains("There are 20 people here: bases under 30 are not ranked."), "{words}");
    let words = row("White", "Men")["reading"].as_str().unwrap();
    assert!(words.contains("Beside all together (19.0%): higher, and unlikely to be chance."), "{words}");
    // None of 40 is a finding of its own, and its pooled share is not 0.
    assert_eq!(number("Black", "Men", "share"), 0.0);
    assert!(number("Black", "Men", "pooled") > 0.0);
    let drawn = fs::read_to_string(room.path().join("release/charts/senior.txt")).unwrap();
    assert!(drawn.contains("Black, Women: As counted 25.0%, 95% interval"), "{drawn}");
}

#[test]
fn what_is_hidden_is_pooled_with_nothing() {
    let room = tempfile::tempdir().unwrap();
    let mut few = STAFF;
    few[4] = ("Black", "Women", 3, 17);
    let made = measured(room.path(), PROJECT, &[("staff.csv", staff(&few))]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let found = rows(room.path(), "senior");
    let shown: Vec<_> = found.iter().filter(|it| it["share"].is_number()).collect();
    assert!(shown.len() < 6);
    for row in found.iter().filter(|it| !it["share"].is_number()) {
        for key in ["pooled", "pooled_low", "own"] {
            assert_eq!(row[key]["symbol"], "[c]", "{row:?}");
        }
    }
    // The share of all is that of the groups shown.
    let sum = |key: &str| shown.iter().map(|it| it[key].as_f64().unwrap()).sum::<f64>();
    let all = format!("({:.1}%)", 100.0 * sum("group_count") / sum("base"));
    assert!(shown.iter().any(|it| it["reading"].as_str().unwrap().contains(&all)), "{all} in {shown:?}");
    let note = fs::read_to_string(room.path().join("release/method-note.md")).unwrap();
    assert!(
        note.contains(&format!("that of the {} of 6 groups whose numbers may be seen", shown.len())),
        "{note}"
    );
}

#[test]
fn who_gave_no_answer_is_counted_beside_every_group() {
    let room = tempfile::tempdir().unwrap();
    let unknown = PROJECT.replace(
        "order = [\"Junior\", \"Senior\"]",
        "order = [\"Junior\", \"Senior\"]\nnon-answers = [\"Grade not known\"]",
    );
    let more = format!("{}Grade not known,White,Men,25\n", staff(&STAFF));
    let made = measured(room.path(), &unknown, &[("staff.csv", more)]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let found = rows(room.path(), "senior");
    let men = found.iter().find(|it| it["group_1"] == "White" && it["group_2"] == "Men").unwrap();
    let words = men["reading"].as_str().unwrap();
    assert!(words.contains("Based on 800; 25 without an answer are left out."), "{words}");
}

#[test]
fn a_project_may_combine_broader_groups_and_nobody_twice() {
    let room = tempfile::tempdir().unwrap();
    let broad = PROJECT.replace(
        "by = [\"ethnicity\", \"sex\"]",
        "by = [\"ethnicity\", \"sex\"]\nonly = { ethnicity = [\"White\", \"Ethnic minorities\"] }",
    );
    let made = measured(room.path(), &broad, &[("staff.csv", staff(&STAFF))]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let found = rows(room.path(), "senior");
    assert_eq!(found.len(), 4);
    assert_eq!((&found[2]["group_1"], &found[2]["base"]), (&"Ethnic minorities".into(), &120.into()));
    let twice = broad.replace("\"White\", \"Ethnic minorities\"", "\"Asian\", \"Ethnic minorities\"");
    let told = said(&measured(room.path(), &twice, &[]));
    assert!(
        told.contains("“Asian” stands in “Ethnic minorities”, so people would be counted twice"),
        "{told}"
    );
    let one = PROJECT.replace("by = [\"ethnicity\", \"sex\"]", "by = [\"ethnicity\"]");
    let told = said(&measured(room.path(), &one, &[]));
    assert!(told.contains("PROJECT.toml, line ") && told.contains("two to 4 dimensions"), "{told}");
    let own = PROJECT.replace("by = [\"ethnicity\", \"sex\"]", "by = [\"grade\", \"sex\"]");
    let told = said(&measured(room.path(), &own, &[]));
    assert!(told.contains("cannot be one of those that are combined"), "{told}");
}
