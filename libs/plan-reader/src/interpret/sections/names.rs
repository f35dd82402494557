//! Headings that are called after the plan, or after what stands before it.

use crate::interpret::words::{is_year, split_ref, word_list};

/// True for "Race reference group action plan 2026 – 2027" right below a title, which calls the whole document so.
pub(super) fn names_the_plan(text: &str) -> bool {
    let words = word_list(text);
    let named = words.iter().rposition(|w| w.bytes().any(|b| !b.is_ascii_digit()));
    let last = named.and_then(|at| words.get(at)).map(String::as_str).unwrap_or_default();
    matches!(last, "plan" | "tracker" | "programme")
        && words.iter().any(|w| is_year(w))
        && !text.contains(':')
}

/// True for "Revised race equality action plan" and "Our improvement plan and progress" over the one table of a document.
pub(super) fn names_a_plan(text: &str) -> bool {
    const BEHIND: &[&str] = &["and", "progress", "update", "updates", "summary", "tracker", "monitoring"];
    let words = word_list(text);
    let behind = |w: &&String| BEHIND.contains(&w.as_str()) || w.bytes().all(|b| b.is_ascii_digit());
    let last = words.iter().rev().find(|w| !behind(w)).map(String::as_str);
    // "Action plan: Northern delivery unit" says as well whose it is.
    if let Some((plan, whose)) = text.split_once([':', '–'])
        && !whose.trim().is_empty()
        && matches!(word_list(plan).as_slice(), [_, last] if last == "plan")
    {
        return true;
    }
    matches!(last, Some("plan")) && words.len() > 1 && split_ref(text).2.is_none()
}

/// True for "Background and summary of actions", which names no theme though a list of actions stands below.
pub(super) fn tells_what_was_before(text: &str) -> bool {
    let first = word_list(text).into_iter().find(|w| w.bytes().any(|b| !b.is_ascii_digit()));
    first.is_some_and(|w| matches!(w.as_str(), "background" | "introduction" | "foreword" | "preface"))
}

/// True for a heading in the words of a question: "What the data tells us", "Why this matters".
pub(super) fn asks(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    matches!(first.as_str(), "what" | "why" | "how" | "where")
}

/// True for "What we are doing about it" and "Still to do": words that no service is called by.
pub(super) fn speaks_of_doing(text: &str) -> bool {
    const DOING: &[&str] = &[
        "we",
        "our",
        "us",
        "do",
        "doing",
        "done",
        "next",
        "happened",
        "happens",
        "still",
        "remaining",
        "outstanding",
    ];
    let words = word_list(text);
    let what = matches!(
        words.first().map(String::as_str),
        Some(
            "what"
                | "how"
                | "where"
                | "why"
                | "still"
                | "next"
                | "actions"
                | "remaining"
                | "outstanding"
                | "done"
        )
    );
    what && words.iter().any(|w| DOING.contains(&w.as_str()))
}
