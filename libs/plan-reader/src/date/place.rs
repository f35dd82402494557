//! Giving the times of a text their years, and telling which of them are the start and the end.

use time::{Date, Duration, Month};

use super::Inferred;
use super::moment::{Moment, Token, When, month_end, month_start, months_later, part_of};
use super::reader::{Placed, Reader};

impl Reader<'_> {
    /// Gives moments without a year the one that makes sense.
    pub(super) fn place(&mut self, moments: &[Moment], past: bool) -> Vec<Placed> {
        let mut out: Vec<Placed> = Vec::new();
        let next_known = |i: usize| {
            moments.iter().skip(i + 1).find_map(|m| match m.when {
                When::Bounds(start, end) => Some((start, end)),
                _ => None,
            })
        };
        for (i, m) in moments.iter().enumerate() {
            let joined_to_next = moments.get(i + 1).is_some_and(|n| self.joins(m.to, n.from));
            let joined_to_last =
                i.checked_sub(1).and_then(|j| moments.get(j)).is_some_and(|p| self.joins(p.to, m.from));
            let bounds = match &m.when {
                When::Bounds(start, end) => Some((*start, *end)),
                When::DayOnly(day) => moments.get(i + 1).and_then(|n| match n.when {
                    When::Bounds(end, _) => end.replace_day(*day).ok().map(|d| (d, d)),
                    When::InYear { month, .. } => {
                        let at = self.near(month, month, Some(*day), past)?;
                        Some(at)
                    }
                    _ => None,
                }),
                When::InYear { month, day } => {
                    let known_next = next_known(i).filter(|_| joined_to_next);
                    let known_last = out.last().and_then(|p| p.bounds).filter(|_| joined_to_last);
                    self.inferred.push(if joined_to_last { Inferred::EndYear } else { Inferred::StartYear });
                    if let Some((next, _)) = known_next {
                        (next.year() - 1..=next.year())
                            .rev()
                            .find_map(|y| bounds_in(y, *month, *day).filter(|b| b.0 <= next))
                    } else if let Some((last, _)) = known_last {
                        (last.year()..=last.year() + 1)
                            .find_map(|y| bounds_in(y, *month, *day).filter(|b| b.1 >= last))
                    } else {
                        self.near(*month, *month, *day, past)
                    }
                }
                When::Season(first, last) => {
                    self.inferred.push(Inferred::StartYear);
                    // "Next summer", said in June, is not the one that begins.
                    let next = self.before(m.from).first() == Some(&"next");
                    let begun = |start: Date| next && self.options.anchor.is_some_and(|a| start <= a);
                    let grace = if self.puts_off { 0 } else { 62 };
                    self.nearest(past, grace, |year| {
                        if first == last {
                            bounds_in(year, *first, None)
                        } else {
                            span_in(year, *first, *last)
                        }
                        .filter(|(start, _)| !begun(*start))
                    })
                }
                When::Share { nth, months } => {
                    self.inferred.extend([Inferred::StartYear, Inferred::FinancialYear]);
                    let begins = self.options.financial_year_starts.clamp(1, 12);
                    let first = u32::from(begins) - 1 + u32::from(nth - 1) * u32::from(*months);
                    let month = |m: u32| {
                        Month::try_from(u8::try_from(m % 12 + 1).unwrap_or(1)).unwrap_or(Month::January)
                    };
                    let (first, last) = (month(first), month(first + u32::from(*months) - 1));
                    // A plan of June that says "Q4" means the one of its own financial year, though the last is not long past.
                    let this_year = self.options.anchor.and_then(|anchor| {
                        let begun = u8::from(anchor.month()) >= begins;
                        month_start(anchor.year() - i32::from(!begun), Month::try_from(begins).ok()?)
                    });
                    self.nearest(past, 62, |year| {
                        span_in(year, first, last).filter(|(start, _)| past || Some(*start) >= this_year)
                    })
                }
                When::Named(named) => {
                    self.inferred.push(Inferred::StartYear);
                    self.nearest(past, 0, |year| named.bounds(year))
                }
                When::YearFrom { month, ahead } => self.options.anchor.and_then(|anchor| {
                    let begun = u8::from(anchor.month()) >= u8::from(*month);
                    let year = anchor.year() - i32::from(!begun) + ahead;
                    let start = month_start(year, *month)?;
                    Some((start, months_later(start, 12)? - Duration::DAY))
                }),
            };
            self.inferred.extend(m.inferred.iter().copied());
            let bounds = match (bounds, m.part) {
                (Some((s, e)), Some(part)) => Some(part_of(s, e, part, m.precision)),
                (bounds, _) => bounds,
            };
            out.push(Placed { from: m.from, bounds, precision: m.precision, part: m.part });
        }
        out
    }

    /// The occurrence near the date of the plan: for what is to be done, the first that is not long past.
    pub(super) fn near(
        &self,
        first: Month,
        last: Month,
        day: Option<u8>,
        past: bool,
    ) -> Option<(Date, Date)> {
        // What has been put off is still to come; what is not long past may be late.
        let grace = if self.puts_off { 0 } else { 62 };
        self.nearest(past, grace, |year| {
            if first == last { bounds_in(year, first, day) } else { span_in(year, first, last) }
        })
    }

    /// The same of what has bounds of its own in each year, and may be past by some days.
    fn nearest(
        &self,
        past: bool,
        grace: i64,
        bounds: impl Fn(i32) -> Option<(Date, Date)>,
    ) -> Option<(Date, Date)> {
        let anchor = self.options.anchor?;
        let mut all = (anchor.year() - 1..=anchor.year() + 2).filter_map(bounds);
        if past {
            return all.rfind(|(start, _)| *start <= anchor + Duration::days(31));
        }
        all.find(|(_, end)| *end >= anchor - Duration::days(grace))
    }

    /// True where only a dash, "to", "until" or "and" stands between two moments.
    pub(super) fn joins(&self, from: usize, to: usize) -> bool {
        let between = self.tokens.get(from..to).unwrap_or_default();
        between.len() <= 3
            && !between.is_empty()
            && between.iter().all(|t| match t {
                Token::Mark(mark) => matches!(mark, '-' | '/'),
                Token::Word(word) => matches!(
                    word.as_str(),
                    "to" | "until" | "till" | "through" | "and" | "end" | "mid" | "early" | "late" | "of"
                ),
                Token::Number { .. } => false,
            })
    }

    /// The words just before a moment, nearest first, without articles and the like.
    pub(super) fn before(&self, at: usize) -> Vec<&str> {
        let small = [
            "the",
            "of",
            "end",
            "a",
            "mid",
            "early",
            "late",
            "beginning",
            "start",
            "close",
            "cop",
            "cob",
            "play",
        ];
        let list = self.tokens.get(..at).unwrap_or_default();
        list.iter()
            .rev()
            .take(6)
            .take_while(|t| !matches!(t, Token::Mark('.' | ';')))
            .filter_map(Token::word)
            .filter(|w| !small.contains(w))
            .take(4)
            .collect()
    }
}

/// From the first day of one month to the last of another, which may be of the year after.
fn span_in(year: i32, first: Month, last: Month) -> Option<(Date, Date)> {
    let end_year = year + i32::from(u8::from(last) < u8::from(first));
    Some((month_start(year, first)?, month_end(end_year, last)?))
}

pub(super) fn bounds_in(year: i32, month: Month, day: Option<u8>) -> Option<(Date, Date)> {
    match day {
        Some(day) => Date::from_calendar_date(year, month, day).ok().map(|d| (d, d)),
        None => Some((month_start(year, month)?, month_end(year, month)?)),
    }
}
