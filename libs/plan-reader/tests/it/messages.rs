//! E-mails pasted whole: what their heads say, and what of them is no part of the plan.

use plan_reader::{Options, Reading, read};

fn pasted(text: &str) -> Reading {
    read(text.as_bytes(), "pasted.txt", &Options::default(), &mut |_| {}).unwrap()
}

const ACTIONS: &str = "Action\tLead\tBy when
Publish the pay gap\tHead of HR\tMay 2027
Train interview panels\tAsha Rao\tJune 2027
";

fn left_out(reading: &Reading) -> Vec<&str> {
    reading.draft.unplaced.iter().map(|u| u.text.as_str()).collect()
}

#[test]
fn the_subject_of_a_message_is_the_title_and_its_date_that_of_the_plan() {
    let head = "From: Meera Shah <meera.shah@marlowvale.example>
Sent: 12 May 2026 16:40
To: Asha Rao; Tom Bell
Cc: Head of HR
Subject: RE: Race equality plan

Dear all, here it is.

";
    let reading = pasted(&format!("{head}{ACTIONS}"));
    assert_eq!(reading.draft.title.as_deref(), Some("Race equality plan"));
    assert_eq!(reading.draft.date.as_deref(), Some("2026-05-12"));
    let left = left_out(&reading);
    for line in head.lines().take(4) {
        assert!(left.contains(&line), "{line}: {left:?}");
    }
    assert!(reading.draft.themes.iter().all(|t| t.name.is_none()), "no line of the head is a theme");
    assert_eq!(reading.draft.themes[0].activities.len(), 2);
}

#[test]
fn a_message_that_was_sent_on_has_the_subject_of_the_first_and_all_heads_are_left_out() {
    let text = format!(
        "From: Tom Bell\nDate: Tue, 2 June 2026 at 09:12\nSubject: Fwd: Anti-racism actions 2026\nTo: Asha Rao\n\n\
         Please see below.\n\n---------- Forwarded message ---------\nFrom: Meera Shah\nDate: 12 May 2026\n\
         Subject: Anti-racism actions 2026\nTo: Tom Bell\n\n{ACTIONS}"
    );
    let reading = pasted(&text);
    assert_eq!(reading.draft.title.as_deref(), Some("Anti-racism actions 2026"));
    assert_eq!(reading.draft.date.as_deref(), Some("2026-06-02"));
    assert!(left_out(&reading).contains(&"From: Meera Shah"));
    assert!(reading.draft.themes.iter().all(|t| t.name.is_none()), "{:?}", reading.draft.themes);
}
