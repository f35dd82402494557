//! OpenDocument texts (.odt) and spreadsheets (.ods), which share one form.

mod paragraph;
mod style;
mod table;

use std::collections::HashMap;
use style::Looks;
use table::OpenTable;

use crate::archive::Archive;
use crate::block::{Budget, Document, Manner, Margin, Note, Paragraph};
use crate::draft::{NoteKind, UnplacedReason};
use crate::query::QueryKind;
use crate::strike::Words;
use crate::symbol::PictureFont;
use crate::xml::{Step, Tag, Xml};
use crate::{Location, Refusal, raised, symbol};

pub(crate) fn read(bytes: &[u8], is_grid: bool) -> Result<Document, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let mut document = Document { is_grid, ..Document::default() };
    if let Some(meta) = archive.text("meta.xml")? {
        (document.title, document.author) = super::docx::properties(&meta);
    }
    let mut looks = Looks::default();
    let shared = archive.text("styles.xml")?.unwrap_or_default();
    looks.read(&shared, "styles.xml")?;
    let text = archive.required("content.xml")?;
    looks.read(&text, "content.xml")?;
    let mut body = Body::new(&looks, is_grid, document);
    body.walk(&text, "content.xml", "body")?;
    if body.changes {
        body.out.query(
            QueryKind::TrackedChanges,
            "The document has tracked changes. It was read as if they were all accepted, and what they delete is listed with the words left out; accept or reject them if that is not what you want.",
            Location::default(),
        );
    }
    body.margin = Some("page header or footer");
    body.walk(&shared, "styles.xml", "master-styles")?;
    if archive.names().iter().any(|n| n.starts_with("Basic/") && !n.ends_with('/')) {
        body.out.query(
            QueryKind::Macros,
            "The document holds macros. They were not run and are not needed to read it.",
            Location::default(),
        );
    }
    Ok(body.out)
}

#[derive(Default)]
struct Draft {
    words: Words,
    notes: Vec<Note>,
    manner: Option<Manner>,
    bold: bool,
    struck: bool,
    plain_letters: usize,
}

struct OpenList {
    style: Option<String>,
    count: u32,
    /// The first paragraph of an item carries the mark; the others stand beneath it.
    fresh: bool,
    header: bool,
}

/// How an open span shows its words, where it says so.
struct Span {
    bold: Option<bool>,
    struck: Option<bool>,
    raised: bool,
    picture: Option<PictureFont>,
}

struct Body<'l> {
    looks: &'l Looks,
    is_grid: bool,
    out: Document,
    budget: Budget,
    tables: Vec<OpenTable>,
    lists: Vec<OpenList>,
    ended_lists: HashMap<(String, usize), u32>,
    paragraphs: Vec<Draft>,
    spans: Vec<Span>,
    contents: usize,
    changes: bool,
    margin: Option<&'static str>,
    table_count: u32,
    paragraph_count: u32,
}

impl<'l> Body<'l> {
    fn new(looks: &'l Looks, is_grid: bool, out: Document) -> Self {
        Self {
            looks,
            is_grid,
            out,
            budget: Budget::new(),
            tables: Vec::new(),
            lists: Vec::new(),
            ended_lists: HashMap::new(),
            paragraphs: Vec::new(),
            spans: Vec::new(),
            contents: 0,
            changes: false,
            margin: None,
            table_count: 0,
            paragraph_count: 0,
        }
    }

    fn walk(&mut self, text: &str, part: &str, within: &str) -> Result<(), Refusal> {
        if text.is_empty() {
            return Ok(());
        }
        let mut xml = Xml::new(text, part);
        let mut inside = false;
        loop {
            match xml.step()? {
                Step::End => return Ok(()),
                Step::Open(tag) if tag.name() == within => inside = true,
                Step::Close(name) if *name == *within => inside = false,
                _ if !inside => {}
                Step::Text(words) => self.words(&words),
                Step::Open(tag) => match tag.name() {
                    "tracked-changes" => {
                        self.changes = true;
                        self.deletions(&mut xml)?;
                    }
                    "annotation-end"
                    | "sequence-decls"
                    | "forms"
                    | "shapes"
                    | "note-citation"
                    | "scripts"
                    | "dde-connection"
                    | "database-ranges"
                    | "named-expressions"
                    | "content-validations" => xml.skip()?,
                    "annotation" | "note" => {
                        let is = if tag.name() == "note" { NoteKind::Footnote } else { NoteKind::Comment };
                        let words = note_words(&mut xml)?;
                        self.note(is, words)?;
                    }
                    _ => self.open(&tag)?,
                },
                Step::Close(name) => self.close(&name)?,
            }
        }
    }

