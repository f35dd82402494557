//! Small raised numbers that refer to a note typed at the foot: "31 December 2026¹" over "1 Moved by the board".
//!
//! A front end writes the digits it finds raised as the raised digits of Unicode ([`as_mark`]); here they are taken out of
//! the words they hang on, and the note goes with these ([`settle`]).

use crate::block::{Block, Document, Manner, Note, each_paragraph};
use crate::draft::NoteKind;

const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// A paragraph refers to no more notes than this.
const MOST: usize = 20;

/// Raised words as raised digits, where they are a number of a note and no letters, as in "2nd".
pub(crate) fn as_mark(words: &str) -> Option<String> {
    let bare = words.trim();
    let digits: Option<String> = bare.chars().map(raised).collect();
    digits.filter(|d| (1..=2).contains(&d.chars().count()))
}

/// The raised form of a digit.
pub(crate) fn raised(digit: char) -> Option<char> {
    RAISED.get(usize::try_from(digit.to_digit(10)?).ok()?).copied()
}

/// Parts marks from the words they hang on, and gives those words the notes that bear the same mark.
pub(crate) fn settle(document: &mut Document) {
    let mut marks = Vec::new();
    each_paragraph(&mut document.blocks, &mut |p| marks.extend(mark_of(&p.text).map(|(_, number)| number)));
    if marks.is_empty() {
        return;
    }
    let mut notes: Vec<(u32, String)> = Vec::new();
    let mut keep = |text: &str| {
        let note = note_of(text).filter(|number| marks.contains(number));
        notes.extend(note.map(|number| (number, text.trim().to_owned())));
        note.is_none()
    };
    document.blocks.retain_mut(|block| match block {
        Block::Paragraph(p) => p.manner != Manner::Plain || keep(&p.text),
        Block::Table(t) => {
            let cells = t.rows.iter_mut().flat_map(|r| &mut r.cells);
            cells.for_each(|c| c.paragraphs.retain(|p| !p.text.starts_with(RAISED) || keep(&p.text)));
            true
        }
    });
    document.margins.retain(|margin| keep(&margin.text));
    each_paragraph(&mut document.blocks, &mut |p| {
        for _ in 0..MOST {
            let Some((at, number)) = mark_of(&p.text) else { break };
            let text = notes.iter().find(|(n, _)| *n == number);
            let text = text.map_or_else(|| number.to_string(), |(_, text)| text.clone());
            p.notes.push(Note { is: NoteKind::Footnote, text });
            p.text = without(&p.text, at);
        }
    });
}

fn value(c: char) -> Option<u32> {
    RAISED.iter().position(|r| *r == c).and_then(|n| u32::try_from(n).ok())
}

/// Where the first mark stands in a text, and its number. "m²" is a measure, and so is "10⁶".
fn mark_of(text: &str) -> Option<(usize, u32)> {
    let mut number: Option<(usize, u32)> = None;
    for (at, c) in text.char_indices() {
        match (value(c), number) {
            (Some(digit), Some((from, so_far))) => {
                number = Some((from, so_far.saturating_mul(10).saturating_add(digit)));
            }
            (Some(digit), None) if hangs_on(text.get(..at)?) => number = Some((at, digit)),
            (Some(_), None) => {}
            (None, Some(_)) => break,
            (None, None) => {}
        }
    }
    number
}

fn hangs_on(before: &str) -> bool {
    // A word that says what it measures is short.
    let from = before.char_indices().rev().nth(15).map_or(0, |(at, _)| at);
    let end = before.get(from..).unwrap_or_default();
    let word = end.rsplit(char::is_whitespace).next().unwrap_or_default();
    let bare = word.trim_start_matches(|c: char| !c.is_alphanumeric());
    let measure = matches!(bare.trim_start_matches(|c: char| c.is_ascii_digit()), "m" | "km" | "cm" | "mm")
        || !bare.is_empty() && bare.len() < 4 && bare.chars().all(|c| c.is_ascii_digit());
    !word.is_empty() && !word.ends_with(|c| value(c).is_some()) && !measure
}

/// The text without the mark that stands there.
fn without(text: &str, at: usize) -> String {
    let (before, after) = text.split_at(at);
    let after = after.trim_start_matches(|c| value(c).is_some());
    format!("{before}{after}").trim_end().to_owned()
}

/// The mark that a note begins with: "¹ Moved", "1 Moved", "[1] Moved", "Note 1: moved".
fn note_of(text: &str) -> Option<u32> {
    let text = text.trim();
    let lifted: String = text.chars().map_while(value).map(|d| d.to_string()).collect();
    if !lifted.is_empty() {
        return lifted.parse().ok();
    }
    let rest = text.strip_prefix("Note ").or_else(|| text.strip_prefix(['[', '('])).unwrap_or(text);
    let end = rest.find(|c: char| !c.is_ascii_digit()).filter(|end| (1..=2).contains(end))?;
    let (digits, after) = rest.split_at(end);
    let named = rest.len() < text.len();
    let closed = if named { after.starts_with([']', ')', ':', ' ', '.']) } else { after.starts_with(' ') };
    let begins = after.trim_start_matches([']', ')', ':', ' ', '.']).starts_with(char::is_alphabetic);
    (closed && begins).then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Location;
    use crate::block::Paragraph;

    fn paragraph(text: &str) -> Block {
        Block::Paragraph(Paragraph { text: text.into(), at: Location::default(), ..Paragraph::default() })
    }

    fn settled(texts: &[&str]) -> Vec<(String, Vec<String>)> {
        let mut document =
            Document { blocks: texts.iter().map(|t| paragraph(t)).collect(), ..Document::default() };
        settle(&mut document);
        let blocks = document.blocks.into_iter().filter_map(|b| match b {
            Block::Paragraph(p) => Some((p.text, p.notes.into_iter().map(|n| n.text).collect())),
            Block::Table(_) => None,
        });
        blocks.collect()
    }

    #[test]
    fn a_raised_number_brings_its_note_to_the_words_it_hangs_on() {
        let out = settled(&["31 December 2026¹", "1 Moved by the Board.", "Other words"]);
        assert_eq!(out[0], ("31 December 2026".into(), vec!["1 Moved by the Board.".into()]));
        assert_eq!(out[1].0, "Other words");
    }

    #[test]
    fn a_number_without_a_note_is_kept_beside_the_words() {
        assert_eq!(settled(&["Publish it² each year"])[0], ("Publish it each year".into(), vec!["2".into()]));
    }

    #[test]
    fn measures_and_numbered_lines_stay_as_they_are() {
        assert_eq!(settled(&["30 m² in 10⁶ rooms", "2 Moved"])[0].0, "30 m² in 10⁶ rooms");
        assert_eq!(settled(&["Publish it¹", "1. Train panels"])[1].0, "1. Train panels");
        assert_eq!(as_mark("nd"), None);
        assert_eq!(as_mark("12"), Some("¹²".into()));
    }
}
