//! Target dates: the words as written, and what they mean.

use plan_reader::date::{self, DateOptions, Precision};
use serde::Serialize;
use time::Date;

kernel::words! {
    /// What kind of promise a target date is.
    TargetKind {
        /// A day, a month or a year.
        Date = "date", "On a date";
        /// From one time to another.
        Range = "range", "Over a period";
        /// No later than.
        By = "by", "By a date";
        /// Without an end.
        Ongoing = "ongoing", "Ongoing";
        /// Again and again.
        Recurring = "recurring", "Recurring";
        /// To be confirmed.
        Tbc = "tbc", "To be confirmed";
        /// Done already.
        Completed = "completed", "Completed";
        /// Depends on something else.
        Conditional = "conditional", "Depends on something else";
        /// Nothing that says when.
        None = "none", "No date";
    }
}

/// A target date: its words for ever, its meaning derived.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Target {
    /// The words as written; "" if there are none.
    pub as_written: String,
    /// What kind of promise they are.
    pub kind: TargetKind,
    /// The first day.
    pub start: Option<Date>,
    /// The last day.
    pub end: Option<Date>,
    /// How exactly it was written: "day", "month".
    pub precision: Option<&'static str>,
}

impl Target {
    /// Reads the words. `anchor` is the date of the plan, for dates without a year.
    #[must_use]
    pub fn read(as_written: &str, anchor: Option<Date>) -> Self {
        Self::read_as(as_written, &DateOptions { anchor, ..DateOptions::default() })
    }

    /// The same where the body writes its dates in another way.
    #[must_use]
    pub fn read_as(as_written: &str, dates: &DateOptions) -> Self {
        let words = as_written.trim();
        if words.is_empty() {
            return Self {
                as_written: String::new(),
                kind: TargetKind::None,
                start: None,
                end: None,
                precision: None,
            };
        }
        let reading = date::read(words, dates);
        Self {
            as_written: words.to_owned(),
            kind: kind(reading.kind),
            start: reading.start,
            end: reading.end,
            precision: reading.precision.map(precision),
        }
    }
}

fn kind(it: date::TargetKind) -> TargetKind {
    match it {
        date::TargetKind::Date => TargetKind::Date,
        date::TargetKind::Range => TargetKind::Range,
        date::TargetKind::By => TargetKind::By,
        date::TargetKind::Ongoing => TargetKind::Ongoing,
        date::TargetKind::Recurring => TargetKind::Recurring,
        date::TargetKind::Tbc => TargetKind::Tbc,
        date::TargetKind::Completed => TargetKind::Completed,
        date::TargetKind::Conditional => TargetKind::Conditional,
        date::TargetKind::None => TargetKind::None,
    }
}

fn precision(it: Precision) -> &'static str {
    match it {
        Precision::Day => "day",
        Precision::Week => "week",
        Precision::Month => "month",
        Precision::Quarter => "quarter",
        Precision::Season => "season",
        Precision::Year => "year",
    }
}
