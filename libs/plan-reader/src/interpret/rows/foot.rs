//! What stands beneath the rows of a plan in the same table: what its colours mean, totals, lines about the sheet.

use std::collections::BTreeSet;

use crate::aliases::Aliases;
use crate::block::{Cell, Row, Table};
use crate::draft::ColumnRole;
use crate::interpret::Interpreter;
use crate::interpret::columns::{self, Columns};
use crate::interpret::other_kind::OtherKind;
use crate::interpret::words::{begins_with_a_verb, folded, word_list};
use crate::interpret::{set_aside, told_below};
use crate::status;

/// What may be written before a key.
const KEYS: &[&str] = &["key", "legend", "definitions", "explanation", "allwedd"];

impl Interpreter {
    /// Lists the words of such rows.
    pub(in crate::interpret) fn list_foot<'p>(
        &mut self,
        table: &Table,
        places: impl Iterator<Item = &'p usize>,
    ) {
        for row in places.filter_map(|i| table.rows.get(*i)) {
            let words: Vec<String> = row.filled().map(Cell::text).collect();
            self.explain(
                &row.at,
                &words.join(" | "),
                "Left out: it says what colours mean, counts the rows, or stands apart beneath them.",
            );
            self.note(row);
        }
    }
}

/// The table with such rows left empty, and their places, with its columns found anew. `None` where it has none.
pub(in crate::interpret) fn parted(
    table: &Table,
    columns: &mut Columns,
    from: usize,
    most_rows: usize,
    aliases: &Aliases,
) -> Option<(Table, BTreeSet<usize>)> {
    let mut places = keys(table, columns, from);
    places.extend((from..table.rows.len()).filter(|i| is_total(&filled(table, *i))));
    places.extend(of_other_tables(table, from, aliases));
    let apart = lines_apart(table, columns, from, &places, aliases);
    places.extend(apart);
    if places.is_empty() {
        return None;
    }
    let mut bare = table.clone();
    for (i, row) in bare.rows.iter_mut().enumerate() {
        if places.contains(&i) {
            row.cells.clear();
        }
    }
    if let Some(found) = columns::find(&bare, most_rows, aliases) {
        *columns = found;
        columns.settle();
    }
    Some((bare, places))
}

fn filled(table: &Table, at: usize) -> Vec<&Cell> {
    table.rows.get(at).into_iter().flat_map(|row| &row.cells).filter(|c| !c.is_empty()).collect()
}

/// The rows that explain colours. A key may stand between two blocks as well, so that it ends with the first row that
/// explains none, unless no full row follows.
fn keys(table: &Table, columns: &Columns, from: usize) -> BTreeSet<usize> {
    let last_full = (from..table.rows.len()).rev().find(|i| filled(table, *i).len() > 2);
    let mut out = BTreeSet::new();
    let mut in_key = false;
    for (i, row) in table.rows.iter().enumerate().skip(from) {
        let cells = filled(table, i);
        if cells.is_empty() {
            continue;
        }
        let beneath = last_full.is_some_and(|last| i > last);
        // "A: Homes" alone may name a theme, so that a key of letters has a second line.
        let sure = || in_key || !is_lettered(&cells) || is_lettered(&filled(table, i + 1));
        in_key = names_a_key(&cells)
            || explains_in_a_line(&cells)
            || cells.len() <= 3 && explains_a_colour(row, &cells, columns, in_key) && sure()
            || in_key && beneath;
        if in_key {
            out.insert(i);
        }
    }
    out
}

/// The rows of other tables right below, as far as the next empty row: under headings of what the document says of itself,
/// "Version | Date | Author", or of a register of risks.
fn of_other_tables(table: &Table, from: usize, aliases: &Aliases) -> Vec<usize> {
    // Headings are looked for beneath such a name only, for there may be a great many rows.
    let is_risk = |c: &&Cell| {
        let short = c.paragraphs.first().is_some_and(|p| p.text.len() <= 8);
        short && matches!(folded(&c.text()).as_str(), "risk" | "risks" | "hazard" | "threat")
    };
    let named = |i: usize| {
        let names = filled(table, i);
        names.len() > 2 && names.iter().any(is_risk)
    };
    let risks = |i: usize| {
        let found = Some(i).filter(|i| named(*i)).and_then(|i| columns::headings_in(table, i, aliases));
        found.is_some_and(|c| OtherKind::of(&c, aliases) == Some(OtherKind::Risks))
    };
    let heads = |i: &usize| {
        table.rows.get(*i).is_some_and(|row| set_aside::heads_no_plan(row, aliases)) || *i > from && risks(*i)
    };
    let mut out = Vec::new();
    let mut left = from..table.rows.len();
    while let Some(at) = left.find(heads) {
        out.push(at);
        out.extend(left.by_ref().take_while(|i| !filled(table, *i).is_empty()));
    }
    out
}

