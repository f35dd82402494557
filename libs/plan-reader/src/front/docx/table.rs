//! Tables of a Word document.

use super::Body;
use crate::Refusal;
use crate::block::{Block, Cell, Margin, Row, Table};
use crate::draft::UnplacedReason;
use std::hash::{DefaultHasher, Hash, Hasher};

#[derive(Default)]
pub(super) struct OpenTable {
    pub(super) table: Table,
    pub(super) row: Option<Row>,
    pub(super) row_deleted: bool,
    pub(super) cell: Option<Cell>,
    pub(super) column: usize,
    pub(super) continues: bool,
    pub(super) look: DefaultHasher,
}

impl<'s> Body<'s> {
    pub(super) fn close_cell(&mut self) -> Result<(), Refusal> {
        if let Some(draft) = self.carried.take() {
            self.finish(draft)?;
        }
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let Some(mut cell) = table.cell.take() else { return Ok(()) };
        table.column = cell.column + cell.columns;
        cell.is_bold().hash(&mut table.look);
        cell.look = table.look.finish();
        if table.continues {
            let above = table
                .table
                .rows
                .iter_mut()
                .rev()
                .find_map(|r| r.cells.iter_mut().find(|c| c.column == cell.column && c.rows > 0));
            if let Some(above) = above {
                above.rows += 1;
                cell.flatten();
                above.paragraphs.append(&mut cell.paragraphs);
                return Ok(());
            }
        }
        if let Some(row) = &mut table.row {
            row.cells.push(cell);
        }
        Ok(())
    }

    pub(super) fn close_row(&mut self) -> Result<(), Refusal> {
        let Some(table) = self.tables.last_mut() else { return Ok(()) };
        let Some(row) = table.row.take() else { return Ok(()) };
        if table.row_deleted {
            let deleted = row.filled().map(|c| Margin {
                text: c.text(),
                reason: UnplacedReason::Deleted,
                at: c.at.clone(),
            });
            self.out.margins.extend(deleted);
            return Ok(());
        }
        if !row.is_empty() {
            self.budget.take_row()?;
            if row.hidden {
                self.hidden_rows.push(row.at.clone());
            }
        }
        table.table.rows.push(row);
        Ok(())
    }

    pub(super) fn close_table(&mut self) {
        let Some(done) = self.tables.pop() else { return };
        let depth = self.tables.len();
        if let Some(cell) = self.tables.last_mut().and_then(|t| t.cell.as_mut()) {
            cell.hold(done.table, depth);
        } else if !done.table.rows.is_empty() {
            self.out.blocks.push(Block::Table(done.table));
        }
    }
}
