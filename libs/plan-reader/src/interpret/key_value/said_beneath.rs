//! What is said of an action beneath it, in whatever way a form sets its labels: over values, before them in the same row,
//! or before a colon in the same cell.

use super::{Pair, filled, is_label, is_value, label, pair};
use crate::aliases::Aliases;
use crate::block::{Cell, Row};
use crate::draft::ColumnRole;
use crate::interpret::columns;

/// The labels and values of rows that say who, and more than that, but not what.
pub(super) fn facts<'r>(rows: &[&'r Row], aliases: &Aliases) -> Option<Vec<Pair<'r>>> {
    let mut out: Vec<Pair<'r>> = Vec::new();
    let mut rows = rows.iter().copied();
    while let Some(row) = rows.next() {
        if let Some(told) = before_colons(row, aliases) {
            out.extend(told);
        } else if let Some(pairs) = in_turns(row, aliases) {
            out.extend(pairs);
        } else {
            let (pairs, known) = over_values(row, rows.next()?, aliases)?;
            out.extend(Some(pairs).filter(|pairs| known > 0 && known * 2 >= pairs.len())?);
        }
    }
    let labels: Vec<String> = out.iter().map(|p| p.label.clone()).collect();
    let roles = columns::assign_knowing(&labels, aliases, &[]);
    let has = |role| roles.contains(&Some(role));
    let says_what = [ColumnRole::Activity, ColumnRole::Recommendation].into_iter().any(has);
    let known = roles.iter().flatten().count();
    (!says_what && has(ColumnRole::Lead) && known >= 2 && known * 2 >= labels.len()).then_some(out)
}

/// True for cells each of which says what its words are: "Lead: Head of HR".
pub(super) fn is_labelled(row: &Row, aliases: &Aliases) -> bool {
    before_colons(row, aliases).is_some()
}

/// "Lead: Head of HR" in each cell, or on each line of one.
fn before_colons<'r>(row: &'r Row, aliases: &Aliases) -> Option<Vec<Pair<'r>>> {
    let mut out = Vec::new();
    for cell in filled(row) {
        for p in cell.paragraphs.iter().flat_map(|p| p.text.lines()).filter(|line| !line.trim().is_empty()) {
            let (label, value) = p.split_once(':')?;
            columns::label_role(label.trim(), aliases)?;
            let words = Some(value.trim().to_owned());
            out.push(Pair { label: label.trim().to_owned(), key: None, value: vec![cell], words });
        }
    }
    (!out.is_empty()).then_some(out)
}

/// Label, value, label, value: nothing may have been written beside the last of them.
fn in_turns<'r>(row: &'r Row, aliases: &Aliases) -> Option<Vec<Pair<'r>>> {
    let cells: Vec<&Cell> = row.cells.iter().collect();
    if cells.len() < 2 || cells.len() % 2 == 1 {
        return None;
    }
    let mut out = Vec::new();
    for both in cells.chunks(2) {
        let [key, value] = both else { return None };
        if key.is_empty() && value.is_empty() {
            continue;
        }
        // "Lead" beside "Timescale" heads columns.
        if !is_label(key, aliases) || !is_value(value, aliases) {
            return None;
        }
        out.push(pair(key, Some(*value).filter(|v| !v.is_empty())));
    }
    (!out.is_empty()).then_some(out)
}

/// Labels over a row of values, and how many of them are known.
pub(super) fn over_values<'r>(
    keys: &'r Row,
    values: &'r Row,
    aliases: &Aliases,
) -> Option<(Vec<Pair<'r>>, usize)> {
    let keys = filled(keys);
    let known = keys.iter().filter(|c| is_label(c, aliases)).count();
    let short = keys.iter().all(|c| label(c).split_whitespace().count() <= 8);
    // "HR Business Partner" might be a label as well.
    let other = values.cells.iter().any(|c| !c.is_empty() && !is_label(c, aliases));
    let value = |key: &Cell| values.cells.iter().find(|c| c.column == key.column && !c.is_empty());
    (short && other).then(|| (keys.into_iter().map(|key| pair(key, value(key))).collect(), known))
}
