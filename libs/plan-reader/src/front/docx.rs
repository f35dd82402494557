//! Word documents (.docx, .docm): paragraphs, lists, tables, tracked changes, text boxes, margins.

mod control;
mod inside;
mod notes;
mod paragraph;
mod part;
mod property;
pub(super) mod style;
mod table;

use super::relation;
use control::Controls;
use inside::{chunks, look_inside, part_of};
pub(super) use part::properties;
use part::{main_part, margin_name};
use std::collections::HashMap;
use table::OpenTable;

use crate::archive::Archive;
use crate::block::{Block, Budget, Cell, Document, Margin, Note, Table};
use crate::colour::Colour;
use crate::draft::UnplacedReason;
use crate::query::QueryKind;
use crate::strike::Words;
use crate::symbol::{self, PictureFont};
use crate::xml::{Step, Tag, Xml};
use crate::{Location, Refusal, raised};
use notes::{Notes, deleted_words};
use style::{Numbering, Styles};

pub(crate) fn read(bytes: &[u8], file_name: &str) -> Result<Document, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let mut document = Document::default();
    let main = main_part(&mut archive)?;
    let relations = relation::of(&mut archive, &main)?;
    let styles = match archive.text(&part_of(&relations, "styles"))? {
        Some(text) => Styles::read(&text)?,
        None => Styles::default(),
    };
    let numbering = match archive.text(&part_of(&relations, "numbering"))? {
        Some(text) => Numbering::read(&text)?,
        None => Numbering::default(),
    };
    if let Some(core) = archive.text("docProps/core.xml")? {
        (document.title, document.author) = properties(&core);
    }
    let text = archive.required(&main)?;
    let mut body = Body::new(&styles, numbering);
    body.notes = Notes::read(&mut archive, &relations)?;
    body.chunks = chunks(&mut archive, &relations, &mut document)?;
    body.walk(&text, &main)?;
    look_inside(&mut archive, &relations, &mut body, &mut document)?;
    if body.changes > 0 {
        body.out.query(
            QueryKind::TrackedChanges,
            "The document has tracked changes. It was read as if they were all accepted, and what they delete is listed with the words left out; accept or reject them in Word if that is not what you want.",
            Location::default(),
        );
    }
    if !body.hidden_rows.is_empty() {
        let rows = body.hidden_rows.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        let first = body.hidden_rows.first().cloned().unwrap_or_default();
        body.out.query(
            QueryKind::Hidden,
            format!("Hidden rows were read with the rest ({rows}). Delete them in Word if they are not part of the plan."),
            first,
        );
    }
    if body.hidden > 0 {
        body.out.query(
            QueryKind::Hidden,
            "The document has hidden text. It is listed with the words that found no place, not in the plan.",
            Location::default(),
        );
    }
    document.blocks = std::mem::take(&mut body.out.blocks);
    document.queries.append(&mut body.out.queries);
    document.margins.append(&mut body.out.margins);
    let mut budget = body.budget;
    document.margins.extend(body.notes.left());
    let mut names: Vec<String> = archive.names();
    names.sort();
    for name in names {
        let Some(part) = margin_name(&name) else { continue };
        let Some(text) = archive.text(&name)? else { continue };
        let mut side = Body::new(&styles, Numbering::default());
        side.budget = budget;
        side.walk(&text, &name)?;
        budget = side.budget;
        for (number, words) in (1..).zip(side.words()) {
            let margin =
                Margin { text: words, reason: UnplacedReason::Margin, at: Location::part(part, number) };
            // Every section has its own copy of the same page header.
            if part.starts_with("page")
                && document.margins.iter().any(|m| m.text == margin.text && m.at.part == margin.at.part)
            {
                continue;
            }
            document.margins.push(margin);
        }
    }
    if file_name.to_lowercase().ends_with('m') || archive.has("word/vbaProject.bin") {
        document.query(
            QueryKind::Macros,
            "The document holds macros. They were not run and are not needed to read it.",
            Location::default(),
        );
    }
    Ok(document)
}

