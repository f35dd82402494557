//! What was read in a table whose cells are in doubt.

use std::collections::HashSet;

use super::Interpreter;
use crate::block::{Table, Told};
use crate::confidence::Doubt;
use crate::{Draft, Location};

/// Doubts what was read on pages whose words were recognised in a picture.
pub(super) fn doubt_recognised(draft: &mut Draft, pages: &[u32]) {
    let on_them = |at: &Location| at.page.is_some_and(|page| pages.contains(&page));
    for theme in &mut draft.themes {
        for activity in theme.activities.iter_mut().filter(|a| on_them(&a.source)) {
            activity.doubts.push(Doubt::Recognised);
        }
        for recommendation in theme.recommendations.iter_mut().filter(|r| on_them(&r.source)) {
            recommendation.doubts.push(Doubt::Recognised);
        }
    }
}

impl Interpreter {
    /// Doubts what was read in rows whose cells had to be guessed.
    pub(super) fn doubt_guessed(&mut self, table: &Table) {
        let lines: Option<HashSet<Option<u32>>> = match &table.told {
            Told::AllGuessed => None,
            Told::Guessed(rows) if rows.is_empty() => return,
            Told::Guessed(rows) => Some(lines_of(table, rows)),
        };
        let of_it = |at: &Location| {
            at.table == table.at.table && lines.as_ref().is_none_or(|lines| lines.contains(&at.line))
        };
        for theme in &mut self.draft.themes {
            for activity in theme.activities.iter_mut().filter(|a| of_it(&a.source)) {
                activity.doubts.push(Doubt::LostColumns);
            }
            for recommendation in theme.recommendations.iter_mut().filter(|r| of_it(&r.source)) {
                recommendation.doubts.push(Doubt::LostColumns);
            }
        }
    }
}

/// All lines of the rows that begin on these.
fn lines_of(table: &Table, rows: &[u32]) -> HashSet<Option<u32>> {
    let rows: HashSet<u32> = rows.iter().copied().collect();
    let guessed = table.rows.iter().filter(|r| r.at.line.is_some_and(|line| rows.contains(&line)));
    guessed.flat_map(|r| r.cells.iter().flat_map(|c| c.paragraphs.iter().map(|p| p.at.line))).collect()
}
