//! The headings of a table in one line with nothing between them, as when the words of a PDF are copied row by row.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::aliases::{Alias, Aliases};
use crate::draft::ColumnRole;
use crate::interpret::columns::{assign_knowing, label_role};
use crate::interpret::words::word_list;

/// Headings of a plan in one line take no more words than this.
const MOST_WORDS: usize = 20;

/// True for a line that is made of known headings, one behind the other, and of nothing else.
pub(super) fn is_row_of_headings(text: &str, aliases: &Aliases) -> bool {
    headings_in(text, aliases).is_some()
}

/// The headings that a line is made of: as many different ones as can be, in as few pieces.
pub(super) fn headings_in(text: &str, aliases: &Aliases) -> Option<Vec<String>> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let sentence = |w: &&str| w.ends_with([',', ';']) || w.ends_with('.') && w.len() > 4;
    if !(3..=MOST_WORDS).contains(&words.len()) || text.contains(['\t', '|']) || words.iter().any(sentence) {
        return None;
    }
    if !is_mostly_of_headings(text, aliases) {
        return None;
    }
    let found = segmented(&words, aliases)?;
    let has = |role| found.iter().any(|(r, _)| *r == role);
    let named = has(ColumnRole::Activity)
        || has(ColumnRole::Recommendation)
        || has(ColumnRole::Lead) && has(ColumnRole::TargetDate);
    (distinct(&found) >= 3 && named).then(|| found.into_iter().map(|(_, heading)| heading).collect())
}

/// True for words of which two in three stand in headings that we know.
pub(super) fn is_mostly_of_headings(text: &str, aliases: &Aliases) -> bool {
    let words: Vec<&str> = text.split_whitespace().take(MOST_WORDS + 1).collect();
    let known = words.iter().filter(|w| is_of_headings(w, aliases)).count();
    (1..=MOST_WORDS).contains(&words.len()) && known * 3 >= words.len() * 2
}

/// True for a word that stands in some heading we know.
pub(super) fn is_of_headings(word: &str, aliases: &Aliases) -> bool {
    static OURS: OnceLock<HashSet<&str>> = OnceLock::new();
    let ours = OURS.get_or_init(|| words_of(Aliases::ours()).collect());
    word_list(word).iter().all(|w| {
        let one = w.strip_suffix('s').unwrap_or(w);
        [w.as_str(), one].iter().any(|w| ours.contains(w) || words_of(aliases.added()).any(|x| x == *w))
    })
}

fn words_of(aliases: &[Alias]) -> impl Iterator<Item = &str> {
    aliases.iter().flat_map(|a| &a.words).map(String::as_str)
}

/// The words parted into headings, where they can be.
fn segmented(words: &[&str], aliases: &Aliases) -> Option<Vec<(ColumnRole, String)>> {
    let capital = |i: usize| words.get(i).is_some_and(|w| w.starts_with(|c: char| !c.is_lowercase()));
    let phrase = |from: usize, to: usize| words.get(from..to).map(|w| w.join(" ")).unwrap_or_default();
    let exact = |heading: &str| label_role(heading, aliases);
    // "Target date" is one heading, though either word might be.
    let within_a_date = |at: usize| {
        let pair = phrase(at.saturating_sub(1), at + 1);
        at > 0 && exact(&pair) == Some(ColumnRole::TargetDate)
    };
    // The headings that make up the words before each place, where any do.
    let mut upto: Vec<Option<Vec<(ColumnRole, String)>>> = vec![Some(Vec::new())];
    for end in 1..=words.len() {
        let ways = (end.saturating_sub(7)..end).filter_map(|from| {
            let before = upto.get(from)?.as_ref()?;
            // "so far?" goes on from "What has been achieved".
            if capital(0) && !capital(from) || within_a_date(from) {
                return None;
            }
            let heading = phrase(from, end);
            let alike = || assign_knowing(std::slice::from_ref(&heading), aliases, &[]).pop().flatten();
            let role = exact(&heading).or_else(alike)?;
            Some(before.iter().cloned().chain([(role, heading)]).collect::<Vec<_>>())
        });
        upto.push(ways.max_by_key(|way| (distinct(way), std::cmp::Reverse(way.len()))));
    }
    upto.pop().flatten()
}

fn distinct(way: &[(ColumnRole, String)]) -> usize {
    way.iter().enumerate().filter(|(i, (role, _))| !way.iter().take(*i).any(|(r, _)| r == role)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_that_lost_their_columns_are_known() {
        let is = |text| is_row_of_headings(text, &Aliases::default());
        assert!(is("Activity Lead Target Date What has been achieved so far?"));
        assert!(is("Ref Action Owner Deadline Status"));
        assert!(!is("Action plan for race equality"));
        assert!(!is("Action\tLead\tBy when"));
        assert!(!is("The lead will report progress by the deadline"));
    }

    #[test]
    fn headings_in_one_line_come_apart() {
        for (line, headings) in [
            (
                "Activity Lead Target Date What has been achieved so far?",
                "Activity|Lead|Target Date|What has been achieved so far?",
            ),
            ("Ref Action Lead officer By when RAG", "Ref|Action|Lead officer|By when|RAG"),
            ("Theme Action Responsible Timescale Progress", "Theme|Action|Responsible|Timescale|Progress"),
        ] {
            let found = headings_in(line, &Aliases::default()).unwrap_or_default();
            assert_eq!(found.join("|"), headings);
        }
    }
}
