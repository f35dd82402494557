//! Rows across a table that tell how the activity above them goes: "Update: …" beneath each.

use super::columns::{self, Columns};
use super::table::Before;
use super::{Interpreter, add_line};
use crate::aliases::Aliases;
use crate::block::{Cell, Row};
use crate::draft::{ColumnRole, UnplacedReason};

/// The label and the words of a row across the table that tells how the activity above it goes.
pub(super) fn of(filled: &[&Cell], columns: &Columns, aliases: &Aliases) -> Option<(String, String)> {
    let (left, right) = columns.span();
    let across = |cell: &Cell| cell.columns > 1 && cell.columns * 2 >= right - left;
    let tells = |label: &str| columns::label_role(label, aliases) == Some(ColumnRole::Achieved);
    match filled {
        [cell] if across(cell) => {
            let text = cell.text();
            let (label, rest) = text.split_once(':')?;
            (tells(label) && !rest.trim().is_empty()).then(|| (format!("{label}:"), rest.trim().to_owned()))
        }
        [label, cell] if label.column <= left && across(cell) => {
            let own = label.text();
            tells(own.trim_end_matches(':')).then(|| (own.trim().to_owned(), cell.text().trim().to_owned()))
        }
        _ => None,
    }
}

impl Interpreter {
    /// Adds what a row across the table tells of the activity above it.
    pub(super) fn told_below(&mut self, own: &str, rest: &str, row: &Row, before: &Before) {
        self.unplaced(own, UnplacedReason::Label, &row.at);
        let activity = before
            .activity
            .and_then(|(theme, at)| self.draft.themes.get_mut(theme).and_then(|t| t.activities.get_mut(at)));
        match activity {
            Some(activity) => {
                add_line(&mut activity.achieved, rest);
                activity.sources.entry(ColumnRole::Achieved).or_insert_with(|| row.at.clone());
            }
            None => self.unplaced(rest, UnplacedReason::Note, &row.at),
        }
    }
}
