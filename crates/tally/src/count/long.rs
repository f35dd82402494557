//! Texts that are too long for a label: they are ones that no rule knows, and are not kept whole.

use records::Reading;
use records::reader::Dimension;

/// The longest text that can be a label, in bytes.
pub(crate) const LONGEST_LABEL: usize = 2_000;

/// The beginning of a text that is too long for a label.
pub(crate) fn shortened(text: &str) -> Option<String> {
    let text = text.trim();
    (text.len() > LONGEST_LABEL).then(|| text.chars().take(60).chain(['…']).collect())
}

/// What texts say of a field.
pub(crate) fn read(dimension: &Dimension, first: &str, second: &str) -> Reading {
    match shortened(first).or_else(|| shortened(second)) {
        Some(short) => Reading::Unmatched(short),
        None => dimension.read(first, second),
    }
}
