//! Puts what stands on a page into the order it is read in: runs of lines and tables.

use std::cell::RefCell;
use std::ops::Range;

use super::gutter;
use super::interleaved;
use super::layout::Page;
use super::paragraph::{Piece, pieces};
use super::sheet::{Area, Turn};
use super::stretch::{self, Band, Before, Opened};
use super::table::{Part, part_of_grid};
use super::text::Line;
use super::under_heads;
use super::unruled::{Gap, Ground, Unruled, split};
use super::vocabulary::Vocabulary;
use crate::interpret::contents_entry;

/// One thing on a page, in reading order.
#[derive(Debug)]
pub(super) enum Flow {
    Piece(Piece),
    /// A line of a table of contents.
    Contents(Piece),
    Table(Part),
}

impl Flow {
    /// The columns of a table without rules, which may go on at the top of the next page.
    pub(super) fn left_open(&self) -> Option<Opened<'_>> {
        match self {
            Self::Table(part) if !part.ruled => Some(Opened {
                gaps: &part.gaps,
                xs: &part.xs,
                headings: !part.lines.is_empty(),
                centred: part.centred,
                tops: &part.tops,
            }),
            _ => None,
        }
    }
}

pub(super) fn flow(
    page: Page,
    words: &Vocabulary,
    open: Option<&Opened<'_>>,
    before: &RefCell<Before>,
) -> Vec<Flow> {
    let (upright, turned): (Vec<Line>, Vec<Line>) =
        page.free.into_iter().partition(|l| l.turn == Turn::Upright);
    let ground = Ground { rules: &page.rules, fills: &page.fills, open, before };
    let mut grids = page.grids;
    grids.sort_by(|a, b| {
        let beside = a.area.top < b.area.bottom && b.area.top < a.area.bottom;
        if beside { a.area.left.total_cmp(&b.area.left) } else { a.area.top.total_cmp(&b.area.top) }
    });
    let mut out = Vec::new();
    column(&page.bar, page.number, words, &mut out);
    let mut rows = rows(upright).into_iter().peekable();
    for grid in grids {
        let mut above = Vec::new();
        while let Some(row) = rows.next_if(|row| middle(row) < grid.area.top) {
            above.push(row);
        }
        text(above, &ground, page.number, words, &mut out);
        out.push(Flow::Table(part_of_grid(grid, page.number, words)));
    }
    text(rows.collect(), &ground, page.number, words, &mut out);
    out.extend(pieces(&turned, 0.0, f32::MIN, page.number, words).into_iter().map(Flow::Piece));
    out
}

fn middle(row: &Line) -> f32 {
    f32::midpoint(row.area.top, row.area.bottom)
}

/// Puts segments that stand on one height together again.
fn rows(mut lines: Vec<Line>) -> Vec<Line> {
    lines.sort_by(|a, b| a.base.total_cmp(&b.base).then(a.from.total_cmp(&b.from)));
    let mut out: Vec<Line> = Vec::new();
    for line in lines {
        match out.last_mut() {
            Some(row)
                if line.base - row.base < 0.3 * row.size.min(line.size) || is_mark_beside(row, &line) =>
            {
                if row.size > line.size && is_mark(row) {
                    (row.base, row.size) = (line.base, line.size);
                }
                row.words.extend(line.words);
                row.words.sort_by(|a, b| a.from.total_cmp(&b.from));
                (row.from, row.to) = (row.from.min(line.from), row.to.max(line.to));
                row.area = row.area.joined(&line.area);
            }
            _ => out.push(line),
        }
    }
    out
}

/// True for a dot or a tick, which is drawn larger than the words that it stands beside.
fn is_mark_beside(a: &Line, b: &Line) -> bool {
    let (mark, words) = if is_mark(a) { (a, b) } else { (b, a) };
    let middle = f32::midpoint(mark.area.top, mark.area.bottom);
    is_mark(mark) && !is_mark(words) && words.area.top < middle && middle < words.area.bottom
}

fn is_mark(line: &Line) -> bool {
    line.words.iter().all(|w| !w.text.contains(char::is_alphanumeric))
}

/// What stands between the ruled tables of a page: tables whose cells stand in the middle of their rows, and the rest.
fn text(mut rows: Vec<Line>, ground: &Ground<'_>, page: u32, words: &Vocabulary, out: &mut Vec<Flow>) {
    let open = ground.open.filter(|open| open.centred && out.is_empty());
    if let Some((open, (count, gaps))) = open.and_then(|open| Some((open, interleaved::rest(&rows, open)?))) {
        let below = rows.split_off(count);
        let rest = Unruled { rows, gaps, known: open.xs.to_vec(), centred: true };
        out.push(Flow::Table(rest.part(page, words, ground)));
        rows = below;
    }
    parted(
        rows,
        |rows| interleaved::find(rows, ground.rules),
        ground,
        page,
        words,
        out,
        |rows, out| {
            parted(rows, under_heads::find, ground, page, words, out, |rows, out| {
                between(rows, ground, page, words, out);
            });
        },
    );
}

