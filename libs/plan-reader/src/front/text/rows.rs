//! The rows of a table in text, and building a document of them.

use super::forms::Forms;
use super::lines::{Line, parted, unwrapped, width};
use super::vocabulary::Vocabulary;
use crate::block::{Block, Budget, Cell, Document, Manner, Paragraph, Row, Table, Told, typed_bullet};
use crate::query::QueryKind;
use crate::{Location, Refusal};

/// A cell as it stands in the text: its lines, still wrapped.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct CellText {
    pub column: usize,
    pub columns: usize,
    pub rows: usize,
    /// Each line with its number.
    pub lines: Vec<(u32, String)>,
    /// How wide a line of it could be; none where its lines end where the writer ended them.
    pub wide: Option<usize>,
}

/// A row as it stands in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct RowText {
    pub line: u32,
    pub headings: bool,
    /// Its cells were told by what they say, and might as well stand elsewhere.
    pub guessed: bool,
    pub cells: Vec<CellText>,
}

impl CellText {
    pub(super) fn one(column: usize, line: u32, text: &str) -> Self {
        Self { column, columns: 1, rows: 1, lines: vec![(line, text.trim().to_owned())], wide: None }
    }

    /// The paragraphs of the cell, with wrapped lines joined.
    pub(crate) fn paragraphs(&self, known: &Vocabulary) -> Vec<(u32, String)> {
        unwrapped(self.lines.iter().map(|(n, t)| (*n, t.as_str())), self.wide, known)
    }
}

impl RowText {
    /// A row of cells that stand on one line.
    pub(super) fn of<'t>(line: u32, cells: impl IntoIterator<Item = &'t str>) -> Self {
        let cells = cells.into_iter().enumerate().filter(|(_, t)| !t.trim().is_empty());
        Self { line, cells: cells.map(|(i, t)| CellText::one(i, line, t)).collect(), ..Self::default() }
    }
}

/// A table as it stands in the text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct TableText {
    pub rows: Vec<RowText>,
    /// Its cells were told from words that had lost what parted them.
    pub printed: bool,
}

/// A document while it is built.
pub(super) struct Built {
    pub known: Vocabulary,
    /// How wide the running text was wrapped, where that was last seen.
    pub wrapped: Option<usize>,
    /// Its lines were not wrapped at all: too many are longer than any page is wide.
    pub unwrapped: bool,
    pub forms: Forms,
    document: Document,
    budget: Budget,
    tables: u32,
    pub said_printed: bool,
    said_guessed: bool,
}

