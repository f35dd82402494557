//! Web pages: a single pass over the tokens of html5ever's tokeniser, which knows the entities and survives bad markup.
//!
//! No tree is built: a page nested a million deep then costs no more than a flat one.

mod attributes;
mod choice;
mod encoding;
mod foot;
mod frame;
mod list;
mod note;
mod paragraph;
mod picture;
mod role;
mod settled;
mod span;
mod switch;
mod tab;
mod table;
mod tag;

use choice::Choice;
use encoding::declared;
use foot::Foot;
use frame::Frame;
use list::OpenList;
use note::Notes;
use role::Roles;
use span::LabelSpan;
use std::cell::{Cell, RefCell};
use switch::Switch;
use tab::{Tabs, is_panel};
use table::OpenTable;
use tag::{attribute, is_hidden, is_void, strikes};

use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};

use crate::Refusal;
use crate::block::{Budget, Document, Manner};
use crate::strike::Words;
use crate::symbol::PictureFont;

/// Tables within tables are read so deep; what stands deeper is read as lines.
const DEEPEST: usize = 32;

pub(crate) fn read(bytes: &[u8]) -> Result<Document, Refusal> {
    let mut document = Document::default();
    let text = match declared(bytes) {
        Some(encoding) if encoding_rs::Encoding::for_bom(bytes).is_none() => {
            encoding.decode(bytes).0.into_owned()
        }
        _ => super::csv::decode(bytes, &mut document),
    };
    read_text(&text, document)
}

/// Reads a page whose letters are known; what was noticed on the way is in `document`.
pub(super) fn read_text(text: &str, document: Document) -> Result<Document, Refusal> {
    let sink = Sink { page: RefCell::new(Page::new(document)), told: Cell::new(false) };
    let tokenizer = Tokenizer::new(sink, TokenizerOpts::default());
    attributes::feed(text, &tokenizer)?;
    tokenizer.end();
    tokenizer.sink.page.into_inner().done()
}

/// What takes the tokens.
struct Sink {
    page: RefCell<Page>,
    /// A token has come that tells of something read.
    told: Cell<bool>,
}

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _line: u64) -> TokenSinkResult<()> {
        let mut page = self.page.borrow_mut();
        self.told.set(self.told.get() || !matches!(token, Token::ParseError(_)));
        match token {
            Token::CharacterTokens(words) => page.words(&words),
            Token::TagToken(tag) => {
                let name = tag.name.to_string();
                match tag.kind {
                    TagKind::StartTag => {
                        page.open(&name, &tag);
                        match name.as_str() {
                            "script" => return TokenSinkResult::RawData(RawKind::ScriptData),
                            "style" | "noembed" | "iframe" | "xmp" => {
                                return TokenSinkResult::RawData(RawKind::Rawtext);
                            }
                            "title" | "textarea" => return TokenSinkResult::RawData(RawKind::Rcdata),
                            _ => {}
                        }
                    }
                    TagKind::EndTag => page.close(&name),
                }
            }
            Token::NullCharacterToken
            | Token::CommentToken(_)
            | Token::DoctypeToken(_)
            | Token::EOFToken
            | Token::ParseError(_) => {}
        }
        TokenSinkResult::Continue
    }
}

struct Page {
    out: Document,
    budget: Budget,
    refusal: Option<Refusal>,
    text: Words,
    /// Elements that strike their words through, and how deep in each.
    struck: Vec<(String, usize)>,
    to_strike: Option<String>,
    lists_when_struck: usize,
    plain_letters: usize,
    manner: Manner,
    bold: usize,
    /// How deep in raised words.
    raised: usize,
    /// The fonts of the spans that are open, where they are of pictures.
    fonts: Vec<Option<PictureFont>>,
    tables: Vec<OpenTable>,
    /// How many tables are open that stand too deep to be read as tables.
    too_deep: usize,
    lists: Vec<OpenList>,
    /// Elements whose words are not for readers, and how deep in them.
    unread: usize,
    hidden: Vec<(String, usize)>,
    hidden_words: String,
    says_hidden: bool,
    in_title: bool,
    title: String,
    table_count: u32,
    paragraph_count: u32,
    pre: usize,
    /// Within the term of a definition list, which stands out as a label does.
    in_term: bool,
    /// What may be a label that only its style sets apart.
    label_span: LabelSpan,
    notes: Notes,
    foot: Foot,
    frame: Frame,
    /// The button at hand.
    switch: Switch,
    /// How deep the parts stand that buttons open.
    part_level: Option<u8>,
    tabs: Tabs,
    roles: Roles,
    /// The list that opens at hand, where it stands in a cell.
    choice: Option<Choice>,
}

