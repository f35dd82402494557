//! Target dates as councils, trusts and universities write them.

use plan_reader::date::{DateOptions, read};
use time::macros::date;

/// Compares a text with its reading, written "kind start..end".
#[track_caller]
fn check(text: &str, expected: &str) {
    let options = DateOptions { anchor: Some(date!(2023 - 11 - 01)), ..DateOptions::default() };
    let reading = read(text, &options);
    let day = |d: Option<time::Date>| d.map(|d| d.to_string()).unwrap_or_default();
    let kind = serde_json::to_value(reading.kind).unwrap();
    let mut got = kind.as_str().unwrap().to_owned();
    if reading.start.is_some() || reading.end.is_some() {
        got = format!("{got} {}..{}", day(reading.start), day(reading.end));
    }
    assert_eq!(got, expected, "{text}");
}

#[test]
fn days_and_months() {
    check("31/03/2025", "date 2025-03-31..2025-03-31");
    check("31.3.25", "date 2025-03-31..2025-03-31");
    check("2025-03-31", "date 2025-03-31..2025-03-31");
    check("04/2025", "date 2025-04-01..2025-04-30");
    check("5th October 2024", "date 2024-10-05..2024-10-05");
    check("Monday 7 October, 2024", "date 2024-10-07..2024-10-07");
    check("October 7th, 2024", "date 2024-10-07..2024-10-07");
    check("Oct-24", "date 2024-10-01..2024-10-31");
    check("Sept ’24", "date 2024-09-01..2024-09-30");
    check("October 2024", "date 2024-10-01..2024-10-31");
    check("In May 2024", "date 2024-05-01..2024-05-31");
    check("May", "date 2024-05-01..2024-05-31");
    check("December", "date 2023-12-01..2023-12-31");
    check("mid-June 2024", "date 2024-06-11..2024-06-20");
    // A day that does not exist still names its month.
    check("29 February 2025", "date 2025-02-01..2025-02-28");
}

#[test]
fn no_later_than() {
    check("By April 2025", "by ..2025-04-30");
    check("by 1 April 2025", "by ..2025-04-01");
    check("By the end of March 2025", "by ..2025-03-31");
    check("End of 2024", "by ..2024-12-31");
    check("No later than 30 June 2024", "by ..2024-06-30");
    check("Before April 2025", "by ..2025-03-31");
    check("to 6 months in all", "by ..2024-05-31");
    check("To be completed by summer 2024", "by ..2024-08-31");
    check("Within 6 months", "by ..2024-05-31");
    check("By Q2 2024/25", "by ..2024-09-30");
    check("end of FY", "by ..2024-03-31");
    check("by October half term 2024", "by ..2024-10-31");
}

#[test]
fn spans() {
    check("2024/25", "range 2024-04-01..2025-03-31");
    check("2024-25", "range 2024-04-01..2025-03-31");
    check("FY 2024/25", "range 2024-04-01..2025-03-31");
    check("Academic year 2024/25", "range 2024-09-01..2025-08-31");
    check("Q1 2024/25", "range 2024-04-01..2024-06-30");
    check("Q4 24/25", "range 2025-01-01..2025-03-31");
    check("Q3", "range 2023-10-01..2023-12-31");
    check("Spring 2024", "range 2024-03-01..2024-05-31");
    check("Winter 2023", "range 2023-12-01..2024-02-29");
    check("Autumn term 2024", "range 2024-09-01..2024-12-31");
    check("2024-2027", "range 2024-01-01..2027-12-31");
    check("June to September 2024", "range 2024-06-01..2024-09-30");
    check("Nov 2023 – Jan 2024", "range 2023-11-01..2024-01-31");
    check("November - January", "range 2023-11-01..2024-01-31");
    check("17 to 20 November 2023", "range 2023-11-17..2023-11-20");
    check("between April and June 2024", "range 2024-04-01..2024-06-30");
    check("w/c 6 November 2023", "range 2023-11-06..2023-11-10");
    check("Over the next 12 months", "range 2023-11-01..2024-11-30");
    check("Easter 2024", "range 2024-03-29..2024-04-01");
    check("H2 2024/25", "range 2024-10-01..2025-03-31");
    check("Year 2", "range 2024-11-01..2025-10-31");
    check("This month", "date 2023-11-01..2023-11-30");
    check("This year", "date 2023-01-01..2023-12-31");
    check("Next month", "date 2023-12-01..2023-12-31");
}

#[test]
fn without_an_end() {
    check("Ongoing", "ongoing");
    check("On-going", "ongoing");
    check("Business as usual", "ongoing");
    check("Quarterly", "ongoing");
    check("Every six months", "ongoing");
    check("Annually in October", "ongoing");
    check("From April 2024", "ongoing 2024-04-01..");
    check("January 2024 and ongoing", "ongoing 2024-01-01..");
    check("Monthly from January 2024", "ongoing 2024-01-01..");
    check("Ongoing until March 2025", "ongoing ..2025-03-31");
    check("Ongoing, reviewed March 2024", "ongoing");
}

#[test]
fn done_or_not_set() {
    check("Completed", "completed");
    check("Complete – June 2023", "completed 2023-06-01..2023-06-30");
    check("Launched in September 2023", "completed 2023-09-01..2023-09-30");
    check("Achieved", "completed");
    check("Not yet complete", "none");
    check("TBC", "tbc");
    check("Date to be agreed", "tbc");
    check("Subject to funding", "conditional");
    check("Following the staff survey", "conditional");
    check("Events for Black History Month", "none");
    check("N/A", "none");
    check("ASAP", "none");
    check("", "none");
    check("We may need more time", "none");
}

#[test]
fn a_rhythm_keeps_its_words() {
    let recurrence = |text: &str| read(text, &DateOptions::default()).recurrence;
    assert_eq!(recurrence("Reviewed every year").as_deref(), Some("every year"));
    assert_eq!(recurrence("Quarterly").as_deref(), Some("quarterly"));
    assert_eq!(recurrence("Twice a year").as_deref(), Some("twice a year"));
    assert_eq!(recurrence("March 2024"), None);
}

#[test]
fn without_an_anchor_a_year_is_not_made_up() {
    let reading = read("By May", &DateOptions::default());
    assert_eq!((reading.start, reading.end), (None, None));
}
