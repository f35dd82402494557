//! Activities and their dates or leads as two lists, one beside or below the other, matched by number.

use super::Piece;
use super::Walker;
use super::lists::Listed;
use super::when::is_when;
use crate::confidence::{Doubt, FoundBy};
use crate::draft::ColumnRole;
use crate::interpret::add_line;
use crate::lead::looks_like_leads;
use crate::query::{Query, QueryKind};

impl Walker<'_, '_> {
    /// Gives each item of a list to the activity of the same number in the list before it.
    pub(super) fn beside(&mut self, role: ColumnRole, items: &[Listed]) {
        if self.last_list.is_empty() || items.is_empty() || self.background.is_some() {
            return;
        }
        let equal = self.last_list.len() == items.len();
        let labels = |it: &Listed| it.item.label.clone();
        let by_label = items.iter().all(|it| {
            labels(it).is_some_and(|l| {
                self.last_list
                    .iter()
                    .filter(|id| self.out.entries.get(**id).and_then(|e| e.ref_.clone()).as_ref() == Some(&l))
                    .count()
                    == 1
            })
        });
        let Some(first) = items.first() else { return };
        for (n, it) in items.iter().enumerate() {
            let id = if by_label {
                self.last_list.iter().copied().find(|id| {
                    self.out.entries.get(*id).and_then(|e| e.ref_.as_ref()) == it.item.label.as_ref()
                })
            } else {
                self.last_list.get(n).copied()
            };
            let Some(entry) = id.and_then(|id| self.out.entries.get_mut(id)) else { continue };
            let slot = match role {
                ColumnRole::Lead => &mut entry.lead,
                ColumnRole::TargetDate => &mut entry.date,
                _ => &mut entry.achieved,
            };
            add_line(slot, &it.item.text);
            entry.blocks.push(it.block);
            entry.found_by = FoundBy::ParallelList;
            entry.doubts.push(if equal || by_label { Doubt::MatchedByNumber } else { Doubt::UnequalLists });
            self.put(it.block, Piece::Joined("Read with the activity of the same number in the list above."));
        }
        let message = if equal || by_label {
            format!(
                "{} in two lists were matched by their number. Check that each belongs to its activity.",
                what(role)
            )
        } else {
            format!(
                "{} stand in a list of {} beside a list of {} activities, so they were matched in order as far as they go. Check each.",
                what(role),
                items.len(),
                self.last_list.len()
            )
        };
        self.out.queries.push(Query::new(QueryKind::MatchedByNumber, message, first.at.clone()));
    }

    /// Gives what a list of one item says of who or when to each of the several activities above it.
    pub(super) fn one_for_all(&mut self, role: ColumnRole, items: &[Listed]) -> bool {
        let [only] = items else { return false };
        let shared = only.item.label.is_none() && only.details.is_empty() && self.last_list.len() > 1;
        shared && self.background.is_none() && self.said_of_all(only.block, role, &only.item.text)
    }

    /// Gives what one line says of who or when to each item of the list above it that says nothing of it.
    pub(super) fn said_of_all(&mut self, i: usize, role: ColumnRole, text: &str) -> bool {
        let fits = match role {
            ColumnRole::TargetDate => is_when(text),
            ColumnRole::Lead => looks_like_leads(text),
            _ => false,
        };
        if !fits || self.last_list.is_empty() {
            return false;
        }
        for id in self.last_list.clone() {
            let Some(entry) = self.out.entries.get_mut(id) else { continue };
            let (slot, guessed) = match role {
                ColumnRole::Lead => (&mut entry.lead, Doubt::LeadInText),
                _ => (&mut entry.date, Doubt::DateInText),
            };
            // "Review progress each year" says less of by when than the line for all.
            let in_text = slot.as_ref().is_some_and(|it| entry.text.contains(it.as_str()));
            if in_text && entry.doubts.contains(&guessed) {
                entry.doubts.retain(|d| *d != guessed);
                *slot = None;
            }
            if slot.is_none() {
                *slot = Some(text.to_owned());
                entry.blocks.push(i);
                entry.doubts.push(Doubt::SharedDetails);
            }
        }
        self.put(
            i,
            Piece::Joined("Read with each activity of the list above: one line says it of all of them."),
        );
        true
    }
}

fn what(role: ColumnRole) -> &'static str {
    match role {
        ColumnRole::Lead => "Activities and leads",
        ColumnRole::TargetDate => "Activities and target dates",
        _ => "Activities and what has been achieved",
    }
}

#[cfg(test)]
mod tests {
    use crate::Options;

    #[test]
    fn one_item_under_who_or_when_holds_for_each_activity_of_the_list_above() {
        let page = "# Objectives 2026\n\n## Objective 1: Everyone can take part in clubs\n\n### What we will do\n\n- Ask pupils about clubs\n\
                    - Move two clubs to lunch time\n\n### Who will do it\n\n- Head of Year\n\n### When will we do it\n\n- July 2027\n";
        let draft = crate::read(page.as_bytes(), "plan.md", &Options::default(), &mut |_| {}).unwrap().draft;
        let all: Vec<_> = draft.themes.iter().flat_map(|t| &t.activities).collect();
        assert_eq!(all.len(), 2);
        for activity in all {
            assert_eq!(activity.lead.as_deref(), Some("Head of Year"));
            assert_eq!(activity.target_date.as_deref(), Some("July 2027"));
        }
    }
}
