//! The real program on small invented files.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot set itself up has failed")]

mod classified;
mod format;
mod hostile;
mod serve;
mod wizard;

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output, Stdio};

use records::protocol::{Answer, Cell, Checked, Counted, Line, MappingText, Refusal, RefusalKind, Request};
use records::{Amount, FindingKind};
use tempfile::TempDir;

const STAFF: &str = "\
Staff number,Ethnic origin,Grade,Date of birth,Salary,Contract
1,African,Grade 14,01/02/1980,\"£52,000\",Permanent
2,White British,Grade 9,03/04/1999,21000,Permanent
3,w. brit,Grade 9,05/06/1975,21500.50,Permanent
4,,Grade 10,07/08/1960,25000,Permanent
5,Prefer not to say,Grade 14,09/10/1985,51000,Permanent
6,Caribbean,Grade 10,11/12/1990,26000,Agency
2,White British,Grade 9,03/04/1999,21000,Permanent
";

const MAPPING: &str = r#"evenhand-mapping = 1
title = "Staff of Marlow Vale"

[source]
files = ["staff.csv"]

[column.person]
from = "Staff number"
as = "person"

[column.ethnicity]
from = "Ethnic origin"
as = "category"
categories = ["African", "Caribbean", "White British"]
labels = { "W. Brit" = "White British" }
prefer-not-to-say = ["Prefer not to say"]

[column.grade]
from = "Grade"
as = "grade"
order = ["Grade 9", "Grade 10", "Grade 14"]

[column.born]
from = "Date of birth"
as = "date"
order = "day-month-year"

[column.pay]
from = "Salary"
as = "pay"

[column.contract]
from = "Contract"
as = "category"

[field.senior]
of = "grade"
at-or-above = "Grade 14"

[field.age]
age-of = "born"
on = 2026-03-31
bands = [25, 45]

[[keep]]
field = "contract"
is-not = ["Agency"]

[[table]]
by = ["grade", "ethnicity"]
people = true
sums = ["pay"]
values = ["pay"]

[[table]]
by = ["senior", "age"]

[[table]]
by = []
people = true
"#;

fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (name, text) in files {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

fn run(folder: &Path, arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_evenhand-tally")).args(arguments).current_dir(folder).output().unwrap()
}

fn said(output: &Output) -> (String, String) {
    (
        String::from_utf8_lossy(&output.stdout).into_owned(),
        String::from_utf8_lossy(&output.stderr).into_owned(),
    )
}

fn counted(folder: &Path) -> Counted {
    let output = run(folder, &["count", "staff.toml", "--format", "json", "--quiet"]);
    let (out, aside) = said(&output);
    assert!(output.status.success(), "{aside}");
    assert!(aside.contains("NOT SAFE TO PUBLISH"), "{aside}");
    serde_json::from_str(&out).unwrap()
}

fn refused(folder: &Path) -> String {
    let output = run(folder, &["count", "staff.toml", "--quiet"]);
    let (out, aside) = said(&output);
    assert_eq!(output.status.code(), Some(2), "{out}{aside}");
    assert_eq!(out, "", "something was half written");
    aside
}

fn checked(folder: &Path) -> Checked {
    let output = run(folder, &["check", "staff.toml", "--format", "json", "--quiet"]);
    let (out, aside) = said(&output);
    serde_json::from_str(&out).unwrap_or_else(|_| panic!("{out}{aside}"))
}

/// The cell of a table with these labels.
fn cell<'a>(counted: &'a Counted, table: usize, labels: &[&str]) -> Option<&'a Cell> {
    let counts = &counted.tables[table];
    counts.cells.iter().find(|cell| {
        cell.at.iter().zip(&counts.table.by).zip(labels).all(|((at, name), label)| {
            let field = counted.fields.iter().find(|it| it.name == *name).unwrap();
            field.members[*at as usize].label() == *label
        })
    })
}

