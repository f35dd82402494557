//! What stands before the words of an item: its reference, or what it says of itself.

use super::Listed;
use crate::interpret::words::word_list;

/// "Why: we do not know" as a label of a few words and what stands behind it.
pub(super) fn label_and_value(text: &str) -> Option<(&str, &str)> {
    let asks = |label: &str| {
        let first = label.split(' ').next().unwrap_or_default().to_lowercase();
        matches!(first.as_str(), "where" | "how" | "what" | "who" | "when" | "why")
    };
    // "Where are we now? Half the staff are trained."
    let (label, value) =
        text.split_once(": ").or_else(|| text.split_once("? ").filter(|(label, _)| asks(label)))?;
    let short = label.split_whitespace().count() <= 4 && label.starts_with(char::is_uppercase);
    (short && !value.trim().is_empty()).then_some((label.trim(), value.trim()))
}

pub(super) fn label_and_text(it: &Listed) -> String {
    match &it.item.label {
        Some(label) if it.automatic => format!("{label}. {}", it.item.text),
        Some(label) => format!("{label} {}", it.item.text),
        None => it.item.text.clone(),
    }
}

/// The reference of an item with that of the item above it: "b" under "2" is "2.b".
pub(super) fn full_label(parent: Option<&str>, label: &str) -> String {
    match parent {
        Some(parent) if !label.starts_with(parent) && word_list(label).len() == 1 => {
            format!("{parent}.{label}")
        }
        _ => label.to_owned(),
    }
}
