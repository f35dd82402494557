//! A classification: groups in their official order, with the ways in which files write them.

use std::collections::HashMap;

use crate::builtin;
use crate::code::Code;
use crate::fields::MAX_BYTES;
use crate::group::{Ambiguous, Characteristic, Group, NonAnswer, NonAnswerKind};
use crate::header::Header;
use crate::index::Index;
use crate::located::{Faults, LocatedError, Problem};
use crate::{find, read};

/// A classification that has been checked: codes are unique, every parent exists, no label means two groups, and there is
/// one total and one non-answer of each kind. It can only be made from a file ([`Classification::parse`]) or taken from
/// those that come with the library ([`Classification::builtin`]).
#[derive(Debug, Clone)]
pub struct Classification {
    pub(crate) header: Header,
    pub(crate) characteristic: Characteristic,
    pub(crate) scale: bool,
    pub(crate) groups: Vec<Group>,
    pub(crate) places: HashMap<Code, usize>,
    pub(crate) total: usize,
    /// In the order of [`NonAnswerKind::ALL`].
    pub(crate) non_answers: [NonAnswer; 3],
    pub(crate) unclear: Vec<Ambiguous>,
    pub(crate) reasons: Vec<String>,
    pub(crate) index: Index,
}

impl Classification {
    /// One of those that come with the library, by its id, such as `ethnicity-2021`. It is read once.
    #[must_use]
    pub fn builtin(id: &str) -> Option<&'static Self> {
        builtin::classification(id)
    }

    /// Reads a classification from the text of a TOML file. `name` is the file's name for messages.
    ///
    /// # Errors
    /// Everything that is wrong with the file, in its order, each with line and column.
    pub fn parse(name: &str, text: &str) -> Result<Self, Vec<LocatedError>> {
        read::classification(name, text)
    }

    /// As [`Classification::parse`], from the bytes of a file.
    ///
    /// # Errors
    /// As there, and bytes that are no UTF-8.
    pub fn from_bytes(name: &str, bytes: &[u8]) -> Result<Self, Vec<LocatedError>> {
        Self::parse(name, utf8(name, bytes)?)
    }

    /// Reads what a file says about a label: exactly, after case, accents and punctuation. Nothing is guessed.
    #[must_use]
    pub fn find(&self, label: &str) -> find::Reading<'_> {
        find::find(self, label)
    }

    /// The groups an unmatched label may have meant, nearest first, at most three: for a person to choose from.
    #[must_use]
    pub fn suggestions(&self, label: &str) -> Vec<find::Suggestion<'_>> {
        find::suggestions(self, label)
    }

    /// Its id, title, version, source and notes.
    #[must_use]
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// Its id, such as `ethnicity-2021`.
    #[must_use]
    pub fn id(&self) -> &str {
        self.header.id.as_str()
    }

    /// What it tells people apart by.
    #[must_use]
    pub fn characteristic(&self) -> Characteristic {
        self.characteristic
    }

    /// Its groups go from low to high, so that "and above" has a meaning.
    #[must_use]
    pub fn is_scale(&self) -> bool {
        self.scale
    }

    /// All groups but the total, in the official order, a parent before its children.
    pub fn groups(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(|group| !group.total)
    }

    /// The finest groups, in the official order: everybody who answered is in exactly one.
    pub fn finest(&self) -> impl Iterator<Item = &Group> {
        self.groups.iter().filter(|group| group.is_finest())
    }

    /// The groups with nothing above them: the broad ones.
    pub fn broad(&self) -> impl Iterator<Item = &Group> {
        self.groups().filter(|group| group.parent.is_none())
    }

    /// "All".
    #[must_use]
    pub fn total(&self) -> &Group {
        &self.groups[self.total]
    }

    /// The three kinds of non-answer as this classification calls them.
    #[must_use]
    pub fn non_answers(&self) -> &[NonAnswer; 3] {
        &self.non_answers
    }

    /// One kind of non-answer as this classification calls it.
    #[must_use]
    pub fn non_answer(&self, kind: NonAnswerKind) -> &NonAnswer {
        let [prefer_not_to_say, not_known, not_asked] = &self.non_answers;
        match kind {
            NonAnswerKind::PreferNotToSay => prefer_not_to_say,
            NonAnswerKind::NotKnown => not_known,
            NonAnswerKind::NotAsked => not_asked,
        }
    }

    /// The group with this code, the total among them.
    #[must_use]
    pub fn group(&self, code: &str) -> Option<&Group> {
        self.places.get(code).and_then(|place| self.groups.get(*place))
    }

    /// The broad group a group belongs to: itself, if nothing stands above it.
    #[must_use]
    pub fn broad_of(&self, code: &str) -> Option<&Group> {
        let mut group = self.group(code)?;
        while let Some(parent) = &group.parent {
            group = self.group(parent.as_str())?;
        }
        Some(group)
    }

    /// The finest groups below this one; itself, if it is one of them.
    #[must_use]
    pub fn finest_of(&self, code: &str) -> Vec<&Group> {
        let Some(group) = self.group(code) else { return Vec::new() };
        if group.total {
            return self.finest().collect();
        }
        if group.is_finest() {
            return vec![group];
        }
        group.children.iter().flat_map(|child| self.finest_of(child.as_str())).collect()
    }

    /// On a scale, this group and everything above it: "Grade 14 and above".
    #[must_use]
    pub fn and_above(&self, code: &str) -> Vec<&Group> {
        match self.group(code) {
            Some(from) if self.scale => self.finest().filter(|group| group.place >= from.place).collect(),
            _ => Vec::new(),
        }
    }

    /// The band that holds this age in completed years.
    #[must_use]
    pub fn band(&self, age: u32) -> Option<&Group> {
        self.finest().find(|group| group.ages.is_some_and(|ages| ages.hold(age)))
    }

    /// How many different ways of writing a label it knows, after case and punctuation.
    #[must_use]
    pub fn known_labels(&self) -> usize {
        self.index.len()
    }
}

/// The text of a file, or where it stops being text.
pub(crate) fn utf8<'b>(name: &str, bytes: &'b [u8]) -> Result<&'b str, Vec<LocatedError>> {
    if bytes.len() > MAX_BYTES {
        let mut faults = Faults::of(name, "");
        faults.add(0, Problem::TooLarge { bytes: bytes.len(), limit: MAX_BYTES });
        return faults.settle(None);
    }
    // Excel and Notepad begin UTF-8 with a mark that is no part of the text.
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    std::str::from_utf8(bytes).or_else(|error| {
        let valid = bytes.get(..error.valid_up_to()).map(String::from_utf8_lossy).unwrap_or_default();
        let mut faults = Faults::of(name, &valid);
        faults.add(valid.len(), Problem::NotText);
        faults.settle(None)
    })
}
