//! Who and when at the end of each cell that says what is done, under labels that no heading bears: "Measure the step. Starts: April
//! 2027. To be done by: May 2027." They are given columns of their own.

use std::collections::BTreeMap;

use super::columns::label_role;
use super::words::folded;
use crate::aliases::Aliases;
use crate::block::{Block, Cell, Margin, Paragraph, Row, Table};
use crate::draft::{ColumnRole, UnplacedReason};

/// A label has no more letters, and no more words.
const MOST_LETTERS: usize = 40;
const MOST_WORDS: usize = 4;
/// What stands behind it has no more.
const MOST_TOLD: usize = 14;
/// So many words stand before the first label.
const LEAST_BEFORE: usize = 2;
/// A cell ends with no more labels, and the first so many different ones are counted.
const MOST_LABELS: usize = 6;
const MOST_DIFFERENT: usize = 30;
/// A table of more columns is none that people fill in.
const MOST_COLUMNS: usize = 60;

/// The same table with a column for each such label. The labels are listed once more for each cell that bore them.
pub(super) fn parted(block: Block, aliases: &Aliases, left: &mut Vec<Margin>) -> Block {
    match block {
        Block::Table(table) => Block::Table(widened(&table, aliases, left).unwrap_or(table)),
        Block::Paragraph(p) => Block::Paragraph(p),
    }
}

fn widened(table: &Table, aliases: &Aliases, left: &mut Vec<Margin>) -> Option<Table> {
    let width = table.rows.iter().flat_map(|r| &r.cells).map(|c| c.column + c.columns.max(1)).max()?;
    if width > MOST_COLUMNS {
        return None;
    }
    let mut ended: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for (at, row) in table.rows.iter().enumerate() {
        for cell in row.filled().filter(|cell| !ends(cell).is_empty()) {
            ended.entry(cell.column).or_insert((at, 0)).1 += 1;
        }
    }
    let (column, (first, count)) = ended.into_iter().max_by_key(|(_, (_, count))| *count)?;
    let on = |row: &Row| row.cells.iter().position(|c| c.column == column && !c.is_empty());
    let head = (0..first)
        .rev()
        .find(|at| table.rows.get(*at).is_some_and(|row| on(row).is_some() && row.filled().count() > 1))?;
    let own = || table.rows.iter().skip(head + 1).filter_map(|row| row.cells.get(on(row)?));
    if count < 2 || count * 5 < own().count() * 4 {
        return None;
    }
    let mut labels: Vec<(String, String, usize)> = Vec::new();
    for end in own().flat_map(ends) {
        let name = folded(&end.label);
        if let Some((.., count)) = labels.iter_mut().find(|(known, ..)| *known == name) {
            *count += 1;
        } else if labels.len() < MOST_DIFFERENT {
            labels.push((name, end.label.clone(), 1));
        }
    }
    labels.retain(|(.., met)| *met * 5 >= count * 4);
    let tells = |(_, label, _): &(String, String, usize)| {
        matches!(label_role(label, aliases), Some(ColumnRole::Lead | ColumnRole::TargetDate))
    };
    let heads = table.rows.get(head)?;
    let said = heads.filled().any(|c| labels.iter().any(|(name, ..)| folded(&c.text()) == *name));
    if said || !labels.iter().any(tells) {
        return None;
    }
    let mut out = table.clone();
    for (at, row) in out.rows.iter_mut().enumerate().skip(head) {
        let Some(cell) = on(row) else { continue };
        if at == head {
            let heading = |label: &str| Paragraph { text: label.to_owned(), ..Paragraph::default() };
            for (n, (_, label, _)) in labels.iter().enumerate() {
                row.cells.push(beside(row.cells.get(cell)?, width + n, heading(label)));
            }
            continue;
        }
        let Some(cell) = row.cells.get_mut(cell) else { continue };
        let place = |end: &End| labels.iter().position(|(name, ..)| *name == folded(&end.label));
        let found: Vec<End> = ends(cell);
        // What stands between labels that are not known in all rows stays where it is.
        let Some(kept) = found.iter().position(|end| place(end).is_some()) else { continue };
        let found = found.get(kept..).unwrap_or_default();
        if found.iter().any(|end| place(end).is_none()) {
            continue;
        }
        let (Some(from), Some(last)) = (found.first().map(|end| end.from), cell.paragraphs.last_mut()) else {
            continue;
        };
        let said = found.iter().map(|end| end.label.as_str()).collect::<Vec<_>>().join(" | ");
        left.push(Margin { text: said, reason: UnplacedReason::RepeatedHeadings, at: last.at.clone() });
        let told = found.iter().map(|end| Paragraph {
            text: end.value.clone(),
            at: last.at.clone(),
            ..Paragraph::default()
        });
        let told: Vec<Paragraph> = told.collect();
        last.text.truncate(from);
        last.text.truncate(last.text.trim_end().len());
        let like = cell.clone();
        for (end, words) in found.iter().zip(told) {
            row.cells.extend(place(end).map(|n| beside(&like, width + n, words)));
        }
        row.cells.sort_by_key(|c| c.column);
    }
    Some(out)
}

