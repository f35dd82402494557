//! The files that the manual shows can be read as they stand there.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use classification::{Classification, IndicatorSet, OwnLabels, Rollup};

const MANUAL: &str = include_str!("../../../docs/how-to/classifications.md");

#[test]
fn every_file_of_the_manual_can_be_read() {
    let files: Vec<&str> =
        MANUAL.split("```toml\n").skip(1).map(|rest| rest.split("```").next().unwrap_or_default()).collect();
    let file =
        |mark: &str| *files.iter().find(|file| file.contains(mark)).unwrap_or_else(|| panic!("{mark}"));

    let grades = Classification::parse("grades.toml", file("[[group]]")).expect("a classification");
    assert_eq!(grades.find("gr 14").code().map(ToString::to_string).as_deref(), Some("grade-14"));
    assert_eq!(grades.and_above("grade-14").len(), 2);

    let of = Classification::builtin("ethnicity-2021").unwrap();
    let own = OwnLabels::parse("labels.toml", file("[labels]"), of).expect("labels");
    assert_eq!(own.undecided(), ["Anglo-Indian"]);

    let find = |id: &str| if id == grades.id() { Some(&grades) } else { Classification::builtin(id) };
    let rollup = Rollup::parse("mapping.toml", file("[[map]]"), find).expect("a mapping");
    assert!(rollup.target("chief-officer").is_some());

    let set = IndicatorSet::parse("own.toml", file("[[indicator]]"), find).expect("indicators");
    assert_eq!(set.indicators.len(), 2);
    assert_eq!(files.len(), 4);
}

#[test]
fn the_readme_names_every_classification_and_set_that_comes_along() {
    let readme = include_str!("../README.md");
    let sets = classification::builtin::indicator_texts().map(|(id, _)| id);
    for id in classification::builtin::ids().chain(sets) {
        assert!(readme.contains(&format!("`{id}`")), "{id}");
    }
}
