//! Years: of the calendar, of finance, of schools and of councils, numbered or not.

use time::Month;

use super::{Finder, Moment, When, month_end, month_start, months_later};
use crate::date::{Inferred, Precision};

impl Finder<'_> {
    /// 2021/22, 20/21, FY22, 2021, academic year 2024/25.
    pub(super) fn year_or_years(&self, i: usize) -> Option<Moment> {
        if matches!(self.word(i), Some("fy" | "fye")) {
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
        if before.iter().any(|w| matches!(*w, "municipal" | "civic")) {
            // From one annual meeting of the council to the next, in May.
            let (start, end) = (month_start(year, Month::May)?, month_end(year + 1, Month::May)?);
            return self.moment(from, to, When::Bounds(start, end), Precision::Year, vec![]);
        }
        if before.iter().any(|w| matches!(*w, "academic" | "school" | "ay" | "semester" | "term"))
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

    /// Two years in a row: 2021/22, 2021-22, 2021-2, 20/21; or a span of years: 2021-2024.
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
            // "2024/5": the last digit of the year after.
            (1, 4) if (first + 1) % 10 == i32::try_from(b).ok()? => first + 1,
            _ => return None,
        };
        // 11/12 may be a day and a month; as years they must be near the plan.
        // "26-27" is two years where it stands alone and can be no day of a month.
        let alone = self.tokens.len() == 3 && a > 12;
        if a_digits == 2 && (mark == '-' && !alone || !self.plausible_year(first) || second != first + 1) {
            return None;
        }
        if second == first + 1 && (mark == '/' || b_digits <= 2) {
            return self.financial(i, i + 3, first);
        }
        if second > first && second - first <= 30 && a_digits == 4 {
            let (start, end) = (month_start(first, Month::January)?, month_end(second, Month::December)?);
            return self.moment(i, i + 3, When::Bounds(start, end), Precision::Year, vec![]);
        }
        None
    }

    /// "end of FY", "next financial year", "by year end", "this calendar year": years that are not numbered.
    pub(super) fn year_from(&self, i: usize) -> Option<Moment> {
        let words = |all: &[&str]| all.iter().find_map(|words| self.words(i, words));
        let before = |back: usize| i.checked_sub(back).and_then(|j| self.word(j));
        let (month, to, ends) = if let Some(to) = words(&["year end", "eofy", "eoy"]) {
            (self.financial_start, to, true)
        } else if let Some(to) = words(&["financial year", "fiscal year", "fy"]) {
            (self.financial_start, to, false)
        } else if let Some(to) = words(&["academic year", "school year"]) {
            (Month::September, to, false)
        } else if let Some(to) = words(&["municipal year", "civic year", "council year"]) {
            (Month::May, to, false)
        } else if let Some(to) = words(&["calendar year"]) {
            (Month::January, to, false)
        } else if words(&["year"]).is_some() && self.ends_here(i) {
            (Month::January, i + 1, false)
        } else {
            return None;
        };
        // "2026/27 financial year" and "Year 2" are numbered.
        let numbered =
            i.checked_sub(1).is_some_and(|j| self.number(j).is_some()) || self.number(to).is_some();
        let opened = matches!(
            before(1),
            Some(
                "the"
                    | "of"
                    | "this"
                    | "next"
                    | "current"
                    | "following"
                    | "new"
                    | "by"
                    | "before"
                    | "in"
                    | "during"
                    | "end"
                    | "start"
                    | "mid"
            )
        );
        (!numbered && (opened || ends || i == 0 && to == self.tokens.len())).then_some(())?;
        let ahead = i32::from(matches!(before(1), Some("next" | "following" | "new")));
        let mut found =
            self.moment(i, to, When::YearFrom { month, ahead }, Precision::Year, vec![Inferred::Anchor])?;
        found.part = ends.then_some(super::Part::End);
        Some(found)
    }

    /// True after "end of", "the end of this", "close of next".
    fn ends_here(&self, i: usize) -> bool {
        let mut before = (0..i).rev().filter_map(|j| self.word(j));
        let nearest = before.find(|w| !matches!(*w, "the" | "this" | "next"));
        nearest == Some("of") && matches!(before.next(), Some("end" | "close"))
    }
}
