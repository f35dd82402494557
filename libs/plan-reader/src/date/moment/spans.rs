//! Parts of a year: quarters, halves, seasons and terms.

use time::{Date, Month};

use super::{Finder, Moment, When, month_end, month_start, months_later};
use crate::date::{Inferred, Precision};

impl Finder<'_> {
    /// Q3 2021/22, quarter 2, third quarter of 2024, H1 2027, second half of 2026/27.
    pub(super) fn share(&self, i: usize) -> Option<Moment> {
        let (nth, months, plain) = self.nth_share(i)?;
        let years = self.years_after(plain).or_else(|| {
            // "Q2/Q3 2026": the year is that of both.
            let joined =
                matches!(self.mark(plain), Some('/' | '-')) || matches!(self.word(plain), Some("and" | "to"));
            let (_, _, next) = self.nth_share(plain + 1).filter(|_| joined)?;
            self.years_after(next).map(|years| Moment { to: plain, ..years })
        });
        if let Some(years) = years
            && let When::Bounds(start, _) = years.when
        {
            return self.share_of((nth, months), start, &years, (i, years.to));
        }
        // Of what else "the first half" may be is not for us to say.
        (months == 3 || self.word(i) == Some("h")).then_some(())?;
        self.moment(i, plain, When::Share { nth, months }, precision_of(months), vec![])
    }

    /// The year that stands behind a quarter: "2026", "of 2026/27", "FY27".
    fn years_after(&self, mut at: usize) -> Option<Moment> {
        while matches!(self.word(at), Some("of" | "in" | "the" | "financial" | "fiscal" | "year"))
            || matches!(self.mark(at), Some(',' | '-' | '(' | ':' | '/'))
        {
            at += 1;
        }
        self.year_or_years(at)
    }

    /// Which quarter or half is named here, how many months it has, and the token after it.
    fn nth_share(&self, i: usize) -> Option<(u8, u8, usize)> {
        let counted = |at: usize| match self.word(at)? {
            "quarter" | "qtr" => Some(3),
            "half" => Some(6),
            _ => None,
        };
        let (nth, months, after) = match self.word(i) {
            Some("q" | "qtr" | "quarter") => (self.number(i + 1).filter(|n| n.1 == 1)?.0, 3, i + 2),
            Some("h") => (self.number(i + 1).filter(|n| n.1 == 1)?.0, 6, i + 2),
            Some(word @ ("first" | "second" | "third" | "fourth" | "last" | "final")) => {
                let months = counted(i + 1)?;
                let nth = match word {
                    "first" => 1,
                    "second" => 2,
                    "third" => 3,
                    "fourth" => 4,
                    _ => 12 / u32::from(months),
                };
                (nth, months, i + 2)
            }
            None => (self.number(i).filter(|n| n.2)?.0, counted(i + 1)?, i + 2),
            _ => return None,
        };
        let nth = u8::try_from(nth).ok().filter(|n| (1..=12 / months).contains(n))?;
        Some((nth, months, after))
    }

    /// 2021/22 Q3, 2024: quarter 2, as headings of quarters beneath years are read.
    pub(super) fn year_then_share(&self, i: usize) -> Option<Moment> {
        let years = self.year_or_years(i)?;
        let When::Bounds(start, _) = years.when else { return None };
        let mut at = years.to;
        while matches!(self.mark(at), Some(',' | '-' | '(' | ':')) {
            at += 1;
        }
        let within = self.share(at)?;
        let When::Share { nth, months } = within.when else { return None };
        self.share_of((nth, months), start, &years, (i, within.to))
    }

    /// A quarter or half of years that begin on a day.
    fn share_of(
        &self,
        (nth, months): (u8, u8),
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
        let start = months_later(first, u32::from(nth - 1) * u32::from(months))?;
        let last = months_later(start, u32::from(months) - 1)?;
        let bounds = When::Bounds(start, month_end(last.year(), last.month())?);
        self.moment(from, to, bounds, precision_of(months), inferred)
    }

    /// Spring 2024, autumn term 2024, spring term 1.
    pub(super) fn season(&self, i: usize) -> Option<Moment> {
        if let Some(semester) = self.semester(i) {
            return Some(semester);
        }
        if let Some(term) = self.numbered_term(i) {
            return Some(term);
        }
        let word = self.word(i)?;
        let term = self.word(i + 1) == Some("term");
        let (first, last) = match (word, term) {
            ("spring", false) => (Month::March, Month::May),
            ("summer", false) => (Month::June, Month::August),
            ("autumn", false) => (Month::September, Month::November),
            ("winter", false) => (Month::December, Month::February),
            ("autumn", true) | ("michaelmas", _) => (Month::September, Month::December),
            ("spring" | "lent" | "hilary", true) => (Month::January, Month::March),
            ("summer" | "trinity", true) => (Month::April, Month::July),
            _ => return None,
        };
        let mut at = i + 1 + usize::from(term);
        // Schools part each term at its half: "Autumn 2".
        let half = self.number(at).filter(|n| n.1 == 1 && !n.2 && matches!(n.0, 1 | 2)).map(|n| n.0 == 1);
        let halved = half.and_then(|first| half_term((word, term), first));
        let (first, last) = halved.unwrap_or((first, last));
        at += usize::from(halved.is_some());
        let plain = at;
        while matches!(self.word(at), Some("of")) || matches!(self.mark(at), Some(',' | '-')) {
            at += 1;
        }
        if term && let Some(years) = self.pair(at) {
            return self.of_school_year(i, (first, last), &years);
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

    /// Semester 1 2026/27, second semester of 2026-27: from September and from February.
    fn semester(&self, i: usize) -> Option<Moment> {
        let (nth, after) = match (self.word(i), self.word(i + 1)) {
            (Some("semester" | "sem"), _) => (self.number(i + 1).filter(|n| n.1 == 1)?.0, i + 2),
            (Some("first"), Some("semester")) => (1, i + 2),
            (Some("second"), Some("semester")) => (2, i + 2),
            _ => return None,
        };
        let months = match nth {
            1 => (Month::September, Month::January),
            2 => (Month::February, Month::June),
            _ => return None,
        };
        match self.years_after(after) {
            Some(years) => self.of_school_year(i, months, &years),
            None => self.of_any_year(i, after, months),
        }
    }

    /// Term 3, Term 1 2026/27, T2 2027. Most places have three terms; where a fourth is named there are six.
    fn numbered_term(&self, i: usize) -> Option<Moment> {
        // "Medium term 1–3 years" says how far away it is.
        let before = i.checked_sub(1).and_then(|j| self.word(j));
        if matches!(before, Some("short" | "medium" | "mid" | "long" | "longer")) {
            return None;
        }
        let years = self.years_after(i + 2);
        // "T1" is more often the reference of something than a term.
        let said = self.word(i) == Some("term") || self.word(i) == Some("t") && years.is_some();
        let nth = self.number(i + 1).filter(|n| said && n.1 == 1 && !n.2)?.0;
        let months = match nth {
            1 => (Month::September, Month::December),
            2 => (Month::January, Month::March),
            3 => (Month::April, Month::July),
            4 => (Month::February, Month::March),
            5 => (Month::April, Month::May),
            6 => (Month::June, Month::July),
            _ => return None,
        };
        let Some(years) = years else { return self.of_any_year(i, i + 2, months) };
        let When::Bounds(start, end) = years.when else { return None };
        if start.year() != end.year() {
            return self.of_school_year(i, months, &years);
        }
        // "Term 2 2027" is in that year.
        let (first, last) = (month_start(start.year(), months.0)?, month_end(start.year(), months.1)?);
        let inferred = vec![Inferred::SchoolYear];
        self.moment(i, years.to, When::Bounds(first, last), Precision::Season, inferred)
    }

    /// Months of the school year that begins in the first of these years, in September.
    fn of_school_year(&self, i: usize, (first, last): (Month, Month), years: &Moment) -> Option<Moment> {
        let When::Bounds(start, _) = years.when else { return None };
        let year_of = |month: Month| start.year() + i32::from(u8::from(month) < u8::from(Month::September));
        let bounds = When::Bounds(month_start(year_of(first), first)?, month_end(year_of(last), last)?);
        self.moment(i, years.to, bounds, Precision::Season, vec![Inferred::SchoolYear])
    }

    fn of_any_year(&self, i: usize, to: usize, (first, last): (Month, Month)) -> Option<Moment> {
        self.moment(i, to, When::Season(first, last), Precision::Season, vec![Inferred::SchoolYear])
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

fn precision_of(months: u8) -> Precision {
    if months == 3 { Precision::Quarter } else { Precision::Season }
}

/// The months of the first or second half of a term, holidays left out: which week it ends in differs from place to place.
fn half_term((word, term): (&str, bool), first: bool) -> Option<(Month, Month)> {
    Some(match (word, first) {
        ("autumn" | "michaelmas", true) => (Month::September, Month::October),
        ("autumn" | "michaelmas", false) => (Month::November, Month::December),
        ("spring" | "lent" | "hilary", true) => (Month::January, Month::February),
        ("spring" | "lent" | "hilary", false) => (Month::February, Month::March),
        ("summer", true) => (Month::April, Month::May),
        ("summer", false) => (Month::June, Month::July),
        _ => return None,
    })
    .filter(|_| term || word != "lent")
}

/// The term that universities write "MT24", "HT25" and "TT25".
pub(super) fn lettered_term(word: &str) -> Option<&'static str> {
    match word {
        "MT" => Some("michaelmas"),
        "HT" => Some("hilary"),
        "TT" => Some("trinity"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use crate::date::{self, DateOptions, TargetKind};

    #[test]
    fn terms_of_universities_are_known_by_their_letters() {
        let read = |text: &str| date::read(text, &DateOptions::default());
        assert_eq!(read("First pairs meet during TT27").end, read("Trinity term 2027").end);
        assert_eq!(read("HT27").start, read("Hilary term 2027").start);
        assert_eq!(read("HT1").kind, TargetKind::None, "the first half term has no year");
    }
}
