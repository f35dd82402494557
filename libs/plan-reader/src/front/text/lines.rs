//! Lines of a text, and what wrapping did to them.

use std::borrow::Cow;

use super::listed::Shape;
use super::vocabulary::Vocabulary;

/// One line, without its end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'t> {
    /// Counted from 1.
    pub number: u32,
    pub text: &'t str,
    /// A message of a chat begins here.
    pub message: bool,
    /// A page begins here.
    pub page: bool,
    /// A running footer stood here, or a header that is not the first of its page.
    pub foot: bool,
    /// How the printed lines stood that were joined into this one.
    pub shape: Option<&'t Shape>,
}

impl Line<'_> {
    pub(super) fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

pub(super) fn split(text: &str) -> Vec<Line<'_>> {
    let mut out = Vec::new();
    let mut number = 0_u32;
    for line in text.split('\n') {
        let line = line.strip_suffix('\r').unwrap_or(line);
        // Files of old Macintoshes end their lines with a return alone; a form feed begins a page.
        for (i, page) in line.split('\u{c}').enumerate() {
            for (j, piece) in page.split(['\r', '\u{2028}', '\u{2029}', '\u{b}']).enumerate() {
                number = number.saturating_add(1);
                // Tabs at the end of a line are empty cells.
                let text = piece.trim_end_matches([' ', '\u{a0}']);
                let page = i > 0 && j == 0;
                out.push(Line { number, text, message: false, page, foot: false, shape: None });
            }
        }
    }
    out
}

/// How many letters wide a text stands.
pub(super) fn width(text: &str) -> usize {
    text.chars().count()
}

/// The letters from one place up to another, however short the line is.
pub(super) fn slice(text: &str, from: usize, to: usize) -> &str {
    let mut places = text.char_indices().map(|(i, _)| i).chain([text.len()]);
    let Some(start) = places.nth(from) else { return "" };
    let end = match to.checked_sub(from) {
        Some(0) | None => start,
        Some(more) => places.nth(more - 1).unwrap_or(text.len()),
    };
    text.get(start..end).unwrap_or_default()
}

/// The pieces of a line parted by two spaces or more: where each begins, and its words.
pub(super) fn pieces(text: &str) -> Vec<(usize, &str)> {
    let mut out = Vec::new();
    let (mut start, mut spaces, mut end) = (None, 0, 0);
    for (place, (index, letter)) in text.char_indices().enumerate() {
        if letter == ' ' || letter == '\u{a0}' {
            spaces += 1;
            continue;
        }
        if let (Some((at, from)), true) = (start, spaces >= 2) {
            out.push((at, text.get(from..end).unwrap_or_default()));
            start = None;
        }
        start.get_or_insert((place, index));
        spaces = 0;
        end = index + letter.len_utf8();
    }
    if let Some((at, from)) = start {
        out.push((at, text.get(from..end).unwrap_or_default()));
    }
    out
}

/// True where the next line can only be the rest of this one: its first word would not have fitted.
pub(super) fn goes_on(line: &str, next: &str, wide: usize) -> bool {
    let word = next.split_whitespace().next().map_or(0, width);
    width(line.trim_end()) + 1 + word > wide
}

/// True for a line that begins with a typed bullet mark or label, and so begins a paragraph.
pub(super) fn begins_item(text: &str) -> bool {
    is_bullet(text) || numbered(text).is_some()
}

pub(super) fn is_bullet(text: &str) -> bool {
    let text = text.trim_start();
    let mut chars = text.chars();
    let Some(mark) = chars.next() else { return false };
    let spaced = chars.as_str().starts_with([' ', '\t', '\u{a0}']);
    match mark {
        '•' | '●' | '▪' | '◦' | '■' | '‣' | '⁃' | '\u{f0b7}' | '\u{f0a7}' | '\u{f0d8}' => true,
        '-' | '*' | '–' | '—' | '○' | '□' | '➢' | '►' | '▶' | '❖' | '·' | '✓' | '+' => {
            spaced
        }
        'o' => spaced && text.len() > 3,
        _ => false,
    }
}

