//! Tabs of a page: the words of each stand over the panel that it opens.

use std::collections::HashMap;

use html5ever::tokenizer::Tag;

use super::Page;
use super::tag::attribute;
use crate::block::Manner;

/// Longer words are no name.
const LONGEST: usize = 200;

/// The tabs of a page as far as it has been read.
#[derive(Default)]
pub(super) struct Tabs {
    /// Names by what their tabs are called.
    by_id: HashMap<String, String>,
    /// Names by the panels that their tabs say they open.
    by_panel: HashMap<String, String>,
    within: Option<Tab>,
}

struct Tab {
    element: String,
    depth: usize,
    id: Option<String>,
    opens: Option<String>,
    name: String,
}

impl Tabs {
    pub(super) fn open(&mut self, name: &str, tag: &Tag) {
        if has_role(tag, "tab") {
            let opens = attribute(tag, "aria-controls")
                .or_else(|| attribute(tag, "href").and_then(|h| h.strip_prefix('#').map(str::to_owned)));
            self.within = Some(Tab {
                element: name.to_owned(),
                depth: 1,
                id: attribute(tag, "id"),
                opens,
                name: String::new(),
            });
        } else if let Some(tab) = self.within.as_mut().filter(|t| t.element == name) {
            tab.depth += 1;
        }
    }

    pub(super) fn take(&mut self, words: &str) {
        if let Some(tab) = self.within.as_mut().filter(|t| t.name.len() + words.len() <= LONGEST) {
            tab.name.push_str(words);
        }
    }

    pub(super) fn close(&mut self, name: &str) {
        let Some(tab) = self.within.as_mut().filter(|t| t.element == name) else { return };
        tab.depth -= 1;
        if tab.depth > 0 {
            return;
        }
        let Some(tab) = self.within.take() else { return };
        let name = tab.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return;
        }
        if let Some(id) = tab.id {
            self.by_id.insert(id, name.clone());
        }
        if let Some(panel) = tab.opens {
            self.by_panel.insert(panel, name);
        }
    }

    /// The words of the tab that opens this panel, which are given once.
    fn over(&mut self, tag: &Tag) -> Option<String> {
        let labelled = attribute(tag, "aria-labelledby").and_then(|id| self.by_id.remove(&id));
        let opened = attribute(tag, "id").and_then(|id| self.by_panel.remove(&id));
        labelled.or(opened)
    }
}

fn has_role(tag: &Tag, role: &str) -> bool {
    attribute(tag, "role").is_some_and(|r| r.eq_ignore_ascii_case(role))
}

/// True for what a tab opens: shown as soon as somebody asks for it, though most panels are hidden at first.
pub(super) fn is_panel(tag: &Tag) -> bool {
    has_role(tag, "tabpanel")
}

impl Page {
    /// Puts the words of its tab over a panel, as its heading.
    pub(super) fn open_panel(&mut self, tag: &Tag) {
        self.finish();
        let Some(name) = self.tabs.over(tag) else { return };
        if let Err(refusal) = self.budget.take_text(name.len()) {
            self.refusal = Some(refusal);
            return;
        }
        self.text.push(&name, false);
        self.manner = Manner::Heading(2);
        self.finish();
    }
}
