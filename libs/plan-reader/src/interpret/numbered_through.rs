//! Themes over objectives over activities, told by numbers that go on from one another: 1, then 1.1, then 1.1.1.

use std::collections::HashSet;

use super::prose::Prose;

/// A heading by where it stands, its words, and the heading above it.
pub(super) struct Numbered<'h> {
    pub at: usize,
    pub text: &'h str,
    pub parent: Option<usize>,
}

/// The headings that are themes, and those between them and their activities, by their place in the list.
#[derive(Default)]
pub(super) struct Levels {
    pub themes: HashSet<usize>,
    pub between: HashSet<usize>,
}

/// Finds the two upper levels where the activities bear numbers of the third, under at least two themes.
pub(super) fn levels(headings: &[Numbered<'_>], prose: &Prose) -> Levels {
    let mut found = Levels::default();
    for entry in &prose.entries {
        let (Some(ref_), Some(block)) = (&entry.ref_, entry.blocks.first()) else { continue };
        let over = headings.iter().rposition(|h| h.at < *block);
        let Some((between, heading)) = over.and_then(|i| Some((i, headings.get(i)?))) else { continue };
        let Some((theme, above)) = heading.parent.and_then(|i| Some((i, headings.get(i)?))) else { continue };
        let numbers = number(heading.text).zip(number(above.text));
        if numbers.is_some_and(|((middle, _), (upper, _))| {
            goes_on(ref_, middle) && goes_on(middle, upper) && !upper.contains('.')
        }) {
            found.themes.insert(theme);
            found.between.insert(between);
        }
    }
    if found.themes.len() > 1 { found } else { Levels::default() }
}

/// The number a heading begins with, and its name.
pub(super) fn number(heading: &str) -> Option<(&str, &str)> {
    let (first, name) = heading.trim().split_once(char::is_whitespace)?;
    let number = first.trim_end_matches(['.', ':', ')']);
    let parts =
        number.split('.').all(|p| (1..=2).contains(&p.len()) && p.chars().all(|c| c.is_ascii_digit()));
    parts.then(|| (number, name.trim()))
}

fn goes_on(number: &str, from: &str) -> bool {
    number
        .strip_prefix(from)
        .is_some_and(|rest| rest.starts_with('.') && !rest.trim_start_matches('.').contains('.'))
}

#[cfg(test)]
mod tests {
    use super::{goes_on, number};

    #[test]
    fn a_number_goes_on_from_the_one_above_it() {
        assert!(goes_on("1.2.1", "1.2") && goes_on("1.2", "1"));
        assert!(!goes_on("1.2.1", "1") && !goes_on("12", "1") && !goes_on("2.1", "1"));
        assert_eq!(number("1.1 We recruit"), Some(("1.1", "We recruit")));
        assert_eq!(number("2026 to 2028"), None);
    }
}
