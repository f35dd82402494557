//! OpenDocument texts (.odt) and spreadsheets (.ods), which share one form.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::docx_style::numeral;
use crate::archive::Archive;
use crate::block::{
    Block, Budget, Cell, Document, Manner, Margin, Note, Paragraph, Row, Table, paragraphs_from, typed_bullet,
};
use crate::colour::Colour;
use crate::draft::{NoteKind, UnplacedReason};
use crate::location::column_letters;
use crate::query::QueryKind;
use crate::strike::Words;
use crate::xml::{Step, Tag, Xml};
use crate::{Location, Refusal};

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

/// For each level of a numbered list its way of counting, its label and its first number; nothing for a bullet.
type ListLevels = Vec<Option<(String, String, u32)>>;

/// Styles as far as they change what a reader sees.
#[derive(Default)]
struct Looks {
    styles: HashMap<String, StyleLook>,
    lists: HashMap<String, ListLevels>,
}

#[derive(Default, Clone)]
struct StyleLook {
    bold: Option<bool>,
    struck: Option<bool>,
    hidden: bool,
    fill: Option<String>,
    parent: Option<String>,
    list: Option<String>,
    outline: Option<u8>,
}

impl Looks {
    fn read(&mut self, text: &str, part: &str) -> Result<(), Refusal> {
        if text.is_empty() {
            return Ok(());
        }
        let mut xml = Xml::new(text, part);
        let mut style: Option<(String, StyleLook)> = None;
        let mut list: Option<(String, ListLevels)> = None;
        loop {
            match xml.step()? {
                Step::Open(tag) => match tag.name() {
                    "body" | "master-styles" => return Ok(()),
                    "style" => {
                        style = tag.get_full("style:name").map(|name| {
                            let look = StyleLook {
                                parent: tag.get("parent-style-name"),
                                list: tag.get("list-style-name").filter(|l| !l.is_empty()),
                                outline: tag.get("default-outline-level").and_then(|v| v.parse().ok()),
                                ..StyleLook::default()
                            };
                            (name, look)
                        });
                    }
                    "text-properties" => {
                        if let Some((_, s)) = &mut style {
                            if let Some(weight) = tag.get_full("fo:font-weight") {
                                s.bold =
                                    Some(weight == "bold" || weight.parse::<u32>().is_ok_and(|w| w >= 600));
                            }
                            let line = tag
                                .get_full("style:text-line-through-style")
                                .or_else(|| tag.get_full("style:text-line-through-type"));
                            if let Some(line) = line {
                                s.struck = Some(line != "none");
                            }
                            s.hidden = tag.get_full("text:display").is_some_and(|d| d == "none");
                        }
                    }
                    "table-cell-properties" => {
                        if let Some((_, s)) = &mut style {
                            s.fill = tag
                                .get_full("fo:background-color")
                                .filter(|f| f != "transparent" && f != "#ffffff");
                        }
                    }
                    "list-style" => list = tag.get_full("style:name").map(|n| (n, Vec::new())),
                    "list-level-style-bullet" | "list-level-style-image" | "list-level-style-number" => {
                        if let Some((_, levels)) = &mut list {
                            let level = tag.count("level").min(10);
                            levels.resize(levels.len().max(level), None);
                            let format = tag.get("num-format").filter(|f| !f.is_empty());
                            if let (Some(slot), true) =
                                (levels.get_mut(level - 1), tag.name() == "list-level-style-number")
                            {
                                let start = u32::try_from(tag.count("start-value")).unwrap_or(1);
                                let before = tag.get("num-prefix").unwrap_or_default();
                                let after = tag.get("num-suffix").unwrap_or_default();
                                *slot = Some((
                                    format.unwrap_or_default(),
                                    format!("{before}\u{1}{after}"),
                                    start,
                                ));
                            }
                        }
                    }
                    _ => {}
                },
                Step::Close(name) => match name.as_ref() {
                    "style" => self.styles.extend(style.take()),
                    "list-style" => self.lists.extend(list.take()),
                    _ => {}
                },
                Step::End => return Ok(()),
                Step::Text(_) => {}
            }
        }
    }

