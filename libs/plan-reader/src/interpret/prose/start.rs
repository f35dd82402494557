//! Lines that begin an entry by its name and number: "Recommendation 12: …", "Commitment 3", "Objective 2: …".

/// What "Recommendation 12: Publish" or "Commitment 3" begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Start {
    /// The word it begins with, in lower case.
    pub word: String,
    /// The words before the reference, as written.
    pub own: String,
    pub ref_: String,
    /// What follows; may be empty.
    pub rest: String,
    pub recommends: bool,
}

/// Words that with a number begin an entry wherever they stand.
const STARTS: &[&str] = &[
    "recommendation",
    "commitment",
    "action",
    "activity",
    "pledge",
    "promise",
    "task",
    "deliverable",
    "initiative",
    "undertaking",
];

/// Splits a line that begins an entry by its name and number.
pub(super) fn start_of_entry(text: &str) -> Option<Start> {
    start_with(text, STARTS)
}

/// The same for "Objective 2: Have governors who reflect our families by 2027", which is an entry only where the labels
/// of a form stand below it, and a theme where activities do.
pub(super) fn start_of_objective(text: &str) -> Option<Start> {
    start_with(text, &["objective", "aim", "goal", "target"])
        .filter(|s| s.rest.split_whitespace().count() >= 5)
}

/// The same for what a plan may number through instead of actions: "Objective 4: …", "Priority 2 – …".
pub(super) fn start_of_named(text: &str) -> Option<Start> {
    start_with(text, STARTS)
        .or_else(|| start_with(text, &["objective", "priority", "aim", "goal", "target", "ambition"]))
        .filter(|s| !s.recommends)
}

fn start_with(text: &str, starts: &[&str]) -> Option<Start> {
    let text = text.trim();
    let (mut first, mut after) = text.split_once([' ', '\u{a0}'])?;
    let mut word = first.to_lowercase();
    // "WRES action 1" is an action of that standard.
    let short = (2..=6).contains(&first.len()) && first.bytes().all(|b| b.is_ascii_uppercase());
    if short
        && !starts.contains(&word.as_str())
        && let Some((next, rest)) = after.split_once([' ', '\u{a0}'])
    {
        first = text.get(..first.len() + 1 + next.len()).filter(|t| t.ends_with(next)).unwrap_or(first);
        (word, after) = (next.to_lowercase(), rest);
    }
    let recommends = word == "recommendation";
    if !starts.contains(&word.as_str()) {
        return None;
    }
    let after = after.trim_start();
    let after =
        ["No.", "no.", "No:", "#:", "#"].iter().find_map(|mark| after.strip_prefix(mark)).unwrap_or(after);
    let after = after.trim_start();
    let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || c == '.')).unwrap_or(after.len());
    let (label, rest) = after.split_at(end);
    let bare = label.trim_end_matches('.');
    let numbered = !bare.is_empty()
        && bare.len() <= 6
        && (bare.chars().any(|c| c.is_ascii_digit())
            || bare.len() == 1 && bare.chars().all(|c| c.is_ascii_uppercase()));
    let trimmed = rest.trim_start();
    let named = trimmed.starts_with(char::is_uppercase) && bare.chars().any(|c| c.is_ascii_digit());
    let marked = named
        || trimmed.is_empty()
        || trimmed.starts_with([':', '–', '-', '—', ')', '|'])
        || label.ends_with('.');
    if !numbered || !marked {
        return None;
    }
    let own = text.get(..first.len()).unwrap_or(first).to_owned();
    let rest = trimmed.trim_start_matches([':', '–', '-', '—', ')', '|', '.', ' ', '\u{a0}']).to_owned();
    Some(Start { word, own, ref_: bare.to_owned(), rest, recommends })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entries_begin_with_their_name_and_number() {
        let start = start_of_entry("Recommendation 12: Publish pay gaps").unwrap();
        assert_eq!(
            (start.ref_.as_str(), start.rest.as_str(), start.recommends),
            ("12", "Publish pay gaps", true)
        );
        assert_eq!(start_of_entry("Commitment 3").unwrap().rest, "");
        assert_eq!(start_of_entry("Action 1.2 – Publish").unwrap().ref_, "1.2");
        let start = start_of_entry("Action #: 7 Publish pay gaps").unwrap();
        assert_eq!((start.ref_.as_str(), start.rest.as_str()), ("7", "Publish pay gaps"));
        let start = start_of_entry("WDES action 4").unwrap();
        assert_eq!(
            (start.word.as_str(), start.own.as_str(), start.ref_.as_str()),
            ("action", "WDES action", "4")
        );
        assert!(start_of_entry("HR Business Partner 2").is_none());
        assert!(start_of_entry("Action plan 2026").is_none());
        assert!(start_of_entry("Commitment to fairness").is_none());
    }
}
