//! Rows across a table that tell how the activity above them goes: "Update: …" beneath each.

use super::columns::{self, Columns};
use super::table::Before;
use super::{Interpreter, add_line};
use crate::Location;
use crate::aliases::Aliases;
use crate::block::{Cell, Row};
use crate::draft::{ColumnRole, DraftActivity, UnplacedReason};

/// The label and the words of a row across the table that tells how the activity above it goes.
pub(super) fn of(filled: &[&Cell], columns: &Columns, aliases: &Aliases) -> Option<(String, String)> {
    let (left, right) = columns.span();
    let across = |cell: &Cell| cell.columns > 1 && cell.columns * 2 >= right - left;
    let tells = |label: &str| columns::label_role(label, aliases) == Some(ColumnRole::Achieved);
    match filled {
        // Where no rules part the columns of a page, such a row is no wider than its words.
        [cell] => {
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
    /// Takes out of a text the lines from the one that begins "Progress: …", where nothing else tells of progress.
    pub(super) fn told_within(&mut self, activity: &mut DraftActivity, at: &Location) {
        if activity.achieved.is_some() {
            return;
        }
        let begins = |(_, line): &(usize, &str)| {
            line.split_once(':').is_some_and(|(label, rest)| {
                columns::label_role(label, &self.aliases) == Some(ColumnRole::Achieved)
                    && !rest.trim().is_empty()
            })
        };
        let text = std::mem::take(&mut activity.text);
        let lines: Vec<&str> = text.lines().collect();
        let found = lines.iter().copied().enumerate().skip(1).find(begins).map(|(i, _)| i);
        let (own, told) = lines.split_at(found.unwrap_or(lines.len()));
        activity.text = own.join("\n");
        if let Some((label, rest)) = told.first().and_then(|line| line.split_once(':')) {
            self.unplaced(&format!("{label}:"), UnplacedReason::Label, at);
            let rest = [&[rest.trim()], told.get(1..).unwrap_or_default()].concat().join("\n");
            activity.achieved = Some(rest);
        }
    }

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
