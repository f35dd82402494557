//! The part of a text where the words that were searched for stand, with those words marked.

use serde::Serialize;

/// A piece of text. The template escapes it and sets marked pieces apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(super) struct Piece {
    pub text: String,
    pub marked: bool,
}

/// How many characters come before the first marked word, and how many there are at most.
const BEFORE: usize = 80;
const LENGTH: usize = 280;

/// The part of `text` around the first word that was searched for, its matches marked. The start of the text, if
/// none of the words stands in it.
pub(super) fn cut(text: &str, searched: &str) -> Vec<Piece> {
    let stems: Vec<String> = words(searched).map(|(_, word)| stem(word)).collect();
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = words(&line).find(|(_, word)| stems.contains(&stem(word))).map_or(0, |(at, _)| at);
    let (from, to) = (start(&line, first), end(&line, first));
    let Some(part) = line.get(from..to) else { return Vec::new() };

    let mut pieces: Vec<Piece> = Vec::new();
    let mut add = |text: &str, marked: bool| {
        if !text.is_empty() {
            pieces.push(Piece { text: text.to_owned(), marked });
        }
    };
    if from > 0 {
        add("… ", false);
    }
    let mut done = 0;
    for (at, word) in words(part) {
        if stems.contains(&stem(word)) {
            add(part.get(done..at).unwrap_or_default(), false);
            add(word, true);
            done = at + word.len();
        }
    }
    add(part.get(done..).unwrap_or_default(), false);
    if to < line.len() {
        add(" …", false);
    }
    pieces
}

/// The words of a text and where they begin.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let origin = text.as_ptr() as usize;
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|it| !it.is_empty())
        .map(move |word| (word.as_ptr() as usize - origin, word))
}

/// A word without its ending. Much simpler than the databases' own stemming: a word that they find and this
/// does not recognise is shown without a mark.
fn stem(word: &str) -> String {
    let word = word.to_lowercase();
    for (ending, instead) in [
        ("ies", "y"),
        ("ings", ""),
        ("ing", ""),
        ("ments", ""),
        ("ment", ""),
        ("ed", ""),
        ("es", ""),
        ("ly", ""),
        ("s", ""),
        ("e", ""),
    ] {
        if let Some(rest) = word.strip_suffix(ending)
            && rest.chars().count() >= 3
        {
            return format!("{rest}{instead}");
        }
    }
    word
}

/// A place before `first`, between two words.
fn start(line: &str, first: usize) -> usize {
    let Some(before) = line.get(..first) else { return 0 };
    let Some((far, _)) = before.char_indices().rev().nth(BEFORE) else { return 0 };
    line.get(far..).and_then(|it| it.find(' ')).map_or(0, |it| (far + it + 1).min(first))
}

/// A place after `first`, between two words.
fn end(line: &str, first: usize) -> usize {
    let rest = line.get(first..).unwrap_or_default();
    match rest.char_indices().nth(LENGTH - BEFORE) {
        None => line.len(),
        Some((far, _)) => {
            first + rest.get(..far).and_then(|it| it.rfind(' ')).filter(|it| *it > 0).unwrap_or(far)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn shown(text: &str, searched: &str) -> String {
        cut(text, searched)
            .into_iter()
            .map(|it| if it.marked { format!("[{}]", it.text) } else { it.text })
            .collect()
    }

    #[test]
    fn words_are_marked_in_any_ending() {
        assert_eq!(
            shown("Train all governors; training repeated.", "TRAINING governor"),
            "[Train] all [governors]; [training] repeated."
        );
        assert_eq!(shown("A policy on policies", "policies"), "A [policy] on [policies]");
    }

    #[test]
    fn a_long_text_is_cut_between_words_around_the_first_match() {
        let text = format!("{}needle {}", "hay ".repeat(100), "straw ".repeat(100));
        let shown = shown(&text, "needle");
        assert!(shown.starts_with("… hay") && shown.ends_with("straw …"), "{shown}");
        assert!(shown.contains("hay [needle] straw"));
    }

    #[test]
    fn a_text_without_the_words_shows_its_start() {
        assert_eq!(shown("Nothing here", "needle"), "Nothing here");
    }

    proptest! {
        #[test]
        fn any_text_can_be_cut_and_loses_nothing_within(text in ".{0,400}", searched in ".{0,40}") {
            let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
            let pieces = cut(&text, &searched);
            let joined: String = pieces.iter().map(|it| it.text.as_str()).collect();
            let bare = joined.strip_prefix("… ").filter(|it| line.contains(it.trim_end_matches(" …"))).unwrap_or(&joined);
            let bare = if line.contains(bare) { bare } else { bare.strip_suffix(" …").unwrap_or(bare) };
            prop_assert!(line.contains(bare), "{joined:?} in {line:?}");
        }
    }
}
