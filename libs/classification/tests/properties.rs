//! Whatever comes in, reading ends with an answer.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on stops")]

use classification::{Classification, IndicatorSet, OwnLabels, Rollup, builtin, normal_form};
use proptest::prelude::*;

/// A shipped file with some bytes changed, lost or doubled.
fn damaged(text: &'static str) -> impl Strategy<Value = String> {
    let edit = (0..text.len(), 0..40usize, "[\\PC\n\"\\[\\]=]{0,12}");
    prop::collection::vec(edit, 1..4).prop_map(move |edits| {
        let mut text = text.to_owned();
        for (at, length, put) in edits {
            let start = (at.min(text.len())..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(0);
            let end = (start + length).min(text.len());
            let end = (end..=text.len()).find(|at| text.is_char_boundary(*at)).unwrap_or(start);
            text.replace_range(start..end, &put);
        }
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_or_refused_with_places(text in "\\PC{0,400}") {
        for errors in [
            Classification::parse("f", &text).err(),
            Rollup::parse("f", &text, Classification::builtin).err(),
            IndicatorSet::parse("f", &text, Classification::builtin).err(),
        ] {
            prop_assert!(errors.is_some_and(|errors| !errors.is_empty() && errors[0].at.line >= 1));
        }
    }

    #[test]
    fn a_damaged_file_is_read_or_refused_with_places_inside_it(text in damaged(builtin::text("ethnicity-2021").unwrap())) {
        let lines = text.lines().count().max(1) + 1;
        match Classification::parse("f", &text) {
            Ok(of) => prop_assert!(of.finest().count() > 0),
            Err(errors) => {
                prop_assert!(!errors.is_empty());
                prop_assert!(errors.iter().all(|error| error.at.line <= lines));
                prop_assert!(errors.windows(2).all(|pair| pair[0].at <= pair[1].at));
            }
        }
    }

    #[test]
    fn a_damaged_set_of_indicators_is_read_or_refused(text in damaged(builtin::indicator_text("nhs-wres").unwrap())) {
        if let Err(errors) = IndicatorSet::parse("f", &text, Classification::builtin) {
            prop_assert!(!errors.is_empty());
        }
    }

    #[test]
    fn any_label_has_a_reading_and_its_normal_form_has_the_same(label in "\\PC{0,80}") {
        let of = Classification::builtin("ethnicity-2021").unwrap();
        let normal = normal_form(&label);
        prop_assert_eq!(normal_form(&normal), normal.clone());
        prop_assert_eq!(of.find(&label), of.find(&normal));
        prop_assert!(of.suggestions(&label).iter().all(|it| (0.0..=1.0).contains(&it.likeness)));
    }

    #[test]
    fn case_spaces_and_dashes_never_change_what_a_label_means(
        (place, upper, dash) in (0..19usize, any::<bool>(), prop::sample::select(vec!["-", "–", "—", "  ", "/", ":", " ,"]))
    ) {
        let of = Classification::builtin("ethnicity-2021").unwrap();
        let group = of.finest().nth(place).unwrap();
        let written = format!(" {} ", group.label().replace(' ', dash));
        let written = if upper { written.to_uppercase() } else { written.to_lowercase() };
        prop_assert_eq!(of.find(&written).code(), Some(group.code()));
    }

    #[test]
    fn a_file_of_any_undecided_labels_can_be_read_back(labels in prop::collection::vec("\\PC{1,30}|[\\x00-\\x1f\"\\\\]{1,6}", 0..3)) {
        let of = Classification::builtin("ethnicity-2021").unwrap();
        let undecided = of.undecided(labels.iter().map(String::as_str));
        let own = OwnLabels::parse("f", &of.template(&undecided), of);
        prop_assert_eq!(own.map(|own| own.undecided().len()), Ok(undecided.len()));
    }
}
