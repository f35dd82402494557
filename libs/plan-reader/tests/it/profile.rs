//! A reading profile: read from its file, and what it changes in a reading.

use plan_reader::date::DateOrder;
use plan_reader::profile::{HeadingMeaning, Meaning, ProfilePart, Spelling};
use plan_reader::{ColumnRole, Options, Profile, Reading, UnplacedReason};
use proptest::prelude::*;

const PLAN: &str = "Llinyn,Zuvolo,Kerato,Melipo,Nodiadau,Adran\n\
    Our people,Publish the pay gap,HoHR,03/04/2026,Seen by the board,ASC\n\
    Our people and culture,Train every panel,Asha Rao,04/05/2026,,ASC\n\
    Our people and culture,Example row please delete,Nobody,01/01/2026,,ASC\n";

const PROFILE: &str = r#"
name = "Plans in our own words"

[dates]
order = "month_day"

[[heading]]
written = "Llinyn"
means = "theme"

[[heading]]
written = "zuvolo"
means = "activity"

[[heading]]
written = "Kerato"
means = "lead"

[[heading]]
written = "Melipo"
means = "target_date"

[[heading]]
written = "Adran"
means = "service"

[[heading]]
written = "Nodiadau"
means = "own"

[[service]]
written = "ASC"
known_as = "Adult Social Care"

[[lead]]
written = "HoHR"
known_as = "Head of HR"

[[theme]]
written = "our people AND culture"
known_as = "Our people"

[[ignore]]
words = "Example row, please delete"
"#;

fn read(plan: &str, name: &str, profile: &str) -> Reading {
    let options = Options { profile: Profile::parse(profile).unwrap(), ..Options::default() };
    plan_reader::read(plan.as_bytes(), name, &options, &mut |_| {}).unwrap()
}

#[test]
fn what_was_learnt_of_one_document_holds_for_the_next() {
    let reading = read(PLAN, "plan.csv", PROFILE);
    let themes = &reading.draft.themes;
    assert_eq!(themes.iter().map(|t| t.name.as_deref()).collect::<Vec<_>>(), [Some("Our people")]);
    let [first, second] = themes[0].activities.as_slice() else { panic!("{themes:#?}") };
    assert_eq!((first.text.as_str(), first.lead.as_deref()), ("Publish the pay gap", Some("HoHR")));
    assert_eq!(first.leads[0].name, "Head of HR");
    assert_eq!(
        (first.service.as_deref(), first.service_known_as.as_deref()),
        (Some("ASC"), Some("Adult Social Care"))
    );
    assert_eq!(first.target.as_ref().unwrap().start.unwrap().to_string(), "2026-03-04");
    assert_eq!(first.other["Nodiadau"], "Seen by the board");
    assert_eq!(second.leads[0].name, "Asha Rao");
    let gone: Vec<&str> = reading
        .draft
        .unplaced
        .iter()
        .filter(|u| u.reason == UnplacedReason::Profile)
        .map(|u| u.text.as_str())
        .collect();
    assert_eq!(gone.len(), 2, "{gone:?}");
    assert!(gone.iter().any(|t| t.contains("Example row please delete") && t.contains("Nobody")), "{gone:?}");
}

#[test]
fn each_thing_a_profile_changes_is_told() {
    let reading = read(PLAN, "plan.csv", PROFILE);
    let count = |part| reading.profile.iter().filter(|it| it.part == part).count();
    // One of the headings is known without the profile, and a profile tells no more than it changes.
    assert_eq!(count(ProfilePart::Heading), 4, "{:#?}", reading.profile);
    assert_eq!(count(ProfilePart::Service), 1);
    assert_eq!(reading.profile.iter().find(|it| it.part == ProfilePart::Service).unwrap().times, 2);
    assert_eq!((count(ProfilePart::Lead), count(ProfilePart::Theme)), (1, 1));
    assert_eq!((count(ProfilePart::Ignored), count(ProfilePart::Date)), (1, 2));
}

