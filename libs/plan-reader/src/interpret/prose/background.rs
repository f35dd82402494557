//! Headings over what is never a plan: a foreword, the law, an appendix.

use crate::interpret::words::word_list;

/// True for a heading over what is never a plan, whatever lists stand beneath: a foreword, an appendix.
pub(super) fn is_background(heading: &str) -> bool {
    let words = word_list(heading);
    let words: &[String] = match words.first() {
        Some(first) if first.chars().all(|c| c.is_ascii_digit()) => words.get(1..).unwrap_or_default(),
        _ => &words,
    };
    let first = words.first().map(String::as_str).unwrap_or_default();
    let folded = words.join(" ");
    let begins = |phrases: &[&str]| {
        phrases.iter().filter_map(|p| folded.strip_prefix(p)).any(|r| r.is_empty() || r.starts_with(' '))
    };
    // "Legal and Governance" is a part of the body as "Legal context" is not, and an appendix may be the plan itself.
    let department = first == "legal"
        && words.last().is_some_and(|w| {
            matches!(w.as_str(), "services" | "team" | "governance" | "democratic" | "procurement" | "hr")
        });
    let plan = matches!(first, "appendix" | "annex")
        && folded.ends_with(" plan")
        && words
            .iter()
            .any(|w| matches!(w.as_str(), "action" | "delivery" | "implementation" | "improvement"));
    // "Summary of recommendations" stands over them.
    let lists = words.iter().any(|w| matches!(w.as_str(), "recommendations" | "actions" | "commitments"))
        && (first == "summary" || begins(&["executive summary and"]));
    words.len() <= 12
        && !lists
        && !department
        && !plan
        && (matches!(
            first,
            "foreword"
                | "preface"
                | "introduction"
                | "background"
                | "context"
                | "appendix"
                | "annex"
                | "glossary"
                | "contents"
                | "contact"
                | "contacts"
                | "definitions"
                | "terminology"
                | "references"
                | "acknowledgements"
                | "methodology"
                | "legal"
                | "legislation"
                | "statutory"
                | "scope"
                | "purpose"
                | "summary"
                | "why"
                | "about"
                | "notes"
                | "abbreviations"
                | "sources"
                | "documents"
                | "downloads"
                | "attachments"
        ) || words.len() <= 4 && words.iter().any(|w| matches!(w.as_str(), "foreword" | "preface"))
            || begins(&[
                "executive summary",
                "the law",
                "our duty",
                "our duties",
                "our legal",
                "the public sector equality duty",
                "public sector equality duty",
                "the equality act",
                "equality act",
                "what the law",
                "who we are",
                "our vision",
                "our values",
                "our principles",
                "guiding principles",
                "our approach",
                "how to read",
                "how this",
                "what we heard",
                "what you told us",
                "what people told us",
                "what the data",
                "what the evidence",
                "what our data",
                "the case for",
                "the evidence",
                "our evidence",
                "our data",
                "further information",
                "find out more",
                "get involved",
                "let us know",
                "have your say",
                "ways to respond",
                "how to respond",
                "how to apply",
                "what we are looking for",
                "about you",
                "person specification",
                "how we developed",
                "how we will monitor",
                "how we will measure",
                "monitoring",
                "governance and reporting",
                "monitoring and",
                "reporting and",
                "where we are now",
                "related",
                "how we will know",
                "how will we know",
                "success measures",
                "success criteria",
                "measures of success",
                "what success",
                "what good",
                "what will be different",
                "what will change",
                "key performance",
                "performance indicators",
                "risks",
                "resources",
                "useful links",
                "a message from",
                "message from",
                "our strategy",
                "what is",
                "equality duty",
                "engagement and consultation",
                "consultation",
                "how we consulted",
                "how we got here",
                "the story so far",
                "the story",
            ]))
}

/// True for a heading over what becomes of the document itself, where the plan stands in tables: approvals, meetings.
pub(super) fn is_afterword(heading: &str) -> bool {
    let words = word_list(heading).join(" ");
    matches!(
        words.as_str(),
        "next steps"
            | "key dates"
            | "timetable"
            | "reporting timetable"
            | "approval timetable"
            | "consultation timetable"
            | "dates for your diary"
            | "forward plan"
    )
}
