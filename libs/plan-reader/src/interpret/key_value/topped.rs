//! Cards of which the first row, all across, is the action, with who and when of it beneath: each in a table of its own, or
//! many in one.

use super::beneath::{Above, is_action, joined};
use super::said_beneath::{facts, is_labelled};
use super::{filled, number_alone};
use crate::aliases::Aliases;
use crate::block::{Block, Cell, Paragraph, Row, Table};
use crate::draft::ColumnRole;
use crate::interpret::columns::label_role;
use crate::interpret::glued::{self, Label};
use crate::interpret::prose::start_of_form;

/// No card says more beneath its action.
const MOST_ROWS: usize = 6;

/// Puts the action of each such card beside what is said of it, where several are set so.
pub(in crate::interpret) fn with_facts_beside(blocks: Vec<Block>, aliases: &Aliases) -> Vec<Block> {
    let rows_of = |block: &Block| match block {
        Block::Table(table) => cards(table, aliases).unwrap_or_default(),
        Block::Paragraph(_) => Vec::new(),
    };
    let found: Vec<Vec<Part>> = blocks.iter().map(rows_of).collect();
    let actions: Vec<String> = found.iter().flatten().filter_map(Part::action).collect();
    if actions.len() < 2 {
        return blocks;
    }
    let labels = glued::labels_of(&actions).filter(|label| *label == Label::Parted);
    let mut out = Vec::with_capacity(blocks.len());
    for (block, parts) in blocks.into_iter().zip(found) {
        match block {
            Block::Table(table) if !parts.is_empty() => out.extend(put(&table, parts, labels, aliases)),
            other => out.push(other),
        }
    }
    out
}

/// A part of a table of cards.
enum Part {
    /// The name over several cards.
    Name(Box<Paragraph>),
    Card(Box<Card>),
}

struct Card {
    number: Option<Cell>,
    action: Paragraph,
    /// The rows beneath it.
    said: Vec<Row>,
}

impl Part {
    fn action(&self) -> Option<String> {
        match self {
            Self::Name(_) => None,
            Self::Card(card) => Some(card.action.text.clone()),
        }
    }
}

/// The cards of a table. Nothing where a row is no part of a card and no name over cards.
fn cards(table: &Table, aliases: &Aliases) -> Option<Vec<Part>> {
    let rows: Vec<&Row> = table.rows.iter().filter(|row| !row.is_empty()).collect();
    if table.sheet.is_some() || rows.len() < 2 {
        return None;
    }
    let (mut out, mut from, mut counted) = (Vec::new(), 0, None);
    while let Some(row) = rows.get(from) {
        let (number, top) = top(row, aliases)?;
        let [words] = top.paragraphs.as_slice() else { return None };
        let words = Paragraph { bold: true, ..words.clone() };
        let beneath = rows.get(from + 1..).unwrap_or_default();
        let many = beneath.iter().take_while(|row| self::top(row, aliases).is_none()).count();
        from += 1 + many;
        if many == 0 && number_alone(&words.text).is_some() && counted.is_none() {
            // "Pledge 3" over a row that says what it is.
            counted = Some(top.clone());
            continue;
        }
        if many == 0 && counted.is_none() {
            out.push(Part::Name(Box::new(words)));
            continue;
        }
        if many == 0 || many > MOST_ROWS || !is_action(&without_name(&words), aliases) {
            return None;
        }
        let said = beneath.get(..many)?;
        facts(said, aliases)?;
        let said = said.iter().map(|row| (*row).clone()).collect();
        let number = counted.take().or_else(|| number.cloned());
        out.push(Part::Card(Box::new(Card { number, action: words, said })));
    }
    Some(out).filter(|parts| counted.is_none() && parts.iter().any(|part| part.action().is_some()))
}

/// The names as lines above tables, and each card as a table of one row: the headings invented for it are said once then.
fn put(table: &Table, parts: Vec<Part>, labels: Option<Label>, aliases: &Aliases) -> Vec<Block> {
    let mut out = Vec::new();
    for part in parts {
        let Card { number, action, said } = match part {
            Part::Name(name) => {
                out.push(Block::Paragraph(*name));
                continue;
            }
            Part::Card(card) => *card,
        };
        let labelled = labels.and_then(|how| glued::label(&action.text, how));
        let counted = number.as_ref().and_then(|cell| counted(cell, &action));
        let plain = number.filter(|_| counted.is_none());
        let named = counted.or_else(|| start_of_form(&action.text)).or_else(|| {
            labelled.map(|(ref_, rest)| ("Action".to_owned(), ref_, rest)).filter(|_| plain.is_none())
        });
        let above = Above { number: plain.as_ref().filter(|_| named.is_none()), named, words: &action };
        let rows: Vec<&Row> = said.iter().collect();
        let facts = facts(&rows, aliases).unwrap_or_default();
        let card = joined(&action.at, &above, &facts);
        out.push(Block::Table(Table { at: table.at.clone(), told: table.told.clone(), ..card }));
    }
    out
}

/// What stands alone in a row, with its number perhaps or the word for it: an action, or a name over several.
fn top<'r>(row: &'r Row, aliases: &Aliases) -> Option<(Option<&'r Cell>, &'r Cell)> {
    let is_number = |cell: &Cell| {
        let text = cell.text();
        let of_number =
            |c: char| c.is_ascii_digit() || c.is_ascii_uppercase() || matches!(c, '.' | '#' | ')');
        let bare = text.contains(|c: char| c.is_ascii_digit()) && text.chars().all(of_number);
        text.len() <= 6 && bare || number_alone(&text).is_some()
    };
    match filled(row).as_slice() {
        [one] if row.cells.len() == 1 && !is_labelled(row, aliases) => Some((None, one)),
        [number, one] if row.cells.len() == 2 && is_number(number) => Some((Some(number), one)),
        [word, one] if row.cells.len() == 2 && is_word_for_action(word, aliases) => Some((None, one)),
        _ => None,
    }
}

fn is_word_for_action(cell: &Cell, aliases: &Aliases) -> bool {
    let role = label_role(super::label(cell).as_str(), aliases);
    matches!(role, Some(ColumnRole::Activity | ColumnRole::Recommendation))
}

/// "Action 3" in a cell before what is done.
fn counted(cell: &Cell, action: &Paragraph) -> Option<(String, String, String)> {
    let number = number_alone(&cell.text())?;
    let label = super::label(cell);
    let name = label.strip_suffix(number.as_str())?.trim_end().to_owned();
    Some((name, number, action.text.clone())).filter(|(name, ..)| !name.is_empty())
}

/// What "Action 3: Visit each hostel" says behind its name and number.
fn without_name(p: &Paragraph) -> Paragraph {
    let text = start_of_form(&p.text).map_or_else(|| p.text.clone(), |(_, _, rest)| rest);
    Paragraph { text, ..p.clone() }
}
