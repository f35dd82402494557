//! Statements in a box of their own: "Area for improvement | Background" over what they say, a label beside what it says, or
//! both in one cell.

use super::Said;
use super::label::{self, Label};
use crate::block::{Cell, Manner, Paragraph, Row};
use crate::interpret::words::word_list;

/// A box has no more rows and cells than this.
const MOST_ROWS: usize = 8;
const MOST_CELLS: usize = 16;
/// Headings over values, and labels beside them, have no more words than this.
const MOST_IN_LABEL: usize = 6;

/// What else a box says is called by these words.
const OF_BOX: &[&str] = &[
    "background",
    "context",
    "evidence",
    "detail",
    "details",
    "information",
    "source",
    "reason",
    "reasons",
    "rationale",
    "why",
    "finding",
    "findings",
    "lead",
    "owner",
    "sponsor",
    "date",
    "due",
    "status",
    "rag",
    "rating",
    "ref",
    "reference",
    "notes",
    "summary",
];

/// What such a box states.
pub(super) fn said(rows: &[Row]) -> Option<Said> {
    let rows: Vec<Vec<&Cell>> = rows
        .iter()
        .filter(|r| !r.is_empty())
        .take(MOST_ROWS + 1)
        .map(|r| r.filled().take(MOST_CELLS).collect())
        .collect();
    if rows.is_empty() || rows.len() > MOST_ROWS || rows.iter().map(Vec::len).sum::<usize>() > MOST_CELLS {
        return None;
    }
    // "Recommendation: 1. … 2. …" states several things.
    over_values(&rows).or_else(|| beside(&rows)).filter(|said| !said.beside.iter().any(counts))
}

/// True for "2 Panels should be mixed", as in a list.
fn counts(p: &Paragraph) -> bool {
    matches!(p.manner, Manner::Numbered { .. })
        || p.text
            .trim_start()
            .split([' ', '.', ')'])
            .next()
            .is_some_and(|w| (1..=3).contains(&w.len()) && w.bytes().all(|b| b.is_ascii_digit()))
}

/// A row of labels over a row of what they say.
fn over_values(rows: &[Vec<&Cell>]) -> Option<Said> {
    let [labels, values] = rows else { return None };
    let headings = labels.iter().all(|c| is_label(&c.text()));
    let at = labels.iter().position(|c| label::split(&c.text()).is_some_and(|l| l.rest.is_empty()))?;
    if !headings
        || labels.len() != values.len()
        || labels.iter().zip(values).any(|(l, v)| l.column != v.column)
    {
        return None;
    }
    let text = labels.get(at)?.text();
    let value = values.get(at)?;
    // "Finding | Panels are all alike" over "Background | …": the labels stand on the left.
    if labels.len() > 1 && is_label(&value.text()) && is_of_box(&value.text()) {
        return None;
    }
    let mut said = stated(&label::split(&text)?, value)?;
    let others = labels.iter().zip(values).enumerate().filter(|(i, _)| *i != at);
    said.beside.extend(others.map(|(_, (label, value))| labelled(label, value)));
    Some(said)
}

/// A label beside what it says, or before it in one cell, above other such rows.
fn beside(rows: &[Vec<&Cell>]) -> Option<Said> {
    let (first, others) = rows.split_first()?;
    let (mut said, left) = match first.as_slice() {
        [cell] => {
            let text = cell.text();
            let label = label::split(&text)?;
            match (label.rest.is_empty(), others.split_first()) {
                (false, _) => (in_one_cell(&label, cell)?, others),
                (true, Some((next, left))) if next.len() == 1 => (stated(&label, next.first()?)?, left),
                _ => return None,
            }
        }
        [key, value] => {
            let text = key.text();
            let label = label::split(&text).filter(|l| l.rest.is_empty())?;
            (stated(&label, value)?, others)
        }
        _ => return None,
    };
    for row in left {
        match row.as_slice() {
            [cell] => {
                said.beside.extend(cell.paragraphs.iter().filter(|p| !p.text.trim().is_empty()).cloned());
            }
            [key, value] if is_label(&key.text()) => said.beside.push(labelled(key, value)),
            _ => return None,
        }
    }
    Some(said)
}

/// True for the words over or beside what else a box says.
fn is_of_box(label: &str) -> bool {
    let words = word_list(label);
    words.first().is_some_and(|w| OF_BOX.contains(&w.as_str())) || label.trim_end().ends_with(':')
}

fn is_label(text: &str) -> bool {
    let words = text.split_whitespace().count();
    (1..=MOST_IN_LABEL).contains(&words) && !text.trim_end().ends_with('.') && !text.contains('\n')
}

/// The statement in a cell, with its number where that stands on a line of its own: "Ref No. E1".
fn stated(label: &Label<'_>, cell: &Cell) -> Option<Said> {
    let mut lines: Vec<&Paragraph> = cell.paragraphs.iter().filter(|p| !p.text.trim().is_empty()).collect();
    let mut own = label.own.trim_end_matches(':').to_owned();
    let mut number = label.number.map(str::to_owned);
    if number.is_none()
        && lines.len() > 1
        && let Some((words, its)) = lines.first().and_then(|p| reference(&p.text))
    {
        own = [own.as_str(), words].join(" ");
        number = Some(its.to_owned());
        lines.remove(0);
    }
    let (first, more) = lines.split_first()?;
    Some(Said {
        kind: label.kind,
        own,
        number,
        statement: plain(first, first.text.trim()),
        beside: more.iter().map(|p| (*p).clone()).collect(),
    })
}

/// The statement behind its label.
fn in_one_cell(label: &Label<'_>, cell: &Cell) -> Option<Said> {
    let mut lines = cell.paragraphs.iter().filter(|p| !p.text.trim().is_empty());
    let first = lines.next()?;
    let its = label::split(&first.text)?;
    let (statement, own) = if its.rest.is_empty() { (lines.next()?, its.own) } else { (first, label.own) };
    let text = if its.rest.is_empty() { statement.text.trim() } else { its.rest };
    Some(Said {
        kind: label.kind,
        own: own.trim_end_matches(':').to_owned(),
        number: label.number.map(str::to_owned),
        statement: plain(statement, text),
        beside: lines.cloned().collect(),
    })
}

/// The words and the number of "Ref No. E1".
fn reference(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let (words, number) = text.rsplit_once([' ', '\u{a0}'])?;
    let names = words.split_whitespace().next()?.trim_end_matches(['.', ':']).to_lowercase();
    (matches!(names.as_str(), "ref" | "reference" | "no" | "number" | "id")
        && words.split_whitespace().count() <= 2
        && label::number(number) == Some(number))
    .then_some((words, number))
}

pub(super) fn plain(p: &Paragraph, text: &str) -> Paragraph {
    Paragraph { text: text.to_owned(), manner: Manner::Plain, ..p.clone() }
}

/// "Background: Practice varied", as one line where it is one.
fn labelled(key: &Cell, value: &Cell) -> Paragraph {
    let text = format!("{}: {}", key.text().trim().trim_end_matches(':'), value.text());
    Paragraph { text, at: value.at.clone(), ..Paragraph::default() }
}
