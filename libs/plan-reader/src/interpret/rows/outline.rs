//! Rows of a table that stand over others of an outline, and that nobody leads themselves.

use std::collections::HashSet;

use super::RowIs;
use crate::block::{Row, Table};
use crate::draft::ColumnRole;
use crate::interpret::columns::{Column, Columns};
use crate::interpret::words::{begins_with_a_verb, folded, word_list};

/// Marks the rows that stand over others by their references, or because others name them as their parent.
pub(super) fn mark(table: &Table, rows: &mut [(usize, RowIs)], columns: &Columns) {
    let entries = entries(table, rows);
    let mut over = by_reference(&entries, columns);
    if over.is_empty() {
        over = by_parent(&entries, columns);
    }
    if over.is_empty() {
        over = by_leads(&entries, columns);
    }
    mark_over(over, rows);
}

/// "Inclusive employer" with nothing but dates, over things to do that somebody leads each: the rows of a schedule that sum up
/// those beneath them.
fn by_leads(entries: &[(usize, &Row)], columns: &Columns) -> Vec<usize> {
    let (Some(lead), Some(text)) = (columns.role(ColumnRole::Lead), columns.role(ColumnRole::Activity))
    else {
        return Vec::new();
    };
    if columns.has(ColumnRole::Theme) || entries.len() < 4 {
        return Vec::new();
    }
    let (mut over, mut tasks) = (Vec::new(), 0);
    let mut last_over = false;
    for (at, (slot, row)) in entries.iter().enumerate() {
        let led = under(row, lead).is_some();
        let words = under(row, text).unwrap_or_default();
        // Each stands over a row at least, and the first of all is one.
        if !led && (last_over || words.split_whitespace().count() > 7 || begins_with_a_verb(&words))
            || led && at == 0
        {
            return Vec::new();
        }
        if led {
            tasks += usize::from(begins_with_a_verb(&words));
        } else {
            over.push(*slot);
        }
        last_over = !led;
    }
    let most = tasks * 4 >= (entries.len() - over.len()) * 3;
    if over.len() > 1 && !last_over && most { over } else { Vec::new() }
}

/// Marks "3 Set up a scheme" with nothing else in its row over "a" and "b", which somebody leads.
pub(super) fn mark_lettered(table: &Table, rows: &mut [(usize, RowIs)], columns: &Columns) {
    let Some(refs) = columns.role(ColumnRole::Ref) else { return };
    let filled = |row: &Row| row.filled().count();
    let own = |row: &Row| under(row, refs).map(|it| it.trim_end_matches(')').to_owned());
    let number = |r: &str| {
        !r.is_empty() && r.split('.').all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut over = Vec::new();
    for trio in entries(table, rows).windows(3) {
        let [(slot, row), (_, first), (_, second)] = trio else { continue };
        let lettered = own(first).as_deref() == Some("a") && own(second).as_deref() == Some("b");
        if lettered && own(row).is_some_and(|r| number(&r)) && filled(row) == 2 && filled(first) > 2 {
            over.push(*slot);
        }
    }
    mark_over(over, rows);
}

/// The rows that hold an entry, each with its slot.
fn entries<'t>(table: &'t Table, rows: &[(usize, RowIs)]) -> Vec<(usize, &'t Row)> {
    rows.iter()
        .enumerate()
        .filter(|(_, (_, is))| matches!(is, RowIs::Entry))
        .filter_map(|(slot, (index, _))| Some((slot, table.rows.get(*index)?)))
        .collect()
}

fn mark_over(over: Vec<usize>, rows: &mut [(usize, RowIs)]) {
    for slot in over {
        if let Some(row) = rows.get_mut(slot) {
            row.1 = RowIs::Over;
        }
    }
}

/// What stands in a row under a column.
fn under(row: &Row, column: &Column) -> Option<String> {
    let cell = row.cells.iter().find(|c| (column.from..column.to).contains(&c.column) && !c.is_empty());
    cell.map(|c| c.text().trim().trim_end_matches('.').to_owned())
}

