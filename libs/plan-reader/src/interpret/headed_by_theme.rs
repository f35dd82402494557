//! Tables whose headings name the theme where the word for what is done would stand: "1. Homes | Lead | By when".

use std::collections::HashSet;

use super::Interpreter;
use super::columns::{Columns, assign_knowing, one_line};
use super::table::FIRST_ROWS;
use super::words::{folded, is_numbered_name, split_ref};
use crate::aliases::Aliases;
use crate::block::{Block, Row, Table};
use crate::draft::ColumnRole;

/// A table with more columns has a heading over what is done.
const MOST_COLUMNS: usize = 12;

/// A cell of a row of headings.
struct Head {
    column: usize,
    text: String,
    /// It may be the name of a theme, by its words.
    open: bool,
}

/// The names that stand so, folded: those that differ where all other headings are the same, and those with a number.
pub(super) fn names(blocks: &[Block], aliases: &Aliases) -> HashSet<String> {
    let mut out = HashSet::new();
    let mut before: Option<Vec<Head>> = None;
    for table in blocks.iter().filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None }) {
        let Some((at, heads)) = first_heads(table, aliases) else { continue };
        if let [head] = heads.iter().filter(|h| h.open).collect::<Vec<_>>().as_slice()
            && is_numbered(&head.text)
        {
            out.insert(folded(&head.text));
        }
        let again = table.rows.iter().skip(at + 1).filter_map(|row| same_but_one(&heads, row));
        for (one, other) in again.chain(before.as_ref().and_then(|b| differ_in_one(b, &heads))) {
            out.extend([folded(&one), folded(&other)]);
        }
        before = Some(heads);
    }
    out
}

/// The first row that says who, when or how it goes in at least two cells, and what is done in none.
fn first_heads(table: &Table, aliases: &Aliases) -> Option<(usize, Vec<Head>)> {
    let rows = table.rows.iter().enumerate().filter(|(_, row)| row.filled().nth(2).is_some());
    rows.take(FIRST_ROWS).find_map(|(at, row)| Some((at, heads(row, aliases)?)))
}

fn heads(row: &Row, aliases: &Aliases) -> Option<Vec<Head>> {
    let cells: Vec<(usize, String)> = row.filled().map(|c| (c.column, one_line(&c.text()))).collect();
    if !(3..=MOST_COLUMNS).contains(&cells.len()) || cells.iter().any(|(_, text)| text.len() > 140) {
        return None;
    }
    let texts: Vec<String> = cells.iter().map(|(_, text)| text.clone()).collect();
    let roles = assign_knowing(&texts, aliases, &[]);
    let follows = |role: &ColumnRole| {
        matches!(
            role,
            ColumnRole::Lead
                | ColumnRole::LeadAuthority
                | ColumnRole::TargetDate
                | ColumnRole::Achieved
                | ColumnRole::Status
        )
    };
    let done = |(text, role): (&String, &Option<ColumnRole>)| {
        matches!(role, Some(ColumnRole::Activity | ColumnRole::Recommendation)) && !is_numbered(text)
    };
    if roles.iter().flatten().filter(|r| follows(r)).count() < 2 || texts.iter().zip(&roles).any(done) {
        return None;
    }
    let open = |text: &str, role: Option<ColumnRole>| {
        text.starts_with(|c: char| c.is_alphanumeric() || matches!(c, '(' | '“' | '"'))
            && (role.is_none() || is_numbered(text))
    };
    let heads = cells.into_iter().zip(roles);
    Some(heads.map(|((column, text), role)| Head { column, open: open(&text, role), text }).collect())
}

/// The two names where a row says the same headings but for one.
fn same_but_one(heads: &[Head], row: &Row) -> Option<(String, String)> {
    let mut other = None;
    let mut cells = row.filled();
    for head in heads {
        let cell = cells.next().filter(|c| c.column == head.column)?;
        let text = one_line(&cell.text());
        if folded(&text) == folded(&head.text) {
            continue;
        }
        if other.is_some() || !head.open {
            return None;
        }
        other = Some((head.text.clone(), text));
    }
    other.filter(|_| cells.next().is_none())
}

fn differ_in_one(before: &[Head], heads: &[Head]) -> Option<(String, String)> {
    let same = before.len() == heads.len() && before.iter().zip(heads).all(|(a, b)| a.column == b.column);
    let mut differing = before.iter().zip(heads).filter(|(a, b)| folded(&a.text) != folded(&b.text));
    let (one, other) = differing.next().filter(|_| same)?;
    (differing.next().is_none() && one.open && other.open).then(|| (one.text.clone(), other.text.clone()))
}

fn is_numbered(text: &str) -> bool {
    let (number, name, _) = split_ref(text);
    is_numbered_name(text) || number.is_some() && name.starts_with(char::is_alphabetic) && name != text
}

impl Interpreter {
    /// Opens the theme that the headings of a table name, whose column then holds what is done beyond doubt.
    pub(super) fn open_theme_of_headings(&mut self, columns: &mut Columns) {
        let what = columns.all.iter_mut().find(|c| c.role == Some(ColumnRole::Activity));
        let Some(column) = what.filter(|c| self.named_in_headings.contains(&folded(&c.heading))) else {
            return;
        };
        column.guessed = false;
        let name = column.heading.clone();
        columns.guessed = false;
        self.open_theme(&name, &columns.at);
    }

    /// Opens the theme that a row names which otherwise says the headings again. Says in which column.
    pub(super) fn open_theme_of_repeated(&mut self, row: &Row, columns: &Columns) -> Option<usize> {
        let what = columns.role(ColumnRole::Activity)?;
        let cell = row.filled().find(|c| (what.from..what.to).contains(&c.column))?;
        let name = one_line(&cell.text());
        self.named_in_headings.contains(&folded(&name)).then(|| {
            self.open_theme(&name, &cell.at);
            cell.column
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_before_a_heading_makes_it_a_name() {
        assert!(is_numbered("1. Homes") && is_numbered("Theme 2: Pay") && is_numbered("Commitment 1: Homes"));
        assert!(!is_numbered("Action") && !is_numbered("Priority 1-3") && !is_numbered("Objective 1"));
    }
}
