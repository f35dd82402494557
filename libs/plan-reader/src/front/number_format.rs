//! How a spreadsheet shows a number: dates by their format, the rest plainly.

use time::{Date, Duration, Month};

/// What a number format code does with a number.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Shape {
    General,
    Percent(usize),
    Fixed(usize),
    Moment(Vec<Piece>),
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Piece {
    Day(usize),
    Month(usize),
    Year(usize),
    Hour(usize),
    Minute(usize),
    Second(usize),
    HalfDay,
    Words(String),
}

/// The codes Excel keeps under a number instead of writing them out, as shown in the United Kingdom.
pub(crate) fn built_in(id: u32) -> Option<&'static str> {
    Some(match id {
        1 => "0",
        2 => "0.00",
        3 => "#,##0",
        4 => "#,##0.00",
        9 => "0%",
        10 => "0.00%",
        14 => "dd/mm/yyyy",
        15 => "d-mmm-yy",
        16 => "d-mmm",
        17 => "mmm-yy",
        18 => "h:mm AM/PM",
        19 => "h:mm:ss AM/PM",
        20 => "h:mm",
        21 => "h:mm:ss",
        22 => "dd/mm/yyyy hh:mm",
        45 => "mm:ss",
        46 => "h:mm:ss",
        47 => "mm:ss.0",
        _ => return None,
    })
}

/// Reads a format code. Only its first section counts: it is the one for positive numbers.
pub(crate) fn shape(code: &str) -> Shape {
    // [$-F800] and [$-F400] are the system's own long date and time.
    if code.to_ascii_uppercase().contains("[$-F800]") {
        return shape("dd mmmm yyyy");
    }
    let mut pieces = Vec::new();
    let mut moment = false;
    let mut percent = false;
    let mut decimals: Option<usize> = None;
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => push_words(&mut pieces, &chars.by_ref().take_while(|c| *c != '"').collect::<String>()),
            '\\' => {
                if let Some(next) = chars.next() {
                    push_words(&mut pieces, &next.to_string());
                }
            }
            '_' | '*' => {
                chars.next();
            }
            '[' => {
                let inner: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if matches!(inner.to_ascii_lowercase().as_str(), "h" | "hh" | "m" | "mm" | "s" | "ss") {
                    return Shape::General;
                }
            }
            'A' | 'a' if lookahead(&chars, "M/PM") => {
                (0..4).for_each(|_| {
                    chars.next();
                });
                pieces.push(Piece::HalfDay);
            }
            'A' | 'a' if lookahead(&chars, "/P") => {
                (0..2).for_each(|_| {
                    chars.next();
                });
                pieces.push(Piece::HalfDay);
            }
            'd' | 'D' | 'm' | 'M' | 'y' | 'Y' | 'h' | 'H' | 's' | 'S' => {
                let mut run = 1;
                while chars.peek().is_some_and(|n| n.eq_ignore_ascii_case(&c)) {
                    chars.next();
                    run += 1;
                }
                moment = true;
                pieces.push(match c.to_ascii_lowercase() {
                    'd' => Piece::Day(run),
                    'm' => Piece::Month(run),
                    'y' => Piece::Year(run),
                    'h' => Piece::Hour(run),
                    _ => Piece::Second(run),
                });
            }
            '%' => percent = true,
            '.' if !moment => decimals = Some(0),
            '.' => push_words(&mut pieces, "."),
            '0' | '#' | '?' if !moment => decimals = decimals.map(|d| d + usize::from(c != '#')),
            '0' if moment => {}
            'G' | 'g' if lookahead(&chars, "eneral") => return Shape::General,
            '@' => return Shape::General,
            other => push_words(&mut pieces, &other.to_string()),
        }
    }
    if moment {
        return Shape::Moment(month_spelt(minutes_told_from_months(pieces)));
    }
    match (percent, decimals) {
        (true, d) => Shape::Percent(d.unwrap_or(0)),
        (false, Some(d)) => Shape::Fixed(d),
        (false, None) => Shape::General,
    }
}

