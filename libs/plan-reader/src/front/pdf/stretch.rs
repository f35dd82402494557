//! Finds where white runs down between words: tables without rules, columns of prose, lists of contents.

mod above;
mod again;
mod counted;
mod edges;
mod looks;
mod more_gaps;
mod under_centred;

use std::collections::VecDeque;

pub(super) use above::stands_over_headings;
pub(super) use again::Before;

use super::layout::COLUMN_GAP;
use super::text::Line;
use super::unruled::{Gap, Unruled, split, step};
use crate::aliases::Aliases;
use crate::interpret::columns::are_headings;
use crate::interpret::contents_entry;

/// So many rows at the top of a page show whether they stand in the columns of the page before.
const RESUMED: usize = 8;

/// The table without rules that the page before ends with.
pub(super) struct Opened<'p> {
    pub gaps: &'p [Gap],
    /// Where its columns begin.
    pub xs: &'p [f32],
    /// It may be no more than headings, which can stand nearer to each other than what is beneath them.
    pub headings: bool,
    /// Its cells stand in the middle of their rows.
    pub centred: bool,
    /// Where the first lines of its rows stand, from the top down.
    pub tops: &'p [f32],
}

/// What a stretch of rows is.
pub(super) enum Band {
    Line(Line),
    Contents(Line),
    /// Columns of prose, each from its top to its bottom.
    Columns(Vec<Vec<Line>>),
    Table(Unruled),
}

/// Sorts the rows of a page, from the top down, into running text and tables.
/// `goes_on` says that a page before may have left a table open, `open` which one without rules it was.
/// `before` are the tables before.
pub(super) fn bands(
    rows: Vec<Line>,
    goes_on: bool,
    open: Option<&Opened<'_>>,
    before: &mut Before,
) -> Vec<Band> {
    let mut out = Vec::new();
    let mut resumed = open.and_then(|open| Stretch::resumed(open, &rows));
    let mut rest = VecDeque::from(rows);
    let mut waiting: Vec<Line> = Vec::new();
    while let Some(row) = rest.pop_front() {
        let columns = resumed.is_some() || starts_columns(&row, rest.front());
        if is_contents(&row) || !columns {
            waiting.push(row);
            continue;
        }
        let mut stretch = match resumed.take() {
            Some(stretch) => Stretch { rows: vec![row], ..stretch },
            None => Stretch::begin(row, before),
        };
        stretch.take_above(&mut waiting);
        if goes_on && out.is_empty() {
            stretch.take_rest(&mut waiting);
        }
        let mut crossing: Vec<Line> = Vec::new();
        while let Some(next) = rest.front() {
            let above = crossing.last().or(stretch.rows.last());
            if above.is_some_and(|above| step(above, next) > next.size * 4.5)
                || stretch.rows.last().is_some_and(|l| next.size > l.size * 1.15)
                    && !stretch.is_larger_band(next, rest.get(1))
                || is_contents(next)
                || stretch.ends_before(next)
                || stretch.begins_again_under(next, &rest)
            {
                break;
            }
            if let Some(gaps) = stretch.gaps_below(next) {
                stretch.gaps = gaps;
                stretch.rows.append(&mut crossing);
                stretch.rows.extend(rest.pop_front());
            } else if crossing.len() < 2
                && (stretch.is_band(next) || stretch.is_larger_band(next, rest.get(1)))
            {
                crossing.extend(rest.pop_front());
            } else {
                break;
            }
        }
        if stretch.is_prose() {
            stretch.take_tops(&mut waiting);
        }
        stretch.take_groups(&mut waiting);
        stretch.take_first_name(&mut waiting);
        match stretch.settled(rest.is_empty(), before) {
            Ok(band) => {
                out.extend(waiting.drain(..).map(single));
                before.keep(&band);
                out.extend(band);
            }
            Err(mut rows) => waiting.append(&mut rows),
        }
        waiting.append(&mut crossing);
    }
    out.extend(waiting.into_iter().map(single));
    out
}

/// Rows that hang together by the white between their columns.
struct Stretch {
    rows: Vec<Line>,
    gaps: Vec<Gap>,
    /// Where the columns of the table begin on the page before, if it goes on from there.
    known: Vec<f32>,
}

impl Stretch {
    fn begin(row: Line, before: &Before) -> Self {
        let gaps = before.gaps_of(&row).unwrap_or_else(|| wide_gaps(&row));
        Self { rows: vec![row], gaps, known: Vec::new() }
    }

