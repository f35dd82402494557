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
fn the_wizard_proposes_a_table_by_ethnicity_once_before_other_columns() {
    let mut searches = "Type,Sex,Self-defined ethnicity,Officer-defined ethnicity,Outcome\n".to_owned();
    let seen = [
        ("Person", "Male", "Asian/Asian British - Indian", "Asian", "Arrest"),
        ("Vehicle", "Female", "White - Irish", "White", "None"),
        ("Person", "Male", "Other ethnic group - Not stated", "Black", "None"),
        ("Vehicle", "Male", "Mixed/Multiple ethnic groups - White and Asian", "Other", "Arrest"),
    ];
    for (kind, sex, own, officer, outcome) in seen.into_iter().cycle().take(24) {
        let _ = writeln!(searches, "{kind},{sex},{own},{officer},{outcome}");
    }
    let folder = folder(&[("searches.csv", &searches)]);
    let output = run(folder.path(), &["map", "searches.csv", "--yes", "--out", "searches.toml"]);
    assert!(output.status.success(), "{}", said(&output).1);
    let mapping = fs::read_to_string(folder.path().join("searches.toml")).unwrap();
    assert!(mapping.contains("by = [\"self-defined-ethnicity\", \"sex\"]"), "{mapping}");
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

#[test]
fn the_wizard_finds_the_headings_below_a_title_and_leaves_out_the_notes_below_the_table() {
    let mut staff =
        "Workforce return of Marlow Vale\nRun date;31/03/2026\n\nStaff no;Origin;Grade;Unit\n".to_owned();
    let grades = ["Chief officer", "G10", "G9", "Apprentice"];
    for row in 0..40 {
        let _ = writeln!(staff, "{row};Indian;{};Parks", grades[row % 4]);
    }
    staff.push_str(";;;\nSource: payroll;;;\nRelief staff are left out\n");
    let folder = folder(&[("staff.csv", &staff)]);
    let output = run(folder.path(), &["map", "staff.csv", "--yes", "--out", "staff.toml"]);
    let aside = said(&output).1;
    assert!(output.status.success(), "{aside}");
    assert!(aside.contains("the headings were found in row 4"), "{aside}");
    assert!(aside.contains("taken for notes and left out"), "{aside}");
    let mapping = fs::read_to_string(folder.path().join("staff.toml")).unwrap();
    for expected in [
        "header-row = 4",
        "ends-at-empty-row = true",
        "\"Apprentice\",\n  \"G9\",\n  \"G10\",\n  \"Chief officer\"",
    ] {
        assert!(mapping.contains(expected), "{mapping}");
    }
    let counted = counted(folder.path());
    let rows: u64 = counted.tables[0].cells.iter().map(|it| it.rows).sum();
    assert_eq!(rows, 40, "nobody is made of a note");
    assert!(checked(folder.path()).findings.iter().all(|it| it.kind != FindingKind::NoteRow));
}

#[test]
fn the_wizard_passes_over_a_sheet_that_tells_about_the_others() {
    let folder = folder(&[]);
    let row = |cells: &[&str]| {
        let cells: String = cells
            .iter()
            .map(|it| match *it {
                "" => "<table:table-cell/>".to_owned(),
                text => format!("<table:table-cell><text:p>{text}</text:p></table:table-cell>"),
            })
            .collect();
        format!("<table:table-row>{cells}</table:table-row>")
    };
    // The first sheet of this workbook is empty.
    let staff: String = [
        row(&["Staff of Marlow Vale"]),
        row(&["Staff no", "Grade", "Unit"]),
        row(&["1", "G1", "Parks"]),
        row(&["2", "G1", "Parks"]),
        row(&["3", "G2", "Parks"]),
        row(&["", "", ""]),
        row(&["Source: payroll, at the end of March"]),
    ]
    .concat();
    format::packed(&folder.path().join("staff.ods"), &[("content.xml", &format::spreadsheet(&staff))]);
    let output = run(folder.path(), &["map", "staff.ods", "--yes", "--out", "staff.toml"]);
    let aside = said(&output).1;
    assert!(aside.contains("the table was found on the sheet “Staff”"), "{aside}");
    let mapping = fs::read_to_string(folder.path().join("staff.toml")).unwrap();
    assert!(mapping.contains("sheet = \"Staff\"\nheader-row = 2\n"), "{mapping}");
    let counts = counted(folder.path());
    assert_eq!(cell(&counts, 0, &["G1", "Parks"]).unwrap().rows, 2);
    assert_eq!(counts.tables[0].cells.iter().map(|it| it.rows).sum::<u64>(), 3);
    // Without the setting the note is counted as somebody, which the check tells.
    fs::write(folder.path().join("staff.toml"), mapping.replace("ends-at-empty-row = true\n", "")).unwrap();
    let told = checked(folder.path());
    let note = told.findings.iter().find(|it| it.kind == FindingKind::NoteRow).unwrap();
    assert_eq!((told.rows, note.place.row), (4, Some(7)));
    assert!(note.message.contains("Source: payroll"), "{}", note.message);
}

#[test]
fn rows_of_bare_delimiters_are_no_rows() {
    let staff = format!("{STAFF},,,,,\n\n,,,,,\n");
    let folder = folder(&[("staff.csv", &staff), ("staff.toml", MAPPING)]);
    assert_eq!(checked(folder.path()).rows, 7);
}
