//! No correction loses a word, whatever is corrected in whatever order.

use super::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

fn draft() -> Draft {
    let mut draft = Draft { title: "Level Ground".into(), ..Draft::default() };
    for t in 0..3 {
        let key = draft.key();
        let mut theme = Theme {
            key,
            reference: format!("0{t}"),
            name: format!("Theme{t} name{t}"),
            outcome: format!("outcome{t}"),
            leads: format!("lead{t}"),
            ..Theme::default()
        };
        for a in 0..3 {
            let n = t * 10 + a;
            let other = [("Cost".to_owned(), serde_json::Value::from(format!("pounds{n}")))];
            theme.activities.push(Activity {
                key: draft.key(),
                reference: format!("r{n}"),
                service: format!("service{}", a % 2),
                text: format!("first{n}\nsecond{n}\n- third{n}"),
                leads: format!("person{n}"),
                target: format!("April 20{}", 20 + a),
                achieved: if a == 1 { format!("achieved{n}") } else { String::new() },
                other: other.into_iter().collect(),
                ..Activity::default()
            });
            theme.recommendations.push(Recommendation {
                key: draft.key(),
                reference: format!("rec{n}"),
                heading: format!("heading{}", a % 2),
                text: format!("should{n}\nmust{n}"),
                authorities: vec!["Police".into(), format!("Council{n}")],
                ..Recommendation::default()
            });
        }
        draft.themes.push(theme);
    }
    for n in 0..3 {
        let key = draft.key();
        let reason = "A note".to_owned();
        draft.unplaced.push(Loose {
            key,
            text: format!("note{n} words"),
            reason,
            source: String::new(),
            only_labels: false,
            was: None,
        });
    }
    draft
}

fn words(draft: &Draft) -> BTreeMap<String, usize> {
    let mut all = BTreeMap::new();
    let texts = draft
        .themes
        .iter()
        .map(super::super::dropped::theme_words)
        .chain(draft.unplaced.iter().map(|it| it.text.clone()));
    for text in texts {
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|it| !it.is_empty()) {
            *all.entry(word.to_owned()).or_default() += 1;
        }
    }
    all
}

