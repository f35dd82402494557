//! The words that say what a statement is, and its number: "Area for improvement E1".

/// What a statement is to the actions beneath it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Something that others said should happen.
    Recommendation,
    /// What the actions are to reach.
    Outcome,
    /// What was found, or what comes first.
    Matter,
}

/// Each with its kind, those of several words first.
const LABELS: &[(&str, Kind)] = &[
    ("accelerated cause of concern", Kind::Recommendation),
    ("cause of concern", Kind::Recommendation),
    ("causes of concern", Kind::Recommendation),
    ("area for improvement", Kind::Recommendation),
    ("areas for improvement", Kind::Recommendation),
    ("area of improvement", Kind::Recommendation),
    ("audit recommendation", Kind::Recommendation),
    ("inspection recommendation", Kind::Recommendation),
    ("key recommendation", Kind::Recommendation),
    ("recommendation", Kind::Recommendation),
    ("afi", Kind::Recommendation),
    ("must do", Kind::Recommendation),
    ("should do", Kind::Recommendation),
    ("requirement", Kind::Recommendation),
    ("strategic objective", Kind::Outcome),
    ("equality objective", Kind::Outcome),
    ("objective", Kind::Outcome),
    ("strategic aim", Kind::Outcome),
    ("aim", Kind::Outcome),
    ("strategic goal", Kind::Outcome),
    ("goal", Kind::Outcome),
    ("ambition", Kind::Outcome),
    ("equality outcome", Kind::Outcome),
    ("outcome", Kind::Outcome),
    ("strategic priority", Kind::Matter),
    ("equality priority", Kind::Matter),
    ("priority", Kind::Matter),
    ("inspection finding", Kind::Matter),
    ("audit finding", Kind::Matter),
    ("key finding", Kind::Matter),
    ("finding", Kind::Matter),
    ("key issue", Kind::Matter),
    ("issue", Kind::Matter),
    ("concern", Kind::Matter),
    ("observation", Kind::Matter),
    ("standard", Kind::Matter),
    ("commitment", Kind::Matter),
    ("pledge", Kind::Matter),
];

/// A label, and what follows it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Label<'t> {
    pub kind: Kind,
    /// Its words as written, without the number.
    pub own: &'t str,
    pub number: Option<&'t str>,
    pub rest: &'t str,
}

/// Splits "Recommendation 3: Publish pay gaps" and the bare "Area for improvement:" into label and rest.
pub(super) fn split(text: &str) -> Option<Label<'_>> {
    let text = text.trim();
    let (kind, after) = LABELS.iter().find_map(|(words, kind)| {
        let prefix = text.get(..words.len()).filter(|p| p.eq_ignore_ascii_case(words))?;
        let after = text.get(prefix.len()..)?;
        (!after.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '\'' | '’' | '/')))
            .then_some((*kind, after))
    })?;
    let spaced = after.trim_start_matches([' ', '\u{a0}', '\t']);
    let counted = ["number", "No.", "no.", "No:", "No", "no", "ref", "Ref", "#:", "#"]
        .iter()
        .find_map(|mark| spaced.strip_prefix(mark))
        .map_or(spaced, |after| after.trim_start_matches([' ', '.', ':', '\u{a0}']));
    let number = number(counted);
    let after = match number {
        Some(number) => counted.get(number.len()..)?,
        None => after,
    };
    let before = number.map_or(0, str::len) + after.len();
    let own = text.get(..text.len() - before)?.trim_end();
    let mark = |c: char| matches!(c, ':' | '–' | '—' | '-' | ')' | '|' | '.' | '\n' | '\t');
    let bare = after.trim_start_matches([' ', '\u{a0}']);
    let closes = match number {
        Some(_) => {
            bare.is_empty()
                || bare.starts_with(mark)
                || bare.starts_with(|c: char| c.is_uppercase() || is_quote(c))
        }
        None => {
            bare.is_empty()
                || after.starts_with([':', '\n'])
                || after.starts_with(" – ")
                || after.starts_with(" - ")
        }
    };
    let rest = bare.trim_start_matches(|c: char| mark(c) || c.is_whitespace());
    closes.then_some(Label { kind, own, number, rest: rest.trim_end() })
}

fn is_quote(c: char) -> bool {
    matches!(c, '‘' | '“' | '"' | '\'')
}

/// The number that these words begin with: "3", "2.1", "E1", "4a", "B".
pub(super) fn number(text: &str) -> Option<&str> {
    let end = text
        .find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '/')))
        .unwrap_or(text.len());
    let number = text.get(..end)?.trim_end_matches(['.', '-', '/']);
    let letter = number.len() == 1 && number.bytes().all(|b| b.is_ascii_uppercase());
    let counts = number.len() <= 7
        && number.bytes().any(|b| b.is_ascii_digit())
        && number.bytes().filter(u8::is_ascii_alphabetic).count() <= 4;
    (letter || counts).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::{Kind, split};

    #[test]
    fn a_label_is_told_from_a_sentence_that_begins_alike() {
        let label = split("Area for improvement E1: The force should listen").unwrap();
        assert_eq!(
            (label.kind, label.own, label.number, label.rest),
            (Kind::Recommendation, "Area for improvement", Some("E1"), "The force should listen")
        );
        assert_eq!(split("AFI 2").map(|l| (l.number, l.rest)), Some((Some("2"), "")));
        assert_eq!(
            split("Recommendation No. 4 Publish").map(|l| (l.number, l.rest)),
            Some((Some("4"), "Publish"))
        );
        assert_eq!(split("Finding: Nobody was told").map(|l| l.rest), Some("Nobody was told"));
        assert!(split("Recommendations of the panel were accepted").is_none());
        assert!(split("Outcome of the review in full").is_none());
        assert!(split("Aims").is_none() && split("Aim high, said the board").is_none());
    }
}
