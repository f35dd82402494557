//! Cards that stand beside each other, each with its own labels: read card by card, and not row by row.

use std::collections::HashSet;

use super::columns::label_role;
use super::words::folded;
use crate::aliases::Aliases;
use crate::block::{Block, Paragraph, Table};
use crate::draft::ColumnRole;

/// No more cards stand beside each other.
const MOST: usize = 4;

/// Takes the cards of a page out of the table that their places look like.
pub(super) fn parted(block: Block, aliases: &Aliases) -> Vec<Block> {
    let Block::Table(table) = block else { return vec![block] };
    let width = table.rows.iter().flat_map(|r| &r.cells).map(|c| c.column + 1).max().unwrap_or(0);
    if !(2..=MOST).contains(&width) || !each_has_labels(&table, width, aliases) {
        return vec![Block::Table(table)];
    }
    in_order(table, width, aliases)
}

/// True where what stands in one column and the next begins without a label, and goes on with the same two labels and more.
fn each_has_labels(table: &Table, width: usize, aliases: &Aliases) -> bool {
    let mut labels: Vec<HashSet<String>> = vec![HashSet::new(); width];
    let mut bare = vec![false; width];
    let mut told = false;
    for cell in table.rows.iter().flat_map(|r| &r.cells) {
        for p in &cell.paragraphs {
            let (Some(own), Some(bare)) = (labels.get_mut(cell.column), bare.get_mut(cell.column)) else {
                continue;
            };
            match label(p, aliases) {
                Some((label, role)) => {
                    told |= matches!(role, ColumnRole::Lead | ColumnRole::TargetDate);
                    own.insert(label);
                }
                None => *bare |= own.is_empty() && !p.text.trim().is_empty(),
            }
        }
    }
    let mut filled = labels.iter().zip(&bare).filter(|(own, _)| !own.is_empty());
    let Some((first, _)) = filled.next() else { return false };
    let alike = filled.clone().count() > 0 && filled.all(|(own, bare)| own == first && *bare);
    told && alike && first.len() > 1 && bare.first() == Some(&true)
}

/// The paragraphs of each card from its top to its bottom, row of cards by row of cards.
fn in_order(table: Table, width: usize, aliases: &Aliases) -> Vec<Block> {
    let mut out = Vec::new();
    let mut cards: Vec<Vec<Block>> = (0..width).map(|_| Vec::new()).collect();
    let mut told = false;
    for row in table.rows {
        let labelled = row.cells.iter().flat_map(|c| &c.paragraphs).any(|p| label(p, aliases).is_some());
        if !labelled && told {
            out.extend(cards.iter_mut().flat_map(std::mem::take));
        }
        told = labelled;
        for cell in row.cells {
            if let Some(card) = cards.get_mut(cell.column) {
                card.extend(cell.paragraphs.into_iter().map(Block::Paragraph));
            }
        }
    }
    out.extend(cards.into_iter().flatten());
    out
}

/// The label that a paragraph begins with, and what it says.
fn label(p: &Paragraph, aliases: &Aliases) -> Option<(String, ColumnRole)> {
    let (label, _) = p.text.split_once(':').filter(|(_, value)| !value.trim().is_empty())?;
    (label.split_whitespace().count() <= 5)
        .then(|| Some((folded(label), label_role(label, aliases)?)))
        .flatten()
}
