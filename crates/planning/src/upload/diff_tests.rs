//! A file that says what the plan says differs in nothing; one that says more, less or other is told so.

use super::*;
use crate::{
    activity::Status,
    export::{csv_of, json_of},
    upload::{exchange, given::standing, reading},
};
use proptest::prelude::*;
use serde_json::Value;

fn services() -> Services {
    Services::new(&[])
}

fn words() -> impl Strategy<Value = String> {
    // Letters, and everything that spreadsheets, quotes and lines could trip over.
    proptest::string::string_regex("[a-dÉ€]{1,6}([ \\n][-=+@'\"a-d,;|]{1,5}[a-d]){0,5}").unwrap()
}

fn guarded_words() -> impl Strategy<Value = String> {
    prop_oneof![
        words(),
        words().prop_map(|it| format!("- {it}")),
        words().prop_map(|it| format!("='{it}")),
        words().prop_map(|it| format!("''{it}"))
    ]
}

fn maybe() -> impl Strategy<Value = String> {
    prop_oneof![Just(String::new()), guarded_words()]
}

fn any_activity() -> impl Strategy<Value = Activity> {
    let status = proptest::option::of((0..Status::ALL.len()).prop_map(|at| Status::ALL[at]));
    let other = proptest::collection::btree_map("(Cost|Notes|Item|Other: x|=sum)", guarded_words(), 0..3);
    (maybe(), maybe(), guarded_words(), maybe(), maybe(), maybe(), status, other).prop_map(
        |(reference, service, text, leads, target, achieved, status, other)| Activity {
            key: 0,
            reference,
            service,
            text,
            leads,
            target,
            achieved,
            status: Some(status.unwrap_or(Status::NotStarted)),
            other: other.into_iter().map(|(heading, words)| (heading, Value::from(words))).collect(),
            ..Activity::default()
        },
    )
}

