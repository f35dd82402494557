//! Bonuses beside pay: who gets one and how much, and what is not told where few do.

use crate::harness::{figures, rows, text};
use std::{fs, path::Path, process::Output};

const PROJECT: &str = r#"format = "evenhand-project/1"
title = "Pay"
body = "Marlow Vale Council"
period = "2026"
published-on = 2026-06-30
[dimension.ethnicity]
label = "Ethnicity"
total = "All"
order = ["White", "Ethnic minorities"]
[data.pay]
file = "pay.csv"
amount = "amount"
unit = "staff"
source = "Marlow Vale Council"
columns = { ethnicity = "ethnicity" }
[data.bonuses]
file = "bonuses.csv"
amount = "amount"
unit = "bonuses"
source = "Marlow Vale Council"
columns = { ethnicity = "ethnicity" }
[[measure]]
id = "pay"
indicator = "ethnicity-pay-reporting/1"
of = "pay"
bonus = "bonuses"
characteristic = "ethnicity"
reference = "White"
[disclosure]
policy = "1-4"
"#;

/// So many amounts around one.
fn amounts(group: &str, people: u32, around: u32) -> String {
    (0..people).map(|it| format!("{group},{}\n", around - 10 + 10 * (it % 3))).collect()
}

/// A release of 200 White and 160 ethnic minority staff, of whom so many were paid a bonus.
fn released(room: &Path, white: u32, others: u32) -> Output {
    let file = |white, others, of: u32, to: u32| {
        format!(
            "ethnicity,amount\n{}{}",
            amounts("White", white, of),
            amounts("Ethnic minorities", others, to)
        )
    };
    fs::write(room.join("pay.csv"), file(200, 160, 30, 30)).unwrap();
    fs::write(room.join("bonuses.csv"), file(white, others, 200, 150)).unwrap();
    fs::write(room.join("PROJECT.toml"), PROJECT).unwrap();
    figures(&["measure", text(&room.join("PROJECT.toml"))])
}

/// The row of ethnic minority staff in the table of bonuses, by key.
fn bonus(white: u32, others: u32) -> serde_json::Map<String, serde_json::Value> {
    let room = tempfile::tempdir().unwrap();
    let made = released(room.path(), white, others);
    assert_eq!(made.status.code(), Some(0), "{}", String::from_utf8_lossy(&made.stderr));
    rows(room.path(), "pay-bonus").swap_remove(1)
}

#[test]
fn who_gets_a_bonus_is_told_with_the_gaps_among_those_who_do() {
    let row = bonus(120, 60);
    assert_eq!((&row["paid"], &row["people"], &row["share"]), (&60.into(), &160.into(), &37.5.into()));
    assert_eq!(row["ratio"], 0.63, "37.5% over 60%");
    assert_eq!((&row["median_gap"], &row["mean_gap"]), (&25.into(), &25.into()), "150 and 200");
}

#[test]
fn a_gap_of_few_bonuses_is_hidden_and_who_gets_one_is_still_told() {
    let row = bonus(120, 49);
    assert_eq!(row["paid"], 49.0);
    assert!(row["ratio"].is_number());
    for key in ["median_gap", "median_gap_low", "mean_gap", "mean_gap_high"] {
        assert_eq!(row[key]["symbol"], "[c]", "{key}");
    }
}

#[test]
fn a_hidden_number_of_bonuses_hides_its_share_and_its_ratio() {
    let row = bonus(120, 3);
    for key in ["paid", "share", "share_low", "ratio", "ratio_high", "median_gap"] {
        assert_eq!(row[key]["symbol"], "[c]", "{key}");
    }
}

#[test]
fn who_was_paid_a_bonus_is_drawn_and_what_is_hidden_is_not() {
    let chart = |white, others| {
        let room = tempfile::tempdir().unwrap();
        released(room.path(), white, others);
        fs::read_to_string(room.path().join("release/charts/pay-bonus.txt")).unwrap()
    };
    let told = chart(120, 60);
    assert!(
        told.contains("White: 60.0% of 200 staff") && told.contains("Ethnic minorities: 37.5%"),
        "{told}"
    );
    let told = chart(120, 3);
    assert!(told.contains("Ethnic minorities: [c]") && !told.contains("1.9%"), "{told}");
}

#[test]
fn that_all_but_a_few_got_a_bonus_is_not_to_be_worked_out() {
    let row = bonus(120, 158);
    assert!(row["paid"].is_object() || row["people"].is_object(), "2 of 160 got none: {row:?}");
}

#[test]
fn more_bonuses_than_people_are_refused() {
    let room = tempfile::tempdir().unwrap();
    let made = released(room.path(), 201, 60);
    assert_eq!(made.status.code(), Some(2));
    let told = String::from_utf8_lossy(&made.stderr).into_owned();
    assert!(told.contains("“bonuses” counts more than “pay”"), "{told}");
    assert!(!room.path().join("release").exists());
}
