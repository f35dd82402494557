//! What stands beside the words of an activity: words struck through, footnotes, comments, marks that repeat the row
//! above. The reviewer sees all of it. What could name a person, or was only meant for those who wrote the document,
//! never goes into the plan.

use super::draft::{Activity, Draft};
use crate::activity;
use plan_reader::{ColumnRole, DraftActivity, Location, NoteKind, Struck};
use serde_json::{Map, Value};

/// The heading under which an activity keeps what is struck through in its document.
pub const STRUCK: &str = "Struck through";

/// What stands beside an activity, a sentence for each, as the reviewer reads it.
#[must_use]
pub fn told(it: &DraftActivity) -> Vec<String> {
    let struck =
        replaced(it).map(|one| format!("Struck through in the document: {}", with_role(&one.text, one.role)));
    let notes = it.notes.iter().map(|one| {
        let kind = match one.kind {
            NoteKind::Comment => "Comment",
            _ => "Footnote",
        };
        format!("{kind} in the document: {}", with_role(&one.text, one.role))
    });
    let dittos = it.dittos.iter().map(|one| {
        format!("Repeated from the row above, by the document’s “{}”", with_role(&one.written, one.role))
    });
    struck.chain(notes).chain(dittos).map(|words| super::draft::clean(Some(&words))).collect()
}

/// Puts what is struck through under a heading of its own. A struck lead is left out: the public reads these columns.
pub fn keep_struck(it: &DraftActivity, other: &mut Map<String, Value>) {
    let lines = replaced(it).filter(|one| !names_people(one.role)).map(|one| with_role(&one.text, one.role));
    let own = other.get(STRUCK).and_then(Value::as_str).map(str::to_owned);
    let all: Vec<String> = own.into_iter().chain(lines).collect();
    if !all.is_empty() {
        other.insert(STRUCK.to_owned(), super::draft::clean(Some(&all.join("\n"))).into());
    }
}

/// What stays with the document alone: the words, why, and where they stand.
pub fn left_out(it: &DraftActivity) -> impl Iterator<Item = (String, &'static str, &Location)> {
    let struck = replaced(it).filter(|one| names_people(one.role));
    let struck = struck.map(|one| (one.text.clone(), "A lead that is struck through", &one.source));
    let notes =
        it.notes.iter().map(|one| (one.text.clone(), "A footnote or comment on an activity", &one.source));
    struck.chain(notes)
}

/// What is struck through and stands no more. Of an activity struck through as a whole, every word still stands.
fn replaced(it: &DraftActivity) -> impl Iterator<Item = &Struck> {
    it.struck.iter().filter(|one| {
        let value = match one.role {
            Some(ColumnRole::Ref) => it.ref_.as_deref(),
            Some(ColumnRole::Activity) => Some(it.text.as_str()),
            Some(ColumnRole::Service) => it.service.as_deref(),
            Some(ColumnRole::Lead) => it.lead.as_deref(),
            Some(ColumnRole::TargetDate) => it.target_date.as_deref(),
            Some(ColumnRole::Achieved) => it.achieved.as_deref(),
            _ => None,
        };
        value.map(str::trim) != Some(one.text.trim())
    })
}

fn names_people(role: Option<ColumnRole>) -> bool {
    matches!(role, Some(ColumnRole::Lead))
}

fn with_role(words: &str, role: Option<ColumnRole>) -> String {
    match role.map(called) {
        Some(role) => format!("{words} ({role})"),
        None => words.to_owned(),
    }
}

/// What a person calls a value.
fn called(role: ColumnRole) -> &'static str {
    match role {
        ColumnRole::Ref | ColumnRole::RecommendationRef => "ref",
        ColumnRole::Theme => "theme",
        ColumnRole::Outcome => "desired outcome",
        ColumnRole::Service => "service",
        ColumnRole::Heading => "sub-heading",
        ColumnRole::Recommendation => "recommendation",
        ColumnRole::Activity => "activity",
        ColumnRole::Lead => "lead",
        ColumnRole::LeadAuthority => "lead authority",
        ColumnRole::TargetDate => "target date",
        ColumnRole::Achieved => "what has been achieved",
        ColumnRole::Status => "status",
        _ => "another column",
    }
}

