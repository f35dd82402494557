//! Finds ruled tables: lines that cross make a grid, and cells are joined where no line parts them.

use super::sets::Sets;
use super::sheet::{Area, Fill, Letter, Rule, Sheet, Turn};
use super::text::Line;

/// A table as it stands on one page.
#[derive(Debug, Clone)]
pub(super) struct Grid {
    pub area: Area,
    /// Where its columns begin and end.
    pub xs: Vec<f32>,
    pub ys: Vec<f32>,
    pub boxes: Vec<GridBox>,
    /// A line closes it below.
    pub closed_below: bool,
    /// No line parts its columns: they are told by the colours of some of its cells.
    pub soft: bool,
    /// No line stands at its sides, beside the colours of its cells.
    pub open: bool,
}

/// One cell of it.
#[derive(Debug, Clone, Default)]
pub(super) struct GridBox {
    pub row: usize,
    pub rows: usize,
    pub column: usize,
    pub columns: usize,
    pub area: Area,
    pub fill: Option<[u8; 3]>,
    pub letters: Vec<Letter>,
}

impl Grid {
    /// True where colours alone make the table, and do not make all of it.
    pub(super) fn is_partly_coloured(&self, free: &[Line]) -> bool {
        if self.open && self.xs.len() == 2 {
            return self.is_one_column_of(free);
        }
        if !self.soft {
            return false;
        }
        let size = |b: &GridBox| b.area.width() * b.area.height();
        let coloured: f32 = self.boxes.iter().filter(|b| b.fill.is_some()).map(size).sum();
        if coloured < self.boxes.iter().map(size).sum::<f32>() * 0.7 {
            return true;
        }
        // Rows right above or below that stand in its columns are rows of it.
        free.iter().filter(|line| line.turn == Turn::Upright).any(|line| {
            let near = line.area.bottom > self.area.top - line.size * 2.0
                && line.area.top < self.area.bottom + line.size * 2.0;
            let crosses = |x: &f32| line.words.iter().any(|w| w.from < x - 1.0 && w.to > x + 1.0);
            let columns: std::collections::BTreeSet<usize> =
                line.words.iter().map(|w| self.xs.iter().filter(|x| **x <= w.from + 1.0).count()).collect();
            near && columns.len() > 1 && !self.xs.iter().any(crosses)
        })
    }

    /// True for coloured cells one below the other, as those of a status, each beside a line of words that begins left of it.
    fn is_one_column_of(&self, free: &[Line]) -> bool {
        let beside = |b: &GridBox| {
            free.iter().filter(|line| line.turn == Turn::Upright).any(|line| {
                line.words.first().is_some_and(|w| w.to < b.area.left)
                    && line.area.top < b.area.bottom
                    && line.area.bottom > b.area.top
            })
        };
        self.boxes.len() > 1 && self.boxes.iter().all(|b| b.letters.len() < 40 && beside(b))
    }
}

/// Lines nearer to each other than this are one.
const SAME: f32 = 2.6;
/// Lines that miss each other by less than this still meet.
const MEET: f32 = 3.5;
const MOST: usize = 3_000;

/// The grids of a page, from the top down, without their letters.
pub(super) fn grids(sheet: &Sheet) -> Vec<Grid> {
    let mut lying: Vec<Rule> = sheet.lying.clone();
    let mut standing = sheet.standing.clone();
    let boxes = cell_fills(sheet);
    for fill in &boxes {
        let a = fill.area;
        lying.extend([a.top, a.bottom].map(|at| Rule { at, from: a.left, to: a.right }));
        standing.extend([a.left, a.right].map(|at| Rule { at, from: a.top, to: a.bottom }));
    }
    let lying = without_underlines(merged(lying), &sheet.letters);
    let standing = merged(standing);
    if lying.len() > MOST || standing.len() > MOST {
        return Vec::new();
    }
    let mut out: Vec<Grid> = components(&lying, &standing)
        .into_iter()
        .filter_map(|(h, v)| grid_of(&h, &v, sheet))
        .filter(|grid| grid.ys.len() > 2 || !grid.soft)
        .collect();
    out.sort_by(|a, b| a.area.top.total_cmp(&b.area.top).then(a.area.left.total_cmp(&b.area.left)));
    out
}

/// True where a line parts columns. One row of coloured cells alone is only the head of a table without rules.
fn is_walled(a: &Area, sheet: &Sheet) -> bool {
    sheet.standing.iter().any(|r| {
        r.at > a.left + SAME && r.at < a.right - SAME && r.from < a.bottom - SAME && r.to > a.top + SAME
    })
}

