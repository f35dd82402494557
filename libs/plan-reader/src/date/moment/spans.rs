//! Longer times: quarters, seasons, terms, years of the calendar, of finance and of schools.

use time::{Date, Month};

use super::{Finder, Moment, When, month_end, month_start, months_later};
use crate::date::{Inferred, Precision};

impl Finder<'_> {
    /// Q3 2021/22, quarter 2, third quarter of 2024.
    pub(super) fn quarter(&self, i: usize) -> Option<Moment> {
        let (number, mut at) = match self.word(i) {
            Some("q" | "qtr" | "quarter") => (self.number(i + 1).filter(|n| n.1 == 1)?.0, i + 2),
            Some("first" | "second" | "third" | "fourth" | "last" | "final")
                if self.word(i + 1) == Some("quarter") =>
            {
                let n = match self.word(i)? {
                    "first" => 1,
                    "second" => 2,
                    "third" => 3,
                    _ => 4,
                };
                (n, i + 2)
            }
            None if self.number(i).is_some_and(|n| n.2)
                && matches!(self.word(i + 1), Some("quarter" | "qtr")) =>
            {
                (self.number(i)?.0, i + 2)
            }
            _ => return None,
        };
        let quarter = u8::try_from(number).ok().filter(|n| (1..=4).contains(n))?;
        let plain = at;
        while matches!(self.word(at), Some("of" | "in" | "fy"))
            || matches!(self.mark(at), Some(',' | '-' | '(' | ':' | '/'))
        {
            at += 1;
        }
        if let Some(years) = self.year_or_years(at)
            && let When::Bounds(start, _) = years.when
        {
            return self.quarter_of(quarter, start, &years, (i, years.to));
        }
        self.moment(i, plain, When::Quarter(quarter), Precision::Quarter, vec![])
    }

    /// 2021/22 Q3, 2024: quarter 2, as headings of quarters beneath years are read.
    pub(super) fn year_then_quarter(&self, i: usize) -> Option<Moment> {
        let years = self.year_or_years(i)?;
        let When::Bounds(start, _) = years.when else { return None };
        let mut at = years.to;
        while matches!(self.mark(at), Some(',' | '-' | '(' | ':')) {
            at += 1;
        }
        let within = self.quarter(at)?;
        let When::Quarter(quarter) = within.when else { return None };
        self.quarter_of(quarter, start, &years, (i, within.to))
    }

    /// A quarter of years that begin on a day.
    fn quarter_of(
        &self,
        quarter: u8,
        start: Date,
        years: &Moment,
        (from, to): (usize, usize),
    ) -> Option<Moment> {
        let mut inferred = years.inferred.clone();
        let first = if years.precision == Precision::Year
            && start.month() == Month::January
            && !inferred.contains(&Inferred::FinancialYear)
        {
            month_start(start.year(), Month::January)?
        } else {
            start
        };
        inferred.dedup();
        let start = months_later(first, u32::from(quarter - 1) * 3)?;
        let last = months_later(start, 2)?;
        let bounds = When::Bounds(start, month_end(last.year(), last.month())?);
        self.moment(from, to, bounds, Precision::Quarter, inferred)
    }

    /// Spring 2024, autumn term 2024.
    pub(super) fn season(&self, i: usize) -> Option<Moment> {
        let word = self.word(i)?;
        let term = self.word(i + 1) == Some("term");
        let (first, last) = match (word, term) {
            ("spring", false) => (Month::March, Month::May),
            ("summer", false) => (Month::June, Month::August),
            ("autumn" | "fall", false) if word == "autumn" => (Month::September, Month::November),
            ("winter", false) => (Month::December, Month::February),
            ("autumn" | "michaelmas", true) => (Month::September, Month::December),
            ("spring" | "lent" | "hilary", true) => (Month::January, Month::March),
            ("summer" | "trinity", true) => (Month::April, Month::July),
            _ => return None,
        };
        let mut at = i + 1 + usize::from(term);
        let plain = at;
        while matches!(self.word(at), Some("of")) || matches!(self.mark(at), Some(',' | '-')) {
            at += 1;
        }
        match self.year(at) {
            Some((year, to, short)) => {
                // "Winter 2021/22" begins in the first of the two years.
                let to =
                    if self.mark(to) == Some('/') && self.number(to + 1).is_some() { to + 2 } else { to };
                let end_year = year + i32::from(u8::from(last) < u8::from(first));
                let bounds = When::Bounds(month_start(year, first)?, month_end(end_year, last)?);
                self.moment(
                    i,
                    to,
                    bounds,
                    Precision::Season,
                    if short { vec![Inferred::Century] } else { vec![] },
                )
            }
            None => self.moment(i, plain, When::Season(first, last), Precision::Season, vec![]),
        }
    }

    /// 2021/22, 20/21, FY22, 2021, academic year 2024/25.
    pub(super) fn year_or_years(&self, i: usize) -> Option<Moment> {
        if matches!(self.word(i), Some("fy")) {
            let (year, to, _) = self.year(i + 1)?;
            if let Some(pair) = self.pair(i + 1) {
                return Some(Moment { from: i, ..pair });
            }
            // FY22 is named for the year it ends in.
            return self.financial(i, to, year - 1);
        }
        if let Some(pair) = self.pair(i) {
            return Some(pair);
        }
        let (year, to, short) = self.year(i)?;
        let quoted = self.mark(i) == Some('\'');
        if short || quoted {
            return None;
        }
        let (start, end) = (month_start(year, Month::January)?, month_end(year, Month::December)?);
        self.moment(i, to, When::Bounds(start, end), Precision::Year, vec![])
    }

    pub(super) fn financial(&self, from: usize, to: usize, year: i32) -> Option<Moment> {
        let before: Vec<&str> = (from.saturating_sub(3)..from).filter_map(|j| self.word(j)).collect();
        if before.iter().any(|w| matches!(*w, "academic" | "school"))
            || matches!(self.word(to), Some("academic" | "school"))
        {
            let (start, end) = (month_start(year, Month::September)?, month_end(year + 1, Month::August)?);
            return self.moment(
                from,
                to,
                When::Bounds(start, end),
                Precision::Year,
                vec![Inferred::SchoolYear],
            );
        }
        let start = month_start(year, self.financial_start)?;
        let last = months_later(start, 11)?;
        let end = month_end(last.year(), last.month())?;
        self.moment(from, to, When::Bounds(start, end), Precision::Year, vec![Inferred::FinancialYear])
    }

    /// Two years in a row: 2021/22, 2021-22, 20/21; or a span of years: 2021-2024.
    pub(super) fn pair(&self, i: usize) -> Option<Moment> {
        let (a, a_digits, a_ordinal) = self.number(i)?;
        let mark = self.mark(i + 1).filter(|m| matches!(m, '/' | '-'))?;
        let (b, b_digits, b_ordinal) = self.number(i + 2)?;
        if a_ordinal || b_ordinal || self.mark(i + 3) == Some(mark) && self.number(i + 4).is_some() {
            return None;
        }
        let first = match a_digits {
            4 if (1990..=2099).contains(&a) => i32::try_from(a).ok()?,
            2 => self.century(a)?,
            _ => return None,
        };
        let second = match (b_digits, a_digits) {
            (4, _) if (1990..=2099).contains(&b) => i32::try_from(b).ok()?,
            (2, _) => self.century(b)?,
            _ => return None,
        };
        // 11/12 may be a day and a month; as years they must be near the plan.
        if a_digits == 2 && (mark == '-' || !self.plausible_year(first) || second != first + 1) {
            return None;
        }
        if second == first + 1 && (mark == '/' || b_digits == 2) {
            return self.financial(i, i + 3, first);
        }
        if second > first && second - first <= 30 && a_digits == 4 {
            let (start, end) = (month_start(first, Month::January)?, month_end(second, Month::December)?);
            return self.moment(i, i + 3, When::Bounds(start, end), Precision::Year, vec![]);
        }
        None
    }

    /// "17" in "17 to 20 November".
    pub(super) fn day_only(&self, i: usize) -> Option<Moment> {
        let (day, digits, _) = self.number(i)?;
        let joined = self.mark(i + 1) == Some('-') || matches!(self.word(i + 1), Some("to" | "and"));
        let next = self.day_month(i + 2)?;
        (digits <= 2 && joined && next.precision == Precision::Day && (1..=31).contains(&day))
            .then_some(())?;
        self.moment(i, i + 1, When::DayOnly(u8::try_from(day).ok()?), Precision::Day, vec![])
    }
}
