//! Rates as they would be if every group were of the same ages, and what those of unknown groups could make of a rate.

use crate::harness::{measured, rows, said};
use std::fs;

const PROJECT: &str = r#"format = "evenhand-project/1"
title = "Searches"
body = "Marlow Vale Constabulary"
period = "2026"
published-on = 2026-06-30
[dimension.age]
label = "Age"
total = "All ages"
order = ["Under 25", "25 and over"]
non-answers = ["Age not known"]
[dimension.ethnicity]
label = "Ethnicity"
total = "All"
order = ["White", "Black"]
non-answers = ["Not known"]
[data.searches]
file = "searches.csv"
count = "n"
unit = "searches"
source = "Marlow Vale Constabulary"
columns = { age = "age", ethnicity = "ethnicity" }
[data.residents]
file = "residents.csv"
count = "n"
unit = "residents"
source = "Census"
public = true
columns = { age = "age", ethnicity = "ethnicity" }
[data.standard]
file = "standard.csv"
count = "n"
unit = "people of a standard"
source = "Somebody's standard population"
public = true
columns = { age = "age" }
[[measure]]
id = "searches"
title = "Searches"
kind = "rates"
events = "searches"
people = "residents"
characteristic = "ethnicity"
reference = "White"
standard = { of = "standard", over = "age" }
[disclosure]
policy = "1-4"
"#;

/// Files in which Black residents are younger, and the young are searched more: so many young Black people searched, and
/// so many searched of whom the group is not known.
fn files(young_black: u32, unknown: u32) -> [(&'static str, String); 3] {
    [
        (
            "searches.csv",
            format!(
                "age,ethnicity,n\nUnder 25,White,150\n25 and over,White,90\nUnder 25,Black,{young_black}\n25 and over,Black,6\nUnder 25,Not known,{unknown}\nAge not known,White,12\n"
            ),
        ),
        (
            "residents.csv",
            "age,ethnicity,n\nUnder 25,White,6000\n25 and over,White,14000\nUnder 25,Black,2000\n25 and over,Black,600\n"
                .to_owned(),
        ),
        ("standard.csv", "age,n\nUnder 25,300\n25 and over,700\n".to_owned()),
    ]
}

#[test]
fn groups_are_compared_as_if_they_were_of_the_same_ages() {
    let room = tempfile::tempdir().unwrap();
    let made = measured(room.path(), PROJECT, &files(60, 0));
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let crude = &rows(room.path(), "searches")[1];
    assert_eq!(crude["ratio"], 2.01, "66 of 2,600 over 252 of 20,000");
    let found = rows(room.path(), "searches-standardised");
    let row = &found[1];
    assert_eq!((&row["group"], &row["events"], &row["people"]), (&"Black".into(), &66.into(), &2600.into()));
    assert_eq!(found[0]["events"], 240, "twelve of unknown age are left out");
    assert_eq!(row["crude"], 25.38);
    // 0.3 × 60 / 2,000 + 0.7 × 6 / 600, and 0.3 × 150 / 6,000 + 0.7 × 90 / 14,000.
    assert_eq!((&row["rate"], &found[0]["rate"]), (&16.into(), &12.into()));
    assert_eq!(row["ratio"], 1.33);
    let words = row["reading"].as_str().unwrap();
    assert!(words.contains("Black against White: 1.33 times; higher, but this could be chance"), "{words}");
    let note = fs::read_to_string(room.path().join("release/method-note.md")).unwrap();
    for part in ["Somebody's standard population", "unknown age cannot be standardised", "Dobson"] {
        assert!(note.contains(part), "{part}: {note}");
    }
    let drawn = fs::read_to_string(room.path().join("release/charts/searches-standardised.txt")).unwrap();
    assert!(drawn.contains("Black: As counted 25.38, 95% interval"), "{drawn}");
}

#[test]
fn a_hidden_age_hides_the_standardised_rate() {
    let room = tempfile::tempdir().unwrap();
    measured(room.path(), PROJECT, &files(3, 0));
    let row = &rows(room.path(), "searches-standardised")[1];
    for key in ["rate", "rate_low", "ratio", "ratio_high"] {
        assert_eq!(row[key]["symbol"], "[c]", "{key}");
    }
}

#[test]
fn a_part_of_the_standard_without_the_group_is_said_and_nothing_is_calculated() {
    let room = tempfile::tempdir().unwrap();
    let mut files = files(60, 0);
    files[1].1 = files[1].1.replace("25 and over,Black,600", "25 and over,Black,0");
    files[0].1 = files[0].1.replace("25 and over,Black,6", "25 and over,Black,0");
    let made = measured(room.path(), PROJECT, &files);
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let row = &rows(room.path(), "searches-standardised")[1];
    assert_eq!(row["rate"]["symbol"], "[x]");
    assert!(row["reading"].as_str().unwrap().contains("has no one of the group"), "{row:?}");
}

#[test]
fn those_of_unknown_groups_bound_a_ratio_of_rates() {
    let room = tempfile::tempdir().unwrap();
    measured(room.path(), PROJECT, &files(60, 300));
    let words = rows(room.path(), "searches")[1]["reading"].as_str().unwrap().to_owned();
    // 66/2,600 over (252 + 300)/20,000, and (66 + 300)/2,600 over 252/20,000.
    assert!(words.contains("0.92 to 11.2 if everybody had answered"), "{words}");
    assert!(
        words.contains("too many gave no answer to tell") && words.contains("300 without an answer"),
        "{words}"
    );
}

#[test]
fn units_that_stand_out_in_their_rates_are_seen_in_a_funnel_plot() {
    let room = tempfile::tempdir().unwrap();
    let by_age = PROJECT.replace(
        "reference = \"White\"",
        "reference = \"White\"\nby = \"age\"\nfunnel = true\ngroup = \"Black\"",
    );
    let made = measured(room.path(), &by_age, &files(60, 0));
    assert_eq!(made.status.code(), Some(0), "{}", said(&made));
    let told = fs::read_to_string(room.path().join("release/charts/searches-funnel.txt")).unwrap();
    assert!(told.contains("Searches for each 1,000 residents, Black"), "{told}");
    assert!(told.contains("The dashed line is All ages: 25.38."), "{told}");
    // 6 where 15.2 are expected; (2 · 15.2 + z² − z√(4 · 15.2 + z²)) / 2 is 7.0 at 99.8%.
    assert!(told.contains("25 and over: 10.00 of 600, outside the 99.8% limits."), "{told}");
    let nowhere = PROJECT.replace("reference = \"White\"", "reference = \"White\"\nfunnel = true");
    let told = said(&measured(room.path(), &nowhere, &[]));
    assert!(told.contains("A funnel plot needs `by`"), "{told}");
}

#[test]
fn a_standard_is_public_and_over_another_dimension() {
    let room = tempfile::tempdir().unwrap();
    let secret =
        PROJECT.replacen("source = \"Somebody's standard population\"\npublic = true", "source = \"x\"", 1);
    let told = said(&measured(room.path(), &secret, &[]));
    assert!(told.contains("Add “public = true” to [data.standard]"), "{told}");
    let same = PROJECT.replace("over = \"age\"", "over = \"ethnicity\"");
    let told = said(&measured(room.path(), &same, &[]));
    assert!(told.contains("PROJECT.toml, line 44") && told.contains("another dimension"), "{told}");
}
