//! The parts of an Excel package beside its sheets: the list of sheets, shared strings, comments.

use super::reference;
use crate::archive::Archive;
use crate::block::{Budget, Document, Margin};
use crate::draft::UnplacedReason;
use crate::front::{drawing, relation};
use crate::strike::Words;
use crate::symbol::{PictureFont, as_seen};
use crate::xml::{Step, Xml};
use crate::{Location, Refusal};
use std::collections::{BTreeMap, HashMap};

/// What is remarked on the cells of a sheet, by column and row from 0.
pub(super) type Comments = BTreeMap<(usize, usize), String>;

/// The part that holds the comments of a sheet, and the comments.
pub(super) fn comments(
    archive: &mut Archive<'_>,
    sheet: &str,
) -> Result<(Option<String>, Comments), Refusal> {
    let mut out = Comments::new();
    let part = relation::of(archive, sheet)?.into_iter().find(|r| r.kind == "comments").map(|r| r.part);
    let Some(part) = part else { return Ok((None, out)) };
    let Some(text) = archive.text(&part)? else { return Ok((None, out)) };
    let mut xml = Xml::new(&text, &part);
    let mut cell = None;
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name() == "comment" => cell = tag.get("ref").and_then(|r| reference(&r)),
            Step::Open(tag) if tag.name() == "text" => {
                let words = without_explanation(&xml.inner_text()?).to_owned();
                if let Some(cell) = cell.filter(|_| !words.is_empty()) {
                    out.insert(cell, words);
                }
            }
            Step::End => break,
            _ => {}
        }
    }
    Ok((Some(part), out))
}

/// What is remarked in a thread stands below words that explain threads to older programs.
fn without_explanation(words: &str) -> &str {
    let own = words.starts_with('[').then(|| words.split_once("Comment:")).flatten();
    own.map_or(words, |(_, own)| own).trim()
}

/// The words of text boxes and other shapes that lie on a sheet.
pub(super) fn drawn_words(
    archive: &mut Archive<'_>,
    sheet: &str,
    budget: &mut Budget,
) -> Result<Vec<String>, Refusal> {
    let mut out = Vec::new();
    for relation in relation::of(archive, sheet)?.into_iter().filter(|r| r.kind == "drawing") {
        if let Some(text) = archive.text(&relation.part)? {
            out.extend(drawing::words(&text, &relation.part, budget)?);
        }
    }
    Ok(out)
}

/// Comments that no sheet says are its own: words of the document, though not of the plan.
pub(super) fn other_comments(
    archive: &mut Archive<'_>,
    read: &[String],
    document: &mut Document,
    budget: &mut Budget,
) -> Result<(), Refusal> {
    let mut names = archive.names();
    names.retain(|n| n.starts_with("xl/comments") && n.ends_with(".xml") && !read.contains(n));
    names.sort();
    for name in names {
        let Some(text) = archive.text(&name)? else { continue };
        let mut xml = Xml::new(&text, &name);
        let mut number = 0;
        loop {
            match xml.step()? {
                Step::Open(tag) if tag.name() == "text" => {
                    number += 1;
                    let text = xml.inner_text()?;
                    budget.take_text(text.len())?;
                    document.margins.push(Margin {
                        text,
                        reason: UnplacedReason::Margin,
                        at: Location::part("comments", number),
                    });
                }
                Step::End => break,
                _ => {}
            }
        }
    }
    Ok(())
}

pub(super) struct SheetPart {
    pub(super) name: String,
    pub(super) part: String,
    pub(super) hidden: bool,
}

pub(super) struct Workbook {
    pub(super) sheets: Vec<SheetPart>,
    pub(super) from_1904: bool,
}

impl Workbook {
    pub(super) fn read(archive: &mut Archive<'_>) -> Result<Self, Refusal> {
        let targets: HashMap<String, String> =
            relation::of(archive, "xl/workbook.xml")?.into_iter().map(|r| (r.id, r.part)).collect();
        let text = archive.required("xl/workbook.xml")?;
        let mut xml = Xml::new(&text, "workbook.xml");
        let mut out = Self { sheets: Vec::new(), from_1904: false };
        loop {
            match xml.step()? {
                Step::Open(tag) if tag.name() == "workbookPr" => {
                    out.from_1904 = matches!(tag.get("date1904").as_deref(), Some("1" | "true"));
                }
                Step::Open(tag) if tag.name() == "sheet" => {
                    let part = tag
                        .get_full("r:id")
                        .or_else(|| tag.get("id"))
                        .and_then(|id| targets.get(&id).cloned());
                    let number = out.sheets.len() + 1;
                    out.sheets.push(SheetPart {
                        name: tag.get("name").unwrap_or_default(),
                        part: part.unwrap_or_else(|| format!("xl/worksheets/sheet{number}.xml")),
                        hidden: tag.get("state").is_some_and(|s| s != "visible"),
                    });
                }
                Step::End => break,
                _ => {}
            }
        }
        // Chart sheets and macro sheets hold no cells.
        out.sheets.retain(|s| !s.part.contains("chartsheets/") && !s.part.contains("macrosheets/"));
        Ok(out)
    }
}

pub(super) fn shared_strings(text: &str) -> Result<Vec<Words>, Refusal> {
    let mut xml = Xml::new(text, "sharedStrings.xml");
    let mut out = Vec::new();
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name() == "si" => out.push(rich_text(&mut xml, "si")?),
            Step::End => return Ok(out),
            _ => {}
        }
    }
}

/// The words of a string item: its runs, but not the phonetic guides of East Asian text.
pub(super) fn rich_text(xml: &mut Xml<'_>, end: &str) -> Result<Words, Refusal> {
    let mut out = Words::default();
    let (mut in_text, mut struck, mut font) = (false, false, None);
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name() == "rPh" => xml.skip()?,
            Step::Open(tag) => {
                match tag.name() {
                    "r" => (struck, font) = (false, None),
                    "rFont" => font = tag.get("val").and_then(|name| PictureFont::named(&name)),
                    "strike" => struck = tag.is_on(),
                    _ => {}
                }
                in_text = tag.name() == "t";
            }
            Step::Text(words) if in_text => out.push(&as_seen(&unescape(&words), font), struck),
            Step::Close(name) if *name == *end => return Ok(out),
            Step::Close(_) => in_text = false,
            Step::Text(_) => {}
            Step::End => return Ok(out),
        }
    }
}

/// Excel writes characters XML cannot hold as _x000D_.
pub(super) fn unescape(text: &str) -> String {
    if !text.contains("_x00") {
        return text.to_owned();
    }
    text.replace("_x000D_", "\n").replace("_x000A_", "\n").replace("_x0009_", "\t")
}
