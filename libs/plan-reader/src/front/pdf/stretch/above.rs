//! What stands above rows that hang together and belongs to them, and where such rows begin again.

use std::collections::VecDeque;

use super::{COLUMN_GAP, Stretch, goes_on_in_bold, wide_gaps};
use crate::aliases::Aliases;
use crate::front::pdf::text::{Line, Word};
use crate::front::pdf::unruled::{Gap, crosses, split, step};
use crate::interpret::columns::{are_headings, label_role};

/// Names and titles between the rows and the headings said again: no more than these.
const BETWEEN: usize = 3;
/// Headings take no more lines than this.
const HEADINGS: usize = 4;
/// Words stand in the same place where they are no further apart than this.
const SAME: f32 = 1.0;

impl Stretch {
    /// The upper lines of headings that stand on several.
    pub(super) fn take_above(&mut self, waiting: &mut Vec<Line>) {
        while let (Some(above), Some(first)) = (waiting.last(), self.rows.first()) {
            let close = step(above, first) < first.size * 1.45;
            let alike = is_bold(above) && is_bold(first) && (above.size - first.size).abs() < 0.5;
            let Some(gaps) = self.gaps_with(above).filter(|_| close && alike) else { return };
            if self.is_name_over_headings(above) {
                return;
            }
            self.gaps = gaps;
            self.rows.splice(0..0, waiting.pop());
        }
    }

    /// True for a name right above headings that are whole without it: "Homes" over "Action" is no part of that.
    fn is_name_over_headings(&self, above: &Line) -> bool {
        let cells = split(above, &self.gaps);
        let first = self.rows.first().and_then(|row| split(row, &self.gaps).into_iter().next());
        let (Some((0, name)), 1, Some((0, own))) = (cells.first(), cells.len(), first) else { return false };
        let role = |text: &str| label_role(text, &Aliases::default());
        let (name, own) = (name.text(), own.text());
        role(&own).is_some() && role(&format!("{name} {own}")).is_none() && self.heads_a_plan()
    }

    /// The first lines of one column, where they stand higher than those of the other.
    pub(super) fn take_tops(&mut self, waiting: &mut Vec<Line>) {
        while let (Some(above), Some(first)) = (waiting.last(), self.rows.first()) {
            let close = step(above, first) < first.size * 2.5 && (above.size - first.size).abs() < 0.5;
            let Some(gaps) = self.gaps_with(above).filter(|_| close) else { return };
            self.gaps = gaps;
            self.rows.splice(0..0, waiting.pop());
        }
    }

    /// The rest of a row that began on the page before.
    pub(super) fn take_rest(&mut self, waiting: &mut Vec<Line>) {
        let begins_small = |l: &Line| l.text().chars().next().is_some_and(char::is_lowercase);
        let mut gaps = self.gaps.clone();
        if waiting.len() > 6 || !waiting.first().is_some_and(begins_small) {
            return;
        }
        for row in waiting.iter() {
            let Some(fitting) = (Self { rows: Vec::new(), gaps, known: Vec::new() }).gaps_with(row) else {
                return;
            };
            gaps = fitting;
        }
        self.gaps = gaps;
        self.rows.splice(0..0, waiting.drain(..));
    }

    /// Headings over the headings, each over one or more columns.
    pub(super) fn take_groups(&mut self, waiting: &mut Vec<Line>) {
        if waiting.last().is_some_and(|above| stands_over_headings(above, &self.rows, &self.gaps)) {
            self.rows.splice(0..0, waiting.pop());
        }
    }

    /// A name above rows without headings, where others like it stand between them.
    pub(super) fn take_first_name(&mut self, waiting: &mut Vec<Line>) {
        let (Some(above), Some(first)) = (waiting.last(), self.rows.first()) else { return };
        let name = |row: &Line| {
            is_bold(row)
                && (row.from - first.from).abs() < SAME
                && (row.size - above.size).abs() < 0.2
                && wide_gaps(row).is_empty()
                && (crosses(row, &self.gaps) || split(row, &self.gaps).len() == 1)
        };
        let over_row = |pair: &[Line]| matches!(pair, [a, b] if name(a) && !is_bold(b));
        let near = step(above, first) < first.size * 4.5;
        // The end of a name on two lines is none.
        let ends_another = waiting.iter().rev().nth(1).is_some_and(|upper| {
            is_bold(upper) && step(upper, above) < above.size * 1.6 && (upper.size - above.size).abs() < 0.5
        });
        if self.known.is_empty()
            && near
            && !ends_another
            && name(above)
            && !is_bold(first)
            && self.rows.windows(2).any(over_row)
        {
            self.rows.splice(0..0, waiting.pop());
        }
    }

    /// True for a bold name below which the headings of a table stand, be they those of the stretch again.
    pub(super) fn begins_again_under(&self, next: &Line, rest: &VecDeque<Line>) -> bool {
        let head = self.rows.first().filter(|head| is_bold(head) && !wide_gaps(head).is_empty());
        let same = |row: &Line| {
            let alike = |(a, b): (&Word, &Word)| (a.from - b.from).abs() < SAME && a.text == b.text;
            head.is_some_and(|head| {
                row.words.len() == head.words.len() && row.words.iter().zip(&head.words).all(alike)
            })
        };
        if self.rows.len() < 2 || !is_bold(next) || !wide_gaps(next).is_empty() || same(next) {
            return false;
        }
        let heads = |row: &Line| {
            let cells: Vec<String> = split(row, &self.gaps).iter().map(|(_, cell)| cell.text()).collect();
            !wide_gaps(row).is_empty() && are_headings(&cells, &Aliases::default())
        };
        // The end of a cell whose column is bold is no name.
        if self.rows.last().is_some_and(|above| goes_on_in_bold(above, next, &self.gaps)) {
            return false;
        }
        // What is the same is found sooner than what the words are.
        let below = || rest.iter().skip(1).take(BETWEEN).take_while(|row| is_bold(row));
        below().any(same) || below().any(heads)
    }
}

/// True for a line of headings over those of the rows beneath, each over one or more of their columns.
pub(in crate::front::pdf) fn stands_over_headings(above: &Line, rows: &[Line], gaps: &[Gap]) -> bool {
    let Some(first) = rows.first() else { return false };
    let near = step(above, first) < first.size * 4.5 && (above.size - first.size).abs() < 0.5;
    let heads: Vec<&Line> = rows.iter().take(HEADINGS).take_while(|row| is_bold(row)).collect();
    let begins = |cell: &[Word]| {
        let meets = |x: f32| heads.iter().flat_map(|row| &row.words).any(|w| (w.from - x).abs() < SAME);
        cell.first().is_some_and(|own| meets(own.from))
    };
    let cells = above.words.chunk_by(|a, b| b.from - a.to < above.size * COLUMN_GAP);
    let (count, aligned) = cells.fold((0, true), |(n, all), cell| (n + 1, all && begins(cell)));
    let groups = near && is_bold(above) && aligned && (2..=gaps.len()).contains(&count);
    if !groups || heads.is_empty() || heads.iter().any(|row| crosses(row, gaps)) {
        return false;
    }
    let words = (0..=gaps.len()).map(|column| {
        let own = heads.iter().flat_map(|row| split(row, gaps)).filter(|(at, _)| *at == column);
        own.map(|(_, cell)| cell.text()).collect::<Vec<_>>().join(" ")
    });
    are_headings(&words.collect::<Vec<_>>(), &Aliases::default())
}

fn is_bold(row: &Line) -> bool {
    row.words.iter().all(|w| w.bold)
}
