//! What was read in a table that is in doubt as a whole.

use super::Interpreter;
use crate::Location;
use crate::block::Table;
use crate::confidence::Doubt;

impl Interpreter {
    /// Doubts what was read in a table whose cells had lost what parted them.
    pub(super) fn doubt_all_of(&mut self, table: &Table) {
        let of_it = |at: &Location| at.table == table.at.table;
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
