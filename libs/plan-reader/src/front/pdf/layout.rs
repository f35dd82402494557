//! From the letters of a page to its tables and lines, in the order they are read.

use super::grid::{self, Grid};
use super::scan;
use super::sheet::{Area, Fill, Letter, Rule, Sheet, Turn};
use super::side;
use super::text::{self, Line};
use super::walls;
use crate::aliases::Aliases;
use crate::interpret::columns::are_headings;

/// A page taken apart.
#[derive(Debug)]
pub(super) struct Page {
    pub number: u32,
    pub height: f32,
    /// Lines of a coloured bar down the side.
    pub bar: Vec<Line>,
    pub grids: Vec<Grid>,
    /// Lines outside tables, cut where white parts columns.
    pub free: Vec<Line>,
    /// Rules and fills that may part the rows of a table.
    pub rules: Vec<Rule>,
    pub fills: Vec<Fill>,
    pub hidden: String,
    pub watermark: String,
}

/// White wider than this, in sizes of letters, parts columns rather than words.
pub(super) const COLUMN_GAP: f32 = 1.3;

pub(super) fn page(mut sheet: Sheet) -> Page {
    sheet.stand_upright();
    sheet.straighten();
    if sheet.scanned {
        scan::tidy(&mut sheet);
    }
    let mut letters = std::mem::take(&mut sheet.letters);
    let seen = letters.iter().filter(|l| !l.hidden && !l.is_space()).count();
    let unseen = letters.iter().filter(|l| l.hidden && !l.is_space()).count();
    // The invisible words over a scanned picture are its words; beside visible ones they are hidden.
    let hidden: Vec<Letter> =
        if seen > unseen { letters.extract_if(.., |l| l.hidden).collect() } else { Vec::new() };
    // Recognised text takes the rules of a table for letters.
    letters.retain(|l| !(l.hidden && matches!(l.c, '|' | '¦')));
    let slanted: Vec<Letter> = letters.extract_if(.., |l| l.turn == Turn::Slanted).collect();
    text::mark_spaced(&mut letters);
    text::mark_struck(&mut letters, &sheet.lying);
    add_bullets(&mut letters, &sheet.dots);
    sheet.letters = letters;
    let bar = text::lines(&side::take_bar(&mut sheet));
    let mut grids = without_frames(grid::grids(&sheet));
    let mut free = Vec::new();
    for letter in std::mem::take(&mut sheet.letters) {
        let (x, y) = letter.middle();
        match grids.iter_mut().find(|g| g.area.holds(x, y)).and_then(|g| box_at(g, x, y)) {
            Some(cell) => cell.letters.push(letter),
            None => free.push(letter),
        }
    }
    let beside = if grids.iter().any(|g| g.open) { text::lines(&free) } else { Vec::new() };
    // A frame with rules between rows leaves it to white to part the columns.
    grids.retain_mut(|grid| {
        let white_parts = grid.xs.len() == 2
            && grid.boxes.iter().filter(|b| text::lines(&b.letters).iter().any(has_columns)).count() > 1
            || grid.is_partly_coloured(&beside);
        if white_parts {
            free.extend(grid.boxes.iter_mut().flat_map(|b| b.letters.drain(..)));
        }
        !white_parts
    });
    let top_of_words = free.iter().map(|l: &Letter| l.line).fold(f32::MAX, f32::min);
    grids.retain_mut(|grid| {
        if grid.area.top > top_of_words && are_buttons(grid) {
            free.extend(grid.boxes.iter_mut().flat_map(|b| b.letters.drain(..)));
            return false;
        }
        let filled = grid.boxes.iter().filter(|b| b.letters.iter().any(|l| !l.is_space())).count();
        // One cell alone may be the rest of a row of the page before.
        let kept = filled > 1 || filled == 1 && grid.xs.len() > 3 && !grid.soft;
        if !kept {
            free.extend(grid.boxes.iter_mut().flat_map(|b| b.letters.drain(..)));
        }
        kept
    });
    grids.iter_mut().for_each(walls::raise);
    let free = text::lines(&free).into_iter().flat_map(|l| l.cut_at_gaps(COLUMN_GAP)).collect();
    Page {
        number: sheet.number,
        height: sheet.height,
        bar,
        grids,
        free,
        rules: sheet.lying,
        fills: sheet.fills,
        hidden: words_of(&hidden),
        watermark: slanted
            .iter()
            .map(|l| l.c)
            .collect::<String>()
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" "),
    }
}