    /// The table of the page before, where the first rows of this one stand in its columns.
    fn resumed(open: &Opened<'_>, rows: &[Line]) -> Option<Self> {
        let mut stretch = Self { rows: Vec::new(), gaps: open.gaps.to_vec(), known: open.xs.to_vec() };
        // A heading that stands over what follows is no end of a row.
        let heading =
            |row: &Line, next: &Line| row.words.iter().all(|w| w.bold) || row.size > next.size * 1.05;
        // Nor is a name a row of two cells where a space of it stands just where a column begins.
        let whole = |row: &Line| row.words.len() > 2 && wide_gaps(row).is_empty();
        if let [row, next, ..] = rows
            && (split(row, open.gaps).len() == 1 || whole(row))
            && heading(row, next)
        {
            return None;
        }
        let finer = |row: &Line| wide_gaps(row).len() > open.gaps.len();
        if open.headings && rows.iter().take(RESUMED).any(finer) {
            return None;
        }
        let mut beyond = 0;
        for row in rows.iter().take(RESUMED) {
            let Some(gaps) = stretch.gaps_with(row) else { break };
            let cells = split(row, &gaps);
            let aligned = cells.iter().all(|(column, cell)| {
                // What stands in a first column without a heading may be set in.
                let most = if *column == 0 { f32::MAX } else { 1.6 };
                open.xs.get(*column).is_some_and(|x| (-0.4..most).contains(&((cell.from - x) / cell.size)))
            });
            if !aligned {
                return None;
            }
            beyond += usize::from(cells.iter().any(|(column, _)| *column > 0));
            stretch.gaps = gaps;
        }
        stretch.gaps = open.gaps.to_vec();
        stretch.gaps = stretch.gaps_with(rows.first()?)?;
        (beyond > 0).then_some(stretch)
    }

    /// The white that is left between the columns once this row is there; nothing where it crosses some of it.
    fn gaps_with(&self, row: &Line) -> Option<Vec<Gap>> {
        if self.gaps.is_empty() {
            // Two columns whose lines stand at heights of their own.
            let first = self.rows.first()?;
            let (left, right) = if first.from < row.from { (first, row) } else { (row, first) };
            return (right.from - left.to > row.size * 0.6)
                .then(|| vec![Gap { from: left.to, to: right.from }]);
        }
        let mut out = Vec::new();
        // A bold name between rows that are not may have a space just where a column begins.
        let bold = |row: &Line| row.words.iter().all(|w| w.bold);
        let whole = self.rows.iter().rev().take(6).find(|above| split(above, &self.gaps).len() > 1);
        let name = bold(row) && wide_gaps(row).is_empty() && whole.is_some_and(|above| !bold(above));
        for gap in &self.gaps {
            let mut left = *gap;
            let middle = f32::midpoint(gap.from, gap.to);
            let parted = begins_at(row, gap.to);
            for word in row.words.iter().filter(|w| w.from < gap.to && w.to > gap.from) {
                if word.from <= left.from + 0.5 && word.to >= left.to - 0.5 {
                    return None;
                }
                // The widest white that is left is the column's; a word in the middle of it takes a side. One that ends
                // where the next column begins is set against the right edge of its own.
                let at_edge = word.to <= gap.to && gap.to - word.to < row.size * 0.6;
                if parted && word.from < gap.to - row.size * 0.1
                    || at_edge
                    || word.to - left.from < left.to - word.from
                    || word.from < left.from && f32::midpoint(word.from, word.to) < middle
                {
                    left.from = left.from.max(word.to);
                } else {
                    left.to = left.to.min(word.from);
                }
            }
            let white = left.to - left.from;
            if white < row.size * 0.36
                && (white < row.size * 0.04 || name || !begins_at(row, gap.to) && !parts(row, &left))
            {
                return None;
            }
            out.push(left);
        }
        Some(out)
    }

    /// True for bold headings over more columns than a line or two above them have, as where a legend stands there.
    /// The headings of a table of more columns end any other.
    fn ends_before(&self, next: &Line) -> bool {
        let bold = |row: &Line| row.words.iter().all(|w| w.bold);
        let gaps = wide_gaps(next);
        if gaps.len() <= self.gaps.len() {
            return false;
        }
        let legend = self.rows.len() < 3 && bold(next) && !self.rows.iter().any(bold);
        let words = || split(next, &gaps).iter().map(|(_, cell)| cell.text()).collect::<Vec<_>>();
        // So do those of a table of one column more, beneath one that has none.
        let more = gaps.len() > self.gaps.len() + 1
            || gaps.len() > 1 && self.rows.first().is_none_or(|row| wide_gaps(row).len() < 2);
        legend || more && are_headings(&words(), &Aliases::default())
    }

    /// A name across the columns, between rows of them.
    fn is_band(&self, row: &Line) -> bool {
        let size = self.rows.first().map_or(10.0, |l| l.size);
        row.words.len() <= 12
            && row.size < size * 1.1
            && wide_gaps(row).is_empty()
            && self.rows.first().is_some_and(|first| row.from < first.from + size * 3.0)
    }

