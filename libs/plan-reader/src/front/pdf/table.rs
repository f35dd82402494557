//! Tables as they stand on pages, and how their parts on several pages become one.

use std::hash::{DefaultHasher, Hash, Hasher};

use super::grid::{Grid, GridBox};
use super::paragraph::{Piece, finished, pieces};
use super::sheet::{Area, Turn};
use super::text::{self, Line};
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
    pub area: Area,
}

#[derive(Debug, Default)]
pub(super) struct PartRow {
    pub page: u32,
    pub cells: Vec<PartCell>,
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

    fn text(&self) -> String {
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
    let padding = lined
        .iter()
        .flat_map(|(b, lines)| lines.iter().filter(|l| l.turn == Turn::Upright).map(|l| l.from - b.area.left))
        .fold(8.0_f32, f32::min)
        .max(0.0);
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
    let mut part =
        Part { page, xs: grid.xs, rows, closed_below: grid.closed_below, ruled: true, area: grid.area };
    part.drop_slivers();
    part
}

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

    fn columns(&self) -> usize {
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

    /// True when the other part, at the top of a later page, goes on with this table.
    pub(super) fn goes_on_in(&self, next: &Self) -> bool {
        let near = |a: f32, b: f32| (a - b).abs() < 5.0;
        let (Some(l1), Some(l2), Some(r1), Some(r2)) =
            (self.xs.first(), next.xs.first(), self.xs.last(), next.xs.last())
        else {
            return false;
        };
        if !self.ruled || !next.ruled {
            let same = self.xs.len() == next.xs.len();
            return same && self.xs.iter().zip(&next.xs).rev().skip(1).all(|(a, b)| (a - b).abs() < 8.0);
        }
        if !near(*l1, *l2) || !near(*r1, *r2) {
            return false;
        }
        let (few, many) =
            if self.xs.len() <= next.xs.len() { (&self.xs, &next.xs) } else { (&next.xs, &self.xs) };
        few.iter().all(|x| many.iter().any(|y| near(*x, *y)))
    }

    /// True for the end of a sentence, at the top of the next page, that stands under one of the columns of a table
    /// without rules.
    pub(super) fn ends_in(&self, piece: &Piece) -> bool {
        let small = piece.text.starts_with(char::is_lowercase);
        small && !self.ruled && piece.page == self.page + 1 && self.cell_over(piece).is_some()
    }

    /// Takes in such an end.
    pub(super) fn take_end(&mut self, piece: Piece, words: &Vocabulary) {
        let at = self.cell_over(&piece);
        let row = self.rows.last_mut();
        let cell = row.zip(at).and_then(|(row, at)| row.cells.get_mut(at));
        if let Some(last) = cell.and_then(|cell| cell.pieces.last_mut()) {
            last.go_on(&piece, words);
        }
        self.page = piece.page;
    }

    /// The cell of the last row under whose words a piece stands, and whose sentence has not ended.
    fn cell_over(&self, piece: &Piece) -> Option<usize> {
        self.rows.last()?.cells.iter().position(|cell| {
            let near = (cell.area.left - piece.area.left).abs() < piece.size * 0.5;
            let within = piece.area.right <= cell.area.right + piece.size;
            near && within && cell.pieces.last().is_some_and(|last| last.goes_on_in(piece))
        })
    }

    /// Takes in the part on the next page.
    pub(super) fn take(&mut self, mut next: Self, words: &Vocabulary) {
        self.share_columns(&mut next);
        let repeated = self.repeated_rows(&next);
        let mut rows = next.rows.into_iter().skip(repeated).peekable();
        if let Some(first) = rows.peek_mut() {
            self.extend_merged(first, words);
        }
        let open = !self.closed_below;
        if let Some(first) = rows.peek()
            && self.last_row_goes_on(first, open)
            && let (Some(first), Some(last)) = (rows.next(), self.rows.last_mut())
        {
            for cell in first.cells {
                let Some(own) = last.cells.iter_mut().find(|c| c.column == cell.column) else {
                    last.cells.push(cell);
                    continue;
                };
                let mut more = cell.pieces.into_iter().peekable();
                if let (Some(piece), Some(next)) = (own.pieces.last_mut(), more.peek())
                    && piece.goes_on_in(next)
                {
                    piece.go_on(next, words);
                    more.next();
                }
                own.pieces.extend(more);
            }
        }
        self.rows.extend(rows);
        self.closed_below = next.closed_below;
        self.area = next.area;
        self.page = next.page;
    }

    /// A cell over several rows may reach over the end of the page.
    fn extend_merged(&mut self, first: &mut PartRow, words: &Vocabulary) {
        let count = self.rows.len();
        for (i, row) in self.rows.iter_mut().enumerate() {
            for own in row.cells.iter_mut().filter(|c| c.rows > 1 && i + c.rows == count) {
                let rest =
                    first.cells.iter().position(|c| c.column == own.column && c.columns == own.columns);
                let Some(cell) = rest.and_then(|at| first.cells.get_mut(at)) else { continue };
                match (own.pieces.last_mut(), cell.pieces.first()) {
                    (_, None) => {}
                    (Some(last), Some(next)) if last.goes_on_in(next) => {
                        last.go_on(next, words);
                        own.pieces.extend(cell.pieces.drain(..).skip(1));
                    }
                    _ => continue,
                }
                own.rows += cell.rows;
                if let Some(at) = rest {
                    first.cells.remove(at);
                }
            }
        }
    }

    /// Makes both count their columns by the same edges.
    fn share_columns(&mut self, next: &mut Self) {
        let (few, many) = if self.xs.len() <= next.xs.len() { (self, next) } else { (next, self) };
        if few.xs.len() == many.xs.len() {
            return;
        }
        let place = |x: f32| {
            let mut best = (f32::MAX, 0);
            for (i, y) in many.xs.iter().enumerate() {
                if (x - y).abs() < best.0 {
                    best = ((x - y).abs(), i);
                }
            }
            best.1
        };
        let map: Vec<usize> = few.xs.iter().map(|x| place(*x)).collect();
        for cell in few.rows.iter_mut().flat_map(|r| &mut r.cells) {
            let from = map.get(cell.column).copied().unwrap_or(cell.column);
            let to = map.get(cell.column + cell.columns).copied().unwrap_or(from + 1);
            cell.column = from;
            cell.columns = to.saturating_sub(from).max(1);
        }
        few.xs.clone_from(&many.xs);
    }

    /// How many of the first rows of `next` only repeat the headings of this table.
    fn repeated_rows(&self, next: &Self) -> usize {
        let texts = |row: &PartRow| row.cells.iter().map(PartCell::text).collect::<Vec<_>>();
        // Further rows of headings look like the first; a plain row may only say the same as another.
        let look = |row: &PartRow| {
            let bold = row.cells.iter().filter(|c| !c.is_empty()).all(|c| c.pieces.iter().all(|p| p.bold));
            (bold, row.cells.first().and_then(|c| c.fill))
        };
        let head = self.rows.first().map(look);
        let mut count = 0;
        for (a, b) in self.rows.iter().zip(&next.rows).take(4) {
            let stands_out = look(b) != (false, None) && Some(look(b)) == head;
            if texts(a) != texts(b) || b.cells.iter().all(PartCell::is_empty) || count > 0 && !stands_out {
                break;
            }
            count += 1;
        }
        count
    }

    /// True when a row at the top of a page is the rest of the last row of the page before.
    fn last_row_goes_on(&self, first: &PartRow, open: bool) -> bool {
        let Some(last) = self.rows.last() else { return false };
        let filled: Vec<&PartCell> = first.cells.iter().filter(|c| !c.is_empty()).collect();
        if filled.is_empty() {
            return false;
        }
        let counterpart = |cell: &PartCell| {
            last.cells.iter().find(|c| c.column == cell.column && c.columns == cell.columns)
        };
        let bottom =
            last.cells.iter().flat_map(|c| c.pieces.last()).map(|p| p.area.bottom).fold(f32::MIN, f32::max);
        let key = self.key_column();
        let full = last.cells.iter().filter(|c| !c.is_empty()).count();
        let mut goes_on = open || !filled.iter().any(|c| c.column == key);
        for cell in &filled {
            let Some(own) = counterpart(cell) else { return false };
            let (Some(piece), Some(next)) = (own.pieces.last(), cell.pieces.first()) else {
                // An open row may have its first words in this column on the next page.
                if open {
                    continue;
                }
                return false;
            };
            // Only a cell that was filled to the end of the page has more on the next.
            if !open && bottom - piece.area.bottom > piece.size * 1.7 {
                return false;
            }
            let small = next.text.chars().next().is_some_and(char::is_lowercase);
            // In the middle of a sentence: sure in the column that every row fills, or where others have ended.
            goes_on |= small && piece.goes_on_in(next) && (cell.column == key || filled.len() < full);
        }
        goes_on
    }

    /// The leftmost column that has words in most rows.
    fn key_column(&self) -> usize {
        let rows = self.rows.iter().filter(|r| r.cells.iter().filter(|c| !c.is_empty()).count() > 1).count();
        (0..self.columns())
            .find(|column| {
                let filled = self
                    .rows
                    .iter()
                    .filter(|r| r.cells.iter().any(|c| c.column == *column && !c.is_empty()))
                    .count();
                filled * 10 > rows * 6
            })
            .unwrap_or(0)
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
