//! Lines across a table that say something of the rows around them, and name nothing.

use super::{Level, RowIs};
use crate::block::Cell;
use crate::interpret::columns::{Columns, explains};
use crate::interpret::words::{folded, is_numbered_name, is_theme_by_name, label_of, split_ref, word_list};

/// True for "Note: funding ends in March" and "NB: …", which say something of the rows around them.
pub(super) fn is_remark(text: &str) -> bool {
    let label = text.split_once(':').map(|(label, _)| folded(label));
    label.is_some_and(|l| matches!(l.as_str(), "note" | "notes" | "nb" | "n b" | "please note"))
}

/// What a row is in which a name stands beside words over all the other columns: "Objective 2 | Make our offices accessible"
/// begins a theme, and "Measure | Share of applications" tells of one.
pub(super) fn beside(filled: &[&Cell], columns: &Columns) -> Option<RowIs> {
    let [key, value] = filled else { return None };
    let (_, right) = columns.span();
    if value.columns < 2 || value.column + value.columns < right || value.column != key.column + key.columns {
        return None;
    }
    let name = key.text();
    let short = name.split_whitespace().count() <= 4;
    let numbered = name.contains(|c: char| c.is_ascii_digit());
    if short && numbered && is_theme_by_name(&name) {
        return Some(RowIs::Band(Level::Theme));
    }
    (short && !numbered && explains(&name)).then_some(RowIs::Note)
}

/// True for words that may name what follows: no label, no remark, no account of anything.
pub(in crate::interpret) fn is_a_name(cell: &Cell) -> bool {
    let text = cell.text();
    let begins = text.trim_start().starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    begins
        && !text.contains('\n')
        && !text.trim_end().ends_with([';', '.'])
        && (!text.trim_end().ends_with(':') || text.split_whitespace().count() <= 6)
        && text.split_whitespace().count() <= 20
        && label_of(&text, true).is_none()
        && !is_remark(&text)
}

/// True for "Why is this important? A third of women feel unsafe.", which tells of the name above it.
pub(super) fn asks_and_answers(text: &str) -> bool {
    text.split_once('?').is_some_and(|(question, answer)| {
        let first = word_list(question).into_iter().next().unwrap_or_default();
        matches!(first.as_str(), "why" | "what" | "how") && word_list(answer).len() > 2
    })
}

/// True for "2025: 71%. National average: 73%.", which says more than a name does.
pub(super) fn says_two_sentences(text: &str) -> bool {
    let ends = text.match_indices(". ").filter(|(at, _)| {
        // "3. Homes" and "St. Mary" end no sentence.
        text.get(..*at)
            .and_then(|before| before.rsplit(char::is_whitespace).next())
            .is_some_and(|w| w.len() > 2)
    });
    // "Metric 2: Appointments. How likely people are to be chosen." is a name, explained.
    let named = is_numbered_name(text) || is_theme_by_name(text) || split_ref(text).0.is_some();
    text.trim_end().ends_with('.') && !named && ends.count() > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_of_rows_is_no_name() {
        assert!(is_remark("Note: this depends on funding") && !is_remark("Notes and records"));
        assert!(asks_and_answers("Why is this important? Some of us feel unsafe."));
        assert!(!asks_and_answers("What do we want to see?"));
        assert!(says_two_sentences("2025: 71%. National average: 73%."));
        assert!(!says_two_sentences("Metric 2: Appointments. How likely people are to be chosen."));
        assert!(!says_two_sentences("3. Homes for all.") && !says_two_sentences("Our work at St. Mary."));
    }
}
