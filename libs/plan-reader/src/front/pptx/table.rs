//! Tables on slides.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::block::{Budget, Cell, Paragraph, Row, Table};
use crate::colour::Colour;
use crate::xml::Tag;
use crate::{Location, Refusal};

/// A table while it is read.
pub(super) struct OpenTable {
    table: Table,
    row: Option<Row>,
    cell: Option<Cell>,
    /// The cell at hand is covered by one beside or above it.
    covered: bool,
    column: usize,
    rows: u32,
    first_row_heads: bool,
    in_properties: bool,
}

impl OpenTable {
    pub(super) fn new(at: Location) -> Self {
        Self {
            table: Table { at, ..Table::default() },
            row: None,
            cell: None,
            covered: false,
            column: 0,
            rows: 0,
            first_row_heads: false,
            in_properties: false,
        }
    }

    /// The place of the cell at hand.
    pub(super) fn at(&self) -> Location {
        self.cell.as_ref().map_or_else(|| self.table.at.clone(), |c| c.at.clone())
    }

    pub(super) fn open(&mut self, tag: &Tag<'_>) {
        let is_on = |name: &str| matches!(tag.get(name).as_deref(), Some("1" | "true"));
        match tag.name() {
            "tblPr" => self.first_row_heads = is_on("firstRow"),
            "tr" => {
                self.rows = self.rows.saturating_add(1);
                self.column = 0;
                let headings = self.first_row_heads && self.rows == 1;
                self.row = Some(Row { headings, at: self.table.at.at_row(self.rows), ..Row::default() });
            }
            "tc" => {
                let number = u32::try_from(self.column + 1).unwrap_or(u32::MAX);
                self.covered = is_on("hMerge") || is_on("vMerge");
                self.cell = Some(Cell {
                    column: self.column,
                    columns: tag.count("gridSpan").min(1000),
                    rows: tag.count("rowSpan").min(20_000),
                    at: self.table.at.at_row(self.rows).at_column(number),
                    ..Cell::default()
                });
            }
            "tcPr" => self.in_properties = true,
            "srgbClr" if self.in_properties => {
                if let Some(cell) = &mut self.cell {
                    let colour = tag.get("val").and_then(|v| Colour::from_hex(&v));
                    cell.fill = cell.fill.or(colour.and_then(Colour::unless_white));
                }
            }
            _ => {}
        }
    }

    pub(super) fn take(&mut self, paragraphs: impl Iterator<Item = Paragraph>) {
        if let Some(cell) = &mut self.cell {
            cell.paragraphs.extend(paragraphs);
        }
    }

    pub(super) fn close(&mut self, name: &str, budget: &mut Budget) -> Result<(), Refusal> {
        match name {
            "tcPr" => self.in_properties = false,
            "tc" => {
                self.column += 1;
                let Some(mut cell) = self.cell.take() else { return Ok(()) };
                // What a covered cell still holds is kept all the same.
                if self.covered && cell.is_empty() {
                    return Ok(());
                }
                let mut look = DefaultHasher::new();
                (cell.fill, cell.is_bold()).hash(&mut look);
                cell.look = look.finish();
                if let Some(row) = &mut self.row {
                    row.cells.push(cell);
                }
            }
            "tr" => {
                if let Some(row) = self.row.take() {
                    if !row.is_empty() {
                        budget.take_row()?;
                    }
                    self.table.rows.push(row);
                }
            }
            _ => {}
        }
        Ok(())
    }

    pub(super) fn done(self) -> Option<Table> {
        Some(self.table).filter(|t| !t.rows.is_empty())
    }
}
