//! What a Word document holds, in the order in which it is read.

use time::OffsetDateTime;

/// A document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Document {
    /// Its title, as programs list it; on the page it is a [`Block::Title`].
    pub title: String,
    /// Whose it is.
    pub author: String,
    /// The language it is written in: "en-GB" where nothing is said.
    pub language: String,
    /// When it was written.
    pub written_at: Option<OffsetDateTime>,
    /// What stands at the foot of every page, before the page's number.
    pub footer: String,
    /// What it says.
    pub blocks: Vec<Block>,
}

/// One piece of a document.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The title on the page.
    Title(String),
    /// The line over or under the title.
    Subtitle(String),
    /// A heading, from level 1.
    Heading(u8, String),
    /// A paragraph; a line break within it stays one.
    Paragraph(String),
    /// A label in bold with words beside it: "Desired outcome: …".
    Labelled(String, String),
    /// A list.
    List(Vec<Item>),
    /// A table.
    Table(Table),
}

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// How deep it stands, from 0.
    pub level: u8,
    /// Its words.
    pub text: String,
}

/// A table with one row of headings, which stands again on every page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Table {
    /// The headings of its columns.
    pub headings: Vec<String>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Row {
    /// A name across the table, over the rows that follow.
    Band(String),
    /// The name of a smaller part, across the table.
    SubBand(String),
    /// Words across the table, as a cell holds them.
    Words(String),
    /// A cell for each heading. A line that begins "- " is a bullet; two spaces before it make it a deeper one.
    Cells(Vec<String>),
}

/// A line of words that may be a bullet.
pub(crate) enum Line<'t> {
    Words(&'t str),
    Bullet(u8, &'t str),
}

/// The lines of a text, bullets told from words.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = Line<'_>> {
    text.lines().filter(|it| !it.trim().is_empty()).map(|line| {
        let words = line.trim_start();
        let depth = (line.len() - words.len()) / 2;
        match words.strip_prefix("- ").filter(|it| !it.trim().is_empty()) {
            Some(rest) => Line::Bullet(u8::try_from(depth.min(5)).unwrap_or(5), rest.trim()),
            None => Line::Words(line.trim()),
        }
    })
}

impl Table {
    /// How wide each column should be, in parts of a thousand: by the words in it, none so narrow that its heading
    /// breaks in every word.
    pub(crate) fn widths(&self) -> Vec<usize> {
        let count = self.headings.len().max(1);
        let weight = |column: usize| -> usize {
            let cells = self.rows.iter().filter_map(|row| match row {
                Row::Cells(cells) => cells.get(column),
                _ => None,
            });
            let (mut letters, mut filled) = (0_usize, 0_usize);
            for cell in cells.filter(|it| !it.is_empty()) {
                letters += cell.chars().count().min(600);
                filled += 1;
            }
            let heading = self.headings.get(column).map_or(0, |it| it.chars().count().min(24));
            // The square root keeps a long column from starving the short ones.
            let mean = letters.checked_div(filled).unwrap_or(0).max(heading).max(4);
            mean.isqrt().max(2) * 100
        };
        let weights: Vec<usize> = (0..count).map(weight).collect();
        let all: usize = weights.iter().sum::<usize>().max(1);
        weights.iter().map(|it| (it * 1_000 / all).max(40)).collect()
    }
}
