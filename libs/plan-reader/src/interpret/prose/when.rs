//! Dates alone and dates within sentences: "Q2 2026/27", "by June 2026", "each month".

use crate::date::{self, DateOptions, TargetKind};

/// True for a text that says when and nothing else.
pub(super) fn is_when(text: &str) -> bool {
    // "Immediately and then ongoing".
    if let Some((now, then)) = text.split_once(" and then ").or_else(|| text.split_once(" then "))
        && matches!(now.trim_end_matches(',').to_lowercase().as_str(), "immediate" | "immediately" | "now")
    {
        return is_when(then);
    }
    // "Year 1 only".
    if let Some(whole) = text.trim_end().strip_suffix(" only") {
        return is_when(whole);
    }
    let words = text.split_whitespace().count();
    if matches!(text.trim().to_lowercase().as_str(), "immediate" | "immediately" | "asap" | "now") {
        return true;
    }
    if is_when_needed(text) {
        return true;
    }
    if words == 0 || words > 8 || !date::looks_like_a_date(text) {
        return false;
    }
    match date::read(text, &DateOptions::default()).kind {
        // "November 2025 and annually thereafter" names a day, and "Meet each month with the chairs" what is done.
        TargetKind::Ongoing | TargetKind::Completed | TargetKind::Tbc | TargetKind::Recurring => {
            words <= 4 || begins_with_a_month(text) || begins_by_a_time(text)
        }
        TargetKind::None | TargetKind::Conditional => false,
        _ => true,
    }
}

/// True for "By Easter 2027 and then ongoing": a time is said before what holds from then on.
fn begins_by_a_time(text: &str) -> bool {
    let first = text.split(" and ").next().unwrap_or_default();
    let small = first
        .split_whitespace()
        .next()
        .is_some_and(|w| matches!(w.to_lowercase().as_str(), "by" | "from" | "until"));
    small
        && first.len() < text.len()
        && first.contains(|c: char| c.is_ascii_digit())
        && date::looks_like_a_date(first)
}

/// True for "When the need arises" and "As and when required", which name no time but say when all the same.
fn is_when_needed(text: &str) -> bool {
    let words = crate::interpret::word_list(text);
    match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["as", "and", "when"]
        | ["as", "and", "when", "required" | "needed" | "necessary"]
        | ["when" | "whenever", "required" | "needed" | "necessary"] => true,
        ["as" | "when" | "whenever", middle @ .., "arise" | "arises" | "occur" | "occurs"] => {
            middle.len() <= 3
        }
        _ => false,
    }
}

fn begins_with_a_month(text: &str) -> bool {
    let small = |w: &&str| matches!(w.to_lowercase().as_str(), "by" | "from" | "in" | "until");
    let mut words = text.split_whitespace().skip_while(small);
    words.next().is_some_and(is_month) && words.next().is_some_and(|w| w.starts_with("20"))
}

/// True for "When the need arises" and "Once the lease is signed", which say on what it depends when something is due.
pub(super) fn depends(text: &str) -> bool {
    const BEGIN: &[&str] = &["when", "as", "if", "once", "upon", "subject", "whenever"];
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    BEGIN.contains(&first.as_str())
        && text.split_whitespace().count() <= 6
        && date::read(text, &DateOptions::default()).kind == TargetKind::Conditional
}

/// "On track" behind "Progress:" and before another colon begins what is told there, and is no label.
pub(super) fn begins_with_a_status(text: &str) -> bool {
    text.len() <= 40 && !text.contains(['.', ';', ',', '|']) && crate::status::is_only_status(text)
}

/// "Currently under way" in brackets says how it goes, not when.
pub(super) fn says_how_far(text: &str) -> bool {
    let words = crate::interpret::word_list(text);
    let begun = words.iter().any(|w| w == "underway")
        || words
            .windows(2)
            .any(|w| matches!(w, [a, b] if a == "under" && b == "way" || a == "in" && b == "progress"));
    begun && words.len() <= 4
}

/// True for a line that says by when what stands above it is due: "By March 2027", "Every year".
pub(super) fn is_due(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default().to_lowercase();
    let due = [
        "by",
        "before",
        "until",
        "from",
        "throughout",
        "each",
        "every",
        "ongoing",
        "monthly",
        "quarterly",
        "annually",
        "yearly",
    ];
    due.contains(&first.trim_end_matches(|c: char| !c.is_alphanumeric())) && is_when(text)
}

