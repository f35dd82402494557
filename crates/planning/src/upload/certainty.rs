//! How sure the reading of an item is, and what stood in the document before a person corrected it.

use super::{
    aside::STRUCK,
    draft::{Activity, Draft, Recommendation},
};
use crate::export::layout::Layout;
use plan_reader::{ColumnRole, Confidence, Doubt};
use serde::{Deserialize, Serialize};

/// How sure a reading is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Certainty {
    /// In hundredths; nothing where nothing is in doubt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hundredths: Option<u8>,
    /// What made it less sure, in words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<String>,
}

/// Below which certainty an item is looked at first. How often what is above and below it was right in documents of a kind that
/// the reader had not met before stands in plan-reader's README; what speaks against a theme is told of the theme.
const DOUBTFUL: u8 = 85;

impl Certainty {
    /// What a reading says of itself. What the reading was sure of in spite of small doubts, such as an empty cell where
    /// others have a date, is not told as doubtful.
    #[must_use]
    pub fn read(confidence: Confidence, doubts: &[Doubt]) -> Self {
        if confidence.hundredths() >= DOUBTFUL {
            return Self::default();
        }
        let doubts = doubts.iter().map(|it| words(*it).to_owned()).collect();
        Self { hundredths: Some(confidence.hundredths()), doubts }
    }

    /// Whether nothing is to be looked at.
    #[must_use]
    pub fn is_sure(&self) -> bool {
        self.hundredths.is_none()
    }

    /// What puts the most doubtful first.
    #[must_use]
    pub fn rank(&self) -> (u8, usize) {
        (self.hundredths.unwrap_or(DOUBTFUL), usize::MAX - self.doubts.len())
    }

    /// Why to look at it, in words; "" where nothing is in doubt.
    #[must_use]
    pub fn told(&self) -> String {
        match (self.is_sure(), self.doubts.is_empty()) {
            (true, _) => String::new(),
            (false, true) => "It was found by the words around it alone.".to_owned(),
            (false, false) => self.doubts.join(" "),
        }
    }
}

/// A doubt as a person reads it, with what to look at.
fn words(it: Doubt) -> &'static str {
    match it {
        Doubt::GuessedColumns => "What its columns hold was guessed.",
        Doubt::JoinedRow => "A row without words of its own was joined to it.",
        Doubt::SplitCell => "Its words were parted from others in the same cell.",
        Doubt::NoDate => "No target date stands here, though others have one.",
        Doubt::NoLead => "No lead stands here, though others have one.",
        Doubt::UnreadDate => "Its target date says nothing of when, or not exactly.",
        Doubt::LeadInText => "Its lead was found within the text.",
        Doubt::DateInText => "Its target date was found within the text.",
        Doubt::MatchedByNumber => "It was matched with its number only.",
        Doubt::UnequalLists => "The list that it was matched with is longer or shorter.",
        Doubt::SharedDetails => "Its lead or date stands once for a whole list.",
        Doubt::OutOfProse => "It was taken out of running text.",
        Doubt::KindGuessed => "What it is was judged by its words alone.",
        Doubt::ThemeGuessed => "Its theme was judged by its place alone.",
        Doubt::OtherKind => "The table it stands in seems to be no plan.",
        Doubt::LostColumns => "What parted its columns was lost when it was copied.",
        Doubt::Recognised => "Its words were recognised in a picture: compare them with the page.",
        Doubt::LeadMissed => {
            "No lead was found, though others have one: look whether its lead stands elsewhere."
        }
        Doubt::DateMissed => {
            "No target date was found, though others have one: look whether its date stands elsewhere."
        }
        Doubt::LeadsNowhere => "No lead was found for any activity of its table or list.",
        Doubt::DatesNowhere => "No target date was found for any activity of its table or list.",
        Doubt::RivalColumn => "Another column may hold its lead or its date, or say what is done.",
        Doubt::TwoCandidates => {
            "Another column holds leads or dates as well: look whether the right one was taken."
        }
        Doubt::UnknownHeadings => "Many headings of its table are not known.",
        Doubt::SeveralLines => "Its text may be several activities.",
        Doubt::OddText => "Its text does not read like that of an activity.",
        Doubt::OddLead => "Its lead does not read like one.",
        Doubt::OddDate => "Its target date does not read like one.",
        Doubt::WordsLeftOver => "Words beside it found no place.",
        Doubt::FewActions => {
            "Hardly any text of the document begins with something to do: look whether the right column was taken."
        }
        Doubt::OddNeighbours => "Others of the document read oddly.",
        Doubt::OddService => "What was read as its service does not read like one.",
        Doubt::ServiceMissed => "No service was found, though its sheet is called as a service is.",
        Doubt::Insisted => "Nothing calls the document a plan; it was read because somebody asked for it.",
        _ => "The reading was not sure of it.",
    }
}

/// The words of an activity as the document has them, under the headings that it has.
#[must_use]
pub fn words_of_activity(draft: &Draft, it: &Activity) -> Vec<(String, String)> {
    if !it.stood.is_empty() {
        return it.stood.clone();
    }
    let heading = |role: ColumnRole, otherwise: &str| heading_of(draft, role, otherwise);
    let own = [
        (heading(ColumnRole::Ref, "Ref"), &it.reference),
        (heading(ColumnRole::Activity, "Activity"), &it.text),
        (heading(ColumnRole::Service, "Service"), &it.service),
        (heading(ColumnRole::Lead, "Lead"), &it.leads),
        (heading(ColumnRole::TargetDate, "Target date"), &it.target),
        (heading(ColumnRole::Achieved, "What has been achieved"), &it.achieved),
    ];
    // What is struck through is told beside them, with what it stood for.
    let others = it.other.iter().filter(|(heading, _)| *heading != STRUCK);
    let others = others.map(|(heading, it)| (heading.clone(), it.as_str().unwrap_or_default().to_owned()));
    let own = own.into_iter().map(|(heading, words)| (heading, words.clone()));
    own.chain(others).filter(|(_, words)| !words.is_empty()).collect()
}

/// What the document calls a value of an activity.
pub(super) fn heading_of(draft: &Draft, role: ColumnRole, otherwise: &str) -> String {
    let usual = Layout::default();
    let layout = draft.layout.as_ref().unwrap_or(&usual);
    let found = layout.columns.iter().find(|it| it.role == Some(role));
    found.map_or(otherwise, |it| &it.heading).to_owned()
}

/// The same of a recommendation.
#[must_use]
pub fn words_of_recommendation(it: &Recommendation) -> Vec<(String, String)> {
    if !it.stood.is_empty() {
        return it.stood.clone();
    }
    let authorities = it.authorities.join(" / ");
    [
        ("Ref", &it.reference),
        ("Sub-heading", &it.heading),
        ("Recommendation", &it.text),
        ("Lead authority", &authorities),
    ]
    .into_iter()
    .filter(|(_, words)| !words.is_empty())
    .map(|(heading, words)| (heading.to_owned(), words.clone()))
    .collect()
}