#[test]
fn a_staff_list_is_counted_by_grade_and_ethnicity() {
    let folder = folder(&[("staff.csv", STAFF), ("staff.toml", MAPPING)]);
    let counted = counted(folder.path());
    let nine = cell(&counted, 0, &["Grade 9", "White British"]).unwrap();
    assert_eq!((nine.rows, nine.people), (3, Some(2)));
    assert_eq!(nine.count, Amount::whole(3));
    assert_eq!(nine.sums[0].sum, Amount::parse("63500.5").unwrap());
    assert_eq!(nine.values[0], [(Amount::whole(21_000), 2), (Amount::parse("21500.5").unwrap(), 1)]);
    assert_eq!(cell(&counted, 0, &["Grade 10", "Not known"]).unwrap().rows, 1);
    assert_eq!(cell(&counted, 0, &["Grade 14", "Prefer not to say"]).unwrap().rows, 1);
    assert_eq!(cell(&counted, 1, &["Grade 14 and above", "25 to 44"]).unwrap().rows, 1);
    assert_eq!(cell(&counted, 2, &[]).unwrap().people, Some(5));
    assert_eq!(counted.rows_left_out, 1);
    let order: Vec<&str> = counted.fields[1].members.iter().map(records::protocol::Member::label).collect();
    assert_eq!(order, ["African", "Caribbean", "White British", "Prefer not to say", "Not known"]);
}

#[test]
fn completions_and_manual_pages_are_there() {
    let folder = folder(&[]);
    let (completions, _) = said(&run(folder.path(), &["completions", "bash"]));
    assert!(completions.contains("evenhand-tally"), "{completions}");
    let (page, _) = said(&run(folder.path(), &["man"]));
    assert!(page.contains("NOT SAFE TO PUBLISH"), "{page}");
    assert_eq!(run(folder.path(), &["man", "--into", "man"]).status.code(), Some(0));
    assert!(folder.path().join("man/evenhand-tally-count.1").is_file());
}

#[test]
fn raw_counts_as_csv_come_with_a_warning_beside_them() {
    let folder = folder(&[("staff.csv", STAFF), ("staff.toml", MAPPING)]);
    let output = run(folder.path(), &["count", "staff.toml"]);
    let (out, aside) = said(&output);
    assert!(aside.contains("NOT SAFE TO PUBLISH"), "{aside}");
    assert!(out.contains("grade by ethnicity,Grade,Grade 9,Ethnic origin,White British,people,2\n"), "{out}");
    let help = said(&run(folder.path(), &["count", "--help"])).0;
    assert!(help.contains("NOT SAFE TO PUBLISH"), "{help}");
}

#[test]
fn the_same_rows_count_the_same_from_every_format_and_letter_and_delimiter() {
    let first = folder(&[("staff.csv", STAFF), ("staff.toml", MAPPING)]);
    let expected = counted(first.path()).tables;
    let semicolons = STAFF.replace("\"£52,000\"", "52000").replace(',', ";").replace('\n', "\r\n");
    let older: Vec<u8> = STAFF.chars().map(|it| if it == '£' { 0xA3 } else { it as u8 }).collect();
    let marked = format!("\u{feff}{}", STAFF.trim_end());
    for bytes in [semicolons.as_bytes(), &older, marked.as_bytes()] {
        let folder = folder(&[("staff.toml", MAPPING)]);
        fs::write(folder.path().join("staff.csv"), bytes).unwrap();
        assert_eq!(counted(folder.path()).tables, expected);
    }
}

#[test]
fn a_value_may_hold_line_breaks_delimiters_and_quotation_marks() {
    let rows = "\"Grade\n9\",\"a \"\"b\"\", c\"\nGrade 14,\"a \"\"b\"\", c\"\n";
    let mapping = r#"evenhand-mapping = 1
[source]
files = ["a.csv"]
[column.grade]
from = "G"
as = "category"
[column.other]
from = "O"
as = "category"
[[table]]
by = ["grade", "other"]
"#;
    let folder = folder(&[("a.csv", &format!("G,O\n{rows}")), ("staff.toml", mapping)]);
    let counted = counted(folder.path());
    assert_eq!(cell(&counted, 0, &["Grade 9", "a \"b\", c"]).unwrap().rows, 1);
    assert_eq!(cell(&counted, 0, &["Grade 14", "a \"b\", c"]).unwrap().rows, 1);
}

#[test]
fn a_label_nobody_has_mapped_stops_the_counting_and_is_listed() {
    let folder = folder(&[("staff.csv", &STAFF.replace("w. brit", "Martian")), ("staff.toml", MAPPING)]);
    let told = refused(folder.path());
    assert!(told.contains("“Martian” is not known for “ethnicity” (1 row)"), "{told}");
    let checked = checked(folder.path());
    assert!(!checked.countable);
    let finding = checked.findings.iter().find(|it| it.kind == FindingKind::UnmatchedLabel).unwrap();
    assert_eq!(finding.place.row, Some(4));
    assert_eq!(finding.place.column.as_deref(), Some("Ethnic origin"));
}

