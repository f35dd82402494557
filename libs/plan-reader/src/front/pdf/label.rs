//! Bullets and labels of list items, drawn or typed before their words.

use super::text::Line;
use crate::aliases::Aliases;
use crate::interpret::columns::label_role;

/// What stands before the words of a list item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mark {
    None,
    Bullet,
    Number(String),
}

/// Where the words of a line begin, and how wide the label before them is.
pub(super) struct Stop {
    at: f32,
    label: f32,
}

/// What stands under one another is set so, with a tab or an indent.
pub(super) fn stops(lines: &[Line]) -> Vec<Stop> {
    let mut out: Vec<Stop> = lines
        .iter()
        .map(|line| match (typed_label(line), line.words.first(), line.words.get(1)) {
            (Some(_), Some(label), Some(text)) => Stop { at: text.from, label: label.to - label.from },
            _ => Stop { at: line.from, label: 0.0 },
        })
        .collect();
    out.sort_by(|a, b| a.at.total_cmp(&b.at));
    out
}

/// What a line begins a list item with, and how many words that takes up.
pub(super) fn item(line: &Line, stops: &[Stop]) -> Option<(Mark, usize)> {
    let first = line.words.first()?;
    let second = line.words.get(1);
    let mut chars = first.text.chars();
    let c = chars.next()?;
    let alone = chars.as_str().is_empty();
    let gap = second.map_or(0.0, |w| w.from - first.to);
    let strong = matches!(
        c,
        '•' | '●'
            | '▪'
            | '◦'
            | '■'
            | '□'
            | '‣'
            | '⁃'
            | '➢'
            | '►'
            | '▶'
            | '❖'
            | '○'
            | '·'
            | '\u{2219}'
            | '➔'
            | '◆'
            | '◾'
            | '▫'
    ) || ('\u{e000}'..='\u{f8ff}').contains(&c);
    if strong && (second.is_some() || !alone) {
        return Some((Mark::Bullet, usize::from(alone)));
    }
    if alone && second.is_some() {
        let weak =
            matches!(c, '-' | '–' | '—' | '*' | '\u{fffd}' | 'Ø' | '§') || c == 'o' && gap > line.size * 0.4;
        if weak && (gap > line.size * 0.1) {
            return Some((Mark::Bullet, 1));
        }
    }
    let label = label(&first.text)?;
    // A label stands apart from its words; a year or an initial does not.
    let text = second?.from;
    let nearby = stops.partition_point(|s| s.at < text - 1.5);
    // Labels of one width push their words to one place without being set so.
    let own = first.to - first.from;
    let aligned =
        stops.iter().skip(nearby).take_while(|s| s.at <= text + 1.5).any(|s| (s.label - own).abs() > 1.5);
    (gap > line.size * 0.5 || aligned).then_some((Mark::Number(label), 1))
}

/// A label typed before the words of a line.
pub(super) fn typed_label(line: &Line) -> Option<String> {
    line.words.get(1)?;
    label(&line.words.first()?.text)
}

/// True for a line that begins with what its value is: "Owner: Head of Homes".
pub(super) fn names_a_value(line: &Line) -> bool {
    let mut label = String::new();
    for word in line.words.iter().take(LONGEST_NAME) {
        if !label.is_empty() {
            label.push(' ');
        }
        if let Some(last) = word.text.strip_suffix(':') {
            label.push_str(last);
            let begins = label.starts_with(char::is_uppercase);
            return begins && label_role(&label, &Aliases::default()).is_some();
        }
        label.push_str(&word.text);
    }
    false
}

/// The most words that name a value.
const LONGEST_NAME: usize = 4;

/// True for "b." after "a.", "1.3" after "1.2" and so on.
pub(super) fn follows(label: &str, next: &str) -> bool {
    let bare = |l: &str| l.trim_matches(|c: char| !c.is_ascii_alphanumeric()).to_ascii_lowercase();
    let (label, next) = (bare(label), bare(next));
    let split = |l: &str| match l.rsplit_once('.') {
        Some((stem, last)) => (stem.to_owned(), last.to_owned()),
        None => (String::new(), l.to_owned()),
    };
    let ((stem, last), (next_stem, next_last)) = (split(&label), split(&next));
    if stem != next_stem {
        return false;
    }
    if let (Ok(a), Ok(b)) = (last.parse::<u32>(), next_last.parse::<u32>()) {
        return a.checked_add(1) == Some(b);
    }
    let romans = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"];
    let after = |a: &str, b: &str| match (a.as_bytes(), b.as_bytes()) {
        ([a], [b]) => a.checked_add(1) == Some(*b),
        _ => false,
    };
    after(&last, &next_last)
        || romans.windows(2).any(|w| matches!(w, [a, b] if *a == last && *b == next_last))
}

/// "a.", "1.2", "(iv)": the label of a numbered item.
pub(super) fn label(word: &str) -> Option<String> {
    let inner = word.strip_prefix('(').unwrap_or(word);
    let body = inner.trim_end_matches(['.', ')', ':']);
    let closed = body.len() < inner.len();
    let parts: Vec<&str> = body.split('.').collect();
    let number = |p: &str| (1..=2).contains(&p.len()) && p.chars().all(|c| c.is_ascii_digit());
    let roman = |p: &str| p.len() <= 5 && !p.is_empty() && p.chars().all(|c| "ivxIVX".contains(c));
    let letter = |p: &str| p.len() == 1 && p.chars().all(|c| c.is_ascii_alphabetic());
    let first = parts.first()?;
    let rest_fits = parts.iter().skip(1).all(|p| number(p) || letter(p));
    let fits = number(first) && rest_fits && (closed || parts.len() > 1)
        || parts.len() == 1 && closed && (roman(first) || letter(first))
        || letter(first) && parts.len() > 1 && parts.iter().skip(1).all(|p| number(p));
    fits.then(|| word.to_owned())
}

#[cfg(test)]
mod tests {
    use super::{follows, label};

    #[test]
    fn labels_are_short_and_closed() {
        for word in ["a.", "1.", "1.2", "(iv)", "12)", "B.3"] {
            assert_eq!(label(word).as_deref(), Some(word));
        }
        for word in ["2024", "1", "a", "The", "e.g.", "HR", "1.5m", "£1.2"] {
            assert_eq!(label(word), None, "{word}");
        }
    }

    #[test]
    fn labels_come_one_after_another() {
        for (label, next) in [("a.", "b."), ("9.", "10."), ("1.9", "1.10"), ("(iii)", "(iv)"), ("h.", "i.")] {
            assert!(follows(label, next), "{label} {next}");
        }
        for (label, next) in [("a.", "c."), ("1.2", "2.3"), ("b.", "a.")] {
            assert!(!follows(label, next), "{label} {next}");
        }
    }
}
