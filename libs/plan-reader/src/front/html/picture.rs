//! What a page shows without words: letters of picture fonts, and boxes that are ticked or not.

use super::Page;
use super::tag::attribute;
use crate::symbol::PictureFont;
use html5ever::tokenizer::Tag;

/// The font of pictures that an element sets its words in.
pub(super) fn font_of(tag: &Tag) -> Option<PictureFont> {
    let style = attribute(tag, "style").unwrap_or_default();
    let styled = style.split(';').filter_map(|it| it.split_once(':')).find_map(|(property, value)| {
        let first = value.split(',').next().unwrap_or_default();
        let is_font = matches!(property.trim().to_ascii_lowercase().as_str(), "font-family" | "font");
        // "font: 12pt Wingdings" has its family at the end.
        is_font.then(|| {
            PictureFont::named(first.rsplit(' ').next().unwrap_or_default()).or(PictureFont::named(first))
        })
    });
    styled.flatten().or_else(|| attribute(tag, "face").and_then(|face| PictureFont::named(&face)))
}

impl Page {
    /// A box to tick or a field in a cell, or a box before an item of a list where readers cannot tick it themselves: others choose
    /// what a page shows.
    pub(super) fn open_input(&mut self, tag: &Tag) {
        let kind = attribute(tag, "type").unwrap_or_default().to_ascii_lowercase();
        let in_cell = self.tables.last().is_some_and(|it| it.cell.is_some());
        let fixed = attribute(tag, "disabled").is_some() && !self.lists.is_empty() && self.text.is_blank();
        if matches!(kind.as_str(), "checkbox" | "radio") && (in_cell || fixed) {
            self.put(if attribute(tag, "checked").is_some() { "☒ " } else { "☐ " });
        } else if in_cell {
            self.see_typed(tag, &kind);
        }
    }
}
