//! The foot of a web page, whose links stand right behind the last words of the plan without belonging to them.

use crate::block::{Block, Document, Manner, Margin};
use crate::draft::UnplacedReason;

/// Where the foot of the page was seen, by the number of blocks before and behind it.
#[derive(Default)]
pub(super) struct Foot {
    /// Elements open that hold what the page is about: what ends within them is no foot of the page.
    within: usize,
    open: usize,
    span: Option<(usize, usize)>,
}

impl Foot {
    pub(super) fn open(&mut self, name: &str, blocks: usize) {
        if is_content(name) {
            self.within += 1;
        } else if name == "footer" && (self.open > 0 || self.within == 0) {
            self.open += 1;
            if self.open == 1 {
                // Two that follow each other are one.
                let from = self.span.filter(|(_, to)| *to == blocks).map_or(blocks, |(from, _)| from);
                self.span = Some((from, usize::MAX));
            }
        }
    }

    pub(super) fn close(&mut self, name: &str, blocks: usize) {
        if is_content(name) {
            self.within = self.within.saturating_sub(1);
        } else if name == "footer" && self.open > 0 {
            self.open -= 1;
            if self.open == 0
                && let Some((_, to)) = &mut self.span
            {
                *to = blocks;
            }
        }
    }

    /// Sets the links of the foot apart, where no table stands in it. What else it says may be of the
    /// page: when it was written, and by whom. Gives the blocks that stood before and behind it, and how many fewer it has.
    pub(super) fn settle(&self, document: &mut Document) -> Option<(usize, usize, usize)> {
        let (from, to) = self.span?;
        // One that is never closed may hold the page.
        let foot = document.blocks.get(from..to)?;
        if from == 0 || foot.iter().any(|b| matches!(b, Block::Table(_))) {
            return None;
        }
        let all = document.blocks.len();
        let behind = document.blocks.split_off(to);
        for block in document.blocks.split_off(from) {
            match block {
                Block::Paragraph(p)
                    if matches!(p.manner, Manner::Bullet(_) | Manner::Numbered { .. })
                        || says_whose_it_is(&p.text) =>
                {
                    document.margins.push(Margin { text: p.text, reason: UnplacedReason::Margin, at: p.at });
                }
                other => document.blocks.push(other),
            }
        }
        document.blocks.extend(behind);
        Some((from, to, all - document.blocks.len()))
    }
}

/// True for "© Example Council 2026" and "Copyright …".
fn says_whose_it_is(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with('©') || text.get(..9).is_some_and(|t| t.eq_ignore_ascii_case("copyright"))
}

/// True for an element that may have a foot of its own.
fn is_content(name: &str) -> bool {
    matches!(name, "main" | "article" | "section" | "aside" | "blockquote" | "table" | "figure" | "dialog")
}