impl Page {
    fn new(out: Document) -> Self {
        Self {
            out,
            budget: Budget::new(),
            refusal: None,
            text: Words::default(),
            struck: Vec::new(),
            to_strike: None,
            lists_when_struck: 0,
            plain_letters: 0,
            manner: Manner::Plain,
            bold: 0,
            raised: 0,
            fonts: Vec::new(),
            tables: Vec::new(),
            too_deep: 0,
            lists: Vec::new(),
            unread: 0,
            hidden: Vec::new(),
            hidden_words: String::new(),
            says_hidden: false,
            in_title: false,
            title: String::new(),
            table_count: 0,
            paragraph_count: 0,
            pre: 0,
            in_term: false,
            label_span: LabelSpan::default(),
            notes: Notes::default(),
            foot: Foot::default(),
            frame: Frame::default(),
            switch: Switch::None,
            part_level: None,
            tabs: Tabs::default(),
            roles: Roles::default(),
            choice: None,
        }
    }

    fn open(&mut self, name: &str, tag: &Tag) {
        if self.refusal.is_some() {
            return;
        }
        let name = self.roles.open(name, tag).unwrap_or(name);
        self.tabs.open(name, tag);
        // Hidden rows and cells of a table are read in their place, and marked.
        let of_table = matches!(name, "tr" | "td" | "th") && !self.tables.is_empty();
        let shown = of_table || is_panel(tag);
        if !self.hidden.is_empty() || is_hidden(tag) && !shown {
            if let Some((hiding, depth)) = self.hidden.last_mut() {
                if hiding == name {
                    *depth += 1;
                }
            } else if !is_void(name) && !tag.self_closing {
                self.finish();
                self.hidden.push((name.to_owned(), 1));
            }
            self.hidden_words.push(' ');
            return;
        }
        if matches!(name, "p" | "li") && self.lists_when_struck == self.lists.len() {
            // The next of its kind ends the one before, though its closing tag was left out.
            if let Some(i) = self.struck.iter().rposition(|(striking, _)| striking == name) {
                self.finish();
                self.struck.truncate(i);
            }
        }
        if let Some((_, depth)) = self.struck.iter_mut().rev().find(|(striking, _)| striking == name) {
            *depth += 1;
        } else if strikes(name, tag) && !is_void(name) && !tag.self_closing {
            if matches!(name, "p" | "li" | "td" | "th" | "div") {
                self.finish();
            }
            self.to_strike = Some(name.to_owned());
            self.lists_when_struck = self.lists.len();
        }
        if is_panel(tag) {
            self.open_panel(tag);
        }
        match name {
            "script" | "style" | "template" | "noscript" | "svg" | "select" | "iframe" | "object" => {
                self.unread += 1;
            }
            "button" => self.open_button(tag),
            "title" if self.unread == 0 => self.in_title = true,
            "br" => self.text.push("\n", false),
            "img" => self.see_picture(tag),
            "input" => self.open_input(tag),
            "sup" => self.raised += 1,
            "span" | "font" => self.open_span(name, tag),
            "b" | "strong" | "th" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.open_strong(name, tag),
            "pre" => {
                self.finish();
                self.pre += 1;
            }
            "ul" | "ol" | "menu" => {
                self.finish();
                let numbered = (name == "ol").then(|| attribute(tag, "type").unwrap_or_default());
                let start = attribute(tag, "start").and_then(|v| v.parse::<u32>().ok()).unwrap_or(1);
                self.lists.push(OpenList { numbered, count: start.saturating_sub(1) });
            }
            "li" => self.open_item(tag),
            "table" | "thead" | "tbody" | "tfoot" | "tr" | "td"
                if self.too_deep > 0 || name == "table" && self.tables.len() >= DEEPEST =>
            {
                self.finish();
                self.too_deep += usize::from(name == "table");
            }
            "table" => self.open_table(tag),
            "thead" => self.set_head(true),
            "tbody" | "tfoot" => self.set_head(false),
            "tr" => {
                self.close_row();
                self.open_row(is_hidden(tag));
            }
            "td" => self.open_cell(tag, false),
            "caption" => self.open_caption(),
            "p" | "div" | "section" | "article" | "header" | "footer" | "main" | "aside" | "blockquote"
            | "address" | "dl" | "dd" | "figure" | "figcaption" | "form" | "fieldset" | "details" | "nav"
            | "hr" | "body" | "head" | "html" | "legend" | "option" => {
                self.finish();
            }
            // What opens a part of the page stands over it as a heading.
            "summary" => {
                self.finish();
                self.manner = Manner::Heading(self.level_of_parts());
            }
            "dt" => {
                self.finish();
                self.in_term = true;
            }
            _ => {}
        }
        self.see_choice(name, tag);
        self.notes.open(name, tag);
        self.foot.open(name, self.out.blocks.len());
        self.frame.open(name, tag, self.out.blocks.len());
        // Only now: opening a cell has ended the one before, and whatever was struck in it.
        self.struck.extend(self.to_strike.take().map(|name| (name, 1)));
    }

