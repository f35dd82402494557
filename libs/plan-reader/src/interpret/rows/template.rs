//! Rows of a template that nobody has filled in, and those that show how.

use crate::block::Cell;
use crate::draft::ColumnRole;
use crate::interpret::columns::Columns;
use crate::interpret::words::folded;

/// True for a row of a template in which nobody has chosen or written anything.
pub(super) fn is_unfilled(filled: &[&Cell], columns: &Columns) -> bool {
    let placeholder = |cell: &&&Cell| {
        let hint = cell.text();
        let bracketed = hint.trim().starts_with('[') && hint.trim().ends_with(']');
        // Every cell of a plan is asked, and most say more.
        if !bracketed && hint.len() > 60 {
            return false;
        }
        let text = folded(&hint);
        let asks = ["insert", "enter", "add", "type", "select", "choose", "name", "date", "complete"];
        bracketed && asks.iter().any(|w| text.split(' ').next() == Some(w))
            || matches!(
                text.as_str(),
                "please select"
                    | "please choose"
                    | "select"
                    | "choose"
                    | "choose an item"
                    | "select an item"
                    | "choose a date"
                    | "enter text"
                    | "insert text"
                    | "click or tap here to enter text"
                    | "click here to enter text"
                    | "click or tap to enter a date"
                    | "click here to enter a date"
            )
    };
    let of_ref = |cell: &&&Cell| columns.at(cell.column).is_some_and(|c| c.role == Some(ColumnRole::Ref));
    filled.iter().any(|c| placeholder(&c)) && filled.iter().all(|c| placeholder(&c) || of_ref(&c))
}

/// True for a row of a template that shows how to fill it in: "Example: Train all managers".
pub(super) fn is_example(filled: &[&Cell], columns: &Columns) -> bool {
    let of_action = |c: &Cell| columns.at(c.column).and_then(|it| it.role) == Some(ColumnRole::Activity);
    filled.len() > 1
        && filled.iter().enumerate().filter(|(at, c)| *at < 2 || of_action(c)).any(|(_, c)| {
            let text = c.text().trim().to_lowercase();
            let begins = ["example:", "example –", "example -", "example (", "e.g. ", "eg: "];
            text == "example" || begins.iter().any(|words| text.starts_with(words))
        })
}
