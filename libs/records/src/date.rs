//! Dates as files hold them, read in the order that the mapping states.

use serde::{Deserialize, Serialize};
use time::{Date, Month};

/// Which part of a date written in figures comes first. It is stated, never guessed row by row.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum DateOrder {
    /// 31/03/2026
    DayMonthYear,
    /// 03/31/2026
    MonthDayYear,
    /// 2026-03-31, and nothing else
    YearMonthDay,
}

impl DateOrder {
    /// The three orders.
    pub const ALL: [Self; 3] = [Self::DayMonthYear, Self::MonthDayYear, Self::YearMonthDay];

    /// How the mapping file writes it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::DayMonthYear => "day-month-year",
            Self::MonthDayYear => "month-day-year",
            Self::YearMonthDay => "year-month-day",
        }
    }
}

/// Why a text was not read as a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DateFault {
    /// It is not written as a date.
    #[error("is not a date")]
    NotADate,
    /// It is written as a date, of a day that does not exist.
    #[error("is a day that does not exist")]
    NoSuchDay,
    /// It is a date, but only in another order than the one stated.
    #[error("can only be a date in another order")]
    OtherOrder(DateOrder),
}

/// Years of two figures: 00 to 29 are 2000 to 2029, 30 to 99 are 1930 to 1999.
const CENTURY_TURNS_AT: i32 = 30;

/// Reads a date.
///
/// `2026-03-31` is read whatever the order is, because nobody writes it another way round, and so is a month in words
/// (`31 March 2026`, `31-Mar-26`, `March 31, 2026`). A time of day after the date is let be.
///
/// # Errors
/// Where the text is no date in this order. A date that only another order could read is never swapped silently.
pub fn parse(text: &str, order: DateOrder) -> Result<Date, DateFault> {
    let parts = Parts::of(text).ok_or(DateFault::NotADate)?;
    match read(&parts, order) {
        Ok(date) => Ok(date),
        Err(fault) => Err(DateOrder::ALL
            .into_iter()
            .find(|other| *other != order && read(&parts, *other).is_ok())
            .map_or(fault, DateFault::OtherOrder)),
    }
}

/// A whole number of years from `born` to `on`, the 29th of February counting as the 1st of March in other years;
/// nothing where `on` is before `born`.
pub fn age(born: Date, on: Date) -> Option<u8> {
    let years = on.year() - born.year();
    let not_yet = (on.month() as u8, on.day()) < (born.month() as u8, born.day());
    u8::try_from(years - i32::from(not_yet)).ok()
}

/// The three parts of a date as they stand, at most one of them a word.
struct Parts {
    first: Part,
    second: Part,
    third: Part,
}

#[derive(Clone, Copy)]
enum Part {
    Figures { value: i32, width: usize },
    Month(Month),
}

impl Parts {
    fn of(text: &str) -> Option<Self> {
        let text = text.trim();
        if text.len() > 40 {
            return None;
        }
        let mut parts =
            text.split(['-', '/', '.', ' ', ',', 'T', '\u{a0}']).filter(|it| !it.is_empty()).peekable();
        // An Arabic-style `T` parts date and time, but also stands in "Oct" in capitals; words are tried as a whole.
        let first = Part::of(parts.next()?);
        let Some(first) = first else { return Self::in_words(text) };
        let second = Part::of(parts.next()?);
        let third = parts.next().and_then(Part::of);
        let (Some(second), Some(third)) = (second, third) else { return Self::in_words(text) };
        rest_is_a_time(parts).then_some(Self { first, second, third })
    }

    fn in_words(text: &str) -> Option<Self> {
        let mut parts = text.split(['-', '/', '.', ' ', ',', '\u{a0}']).filter(|it| !it.is_empty());
        let found = Self {
            first: Part::of(parts.next()?)?,
            second: Part::of(parts.next()?)?,
            third: Part::of(parts.next()?)?,
        };
        rest_is_a_time(parts).then_some(found)
    }
}

fn rest_is_a_time<'a>(parts: impl Iterator<Item = &'a str>) -> bool {
    let mut clock = false;
    for part in parts {
        let time = part.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b':' | b'+' | b'Z'))
            || matches!(part, "AM" | "PM" | "am" | "pm" | "UTC");
        clock |= part.contains(':');
        if !time || !clock {
            return false;
        }
    }
    true
}

impl Part {
    fn of(text: &str) -> Option<Self> {
        if text.bytes().all(|byte| byte.is_ascii_digit()) {
            return (text.len() <= 4)
                .then(|| text.parse().ok())
                .flatten()
                .map(|value| Self::Figures { value, width: text.len() });
        }
        let ordinal = ["st", "nd", "rd", "th"].into_iter().find_map(|end| text.strip_suffix(end));
        if let Some(day) = ordinal.filter(|it| it.len() <= 2 && it.bytes().all(|byte| byte.is_ascii_digit()))
        {
            return day.parse().ok().map(|value| Self::Figures { value, width: day.len() });
        }
        month(text).map(Self::Month)
    }

    fn day(self) -> Option<u8> {
        match self {
            Self::Figures { value, width: 1 | 2 } => u8::try_from(value).ok(),
            Self::Figures { .. } | Self::Month(_) => None,
        }
    }

