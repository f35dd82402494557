//! Reads an organisation's action plan, in the document it already stands in, into a draft that loses no word.
//!
//! [`read`] takes the bytes of a Word, Excel, PowerPoint, OpenDocument, PDF, HTML, CSV, Markdown or plain text file and gives a
//! [`Reading`]: a [`Draft`] of themes, recommendations and activities, and the [queries](Query) a person should settle. A
//! document is refused whole only where nothing of it can be read; a [`Refusal`] says what to do about it.
//!
//! [`date::read`] and [`lead::read`] read target dates and leads on their own.
//!
//! The library is pure: it opens no files, asks no clock and resolves no references.

mod aliases;
mod archive;
mod block;
mod colour;
mod confidence;
pub mod date;
mod draft;
mod explain;
mod front;
mod interpret;
pub mod lead;
mod location;
mod outline;
pub mod profile;
mod prompt;
mod query;
mod raised;
mod refusal;
mod sniff;
pub mod status;
mod strike;
mod symbol;
mod xml;

pub use aliases::{AliasError, AliasFault, Aliases};
pub use confidence::{Confidence, Doubt, FoundBy, ThemeDoubt};
pub use draft::{
    ColumnRole, Ditto, Draft, DraftActivity, DraftKind, DraftNote, DraftRecommendation, DraftTheme,
    DraftUpdate, FoundColumn, FoundColumns, NoteKind, Struck, Unplaced, UnplacedReason,
};
pub use explain::Explained;
pub use location::Location;
pub use outline::outline;
pub use profile::{Profile, ProfileChange, ProfileError};
pub use query::{Query, QueryKind};
pub use refusal::{ForeignFormat, Refusal};
pub use status::{DraftStatus, ProposedStatus, StatusFrom};

use sniff::Format;

/// The JSON schema of a [`Draft`] as it is written out. Its `$id` is [`SCHEMA_ID`].
pub const SCHEMA: &str = include_str!("../schema/draft-1.json");

/// What programs put under `schema` in a draft they write out, so that others know its shape.
pub const SCHEMA_ID: &str =
    "https://github.com/evenhand/evenhand/blob/main/libs/plan-reader/schema/draft-1.json";

/// What the reader may be told beforehand.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// How dates are read. Its anchor, where given, wins over the date found in the document.
    pub dates: date::DateOptions,
    /// Headings of columns to know besides our own.
    pub aliases: Aliases,
    /// What was learnt from the corrections of the body's last document.
    pub profile: Profile,
    /// Say for each row and paragraph why it was read as it was.
    pub explain: bool,
    /// Read the document even though nothing in it says that it is a plan: every row of its tables and every item of its lists is
    /// proposed, or else every paragraph, all of them with a confidence below 0.3. What can be read without is not changed by it.
    pub insist: bool,
}

impl Options {
    /// Headings in words of the user's own: those given with these options, and those of the profile.
    pub(crate) fn known_headings(&self) -> Aliases {
        self.aliases.and(&self.profile.headings)
    }

    /// How dates are read: as these options say, and where they say nothing, as the profile does.
    #[must_use]
    pub fn date_options(&self) -> date::DateOptions {
        self.profile.dates.over(&self.dates)
    }
}

/// How far a reading has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub stage: Stage,
    /// How many parts of the stage are done.
    pub done: usize,
    /// How many parts the stage has.
    pub of: usize,
}

/// The stages of a reading, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Unpacking the file and taking in its words.
    Opening,
    /// Finding themes, recommendations and activities; counted in tables and paragraphs.
    Interpreting,
    /// Reading target dates and leads; counted in activities.
    DatesAndLeads,
}

/// What came of reading a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Reading {
    /// The plan as far as it could be read.
    pub draft: Draft,
    /// What a person should look at, in the order of the document.
    pub queries: Vec<Query>,
    /// Why each row and paragraph was read as it was, where [`Options::explain`] asks for it.
    pub explanation: Vec<Explained>,
    /// What the profile made different.
    pub profile: Vec<ProfileChange>,
}

/// What the columns under these headings hold, by the words of the headings alone: what a program that writes a table has to
/// know, so that it reads back as it was.
///
/// ```
/// use plan_reader::{ColumnRole, heading_roles};
///
/// let roles = heading_roles(&["Action".into(), "By when".into(), "Colour".into()]);
/// assert_eq!(roles, [Some(ColumnRole::Activity), Some(ColumnRole::TargetDate), None]);
/// ```
#[must_use]
pub fn heading_roles(headings: &[String]) -> Vec<Option<ColumnRole>> {
    interpret::columns::assign(headings)
}

/// Reads a document into a draft plan.
///
/// `file_name` is only used to tell the person when the name and the bytes disagree, and to tell one text
/// format from another. One bad row never refuses the whole file: it becomes a [`Query`].
///
/// # Errors
///
/// A [`Refusal`] where nothing can be read: the file is empty, damaged, protected, too large, of another
/// format, or without any table of activities or recommendations.
///
/// # Example
///
/// ```
/// let csv = "Action,Lead,By when\nPublish pay gaps,\"Asha Rao, HR\",By April 2024\n";
/// let reading = plan_reader::read(csv.as_bytes(), "plan.csv", &Default::default(), &mut |_| {})?;
/// let activity = &reading.draft.themes[0].activities[0];
/// assert_eq!(activity.text, "Publish pay gaps");
/// assert_eq!(activity.leads[0].name, "Asha Rao");
/// # Ok::<(), plan_reader::Refusal>(())
/// ```
pub fn read(
    bytes: &[u8],
    file_name: &str,
    options: &Options,
    progress: &mut dyn FnMut(Progress),
) -> Result<Reading, Refusal> {
    progress(Progress { stage: Stage::Opening, done: 0, of: 1 });
    let mut document = match sniff::sniff(bytes, file_name)? {
        Format::Docx => front::docx::read(bytes, file_name),
        Format::Xlsx => front::xlsx::read(bytes, file_name),
        Format::Pptx => front::pptx::read(bytes),
        Format::Odt => front::odf::read(bytes, false),
        Format::Ods => front::odf::read(bytes, true),
        Format::Html => front::html::read(bytes),
        Format::Message => front::message::read(bytes, &options.known_headings()),
        Format::Csv => front::csv::read(bytes, file_name),
        Format::Pdf => front::pdf::read(bytes),
        Format::Markdown => front::markdown::read(bytes, &options.known_headings()),
        Format::Text => front::text::read(bytes, &options.known_headings()),
    }?;
    symbol::settle(&mut document);
    prompt::settle(&mut document);
    raised::settle(&mut document);
    progress(Progress { stage: Stage::Opening, done: 1, of: 1 });
    interpret::interpret(document, options, progress)
}
