//! Tables as they stand on pages.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::grid::{Grid, GridBox};
use super::list_depth::finished;
use super::paragraph::{Piece, pieces};
use super::sheet::{Area, Turn};
use super::text::{self, Line};
use super::unruled::Gap;
use super::vocabulary::Vocabulary;
use crate::Location;
use crate::block::{Cell, Row, Table};
use crate::colour::Colour;

/// The part of a table that stands on one page; joined with the parts before, the whole table.
#[derive(Debug, Default)]
pub(super) struct Part {
    pub page: u32,
    pub xs: Vec<f32>,
    pub rows: Vec<PartRow>,
    pub closed_below: bool,
    /// Rules part its columns, rather than white alone.
    pub ruled: bool,
    /// The white that parts them otherwise.
    pub gaps: Vec<Gap>,
    /// Its lines, where it may be no more than headings that stand nearer to each other than what is beneath them.
    pub lines: Vec<Line>,
    /// Its cells stand in the middle of their rows, which white alone parts.
    pub centred: bool,
    /// Where the first lines of its rows stand on this page, from the top down.
    pub tops: Vec<f32>,
    pub area: Area,
}

#[derive(Debug, Default)]
pub(super) struct PartRow {
    pub page: u32,
    pub cells: Vec<PartCell>,
}

impl PartRow {
    /// Its cells that hold anything.
    pub(super) fn filled(&self) -> impl Iterator<Item = &PartCell> {
        self.cells.iter().filter(|c| !c.is_empty())
    }
}

#[derive(Debug, Default)]
pub(super) struct PartCell {
    pub column: usize,
    pub columns: usize,
    pub rows: usize,
    pub pieces: Vec<Piece>,
    pub fill: Option<[u8; 3]>,
    pub area: Area,
}

impl PartCell {
    pub(super) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    pub(super) fn text(&self) -> String {
        self.pieces.iter().map(|p| p.text.as_str()).collect::<Vec<_>>().join(" ")
    }
}

/// Reads the cells of a ruled table.
pub(super) fn part_of_grid(grid: Grid, page: u32, words: &Vocabulary) -> Part {
    let mut rows: Vec<PartRow> = (1..grid.ys.len()).map(|_| PartRow { page, cells: Vec::new() }).collect();
    let lined: Vec<(GridBox, Vec<Line>)> = grid
        .boxes
        .into_iter()
        .map(|mut b| {
            let lines = text::lines(&b.letters);
            b.letters = Vec::new();
            (b, lines)
        })
        .collect();
    let padding = padding(&lined);
    let reach = |b: &GridBox| {
        lined
            .iter()
            .filter(|(o, _)| o.column + o.columns == b.column + b.columns)
            .flat_map(|(_, lines)| lines.iter().filter(|l| l.turn == Turn::Upright).map(|l| l.to))
            .fold(f32::MIN, f32::max)
    };
    for (b, lines) in &lined {
        let turned = lines.first().is_some_and(|l| l.turn != Turn::Upright);
        let right = if turned { f32::MIN } else { reach(b).max(b.area.right - padding) };
        let pieces = pieces(lines, b.area.left, right, page, words);
        if let Some(row) = rows.get_mut(b.row) {
            row.cells.push(PartCell {
                column: b.column,
                columns: b.columns,
                rows: b.rows,
                pieces,
                fill: b.fill,
                area: b.area,
            });
        }
    }
    let mut part = Part {
        page,
        xs: grid.xs,
        rows,
        closed_below: grid.closed_below,
        ruled: true,
        area: grid.area,
        ..Part::default()
    };
    part.drop_slivers();
    part
}

/// How far words stand from the sides of their cells.
fn padding(cells: &[(GridBox, Vec<Line>)]) -> f32 {
    let inset = |(cell, lines): &(GridBox, Vec<Line>)| {
        let upright = lines.iter().filter(|l| l.turn == Turn::Upright);
        upright.map(|l| l.from - cell.area.left).reduce(f32::min)
    };
    let insets: Vec<f32> = cells.iter().filter_map(inset).collect();
    let least = insets.iter().copied().fold(MOST_PADDING, f32::min).max(0.0);
    // What stands in the middle of its cell has more white beside it.
    let alike = insets.iter().filter(|it| **it - least < 0.6).count();
    if alike > 2 && alike * 3 > insets.len() { least } else { least.min(USUAL_PADDING) }
}

/// No more than this is taken for it, and less where few cells show it.
const MOST_PADDING: f32 = 24.0;
const USUAL_PADDING: f32 = 8.0;

impl Part {
    /// Rows and columns that are only the space between two lines hold nothing and are left out.
    fn drop_slivers(&mut self) {
        let mut row = 0;
        while row < self.rows.len() {
            let thin = self.rows.get(row).is_some_and(|r| {
                !r.cells.is_empty()
                    && r.cells.iter().all(|c| c.is_empty() && c.rows == 1)
                    && r.cells.iter().map(|c| c.area.height()).fold(0.0, f32::max) < 6.5
            });
            if thin {
                self.rows.remove(row);
                for (above, r) in self.rows.iter_mut().take(row).enumerate() {
                    for cell in &mut r.cells {
                        if above + cell.rows > row {
                            cell.rows -= 1;
                        }
                    }
                }
            } else {
                row += 1;
            }
        }
    }

    pub(super) fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// True where words stand in one of its cells alone.
    pub(super) fn is_one_cell(&self) -> bool {
        self.ruled && self.rows.iter().flat_map(|r| &r.cells).filter(|c| !c.is_empty()).count() == 1
    }

    /// What stands in its cells, where it is no table.
    pub(super) fn into_pieces(self) -> impl Iterator<Item = Piece> {
        self.rows.into_iter().flat_map(|r| r.cells).flat_map(|c| c.pieces)
    }

    /// The table as every format has it.
    pub(super) fn table(self, number: u32) -> Table {
        let at = Location { page: self.rows.first().map(|r| r.page), ..Location::table(number) };
        let mut rows = Vec::new();
        for (i, row) in self.rows.into_iter().enumerate() {
            let number = u32::try_from(i + 1).unwrap_or(u32::MAX);
            let at = Location { page: Some(row.page), ..at.at_row(number) };
            let mut cells: Vec<Cell> = row
                .cells
                .into_iter()
                .map(|cell| {
                    let at = at.at_column(u32::try_from(cell.column + 1).unwrap_or(u32::MAX));
                    let mut look = DefaultHasher::new();
                    cell.fill.hash(&mut look);
                    cell.pieces.first().map(|p| (p.bold, (p.size * 2.0).round() as i32)).hash(&mut look);
                    Cell {
                        column: cell.column,
                        columns: cell.columns,
                        rows: cell.rows,
                        paragraphs: finished(cell.pieces, &at),
                        look: look.finish(),
                        fill: cell.fill.map(|[red, green, blue]| Colour { red, green, blue }),
                        at,
                        ..Cell::default()
                    }
                })
                .collect();
            cells.sort_by_key(|c| c.column);
            rows.push(Row { cells, at, ..Row::default() });
        }
        Table { rows, at, ..Table::default() }
    }
}