    fn chain<'a>(&'a self, name: &str) -> impl Iterator<Item = &'a StyleLook> {
        let mut next = self.styles.get(name);
        let mut left = 20;
        std::iter::from_fn(move || {
            let style = next?;
            left -= 1;
            next = if left > 0 { style.parent.as_ref().and_then(|p| self.styles.get(p)) } else { None };
            Some(style)
        })
    }

    fn bold(&self, name: &str) -> Option<bool> {
        self.chain(name).find_map(|s| s.bold)
    }

    fn struck(&self, name: &str) -> Option<bool> {
        self.chain(name).find_map(|s| s.struck)
    }

    /// The style and its ancestors by name, to know "Title" through automatic styles.
    fn named(&self, name: &str, wanted: &str) -> bool {
        let same = |n: &str| n.replace("_20_", " ").eq_ignore_ascii_case(wanted);
        same(name) || self.chain(name).any(|s| s.parent.as_deref().is_some_and(same))
    }
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

#[derive(Default)]
struct OpenTable {
    table: Table,
    row: Option<Row>,
    row_number: usize,
    row_repeat: usize,
    row_hidden: bool,
    heading_rows: bool,
    cell: Option<Cell>,
    cell_repeat: usize,
    /// The style of the cell strikes its words through.
    cell_struck: bool,
    column: usize,
    /// How many columns have been declared, and the hidden ones among them, from 0.
    declared: usize,
    hidden_columns: Vec<std::ops::Range<usize>>,
    hidden_rows: Vec<usize>,
    /// How far words reach to the right, so far.
    widest: usize,
    /// How many lists were open where the table began.
    lists: usize,
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
    /// Whether each open span is bold and struck, where it says so.
    spans: Vec<(Option<bool>, Option<bool>)>,
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
                Step::Close(name) if name == within => inside = false,
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
        let struck = self.spans.iter().rev().find_map(|s| s.1).unwrap_or(p.struck);
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
        p.words.push(&folded, struck);
        let bold = self.spans.iter().rev().find_map(|s| s.0).unwrap_or(p.bold);
        if !bold && !struck {
            p.plain_letters += words.chars().filter(|c| c.is_alphanumeric()).count();
        }
    }

    fn mark(&mut self, mark: &str) {
        if let Some(p) = self.paragraphs.last_mut() {
            let struck = self.spans.iter().rev().find_map(|s| s.1).unwrap_or(p.struck);
            p.words.push(mark, struck);
        }
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), Refusal> {
        match tag.name() {
            "h" | "p" => self.open_paragraph(tag),
            "span" => {
                let style = tag.get("style-name");
                let style = style.as_deref();
                self.spans
                    .push((style.and_then(|s| self.looks.bold(s)), style.and_then(|s| self.looks.struck(s))));
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
            "table-column" => {
                if let Some(table) = self.tables.last_mut() {
                    let from = table.declared;
                    table.declared = from.saturating_add(tag.count("number-columns-repeated"));
                    if matches!(tag.get("visibility").as_deref(), Some("collapse" | "filter")) {
                        table.hidden_columns.push(from..table.declared);
                    }
                }
            }
            "table-row" => self.open_row(tag),
            "table-cell" | "covered-table-cell" => self.open_cell(tag),
            _ => {}
        }
        Ok(())
    }

    fn open_paragraph(&mut self, tag: &Tag<'_>) {
        let style = tag.get("style-name").unwrap_or_default();
        let mut manner = None;
        if tag.name() == "h" {
            let level = tag.get("outline-level").and_then(|v| v.parse().ok()).unwrap_or(1_u8);
            manner = Some(Manner::Heading(level.clamp(1, 9)));
        } else if self.contents > 0
            || self
                .looks
                .chain(&style)
                .any(|s| s.parent.as_deref().is_some_and(|p| p.starts_with("Contents_20_")))
        {
            manner = Some(Manner::Contents);
        } else if self.looks.named(&style, "title") {
            manner = Some(Manner::Title);
        } else if let Some(level) = self.looks.chain(&style).find_map(|s| s.outline).filter(|l| *l > 0) {
            manner = Some(Manner::Heading(level.min(9)));
        }
        let depth = self.lists.len().saturating_sub(self.tables.last().map_or(0, |t| t.lists));
        let whole = self.lists.len();
        if depth > 0 && manner.is_none() {
            let level = u8::try_from(depth - 1).unwrap_or(8).min(8);
            let own_style = self.looks.chain(&style).find_map(|s| s.list.clone());
            if let Some(list) = self.lists.get_mut(whole - 1).filter(|l| l.fresh && !l.header) {
                list.fresh = false;
                let levels = list.style.as_ref().or(own_style.as_ref()).and_then(|s| self.looks.lists.get(s));
                let numbered = levels.and_then(|l| l.get(usize::from(level))).and_then(Option::as_ref);
                manner = Some(match numbered {
                    Some((format, label, start)) if !format.is_empty() => {
                        let count = list.count.saturating_add(start.saturating_sub(1));
                        Manner::Numbered {
                            level,
                            label: label.replace('\u{1}', &numeral(count, odf_format(format))),
                        }
                    }
                    Some(_) => Manner::Plain,
                    None => Manner::Bullet(level),
                });
            }
        }
        let bold = self.looks.bold(&style).unwrap_or(false);
        let of_cell = self.tables.last().is_some_and(|t| t.cell.is_some() && t.cell_struck);
        let struck = self.looks.struck(&style).unwrap_or(of_cell);
        self.paragraphs.push(Draft { manner, bold, struck, ..Draft::default() });
    }

    fn open_table(&mut self, tag: &Tag<'_>) {
        self.table_count += u32::from(self.tables.is_empty());
        let mut table = Table { at: Location::table(self.table_count), ..Table::default() };
        if self.is_grid && self.tables.is_empty() {
            let name = tag.get_full("table:name").unwrap_or_default();
            table.at = Location::sheet(&name);
            let hidden =
                tag.get("style-name").is_some_and(|s| self.looks.styles.get(&s).is_some_and(|l| l.hidden));
            if hidden {
                self.out.query(
                    QueryKind::Hidden,
                    format!("The sheet “{name}” is hidden. It was read all the same."),
                    table.at.clone(),
                );
            }
            table.sheet = Some(name);
        }
        self.tables.push(OpenTable { table, lists: self.lists.len(), ..OpenTable::default() });
    }

    fn set_heading_rows(&mut self, on: bool) {
        if let Some(table) = self.tables.last_mut() {
            table.heading_rows = on;
        }
    }

    fn open_row(&mut self, tag: &Tag<'_>) {
        let Some(table) = self.tables.last_mut() else { return };
        table.row_number += 1;
        table.row_repeat = tag.count("number-rows-repeated");
        table.row_hidden = matches!(tag.get("visibility").as_deref(), Some("collapse" | "filter"));
        table.column = 0;
        let number = u32::try_from(table.row_number).unwrap_or(u32::MAX);
        table.row = Some(Row {
            at: table.table.at.at_row(number),
            headings: table.heading_rows,
            hidden: table.row_hidden,
            struck: false,
            cells: Vec::new(),
        });
    }

    fn open_cell(&mut self, tag: &Tag<'_>) {
        let Some(table) = self.tables.last_mut() else { return };
        let column = table.column;
        let mut look = DefaultHasher::new();
        let mut fill = None;
        table.cell_struck = false;
        if let Some(style) = tag.get("style-name") {
            let colour = self.looks.chain(&style).find_map(|s| s.fill.clone());
            colour.hash(&mut look);
            self.looks.bold(&style).hash(&mut look);
            fill = colour.and_then(|c| Colour::from_hex(&c)).and_then(Colour::unless_white);
            table.cell_struck = self.looks.struck(&style).unwrap_or(false);
        }
        table.cell_repeat = tag.count("number-columns-repeated");
        let at = table.row.as_ref().map(|r| r.at.clone()).unwrap_or_default();
        table.cell = Some(Cell {
            column,
            columns: tag.count("number-columns-spanned").min(16_384),
            rows: tag.count("number-rows-spanned").min(1_048_576),
            look: look.finish(),
            fill,
            hidden: table.hidden_columns.iter().any(|r| r.contains(&column)),
            at: at.at_column(u32::try_from(column + 1).unwrap_or(u32::MAX)),
            paragraphs: Vec::new(),
        });
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

    fn close_cell(&mut self) -> Result<(), Refusal> {
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let Some(cell) = table.cell.take() else { return Ok(()) };
        let repeat = table.cell_repeat.max(1);
        table.column = table.column.saturating_add(repeat);
        let worded = cell.paragraphs.iter().any(|p| !p.is_bare());
        // A colour beyond the words above belongs to the page, not to the plan.
        if !worded && (cell.fill.is_none() || cell.column >= table.widest) {
            return Ok(());
        }
        let Some(row) = &mut table.row else { return Ok(()) };
        // Words repeated across cells are real; a style repeated to the edge of the sheet has no words.
        let most = if worded { 200 } else { (table.widest - cell.column).min(200) };
        for i in 0..repeat.min(most) {
            let column = cell.column + i;
            if worded {
                table.widest = table.widest.max(column + 1);
            }
            let mut paragraphs = cell.paragraphs.clone();
            let at = row.at.at_column(u32::try_from(column + 1).unwrap_or(u32::MAX));
            for p in &mut paragraphs {
                p.at = at.clone();
                if i > 0 {
                    self.budget.take_text(p.text.len())?;
                }
            }
            row.cells.push(Cell {
                column,
                columns: cell.columns,
                rows: cell.rows,
                look: cell.look,
                fill: cell.fill,
                hidden: cell.hidden,
                paragraphs,
                at,
            });
        }
        Ok(())
    }

    fn close_row(&mut self) -> Result<(), Refusal> {
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let Some(row) = table.row.take() else { return Ok(()) };
        let repeat = table.row_repeat.max(1);
        if row.cells.iter().any(|c| c.paragraphs.iter().any(|p| !p.is_bare())) {
            self.budget.take_row()?;
            if table.row_hidden {
                table.hidden_rows.push(table.row_number);
            }
            table.table.rows.push(row);
        } else if !self.is_grid {
            table.table.rows.push(row);
        }
        table.row_number = table.row_number.saturating_add(repeat - 1);
        Ok(())
    }

    fn close_table(&mut self) {
        let Some(mut done) = self.tables.pop() else { return };
        if let Some(cell) = self.tables.last_mut().and_then(|t| t.cell.as_mut()) {
            cell.paragraphs
                .extend(done.table.rows.into_iter().flat_map(|r| r.cells).flat_map(|c| c.paragraphs));
            return;
        }
        if let Some(first) = done.hidden_rows.first() {
            let rows = super::xlsx::ranges(&done.hidden_rows);
            let at = done.table.at.at_row(u32::try_from(*first).unwrap_or(u32::MAX));
            self.out.query(QueryKind::Hidden, format!("Hidden rows were read with the rest ({rows}). Delete them if they are not part of the plan."), at);
        }
        for hidden in &done.hidden_columns {
            let used = |c: &Cell| hidden.contains(&c.column) && !c.is_empty();
            if done.table.rows.iter().flat_map(|r| &r.cells).any(used) {
                let letters = column_letters(u32::try_from(hidden.start + 1).unwrap_or(0));
                self.out.query(QueryKind::Hidden, format!("A hidden column was read with the rest (from column {letters}). Delete it if it is not part of the plan."), done.table.at.clone());
            }
        }
        if self.is_grid {
            let numbers: Vec<usize> =
                done.table.rows.iter().map(|r| r.at.row.unwrap_or(0) as usize).collect();
            for (i, row) in done.table.rows.iter_mut().enumerate() {
                for cell in row.cells.iter_mut().filter(|c| c.rows > 1) {
                    let last = numbers.get(i).copied().unwrap_or(0).saturating_add(cell.rows - 1);
                    cell.rows = numbers.iter().skip(i).take_while(|n| **n <= last).count().max(1);
                }
            }
        }
        if done.table.rows.iter().any(|r| !r.is_empty()) && self.margin.is_none() {
            self.out.blocks.push(Block::Table(done.table));
        }
    }

    fn finish(&mut self) -> Result<(), Refusal> {
        let Some(draft) = self.paragraphs.pop() else { return Ok(()) };
        if draft.words.is_blank() && draft.notes.is_empty() {
            return Ok(());
        }
        if let Some(part) = self.margin {
            return self.margin(draft.words.text().to_owned(), part);
        }
        self.budget.take_text(draft.words.len())?;
        let cell = self.tables.last_mut().and_then(|t| t.cell.as_mut());
        let at = match &cell {
            Some(cell) => cell.at.clone(),
            None => {
                self.paragraph_count += 1;
                Location::paragraph(self.paragraph_count)
            }
        };
        let bold = draft.plain_letters == 0;
        let manner = draft.manner.unwrap_or(Manner::Plain);
        let mut paragraphs = paragraphs_from(&draft.words, bold, &at);
        if manner != Manner::Plain {
            // A heading or a list item broken over lines is still one.
            let text = draft.words.text().trim().replace('\n', " ");
            let struck = paragraphs.into_iter().flat_map(|p| p.struck).collect();
            let one = Paragraph { text, struck, manner, bold, notes: Vec::new(), at: at.clone() };
            paragraphs = vec![typed_bullet(one)];
        }
        if paragraphs.is_empty() {
            paragraphs.push(Paragraph { at, ..Paragraph::default() });
        }
        if let Some(first) = paragraphs.first_mut() {
            first.notes = draft.notes;
        }
        match cell {
            Some(cell) => cell.paragraphs.append(&mut paragraphs),
            None => self.out.blocks.extend(paragraphs.into_iter().map(Block::Paragraph)),
        }
        Ok(())
    }
}

fn odf_format(format: &str) -> &str {
    match format {
        "a" => "lowerLetter",
        "A" => "upperLetter",
        "i" => "lowerRoman",
        "I" => "upperRoman",
        _ => "decimal",
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
