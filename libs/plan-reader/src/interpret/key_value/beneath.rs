//! Actions that each stand in a line of their own, with a small table beneath that says who, when and how it goes.

use std::collections::HashSet;

use super::said_beneath::over_values;
use super::{Pair, filled, in_pairs, is_label, pair, place};
use crate::Location;
use crate::aliases::Aliases;
use crate::block::{Block, Cell, Manner, Paragraph, Row, Table};
use crate::draft::ColumnRole;
use crate::interpret::columns;
use crate::interpret::prose::{announces, begins_an_entry};
use crate::interpret::words::{is_theme_by_name, label_of};

/// No such table has more rows.
const MOST_ROWS: usize = 6;

/// Puts each action that stands right above a table of its facts into that table, where the document does so again and again.
pub(in crate::interpret) fn with_what_stands_above(blocks: Vec<Block>, aliases: &Aliases) -> Vec<Block> {
    let found: HashSet<usize> = (1..blocks.len()).filter(|i| states_facts(&blocks, *i, aliases)).collect();
    if found.len() < 2 {
        return blocks;
    }
    let mut out: Vec<Block> = Vec::with_capacity(blocks.len());
    for (i, block) in blocks.into_iter().enumerate() {
        let joined = match (&block, out.last()) {
            (Block::Table(table), Some(Block::Paragraph(above))) if found.contains(&i) => {
                facts(table, aliases).map(|pairs| {
                    let above = Above { number: None, named: None, words: above };
                    joined(&table.at, &above, &pairs)
                })
            }
            _ => None,
        };
        match joined {
            Some(table) => {
                out.pop();
                out.push(Block::Table(table));
            }
            None => out.push(block),
        }
    }
    out
}

/// True for a table that says who or when of what stands above it.
pub(in crate::interpret) fn tells_facts(table: &Table, aliases: &Aliases) -> bool {
    facts(table, aliases).is_some()
}

/// True for a table of facts with an action right above it, and no table of a plan right below.
fn states_facts(blocks: &[Block], at: usize, aliases: &Aliases) -> bool {
    let above = at.checked_sub(1).and_then(|i| blocks.get(i));
    let (Some(Block::Paragraph(above)), Some(Block::Table(table))) = (above, blocks.get(at)) else {
        return false;
    };
    let goes_on = matches!(blocks.get(at + 1), Some(Block::Table(_)));
    !goes_on && is_action(above, aliases) && facts(table, aliases).is_some()
}

pub(super) fn is_action(p: &Paragraph, aliases: &Aliases) -> bool {
    let text = p.text.trim();
    let stands_out = p.bold || matches!(p.manner, Manner::Heading(_) | Manner::Numbered { .. });
    stands_out
        && (3..=60).contains(&text.split_whitespace().count())
        && !text.ends_with(':')
        && p.manner != Manner::Title
        && !is_theme_by_name(text)
        && !begins_an_entry(text)
        && label_of(text, true).is_none()
        && !announces(text, aliases)
}

/// The labels and values of a table that says who or when, and not what.
fn facts<'t>(table: &'t Table, aliases: &Aliases) -> Option<Vec<Pair<'t>>> {
    if table.sheet.is_some() || table.rows.len() > MOST_ROWS {
        return None;
    }
    let pairs =
        in_pairs(table, aliases).or_else(|| beside(table, aliases)).or_else(|| beneath(table, aliases))?;
    let labels: Vec<String> = pairs.iter().map(|p| p.label.clone()).collect();
    let roles = columns::assign_knowing(&labels, aliases, &[]);
    let has = |role| roles.contains(&Some(role));
    let says_what = [ColumnRole::Activity, ColumnRole::Recommendation, ColumnRole::Theme, ColumnRole::Ref]
        .into_iter()
        .any(has);
    let says_who_and_more = has(ColumnRole::Lead) && roles.iter().flatten().count() >= 2;
    (!says_what && says_who_and_more && pairs.iter().all(|p| !p.value.is_empty())).then_some(pairs)
}

/// A label and its value in each row.
fn beside<'t>(table: &'t Table, aliases: &Aliases) -> Option<Vec<Pair<'t>>> {
    let rows = table.rows.iter().filter(|r| !r.is_empty());
    rows.map(|row| match filled(row).as_slice() {
        [key, value] if is_label(key, aliases) && !is_label(value, aliases) => Some(pair(key, Some(*value))),
        _ => None,
    })
    .collect()
}

/// A row of labels over one row of values.
fn beneath<'t>(table: &'t Table, aliases: &Aliases) -> Option<Vec<Pair<'t>>> {
    let rows: Vec<&Row> = table.rows.iter().filter(|r| !r.is_empty()).collect();
    let [keys, values] = rows.as_slice() else { return None };
    let (mut pairs, known) = over_values(keys, values, aliases)?;
    pairs.retain(|pair| !pair.value.is_empty());
    (known >= 2).then_some(pairs)
}

/// What is done, as it stands above the table that says who and when.
pub(super) struct Above<'t> {
    /// The number in a cell before it.
    pub(super) number: Option<&'t Cell>,
    /// What its own words call it, the number among them, and the rest: "Action 3: Visit each hostel".
    pub(super) named: Option<(String, String, String)>,
    pub(super) words: &'t Paragraph,
}

/// The table with its facts in a row, and before them what stood above it.
pub(super) fn joined(table_at: &Location, above: &Above<'_>, pairs: &[Pair<'_>]) -> Table {
    let at = &above.words.at;
    let mut keys = Row { headings: true, at: table_at.clone(), ..Row::default() };
    let mut values = Row { at: at.clone(), ..Row::default() };
    let (what, text) =
        (Cell { at: table_at.clone(), ..Cell::default() }, Cell { at: at.clone(), ..Cell::default() });
    let heading = |text: &str| vec![Paragraph { text: text.into(), ..Paragraph::default() }];
    let plain = |p: &Paragraph| Paragraph { manner: Manner::Plain, bold: false, lead_in: None, ..p.clone() };
    let ref_ = match (&above.named, above.number) {
        (Some((_, ref_, _)), _) => {
            Some((&text, vec![Paragraph { text: ref_.clone(), at: at.clone(), ..Paragraph::default() }]))
        }
        (None, Some(cell)) => Some((cell, cell.paragraphs.iter().map(plain).collect())),
        (None, None) => None,
    };
    if let Some((cell, ref_)) = ref_ {
        place(&mut keys, 0, Some(&what), heading("Ref"));
        place(&mut values, 0, Some(cell), ref_);
    }
    let (name, words) = match &above.named {
        Some((name, _, rest)) => (name.as_str(), Paragraph { text: rest.clone(), ..plain(above.words) }),
        None => ("Action", plain(above.words)),
    };
    let first = keys.cells.len();
    place(&mut keys, first, Some(&what), heading(name));
    place(&mut values, first, Some(&text), vec![words]);
    for (n, pair) in (first + 1..).zip(pairs) {
        let of_cell = pair.value.first().copied();
        let name = pair.key.map_or_else(|| heading(&pair.label), |key| key.paragraphs.clone());
        place(&mut keys, n, pair.key.or(of_cell), name);
        let told = |words: &String| match of_cell {
            Some(cell) => {
                vec![Paragraph { text: words.clone(), at: cell.at.clone(), ..Paragraph::default() }]
            }
            None => Vec::new(),
        };
        let whole = || of_cell.map(|c| c.paragraphs.clone()).unwrap_or_default();
        place(&mut values, n, of_cell, pair.words.as_ref().map_or_else(whole, told));
    }
    Table { rows: vec![keys, values], sheet: None, at: table_at.clone(), ..Table::default() }
}