    /// A name across the columns in larger letters, beneath headings that hold for what follows it: the columns go on.
    fn is_larger_band(&self, row: &Line, below: Option<&Line>) -> bool {
        let (Some(first), Some(below)) = (self.rows.first(), below) else { return false };
        let name = row.words.len() <= 12
            && row.size < first.size * 1.6
            && wide_gaps(row).is_empty()
            && (row.from - first.from).abs() < first.size
            && row.words.iter().all(|w| w.bold);
        let goes_on = || {
            let Some(gaps) = self.gaps_with(below) else { return false };
            let cells: Vec<String> = split(below, &gaps).iter().map(|(_, cell)| cell.text()).collect();
            let near = step(row, below) < first.size * 4.5;
            near && cells.len() > 1
                && below.size < row.size
                && !below.words.iter().all(|w| w.bold)
                && !are_headings(&cells, &Aliases::default())
        };
        name && self.heads_a_plan() && goes_on()
    }

    /// What the stretch is, if it is more than running text; else its rows again. At the foot of a page headings may stand
    /// alone.
    fn settled(mut self, at_foot: bool, before: &Before) -> Result<Vec<Band>, Vec<Line>> {
        let resumed = !self.known.is_empty();
        if !resumed {
            self.find_more_gaps();
            self.find_edges();
            self.find_numbers();
        }
        let gaps = self.gaps.clone();
        if gaps.is_empty() {
            return Err(self.rows);
        }
        let several = self.rows.iter().filter(|r| split(r, &gaps).len() > 1).count();
        if !resumed && self.is_list_of_contents() {
            return Ok(self.rows.into_iter().map(Band::Contents).collect());
        }
        if !resumed && self.is_prose() {
            let mut columns: Vec<Vec<Line>> = vec![Vec::new(); gaps.len() + 1];
            for row in &self.rows {
                for (column, line) in split(row, &gaps) {
                    if let Some(lines) = columns.get_mut(column) {
                        lines.push(line);
                    }
                }
            }
            return Ok(vec![Band::Columns(columns)]);
        }
        let short = several < 3
            && (several < 2 || gaps.len() < 2)
            && !self.tells_who_and_when()
            && !(several > 0 && before.has_columns(&gaps))
            && !(several > 1 && self.heads_a_plan());
        if !resumed && short && !(at_foot && gaps.len() > 2 && self.heads_a_plan())
            || several * 4 < self.rows.len()
            || self.is_list()
        {
            return Err(self.rows);
        }
        // A title at the foot belongs to what follows.
        let bold = |row: &Line| row.words.iter().all(|w| w.bold);
        let mut body = self.rows.iter().rposition(|row| !bold(row)).map_or(self.rows.len(), |at| at + 1);
        while let (Some(above), Some(row)) =
            (body.checked_sub(1).and_then(|at| self.rows.get(at)), self.rows.get(body))
            && goes_on_in_bold(above, row, &gaps)
        {
            body += 1;
        }
        let below: Vec<Band> = self.rows.drain(body..).map(single).collect();
        let table = Band::Table(Unruled { rows: self.rows, gaps, known: self.known, centred: false });
        Ok(std::iter::once(table).chain(below).collect())
    }
}

/// True where a line stands right beneath the bold words of one column and is bold as they are: some tables set their first
/// column so.
fn goes_on_in_bold(above: &Line, row: &Line, gaps: &[Gap]) -> bool {
    let close = step(above, row) < row.size * 1.45 && (above.size - row.size).abs() < 0.5;
    let (cells, own) = (split(above, gaps), split(row, gaps));
    let [(column, _)] = own.as_slice() else { return false };
    let over = |(at, cell): &(usize, Line)| at == column && cell.words.iter().all(|w| w.bold);
    close && cells.iter().any(over)
}

/// White in a row that is wider than between words.
pub(super) fn wide_gaps(row: &Line) -> Vec<Gap> {
    row.words
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if b.from - a.to > row.size * COLUMN_GAP => Some(Gap { from: a.to, to: b.from }),
            _ => None,
        })
        .collect()
}

/// True where a word of the row begins where the words of the next column begin, however near the one before it ends.
fn begins_at(row: &Line, edge: f32) -> bool {
    row.words.iter().any(|w| (w.from - edge).abs() < row.size * 0.06)
}

/// True where the row has wide white of its own there, though others reach into it.
fn parts(row: &Line, gap: &Gap) -> bool {
    let before = row.words.iter().filter(|w| w.to <= gap.from + 0.5).map(|w| w.to).fold(f32::MIN, f32::max);
    let after = row.words.iter().filter(|w| w.from >= gap.to - 0.5).map(|w| w.from).fold(f32::MAX, f32::min);
    after - before > row.size * COLUMN_GAP
}

/// True where white in this row, or between it and one beside it, may part columns.
fn starts_columns(row: &Line, next: Option<&Line>) -> bool {
    let beside = next.is_some_and(|next| {
        step(row, next) < row.size * 0.75
            && (next.from - row.to > row.size * 0.8 || row.from - next.to > row.size * 0.8)
    });
    beside || !wide_gaps(row).is_empty()
}

fn is_contents(row: &Line) -> bool {
    contents_entry(&row.text()).is_some()
}

fn single(row: Line) -> Band {
    if is_contents(&row) { Band::Contents(row) } else { Band::Line(row) }
}
