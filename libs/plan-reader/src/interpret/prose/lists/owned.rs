//! Lists of which no item is an activity by itself: each holds a whole form, or belongs to the entry above.

use super::{Listed, label_and_value};
use crate::confidence::FoundBy;
use crate::draft::ColumnRole;
use crate::interpret::columns::label_role;
use crate::interpret::prose::Piece;
use crate::interpret::prose::details::Labelled;
use crate::interpret::prose::walker::Walker;

impl Walker<'_, '_> {
    /// Items that hold a whole form each: "Action: … Lead: … By: …".
    pub(super) fn forms_in_items(&mut self, items: &[Listed]) -> bool {
        let forms: Vec<Option<Vec<Labelled>>> = items
            .iter()
            .map(|it| {
                self.labelled(&it.item.text).filter(|parts| {
                    parts.len() > 1
                        && parts.iter().any(|p| {
                            label_role(&p.label, self.aliases) == Some(ColumnRole::Activity)
                                && !p.value.is_empty()
                        })
                })
            })
            .collect();
        if self.background.is_some() || forms.iter().flatten().count() * 2 <= items.len() {
            return false;
        }
        for (it, parts) in items.iter().zip(forms) {
            let Some(line) = self.line(it.block) else { continue };
            if let Some(parts) = parts {
                self.details(it.block, line, &parts);
            }
            for (block, parts) in &it.details {
                self.details(*block, line, parts);
            }
        }
        true
    }

    /// A list right below "Action 1.1" and its text: "Lead: HR" is a value of it, other items go on with its words.
    pub(super) fn of_numbered_entry(&mut self, from: usize, items: &[Listed]) -> bool {
        let Some(id) = self.last.filter(|_| self.open.is_none() && self.background.is_none()) else {
            return false;
        };
        let begun = self.out.entries.get(id).is_some_and(|e| {
            let below = e.blocks.iter().max().is_some_and(|b| b + 1 == from);
            below && e.ref_.is_some() && matches!(e.found_by, FoundBy::Heading | FoundBy::Form)
        });
        let bare = items.iter().all(|it| it.item.label.is_none());
        if !begun || !bare {
            return false;
        }
        for it in items {
            self.last = Some(id);
            match label_and_value(&it.item.text) {
                Some((label, value)) => {
                    let role = match self.roles.get(&crate::interpret::words::folded(label)) {
                        Some(role) => *role,
                        None => label_role(label, self.aliases),
                    };
                    self.words(it.block, label, "");
                    self.attach(it.block, label, role, value);
                }
                None => {
                    if let Some(entry) = self.out.entries.get_mut(id) {
                        entry.text.push_str(&format!("\n- {}", it.item.text));
                        entry.blocks.push(it.block);
                    }
                    self.put(
                        it.block,
                        Piece::Joined("Read with the entry above it: its list stands right below it."),
                    );
                }
            }
            self.own_details(id, it);
        }
        true
    }
}
