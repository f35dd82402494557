//! Tables that explain the columns of a plan's table: "Exec Date | Meeting at which the recommendation was received".

use std::collections::HashSet;

use super::PREFACE;
use super::columns;
use super::other_kind::names_status;
use super::words::folded;
use crate::Location;
use crate::aliases::Aliases;
use crate::block::{Block, Row, Table};

/// The fewest headings that a key explains.
const LEAST: usize = 3;

/// Where the keys of a document stand: narrow tables whose rows begin with the headings of another.
pub(super) fn found(blocks: &[Block], aliases: &Aliases) -> HashSet<Location> {
    let tables = || blocks.iter().filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None });
    let width = |t: &Table| t.rows.iter().map(|r| r.filled().count()).max().unwrap_or(0);
    let narrow: Vec<&Table> = tables().filter(|t| width(t) == 2 && t.rows.len() >= LEAST).collect();
    if narrow.is_empty() {
        return HashSet::new();
    }
    let mut headings: HashSet<String> = HashSet::new();
    for table in tables().filter(|t| width(t) > 3) {
        let found = columns::find(table, PREFACE, aliases);
        headings.extend(found.into_iter().flat_map(|c| c.all).map(|c| folded(c.name())));
    }
    let first = |row: &Row| row.filled().next().map(|c| folded(&c.text())).unwrap_or_default();
    let explains = |t: &&Table| {
        let pairs = || t.rows.iter().filter(|r| r.filled().count() == 2);
        let known = pairs().filter(|r| headings.contains(&first(r))).count();
        known >= LEAST && known * 2 > pairs().filter(|r| !names_status(&first(r))).count()
    };
    narrow.into_iter().filter(explains).map(|t| t.at.clone()).collect()
}