fn any_draft() -> impl Strategy<Value = Draft> {
    let recommendation =
        (maybe(), maybe(), guarded_words(), proptest::collection::vec("[A-Z][a-z]{1,5}", 0..3)).prop_map(
            |(reference, heading, text, authorities)| Recommendation {
                reference,
                heading,
                text,
                authorities,
                ..Recommendation::default()
            },
        );
    let theme = (
        maybe(),
        maybe(),
        maybe(),
        proptest::collection::vec(recommendation, 0..3),
        proptest::collection::vec(any_activity(), 0..5),
    )
        .prop_map(|(reference, name, outcome, recommendations, activities)| Theme {
            reference,
            name,
            outcome,
            recommendations,
            activities,
            ..Theme::default()
        });
    (guarded_words(), maybe(), proptest::collection::vec(theme, 1..4)).prop_map(
        |(title, organisation, themes)| {
            let mut draft = Draft { title, organisation, themes, date: "2026-01".into(), ..Draft::default() };
            let mut next = 0;
            for theme in &mut draft.themes {
                let items = theme.recommendations.iter_mut().map(|it| &mut it.key);
                for key in std::iter::once(&mut theme.key)
                    .chain(items)
                    .chain(theme.activities.iter_mut().map(|it| &mut it.key))
                {
                    next += 1;
                    *key = next;
                }
            }
            draft.next = next;
            draft
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn what_is_written_out_and_read_back_differs_in_nothing(draft in any_draft()) {
        let standing = standing(&draft);
        let out = standing.draft();
        prop_assert_eq!(diff(&standing, &out, &services()), []);
        let csv = csv_of(&out).unwrap();
        let (back, checks) = exchange::read(&csv, "plan.csv").unwrap().unwrap();
        prop_assert_eq!(checks, []);
        prop_assert_eq!(diff(&standing, &back, &services()), []);
        let json = json_of(&out).to_string();
        let (back, _) = exchange::read(json.as_bytes(), "plan.json").unwrap().unwrap();
        prop_assert_eq!(diff(&standing, &back, &services()), []);
    }

    #[test]
    fn no_cell_is_a_formula(draft in any_draft()) {
        let csv = csv_of(&draft).unwrap();
        let mut rows = csv::ReaderBuilder::new().has_headers(false).from_reader(&csv["\u{feff}".len()..]);
        for row in rows.records() {
            for cell in &row.unwrap() {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{cell}");
            }
        }
    }
}

const PLAN: &str = "Ref,Theme,Activity,Service,Lead,Target date,What has been achieved\n\
    1,Work,Publish the pay gap every spring,People,Asha Rao,By April 2026,\n\
    2,Work,Recruit six listeners,People,Asha Rao,Ongoing,Four recruited\n\
    3,Streets,Name two new streets,Parks,Parks team,TBC,\n";

fn read(csv: &str) -> Draft {
    reading::read(csv.as_bytes(), "plan.csv", &mut |_| {}).unwrap().0
}

fn told(before: &str, after: &str) -> Vec<String> {
    let standing = standing(&read(before));
    let found = diff(&standing, &read(after), &services());
    let line = |it: &Difference| {
        let fields: Vec<_> =
            it.fields.iter().map(|it| format!("{} “{}” to “{}”", it.label, it.before, it.after)).collect();
        format!("{:?}: {}", it.what.sort(), fields.join(", "))
    };
    found.iter().map(line).collect()
}

#[test]
fn reading_the_same_file_again_finds_nothing() {
    assert_eq!(told(PLAN, PLAN), Vec::<String>::new());
}

#[test]
fn a_moved_date_and_new_achievements_are_told_apart() {
    let after = PLAN.replace("By April 2026", "By June 2027").replace("Four recruited", "All six recruited");
    assert_eq!(
        told(PLAN, &after),
        [
            "Changed: Target date “By April 2026” to “By June 2027”",
            "Achieved: What has been achieved “Four recruited” to “All six recruited”",
        ]
    );
}

#[test]
fn what_was_added_reworded_and_left_out_is_told() {
    let after = PLAN
        .replace("2,Work,Recruit six listeners,People,Asha Rao,Ongoing,Four recruited\n", "")
        .replace("3,Streets,Name two new streets", "3,Streets,Name two new streets and one school")
        + "4,Streets,Open a market,Parks,Parks team,May 2027,\n";
    assert_eq!(
        told(PLAN, &after),
        [
            "Changed: Promise “Name two new streets” to “Name two new streets and one school”",
            "Added: Ref “” to “4”, Promise “” to “Open a market”, Service “” to “Parks”, Leads “” to “Parks team”, \
             Target date “” to “May 2027”",
            "Missing: Activity “2 Recruit six listeners” to “”",
        ]
    );
}

#[test]
fn a_file_without_a_column_says_nothing_about_it() {
    let after = "Theme,Activity,Lead\nWork,Publish the pay gap every spring,Asha Rao\n\
                 Work,Recruit six listeners,Asha Rao\nStreets,Name two new streets,Parks team\n";
    assert_eq!(told(PLAN, after), Vec::<String>::new());
}

#[test]
fn an_activity_that_moved_to_another_theme_is_not_doubled() {
    let after = PLAN.replace("2,Work,", "2,Streets,");
    assert_eq!(told(PLAN, &after), ["Changed: Theme “Work” to “Streets”"]);
}

const ORDERED: &str = "Theme,Activity,Lead\nWork,Publish the pay gap,HR\nWork,Recruit six listeners,HR\nWork,Train the panels,HR\n\
    Streets,Name two new streets,Parks\n";

#[test]
fn an_activity_moved_within_its_theme_is_told_as_an_order_and_not_as_other_words() {
    let after = "Theme,Activity,Lead\nWork,Recruit six listeners,HR\nWork,Train the panels,HR\nWork,Publish the pay gap,HR\n\
        Streets,Name two new streets,Parks\n";
    assert_eq!(
        told(ORDERED, after),
        ["Changed: Order “first in its theme” to “after “Train the panels””"],
        "one line tells of it"
    );
    let reworded = after.replace("Train the panels", "Train all panels");
    assert_eq!(
        told(ORDERED, &reworded),
        [
            "Changed: Promise “Train the panels” to “Train all panels”",
            "Changed: Order “first in its theme” to “after “Train all panels””",
        ],
        "other words are told apart from the order"
    );
}

#[test]
fn a_recommendation_moved_within_its_theme_is_told_as_an_order_of_its_own() {
    let before = "Theme,Recommendation,Lead authority\nWork,The council should publish its pay gap,Council\n\
        Work,The police should train its panels,Police\nWork,Schools should ask their pupils,Schools\n";
    let after = "Theme,Recommendation,Lead authority\nWork,Schools should ask their pupils,Schools\n\
        Work,The council should publish its pay gap,Council\nWork,The police should train its panels,Police\n";
    assert_eq!(
        told(before, after),
        ["Changed: Order “after “The police should train its panels”” to “first in its theme”"]
    );
    assert_eq!(told(after, after), Vec::<String>::new());
}

#[test]
fn what_is_added_or_left_out_moves_nothing() {
    let after = "Theme,Activity,Lead\nWork,Open a hub,HR\nWork,Publish the pay gap,HR\nWork,Train the panels,HR\n\
        Streets,Name two new streets,Parks\n";
    let sorts: Vec<String> =
        told(ORDERED, after).iter().filter_map(|it| it.split(':').next().map(str::to_owned)).collect();
    assert_eq!(sorts, ["Added", "Missing"]);
}
