//! Target dates as people write them, and what they mean.
//!
//! Of a plan of 1 June 2026 (more stand in the README and in `tests/as-written/dates.tsv`):
//!
//! | as written | kind | start | end | precision |
//! | --- | --- | --- | --- | --- |
//! | 31/12/26 (was 30/9/26) | date | 2026-12-31 | 2026-12-31 | day |
//! | revised: 06/27 | date | 2027-06-01 | 2027-06-30 | month |
//! | w/c 2/11 | range | 2026-11-02 | 2026-11-06 | day |
//! | Easter 2027 | range | 2027-03-26 | 2027-03-29 | season |
//! | by October half term | by | | 2026-10-31 | month |
//! | Black History Month 2026 | date | 2026-10-01 | 2026-10-31 | month |
//! | H1 2027 | range | 2027-01-01 | 2027-06-30 | season |
//! | end of FY | by | | 2027-03-31 | year |
//! | Q4 | range | 2027-01-01 | 2027-03-31 | quarter |
//! | within 28 days | by | | 2026-06-29 | day |
//! | Year 2 | range | 2027-06-01 | 2028-05-31 | year |
//! | early next year | date | 2027-01-01 | 2027-04-30 | year |
//! | within 3 months of approval | conditional | | | |
//! | Term 2 2026/27 | range, the school year inferred | 2027-01-01 | 2027-03-31 | season |
//! | 46295 | date, counted as spreadsheets do | 2026-09-30 | 2026-09-30 | day |
//! | Eid 2027 | date, the whole year inferred | 2027-01-01 | 2027-12-31 | year |

mod counted;
mod moment;
mod phrases;
mod place;
mod reader;
mod relative;
mod standing;

use serde::{Deserialize, Serialize};
use time::{Date, Month};

pub(crate) use counted::spreadsheet_day;
use moment::{Finder, Moment, When, month_of, tokens};
use reader::Reader;

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
    /// Continues without an end, or again and again: then [`TargetReading::recurrence`] says how often.
    Ongoing,
    /// A rhythm kept apart from other ongoing work. [`read`] itself says [`TargetKind::Ongoing`] with a recurrence.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
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
    /// The whole year of what moves with the moon: Ramadan, Eid, Diwali.
    WholeYear,
    /// The day a number stands for: the days a spreadsheet counts, or the milliseconds since 1970.
    CountedDay,
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
    /// How often it happens, in the words written: "every week", "quarterly".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recurrence: Option<String>,
}

impl TargetReading {
    /// True where nothing says when, or only the year can be told of what moves with the moon.
    pub fn is_vague(&self) -> bool {
        self.kind == TargetKind::None || self.inferred.contains(&Inferred::WholeYear)
    }
}

/// What readings start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateOptions {
    /// The date of the plan: dates without a year are read as near to it as makes sense.
    pub anchor: Option<Date>,
    /// The month the financial year begins in, from 1 to 12; April for public bodies in the United Kingdom.
    pub financial_year_starts: u8,
    /// Which of two numbers is the day, where both could be.
    pub order: DateOrder,
}

/// Which of two numbers parted by a stroke is the day: 03/04/2026.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// The first, as in the United Kingdom: 3 April.
    #[default]
    DayMonth,
    /// The second, as in the United States: 4 March.
    MonthDay,
}

impl Default for DateOptions {
    fn default() -> Self {
        Self { anchor: None, financial_year_starts: 4, order: DateOrder::DayMonth }
    }
}

/// Reads a target date. Every text has a reading; where it says nothing of when, the kind is [`TargetKind::None`].
///
/// ```
/// use plan_reader::date::{DateOptions, TargetKind, read};
///
/// let reading = read("Underway – completion by March 2021", &DateOptions::default());
/// assert_eq!(reading.kind, TargetKind::By);
/// assert_eq!(reading.end.map(|d| d.to_string()).as_deref(), Some("2021-03-31"));
/// ```
pub fn read(text: &str, options: &DateOptions) -> TargetReading {
    match counted::day(text) {
        Some(day) => TargetReading {
            kind: TargetKind::Date,
            start: Some(day),
            end: Some(day),
            precision: Some(Precision::Day),
            status_hint: Some(StatusHint::Planned),
            inferred: vec![Inferred::CountedDay],
            recurrence: None,
        },
        None => Reader::new(text, options).read(),
    }
}

/// True for the name of a month, in small letters and perhaps cut to three.
pub(crate) fn is_month(word: &str) -> bool {
    month_of(word).is_some()
}

/// True where a text is mostly a date: for telling a column of dates without a heading.
pub(crate) fn looks_like_a_date(text: &str) -> bool {
    // A number alone is a date only where something else says that it is one.
    may_be_a_date(text)
        && counted::day(text).is_none()
        && is_dated(Reader::new(text, &DateOptions::default()).read().kind)
}

/// True for as few words as a date takes.
pub(crate) fn may_be_a_date(text: &str) -> bool {
    (1..=8).contains(&text.split_whitespace().take(9).count())
}

/// True for what says when, however roughly.
pub(crate) fn is_dated(kind: TargetKind) -> bool {
    !matches!(kind, TargetKind::None | TargetKind::Conditional)
}

/// The one date a line names, as exactly as it is written: "2020", "2020-12" or "2020-12-05".
pub(crate) fn written_date(text: &str) -> Option<String> {
    let list = tokens(text);
    let moments = Finder::new(&list, &DateOptions::default()).all();
    let rank = |m: &&Moment| match m.precision {
        Precision::Day => 3,
        Precision::Month => 2,
        _ => 1,
    };
    let dated = moments.iter().filter(|m| matches!(m.when, When::Bounds(..)));
    let best = dated.rev().max_by_key(rank)?;
    let When::Bounds(start, _) = best.when else { return None };
    Some(match best.precision {
        Precision::Day => start.to_string(),
        Precision::Month => format!("{}-{:02}", start.year(), u8::from(start.month())),
        _ => start.year().to_string(),
    })
}

/// The day a written date begins on.
pub(crate) fn anchor_of(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().map_or(Some(1), |m| m.parse::<u8>().ok())?;
    let day = parts.next().map_or(Some(1), |d| d.parse::<u8>().ok())?;
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}
