//! Numbered headings that are activities, with headings of their own beneath: "Action 3", its words, "Lead", who it is, "Date",
//! when it is.

use super::lists::Listed;
use super::opening::Opening;
use super::walker::Walker;
use crate::draft::ColumnRole;

impl Walker<'_, '_> {
    /// What stands under such a heading says of the activity; nothing where none is at hand.
    fn role_for_number(&self, what: Opening) -> Option<ColumnRole> {
        let told = self.last.filter(|id| Some(*id) == self.of_number).and_then(|id| self.out.entries.get(id));
        if self.strict || self.background.is_some() || told.is_none_or(|entry| entry.text.is_empty()) {
            return None;
        }
        match what {
            Opening::Details(role) => Some(role),
            Opening::Done => Some(ColumnRole::Achieved),
            _ => None,
        }
    }

    pub(super) fn tells_of_number(&mut self, i: usize, what: Opening, text: &str) -> bool {
        let role = self.role_for_number(what);
        if role.is_some() {
            self.attach(i, "", role, text);
            self.leave_account_open(role);
        }
        role.is_some()
    }

    pub(super) fn list_of_number(&mut self, what: Opening, items: &[Listed]) -> bool {
        let role = self.role_for_number(what);
        for it in items.iter().filter(|_| role.is_some()) {
            self.attach(it.block, "", role, &it.item.text);
            self.leave_account_open(role);
        }
        role.is_some()
    }
}