impl Built {
    pub(super) fn new(lines: &[Line<'_>], document: Document) -> Self {
        Self {
            known: Vocabulary::of(lines),
            wrapped: None,
            unwrapped: is_unwrapped(lines),
            forms: Forms::default(),
            document,
            budget: Budget::new(),
            tables: 0,
            said_printed: false,
            said_guessed: false,
        }
    }

    pub(super) fn done(self) -> Document {
        self.document
    }

    pub(super) fn said_lost(&self) -> bool {
        self.document.lost_columns.is_some()
    }

    /// Says that a table has lost what parted its columns.
    pub(super) fn say_lost_columns(&mut self, line: u32) {
        let at = Location { line: Some(line), ..Location::default() };
        self.document.query(
            QueryKind::GuessedColumns,
            "The headings of a table stand here in one line, so whatever parted its columns was lost when it was copied, and its rows could not be told apart. Bring in the PDF or the document itself, or copy the table from Word or a spreadsheet.",
            at.clone(),
        );
        self.document.lost_columns = Some(at);
    }

    /// Says once that a table was put together from words that had lost what parted them.
    fn say_printed(&mut self, at: &Location) {
        if !self.said_printed {
            self.said_printed = true;
            self.document.query(
                QueryKind::GuessedColumns,
                "This looks like text copied out of a PDF: what parted the columns was lost, so the cells were told by where lines end and by what they say. Check each row, or bring in the PDF itself, which reads better.",
                at.clone(),
            );
        }
    }

    /// Says once that cells which came one a line might stand elsewhere.
    fn say_guessed(&mut self, line: u32) {
        if !self.said_guessed {
            self.said_guessed = true;
            self.document.query(
                QueryKind::GuessedColumns,
                "What parted the rows or cells of this table was lost when it was copied, so some were told by what they say. Check the rows in doubt, or copy the table from Word or a spreadsheet.",
                Location { line: Some(line), ..Location::default() },
            );
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.document.blocks.is_empty()
    }

    pub(super) fn paragraph(
        &mut self,
        text: String,
        manner: Manner,
        bold: bool,
        line: u32,
    ) -> Result<(), Refusal> {
        self.budget.take_text(text.len())?;
        let at = Location { line: Some(line), ..Location::default() };
        self.document.blocks.push(Block::Paragraph(Paragraph { bold, ..paragraph(text, manner, at) }));
        Ok(())
    }

    pub(super) fn table(&mut self, rows: TableText) -> Result<(), Refusal> {
        self.tables += 1;
        let TableText { rows, printed } = rows;
        let first = rows.first().map(|r| r.line);
        let at = Location { line: first, ..Location::table(self.tables) };
        if printed {
            self.say_printed(&at);
        }
        let guessed: Vec<u32> = rows.iter().filter(|r| r.guessed).map(|r| r.line).collect();
        if let Some(line) = guessed.first() {
            self.say_guessed(*line);
        }
        let told = match printed {
            true => Told::AllGuessed,
            false => Told::Guessed(guessed),
        };
        let mut table = Table { at, told, ..Table::default() };
        for row in rows {
            let at = Location { line: Some(row.line), ..table.at.clone() };
            let mut out = Row { headings: row.headings, at: at.clone(), ..Row::default() };
            for cell in row.cells {
                let at = at.at_column(u32::try_from(cell.column + 1).unwrap_or(u32::MAX));
                let paragraphs = self.cell_paragraphs(&cell, &at)?;
                out.cells.push(Cell {
                    column: cell.column,
                    columns: cell.columns.max(1),
                    rows: cell.rows.max(1),
                    paragraphs,
                    at,
                    ..Cell::default()
                });
            }
            if !out.cells.is_empty() {
                self.budget.take_row()?;
                table.rows.push(out);
            }
        }
        if !table.rows.is_empty() {
            self.document.blocks.push(Block::Table(table));
        }
        Ok(())
    }

    fn cell_paragraphs(&mut self, cell: &CellText, at: &Location) -> Result<Vec<Paragraph>, Refusal> {
        let mut out = Vec::new();
        for (line, text) in cell.paragraphs(&self.known) {
            self.budget.take_text(text.len())?;
            // A break within a cell is drawn so where a table may hold no other.
            for piece in text.split("<br>").flat_map(|p| p.split("<br/>")).flat_map(|p| p.split("<br />")) {
                for text in parted(piece) {
                    let at = Location { line: Some(line), ..at.clone() };
                    out.push(typed_bullet(paragraph(text, Manner::Plain, at)));
                }
            }
        }
        Ok(out)
    }
}

/// No page is wider than this, in letters.
const WIDEST: usize = 200;

/// True where one line of running text in twenty is longer than a line of a page can be.
fn is_unwrapped(lines: &[Line<'_>]) -> bool {
    let running = lines.iter().filter(|l| !l.is_blank() && !l.text.contains(['|', '\t']));
    let long = running.clone().filter(|l| width(l.text) > WIDEST && !l.text.trim().contains("   ")).count();
    long * 20 > running.count()
}

/// A paragraph of text, with words between double tildes taken as struck through.
pub(super) fn paragraph(text: String, manner: Manner, at: Location) -> Paragraph {
    let pieces: Vec<&str> = text.split("~~").collect();
    if pieces.len() < 3 || pieces.len().is_multiple_of(2) {
        return Paragraph { text, manner, at, ..Paragraph::default() };
    }
    let standing = |odd: usize| pieces.iter().copied().skip(odd).step_by(2);
    let struck = standing(1).map(|t| t.trim().to_owned()).filter(|t| !t.is_empty()).collect();
    let text = standing(0).collect();
    Paragraph { text, struck, manner, at, ..Paragraph::default() }
}
