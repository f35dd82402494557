//! The one form every format is turned into before it is interpreted: paragraphs and tables, each with its place.

use crate::Location;
use crate::colour::Colour;
use crate::draft::{NoteKind, UnplacedReason};
use crate::query::{Query, QueryKind};
use crate::strike::Words;

mod budget;
mod stated;

pub(crate) use budget::Budget;
pub(crate) use stated::{Stated, States};

/// A document after its format has been left behind.
#[derive(Debug, Default)]
pub(crate) struct Document {
    /// The title in the file's properties.
    pub title: Option<String>,
    /// Who the file's properties say made it.
    pub author: Option<String>,
    /// When the message was sent that the document is, as exactly as it says.
    pub sent: Option<String>,
    /// The running text, in order.
    pub blocks: Vec<Block>,
    /// Words outside the running text: page headers, hidden text, words a tracked change deleted.
    pub margins: Vec<Margin>,
    /// What the front end noticed.
    pub queries: Vec<Query>,
    /// Where a table stands whose columns were lost when it was copied.
    pub lost_columns: Option<Location>,
    /// The pages whose words were recognised in a picture.
    pub recognised: Vec<u32>,
    /// True for a workbook or CSV file, where a table may have a title and notes in its first rows.
    pub is_grid: bool,
}

/// Words outside the running text.
#[derive(Debug)]
pub(crate) struct Margin {
    pub text: String,
    pub reason: UnplacedReason,
    pub at: Location,
}

#[derive(Debug)]
pub(crate) enum Block {
    Paragraph(Paragraph),
    Table(Table),
}

/// How a paragraph stands on the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) enum Manner {
    #[default]
    Plain,
    /// The title of the document, by its style.
    Title,
    Heading(u8),
    Bullet(u8),
    /// A list item with the label a reader sees ("a.", "1.2"), typed or automatic.
    Numbered {
        level: u8,
        label: String,
    },
    /// A line of a table of contents.
    Contents,
    /// What the rows of the table right below answer.
    Stated(Box<Stated>),
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Paragraph {
    /// The words that stand. Nothing where all of them are struck through.
    pub text: String,
    /// The words struck through, in order; none of them is in the text.
    pub struck: Vec<String>,
    pub manner: Manner,
    /// All of its words are bold.
    pub bold: bool,
    /// The bold words at its beginning, where others follow them.
    pub lead_in: Option<String>,
    /// Footnotes and comments that hang on its words.
    pub notes: Vec<Note>,
    pub at: Location,
}

/// What hangs on words of the document without being among them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Note {
    pub is: NoteKind,
    pub text: String,
}

#[derive(Debug, Default, Clone)]
pub(crate) struct Table {
    pub rows: Vec<Row>,
    /// The tab it stands on, in a workbook.
    pub sheet: Option<String>,
    /// It stands beside another on the same sheet, so the line over its headings is its own.
    pub beside: bool,
    pub told: Told,
    pub at: Location,
}

impl Table {
    /// All its words as lines, row by row.
    pub(crate) fn into_paragraphs(self) -> Vec<Paragraph> {
        let cells = self.rows.into_iter().flat_map(|r| r.cells);
        cells
            .flat_map(|mut cell| {
                cell.flatten();
                cell.paragraphs
            })
            .collect()
    }
}

/// How the cells of a table were told apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Told {
    /// Their words had lost what parted them, so all were told by what they say and where lines end.
    AllGuessed,
    /// Those in the rows that begin on these lines might stand elsewhere.
    Guessed(Vec<u32>),
}

impl Default for Told {
    fn default() -> Self {
        Self::Guessed(Vec::new())
    }
}

#[derive(Debug, Default, Clone)]
pub(crate) struct Row {
    pub cells: Vec<Cell>,
    /// The document marks it as a row of headings.
    pub headings: bool,
    /// The document hides it; its words are read all the same.
    pub hidden: bool,
    /// What it says is to be done is struck through; the words stand in the cells all the same.
    pub struck: bool,
    pub at: Location,
}

