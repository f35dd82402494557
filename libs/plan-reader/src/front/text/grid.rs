//! Tables drawn as a grid of `+---+` and `|`, or of the box characters that mean the same.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::lines::{Line, slice, width};
use super::rows::{CellText, RowText};

/// So many lines show whether the drawing has columns.
const SAMPLE: usize = 60;

/// A grid with more upright lines than this was drawn by nobody.
const MOST_EDGES: usize = 200;

pub(super) fn take(lines: &[Line<'_>]) -> Option<(Vec<RowText>, usize)> {
    whole(lines.get(..SAMPLE.min(lines.len()))?)?;
    whole(lines)
}

fn whole(lines: &[Line<'_>]) -> Option<(Vec<RowText>, usize)> {
    let first = plain(lines.first()?.text);
    if !is_border(&first) {
        return None;
    }
    let left = indent(&first);
    let mut drawn: Vec<(u32, String)> = Vec::new();
    for line in lines {
        let text = plain(line.text);
        if indent(&text) != left || !text.trim_start().starts_with(['+', '|']) {
            break;
        }
        drawn.push((line.number, text.trim_start().to_owned()));
    }
    let edges: Vec<usize> = drawn
        .iter()
        .filter(|(_, t)| t.starts_with('+'))
        .flat_map(|(_, t)| {
            t.chars().enumerate().filter(|(_, c)| *c == '+').map(|(i, _)| i).collect::<Vec<_>>()
        })
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    if !(3..=MOST_EDGES).contains(&edges.len()) || drawn.len() < 3 {
        return None;
    }
    let mut grid = Grid { edges, open: Vec::new(), rows: Vec::new() };
    for (number, text) in &drawn {
        if text.starts_with('+') || is_partial_border(text) {
            grid.border(text, *number);
        } else {
            grid.words(text, *number);
        }
    }
    Some((grid.rows, drawn.len()))
}

/// Draws box characters with the plain ones.
fn plain(text: &str) -> Cow<'_, str> {
    if !text.contains(|c: char| ('\u{2500}'..='\u{257f}').contains(&c)) {
        return Cow::Borrowed(text);
    }
    let letters = text.chars().map(|c| match c {
        '─' | '━' | '┄' | '┅' | '╌' => '-',
        '═' => '=',
        '│' | '┃' | '║' | '┆' => '|',
        '\u{2500}'..='\u{257f}' => '+',
        other => other,
    });
    Cow::Owned(letters.collect())
}

fn indent(text: &str) -> usize {
    text.chars().take_while(|c| *c == ' ').count()
}

fn is_border(text: &str) -> bool {
    let text = text.trim();
    text.len() > 4
        && text.starts_with('+')
        && text.ends_with('+')
        && text.matches('+').count() > 1
        && text.chars().all(|c| matches!(c, '+' | '-' | '=' | ':' | ' '))
}

/// A border that passes a cell reaching down: `|      +-----+`.
fn is_partial_border(text: &str) -> bool {
    text.contains("+--") && text.contains("--+") || text.contains("+==") && text.contains("==+")
}

struct Open {
    cell: CellText,
    row: usize,
}

struct Grid {
    edges: Vec<usize>,
    open: Vec<Open>,
    rows: Vec<RowText>,
}

impl Grid {
    /// The columns each cell of a line covers: from, to, its words.
    fn cells<'t>(&self, text: &'t str) -> Vec<(usize, usize, &'t str)> {
        let at = |place: usize| slice(text, place, place + 1);
        let last = self.edges.len() - 1;
        let here: Vec<usize> = (0..=last)
            .filter(|i| {
                self.edges.get(*i).is_some_and(|p| matches!(at(*p), "|" | "+")) || *i == 0 || *i == last
            })
            .collect();
        here.windows(2)
            .filter_map(|pair| {
                let [from, to] = pair else { return None };
                let words = slice(text, self.edges.get(*from)? + 1, *self.edges.get(*to)?);
                Some((*from, *to, words))
            })
            .collect()
    }

    fn border(&mut self, text: &str, number: u32) {
        let mut closed = false;
        let heads = text.contains("==");
        for (from, to, words) in self.cells(text) {
            let ruled = !words.is_empty() && words.chars().all(|c| matches!(c, '-' | '=' | ':' | '+'));
            if ruled {
                closed = true;
                self.open.retain(|o| !(from..to).contains(&o.cell.column));
            } else {
                self.add(from, to, words, number);
            }
        }
        if !closed {
            return;
        }
        for still in &self.open {
            if let Some(cell) = self
                .rows
                .get_mut(still.row)
                .and_then(|r| r.cells.iter_mut().find(|c| c.column == still.cell.column))
            {
                cell.rows += 1;
            }
        }
        // A rule of double lines further down stands over a footer.
        if heads && self.rows.len() <= 3 {
            for row in &mut self.rows {
                row.headings = true;
            }
        }
        self.rows.push(RowText { line: number.saturating_add(1), ..RowText::default() });
    }

    fn words(&mut self, text: &str, number: u32) {
        for (from, to, words) in self.cells(text) {
            self.add(from, to, words, number);
        }
    }

    fn add(&mut self, from: usize, to: usize, words: &str, number: u32) {
        let Some(last) = self.rows.len().checked_sub(1) else { return };
        let row = match self.open.iter().find(|o| o.cell.column == from) {
            Some(open) => open.row,
            None => {
                let cell = CellText {
                    column: from,
                    columns: to - from,
                    rows: 1,
                    lines: Vec::new(),
                    wide: Some(width(words).saturating_sub(2)),
                };
                if let Some(row) = self.rows.get_mut(last) {
                    row.cells.push(cell.clone());
                }
                self.open.push(Open { cell, row: last });
                last
            }
        };
        if let Some(cell) = self.rows.get_mut(row).and_then(|r| r.cells.iter_mut().find(|c| c.column == from))
        {
            let words = words.strip_prefix(' ').unwrap_or(words).trim_end();
            cell.lines.push((number, words.to_owned()));
        }
    }
}