fn beside(like: &Cell, column: usize, words: Paragraph) -> Cell {
    Cell { column, columns: 1, rows: 1, paragraphs: vec![words], inner: Vec::new(), ..like.clone() }
}

/// A label at the end of a cell, and what it tells.
struct End {
    from: usize,
    label: String,
    value: String,
}

/// The labels that the last paragraph of a cell ends with.
fn ends(cell: &Cell) -> Vec<End> {
    let Some(text) = cell.paragraphs.last().map(|p| p.text.as_str()) else { return Vec::new() };
    let mut cuts: Vec<(usize, usize)> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let begins = open && c.is_uppercase();
        if begins && let Some(colon) = label_at(text, at) {
            cuts.push((at, colon));
        }
        open = c.is_whitespace() && (open || ends_a_sentence(text, at));
    }
    let mut out: Vec<End> = Vec::new();
    let mut to = text.len();
    for (from, colon) in cuts.into_iter().rev() {
        let value =
            text.get(colon + 1..to).unwrap_or_default().trim().trim_end_matches([';', '.']).trim_end();
        if value.is_empty() || value.split_whitespace().count() > MOST_TOLD || out.len() == MOST_LABELS {
            break;
        }
        out.push(End {
            from,
            label: text.get(from..colon).unwrap_or_default().trim().to_owned(),
            value: value.to_owned(),
        });
        to = from;
    }
    out.reverse();
    let before = out.first().and_then(|end| text.get(..end.from)).unwrap_or_default();
    if before.split_whitespace().take(LEAST_BEFORE + 1).count() <= LEAST_BEFORE { Vec::new() } else { out }
}

/// Where the colon stands of a label that begins there.
fn label_at(text: &str, from: usize) -> Option<usize> {
    let rest = text.get(from..)?;
    let length = rest.char_indices().take(MOST_LETTERS).find(|(_, c)| matches!(c, ':' | '.' | ';' | '\n'));
    let (length, _) = length.filter(|(_, c)| *c == ':')?;
    let spaced = rest.get(length + 1..)?.starts_with(char::is_whitespace);
    (spaced && rest.get(..length)?.split_whitespace().count() <= MOST_WORDS).then_some(from + length)
}

/// True where a sentence or a value ends before the white at this place.
fn ends_a_sentence(text: &str, at: usize) -> bool {
    text.get(..at)
        .and_then(|before| before.chars().next_back())
        .is_some_and(|c| matches!(c, '.' | ';' | ')' | '!' | '?'))
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn labels_at_the_end_of_each_cell_have_columns_of_their_own() {
        let csv = "What must change,Person responsible,Steps\n\
                   A step,Bridget Ashe,Build the ramp. Try it first. Starts: June 2027. To be done by: August 2027.\n\
                   A card,Archive,Print the cards. Starts: July 2027. To be done by: Each spring from then on.\n";
        let reading = crate::read(csv.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap();
        let labels = reading.draft.unplaced.iter().filter(|u| u.text == "Starts | To be done by");
        assert_eq!(labels.count(), 2, "no word is lost");
        let all: Vec<_> = reading.draft.themes.into_iter().flat_map(|t| t.activities).collect();
        let told: Vec<_> = all.iter().map(|a| (a.text.as_str(), a.target_date.as_deref())).collect();
        assert_eq!(
            told,
            [
                ("Build the ramp. Try it first.", Some("August 2027")),
                ("Print the cards.", Some("Each spring from then on"))
            ]
        );
        assert_eq!(all[0].other["Starts"], "June 2027");
    }

    #[test]
    fn a_label_in_one_cell_alone_stays_there() {
        let csv = "Action,Lead\nBuild the ramp. To be done by: May 2027.,Track Gang\nPrint the cards,Archive\nPaint it,Gang\n";
        let reading = crate::read(csv.as_bytes(), "plan.csv", &Options::default(), &mut |_| {}).unwrap();
        let all: Vec<_> = reading.draft.themes.into_iter().flat_map(|t| t.activities).collect();
        assert_eq!(all.len(), 3);
        assert!(all[0].text.starts_with("Build the ramp."));
    }
}
