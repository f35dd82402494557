//! The last check: every word of the source stands in the draft, or is put among the unplaced.

use std::collections::HashMap;

use super::words::folded;
use crate::block::{Block, Paragraph};
use crate::draft::{Draft, Unplaced, UnplacedReason};
use crate::query::{Query, QueryKind};

/// Puts what no rule placed among the unplaced, and says so.
pub(super) fn reconcile(
    blocks: &[Block],
    draft: &mut Draft,
    said_again: &[String],
    queries: &mut Vec<Query>,
) {
    let mut texts: HashMap<&str, usize> = HashMap::new();
    each_text(draft, &mut |text| *texts.entry(text.trim()).or_default() += 1);
    said_again.iter().for_each(|text| *texts.entry(text.trim()).or_default() += 1);
    // Most pieces of a document stand in the draft as they are, and need no counting of words.
    let is_none_of_them = |p: &&Paragraph| match texts.get_mut(p.text.trim()) {
        Some(n) if *n > 0 => {
            *n -= 1;
            false
        }
        _ => true,
    };
    let others: Vec<&Paragraph> = blocks.iter().flat_map(paragraphs).filter(is_none_of_them).collect();
    let mut have: HashMap<String, usize> = HashMap::new();
    for (text, times) in texts.into_iter().filter(|(_, times)| *times > 0) {
        for word in folded(text).split(' ') {
            match have.get_mut(word) {
                Some(n) => *n += times,
                None => _ = have.insert(word.to_owned(), times),
            }
        }
    }
    for p in others {
        let mut missing = Vec::new();
        let words = folded(&p.text);
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            if !take(word, &mut have) && !take_number_and_word(word, &mut have) {
                missing.push(word);
            }
        }
        // A list of bodies keeps its names, not the "and" between them.
        if missing.iter().all(|w| *w == "and") {
            continue;
        }
        // The whole piece is shown, so that the words can be understood.
        let message =
            "These words found no place in the plan. Put them where they belong, or leave them out.";
        queries.push(Query::new(QueryKind::Unplaced, message, p.at.clone()).with_words(p.text.clone()));
        let reason = UnplacedReason::Unknown;
        draft.unplaced.push(Unplaced { text: p.text.clone(), reason, source: p.at.clone() });
    }
}

/// Takes a word of the draft. False where none is left.
fn take(word: &str, have: &mut HashMap<String, usize>) -> bool {
    match have.get_mut(word) {
        Some(n) if *n > 0 => *n -= 1,
        _ => return false,
    }
    true
}

/// "7rooftop" is placed where its number and its word are: a page may have lost the space between.
fn take_number_and_word(glued: &str, have: &mut HashMap<String, usize>) -> bool {
    let word = glued.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = glued.get(..glued.len() - word.len()).unwrap_or_default();
    let placed = !word.is_empty() && have.get(word).is_some_and(|n| *n > 0);
    placed && take(number, have) && take(word, have)
}

/// The paragraphs of a block, those of a table cell by cell.
fn paragraphs(block: &Block) -> Box<dyn Iterator<Item = &Paragraph> + '_> {
    match block {
        Block::Paragraph(p) => Box::new(std::iter::once(p)),
        Block::Table(t) => Box::new(t.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.paragraphs)),
    }
}

/// Calls `take` with every text of the draft.
fn each_text<'d>(draft: &'d Draft, take: &mut dyn FnMut(&'d str)) {
    let mut some = |text: Option<&'d str>| text.map_or((), &mut *take);
    some(draft.title.as_deref());
    for theme in &draft.themes {
        for text in [&theme.ref_, &theme.name, &theme.outcome, &theme.leads_as_written] {
            some(text.as_deref());
        }
        for r in &theme.recommendations {
            some(r.ref_.as_deref());
            some(r.heading.as_deref());
            some(Some(&r.text));
            r.lead_authority.iter().for_each(|a| some(Some(a)));
        }
        for a in &theme.activities {
            for text in [&a.ref_, &a.service, &a.lead, &a.target_date, &a.achieved] {
                some(text.as_deref());
            }
            some(Some(&a.text));
            // The words of a status stand among the columns or with what has been achieved as well.
            some(a.status.as_ref().and_then(|s| s.mark.as_deref()));
            a.dittos.iter().for_each(|d| some(Some(&d.written)));
            a.other.values().for_each(|value| some(value.as_str()));
        }
    }
    for update in &draft.updates {
        for text in [&update.theme, &update.heading, &update.promise, &update.date] {
            some(text.as_deref());
        }
        some(Some(&update.text));
    }
    draft.unplaced.iter().for_each(|piece| some(Some(&piece.text)));
    draft.columns.iter().flat_map(|c| &c.headings).for_each(|heading| some(Some(&heading.heading)));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::draft::{DraftActivity, DraftTheme};

    #[test]
    fn what_stands_in_the_draft_as_it_is_written_is_not_told_for_words_that_stand_nowhere() {
        let activity = DraftActivity { text: "Publish the pay gap".into(), ..DraftActivity::default() };
        let themes = vec![DraftTheme { activities: vec![activity], ..DraftTheme::default() }];
        let mut draft = Draft { themes, ..Draft::default() };
        let blocks = ["The pay", "Publish the pay gap", "and"]
            .map(|text| Block::Paragraph(Paragraph { text: text.into(), ..Paragraph::default() }));
        let mut queries = Vec::new();
        reconcile(&blocks, &mut draft, &[], &mut queries);
        let unplaced: Vec<&str> = draft.unplaced.iter().map(|u| u.text.as_str()).collect();
        assert_eq!(unplaced, ["The pay"]);
        assert_eq!(queries.len(), 1);
    }
}