    fn margin(&mut self, text: String, part: &str) -> Result<(), Refusal> {
        if text.trim().is_empty() {
            return Ok(());
        }
        self.budget.take_text(text.len())?;
        let number = u32::try_from(self.out.margins.len()).unwrap_or(u32::MAX).saturating_add(1);
        self.out.margins.push(Margin {
            text: text.trim().to_owned(),
            reason: UnplacedReason::Margin,
            at: Location::part(part, number),
        });
        Ok(())
    }

    /// Hangs a footnote or comment on the paragraph or cell at hand.
    fn note(&mut self, is: NoteKind, words: String) -> Result<(), Refusal> {
        let note = Note { is, text: words.trim().to_owned() };
        if note.text.is_empty() {
            return Ok(());
        }
        if let Some(p) = self.paragraphs.last_mut() {
            self.budget.take_text(note.text.len())?;
            p.notes.push(note);
        } else if let Some(cell) = self.tables.last_mut().and_then(|t| t.cell.as_mut()) {
            self.budget.take_text(note.text.len())?;
            let at = cell.at.clone();
            cell.paragraphs.push(Paragraph { notes: vec![note], at, ..Paragraph::default() });
        } else {
            let part = if is == NoteKind::Footnote { "footnotes" } else { "comments" };
            self.margin(note.text, part)?;
        }
        Ok(())
    }

    /// Keeps the words that tracked changes delete, within the element just opened.
    fn deletions(&mut self, xml: &mut Xml<'_>) -> Result<(), Refusal> {
        let (mut depth, mut deleted) = (1, None);
        let mut text = String::new();
        while depth > 0 {
            match xml.step()? {
                Step::Open(tag) => {
                    depth += 1;
                    match tag.name() {
                        "deletion" => deleted = Some(depth),
                        "change-info" => {
                            xml.skip()?;
                            depth -= 1;
                        }
                        "p" | "h" | "s" | "tab" | "line-break" => text.push(' '),
                        _ => {}
                    }
                }
                Step::Close(_) => {
                    if deleted == Some(depth) {
                        deleted = None;
                        let text = std::mem::take(&mut text);
                        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
                        if !text.is_empty() {
                            self.budget.take_text(text.len())?;
                            let number = u32::try_from(self.out.margins.len()).unwrap_or(u32::MAX);
                            let at = Location::part("tracked changes", number.saturating_add(1));
                            self.out.margins.push(Margin { text, reason: UnplacedReason::Deleted, at });
                        }
                    }
                    depth -= 1;
                }
                Step::Text(words) if deleted.is_some() => text.push_str(&words),
                Step::Text(_) => {}
                Step::End => return Ok(()),
            }
        }
        Ok(())
    }

    fn words(&mut self, words: &str) {
        let Some(p) = self.paragraphs.last_mut() else { return };
        let struck = self.spans.iter().rev().find_map(|s| s.struck).unwrap_or(p.struck);
        // White space in the file is a single space; wider gaps have elements of their own.
        let mut last_space = p.words.last().is_none_or(|c| matches!(c, ' ' | '\t' | '\n'));
        let mut folded = String::with_capacity(words.len());
        for c in words.chars() {
            let space = matches!(c, ' ' | '\t' | '\n' | '\r');
            if !(space && last_space) {
                folded.push(if space { ' ' } else { c });
            }
            last_space = space;
        }
        let bold = self.spans.iter().rev().find_map(|s| s.bold).unwrap_or(p.bold);
        if !bold && folded.contains(char::is_alphanumeric) {
            p.words.plain_from_here();
        }
        let folded = symbol::as_seen(&folded, self.spans.iter().rev().find_map(|s| s.picture));
        let mark = raised::as_mark(&folded).filter(|_| self.spans.iter().any(|s| s.raised));
        p.words.push(mark.as_deref().unwrap_or(&folded), struck);
        if !bold && !struck {
            p.plain_letters += words.chars().filter(|c| c.is_alphanumeric()).count();
        }
    }

