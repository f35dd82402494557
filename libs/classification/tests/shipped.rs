//! Everything that comes with the library can be read and holds together.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use classification::{
    Classification, Direction, Group, IndicatorSet, Kind, Mapped, NonAnswerKind, Rollup, builtin,
};

fn told(errors: Vec<classification::LocatedError>) -> String {
    errors.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_classification_that_comes_along_can_be_read_and_goes_by_its_file_s_name() {
    let read = |id| Classification::parse(id, builtin::text(id).unwrap());
    let faults: Vec<String> = builtin::ids().filter_map(|id| read(id).err().map(told)).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    for id in builtin::ids() {
        assert_eq!(Classification::builtin(id).unwrap().id(), id);
    }
}

#[test]
fn every_mapping_that_comes_along_says_where_each_group_goes() {
    for (id, text) in builtin::mapping_texts() {
        let read = Rollup::parse(id, text, Classification::builtin)
            .map_err(told)
            .unwrap_or_else(|told| panic!("{told}"));
        assert_eq!(format!("{}-to-{}", read.from(), read.to()), id);
        let from = Classification::builtin(read.from()).unwrap();
        let to = Classification::builtin(read.to()).unwrap();
        for group in from.groups() {
            match read.target(group.code().as_str()) {
                Some(Mapped::To { code, .. }) => assert!(to.group(code.as_str()).is_some(), "{id}: {code}"),
                Some(Mapped::Cannot { reason }) => assert!(!reason.is_empty()),
                None => panic!("{id}: {}", group.code()),
            }
        }
    }
}

#[test]
fn codes_labels_and_short_labels_of_every_group_find_that_group() {
    for id in builtin::ids() {
        let of = Classification::builtin(id).unwrap();
        for group in of.groups() {
            for label in [group.code().as_str(), group.label(), group.short()] {
                assert_eq!(of.find(label).code(), Some(group.code()), "{id}: {label}");
            }
        }
        for kind in NonAnswerKind::ALL {
            let answer = of.non_answer(kind);
            assert_eq!(answer.kind, kind);
            assert_eq!(of.find(&answer.label).code(), Some(&answer.code), "{id}: {}", answer.label);
        }
        assert!(of.find("All").code().is_some_and(|code| code == of.total().code()), "{id}");
    }
}

#[test]
fn the_finest_groups_of_the_broad_ones_are_all_the_finest_groups_once() {
    for id in builtin::ids() {
        let of = Classification::builtin(id).unwrap();
        let below: Vec<_> = of.broad().flat_map(|group| of.finest_of(group.code().as_str())).collect();
        let finest: Vec<_> = of.finest().collect();
        assert_eq!(below.len(), finest.len(), "{id}");
        assert!(finest.iter().all(|group| below.contains(group)), "{id}");
    }
}

#[test]
fn every_set_of_indicators_that_comes_along_can_be_read() {
    for (id, text) in builtin::indicator_texts() {
        let read = IndicatorSet::parse(id, text, Classification::builtin).map_err(told);
        let read = read.unwrap_or_else(|told| panic!("{told}"));
        assert_eq!(read.header.id.as_str(), id);
        for indicator in &read.indicators {
            let said = !indicator.notes.is_empty() || !read.header.notes.is_empty();
            assert!(indicator.verified || said, "{id}: {} is not verified and does not say so", indicator.id);
        }
    }
}

#[test]
fn the_race_equality_standards_divide_in_the_directions_of_their_publications() {
    let direction = |set: &str, id: &str| {
        let indicator = IndicatorSet::builtin(set).unwrap().indicator(id).unwrap();
        match indicator.kind {
            Kind::RelativeLikelihood { direction, .. } => direction,
            ref other => panic!("{other:?}"),
        }
    };
    assert_eq!(direction("nhs-wres", "wres-2"), Direction::ReferenceOverGroup);
    assert_eq!(direction("nhs-wres", "wres-3"), Direction::GroupOverReference);
    assert_eq!(direction("nhs-wres", "wres-4"), Direction::ReferenceOverGroup);
    for id in ["sc-wres-2", "sc-wres-3", "sc-wres-4", "sc-wres-5", "sc-wres-8"] {
        assert_eq!(direction("social-care-wres", id), Direction::GroupOverReference, "{id}");
    }
}

#[test]
fn the_sets_of_indicators_have_the_numbers_of_their_publications() {
    let numbers = |id: &str| {
        let set = IndicatorSet::builtin(id).unwrap();
        let mut numbers: Vec<&str> = set.indicators.iter().filter_map(|it| it.number.as_deref()).collect();
        numbers.dedup();
        numbers.join(" ")
    };
    assert_eq!(numbers("nhs-wres"), "1 2 3 4 5 6 7 8 9");
    assert_eq!(numbers("social-care-wres"), "1 2 3 4 5 6 7 8 9");
    assert_eq!(numbers("nhs-wdes"), "1 2 3 4a 4b 5 6 7 8 9a 9b 10");
    let framework = IndicatorSet::builtin("eflg-2021").unwrap();
    assert_eq!(framework.indicators.len(), 4);
    for indicator in &framework.indicators {
        assert!(
            matches!(&indicator.kind, Kind::Maturity { levels, .. } if levels == &["Developing", "Achieving", "Excellent"])
        );
    }
    let ethnicity = IndicatorSet::builtin("ethnicity-pay-reporting").unwrap();
    assert!(ethnicity.indicators.iter().all(|it| it.minimum == Some(50)));
}

#[test]
fn the_groups_of_2021_stand_in_the_order_of_gov_uk() {
    let of = Classification::builtin("ethnicity-2021").unwrap();
    let broad: Vec<&str> = of.broad().map(Group::short).collect();
    assert_eq!(broad, ["Asian", "Black", "Mixed", "White", "Other"]);
    let finest: Vec<&str> = of.finest().map(|group| group.code().as_str()).collect();
    assert_eq!(
        finest.join(" "),
        "indian pakistani bangladeshi chinese other-asian caribbean african other-black white-and-black-caribbean \
         white-and-black-african white-and-asian other-mixed white-british irish gypsy-or-irish-traveller roma \
         other-white arab any-other"
    );
}
