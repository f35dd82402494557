//! What somebody has put into a form in a cell: the item chosen of a list that opens, the words typed into a field.

use html5ever::tokenizer::Tag;

use super::Page;
use super::tag::attribute;
use crate::block::Margin;
use crate::draft::UnplacedReason;
use crate::prompt::asks_to_choose;

/// Longer items are no choices.
const LONGEST: usize = 1_000;

/// A list that opens, and what of it a reader sees: the items that are chosen, or else the first.
#[derive(Default)]
pub(super) struct Choice {
    chosen: Vec<String>,
    first: Option<String>,
    /// Several items may be chosen, so that none is where none says so.
    multiple: bool,
    /// The item at hand.
    item: Option<String>,
    is_chosen: bool,
}

impl Choice {
    fn end_item(&mut self) {
        let Some(item) = self.item.take().map(|it| it.trim().to_owned()) else { return };
        if self.is_chosen {
            self.chosen.push(item);
        } else if self.first.is_none() && !self.multiple {
            self.first = Some(item);
        }
    }
}

impl Page {
    /// Looks at a list that opens in a cell, and at its items. What stands in a template or a script is shown to nobody.
    pub(super) fn see_choice(&mut self, name: &str, tag: &Tag) {
        let in_cell = self.tables.last().is_some_and(|it| it.cell.is_some());
        match name {
            // The list itself is among what is not read as words.
            "select" if in_cell && self.unread == 1 => {
                let multiple = attribute(tag, "multiple").is_some();
                self.choice = Some(Choice { multiple, ..Choice::default() });
            }
            "option" => {
                if let Some(choice) = &mut self.choice {
                    choice.end_item();
                    choice.item = Some(String::new());
                    choice.is_chosen = attribute(tag, "selected").is_some();
                }
            }
            _ => {}
        }
    }

    /// Takes words of the item at hand.
    pub(super) fn choose(&mut self, words: &str) {
        let item = self.choice.as_mut().and_then(|it| it.item.as_mut());
        if let Some(item) = item.filter(|it| it.len() + words.len() <= LONGEST) {
            item.push_str(words);
        }
    }

    /// Where the list ends, what is chosen of it is what its cell says.
    pub(super) fn end_choice(&mut self, name: &str) {
        if name != "select" {
            return;
        }
        let Some(mut choice) = self.choice.take() else { return };
        choice.end_item();
        let items = if choice.chosen.is_empty() { Vec::from_iter(choice.first) } else { choice.chosen };
        let (prompts, items): (Vec<String>, Vec<String>) =
            items.into_iter().partition(|it| asks_to_choose(it));
        self.put(&items.join(", "));
        let cell = self.tables.last().and_then(|it| it.cell.as_ref());
        let at = cell.map(|it| it.at.clone()).unwrap_or_default();
        for text in prompts.into_iter().filter(|it| !it.is_empty()) {
            self.out.margins.push(Margin { text, reason: UnplacedReason::Prompt, at: at.clone() });
        }
    }

    /// Words typed into a field, as they stood when the page was saved.
    pub(super) fn see_typed(&mut self, tag: &Tag, kind: &str) {
        let written = self.unread == 0 && matches!(kind, "" | "text" | "date" | "month" | "number");
        if let Some(value) = attribute(tag, "value").filter(|it| written && it.len() <= LONGEST) {
            self.put(&value);
        }
    }
}
