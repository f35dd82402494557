//! What the words around the times say: that it is done, that it comes again, how far it is from the plan's date.

use time::{Date, Duration, Month};

use super::moment::{Moment, Token, When, month_end, month_start, months_later};
use super::reader::Reader;
use super::{TargetKind, is_month};

impl Reader<'_> {
    /// Done, rather than to be done: "Complete during 2021" asks for it, "Completed June 2020" says it.
    pub(super) fn done(&self, future: bool, moments: &[Moment]) -> bool {
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

    pub(super) fn recurrence(&self) -> Option<String> {
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
    pub(super) fn relative(&self) -> Option<(TargetKind, Option<Date>, Option<Date>)> {
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
                // Within a sentence "this year" may tell when something was done.
                let ahead = match words.get(i.wrapping_sub(1)) {
                    Some(&"next") => Some(1),
                    Some(&"this") if words.len() <= 3 => Some(0),
                    _ => None,
                };
                if let Some(ahead) = ahead.filter(|_| months > 0.0) {
                    let span = anchor.and_then(|a| {
                        if months > 1.0 {
                            let year = a.year() + i32::try_from(ahead).ok()?;
                            Some((month_start(year, Month::January)?, month_end(year, Month::December)?))
                        } else {
                            let within = months_later(a, ahead)?;
                            let first = month_start(within.year(), within.month())?;
                            let start = if ahead == 0 { first } else { within };
                            Some((start, month_end(within.year(), within.month())?))
                        }
                    });
                    let (start, end) = span.unzip();
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
                .and_then(|w| if *w == "to" { words.get(i.checked_sub(3)?) } else { Some(w) })
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
