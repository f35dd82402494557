//! What nothing calls a plan is refused, and read all the same where somebody insists: nothing of it is sure, and nothing lost.

use plan_reader::{Aliases, Doubt, DraftActivity, Options, QueryKind, Reading, Refusal, read};

fn insisting() -> Options {
    Options { insist: true, ..Options::default() }
}

/// Refused as it is, and read where somebody insists.
fn insisted(text: &str, name: &str) -> Reading {
    let refusal = read(text.as_bytes(), name, &Options::default(), &mut |_| {}).expect_err("no plan");
    assert!(refusal.is_no_plan(), "{refusal}");
    read(text.as_bytes(), name, &insisting(), &mut |_| {}).expect("a reading")
}

fn activities(reading: &Reading) -> Vec<&DraftActivity> {
    reading.draft.themes.iter().flat_map(|t| &t.activities).collect()
}

fn texts(reading: &Reading) -> Vec<&str> {
    activities(reading).iter().map(|a| a.text.as_str()).collect()
}

const NOTES: &str = "Garden\n\nWhat we talked of:\n\n- Apples in the orchard (Asha Rao, May 2027)\n- The pond\n  - Frogs\n  - Reeds\n- Benches\n";

#[test]
fn every_item_of_a_list_is_proposed_with_what_stands_beneath_it() {
    let reading = insisted(NOTES, "notes.md");
    assert_eq!(texts(&reading), ["Apples in the orchard", "The pond\n- Frogs\n- Reeds", "Benches"]);
    let first = activities(&reading)[0];
    assert_eq!((first.lead.as_deref(), first.target_date.as_deref()), (Some("Asha Rao"), Some("May 2027")));
}

#[test]
fn nothing_of_it_is_sure_and_that_is_told_first() {
    let reading = insisted(NOTES, "notes.md");
    assert_eq!(reading.queries[0].kind, QueryKind::Insisted);
    for activity in activities(&reading) {
        assert!(
            activity.doubts.contains(&Doubt::Insisted) && activity.confidence.share() < 0.3,
            "{activity:?}"
        );
    }
}

#[test]
fn of_a_table_the_column_with_the_most_words_says_what_is_done_and_the_others_are_kept() {
    let reading = insisted(
        "Colour,Where it grows,Height\nRed,In the beds along the southern wall,2 m\nBlue,Beside the pond and under the willows,1 m\n",
        "flowers.csv",
    );
    assert_eq!(
        texts(&reading),
        ["In the beds along the southern wall", "Beside the pond and under the willows"]
    );
    let second = activities(&reading)[1];
    assert_eq!(
        (second.other["Colour"].as_str(), second.other["Height"].as_str()),
        (Some("Blue"), Some("1 m"))
    );
}

#[test]
fn where_there_is_neither_list_nor_table_each_paragraph_is_proposed() {
    let reading = insisted(
        "Garden\n\nApples grow in the orchard behind the house.\n\nThe pond is full of frogs in spring.\n",
        "notes.txt",
    );
    assert_eq!(
        texts(&reading),
        ["Apples grow in the orchard behind the house.", "The pond is full of frogs in spring."]
    );
}

#[test]
fn lists_under_headings_of_what_is_never_a_plan_stay_out_where_others_stand() {
    let reading = insisted(
        "# Garden\n\n- Apples\n- Pears\n\n# Further information\n\n- Opening hours\n- How to find us\n",
        "notes.md",
    );
    assert_eq!(texts(&reading), ["Apples", "Pears"]);
}

#[test]
fn every_word_is_placed_or_listed() {
    let reading = insisted(NOTES, "notes.md");
    let kept = serde_json::to_string(&reading.draft).unwrap();
    for word in NOTES.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()) {
        assert!(kept.contains(word), "{word}");
    }
}

#[test]
fn a_plan_is_read_as_ever() {
    let plan = "Action,Lead,By when\nPublish the pay gap,HR,June 2027\nTrain every panel,HR,May 2027\n";
    let ever = read(plan.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap();
    assert_eq!(read(plan.as_bytes(), "plan.csv", &insisting(), &mut |_| {}).unwrap(), ever);
}

#[test]
fn what_nobody_could_check_line_by_line_is_refused_as_too_large() {
    let long = "The pond is full of frogs in spring.\n\n".repeat(5_001);
    let refusal = read(long.as_bytes(), "notes.txt", &insisting(), &mut |_| {}).expect_err("too long");
    assert!(matches!(refusal, Refusal::TooLarge { .. }), "{refusal}");
}

#[test]
fn nobody_can_insist_on_a_file_that_cannot_be_read_at_all() {
    for (bytes, name) in [(&b""[..], "plan.docx"), (&b"PK\x03\x04 damaged"[..], "plan.docx")] {
        let refusal = read(bytes, name, &insisting(), &mut |_| {}).expect_err("nothing to read");
        assert!(!refusal.is_no_plan(), "{refusal}");
    }
    let bare = read(b"Garden\n", "notes.txt", &insisting(), &mut |_| {}).expect_err("nothing in it");
    assert_eq!(bare, Refusal::NoTable);
}

#[test]
fn a_user_says_by_its_place_what_a_column_without_a_heading_holds() {
    let text = "Apples,In the beds along the wall,Asha Rao\nPears,Beside the pond and the willows,Sam Poe\n";
    let reading = insisted(text, "garden.csv");
    assert_eq!(activities(&reading)[0].lead, None);
    let names: Vec<_> = reading.draft.unheaded[0].headings.iter().map(|it| it.heading.as_str()).collect();
    assert_eq!(names, ["Column 1", "Column 2", "Column 3"]);

    let aliases = Aliases::parse("activity\tColumn 2\nlead\tColumn 3\ntheme\tColumn 1\n").unwrap();
    let told = read(text.as_bytes(), "garden.csv", &Options { aliases, ..Options::default() }, &mut |_| {});
    let told = told.expect("a plan now");
    assert_eq!(texts(&told), ["In the beds along the wall", "Beside the pond and the willows"]);
    assert_eq!(told.draft.themes[1].name.as_deref(), Some("Pears"));
    assert_eq!(activities(&told)[1].lead.as_deref(), Some("Sam Poe"));
}

#[test]
fn a_form_of_a_plan_that_nobody_has_filled_in_is_refused_and_another_column_is_taken_by_who_insists() {
    let blank = "Action,Lead,By when\n,,\n,,\n";
    let refusal = read(blank.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap_err();
    assert_eq!(refusal, Refusal::NoActivity);
    assert!(
        refusal.is_no_plan() && refusal.to_string().contains("nothing under them says what is to be done")
    );
    let named = "Name of it,Action,Lead,By when\nThe pay gap by grade,,Asha Rao,May 2027\nThe panels of all schools,,HR,\n";
    let refusal = read(named.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap_err();
    assert_eq!(refusal, Refusal::NoActivity);
    assert_eq!(texts(&insisted(named, "plan.csv")), ["The pay gap by grade", "The panels of all schools"]);
}
