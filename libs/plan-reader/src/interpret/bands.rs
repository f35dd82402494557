//! Rows of a table that hold a single name over those that follow.

use super::rows::Level;
use super::words::label_of;
use super::{Interpreter, stated};
use crate::block::{Row, lines_of};
use crate::draft::UnplacedReason;

impl Interpreter {
    /// Takes in such a row. A theme stands above the table where `theme_above` says so.
    pub(super) fn band(&mut self, level: Level, row: &Row, theme_above: bool) {
        if let Level::Stated { under_name } = level
            && let Some(said) = stated::of_row(row)
        {
            self.service.clone_from(&self.of_sheet);
            self.sub_heading = None;
            self.take_said(said, theme_above || under_name);
            return;
        }
        self.answering.clear();
        // "Objective 2 | Make our offices accessible".
        if let (Level::Theme, [key, name]) = (level, row.filled().collect::<Vec<_>>().as_slice()) {
            self.service.clone_from(&self.of_sheet);
            self.sub_heading = None;
            self.open_theme(&format!("{}: {}", key.text().trim_end_matches(':'), name.text()), &row.at);
            return;
        }
        for cell in row.filled() {
            match level {
                Level::Theme | Level::Stated { .. } => {
                    self.service.clone_from(&self.of_sheet);
                    self.sub_heading = None;
                    let mut paragraphs = cell.paragraphs.iter();
                    if let Some(first) = paragraphs.next() {
                        self.open_theme(&first.text, &cell.at);
                    }
                    for p in paragraphs {
                        match label_of(&p.text, p.bold) {
                            Some((label, own, rest)) => self.label(label, own, rest, &cell.at),
                            None => self.unplaced(
                                &lines_of(std::slice::from_ref(p)),
                                UnplacedReason::Note,
                                &cell.at,
                            ),
                        }
                    }
                }
                Level::Service => {
                    self.service = Some(cell.text().split_whitespace().collect::<Vec<_>>().join(" "));
                }
                Level::Between => {
                    self.sub_heading = Some(cell.text().split_whitespace().collect::<Vec<_>>().join(" "));
                }
            }
        }
    }
}
