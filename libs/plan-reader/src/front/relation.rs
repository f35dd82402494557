//! How the parts of an Office package point at each other.

use crate::Refusal;
use crate::archive::Archive;
use crate::xml::{Step, Xml};

/// One part pointing at another.
pub(super) struct Relation {
    pub id: String,
    /// The last word of its type: "comments", "notesSlide".
    pub kind: String,
    /// The part it points at, by its full name.
    pub part: String,
}

/// What a part points at, in the order written; nothing where it points at nothing.
pub(super) fn of(archive: &mut Archive<'_>, part: &str) -> Result<Vec<Relation>, Refusal> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let Some(text) = archive.text(&format!("{folder}/_rels/{file}.rels"))? else { return Ok(Vec::new()) };
    let mut xml = Xml::new(&text, "a list of relations");
    let mut out = Vec::new();
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name() == "Relationship" => out.push(Relation {
                id: tag.get("Id").unwrap_or_default(),
                kind: tag.get("Type").unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned(),
                part: full_name(folder, &tag.get("Target").unwrap_or_default()),
            }),
            Step::End => return Ok(out),
            _ => {}
        }
    }
}

/// "../notesSlides/notesSlide1.xml" as seen from the folder of the part that says so.
fn full_name(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut steps: Vec<&str> = folder.split('/').filter(|s| !s.is_empty()).collect();
    for step in target.split('/') {
        match step {
            "." | "" => {}
            ".." => {
                steps.pop();
            }
            step => steps.push(step),
        }
    }
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::full_name;

    #[test]
    fn a_part_is_found_from_the_folder_that_points_at_it() {
        assert_eq!(
            full_name("ppt/slides", "../notesSlides/notesSlide1.xml"),
            "ppt/notesSlides/notesSlide1.xml"
        );
        assert_eq!(full_name("ppt", "slides/slide1.xml"), "ppt/slides/slide1.xml");
        assert_eq!(full_name("xl", "/xl/comments1.xml"), "xl/comments1.xml");
        assert_eq!(full_name("xl", "../../../comments1.xml"), "comments1.xml");
    }
}