#[test]
fn a_profile_that_does_not_apply_changes_and_tells_nothing() {
    let plan = "Action,Lead,By when\nPublish the pay gap,HR,May 2027\nTrain every panel,HR,June 2027\n";
    let plain = plan_reader::read(plan.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap();
    assert_eq!(read(plan, "plan.csv", PROFILE), plain);
}

#[test]
fn headings_of_ones_own_find_tables_in_plain_text_too() {
    let profile = "[[heading]]\nwritten = \"Zuvolo\"\nmeans = \"activity\"\n[[heading]]\nwritten = \"Kerato\"\n\
        means = \"lead\"\n[[heading]]\nwritten = \"Melipo\"\nmeans = \"target_date\"\n";
    let aligned = "Zuvolo                         Kerato        Melipo\n\
        Publish the pay gap            Head of HR    May 2027\n\
        Train every panel              Asha Rao      June 2027\n";
    let listed = "Zuvolo\nKerato\nMelipo\nPublish the pay gap\nHead of HR\nMay 2027\nTrain every panel\nAsha Rao\nJune 2027\n";
    for text in [aligned, listed] {
        let reading = read(text, "plan.txt", profile);
        let all: Vec<_> = reading.draft.themes.iter().flat_map(|t| &t.activities).collect();
        let leads: Vec<_> = all.iter().filter_map(|a| a.lead.as_deref()).collect();
        let dates: Vec<_> = all.iter().filter_map(|a| a.target_date.as_deref()).collect();
        assert_eq!((leads, dates), (vec!["Head of HR", "Asha Rao"], vec!["May 2027", "June 2027"]), "{text}");
    }
}

#[test]
fn pasted_rows_may_end_in_empty_cells() {
    let text = "Action,Lead,By when,Notes\nPublish the pay gap,HR,May 2027,\nTrain every panel,HR,,\nReview grades,HR,June 2027,x\n";
    let reading = read(text, "plan.txt", "");
    assert_eq!(reading.draft.themes[0].activities.len(), 3);
}

#[test]
fn a_heading_that_is_kept_as_it_is_never_becomes_a_value() {
    let plan = "Action,Lead,Progress\nPublish the pay gap,HR,High\nTrain every panel,HR,Low\n";
    let reading = read(plan, "plan.csv", "[[heading]]\nwritten = \"Progress\"\nmeans = \"own\"\n");
    let first = &reading.draft.themes[0].activities[0];
    assert_eq!((first.achieved.as_deref(), &first.other["Progress"]), (None, &"High".into()));
}

#[test]
fn a_file_that_cannot_be_understood_is_told_with_its_place() {
    for (text, line, column, says) in [
        (
            "name = \"x\"\n[[heading]]\nwritten = \"Pwy\"\nmeans = \"leader\"\n",
            4,
            9,
            "is nothing a column can hold",
        ),
        ("name = \"x\"\nlead\n", 2, 5, "Mend it"),
        ("[dates]\nfinancial_year_starts = 13\n", 2, 25, "from 1 for January"),
        ("[[lead]]\nwritten = \"—\"\nknown_as = \"HR\"\n", 2, 11, "holds no word"),
        ("[[leads]]\nwritten = \"x\"\n", 1, 3, "unknown field"),
        (
            "[[heading]]\nwritten = \"A\"\nmeans = \"lead\"\n[[heading]]\nwritten = \"a\"\nmeans = \"own\"\n",
            5,
            11,
            "another meaning",
        ),
        (
            "[[lead]]\nwritten = \"A\"\nknown_as = \"B\"\n[[lead]]\nwritten = \"B\"\nknown_as = \"C\"\n",
            3,
            12,
            "itself known as",
        ),
    ] {
        let wrong = Profile::parse(text).unwrap_err();
        assert_eq!((wrong.line, wrong.column), (line, column), "{text}: {wrong}");
        assert!(wrong.to_string().contains(says), "{wrong}");
    }
}

#[test]
fn what_is_learnt_later_wins_and_no_name_leads_to_another_name() {
    let mut profile = Profile::parse("[[lead]]\nwritten = \"JB\"\nknown_as = \"Jo Brown\"\n").unwrap();
    profile.learn(Profile::parse("[[lead]]\nwritten = \"Jo Brown\"\nknown_as = \"Jo Browne\"\n").unwrap());
    assert!(profile.leads.iter().all(|it| it.known_as == "Jo Browne"), "{profile:?}");
    assert_eq!(profile.leads.len(), 2);
    profile.learn(Profile::parse("[[lead]]\nwritten = \"jb\"\nknown_as = \"Head of HR\"\n").unwrap());
    assert_eq!(
        profile.leads.iter().find(|it| it.written.eq_ignore_ascii_case("jb")).unwrap().known_as,
        "Head of HR"
    );
    assert!(Profile::parse(&profile.to_toml().unwrap()).is_ok());
}

fn names() -> impl Strategy<Value = Vec<Spelling>> {
    proptest::collection::btree_map("[a-z]{1,8}", "[A-Z]{1,3}[\"'\\\\ é]{0,2}[0-9]{1,3}", 0..5)
        .prop_map(|all| all.into_iter().map(|(written, known_as)| Spelling { written, known_as }).collect())
}

proptest! {
    #[test]
    fn a_profile_written_out_reads_back_the_same(
        name in "[A-Za-z\"'\\\\ é]{0,20}x",
        month in proptest::option::of(1..=12u8),
        first in any::<bool>(),
        headings in proptest::collection::btree_set("[a-z]{4,9}x", 0..5),
        services in names(), leads in names(), themes in names(),
        ignored in proptest::collection::btree_set("[a-z]{1,12}( [a-z]{1,5}\n?)?", 0..4),
    ) {
        let means = |i: usize| if i.is_multiple_of(3) { Meaning::Own } else { Meaning::Role(ColumnRole::Lead) };
        let profile = Profile {
            name: name.trim().to_owned(),
            dates: plan_reader::profile::DateSettings {
                order: first.then_some(DateOrder::MonthDay),
                financial_year_starts: month,
            },
            headings: headings.into_iter().enumerate()
                .map(|(i, written)| HeadingMeaning { written, means: means(i) }).collect(),
            services, leads, themes,
            ignored: ignored.into_iter().map(|it| it.trim().to_owned()).collect(),
        };
        let text = profile.to_toml().unwrap();
        prop_assert_eq!(Profile::parse(&text).unwrap(), profile, "{}", text);
    }

    #[test]
    fn no_file_panics(text in "[\\[\\]a-z=\"\n ]{0,80}") {
        let _ = Profile::parse(&text);
    }
}
