//! A column for each body that takes part, with a letter where it leads: L for leads beside S for supports, or R for
//! responsible where others are accountable, consulted or informed.

use std::collections::HashSet;

use super::{Column, Columns, below};
use crate::block::{Row, Table};
use crate::draft::ColumnRole;
use crate::interpret::quarters;
use crate::status;

/// Letters of those who take part but do not lead.
const SUPPORT: &[&str] = &["S", "P", "C", "J"];

impl Columns {
    /// Marks the columns under which a letter says who leads, where no column names leads.
    pub(crate) fn with_partners(&mut self, table: &Table) {
        if self.has(ColumnRole::Activity) && !self.has(ColumnRole::Lead) {
            mark_partners(&mut self.all, table, self.after);
        }
    }

    /// Those under whose names the letter stands that says who leads.
    pub(crate) fn partners_that_lead(&self, row: &Row) -> Option<String> {
        let leads = |c: &&Column| {
            let letter = c.leads_at.map(String::from);
            row.cells.iter().any(|cell| {
                (c.from..c.to).contains(&cell.column) && Some(cell.text().trim()) == letter.as_deref()
            })
        };
        let names: Vec<&str> = self.all.iter().filter(leads).map(Column::name).collect();
        (!names.is_empty()).then(|| names.join(" / "))
    }
}

/// Says of each such column which letter leads.
fn mark_partners(all: &mut [Column], table: &Table, after: usize) {
    let named = |c: &Column| {
        let free = c.role.is_none() && !c.kept && !c.tick;
        free && !quarters::is_time(c.name()) && !status::is_only_status(c.name())
    };
    let is_letter = |t: &String| t.len() == 1 && t.bytes().all(|b| b.is_ascii_uppercase());
    let letters: Vec<HashSet<String>> = all
        .iter()
        .map(|c| {
            let cells = below(c, table, after).map(|c| c.text().trim().to_owned());
            let cells: HashSet<String> = cells.filter(|t| !t.is_empty()).collect();
            if !cells.is_empty() && cells.iter().all(is_letter) && named(c) { cells } else { HashSet::new() }
        })
        .collect();
    let lettered: Vec<bool> = letters.iter().map(|l| !l.is_empty()).collect();
    let used: HashSet<&str> =
        letters.iter().zip(&lettered).filter(|(_, l)| **l).flat_map(|(l, _)| l).map(String::as_str).collect();
    let supported = used.iter().any(|l| SUPPORT.contains(l));
    let leads = if supported && used.contains("L") && used.iter().all(|l| *l == "L" || SUPPORT.contains(l)) {
        'L'
    } else if ["R", "A", "I"].iter().all(|l| used.contains(l)) && used.iter().all(|l| "RACI".contains(l)) {
        'R'
    } else {
        return;
    };
    if lettered.iter().filter(|l| **l).count() > 1 {
        for (column, _) in all.iter_mut().zip(lettered).filter(|(_, l)| *l) {
            column.leads_at = Some(leads);
        }
    }
}