#[derive(Debug, Default, Clone)]
pub(crate) struct Cell {
    /// The leftmost column it covers, from 0.
    pub column: usize,
    /// How many columns it covers.
    pub columns: usize,
    /// How many rows it covers.
    pub rows: usize,
    pub paragraphs: Vec<Paragraph>,
    /// Cells that look alike have the same number here: fill, font, weight.
    pub look: u64,
    /// The colour behind its words, unless it is white.
    pub fill: Option<Colour>,
    /// It or its column is hidden in the document; its words are read all the same.
    pub hidden: bool,
    /// How deep its words are set in, where cells below each other differ.
    pub depth: u8,
    /// Tables that stand within it.
    pub inner: Vec<Inner>,
    pub at: Location,
}

/// A table within a cell.
#[derive(Debug, Clone)]
pub(crate) struct Inner {
    /// How many paragraphs of the cell stand before it.
    pub before: usize,
    pub table: Table,
}

/// Tables stand within cells at most so deep; what stands deeper is read as lines.
const DEEPEST: usize = 4;

impl Cell {
    /// Takes in a table that stands within it, so many tables deep.
    pub(crate) fn hold(&mut self, table: Table, depth: usize) {
        let is_table = table.rows.len() > 1 && table.rows.iter().any(|r| r.cells.len() > 1);
        if is_table && depth <= DEEPEST {
            self.inner.push(Inner { before: self.paragraphs.len(), table });
        } else if depth <= DEEPEST {
            // One that only lays out the page gives up the tables within it.
            for cell in table.rows.into_iter().flat_map(|r| r.cells) {
                let above = self.paragraphs.len();
                let inner = cell.inner.into_iter();
                self.inner.extend(inner.map(|it| Inner { before: above + it.before, ..it }));
                self.paragraphs.extend(cell.paragraphs);
            }
        } else {
            self.paragraphs.extend(table.into_paragraphs());
        }
    }

    /// Reads the tables within it as lines.
    pub(crate) fn flatten(&mut self) {
        for inner in std::mem::take(&mut self.inner).into_iter().rev() {
            let after = self.paragraphs.split_off(inner.before.min(self.paragraphs.len()));
            self.paragraphs.extend(inner.table.into_paragraphs());
            self.paragraphs.extend(after);
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.paragraphs.iter().all(|p| p.text.trim().is_empty())
    }

    pub(crate) fn is_bold(&self) -> bool {
        let mut worded = self.paragraphs.iter().filter(|p| !p.text.trim().is_empty()).peekable();
        worded.peek().is_some() && worded.all(|p| p.bold)
    }

    /// The words as they are kept: one line a paragraph, a bullet as "- ", deeper ones indented.
    pub(crate) fn text(&self) -> String {
        lines_of(&self.paragraphs)
    }
}

impl Paragraph {
    /// True where it has neither words, nor struck ones, nor a note.
    pub(crate) fn is_bare(&self) -> bool {
        self.text.trim().is_empty() && self.struck.is_empty() && self.notes.is_empty()
    }
}

impl Row {
    /// Its cells that hold anything.
    pub(crate) fn filled(&self) -> impl Iterator<Item = &Cell> + Clone {
        self.cells.iter().filter(|c| !c.is_empty())
    }

    /// Its cells that begin at this column or after it. Cells stand in the order of their columns.
    pub(crate) fn cells_from(&self, column: usize) -> std::slice::Iter<'_, Cell> {
        self.cells.get(self.cells.partition_point(|c| c.column < column)..).unwrap_or_default().iter()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.cells.iter().all(Cell::is_empty)
    }
}

/// Paragraphs as lines, bullets drawn as "- ".
pub(crate) fn lines_of(paragraphs: &[Paragraph]) -> String {
    // Most cells hold one line.
    if let [Paragraph { manner: Manner::Plain, text, .. }] = paragraphs {
        return text.trim().to_owned();
    }
    let base = paragraphs
        .iter()
        .filter_map(|p| match p.manner {
            Manner::Bullet(level) | Manner::Numbered { level, .. } => Some(level),
            _ => None,
        })
        .min()
        .unwrap_or(0);
    let mut out = String::new();
    for paragraph in paragraphs {
        let text = paragraph.text.trim();
        if text.is_empty() {
            continue;
        }
        if !out.is_empty() {
            out.push('\n');
        }
        match &paragraph.manner {
            Manner::Bullet(level) => {
                indent(&mut out, level - base);
                out.push_str("- ");
            }
            Manner::Numbered { level, label } => {
                indent(&mut out, level - base);
                out.push_str(label);
                out.push(' ');
            }
            _ => {}
        }
        out.push_str(text);
    }
    out
}