/// Splits "1. Publish", "(a) Publish", "1.2 Publish" or "iv) Publish" into label and words.
pub(super) fn numbered(text: &str) -> Option<(&str, &str)> {
    let text = text.trim_start();
    let body = text.strip_prefix('(').unwrap_or(text);
    let end = body.find(|c: char| !c.is_ascii_alphanumeric() && c != '.')?;
    let (label, after) = body.split_at(end);
    let bare = label.trim_end_matches('.');
    let closed = label.ends_with('.') || after.starts_with(')');
    let digits = bare.split('.').all(|p| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()));
    let letter = bare.len() == 1 && bare.bytes().all(|b| b.is_ascii_alphabetic());
    let roman = (2..=4).contains(&bare.len()) && bare.bytes().all(|b| b"ivx".contains(&b));
    let deep = digits && bare.contains('.');
    let words = after.strip_prefix(')').unwrap_or(after);
    let spaced = words.starts_with([' ', '\t', '\u{a0}']) && !words.trim().is_empty();
    if !spaced || !(closed && (digits || letter || roman) || deep) {
        return None;
    }
    let label = text.get(..text.len() - words.len())?;
    Some((label, words.trim()))
}

/// Parts items that were joined into one line: "Trust a. Publish. b. Train. c. Report".
pub(super) fn parted(text: &str) -> Vec<String> {
    let whole = || Some(text.trim().to_owned()).filter(|t| !t.is_empty()).into_iter().collect();
    let Some((first, label)) = first_label(text) else { return whole() };
    let mut cuts = vec![first];
    let mut from = first + label.len();
    let mut next = following(label);
    while let Some(label) = next.take() {
        let mark = format!(" {label} ");
        if let Some(at) = text.get(from..).and_then(|t| t.find(&mark)).map(|at| from + at) {
            cuts.push(at);
            from = at + mark.len();
            next = following(&label);
        }
    }
    if cuts.len() < 3 {
        return whole();
    }
    cuts.insert(0, 0);
    cuts.push(text.len());
    let mut out = Vec::new();
    for pair in cuts.windows(2) {
        let [from, to] = pair else { continue };
        let item = text.get(*from..*to).unwrap_or_default().trim();
        // A heading over the next items stands behind the end of a sentence.
        let heading = item.rfind(". ").map(|i| item.split_at(i + 1)).filter(|(before, h)| {
            let words = h.split_whitespace().count();
            let named = h.trim().starts_with(char::is_uppercase) && !h.trim().ends_with(['.', ')', ';', ':']);
            *to < text.len()
                && *from >= first
                && before.split_whitespace().count() > 2
                && words <= 10
                && words > 1
                && named
        });
        let (item, heading) = heading.unwrap_or((item, ""));
        out.extend([item, heading.trim()].into_iter().filter(|t| !t.is_empty()).map(str::to_owned));
    }
    out
}

/// The place and form of the label "a." or "1." at the start, or after a short heading.
fn first_label(text: &str) -> Option<(usize, &str)> {
    if let Some((label, _)) = numbered(text).filter(|(l, _)| is_first(l)) {
        return Some((0, label));
    }
    [" a. ", " (a) ", " a) ", " 1. ", " (1) ", " 1) "].iter().find_map(|mark| {
        let at = text.find(mark)?;
        let before = text.get(..at)?;
        let short = before.split_whitespace().count() <= 12 && !before.contains('.');
        short.then(|| text.get(at + 1..at + mark.len() - 1)).flatten().map(|label| (at + 1, label))
    })
}

fn is_first(label: &str) -> bool {
    matches!(label.trim_matches(['(', ')', '.']), "a" | "A" | "1")
}

/// The label after this one, drawn alike: "b." after "a.".
pub(super) fn following(label: &str) -> Option<String> {
    let bare = label.trim_matches(['(', ')', '.']);
    let next = match bare.parse::<u32>() {
        Ok(number) => (number + 1).to_string(),
        Err(_) => {
            let letter = bare.bytes().next().filter(|b| bare.len() == 1 && !matches!(b, b'z' | b'Z'))?;
            char::from(letter + 1).to_string()
        }
    };
    Some(label.replacen(bare, &next, 1))
}

