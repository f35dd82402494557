//! The words of a web page and the paragraphs they make.

use super::Page;
use super::span::LabelSpan;
use super::switch::name_alone;
use crate::block::{Block, Manner, Paragraph, several_bold, typed_bullet};
use crate::{Location, raised, symbol};

impl Page {
    pub(super) fn words(&mut self, words: &str) {
        self.tabs.take(words);
        if self.unread > 0 || self.refusal.is_some() {
            self.choose(words);
            return;
        }
        if self.in_title {
            self.title.push_str(words);
            return;
        }
        if let Err(refusal) = self.budget.take_text(words.len()) {
            self.refusal = Some(refusal);
            return;
        }
        if !self.hidden.is_empty() {
            self.hidden_words.push_str(words);
            return;
        }
        if !self.notes.take(words) {
            self.put(words);
        }
    }

    /// What a table is called stands out over it, unless a heading does so already.
    pub(super) fn open_caption(&mut self) {
        self.finish();
        let last = self.out.blocks.last();
        self.in_term = !matches!(last, Some(Block::Paragraph(p)) if matches!(p.manner, Manner::Heading(2..)));
    }

    /// Adds words to the paragraph at hand.
    pub(super) fn put(&mut self, words: &str) {
        let mut last_space = self.text.last().is_none_or(|c| matches!(c, ' ' | '\n' | '\t'));
        let mut folded = String::with_capacity(words.len());
        for c in words.chars() {
            let space = matches!(c, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if space && self.pre > 0 && c == '\n' {
                folded.push('\n');
            } else if !space {
                folded.push(c);
            } else if !last_space {
                folded.push(' ');
            }
            last_space = space;
        }
        let font = self.fonts.iter().rev().find_map(|it| *it);
        let folded = symbol::as_seen(&folded, font);
        let struck = !self.struck.is_empty();
        if self.bold == 0 && folded.contains(char::is_alphanumeric) {
            self.text.plain_from_here();
        }
        let mark = raised::as_mark(&folded).filter(|_| self.raised > 0);
        self.text.push(mark.as_deref().unwrap_or(&folded), struck);
        if self.bold == 0 && !struck {
            self.plain_letters += words.chars().filter(|c| c.is_alphanumeric()).count();
        }
    }

    /// Ends the paragraph at hand.
    pub(super) fn finish(&mut self) {
        let text = std::mem::take(&mut self.text);
        self.label_span = LabelSpan::default();
        let term = std::mem::take(&mut self.in_term);
        let bold = std::mem::take(&mut self.plain_letters) == 0 || term;
        if text.is_blank() {
            return;
        }
        let manner = std::mem::replace(&mut self.manner, Manner::Plain);
        if self.notes.keep(&text) {
            return;
        }
        let notes = self.notes.marks();
        let cell = self.tables.last_mut().and_then(|t| t.cell.as_mut());
        let at = match &cell {
            Some(cell) => cell.at.clone(),
            None => {
                self.paragraph_count += 1;
                Location::paragraph(self.paragraph_count)
            }
        };
        let mut paragraphs: Vec<Paragraph> = Vec::new();
        let lead_ins = text.lead_ins();
        if matches!(manner, Manner::Heading(_)) {
            let struck = text.lines().flat_map(|(_, struck)| struck).collect();
            let text = text.text().split_whitespace().collect::<Vec<_>>().join(" ");
            let text = name_alone(&text).to_owned();
            paragraphs.push(Paragraph { text, struck, manner, bold, at, ..Paragraph::default() });
        } else {
            // What is typed as a bullet within an item stands beneath it.
            let of_item = match &manner {
                Manner::Bullet(level) | Manner::Numbered { level, .. } if cell.is_none() => Some(*level),
                _ => None,
            };
            let mut first = Some(manner);
            let alone = text.bold_lines();
            for (i, (line, struck)) in text.lines().enumerate() {
                let manner = first.take().unwrap_or(Manner::Plain);
                let mut paragraph = typed_bullet(Paragraph {
                    text: line.trim().to_owned(),
                    struck,
                    manner,
                    bold: bold || several_bold(&alone, i),
                    at: at.clone(),
                    ..Paragraph::default()
                });
                if let (Some(above), Manner::Bullet(level), true) = (of_item, &mut paragraph.manner, i > 0) {
                    *level = level.saturating_add(above + 1);
                }
                paragraphs.push(paragraph);
            }
        }
        for (paragraph, lead_in) in paragraphs.iter_mut().zip(lead_ins) {
            paragraph.lead_in = lead_in;
        }
        if let Some(last) = paragraphs.last_mut() {
            last.notes = notes;
        }
        match cell {
            Some(cell) => cell.paragraphs.append(&mut paragraphs),
            None => self.out.blocks.extend(paragraphs.into_iter().map(Block::Paragraph)),
        }
    }
}
