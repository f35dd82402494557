//! Which parts a Word package has, and what they are.

use crate::Refusal;
use crate::archive::Archive;
use crate::xml::{Step, Xml};

pub(super) fn main_part(archive: &mut Archive<'_>) -> Result<String, Refusal> {
    if archive.has("word/document.xml") {
        return Ok("word/document.xml".into());
    }
    let relations = archive.text("_rels/.rels")?.unwrap_or_default();
    let mut xml = Xml::new(&relations, "_rels/.rels");
    loop {
        match xml.step()? {
            Step::Open(tag)
                if tag.name() == "Relationship"
                    && tag.get("Type").is_some_and(|t| t.ends_with("/officeDocument")) =>
            {
                return Ok(tag.get("Target").unwrap_or_default().trim_start_matches('/').to_owned());
            }
            Step::End => return Err(Refusal::corrupt("its main part is missing")),
            _ => {}
        }
    }
}

/// The title and author in a package's core properties. A part that cannot be read says nothing.
pub(in crate::front) fn properties(text: &str) -> (Option<String>, Option<String>) {
    let mut xml = Xml::new(text, "properties");
    let (mut title, mut author) = (None, None);
    let filled = |s: String| Some(s.trim().to_owned()).filter(|s| !s.is_empty());
    while let Ok(step) = xml.step() {
        match step {
            Step::Open(tag) if tag.name() == "title" => title = xml.inner_text().ok().and_then(filled),
            Step::Open(tag) if matches!(tag.name(), "creator" | "initial-creator") => {
                author = xml.inner_text().ok().and_then(filled).or(author);
            }
            Step::End => break,
            _ => {}
        }
    }
    (title, author)
}

pub(super) fn margin_name(part: &str) -> Option<&'static str> {
    let name = part.strip_prefix("word/")?.strip_suffix(".xml")?;
    [("header", "page header"), ("footer", "page footer")]
        .into_iter()
        .find(|(start, _)| {
            name.strip_prefix(start).is_some_and(|rest| rest.chars().all(|c| c.is_ascii_digit()))
        })
        .map(|(_, name)| name)
}