/// "2 Services" over "2.1" and "2.2", where neither a lead nor a date is set for it.
fn by_reference(entries: &[(usize, &Row)], columns: &Columns) -> Vec<usize> {
    let Some(refs) = columns.role(ColumnRole::Ref) else { return Vec::new() };
    let charged = |row: &Row| {
        [ColumnRole::Lead, ColumnRole::TargetDate]
            .iter()
            .any(|role| columns.role(*role).is_some_and(|c| under(row, c).is_some()))
    };
    let mut over = Vec::new();
    for pair in entries.windows(2) {
        let [(slot, row), (_, next)] = pair else { continue };
        let beneath = under(row, refs)
            .zip(under(next, refs))
            .is_some_and(|(above, below)| counts_under(&above, &below));
        if beneath && !charged(row) {
            over.push(*slot);
        }
    }
    // One row alone may have lost its lead and date.
    if over.len() > 1 { over } else { Vec::new() }
}

/// True for "2.1" under "2", and for "A1" under "A".
fn counts_under(above: &str, below: &str) -> bool {
    let letter = above.len() == 1 && above.bytes().all(|b| b.is_ascii_uppercase());
    below.strip_prefix(above).filter(|_| !above.is_empty()).is_some_and(|rest| {
        rest.starts_with('.') || letter && !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_digit())
    })
}

/// Rows that others name under "Parent", by a number or by their words. The dates of such a row only sum up those beneath
/// it; a lead of its own makes it an activity with parts.
fn by_parent(entries: &[(usize, &Row)], columns: &Columns) -> Vec<usize> {
    let is_parent = |c: &&Column| word_list(c.name()).first().is_some_and(|word| word == "parent");
    let (Some(parent), Some(lead)) = (columns.all.iter().find(is_parent), columns.role(ColumnRole::Lead))
    else {
        return Vec::new();
    };
    let named: Vec<Option<String>> =
        entries.iter().map(|(_, row)| under(row, parent).map(|it| folded(&it))).collect();
    let others = columns.all.iter().filter(|c| c.from != parent.from);
    for by in others {
        let own: Vec<Option<String>> =
            entries.iter().map(|(_, row)| under(row, by).map(|it| folded(&it))).collect();
        if let Some(over) = tops(&named, &own) {
            let charged = |at: &usize| entries.get(*at).is_some_and(|(_, row)| under(row, lead).is_some());
            let slots = || over.iter().filter_map(|at| entries.get(*at)).map(|(slot, _)| *slot).collect();
            return if over.iter().any(charged) { Vec::new() } else { slots() };
        }
    }
    Vec::new()
}

/// The rows without a parent, where every other row names as its parent the last of these above it, or a row beneath that.
fn tops(parents: &[Option<String>], own: &[Option<String>]) -> Option<Vec<usize>> {
    let mut tops = Vec::new();
    let mut beneath: HashSet<&String> = HashSet::new();
    for (at, (parent, own)) in parents.iter().zip(own).enumerate() {
        match parent {
            None => {
                // One without any row beneath it is an activity, and where it belongs is not told.
                if tops.last().is_some_and(|last| at - last < 2) {
                    return None;
                }
                tops.push(at);
                beneath.clear();
            }
            Some(parent) if beneath.contains(parent) => {}
            Some(_) => return None,
        }
        beneath.insert(own.as_ref()?);
    }
    let under_last = tops.last().is_some_and(|last| last + 1 < parents.len());
    (tops.len() > 1 && under_last).then_some(tops)
}

#[cfg(test)]
mod tests {
    use super::tops;

    fn read(rows: &[(&str, &str)]) -> Option<Vec<usize>> {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let (parents, own): (Vec<_>, Vec<_>) = rows.iter().map(|(p, o)| (some(p), some(o))).unzip();
        tops(&parents, &own)
    }

    #[test]
    fn rows_that_others_name_as_their_parent_stand_over_them() {
        let outline = [("", "1"), ("1", "2"), ("2", "3"), ("", "4"), ("4", "5")];
        assert_eq!(read(&outline), Some(vec![0, 3]));
    }

    #[test]
    fn rows_that_do_not_follow_their_parent_stand_over_none() {
        assert_eq!(read(&[("", "1"), ("", "2"), ("1", "3"), ("2", "4")]), None);
        assert_eq!(read(&[("", "1"), ("1", "2"), ("", "3"), ("1", "4")]), None);
        assert_eq!(read(&[("", "1"), ("1", "2"), ("", "3")]), None);
        assert_eq!(read(&[("", "1"), ("1", "2")]), None);
        assert_eq!(read(&[]), None);
    }
}