fn indent(out: &mut String, level: u8) {
    for _ in 0..level {
        out.push_str("  ");
    }
}

const BULLETS: [char; 19] = [
    '•', '●', '▪', '◦', '○', '■', '□', '‣', '⁃', '·', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}', '➢', '►', '▶', '❖',
    '✓', '–',
];

/// Turns typed words into paragraphs: each line one, and a typed bullet mark into a bullet.
pub(crate) fn paragraphs_of(text: &str, bold: bool, at: &Location) -> Vec<Paragraph> {
    paragraphs_from(&Words::from(text), bold, at)
}

/// The same where some of the words are struck through.
pub(crate) fn paragraphs_from(words: &Words, bold: bool, at: &Location) -> Vec<Paragraph> {
    if words.is_one_line() {
        let text = words.text().to_owned();
        return vec![typed_bullet(Paragraph { text, bold, at: at.clone(), ..Paragraph::default() })];
    }
    let alone = words.bold_lines();
    words
        .lines()
        .enumerate()
        .map(|(i, (text, struck))| {
            let bold = bold || several_bold(&alone, i);
            typed_bullet(Paragraph { text, struck, bold, at: at.clone(), ..Paragraph::default() })
        })
        .collect()
}

/// The paragraphs that one of a file makes: at least one, each with the bold words it begins with. Notes hang on the first.
pub(crate) fn completed(
    mut paragraphs: Vec<Paragraph>,
    words: &Words,
    notes: Vec<Note>,
    at: Location,
) -> Vec<Paragraph> {
    if paragraphs.is_empty() {
        paragraphs.push(Paragraph { at, ..Paragraph::default() });
    }
    for (paragraph, lead_in) in paragraphs.iter_mut().zip(words.lead_ins()) {
        paragraph.lead_in = lead_in;
    }
    if let Some(first) = paragraphs.first_mut() {
        first.notes = notes;
    }
    paragraphs
}

/// True for a line that is bold though others of its paragraph are not.
pub(crate) fn several_bold(lines: &[bool], i: usize) -> bool {
    lines.len() > 1 && lines.iter().any(|b| !b) && lines.get(i).copied().unwrap_or(false)
}

/// Makes a bullet of a plain paragraph that begins with a typed bullet mark.
pub(crate) fn typed_bullet(mut paragraph: Paragraph) -> Paragraph {
    if paragraph.manner != Manner::Plain {
        return paragraph;
    }
    let trimmed = paragraph.text.trim_start();
    let depth = indent_depth(&paragraph.text[..paragraph.text.len() - trimmed.len()]);
    let mut chars = trimmed.chars();
    let Some(first) = chars.next() else { return paragraph };
    let rest = chars.as_str();
    // A tick states a fact about one line ("✓ done"), so it stays in the words.
    let mark = match first {
        '✓' => false,
        '•' | '●' | '▪' | '◦' | '■' | '‣' | '⁃' | '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' => true,
        '-' | '*' | 'o' | '–' | '—' => rest.starts_with([' ', '\t', '\u{a0}']),
        other => BULLETS.contains(&other) && rest.starts_with([' ', '\t', '\u{a0}']),
    };
    if mark && !rest.trim().is_empty() {
        let level = depth.max(u8::from(matches!(first, 'o' | '◦' | '○') && depth > 0));
        paragraph.text = rest.trim().to_owned();
        paragraph.manner = Manner::Bullet(level);
    }
    paragraph
}

fn indent_depth(space: &str) -> u8 {
    let width: usize = space.chars().map(|c| if c == '\t' { 4 } else { 1 }).sum();
    u8::try_from((width / 2).min(6)).unwrap_or(6)
}

impl Document {
    pub(crate) fn query(&mut self, kind: QueryKind, message: impl Into<String>, at: Location) {
        self.queries.push(Query::new(kind, message, at));
    }
}
/// Does something with every paragraph, in tables and outside them.
pub(crate) fn each_paragraph(blocks: &mut [Block], take: &mut dyn FnMut(&mut Paragraph)) {
    for block in blocks {
        match block {
            Block::Paragraph(p) => take(p),
            Block::Table(t) => {
                t.rows
                    .iter_mut()
                    .flat_map(|r| &mut r.cells)
                    .flat_map(|c| &mut c.paragraphs)
                    .for_each(&mut *take);
            }
        }
    }
}
