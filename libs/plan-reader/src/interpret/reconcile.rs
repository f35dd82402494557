//! The last check: every word of the source stands in the draft, or is put among the unplaced.

use std::collections::HashMap;

use super::words::word_list;
use crate::Location;
use crate::block::{Block, Document};
use crate::draft::{Draft, Unplaced, UnplacedReason};
use crate::query::{Query, QueryKind};

/// All words of a document, piece by piece.
pub(super) struct SourceWords {
    pieces: Vec<(String, Location)>,
}

impl SourceWords {
    pub(super) fn of(document: &Document) -> Self {
        let mut pieces = Vec::new();
        for block in &document.blocks {
            match block {
                Block::Paragraph(p) => pieces.push((p.text.clone(), p.at.clone())),
                Block::Table(t) => {
                    for cell in t.rows.iter().flat_map(|r| &r.cells).filter(|c| !c.is_empty()) {
                        for p in &cell.paragraphs {
                            pieces.push((p.text.clone(), cell.at.clone()));
                        }
                    }
                }
            }
        }
        Self { pieces }
    }

    /// Puts what no rule placed among the unplaced, and says so.
    pub(super) fn reconcile(self, draft: &mut Draft, said_again: &[String], queries: &mut Vec<Query>) {
        let mut have: HashMap<String, usize> = HashMap::new();
        let mut count = |text: &str| {
            for word in word_list(text) {
                *have.entry(word).or_default() += 1;
            }
        };
        each_text(draft, &mut count);
        said_again.iter().for_each(|t| count(t));
        for (text, at) in self.pieces {
            let mut missing = Vec::new();
            for word in word_list(&text) {
                match have.get_mut(&word) {
                    Some(n) if *n > 0 => *n -= 1,
                    _ => missing.push(word),
                }
            }
            // A list of bodies keeps its names, not the "and" between them.
            if missing.iter().all(|w| w == "and") {
                continue;
            }
            // The whole piece is shown, so that the words can be understood.
            queries.push(
                Query::new(
                    QueryKind::Unplaced,
                    "These words found no place in the plan. Put them where they belong, or leave them out.",
                    at.clone(),
                )
                .with_words(text.clone()),
            );
            draft.unplaced.push(Unplaced { text, reason: UnplacedReason::Unknown, source: at });
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
            for value in a.other.values() {
                some(&value.as_str().map(str::to_owned));
            }
        }
    }
    for piece in &draft.unplaced {
        take(&piece.text);
    }
    for heading in draft.columns.iter().flat_map(|c| &c.headings) {
        take(&heading.heading);
    }
}
