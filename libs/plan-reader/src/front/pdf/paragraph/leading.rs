//! How far the lines of a paragraph stand from each other.

use super::super::text::Line;
use super::super::vocabulary::Vocabulary;

/// The step from line to line within paragraphs.
pub(super) fn usual_leading(lines: &[Line], words: &Vocabulary) -> f32 {
    let mut steps: Vec<f32> = lines
        .windows(2)
        .filter_map(|pair| match pair {
            [a, b] if a.turn == b.turn => Some(b.base - a.base),
            _ => None,
        })
        .filter(|s| *s > 0.0)
        .collect();
    steps.sort_by(f32::total_cmp);
    // Lines within a paragraph are the nearest to each other; a few steps may all be between paragraphs.
    let size = lines.first().map_or(11.0, |l| l.size);
    let most = size * if steps.len() < 4 { words.leading() * 1.05 } else { 3.0 };
    steps.get(steps.len() / 4).copied().unwrap_or(0.0).min(most)
}
