//! What the words around the times say: that it is done, that it comes again, that it was put off.

use super::is_month;
use super::moment::{Moment, Token, When};
use super::reader::Reader;

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
        // "Complete March 2027" in a plan of 2026 asks for it; "Complete – March 2027" may say when it was.
        let asks = self.options.anchor.is_some_and(|a| {
            moments.iter().any(|m| {
                let before = m.from.checked_sub(1).and_then(|i| self.tokens.get(i)).and_then(Token::word);
                before == Some("complete") && matches!(m.when, When::Bounds(start, _) if start > a)
            })
        });
        (plainly || began_with) && !asks && (!future || moments.is_empty()) && !later
    }

    /// "First part completed, rest by May" says that it is under way, "to be completed by May" does not.
    pub(super) fn says_completed(&self) -> bool {
        self.says(&["completed"]) && !self.says(&["be completed"])
    }

    pub(super) fn recurrence(&self, moments: &[Moment]) -> Option<String> {
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
                    | "financial"
                    | "academic"
                    | "calendar"
                    | "school"
                    | "monday"
                    | "tuesday"
                    | "wednesday"
                    | "thursday"
                    | "friday"
            ) || is_month(next);
            if matches!(*word, "every" | "each") && unit {
                let more = matches!(
                    next,
                    "two" | "three" | "four" | "six" | "financial" | "academic" | "calendar" | "school"
                );
                let count = if next.parse::<u8>().is_ok() || more { 3 } else { 2 };
                return Some(words.iter().skip(i).take(count).copied().collect::<Vec<_>>().join(" "));
            }
            // "At each board meeting", "Every recruitment round".
            let whole = words.len() <= 5 && moments.is_empty() && !next.is_empty();
            let at_each =
                i == 1 && matches!(words.first(), Some(&("at" | "in" | "after" | "before" | "during")));
            if whole && (i == 0 && *word == "every" || at_each && matches!(*word, "every" | "each")) {
                return Some(words.iter().skip(i).copied().collect::<Vec<_>>().join(" "));
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
            // "Monthly from July 2026", and not "Quarterly report to the board by July".
            let opens = i == 0
                && matches!(
                    next,
                    "from" | "starting" | "beginning" | "commencing" | "until" | "till" | "(" | "," | ";"
                );
            let either = matches!(
                *word,
                "quarterly" | "monthly" | "weekly" | "daily" | "annual" | "biannual" | "regular"
            );
            if adverb
                || either
                    && (opens
                        || words.len() <= 3
                        || !self.tokens.iter().any(|t| matches!(t, Token::Number { .. })))
            {
                let before = i.checked_sub(1).and_then(|j| words.get(j)).copied().unwrap_or_default();
                if matches!(
                    before,
                    "bi" | "twice" | "once" | "six" | "6" | "three" | "3" | "two" | "2" | "four" | "4"
                ) {
                    return Some(format!("{before} {word}"));
                }
                return Some((*word).to_owned());
            }
        }
        None
    }
}

/// True where something was put off to a later time: "slipped to March".
pub(super) fn puts_off(phrase: &str) -> bool {
    const PUT_OFF: &[&str] =
        &["slipped", "moved", "postponed", "deferred", "delayed", "extended", "rescheduled", "put back"];
    let to = |word: &str| ["to", "until", "from"].iter().any(|to| phrase.contains(&format!(" {word} {to} ")));
    PUT_OFF.iter().filter(|word| phrase.contains(**word)).any(|word| to(word))
}

/// True for "as corridors are decorated" and "as leases come up", whose day hangs on something else.
pub(super) fn as_things_happen(phrase: &str) -> bool {
    let words: Vec<&str> = phrase.split_whitespace().collect();
    let compares = words.get(1).is_some_and(|w| matches!(*w, "many" | "much" | "well" | "few"));
    let happens = ["are", "is", "become", "becomes", "allow", "allows", "come", "comes", "fall", "falls"];
    !compares
        && matches!(words.as_slice(), ["as", rest @ ..] if rest.len() >= 2 && rest.iter().skip(1).any(|w| happens.contains(w)))
}

#[cfg(test)]
mod tests {
    use super::as_things_happen;

    #[test]
    fn what_is_done_as_other_things_happen_has_no_day() {
        assert!(as_things_happen("as corridors are decorated") && as_things_happen(" as leases come up "));
        assert!(
            !as_things_happen("as is")
                && !as_things_happen("as many as come")
                && !as_things_happen("corridors are decorated in may")
        );
    }
}
