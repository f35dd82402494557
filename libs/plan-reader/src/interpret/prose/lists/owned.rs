//! Lists of which no item is an activity by itself: each holds a whole form, or belongs to the entry above.

use super::{Listed, label_and_value};
use crate::confidence::FoundBy;
use crate::draft::ColumnRole;
use crate::interpret::columns::label_role;
use crate::interpret::prose::Piece;
use crate::interpret::prose::details::Labelled;
use crate::interpret::prose::walker::Walker;
use crate::interpret::recommendation::take_authority;

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
        for (at, it) in items.iter().enumerate() {
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
                    let words = if at + 1 == items.len() { self.led_behind(id, it) } else { None };
                    let words = words.unwrap_or_else(|| it.item.text.clone());
                    if let Some(entry) = self.out.entries.get_mut(id) {
                        entry.text.push_str(&format!("\n- {words}"));
                        entry.blocks.push(it.block);
                    }
                    self.put(
                        it.block,
                        Piece::Joined("Read with the entry above it: its list stands right below it."),
                    );
                }
            }
            // What the list says once for all of its items is said of the one entry.
            let last = at + 1 == items.len();
            let details =
                if last { [it.details.clone(), it.shared.clone()].concat() } else { it.details.clone() };
            self.own_details(id, &Listed { details, shared: Vec::new(), ..it.clone() });
        }
        true
    }

    /// The words of the last point of a recommendation without the bodies behind them, which are put where they belong.
    fn led_behind(&mut self, id: usize, it: &Listed) -> Option<String> {
        let entry = self.out.entries.get_mut(id).filter(|e| e.recommends && e.lead.is_none())?;
        let (text, bodies, label) = take_authority(&it.item.text, self.brackets);
        if bodies.is_empty() {
            return None;
        }
        entry.lead = Some(bodies.join("\n"));
        if let Some(label) = label {
            self.words(it.block, &label, "");
        }
        Some(text)
    }
}