    fn open_strong(&mut self, name: &str, tag: &Tag) {
        match name {
            "th" if self.too_deep > 0 => self.finish(),
            "th" => self.open_cell(tag, true),
            "b" | "strong" => self.bold += 1,
            _ => {
                self.finish();
                let level = name.as_bytes().get(1).copied().map_or(1, |b| b.saturating_sub(b'0'));
                self.manner = Manner::Heading(level.clamp(1, 9));
            }
        }
    }

    fn close(&mut self, name: &str) {
        let name = self.roles.close(name).unwrap_or(name);
        self.tabs.close(name);
        if let Some((hiding, depth)) = self.hidden.last_mut() {
            if hiding == name {
                *depth -= 1;
                if *depth == 0 {
                    self.hidden.pop();
                }
            }
            return;
        }
        if matches!(name, "p" | "li" | "td" | "th" | "div") {
            self.finish();
        }
        if let Some(i) = self.struck.iter().rposition(|(striking, _)| striking == name)
            && let Some((_, depth)) = self.struck.get_mut(i)
        {
            *depth -= 1;
            if *depth == 0 {
                self.struck.truncate(i);
            }
        }
        match name {
            "table" | "thead" | "tbody" | "tfoot" | "tr" | "td" | "th" if self.too_deep > 0 => {
                self.finish();
                self.too_deep -= usize::from(name == "table");
            }
            "script" | "style" | "template" | "noscript" | "svg" | "select" | "iframe" | "object" => {
                self.unread = self.unread.saturating_sub(1);
            }
            "button" => self.close_button(),
            "title" => self.in_title = false,
            "a" => {
                if let Some(words) = self.notes.close() {
                    self.put(&words);
                }
            }
            "sup" => self.raised = self.raised.saturating_sub(1),
            "span" | "font" => self.close_span(name),
            "b" | "strong" if self.bold > 0 && !self.bold.is_multiple_of(1000) => self.bold -= 1,
            "pre" => {
                self.finish();
                self.pre = self.pre.saturating_sub(1);
            }
            "ul" | "ol" | "menu" => {
                self.finish();
                self.lists.pop();
            }
            "td" | "th" => self.close_cell(),
            "tr" => self.close_row(),
            "thead" | "tbody" | "tfoot" => self.set_head(false),
            "table" => self.close_table(),
            "p" | "li" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "caption" | "section"
            | "article" | "header" | "footer" | "main" | "aside" | "blockquote" | "address" | "dt" | "dd"
            | "dl" | "figure" | "figcaption" | "form" | "fieldset" | "summary" | "details" | "nav"
            | "body" | "head" | "legend" | "option" => self.finish(),
            _ => {}
        }
        self.end_choice(name);
        self.foot.close(name, self.out.blocks.len());
        self.frame.close(name, self.out.blocks.len());
    }
}
