//! Dates kept as plain numbers: the days that spreadsheets count, where a cell has lost its format, and the milliseconds
//! that exports of task lists give.

use time::{Date, Duration, Month, OffsetDateTime};

/// The years such a date may be in. Other numbers count something else.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2060;

/// The day that a text names which is a number and nothing else: "46295", "46295.5", "1772323200000".
pub(super) fn day(text: &str) -> Option<Date> {
    let text = text.trim();
    let whole = text.split_once('.').map_or(text, |(whole, _)| whole);
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    let day = match whole.len() {
        5 if text.split('.').all(digits) => spreadsheet_day(whole.parse().ok()?),
        13 if digits(text) => OffsetDateTime::from_unix_timestamp(text.parse::<i64>().ok()? / 1000)
            .ok()
            .map(OffsetDateTime::date),
        _ => None,
    };
    day.filter(|day| YEARS.contains(&day.year()))
}

/// The day a spreadsheet means by a number, counted from the last day of 1899.
pub(crate) fn spreadsheet_day(days: i64) -> Option<Date> {
    // Excel believes that 29 February 1900 was a day; from March 1900 on, its count is one too many.
    let offset = if days < 60 { 0 } else { 1 };
    Date::from_calendar_date(1899, Month::December, 31).ok()?.checked_add(Duration::days(days - offset))
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::day;

    #[test]
    fn a_number_alone_is_a_day_where_it_falls_in_our_time() {
        for (text, of) in [
            ("46295", Some(date!(2026 - 09 - 30))),
            (" 46295.75 ", Some(date!(2026 - 09 - 30))),
            ("1790726400000", Some(date!(2026 - 09 - 30))),
            ("12000", None),
            ("99999", None),
            ("46295 people", None),
            ("46.295", None),
            ("1790726400", None),
            ("", None),
        ] {
            assert_eq!(day(text), of, "{text}");
        }
    }
}
