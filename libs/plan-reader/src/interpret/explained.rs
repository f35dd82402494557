//! What is said of each row and paragraph to a person who asks why it was read as it was.

use super::Interpreter;
use super::columns::Columns;
use super::rows::{Level, RowIs};
use super::words::Label;
use crate::Location;
use crate::block::Row;
use crate::draft::ColumnRole;

impl Interpreter {
    pub(super) fn explain(&mut self, at: &Location, words: &str, why: &str) {
        self.explanation.say(at, words, why);
    }

    pub(super) fn explain_row(&mut self, is: &RowIs, row: &Row, columns: &Columns) {
        if !self.explanation.is_asked() || row.is_empty() {
            return;
        }
        let words: Vec<String> = row.filled().map(crate::block::Cell::text).collect();
        let why = match is {
            RowIs::Empty => return,
            RowIs::Repeated => "Left out: it says the headings of the table again.".to_owned(),
            RowIs::Passed => "Left out: it is the second line of headings.".to_owned(),
            RowIs::Headings(_) => {
                "Read as new headings: most of its cells are known headings, so the columns change here."
                    .to_owned()
            }
            RowIs::Labelled(label, own, _) => {
                format!("Read as {}: it begins “{}”.", label_name(*label), own.trim())
            }
            RowIs::Band(Level::Theme) => {
                "Read as a theme: one name stands alone over the rows that follow.".to_owned()
            }
            RowIs::Band(Level::Service) => {
                "Read as a service: one name stands alone over the rows that follow.".to_owned()
            }
            RowIs::Band(Level::Stated { .. }) => {
                "Read as what the rows below it answer: it says so itself.".to_owned()
            }
            RowIs::Band(Level::Between) => {
                "Kept with each activity under it: it stands between a theme and its activities.".to_owned()
            }
            RowIs::Over => {
                "Read as what the rows that follow belong to: by their references they stand under it."
                    .to_owned()
            }
            RowIs::Unfilled => {
                "Left out: nothing stands here but what the template says is to be chosen.".to_owned()
            }
            RowIs::Told(own, _) => format!("Read as progress of the activity above: it begins “{own}”."),
            RowIs::Note => "Left out as a note: running text stands alone across the table.".to_owned(),
            RowIs::Entry => entry_reason(columns),
        };
        self.explanation.say(&row.at, &words.join(" | "), why);
    }
}

fn entry_reason(columns: &Columns) -> String {
    let role = [
        (ColumnRole::Activity, "an activity"),
        (ColumnRole::Recommendation, "a recommendation"),
        (ColumnRole::Theme, "a theme"),
    ];
    let found = role.into_iter().find_map(|(role, what)| columns.role(role).map(|c| (c, what)));
    match found {
        Some((column, what)) if columns.guessed => format!(
            "Read as {what}: no heading says so, but “{}” holds the most words beside dates or leads.",
            column.heading
        ),
        Some((column, what)) => {
            format!("Read as {what}: its text stands under the heading “{}”.", column.heading)
        }
        None => "Read with the row above: no column of this table holds activities.".to_owned(),
    }
}

pub(super) fn label_name(label: Label) -> &'static str {
    match label {
        Label::Outcome => "the desired outcome of the theme",
        Label::Recommendations => "recommendations",
        Label::Lead => "the lead of the theme",
    }
}
