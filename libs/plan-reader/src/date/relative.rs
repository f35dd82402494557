//! Times counted from the date of the plan: "over the next 6 months", "within 12 weeks", "early next year", "Year 2".

use time::{Date, Duration, Month};

use super::moment::{Part, month_end, month_start, months_later, part_of};
use super::reader::Reader;
use super::{Precision, TargetKind};

/// What kind of promise it is, its bounds, and how exactly it was written.
pub(super) type Relative = (TargetKind, Option<Date>, Option<Date>, Option<Precision>);

#[derive(Clone, Copy, PartialEq, Eq)]
enum Unit {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl Unit {
    fn of(word: &str) -> Option<Self> {
        match word {
            "day" | "days" => Some(Unit::Day),
            "week" | "weeks" | "wks" => Some(Unit::Week),
            "month" | "months" | "mths" => Some(Unit::Month),
            "quarter" | "quarters" => Some(Unit::Quarter),
            "year" | "years" | "yrs" => Some(Unit::Year),
            _ => None,
        }
    }

    /// As many of them after a day; months and years end with their month.
    fn later(self, from: Date, many: u32) -> Option<Date> {
        match self {
            Unit::Day => return from.checked_add(Duration::days(i64::from(many.min(3_650)))),
            Unit::Week => return from.checked_add(Duration::weeks(i64::from(many.min(520)))),
            Unit::Month | Unit::Quarter | Unit::Year => {}
        }
        let end = months_later(from, self.months(many))?;
        month_end(end.year(), end.month())
    }

    fn months(self, many: u32) -> u32 {
        many.saturating_mul(match self {
            Unit::Year => 12,
            Unit::Quarter => 3,
            _ => 1,
        })
    }
}

impl Reader<'_> {
    pub(super) fn relative(&self) -> Option<Relative> {
        let words: Vec<&str> = self.phrase.split(' ').filter(|w| !w.is_empty()).collect();
        if let Some(numbered) = self.numbered_span(&words) {
            return Some(numbered);
        }
        (0..words.len()).find_map(|i| self.counted(&words, i).or_else(|| self.this_or_next(&words, i)))
    }

    /// "Over the next 6 months", "within 12 weeks", "6 - 12 months", "over the next year".
    fn counted(&self, words: &[&str], i: usize) -> Option<Relative> {
        let unit = Unit::of(words.get(i)?)?;
        let before = words.get(i.saturating_sub(6)..i)?;
        let before = before.strip_suffix(&["working"]).unwrap_or(before);
        // "Two days a week" says how often.
        if words.get(i + 1).is_some_and(|w| matches!(*w, "a" | "per" | "each" | "every")) {
            return None;
        }
        let has = |w: &str| before.contains(&w);
        let one = before.ends_with(&["the", "next"]) && (has("over") || has("within") || has("in"));
        let number = before.last().and_then(|w| count_of(w)).or(one.then_some(1))?;
        let alone = words.len() <= 4
            || before.iter().all(|w| {
                count_of(w).is_some()
                    || matches!(*w, "short" | "medium" | "long" | "term" | "(" | "to" | "over" | "in")
            });
        if has("last") || has("past") || !(has("next") || has("within") || has("over") || has("in") || alone)
        {
            return None;
        }
        if hangs_on_something_else(words.get(i + 1..).unwrap_or_default()) {
            return Some((TargetKind::Conditional, None, None, None));
        }
        let anchor = self.options.anchor;
        let precision = Some(match unit {
            Unit::Day => Precision::Day,
            Unit::Week => Precision::Week,
            Unit::Month | Unit::Quarter | Unit::Year => Precision::Month,
        });
        let end = anchor.and_then(|a| unit.later(a, number));
        // "In the next 6 - 12 months": from the nearer to the farther.
        let nearer = i
            .checked_sub(2)
            .and_then(|j| words.get(j))
            .and_then(|w| if *w == "to" { words.get(i.wrapping_sub(3)) } else { Some(w) })
            .and_then(|w| count_of(w));
        if let Some(nearer) = nearer.filter(|n| *n < number && matches!(unit, Unit::Month | Unit::Year)) {
            let start = anchor.and_then(|a| months_later(a, unit.months(nearer)));
            return Some((TargetKind::Range, start, end, precision));
        }
        Some(if has("next") || has("over") {
            (TargetKind::Range, anchor, end, precision)
        } else {
            (TargetKind::By, None, end, precision)
        })
    }

