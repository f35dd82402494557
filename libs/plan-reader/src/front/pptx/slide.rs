//! One slide: its shapes with their paragraphs, and its tables.

use super::table::OpenTable;
use crate::block::{Block, Budget, Manner, Margin, Paragraph, typed_bullet};
use crate::draft::UnplacedReason;
use crate::front::docx::style::numeral;
use crate::front::drawing;
use crate::strike::Words;
use crate::symbol::{PictureFont, as_seen};
use crate::xml::{Step, Tag, Xml};
use crate::{Location, Refusal};

/// What stands on a slide.
pub(super) struct Slide {
    pub blocks: Vec<Block>,
    /// Dates, footers and numbers of slides.
    pub margins: Vec<Margin>,
    pub hidden: bool,
    /// How many paragraphs stand outside tables.
    pub paragraphs: u32,
}

/// Reads a slide. The title of the first is that of the presentation.
pub(super) fn read(
    text: &str,
    part: &str,
    at: &Location,
    budget: &mut Budget,
    first: bool,
) -> Result<Slide, Refusal> {
    let mut reader = Reader::new(at, budget, first);
    reader.walk(text, part)?;
    // A title stands above all else, wherever it comes in the file.
    let mut blocks = reader.titles;
    blocks.append(&mut reader.blocks);
    Ok(Slide { blocks, margins: reader.margins, hidden: reader.hidden, paragraphs: reader.paragraphs })
}

/// The words of a drawing, each of its boxes as a paragraph.
pub(super) fn diagram(
    text: &str,
    part: &str,
    at: &Location,
    from: u32,
    budget: &mut Budget,
) -> Result<Vec<Block>, Refusal> {
    let numbered = (from + 1..).zip(drawing::words(text, part, budget)?);
    Ok(numbered
        .map(|(number, text)| {
            let at = Location { paragraph: Some(number), ..at.clone() };
            Block::Paragraph(Paragraph { text, at, ..Paragraph::default() })
        })
        .collect())
}

/// What a shape is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Title,
    /// Filled with a list, as the layout has it.
    Body,
    /// A subtitle or a box of its own.
    Box,
    Margin,
}

/// A paragraph while it is read.
#[derive(Default)]
struct Open {
    words: Words,
    level: u8,
    /// What the paragraph itself says of its mark.
    mark: Option<Mark>,
    plain_letters: usize,
    bold: bool,
    struck: bool,
    /// Its run is set in a font of pictures.
    picture: Option<PictureFont>,
}

enum Mark {
    None,
    Bullet,
    Number { kind: String, start: u32 },
}

struct Reader<'r> {
    at: &'r Location,
    budget: &'r mut Budget,
    first: bool,
    titles: Vec<Block>,
    blocks: Vec<Block>,
    margins: Vec<Margin>,
    hidden: bool,
    place: Place,
    open: Option<Open>,
    /// How far the automatic numbers of each depth have come in this shape.
    counts: [u32; 9],
    table: Option<OpenTable>,
    paragraphs: u32,
    tables: u32,
}

impl<'r> Reader<'r> {
    fn new(at: &'r Location, budget: &'r mut Budget, first: bool) -> Self {
        Self {
            at,
            budget,
            first,
            titles: Vec::new(),
            blocks: Vec::new(),
            margins: Vec::new(),
            hidden: false,
            place: Place::Box,
            open: None,
            counts: [0; 9],
            table: None,
            paragraphs: 0,
            tables: 0,
        }
    }

    fn walk(&mut self, text: &str, part: &str) -> Result<(), Refusal> {
        let mut xml = Xml::new(text, part);
        let mut in_text = false;
        loop {
            match xml.step()? {
                Step::End => return Ok(()),
                Step::Text(words) if in_text => {
                    self.budget.take_text(words.len())?;
                    if let Some(open) = &mut self.open {
                        open.words.push(&as_seen(&words, open.picture), open.struck);
                        if !open.bold && !open.struck {
                            open.plain_letters += words.chars().filter(|c| c.is_alphanumeric()).count();
                        }
                    }
                }
                Step::Text(_) => {}
                Step::Open(tag) => match tag.name() {
                    "t" => in_text = true,
                    // Styles, lines around cells and what older programs would show instead hold no words.
                    "lstStyle" | "Fallback" | "lnL" | "lnR" | "lnT" | "lnB" | "lnTlToBr" | "lnBlToTr" => {
                        xml.skip()?;
                    }
                    _ => self.open(&tag),
                },
                Step::Close(name) => match &*name {
                    "t" => in_text = false,
                    name => self.close(name)?,
                },
            }
        }
    }

