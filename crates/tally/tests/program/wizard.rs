//! The look at a file that proposes a mapping.

use std::fmt::Write as _;

use super::*;

#[test]
fn the_wizard_writes_a_mapping_that_counts() {
    let folder = folder(&[("people.csv", &STAFF.replace("w. brit", "White British"))]);
    let output = run(folder.path(), &["map", "people.csv", "--yes", "--out", "staff.toml"]);
    assert!(output.status.success(), "{}", said(&output).1);
    let text = fs::read_to_string(folder.path().join("staff.toml")).unwrap();
    for expected in [
        "as = \"person\"",
        "as = \"grade\"",
        "order = \"day-month-year\"",
        "as = \"pay\"",
        "prefer-not-to-say = [\"Prefer not to say\"]",
    ] {
        assert!(text.contains(expected), "{text}");
    }
    let counted = counted(folder.path());
    assert_eq!(counted.tables.len(), 1);
    let again = run(folder.path(), &["map", "people.csv", "--yes", "--out", "staff.toml"]);
    assert_eq!(again.status.code(), Some(2));
    assert!(said(&again).1.contains("it is there already"), "{}", said(&again).1);
    assert_eq!(fs::read_to_string(folder.path().join("staff.toml")).unwrap(), text);
}

#[test]
fn the_wizard_leaves_what_a_classification_does_not_know_to_a_person() {
    let origins =
        ["A White - British", "CP White Polish", "H Asian or Asian British - Indian", "PC Black Nigerian"];
    let ages = ["<=20 Years", "21-25", "26-30", ">=71 Years"];
    let mut staff = "Employee Number,Site,Ethnic Origin,AfC Band,Age Band\n".to_owned();
    for (row, origin) in origins.into_iter().cycle().take(20).chain(["Z Not Stated", "7 Unclear"]).enumerate()
    {
        let _ = writeln!(staff, "{row},Main,{origin},Band {},{}", row % 9, ages[row % 4]);
    }
    let folder = folder(&[("staff.csv", &staff)]);
    let output = run(folder.path(), &["map", "staff.csv", "--yes", "--out", "staff.toml"]);
    assert!(output.status.success(), "{}", said(&output).1);
    let path = folder.path().join("staff.toml");
    let mapping = fs::read_to_string(&path).unwrap();
    for expected in [
        "classification = \"ethnicity-nhs\"",
        "classification = \"age-esr\"",
        "by = [\"afc-band\", \"ethnic-origin\"]",
    ] {
        assert!(mapping.contains(expected), "{mapping}");
    }
    let why = refused(folder.path());
    assert!(why.contains("7 Unclear") && !why.contains("Polish"), "{why}");
    // A person takes the signs away and says what the label stands for.
    let begin = mapping.find("# labels = {\n#   \"7 Unclear\" = \"the group's label\",").unwrap();
    let (before, block) = mapping.split_at(begin);
    let (block, after) = block.split_at(block.find("# }").unwrap() + 3);
    let block: Vec<&str> =
        block.lines().map(|it| it.trim_start_matches("# ").trim_start_matches('#')).collect();
    let block = block.join("\n").replace("the group's label", "Any other ethnic group");
    fs::write(&path, format!("{before}{block}{after}")).unwrap();
    let found = counted(folder.path());
    assert_eq!(cell(&found, 0, &["Band 3", "Any other ethnic group"]).unwrap().rows, 1);
}

#[test]
fn the_wizard_takes_answers_through_a_pipe() {
    let folder = folder(&[("people.csv", STAFF)]);
    let mut child = Command::new(env!("CARGO_BIN_EXE_evenhand-tally"))
        .args(["map", "people.csv", "--out", "m.toml"])
        .current_dir(folder.path())
        .stdin(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(b"\n\nwizard\ncategory\n\nignore\n\n").unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", said(&output).1);
    let text = fs::read_to_string(folder.path().join("m.toml")).unwrap();
    assert!(text.contains("[column.grade]\nfrom = \"Grade\"\nas = \"category\""), "{text}");
    assert!(text.contains("# \"Salary\" is left aside"), "{text}");
    assert!(said(&output).1.contains("“wizard” is not one of them"));
}
