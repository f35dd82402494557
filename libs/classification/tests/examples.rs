//! The invented data of the worked examples: every label is read, but for those left to a person on purpose.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::collections::BTreeSet;
use std::path::Path;

use classification::{Classification, fits};

fn labels(file: &str, column: &str) -> Vec<String> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples").join(file);
    let mut reader = csv::Reader::from_path(path).expect(file);
    let place = reader.headers().unwrap().iter().position(|name| name == column).expect(column);
    reader.records().map(|row| row.unwrap()[place].to_owned()).collect()
}

/// The labels of a column that a person has to decide on, each once.
#[track_caller]
fn check(file: &str, column: &str, of: &Classification, wanted: &[&str]) {
    let labels = labels(file, column);
    let undecided: BTreeSet<String> =
        of.undecided(labels.iter().map(String::as_str)).into_iter().map(|it| it.label).collect();
    assert_eq!(undecided.iter().map(String::as_str).collect::<Vec<_>>(), wanted, "{file}, {column}");
}

/// The classification that is proposed for a column.
fn proposed(file: &str, column: &str) -> Option<&'static str> {
    let labels = labels(file, column);
    fits(column, labels.iter().map(String::as_str)).first().map(|fit| fit.classification.id())
}

#[test]
fn the_list_a_column_was_written_with_is_proposed() {
    for (file, column, id) in [
        ("workforce/staff_2026.csv", "Ethnic origin", "ethnicity-2021"),
        ("workforce/staff_2026.csv", "Sex", "sex"),
        ("workforce/staff_2026.csv", "Hours", "working-pattern"),
        ("workforce/working_age_population.csv", "Ethnic group", "ethnicity-broad"),
        ("recruitment/applications.csv", "Ethnicity", "ethnicity-2021"),
        ("recruitment/applications.csv", "Gender", "sex"),
        ("recruitment/applications.csv", "Disabled", "disability"),
        ("wres/staff.csv", "Ethnic category", "ethnicity-nhs"),
        ("wres/staff.csv", "Pay band", "grade-nhs-agenda-for-change"),
        ("wres/shortlisting.csv", "Ethnic group", "ethnicity-two-way"),
        ("school-exclusions/pupils.csv", "Ethnicity", "ethnicity-school-census"),
        ("stop-and-search/searches.csv", "Officer-defined ethnicity", "ethnicity-police-officer-defined"),
        ("stop-and-search/searches.csv", "Age range", "age-police"),
        ("early-help/assessments.csv", "Ethnicity", "ethnicity-school-census"),
        ("screening/uptake.csv", "Ethnic category", "ethnicity-nhs"),
    ] {
        assert_eq!(proposed(file, column), Some(id), "{file}, {column}");
    }
    assert_eq!(proposed("workforce/staff_2026.csv", "Staff no"), None);
    assert_eq!(proposed("pay-gap/payroll_2026-03-31.csv", "Hourly rate"), None);
    assert_eq!(proposed("school-exclusions/pupils.csv", "School"), None);
}

fn of(id: &str) -> &'static Classification {
    Classification::builtin(id).unwrap()
}

fn own(file: &str) -> Classification {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/examples/classification").join(file);
    Classification::from_bytes(file, &std::fs::read(path).unwrap()).expect(file)
}

const LEFT: [&str; 5] = ["Anglo-Indian", "BAME", "British", "Gypsy/Roma", "Pakistanni"];

#[test]
fn what_staff_and_applicants_wrote_is_read() {
    for year in ["staff_2024", "staff_2025", "staff_2026"] {
        let file = format!("workforce/{year}.csv");
        check(&file, "Grade", &own("grades.toml"), &[]);
        check(&file, "Service", &own("services.toml"), &[]);
        check(&file, "Sex", of("sex"), &[]);
        check(&file, "Hours", of("working-pattern"), &[]);
    }
    check(
        "workforce/staff_2026.csv",
        "Ethnic origin",
        of("ethnicity-2021"),
        &["Anglo-Indian", "Gypsy/Roma", "Pakistanni"],
    );
    check("workforce/working_age_population.csv", "Ethnic group", of("ethnicity-broad"), &[]);
    check("recruitment/applications.csv", "Ethnicity", of("ethnicity-2021"), &LEFT);
    check("recruitment/applications.csv", "Gender", of("sex"), &[]);
    check("recruitment/applications.csv", "Disabled", of("disability"), &[]);
    check(
        "pay-gap/payroll_2026-03-31.csv",
        "Ethnic group",
        of("ethnicity-2021"),
        &["Anglo-Indian", "British", "Pakistanni"],
    );
    check("pay-gap/payroll_2026-03-31.csv", "Disability", of("disability"), &[]);
}

#[test]
fn what_trusts_schools_and_the_police_wrote_is_read() {
    check("wres/staff.csv", "Ethnic category", of("ethnicity-nhs"), &[]);
    check("wres/staff.csv", "Pay band", of("grade-nhs-agenda-for-change"), &[]);
    check("wres/shortlisting.csv", "Ethnic group", of("ethnicity-two-way"), &[]);
    check("wres/staff_survey.csv", "Ethnic group", of("ethnicity-two-way"), &[]);
    check("school-exclusions/pupils.csv", "Ethnicity", of("ethnicity-school-census"), &[]);
    check("stop-and-search/searches.csv", "Self-defined ethnicity", of("ethnicity-police-18-1"), &[]);
    check(
        "stop-and-search/searches.csv",
        "Officer-defined ethnicity",
        of("ethnicity-police-officer-defined"),
        &[],
    );
    check("stop-and-search/searches.csv", "Age range", of("age-police"), &[]);
    check("stop-and-search/searches.csv", "Ward", &own("wards.toml"), &[]);
    check("stop-and-search/residents.csv", "Ethnic group", of("ethnicity-broad"), &[]);
    check(
        "early-help/assessments.csv",
        "Ethnicity",
        of("ethnicity-school-census"),
        &["Gypsy or Irish Traveller", "Pakistanni"],
    );
    check("early-help/children.csv", "Ethnic group", of("ethnicity-broad"), &[]);
    check("screening/uptake.csv", "Ethnic category", of("ethnicity-nhs"), &[]);
    check("grants/applications.csv", "Who leads the group", &own("led-by.toml"), &[]);
}
