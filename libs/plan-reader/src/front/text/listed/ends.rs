//! What stands below a list and is none of its rows.

use super::headings::note_of;
use crate::front::text::lines::Line;
use crate::interpret::words::word_list;

/// Where the list ends, if what stands on this line is none of its rows.
pub(super) fn ends_above(filled: &[(usize, Line<'_>)], at: usize, known: usize) -> Option<usize> {
    let meeting = filled.get(at).is_some_and(|(_, l)| is_next_meeting(l.text));
    meeting.then_some(at).or_else(|| notes_begin(filled, at, known))
}

/// Where notes to the headings begin, if they do so with this line: "[i] As they stand in the report", with "Notes" above it.
fn notes_begin(filled: &[(usize, Line<'_>)], at: usize, known: usize) -> Option<usize> {
    let (mark, _) = filled.get(at)?.1.text.trim().strip_prefix('[')?.split_once(']')?;
    let marked = filled.iter().take(known).any(|(_, l)| note_of(l.text.trim()) == Some(mark));
    let named = filled.get(at.checked_sub(1)?).is_some_and(|(_, l)| l.text.trim_start().starts_with("Note"));
    marked.then_some(at - usize::from(named))
}

/// True for what minutes end with: "Date of next meeting: 12 May 2026".
fn is_next_meeting(text: &str) -> bool {
    if !text.contains("eeting") {
        return false;
    }
    let words = word_list(text);
    let next = words.windows(2).take(5).any(|pair| matches!(pair, [a, b] if a == "next" && b == "meeting"));
    next && matches!(words.first().map(String::as_str), Some("date" | "dates" | "next" | "time"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::text::lines::split;

    #[test]
    fn notes_to_the_headings_begin_with_the_mark_of_one() {
        let lines = split("Action[i]\nLead\nPublish\nHR\nNotes on this form\n[i] As agreed\n[x] Other");
        let filled: Vec<(usize, Line<'_>)> = lines.into_iter().enumerate().collect();
        assert_eq!(notes_begin(&filled, 5, 2), Some(4));
        assert_eq!(notes_begin(&filled, 6, 2), None);
        assert!(is_next_meeting("Date of next meeting: 12 May 2027"));
    }
}
