//! Bullets and labels of list items, drawn or typed before their words.

use std::collections::HashSet;

use super::text::{Line, Word};
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
struct Stop {
    at: f32,
    label: f32,
}

/// What the lines of a column begin with, by which the items of lists are told.
#[derive(Default)]
pub(super) struct Stops {
    /// What stands under one another is set so, with a tab or an indent.
    words: Vec<Stop>,
    /// Where lines begin with a label whose words stand right behind it.
    close: Vec<f32>,
    /// How many lines begin with a long dash: one alone is that of a name under words said.
    dashes: usize,
}

pub(super) fn stops(lines: &[Line]) -> Stops {
    let mut words: Vec<Stop> = lines
        .iter()
        .map(|line| match (typed_label(line), line.words.first(), line.words.get(1)) {
            (Some(_), Some(label), Some(text)) => Stop { at: text.from, label: label.to - label.from },
            _ => Stop { at: line.from, label: 0.0 },
        })
        .collect();
    words.sort_by(|a, b| a.at.total_cmp(&b.at));
    let dashes = lines.iter().filter(|l| l.words.first().is_some_and(|w| w.text == "—")).count();
    let mut stops = Stops { words, close: Vec::new(), dashes };
    let mut close: Vec<f32> = lines
        .iter()
        .filter(|line| typed_label(line).is_some() && !stops.sets_apart(line))
        .map(|line| line.from)
        .collect();
    close.sort_by(f32::total_cmp);
    stops.close = close;
    stops
}

impl Stops {
    /// True where the words behind the label of a line stand apart from it, or under those of others.
    fn sets_apart(&self, line: &Line) -> bool {
        let (Some(first), Some(second)) = (line.words.first(), line.words.get(1)) else { return false };
        if second.from - first.to > line.size * 0.5 {
            return true;
        }
        // Labels of one width push their words to one place without being set so.
        let (text, own) = (second.from, first.to - first.from);
        let nearby = self.words.partition_point(|s| s.at < text - 1.5);
        let near = self.words.iter().skip(nearby).take_while(|s| s.at <= text + 1.5);
        let mut near = near.take(MOST_NEAR);
        // Nor are those set apart that begin as a label beside which the words stand close.
        let at = self.close.partition_point(|x| *x < line.from - 1.5);
        let others = self.close.get(at).is_some_and(|x| *x <= line.from + 1.5);
        !others && near.any(|s| (s.label - own).abs() > 1.5)
    }
}

/// So many lines that begin at one place tell enough.
const MOST_NEAR: usize = 400;

/// What a line begins a list item with, and how many words that takes up.
pub(super) fn item(line: &Line, stops: &Stops) -> Option<(Mark, usize)> {
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
        let signs = c == '—' && stops.dashes == 1;
        if weak && !signs && (gap > line.size * 0.1) {
            return Some((Mark::Bullet, 1));
        }
    }
    let label = label(&first.text)?;
    // A label stands apart from its words; a year or an initial does not.
    stops.sets_apart(line).then_some((Mark::Number(label), 1))
}

/// A label typed before the words of a line.
pub(super) fn typed_label(line: &Line) -> Option<String> {
    line.words.get(1)?;
    label(&line.words.first()?.text)
}

/// The bold words that a line begins with, where others follow them: "**Owner** Head of Homes".
pub(super) fn lead_in(words: &[Word]) -> Option<String> {
    let bold = words.iter().take_while(|w| w.bold).count();
    let lead = words.get(..bold).filter(|lead| !lead.is_empty() && bold < words.len())?;
    let text = lead.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
    (text.len() <= LONGEST_LEAD_IN).then_some(text)
}

/// For each line of a column whether it names what is set in beneath it, as the terms of a web page do in print.
pub(super) fn terms(lines: &[Line]) -> Vec<bool> {
    let named = |line: &Line| {
        line.words.len() <= LONGEST_NAME
            && label_role(line.text().trim_end_matches(':'), &Aliases::default()).is_some()
    };
    let set_in = |line: &Line, next: &Line| {
        let step = next.base - line.base;
        next.from - line.from > line.size * SET_IN
            && step > 0.0
            && step < line.size * 2.0
            && (next.size - line.size).abs() < line.size * 0.1
            && item(next, &Stops::default()).is_none()
    };
    let over_set_in =
        |at: &usize| matches!(lines.get(*at..*at + 2), Some([line, next]) if set_in(line, next));
    let mut found = vec![false; lines.len()];
    let known: Vec<f32> = (0..lines.len())
        .filter(over_set_in)
        .filter_map(|at| lines.get(at))
        .filter(|line| named(line))
        .map(|line| line.from)
        .collect();
    let (Some(first), true) = (known.first(), known.len() >= LEAST_TERMS) else { return found };
    // Where some are known, others of the same list may be named as no plan names them.
    let listed = |line: &Line| {
        (line.from - first).abs() < 1.0
            && line.words.len() <= LONGEST_NAME + 1
            && !line.words.last().is_some_and(|w| w.text.ends_with(['.', ',', ';', '?', '!']))
    };
    for at in (0..lines.len()).filter(over_set_in) {
        if let (Some(line), Some(slot)) = (lines.get(at), found.get_mut(at)) {
            *slot = listed(line) || named(line);
        }
    }
    found
}

/// So many terms make a list of them.
const LEAST_TERMS: usize = 3;
/// What a term says stands further in than it by so much, in sizes of letters.
const SET_IN: f32 = 1.6;
/// Bold words that begin a line and are longer are no label.
const LONGEST_LEAD_IN: usize = 60;

/// True for a line that begins with what its value is: "Owner: Head of Homes", or with "Owner" in bold letters.
pub(super) fn names_a_value(line: &Line) -> bool {
    let known = |label: &str| label_role(label, &Aliases::default()).is_some();
    if lead_in(&line.words).is_some_and(|label| known(label.trim_end_matches([':', ' ']))) {
        return true;
    }
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

/// The labels that stand within lines, behind the end of a sentence: "Owner: Head of Homes. Timing: May 2027."
pub(super) fn labels_within(lines: &[Line]) -> HashSet<String> {
    let mut out = HashSet::new();
    for line in lines {
        for (at, word) in line.words.iter().enumerate().skip(1).filter(|(_, w)| w.text.ends_with(':')) {
            let from = (at.saturating_sub(LONGEST_NAME - 1)..=at).rev().find(|from| {
                let before = from.checked_sub(1).and_then(|b| line.words.get(b));
                before.is_some_and(|b| b.text.ends_with(['.', ';', ',', '|', ')']))
            });
            let Some(words) = from.and_then(|from| line.words.get(from..=at)) else { continue };
            let label = words.iter().map(|w| w.text.as_str()).collect::<Vec<_>>().join(" ");
            if label.starts_with(char::is_uppercase) && word.text.len() > 1 {
                out.insert(label);
            }
        }
    }
    out
}

/// True for a line that begins with such a label.
pub(super) fn begins_with_one(line: &Line, within: &HashSet<String>) -> bool {
    let mut begun = String::new();
    !within.is_empty()
        && line.words.iter().take(LONGEST_NAME).any(|word| {
            if !begun.is_empty() {
                begun.push(' ');
            }
            begun.push_str(&word.text);
            within.contains(&begun)
        })
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
