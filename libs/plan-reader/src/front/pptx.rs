//! Presentations (.pptx, .pptm): each slide's title as a heading, then its lists, boxes and tables; notes set apart.

mod slide;
mod table;

use std::collections::HashSet;

use crate::archive::Archive;
use crate::block::{Block, Budget, Document, Manner, Margin, Paragraph};
use crate::draft::UnplacedReason;
use crate::front::docx::properties;
use crate::front::{drawing, relation};
use crate::query::QueryKind;
use crate::xml::{Step, Xml};
use crate::{Location, Refusal};

const MAIN: &str = "ppt/presentation.xml";

pub(crate) fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let mut document = Document::default();
    if let Some(core) = archive.text("docProps/core.xml")? {
        (document.title, document.author) = properties(&core);
        // What PowerPoint calls a presentation that nobody named.
        document.title = document.title.filter(|t| t != "PowerPoint Presentation");
    }
    let mut budget = Budget::new();
    let mut footers = HashSet::new();
    let mut hidden = Vec::new();
    let mut shown: Vec<Vec<Block>> = Vec::new();
    for (number, part) in (1..).zip(slides(&mut archive)?) {
        let text = archive.required(&part)?;
        let at = Location { part: Some(format!("slide {number}")), ..Location::default() };
        let mut found = slide::read(&text, &part, &at, &mut budget, number == 1)?;
        if found.hidden {
            hidden.push(number.to_string());
        }
        for margin in found.margins {
            if footers.insert(margin.text.clone()) {
                document.margins.push(margin);
            }
        }
        for relation in relation::of(&mut archive, &part)? {
            let Some(text) = archive.text(&relation.part)? else { continue };
            match relation.kind.as_str() {
                // A drawing of boxes and arrows keeps its words in a part of its own.
                "diagramData" => {
                    let from = found.paragraphs;
                    let more = slide::diagram(&text, &relation.part, &at, from, &mut budget)?;
                    found.blocks.extend(more);
                }
                "notesSlide" => {
                    let at =
                        Location { part: Some(format!("notes of slide {number}")), ..Location::default() };
                    beside(&text, &relation.part, &at, &mut document, &mut budget)?;
                }
                "comments" => {
                    let at =
                        Location { part: Some(format!("comments on slide {number}")), ..Location::default() };
                    beside(&text, &relation.part, &at, &mut document, &mut budget)?;
                }
                _ => {}
            }
        }
        shown.push(found.blocks);
    }
    below_dividers(&mut shown);
    document.blocks.extend(shown.into_iter().flatten());
    if !hidden.is_empty() {
        document.query(
            QueryKind::Hidden,
            format!(
                "Hidden slides were read with the rest (slide {}). Delete them if they are not part of the plan.",
                hidden.join(", ")
            ),
            Location::default(),
        );
    }
    Ok(document)
}

/// Puts the titles of slides beneath that of the slide before them that holds nothing but a title.
fn below_dividers(slides: &mut [Vec<Block>]) {
    let is_divider = |slide: &Vec<Block>| {
        matches!(slide.as_slice(), [Block::Paragraph(Paragraph { manner: Manner::Heading(1), .. })])
    };
    let first = slides.iter().position(is_divider);
    let Some(after) = first.and_then(|first| slides.get_mut(first + 1..)) else { return };
    for slide in after.iter_mut().filter(|slide| !is_divider(slide)) {
        if let Some(Block::Paragraph(title)) = slide.first_mut()
            && title.manner == Manner::Heading(1)
        {
            title.manner = Manner::Heading(2);
        }
    }
}

/// The parts that hold the slides, in the order in which they are shown.
fn slides(archive: &mut Archive<'_>) -> Result<Vec<String>, Refusal> {
    let relations = relation::of(archive, MAIN)?;
    let text = archive.required(MAIN)?;
    let mut xml = Xml::new(&text, MAIN);
    let mut out = Vec::new();
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name() == "sldId" => {
                let id = tag.get_full("r:id");
                out.extend(relations.iter().find(|r| Some(&r.id) == id.as_ref()).map(|r| r.part.clone()));
            }
            Step::End => return Ok(out),
            _ => {}
        }
    }
}

/// Words that stand beside a slide: what the speaker says, what others remarked.
fn beside(
    text: &str,
    part: &str,
    at: &Location,
    document: &mut Document,
    budget: &mut Budget,
) -> Result<(), Refusal> {
    for (number, words) in (1..).zip(drawing::words(text, part, budget)?) {
        let at = Location { paragraph: Some(number), ..at.clone() };
        document.margins.push(Margin { text: words, reason: UnplacedReason::Margin, at });
    }
    Ok(())
}
