//! The rows above the headings of a table: a title, a theme, labels, notes.

use super::words::{folded, is_generic, is_theme_by_name, label_of};
use super::{Interpreter, front_matter};
use crate::block::{Cell, Row, Table};
use crate::draft::UnplacedReason;

impl Interpreter {
    /// The rows above the headings: a title, a theme, labels, notes.
    pub(super) fn preface(&mut self, table: &Table, until: usize) {
        let title = front_matter::preface_title(table, &self.aliases)
            .filter(|t| self.is_grid() && self.draft.title.as_ref() == Some(t));
        let mut title_left = title.is_some();
        let rows: Vec<&Row> = table.rows.iter().take(until).filter(|r| !r.is_empty()).collect();
        let last = rows.len();
        for (i, row) in rows.into_iter().enumerate() {
            let filled: Vec<&Cell> = row.cells.iter().filter(|c| !c.is_empty()).collect();
            let text = filled.iter().map(|c| c.text()).collect::<Vec<_>>().join(" | ");
            if title_left && filled.len() == 1 && Some(&text) == title.as_ref() {
                title_left = false;
                // The draft holds the title once, whatever the number of sheets that bear it.
                if self.plan_tables > 1 {
                    self.said_again.push(text);
                }
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
            let band = filled.len() == 1
                && words <= 14
                && !text.trim_end().ends_with('.')
                && !is_generic(&text)
                && crate::date::written_date(&text).is_none();
            let over_headings = i + 1 == last;
            let said_already = self.draft.title.as_ref().is_some_and(|t| folded(t) == folded(&text));
            if band
                && !said_already
                && (is_theme_by_name(&text)
                    || (over_headings && (!self.is_grid() || table.beside) && self.theme.is_none())
                    || self.contents.contains(&folded(&text)))
            {
                self.open_theme(&text, &row.at);
                continue;
            }
            self.unplaced(&text, UnplacedReason::Note, &row.at);
        }
    }
}
