//! Days and months: 30/04/2021, 2nd November, Nov-20.

use time::{Date, Month};

use super::{Finder, Moment, When, month_end, month_of, month_start};
use crate::date::{DateOrder, Inferred, Precision};

impl Finder<'_> {
    /// "30 09 2026", with nothing else beside it.
    pub(super) fn spaced(&self) -> Option<Moment> {
        let ((day, _, _), (month, ..), (year, 4, _)) = (self.number(0)?, self.number(1)?, self.number(2)?)
        else {
            return None;
        };
        (self.tokens.len() == 3).then_some(())?;
        let (day, month) = if self.order == DateOrder::MonthDay { (month, day) } else { (day, month) };
        let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
        let date =
            Date::from_calendar_date(i32::try_from(year).ok()?, month, u8::try_from(day).ok()?).ok()?;
        let inferred =
            if self.order == DateOrder::MonthDay { vec![] } else { vec![Inferred::DayBeforeMonth] };
        self.moment(0, 3, When::Bounds(date, date), Precision::Day, inferred)
    }

    /// 2021-04-30, 30/04/2021, 30.4.21.
    pub(super) fn numeric(&self, i: usize) -> Option<Moment> {
        let (a, a_digits, _) = self.number(i)?;
        let mark = self.mark(i + 1).filter(|m| matches!(m, '/' | '-' | '.'))?;
        let (b, b_digits, _) = self.number(i + 2)?;
        let second = self.mark(i + 3) == Some(mark);
        let third = if second { self.number(i + 4) } else { None };
        let month = |n: u32| Month::try_from(u8::try_from(n).ok()?).ok();
        if let Some((c, c_digits, _)) = third {
            if a_digits == 4 && c_digits <= 2 {
                let date = Date::from_calendar_date(i32::try_from(a).ok()?, month(b)?, u8::try_from(c).ok()?)
                    .ok()?;
                return self.moment(i, i + 5, When::Bounds(date, date), Precision::Day, vec![]);
            }
            let year = match c_digits {
                4 => i32::try_from(c).ok()?,
                2 => self.century(c)?,
                _ => return None,
            };
            let mut inferred = if c_digits == 2 { vec![Inferred::Century] } else { vec![] };
            let month_first = a <= 12 && (b > 12 || self.order == DateOrder::MonthDay);
            let (day, of) = if month_first { (b, a) } else { (a, b) };
            if a <= 12 && b <= 12 && a != b && self.order == DateOrder::DayMonth {
                inferred.push(Inferred::DayBeforeMonth);
            }
            let date = Date::from_calendar_date(year, month(of)?, u8::try_from(day).ok()?).ok()?;
            return self.moment(i, i + 5, When::Bounds(date, date), Precision::Day, inferred);
        }
        // 04/2021
        if mark == '/' && b_digits == 4 && a <= 12 {
            let (m, y) = (month(a)?, i32::try_from(b).ok()?);
            return self.moment(
                i,
                i + 3,
                When::Bounds(month_start(y, m)?, month_end(y, m)?),
                Precision::Month,
                vec![],
            );
        }
        (mark == '/' && self.mark(i.wrapping_sub(1)) != Some('/')).then_some(())?;
        self.short_numeric(i, (a, a_digits), (b, b_digits))
    }

    /// 06/27 as the month of a year, 30/6 as a day: two numbers, of which one must show what they are.
    fn short_numeric(
        &self,
        i: usize,
        (a, a_digits): (u32, usize),
        (b, b_digits): (u32, usize),
    ) -> Option<Moment> {
        let month = |n: u32| Month::try_from(u8::try_from(n).ok()?).ok();
        let before = i.checked_sub(1).and_then(|j| self.word(j));
        if a_digits > 2 || b_digits > 2 || matches!(before, Some("page" | "slide" | "p" | "q" | "quarter")) {
            return None;
        }
        let year = self.century(b).filter(|y| b_digits == 2 && b > 12 && self.plausible_year(*y));
        if let (Some(year), Some(of)) = (year, month(a)) {
            let bounds = When::Bounds(month_start(year, of)?, month_end(year, of)?);
            return self.moment(i, i + 3, bounds, Precision::Month, vec![Inferred::Century]);
        }
        const OPENERS: &[&str] = &[
            "by",
            "before",
            "on",
            "from",
            "until",
            "till",
            "due",
            "commencing",
            "beginning",
            "ending",
            "starting",
            "c",
            "b",
            "e",
            "wc",
            "wb",
        ];
        let opened = before.is_some_and(|w| OPENERS.contains(&w));
        let alone = i == 0 && self.tokens.len() == 3 && a_digits + b_digits > 2;
        (opened || alone).then_some(())?;
        let (day, of) = if self.order == DateOrder::MonthDay { (b, a) } else { (a, b) };
        let (day, of) = (u8::try_from(day).ok()?, month(of)?);
        (1..=of.length(2024)).contains(&day).then_some(())?;
        let inferred = if a <= 12 && a != b { vec![Inferred::DayBeforeMonth] } else { vec![] };
        let inferred = if self.order == DateOrder::MonthDay { vec![] } else { inferred };
        self.moment(i, i + 3, When::InYear { month: of, day: Some(day) }, Precision::Day, inferred)
    }

    /// 2nd November 2020, 2 of November, Fri 2 Nov '20.
    pub(super) fn day_month(&self, i: usize) -> Option<Moment> {
        let (day, digits, _) = self.number(i)?;
        if digits > 2 || !(1..=31).contains(&day) {
            return None;
        }
        let mut at = i + 1;
        while matches!(self.word(at), Some("of"))
            || matches!(self.mark(at), Some('-' | '/')) && self.word(at + 1).and_then(month_of).is_some()
        {
            at += 1;
        }
        let month = month_of(self.word(at)?)?;
        at += 1;
        self.day_of_month(i, at, u8::try_from(day).ok()?, month)
    }

    pub(super) fn day_of_month(&self, from: usize, after: usize, day: u8, month: Month) -> Option<Moment> {
        let mut at = after;
        while matches!(self.mark(at), Some(',' | '-' | '/' | '.')) && self.year(at + 1).is_some() {
            at += 1;
        }
        match self.year(at) {
            Some((year, to, short)) if !short || self.plausible_year(year) => {
                let date = Date::from_calendar_date(year, month, day).ok()?;
                let inferred = if short { vec![Inferred::Century] } else { vec![] };
                self.moment(from, to, When::Bounds(date, date), Precision::Day, inferred)
            }
            _ => {
                // 29 February is a day of some years.
                (day <= month.length(2024)).then_some(())?;
                self.moment(from, after, When::InYear { month, day: Some(day) }, Precision::Day, vec![])
            }
        }
    }

    /// November 2020, Nov-20, November 2nd, 2020, November.
    pub(super) fn month_first(&self, i: usize) -> Option<Moment> {
        let word = self.word(i)?;
        let month = month_of(word)?;
        // "may" and "march" are verbs as well: alone they count only where nothing else would make sense of them.
        let mut at = i + 1;
        while matches!(self.mark(at), Some('-' | '/' | ',' | '.'))
            && self.number(at + 1).is_some_and(|n| n.1 == 2 || n.1 == 4)
        {
            at += 1;
        }
        if self.word(at) == Some("of") && self.number(at + 1).is_some_and(|n| n.1 == 4) {
            at += 1;
        }
        if let Some((day, digits, ordinal)) = self.number(at)
            && digits <= 2
            && (1..=31).contains(&day)
        {
            let year_follows = {
                let next = at + 1 + usize::from(self.mark(at + 1) == Some(','));
                self.number(next).is_some_and(|n| n.1 == 4 && (1990..=2099).contains(&n.0))
            };
            let reads_as_year = digits == 2 && self.century(day).is_some_and(|y| self.plausible_year(y));
            if ordinal || year_follows || !reads_as_year {
                return self.day_of_month(i, at + 1, u8::try_from(day).ok()?, month);
            }
        }
        // "June Board 2026".
        const MEETINGS: &[&str] =
            &["board", "cabinet", "council", "committee", "executive", "governors", "meeting", "conference"];
        let meets = (at..at + 3).take_while(|j| self.word(*j).is_some_and(|w| MEETINGS.contains(&w))).count();
        if self.number(at + meets).is_some_and(|n| n.1 == 4) {
            at += meets;
        }
        match self.year(at) {
            // March 2021/22 is March of the second year for most; too unsure, so only a year of its own counts.
            Some((year, to, short)) if !short || self.plausible_year(year) => {
                let inferred = if short { vec![Inferred::Century] } else { vec![] };
                self.moment(
                    i,
                    to,
                    When::Bounds(month_start(year, month)?, month_end(year, month)?),
                    Precision::Month,
                    inferred,
                )
            }
            _ if word == "may" && !self.may_is_a_month(i) => None,
            _ if word == "march" && matches!(self.word(i.wrapping_sub(1)), Some("a" | "the")) => None,
            _ if word == "mar" || word == "dec" || month_of(word).is_some() => {
                self.moment(i, i + 1, When::InYear { month, day: None }, Precision::Month, vec![])
            }
            _ => None,
        }
    }

    pub(super) fn may_is_a_month(&self, i: usize) -> bool {
        let before = i.checked_sub(1).and_then(|j| self.word(j));
        let verb_follows = matches!(
            self.word(i + 1),
            Some("be" | "need" | "have" | "also" | "not" | "require" | "take" | "include")
        );
        !verb_follows
            && (i == 0
                || matches!(
                    before,
                    Some(
                        "in" | "by"
                            | "of"
                            | "from"
                            | "until"
                            | "till"
                            | "during"
                            | "end"
                            | "mid"
                            | "early"
                            | "late"
                            | "and"
                            | "to"
                            | "since"
                            | "before"
                            | "after"
                            | "for"
                    )
                )
                || i.checked_sub(1).is_some_and(|j| self.mark(j).is_some() || self.number(j).is_some()))
    }
}
