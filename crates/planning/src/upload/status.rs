//! How an activity is going, as far as the words of a document suggest it.

use super::draft::{Activity, clean};
use crate::activity::Status;
use plan_reader::{
    DraftStatus, ProposedStatus, StatusFrom,
    date::{DateOptions, StatusHint, read},
};
use serde::{Deserialize, Serialize};
use time::Date;

/// What a document says of how an activity is going.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Told {
    /// The words that say it: those of a cell, of the heading over a tick, of a legend, or the name of a colour.
    pub words: String,
    /// The status that they are taken for, if any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// What told it.
    pub from: StatusFrom,
}

impl From<&DraftStatus> for Told {
    fn from(it: &DraftStatus) -> Self {
        let status = it.proposed.and_then(proposed);
        Self { words: clean(Some(&it.words)), status, from: it.from }
    }
}

impl Told {
    /// Whether it still holds: words that a person corrected say nothing any more.
    fn holds(&self, it: &Activity) -> bool {
        let said = |words: &str| words.contains(&self.words);
        match self.from {
            StatusFrom::Words => {
                said(&it.achieved) || it.other.values().any(|words| words.as_str().is_some_and(said))
            }
            StatusFrom::TargetDate => it.target == self.words,
            _ => true,
        }
    }

    /// How the document says it.
    fn way(&self) -> String {
        match self.from {
            StatusFrom::Words => format!("by its words “{}”", self.words),
            StatusFrom::Tick => format!("by the tick under “{}”", self.words),
            StatusFrom::Colour => format!("by the colour of its cell ({})", self.words),
            StatusFrom::TargetDate => "by its target date".to_owned(),
            StatusFrom::Strike => "because it is struck through".to_owned(),
            _ => "by the document".to_owned(),
        }
    }
}

/// The status that the words of a target date suggest, if any.
fn of_target(words: &str, anchor: Option<Date>) -> Option<Status> {
    match read(words, &DateOptions { anchor, ..DateOptions::default() }).status_hint? {
        StatusHint::Planned | StatusHint::PlannedThenOngoing | StatusHint::NotScheduled => None,
        StatusHint::InProgress => Some(Status::OnTrack),
        StatusHint::Ongoing => Some(Status::Ongoing),
        StatusHint::Completed => Some(Status::Complete),
    }
}

/// The status that the words of a column for it suggest, if any: as the reader takes them.
#[must_use]
pub fn of_words(words: &str) -> Option<Status> {
    plan_reader::status::read(words).and_then(proposed)
}

fn proposed(it: ProposedStatus) -> Option<Status> {
    match it {
        ProposedStatus::NotStarted => Some(Status::NotStarted),
        ProposedStatus::OnTrack => Some(Status::OnTrack),
        ProposedStatus::AtRisk => Some(Status::AtRisk),
        ProposedStatus::Delayed => Some(Status::Delayed),
        ProposedStatus::Complete => Some(Status::Complete),
        ProposedStatus::Ongoing => Some(Status::Ongoing),
        ProposedStatus::Stopped => Some(Status::Stopped),
        _ => None,
    }
}

/// Whether a column of this heading says how activities are going.
#[must_use]
pub fn is_heading(heading: &str) -> bool {
    let heading = super::service::folded(heading);
    heading.split(' ').any(|word| matches!(word, "status" | "rag" | "brag"))
}

/// How an activity of a draft is going: what was chosen for it, else what the document tells in its own way, else
/// what its own column says, else what its target date suggests, else not started. Nothing is guessed from other
/// words. `anchor` is the date of the plan.
#[must_use]
pub fn of(it: &Activity, anchor: Option<Date>) -> Status {
    let column = || {
        let mut columns = it.other.iter().filter(|(heading, _)| is_heading(heading));
        columns.find_map(|(_, words)| of_words(words.as_str().unwrap_or_default()))
    };
    let target = || Some(it.target.as_str()).filter(|it| !it.is_empty()).and_then(|it| of_target(it, anchor));
    let told = || it.told.as_ref().filter(|told| told.holds(it))?.status;
    it.status.or_else(told).or_else(column).or_else(target).unwrap_or(Status::NotStarted)
}

/// What the document tells by a mark that stands in no field: a colour, a tick, words struck through.
#[must_use]
pub fn by_mark(it: &Activity) -> Option<Status> {
    let told = it.told.as_ref().filter(|told| told.holds(it))?;
    matches!(told.from, StatusFrom::Colour | StatusFrom::Tick | StatusFrom::Strike).then_some(told.status)?
}

/// The same in words, with what tells it where the document does: "On track, by the colour of its cell (Green)".
#[must_use]
pub fn words_of(it: &Activity, anchor: Option<Date>) -> String {
    let label = of(it, anchor).label();
    let told = it.told.as_ref().filter(|told| it.status.is_none() && told.holds(it));
    match told {
        Some(told) if told.status.is_some() => format!("{label}, {}", told.way()),
        Some(told) => format!("{label}; no status was read {}", told.way()),
        None => label.to_owned(),
    }
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
        assert_eq!(words_of(&it, None), "Ongoing");
        assert_eq!(
            of(&Activity { achieved: "We finished it".into(), ..Activity::default() }, None),
            Status::NotStarted
        );
    }

    #[test]
    fn what_the_document_tells_in_its_own_way_counts_until_a_person_corrects_its_words() {
        let told = |words: &str, status, from| Some(Told { words: words.into(), status, from });
        let mut it = Activity {
            told: told("Amber – two posts vacant", Some(Status::AtRisk), StatusFrom::Words),
            ..Activity::default()
        };
        it.other.insert("Progress RAG".into(), "Amber – two posts vacant".into());
        assert_eq!(words_of(&it, None), "At risk, by its words “Amber – two posts vacant”");
        it.other.insert("Progress RAG".into(), "Green".into());
        assert_eq!(of(&it, None), Status::OnTrack);

        it.told = told("Green", Some(Status::OnTrack), StatusFrom::Colour);
        assert_eq!(words_of(&it, None), "On track, by the colour of its cell (Green)");
        it.status = Some(Status::Complete);
        assert_eq!(words_of(&it, None), "Complete", "a person's choice stands above it");

        let unknown = told("Exploring", None, StatusFrom::Tick);
        let it = Activity { told: unknown, target: "Ongoing".into(), ..Activity::default() };
        assert_eq!(words_of(&it, None), "Ongoing; no status was read by the tick under “Exploring”");
    }

    #[test]
    fn a_column_says_here_what_the_reader_takes_it_to_say() {
        for (words, status) in [
            ("On hold – awaiting funding", Some(Status::Delayed)),
            ("No longer required", Some(Status::Stopped)),
            ("G", Some(Status::OnTrack)),
            ("See the annex", None),
        ] {
            assert_eq!(of_words(words), status, "{words}");
        }
        for status in Status::ALL {
            assert_eq!(of_words(status.label()), Some(*status), "our own words come back");
        }
    }
}
