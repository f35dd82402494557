//! Finding the times named in a text: days, months, quarters, seasons and years.

use time::{Date, Duration, Month};

use super::{DateOptions, DateOrder, Inferred, Precision};

/// A time named in a text, with its outer bounds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Moment {
    /// Where it begins and ends among the tokens.
    pub from: usize,
    pub to: usize,
    pub when: When,
    pub precision: Precision,
    pub inferred: Vec<Inferred>,
    /// "end of", "mid", "early" before it.
    pub part: Option<Part>,
}

/// A time, with or without its year.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum When {
    Bounds(Date, Date),
    /// A day of a month, or a whole month, of a year not written.
    InYear {
        month: Month,
        day: Option<u8>,
    },
    /// A quarter of the financial year, of a year not written.
    Quarter(u8),
    /// A season without its year, by its first and last month.
    Season(Month, Month),
    /// A day of the month alone, as in "17 to 20 November".
    DayOnly(u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Early,
    Middle,
    Late,
    End,
}

/// A piece of text as far as dates go.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Token {
    Word(String),
    Number { value: u32, digits: usize, ordinal: bool },
    Mark(char),
}

impl Token {
    pub(crate) fn word(&self) -> Option<&str> {
        match self {
            Token::Word(word) => Some(word),
            _ => None,
        }
    }
}

pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::new();
    let chars: Vec<char> = text.chars().collect();
    let mut i = 0;
    while let Some(c) = chars.get(i).copied() {
        if c.is_ascii_digit() {
            let digits: String = chars.iter().skip(i).take_while(|c| c.is_ascii_digit()).collect();
            i += digits.len();
            out.push(Token::Number {
                value: digits.parse().unwrap_or(u32::MAX),
                digits: digits.len(),
                ordinal: false,
            });
        } else if c.is_alphabetic() {
            let word: String = chars.iter().skip(i).take_while(|c| c.is_alphabetic()).collect();
            i += word.chars().count();
            let word = word.to_lowercase();
            // "2nd" and, as some programs part it, "2 nd".
            if matches!(word.as_str(), "st" | "nd" | "rd" | "th")
                && let Some(Token::Number { ordinal, .. }) = out.last_mut()
            {
                *ordinal = true;
            } else {
                out.push(Token::Word(word));
            }
        } else {
            i += 1;
            match c {
                '–' | '—' | '‑' | '‐' | '−' | '-' => out.push(Token::Mark('-')),
                '’' | '‘' | '\'' | '`' => out.push(Token::Mark('\'')),
                c if c.is_whitespace() => {}
                c => out.push(Token::Mark(c)),
            }
        }
    }
    out
}

pub(crate) fn month_of(word: &str) -> Option<Month> {
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
    let at = NAMES.iter().position(|n| {
        *n == word || (word.len() == 3 && n.starts_with(word)) || (*n == "september" && word == "sept")
    })?;
    Month::try_from(u8::try_from(at + 1).ok()?).ok()
}

/// The last day of a month.
pub(crate) fn month_end(year: i32, month: Month) -> Option<Date> {
    Date::from_calendar_date(year, month, month.length(year)).ok()
}

pub(crate) fn month_start(year: i32, month: Month) -> Option<Date> {
    Date::from_calendar_date(year, month, 1).ok()
}

/// As many months later, on the first of that month.
pub(crate) fn months_later(date: Date, months: u32) -> Option<Date> {
    let total =
        i64::from(date.year()) * 12 + i64::from(u8::from(date.month())) - 1 + i64::from(months.min(6000));
    let month = Month::try_from(u8::try_from(total.rem_euclid(12) + 1).ok()?).ok()?;
    month_start(i32::try_from(total.div_euclid(12)).ok()?, month)
}

pub(crate) struct Finder<'t> {
    tokens: &'t [Token],
    anchor_year: Option<i32>,
    financial_start: Month,
    order: DateOrder,
}

impl<'t> Finder<'t> {
    pub(crate) fn new(tokens: &'t [Token], options: &DateOptions) -> Self {
        let financial_start = Month::try_from(options.financial_year_starts).unwrap_or(Month::April);
        Self { tokens, anchor_year: options.anchor.map(Date::year), financial_start, order: options.order }
    }

    pub(crate) fn all(&self) -> Vec<Moment> {
        let mut out = Vec::new();
        let mut i = 0;
        while i < self.tokens.len() {
            match self.at(i) {
                Some(mut moment) => {
                    moment.part = self.part_before(i);
                    i = moment.to.max(i + 1);
                    out.push(moment);
                }
                None => i += 1,
            }
        }
        out
    }

    fn word(&self, i: usize) -> Option<&str> {
        self.tokens.get(i).and_then(Token::word)
    }

    fn mark(&self, i: usize) -> Option<char> {
        match self.tokens.get(i) {
            Some(Token::Mark(c)) => Some(*c),
            _ => None,
        }
    }

    fn number(&self, i: usize) -> Option<(u32, usize, bool)> {
        match self.tokens.get(i) {
            Some(Token::Number { value, digits, ordinal }) => Some((*value, *digits, *ordinal)),
            _ => None,
        }
    }

