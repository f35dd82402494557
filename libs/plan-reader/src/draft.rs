//! The draft of a plan: what a reading produces and a person then reviews.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::Location;
use crate::confidence::{Confidence, Doubt, FoundBy, ThemeDoubt};
use crate::date::TargetReading;
use crate::lead::LeadReading;
use crate::status::DraftStatus;

/// A plan as read from a document. Words stand as written; a bullet is a line that begins "- ".
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// What kind of document it is.
    #[serde(default)]
    pub kind: DraftKind,
    /// The title, as written at the top of the document.
    pub title: Option<String>,
    /// The organisation, where the document names one.
    pub organisation: Option<String>,
    /// The date of the plan: "2020", "2020-12" or "2020-12-05", as exactly as it is written.
    pub date: Option<String>,
    /// The themes in the order of the document. Activities under no theme stand in one without a name.
    pub themes: Vec<DraftTheme>,
    /// On a page that reports on progress, what it says has been done, in the order of the document.
    #[serde(default)]
    pub updates: Vec<DraftUpdate>,
    /// Every word that is not in the plan itself, in the order of the document.
    pub unplaced: Vec<Unplaced>,
    /// The headings found on the tables and what each was read as.
    #[serde(default)]
    pub columns: Vec<FoundColumns>,
    /// What the columns of tables without headings were read as. They are called "Column 1", "Column 2" and so on, from the left.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unheaded: Vec<FoundColumns>,
    /// The queries of the reading as single lines, for programs that only want words.
    #[serde(default)]
    pub warnings: Vec<String>,
}

/// What kind of document was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum DraftKind {
    /// A plan: themes with activities.
    #[default]
    Plan,
    /// What should happen, without saying who does what by when.
    Recommendations,
    /// What has been done since, to be added to a plan that stands already.
    ProgressPage,
}

impl DraftKind {
    /// By what was found: a document that only says what should happen is no plan yet.
    pub(crate) fn of(draft: &Draft) -> Self {
        let activities = draft.themes.iter().any(|t| !t.activities.is_empty());
        let recommendations = draft.themes.iter().any(|t| !t.recommendations.is_empty());
        if recommendations && !activities { Self::Recommendations } else { Self::Plan }
    }
}

/// What a progress page says of one thing that was promised.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DraftUpdate {
    /// The theme it stands under, as written.
    pub theme: Option<String>,
    /// The sub-heading within the theme.
    pub heading: Option<String>,
    /// The promise it reports on, in the words of the page: "we are working to ensure that …".
    pub promise: Option<String>,
    /// What has been done, as written.
    pub text: String,
    /// The day or month it speaks of, as written beside it, above it or for the whole page.
    pub date: Option<String>,
    /// How that date reads.
    pub dated: Option<TargetReading>,
    /// How it was found.
    #[serde(default)]
    pub found_by: FoundBy,
    /// How sure its reading is.
    #[serde(default)]
    pub confidence: Confidence,
    /// What made the reader less sure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
    /// Where it stands.
    #[serde(default)]
    pub source: Location,
}

/// A part of the plan with a desired outcome.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DraftTheme {
    /// Its number or letter, as written.
    #[serde(rename = "ref")]
    pub ref_: Option<String>,
    /// Its name.
    pub name: Option<String>,
    /// The desired outcome.
    pub outcome: Option<String>,
    /// Who leads the theme, as written.
    pub leads_as_written: Option<String>,
    /// What should happen.
    pub recommendations: Vec<DraftRecommendation>,
    /// What services do.
    pub activities: Vec<DraftActivity>,
    /// How sure it is that this is a theme, and the theme of what stands in it.
    #[serde(default)]
    pub confidence: Confidence,
    /// What made the reader less sure of that.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<ThemeDoubt>,
    /// Where the theme begins.
    #[serde(default)]
    pub source: Location,
}

/// Something that should happen.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DraftRecommendation {
    /// Its reference, with that of the theme before it where it has one: "06.h".
    #[serde(rename = "ref")]
    pub ref_: Option<String>,
    /// The sub-heading it stands under.
    pub heading: Option<String>,
    /// The text.
    pub text: String,
    /// The organisations with authority over it, in the order written.
    pub lead_authority: Vec<String>,
    /// How it was found.
    #[serde(default)]
    pub found_by: FoundBy,
    /// How sure its reading is.
    #[serde(default)]
    pub confidence: Confidence,
    /// What made the reader less sure.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
    /// Where it stands.
    #[serde(default)]
    pub source: Location,
}

impl DraftRecommendation {
    /// What the activities that answer it call it: its reference, or its words where it has none; the first hundred letters of them.
    #[must_use]
    pub fn known_by(&self) -> String {
        self.ref_.as_ref().unwrap_or(&self.text).chars().take(100).collect()
    }
}

