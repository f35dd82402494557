//! Labels that only a page's style sets apart: one span for a label, and the next beside it for its value.

use super::Page;
use super::picture::font_of;
use html5ever::tokenizer::Tag;

/// What was seen of the first span of a paragraph, by where its words stand in it.
#[derive(Clone, Copy, Default)]
pub(super) enum LabelSpan {
    #[default]
    None,
    Open(usize),
    Closed(usize, usize),
    /// What stands in the paragraph is no label and its value.
    Passed,
}

impl Page {
    /// A span opens: the label of a value, where it is the first in its paragraph, or the value beside one.
    pub(super) fn open_span(&mut self, name: &str, tag: &Tag) {
        self.fonts.push(font_of(tag));
        if name != "span" {
            return;
        }
        let at = self.text.text().len();
        self.label_span = match self.label_span {
            LabelSpan::None if self.text.is_blank() && self.bold == 0 => LabelSpan::Open(at),
            LabelSpan::Closed(from, to) => {
                let between = self.text.text().get(to..).unwrap_or_default();
                if between.trim().is_empty() {
                    self.text.set_apart(from, to);
                }
                LabelSpan::Passed
            }
            _ => LabelSpan::Passed,
        };
    }

    pub(super) fn close_span(&mut self, name: &str) {
        self.fonts.pop();
        if name != "span" {
            return;
        }
        let at = self.text.text().len();
        if let LabelSpan::Open(from) = self.label_span {
            self.label_span = if at > from { LabelSpan::Closed(from, at) } else { LabelSpan::None };
        }
    }
}
