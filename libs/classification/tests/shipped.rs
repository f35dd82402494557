//! Everything that comes with the library can be read and holds together.

use classification::{Classification, IndicatorSet, Mapped, NonAnswerKind, Rollup, builtin};

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
