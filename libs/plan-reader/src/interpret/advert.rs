//! Advertisements for a post, which say what will be done by whoever is hired.

use super::words::word_list;
use crate::block::Block;

/// What such a page says first of the post.
const FACTS: &[&str] =
    &["salary", "closing date", "contract type", "hours", "location", "job title", "grade", "interview date"];

/// Headings of such a page.
const PARTS: &[&str] = &[
    "about the role",
    "the role",
    "about you",
    "how to apply",
    "person specification",
    "what we are looking for",
    "what you will bring",
    "main duties",
    "key responsibilities",
];

/// True for a document that says of a post what is paid for it, by when to apply, and what is asked.
pub(super) fn is_one(blocks: &[Block]) -> bool {
    let texts = blocks.iter().filter_map(|b| match b {
        Block::Paragraph(p) => Some(word_list(p.text.get(..80).unwrap_or(&p.text)).join(" ")),
        Block::Table(_) => None,
    });
    let (mut facts, mut parts): (Vec<&str>, bool) = (Vec::new(), false);
    for text in texts.take(200) {
        let fact = FACTS
            .iter()
            .copied()
            .find(|f| text.strip_prefix(*f).is_some_and(|r| r.is_empty() || r.starts_with(' ')));
        if let Some(fact) = fact.filter(|f| !facts.contains(f)) {
            facts.push(fact);
        }
        parts |= PARTS.contains(&text.as_str());
    }
    parts && facts.len() >= 2 && facts.iter().any(|f| matches!(*f, "salary" | "closing date"))
}