/// A paragraph while it is read.
#[derive(Default)]
struct Draft {
    words: Words,
    notes: Vec<Note>,
    hidden: String,
    /// What a content control shows that nobody has filled in.
    prompt: String,
    style: Option<String>,
    list: Option<String>,
    level: Option<u8>,
    outline: Option<u8>,
    plain_letters: usize,
    /// Its end mark was deleted, so it runs on into the next one.
    runs_on: bool,
    in_run: bool,
    bold: Option<bool>,
    vanish: bool,
    struck: bool,
    /// Its run stands above the line, as the marks of notes do.
    raised: bool,
    ink: Option<Colour>,
    /// Its run is set in a font of pictures.
    picture: Option<PictureFont>,
}

struct Body<'s> {
    styles: &'s Styles,
    numbering: Numbering,
    out: Document,
    budget: Budget,
    tables: Vec<OpenTable>,
    paragraphs: Vec<Draft>,
    carried: Option<Draft>,
    table_count: u32,
    paragraph_count: u32,
    controls: Controls,
    /// Pages put into the document for Word to convert, by the number they go by.
    chunks: HashMap<String, Vec<Block>>,
    changes: usize,
    hidden: usize,
    hidden_rows: Vec<Location>,
    notes: Notes,
}

impl<'s> Body<'s> {
    fn new(styles: &'s Styles, numbering: Numbering) -> Self {
        Self {
            styles,
            numbering,
            out: Document::default(),
            budget: Budget::new(),
            tables: Vec::new(),
            paragraphs: Vec::new(),
            carried: None,
            table_count: 0,
            paragraph_count: 0,
            controls: Controls::default(),
            chunks: HashMap::new(),
            changes: 0,
            hidden: 0,
            hidden_rows: Vec::new(),
            notes: Notes::default(),
        }
    }

    /// All words, paragraph by paragraph, for parts that hold no plan.
    fn words(self) -> Vec<String> {
        let mut out = Vec::new();
        for block in self.out.blocks {
            match block {
                Block::Paragraph(p) => out.push(p.text),
                Block::Table(t) => out.extend(t.rows.iter().flat_map(|r| &r.cells).map(Cell::text)),
            }
        }
        out.retain(|t| !t.trim().is_empty());
        out
    }

    fn walk(&mut self, text: &str, part: &str) -> Result<(), Refusal> {
        let mut xml = Xml::new(text, part);
        let mut in_text = false;
        loop {
            match xml.step()? {
                Step::End => break,
                Step::Text(words) if in_text => self.words_in(&words),
                Step::Text(_) => {}
                Step::Open(tag) => match tag.name() {
                    "t" => in_text = true,
                    "sdt" => self.controls.open(),
                    "docPartGallery"
                        if tag.get("val").is_some_and(|v| v.eq_ignore_ascii_case("Table of Contents")) =>
                    {
                        self.controls.holds_contents();
                    }
                    "showingPlcHdr" if tag.is_on() => self.controls.shows_prompt(),
                    "del" | "moveFrom" if self.in_properties_of_run() => self.deleted_mark(),
                    "del" | "moveFrom"
                        if self.tables.last().is_some_and(|t| t.row.is_some() && t.cell.is_none()) =>
                    {
                        self.changes += 1;
                        if let Some(t) = self.tables.last_mut() {
                            t.row_deleted = true;
                        }
                    }
                    "del" | "moveFrom" => {
                        self.changes += 1;
                        let words = deleted_words(&mut xml)?;
                        self.deleted(words, tag.name() == "moveFrom")?;
                    }
                    "ins" | "moveTo" => self.changes += 1,
                    "instrText" | "delText" | "delInstrText" | "Fallback" | "rPrChange" | "pPrChange"
                    | "tblPrChange" | "tcPrChange" | "trPrChange" | "sectPrChange" | "sectPr"
                    | "tblGridChange" | "fldData" => xml.skip()?,
                    _ => self.open(&tag)?,
                },
                Step::Close(name) => match &*name {
                    "t" => in_text = false,
                    "sdt" => self.controls.close(),
                    name => self.close(name)?,
                },
            }
        }
        // A document cut off in the middle has been refused already; this only ends what the format leaves open.
        if let Some(draft) = self.carried.take() {
            self.finish(draft)?;
        }
        Ok(())
    }

    fn in_properties_of_run(&self) -> bool {
        self.paragraphs.last().is_some_and(|p| p.bold.is_some() && !p.in_run)
    }