fn lookahead(chars: &std::iter::Peekable<std::str::Chars<'_>>, expected: &str) -> bool {
    let mut ahead = chars.clone();
    expected.chars().all(|e| ahead.next().is_some_and(|c| c.eq_ignore_ascii_case(&e)))
}

fn push_words(pieces: &mut Vec<Piece>, words: &str) {
    if let Some(Piece::Words(last)) = pieces.last_mut() {
        last.push_str(words);
    } else if !words.is_empty() {
        pieces.push(Piece::Words(words.to_owned()));
    }
}

/// "m" means minutes after an hour or before seconds, and months everywhere else.
fn minutes_told_from_months(mut pieces: Vec<Piece>) -> Vec<Piece> {
    let mut after_hour = false;
    for i in 0..pieces.len() {
        match pieces.get(i) {
            Some(Piece::Hour(_)) => after_hour = true,
            Some(Piece::Month(n)) => {
                let n = *n;
                let before_seconds = pieces
                    .iter()
                    .skip(i + 1)
                    .find(|p| !matches!(p, Piece::Words(_)))
                    .is_some_and(|p| matches!(p, Piece::Second(_)));
                if (after_hour || before_seconds)
                    && n <= 2
                    && let Some(p) = pieces.get_mut(i)
                {
                    *p = Piece::Minute(n);
                }
                after_hour = false;
            }
            Some(Piece::Words(_)) | None => {}
            Some(_) => after_hour = false,
        }
    }
    pieces
}

/// A month of a year has its name and all four figures, whatever its look: "Jan-21" may be read as a day, and is what a
/// spreadsheet makes of "January 2021" when somebody types it.
fn month_spelt(pieces: Vec<Piece>) -> Vec<Piece> {
    let count = |is: fn(&Piece) -> bool| pieces.iter().filter(|p| is(p)).count();
    let months = count(|p| matches!(p, Piece::Month(_)));
    let years = count(|p| matches!(p, Piece::Year(_)));
    let marks = count(|p| matches!(p, Piece::Words(words) if !words.contains(char::is_alphanumeric)));
    if (months, years) == (1, 1) && months + years + marks == pieces.len() {
        return vec![Piece::Month(4), Piece::Words(" ".into()), Piece::Year(4)];
    }
    pieces
}

/// A month of a year as it is written for people: "January 2021".
pub(crate) fn month_of_year(date: Date) -> String {
    format!("{} {}", date.month(), date.year())
}

/// The number as the sheet shows it; a month of a year is spelt.
pub(crate) fn show(number: f64, shape: &Shape, from_1904: bool) -> String {
    match shape {
        Shape::General => plain(number),
        Shape::Percent(decimals) => format!("{:.*}%", (*decimals).min(10), number * 100.0),
        Shape::Fixed(decimals) => format!("{number:.*}", (*decimals).min(10)),
        Shape::Moment(pieces) => moment(number, pieces, from_1904).unwrap_or_else(|| plain(number)),
    }
}

fn plain(number: f64) -> String {
    // Excel itself shows at most eleven digits of a plain number.
    let rounded = (number * 1e9).round() / 1e9;
    if rounded.is_finite() && rounded.abs() < 1e15 { format!("{rounded}") } else { format!("{number}") }
}

