//! Tables that explain the columns of a plan's table: "Exec Date | Meeting at which the recommendation was received".

use std::collections::HashSet;

use super::PREFACE;
use super::columns;
use super::other_kind::names_status;
use super::words::folded;
use crate::aliases::Aliases;
use crate::block::{Block, Row, Table};

/// The fewest headings that a key explains.
const LEAST: usize = 3;

/// The headings that a key of a document may explain: those of its tables that are wider than one.
pub(super) fn headings(blocks: &[Block], aliases: &Aliases) -> HashSet<String> {
    let tables = || blocks.iter().filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None });
    let mut out = HashSet::new();
    if tables().any(is_narrow) {
        for table in tables().filter(|t| width(t) > 3) {
            let found = columns::find(table, PREFACE, aliases);
            out.extend(found.into_iter().flat_map(|c| c.all).map(|c| folded(c.name())));
        }
    }
    out
}

/// True for a key: a narrow table whose rows begin with these headings, but for those that begin with a status.
pub(super) fn explains(table: &Table, headings: &HashSet<String>) -> bool {
    let first = |row: &Row| row.filled().next().map(|c| folded(&c.text())).unwrap_or_default();
    let pairs = || table.rows.iter().filter(|r| r.filled().count() == 2);
    !headings.is_empty() && is_narrow(table) && {
        let known = pairs().filter(|r| headings.contains(&first(r))).count();
        known >= LEAST && known * 2 > pairs().filter(|r| !names_status(&first(r))).count()
    }
}

fn is_narrow(table: &Table) -> bool {
    table.rows.len() >= LEAST && width(table) == 2
}

fn width(table: &Table) -> usize {
    table.rows.iter().map(|r| r.filled().count()).max().unwrap_or(0)
}