    fn mark(&mut self, mark: &str) {
        if let Some(p) = self.paragraphs.last_mut() {
            let struck = self.spans.iter().rev().find_map(|s| s.struck).unwrap_or(p.struck);
            p.words.push(mark, struck);
        }
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Refusal> {
        match tag.name() {
            "h" | "p" => self.open_paragraph(tag),
            "span" => {
                let style = tag.get("style-name");
                let style = style.as_deref();
                self.spans.push(Span {
                    bold: style.and_then(|s| self.looks.bold(s)),
                    struck: style.and_then(|s| self.looks.struck(s)),
                    raised: style.is_some_and(|s| self.looks.raised(s)),
                    picture: style.and_then(|s| self.looks.picture(s)),
                });
            }
            "s" => {
                let n = tag.get_full("text:c").and_then(|v| v.parse::<usize>().ok()).unwrap_or(1).min(200);
                self.mark(&" ".repeat(n));
            }
            "tab" => self.mark("\t"),
            "line-break" => self.mark("\n"),
            "list" => {
                let style = tag
                    .get_full("text:style-name")
                    .or_else(|| self.lists.last().and_then(|l| l.style.clone()));
                let carries_on = tag.get("continue-numbering").as_deref() == Some("true");
                let key = (style.clone().unwrap_or_default(), self.lists.len());
                let count = if carries_on { self.ended_lists.get(&key).copied().unwrap_or(0) } else { 0 };
                self.lists.push(OpenList { style, count, fresh: false, header: false });
            }
            "list-item" | "list-header" => {
                if let Some(list) = self.lists.last_mut() {
                    list.fresh = true;
                    list.header = tag.name() == "list-header";
                    if !list.header {
                        list.count = match tag.get("start-value").and_then(|v| v.parse().ok()) {
                            Some(start) => start,
                            None => list.count.saturating_add(1),
                        };
                    }
                }
            }
            "table-of-content" | "alphabetical-index" | "illustration-index" => self.contents += 1,
            "table" if tag.get_full("table:is-sub-table").is_none() || self.tables.is_empty() => {
                self.open_table(tag);
            }
            "table-header-rows" => self.set_heading_rows(true),
            "table-column" => self.declare_columns(tag),
            "table-row" => self.open_row(tag),
            "table-cell" | "covered-table-cell" => self.open_cell(tag),
            _ => {}
        }
        Ok(())
    }

    fn close(&mut self, name: &str) -> Result<(), Refusal> {
        match name {
            "h" | "p" => self.finish()?,
            "span" => {
                self.spans.pop();
            }
            "list" => {
                if let Some(list) = self.lists.pop() {
                    self.ended_lists.insert((list.style.unwrap_or_default(), self.lists.len()), list.count);
                }
            }
            "table-of-content" | "alphabetical-index" | "illustration-index" => {
                self.contents = self.contents.saturating_sub(1);
            }
            "table-header-rows" => self.set_heading_rows(false),
            "table-cell" | "covered-table-cell" => self.close_cell()?,
            "table-row" => self.close_row()?,
            "table" => self.close_table(),
            _ => {}
        }
        Ok(())
    }
}

/// The words of a footnote or comment just opened, without its mark, author and date.
fn note_words(xml: &mut Xml<'_>) -> Result<String, Refusal> {
    let mut out = String::new();
    let mut depth = 1;
    loop {
        match xml.step()? {
            Step::Open(tag)
                if matches!(
                    tag.name(),
                    "note-citation" | "creator" | "date" | "date-string" | "creator-initials"
                ) =>
            {
                xml.skip()?;
            }
            Step::Open(tag) => {
                depth += 1;
                if matches!(tag.name(), "p" | "s" | "tab" | "line-break") && !out.is_empty() {
                    out.push(' ');
                }
            }
            Step::Close(_) => {
                depth -= 1;
                if depth == 0 {
                    return Ok(out);
                }
            }
            Step::Text(words) => out.push_str(&words),
            Step::End => return Ok(out),
        }
    }
}
