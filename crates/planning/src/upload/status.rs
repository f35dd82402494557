//! How an activity is going, as far as the words of a document suggest it.

use super::draft::Activity;
use crate::activity::Status;
use plan_reader::date::{DateOptions, StatusHint, read};
use time::Date;

/// The status that the words of a target date suggest, if any.
fn of_target(words: &str, anchor: Option<Date>) -> Option<Status> {
    match read(words, &DateOptions { anchor, ..DateOptions::default() }).status_hint? {
        StatusHint::Planned | StatusHint::PlannedThenOngoing | StatusHint::NotScheduled => None,
        StatusHint::InProgress => Some(Status::OnTrack),
        StatusHint::Ongoing => Some(Status::Ongoing),
        StatusHint::Completed => Some(Status::Complete),
    }
}

/// The status that the words of a column for it suggest, if any.
#[must_use]
pub fn of_words(words: &str) -> Option<Status> {
    let words = super::service::folded(words);
    let is = |all: &[&str]| all.contains(&words.as_str());
    if is(&[
        "not started",
        "not yet started",
        "not begun",
        "to start",
        "to be started",
        "not due",
        "planned",
        "grey",
    ]) {
        Some(Status::NotStarted)
    } else if is(&["on track", "on target", "in progress", "under way", "underway", "started", "g", "green"])
    {
        Some(Status::OnTrack)
    } else if is(&["at risk", "some risk", "a", "amber"]) {
        Some(Status::AtRisk)
    } else if is(&["delayed", "late", "overdue", "behind", "behind schedule", "off track", "r", "red"]) {
        Some(Status::Delayed)
    } else if is(&[
        "complete",
        "completed",
        "done",
        "achieved",
        "delivered",
        "closed",
        "finished",
        "b",
        "blue",
    ]) {
        Some(Status::Complete)
    } else if is(&["ongoing", "on going", "continuing", "continuous", "business as usual", "bau"]) {
        Some(Status::Ongoing)
    } else {
        None
    }
}

/// Whether a column of this heading says how activities are going.
#[must_use]
pub fn is_heading(heading: &str) -> bool {
    let heading = super::service::folded(heading);
    heading.split(' ').any(|word| matches!(word, "status" | "rag" | "brag"))
}

/// How an activity of a draft is going: what its own column says, else what its target date suggests, else not
/// started. Nothing is guessed from other words. `anchor` is the date of the plan.
#[must_use]
pub fn of(it: &Activity, anchor: Option<Date>) -> Status {
    let column = || {
        let mut columns = it.other.iter().filter(|(heading, _)| is_heading(heading));
        columns.find_map(|(_, words)| of_words(words.as_str().unwrap_or_default()))
    };
    let target = || Some(it.target.as_str()).filter(|it| !it.is_empty()).and_then(|it| of_target(it, anchor));
    it.status.or_else(column).or_else(target).unwrap_or(Status::NotStarted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_column_speaks_before_the_target_date_and_nothing_is_guessed() {
        let mut it = Activity { target: "Ongoing".into(), ..Activity::default() };
        assert_eq!(of(&it, None), Status::Ongoing);
        it.other.insert("RAG status".into(), "Amber".into());
        assert_eq!(of(&it, None), Status::AtRisk);
        it.other.insert("RAG status".into(), "see the board's minutes".into());
        assert_eq!(of(&it, None), Status::Ongoing);
        assert_eq!(
            of(&Activity { achieved: "We finished it".into(), ..Activity::default() }, None),
            Status::NotStarted
        );
    }
}