/// Something a service does.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct DraftActivity {
    /// Its reference, as written.
    #[serde(rename = "ref")]
    pub ref_: Option<String>,
    /// The service it belongs to, as written.
    pub service: Option<String>,
    /// What a reading profile says that service is called.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub service_known_as: Option<String>,
    /// The text.
    pub text: String,
    /// Who leads it, as written.
    pub lead: Option<String>,
    /// The target date, as written.
    pub target_date: Option<String>,
    /// What has been achieved, as written.
    pub achieved: Option<String>,
    /// How the target date reads; nothing where none is written.
    pub target: Option<TargetReading>,
    /// The people, posts, teams, units and organisations among the leads.
    #[serde(default)]
    pub leads: Vec<LeadReading>,
    /// The words of every other column, under its heading, in the order of the table.
    #[serde(default)]
    pub other: serde_json::Map<String, serde_json::Value>,
    /// How it is going, where the document says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<DraftStatus>,
    /// The recommendations of its theme that it answers, by what they are [known by](DraftRecommendation::known_by).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<String>,
    /// Words struck through in its cells: what stood there before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub struck: Vec<Struck>,
    /// Values read from the row above, with what is written in their place.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dittos: Vec<Ditto>,
    /// Footnotes and comments that hang on its cells.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub notes: Vec<DraftNote>,
    /// Where each of its values stands.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub sources: BTreeMap<ColumnRole, Location>,
    /// How it was found.
    #[serde(default)]
    pub found_by: FoundBy,
    /// How sure its reading is: its words, its theme and its service.
    #[serde(default)]
    pub confidence: Confidence,
    /// What made the reader less sure of its words and its service.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub doubts: Vec<Doubt>,
    /// Where it stands.
    #[serde(default)]
    pub source: Location,
}

/// Words struck through: a value as it was before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Struck {
    /// Which value they stand beside; nothing for a column kept under its own heading.
    pub role: Option<ColumnRole>,
    /// The words.
    pub text: String,
    /// Where they stand.
    #[serde(default)]
    pub source: Location,
}

/// A value read from the row above, because its cell says "as above" or holds a ditto mark.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ditto {
    /// Which value; nothing for a column kept under its own heading.
    pub role: Option<ColumnRole>,
    /// What is written in the cell.
    pub written: String,
    /// Where it stands.
    #[serde(default)]
    pub source: Location,
}

/// A footnote or comment on a cell of an activity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftNote {
    /// Which of the two.
    pub kind: NoteKind,
    /// Which value it hangs on; nothing for a column kept under its own heading.
    pub role: Option<ColumnRole>,
    /// The words.
    pub text: String,
    /// Where the cell stands.
    #[serde(default)]
    pub source: Location,
}

/// Words of the document that are not part of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unplaced {
    /// The words.
    pub text: String,
    /// Why they were left out.
    pub reason: UnplacedReason,
    /// Where they stand.
    #[serde(default)]
    pub source: Location,
}

/// Why words are not part of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum UnplacedReason {
    /// Running text around the plan: a foreword, an explanation.
    Prose,
    /// A heading that begins no theme.
    Heading,
    /// An entry of a table of contents.
    Contents,
    /// Words that only say what follows: "Desired outcome:".
    Label,
    /// A row of headings that stands again further down its table.
    RepeatedHeadings,
    /// A page header, a footer, a footnote or a comment.
    Margin,
    /// Text the document hides.
    Hidden,
    /// Words that a tracked change deleted.
    Deleted,
    /// Words that are struck through.
    Struck,
    /// A table or sheet that is not a plan.
    OtherTable,
    /// A note inside a table of the plan.
    Note,
    /// A prompt of a form that nobody has filled in: "Click or tap here to enter text."
    Prompt,
    /// Left out because the reading profile says so.
    Profile,
    /// Words no rule knew a place for.
    Unknown,
}

/// What hangs on words of the document without being among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum NoteKind {
    /// A note at the foot of the page or the end of the document.
    Footnote,
    /// A remark in the margin.
    Comment,
}

/// The headings of one table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundColumns {
    /// Each heading, from the left.
    pub headings: Vec<FoundColumn>,
    /// Where the headings stand.
    #[serde(default)]
    pub source: Location,
}

/// One heading of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundColumn {
    /// The heading as written.
    pub heading: String,
    /// What the column was read as; nothing where it is kept under its own heading.
    pub read_as: Option<ColumnRole>,
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum ColumnRole {
    /// The reference of an activity, or of a theme where one theme is one row.
    Ref,
    /// The reference of a recommendation.
    RecommendationRef,
    /// The theme.
    Theme,
    /// The desired outcome.
    Outcome,
    /// The service.
    Service,
    /// A sub-heading over recommendations.
    Heading,
    /// The text of a recommendation.
    Recommendation,
    /// The text of an activity.
    Activity,
    /// Who leads it.
    Lead,
    /// The organisation with authority over a recommendation.
    LeadAuthority,
    /// When it is to be done.
    TargetDate,
    /// What has been achieved.
    Achieved,
    /// How it is going: words, a colour, or a tick.
    Status,
}
