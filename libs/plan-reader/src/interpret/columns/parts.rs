//! Two columns that both say what is done: an action, and the steps or deliverables it is made of.

use std::collections::HashSet;

use super::content::is_rival;
use super::group::explains;
use super::{Column, below};
use crate::aliases::{Aliases, heading_words};
use crate::block::{Cell, Table};
use crate::draft::ColumnRole;
use crate::interpret::words::folded;

/// Where an action stands over several sub-actions, these are what somebody does, each with its own lead and date.
pub(in crate::interpret) fn prefer_parts(all: &mut [Column], table: &Table, after: usize, aliases: &Aliases) {
    let Some(whole) = all.iter().position(|c| c.role == Some(ColumnRole::Activity)) else { return };
    let Some(over) = all.get(whole).filter(|c| aliases.told(c.name()).is_none()) else { return };
    let said = texts(over, table, after);
    let wholes: HashSet<&String> = said.iter().collect();
    let merged = wholes.len() < said.len() || below(over, table, after).any(|c| !c.is_empty() && c.rows > 1);
    let part = all.iter().position(|c| {
        let free = c.role.is_none() && !c.kept;
        // "Action | Deliverable": where the action stands over several rows, each row is one of its deliverables.
        let named = is_of_parts(c.name())
            || merged && c.from > over.from && is_rival(c, aliases)
            || merged && each_is_due(c, all, table, after);
        free && named && texts(c, table, after).len() > wholes.len()
    });
    let Some(part) = part else { return };
    for (i, role) in [(whole, None), (part, Some(ColumnRole::Activity))] {
        if let Some(column) = all.get_mut(i) {
            column.role = role;
        }
    }
}

/// True for a column that says something else in every row, each by a date of its own: "Desired results" under an action that
/// stands over several rows.
fn each_is_due(column: &Column, all: &[Column], table: &Table, after: usize) -> bool {
    let Some(due) = all.iter().find(|c| c.role == Some(ColumnRole::TargetDate)) else { return false };
    let figures = heading_words(column.name()).iter().any(|w| matches!(w.as_str(), "target" | "baseline"));
    let said = texts(column, table, after);
    let words: usize = said.iter().map(|t| t.split(' ').count()).sum();
    let distinct: HashSet<&String> = said.iter().collect();
    !figures
        && !explains(column.name())
        && distinct.len() == said.len()
        && words > said.len() * 3
        && below(due, table, after).filter(|c| !c.is_empty() && c.rows == 1).count() >= said.len()
}

fn texts(column: &Column, table: &Table, after: usize) -> Vec<String> {
    below(column, table, after).map(|c: &Cell| folded(&c.text())).filter(|t| !t.is_empty()).collect()
}

/// True for a heading that calls what is beneath it parts of an action.
fn is_of_parts(name: &str) -> bool {
    let words = heading_words(name);
    let parts = ["subaction", "subtask", "subactivity", "milestone", "milestones"];
    words.iter().any(|w| parts.contains(&w.as_str()))
        || words.windows(2).any(|pair| match pair {
            [sub, what] => sub == "sub" && matches!(what.as_str(), "action" | "task" | "activity" | "step"),
            _ => false,
        })
}
