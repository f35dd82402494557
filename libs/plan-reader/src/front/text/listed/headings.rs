//! The headings of a list of one cell a line: how many of its first lines they are, and what they say.

use crate::Aliases;
use crate::date::looks_like_a_date;
use crate::draft::ColumnRole;
use crate::front::text::lines::{Line, is_bullet, numbered};
use crate::front::text::lost::is_of_headings;
use crate::interpret::columns;
use crate::interpret::words::{begins_with_a_verb, is_generic, word_list};

/// A title has no more words than this.
const MOST_IN_TITLE: usize = 10;

/// How many lines from the first on are headings of a plan, each on its own, and how many might be.
pub(super) fn headings(filled: &[(usize, Line<'_>)], aliases: &Aliases) -> Option<(usize, usize)> {
    let marked = |c: char| c.is_ascii_digit() || matches!(c, '.' | ':' | ';' | ',' | '\t' | '|');
    // The headings end with the last line that is known on its own.
    let alone = |w: &String| {
        columns::assign_knowing(std::slice::from_ref(w), aliases, &[]).first().copied().flatten()
    };
    let few = |t: &str| t.split_whitespace().count() <= 7;
    let plain = |t: &str| few(t) && !t.trim_end_matches(['.', ':']).contains(marked);
    // "Status as at July 2026" is a heading with marks in it; over the headings such a line says what they are of.
    let marked = |t: &str| {
        let digits = t.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty());
        few(t)
            && !t.contains(['\t', '|'])
            && digits.into_iter().all(|n| n.len() == 4 && n.starts_with("20"))
            && !looks_like_a_date(t)
            && alone(&t.to_owned()).is_some()
    };
    // Headings stand one below the other, or each with a blank line after it; an empty paragraph between leaves as many again.
    let gap = filled.get(1)?.0 - filled.first()?.0;
    let apart = |lines: usize| lines == gap || gap > 1 && lines == 2 * gap;
    let even =
        |i: usize| i == 0 || filled.get(i).zip(filled.get(i - 1)).is_some_and(|(a, b)| apart(a.0 - b.0));
    let lines = filled.iter().map(|(_, l)| l.text.trim()).take(14).enumerate();
    let mut last = None;
    // No heading stands twice, one below the other.
    let words: Vec<String> = lines
        .take_while(|(i, t)| {
            !is_bullet(t) && (plain(t) || *i > 0 && marked(t)) && even(*i) && last.replace(*t) != Some(*t)
        })
        .map(|(_, t)| t.to_owned())
        .collect();
    if words.iter().take(2).all(|w| alone(w).is_none()) {
        return None;
    }
    let mut seen: Vec<ColumnRole> = Vec::new();
    let mut length = 0;
    for (i, word) in words.iter().enumerate() {
        match alone(word) {
            Some(role) if !seen.contains(&role) || word.split_whitespace().count() > 1 => {
                seen.push(role);
                length = i + 1;
            }
            // "Response[iii]" has a note, though its word is not known.
            _ if length > 0 && bears_a_note(word) => length = i + 1,
            _ if i - length >= 2 => break,
            _ => {}
        }
    }
    let found = words.get(..length)?;
    // "We will:" over marked items leads in to a list. Under headings the first cell is that of the first column.
    let says_what = |w: &String| matches!(alone(w), Some(ColumnRole::Activity | ColumnRole::Recommendation));
    if filled.get(length).is_some_and(|(_, l)| is_bullet(l.text))
        && found.last().is_some_and(|w| w.ends_with(':') || says_what(w))
    {
        return None;
    }
    // "Publish the pay gap" is the first cell rather than one more heading.
    let may_head = |w: &&String| match w.split_whitespace().count() {
        0..=2 => true,
        3 | 4 => !begins_with_a_verb(w),
        _ => false,
    };
    let more = words.iter().skip(length).take(2).take_while(may_head).count();
    // With a blank line after each, headings stand out from what is under them.
    let named = seen.len() >= 3
        || gap > 1
            && found.first().is_some_and(|w| alone(w).is_some())
            && [ColumnRole::Lead, ColumnRole::TargetDate].iter().all(|r| seen.contains(r));
    (length >= 3 && named && columns::are_headings(found, aliases)).then_some((length, length + more))
}

fn bears_a_note(word: &str) -> bool {
    note_of(word).is_some()
}

/// The mark of the note that a heading bears: "[iii]".
pub(super) fn note_of(word: &str) -> Option<&str> {
    let (name, mark) = word.strip_suffix(']')?.rsplit_once('[')?;
    (!name.is_empty() && (1..=4).contains(&mark.len()) && !mark.contains(' ')).then_some(mark)
}

/// True for words that head a column, though nothing may stand in it, and name no theme: "Resources", "Success measures".
pub(super) fn only_heads(text: &str, aliases: &Aliases) -> bool {
    let of_column = |word: &str| columns::explains(word) || is_of_headings(word, aliases);
    columns::explains(text) && text.split_whitespace().all(of_column)
}

/// The columns in which anything may stand: all of them, and all but a last one whose heading allows that it stays empty.
pub(super) fn filled_columns<'r>(
    words: &[String],
    roles: &'r [Option<ColumnRole>],
    aliases: &Aliases,
) -> impl Iterator<Item = &'r [Option<ColumnRole>]> + use<'r> {
    let may_be_empty = words.last().is_some_and(|w| only_heads(w, aliases));
    let without = roles.split_last().map(|(_, rest)| rest).filter(|_| may_be_empty);
    [Some(roles), without].into_iter().flatten()
}

/// What the headings say. Where none says what is done, the first that says nothing does.
pub(super) fn roles(words: &[String], aliases: &Aliases) -> Vec<Option<ColumnRole>> {
    let mut roles = columns::assign_knowing(words, aliases, &[]);
    let says = |r: &Option<ColumnRole>| matches!(r, Some(ColumnRole::Activity | ColumnRole::Recommendation));
    if !roles.iter().any(says)
        && let Some(first) = roles.first_mut().filter(|r| r.is_none())
    {
        *first = Some(ColumnRole::Activity);
    }
    roles
}

/// True for "Action plan": not for "Action measure", which is a heading.
pub(super) fn names_a_table(text: &str) -> bool {
    let words = word_list(text);
    is_generic(text) && words.len() > 1 && !words.last().is_some_and(|w| w.starts_with("measure"))
}

/// True for "2.0 Who we show" right over headings: a number, then a few words that are no sentence.
pub(super) fn is_numbered_title(text: &str) -> bool {
    let text = text.trim();
    numbered(text).is_some_and(|(label, words)| {
        label.starts_with(|c: char| c.is_ascii_digit())
            && words.starts_with(char::is_uppercase)
            && words.split_whitespace().count() <= MOST_IN_TITLE
            && !words.ends_with(['.', ';', ',', '?'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_whose_column_may_stay_empty_names_no_theme() {
        let aliases = Aliases::default();
        assert!(only_heads("RESOURCES", &aliases) && only_heads("Success measures", &aliases));
        assert!(!only_heads("Community support", &aliases) && !only_heads("OPENING THE GATES", &aliases));
        let words = ["Action", "Owner", "Resources"].map(str::to_owned);
        assert_eq!(filled_columns(&words, &[None; 3], &aliases).map(<[_]>::len).collect::<Vec<_>>(), [3, 2]);
        assert_eq!(filled_columns(&words[..2], &[None; 2], &aliases).count(), 1);
    }
}
