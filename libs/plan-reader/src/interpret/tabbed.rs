//! Tables set with tabs: lines of the same number of stops, the first of which heads the columns of a plan.

use super::columns;
use crate::aliases::Aliases;
use crate::block::{Block, Cell, Manner, Paragraph, Row, Table, paragraphs_of};

/// Makes tables of such lines. Other paragraphs and tables stay as they are.
pub(super) fn tables(blocks: Vec<Block>, aliases: &Aliases) -> Vec<Block> {
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for block in blocks {
        let Some((line, cells)) = stops(&block) else {
            out.push(block);
            continue;
        };
        match out.last_mut() {
            Some(Block::Table(table)) if goes_on(table, line, cells.len()) => {
                table.rows.push(row(line, &cells));
            }
            _ if columns::are_headings(&cells, aliases) => {
                let rows = vec![Row { headings: true, ..row(line, &cells) }];
                out.push(Block::Table(Table { rows, at: line.at.clone(), ..Table::default() }));
            }
            _ => out.push(block),
        }
    }
    out
}

/// The line and what stands between its stops, where it has any.
fn stops(block: &Block) -> Option<(&Paragraph, Vec<String>)> {
    let Block::Paragraph(line) = block else { return None };
    let plain = line.manner == Manner::Plain && line.struck.is_empty() && line.notes.is_empty();
    let cells: Vec<String> = line.text.split('\t').map(|cell| cell.trim().to_owned()).collect();
    (plain && cells.len() > 2).then_some((line, cells))
}

/// True for the next line below a table that was made so, with as many stops.
fn goes_on(table: &Table, line: &Paragraph, cells: usize) -> bool {
    let above =
        |row: &Row| row.at.paragraph.zip(line.at.paragraph).is_some_and(|(last, this)| last + 1 == this);
    table.at.table.is_none() && table.rows.last().is_some_and(|row| row.cells.len() == cells && above(row))
}

fn row(line: &Paragraph, cells: &[String]) -> Row {
    let cell = |(column, text): (usize, &String)| Cell {
        column,
        columns: 1,
        rows: 1,
        paragraphs: paragraphs_of(text, line.bold, &line.at),
        at: line.at.clone(),
        ..Cell::default()
    };
    Row { cells: cells.iter().enumerate().map(cell).collect(), at: line.at.clone(), ..Row::default() }
}