/// Single lines that an empty row parts from the last rows: "Last updated 3 May 2026", "* Subject to funding".
fn lines_apart(
    table: &Table,
    columns: &Columns,
    from: usize,
    others: &BTreeSet<usize>,
    aliases: &Aliases,
) -> Vec<usize> {
    let how_full = |i: usize| if others.contains(&i) { 0 } else { filled(table, i).len() };
    let Some(last) = (from..table.rows.len()).rev().find(|i| how_full(*i) > 1) else { return Vec::new() };
    let parts = |i: &usize| is_last_before_a_gap(table, *i);
    let full: Vec<usize> = (from..=last).filter(|i| how_full(*i) > 1).collect();
    let spaced = full.windows(2).any(|w| matches!(w, [a, b] if (*a..*b).any(|i| parts(&i))));
    let parting = (last..table.rows.len()).find(parts);
    let role = |cell: &Cell| columns.at(cell.column).and_then(|c| c.role);
    // "* Subject to funding" beneath rows without a list.
    let lists = || full.iter().any(|i| filled(table, *i).iter().any(|c| is_point(c)));
    let of_sheet = |cell: &Cell| tells_of_the_sheet(&cell.text()) || is_point(cell) && !lists();
    // Where every row stands apart, one without a lead or a date may be the last of them; so may what begins as they do.
    let is_done = |cell: &Cell| {
        matches!(role(cell), Some(ColumnRole::Activity | ColumnRole::Recommendation))
            && (spaced || begins_with_a_verb(&cell.text()))
            && !of_sheet(cell)
    };
    let alone: Vec<(usize, &Cell)> = (last + 1..table.rows.len())
        .filter(|i| !others.contains(i))
        .filter_map(|i| match filled(table, i).as_slice() {
            [cell] if told_below::of(&[cell], columns, aliases).is_none() => Some((i, *cell)),
            _ => None,
        })
        .collect();
    let goes_on = alone.iter().any(|(_, cell)| is_done(cell));
    let apart = |i: usize| !goes_on && parting.is_some_and(|parting| i > parting);
    alone
        .into_iter()
        .filter(|(i, cell)| role(cell) != Some(ColumnRole::Achieved) && (apart(*i) || of_sheet(cell)))
        .map(|(i, _)| i)
        .collect()
}

/// True where an empty row stands right below this one, whether the table holds it or only the numbers of its rows tell.
pub(in crate::interpret) fn is_last_before_a_gap(table: &Table, at: usize) -> bool {
    let number = |i: usize| table.rows.get(i).and_then(|row| row.at.row);
    let missing = number(at).zip(number(at + 1)).is_some_and(|(a, b)| b > a + 1);
    missing || table.rows.get(at + 1).is_some_and(Row::is_empty)
}

/// True for a cell that holds a point of a list.
fn is_point(cell: &Cell) -> bool {
    cell.text().starts_with("- ")
}

/// True for "Last updated by the policy team" and "* Subject to funding".
fn tells_of_the_sheet(text: &str) -> bool {
    const BEGIN: &[&str] = &[
        "last updated",
        "updated",
        "last reviewed",
        "source",
        "sources",
        "note",
        "notes",
        "nb",
        "produced by",
        "prepared by",
        "compiled by",
        "for more information",
        "for further information",
        "end of",
        "printed",
        "exported",
        "downloaded",
    ];
    let words = word_list(text).join(" ");
    text.trim_start().starts_with(['*', '†', '©'])
        || BEGIN
            .iter()
            .any(|b| words.strip_prefix(b).is_some_and(|rest| rest.is_empty() || rest.starts_with(' ')))
}

/// True for "Total actions: 6" alone in its row.
fn counts_alone(cell: &Cell) -> bool {
    let words = word_list(&cell.text());
    let number = |w: &String| w.bytes().all(|b| b.is_ascii_digit());
    let total = words.first().is_some_and(|w| matches!(w.as_str(), "total" | "totals"));
    total
        && words.len() <= 5
        && words.last().is_some_and(number)
        && words.iter().filter(|w| number(w)).count() == 1
}