/// What stands beside the words of an activity, a sentence for each, and what it answers.
pub(super) fn beside(draft: &Draft, it: &Activity) -> Vec<String> {
    let answered = it.answers.iter().filter_map(|key| draft.recommendation(*key)).map(|(_, one)| {
        match one.reference.as_str() {
            "" => format!("It answers the recommendation “{}”.", activity::brief(&one.text, 80)),
            reference => format!("It answers recommendation {reference}."),
        }
    });
    answered.chain(it.asides.iter().cloned()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{
        align::aligned, diff::diff, draft::Draft, given::standing, reading, service::Services, status,
    };

    const PLAN: &str = "<!doctype html><title>Level Ground</title><h1>Level Ground action plan</h1>
        <h2>Theme 1: Fair pay</h2>
        <table><tr><th>Ref</th><th>Action</th><th>Lead</th><th>Target date</th><th>RAG</th></tr>
        <tr><td>1.1</td><td>Publish the pay gap</td><td><s>Asha Rao</s> Head of HR</td>
            <td><s>December 2025</s> March 2026</td><td style=\"background-color:#00b050\"></td></tr>
        <tr><td>1.2</td><td>Train every panel</td><td>Head of HR</td><td>June 2026</td>
            <td style=\"background-color:#ff0000\"></td></tr>
        <tr><td>1.3</td><td>Review every grade</td><td>Head of HR</td><td>June 2027</td><td></td></tr>
        <tr><td><s>1.4</s></td><td><s>Open a hub</s></td><td><s>Estates</s></td><td><s>June 2024</s></td>
            <td></td></tr></table>";

    fn read() -> Draft {
        reading::read(PLAN.as_bytes(), "plan.html", &mut |_| {}).expect("a plan").0
    }

    #[test]
    fn what_is_struck_through_and_how_a_cell_is_coloured_come_with_the_activity() {
        let draft = read();
        let all: Vec<_> = draft.activities().map(|(_, it)| it).collect();
        let statuses: Vec<_> = all.iter().map(|it| status::words_of(it, None)).collect();
        assert_eq!(
            statuses,
            [
                "On track, by the colour of its cell (Green)",
                "Delayed, by the colour of its cell (Red)",
                "Not started",
                "Stopped, because it is struck through"
            ]
        );
        assert_eq!(
            all[0].asides,
            [
                "Struck through in the document: Asha Rao (lead)",
                "Struck through in the document: December 2025 (target date)"
            ]
        );
        assert_eq!(all[0].target, "March 2026");
        assert_eq!(all[0].other[super::STRUCK], "December 2025 (target date)");
        assert!(
            draft.unplaced.iter().any(|it| it.text == "Asha Rao"),
            "a struck lead stays with the document"
        );
        assert_eq!((all[3].text.as_str(), all[3].leads.as_str()), ("Open a hub", "Estates"));
        assert!(
            all[3].asides.is_empty() && all[3].other.is_empty(),
            "what stands is not told twice: {:?}",
            all[3]
        );
        assert!(all[1].asides.is_empty() && !all[1].other.contains_key(super::STRUCK));
    }

    #[test]
    fn a_later_document_that_changes_only_a_colour_or_strikes_a_row_shows_the_status() {
        let standing = standing(&read());
        let later = PLAN
            .replacen("background-color:#00b050", "background-color:#ffc000", 1)
            .replacen(
                "<td>1.2</td><td>Train every panel</td>",
                "<td><s>1.2</s></td><td><s>Train every panel</s></td>",
                1,
            )
            .replacen(
                "<td>Head of HR</td><td>June 2026</td>",
                "<td><s>Head of HR</s></td><td><s>June 2026</s></td>",
                1,
            );
        let later = reading::read(later.as_bytes(), "plan.html", &mut |_| {}).expect("a plan").0;
        let found = diff(&standing, &aligned(later, &standing), &Services::new(&[]));
        let told: Vec<String> = found
            .iter()
            .flat_map(|it| &it.fields)
            .map(|it| format!("{}: {} to {}", it.label, it.before, it.after))
            .collect();
        assert_eq!(told, ["Status: On track to At risk", "Status: Delayed to Stopped"]);
    }

    #[test]
    fn the_same_document_again_differs_in_nothing() {
        let standing = standing(&read());
        let again = aligned(read(), &standing);
        assert_eq!(diff(&standing, &again, &Services::new(&[])), []);
    }
}
