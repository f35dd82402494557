//! Days, weeks and holidays that have a name: Easter, Christmas, half term, Black History Month.

use time::{Date, Duration, Month, Weekday};

use super::{Finder, Moment, When, month_end, month_start};
use crate::date::{Inferred, Precision};

/// A time with a name, which comes round every year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Named {
    /// From Good Friday to Easter Monday.
    Easter,
    /// From Whit Sunday to the bank holiday at the end of May: either is called so.
    Whitsun,
    /// Christmas Day and the day after.
    Christmas,
    /// The week of the bank holiday at the end of May.
    MayHalfTerm,
    /// The week that begins on the first Monday of February.
    RaceEqualityWeek,
    /// The week of 20 June.
    RefugeeWeek,
    /// A month.
    Month(Month),
    /// From a month to another.
    Months(Month, Month),
    /// A day.
    Day(Month, u8),
    /// Moves with the moon through the year: only its year can be told.
    Moon,
}

/// Names in small letters, longest first where one begins another.
const NAMES: &[(&str, Named)] = &[
    ("easter", Named::Easter),
    ("whitsun half term", Named::MayHalfTerm),
    ("whitsun", Named::Whitsun),
    ("whit", Named::Whitsun),
    ("christmas", Named::Christmas),
    ("xmas", Named::Christmas),
    ("new year", Named::Month(Month::January)),
    ("spring half term", Named::Month(Month::February)),
    ("february half term", Named::Month(Month::February)),
    ("autumn half term", Named::Month(Month::October)),
    ("october half term", Named::Month(Month::October)),
    ("summer half term", Named::MayHalfTerm),
    ("may half term", Named::MayHalfTerm),
    // Councils rise in August; schools break up before it.
    ("summer recess", Named::Month(Month::August)),
    ("summer holidays", Named::Months(Month::July, Month::August)),
    ("black history month", Named::Month(Month::October)),
    ("islamophobia awareness month", Named::Month(Month::November)),
    ("lgbt history month", Named::Month(Month::February)),
    ("pride month", Named::Month(Month::June)),
    ("race equality week", Named::RaceEqualityWeek),
    ("refugee week", Named::RefugeeWeek),
    ("holocaust memorial day", Named::Day(Month::January, 27)),
    ("international women s day", Named::Day(Month::March, 8)),
    ("windrush day", Named::Day(Month::June, 22)),
    ("world mental health day", Named::Day(Month::October, 10)),
    ("human rights day", Named::Day(Month::December, 10)),
    ("ramadan", Named::Moon),
    ("eid", Named::Moon),
    ("diwali", Named::Moon),
    ("lunar new year", Named::Moon),
    ("chinese new year", Named::Moon),
];

impl Named {
    /// Its first and last day in a year.
    pub(crate) fn bounds(self, year: i32) -> Option<(Date, Date)> {
        let day = |month, day| Date::from_calendar_date(year, month, day).ok();
        let spring_holiday = || {
            let last = month_end(year, Month::May)?;
            Some(last - Duration::days(i64::from(last.weekday().number_days_from_monday())))
        };
        match self {
            Named::Easter => {
                let sunday = easter(year)?;
                Some((sunday - Duration::days(2), sunday + Duration::days(1)))
            }
            Named::Whitsun => {
                let (sunday, holiday) = (easter(year)? + Duration::days(49), spring_holiday()?);
                Some((sunday.min(holiday), holiday.max(sunday + Duration::days(1))))
            }
            Named::Christmas => Some((day(Month::December, 25)?, day(Month::December, 26)?)),
            Named::MayHalfTerm => spring_holiday().map(|d| (d, d + Duration::days(4))),
            Named::RaceEqualityWeek => {
                let last = day(Month::January, 31)?;
                let monday = last.next_occurrence(Weekday::Monday);
                Some((monday, monday + Duration::days(6)))
            }
            Named::RefugeeWeek => {
                let within = day(Month::June, 20)?;
                let days = i64::from(within.weekday().number_days_from_monday());
                Some((within - Duration::days(days), within + Duration::days(6 - days)))
            }
            Named::Month(month) => Some((month_start(year, month)?, month_end(year, month)?)),
            Named::Months(first, last) => Some((month_start(year, first)?, month_end(year, last)?)),
            Named::Day(month, of) => day(month, of).map(|d| (d, d)),
            Named::Moon => Some((month_start(year, Month::January)?, month_end(year, Month::December)?)),
        }
    }

