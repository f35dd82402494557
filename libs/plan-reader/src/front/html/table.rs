//! Tables of a web page.

use super::Page;
use super::tag::{attribute, background, is_hidden};
use crate::Location;
use crate::block::{Block, Cell, Row, Table};
use crate::query::QueryKind;
use crate::status::is_only_status;
use html5ever::tokenizer::Tag;
use std::hash::{DefaultHasher, Hash, Hasher};

#[derive(Default)]
pub(super) struct OpenTable {
    pub(super) table: Table,
    pub(super) row: Option<Row>,
    pub(super) cell: Option<Cell>,
    /// Rows still covered from above, by column.
    pub(super) covered: Vec<usize>,
    pub(super) in_head: bool,
    /// How many lists were open where the table began.
    pub(super) lists: usize,
    /// A sheet of Google's, where every heading cell is a letter or number at the edge.
    pub(super) edged: bool,
    /// The open cell is one of those.
    edge: bool,
    /// What a picture in the open cell says to those who cannot see it.
    pub(super) picture: Option<String>,
}

impl Page {
    pub(super) fn open_table(&mut self, tag: &Tag) {
        self.finish();
        self.table_count += u32::from(self.tables.is_empty());
        let table = Table { at: Location::table(self.table_count), ..Table::default() };
        let edged = attribute(tag, "class").is_some_and(|it| it.split(' ').any(|it| it == "waffle"));
        self.tables.push(OpenTable { table, edged, lists: self.lists.len(), ..OpenTable::default() });
    }

    pub(super) fn set_head(&mut self, on: bool) {
        self.close_row();
        if let Some(table) = self.tables.last_mut() {
            table.in_head = on;
        }
    }

    pub(super) fn open_row(&mut self, hidden: bool) {
        let Some(table) = self.tables.last_mut() else { return };
        let number = u32::try_from(table.table.rows.len()).unwrap_or(u32::MAX).saturating_add(1);
        table.row = Some(Row {
            at: table.table.at.at_row(number),
            headings: table.in_head,
            hidden,
            struck: false,
            cells: Vec::new(),
        });
        for covered in &mut table.covered {
            *covered = covered.saturating_sub(1);
        }
    }

    pub(super) fn open_cell(&mut self, tag: &Tag, heading: bool) {
        self.close_cell();
        if self.tables.last().is_some_and(|t| t.row.is_none()) {
            self.open_row(false);
        }
        let hidden = is_hidden(tag);
        let count = |name: &str, most: usize| {
            attribute(tag, name).and_then(|v| v.trim().parse::<usize>().ok()).unwrap_or(1).clamp(1, most)
        };
        let (columns, rows) = (count("colspan", 1000), count("rowspan", 65_534));
        let mut look = DefaultHasher::new();
        heading.hash(&mut look);
        attribute(tag, "class").hash(&mut look);
        attribute(tag, "bgcolor").hash(&mut look);
        attribute(tag, "style").hash(&mut look);
        let Some(table) = self.tables.last_mut() else { return };
        let Some(row) = &mut table.row else { return };
        let mut column = row.cells.last().map_or(0, |c| c.column + c.columns);
        while table.covered.get(column).is_some_and(|c| *c > 0) {
            column += 1;
        }
        let end = (column + columns).min(2000);
        table.covered.resize(table.covered.len().max(end), 0);
        table.edge = table.edged && heading;
        for covered in table.covered.iter_mut().take(end).skip(column).filter(|_| !table.edge) {
            *covered = rows;
        }
        let at = row.at.at_column(u32::try_from(column + 1).unwrap_or(u32::MAX));
        table.cell = Some(Cell {
            column,
            columns,
            rows,
            look: look.finish(),
            fill: background(tag),
            hidden,
            depth: 0,
            inner: Vec::new(),
            at,
            paragraphs: Vec::new(),
        });
        if heading {
            self.bold += 1000;
        }
    }

    pub(super) fn close_cell(&mut self) {
        let open = self.tables.last().is_some_and(|t| t.cell.is_some());
        if !open {
            // Words between cells belong to no cell; they are kept as a paragraph before the table.
            self.finish();
            return;
        }
        self.finish();
        let picture = self.tables.last_mut().and_then(|t| t.picture.take());
        let wordless = self.tables.last().and_then(|t| t.cell.as_ref()).is_some_and(Cell::is_empty);
        if let Some(words) = picture.filter(|_| wordless) {
            self.put(&words);
            self.finish();
        }
        self.bold = 0;
        self.struck.clear();
        if let Some(table) = self.tables.last_mut() {
            self.lists.truncate(table.lists);
            if let (Some(cell), Some(row), false) = (table.cell.take(), &mut table.row, table.edge) {
                row.cells.push(cell);
            }
        }
    }

    /// Takes the words of a picture in a cell: without others there they say how it is going.
    pub(super) fn see_picture(&mut self, tag: &Tag) {
        if let Some(table) = self.tables.last_mut().filter(|t| t.cell.is_some()) {
            table.picture = attribute(tag, "alt").filter(|alt| is_only_status(alt));
        }
    }

    pub(super) fn close_row(&mut self) {
        self.close_cell();
        let Some(table) = self.tables.last_mut() else { return };
        if let Some(row) = table.row.take() {
            let hides = |c: &Cell| !c.is_empty() && (row.hidden || c.hidden);
            if !self.says_hidden && row.cells.iter().any(hides) {
                self.says_hidden = true;
                self.out.query(
                    QueryKind::Hidden,
                    "The page hides rows or cells of this table. They were read with the rest.",
                    table.table.at.clone(),
                );
            }
            if !row.is_empty()
                && let Err(refusal) = self.budget.take_row()
            {
                self.refusal = Some(refusal);
            }
            table.table.rows.push(row);
        }
    }

    pub(super) fn close_table(&mut self) {
        if self.tables.is_empty() {
            return;
        }
        self.close_row();
        let Some(done) = self.tables.pop() else { return };
        self.lists.truncate(done.lists);
        let depth = self.tables.len();
        if let Some(cell) = self.tables.last_mut().and_then(|t| t.cell.as_mut()) {
            cell.hold(done.table, depth);
        } else if done.table.rows.iter().any(|r| !r.is_empty()) {
            self.out.blocks.push(Block::Table(done.table));
        }
    }
}
