//! Time as an argument: the application owns one clock, and tests set it.

use serde::{Deserialize, Serialize};
use std::sync::Arc;
use time::{Date, OffsetDateTime};

/// An instant, stored as whole microseconds since 1970 so that it sorts the same on every database.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, sea_orm::DeriveValueType, Serialize, Deserialize,
)]
#[serde(transparent)]
pub struct At(pub i64);

/// The names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl At {
    /// The instant `moment`, to the microsecond.
    #[must_use]
    pub fn from_moment(moment: OffsetDateTime) -> Self {
        Self(i64::try_from(moment.unix_timestamp_nanos() / 1_000).unwrap_or(i64::MAX))
    }

    /// As a moment in UTC.
    #[must_use]
    pub fn moment(self) -> OffsetDateTime {
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000)
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }

    /// The day in London on which it fell: what people call the date of an update.
    #[must_use]
    pub fn day(self) -> Date {
        london(self.moment()).date()
    }

    /// Later by so many seconds (earlier if negative).
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1_000_000)))
    }

    /// Whole days from this day to `today`; 0 if it lies ahead.
    #[must_use]
    pub fn days_until(self, today: Date) -> i64 {
        (today - self.day()).whole_days().max(0)
    }

    /// "2026-11-22T09:30:00Z".
    #[must_use]
    pub fn rfc3339(self) -> String {
        let it = self.moment();
        format!(
            "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z",
            it.year(),
            u8::from(it.month()),
            it.day(),
            it.hour(),
            it.minute(),
            it.second()
        )
    }

    /// "22 November 2026 at 9:30am", London time.
    #[must_use]
    pub fn words(self) -> String {
        let it = london(self.moment());
        let (half, hour) = (if it.hour() < 12 { "am" } else { "pm" }, (it.hour() + 11) % 12 + 1);
        format!("{} at {hour}:{:02}{half}", day_words(it.date()), it.minute())
    }
}

/// "22 November 2026".
#[must_use]
pub fn day_words(day: Date) -> String {
    format!("{} {} {}", day.day(), MONTHS[usize::from(u8::from(day.month())) - 1], day.year())
}

/// British Summer Time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on the last of October
/// (Summer Time Order 2002), so London time needs no table.
fn london(utc: OffsetDateTime) -> OffsetDateTime {
    let change = |month: time::Month| {
        let last = Date::from_calendar_date(utc.year(), month, 31).unwrap_or(Date::MIN);
        last.saturating_sub(time::Duration::days(i64::from(last.weekday().number_days_from_sunday())))
            .midnight()
            .assume_utc()
            + time::Duration::hours(1)
    };
    if utc >= change(time::Month::March) && utc < change(time::Month::October) {
        utc + time::Duration::hours(1)
    } else {
        utc
    }
}

/// Where the time comes from.
#[derive(Clone)]
pub struct Clock(Arc<dyn Fn() -> At + Send + Sync>);

impl Clock {
    /// The clock of the machine.
    #[must_use]
    pub fn system() -> Self {
        #[expect(clippy::disallowed_methods, reason = "the one place the machine's clock is read")]
        Self(Arc::new(|| At::from_moment(OffsetDateTime::now_utc())))
    }

    /// A clock that answers what `tell` answers: for tests and for making the demo's past.
    pub fn telling(tell: impl Fn() -> At + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    /// Now.
    #[must_use]
    pub fn now(&self) -> At {
        (self.0)()
    }

    /// Today in London.
    #[must_use]
    pub fn today(&self) -> Date {
        self.now().day()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::{date, datetime};

    #[test]
    fn an_evening_in_summer_belongs_to_the_next_day_in_london() {
        assert_eq!(At::from_moment(datetime!(2026-06-30 23:30 UTC)).day(), date!(2026 - 07 - 01));
        assert_eq!(At::from_moment(datetime!(2026-12-30 23:30 UTC)).day(), date!(2026 - 12 - 30));
    }

    #[test]
    fn times_are_written_as_people_say_them() {
        assert_eq!(At::from_moment(datetime!(2026-11-22 00:05 UTC)).words(), "22 November 2026 at 12:05am");
        assert_eq!(At::from_moment(datetime!(2026-03-29 01:00 UTC)).words(), "29 March 2026 at 2:00am");
    }
}
