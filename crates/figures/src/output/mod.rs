//! What a release is written as. Every writer takes the one [`Published`] and nothing else.

mod csv;
mod csvw;
mod json;
mod note;
mod sheets;

pub use self::{
    csv::csv,
    csvw::csvw,
    json::json,
    note::{note_html, note_markdown},
    sheets::{ods, xlsx},
};

use crate::published::Published;
use std::collections::HashSet;

/// A file of a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Its name within the release's folder, with `/` between folders.
    pub name: String,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Which files are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// A CSV file a table, with metadata for programs.
    Csv,
    /// All tables as one JSON file.
    Json,
    /// An OpenDocument spreadsheet.
    Ods,
    /// An Excel workbook.
    Xlsx,
    /// A picture a chart.
    Svg,
    /// The method note, as a page and as Markdown.
    Note,
}

impl Form {
    /// All of them.
    pub const ALL: [Self; 6] = [Self::Csv, Self::Json, Self::Ods, Self::Xlsx, Self::Svg, Self::Note];

    /// How a project names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Json => "json",
            Self::Ods => "ods",
            Self::Xlsx => "xlsx",
            Self::Svg => "svg",
            Self::Note => "note",
        }
    }
}

/// Why a release could not be written.
#[derive(Debug, thiserror::Error)]
pub enum OutputError {
    /// A spreadsheet could not be made.
    #[error("The spreadsheet could not be made: {0}")]
    Sheet(#[from] plan_writer::Unwritable),
    /// A CSV file could not be made.
    #[error("A CSV file could not be made: {0}")]
    Csv(#[from] ::csv::Error),
    /// A JSON file could not be made.
    #[error("A JSON file could not be made: {0}")]
    Json(#[from] serde_json::Error),
    /// The page could not be made.
    #[error("The method note could not be made: {0}")]
    Note(#[from] minijinja::Error),
    /// Two measures would write the same file.
    #[error("Two measures would write “{0}”. Give one of them another `id`.")]
    SameName(String),
}

/// All files of a release in the wanted forms. The same release gives the same bytes.
///
/// # Errors
/// If a file cannot be put together, or two would have the same name.
pub fn files(release: &Published, forms: &[Form]) -> Result<Vec<File>, OutputError> {
    let mut files = Vec::new();
    let mut add = |name: String, bytes: Vec<u8>| files.push(File { name, bytes });
    for form in Form::ALL.into_iter().filter(|it| forms.contains(it)) {
        match form {
            Form::Csv => {
                for table in &release.tables {
                    add(format!("csv/{}.csv", table.slug), csv(table)?);
                    add(format!("csv/{}.csv-metadata.json", table.slug), csvw(release, table)?);
                }
            }
            Form::Json => add("tables.json".into(), json(release)?),
            Form::Ods => add("tables.ods".into(), ods(release)?),
            Form::Xlsx => add("tables.xlsx".into(), xlsx(release)?),
            Form::Svg => {
                for chart in &release.charts {
                    add(format!("charts/{}.svg", chart.slug), chart.svg.clone().into_bytes());
                    add(
                        format!("charts/{}.txt", chart.slug),
                        format!("{}\n\n{}\n", chart.title, chart.words).into_bytes(),
                    );
                }
            }
            Form::Note => {
                add("method-note.html".into(), note_html(release)?.into_bytes());
                add("method-note.md".into(), note_markdown(release)?.into_bytes());
            }
        }
    }
    // "pay-bonus" may be the id of one measure and the table of bonuses of the measure "pay".
    let mut names = HashSet::new();
    match files.iter().find(|file| !names.insert(file.name.as_str())) {
        Some(file) => Err(OutputError::SameName(file.name.clone())),
        None => Ok(files),
    }
}

#[cfg(test)]
mod tests;
