//! Labels as councils, trusts, schools and police forces really write them.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use std::fmt::Write as _;

use classification::{Classification, NonAnswerKind, Reading};

/// A classification, a label, and what it is read as.
fn cases() -> impl Iterator<Item = (&'static Classification, &'static str, &'static str)> {
    include_str!("labels.tsv").lines().filter(|line| !line.starts_with('#')).map(|line| {
        let mut parts = line.split('\t');
        let mut next = || parts.next().unwrap_or_else(|| panic!("three columns: {line}"));
        let (id, label, wanted) = (next(), next(), next());
        (Classification::builtin(id).unwrap_or_else(|| panic!("{id}")), label, wanted)
    })
}

fn told(of: &Classification, label: &str) -> String {
    match of.find(label) {
        Reading::Group(group) | Reading::Total(group) => group.code().to_string(),
        Reading::NonAnswer(answer) => answer.code.to_string(),
        Reading::Ambiguous(_) => "!ambiguous".to_owned(),
        Reading::Unmatched { reason: Some(_) } => "!reason".to_owned(),
        Reading::Unmatched { reason: None } => "!nothing".to_owned(),
    }
}

#[test]
fn labels_are_read_as_people_mean_them() {
    let mut wrong = String::new();
    for (of, label, wanted) in cases() {
        let got = told(of, label);
        if got != wanted {
            writeln!(wrong, "{}: {label:?} is read as {got}, not as {wanted}", of.id()).unwrap();
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_list_of_labels_is_long_enough_to_mean_something() {
    assert!(cases().filter(|(of, ..)| of.id() == "ethnicity-2021").count() >= 300);
}

#[test]
fn the_three_kinds_of_non_answer_stay_apart() {
    let of = Classification::builtin("ethnicity-2021").unwrap();
    for (label, kind) in [
        ("Prefer not to say", NonAnswerKind::PreferNotToSay),
        ("Unknown", NonAnswerKind::NotKnown),
        ("", NonAnswerKind::NotKnown),
        ("Information not yet obtained", NonAnswerKind::NotAsked),
    ] {
        assert!(matches!(of.find(label), Reading::NonAnswer(answer) if answer.kind == kind), "{label}");
    }
}

#[test]
fn not_stated_means_what_the_owner_of_the_list_says_it_means() {
    let kind = |id: &str| match Classification::builtin(id).unwrap().find("Not stated") {
        Reading::NonAnswer(answer) => answer.kind,
        other => panic!("{other:?}"),
    };
    assert_eq!(kind("ethnicity-nhs"), NonAnswerKind::PreferNotToSay);
    assert_eq!(kind("ethnicity-2021"), NonAnswerKind::NotKnown);
}

#[test]
fn a_slip_of_the_pen_is_suggested_and_never_taken() {
    let of = Classification::builtin("ethnicity-2021").unwrap();
    for (label, meant) in
        [("Pakistanni", "pakistani"), ("Whyte British", "white-british"), ("Bangladeshii", "bangladeshi")]
    {
        assert!(matches!(of.find(label), Reading::Unmatched { reason: None }), "{label}");
        let first = of.suggestions(label).first().map(|it| it.code.to_string());
        assert_eq!(first.as_deref(), Some(meant), "{label}");
    }
    assert!(of.suggestions("Grade 7").is_empty());
}

#[test]
fn an_ambiguous_label_says_between_what_and_why() {
    let of = Classification::builtin("ethnicity-2021").unwrap();
    let Reading::Ambiguous(unclear) = of.find("Gypsy/Roma") else { panic!("not ambiguous") };
    assert_eq!(unclear.could_be, ["gypsy-or-irish-traveller", "roma"]);
    assert!(unclear.reason.contains("Roma"));
}

#[test]
fn a_label_of_a_whole_column_of_prose_is_no_label() {
    let of = Classification::builtin("ethnicity-2021").unwrap();
    assert!(matches!(of.find(&"white ".repeat(200)), Reading::Unmatched { reason: Some(_) }));
}

#[test]
fn everybody_once_more_is_not_a_group() {
    let of = Classification::builtin("sex").unwrap();
    assert!(matches!(of.find("Total"), Reading::Total(total) if total.is_total()));
    assert!(of.finest().all(|group| !group.is_total()));
}
