//! Headings that name nothing of their own.

use super::{THEME, is_page_notice, only_says_who_leads, word_list};

const GENERIC: &[&str] = &[
    "action",
    "actions",
    "plan",
    "plans",
    "activities",
    "activity",
    "table",
    "our",
    "the",
    "detailed",
    "delivery",
    "implementation",
    "appendix",
    "annex",
    "schedule",
    "work",
    "programme",
    "of",
    "and",
    "key",
    "commitments",
    "commitment",
    "what",
    "we",
    "will",
    "do",
    "sheet",
    "sheet1",
    "sheet2",
    "sheet3",
    "in",
    "detail",
    "tasks",
    "list",
    "full",
    "a",
    "b",
    "c",
    "1",
    "2",
    "3",
    "4",
    "5",
    "6",
    "7",
    "8",
    "9",
    "progress",
    "tracker",
    "who",
    "does",
    "for",
    "deliverables",
    "themed",
    "approach",
    "by",
    "theme",
    "themes",
    "service",
    "specific",
    "main",
    "data",
    "register",
    "log",
    "current",
    "live",
    "summary",
    "milestones",
    "measure",
    "measures",
    "export",
    "update",
    "updates",
    "status",
    "rec",
    "ref",
    "updated",
    "revised",
    "new",
    "further",
    "additional",
    "remaining",
    "original",
];

/// True for a heading that could stand over any plan: "Action plan", "Our commitments".
pub(crate) fn is_generic(text: &str) -> bool {
    // "Work plan" stands over any plan; "Work" is a theme, and so are "Data" and "Theme 3: Progress".
    let mut words = word_list(text);
    let is_number = |w: &str| w.chars().all(|c| c.is_ascii_digit());
    // "Action plan 2026 to 2028".
    if let [.., from, to, until] = words.as_slice()
        && to == "to"
        && is_number(from)
        && is_number(until)
    {
        words.remove(words.len() - 2);
    }
    let named: Vec<&str> = words.iter().map(String::as_str).filter(|w| !is_number(w)).collect();
    let only_objectives =
        matches!(named.as_slice(), ["our" | "the", "equality", "objectives"] | ["equality", "objectives"])
            || named == ["objectives"] && words.len() > 1;
    let is_theme = match named.as_slice() {
        ["data"] | ["theme" | "priority", "data"] => true,
        [label, _] => THEME.contains(label) && words.get(1).is_some_and(|w| is_number(w)) && words.len() == 3,
        _ => false,
    };
    // "Objective 1 actions and updates" stands under "Objective 1: Lead by example".
    let of_numbered = match named.as_slice() {
        [label, rest @ ..] => {
            let numbered = words.get(1).is_some_and(|w| is_number(w));
            let told = ["action", "actions", "update", "updates", "progress", "and", "plan", "our", "key"];
            THEME.contains(label)
                && numbered
                && rest.len() > 1
                && !text.contains([':', '–', '-'])
                && rest.iter().all(|w| told.contains(w))
        }
        [] => false,
    };
    // "Open actions" is called so by how they go; "Open data" is a theme.
    let open = matches!(
        named.as_slice(),
        ["open" | "live" | "outstanding", "action" | "actions" | "items" | "tasks"]
    );
    only_objectives
        || of_numbered
        || open
        || is_page_notice(text)
        || only_says_who_leads(text)
        || goes_by_progress(&named)
        || words.iter().all(|w| GENERIC.contains(&w.as_str()) || !named.is_empty() && is_number(w))
            && words.iter().any(|w| w != "work")
            && !is_theme
}

/// "Progress against milestones" stands over any plan.
fn goes_by_progress(words: &[&str]) -> bool {
    let told = ["objectives", "targets", "priorities", "promises", "this", "year", "last"];
    matches!(words, ["progress", "against" | "towards" | "on", rest @ ..] if !rest.is_empty()
        && rest.iter().all(|w| GENERIC.contains(w) || told.contains(w)))
}

#[cfg(test)]
mod tests {
    use super::is_generic;

    #[test]
    fn a_numbered_theme_may_be_called_work_or_progress() {
        for (heading, generic) in [
            ("Theme 2: Work", false),
            ("Priority 4 – Progress", false),
            ("Theme 3: Data", false),
            ("Open actions", true),
            ("Open data", false),
            ("Work", false),
            ("Theme 2", true),
            ("Action plan 2", true),
            ("Action plan 2026 to 2028", true),
            ("Action plan to 2028", false),
            ("Key actions", true),
            ("Updated actions", true),
            ("Further actions", true),
            ("New homes", false),
            ("Objective 1 Actions and Updates", true),
            ("Objective 1: Actions and updates", false),
            ("Objective 1 Action on pay", false),
            ("WORKSTREAM LEAD", true),
        ] {
            assert_eq!(is_generic(heading), generic, "{heading}");
        }
    }
}
