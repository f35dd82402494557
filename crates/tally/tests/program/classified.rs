//! Classifications of the body's own, in files beside the mapping.

use std::fs;

use super::*;

const PEOPLE: &str = "Grade,Ward\nG12,Abbey\nGr 13,Abbey\n14,Hill\nCO,Hill\nSpot salary,Hill\n";

const GRADES: &str = r#"id = "marlow-vale-grades"
title = "Grades of Marlow Vale Council"
version = "1.0.0"
characteristic = "grade"
scale = true
[source]
name = "Marlow Vale Council, pay policy"
[[group]]
code = "grade-12"
label = "Grade 12"
aliases = ["G12"]
[[group]]
code = "grade-13"
label = "Grade 13"
aliases = ["Gr 13"]
[[group]]
code = "grade-14"
label = "Grade 14"
aliases = ["14"]
[[group]]
code = "chief-officer"
label = "Chief officer"
aliases = ["CO"]
[[non_answer]]
kind = "not-known"
aliases = ["Spot salary"]
"#;

const MAPPING: &str = r#"evenhand-mapping = 1
[source]
files = ["people.csv"]
[column.grade]
from = "Grade"
as = "grade"
classification = "lists/grades.toml"
[field.senior]
of = "grade"
at-or-above = "Grade 14"
[[table]]
by = ["grade"]
[[table]]
by = ["senior"]
"#;

fn vale() -> TempDir {
    let folder = folder(&[("people.csv", PEOPLE), ("staff.toml", MAPPING)]);
    fs::create_dir(folder.path().join("lists")).unwrap();
    fs::write(folder.path().join("lists/grades.toml"), GRADES).unwrap();
    folder
}

#[test]
fn grades_are_read_and_ordered_by_a_classification_beside_the_mapping() {
    let folder = vale();
    let found = counted(folder.path());
    assert_eq!(cell(&found, 0, &["Grade 13"]).unwrap().rows, 1);
    assert_eq!(cell(&found, 0, &["Chief officer"]).unwrap().rows, 1);
    assert_eq!(cell(&found, 0, &["Not known"]).unwrap().rows, 1);
    assert_eq!(cell(&found, 1, &["Grade 14 and above"]).unwrap().rows, 2);
}

#[test]
fn a_label_that_an_own_classification_does_not_know_is_listed_once() {
    let folder = vale();
    fs::write(folder.path().join("people.csv"), format!("{PEOPLE}G 21,Hill\n")).unwrap();
    let why = refused(folder.path());
    assert!(why.contains("“G 21” is not known for “grade” (1 row)"), "{why}");
    assert_eq!(why.matches("G 21").count(), 1, "what is derived from the column is not told again: {why}");
}

#[test]
fn what_is_wrong_with_an_own_classification_is_told_at_its_place() {
    let folder = vale();
    fs::write(folder.path().join("lists/grades.toml"), GRADES.replace("scale = true", "scale = maybe"))
        .unwrap();
    let why = refused(folder.path());
    assert!(why.contains("lists/grades.toml, line 5"), "{why}");
    fs::remove_file(folder.path().join("lists/grades.toml")).unwrap();
    let why = refused(folder.path());
    assert!(why.contains("lists/grades.toml: there is no such classification file"), "{why}");
    fs::create_dir(folder.path().join("lists/grades.toml")).unwrap();
    let why = refused(folder.path());
    assert!(why.contains("this is a folder"), "{why}");
}

#[test]
fn groups_in_no_order_are_no_grades() {
    let folder = vale();
    fs::write(folder.path().join("lists/grades.toml"), GRADES.replace("scale = true", "scale = false"))
        .unwrap();
    let why = refused(folder.path());
    assert!(why.contains("staff.toml:7:18") && why.contains("low to high"), "{why}");
    fs::write(folder.path().join("staff.toml"), MAPPING.replace("lists/grades.toml", "ethnicity-2021"))
        .unwrap();
    let why = refused(folder.path());
    assert!(why.contains("low to high"), "{why}");
}
