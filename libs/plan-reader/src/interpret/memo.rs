//! The head of a memorandum: to whom and from whom it goes, and when it was written. It is no form of an activity.

use super::words::folded;
use crate::block::{Block, Document, Margin, Paragraph};
use crate::date;
use crate::draft::UnplacedReason;

/// So many lines may stand above it: the name of the body, "MEMORANDUM", a mark.
const ABOVE: usize = 3;

/// Sets the lines of such a head apart, and takes the date in it for that of the document.
pub(super) fn take_head(document: &mut Document, blocks: &mut Vec<Block>) {
    let line = |at: usize| match blocks.get(at) {
        Some(Block::Paragraph(p)) => label(p),
        _ => None,
    };
    let Some(from) = (0..=ABOVE).find(|at| line(*at).is_some()) else { return };
    let lines = (from..blocks.len()).take_while(|at| line(*at).is_some()).count();
    let has = |name| (from..from + lines).any(|at| line(at).is_some_and(|(label, _)| label == name));
    if !(has("to") && has("from")) {
        return;
    }
    for block in blocks.drain(from..from + lines) {
        let Block::Paragraph(p) = block else { continue };
        if let Some((_, value)) = label(&p).filter(|(label, _)| label == "date")
            && document.sent.is_none()
        {
            document.sent = date::written_date(value);
        }
        document.margins.push(Margin { text: p.text, reason: UnplacedReason::Margin, at: p.at });
    }
}

/// A label of such a head and what stands after it. What it is about may be the title and stays.
fn label(p: &Paragraph) -> Option<(String, &str)> {
    let (label, value) = p.text.split_once(':')?;
    let label = folded(label);
    let known = matches!(label.as_str(), "to" | "from" | "cc" | "copy" | "copies to" | "date");
    (known && !value.trim().is_empty() && p.text.split_whitespace().count() <= 25).then_some((label, value))
}