#[test]
fn a_column_that_is_not_there_is_told_with_the_one_that_may_be_meant() {
    let folder =
        folder(&[("staff.csv", &STAFF.replace("Ethnic origin", "Ethnic orgin")), ("staff.toml", MAPPING)]);
    let told = refused(folder.path());
    assert!(
        told.contains("row 1: no column is called “Ethnic origin”, did you mean “Ethnic orgin”?"),
        "{told}"
    );
}

#[test]
fn a_fault_of_the_mapping_is_told_with_file_line_and_column() {
    let folder = folder(&[
        ("staff.csv", STAFF),
        ("staff.toml", &MAPPING.replace("by = [\"senior\"", "by = [\"senoir\"")),
    ]);
    let told = refused(folder.path());
    assert!(
        told.contains("staff.toml:56:7: no column or field is called “senoir”, did you mean “senior”?"),
        "{told}"
    );
}

#[test]
fn the_check_finds_what_would_make_a_count_wrong() {
    let rows = "\
8,White  british,grade 9,31/02/1980,n/a,Permanent
9,African,Grade 9,12/31/1980,-5,Permanent
10,African,Grade 9,soon,20000,permanent
";
    let folder = folder(&[("staff.csv", &format!("{STAFF}{rows}")), ("staff.toml", MAPPING)]);
    let checked = checked(folder.path());
    let at = |kind: FindingKind| {
        let finding = checked.findings.iter().find(|it| it.kind == kind);
        let finding = finding.unwrap_or_else(|| panic!("no {kind:?} in {:#?}", checked.findings));
        (finding.place.row, finding.place.column.as_deref().unwrap_or_default().to_owned())
    };
    let column = |row, column: &str| (Some(row), column.to_owned());
    assert_eq!(at(FindingKind::ImpossibleDate), column(9, "Date of birth"));
    assert_eq!(at(FindingKind::MixedDates), column(10, "Date of birth"));
    assert_eq!(at(FindingKind::NotADate), column(11, "Date of birth"));
    assert_eq!(at(FindingKind::NotANumber), column(9, "Salary"));
    assert_eq!(at(FindingKind::OutOfBounds), column(10, "Salary"));
    assert_eq!(at(FindingKind::NumberAsText), column(2, "Salary"));
    assert_eq!(at(FindingKind::Duplicate), column(8, "Staff number"));
    assert_eq!(at(FindingKind::TwoSpellings), column(2, "Contract"));
    assert_eq!(at(FindingKind::Missing), column(5, "Ethnic origin"));
    assert_eq!(at(FindingKind::NoAnswer).1, "Ethnic origin");
    assert!(!checked.countable);
    let output = run(folder.path(), &["check", "staff.toml"]);
    assert_eq!(output.status.code(), Some(2));
    let text = said(&output).0;
    assert!(text.contains("Mend or map before counting"), "{text}");
}

const HEADCOUNT: &str = r#"evenhand-mapping = 1
[source]
files = ["staff.csv"]
[column.ward]
from = "Ward"
as = "category"
[column.ethnicity]
from = "Ethnicity"
as = "category"
total = ["All"]
[column.n]
from = "Headcount"
as = "count"
[[table]]
by = ["ward"]
"#;

#[test]
fn a_table_that_is_added_up_already_is_counted_without_its_totals() {
    let rows = "Ward,Ethnicity,Headcount\nEast,African,4\nEast,White,6\nEast,All,10\nWest,African,1\nWest,White,2\nWest,All,4\n";
    let folder_ = folder(&[("staff.csv", rows), ("staff.toml", HEADCOUNT)]);
    let counted = counted(folder_.path());
    assert_eq!(cell(&counted, 0, &["East"]).unwrap().count, Amount::whole(10));
    assert_eq!(cell(&counted, 0, &["West"]).unwrap().count, Amount::whole(3));
    assert_eq!(counted.rows_of_totals, 2);
    let checked = checked(folder_.path());
    let broken: Vec<_> = checked.findings.iter().filter(|it| it.kind == FindingKind::BrokenTotal).collect();
    assert_eq!(broken.len(), 1);
    assert_eq!(broken[0].place.row, Some(7));
    assert!(broken[0].message.contains("says 4, and its parts add up to 3"), "{}", broken[0].message);
    for (wrong, told) in
        [("-1", "“-1” is a count below zero"), ("1.5", "is not a whole number"), ("", "is not a count")]
    {
        let folder = folder(&[
            ("staff.csv", &rows.replace("West,African,1", &format!("West,African,{wrong}"))),
            ("staff.toml", HEADCOUNT),
        ]);
        assert!(refused(folder.path()).contains(told));
    }
}

