//! Messages of a chat, each with when it was sent and by whom before its words: `[12/05/2027, 10:02] Meera Shah: …`.

use super::lines::Line;
use crate::block::{Document, Margin};
use crate::{Location, UnplacedReason};

/// Fewer stamps are no chat.
const LEAST: usize = 3;

/// Sets the stamps of messages apart, where most lines have one.
pub(super) fn drop_stamps(lines: &mut [Line<'_>], document: &mut Document) {
    let filled = lines.iter().filter(|l| !l.is_blank()).count();
    let stamped = lines.iter().filter(|l| stamp(l.text).is_some()).count();
    if stamped < LEAST || stamped * 2 < filled {
        return;
    }
    for line in lines {
        if let Some((before, words)) = stamp(line.text) {
            let at = Location { line: Some(line.number), ..Location::default() };
            document.margins.push(Margin { text: before.to_owned(), reason: UnplacedReason::Margin, at });
            (line.text, line.message) = (words, true);
        }
    }
}

/// Splits a message into its stamp and its words.
fn stamp(line: &str) -> Option<(&str, &str)> {
    let text = line.trim_start();
    let body = text.strip_prefix('[').unwrap_or(text);
    let (close, dash) = (']', " - ");
    let (when, after) =
        if body.len() < text.len() { body.split_once(close)? } else { body.split_once(dash)? };
    let figures = |c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | '-' | ',' | ':' | ' ' | '\u{202f}');
    let bare = when.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '\u{202f}');
    let timed = (10..=24).contains(&bare.len()) && bare.contains(':') && bare.chars().all(figures);
    let (name, words) = after.split_once(": ")?;
    let named = (1..=5).contains(&name.split_whitespace().count()) && !name.contains(['.', '?', '!']);
    if !timed || !named {
        return None;
    }
    let words_at = line.len() - words.len();
    Some((line.get(..words_at)?.trim(), words.trim()))
}

#[cfg(test)]
mod tests {
    use super::stamp;

    #[test]
    fn stamps_are_told_from_words() {
        for (line, words) in [
            ("[12/05/2027, 10:02] Meera Shah: ACTION: Tom to book", Some("ACTION: Tom to book")),
            ("12/05/2027, 10:02 - Meera Shah: Thanks", Some("Thanks")),
            ("[12/05/2027, 10:02:11 AM] Meera: Thanks", Some("Thanks")),
            ("12/05/2027 - Lead: HR", None),
            ("[1] Lead: HR", None),
            ("Meeting 10:02 - Meera Shah: Thanks", None),
        ] {
            assert_eq!(stamp(line).map(|s| s.1), words, "{line}");
        }
    }
}
