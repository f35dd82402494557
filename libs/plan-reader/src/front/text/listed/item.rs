//! What a line says of itself by how it begins: that it is one of several in a cell, or the next of them.

use crate::front::text::lines::{following, is_bullet, numbered};

/// How a line stands to the items of a list within a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Item {
    None,
    /// It begins with a bullet, or with a letter other than the first.
    Listed,
    /// It begins with a bullet, as the line above does.
    Again,
    /// Its letter is the one after that of the line above, or of the line above a heading between them.
    Next,
}

impl Item {
    /// Looks at a line and those above it, the nearest first.
    pub(super) fn of(text: &str, above: &[&str]) -> Self {
        let Some(letter) = letter(text) else {
            return match above.first() {
                _ if !is_bullet(text) => Self::None,
                Some(above) if is_bullet(above) => Self::Again,
                _ => Self::Listed,
            };
        };
        let before = above.iter().find_map(|a| self::letter(a));
        if before.and_then(following).is_some_and(|next| next == letter) {
            return Self::Next;
        }
        let first = matches!(letter.trim_matches(['(', ')', '.']), "a" | "A" | "i" | "I");
        if first { Self::None } else { Self::Listed }
    }
}

/// Fewer rows than this count nothing.
const FEWEST: usize = 3;

/// The lines that begin rows by the letters in front of them, where the first does so with the first letter and each with the one after
/// that of the row above.
pub(super) fn counting_rows(texts: &[&str]) -> Vec<usize> {
    let lettered: Vec<(usize, &str)> =
        texts.iter().enumerate().filter_map(|(i, text)| Some((i, letter(text)?))).collect();
    let first =
        lettered.first().is_some_and(|(i, label)| *i == 0 && label.trim_matches(['(', ')', '.']) == "a");
    let counts = |pair: &[(usize, &str)]| matches!(pair, [(i, a), (j, b)] if *j > i + 1 && following(a).is_some_and(|next| next == *b));
    if first && lettered.len() >= FEWEST && lettered.windows(2).all(counts) {
        return lettered.into_iter().map(|(i, _)| i).collect();
    }
    Vec::new()
}

/// The label of a line that begins with a letter: "b." or "(b)".
fn letter(text: &str) -> Option<&str> {
    numbered(text).map(|(label, _)| label).filter(|label| !label.contains(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::{Item, counting_rows};

    #[test]
    fn letters_count_rows_where_cells_stand_between_them() {
        assert_eq!(counting_rows(&["a) Publish", "HR", "b) Train", "Chair", "c) Meet", "HR"]), [0, 2, 4]);
        assert!(counting_rows(&["a) Publish", "b) Train", "c) Meet", "HR"]).is_empty());
        assert!(counting_rows(&["Homes", "a) Publish", "HR", "b) Train", "Chair", "c) Meet"]).is_empty());
    }

    #[test]
    fn an_item_knows_the_one_before_it_over_a_heading() {
        assert_eq!(Item::of("a. Publish the gap", &[]), Item::None);
        assert_eq!(Item::of("• Publish the gap", &["Head of HR"]), Item::Listed);
        assert_eq!(Item::of("• Train panels", &["• Publish the gap"]), Item::Again);
        assert_eq!(Item::of("b. Train panels", &["a. Publish the gap"]), Item::Next);
        assert_eq!(Item::of("i. Train panels", &["Who is trained", "h. Publish the gap"]), Item::Next);
        assert_eq!(Item::of("1. Train panels", &[]), Item::None);
    }
}