/// True for a row of boxes with a word or two in each that are no headings: what a reader of the page pressed.
fn are_buttons(grid: &Grid) -> bool {
    if grid.ys.len() != 2 || grid.boxes.len() > MOST_BUTTONS {
        return false;
    }
    let words: Vec<String> = grid.boxes.iter().map(|b| words_of(&b.letters)).collect();
    let short = |text: &String| (1..=2).contains(&text.split_whitespace().count());
    words.iter().all(short) && !are_headings(&words, &Aliases::default())
}

/// No page has more of them in a row.
const MOST_BUTTONS: usize = 6;

fn has_columns(line: &Line) -> bool {
    line.words.windows(2).any(|p| matches!(p, [a, b] if b.from - a.to > line.size * COLUMN_GAP))
}

/// Small marks drawn before the first word of a line are its bullet.
fn add_bullets(letters: &mut Vec<Letter>, dots: &[Area]) {
    let mut upright: Vec<Letter> =
        letters.iter().filter(|l| l.turn == Turn::Upright && !l.is_space()).copied().collect();
    upright.sort_by(|a, b| a.line.total_cmp(&b.line));
    for dot in dots {
        let middle = f32::midpoint(dot.top, dot.bottom);
        let first = upright.partition_point(|l| l.line < middle);
        let line = || {
            upright.iter().skip(first).take_while(|l| l.line < middle + 30.0).filter(|l| {
                l.line - middle < l.size * 0.62
                    && l.line - middle > l.size * 0.08
                    && dot.height() < l.size * 0.75
            })
        };
        let after = line()
            .filter(|l| l.from >= dot.right - 0.5 && l.from - dot.right < l.size * 2.6)
            .min_by(|a, b| a.from.total_cmp(&b.from));
        let Some(after) = after else { continue };
        let beside = line().any(|l| l.to <= dot.left + 0.5 && dot.left - l.to < l.size * 0.8);
        let covered = line().any(|l| l.from < dot.right - 0.5 && l.to > dot.left + 0.5);
        if !beside && !covered {
            letters.push(Letter {
                c: '•',
                from: dot.left,
                to: dot.right.min(after.from),
                spaced: true,
                ..*after
            });
        }
    }
}

fn words_of(letters: &[Letter]) -> String {
    text::lines(letters).iter().map(Line::text).collect::<Vec<_>>().join(" ")
}

fn box_at(grid: &mut Grid, x: f32, y: f32) -> Option<&mut grid::GridBox> {
    grid.boxes.iter_mut().find(|b| b.area.holds(x, y))
}

/// A frame around a whole table is dropped; a table within a cell of another belongs to that cell.
fn without_frames(grids: Vec<Grid>) -> Vec<Grid> {
    let inside = |a: &Area, b: &Area| {
        a.left >= b.left - 1.0
            && a.right <= b.right + 1.0
            && a.top >= b.top - 1.0
            && a.bottom <= b.bottom + 1.0
    };
    let framed: Vec<Grid> = grids.into_iter().filter(|g| g.boxes.len() > 1).collect();
    let areas: Vec<Area> = framed.iter().map(|g| g.area).collect();
    framed
        .into_iter()
        .enumerate()
        .filter(|(i, g)| {
            !areas
                .iter()
                .enumerate()
                .any(|(j, other)| *i != j && inside(&g.area, other) && (*i > j || !inside(other, &g.area)))
        })
        .map(|(_, g)| g)
        .collect()
}
