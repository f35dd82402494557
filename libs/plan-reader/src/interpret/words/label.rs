//! Labels: words that say what the words after them are.

use super::word_list;

/// What a line says about the words after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Outcome,
    Recommendations,
    Lead,
}

const OUTCOME: &[&str] =
    &["outcome", "outcomes", "objective", "objectives", "aim", "aims", "ambition", "goal", "vision"];
const OUTCOME_WITH: &[&str] = &[
    "desired",
    "expected",
    "intended",
    "overall",
    "key",
    "theme",
    "our",
    "the",
    "long",
    "term",
    "strategic",
    "main",
    "for",
    "this",
    "of",
    "overarching",
    "statement",
    "or",
    "and",
    "what",
    "is",
    "priority",
    "equality",
    "s",
];

const RECOMMENDATIONS: &[&str] = &["recommendation", "recommendations"];

const RECOMMENDATIONS_WITH: &[&str] = &[
    "for",
    "corporate",
    "action",
    "actions",
    "emerging",
    "key",
    "council",
    "wide",
    "our",
    "the",
    "of",
    "from",
    "wider",
    "organisation",
    "organisational",
    "organisations",
    "trust",
    "university",
    "force",
    "this",
    "theme",
    "and",
    "to",
    "executive",
    "board",
];

const LEAD: &[&str] = &["lead", "leads", "owner", "sponsor", "sro", "officer", "officers", "champion", "led"];

const LEAD_WITH: &[&str] = &[
    "theme",
    "senior",
    "responsible",
    "executive",
    "exec",
    "work",
    "stream",
    "workstream",
    "overall",
    "accountable",
    "director",
    "strategic",
    "smt",
    "board",
    "programme",
    "for",
    "the",
    "this",
    "person",
    "priority",
    "by",
    "corporate",
    "member",
    "and",
];

/// Splits "Desired outcome: safe streets" into the label, its own words, and what follows.
pub(crate) fn label_of(text: &str, stands_out: bool) -> Option<(Label, &str, &str)> {
    let text = text.trim();
    let first_line = text.lines().next().unwrap_or_default();
    if let Some((before, _)) = first_line.split_once(':')
        && let Some(label) = label_words(before)
    {
        let (own, rest) = text.split_at(before.len() + 1);
        return Some((label, own, rest.trim()));
    }
    let dash = first_line.split_once(" – ").or_else(|| first_line.split_once(" - "));
    if let Some((before, _)) = dash
        && let Some(label) = label_words(before).filter(|_| word_list(before).len() > 1)
    {
        let (own, rest) = text.split_at(before.len());
        return Some((label, own, rest.trim_start_matches([' ', '–', '-'])));
    }
    let shouted = first_line.chars().any(char::is_alphabetic) && !first_line.chars().any(char::is_lowercase);
    let list_follows = text.lines().count() > 1;
    if stands_out || shouted || list_follows {
        let label = label_words(first_line)?;
        let (own, rest) = text.split_at(first_line.len());
        // "Objectives" alone over a table is a heading, not a label, unless something follows it.
        if label == Label::Lead && rest.trim().is_empty() {
            return None;
        }
        return Some((label, own, rest.trim()));
    }
    None
}

/// True for "Workstream lead" over names, which says who leads and nothing of what about.
pub(crate) fn only_says_who_leads(text: &str) -> bool {
    word_list(text).len() > 1 && label_words(text) == Some(Label::Lead)
}

/// The words and the name in "Service: Housing".
pub(crate) fn names_a_service(text: &str) -> Option<(&str, &str)> {
    let (label, name) = text.trim().split_once(':')?;
    let says = matches!(
        word_list(label).join(" ").as_str(),
        "service"
            | "service area"
            | "directorate"
            | "department"
            | "division"
            | "team"
            | "faculty"
            | "business area"
    );
    let short = (1..=10).contains(&name.split_whitespace().count()) && !name.contains('\n');
    (says && short).then(|| (label.trim(), name.trim()))
}

fn label_words(text: &str) -> Option<Label> {
    let words = word_list(text);
    if words.is_empty() || words.len() > 7 {
        return None;
    }
    let made_of = |keys: &[&str], with: &[&str]| {
        let is_key = |w: &String| keys.contains(&w.as_str());
        words.iter().any(is_key) && words.iter().all(|w| is_key(w) || with.contains(&w.as_str()))
    };
    if made_of(RECOMMENDATIONS, RECOMMENDATIONS_WITH) {
        Some(Label::Recommendations)
    } else if made_of(OUTCOME, OUTCOME_WITH)
        || matches!(
            words.join(" ").as_str(),
            "what success looks like"
                | "success looks like"
                | "what we want to achieve"
                | "what does good look like"
                | "where we want to be"
        )
    {
        Some(Label::Outcome)
    } else if made_of(LEAD, LEAD_WITH) {
        Some(Label::Lead)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::only_says_who_leads;

    #[test]
    fn a_label_of_leads_is_told_from_a_name() {
        assert!(only_says_who_leads("WORKSTREAM LEAD") && only_says_who_leads("Responsible officers:"));
        assert!(!only_says_who_leads("Lead") && !only_says_who_leads("Lead by example"));
    }
}
