//! Points that say who and when beneath plain lines that say what: "• Lead: Head of HR" and "• By: May 2027" below "Train all panels".
//! They are no list of things to do, but lines of what stands above them.

use super::columns::label_role;
use crate::aliases::Aliases;
use crate::block::{Block, Manner, Paragraph};
use crate::draft::ColumnRole;

/// Fewer lines with such points tell nothing of how a document is written.
const LEAST: usize = 2;

/// Makes plain lines of such points, where no list of the document says anything else.
pub(super) fn flattened(blocks: &mut [Block], aliases: &Aliases) {
    let mut runs: Vec<std::ops::Range<usize>> = Vec::new();
    let mut at = 0;
    while at < blocks.len() {
        let end = at + blocks.iter().skip(at).take_while(|b| is_point(b)).count();
        if end == at {
            at += 1;
            continue;
        }
        let points = blocks.get(at..end).unwrap_or_default();
        if !points.iter().all(|b| fact(b, aliases).is_some()) {
            return;
        }
        let roles: Vec<ColumnRole> = points.iter().filter_map(|b| fact(b, aliases)).collect();
        let of_plan = roles.contains(&ColumnRole::Lead) || roles.contains(&ColumnRole::TargetDate);
        let once = roles.iter().enumerate().all(|(i, role)| !roles.iter().skip(i + 1).any(|r| r == role));
        let above = at.checked_sub(1).and_then(|i| blocks.get(i));
        if of_plan && once && above.is_some_and(is_plain) {
            runs.push(at..end);
        }
        at = end;
    }
    if runs.len() < LEAST {
        return;
    }
    for at in runs.into_iter().flatten() {
        if let Some(Block::Paragraph(p)) = blocks.get_mut(at) {
            p.manner = Manner::Plain;
        }
    }
}

fn is_point(block: &Block) -> bool {
    matches!(block, Block::Paragraph(Paragraph { manner: Manner::Bullet(_), .. }))
}

fn is_plain(block: &Block) -> bool {
    matches!(block, Block::Paragraph(Paragraph { manner: Manner::Plain, .. }))
}

/// What a point with a label says.
fn fact(block: &Block, aliases: &Aliases) -> Option<ColumnRole> {
    let Block::Paragraph(p) = block else { return None };
    let (label, said) = p.text.split_once(':')?;
    let role = label_role(label.trim(), aliases).filter(|role| *role != ColumnRole::Activity)?;
    (label.split_whitespace().count() <= 4 && !said.trim().is_empty()).then_some(role)
}
