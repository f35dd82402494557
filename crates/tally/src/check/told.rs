//! What was found in a column, in words that say what to do.

use records::mapping::Kind;
use records::{Finding, FindingKind, Place};

use super::column::{Profile, Words};
use super::{At, Seen};

/// How many different words are told one by one.
const TOLD: usize = 50;
/// More labels than this are hardly categories.
const MANY_LABELS: usize = 1_000;

pub(super) fn column(
    profile: &Profile<'_>,
    rows: u64,
    place: &dyn Fn(Option<At>, &str) -> Place,
    found: &mut Vec<Finding>,
) {
    let place = |seen: Seen| place(seen.first, profile.heading);
    let mut tell = |kind, seen: Seen, words: Option<&str>, message: String| {
        found.push(Finding {
            kind,
            place: place(seen),
            rows: seen.rows,
            words: words.map(str::to_owned),
            message,
        });
    };
    let labels = profile.kinds().find_map(|it| match it {
        Kind::Category(category) => Some(&category.labels),
        _ => None,
    });
    each(&profile.unmatched, |words, seen| {
        let advice = labels.map(|it| it.advise(words)).unwrap_or_default();
        let group = match (&advice.why, advice.perhaps.as_slice()) {
            (None, [only]) => only,
            _ => "…",
        };
        let because = advice.to_string();
        let because = if because.is_empty() { because } else { format!(" ({because})") };
        let message = format!(
            "“{words}” ({} rows) is not known{because}: add `\"{words}\" = \"{group}\"` to `labels`",
            seen.rows
        );
        tell(FindingKind::UnmatchedLabel, seen, Some(words), message);
    });
    for ways in profile.spellings.values().filter(|it| it.len() > 1) {
        let said: Vec<String> =
            ways.iter().map(|(words, seen)| format!("“{words}” ({})", seen.rows)).collect();
        let most = ways.iter().max_by_key(|(_, seen)| seen.rows).map_or("", |(words, _)| words.as_str());
        let seen = together(ways);
        let message = format!(
            "the same label seems to be written in {} ways: {}: map them to one, such as “{most}”",
            ways.len(),
            said.join(", ")
        );
        tell(FindingKind::TwoSpellings, seen, Some(most), message);
    }
    if profile.labels > MANY_LABELS || profile.overflown {
        let first = profile.spellings.values().next().map(together).unwrap_or_default();
        let kind = if profile.overflown { FindingKind::TooManyCategories } else { FindingKind::NotChecked };
        let message = format!(
            "{}{} different labels are many for a category: is this a name, an address or a number? Derive groups or bands",
            if profile.overflown { "more than " } else { "" },
            profile.labels
        );
        tell(kind, first, None, message);
    }
    each(&profile.not_numbers, |words, seen| {
        let message = if words.is_empty() {
            format!("{} rows have no number, and each row must say how many it stands for", seen.rows)
        } else {
            format!(
                "“{words}” ({} rows) is not a number: mend it, or set `others = \"not-known\"` where that is right",
                seen.rows
            )
        };
        tell(FindingKind::NotANumber, seen, Some(words), message);
    });
    each(&profile.out_of_bounds, |words, seen| {
        let message =
            format!("“{words}” ({} rows) is outside the bounds `least` and `most` of the mapping", seen.rows);
        tell(FindingKind::OutOfBounds, seen, Some(words), message);
    });
    each(&profile.negative, |words, seen| {
        tell(
            FindingKind::NegativeCount,
            seen,
            Some(words),
            format!("“{words}” ({} rows) is a count below zero", seen.rows),
        );
    });
    each(&profile.broken, |words, seen| {
        let message = format!(
            "“{words}” ({} rows) is not a whole number: write `as = \"weight\"` where it is a weight",
            seen.rows
        );
        tell(FindingKind::BrokenCount, seen, Some(words), message);
    });
    if !profile.numbers_written.is_empty() {
        let seen = together(&profile.numbers_written);
        let example = profile.numbers_written.keys().next().map_or("", String::as_str);
        let message = format!(
            "{} numbers are written as text, such as “{example}”; they were read as numbers",
            seen.rows
        );
        tell(FindingKind::NumberAsText, seen, Some(example), message);
    }
    if profile.numbers_as_text.rows > 0 {
        let seen = profile.numbers_as_text;
        let message =
            format!("{} numbers are kept as text in this sheet; they were read as numbers", seen.rows);
        tell(FindingKind::NumberAsText, seen, None, message);
    }
    each(&profile.not_dates, |words, seen| {
        let message =
            format!("“{words}” ({} rows) is not a date: mend it, or set `others = \"not-known\"`", seen.rows);
        tell(FindingKind::NotADate, seen, Some(words), message);
    });
    each(&profile.no_such_days, |words, seen| {
        let message = format!(
            "“{words}” ({} rows) cannot be: there is no such day, or it is outside `earliest` and `latest`",
            seen.rows
        );
        tell(FindingKind::ImpossibleDate, seen, Some(words), message);
    });
    for (order, words) in &profile.other_order {
        let seen = together(words);
        let example = words.keys().next().map_or("", String::as_str);
        let stated = profile.kinds().find_map(|it| match it {
            Kind::Date(date) => Some(date.order.name()),
            _ => None,
        });
        let advice = if profile.one_way.rows == 0 {
            format!("no date needs the stated order, so set `order = \"{order}\"`")
        } else {
            format!(
                "{} dates can only be the stated one and {} can be both: mend the file",
                profile.one_way.rows, profile.two_ways.rows
            )
        };
        let message = format!(
            "{} dates, such as “{example}”, can only be {order}, and {} is stated: {advice}",
            seen.rows,
            stated.unwrap_or("another order")
        );
        tell(FindingKind::MixedDates, seen, Some(example), message);
    }
    if profile.missing.rows > 0 && !profile.name().is_empty() {
        let message = format!(
            "{} of {rows} rows have no value ({})",
            profile.missing.rows,
            percent(profile.missing.rows, rows)
        );
        tell(FindingKind::Missing, profile.missing, None, message);
    }
}

/// A share in words.
pub(super) fn percent(part: u64, of: u64) -> String {
    let thousandths = part.saturating_mul(1000).checked_div(of).unwrap_or(0);
    if thousandths == 0 && part > 0 {
        "under 0.1 %".to_owned()
    } else {
        format!("{}.{} %", thousandths / 10, thousandths % 10)
    }
}

fn together(words: &Words) -> Seen {
    let mut all = Seen::default();
    for seen in words.values() {
        if let Some(at) = seen.first {
            all.again(seen.rows, at);
        }
    }
    all
}

/// The commonest words one by one, and the rest together.
fn each(words: &Words, mut tell: impl FnMut(&str, Seen)) {
    let mut order: Vec<(&String, &Seen)> = words.iter().collect();
    order.sort_by_key(|(_, seen)| std::cmp::Reverse(seen.rows));
    for (words, seen) in order.iter().take(TOLD) {
        tell(words, **seen);
    }
    let rest: Words = order.iter().skip(TOLD).map(|(words, seen)| ((*words).clone(), **seen)).collect();
    if !rest.is_empty() {
        tell(&format!("… and {} others", rest.len()), together(&rest));
    }
}
