//! Nothing that was typed is lost when the headings are given other meanings.

use super::super::{
    correct::{Correction, apply},
    draft::{Activity, Theme},
    reading,
};
use super::*;
use plan_reader::{ColumnRole, Options, Profile, profile::HeadingMeaning, profile::Meaning};

const PLAN: &str = "Theme,Action,Owner,Contact point,By when,Remarks\n\
    Jobs,Publish the pay gap,HR,Asha Rao,May 2027,Draft is ready\n\
    Jobs,Train every panel,HR,Tom Bell,June 2027,\n\
    Homes,Walk each estate,Housing,Ines Holm,July 2027,\n\
    Homes,Repeat of the row above,Housing,,July 2027,\n";

/// The plan read with "Contact point" meaning what is given, or what the reader makes of it.
fn read(means: Option<ColumnRole>) -> Draft {
    let headings =
        means.map(|role| HeadingMeaning { written: "Contact point".into(), means: Meaning::Role(role) });
    let profile = Profile { headings: headings.into_iter().collect(), ..Profile::default() };
    let options = Options { profile, ..Options::default() };
    reading::read_with(PLAN.as_bytes(), "plan.csv", options, &mut |_| {}).unwrap().0
}

fn find<'d>(draft: &'d Draft, text: &str) -> Option<(&'d Theme, &'d Activity)> {
    draft.activities().find(|(_, it)| it.text == text)
}

#[test]
fn values_typed_by_hand_stay_in_their_rows() {
    let base = read(None);
    let mut old = base.clone();
    let first = old.themes[0].activities[0].clone();
    let typed = Activity { target: "31 May 2027".into(), achieved: "Published".into(), ..first.clone() };
    apply(&mut old, Correction::EditActivity(first.key, Box::new(typed))).unwrap();
    let outcome = Theme { outcome: "Fair pay".into(), ..old.themes[0].clone() };
    apply(&mut old, Correction::EditTheme(outcome.key, Box::new(outcome))).unwrap();

    let (new, lost) = over(&base, &old, read(Some(ColumnRole::Lead)));
    let (theme, it) = find(&new, "Publish the pay gap").unwrap();
    assert_eq!(
        (it.leads.as_str(), it.target.as_str(), it.achieved.as_str()),
        ("Asha Rao", "31 May 2027", "Published")
    );
    assert!(it.stood.iter().any(|(_, words)| words == "May 2027"), "{:?}", it.stood);
    assert_eq!(theme.outcome, "Fair pay");
    assert_eq!(find(&new, "Train every panel").unwrap().1.leads, "Tom Bell");
    assert_eq!(lost, []);
}

#[test]
fn what_was_moved_dropped_split_or_added_stays_so() {
    let base = read(None);
    let mut old = base.clone();
    let [jobs, homes] = [0, 1].map(|at| old.themes[at].key);
    let [panel, walk, repeat] = [(0, 1), (1, 0), (1, 1)].map(|(t, a)| old.themes[t].activities[a].key);
    apply(&mut old, Correction::Move(panel, homes, 1)).unwrap();
    apply(&mut old, Correction::Drop(repeat)).unwrap();
    let two_lines = Activity {
        text: "Walk each estate\nAsk every tenant".into(),
        ..old.activity(walk).unwrap().1.clone()
    };
    apply(&mut old, Correction::EditActivity(walk, Box::new(two_lines))).unwrap();
    apply(&mut old, Correction::Split(walk, 2)).unwrap();
    apply(&mut old, Correction::AddTheme("Money".into())).unwrap();

    let (new, lost) = over(&base, &old, read(Some(ColumnRole::Lead)));
    let texts = |name: &str| -> Vec<&str> {
        let theme = new.themes.iter().find(|it| it.name == name).unwrap();
        theme.activities.iter().map(|it| it.text.as_str()).collect()
    };
    assert_eq!(texts("Jobs"), ["Publish the pay gap"]);
    assert_eq!(texts("Homes"), ["Walk each estate", "Ask every tenant", "Train every panel"]);
    assert_eq!(texts("Money"), [""; 0]);
    assert!(new.unplaced.iter().any(|it| it.was.is_some() && it.text.contains("Repeat of the row above")));
    assert_eq!(lost, []);
    assert!(new.theme(jobs).is_some(), "its theme is still there");
}

#[test]
fn what_was_joined_to_another_stands_there_alone() {
    let base = read(None);
    let mut old = base.clone();
    let repeat = old.themes[1].activities[1].key;
    apply(&mut old, Correction::MergeAbove(repeat)).unwrap();
    let (new, lost) = over(&base, &old, read(Some(ColumnRole::Lead)));
    let homes = &new.themes[1].activities;
    assert_eq!(homes.len(), 1);
    assert_eq!(homes[0].text, "Walk each estate\nRepeat of the row above");
    assert_eq!(lost, []);
}

#[test]
fn a_correction_whose_row_is_gone_is_told() {
    let base = read(None);
    let mut old = base.clone();
    let first = old.themes[0].activities[0].clone();
    let typed = Activity { leads: "Chief Executive".into(), ..first.clone() };
    apply(&mut old, Correction::EditActivity(first.key, Box::new(typed))).unwrap();
    let mut new = read(Some(ColumnRole::Lead));
    new.themes[0].activities.remove(0);
    let (_, lost) = over(&base, &old, new);
    assert_eq!(lost.len(), 1);
    assert_eq!(lost[0].words, "Lead: Chief Executive");
    assert_eq!(lost[0].place, first.source);
}

#[test]
fn a_draft_that_nobody_corrected_is_what_was_read() {
    let base = read(None);
    let new = read(Some(ColumnRole::Lead));
    assert_eq!(over(&base, &base, new.clone()), (new, Vec::new()));
}

#[test]
fn a_place_is_the_same_row_whichever_of_its_cells_is_meant() {
    assert_eq!(row_of("table 1, row 4, column 2"), row_of("table 1, row 4, column 3"));
    assert_eq!(row_of("sheet “Plan”, cell C11"), row_of("sheet “Plan”, cell D11"));
    assert_ne!(row_of("sheet “Plan”, cell C11"), row_of("sheet “Plan”, cell C12"));
    assert_ne!(row_of("paragraph 4"), row_of("paragraph 5"));
}

#[test]
fn themes_put_in_another_order_stand_in_it_after_the_document_is_read_again() {
    let base = read(None);
    let mut old = base.clone();
    let homes = old.themes[1].key;
    apply(&mut old, Correction::AddTheme("Money".into())).unwrap();
    let money = old.themes[2].key;
    apply(&mut old, Correction::ThemeUp(homes)).unwrap();
    apply(&mut old, Correction::ThemeUp(money)).unwrap();
    let names = |draft: &Draft| draft.themes.iter().map(|it| it.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&old), ["Homes", "Money", "Jobs"]);

    let (new, lost) = over(&base, &old, read(Some(ColumnRole::Lead)));
    assert_eq!(names(&new), ["Homes", "Money", "Jobs"]);
    assert_eq!(new.themes[0].activities.len(), 2, "each with what it holds");
    assert_eq!(lost, []);
}
