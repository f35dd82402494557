//! What is done in one cell, and beside it a box that says who and when: "Lead: Chair" over "By: May 2027".

use super::{Pair, filled};
use crate::aliases::Aliases;
use crate::block::{Cell, Table};
use crate::draft::ColumnRole;
use crate::interpret::columns;

/// What such a table says, where each of its rows is one of these.
pub(super) fn pairs<'t>(table: &'t Table, aliases: &Aliases) -> Option<Vec<Pair<'t>>> {
    let mut out = Vec::new();
    for row in table.rows.iter().filter(|r| !r.is_empty()) {
        let cells = filled(row);
        let [what, facts] = cells.as_slice() else { return None };
        let told = told(facts, aliases)?;
        let pair =
            |label: &str, cell, words| Pair { label: label.into(), key: None, value: vec![cell], words };
        out.push(pair("Action", *what, None));
        out.extend(told.into_iter().map(|(label, value)| pair(&label, *facts, Some(value))));
    }
    Some(out).filter(|pairs| pairs.len() > 2)
}

/// The lines of a cell as labels and values, if they say who and when and nothing else stands there.
fn told(cell: &Cell, aliases: &Aliases) -> Option<Vec<(String, String)>> {
    let text = cell.text();
    let mut roles = Vec::new();
    let mut out = Vec::new();
    for line in text.lines().filter(|l| !l.trim().is_empty()) {
        let (label, value) = line.split_once(':')?;
        roles.push(columns::label_role(label.trim(), aliases)?);
        out.push((label.trim().to_owned(), value.trim().to_owned()));
    }
    (roles.contains(&ColumnRole::Lead) && roles.contains(&ColumnRole::TargetDate)).then_some(out)
}
