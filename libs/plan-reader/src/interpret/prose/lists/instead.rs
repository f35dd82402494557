//! A list in a theme of its own, where the other themes of the document have tables.

use super::super::line::Is;
use super::super::walker::Walker;

impl Walker<'_, '_> {
    /// True where a list stands in a section without a table, below two sections of the same depth that have one: the
    /// theme whose activities nobody put into a table yet.
    pub(super) fn stands_for_a_table(&self, list: usize) -> bool {
        let level = |i: usize| match self.line(i).map(|l| &l.is) {
            Some(Is::Heading(level)) => Some(*level),
            _ => None,
        };
        let end_of = |heading: usize, depth: u8| {
            let next = (heading + 1..self.lines.len()).find(|i| level(*i).is_some_and(|l| l <= depth));
            next.unwrap_or(self.lines.len())
        };
        let has_table =
            |heading: usize, depth: u8| (heading + 1..end_of(heading, depth)).any(|i| self.line(i).is_none());
        let mut below = u8::MAX;
        for heading in (0..list).rev() {
            let Some(depth) = level(heading).filter(|l| *l < below) else { continue };
            below = depth;
            if has_table(heading, depth) {
                return false;
            }
            let beside = (0..heading).filter(|i| level(*i) == Some(depth) && has_table(*i, depth));
            if beside.count() >= 2 {
                return true;
            }
        }
        false
    }
}
