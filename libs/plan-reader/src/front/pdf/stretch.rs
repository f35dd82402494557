//! Finds where white runs down between words: tables without rules, columns of prose, lists of contents.

use super::layout::COLUMN_GAP;
use super::text::{Line, Word};
use super::unruled::{Gap, Unruled, crosses, split, step};
use crate::aliases::Aliases;
use crate::interpret::columns::are_headings;
use crate::interpret::contents_entry;

/// What a stretch of rows is.
pub(super) enum Band {
    Line(Line),
    Contents(Line),
    /// Columns of prose, each from its top to its bottom.
    Columns(Vec<Vec<Line>>),
    Table(Unruled),
}

/// Sorts the rows of a page, from the top down, into running text and tables.
/// `goes_on` says that a page before may have left a table open.
pub(super) fn bands(rows: Vec<Line>, goes_on: bool) -> Vec<Band> {
    let mut out = Vec::new();
    let mut rest = rows.into_iter().peekable();
    let mut waiting: Vec<Line> = Vec::new();
    while let Some(row) = rest.next() {
        if is_contents(&row) || !starts_columns(&row, rest.peek()) {
            waiting.push(row);
            continue;
        }
        let mut stretch = Stretch::begin(row);
        stretch.take_above(&mut waiting);
        if goes_on && out.is_empty() {
            stretch.take_rest(&mut waiting);
        }
        let mut crossing: Vec<Line> = Vec::new();
        while let Some(next) = rest.peek() {
            let above = crossing.last().or(stretch.rows.last());
            if above.is_some_and(|above| step(above, next) > next.size * 4.5)
                || stretch.rows.last().is_some_and(|l| next.size > l.size * 1.15)
                || is_contents(next)
                || stretch.ends_before(next)
            {
                break;
            }
            if let Some(gaps) = stretch.gaps_with(next) {
                stretch.gaps = gaps;
                stretch.rows.append(&mut crossing);
                stretch.rows.extend(rest.next());
            } else if stretch.is_band(next) && crossing.len() < 2 {
                crossing.extend(rest.next());
            } else {
                break;
            }
        }
        if stretch.is_prose() {
            stretch.take_tops(&mut waiting);
        }
        match stretch.settled() {
            Ok(band) => {
                out.extend(waiting.drain(..).map(single));
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
}

impl Stretch {
    fn begin(row: Line) -> Self {
        let gaps = wide_gaps(&row);
        Self { rows: vec![row], gaps }
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
                && (white < row.size * 0.04 || !begins_at(row, gap.to) && !parts(row, &left))
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
        legend || gaps.len() > self.gaps.len() + 1 && are_headings(&words(), &Aliases::default())
    }

    /// A name across the columns, between rows of them.
    fn is_band(&self, row: &Line) -> bool {
        let size = self.rows.first().map_or(10.0, |l| l.size);
        row.words.len() <= 12
            && row.size < size * 1.1
            && wide_gaps(row).is_empty()
            && self.rows.first().is_some_and(|first| row.from < first.from + size * 3.0)
    }

    /// The upper lines of headings that stand on several.
    fn take_above(&mut self, waiting: &mut Vec<Line>) {
        let bold = |row: &Line| row.words.iter().all(|w| w.bold);
        while let (Some(above), Some(first)) = (waiting.last(), self.rows.first()) {
            let close = step(above, first) < first.size * 1.45;
            let alike = bold(above) && bold(first) && (above.size - first.size).abs() < 0.5;
            let Some(gaps) = self.gaps_with(above).filter(|_| close && alike) else { return };
            self.gaps = gaps;
            self.rows.splice(0..0, waiting.pop());
        }
    }

    /// The first lines of one column, where they stand higher than those of the other.
    fn take_tops(&mut self, waiting: &mut Vec<Line>) {
        while let (Some(above), Some(first)) = (waiting.last(), self.rows.first()) {
            let close = step(above, first) < first.size * 2.5 && (above.size - first.size).abs() < 0.5;
            let Some(gaps) = self.gaps_with(above).filter(|_| close) else { return };
            self.gaps = gaps;
            self.rows.splice(0..0, waiting.pop());
        }
    }

    /// The rest of a row that began on the page before.
    fn take_rest(&mut self, waiting: &mut Vec<Line>) {
        let begins_small = |l: &Line| l.text().chars().next().is_some_and(char::is_lowercase);
        let mut gaps = self.gaps.clone();
        if waiting.len() > 6 || !waiting.first().is_some_and(begins_small) {
            return;
        }
        for row in waiting.iter() {
            let Some(fitting) = (Self { rows: Vec::new(), gaps }).gaps_with(row) else { return };
            gaps = fitting;
        }
        self.gaps = gaps;
        self.rows.splice(0..0, waiting.drain(..));
    }

    /// What the stretch is, if it is more than running text; else its rows again.
    fn settled(mut self) -> Result<Vec<Band>, Vec<Line>> {
        self.find_more_gaps();
        let gaps = self.gaps.clone();
        if gaps.is_empty() {
            return Err(self.rows);
        }
        let several = self.rows.iter().filter(|r| split(r, &gaps).len() > 1).count();
        if self.is_list_of_contents() {
            return Ok(self.rows.into_iter().map(Band::Contents).collect());
        }
        if self.is_prose() {
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
        if several < 3 && (several < 2 || gaps.len() < 2) || several * 4 < self.rows.len() || self.is_list() {
            return Err(self.rows);
        }
        Ok(vec![Band::Table(Unruled { rows: self.rows, gaps })])
    }

    /// White that no row reaches into though the first row did not show it: a column without a heading.
    fn find_more_gaps(&mut self) {
        let rows: Vec<&Line> = self.rows.iter().filter(|r| !crosses(r, &self.gaps)).collect();
        let size = rows.first().map_or(10.0, |l| l.size);
        let mut spans: Vec<(f32, f32)> = rows.iter().flat_map(|r| &r.words).map(|w| (w.from, w.to)).collect();
        spans.sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut reach = f32::MAX;
        for (from, to) in spans {
            if from - reach > size * 0.6 {
                let gap = Gap { from: reach, to: from };
                let known = self.gaps.iter().any(|g| g.from < gap.to && gap.from < g.to);
                let wide = rows
                    .iter()
                    .filter(|r| wide_gaps(r).iter().any(|g| g.from <= gap.from + 0.5 && g.to >= gap.to - 0.5))
                    .count();
                // White between a heading and what is set to the right beneath it is within one column.
                let both = |r: &&&Line| {
                    let beyond = |edge: &dyn Fn(&Gap) -> f32| self.gaps.iter().map(edge).collect::<Vec<_>>();
                    let left = beyond(&|g| g.to)
                        .into_iter()
                        .filter(|x| *x <= gap.from + 0.5)
                        .fold(f32::MIN, f32::max);
                    let right = beyond(&|g| g.from)
                        .into_iter()
                        .filter(|x| *x >= gap.to - 0.5)
                        .fold(f32::MAX, f32::min);
                    r.words.iter().any(|w| w.from >= left - 0.5 && w.to <= gap.from + 0.5)
                        && r.words.iter().any(|w| w.from >= gap.to - 0.5 && w.to <= right + 0.5)
                };
                let filled = rows.iter().skip(1).filter(both).count();
                if !known && rows.len() > 3 && wide * 4 >= rows.len() && filled > 1 {
                    self.gaps.push(gap);
                }
            }
            reach = if reach == f32::MAX { to } else { reach.max(to) };
        }
        self.gaps.sort_by(|a, b| a.from.total_cmp(&b.from));
    }

    /// Labels and marks with words after them are a list, though white stands between.
    fn is_list(&self) -> bool {
        let [gap] = self.gaps.as_slice() else { return false };
        let firsts: Vec<&Word> =
            self.rows.iter().filter_map(|r| r.words.first()).filter(|w| w.to <= gap.from + 0.5).collect();
        let alone =
            self.rows.iter().filter(|r| r.words.get(1).is_none_or(|w| w.from >= gap.to - 0.5)).count();
        let marks = firsts
            .iter()
            .filter(|w| w.text.chars().all(|c| !c.is_alphanumeric()) || w.text.ends_with(['.', ')']))
            .filter(|w| w.text.chars().count() <= 5)
            .count();
        marks * 2 > firsts.len() && alone == self.rows.len()
    }

    fn is_list_of_contents(&self) -> bool {
        let number = |r: &Line| match split(r, &self.gaps).as_slice() {
            [_, (_, page)] if page.words.len() == 1 => page.text().parse::<u32>().ok().filter(|n| *n < 1000),
            _ => None,
        };
        self.gaps.len() == 1
            && self.rows.len() > 2
            && self.rows.iter().all(|r| number(r).is_some())
            && self.rows.windows(2).all(|pair| matches!(pair, [a, b] if number(a) <= number(b)))
    }

    /// Columns of running text are alike in width and full to their edges.
    fn is_prose(&self) -> bool {
        if self.gaps.len() > 2 || self.rows.len() < 6 {
            return false;
        }
        let mut lines: Vec<Vec<Line>> = vec![Vec::new(); self.gaps.len() + 1];
        for (column, line) in self.rows.iter().flat_map(|r| split(r, &self.gaps)) {
            if let Some(lines) = lines.get_mut(column) {
                lines.push(line);
            }
        }
        let widths: Vec<f32> = lines
            .iter()
            .map(|l| {
                l.iter().map(|l| l.to).fold(f32::MIN, f32::max)
                    - l.iter().map(|l| l.from).fold(f32::MAX, f32::min)
            })
            .collect();
        let (least, most) =
            widths.iter().fold((f32::MAX, f32::MIN), |(least, most), w| (least.min(*w), most.max(*w)));
        let full = lines.iter().zip(&widths).all(|(lines, width)| {
            lines.len() > 3
                && lines.iter().filter(|l| l.to - l.from > width * 0.75).count() * 3 >= lines.len() * 2
        });
        let words = self.rows.iter().map(|l| l.words.len()).sum::<usize>();
        let lines: usize = lines.iter().map(Vec::len).sum();
        most < least * 1.4 && full && words > lines * 4
    }
}

/// White in a row that is wider than between words.
fn wide_gaps(row: &Line) -> Vec<Gap> {
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