fn moment(number: f64, pieces: &[Piece], from_1904: bool) -> Option<String> {
    if !(0.0..2_958_466.0).contains(&number) {
        return None;
    }
    let seconds = (number * 86_400.0).round() / 86_400.0;
    #[expect(clippy::cast_possible_truncation, reason = "checked to be below 2,958,466 just above")]
    let days = seconds.floor() as i64;
    #[expect(clippy::cast_possible_truncation, reason = "a fraction of a day is below 86,400 seconds")]
    let second_of_day = ((number - number.floor()) * 86_400.0).round() as i64 % 86_400;
    let date = day(days, from_1904)?;
    let twelve = pieces.contains(&Piece::HalfDay);
    let (h, m, s) = (second_of_day / 3600, second_of_day / 60 % 60, second_of_day % 60);
    // Midnight is a day alone: programs set the time beside every date.
    let clock = pieces.iter().position(|it| matches!(it, Piece::Hour(_)));
    let dated = |to: usize| pieces.iter().take(to).any(|it| matches!(it, Piece::Day(_) | Piece::Year(_)));
    let shown = clock.filter(|at| second_of_day == 0 && dated(*at)).unwrap_or(pieces.len());
    let mut out = String::new();
    for piece in pieces.iter().take(shown) {
        match piece {
            Piece::Day(1) => out.push_str(&date.day().to_string()),
            Piece::Day(2) => out.push_str(&format!("{:02}", date.day())),
            Piece::Day(3) => out.push_str(date.weekday().to_string().get(..3)?),
            Piece::Day(_) => out.push_str(&date.weekday().to_string()),
            Piece::Month(1) => out.push_str(&u8::from(date.month()).to_string()),
            Piece::Month(2) => out.push_str(&format!("{:02}", u8::from(date.month()))),
            Piece::Month(3) => out.push_str(date.month().to_string().get(..3)?),
            Piece::Month(5) => out.push_str(date.month().to_string().get(..1)?),
            Piece::Month(_) => out.push_str(&date.month().to_string()),
            Piece::Year(1 | 2) => out.push_str(&format!("{:02}", date.year().rem_euclid(100))),
            Piece::Year(_) => out.push_str(&date.year().to_string()),
            Piece::Hour(n) => {
                let hour = if twelve { (h + 11) % 12 + 1 } else { h };
                out.push_str(&if *n > 1 { format!("{hour:02}") } else { hour.to_string() });
            }
            Piece::Minute(n) => out.push_str(&if *n > 1 { format!("{m:02}") } else { m.to_string() }),
            Piece::Second(n) => out.push_str(&if *n > 1 { format!("{s:02}") } else { s.to_string() }),
            Piece::HalfDay => out.push_str(if h < 12 { "AM" } else { "PM" }),
            Piece::Words(words) => out.push_str(words),
        }
    }
    Some(out.trim().to_owned())
}

fn day(days: i64, from_1904: bool) -> Option<Date> {
    if from_1904 {
        return Date::from_calendar_date(1904, Month::January, 1).ok()?.checked_add(Duration::days(days));
    }
    crate::date::spreadsheet_day(days)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(number: f64, code: &str, shown: &str) {
        assert_eq!(show(number, &shape(code), false), shown, "{number} as {code}");
    }

    #[test]
    fn dates_are_shown_as_their_format_says() {
        check(44287.0, "d mmm yy", "1 Apr 21");
        check(44287.0, "yyyy", "2021");
        check(44287.0, "mmmm", "April");
        check(44287.0, "[$-809]dd mmmm yyyy;@", "01 April 2021");
        check(44287.0, "dd/mm/yyyy", "01/04/2021");
        check(44287.75, "d mmm yyyy h:mm AM/PM", "1 Apr 2021 6:00 PM");
        check(44287.0, "[$-F800]dddd, mmmm dd, yyyy", "01 April 2021");
        check(44287.5, "dddd d \"of\" mmmm", "Thursday 1 of April");
        check(60.0, "General", "60");
        check(0.5, "0%", "50%");
        check(1.005, "0.00", "1.00");
        check(44287.0, "mm:ss", "00:00");
    }

    #[test]
    fn a_month_of_a_year_is_spelt_whatever_its_look() {
        for code in ["mmm-yy", "mmmm yyyy", "mm/yyyy", "m/yy", "mmmm\\-yy;@", "yyyy-mm", "[$-809]mmm\\ yyyy"]
        {
            check(44256.0, code, "March 2021");
        }
        assert_eq!(show(44256.0, &shape(built_in(17).unwrap()), false), "March 2021");
        check(44256.0, "\"due \"mmm yyyy", "due Mar 2021");
    }
}
