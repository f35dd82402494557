//! The rows above the headings of a table: a title, a theme, labels, notes.

use super::columns::{self, Columns};
use super::words::{
    Label, folded, is_generic, is_numbered_name, is_theme_by_name, label_of, names_a_service, word_list,
};
use super::{Interpreter, PREFACE, front_matter, stated};
use crate::aliases::Aliases;
use crate::block::{Cell, Row, Table};
use crate::draft::{ColumnRole, UnplacedReason};

impl Interpreter {
    /// The rows above the headings: a title, a theme, labels, notes. Says whether they name the first of several blocks.
    pub(super) fn preface(&mut self, table: &Table, columns: &Columns, until: usize) -> bool {
        let of_block = self.block_name(table, columns).filter(|at| *at < until);
        let title = front_matter::preface_title(table, &self.aliases)
            .filter(|t| self.is_grid() && self.draft.title.as_ref() == Some(t));
        let mut title_left = title.is_some();
        let rows: Vec<(usize, &Row)> =
            table.rows.iter().enumerate().take(until).filter(|(_, r)| !r.is_empty()).collect();
        let last = rows.len();
        let states_more = stated::states_more(table, until);
        for (i, (at, row)) in rows.iter().copied().enumerate() {
            let filled: Vec<&Cell> = row.filled().collect();
            let text = filled.iter().map(|c| c.text()).collect::<Vec<_>>().join(" | ");
            // A name over who leads it, or what it is to achieve, is that of a theme, as is one that the tab of the sheet shortens.
            let of_sheet = self.sheets > 1
                && i == 0
                && self.theme.is_none()
                && self.draft.title.as_ref() != Some(&text)
                && names_a_sheet(&filled, rows.get(1).map(|(_, next)| *next), table.sheet.as_deref());
            if of_sheet {
                self.open_theme(&text, &row.at);
                continue;
            }
            if title_left && filled.len() == 1 && Some(&text) == title.as_ref() {
                title_left = false;
                if of_block == Some(at) {
                    self.said_again.push(text.clone());
                    self.open_theme(&text, &row.at);
                    continue;
                }
                // The draft holds the title once, whatever the number of sheets that bear it.
                if self.plan_tables > 1 {
                    self.said_again.push(text);
                }
                continue;
            }
            // What a row across the table states, by itself or among others like it. "Objective 1 actions and updates" under
            // "Objective 1: Homes for all" only says again which it is.
            let said = stated::of_row(row).filter(|said| states_more || said.is_numbered());
            if let Some(said) =
                said.filter(|said| !said.is_numbered() || !said.has_number(self.theme_number()))
            {
                let theme_above = self.is_under_theme();
                self.take_said(said, theme_above);
                continue;
            }
            if let (1, Some((own, name))) = (filled.len(), names_a_service(&text)) {
                self.service = Some(name.to_owned());
                self.of_sheet.clone_from(&self.service);
                self.unplaced(own, UnplacedReason::Label, &row.at);
                continue;
            }
            if let (1, Some((label, own, rest))) = (filled.len(), label_of(&text, true)) {
                self.label(label, own, rest, &row.at);
                continue;
            }
            if let [key, value] = filled.as_slice()
                && let Some((label, own, rest)) =
                    label_of(&format!("{}: {}", key.text().trim_end_matches(':'), value.text()), true)
            {
                let own = own.trim_end_matches(':').to_owned();
                self.label(label, &own, rest, &row.at);
                continue;
            }
            // "1. Impact assessments | Priority: High" over a block of facts and its headings.
            if let [name, fact] = filled.as_slice()
                && i == 0
                && last > 1
                && super::words::split_ref(&name.text()).0.is_some()
                && fact.text().split_once(':').is_some_and(|(label, _)| label.split_whitespace().count() <= 3)
                && self.theme_level().is_none()
            {
                self.open_theme(&name.text(), &row.at);
                self.unplaced(&fact.text(), UnplacedReason::Note, &fact.at);
                continue;
            }
            // "Equality outcome 2 | People are paid alike" over the headings of the same table.
            if let [key, value] = filled.as_slice()
                && is_theme_by_name(&key.text())
                && key.text().split_whitespace().count() <= 4
                && key.text().contains(|c: char| c.is_ascii_digit())
            {
                self.open_theme(&format!("{}: {}", key.text().trim_end_matches(':'), value.text()), &row.at);
                continue;
            }
            let words = text.split_whitespace().count();
            let most =
                if is_theme_by_name(&text) && super::words::split_ref(&text).0.is_some() { 40 } else { 14 };
            let band = filled.len() == 1
                && (words <= most && !text.trim_end().ends_with('.')
                    || is_numbered_name(&text) && words <= 40)
                && !is_generic(&text)
                && crate::date::written_date(&text).is_none();
            let over_headings = i + 1 == last;
            let said_already = self.draft.title.as_ref().is_some_and(|t| folded(t) == folded(&text));
            if band
                && !said_already
                && (is_theme_by_name(&text)
                    || of_block == Some(at)
                    || (over_headings && (!self.is_grid() || table.beside) && self.theme.is_none())
                    || self.contents.contains(&folded(&text)))
            {
                self.open_theme(&text, &row.at);
                continue;
            }
            self.unplaced(&text, UnplacedReason::Note, &row.at);
        }
        of_block.is_some()
    }
}

