//! When a document is refused: nothing in it says that it is a plan.

use super::other_kind;
use super::{Interpreter, advert, front_matter};
use crate::Refusal;
use crate::block::{Block, Document};
use crate::confidence::FoundBy;
use crate::draft::{DraftActivity, DraftTheme};

impl Interpreter {
    /// Why the document is not read, though all of it was gone through; nothing where a plan was found.
    pub(super) fn refusal(&self, document: &Document, blocks: &[Block], aside: &[Block]) -> Option<Refusal> {
        // "We will keep your data for six years" is a promise, but not of a plan.
        if self.plan_tables == 0
            && let Some(title) = self.draft.title.as_deref()
            && let Some(what) = front_matter::other_kind(title, self.found_firmly())
        {
            return Some(Refusal::NotAPlan { what });
        }
        if self.plan_tables == 0 && !self.found_firmly() && advert::is_one(blocks) {
            return Some(Refusal::NotAPlan { what: "an advertisement for a post" });
        }
        let stray = self.found_stray_promises() && !front_matter::speaks_of_a_plan(blocks);
        if !self.found_nothing() && !stray {
            return None;
        }
        if self.plan_tables > 0 {
            return Some(Refusal::NoActivity);
        }
        if let Some(other) = other_kind::seen(blocks, &self.aliases) {
            return Some(Refusal::NotAPlan { what: other.name() });
        }
        if document.lost_columns.is_some() {
            return Some(Refusal::LostColumns);
        }
        let tables = blocks.iter().chain(aside).any(|b| matches!(b, Block::Table(_)));
        Some(if tables { Refusal::NoPlanTable { seen: headings_seen(blocks) } } else { Refusal::NoTable })
    }

    pub(super) fn found_nothing(&self) -> bool {
        let empty = |t: &DraftTheme| t.activities.is_empty() && t.recommendations.is_empty();
        self.draft.updates.is_empty() && self.draft.themes.iter().all(empty)
    }

    /// True where forms were found, or items that name leads or dates.
    fn found_firmly(&self) -> bool {
        // A letter may promise much, but not say of it again and again who sees to it and by when.
        let told = |a: &&DraftActivity| a.lead.is_some() && a.target_date.is_some();
        if self.draft.themes.iter().flat_map(|t| &t.activities).filter(told).count() > 2 {
            return true;
        }
        self.draft.themes.iter().flat_map(|t| &t.activities).any(|a| match a.found_by {
            FoundBy::Sentence | FoundBy::BareList | FoundBy::Paragraph => false,
            FoundBy::ListItem => a.lead.is_some() || a.target_date.is_some(),
            _ => true,
        })
    }

    /// A sentence or two that promise something, as stand in any letter.
    fn found_stray_promises(&self) -> bool {
        let all: Vec<_> = self.draft.themes.iter().flat_map(|t| &t.activities).collect();
        let others = self.plan_tables > 0
            || !self.draft.updates.is_empty()
            || self.draft.themes.iter().any(|t| !t.recommendations.is_empty());
        !others && all.len() < 3 && all.iter().all(|a| a.found_by == FoundBy::Sentence)
    }
}

fn headings_seen(blocks: &[Block]) -> String {
    let first = blocks.iter().find_map(|b| match b {
        Block::Table(t) => t.rows.iter().find(|r| !r.is_empty()),
        Block::Paragraph(_) => None,
    });
    let texts: Vec<String> = first
        .map(|r| {
            r.cells
                .iter()
                .map(|c| c.text().chars().take(40).collect::<String>())
                .filter(|t| !t.trim().is_empty())
                .take(6)
                .collect()
        })
        .unwrap_or_default();
    if texts.is_empty() {
        String::new()
    } else {
        format!("The first row found reads: {}.", texts.join(" | "))
    }
}
