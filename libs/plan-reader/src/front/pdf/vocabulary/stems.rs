//! Words that many plans use: what stands among them is whole, what does not may be half a word.

use std::collections::HashSet;
use std::sync::OnceLock;

/// True for such a word, or for one that ends otherwise.
pub(super) fn is_common(word: &str) -> bool {
    static WORDS: OnceLock<HashSet<&str>> = OnceLock::new();
    let known = WORDS.get_or_init(|| {
        let lines = include_str!("words.txt").lines().filter(|line| !line.starts_with('#'));
        lines.flat_map(str::split_whitespace).collect()
    });
    let ends_otherwise = |(ending, instead): &(&str, &str)| {
        word.strip_suffix(ending).is_some_and(|stem| {
            stem.len() + instead.len() > 2 && known.contains(format!("{stem}{instead}").as_str())
        })
    };
    word.len() <= LONGEST && (known.contains(word) || ENDINGS.iter().any(ends_otherwise))
}

/// No word of the list has more letters.
const LONGEST: usize = 30;

/// Endings of words, and what the words of the list have instead.
const ENDINGS: &[(&str, &str)] = &[
    ("ies", "y"),
    ("ied", "y"),
    ("ing", "e"),
    ("ing", ""),
    ("ed", "e"),
    ("ed", ""),
    ("es", "e"),
    ("es", ""),
    ("s", ""),
    ("ly", ""),
    ("er", "e"),
    ("er", ""),
    ("ment", ""),
];

#[cfg(test)]
mod tests {
    use super::is_common;

    #[test]
    fn words_are_known_by_their_stems() {
        for (word, common) in [
            ("policy", true),
            ("policies", true),
            ("reviewing", true),
            ("translators", true),
            ("placeme", false),
            ("nts", false),
            ("communi", false),
        ] {
            assert_eq!(is_common(word), common, "{word}");
        }
    }
}
