//! Footnotes, endnotes and comments of Word documents, and the words that tracked changes delete.

use std::collections::BTreeMap;

use super::inside::part_of;
use crate::archive::Archive;
use crate::block::{Margin, Note};
use crate::draft::{NoteKind, UnplacedReason};
use crate::front::relation::Relation;
use crate::xml::{Step, Xml};
use crate::{Location, Refusal};

/// The parts that hold notes: their name, their element, and the element that refers to it.
const PARTS: [(&str, &str, &str, NoteKind); 3] = [
    ("footnotes", "footnote", "footnoteReference", NoteKind::Footnote),
    ("endnotes", "endnote", "endnoteReference", NoteKind::Footnote),
    ("comments", "comment", "commentReference", NoteKind::Comment),
];

/// The notes of a document that no words have claimed yet, by the element that refers to them and its number.
#[derive(Default)]
pub(super) struct Notes(BTreeMap<(&'static str, String), Waiting>);

struct Waiting {
    note: Note,
    at: Location,
}

impl Notes {
    pub(super) fn read(archive: &mut Archive<'_>, relations: &[Relation]) -> Result<Self, Refusal> {
        let mut out = BTreeMap::new();
        for (name, element, reference, is) in PARTS {
            let Some(text) = archive.text(&part_of(relations, name))? else { continue };
            let mut xml = Xml::new(&text, name);
            let mut number = 0;
            loop {
                match xml.step()? {
                    Step::End => break,
                    // The line drawn over the notes is itself kept as one.
                    Step::Open(tag) if tag.name() == element && tag.get("type").is_none() => {
                        number += 1;
                        // A note without a number cannot be claimed, but its words count.
                        let id = tag.get("id").unwrap_or_else(|| format!("unnumbered {number}"));
                        let text = note_words(&mut xml)?;
                        if !text.is_empty() {
                            let at = Location::part(name, number);
                            out.insert((reference, id), Waiting { note: Note { is, text }, at });
                        }
                    }
                    _ => {}
                }
            }
        }
        Ok(Self(out))
    }

    /// The note an element of the text refers to, once.
    pub(super) fn take(&mut self, reference: &str, id: &str) -> Option<Note> {
        let key = PARTS.iter().map(|p| p.2).find(|r| *r == reference)?;
        self.0.remove(&(key, id.to_owned())).map(|w| w.note)
    }

    /// What nothing in the text refers to.
    pub(super) fn left(self) -> impl Iterator<Item = Margin> {
        self.0.into_values().map(|w| Margin { text: w.note.text, reason: UnplacedReason::Margin, at: w.at })
    }
}

/// The words of the note just opened, a space between its paragraphs; what was deleted from it is none of them.
fn note_words(xml: &mut Xml<'_>) -> Result<String, Refusal> {
    let words = words_within(xml, &["t"], &["del", "moveFrom", "instrText"])?;
    Ok(words.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// The words within a deletion just opened.
pub(super) fn deleted_words(xml: &mut Xml<'_>) -> Result<String, Refusal> {
    words_within(xml, &["delText", "t"], &[])
}

/// The words in elements of these names within the one just opened; what stands in those to skip is left out.
fn words_within(xml: &mut Xml<'_>, wanted: &[&str], skipped: &[&str]) -> Result<String, Refusal> {
    let (mut out, mut depth, mut in_text) = (String::new(), 1, false);
    while depth > 0 {
        match xml.step()? {
            Step::Open(tag) => {
                depth += 1;
                in_text = wanted.contains(&tag.name());
                if matches!(tag.name(), "p" | "br" | "tab") && !out.is_empty() {
                    out.push(' ');
                }
                if skipped.contains(&tag.name()) {
                    xml.skip()?;
                    depth -= 1;
                }
            }
            Step::Close(_) => {
                depth -= 1;
                in_text = false;
            }
            Step::Text(words) if in_text => out.push_str(&words),
            Step::Text(_) => {}
            Step::End => break,
        }
    }
    Ok(out)
}