    fn precision(self) -> Precision {
        match self {
            Named::Easter | Named::Whitsun | Named::Christmas | Named::Months(..) => Precision::Season,
            Named::MayHalfTerm | Named::RaceEqualityWeek | Named::RefugeeWeek => Precision::Week,
            Named::Month(_) => Precision::Month,
            Named::Day(..) => Precision::Day,
            Named::Moon => Precision::Year,
        }
    }
}

/// Easter Sunday, by the computus published anonymously in *Nature* 13, 487 (20 April 1876), as Meeus gives it in
/// *Astronomical Algorithms* (1991), chapter 8.
fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (b - (b + 8) / 25 + 1) / 3;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 22 * l) / 451;
    let n = h + l - 7 * m + 114;
    let month = Month::try_from(u8::try_from(n / 31).ok()?).ok()?;
    Date::from_calendar_date(year, month, u8::try_from(n % 31 + 1).ok()?).ok()
}

impl Finder<'_> {
    /// Easter 2027, Black History Month. Without a year it must open the text: what is done "for Christmas" is no date.
    pub(super) fn named(&self, i: usize) -> Option<Moment> {
        let first = self.word(i)?;
        // Every word of a text is asked, and few begin a name.
        let mut begun = NAMES.iter().filter(|(words, _)| words.starts_with(first));
        let (name, after) = begun.find_map(|(words, name)| Some((*name, self.words(i, words)?)))?;
        // "Easter term" is a term.
        if self.word(after) == Some("term") {
            return None;
        }
        let mut at = after;
        while matches!(self.word(at), Some("of" | "al" | "ul" | "fitr" | "adha"))
            || matches!(self.mark(at), Some(',' | '-' | '(' | '/'))
        {
            at += 1;
        }
        let inferred = if name == Named::Moon { vec![Inferred::WholeYear] } else { vec![] };
        if let Some((year, to, short)) =
            self.year(at).filter(|(year, _, short)| !short || self.plausible_year(*year))
        {
            let (start, end) = name.bounds(year)?;
            let century = short.then_some(Inferred::Century);
            let inferred = inferred.into_iter().chain(century).collect();
            return self.moment(i, to, When::Bounds(start, end), name.precision(), inferred);
        }
        const OPENERS: &[&str] = &[
            "by", "before", "after", "in", "the", "end", "of", "during", "from", "until", "till", "on",
            "next", "each", "every",
        ];
        let opens = (0..i).all(|j| self.word(j).is_some_and(|w| OPENERS.contains(&w)));
        let alone = self.tokens.len() <= after + 2;
        (opens && alone && name != Named::Moon).then_some(())?;
        self.moment(i, after, When::Named(name), name.precision(), vec![])
    }

    /// The token after these words, where they stand here. Marks between them count as spaces: "half-term".
    pub(super) fn words(&self, from: usize, words: &str) -> Option<usize> {
        let mut at = from;
        for word in words.split(' ') {
            while at > from && matches!(self.mark(at), Some('-' | '\'' | '+')) {
                at += 1;
            }
            (self.word(at) == Some(word)).then_some(())?;
            at += 1;
        }
        Some(at)
    }
}

#[cfg(test)]
mod tests {
    use time::macros::date;

    use super::easter;

    #[test]
    fn easter_falls_on_the_sundays_the_almanacs_give() {
        for sunday in [
            date!(2008 - 03 - 23),
            date!(2011 - 04 - 24),
            date!(2019 - 04 - 21),
            date!(2024 - 03 - 31),
            date!(2025 - 04 - 20),
            date!(2026 - 04 - 05),
            date!(2027 - 03 - 28),
            date!(2028 - 04 - 16),
            date!(2038 - 04 - 25),
        ] {
            assert_eq!(easter(sunday.year()), Some(sunday));
        }
    }
}
