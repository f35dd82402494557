//! What a Word document holds in parts of their own: drawings of boxes and arrows, other files, chunks of other formats.

use std::collections::HashMap;

use super::Body;
use crate::archive::Archive;
use crate::block::{Block, Document, Margin};
use crate::draft::UnplacedReason;
use crate::front::relation::Relation;
use crate::front::{drawing, html, message};
use crate::query::QueryKind;
use crate::{Location, Refusal};

/// A document holds no more chunks than this.
const MOST_CHUNKS: usize = 100;

/// The part of this kind that the main part points at, or the one it usually is.
pub(super) fn part_of(relations: &[Relation], kind: &str) -> String {
    let told = relations.iter().find(|it| it.kind == kind).map(|it| it.part.clone());
    told.unwrap_or_else(|| format!("word/{kind}.xml"))
}

/// Takes in the words of drawings, and tells of files within the document.
pub(super) fn look_inside(
    archive: &mut Archive<'_>,
    relations: &[Relation],
    body: &mut Body<'_>,
    document: &mut Document,
) -> Result<(), Refusal> {
    for drawing in relations.iter().filter(|it| it.kind == "diagramData") {
        let Some(text) = archive.text(&drawing.part)? else { continue };
        for (number, text) in (1..).zip(drawing::words(&text, &drawing.part, &mut body.budget)?) {
            let at = Location::part("drawing", number);
            document.margins.push(Margin { text, reason: UnplacedReason::Prose, at });
        }
    }
    if let Some(file) = relations.iter().find(|it| matches!(it.kind.as_str(), "package" | "oleObject")) {
        tell_of_file(&file.part, document);
    }
    Ok(())
}

fn tell_of_file(part: &str, document: &mut Document) {
    let name = part.rsplit('/').next().unwrap_or(part);
    document.query(
        QueryKind::Embedded,
        format!("The document holds another file within it ({name}), which was not read. If the plan stands there, open it in Word, save it as a file of its own and read that."),
        Location::default(),
    );
}

/// The web pages and texts that a program has put into the document for Word to convert, by the number they go by.
pub(super) fn chunks(
    archive: &mut Archive<'_>,
    relations: &[Relation],
    document: &mut Document,
) -> Result<HashMap<String, Vec<Block>>, Refusal> {
    let mut out = HashMap::new();
    for chunk in relations.iter().filter(|it| it.kind == "aFChunk").take(MOST_CHUNKS) {
        let Some(bytes) = archive.bytes(&chunk.part)? else { continue };
        let page = match message::page(&bytes) {
            Some(page) => html::read_text(&page, Document::default())?,
            None if bytes.trim_ascii_start().starts_with(b"<") => html::read(&bytes)?,
            // Word takes in its own and other formats as well.
            None => {
                tell_of_file(&chunk.part, document);
                continue;
            }
        };
        document.queries.extend(page.queries);
        document.margins.extend(page.margins);
        out.insert(chunk.id.clone(), page.blocks);
    }
    Ok(out)
}

impl Body<'_> {
    /// Takes in a page where it is put into the document.
    pub(super) fn take_chunk(&mut self, blocks: Vec<Block>) -> Result<(), Refusal> {
        let before = self.table_count;
        let later = |at: &mut Location| at.table = at.table.map(|n| n.saturating_add(before));
        for mut block in blocks {
            match &mut block {
                Block::Paragraph(p) => {
                    self.budget.take_text(p.text.len())?;
                    self.paragraph_count += 1;
                    p.at = Location::paragraph(self.paragraph_count);
                }
                Block::Table(table) => {
                    self.table_count += 1;
                    later(&mut table.at);
                    for row in &mut table.rows {
                        self.budget.take_row()?;
                        later(&mut row.at);
                        for cell in &mut row.cells {
                            self.budget.take_text(cell.text().len())?;
                            later(&mut cell.at);
                            cell.paragraphs.iter_mut().for_each(|p| later(&mut p.at));
                        }
                    }
                }
            }
            self.out.blocks.push(block);
        }
        Ok(())
    }
}
