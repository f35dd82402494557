//! Days that people type into a form: "2026-11-22", "22/11/2026" or "22 November 2026".

use kernel::{Errors, Form};
use time::{Date, Month};

/// The day in a field, if there is one; an error if it is none.
pub fn read(form: &Form, field: &'static str, what: &str, errors: &mut Errors) -> Option<Date> {
    let text = form.text(field);
    if text.is_empty() {
        return None;
    }
    let day = parse(&text);
    if day.is_none() {
        errors.add(field, format!("{what} must be a real date, such as 22 November 2026"));
    }
    day
}

/// A day as people type it, day before month.
#[must_use]
pub fn parse(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text
        .split(|c: char| c == '-' || c == '/' || c == '.' || c.is_whitespace())
        .filter(|it| !it.is_empty())
        .collect();
    let [first, second, third] = parts.as_slice() else { return None };
    let (year, month, day) = if first.len() == 4 {
        (first.parse().ok()?, month(second)?, third.parse().ok()?)
    } else {
        let year: i32 = third.parse().ok()?;
        (if third.len() == 2 { 2000 + year } else { year }, month(second)?, first.parse().ok()?)
    };
    (1900..=2200).contains(&year).then(|| Date::from_calendar_date(year, month, day).ok()).flatten()
}

fn month(text: &str) -> Option<Month> {
    if let Ok(number) = text.parse::<u8>() {
        return Month::try_from(number).ok();
    }
    let text = text.to_lowercase();
    (1..=12)
        .filter_map(|it| Month::try_from(it).ok())
        .find(|it| text.len() >= 3 && it.to_string().to_lowercase().starts_with(&text))
}

#[cfg(test)]
mod tests {
    use super::parse;
    use time::macros::date;

    #[test]
    fn days_are_read_in_the_order_of_this_country() {
        for text in ["2026-11-05", "5/11/2026", "05.11.26", "5 November 2026", "5 nov 2026"] {
            assert_eq!(parse(text), Some(date!(2026 - 11 - 05)), "{text}");
        }
        for text in ["31/2/2026", "soon", "5/11", "2026", "1/13/2026"] {
            assert_eq!(parse(text), None, "{text}");
        }
    }
}