    /// Keeps what a tracked change deletes. What it only moves stands where it was moved to.
    fn deleted(&mut self, words: String, moved: bool) -> Result<(), Refusal> {
        if moved || words.trim().is_empty() {
            return Ok(());
        }
        self.budget.take_text(words.len())?;
        let at = self.here();
        self.out.margins.push(Margin { text: words.trim().to_owned(), reason: UnplacedReason::Deleted, at });
        Ok(())
    }

    /// The cell at hand, or the paragraph.
    fn here(&self) -> Location {
        match self.tables.last().and_then(|t| t.cell.as_ref()) {
            Some(cell) => cell.at.clone(),
            None => Location::paragraph(self.paragraph_count + 1),
        }
    }

    fn deleted_mark(&mut self) {
        self.changes += 1;
        if let Some(p) = self.paragraphs.last_mut() {
            p.runs_on = true;
        }
    }

    fn words_in(&mut self, words: &str) {
        let prompt = self.controls.in_prompt();
        if let Some(p) = self.paragraphs.last_mut() {
            if prompt || p.vanish {
                (if prompt { &mut p.prompt } else { &mut p.hidden }).push_str(words);
                return;
            }
            let words = &symbol::as_seen(words, p.picture);
            let bold = p.bold.unwrap_or(false);
            if !bold && words.contains(char::is_alphanumeric) {
                p.words.plain_from_here();
            }
            let mark = raised::as_mark(words).filter(|_| p.raised);
            p.words.push(mark.as_deref().unwrap_or(words), p.struck);
            if !bold && !p.struck {
                p.plain_letters += words.chars().filter(|c| c.is_alphanumeric()).count();
            }
        }
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Refusal> {
        match tag.name() {
            "p" => self.paragraphs.push(self.carried.take().unwrap_or_default()),
            "tbl" => {
                self.table_count += u32::from(self.tables.is_empty());
                let table = Table { at: Location::table(self.table_count), ..Table::default() };
                self.tables.push(OpenTable { table, ..OpenTable::default() });
            }
            "br" | "cr" if !matches!(tag.get("type").as_deref(), Some("page" | "column")) => {
                self.words_in("\n");
            }
            "tab" | "ptab" if self.paragraphs.last().is_some_and(|p| p.in_run) => self.words_in("\t"),
            "noBreakHyphen" => self.words_in("\u{2011}"),
            "sym" => {
                let code = u32::from_str_radix(&tag.get("char").unwrap_or_default(), 16).unwrap_or(0);
                let font = tag.get("font").and_then(|name| PictureFont::named(&name));
                let shown = match code {
                    // A sign of Unicode, whatever draws it.
                    0x100..=0xdfff => char::from_u32(code),
                    _ => font.unwrap_or(PictureFont::Wingdings).shown(code & 0xff),
                };
                self.words_in(&shown.map(String::from).unwrap_or_default());
            }
            "altChunk" => {
                let chunk = tag.get("id").and_then(|id| self.chunks.remove(&id)).unwrap_or_default();
                self.take_chunk(chunk)?;
            }
            "footnoteReference" | "endnoteReference" | "commentReference" => {
                if let (Some(id), Some(p)) = (tag.get("id"), self.paragraphs.last_mut()) {
                    p.notes.extend(self.notes.take(tag.name(), &id));
                }
            }
            _ if self.open_field(tag) => {}
            _ if self.tables.last().is_some_and(|t| t.row.is_some())
                || !self.paragraphs.is_empty()
                || !self.tables.is_empty() =>
            {
                self.open_property(tag);
            }
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "r" => {
                if let Some(p) = self.paragraphs.last_mut() {
                    p.in_run = false;
                    p.vanish = false;
                    p.struck = false;
                    p.raised = false;
                    p.picture = None;
                    p.bold = None;
                }
            }
            "rPr" => {
                if let Some(p) = self.paragraphs.last_mut().filter(|p| !p.in_run) {
                    p.bold = None;
                }
            }
            "p" => {
                if let Some(draft) = self.paragraphs.pop() {
                    if draft.runs_on && self.paragraphs.is_empty() {
                        self.carried = Some(Draft { runs_on: false, ..draft });
                    } else {
                        self.finish(draft)?;
                    }
                }
            }
            "checkBox" | "ddList" => self.close_field(),
            "tc" => self.close_cell()?,
            "tr" => self.close_row()?,
            "tbl" => self.close_table(),
            _ => {}
        }
        Ok(())
    }
}