#[test]
fn residents_stand_beside_the_counts_of_a_ward() {
    let mapping = format!(
        "{HEADCOUNT}\n[population]\nfiles = [\"residents.csv\"]\ncount = \"Residents\"\nheadings = {{ ward = \"Ward name\" }}\n"
    );
    let folder = folder(&[
        ("staff.csv", "Ward,Ethnicity,Headcount\nEast,African,4\n"),
        ("residents.csv", "Ward name,Residents\nEast,\"1,200\"\nEast,300\nWest,900\n"),
        ("staff.toml", &mapping),
    ]);
    let counted = counted(folder.path());
    assert!(counted.tables[0].has_population);
    assert_eq!(cell(&counted, 0, &["East"]).unwrap().population, Some(Amount::whole(1500)));
    let west = cell(&counted, 0, &["West"]).unwrap();
    assert_eq!((west.rows, west.population), (0, Some(Amount::whole(900))));
}

#[test]
fn many_files_of_one_kind_are_one_source() {
    let mapping = HEADCOUNT.replace("staff.csv", "part-*.csv");
    let folder = folder(&[
        ("part-1.csv", "Ward,Ethnicity,Headcount\nEast,African,4\n"),
        ("part-2.csv", "Headcount,Ward,Ethnicity\n5,East,African\n"),
        ("staff.toml", &mapping),
    ]);
    assert_eq!(cell(&counted(folder.path()), 0, &["East"]).unwrap().count, Amount::whole(9));
}

#[test]
fn a_classification_that_comes_along_reads_labels_as_people_write_them() {
    let people = "Ethnic group\nBlack African\nafrican\nWBRI\nWhite - British\nPNTS\n";
    let folder = folder(&[("people.csv", people)]);
    let output = run(folder.path(), &["map", "people.csv", "--yes", "--out", "staff.toml"]);
    assert!(output.status.success(), "{}", said(&output).1);
    let mapping = fs::read_to_string(folder.path().join("staff.toml")).unwrap();
    assert!(mapping.contains("classification = \"ethnicity-"), "{mapping}");
    fs::write(folder.path().join("grants.csv"), "Decision\nAwarded\nRefused\nAwarded\n").unwrap();
    let output = run(folder.path(), &["map", "grants.csv", "--yes", "--out", "grants.toml"]);
    assert!(output.status.success(), "{}", said(&output).1);
    let grants = fs::read_to_string(folder.path().join("grants.toml")).unwrap();
    assert!(grants.contains("\"Refused\",") && !grants.contains("prefer-not-to-say"), "{grants}");
    let mapping = "evenhand-mapping = 1\n[source]\nfiles = [\"people.csv\"]\n[column.ethnicity]\nfrom = \"Ethnic group\"\n\
                   as = \"category\"\nclassification = \"ethnicity-2021\"\n[[table]]\nby = [\"ethnicity\"]\n";
    fs::write(folder.path().join("staff.toml"), mapping).unwrap();
    let found = counted(folder.path());
    assert_eq!(cell(&found, 0, &["African"]).unwrap().rows, 2);
    assert_eq!(cell(&found, 0, &["English, Welsh, Scottish, Northern Irish or British"]).unwrap().rows, 2);
    assert_eq!(cell(&found, 0, &["Prefer not to say"]).unwrap().rows, 1);
    // A broad group alone, and a word for all groups but one, are left to a person.
    fs::write(folder.path().join("people.csv"), format!("{people}BAME\nAsian\n")).unwrap();
    let why = refused(folder.path());
    assert!(why.contains("BAME") && why.contains("Asian"), "{why}");
    fs::write(folder.path().join("staff.toml"), mapping.replace("ethnicity-2021", "ethnicity-2012")).unwrap();
    let why = refused(folder.path());
    assert!(why.contains("ethnicity-20"), "{why}");
}
