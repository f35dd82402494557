//! A table that says who leads the actions listed above it, and by when, and names them by their numbers alone.

use std::collections::HashMap;

use super::Interpreter;
use super::activity::put;
use super::columns::{Column, columns_of};
use crate::block::{Cell, Row, Table};
use crate::confidence::Doubt;
use crate::draft::ColumnRole;

/// A document with more actions, or a table with more columns, says who and when of each where it stands.
const MOST_ACTIONS: usize = 500;
const MOST_COLUMNS: usize = 40;

impl Interpreter {
    /// Gives each action listed before what such a table says of its number. False where it is another table: a number is of no
    /// action or of two, or the actions have leads and dates of their own.
    pub(super) fn take_told_by_number(&mut self, table: &Table) -> bool {
        let Some(first) = table.rows.iter().position(|r| !r.is_empty()) else { return false };
        let wide = table.rows.get(first).is_none_or(|row| row.filled().count() > MOST_COLUMNS);
        if wide || self.draft.themes.iter().map(|t| t.activities.len()).sum::<usize>() > MOST_ACTIONS {
            return false;
        }
        let columns = columns_of(table, first, &self.aliases);
        let tells = columns.has(ColumnRole::Lead) || columns.has(ColumnRole::TargetDate);
        let named = |c: &&Column| matches!(c.role, Some(ColumnRole::Activity | ColumnRole::Ref));
        let Some(number) = columns
            .all
            .iter()
            .find(named)
            .filter(|_| tells && (2..=MOST_COLUMNS).contains(&columns.all.len()))
        else {
            return false;
        };
        let cell = |row: &Row, column: &Column| -> Option<Cell> {
            row.filled().find(|c| c.column == column.from).cloned()
        };
        let mut listed = self.activities_by_number();
        let rows: Vec<&Row> = table.rows.iter().skip(first + 1).filter(|r| !r.is_empty()).collect();
        let mut told = Vec::new();
        for row in &rows {
            let Some(its) = cell(row, number) else { return false };
            let Some(at) = key(&its.text()).and_then(|key| listed.remove(&key)).flatten() else {
                return false;
            };
            told.push((at, its.text(), row));
        }
        if told.len() < 2 {
            return false;
        }
        for ((theme, at), its, row) in told {
            self.said_again.push(its);
            let Some(activity) = self.draft.themes.get_mut(theme).and_then(|t| t.activities.get_mut(at))
            else {
                continue;
            };
            activity.doubts.push(Doubt::MatchedByNumber);
            for column in columns.all.iter().filter(|c| c.from != number.from) {
                let Some(cell) = cell(row, column) else { continue };
                let slot = match column.role {
                    Some(ColumnRole::Lead) => &mut activity.lead,
                    Some(ColumnRole::TargetDate) => &mut activity.target_date,
                    Some(ColumnRole::Achieved) => &mut activity.achieved,
                    _ => {
                        put(&mut activity.other, &column.heading, &cell.text());
                        continue;
                    }
                };
                if let Some(role) = column.role {
                    activity.sources.insert(role, cell.at.clone());
                }
                super::add_line(slot, &cell.text());
            }
        }
        self.draft.columns.push(columns.found());
        true
    }

    /// The place of each action that names neither lead nor date, by its number; nothing for a number that two have.
    fn activities_by_number(&self) -> HashMap<String, Option<(usize, usize)>> {
        let mut out: HashMap<String, Option<(usize, usize)>> = HashMap::new();
        for (theme, at, activity) in self
            .draft
            .themes
            .iter()
            .enumerate()
            .flat_map(|(theme, t)| t.activities.iter().enumerate().map(move |(at, a)| (theme, at, a)))
        {
            let Some(key) = activity.ref_.as_deref().and_then(key) else { continue };
            let bare = activity.lead.is_none() && activity.target_date.is_none();
            out.entry(key).and_modify(|place| *place = None).or_insert(bare.then_some((theme, at)));
        }
        out
    }
}

/// "3" of "3.", "Action 3" and "3)".
fn key(words: &str) -> Option<String> {
    let mut words = words.split_whitespace().rev();
    let number = words.next()?.trim_matches(['.', ')', '(', ':', '#']).to_lowercase();
    let numbered = number.len() <= 6 && number.contains(|c: char| c.is_ascii_digit());
    (numbered && words.count() <= 1).then_some(number)
}

#[cfg(test)]
mod tests {
    use crate::Options;
    use crate::confidence::Doubt;

    fn read(third: &str) -> crate::Draft {
        let page = format!(
            "<h1>Access action plan</h1><h2>Our actions</h2><ol><li>Put a ramp at the stage door</li>\
             <li>Publish the access budget</li><li>Cast locally twice a year</li></ol><h2>Who and when</h2>\
             <table><tr><th>Action</th><th>Lead</th><th>Deadline</th><th>Cost</th></tr>\
             <tr><td>1</td><td>Technical Manager</td><td>August 2026</td><td>£900</td></tr>\
             <tr><td>2</td><td>General Manager</td><td>May 2026</td><td></td></tr>\
             <tr><td>{third}</td><td>Artistic Director</td><td>June 2026</td><td></td></tr></table>"
        );
        crate::read(page.as_bytes(), "plan.html", &Options::default(), &mut |_| {}).unwrap().draft
    }

    #[test]
    fn who_and_when_are_said_of_numbers_in_a_table_below() {
        let draft = read("3");
        let all: Vec<_> = draft.themes.iter().flat_map(|t| &t.activities).collect();
        assert_eq!(all.len(), 3);
        assert_eq!(all[0].lead.as_deref(), Some("Technical Manager"));
        assert_eq!(all[0].other["Cost"], "£900");
        assert_eq!(all[2].target_date.as_deref(), Some("June 2026"));
        assert!(all[1].doubts.contains(&Doubt::MatchedByNumber));
        assert!(draft.unplaced.iter().all(|u| !u.text.contains("Manager")), "{:?}", draft.unplaced);
    }

    #[test]
    fn a_number_that_no_action_has_leaves_all_as_it_is() {
        let draft = read("7");
        assert!(draft.themes.iter().flat_map(|t| &t.activities).all(|a| a.lead.is_none()));
    }
}
