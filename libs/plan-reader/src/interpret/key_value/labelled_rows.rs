//! Several rows to each activity, with labels down one column of the table: "Action", "Progress", "Next step".

use super::{filled, is_label, label, place};
use crate::aliases::Aliases;
use crate::block::{Cell, Row, Table};
use crate::draft::ColumnRole;
use crate::interpret::columns;

/// More labels than this to an activity are none.
const MOST: usize = 6;

/// Where the labels stand, and what they say in the order in which they come.
struct Labels {
    column: usize,
    order: Vec<String>,
}

/// The same table with a row to each activity and a heading for each label; nothing where no column holds labels.
pub(super) fn widened(table: &Table, aliases: &Aliases) -> Option<Table> {
    let head = table.rows.iter().position(|r| filled(r).len() > 2)?;
    let heads = table.rows.get(head)?;
    let mut body: Vec<&Row> = table.rows.iter().skip(head + 1).filter(|r| !r.is_empty()).collect();
    let foot = body.split_off(rows_with_labels(&body, aliases)?);
    let labels = labels(&body, aliases)?;
    let named = |c: &&Cell| c.column == labels.column && !c.is_empty();
    if heads.cells.iter().any(|c| named(&c)) {
        return None;
    }
    let mut out = Table {
        rows: table.rows.iter().take(head).cloned().collect(),
        sheet: table.sheet.clone(),
        at: table.at.clone(),
        ..Table::default()
    };
    let mut headings = Row { headings: true, at: heads.at.clone(), ..Row::default() };
    for cell in filled(heads).into_iter().filter(|c| c.column != labels.column + 1) {
        place(&mut headings, labels.moved(cell.column), Some(cell), cell.paragraphs.clone());
    }
    for name in &labels.order {
        let first = body.iter().filter_map(|r| labels.on(r)).find(|(key, _)| label(key) == *name);
        let Some((key, _)) = first else { continue };
        place(&mut headings, labels.place_of(name)?, Some(key), key.paragraphs.clone());
    }
    headings.cells.sort_by_key(|c| c.column);
    out.rows.push(headings);
    for row in body {
        let (key, value) = labels.on(row)?;
        let name = label(key);
        let others: Vec<&Cell> =
            filled(row).into_iter().filter(|c| !std::ptr::eq(*c, key) && !std::ptr::eq(*c, value)).collect();
        if labels.order.first() == Some(&name) {
            let mut first =
                Row { hidden: row.hidden, struck: row.struck, at: row.at.clone(), ..Row::default() };
            for cell in others {
                place(&mut first, labels.moved(cell.column), Some(cell), cell.paragraphs.clone());
            }
            out.rows.push(first);
        } else if !others.is_empty() {
            return None;
        }
        let last = out.rows.last_mut()?;
        place(last, labels.place_of(&name)?, Some(value), value.paragraphs.clone());
        last.cells.sort_by_key(|c| c.column);
    }
    out.rows.extend(foot.into_iter().cloned());
    Some(out)
}

/// How many rows there are up to the last that has a label: what stands beneath them, as a key does, has none.
fn rows_with_labels(body: &[&Row], aliases: &Aliases) -> Option<usize> {
    let column = column_of_labels(body.first()?, aliases)?;
    let labelled = |row: &&Row| {
        let cells = filled(row);
        let at = cells.iter().position(|c| c.column == column && is_label(c, aliases));
        at.is_some_and(|at| cells.get(at + 1).is_some_and(|c| c.column == column + 1))
    };
    Some(body.iter().rposition(labelled)? + 1)
}

fn column_of_labels(first: &Row, aliases: &Aliases) -> Option<usize> {
    let says_what = |c: &&Cell| {
        columns::label_role(&label(c), aliases) == Some(ColumnRole::Activity) && is_label(c, aliases)
    };
    Some(filled(first).into_iter().find(says_what)?.column)
}

/// The labels, where each row has one and they come in the same order for each activity.
fn labels(body: &[&Row], aliases: &Aliases) -> Option<Labels> {
    let column = column_of_labels(body.first()?, aliases)?;
    let mut labels = Labels { column, order: Vec::new() };
    let (mut at, mut groups, mut known) = (0, 0, 0);
    for row in body {
        let (key, _) = labels.on(row)?;
        let name = label(key);
        match labels.order.iter().position(|l| *l == name) {
            Some(0) => (at, groups) = (0, groups + 1),
            Some(n) if n > at => at = n,
            // A label met for the first time stands behind those known.
            None if name.split_whitespace().count() <= 4 && labels.order.len() < MOST => {
                groups += usize::from(labels.order.is_empty());
                known += usize::from(is_label(key, aliases));
                at = labels.order.len();
                labels.order.push(name);
            }
            _ => return None,
        }
    }
    (groups > 1 && known > 1 && body.len() >= groups * 2).then_some(labels)
}

impl Labels {
    /// The label of a row and what stands right of it.
    fn on<'t>(&self, row: &'t Row) -> Option<(&'t Cell, &'t Cell)> {
        let at = |column| row.cells.iter().find(|c| c.column == column && c.columns == 1 && !c.is_empty());
        Some((at(self.column)?, at(self.column + 1)?))
    }

    fn place_of(&self, name: &str) -> Option<usize> {
        Some(self.column + self.order.iter().position(|l| l == name)?)
    }

    /// Where a column stands once the labels have one each.
    fn moved(&self, column: usize) -> usize {
        if column > self.column { column + self.order.len() - 2 } else { column }
    }
}
