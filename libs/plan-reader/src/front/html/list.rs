//! Lists of web pages: how deep an item stands, and the number it is shown with.

use html5ever::tokenizer::Tag;

use super::Page;
use super::tag::attribute;
use crate::block::Manner;

/// A list that is not closed yet.
pub(super) struct OpenList {
    pub numbered: Option<String>,
    pub count: u32,
}

impl Page {
    pub(super) fn open_item(&mut self, tag: &Tag) {
        self.finish();
        let depth = self.lists.len().saturating_sub(self.tables.last().map_or(0, |t| t.lists)).max(1);
        let level = u8::try_from(depth - 1).unwrap_or(8).min(8);
        self.manner = Manner::Bullet(level);
        let Some(list) = self.lists.last_mut() else { return };
        list.count = match attribute(tag, "value").and_then(|v| v.parse().ok()) {
            Some(value) => value,
            None => list.count.saturating_add(1),
        };
        if let Some(kind) = &list.numbered {
            let format = match kind.as_str() {
                "a" => "lowerLetter",
                "A" => "upperLetter",
                "i" => "lowerRoman",
                "I" => "upperRoman",
                _ => "decimal",
            };
            let label = format!("{}.", crate::front::docx::style::numeral(list.count, format));
            self.manner = Manner::Numbered { level, label };
        }
    }
}