    /// "This month", "next year", "early next year".
    fn this_or_next(&self, words: &[&str], i: usize) -> Option<Relative> {
        let unit = Unit::of(words.get(i)?).filter(|unit| matches!(unit, Unit::Month | Unit::Year))?;
        // Within a sentence "this year" may tell when something was done.
        let ahead = match *words.get(i.checked_sub(1)?)? {
            "next" => 1,
            "this" | "current" if words.len() <= 3 => 0,
            _ => return None,
        };
        let part = match i.checked_sub(2).and_then(|j| words.get(j)) {
            Some(&"early") => Some(Part::Early),
            Some(&("mid" | "middle")) => Some(Part::Middle),
            Some(&("late" | "later")) => Some(Part::Late),
            _ => None,
        };
        let span = self.options.anchor.and_then(|a| {
            if unit == Unit::Year {
                let year = a.year() + i32::try_from(ahead).ok()?;
                let (start, end) = (month_start(year, Month::January)?, month_end(year, Month::December)?);
                return Some(part.map_or((start, end), |part| part_of(start, end, part, Precision::Year)));
            }
            let start = month_start(a.year(), a.month()).and_then(|first| months_later(first, ahead))?;
            Some((start, month_end(start.year(), start.month())?))
        });
        let (start, end) = span.unzip();
        let precision = if unit == Unit::Year { Precision::Year } else { Precision::Month };
        Some((TargetKind::Date, start, end, Some(precision)))
    }

    /// "Year 2", "Years 1 to 3", "by the end of year 3", "Months 1 to 6": counted from the date of the plan. Pupils have years as well, so
    /// nothing else may stand beside it.
    fn numbered_span(&self, words: &[&str]) -> Option<Relative> {
        let named =
            |w: &&str| matches!(*w, "year" | "years" | "yr" | "yrs" | "y" | "month" | "months" | "mth");
        let at = words.iter().position(named)?;
        let (unit, precision, most) = match words.get(at) {
            Some(word) if word.starts_with('m') => (Unit::Month, Precision::Month, 60),
            _ => (Unit::Year, Precision::Year, 10),
        };
        let counted = |i: usize| words.get(i).and_then(|w| count_of(w)).filter(|n| (1..=most).contains(n));
        let number = counted(at + 1)?;
        let to = at + 2 + usize::from(words.get(at + 2).is_some_and(|w| matches!(*w, "to" | "and" | "/")));
        let (last, end) = match counted(to).filter(|last| *last > number) {
            Some(last) => (last, to + 1),
            None => (number, at + 2),
        };
        let (before, after) = (words.get(..at)?, words.get(end..)?);
        let small = |w: &&str| matches!(*w, "by" | "the" | "end" | "of" | "in" | "during");
        (after.is_empty() && before.iter().all(small)).then_some(())?;
        let start = self.options.anchor.and_then(|a| {
            let later = months_later(a, unit.months(number - 1))?;
            later.replace_day(a.day()).ok().or(Some(later))
        });
        let end =
            start.and_then(|s| months_later(s, unit.months(last - number + 1))?.replace_day(s.day()).ok());
        let end = end.map(|d| d - Duration::DAY);
        if before.contains(&"by") || before.contains(&"end") {
            return Some((TargetKind::By, None, end, Some(precision)));
        }
        Some((TargetKind::Range, start, end, Some(precision)))
    }
}

/// True where a span is counted from what has no date here, as "of approval"; the plan's own date is one.
fn hangs_on_something_else(after: &[&str]) -> bool {
    let Some((first, rest)) = after.split_first() else { return false };
    let counted_from = matches!(*first, "of" | "after" | "from" | "following");
    let ours =
        |w: &&str| matches!(*w, "plan" | "now" | "today" | "publication" | "date" | "start" | "launch");
    counted_from && !rest.is_empty() && !rest.iter().take(3).any(ours)
}

fn count_of(word: &str) -> Option<u32> {
    const WORDS: [&str; 13] = [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
        "twelve",
    ];
    if let Ok(n) = word.parse::<u32>() {
        return (n <= 365).then_some(n);
    }
    WORDS.iter().position(|w| *w == word).and_then(|n| u32::try_from(n).ok()).or(match word {
        "eighteen" => Some(18),
        "twenty" => Some(20),
        "couple" => Some(2),
        _ => None,
    })
}
