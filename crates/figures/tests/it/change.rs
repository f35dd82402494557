//! Whether a ratio has changed between two years, as a project asks and a release tells it.

use crate::harness::{figures, rows, said, text};
use std::{fs, path::Path};

const PROJECT: &str = r#"format = "evenhand-project/1"
title = "Discipline"
body = "Marlow Vale Council"
period = "2026"
published-on = 2026-06-30
[dimension.ethnicity]
label = "Ethnicity"
total = "All"
order = ["White", "Ethnic minorities"]
non-answers = ["Not known"]
[data.staff]
file = "staff.csv"
count = "n"
unit = "staff"
source = "Marlow Vale Council"
parts = { column = "what", names = ["2025", "2025 process", "2026", "2026 process"] }
columns = { ethnicity = "ethnicity" }
[[measure]]
id = "discipline"
indicator = "nhs-wres/3"
characteristic = "ethnicity"
reference = "White"
group = "Ethnic minorities"
events = "staff/2026 process"
among = "staff/2026"
earlier = { label = "2025", events = "staff/2025 process", among = "staff/2025" }
[disclosure]
policy = "1-4"
"#;

/// The one row of the table of changes, by key: after so many events of White and ethnic minority staff in both years,
/// and so many of unknown ethnicity in 2026.
fn change(
    room: &Path,
    project: &str,
    then: (u32, u32),
    now: (u32, u32),
    unknown: u32,
) -> serde_json::Map<String, serde_json::Value> {
    let mut csv = String::from("what,ethnicity,n\n");
    for (what, (white, other), not_known) in [
        ("2025", (1_500, 500), 0),
        ("2025 process", then, 0),
        ("2026", (1_480, 520), unknown),
        ("2026 process", now, unknown / 2),
    ] {
        csv.push_str(&format!(
            "{what},White,{white}\n{what},Ethnic minorities,{other}\n{what},Not known,{not_known}\n"
        ));
    }
    fs::write(room.join("staff.csv"), csv).unwrap();
    fs::write(room.join("PROJECT.toml"), project).unwrap();
    let out = room.join("release");
    let made = figures(&["measure", text(&room.join("PROJECT.toml")), "--replace"]);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    assert!(out.join("csv/discipline-change.csv").exists());
    rows(room, "discipline-change").swap_remove(0)
}

#[test]
fn a_change_is_the_later_ratio_over_the_earlier_with_its_interval_and_test() {
    let room = tempfile::tempdir().unwrap();
    let row = change(room.path(), PROJECT, (40, 40), (41, 30), 0);
    assert_eq!(row["earlier_ratio"], 3.0, "40 of 500 over 40 of 1,500");
    assert_eq!(row["later_ratio"], 2.08, "30 of 520 over 41 of 1,480");
    assert_eq!(row["change"], 0.69);
    // exp(ln 0.694 ± 1.96 √(1/40 − 1/500 + 1/40 − 1/1500 + 1/30 − 1/520 + 1/41 − 1/1480))
    assert_eq!((&row["change_low"], &row["change_high"]), (&0.37.into(), &1.3.into()));
    let words = row["reading"].as_str().unwrap();
    assert!(
        words
            .contains("The ratio now against the ratio in 2025: 0.69 times; lower, but this could be chance"),
        "{words}"
    );
    assert!(words.ends_with("p = 0.254."), "{words}");
}

#[test]
fn without_an_event_both_intervals_stand_and_nothing_is_tested() {
    let room = tempfile::tempdir().unwrap();
    let row = change(room.path(), PROJECT, (40, 0), (41, 30), 0);
    assert_eq!(row["change"]["symbol"], "[x]");
    assert!(row["earlier_high"].is_number() && row["later_high"].is_number(), "{row:?}");
    let words = row["reading"].as_str().unwrap();
    assert!(words.starts_with("Not tested") && !words.contains("p ="), "{words}");
}

#[test]
fn a_hidden_count_hides_the_change_and_the_ratio_it_stands_behind() {
    let room = tempfile::tempdir().unwrap();
    let row = change(room.path(), PROJECT, (40, 3), (41, 30), 0);
    for key in ["earlier_group_events", "earlier_ratio", "change", "change_low", "change_high"] {
        assert_eq!(row[key]["symbol"], "[c]", "{key} of {row:?}");
    }
    assert_eq!(row["reading"], "Hidden to protect people.");
}

#[test]
fn then_and_now_are_drawn_and_a_hidden_year_is_not() {
    let room = tempfile::tempdir().unwrap();
    let told = || fs::read_to_string(room.path().join("release/charts/discipline-change.txt")).unwrap();
    change(room.path(), PROJECT, (40, 40), (41, 30), 0);
    let both = told();
    assert!(both.contains("2025 3.00, 95% interval") && both.contains("Now 2.08, 95% interval"), "{both}");
    assert!(both.contains("Relative likelihood (Ethnic minorities ÷ White)"), "{both}");
    change(room.path(), PROJECT, (40, 3), (41, 30), 0);
    let one = told();
    assert!(one.contains("2025 [c] hidden to protect people; Now 2.08"), "{one}");
}

#[test]
fn those_without_an_answer_widen_what_a_change_could_be() {
    let room = tempfile::tempdir().unwrap();
    let row = change(room.path(), PROJECT, (40, 40), (41, 30), 200);
    let words = row["reading"].as_str().unwrap();
    assert!(
        words.contains("if everybody had answered") && words.contains("200 without an answer"),
        "{words}"
    );
}

#[test]
fn a_change_of_white_over_ethnic_minorities_is_the_change_turned_round() {
    let room = tempfile::tempdir().unwrap();
    let turned = PROJECT.replace("nhs-wres/3", "nhs-wres/4");
    let row = change(room.path(), &turned, (40, 40), (41, 30), 0);
    assert_eq!(row["direction"], "White ÷ Ethnic minorities");
    assert_eq!((&row["earlier_ratio"], &row["change"]), (&0.33.into(), &1.44.into()));
}
