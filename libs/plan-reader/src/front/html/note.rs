//! Footnotes and comments of web pages: a mark that links to words further down the page.

use std::collections::{HashMap, HashSet};

use html5ever::tokenizer::Tag;

use super::tag::attribute;
use crate::block::{Block, Document, Note, Paragraph};
use crate::draft::NoteKind;
use crate::strike::Words;

/// How the names of places begin that hold notes, as editors and publishers write them.
const COMMENTS: &[&str] = &["cmnt", "_msocom", "_cmnt", "comment"];
const FOOTNOTES: &[&str] = &["ftnt", "_ftn", "_edn", "fn", "footnote", "endnote", "sdfootnote", "sdendnote"];

/// The notes of a page as far as it has been read.
#[derive(Default)]
pub(super) struct Notes {
    /// Places that marks have linked to.
    referred: HashSet<String>,
    /// The words of each note by its place.
    found: HashMap<String, String>,
    /// The link at hand, if it may be a mark.
    link: Option<Link>,
    /// The marks of the paragraph at hand.
    marks: Vec<Note>,
    /// The note whose words the paragraph at hand holds.
    within: Option<String>,
}

struct Link {
    to: String,
    kind: NoteKind,
    words: String,
}

impl Notes {
    /// Looks at an element that opens: a link to a note, or the place of one.
    pub(super) fn open(&mut self, name: &str, tag: &Tag) {
        let place = attribute(tag, "id").or_else(|| attribute(tag, "name").filter(|_| name == "a"));
        if let Some(place) = place.filter(|p| self.referred.contains(p)) {
            self.within = Some(place);
        }
        if name == "a"
            && let Some(to) = attribute(tag, "href").and_then(|h| h.strip_prefix('#').map(str::to_owned))
            && let Some(kind) = kind_of(&to)
        {
            self.link = Some(Link { to, kind, words: String::new() });
        }
    }

    /// Takes in words that stand within a link that may be a mark.
    pub(super) fn take(&mut self, words: &str) -> bool {
        self.link.as_mut().is_some_and(|link| {
            link.words.push_str(words);
            true
        })
    }

    /// Ends the link at hand, and gives its words back where they are more than a mark.
    pub(super) fn close(&mut self) -> Option<String> {
        let link = self.link.take()?;
        if !is_mark(&link.words) {
            return Some(link.words);
        }
        if self.within.is_some() {
            // The way back up, which only repeats the mark.
            return Some(link.words).filter(|w| w.contains(char::is_alphanumeric));
        }
        self.referred.insert(link.to.clone());
        self.marks.push(Note { is: link.kind, text: link.to });
        None
    }

    /// The marks of the paragraph that ends, each naming the place of its note.
    pub(super) fn marks(&mut self) -> Vec<Note> {
        std::mem::take(&mut self.marks)
    }

    /// Keeps the words of a paragraph that is a note, those struck through in it too. Says whether it is one.
    pub(super) fn keep(&mut self, text: &Words) -> bool {
        let Some(place) = self.within.take() else { return false };
        let words: Vec<String> =
            text.lines().flat_map(|(line, struck)| [line].into_iter().chain(struck)).collect();
        let words = words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
        self.found.entry(place).or_insert(words);
        true
    }

    /// Puts each note with the words its mark hangs on.
    pub(super) fn settle(mut self, document: &mut Document) {
        let mut put = |p: &mut Paragraph| {
            let marks = std::mem::take(&mut p.notes);
            p.notes.extend(
                marks.into_iter().filter_map(|m| Some(Note { text: self.found.remove(&m.text)?, ..m })),
            );
        };
        for block in &mut document.blocks {
            match block {
                Block::Paragraph(p) => put(p),
                Block::Table(t) => {
                    let cells = t.rows.iter_mut().flat_map(|r| &mut r.cells);
                    cells.flat_map(|c| &mut c.paragraphs).for_each(&mut put);
                }
            }
        }
    }
}

fn kind_of(place: &str) -> Option<NoteKind> {
    let place = place.to_ascii_lowercase();
    let begins = |all: &[&str]| {
        all.iter()
            .any(|p| place.strip_prefix(p).is_some_and(|rest| rest.contains(|c: char| c.is_ascii_digit())))
    };
    if begins(COMMENTS) { Some(NoteKind::Comment) } else { begins(FOOTNOTES).then_some(NoteKind::Footnote) }
}

/// True for "[a]", "1", "†", "↩", "[footnote 2]".
fn is_mark(words: &str) -> bool {
    let words = words.trim();
    let bare = words.trim_matches(['[', ']', '(', ')']).trim();
    let bare = bare.strip_prefix("footnote").or_else(|| bare.strip_prefix("note")).unwrap_or(bare).trim();
    !words.is_empty() && bare.chars().count() <= 3 && !bare.contains(char::is_whitespace)
}
