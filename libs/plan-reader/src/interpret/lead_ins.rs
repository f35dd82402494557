//! Labels without a colon: "Executive sponsor Chief Nurse", "Target date March 2026", again and again.

use std::collections::HashMap;

use super::columns::label_role;
use super::words::folded;
use crate::aliases::Aliases;
use crate::block::{Block, Manner, Paragraph};
use crate::draft::ColumnRole;

/// Labels have no more words than this.
const MOST_WORDS: usize = 4;
/// A label that comes fewer times may be the beginning of any sentence.
const LEAST: usize = 3;

/// Marks the labels that lines begin with as bold words would mark them, where several say who or when.
pub(super) fn mark(blocks: &mut [Block], aliases: &Aliases) {
    let mut times: HashMap<String, usize> = HashMap::new();
    let mut roles: HashMap<String, Option<ColumnRole>> = HashMap::new();
    for p in paragraphs(blocks) {
        for start in starts(&p.text) {
            *times.entry(folded(start)).or_default() += 1;
        }
    }
    let mut role = |start: &str| *roles.entry(folded(start)).or_insert_with(|| label_role(start, aliases));
    let mut found: HashMap<String, Option<ColumnRole>> = HashMap::new();
    for p in paragraphs(blocks) {
        // Of the words that come most often before a value, as many as there are.
        let counted = starts(&p.text).filter(|s| role(s).is_some());
        let best = counted
            .map(|s| (times.get(&folded(s)).copied().unwrap_or_default(), s))
            .max_by_key(|(n, s)| (*n, s.len()));
        if let Some((_, start)) = best.filter(|(n, _)| *n >= LEAST) {
            let is = role(start);
            found.insert(folded(start), is);
        }
    }
    let says = |of: &[ColumnRole]| found.values().flatten().any(|r| of.contains(r));
    let of_whom = says(&[ColumnRole::Lead, ColumnRole::LeadAuthority]);
    if !(of_whom && says(&[ColumnRole::TargetDate, ColumnRole::Achieved, ColumnRole::Status])) {
        return;
    }
    for block in blocks {
        let Block::Paragraph(p) = block else { continue };
        if !takes(p) {
            continue;
        }
        let label = starts(&p.text).filter(|s| found.contains_key(&folded(s))).last().map(str::to_owned);
        if label.is_some() {
            p.lead_in = label;
        }
    }
}

fn paragraphs(blocks: &[Block]) -> impl Iterator<Item = &Paragraph> {
    blocks
        .iter()
        .filter_map(|b| if let Block::Paragraph(p) = b { Some(p) } else { None })
        .filter(|p| takes(p))
}

fn takes(p: &Paragraph) -> bool {
    p.manner == Manner::Plain && !p.bold && p.lead_in.is_none() && p.text.starts_with(char::is_uppercase)
}

/// The first words of a line that may be a label, where what follows may be its value.
fn starts(text: &str) -> impl Iterator<Item = &str> {
    let spaces = text.match_indices(' ').map(|(at, _)| at).take(MOST_WORDS);
    spaces.filter_map(|at| {
        let (start, rest) = (text.get(..at)?, text.get(at + 1..)?);
        let value = rest.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
        (value && !start.contains([':', '.', ',', ';', '?'])).then_some(start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(lines: &[&str]) -> Vec<Option<String>> {
        let block = |t: &&str| Block::Paragraph(Paragraph { text: (*t).to_owned(), ..Paragraph::default() });
        let mut blocks: Vec<Block> = lines.iter().map(block).collect();
        mark(&mut blocks, &Aliases::default());
        paragraphs_all(&blocks)
    }

    fn paragraphs_all(blocks: &[Block]) -> Vec<Option<String>> {
        blocks.iter().map(|b| if let Block::Paragraph(p) = b { p.lead_in.clone() } else { None }).collect()
    }

    #[test]
    fn labels_are_told_by_coming_again() {
        let found = labels(&[
            "Executive sponsor Chief Nurse",
            "Target date March 2026",
            "Executive sponsor Chief People Officer",
            "Target date 2027",
            "Executive sponsor Chief Nurse",
            "Target date June 2026",
        ]);
        assert_eq!(found.iter().flatten().count(), 6);
        assert_eq!(found.first().cloned().flatten().as_deref(), Some("Executive sponsor"));
        assert_eq!(found.get(1).cloned().flatten().as_deref(), Some("Target date"));
    }

    #[test]
    fn sentences_have_no_labels() {
        let found = labels(&[
            "Lead Officers met.",
            "Lead Officers agreed.",
            "Lead Officers wrote.",
            "Progress Board met.",
        ]);
        assert_eq!(found.iter().flatten().count(), 0);
    }
}
