//! Rows whose cells are lists: the references count the rows, and so do the lists, each of which begins anew with its first letter.
//!
//! A program that sets words down block by block puts lists and references in other orders than they stand in. As long as
//! there are as many of either, the first list is that of the first reference.

use super::piece::{Piece, is_label};
use crate::draft::ColumnRole;
use crate::front::text::likeness::Look;
use crate::front::text::lines::{following, is_bullet, numbered};
use crate::front::text::rows::{CellText, RowText};

/// Fewer rows than this may have as many lists as references by chance.
const FEWEST: usize = 3;

/// So few items stand between a label and its words.
const NEAR: usize = 4;

/// Words that may be those of a label are more than this.
const SENTENCE: usize = 5;

/// The columns of such a table.
struct Columns {
    reference: usize,
    theme: Option<usize>,
    items: usize,
}

/// The rows of a table whose references and lists count alike; none where they do not.
pub(super) fn rows(pieces: &[Piece], roles: &[Option<ColumnRole>]) -> Option<Vec<RowText>> {
    let at = |wanted: &[ColumnRole]| roles.iter().position(|r| r.is_some_and(|r| wanted.contains(&r)));
    let columns = Columns {
        reference: at(&[ColumnRole::Ref, ColumnRole::RecommendationRef])?,
        theme: at(&[ColumnRole::Theme, ColumnRole::Service, ColumnRole::Heading]),
        items: at(&[ColumnRole::Recommendation, ColumnRole::Activity])?,
    };
    let (mut rows, mut lists) = (Vec::<RowText>::new(), Vec::<(u32, String)>::new());
    // Where the list of each row begins among the lines of all.
    let mut begins: Vec<usize> = Vec::new();
    let mut label: Option<&str> = None;
    for (i, piece) in pieces.iter().enumerate() {
        if let Some(found) = lettered(piece) {
            let goes_on = label.and_then(following).is_some_and(|next| bare(&next) == bare(found));
            if !goes_on && is_first(found) {
                // A name stands over the first of a list, in the same block.
                let named = lists.last().is_some_and(|(_, above)| piece.below && names(above));
                begins.push(lists.len() - usize::from(named));
            }
            label = Some(found);
            lists.push((piece.number, piece.text.clone()));
        } else if is_reference(&piece.text, rows.len()) {
            rows.push(RowText {
                line: piece.number,
                guessed: true,
                cells: vec![CellText::one(columns.reference, piece.number, &piece.text)],
                ..RowText::default()
            });
        } else if piece.column == Some(columns.items)
            || piece.column.is_none()
                && (piece.below || heads(pieces, i) || is_bullet(&piece.text))
                && !lists.is_empty()
        {
            lists.push((piece.number, piece.text.clone()));
        } else if let Some((_, waits)) = lists.iter_mut().rev().take(NEAR).find(|(_, t)| is_label(t))
            && piece.text.split_whitespace().count() > SENTENCE
        {
            // The words of a label that others came between.
            *waits = format!("{waits} {}", piece.text);
        } else {
            let row = rows.last_mut()?;
            let column = piece.column.unwrap_or_else(|| columns.of(&piece.text, row, roles));
            add(row, column, piece.number, &piece.text);
        }
    }
    if rows.len() < FEWEST || rows.len() != begins.len() || begins.first() != Some(&0) {
        return None;
    }
    let ends = begins.iter().skip(1).copied().chain([lists.len()]);
    for (row, (from, to)) in rows.iter_mut().zip(begins.iter().zip(ends)) {
        for (number, text) in lists.get(*from..to).into_iter().flatten() {
            add(row, columns.items, *number, text);
        }
        row.cells.sort_by_key(|c| c.column);
    }
    Some(rows)
}

impl Columns {
    /// The column of words that are neither reference nor item: what comes first is the theme, then they go by their looks.
    fn of(&self, text: &str, row: &RowText, roles: &[Option<ColumnRole>]) -> usize {
        if let Some(theme) = self.theme.filter(|_| row.cells.len() == 1) {
            return theme;
        }
        let look = Look::at(text);
        let taken = [Some(self.reference), self.theme, Some(self.items)];
        let rest = roles.iter().enumerate().filter(|(column, _)| !taken.contains(&Some(*column)));
        let best = rest.max_by(|a, b| look.fits(*a.1).total_cmp(&look.fits(*b.1)));
        best.map_or(self.items, |(column, _)| column)
    }
}

fn add(row: &mut RowText, column: usize, number: u32, text: &str) {
    match row.cells.iter_mut().find(|c| c.column == column) {
        // A cell other than a list goes on over the end of a page.
        Some(cell) => cell.lines.push((number, text.to_owned())),
        None => row.cells.push(CellText::one(column, number, text)),
    }
}

/// The label of an item.
fn lettered(piece: &Piece) -> Option<&str> {
    let alone = || Some(piece.text.as_str()).filter(|t| is_label(t));
    numbered(&piece.text).map(|(label, _)| label).or_else(alone)
}

fn bare(label: &str) -> &str {
    label.trim_matches(['(', ')', '.'])
}

fn is_first(label: &str) -> bool {
    matches!(bare(label), "a" | "A" | "i" | "1")
}

/// True for the reference of the next row: "03", "R3" or "3." where two rows stand above it.
fn is_reference(text: &str, above: usize) -> bool {
    let text = text.trim_end_matches('.');
    let digits = text.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    text.len() <= 4 && digits.parse().is_ok_and(|n: usize| n == above + 1)
}

/// True for a piece that stands right over an item, in the same block.
fn heads(pieces: &[Piece], at: usize) -> bool {
    pieces.get(at + 1).is_some_and(|next| next.below && lettered(next).is_some())
}

/// True for words that can be the name of a list.
fn names(text: &str) -> bool {
    numbered(text).is_none() && !is_bullet(text) && !text.ends_with(['.', ';', ',']) && text.contains(' ')
}
