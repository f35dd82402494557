//! Cells that a table draws as one though their words stand in its columns. Many styles of tables draw the lines between
//! columns, or the colours that show where they are, in every other row or in the headings alone.

use super::grid::{Grid, GridBox};
use super::sheet::{Area, Turn};
use super::text::{self, Line};

/// White narrower than this, in sizes of letters, may be a space between words.
const WHITE: f32 = 0.6;
/// Words begin no further than this from where those of a column begin.
const ALIGNED: f32 = 1.5;

/// Parts what spans columns wherever its words stand in these as those of other rows do.
pub(super) fn raise(grid: &mut Grid) {
    if grid.boxes.iter().all(|b| b.columns == 1 || b.letters.is_empty()) {
        return;
    }
    let edges = edges(grid);
    let mut out: Vec<GridBox> = Vec::with_capacity(grid.boxes.len());
    for cell in std::mem::take(&mut grid.boxes) {
        let walls = walls(&cell, &grid.xs, &edges);
        if walls.is_empty() { out.push(cell) } else { out.extend(parted(cell, &walls, &grid.xs)) }
    }
    grid.boxes = out;
}

/// Where the words of each column begin, in the cells that stand in it alone.
fn edges(grid: &Grid) -> Vec<Vec<f32>> {
    let mut out: Vec<Vec<f32>> = vec![Vec::new(); grid.xs.len()];
    for cell in grid.boxes.iter().filter(|b| b.columns == 1) {
        let from = cell.letters.iter().filter(|l| l.turn == Turn::Upright && !l.is_space()).map(|l| l.from);
        if let (Some(edges), Some(from)) = (out.get_mut(cell.column), from.reduce(f32::min)) {
            edges.push(from);
        }
    }
    for edges in &mut out {
        edges.sort_by(f32::total_cmp);
        edges.dedup_by(|a, b| (*a - *b).abs() < 0.5);
    }
    out
}

/// The columns within the cell that words begin.
fn walls(cell: &GridBox, xs: &[f32], edges: &[Vec<f32>]) -> Vec<usize> {
    if cell.columns == 1 || cell.letters.is_empty() {
        return Vec::new();
    }
    let lines = text::lines(&cell.letters);
    if lines.iter().any(|l| l.turn != Turn::Upright) {
        return Vec::new();
    }
    (cell.column + 1..cell.column + cell.columns)
        .filter(|column| match (xs.get(*column), edges.get(*column)) {
            (Some(x), Some(edges)) => parts(&lines, *x, edges),
            _ => false,
        })
        .collect()
}

/// True where every line leaves white at the place, and words beyond it begin where those of the column do.
fn parts(lines: &[Line], x: f32, edges: &[f32]) -> bool {
    let mut before = false;
    let mut aligned = false;
    for line in lines {
        let at = line.words.partition_point(|w| f32::midpoint(w.from, w.to) < x);
        let left = at.checked_sub(1).and_then(|i| line.words.get(i));
        let right = line.words.get(at);
        if left.is_some_and(|w| w.to > x + 0.5) || right.is_some_and(|w| w.from < x - 0.5) {
            return false;
        }
        if let (Some(left), Some(right)) = (left, right)
            && right.from - left.to < line.size * WHITE
        {
            return false;
        }
        before |= left.is_some();
        aligned |= right.is_some_and(|w| {
            let near = edges.partition_point(|e| *e <= w.from - ALIGNED);
            edges.get(near).is_some_and(|e| *e < w.from + ALIGNED)
        });
    }
    before && aligned
}

fn parted(cell: GridBox, walls: &[usize], xs: &[f32]) -> Vec<GridBox> {
    let end = cell.column + cell.columns;
    let starts = std::iter::once(cell.column).chain(walls.iter().copied());
    let ends = walls.iter().copied().chain(std::iter::once(end));
    let x = |column: usize, or: f32| xs.get(column).copied().unwrap_or(or);
    let mut out: Vec<GridBox> = starts
        .zip(ends)
        .map(|(from, to)| GridBox {
            column: from,
            columns: to - from,
            area: Area { left: x(from, cell.area.left), right: x(to, cell.area.right), ..cell.area },
            letters: Vec::new(),
            ..cell
        })
        .collect();
    for letter in cell.letters {
        let (middle, _) = letter.middle();
        let at = out.partition_point(|b| b.area.left <= middle).saturating_sub(1);
        if let Some(part) = out.get_mut(at) {
            part.letters.push(letter);
        }
    }
    out
}
