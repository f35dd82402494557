//! Paragraphs of a Word document, once their words are known: what they are, and where they go.

use super::{Body, Draft};
use crate::block::{Block, Manner, Margin, Paragraph, completed, several_bold, typed_bullet};
use crate::draft::UnplacedReason;
use crate::{Location, Refusal};

impl Body<'_> {
    pub(super) fn finish(&mut self, draft: Draft) -> Result<(), Refusal> {
        let at = match self.tables.last().and_then(|t| t.cell.as_ref()) {
            Some(cell) => cell.at.clone(),
            None => {
                self.paragraph_count += 1;
                Location::paragraph(self.paragraph_count)
            }
        };
        if !draft.hidden.trim().is_empty() {
            self.hidden += 1;
            self.budget.take_text(draft.hidden.len())?;
            self.out.margins.push(Margin {
                text: draft.hidden.trim().to_owned(),
                reason: UnplacedReason::Hidden,
                at: at.clone(),
            });
        }
        if !draft.prompt.trim().is_empty() {
            self.budget.take_text(draft.prompt.len())?;
            let text = draft.prompt.trim().to_owned();
            self.out.margins.push(Margin { text, reason: UnplacedReason::Prompt, at: at.clone() });
        }
        let mut manner = Manner::Plain;
        if let Some(style) = &draft.style {
            manner = self.styles.manner(style).unwrap_or(Manner::Plain);
        }
        if let Some(level) = draft.outline.filter(|l| *l < 9) {
            manner = Manner::Heading(level + 1);
        }
        if self.controls.in_contents() {
            manner = Manner::Contents;
        }
        let styled = draft.style.as_ref().and_then(|s| self.styles.list(s));
        let list = match (&draft.list, styled) {
            (Some(id), styled) => Some((id.clone(), draft.level.or(styled.map(|s| s.1)).unwrap_or(0))),
            (None, Some((id, level))) => Some((id, draft.level.unwrap_or(level))),
            (None, None) => None,
        };
        let blank = draft.words.is_blank() && draft.notes.is_empty();
        if let Some((list, level)) = list.filter(|(id, _)| id != "0")
            && !blank
        {
            let shown = self.numbering.next(&list, level);
            match (&manner, shown) {
                (Manner::Plain, Some(shown)) => manner = shown,
                (Manner::Plain, None) if draft.style.as_ref().is_some_and(|s| self.styles.is_bullet(s)) => {
                    manner = Manner::Bullet(level);
                }
                _ => {}
            }
        } else if manner == Manner::Plain && draft.style.as_ref().is_some_and(|s| self.styles.is_bullet(s)) {
            manner = Manner::Bullet(0);
        }
        // "List Bullet 2" is a list of its own to Word, but stands beneath "List Bullet".
        if let Manner::Bullet(level @ 0) | Manner::Numbered { level: level @ 0, .. } = &mut manner {
            *level = draft.style.as_ref().map_or(0, |s| self.styles.depth(s));
        }
        let mut cell = self.tables.last_mut().and_then(|t| t.cell.as_mut());
        // A coloured dot says what a coloured cell would.
        if let (Some(cell), Some(mark)) =
            (&mut cell, draft.ink.and_then(|ink| ink.of_mark(draft.words.text())))
        {
            cell.fill = Some(mark);
            return Ok(());
        }
        if blank {
            return Ok(());
        }
        self.budget.take_text(draft.words.len())?;
        let bold = draft.plain_letters == 0;
        let mut paragraphs = Vec::new();
        let alone = draft.words.bold_lines();
        for (i, (text, struck)) in draft.words.lines().enumerate() {
            let manner = if i == 0 || !matches!(manner, Manner::Bullet(_) | Manner::Numbered { .. }) {
                manner.clone()
            } else {
                Manner::Plain
            };
            paragraphs.push(typed_bullet(Paragraph {
                text: text.trim_end().to_owned(),
                struck,
                manner,
                bold: bold || several_bold(&alone, i),
                at: at.clone(),
                ..Paragraph::default()
            }));
        }
        // A heading broken over two lines is still one heading.
        if paragraphs.len() > 1 && matches!(manner, Manner::Heading(_) | Manner::Title) {
            let text = paragraphs.iter().map(|p| p.text.trim()).collect::<Vec<_>>().join(" ");
            let struck = paragraphs.into_iter().flat_map(|p| p.struck).collect();
            paragraphs =
                vec![Paragraph { text, struck, manner, bold, at: at.clone(), ..Paragraph::default() }];
        }
        let mut paragraphs = completed(paragraphs, &draft.words, draft.notes, at);
        match cell {
            Some(cell) => cell.paragraphs.append(&mut paragraphs),
            None => self.out.blocks.extend(paragraphs.into_iter().map(Block::Paragraph)),
        }
        Ok(())
    }
}
