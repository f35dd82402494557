//! Finding the times named in a text: days, months, quarters, seasons and years.

mod days;
mod named;
mod spans;
mod years;

pub(crate) use named::Named;

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
    /// A quarter or a half of the financial year, of a year not written: which one, and how many months it has.
    Share {
        nth: u8,
        months: u8,
    },
    /// What has a name and comes every year, of a year not written.
    Named(Named),
    /// A whole year that is not numbered, by the month it begins in, and how many years after this one: "next financial year".
    YearFrom {
        month: Month,
        ahead: i32,
    },
    /// A season without its year, by its first and last month.
    Season(Month, Month),
    /// A day of the month alone, as in "17 to 20 November".
    DayOnly(u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Start,
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
            let year = chars.iter().skip(i).take_while(|c| c.is_ascii_digit()).count();
            if let Some(term) = spans::lettered_term(&word).filter(|_| year == 2 || year == 4) {
                out.extend([Token::Word(term.to_owned()), Token::Word("term".to_owned())]);
                continue;
            }
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
    const WELSH: [&str; 12] = [
        "ionawr",
        "chwefror",
        "mawrth",
        "ebrill",
        "mai",
        "mehefin",
        "gorffennaf",
        "awst",
        "medi",
        "hydref",
        "tachwedd",
        "rhagfyr",
    ];
    let known = NAMES.iter().position(|n| {
        *n == word || (word.len() == 3 && n.starts_with(word)) || (*n == "september" && word == "sept")
    });
    let at = known
        .or_else(|| WELSH.iter().position(|n| *n == word))
        .or_else(|| NAMES.iter().position(|n| is_misspelt(word, n)))?;
    Month::try_from(u8::try_from(at + 1).ok()?).ok()
}

/// True where a long name of a month has one letter too many or too few, or two letters changed about: "Febuary", "Spetember".
fn is_misspelt(word: &str, name: &str) -> bool {
    if !(6..=10).contains(&word.len()) || name.len() < 6 || !word.is_ascii() || word.get(..1) != name.get(..1)
    {
        return false;
    }
    let (word, name) = (word.as_bytes(), name.as_bytes());
    let same = word.iter().zip(name).take_while(|(a, b)| a == b).count();
    let (word, name) = (word.get(same..).unwrap_or_default(), name.get(same..).unwrap_or_default());
    match (word, name) {
        (_, [_, rest @ ..]) if word == rest => true,
        ([_, rest @ ..], _) if rest == name => true,
        ([a, b, rest @ ..], [c, d, of_name @ ..]) => a == d && b == c && rest == of_name,
        _ => false,
    }
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
                    moment.part = moment.part.or_else(|| self.part_before(i));
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
        let between = |j: usize| {
            self.mark(j) == Some('-')
                || matches!(
                    self.word(j),
                    Some(
                        "of" | "the"
                            | "this"
                            | "next"
                            | "year"
                            | "fy"
                            | "financial"
                            | "fiscal"
                            | "academic"
                            | "school"
                            | "municipal"
                            | "calendar"
                    )
                )
        };
        while between(j) {
            j = j.checked_sub(1)?;
        }
        match self.word(j)? {
            "early" => Some(Part::Early),
            "beginning" | "start" if i - j <= 5 => Some(Part::Start),
            "mid" | "middle" => Some(Part::Middle),
            "late" => Some(Part::Late),
            "end" | "eo" => Some(Part::End),
            "close" if i - j <= 5 => Some(Part::End),
            // "e/o March".
            "o" if j >= 2 && self.mark(j - 1) == Some('/') && self.word(j - 2) == Some("e") => {
                Some(Part::End)
            }
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
        self.named(i)
            .or_else(|| self.numeric(i))
            .or_else(|| self.spaced().filter(|_| i == 0))
            .or_else(|| self.day_month(i))
            .or_else(|| self.month_first(i))
            .or_else(|| self.share(i))
            .or_else(|| self.season(i))
            .or_else(|| self.year_then_share(i))
            .or_else(|| self.year_or_years(i))
            .or_else(|| self.year_from(i))
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
}

/// The outer bounds of a part of a span: early, mid or late.
pub(crate) fn part_of(start: Date, end: Date, part: Part, precision: Precision) -> (Date, Date) {
    let days = (end - start).whole_days() + 1;
    match (part, precision) {
        (_, Precision::Day | Precision::Week) | (Part::End, _) => (start, end),
        (Part::Early | Part::Start, Precision::Month) => (start, start + Duration::days(9)),
        (Part::Middle, Precision::Month) => (start + Duration::days(10), start + Duration::days(19)),
        (Part::Late, Precision::Month) => (start + Duration::days(20), end),
        // The first month of a longer time.
        (Part::Start, _) => (start, months_later(start, 1).map_or(end, |next| next - Duration::DAY)),
        // A year has thirds of whole months.
        (Part::Early | Part::Middle | Part::Late, Precision::Year) if (365..=366).contains(&days) => {
            let after = |months| months_later(start, months).unwrap_or(end);
            match part {
                Part::Early => (start, after(4) - Duration::DAY),
                Part::Middle => (after(4), after(8) - Duration::DAY),
                _ => (after(8), end),
            }
        }
        (Part::Early, _) => (start, start + Duration::days(days / 3 - 1)),
        (Part::Middle, _) => (start + Duration::days(days / 3), start + Duration::days(days * 2 / 3 - 1)),
        (Part::Late, _) => (start + Duration::days(days * 2 / 3), end),
    }
}