fn any_correction() -> impl Strategy<Value = Correction> {
    let key = || 1_u32..45;
    prop_oneof![
        key().prop_map(Correction::ThemeUp),
        key().prop_map(Correction::ThemeDown),
        (key(), key()).prop_map(|(a, b)| Correction::MergeTheme(a, b)),
        (key(), key()).prop_map(|(a, b)| Correction::ThemeIsService(a, b)),
        key().prop_map(Correction::DropTheme),
        (key(), key(), 0_usize..6).prop_map(|(a, b, at)| Correction::Move(a, b, at)),
        key().prop_map(Correction::MergeAbove),
        (key(), 0_usize..5).prop_map(|(a, at)| Correction::Split(a, at)),
        key().prop_map(Correction::Drop),
        key().prop_map(Correction::PutBack),
        (key(), key()).prop_map(|(a, b)| Correction::AsActivity(a, b)),
        (key(), key()).prop_map(|(a, b)| Correction::AsRecommendation(a, b)),
        (key(), key()).prop_map(|(a, b)| Correction::Append(a, b)),
        (key(), key()).prop_map(|(a, b)| Correction::AsOutcome(a, b)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]
    #[test]
    fn no_word_is_ever_lost(corrections in proptest::collection::vec(any_correction(), 1..40)) {
        let mut draft = draft();
        for one in corrections {
            let (before, was) = (words(&draft), draft.clone());
            let repeats_collapse =
                matches!(one, Correction::MergeAbove(_) | Correction::MergeTheme(..) | Correction::ThemeIsService(..) | Correction::Append(..));
            match apply(&mut draft, one.clone()) {
                Err(_) => prop_assert_eq!(&draft.themes, &was.themes, "a refused correction changed something"),
                Ok(()) => {
                    let after = words(&draft);
                    for (word, count) in &before {
                        let now = after.get(word).copied().unwrap_or(0);
                        // Two pieces that become one say what both said only once.
                        prop_assert!(now >= *count || (repeats_collapse && now > 0), "{word} was lost by {one:?}");
                    }
                }
            }
            let keys: Vec<Key> = draft.themes.iter().flat_map(|it| {
                std::iter::once(it.key)
                    .chain(it.activities.iter().map(|it| it.key))
                    .chain(it.recommendations.iter().map(|it| it.key))
            }).chain(draft.unplaced.iter().map(|it| it.key)).collect();
            prop_assert_eq!(keys.iter().collect::<BTreeSet<_>>().len(), keys.len(), "two pieces share a key");
        }
    }
}

#[test]
fn what_was_dropped_goes_back_where_it_stood() {
    let before = draft();
    for key in
        [before.themes[1].key, before.themes[0].activities[1].key, before.themes[2].recommendations[0].key]
    {
        let mut draft = before.clone();
        let drop =
            if draft.theme(key).is_some() { Correction::DropTheme(key) } else { Correction::Drop(key) };
        apply(&mut draft, drop).unwrap();
        assert_ne!(draft.themes, before.themes);
        let loose = draft.unplaced.last().unwrap().key;
        apply(&mut draft, Correction::PutBack(loose)).unwrap();
        assert_eq!(draft.themes, before.themes);
        assert_eq!(draft.unplaced, before.unplaced);
    }
}

#[test]
fn an_activity_is_split_at_a_line_and_both_keep_what_stands_beside_it() {
    let mut draft = draft();
    let key = draft.themes[0].activities[1].key;
    apply(&mut draft, Correction::Split(key, 3)).unwrap();
    let [first, second] = &draft.themes[0].activities[1..3] else { panic!("two activities") };
    assert_eq!((first.text.as_str(), second.text.as_str()), ("first1\nsecond1", "- third1"));
    assert_eq!((&first.leads, &first.target), (&second.leads, &second.target));
    assert_eq!((first.achieved.as_str(), second.achieved.as_str()), ("achieved1", ""));
    assert_eq!(apply(&mut draft, Correction::Split(key, 1)), Err(Refused::NoSuchLine));
    assert_eq!(apply(&mut draft, Correction::Split(key, 9)), Err(Refused::NoSuchLine));
}

#[test]
fn merging_joins_what_differs_and_says_once_what_is_the_same() {
    let mut draft = draft();
    let [first, second] = [0, 1].map(|at| draft.themes[0].activities[at].key);
    draft.themes[0].activities[1].leads = "person0".into();
    apply(&mut draft, Correction::MergeAbove(second)).unwrap();
    let (_, it) = draft.activity(first).unwrap();
    assert_eq!(it.text, "first0\nsecond0\n- third0\nfirst1\nsecond1\n- third1");
    assert_eq!((it.leads.as_str(), it.target.as_str()), ("person0", "April 2020, April 2021"));
    assert_eq!(apply(&mut draft, Correction::MergeAbove(first)), Err(Refused::NothingAbove));
}

#[test]
fn a_theme_that_is_a_service_gives_its_name_to_its_activities_and_goes_into_another() {
    let mut draft = draft();
    let [theme, service] = [0, 1].map(|at| draft.themes[at].key);
    let moved: Vec<Key> = draft.themes[1].activities.iter().map(|it| it.key).collect();
    draft.themes[1].name = "Adult Social Care".into();
    draft.themes[1].activities[0].service = String::new();
    let all = draft.themes[0].activities.len() + moved.len();
    apply(&mut draft, Correction::ThemeIsService(service, theme)).unwrap();
    let (into, it) = draft.activity(moved[0]).unwrap();
    assert_eq!((into.key, it.service.as_str()), (theme, "Adult Social Care"));
    assert_eq!(into.activities.len(), all);
    assert!(draft.theme(service).is_none());
    assert_eq!(apply(&mut draft, Correction::ThemeIsService(theme, theme)), Err(Refused::SameTheme));
}