/// The words of a sentence that say when: "by June 2026".
pub(super) fn date_within(text: &str) -> Option<&str> {
    let words: Vec<(usize, &str)> =
        text.split_whitespace().map(|w| (w.as_ptr() as usize - text.as_ptr() as usize, w)).collect();
    let begins = |w: &str| {
        let bare = w.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        matches!(
            bare.as_str(),
            "by" | "before"
                | "from"
                | "until"
                | "during"
                | "in"
                | "within"
                | "at"
                | "every"
                | "each"
                | "after"
                | "between"
                | "on"
        )
    };
    let dated = |piece: &str| {
        let reading = date::read(piece, &DateOptions::default());
        let year = piece.split(|c: char| !c.is_ascii_digit()).any(|d| d.len() == 4 && d.starts_with("20"))
            || date::written_date(piece).is_some();
        !matches!(reading.kind, TargetKind::None | TargetKind::Conditional | TargetKind::Completed) && year
    };
    for (n, (start, word)) in words.iter().enumerate() {
        if !begins(word) {
            continue;
        }
        // "each month" needs no year.
        if matches!(word.to_lowercase().as_str(), "every" | "each")
            && let Some((end, unit)) = words.get(n + 1)
        {
            let bare = unit.trim_end_matches(|c: char| !c.is_alphanumeric());
            let known = matches!(
                bare,
                "week" | "month" | "quarter" | "term" | "year" | "spring" | "summer" | "autumn" | "winter"
            ) || is_month(bare);
            // "In each year group" says of whom.
            let of_whom = words.get(n + 2).is_some_and(|(_, next)| next.starts_with("group"));
            if known && !of_whom {
                return text.get(*start..end + bare.len());
            }
        }
        // The shortest run that holds the whole date: longer ones only add words that are not of it.
        let mut best: Option<&str> = None;
        for (end, last) in words.iter().skip(n + 1).take(7) {
            let piece = text.get(*start..end + last.len())?;
            let bare = piece.trim_end_matches([',', '.', ';', ':', ')']);
            let ends_dated = last.contains(|c: char| c.is_ascii_digit()) || is_month(last);
            if ends_dated && names_a_law(bare) {
                break;
            }
            if ends_dated && dated(bare) {
                best = Some(bare);
            } else if best.is_some()
                && !is_month(last)
                && !matches!(*last, "to" | "and" | "until" | "–" | "-" | "the" | "end" | "of")
            {
                break;
            }
            if last.ends_with([',', '.', ';']) && best.is_some() {
                break;
            }
        }
        if let Some(best) = best {
            // "in every ward, and by May 2026": only the words from "by" on say when.
            let inner = best.get(word.len()..).and_then(date_within).filter(|inner| {
                let outer = best.get(..best.len() - inner.len()).unwrap_or_default();
                best.ends_with(inner)
                    && !outer.contains(|c: char| c.is_ascii_digit())
                    && !outer.split_whitespace().any(is_month)
            });
            return Some(inner.unwrap_or(best));
        }
    }
    None
}

/// True for "in line with the Equality Act 2010", which says of when the law is.
fn names_a_law(piece: &str) -> bool {
    let mut words = piece.split_whitespace().rev();
    let year = words.next().is_some_and(|w| w.len() == 4 && w.bytes().all(|b| b.is_ascii_digit()));
    year && words.next().is_some_and(|w| matches!(w, "Act" | "Regulations" | "Order" | "Measure"))
}

fn is_month(word: &str) -> bool {
    date::is_month(&word.trim_matches(|c: char| !c.is_alphabetic()).to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_due_at_once_or_depends_on_something_is_known() {
        assert!(is_when("Immediately and then On going") && !is_when("Immediately and then the gate"));
        assert!(depends("Subject to funding"));
        assert!(!depends("As many as come") && !depends("Once a year"));
    }

    #[test]
    fn what_is_done_when_it_is_needed_says_when() {
        assert!(is_when("2026 only") && !is_when("Staff only"));
        for text in ["When the need arises", "as vacancies arise", "As and when", "when required."] {
            assert!(is_when(text), "{text}");
        }
        for text in
            ["As the first of many schools we will see what needs arise", "When staff ask", "required"]
        {
            assert!(!is_when(text), "{text}");
        }
    }

    #[test]
    fn dates_are_found_within_sentences() {
        for (text, date) in [
            ("We will publish our pay gap by June 2026 and explain it.", Some("by June 2026")),
            ("By 31 March 2027, we will train all managers.", Some("By 31 March 2027")),
            ("We will meet in every ward, and by May 2026 we will report.", Some("by May 2026")),
            ("It runs from June 2026 to March 2027.", Some("from June 2026 to March 2027")),
            ("We will train all managers.", None),
            ("We will hear children in each year group.", None),
            ("We will act in line with the Equality Act 2010.", None),
            ("We will meet the duty in the Equality Act 2010 by May 2027.", Some("by May 2027")),
        ] {
            assert_eq!(date_within(text), date, "{text}");
        }
    }
}
