//! Target dates as people write them, and what they mean.

mod moment;

use serde::{Deserialize, Serialize};
use time::{Date, Duration, Month};

use moment::{
    Finder, Moment, Part, Token, When, month_end, month_of, month_start, months_later, part_of, tokens,
};

time::serde::format_description!(iso, Date, "[year]-[month]-[day]");

/// What kind of promise a target date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// On a day, in a month or in a year.
    Date,
    /// From one time to another.
    Range,
    /// No later than the end.
    By,
    /// Continues without an end, or again and again: then [`TargetReading::recurrence`] says how often.
    Ongoing,
    /// A rhythm kept apart from other ongoing work. [`read`] itself says [`TargetKind::Ongoing`] with a recurrence.
    Recurring,
    /// To be confirmed.
    Tbc,
    /// Done already.
    Completed,
    /// Depends on something else.
    Conditional,
    /// Nothing that says when.
    None,
}

/// How exactly a date was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Precision {
    /// A day.
    Day,
    /// A week.
    Week,
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// A season or half year.
    Season,
    /// A year, of the calendar, of finance or of schools.
    Year,
}

/// What the words say about how far the activity is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StatusHint {
    /// A time is set and nothing says it has begun.
    Planned,
    /// To be done once and kept up after that.
    PlannedThenOngoing,
    /// No time is set.
    NotScheduled,
    /// Begun.
    InProgress,
    /// Kept up.
    Ongoing,
    /// Done.
    Completed,
}

/// Something the words leave out and the reading added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inferred {
    /// The year of the start.
    StartYear,
    /// The year of the end.
    EndYear,
    /// The century of a year of two digits.
    Century,
    /// A span that is counted from the date of the plan.
    Anchor,
    /// A year that was taken to be a financial year.
    FinancialYear,
    /// A year that was taken to be a school year.
    SchoolYear,
    /// Day and month, in the order used in the United Kingdom.
    DayBeforeMonth,
}

/// What a target date means. The bounds are outer ones: a month is its first and last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetReading {
    /// What kind of promise it is.
    pub kind: TargetKind,
    /// The first day.
    #[serde(with = "iso::option", default)]
    pub start: Option<Date>,
    /// The last day.
    #[serde(with = "iso::option", default)]
    pub end: Option<Date>,
    /// How exactly it was written.
    pub precision: Option<Precision>,
    /// What the words say about how far the activity is.
    pub status_hint: Option<StatusHint>,
    /// What the reading added.
    #[serde(default)]
    pub inferred: Vec<Inferred>,
    /// How often it happens, in the words written: "every week", "quarterly".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub recurrence: Option<String>,
}

/// What readings start from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateOptions {
    /// The date of the plan: dates without a year are read as near to it as makes sense.
    pub anchor: Option<Date>,
    /// The month the financial year begins in, from 1 to 12; April for public bodies in the United Kingdom.
    pub financial_year_starts: u8,
    /// Which of two numbers is the day, where both could be.
    pub order: DateOrder,
}

/// Which of two numbers parted by a stroke is the day: 03/04/2026.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    /// The first, as in the United Kingdom: 3 April.
    #[default]
    DayMonth,
    /// The second, as in the United States: 4 March.
    MonthDay,
}

impl Default for DateOptions {
    fn default() -> Self {
        Self { anchor: None, financial_year_starts: 4, order: DateOrder::DayMonth }
    }
}

/// Reads a target date. Every text has a reading; where it says nothing of when, the kind is [`TargetKind::None`].
///
/// ```
/// use plan_reader::date::{DateOptions, TargetKind, read};
///
/// let reading = read("Underway – completion by March 2021", &DateOptions::default());
/// assert_eq!(reading.kind, TargetKind::By);
/// assert_eq!(reading.end.map(|d| d.to_string()).as_deref(), Some("2021-03-31"));
/// ```
pub fn read(text: &str, options: &DateOptions) -> TargetReading {
    Reader::new(text, options).read()
}

/// True for the name of a month, in small letters and perhaps cut to three.
pub(crate) fn is_month(word: &str) -> bool {
    month_of(word).is_some()
}