/// True for a row that only counts the others: "Total actions | 4".
pub(in crate::interpret) fn is_total(filled: &[&Cell]) -> bool {
    let counts = |cell: &&Cell| {
        let first = cell.paragraphs.iter().find_map(|p| p.text.split_whitespace().next());
        let first = first.unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
        first.eq_ignore_ascii_case("total") || first.eq_ignore_ascii_case("totals")
    };
    let is_number = |cell: &&Cell| {
        let text = cell.text();
        text.contains(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic)
    };
    if let [one] = filled {
        return counts_alone(one);
    }
    filled.len() > 1
        && filled.iter().filter(|c| counts(c)).count() == 1
        && filled.iter().all(|c| counts(c) || is_number(c))
}

/// True for "Key", "RAG key:" and "Key to status colours".
fn names_a_key(filled: &[&Cell]) -> bool {
    const OF_KEYS: &[&str] = &[
        "key",
        "legend",
        "rag",
        "brag",
        "bragg",
        "status",
        "rating",
        "ratings",
        "colour",
        "colours",
        "color",
        "colors",
        "to",
        "the",
        "of",
        "and",
        "for",
        "definitions",
        "explanation",
        "code",
        "codes",
        "allwedd",
    ];
    let [cell] = filled else { return false };
    let words = word_list(&cell.text());
    let is = |word: &String, list: &[&str]| list.contains(&word.as_str());
    (1..=7).contains(&words.len())
        && words.iter().all(|w| is(w, OF_KEYS))
        && words.iter().any(|w| is(w, KEYS))
}

/// True for "Key: Green = on track, Amber = late" and "LM = Lettings Manager; HR = Human Resources".
fn explains_in_a_line(filled: &[&Cell]) -> bool {
    let [cell] = filled else { return false };
    let text = cell.text();
    let said =
        text.split_once(':').filter(|(name, _)| KEYS.contains(&folded(name).as_str())).map(|(_, said)| said);
    let short = |name: &str| {
        let words = name.split_whitespace().count();
        words == 1 && name.chars().count() <= 8 || status::hue_named(&folded(name)).is_some()
    };
    let explains = |piece: &str| {
        piece.split_once('=').is_some_and(|(name, meaning)| short(name.trim()) && !meaning.trim().is_empty())
    };
    let pieces: Vec<&str> =
        said.unwrap_or(&text).split([',', ';', '\n']).filter(|p| !p.trim().is_empty()).collect();
    let explained = pieces.iter().filter(|p| explains(p)).count();
    explained > 1 && explained * 2 > pieces.len()
}

/// True for "A: at risk" alone in its row, which may name a theme as well: "A: Homes".
fn is_lettered(filled: &[&Cell]) -> bool {
    let [cell] = filled else { return false };
    cell.text().split_once([':', '=', '–', '-']).is_some_and(|(name, _)| name.trim().len() == 1)
}

/// True for a row of a key: "Red: late", "Red | Late by a month", or a coloured cell beside what it means.
fn explains_a_colour(row: &Row, filled: &[&Cell], columns: &Columns, in_key: bool) -> bool {
    let under_status =
        |cell: &Cell| columns.at(cell.column).is_some_and(|c| c.tick || c.role == Some(ColumnRole::Status));
    let says_so = |cell: &&Cell| {
        let text = cell.text();
        let key =
            text.split_once([':', '=']).or_else(|| text.split_once(" – ")).or_else(|| text.split_once(" - "));
        key.is_some_and(|(name, meaning)| {
            let name = folded(name);
            let words = word_list(meaning).len();
            (status::hue_named(&name).is_some() || status::hue_lettered(&name).is_some())
                && (1..=14).contains(&words)
        })
    };
    if filled.iter().all(says_so) {
        return filled.len() > 1 || !filled.iter().any(|c| under_status(c));
    }
    if let [name, meaning] = filled {
        let hue = folded(&name.text());
        return (status::hue_named(&hue).is_some() || in_key && status::hue_lettered(&hue).is_some())
            && !under_status(name)
            && word_list(&meaning.text()).len() <= 20;
    }
    let [meaning] = filled else { return false };
    status::is_only_status(&meaning.text())
        && !under_status(meaning)
        && row.cells.iter().any(|c| c.fill.is_some() && !under_status(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Location;
    use crate::block::paragraphs_of;

    #[test]
    fn a_line_that_explains_several_letters_or_colours_is_a_key() {
        let key = |text: &str| {
            let paragraphs = paragraphs_of(text, false, &Location::default());
            explains_in_a_line(&[&Cell { paragraphs, ..Cell::default() }])
        };
        assert!(
            key("Key: Green = on track, Amber = late") && key("LM = Lettings Manager; HR = Human Resources")
        );
        assert!(!key("Pay = reward, and fair") && !key("Train all managers, and report by May"));
    }
}
