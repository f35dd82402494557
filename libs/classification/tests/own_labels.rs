//! A body's own readings of its labels, and the file it fills in.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use classification::{Classification, OwnLabels, Reading};

fn of() -> &'static Classification {
    Classification::builtin("ethnicity-2021").unwrap()
}

#[test]
fn what_nobody_knows_is_listed_once_in_the_order_of_the_file() {
    let column =
        ["White British", "Anglo-Indian", "PNTS", "Gypsy/Roma", "ANGLO INDIAN", "BAME", "Pakistanni"];
    let undecided = of().undecided(column);
    let labels: Vec<&str> = undecided.iter().map(|it| it.label.as_str()).collect();
    assert_eq!(labels, ["Anglo-Indian", "Gypsy/Roma", "BAME", "Pakistanni"]);
}

#[test]
fn the_file_to_fill_in_can_be_read_back_as_it_is() {
    let undecided = of().undecided(["Pakistanni", "GRT", "BAME", "Say \"what\" \\ ever\u{7}", "Tab\tbed"]);
    let file = of().template(&undecided);
    let own = OwnLabels::parse("own.toml", &file, of()).expect("a file of labels");
    assert_eq!(own.undecided().len(), undecided.len());
    assert!(own.undecided().contains(&"Say \"what\" \\ ever\u{7}".to_owned()));
    assert!(file.contains("\"Pakistanni\" = \"\"   # perhaps pakistani (Pakistani)"), "{file}");
    assert!(file.contains("# one of gypsy-or-irish-traveller, roma:"), "{file}");
    assert!(file.contains("#     indian = Indian"), "{file}");
}

#[test]
fn what_a_body_decided_goes_before_what_the_file_says() {
    let text = "classification = \"ethnicity-2021\"\n[labels]\n\"Anglo-Indian\" = \"other-mixed\"\n\"Not stated\" = \"prefer-not-to-say\"\n\"Chinese\" = \"other-asian\"\n\"GRT\" = \"\"\n";
    let own = OwnLabels::parse("own.toml", text, of()).expect("a file of labels");
    let with = of().with_labels(&own).expect("the same classification");
    let code = |label| with.find(label).code().map(ToString::to_string);
    assert_eq!(code("anglo indian").as_deref(), Some("other-mixed"));
    assert_eq!(code("NOT STATED").as_deref(), Some("prefer-not-to-say"));
    assert_eq!(code("chinese").as_deref(), Some("other-asian"));
    assert!(matches!(with.find("GRT"), Reading::Ambiguous(_)));
    assert!(matches!(of().find("Anglo-Indian"), Reading::Unmatched { .. }), "the shipped one is unchanged");
}

#[test]
fn labels_made_for_one_classification_are_refused_by_another() {
    let own = OwnLabels::parse("own.toml", "classification = \"ethnicity-2021\"\n[labels]\n", of()).unwrap();
    let refused = Classification::builtin("sex").unwrap().with_labels(&own).unwrap_err();
    assert_eq!(
        refused.to_string(),
        "these labels are for the classification `ethnicity-2021`, not for `sex`"
    );
}