/// Fills that look like the grounds of cells: not white, not the page's, and not a mark behind words.
fn cell_fills(sheet: &Sheet) -> Vec<Fill> {
    let candidates: Vec<Fill> = sheet
        .fills
        .iter()
        .filter(|f| {
            f.colour.iter().any(|c| *c < 250)
                && f.area.height() < sheet.height * 0.9
                && f.area.width() > 12.0
                && f.area.height() > 7.0
        })
        .copied()
        .take(MOST)
        .collect();
    candidates.iter().filter(|f| !is_highlight(f, &sheet.letters)).copied().collect()
}

/// Closely around one line of words.
fn is_highlight(fill: &Fill, letters: &[Letter]) -> bool {
    let a = fill.area;
    let mut from = f32::MAX;
    let mut to = f32::MIN;
    let mut size = 0.0_f32;
    for letter in letters.iter().filter(|l| l.turn == Turn::Upright && !l.is_space()) {
        let (x, y) = letter.middle();
        if a.holds(x, y) {
            from = from.min(letter.from);
            to = to.max(letter.to);
            size = size.max(letter.size);
        }
    }
    size > 0.0 && a.height() < size * 1.6 && from - a.left < 2.0 && a.right - to < size * 0.5
}

/// Lines on one another joined to one.
fn merged(mut rules: Vec<Rule>) -> Vec<Rule> {
    rules.sort_by(|a, b| a.at.total_cmp(&b.at));
    let mut out: Vec<Rule> = Vec::new();
    let mut group: Vec<Rule> = Vec::new();
    for rule in rules {
        if group.first().is_some_and(|g| rule.at - g.at > SAME) {
            flush(&mut group, &mut out);
        }
        group.push(rule);
    }
    flush(&mut group, &mut out);
    out
}

fn flush(group: &mut Vec<Rule>, out: &mut Vec<Rule>) {
    if group.is_empty() {
        return;
    }
    let at = group.iter().map(|r| r.at).sum::<f32>() / group.len() as f32;
    group.sort_by(|a, b| a.from.total_cmp(&b.from));
    let mut run: Option<Rule> = None;
    for rule in group.drain(..) {
        match &mut run {
            Some(open) if rule.from <= open.to + MEET => open.to = open.to.max(rule.to),
            _ => out.extend(run.replace(Rule { at, ..rule })),
        }
    }
    out.extend(run);
}

/// Drops lines that are drawn under or through words rather than around them.
fn without_underlines(lying: Vec<Rule>, letters: &[Letter]) -> Vec<Rule> {
    let mut upright: Vec<&Letter> =
        letters.iter().filter(|l| l.turn == Turn::Upright && !l.is_space()).collect();
    upright.sort_by(|a, b| a.line.total_cmp(&b.line));
    lying
        .into_iter()
        .filter(|rule| {
            let first = upright.partition_point(|l| l.line < rule.at - 4.0);
            let mut covered = 0.0;
            for letter in upright.iter().skip(first) {
                if letter.line > rule.at + letter.size.max(12.0) {
                    break;
                }
                let near =
                    rule.at > letter.line - 0.7 * letter.size && rule.at < letter.line + 0.22 * letter.size;
                if near && letter.from >= rule.from - 1.5 && letter.to <= rule.to + 1.5 {
                    covered += letter.to - letter.from;
                }
            }
            covered < (rule.to - rule.from) * 0.7
        })
        .collect()
}

/// Sets of lines that hang together.
fn components(lying: &[Rule], standing: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut sets = Sets::new(lying.len() + standing.len());
    for (i, h) in lying.iter().enumerate() {
        for (j, v) in standing.iter().enumerate() {
            let meets =
                v.at >= h.from - MEET && v.at <= h.to + MEET && h.at >= v.from - MEET && h.at <= v.to + MEET;
            if meets {
                sets.join(i, lying.len() + j);
            }
        }
    }
    let parted = sets.all().into_iter().map(|set| {
        let (h, v): (Vec<usize>, Vec<usize>) = set.into_iter().partition(|i| *i < lying.len());
        let rules = |of: &[Rule], from: usize, which: &[usize]| -> Vec<Rule> {
            which.iter().filter_map(|i| of.get(i - from)).copied().collect()
        };
        (rules(lying, 0, &h), rules(standing, lying.len(), &v))
    });
    parted.filter(|(h, v)| h.len() > 1 && v.len() > 1).collect()
}

fn positions(of: impl Iterator<Item = f32>) -> Vec<f32> {
    let mut all: Vec<f32> = of.collect();
    all.sort_by(f32::total_cmp);
    let mut out: Vec<f32> = Vec::new();
    for at in all {
        if out.last().is_none_or(|last| at - last > SAME) {
            out.push(at);
        }
    }
    out
}

