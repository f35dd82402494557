//! A table of two columns whose rows came as one line each: what is to be done, and behind it by when.
//!
//! "Target Target date" stands over "Every post is advertised to all. March 2027": the last words of each line are its date.

use super::lines::Line;
use super::rows::RowText;
use crate::Aliases;
use crate::date::looks_like_a_date;
use crate::draft::ColumnRole;
use crate::interpret::columns::{assign_knowing, label_role};

/// Headings of two columns take no more words than this.
const MOST_WORDS: usize = 6;

/// A date at the end of a line takes no more words than this.
const LONGEST: usize = 5;

/// Rows are no more than this.
const MOST: usize = 2_000;

/// Fewer words than this before a date are nothing to be done.
const FEWEST: usize = 4;

/// The rows below the two headings in the first line, and how many lines they take.
pub(super) fn take(lines: &[Line<'_>], aliases: &Aliases) -> Option<(Vec<RowText>, usize)> {
    let first = lines.first()?;
    // What no date follows is not looked at any closer.
    if !lines.get(1)?.text.ends_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (what, when) = headings(first.text, aliases)?;
    let rows: Vec<RowText> = lines.iter().skip(1).take(MOST).map_while(row).collect();
    if rows.is_empty() || !lines.get(rows.len() + 1).is_none_or(Line::is_blank) {
        return None;
    }
    let taken = rows.len() + 1;
    let head = RowText { headings: true, ..RowText::of(first.number, [what.as_str(), when.as_str()]) };
    Some((std::iter::once(head).chain(rows).collect(), taken))
}

/// "Target Target date" as two headings, the second of dates.
fn headings(text: &str, aliases: &Aliases) -> Option<(String, String)> {
    let words: Vec<&str> = text.split_whitespace().collect();
    if !(2..=MOST_WORDS).contains(&words.len()) || text.contains(['\t', '|', ':', '.']) {
        return None;
    }
    (1..words.len()).find_map(|at| {
        let (what, when) = words.split_at(at);
        let (what, when) = (what.join(" "), when.join(" "));
        let dates = label_role(&when, aliases) == Some(ColumnRole::TargetDate);
        // Several words are one heading only where they are known as one, and who leads is no row of its own.
        let known = match label_role(&what, aliases) {
            Some(ColumnRole::Activity | ColumnRole::Outcome | ColumnRole::Recommendation) => true,
            _ => {
                at == 1
                    && assign_knowing(std::slice::from_ref(&what), aliases, &[]).iter().any(Option::is_some)
            }
        };
        (dates && known).then_some((what, when))
    })
}

/// A line as what is to be done and by when.
fn row(line: &Line<'_>) -> Option<RowText> {
    let starts: Vec<usize> = line
        .text
        .split(' ')
        .scan(0, |at, word| {
            let here = *at;
            *at += word.len() + 1;
            Some((here, word))
        })
        .filter(|(_, word)| !word.is_empty())
        .map(|(at, _)| at)
        .collect();
    let near =
        starts.iter().rev().take(LONGEST).filter(|at| starts.iter().position(|s| s == *at) >= Some(FEWEST));
    let parted = near.filter_map(|at| Some((line.text.get(..*at)?.trim_end(), line.text.get(*at..)?)));
    let dated = |when: &str| when.contains(|c: char| c.is_ascii_digit()) && looks_like_a_date(when);
    // Behind a sentence the whole of the rest is the date; elsewhere it begins with a capital or a figure.
    let begins = |when: &str| when.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit());
    let ways: Vec<(&str, &str)> = parted.filter(|(_, when)| dated(when) && begins(when)).collect();
    let (what, when) = ways.iter().find(|(what, _)| what.ends_with(['.', ')'])).or(ways.last())?;
    Some(RowText { guessed: true, ..RowText::of(line.number, [*what, *when]) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::front::text::lines::split;

    #[test]
    fn what_stands_behind_a_sentence_is_its_date() {
        let text = "Target Target date\nEvery post is advertised to all, in 2026 too. March 2027\nMore of those who start are of the borough 31 December 2027\n\nAfter";
        let (rows, taken) = take(&split(text), &Aliases::default()).unwrap();
        let words: Vec<&str> = rows.iter().flat_map(|r| &r.cells).map(|c| c.lines[0].1.as_str()).collect();
        assert_eq!(taken, 3);
        assert_eq!(words[2..4], ["Every post is advertised to all, in 2026 too.", "March 2027"]);
        assert_eq!(words[4..], ["More of those who start are of the borough", "31 December 2027"]);
    }

    #[test]
    fn lines_without_dates_are_no_rows() {
        let text =
            "Action Deadline\nPublish the pay gap of each grade May 2027\nThen tell the forum what it shows";
        assert!(take(&split(text), &Aliases::default()).is_none());
        let three = "Action Owner Deadline\nPublish the pay gap of each grade Head of HR May 2027";
        assert!(take(&split(three), &Aliases::default()).is_none());
        assert!(take(&split("Write to all who left by May 2027"), &Aliases::default()).is_none());
    }
}
