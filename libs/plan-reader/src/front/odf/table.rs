//! Tables of an OpenDocument text or sheet: rows and cells, repeated, covered and merged.

use super::Body;
use crate::block::{Block, Cell, Row, Table};
use crate::colour::Colour;
use crate::date;
use crate::front::number_format::month_of_year;
use crate::location::column_letters;
use crate::query::QueryKind;
use crate::xml::Tag;
use crate::{Location, Refusal};
use std::hash::{DefaultHasher, Hash, Hasher};

#[derive(Default)]
pub(super) struct OpenTable {
    pub(super) table: Table,
    pub(super) row: Option<Row>,
    pub(super) row_number: usize,
    pub(super) row_repeat: usize,
    pub(super) row_hidden: bool,
    pub(super) heading_rows: bool,
    pub(super) cell: Option<Cell>,
    pub(super) cell_repeat: usize,
    /// Another cell reaches over it.
    cell_covered: bool,
    /// The style of the cell strikes its words through.
    pub(super) cell_struck: bool,
    /// The month that the cell holds as a date, spelt.
    cell_month: Option<String>,
    /// The style of the cells that name none, for the columns declared so far.
    column_styles: Vec<(std::ops::Range<usize>, String)>,
    pub(super) column: usize,
    /// How many columns have been declared, and the hidden ones among them, from 0.
    declared: usize,
    hidden_columns: Vec<std::ops::Range<usize>>,
    pub(super) hidden_rows: Vec<usize>,
    /// How far words reach to the right, so far.
    pub(super) widest: usize,
    /// How many lists were open where the table began.
    pub(super) lists: usize,
}

impl<'l> Body<'l> {
    pub(super) fn open_table(&mut self, tag: &Tag<'_>) {
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

    pub(super) fn set_heading_rows(&mut self, on: bool) {
        if let Some(table) = self.tables.last_mut() {
            table.heading_rows = on;
        }
    }

    pub(super) fn declare_columns(&mut self, tag: &Tag<'_>) {
        let Some(table) = self.tables.last_mut() else { return };
        let from = table.declared;
        table.declared = from.saturating_add(tag.count("number-columns-repeated"));
        if matches!(tag.get("visibility").as_deref(), Some("collapse" | "filter")) {
            table.hidden_columns.push(from..table.declared);
        }
        if let Some(style) = tag.get("default-cell-style-name") {
            table.column_styles.push((from..table.declared, style));
        }
    }

    pub(super) fn open_row(&mut self, tag: &Tag<'_>) {
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

    pub(super) fn open_cell(&mut self, tag: &Tag<'_>) {
        let Some(table) = self.tables.last_mut() else { return };
        let column = table.column;
        let mut look = DefaultHasher::new();
        let mut fill = None;
        table.cell_struck = false;
        let style = tag.get("style-name");
        let usual = || table.column_styles.iter().find(|s| s.0.contains(&column)).map(|s| &s.1);
        table.cell_month = style
            .as_ref()
            .or_else(usual)
            .filter(|s| self.looks.shows_months(s))
            .and_then(|_| tag.get_full("office:date-value"))
            .and_then(|value| date::anchor_of(value.split('T').next()?))
            .map(month_of_year);
        if let Some(style) = style {
            let colour = self.looks.chain(&style).find_map(|s| s.fill.clone());
            colour.hash(&mut look);
            self.looks.bold(&style).hash(&mut look);
            fill = colour.and_then(|c| Colour::from_hex(&c)).and_then(Colour::unless_white);
            table.cell_struck = self.looks.struck(&style).unwrap_or(false);
        }
        table.cell_repeat = tag.count("number-columns-repeated");
        table.cell_covered = tag.name() == "covered-table-cell";
        let at = table.row.as_ref().map(|r| r.at.clone()).unwrap_or_default();
        table.cell = Some(Cell {
            column,
            columns: tag.count("number-columns-spanned").min(16_384),
            rows: tag.count("number-rows-spanned").min(1_048_576),
            look: look.finish(),
            fill,
            hidden: table.hidden_columns.iter().any(|r| r.contains(&column)),
            depth: 0,
            inner: Vec::new(),
            at: at.at_column(u32::try_from(column + 1).unwrap_or(u32::MAX)),
            paragraphs: Vec::new(),
        });
    }

    pub(super) fn close_cell(&mut self) -> Result<(), Refusal> {
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let Some(mut cell) = table.cell.take() else { return Ok(()) };
        let repeat = table.cell_repeat.max(1);
        table.column = table.column.saturating_add(repeat);
        if let (Some(month), [shown]) = (table.cell_month.take(), cell.paragraphs.as_mut_slice()) {
            shown.text = month;
        }
        let worded = cell.paragraphs.iter().any(|p| !p.is_bare()) || !cell.inner.is_empty();
        // A colour beyond the words above belongs to the page, not to the plan. In a text an empty cell is a cell as well.
        let no_cell = self.is_grid || table.cell_covered;
        let of_page = no_cell && (cell.fill.is_none() || cell.column >= table.widest);
        if !worded && of_page {
            return Ok(());
        }
        let Some(row) = &mut table.row else { return Ok(()) };
        // Words repeated across cells are real; a style repeated to the edge of the sheet has no words.
        let most = if worded { 200 } else { table.widest.saturating_sub(cell.column).clamp(1, 200) };
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
                depth: cell.depth,
                inner: std::mem::take(&mut cell.inner),
                paragraphs,
                at,
            });
        }
        Ok(())
    }

    pub(super) fn close_row(&mut self) -> Result<(), Refusal> {
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let Some(row) = table.row.take() else { return Ok(()) };
        let repeat = table.row_repeat.max(1);
        if row.cells.iter().any(|c| !c.inner.is_empty() || c.paragraphs.iter().any(|p| !p.is_bare())) {
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

    pub(super) fn close_table(&mut self) {
        let Some(mut done) = self.tables.pop() else { return };
        let depth = self.tables.len();
        if let Some(cell) = self.tables.last_mut().and_then(|t| t.cell.as_mut()) {
            cell.hold(done.table, depth);
            return;
        }
        if let Some(first) = done.hidden_rows.first() {
            let rows = crate::front::xlsx::ranges(&done.hidden_rows);
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
}