fn grid_of(lying: &[Rule], standing: &[Rule], sheet: &Sheet) -> Option<Grid> {
    let ends = |rules: &[Rule]| {
        (
            rules.iter().map(|r| r.from).fold(f32::MAX, f32::min),
            rules.iter().map(|r| r.to).fold(f32::MIN, f32::max),
        )
    };
    let mut xs = positions(standing.iter().map(|r| r.at));
    let mut ys = positions(lying.iter().map(|r| r.at));
    let (left, right) = ends(lying);
    let (top, bottom) = ends(standing);
    // A side without a line of its own is where the lines that cross it end.
    let closed_above = ys.first().is_some_and(|y| y - top < 6.0);
    let closed_below = ys.last().is_some_and(|y| bottom - y < 6.0);
    if xs.first().is_some_and(|x| x - left > 8.0) {
        xs.insert(0, left);
    }
    if xs.last().is_some_and(|x| right - x > 8.0) {
        xs.push(right);
    }
    if !closed_above {
        ys.insert(0, top);
    }
    if !closed_below {
        ys.push(bottom);
    }
    let (columns, rows) = (xs.len().checked_sub(1)?, ys.len().checked_sub(1)?);
    if columns == 0 || rows == 0 || columns > 60 || rows * columns > 60_000 {
        return None;
    }
    let area = Area { left: *xs.first()?, right: *xs.last()?, top: *ys.first()?, bottom: *ys.last()? };
    let boxes = boxes(&xs, &ys, lying, standing, sheet);
    let open = !is_walled(&area, sheet);
    Some(Grid { area, xs, ys, boxes, closed_below, soft: columns > 1 && open, open })
}

/// True when lines at this place cover most of the way.
fn covered(rules: &[Rule], at: f32, from: f32, to: f32) -> bool {
    let mut sum = 0.0;
    for rule in rules.iter().filter(|r| (r.at - at).abs() <= SAME) {
        sum += (rule.to.min(to) - rule.from.max(from)).max(0.0);
    }
    sum > (to - from) * 0.55
}

fn boxes(xs: &[f32], ys: &[f32], lying: &[Rule], standing: &[Rule], sheet: &Sheet) -> Vec<GridBox> {
    let (columns, rows) = (xs.len() - 1, ys.len() - 1);
    let span = |list: &[f32], i: usize| {
        (list.get(i).copied().unwrap_or(0.0), list.get(i + 1).copied().unwrap_or(0.0))
    };
    let mut owner: Vec<Option<usize>> = vec![None; rows * columns];
    let mut out: Vec<GridBox> = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            if owner.get(row * columns + column).copied().flatten().is_some() {
                continue;
            }
            let (top, bottom) = span(ys, row);
            let mut wide = 1;
            while column + wide < columns
                && owner.get(row * columns + column + wide).copied().flatten().is_none()
                && !covered(standing, span(xs, column + wide).0, top, bottom)
            {
                wide += 1;
            }
            let (left, right) = (span(xs, column).0, span(xs, column + wide - 1).1);
            let mut tall = 1;
            while row + tall < rows
                && (0..wide).all(|k| {
                    let (from, to) = span(xs, column + k);
                    owner.get((row + tall) * columns + column + k).copied().flatten().is_none()
                        && !covered(lying, span(ys, row + tall).0, from, to)
                })
                && (1..wide).all(|k| {
                    let (from, to) = span(ys, row + tall);
                    !covered(standing, span(xs, column + k).0, from, to)
                })
            {
                tall += 1;
            }
            for r in row..row + tall {
                for c in column..column + wide {
                    if let Some(slot) = owner.get_mut(r * columns + c) {
                        *slot = Some(out.len());
                    }
                }
            }
            let area = Area { left, right, top, bottom: span(ys, row + tall - 1).1 };
            let fill = fill_at(&sheet.fills, &area);
            out.push(GridBox { row, rows: tall, column, columns: wide, area, fill, letters: Vec::new() });
        }
    }
    out
}

/// The colour behind the middle of an area: what was painted last covers what was before.
pub(super) fn fill_at(fills: &[Fill], area: &Area) -> Option<[u8; 3]> {
    let (x, y) = (f32::midpoint(area.left, area.right), f32::midpoint(area.top, area.bottom));
    fills
        .iter()
        .rev()
        .find(|f| {
            f.area.holds(x, y) && f.area.width() > area.width() * 0.6 && f.area.height() > area.height() * 0.6
        })
        .map(|f| f.colour)
        .filter(|c| c.iter().any(|v| *v < 250))
}
