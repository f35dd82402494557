//! Paragraphs of an OpenDocument file: headings, items of lists and running text, each with its words.

use super::style::odf_format;
use super::{Body, Draft};
use crate::block::{Block, Manner, Paragraph, completed, paragraphs_from, typed_bullet};
use crate::front::docx::style::numeral;
use crate::xml::Tag;
use crate::{Location, Refusal};

impl Body<'_> {
    pub(super) fn open_paragraph(&mut self, tag: &Tag<'_>) {
        let style = tag.get("style-name").unwrap_or_default();
        let mut manner = None;
        if tag.name() == "h" {
            let level = tag.get("outline-level").and_then(|v| v.parse().ok()).unwrap_or(1_u8);
            manner = Some(Manner::Heading(level.clamp(1, 9)));
        } else if self.contents > 0
            || self
                .looks
                .chain(&style)
                .any(|s| s.parent.as_deref().is_some_and(|p| p.starts_with("Contents_20_")))
        {
            manner = Some(Manner::Contents);
        } else if self.looks.named(&style, "title") {
            manner = Some(Manner::Title);
        } else if let Some(level) = self.looks.chain(&style).find_map(|s| s.outline).filter(|l| *l > 0) {
            manner = Some(Manner::Heading(level.min(9)));
        }
        let depth = self.lists.len().saturating_sub(self.tables.last().map_or(0, |t| t.lists));
        let whole = self.lists.len();
        if depth > 0 && manner.is_none() {
            let level = u8::try_from(depth - 1).unwrap_or(8).min(8);
            // "List Bullet 2" is a list of its own, but stands beneath "List Bullet".
            let shown = if level == 0 { self.looks.depth(&style) } else { level };
            let own_style = self.looks.chain(&style).find_map(|s| s.list.clone());
            if let Some(list) = self.lists.get_mut(whole - 1).filter(|l| l.fresh && !l.header) {
                list.fresh = false;
                let levels = list.style.as_ref().or(own_style.as_ref()).and_then(|s| self.looks.lists.get(s));
                let numbered = levels.and_then(|l| l.get(usize::from(level))).and_then(Option::as_ref);
                manner = Some(match numbered {
                    Some((format, label, start)) if !format.is_empty() => {
                        let count = list.count.saturating_add(start.saturating_sub(1));
                        Manner::Numbered {
                            level: shown,
                            label: label.replace('\u{1}', &numeral(count, odf_format(format))),
                        }
                    }
                    Some(_) => Manner::Plain,
                    None => Manner::Bullet(shown),
                });
            }
        }
        let bold = self.looks.bold(&style).unwrap_or(false);
        let of_cell = self.tables.last().is_some_and(|t| t.cell.is_some() && t.cell_struck);
        let struck = self.looks.struck(&style).unwrap_or(of_cell);
        self.paragraphs.push(Draft { manner, bold, struck, ..Draft::default() });
    }

    pub(super) fn finish(&mut self) -> Result<(), Refusal> {
        let Some(draft) = self.paragraphs.pop() else { return Ok(()) };
        if draft.words.is_blank() && draft.notes.is_empty() {
            return Ok(());
        }
        if let Some(part) = self.margin {
            return self.margin(draft.words.text().to_owned(), part);
        }
        self.budget.take_text(draft.words.len())?;
        let cell = self.tables.last_mut().and_then(|t| t.cell.as_mut());
        let at = match &cell {
            Some(cell) => cell.at.clone(),
            None => {
                self.paragraph_count += 1;
                Location::paragraph(self.paragraph_count)
            }
        };
        let bold = draft.plain_letters == 0;
        let manner = draft.manner.unwrap_or(Manner::Plain);
        let mut paragraphs = paragraphs_from(&draft.words, bold, &at);
        if manner != Manner::Plain {
            // A heading or a list item broken over lines is still one.
            let text = draft.words.text().trim().replace('\n', " ");
            let struck = paragraphs.into_iter().flat_map(|p| p.struck).collect();
            let one = Paragraph { text, struck, manner, bold, at: at.clone(), ..Paragraph::default() };
            paragraphs = vec![typed_bullet(one)];
        }
        let mut paragraphs = completed(paragraphs, &draft.words, draft.notes, at);
        match cell {
            Some(cell) => cell.paragraphs.append(&mut paragraphs),
            None => self.out.blocks.extend(paragraphs.into_iter().map(Block::Paragraph)),
        }
        Ok(())
    }
}
