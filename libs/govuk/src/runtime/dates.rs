//! Dates as MoJ Frontend's own two filters write them: `5 October 2020`, `5 October 2020 at 1:32pm`.
//!
//! A time is written as it was given: whoever passes a time passes it in the reader's time zone.

use minijinja::Environment;
use minijinja::value::Value;
use time::{Date, Month, PrimitiveDateTime, Time};

use super::javascript::{is_nil, string};

/// Adds `mojDate` and `date`.
pub(super) fn install(env: &mut Environment<'static>) {
    env.add_filter("njk_mojDate", |value: Value, style: Option<Value>| {
        let style = style.filter(|style| !is_nil(style)).map(|style| string(&style).into_owned());
        written(value, |at| moj(at, style.as_deref()?))
    });
    env.add_filter("njk_date", |value: Value, format: Option<Value>| {
        let format = format.filter(|format| !is_nil(format));
        let format = format.as_ref().map_or("D MMMM YYYY".into(), string).into_owned();
        written(value, |at| Some(formatted(at, &format)))
    });
}

/// What is no date, such as words, stays as it is.
fn written(value: Value, write: impl Fn(PrimitiveDateTime) -> Option<String>) -> Value {
    match parsed(&string(&value)).and_then(write) {
        Some(text) => Value::from(text),
        None => value,
    }
}

/// Reads `2020-10-05`, alone or before `T13:32` and whatever follows it.
fn parsed(text: &str) -> Option<PrimitiveDateTime> {
    let part = |from, to| text.get(from..to)?.parse::<u8>().ok();
    let separated = |at, marks: &[u8]| text.as_bytes().get(at).is_some_and(|mark| marks.contains(mark));
    if !separated(4, b"-") || !separated(7, b"-") {
        return None;
    }
    let year = text.get(..4)?.parse().ok()?;
    let date = Date::from_calendar_date(year, Month::try_from(part(5, 7)?).ok()?, part(8, 10)?).ok()?;
    if text.len() == 10 {
        return Some(PrimitiveDateTime::new(date, Time::MIDNIGHT));
    }
    if !separated(10, b"T ") || !separated(13, b":") {
        return None;
    }
    let second = if separated(16, b":") { part(17, 19)? } else { 0 };
    Some(PrimitiveDateTime::new(date, Time::from_hms(part(11, 13)?, part(14, 16)?, second).ok()?))
}

/// The styles of `mojDate`.
fn moj(at: PrimitiveDateTime, style: &str) -> Option<String> {
    let time = if at.minute() > 0 { "h:mma" } else { "ha" };
    let format = match style {
        "datetime" => format!("D MMMM YYYY [at] {time}"),
        "shortdatetime" => format!("D MMM YYYY [at] {time}"),
        "date" => "D MMMM YYYY".into(),
        "shortdate" => "D MMM YYYY".into(),
        "time" => time.into(),
        _ => return None,
    };
    Some(formatted(at, &format))
}

/// Longest first, so that `MMMM` is not read as `MM` twice.
const FIELDS: &[&str] = &[
    "YYYY", "YY", "MMMM", "MMM", "MM", "M", "DD", "D", "dddd", "ddd", "HH", "H", "hh", "h", "mm", "m", "ss",
    "s", "A", "a",
];

/// The format language of Moment.js, as far as dates in English need it; `[words]` stand as they are.
fn formatted(at: PrimitiveDateTime, format: &str) -> String {
    let (mut output, mut rest) = (String::new(), format);
    while let Some(first) = rest.chars().next() {
        if let Some((words, after)) = rest.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
            output.push_str(words);
            rest = after;
        } else if let Some(name) = FIELDS.iter().find(|name| rest.starts_with(**name)) {
            output.push_str(&field(at, name));
            rest = &rest[name.len()..];
        } else {
            output.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    output
}

fn field(at: PrimitiveDateTime, name: &str) -> String {
    let short = |word: String| word.chars().take(3).collect();
    let hour = match at.hour() % 12 {
        0 => 12,
        hour => hour,
    };
    match name {
        "YYYY" => format!("{:04}", at.year()),
        "YY" => format!("{:02}", at.year().rem_euclid(100)),
        "MMMM" => at.month().to_string(),
        "MMM" => short(at.month().to_string()),
        "MM" => format!("{:02}", u8::from(at.month())),
        "M" => u8::from(at.month()).to_string(),
        "DD" => format!("{:02}", at.day()),
        "D" => at.day().to_string(),
        "dddd" => at.weekday().to_string(),
        "ddd" => short(at.weekday().to_string()),
        "HH" => format!("{:02}", at.hour()),
        "H" => at.hour().to_string(),
        "hh" => format!("{hour:02}"),
        "h" => hour.to_string(),
        "mm" => format!("{:02}", at.minute()),
        "m" => at.minute().to_string(),
        "ss" => format!("{:02}", at.second()),
        "s" => at.second().to_string(),
        "A" => if at.hour() < 12 { "AM" } else { "PM" }.into(),
        _ => if at.hour() < 12 { "am" } else { "pm" }.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, style: &str, expected: Option<&str>) {
        assert_eq!(parsed(text).and_then(|at| moj(at, style)).as_deref(), expected);
    }

    #[test]
    fn dates_are_written_the_uk_way() {
        check("2020-10-05", "date", Some("5 October 2020"));
        check("2020-10-05T13:32:00.000Z", "datetime", Some("5 October 2020 at 1:32pm"));
        check("2020-10-05T00:00", "shortdatetime", Some("5 Oct 2020 at 12am"));
        check("2020-10-05 12:05", "time", Some("12:05pm"));
        check("2020-10-05", "words", None);
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in
            ["", "5 October 2020", "2020-13-01", "2020-02-30", "2020-10-05T25:00", "2020-10-05x", "é020-1"]
        {
            check(text, "date", None);
        }
    }

    #[test]
    fn formats_are_those_of_moment() {
        let at = parsed("2020-10-05T09:07:03").unwrap();
        assert_eq!(formatted(at, "dddd D MMM YY [on] HH:mm:ss A"), "Monday 5 Oct 20 on 09:07:03 AM");
        assert_eq!(formatted(at, "DD/MM/YYYY hh.m a"), "05/10/2020 09.7 am");
    }
}