/// Tables that are found among the rows, and what stands between them.
fn parted(
    rows: Vec<Line>,
    find: impl Fn(&[Line]) -> Vec<(Range<usize>, Vec<Gap>)>,
    ground: &Ground<'_>,
    page: u32,
    words: &Vocabulary,
    out: &mut Vec<Flow>,
    between: impl Fn(Vec<Line>, &mut Vec<Flow>),
) {
    let tables = find(&rows);
    let mut rest = rows.into_iter();
    let mut at = 0;
    for (range, gaps) in tables {
        let mut above: Vec<Line> = rest.by_ref().take(range.start - at).collect();
        let rows: Vec<Line> = rest.by_ref().take(range.len()).collect();
        // Headings over the headings name nothing that follows.
        let over = above.pop_if(|line| stretch::stands_over_headings(line, &rows, &gaps));
        between(above, out);
        if let Some(over) = over {
            let gaps = stretch::wide_gaps(&over);
            let alone = Unruled { rows: vec![over], gaps, known: Vec::new(), centred: false };
            out.push(Flow::Table(alone.part(page, words, ground)));
        }
        let table = Unruled { rows, gaps, known: Vec::new(), centred: true };
        out.push(Flow::Table(table.part(page, words, ground)));
        at = range.end;
    }
    between(rest.collect(), out);
}

/// What stands between these: a part of it may be set in two columns.
fn between(mut rows: Vec<Line>, ground: &Ground<'_>, page: u32, words: &Vocabulary, out: &mut Vec<Flow>) {
    while let Some((range, gap)) = gutter::find(&rows) {
        let below = rows.split_off(range.end);
        let inside = rows.split_off(range.start);
        across(rows, ground, page, words, out);
        let mut sides = [Vec::new(), Vec::new()];
        for (column, line) in inside.iter().flat_map(|r| split(r, &[gap])) {
            if let Some(side) = sides.get_mut(column) {
                side.push(line);
            }
        }
        for side in sides {
            column(&side, page, words, out);
        }
        rows = below;
    }
    across(rows, ground, page, words, out);
}

/// Fewer lines may all be short.
const FEW: usize = 8;

/// Running text, tables without rules and columns of prose.
fn across(rows: Vec<Line>, ground: &Ground<'_>, page: u32, words: &Vocabulary, out: &mut Vec<Flow>) {
    let mut extent = extent(&rows);
    // A few lines need not reach as far as they could.
    if rows.len() < FEW {
        extent.right = extent.right.max(words.reach());
    }
    let mut plain: Vec<Line> = Vec::new();
    for band in stretch::bands(
        rows,
        page > 1 && out.is_empty(),
        ground.open.filter(|_| out.is_empty()),
        &mut ground.before.borrow_mut(),
    ) {
        match band {
            Band::Line(line) => plain.push(line),
            Band::Contents(line) => {
                flush(&mut plain, extent, page, words, out);
                let mut own = pieces(std::slice::from_ref(&line), extent.left, extent.right, page, words);
                for piece in &mut own {
                    piece.text = entry(&line.text());
                    piece.mark = super::label::Mark::None;
                }
                out.extend(own.into_iter().map(Flow::Contents));
            }
            Band::Columns(columns) => {
                flush(&mut plain, extent, page, words, out);
                for lines in columns {
                    column(&lines, page, words, out);
                }
            }
            Band::Table(table) => {
                flush(&mut plain, extent, page, words, out);
                out.push(Flow::Table(table.part(page, words, ground)));
            }
        }
    }
    flush(&mut plain, extent, page, words, out);
}

/// One column of prose from its top to its bottom.
fn column(lines: &[Line], page: u32, words: &Vocabulary, out: &mut Vec<Flow>) {
    let left = lines.iter().map(|l| l.from).fold(f32::MAX, f32::min);
    let right = lines.iter().map(|l| l.to).fold(f32::MIN, f32::max);
    append(pieces(lines, left, right, page, words), words, out);
}

/// An entry of a table of contents without the dots that lead to its page.
fn entry(text: &str) -> String {
    let name = contents_entry(text).unwrap_or(text);
    let page: String = text.chars().rev().take_while(char::is_ascii_digit).collect();
    format!("{name}\t{}", page.chars().rev().collect::<String>())
}

fn flush(plain: &mut Vec<Line>, extent: Area, page: u32, words: &Vocabulary, out: &mut Vec<Flow>) {
    let lines = std::mem::take(plain);
    out.extend(pieces(&lines, extent.left, extent.right, page, words).into_iter().map(Flow::Piece));
}

/// Adds the pieces of a further column, whose first may go on with the last of the column before.
fn append(more: Vec<Piece>, words: &Vocabulary, out: &mut Vec<Flow>) {
    let mut more = more.into_iter().peekable();
    if let (Some(Flow::Piece(last)), Some(first)) = (out.last_mut(), more.peek())
        && last.goes_on_in(first)
        && first.area.top < last.area.bottom
    {
        last.go_on(first, words);
        more.next();
    }
    out.extend(more.map(Flow::Piece));
}

fn extent(rows: &[Line]) -> Area {
    rows.iter().map(|l| l.area).reduce(|a, b| a.joined(&b)).unwrap_or_default()
}