/// True where a text is mostly a date: for telling a column of dates without a heading.
pub(crate) fn looks_like_a_date(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let reading = read(text, &DateOptions::default());
    let dated = !matches!(reading.kind, TargetKind::None | TargetKind::Conditional);
    words > 0 && words <= 8 && dated
}

/// The one date a line names, as exactly as it is written: "2020", "2020-12" or "2020-12-05".
pub(crate) fn written_date(text: &str) -> Option<String> {
    let list = tokens(text);
    let moments = Finder::new(&list, &DateOptions::default()).all();
    let rank = |m: &&Moment| match m.precision {
        Precision::Day => 3,
        Precision::Month => 2,
        _ => 1,
    };
    let dated = moments.iter().filter(|m| matches!(m.when, When::Bounds(..)));
    let best = dated.rev().max_by_key(rank)?;
    let When::Bounds(start, _) = best.when else { return None };
    Some(match best.precision {
        Precision::Day => start.to_string(),
        Precision::Month => format!("{}-{:02}", start.year(), u8::from(start.month())),
        _ => start.year().to_string(),
    })
}

/// The day a written date begins on.
pub(crate) fn anchor_of(text: &str) -> Option<Date> {
    let mut parts = text.split('-');
    let year = parts.next()?.parse().ok()?;
    let month = parts.next().map_or(Some(1), |m| m.parse::<u8>().ok())?;
    let day = parts.next().map_or(Some(1), |d| d.parse::<u8>().ok())?;
    Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()
}

/// A moment with its year, or without where none could be known.
struct Placed {
    from: usize,
    bounds: Option<(Date, Date)>,
    precision: Precision,
    part: Option<Part>,
}

struct Reader<'o> {
    tokens: Vec<Token>,
    /// The words between single spaces, for phrases.
    phrase: String,
    options: &'o DateOptions,
    inferred: Vec<Inferred>,
}

impl<'o> Reader<'o> {
    fn new(text: &str, options: &'o DateOptions) -> Self {
        let tokens = tokens(text);
        let mut phrase = String::from(" ");
        for token in &tokens {
            match token {
                Token::Word(word) => phrase.push_str(word),
                Token::Number { value, .. } => phrase.push_str(&value.to_string()),
                Token::Mark('-' | '\'') => continue,
                Token::Mark(mark) => phrase.push(*mark),
            }
            phrase.push(' ');
        }
        Self { tokens, phrase, options, inferred: Vec::new() }
    }