    fn open(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "sld" => self.hidden = matches!(tag.get("show").as_deref(), Some("0" | "false")),
            "sp" | "graphicFrame" => {
                self.place = Place::Box;
                self.counts = [0; 9];
            }
            "ph" => {
                self.place = match tag.get("type").as_deref() {
                    Some("title" | "ctrTitle") => Place::Title,
                    Some("dt" | "ftr" | "sldNum" | "hdr") => Place::Margin,
                    Some("subTitle") => Place::Box,
                    _ => Place::Body,
                };
            }
            "p" => self.open = Some(Open::default()),
            "pPr" => {
                if let Some(open) = &mut self.open {
                    open.level = tag.get("lvl").and_then(|l| l.parse().ok()).unwrap_or(0).min(8);
                }
            }
            "buNone" => self.mark(Mark::None),
            "buChar" | "buBlip" => self.mark(Mark::Bullet),
            "buAutoNum" => self.mark(Mark::Number {
                kind: tag.get("type").unwrap_or_default(),
                start: tag.get("startAt").and_then(|s| s.parse().ok()).unwrap_or(1),
            }),
            "rPr" => {
                if let Some(open) = &mut self.open {
                    open.bold = matches!(tag.get("b").as_deref(), Some("1" | "true"));
                    open.struck = tag.get("strike").is_some_and(|s| s != "noStrike");
                }
            }
            "latin" | "sym" => {
                if let Some(open) = &mut self.open {
                    let font = tag.get("typeface").and_then(|name| PictureFont::named(&name));
                    open.picture = font.or(open.picture);
                }
            }
            "br" => {
                if let Some(open) = &mut self.open {
                    open.words.push("\n", false);
                }
            }
            "r" | "fld" => {
                if let Some(open) = &mut self.open {
                    (open.bold, open.struck, open.picture) = (false, false, None);
                }
            }
            "tbl" => {
                self.tables += 1;
                self.table = Some(OpenTable::new(Location { table: Some(self.tables), ..self.at.clone() }));
            }
            _ => {
                if let Some(table) = &mut self.table {
                    table.open(tag);
                }
            }
        }
    }

    fn close(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "p" => self.finish(),
            "tbl" => {
                if let Some(table) = self.table.take() {
                    self.blocks.extend(table.done().map(Block::Table));
                }
            }
            name => {
                if let Some(table) = &mut self.table {
                    table.close(name, self.budget)?;
                }
            }
        }
        Ok(())
    }

    fn mark(&mut self, mark: Mark) {
        if let Some(open) = &mut self.open {
            open.mark = Some(mark);
        }
    }

    fn finish(&mut self) {
        let Some(open) = self.open.take() else { return };
        if open.words.is_blank() {
            return;
        }
        let manner = if self.table.is_some() {
            self.manner(&open, false)
        } else {
            self.manner(&open, self.place == Place::Body)
        };
        let bold = open.plain_letters == 0;
        let at = match &self.table {
            Some(table) => table.at(),
            None => {
                self.paragraphs += 1;
                Location { paragraph: Some(self.paragraphs), ..self.at.clone() }
            }
        };
        let mut first = Some(manner);
        let paragraphs = open.words.lines().map(|(text, struck)| {
            let manner = first.take().unwrap_or_default();
            typed_bullet(Paragraph {
                text: text.trim().to_owned(),
                struck,
                manner,
                bold,
                at: at.clone(),
                ..Paragraph::default()
            })
        });
        if let Some(table) = &mut self.table {
            table.take(paragraphs);
            return;
        }
        match self.place {
            Place::Title => {
                let manner = if self.first { Manner::Title } else { Manner::Heading(1) };
                let words = paragraphs.map(|p| p.text).collect::<Vec<_>>().join(" ");
                // A title of several lines is one.
                match self.titles.last_mut() {
                    Some(Block::Paragraph(title)) => {
                        title.text.push(' ');
                        title.text.push_str(&words);
                    }
                    _ => self.titles.push(Block::Paragraph(Paragraph {
                        text: words,
                        manner,
                        at,
                        ..Paragraph::default()
                    })),
                }
            }
            Place::Margin => self.margins.extend(paragraphs.map(|p| Margin {
                text: p.text,
                reason: UnplacedReason::Margin,
                at: p.at,
            })),
            Place::Body | Place::Box => self.blocks.extend(paragraphs.map(Block::Paragraph)),
        }
    }

    /// How a paragraph stands: by its own mark, or as the shape has its paragraphs.
    fn manner(&mut self, open: &Open, listed: bool) -> Manner {
        let level = open.level;
        match &open.mark {
            Some(Mark::Number { kind, start }) => {
                let depth = usize::from(level);
                for deeper in self.counts.iter_mut().skip(depth + 1) {
                    *deeper = 0;
                }
                let count = self.counts.get_mut(depth).map_or(*start, |count| {
                    *count = if *count == 0 { *start } else { count.saturating_add(1) };
                    *count
                });
                Manner::Numbered { level, label: label(count, kind) }
            }
            Some(Mark::None) => Manner::Plain,
            Some(Mark::Bullet) => Manner::Bullet(level),
            None if listed => Manner::Bullet(level),
            None => Manner::Plain,
        }
    }
}

/// The automatic number of an item: "2.", "(b)", "iv)".
fn label(count: u32, kind: &str) -> String {
    let format = [
        ("alphaLc", "lowerLetter"),
        ("alphaUc", "upperLetter"),
        ("romanLc", "lowerRoman"),
        ("romanUc", "upperRoman"),
    ]
    .into_iter()
    .find(|(start, _)| kind.starts_with(start))
    .map_or("decimal", |(_, format)| format);
    let number = numeral(count, format);
    if kind.ends_with("ParenBoth") {
        format!("({number})")
    } else if kind.ends_with("ParenR") {
        format!("{number})")
    } else {
        format!("{number}.")
    }
}
