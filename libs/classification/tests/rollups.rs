//! From one classification to another: where each group goes, and what cannot be told.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use classification::{Classification, Mapped, Naming, WithNonAnswers};

fn of(id: &str) -> &'static Classification {
    Classification::builtin(id).unwrap()
}

#[track_caller]
fn check(from: &str, code: &str, to: &str, wanted: &str) {
    let rollup = of(from).to(of(to)).unwrap();
    match rollup.target(code) {
        Some(Mapped::To { code, .. }) => assert_eq!(code.as_str(), wanted),
        other => panic!("{from} {code} to {to}: {other:?}"),
    }
}

#[test]
fn the_groups_of_2021_roll_up_to_five_and_to_two() {
    check("ethnicity-2021", "chinese", "ethnicity-broad", "asian");
    check("ethnicity-2021", "roma", "ethnicity-two-way", "white");
    check("ethnicity-2021", "arab", "ethnicity-two-way", "ethnic-minorities");
}

#[test]
fn where_white_minorities_are_counted_is_a_choice_of_classification() {
    check("ethnicity-2021", "irish", "ethnicity-two-way", "white");
    check("ethnicity-2021", "irish", "ethnicity-two-way-white-minorities", "ethnic-minorities");
    let rollup = of("ethnicity-2021").to(of("ethnicity-two-way-white-minorities")).unwrap();
    assert!(matches!(rollup.target("white"), Some(Mapped::Cannot { .. })), "\"White\" alone may be either");
}

#[test]
fn letters_of_the_nhs_go_over_2011_to_2021_with_a_word_of_warning() {
    let rollup = of("ethnicity-nhs").to(of("ethnicity-2021")).unwrap();
    assert_eq!(rollup.files().len(), 2);
    let Some(Mapped::To { code, note: Some(note) }) = rollup.target("C") else { panic!("no note") };
    assert_eq!(*code, "other-white");
    assert!(note.contains("2001") && note.contains("2011"), "{note}");
    check("ethnicity-nhs", "A", "ethnicity-2021", "white-british");
    check("ethnicity-police-16-1", "O1", "ethnicity-2011", "chinese");
    check("ethnicity-police-16-1", "W1", "ethnicity-two-way", "white");
}

#[test]
fn what_cannot_be_mapped_says_why_and_what_rolls_further_up_still_can() {
    let rollup = of("ethnicity-school-census").to(of("ethnicity-2021")).unwrap();
    let Some(Mapped::Cannot { reason }) = rollup.target("WROM") else { panic!("mapped") };
    assert!(reason.contains("Gypsy and Roma together"));
    check("ethnicity-school-census", "WROM", "ethnicity-broad", "white");
    let seen = of("ethnicity-police-officer-defined").to(of("ethnicity-broad")).unwrap();
    assert!(matches!(seen.target("IC5"), Some(Mapped::Cannot { .. })));
}

#[test]
fn there_is_no_way_where_nobody_made_one() {
    let none = of("sex").to(of("religion")).unwrap_err();
    assert_eq!(
        none.to_string(),
        "there is no mapping from `sex` to `religion`. Write one: the manual shows how"
    );
    assert!(of("sex").to(of("sex")).is_ok());
}

#[test]
fn the_tree_adds_up_and_names_each_node_once() {
    let tree = of("ethnicity-2021").tree(Naming::Code, WithNonAnswers::Counted);
    assert_eq!((tree.name.as_str(), tree.total.as_str()), ("ethnicity-2021", "all"));
    let (root, top) = &tree.nodes[0];
    assert_eq!(root, "all");
    assert_eq!(top.join(" "), "asian black mixed white other prefer-not-to-say not-known not-asked");
    let mut below: Vec<&String> = tree.nodes.iter().flat_map(|(_, children)| children).collect();
    let count = below.len();
    below.sort();
    below.dedup();
    assert_eq!(below.len(), count);
    assert_eq!(count, 19 + 5 + 3);
    assert_eq!(of("sex").tree(Naming::Label, WithNonAnswers::LeftOut).nodes[0].1, ["Female", "Male"]);
}

#[test]
fn a_scale_knows_what_and_above_means_and_an_age_knows_its_band() {
    let bands = of("grade-nhs-agenda-for-change");
    let above: Vec<&str> = bands.and_above("band-8c").iter().map(|group| group.code().as_str()).collect();
    assert_eq!(above, ["band-8c", "band-8d", "band-9", "vsm"]);
    assert!(of("sex").and_above("female").is_empty());
    let ages = of("age-workforce");
    for (age, code) in
        [(0, "0-15"), (15, "0-15"), (16, "16-24"), (64, "55-64"), (65, "65-plus"), (110, "65-plus")]
    {
        assert_eq!(ages.band(age).map(|group| group.code().as_str()), Some(code));
    }
}

#[test]
fn people_of_whom_only_the_broad_group_is_known_have_a_row_so_that_the_parent_still_adds_up() {
    let of = of("ethnicity-2021");
    let asian = of.group("asian").unwrap();
    let tree = of.tree_with_unspecified(Naming::Code, WithNonAnswers::LeftOut, &[asian.code().clone()]);
    let children =
        |parent: &str| tree.nodes.iter().find(|(node, _)| node == parent).map(|(_, below)| below.clone());
    assert_eq!(children("asian").unwrap().last(), Some(&asian.unspecified_code()));
    assert_eq!(children("black").unwrap().len(), 3);
    assert_eq!(asian.unspecified_label(), "Asian, not further specified");
}