    fn says(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|p| self.phrase.contains(&format!(" {p} ")))
    }

    fn read(mut self) -> TargetReading {
        let moments = Finder::new(&self.tokens, self.options).all();
        let future = self.says(&[
            "will", "to be", "shall", "going to", "next", "plan to", "planned", "due", "aim to", "expected",
        ]);
        let ongoing = self.says(&[
            "ongoing",
            "on going",
            "continuous",
            "continuously",
            "continuing",
            "continual",
            "continues",
            "continue",
            "business as usual",
            "bau",
            "throughout",
            "rolling",
            "rolling programme",
            "permanent",
            "always",
            "open ended",
            "continued",
        ]);
        let recurrence = self.recurrence();
        let done = self.done(future, &moments);
        let under_way = self.says(&[
            "underway",
            "under way",
            "in progress",
            "in development",
            "started",
            "begun",
            "commenced",
            "is being",
            "are being",
            "partially",
            "partly",
            "in train",
            "we are",
            "first",
            "on track",
            "progressing",
        ]);
        let tbc = self.says(&[
            "tbc",
            "tbd",
            "tba",
            "to be confirmed",
            "to be determined",
            "to be decided",
            "to be agreed",
            "to be set",
            "to be arranged",
            "to be scheduled",
            "not yet agreed",
            "not yet set",
            "not known",
            "date to follow",
            "to be announced",
            "to be established",
            "unknown",
        ]);
        let relative = self.relative();
        let placed = self.place(&moments, done && !future);
        let mut reading = if let Some((kind, start, end)) =
            relative.filter(|_| placed.is_empty() && recurrence.is_none())
        {
            self.inferred.push(Inferred::Anchor);
            self.reading(kind, start, end, Some(Precision::Month))
        } else if placed.is_empty() {
            self.without_moment(ongoing, done, tbc, recurrence.is_some(), under_way)
        } else {
            self.with_moments(&placed, ongoing, done, recurrence.is_some())
        };
        reading.status_hint = self.status(&reading, done, under_way, ongoing || recurrence.is_some(), tbc);
        reading.recurrence = recurrence;
        self.inferred.sort();
        self.inferred.dedup();
        reading.inferred = self.inferred;
        reading
    }

    fn reading(
        &self,
        kind: TargetKind,
        start: Option<Date>,
        end: Option<Date>,
        precision: Option<Precision>,
    ) -> TargetReading {
        TargetReading {
            kind,
            start,
            end,
            precision,
            status_hint: None,
            inferred: Vec::new(),
            recurrence: None,
        }
    }

    /// Done, rather than to be done: "Complete during 2021" asks for it, "Completed June 2020" says it.
    fn done(&self, future: bool, moments: &[Moment]) -> bool {
        let to_come = self.says(&[
            "to be completed",
            "be completed",
            "for completion",
            "to complete",
            "will be complete",
            "not completed",
            "not complete",
            "not yet",
            "complete by",
            "complete during",
            "complete in",
            "complete before",
            "complete within",
            "complete on",
            "when completed",
            "once completed",
            "once complete",
            "part complete",
            "partially complete",
            "partially completed",
            "until completed",
            "to be delivered",
            "to be published",
            "to be launched",
            "to be achieved",
            "be delivered",
            "be published",
            "be launched",
            "be achieved",
            "be implemented",
            "be produced",
            "not started",
            "not done",
            "incomplete",
        ]);
        if to_come {
            return false;
        }
        let plainly = self.says(&[
            "completed",
            "complete",
            "done",
            "finished",
            "achieved",
            "concluded",
            "fulfilled",
            "closed",
            "in place",
            "actioned",
        ]);
        let began_with = self.tokens.iter().find_map(Token::word).is_some_and(|w| {
            matches!(
                w,
                "delivered"
                    | "produced"
                    | "published"
                    | "launched"
                    | "held"
                    | "implemented"
                    | "circulated"
                    | "issued"
                    | "introduced"
                    | "adopted"
                    | "approved"
                    | "agreed"
                    | "recruited"
                    | "appointed"
                    | "trained"
                    | "established"
                    | "created"
                    | "undertaken"
                    | "carried"
                    | "set"
                    | "sent"
                    | "signed"
                    | "finalised"
                    | "commissioned"
                    | "submitted"
                    | "reviewed"
            )
        });
        // "Completed by March 2021" in a plan of 2020 is a promise.
        let later = self.options.anchor.is_some_and(|a| {
            self.says(&["completed by"])
                && moments.iter().any(|m| matches!(m.when, When::Bounds(_, end) if end >= a))
        });
        (plainly || began_with) && (!future || moments.is_empty()) && !later
    }

    fn recurrence(&self) -> Option<String> {
        let words: Vec<&str> = self.phrase.split(' ').filter(|w| !w.is_empty()).collect();
        for (i, word) in words.iter().enumerate() {
            let next = words.get(i + 1).copied().unwrap_or_default();
            let unit = matches!(
                next,
                "day"
                    | "week"
                    | "month"
                    | "quarter"
                    | "year"
                    | "term"
                    | "fortnight"
                    | "two"
                    | "three"
                    | "four"
                    | "six"
                    | "2"
                    | "3"
                    | "4"
                    | "6"
                    | "spring"
                    | "summer"
                    | "autumn"
                    | "winter"
                    | "monday"
                    | "tuesday"
                    | "wednesday"
                    | "thursday"
                    | "friday"
            ) || is_month(next);
            if matches!(*word, "every" | "each") && unit {
                let count = if next.parse::<u8>().is_ok() || matches!(next, "two" | "three" | "four" | "six")
                {
                    3
                } else {
                    2
                };
                return Some(words.iter().skip(i).take(count).copied().collect::<Vec<_>>().join(" "));
            }
            if matches!(*word, "once" | "twice" | "times") && matches!(next, "a" | "per" | "each" | "every") {
                return Some(words.iter().skip(i).take(3).copied().collect::<Vec<_>>().join(" "));
            }
            if matches!(*word, "per")
                && matches!(next, "year" | "month" | "quarter" | "annum" | "week")
                && words.len() <= 6
            {
                return Some(format!("per {next}"));
            }
            let adverb = matches!(
                *word,
                "annually"
                    | "yearly"
                    | "fortnightly"
                    | "termly"
                    | "biannually"
                    | "biennially"
                    | "bimonthly"
                    | "regularly"
            );
            let either = matches!(
                *word,
                "quarterly" | "monthly" | "weekly" | "daily" | "annual" | "biannual" | "regular"
            );
            if adverb
                || either
                    && (words.len() <= 3 || !self.tokens.iter().any(|t| matches!(t, Token::Number { .. })))
            {
                let before = i.checked_sub(1).and_then(|j| words.get(j)).copied().unwrap_or_default();
                if matches!(before, "bi" | "six" | "6" | "three" | "3" | "two" | "2" | "four" | "4") {
                    return Some(format!("{before} {word}"));
                }
                return Some((*word).to_owned());
            }
        }
        None
    }

    /// Spans counted from the date of the plan: "over the next 6 months", "within 12 weeks".
    fn relative(&self) -> Option<(TargetKind, Option<Date>, Option<Date>)> {
        let words: Vec<&str> = self.phrase.split(' ').filter(|w| !w.is_empty()).collect();
        let anchor = self.options.anchor;
        for (i, word) in words.iter().enumerate() {
            let months = match *word {
                "month" | "months" | "mths" => 1.0,
                "year" | "years" | "yrs" => 12.0,
                "week" | "weeks" => 0.0,
                _ => continue,
            };
            let Some(number) = i.checked_sub(1).and_then(|j| words.get(j)).and_then(|w| count_of(w)) else {
                if words.get(i.wrapping_sub(1)) == Some(&"next") && months > 0.0 {
                    let end = anchor.and_then(|a| {
                        if months > 1.0 {
                            month_end(a.year() + 1, Month::December)
                        } else {
                            months_later(a, 1).and_then(|d| month_end(d.year(), d.month()))
                        }
                    });
                    let start = anchor.and_then(|a| {
                        if months > 1.0 {
                            month_start(a.year() + 1, Month::January)
                        } else {
                            months_later(a, 1)
                        }
                    });
                    return Some((TargetKind::Date, start, end));
                }
                continue;
            };
            let from = i.saturating_sub(6);
            let before = words.get(from..i).unwrap_or_default();
            let has = |w: &str| before.contains(&w);
            let alone = words.len() <= 4
                || before.iter().all(|w| {
                    count_of(w).is_some()
                        || matches!(*w, "short" | "medium" | "long" | "term" | "(" | "to" | "over" | "in")
                });
            if has("last")
                || has("past")
                || !(has("next") || has("within") || has("over") || has("in") || alone)
            {
                continue;
            }
            let later = |a: Date| {
                if months > 0.0 {
                    let many = if months > 1.0 { number.saturating_mul(12) } else { number };
                    months_later(a, many).and_then(|d| month_end(d.year(), d.month()))
                } else {
                    a.checked_add(Duration::weeks(i64::from(number.min(520))))
                }
            };
            let end = anchor.and_then(later);
            // "In the next 6 - 12 months": from the nearer to the farther.
            let nearer = i
                .checked_sub(2)
                .and_then(|j| words.get(j))
                .and_then(|w| if *w == "to" { words.get(i - 3) } else { Some(w) })
                .and_then(|w| count_of(w));
            if let Some(nearer) = nearer.filter(|n| *n < number && months > 0.0) {
                let many = if months > 1.0 { nearer.saturating_mul(12) } else { nearer };
                return Some((TargetKind::Range, anchor.and_then(|a| months_later(a, many)), end));
            }
            return Some(if has("next") || has("over") {
                (TargetKind::Range, anchor, end)
            } else {
                (TargetKind::By, None, end)
            });
        }
        None
    }

    /// Gives moments without a year the one that makes sense.
    fn place(&mut self, moments: &[Moment], past: bool) -> Vec<Placed> {
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
                    self.near(*first, *last, None, past)
                }
                When::Quarter(n) => {
                    self.inferred.extend([Inferred::StartYear, Inferred::FinancialYear]);
                    let first =
                        u32::from(self.options.financial_year_starts.clamp(1, 12)) - 1 + u32::from(n - 1) * 3;
                    let month = |m: u32| {
                        Month::try_from(u8::try_from(m % 12 + 1).unwrap_or(1)).unwrap_or(Month::January)
                    };
                    self.near(month(first), month(first + 2), None, past)
                }
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
    fn near(&self, first: Month, last: Month, day: Option<u8>, past: bool) -> Option<(Date, Date)> {
        let anchor = self.options.anchor?;
        let mut all = (anchor.year() - 1..=anchor.year() + 2).filter_map(|year| {
            let (start, end) = bounds_in(year, first, day)?;
            if first == last {
                return Some((start, end));
            }
            let end_year = year + i32::from(u8::from(last) < u8::from(first));
            Some((start, month_end(end_year, last)?))
        });
        if past {
            all.rfind(|(start, _)| *start <= anchor + Duration::days(31))
        } else {
            all.find(|(_, end)| *end >= anchor - Duration::days(62))
        }
    }

    /// True where only a dash, "to", "until" or "and" stands between two moments.
    fn joins(&self, from: usize, to: usize) -> bool {
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
    fn before(&self, at: usize) -> Vec<&str> {
        let small = ["the", "of", "end", "a", "mid", "early", "late", "beginning"];
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

    fn with_moments(&mut self, placed: &[Placed], ongoing: bool, done: bool, recurs: bool) -> TargetReading {
        let Some(first) = placed.first() else { return self.reading(TargetKind::None, None, None, None) };
        let last = placed.last().unwrap_or(first);
        let coarse = placed.iter().map(|p| p.precision).max();
        let before = self.before(first.from);
        let near = |list: &[&str]| before.first().is_some_and(|w| list.contains(w));
        let by = near(&["by", "until", "till", "before", "ends", "ending", "deadline", "than"])
            || before.get(..2).is_some_and(|w| w == ["for", "ready"]);
        let strictly_before = near(&["before"]);
        let end_of = first.part == Some(Part::End);
        let (mut start, mut end) = (first.bounds.map(|b| b.0), last.bounds.map(|b| b.1));
        if strictly_before {
            end = first.bounds.map(|b| b.0 - Duration::days(1));
        }
        if start > end && placed.len() > 1 && end.is_some() {
            // Written out of order: the outer bounds all the same.
            start = placed.iter().filter_map(|p| p.bounds).map(|b| b.0).min();
            end = placed.iter().filter_map(|p| p.bounds).map(|b| b.1).max();
        }
        if let Some(week) = self.week(first) {
            return week;
        }
        if ongoing || recurs {
            let until = near(&["ends", "ending", "until", "till", "to", "by", "end"]) && placed.len() == 1;
            let reviewed = self.says(&["review", "reviewed", "reviews"]) && !near(&["from", "since"]);
            let rhythm = recurs
                && !near(&["from", "since", "starting", "beginning", "commencing", "until", "till"])
                && !ongoing
                && before.first().is_none_or(|w| matches!(*w, "in" | "every" | "each"));
            return if rhythm || reviewed && placed.len() == 1 {
                self.reading(TargetKind::Ongoing, None, None, None)
            } else if until || (near(&["to"]) && placed.len() == 1) {
                self.reading(TargetKind::Ongoing, None, end, coarse)
            } else if placed.len() > 1 {
                self.reading(TargetKind::Ongoing, start, end, coarse)
            } else {
                self.reading(TargetKind::Ongoing, start, None, coarse)
            };
        }
        if done {
            return self.reading(TargetKind::Completed, start, end, coarse);
        }
        if placed.len() > 1 {
            if by {
                return self.reading(TargetKind::By, None, end, coarse);
            }
            return self.reading(TargetKind::Range, start, end, coarse);
        }
        if by || end_of {
            return self.reading(TargetKind::By, None, end, coarse);
        }
        if near(&["from", "since", "onwards"]) || self.says(&["onwards", "onward"]) {
            return self.reading(TargetKind::Ongoing, start, None, coarse);
        }
        let whole_span = matches!(first.precision, Precision::Quarter | Precision::Season)
            || first.precision == Precision::Year
                && (self.inferred.contains(&Inferred::FinancialYear)
                    || self.inferred.contains(&Inferred::SchoolYear))
            || first.precision == Precision::Year && first.bounds.is_some_and(|(s, e)| s.year() != e.year())
            || near(&["during", "throughout", "over", "through"]) && first.precision != Precision::Day;
        self.reading(if whole_span { TargetKind::Range } else { TargetKind::Date }, start, end, coarse)
    }

    /// "w/b 16 November", "week commencing", "week ending".
    fn week(&self, moment: &Placed) -> Option<TargetReading> {
        let (day, _) = moment.bounds.filter(|_| moment.precision == Precision::Day)?;
        let words: Vec<String> = self
            .tokens
            .get(moment.from.saturating_sub(5)..moment.from)?
            .iter()
            .map(|t| match t {
                Token::Word(word) => word.clone(),
                Token::Mark(mark) => mark.to_string(),
                Token::Number { value, .. } => value.to_string(),
            })
            .collect();
        let near = words.join(" ");
        let begins =
            ["w / b", "w / c", "wb", "wc", "week beginning", "week commencing", "week of", "week starting"]
                .iter()
                .any(|p| format!(" {near} ").contains(&format!(" {p} ")));
        let ends = ["w / e", "week ending"].iter().any(|p| format!(" {near} ").contains(&format!(" {p} ")));
        if begins {
            return Some(self.reading(
                TargetKind::Range,
                Some(day),
                Some(day + Duration::days(4)),
                Some(Precision::Day),
            ));
        }
        ends.then(|| {
            self.reading(TargetKind::Range, Some(day - Duration::days(4)), Some(day), Some(Precision::Day))
        })
    }

    fn without_moment(
        &self,
        ongoing: bool,
        done: bool,
        tbc: bool,
        recurs: bool,
        under_way: bool,
    ) -> TargetReading {
        let depends = self.says(&[
            "linked to",
            "dependent on",
            "dependent upon",
            "depends on",
            "depending on",
            "subject to",
            "pending",
            "following",
            "once",
            "after",
            "contingent",
            "tied to",
            "in line with",
            "as and when",
            "as required",
            "when required",
            "as needed",
            "upon",
            "awaiting",
            "when funding",
            "if",
            "on completion of",
            "when",
        ]);
        let kind = if ongoing || recurs {
            TargetKind::Ongoing
        } else if done {
            TargetKind::Completed
        } else if tbc {
            TargetKind::Tbc
        } else if depends {
            TargetKind::Conditional
        } else if under_way {
            // Begun, and no end is named.
            TargetKind::Ongoing
        } else {
            TargetKind::None
        };
        self.reading(kind, None, None, None)
    }

    fn status(
        &self,
        reading: &TargetReading,
        done: bool,
        under_way: bool,
        ongoing: bool,
        tbc: bool,
    ) -> Option<StatusHint> {
        Some(match reading.kind {
            TargetKind::Completed => StatusHint::Completed,
            TargetKind::Ongoing if done => StatusHint::Completed,
            TargetKind::Ongoing if reading.start.is_some() && reading.end.is_none() => {
                StatusHint::PlannedThenOngoing
            }
            TargetKind::Ongoing if under_way && !ongoing => StatusHint::InProgress,
            TargetKind::Ongoing => StatusHint::Ongoing,
            TargetKind::Tbc | TargetKind::Conditional => StatusHint::NotScheduled,
            TargetKind::None if tbc || self.says(&["not started", "not yet started"]) => {
                StatusHint::NotScheduled
            }
            TargetKind::None => return None,
            _ if under_way || self.says(&["completed"]) => StatusHint::InProgress,
            _ => StatusHint::Planned,
        })
    }
}

fn bounds_in(year: i32, month: Month, day: Option<u8>) -> Option<(Date, Date)> {
    match day {
        Some(day) => Date::from_calendar_date(year, month, day).ok().map(|d| (d, d)),
        None => Some((month_start(year, month)?, month_end(year, month)?)),
    }
}

fn count_of(word: &str) -> Option<u32> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if let Ok(n) = word.parse::<u32>() {
        return (n <= 120).then_some(n);
    }
    WORDS.iter().position(|w| *w == word).and_then(|n| u32::try_from(n).ok()).or(match word {
        "eighteen" => Some(18),
        "twenty" => Some(20),
        "couple" => Some(2),
        _ => None,
    })
}