    fn month(self) -> Option<Month> {
        match self {
            Self::Figures { value, width: 1 | 2 } => Month::try_from(u8::try_from(value).ok()?).ok(),
            Self::Figures { .. } => None,
            Self::Month(month) => Some(month),
        }
    }

    fn year(self) -> Option<i32> {
        match self {
            Self::Figures { value, width: 4 } => Some(value),
            Self::Figures { value, width: 2 } if value < CENTURY_TURNS_AT => Some(2000 + value),
            Self::Figures { value, width: 2 } => Some(1900 + value),
            Self::Figures { .. } | Self::Month(_) => None,
        }
    }
}

fn read(parts: &Parts, order: DateOrder) -> Result<Date, DateFault> {
    let Parts { first, second, third } = parts;
    let (year, month, day) = match (first, second, order) {
        (Part::Figures { width: 4, .. }, _, _) => (first, second, third),
        (Part::Month(_), _, _) => (third, first, second),
        (_, Part::Month(_), _) | (_, _, DateOrder::DayMonthYear) => (third, second, first),
        (_, _, DateOrder::MonthDayYear) => (third, first, second),
        (_, _, DateOrder::YearMonthDay) => return Err(DateFault::NotADate),
    };
    let year = year.year().ok_or(DateFault::NotADate)?;
    let (Some(month), Some(day)) = (month.month(), day.day()) else { return Err(DateFault::NoSuchDay) };
    Date::from_calendar_date(year, month, day).map_err(|_| DateFault::NoSuchDay)
}

fn month(text: &str) -> Option<Month> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let text = text.to_lowercase();
    let at = NAMES
        .iter()
        .position(|name| *name == text || (text.len() >= 3 && text.len() <= 4 && name.starts_with(&text)))?;
    Month::try_from(u8::try_from(at + 1).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use time::macros::date;

    #[test]
    fn a_date_is_read_in_the_stated_order() {
        for (text, order, expected) in [
            ("03/04/2026", DateOrder::DayMonthYear, date!(2026 - 04 - 03)),
            ("03/04/2026", DateOrder::MonthDayYear, date!(2026 - 03 - 04)),
            ("2026-04-03", DateOrder::DayMonthYear, date!(2026 - 04 - 03)),
            ("2026-04-03T09:30:00Z", DateOrder::DayMonthYear, date!(2026 - 04 - 03)),
            ("2026-04-03 00:00:00", DateOrder::YearMonthDay, date!(2026 - 04 - 03)),
            ("3 April 2026", DateOrder::YearMonthDay, date!(2026 - 04 - 03)),
            ("3rd Sept 2026", DateOrder::DayMonthYear, date!(2026 - 09 - 03)),
            ("03-OCT-26", DateOrder::DayMonthYear, date!(2026 - 10 - 03)),
            ("October 3, 1964", DateOrder::DayMonthYear, date!(1964 - 10 - 03)),
            ("3.4.64", DateOrder::DayMonthYear, date!(1964 - 04 - 03)),
        ] {
            assert_eq!(parse(text, order), Ok(expected), "{text}");
        }
    }

    #[test]
    fn a_date_in_another_order_is_told_and_not_swapped() {
        assert_eq!(
            parse("03/25/2026", DateOrder::DayMonthYear),
            Err(DateFault::OtherOrder(DateOrder::MonthDayYear))
        );
        assert_eq!(parse("31/02/2026", DateOrder::DayMonthYear), Err(DateFault::NoSuchDay));
        assert_eq!(parse("45/45/2026", DateOrder::DayMonthYear), Err(DateFault::NoSuchDay));
        for text in ["", "soon", "2026", "1/2", "12345", "1/2/3/4", "1/2/2026 late"] {
            assert_eq!(parse(text, DateOrder::DayMonthYear), Err(DateFault::NotADate), "{text}");
        }
    }

    #[test]
    fn a_birthday_adds_a_year_on_its_day() {
        assert_eq!(age(date!(1990 - 05 - 10), date!(2026 - 05 - 09)), Some(35));
        assert_eq!(age(date!(1990 - 05 - 10), date!(2026 - 05 - 10)), Some(36));
        assert_eq!(age(date!(2000 - 02 - 29), date!(2026 - 02 - 28)), Some(25));
        assert_eq!(age(date!(2026 - 05 - 10), date!(2026 - 05 - 09)), None);
    }

    proptest! {
        #[test]
        fn every_day_is_read_back_in_its_own_order(days in 693_596i32..767_010) {
            let day = Date::from_julian_day(days + 1_721_426).unwrap();
            let (y, m, d) = (day.year(), day.month() as u8, day.day());
            prop_assert_eq!(parse(&format!("{d:02}/{m:02}/{y}"), DateOrder::DayMonthYear), Ok(day));
            prop_assert_eq!(parse(&format!("{m}/{d}/{y}"), DateOrder::MonthDayYear), Ok(day));
            prop_assert_eq!(parse(&format!("{y}-{m:02}-{d:02}"), DateOrder::YearMonthDay), Ok(day));
            prop_assert_eq!(parse(&format!("{d} {} {y}", day.month()), DateOrder::YearMonthDay), Ok(day));
        }

        #[test]
        fn no_text_stops_the_parser(text in ".*") {
            for order in DateOrder::ALL {
                let _ = parse(&text, order);
            }
        }
    }
}
