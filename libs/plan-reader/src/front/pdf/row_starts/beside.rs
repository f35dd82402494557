//! The rest of a sentence beside cells that stand in the middle of their row.

use super::{split, step};
use crate::front::pdf::text::Line;
use crate::front::pdf::unruled::Gap;

/// True for the rest of a sentence beside cells in the middle of its row, which stand half way between it and the line it goes
/// on from.
pub(super) fn goes_on(lines: &[Line], at: usize, gaps: &[Gap]) -> bool {
    let Some([upper, beside, own]) = at.checked_sub(2).and_then(|from| lines.get(from..=at)) else {
        return false;
    };
    let near = |a: &Line, b: &Line| step(a, b) < b.size * BESIDE;
    let only = |line: &Line| match split(line, gaps).as_slice() {
        [(column, cell)] => Some((*column, cell.text())),
        _ => None,
    };
    let Some((column, text)) = only(own) else { return false };
    let has = |line: &Line| split(line, gaps).iter().any(|(at, _)| *at == column);
    near(upper, beside)
        && near(beside, own)
        && text.starts_with(char::is_lowercase)
        && has(upper)
        && !has(beside)
}

/// Lines nearer than this, in sizes of letters, stand beside each other.
const BESIDE: f32 = 0.8;
