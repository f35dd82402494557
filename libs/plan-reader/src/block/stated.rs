//! What a document states over a table, for the table to answer.

use super::{Manner, Paragraph};

/// A statement, or a part of it, under the words that say what it is: "Recommendation 3".
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Stated {
    /// These words as written, without the number.
    pub own: String,
    pub number: Option<String>,
    pub states: States,
}

/// What a statement is to the rows of the table beneath it.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum States {
    /// The theme of the rows, as a heading so deep would name it.
    Theme(u8),
    /// A recommendation of the theme that a heading names above it.
    Recommendation,
    /// What that theme is to reach.
    Outcome,
    /// Something else of it, in the same box: its background, who leads.
    #[default]
    Beside,
}

impl Paragraph {
    /// How deep what is stated here stands as the name of a theme; nothing where it names none.
    pub(crate) fn stated_level(&self) -> Option<u8> {
        match &self.manner {
            Manner::Stated(stated) => match stated.states {
                States::Theme(level) => Some(level),
                States::Recommendation | States::Outcome | States::Beside => None,
            },
            _ => None,
        }
    }
}
