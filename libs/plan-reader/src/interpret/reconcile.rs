//! The last check: every word of the source stands in the draft, or is put among the unplaced.

use std::collections::HashMap;

use super::words::word_list;
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
    let mut have: HashMap<String, usize> = HashMap::new();
    let mut count = |text: &str| {
        for word in word_list(text) {
            *have.entry(word).or_default() += 1;
        }
    };
    each_text(draft, &mut count);
    said_again.iter().for_each(|t| count(t));
    let mut check = |p: &Paragraph| {
        let mut missing = Vec::new();
        for word in word_list(&p.text) {
            match have.get_mut(&word) {
                Some(n) if *n > 0 => *n -= 1,
                _ => missing.push(word),
            }
        }
        // A list of bodies keeps its names, not the "and" between them.
        if missing.iter().all(|w| w == "and") {
            return;
        }
        // The whole piece is shown, so that the words can be understood.
        let message =
            "These words found no place in the plan. Put them where they belong, or leave them out.";
        queries.push(Query::new(QueryKind::Unplaced, message, p.at.clone()).with_words(p.text.clone()));
        let reason = UnplacedReason::Unknown;
        draft.unplaced.push(Unplaced { text: p.text.clone(), reason, source: p.at.clone() });
    };
    for block in blocks {
        match block {
            Block::Paragraph(p) => check(p),
            Block::Table(t) => {
                t.rows.iter().flat_map(|r| &r.cells).flat_map(|c| &c.paragraphs).for_each(&mut check);
            }
        }
    }
}

/// Calls `take` with every text of the draft.
fn each_text(draft: &Draft, take: &mut dyn FnMut(&str)) {
    let mut some = |text: &Option<String>| {
        if let Some(text) = text {
            take(text);
        }
    };
    some(&draft.title);
    for theme in &draft.themes {
        some(&theme.ref_);
        some(&theme.name);
        some(&theme.outcome);
        some(&theme.leads_as_written);
        for r in &theme.recommendations {
            some(&r.ref_);
            some(&r.heading);
            some(&Some(r.text.clone()));
            r.lead_authority.iter().for_each(|a| some(&Some(a.clone())));
        }
        for a in &theme.activities {
            for text in [&a.ref_, &a.service, &a.lead, &a.target_date, &a.achieved] {
                some(text);
            }
            some(&Some(a.text.clone()));
            // The words of a status stand among the columns or with what has been achieved as well.
            if let Some(status) = &a.status {
                some(&status.mark);
            }
            a.dittos.iter().for_each(|d| some(&Some(d.written.clone())));
            for value in a.other.values() {
                some(&value.as_str().map(str::to_owned));
            }
        }
    }
    for update in &draft.updates {
        for text in [&update.theme, &update.heading, &update.promise, &update.date] {
            some(text);
        }
        some(&Some(update.text.clone()));
    }
    for piece in &draft.unplaced {
        take(&piece.text);
    }
    for heading in draft.columns.iter().flat_map(|c| &c.headings) {
        take(&heading.heading);
    }
}
