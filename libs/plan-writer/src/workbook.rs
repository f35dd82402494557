//! What a workbook holds.

use time::OffsetDateTime;

/// A workbook.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Workbook {
    /// Its title, as programs list it.
    pub title: String,
    /// Whose it is.
    pub author: String,
    /// When it was written.
    pub written_at: Option<OffsetDateTime>,
    /// Its sheets.
    pub sheets: Vec<Sheet>,
}

/// A sheet of a workbook.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// The name on its tab.
    pub name: String,
    /// How wide each column is, in letters.
    pub widths: Vec<u16>,
    /// Its lines, from the top.
    pub lines: Vec<Line>,
}

/// A line of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// The title, across the sheet.
    Title(String),
    /// The headings of the columns, which stay in view.
    Headings(Vec<String>),
    /// The name of a part, across the sheet.
    Band(String),
    /// The name of a smaller part, across the sheet.
    SubBand(String),
    /// Words across the sheet.
    Words(String),
    /// A cell for each heading.
    Cells(Vec<String>),
}

impl Sheet {
    /// How many columns it has.
    pub(crate) fn columns(&self) -> usize {
        let wide = |it: &Line| match it {
            Line::Headings(cells) | Line::Cells(cells) => cells.len(),
            _ => 1,
        };
        self.lines.iter().map(wide).max().unwrap_or(1).max(self.widths.len()).max(1)
    }

    /// The name, as a tab can bear it.
    pub(crate) fn tab(&self, number: usize) -> String {
        crate::tables::tab(&self.name, number)
    }

    /// How many lines of text words across the sheet fill.
    pub(crate) fn rows_of(&self, words: &str) -> usize {
        let width: usize = self.widths.iter().map(|it| usize::from(*it)).sum::<usize>().max(40);
        words.lines().map(|it| it.chars().count() / width + 1).sum::<usize>().max(1)
    }
}
