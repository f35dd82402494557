//! Questions a reading leaves open for a person to settle.

use serde::{Deserialize, Serialize};

use crate::Location;

/// What a query is about, for grouping and filtering.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum QueryKind {
    /// A hidden row, column, sheet or piece of text was read all the same.
    Hidden,
    /// The document holds macros, which were not run.
    Macros,
    /// Tracked changes were read as if accepted.
    TrackedChanges,
    /// A column's heading was not known; its words are kept under that heading.
    UnknownColumn,
    /// The headings were guessed from what stands beneath them.
    GuessedColumns,
    /// A row without the text of an activity.
    NoActivityText,
    /// A row was taken as the rest of the row above it.
    JoinedRow,
    /// Words that found no place.
    Unplaced,
    /// A target date that could not be read, or only with doubt.
    VagueDate,
    /// A cell of a spreadsheet that holds an error such as #REF!.
    CellError,
    /// A cell was taken as a heading, though it might be an activity.
    TakenAsHeading,
    /// Nothing that looks like a plan on this sheet or in this table.
    NotAPlanTable,
    /// Bytes that are not valid in the text encoding the file uses.
    Encoding,
    /// Words were recognised in pictures of pages.
    Recognised,
    /// A page is a picture without words.
    Picture,
    /// Another file stands within the document, which was not read.
    Embedded,
    /// The same activity stands in the document more than once.
    Repeated,
    /// Values of two lists were matched by their number.
    MatchedByNumber,
    /// A sentence of running text was proposed as an activity.
    OutOfProse,
    /// The page reports on progress and is no plan itself.
    ProgressPage,
    /// Words are struck through; what stands in their place was read.
    Struck,
    /// A status was told by a colour, a tick or a strike.
    Status,
    /// Two themes or services have almost the same name; they may be one.
    SimilarNames,
    /// What was taken for a theme may be none, or not the theme of what stands in it.
    ThemeDoubted,
    /// Words that stood glued together in one cell were parted.
    PartedWords,
    /// Several activities stand in one cell.
    SeveralInOne,
    /// A cell that says "as above" was read as what stands above.
    Ditto,
    /// A table or the whole document seems to be something else than a plan: a register of risks, minutes.
    OtherKind,
    /// Nothing calls the document a plan; it was read because somebody insisted.
    Insisted,
}

/// One thing to look at after a reading: what happened, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// What it is about.
    pub kind: QueryKind,
    /// What happened and what to do, in plain English.
    pub message: String,
    /// Where in the document.
    pub location: Location,
    /// The words concerned, if there are any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

impl Query {
    pub(crate) fn new(kind: QueryKind, message: impl Into<String>, location: Location) -> Self {
        Self { kind, message: message.into(), location, words: None }
    }

    pub(crate) fn with_words(mut self, words: impl Into<String>) -> Self {
        self.words = Some(words.into());
        self
    }
}
