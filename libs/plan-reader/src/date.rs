//! Target dates as people write them, and what they mean.

use serde::{Deserialize, Serialize};
use time::Date;

time::serde::format_description!(iso, Date, "[year]-[month]-[day]");

/// What kind of promise a target date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// On a day, in a month or in a year.
    Date,
    /// From one time to another.
    Range,
    /// No later than the end.
    By,
    /// Continues without an end.
    Ongoing,
    /// Again and again: "quarterly".
    Recurring,
    /// To be confirmed.
    Tbc,
    /// Done already.
    Completed,
    /// Depends on something else.
    Conditional,
    /// Nothing that says when.
    None,
}

/// How exactly a date was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A season or half year.
    Season,
    /// A year, of the calendar, of finance or of schools.
    Year,
}

/// What the words say about how far the activity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusHint {
    /// A time is set and nothing says it has begun.
    Planned,
    /// To be done once and kept up after that.
    PlannedThenOngoing,
    /// No time is set.
    NotScheduled,
    /// Begun.
    InProgress,
    /// Kept up.
    Ongoing,
    /// Done.
    Completed,
}

/// Something the words leave out and the reading added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inferred {
    /// The year of the start.
    StartYear,
    /// The year of the end.
    EndYear,
    /// The century of a year of two digits.
    Century,
    /// A span that is counted from the date of the plan.
    Anchor,
    /// A year that was taken to be a financial year.
    FinancialYear,
    /// A year that was taken to be a school year.
    SchoolYear,
    /// Day and month, in the order used in the United Kingdom.
    DayBeforeMonth,
}

/// What a target date means. The bounds are outer ones: a month is its first and last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetReading {
    /// What kind of promise it is.
    pub kind: TargetKind,
    /// The first day.
    #[serde(with = "iso::option", default)]
    pub start: Option<Date>,
    /// The last day.
    #[serde(with = "iso::option", default)]
    pub end: Option<Date>,
    /// How exactly it was written.
    pub precision: Option<Precision>,
    /// What the words say about how far the activity is.
    pub status_hint: Option<StatusHint>,
    /// What the reading added.
    #[serde(default)]
    pub inferred: Vec<Inferred>,
}

/// What readings start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateOptions {
    /// The date of the plan: dates without a year are read as near to it as makes sense.
    pub anchor: Option<Date>,
    /// The month the financial year begins in, from 1 to 12; April for public bodies in the United Kingdom.
    pub financial_year_starts: u8,
}

impl Default for DateOptions {
    fn default() -> Self {
        Self { anchor: None, financial_year_starts: 4 }
    }
}

/// Reads a target date. Every text has a reading; where it says nothing of when, the kind is [`TargetKind::None`].
pub fn read(_text: &str, _options: &DateOptions) -> TargetReading {
    TargetReading { kind: TargetKind::None, start: None, end: None, precision: None, status_hint: None, inferred: Vec::new() }
}

pub(crate) fn looks_like_a_date(_text: &str) -> bool { false }
pub(crate) fn written_date(_text: &str) -> Option<String> { None }
pub(crate) fn anchor_of(_text: &str) -> Option<Date> { None }