/// Joins wrapped lines: what comes back are whole paragraphs, each with the line it begins on.
///
/// `wide` is how wide the lines could have been; none where each line is a paragraph of its own.
pub(super) fn unwrapped<'t>(
    lines: impl IntoIterator<Item = (u32, &'t str)>,
    wide: Option<usize>,
    known: &Vocabulary,
) -> Vec<(u32, String)> {
    let lines = mended(lines, wide, known);
    let mut out: Vec<(u32, String)> = Vec::new();
    let mut last: Option<&str> = None;
    let mut hanging = 0;
    for (number, text) in lines.iter().map(|(n, t)| (*n, t.as_ref())) {
        if text.trim().is_empty() {
            last = None;
            hanging = 0;
            continue;
        }
        let indent = text.chars().take_while(|c| c.is_whitespace()).count();
        let joins = last.is_some_and(|before| {
            let hangs = hanging > 0 && indent >= hanging;
            let midway = text.trim_start().starts_with(char::is_lowercase)
                && !before.trim_end().ends_with(['.', ':', ';', '!', '?']);
            wide.is_some_and(|w| goes_on(before, text.trim_start(), w) || hangs || midway)
                && !begins_item(text)
        });
        match out.last_mut() {
            Some((_, paragraph)) if joins => {
                let parted = known.is_parted(paragraph, text.trim());
                if parted {
                    paragraph.pop();
                }
                let address = paragraph.rsplit(char::is_whitespace).next().is_some_and(|w| w.contains("://"));
                if !parted && (!address || text.trim().contains(' ')) {
                    paragraph.push(' ');
                }
                paragraph.push_str(text.trim());
            }
            _ => {
                hanging = if begins_item(text) { indent + 1 } else { 0 };
                out.push((number, text.trim_end().to_owned()));
            }
        }
        last = Some(text);
    }
    out
}

/// Puts words that a narrow column broke together again, on the line where they end.
fn mended<'t>(
    lines: impl IntoIterator<Item = (u32, &'t str)>,
    wide: Option<usize>,
    known: &Vocabulary,
) -> Vec<(u32, Cow<'t, str>)> {
    let mut out: Vec<(u32, Cow<'t, str>)> = Vec::new();
    for (number, text) in lines {
        let tail = text.trim();
        if let (Some(wide), Some((first, above))) = (wide.filter(|w| *w > 0), out.last_mut())
            && let head = above.trim_end().rsplit(char::is_whitespace).next().unwrap_or_default().to_owned()
            && !tail.is_empty()
            && known.one_word(&head, tail, wide)
        {
            let first = *first;
            let rest = above.trim_end().strip_suffix(head.as_str()).unwrap_or_default().trim_end().to_owned();
            let whole = format!("{head}{tail}");
            if rest.trim().is_empty() {
                out.pop();
                out.push((first, Cow::Owned(whole)));
            } else {
                *above = Cow::Owned(rest);
                out.push((number, Cow::Owned(whole)));
            }
            continue;
        }
        out.push((number, Cow::Borrowed(text)));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_by_letters_not_bytes() {
        assert_eq!(slice("é–abc", 1, 3), "–a");
        assert_eq!(slice("abc", 2, 9), "c");
        assert_eq!(slice("abc", 7, 9), "");
        assert_eq!(pieces("  a b   c  d"), [(2, "a b"), (8, "c"), (11, "d")]);
    }

    #[test]
    fn labels_are_told_from_words() {
        assert_eq!(numbered("1. Publish"), Some(("1.", "Publish")));
        assert_eq!(numbered("(a) Publish"), Some(("(a)", "Publish")));
        assert_eq!(numbered("1.2 Publish"), Some(("1.2", "Publish")));
        assert_eq!(numbered("12 months on"), None);
        assert_eq!(numbered("I will"), None);
        assert_eq!(numbered("e.g. this"), None);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph_and_short_ones_are_not() {
        let known = Vocabulary::default();
        let lines = [(1, "Publish the pay"), (2, "gaps by team"), (3, "each year"), (4, "Done")];
        let joined = unwrapped(lines, Some(16), &known);
        assert_eq!(joined, [(1, "Publish the pay gaps by team each year".into()), (4, "Done".into())]);
    }

    #[test]
    fn a_hyphen_goes_where_it_only_parts_a_word_over_two_lines() {
        for (text, whole) in [
            ("Apprenticeships: keep appren-\ntices on", "Apprenticeships: keep apprentices on"),
            (
                "An anti-racist plan for an anti-\nracist, racist-free town",
                "An anti-racist plan for an anti- racist, racist-free town",
            ),
        ] {
            let lines = split(text);
            let joined =
                unwrapped(lines.iter().map(|l| (l.number, l.text)), Some(0), &Vocabulary::of(&lines));
            assert_eq!(joined, [(1, whole.to_owned())]);
        }
    }

    #[test]
    fn a_word_cut_by_a_narrow_column_is_mended() {
        let lines = split("about employment\nEmp\nloyment\nand");
        let known = Vocabulary::of(&lines);
        let cell = [(1, "Emp"), (2, "loyment"), (3, "and")];
        assert_eq!(unwrapped(cell, Some(7), &known), [(1, "Employment and".into())]);
    }
}
