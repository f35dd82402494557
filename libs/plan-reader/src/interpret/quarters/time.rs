//! Headings that say when, and nothing else.

use crate::date;
use crate::interpret::words::word_list;

/// True for a heading that names a quarter, a month, a year or a span of time and nothing else.
pub(crate) fn is_time(text: &str) -> bool {
    let words = word_list(text);
    let number = |w: &str| w.chars().all(|c| c.is_ascii_digit());
    let telling = |w: &str| {
        matches!(
            w,
            "q1" | "q2"
                | "q3"
                | "q4"
                | "quarter"
                | "month"
                | "months"
                | "year"
                | "years"
                | "h1"
                | "h2"
                | "spring"
                | "summer"
                | "autumn"
                | "winter"
                | "term"
        ) || date::is_month(w)
            || number(w) && w.len() == 4 && w.starts_with("20")
            || w.len() > 2
                && (w.starts_with("20") || w.starts_with("fy") || w.starts_with('y'))
                && w.get(2..).is_some_and(number)
    };
    let small = |w: &str| {
        number(w)
            || matches!(
                w,
                "to" | "and"
                    | "by"
                    | "one"
                    | "two"
                    | "three"
                    | "four"
                    | "five"
                    | "six"
                    | "nine"
                    | "twelve"
                    | "first"
                    | "second"
                    | "third"
                    | "fourth"
                    | "short"
                    | "medium"
                    | "long"
                    | "longer"
                    | "within"
                    | "next"
                    | "end"
                    | "of"
                    | "the"
                    | "in"
                    | "fy"
                    | "academic"
                    | "financial"
                    | "onwards"
                    | "beyond"
                    | "1st"
                    | "2nd"
                    | "3rd"
                    | "4th"
                    | "only"
            )
    };
    (1..=6).contains(&words.len())
        && words.iter().any(|w| telling(w))
        && words.iter().all(|w| telling(w) || small(w))
}
