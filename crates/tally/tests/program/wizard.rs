//! The look at a file that proposes a mapping.

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
