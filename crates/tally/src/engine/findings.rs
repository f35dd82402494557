//! What stops the counting, in words.

use records::mapping::{Column, Kind};
use records::{Finding, FindingKind, Place};

use crate::count::{Fault, FaultKind};
use crate::feed::NO_NUMBER;
use crate::store::FoundFile;

/// The file and row that a place in a batch stands for.
pub(super) fn place(files: &[FoundFile], place: Option<i64>, column: Option<&str>) -> Place {
    let file = place.and_then(|it| usize::try_from(it >> 40).ok()).and_then(|at| files.get(at));
    let row = place.and_then(|it| u64::try_from(it).ok()).map(|it| it & NO_NUMBER);
    let row = row.filter(|it| *it > 0 && *it != NO_NUMBER);
    Place { file: file.map(|it| it.name.clone()), sheet: None, row, column: column.map(str::to_owned) }
}

/// The finding of a fault.
pub(super) fn of(
    cell: &str,
    headings: &[String],
    files: &[FoundFile],
    at: Option<i64>,
    rows: u64,
) -> Option<Finding> {
    let (kind, column, words) = Fault::decode(cell)?;
    let heading = headings.get(column).map(String::as_str);
    let (kind, heading, message) = match kind {
        FaultKind::Ragged => (
            FindingKind::RaggedRow,
            None,
            format!(
                "the row has {words} values: a value may hold the delimiter without quotation marks round it"
            ),
        ),
        FaultKind::Unfinished => (
            FindingKind::UnfinishedRow,
            None,
            "the file breaks off within this row: get the whole file".to_owned(),
        ),
        FaultKind::OpenQuote => (
            FindingKind::UnfinishedRow,
            None,
            "a quotation mark opens in this row and is never closed".to_owned(),
        ),
        FaultKind::Condition => (
            FindingKind::UnmatchedLabel,
            heading,
            format!(
                "nobody can say whether this row counts, because “{words}” is not known: map it, or mend it"
            ),
        ),
        FaultKind::Number => (
            FindingKind::NotANumber,
            heading,
            format!(
                "“{words}” is not a number within the bounds of the mapping: mend it, or set `others = \"not-known\"`"
            ),
        ),
        FaultKind::NoCount => (
            FindingKind::NotANumber,
            heading,
            format!("“{words}” is not a count: each row must say how many it stands for"),
        ),
        FaultKind::Negative => {
            (FindingKind::NegativeCount, heading, format!("“{words}” is a count below zero"))
        }
        FaultKind::Broken => {
            (FindingKind::BrokenCount, heading, format!("“{words}” is not a whole number, as a count is"))
        }
    };
    let words = (!words.is_empty()).then(|| words.to_owned());
    Some(Finding { kind, place: place(files, at, heading), rows, words, message })
}

/// The finding of words that a column does not know; of the population where there is no file.
pub(super) fn unmatched(column: &Column, words: &str, rows: u64, file: Option<&FoundFile>) -> Finding {
    let whose = if file.is_some() { "" } else { " of the population" };
    let name = &column.name;
    let number = if rows == 1 { "1 row".to_owned() } else { format!("{rows} rows") };
    let (kind, message) = match &column.kind {
        Kind::Category(it) => {
            let advice = it.labels.advise(words).to_string();
            let advice = if advice.is_empty() { advice } else { format!(" ({advice})") };
            let told = format!(
                "“{words}”{whose} is not known for “{name}” ({number}): say in `labels` what it stands for{advice}"
            );
            (FindingKind::UnmatchedLabel, told)
        }
        Kind::Date(it) => {
            let order = it.order.name();
            let told = format!(
                "“{words}”{whose} is not a date of “{name}” ({number}) in the order {order} and within the bounds of the mapping: \
                 mend it, or set `others = \"not-known\"`"
            );
            (FindingKind::NotADate, told)
        }
        Kind::Person | Kind::Count | Kind::Weight | Kind::Amount(_) => {
            let told = format!(
                "“{words}”{whose} is not a number of “{name}” ({number}) within the bounds of the mapping: mend it, or set \
                 `others = \"not-known\"`"
            );
            (FindingKind::NotANumber, told)
        }
    };
    Finding {
        kind,
        place: Place {
            file: file.map(|it| it.name.clone()),
            sheet: None,
            row: None,
            column: Some(column.heading.clone()),
        },
        rows,
        message,
        words: Some(words.to_owned()),
    }
}
