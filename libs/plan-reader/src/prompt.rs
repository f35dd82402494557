//! Prompts of forms that nobody has filled in, where they stand as words like any others: "Choose an item."

use crate::block::{Block, Document, Margin};
use crate::draft::UnplacedReason;

/// What Word itself writes into fields that wait for an answer, in small letters and without the full stop.
const PROMPTS: &[&str] = &[
    "click or tap here to enter text",
    "click here to enter text",
    "click or tap to enter a date",
    "click here to enter a date",
    "choose an item",
    "choose a building block",
    "enter any content that you want to repeat, including other content controls",
];

/// Takes prompts out of the cells of tables, which are empty until somebody answers, and lists them.
pub(crate) fn settle(document: &mut Document) {
    let mut left = Vec::new();
    for block in &mut document.blocks {
        let Block::Table(table) = block else { continue };
        for cell in table.rows.iter_mut().flat_map(|row| &mut row.cells) {
            let at = &cell.at;
            cell.paragraphs.retain_mut(|p| {
                if !is_prompt(&p.text) || !p.notes.is_empty() {
                    return true;
                }
                let text = std::mem::take(&mut p.text);
                left.push(Margin { text, reason: UnplacedReason::Prompt, at: at.clone() });
                !p.struck.is_empty()
            });
        }
    }
    document.margins.append(&mut left);
}

/// True for "Please select" and "-- Choose --", which stand first in a list that opens, where nobody has chosen.
pub(crate) fn asks_to_choose(item: &str) -> bool {
    let bare = item.trim_start_matches(|c: char| !c.is_alphanumeric());
    let first = bare.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default().to_lowercase();
    bare.is_empty() || matches!(first.as_str(), "please" | "select" | "choose" | "pick" | "dewiswch")
}

/// True for "Choose an item." and nothing more than that.
fn is_prompt(text: &str) -> bool {
    let text = text.trim();
    // Most cells are none.
    text.len() <= 80
        && text.starts_with(['C', 'c', 'E', 'e'])
        && PROMPTS.contains(&text.to_lowercase().trim_end_matches('.'))
}

#[cfg(test)]
mod tests {
    use super::is_prompt;

    #[test]
    fn what_waits_for_an_answer_is_told_from_answers() {
        for prompt in ["Choose an item.", "Click or tap to enter a date."] {
            assert!(is_prompt(prompt), "{prompt}");
        }
        for answer in ["Choose an item for the exhibition", "Enter the charter", "[insert name]"] {
            assert!(!is_prompt(answer), "{answer}");
        }
    }
}