    fn part_before(&self, i: usize) -> Option<Part> {
        let mut j = i.checked_sub(1)?;
        while matches!(self.word(j), Some("of" | "the")) || self.mark(j) == Some('-') {
            j = j.checked_sub(1)?;
        }
        match self.word(j)? {
            "early" | "beginning" | "start" if i - j <= 3 => Some(Part::Early),
            "mid" | "middle" => Some(Part::Middle),
            "late" => Some(Part::Late),
            "end" => Some(Part::End),
            _ => None,
        }
    }

    /// A year in full or in two digits, and the token after it.
    fn year(&self, i: usize) -> Option<(i32, usize, bool)> {
        let mut at = i;
        let quoted = self.mark(at) == Some('\'');
        at += usize::from(quoted);
        let (value, digits, ordinal) = self.number(at)?;
        if ordinal {
            return None;
        }
        match digits {
            4 if (1990..=2099).contains(&value) => Some((i32::try_from(value).ok()?, at + 1, false)),
            2 => Some((self.century(value)?, at + 1, true)),
            _ => None,
        }
    }

    fn century(&self, value: u32) -> Option<i32> {
        i32::try_from(value).ok().filter(|v| *v < 100).map(|v| 2000 + v)
    }

    /// A two-digit number that is more likely a year than a day.
    fn plausible_year(&self, year: i32) -> bool {
        match self.anchor_year {
            Some(anchor) => (anchor - 3..=anchor + 12).contains(&year),
            None => (2018..=2042).contains(&year),
        }
    }

    fn at(&self, i: usize) -> Option<Moment> {
        self.numeric(i)
            .or_else(|| self.day_month(i))
            .or_else(|| self.month_first(i))
            .or_else(|| self.quarter(i))
            .or_else(|| self.season(i))
            .or_else(|| self.year_or_years(i))
            .or_else(|| self.day_only(i))
    }

    fn moment(
        &self,
        from: usize,
        to: usize,
        when: When,
        precision: Precision,
        inferred: Vec<Inferred>,
    ) -> Option<Moment> {
        Some(Moment { from, to, when, precision, inferred, part: None })
    }

    /// 2021-04-30, 30/04/2021, 30.4.21.
    fn numeric(&self, i: usize) -> Option<Moment> {
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
        None
    }

    /// 2nd November 2020, 2 of November, Fri 2 Nov '20.
    fn day_month(&self, i: usize) -> Option<Moment> {
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

    fn day_of_month(&self, from: usize, after: usize, day: u8, month: Month) -> Option<Moment> {
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
    fn month_first(&self, i: usize) -> Option<Moment> {
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

    fn may_is_a_month(&self, i: usize) -> bool {
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

    /// Q3 2021/22, quarter 2, third quarter of 2024.
    fn quarter(&self, i: usize) -> Option<Moment> {
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
            let mut inferred = years.inferred;
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
            return self.moment(
                i,
                years.to,
                When::Bounds(start, month_end(last.year(), last.month())?),
                Precision::Quarter,
                inferred,
            );
        }
        self.moment(i, plain, When::Quarter(quarter), Precision::Quarter, vec![])
    }

    /// Spring 2024, autumn term 2024.
    fn season(&self, i: usize) -> Option<Moment> {
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
    fn year_or_years(&self, i: usize) -> Option<Moment> {
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

    fn financial(&self, from: usize, to: usize, year: i32) -> Option<Moment> {
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
    fn pair(&self, i: usize) -> Option<Moment> {
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
    fn day_only(&self, i: usize) -> Option<Moment> {
        let (day, digits, _) = self.number(i)?;
        let joined = self.mark(i + 1) == Some('-') || matches!(self.word(i + 1), Some("to" | "and"));
        let next = self.day_month(i + 2)?;
        (digits <= 2 && joined && next.precision == Precision::Day && (1..=31).contains(&day))
            .then_some(())?;
        self.moment(i, i + 1, When::DayOnly(u8::try_from(day).ok()?), Precision::Day, vec![])
    }
}

/// The outer bounds of a part of a span: early, mid or late.
pub(crate) fn part_of(start: Date, end: Date, part: Part, precision: Precision) -> (Date, Date) {
    let days = (end - start).whole_days() + 1;
    match (part, precision) {
        (_, Precision::Day | Precision::Week) => (start, end),
        (Part::Early, Precision::Month) => (start, start + Duration::days(9)),
        (Part::Middle, Precision::Month) => (start + Duration::days(10), start + Duration::days(19)),
        (Part::Late, Precision::Month) => (start + Duration::days(20), end),
        (Part::Early, _) => (start, start + Duration::days(days / 3 - 1)),
        (Part::Middle, _) => (start + Duration::days(days / 3), start + Duration::days(days * 2 / 3 - 1)),
        (Part::Late, _) => (start + Duration::days(days * 2 / 3), end),
        (Part::End, _) => (start, end),
    }
}
