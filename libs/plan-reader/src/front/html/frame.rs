//! What stands around the words of a page: menus, the way to it, links to share it, what stands beside it.

use std::collections::HashSet;

use html5ever::tokenizer::Tag;

use super::tag::attribute;
use crate::block::{Block, Document, Manner, Margin};
use crate::draft::UnplacedReason;

/// How the names begin that pages give to such parts.
const NAMES: &[&str] =
    &["breadcrumb", "crumb", "share", "sharing", "sharedaddy", "addtoany", "social", "skip", "sitemap"];

/// What such parts are called, where nothing else is called so.
const WHOLE_NAMES: &[&str] = &["menu", "navbar", "navigation", "sidenav", "subnav", "topnav", "sidebar"];

/// Where the frame of the page was seen, by the number of blocks before and behind each part of it.
#[derive(Default)]
pub(super) struct Frame {
    /// Elements open that hold what the page is about: what stands beside its words there belongs to them.
    within: usize,
    /// The outermost element open that is of the frame, and how deep in elements of its name.
    open: Option<(String, usize)>,
    spans: Vec<(usize, usize)>,
    /// How deep in the head of the page.
    head: usize,
}

impl Frame {
    pub(super) fn open(&mut self, name: &str, tag: &Tag, blocks: usize) {
        if tag.self_closing {
            return;
        }
        if let Some((outer, depth)) = &mut self.open {
            *depth += usize::from(outer == name);
            return;
        }
        match name {
            "main" | "article" | "table" => self.within += 1,
            "header" if self.within == 0 => self.head += 1,
            _ if self.is_of_frame(name, tag) => {
                self.open = Some((name.to_owned(), 1));
                self.spans.push((blocks, usize::MAX));
            }
            _ => {}
        }
    }

    pub(super) fn close(&mut self, name: &str, blocks: usize) {
        if let Some((outer, depth)) = &mut self.open {
            if outer == name {
                *depth -= 1;
            }
            if *depth == 0 {
                self.open = None;
                if let Some((_, to)) = self.spans.last_mut() {
                    *to = blocks;
                }
            }
            return;
        }
        match name {
            "main" | "article" | "table" => self.within = self.within.saturating_sub(1),
            "header" => self.head = self.head.saturating_sub(1),
            _ => {}
        }
    }

    /// True where what stands here is of the frame, or of the head of the page.
    pub(super) fn is_around(&self) -> bool {
        self.open.is_some() || self.head > 0
    }

    fn is_of_frame(&self, name: &str, tag: &Tag) -> bool {
        let role = attribute(tag, "role").unwrap_or_default().to_ascii_lowercase();
        match role.as_str() {
            "navigation" | "search" => return true,
            "complementary" => return self.within == 0,
            "tablist" | "main" | "article" => return false,
            _ => {}
        }
        let named = || {
            let names = ["class", "id"].into_iter().filter_map(|a| attribute(tag, a)).collect::<Vec<_>>();
            let names = names.join(" ").to_ascii_lowercase();
            let mut words = names.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_');
            words.any(|w| {
                let parts = || w.split(['-', '_']);
                parts().any(|p| NAMES.iter().any(|n| p.starts_with(n))) || WHOLE_NAMES.contains(&w)
            })
        };
        match name {
            "nav" => true,
            "aside" => self.within == 0,
            "div" | "section" | "ul" | "ol" | "form" => named(),
            _ => false,
        }
    }

    /// Sets apart what stands in the frame, where the page says more outside of it. A part that is never closed, or in
    /// which a table stands, may hold what the page is about. `foot` is what the foot of the page was and lost.
    pub(super) fn settle(mut self, document: &mut Document, foot: Option<(usize, usize, usize)>) {
        if let Some((from, to, lost)) = foot {
            self.spans.retain(|span| span.1 <= from || span.0 >= to);
            for span in self.spans.iter_mut().filter(|span| span.0 >= to && span.1 != usize::MAX) {
                *span = (span.0 - lost, span.1 - lost);
            }
        }
        let blocks = &document.blocks;
        let words = |b: &Block| match b {
            Block::Paragraph(p) => p.text.split_whitespace().count(),
            Block::Table(_) => 0,
        };
        let is_plain = |(from, to): &(usize, usize)| {
            let part = blocks.get(*from..*to);
            part.is_some_and(|part| !part.is_empty() && !part.iter().any(|b| matches!(b, Block::Table(_))))
        };
        let spans: Vec<(usize, usize)> = self.spans.into_iter().filter(is_plain).collect();
        let inside = |at: usize| {
            let next = spans.partition_point(|(from, _)| *from <= at);
            next.checked_sub(1).and_then(|i| spans.get(i)).is_some_and(|(_, to)| at < *to)
        };
        let (mut within, mut all, mut tables) = (0, 0, false);
        for (at, block) in blocks.iter().enumerate() {
            tables |= matches!(block, Block::Table(_));
            all += words(block);
            within += if inside(at) { words(block) } else { 0 };
        }
        if !tables && within * 2 > all {
            return;
        }
        // Behind the first heading of the page itself those of its frame end what stands above them.
        let is_heading =
            |b: &Block| matches!(b, Block::Paragraph(p) if matches!(p.manner, Manner::Heading(_)));
        let begun = (0..blocks.len()).find(|at| !inside(*at) && blocks.get(*at).is_some_and(is_heading));
        let ends: HashSet<usize> = (begun.map_or(blocks.len(), |at| at + 1)..blocks.len())
            .filter(|at| blocks.get(*at).is_some_and(is_heading))
            .collect();
        let mut kept = Vec::with_capacity(blocks.len());
        for (at, block) in std::mem::take(&mut document.blocks).into_iter().enumerate() {
            match block {
                Block::Paragraph(p) if inside(at) && !ends.contains(&at) => {
                    document.margins.push(Margin { text: p.text, reason: UnplacedReason::Margin, at: p.at });
                }
                other => kept.push(other),
            }
        }
        document.blocks = kept;
    }
}
