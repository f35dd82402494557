//! How likely it is that words are one cell: by what they say, and by where their lines end.

use std::collections::HashSet;

use super::Item;
use super::column::Broken;
use crate::draft::ColumnRole;
use crate::front::text::likeness::Look;
use crate::front::text::listed::Follows;

/// How well a cell fits under a heading.
pub(super) fn fits_under(
    look: &Look,
    text: &str,
    role: Option<ColumnRole>,
    ends_with_a_date: bool,
    known: &HashSet<String>,
) -> f32 {
    let words = text.split_whitespace().count();
    let long = |brief: usize| 0.35 * words.saturating_sub(brief) as f32;
    match role {
        Some(ColumnRole::TargetDate) => {
            // What ends with a date is one; words after it are of the next cell.
            let ends = if words < 8 && ends_with_a_date { 0.6 } else { 0.0 };
            look.fits(role) + ends - 0.2 * words.clamp(3, 8).saturating_sub(3) as f32 - long(8)
        }
        Some(ColumnRole::Status) => look.fits(role) - long(8),
        Some(ColumnRole::Lead | ColumnRole::LeadAuthority) if known.contains(text) => 2.5,
        Some(ColumnRole::Lead | ColumnRole::LeadAuthority) if look.names_leads() => {
            // A name with its role says more than the name.
            let more = if text.contains(". ") { 0.0 } else { 0.15 * words.min(6) as f32 };
            1.2 + more - long(12)
        }
        Some(ColumnRole::Lead | ColumnRole::LeadAuthority) => {
            let short = words == 1 && text.contains(char::is_lowercase);
            look.fits(role) - long(12) - if short { 1.0 } else { 0.0 }
        }
        _ => look.fits(role),
    }
}

/// True for the letter of an item: "a.", "(b)", "iv)".
pub(super) fn is_letter(word: &str) -> bool {
    let bare = word.trim_matches(['(', ')', '.']);
    let roman = (2..=4).contains(&bare.len()) && bare.bytes().all(|b| b"ivx".contains(&b));
    word.ends_with(['.', ')'])
        && (roman || bare.len() == 1 && bare.starts_with(|c: char| c.is_ascii_lowercase()))
}

pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '•' | '●' | '▪' | '\u{f0b7}' | '\u{f0a7}' | '(' | '-' | '–' | '✓')
}

/// How well one line of a cell is followed by the next in a column this wide.
pub(super) fn held(broken: Broken, follows: Follows, item: Item, wide: Option<u32>) -> f32 {
    match item {
        Item::Reference => return -1.5,
        Item::Listed => return 0.3,
        Item::None => {}
    }
    let Some(wide) = wide else {
        return match follows {
            Follows { open: true, .. }
            | Follows { small: true, closed: false, .. }
            | Follows { year: true, .. } => 0.4,
            Follows { closed: true, .. } => -0.9,
            Follows { long: true, .. } => 0.0,
            _ => -0.5,
        };
    };
    if broken.ink as f32 > wide as f32 * 1.04 {
        return -1.5;
    }
    let spare = broken.spare(wide);
    let midway = if follows.midway() { 0.4 } else { 0.0 };
    if spare < 0.015 {
        0.7 + midway
    } else if follows.closed {
        -1.0 - spare
    } else {
        midway - 1.0 - (spare * 6.0).min(3.0)
    }
}
