//! One activity as the lists show it: what follows from its row today.

use super::arrange::Part;
use planning::activity::row;
use std::sync::Arc;
use time::Date;

/// A lead as the public reads it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct LeadName {
    /// Its name in filters, by which leads sort.
    pub key: String,
    pub name: String,
}

/// What is to be said of an activity today beside its status.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Flags {
    pub overdue: bool,
    pub due: bool,
    pub undated: bool,
    pub stale: bool,
    /// Complete, with nothing to show for it.
    pub unproven: bool,
}

/// An activity in a list. Numbers are places in the lists of its [`super::Programme`].
pub(crate) struct Item {
    pub(super) part: Arc<Part>,
    /// None if its theme is not open to the reader.
    pub theme: Option<usize>,
    pub service: Option<usize>,
    pub leads: Vec<usize>,
    pub supporting: Vec<usize>,
    pub answers: Vec<usize>,
    pub flags: Flags,
}

impl Item {
    /// The activity itself.
    pub(crate) fn row(&self) -> &row::Model {
        &self.part.row
    }

    /// The flags as sentences.
    pub(crate) fn remarks(&self, today: Date) -> Vec<String> {
        let mut remarks = Vec::new();
        let day = kernel::clock::day_words;
        if self.flags.overdue {
            match self.row().target_end {
                Some(end) => remarks.push(format!("Overdue: the target date was {}", day(end))),
                None => remarks.push("Overdue".to_owned()),
            }
        }
        if self.flags.due {
            match (self.row().target_end, self.row().next_review_on) {
                (Some(end), _) => remarks.push(format!("Due by {}", day(end))),
                (None, Some(review)) => remarks.push(format!("To be reviewed by {}", day(review))),
                (None, None) => {}
            }
        }
        if self.flags.undated {
            remarks.push("No date by which it will be done".to_owned());
        }
        if self.flags.stale {
            let days = |since: kernel::At| since.days_until(today);
            remarks.push(match self.row().last_update_at {
                Some(last) => format!("No update for {} days", days(last)),
                None => "No update yet".to_owned(),
            });
        }
        if self.flags.unproven {
            remarks.push("Complete, but no evidence is attached".to_owned());
        }
        remarks
    }
}
