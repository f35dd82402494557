//! Labels that items begin with again and again: "How we will know: the board is up", beneath what is done.

use super::details::Labelled;
use super::line::{Is, Line};
use super::walker::Walker;
use crate::interpret::words::folded;
use std::collections::{HashMap, HashSet};

impl Walker<'_, '_> {
    /// Finds the labels with which several items begin.
    pub(super) fn learn_item_labels(&mut self) {
        let mut times: HashMap<String, usize> = HashMap::new();
        for label in self.lines.iter().flatten().filter_map(own_label).map(|part| folded(&part.label)) {
            *times.entry(label).or_default() += 1;
        }
        self.item_labels =
            times.into_iter().filter(|(_, n)| *n > 1).map(|(label, _)| label).collect::<HashSet<_>>();
    }

    /// What such an item says of the one above it.
    pub(super) fn labelled_item(&self, line: &Line<'_>) -> Option<Labelled> {
        own_label(line).filter(|part| self.item_labels.contains(&folded(&part.label)))
    }
}

/// "Measure of success: half of applicants" as an item: a label of the document's own, and its value.
pub(super) fn own_label(line: &Line<'_>) -> Option<Labelled> {
    let Is::Item(item) = &line.is else { return None };
    let (label, value) = item.text.split_once(": ")?;
    let short = label.split_whitespace().count() <= 5 && label.starts_with(char::is_uppercase);
    (short && !value.trim().is_empty())
        .then(|| Labelled { label: label.to_owned(), value: value.trim().to_owned() })
}