impl Interpreter {
    /// The row that names the first of several blocks of one sheet, each with the same headings beneath a name of its own; or
    /// the one block of a sheet after such a one.
    fn block_name(&self, table: &Table, columns: &Columns) -> Option<usize> {
        if columns.first == 0 {
            return None;
        }
        let again: Vec<usize> = (columns.after..table.rows.len())
            .filter(|i| {
                let row = table.rows.get(*i);
                row.is_some_and(|row| columns.repeats(row))
                    || row.is_some_and(|row| self.other_headings(table, *i, row))
            })
            .collect();
        let named = |at: &usize| name_above(table, *at);
        let before =
            self.in_blocks && self.last_columns.as_ref().is_some_and(|c| c.has_same_headings(columns));
        if again.is_empty() && !before || !again.iter().all(|at| named(at).is_some()) {
            return None;
        }
        named(&columns.first)
    }

    /// Other headings right beneath a row with a single name in it.
    fn other_headings(&self, table: &Table, at: usize, row: &Row) -> bool {
        let above = at.checked_sub(1).and_then(|i| table.rows.get(i));
        row.filled().count() > 2
            && above.is_some_and(|r| r.filled().count() == 1)
            && columns::headings_in(table, at, &self.aliases).is_some()
    }

    /// True where each block of a sheet has a name of its own and the column of themes says the same in all its rows: then
    /// the blocks are the themes, and "Focus area" is one more thing that is said of them.
    pub(super) fn blocks_are_themes(&self, table: &Table, columns: &Columns) -> bool {
        let Some(theme) = columns.role(ColumnRole::Theme) else { return false };
        if !self.is_grid() || self.block_name(table, columns).is_none() {
            return false;
        }
        let mut said: Option<String> = None;
        for row in table.rows.iter().skip(columns.after) {
            if columns.repeats(row) {
                said = None;
                continue;
            }
            let cell = row.filled().find(|c| (theme.from..theme.to).contains(&c.column));
            let Some(words) = cell.filter(|_| row.filled().count() > 1).map(|c| folded(&c.text())) else {
                continue;
            };
            if said.as_ref().is_some_and(|above| *above != words) {
                return false;
            }
            said = Some(words);
        }
        true
    }
}

/// True for a single name over a line about it, "Theme sponsor: …", or for one of which the tab of the sheet is a part.
fn names_a_sheet(filled: &[&Cell], next: Option<&Row>, tab: Option<&str>) -> bool {
    let [cell] = filled else { return false };
    let text = cell.text();
    let words = word_list(&text);
    let named = (1..=12).contains(&words.len())
        && !text.contains(['\n', ':'])
        && !text.trim_end().ends_with('.')
        && !is_generic(&text)
        && !front_matter::names_a_plan(&text)
        && !front_matter::is_name_only(&text);
    let told = next.is_some_and(|row| {
        let mut cells = row.filled();
        let label = cells.next().map(|c| label_of(&c.text(), true).map(|l| l.0));
        cells.next().is_none() && matches!(label, Some(Some(Label::Lead | Label::Outcome)))
    });
    let shortened = tab.is_some_and(|tab| {
        let tab = word_list(tab);
        tab.len() < words.len() && tab.iter().any(|w| w.len() > 3) && words.starts_with(&tab)
    });
    named && (told || shortened)
}

/// True where the first row of a sheet names what stands on it.
pub(super) fn is_of_sheet(table: &Table, aliases: &Aliases) -> bool {
    let Some(columns) = columns::find(table, PREFACE, aliases) else { return false };
    let mut above = table.rows.iter().take(columns.first).filter(|row| !row.is_empty());
    let first: Vec<&Cell> = above.next().map(|row| row.filled().collect()).unwrap_or_default();
    names_a_sheet(&first, above.next(), table.sheet.as_deref())
}

/// The nearest name above a row of headings, where only a line about it may stand between them.
fn name_above(table: &Table, at: usize) -> Option<usize> {
    let above = (0..at).rev().filter_map(|i| Some((i, table.rows.get(i)?))).filter(|(_, r)| !r.is_empty());
    for (i, row) in above.take(2) {
        let mut filled = row.filled();
        let (Some(cell), None) = (filled.next(), filled.next()) else { return None };
        let text = cell.text();
        let words = text.split_whitespace().count();
        let told = text.trim_end().ends_with('.') || text.trim_end().ends_with(':') && words > 6;
        if words <= 14 && !told || is_numbered_name(&text) && words <= 40 {
            return Some(i);
        }
    }
    None
}
