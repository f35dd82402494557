//! A look at the data before anything is counted: everything that would make a count wrong, with its place and its mend.

mod column;
mod notes;
mod told;
mod whole;

use std::sync::Arc;
use std::sync::atomic::Ordering;

use clap::ValueEnum;
use records::protocol::{Checked, SourceRead};
use records::{Finding, FindingKind, Place, RowReader};

use crate::engine::Asked;
use crate::feed::{self, Feed, Letters, RowFault, Sink, Watch};
use crate::refusal::Outcome;
use crate::store::{self, FoundFile};
use column::Profile;
use notes::Notes;
use whole::Whole;

/// How findings are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Shape {
    /// For people.
    #[default]
    Text,
    /// For programs.
    Json,
}

/// Checks the data of a request.
///
/// # Errors
/// Where a file cannot be read at all, or lacks a column.
pub async fn check(asked: &Asked, watch: &Arc<Watch>) -> Outcome<Checked> {
    let files = asked.files().await?;
    watch.of_bytes.store(files.iter().map(|it| it.bytes).sum(), Ordering::Relaxed);
    let reader = RowReader::everything(&asked.mapping);
    let headings: Arc<[String]> = reader.headings.clone().into();
    if let Some(population) = &asked.mapping.population {
        // Its columns must be there too; what stands in them is read when it is counted.
        for file in store::find(&population.source, &asked.folder).await? {
            feed::headings(&file, &population.source).await?;
        }
    }
    let pieces = feed::part(files.clone(), &asked.mapping.source, 1).await?;
    let mut feed = Feed::new(pieces.into_iter().flatten(), asked.mapping.source.clone(), headings);
    let mut checker = Checker::new(&reader, asked, &files);
    while let Some(block) = feed.next().await? {
        checker.begin(block.file_number, block.letters);
        block.drain(&mut checker, watch).await?;
        checker.settle();
        tokio::task::yield_now().await;
    }
    let rows = checker.rows;
    let findings = checker.findings();
    let countable = !findings.iter().any(|it| it.kind.stops_counting());
    let sources = files.iter().map(|it| SourceRead { file: it.name.clone(), bytes: it.bytes }).collect();
    Ok(Checked { protocol: records::protocol::VERSION, sources, rows, findings, countable })
}

/// The findings, written.
///
/// # Errors
/// Where they cannot be written as JSON.
pub fn written(checked: &Checked, shape: Shape) -> Result<String, serde_json::Error> {
    if shape == Shape::Json {
        return serde_json::to_string_pretty(checked);
    }
    let files = checked.sources.len();
    let mut text =
        format!("{} rows in {files} {}\n", checked.rows, if files == 1 { "file" } else { "files" });
    let (stops, others): (Vec<&Finding>, Vec<&Finding>) =
        checked.findings.iter().partition(|it| it.kind.stops_counting());
    for (title, findings) in [("Mend or map before counting", stops), ("Look at", others)] {
        if !findings.is_empty() {
            text.push_str(&format!("\n{title}\n"));
            for finding in findings {
                text.push_str(&format!("- {finding}\n"));
            }
        }
    }
    text.push_str(if checked.countable {
        "\nThe tables can be counted."
    } else {
        "\nThe tables cannot be counted yet."
    });
    Ok(text)
}

/// How often something was met and where first.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    rows: u64,
    first: Option<At>,
}

/// A row of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct At {
    file: u32,
    row: u64,
}

impl Seen {
    fn again(&mut self, rows: u64, at: At) {
        self.rows += rows;
        self.first = Some(self.first.map_or(at, |it| it.min(at)));
    }
}

struct Checker<'a> {
    asked: &'a Asked,
    files: &'a [FoundFile],
    file: u32,
    letters: Letters,
    rows: u64,
    profiles: Vec<Profile<'a>>,
    whole: Whole<'a>,
    codes: Vec<u32>,
    ragged: Seen,
    ragged_words: String,
    unfinished: Seen,
    open: Seen,
    encoding: Seen,
    notes: Notes,
}

impl<'a> Checker<'a> {
    fn new(reader: &'a RowReader, asked: &'a Asked, files: &'a [FoundFile]) -> Self {
        let profiles = reader.headings.iter().map(|heading| Profile::new(heading, asked)).collect();
        Self {
            asked,
            files,
            file: 0,
            letters: Letters::PLAIN,
            rows: 0,
            profiles,
            whole: Whole::new(reader),
            codes: vec![0; reader.headings.len()],
            ragged: Seen::default(),
            ragged_words: String::new(),
            unfinished: Seen::default(),
            open: Seen::default(),
            encoding: Seen::default(),
            notes: Notes::default(),
        }
    }

    fn begin(&mut self, file: u32, letters: Letters) {
        if letters != self.letters {
            self.forget();
            self.letters = letters;
        }
        self.file = file;
    }

    fn settle(&mut self) {
        if self.profiles.iter().any(Profile::is_full) {
            self.forget();
        }
    }

    /// Judges all texts so far and begins anew, so that a column in which every text is different stays bearable.
    fn forget(&mut self) {
        self.profiles.iter_mut().for_each(Profile::judge);
        self.whole.forget();
    }

    fn place(&self, at: Option<At>, column: Option<&str>) -> Place {
        let file = at.and_then(|it| self.files.get(usize::try_from(it.file).unwrap_or(0)));
        Place {
            file: file.or(self.files.first()).map(|it| it.name.clone()),
            sheet: self.asked.mapping.source.sheet.clone(),
            row: at.map(|it| it.row),
            column: column.map(str::to_owned),
        }
    }

    fn findings(mut self) -> Vec<Finding> {
        self.profiles.iter_mut().for_each(Profile::judge);
        let mut found = Vec::new();
        let of_rows = [
            (
                FindingKind::RaggedRow,
                self.ragged,
                format!(
                    "has {} values where there are headings, and {} rows are like it: a value may hold the delimiter without quotation marks round it",
                    self.ragged_words, self.ragged.rows
                ),
            ),
            (
                FindingKind::UnfinishedRow,
                self.unfinished,
                "the file breaks off within this row: get the whole file".to_owned(),
            ),
            (
                FindingKind::UnfinishedRow,
                self.open,
                "a quotation mark opens in this row and is never closed".to_owned(),
            ),
            (
                FindingKind::Encoding,
                self.encoding,
                format!(
                    "{} values are not written in UTF-8 and were read as Windows-1252: set `encoding` once you have looked at their letters",
                    self.encoding.rows
                ),
            ),
        ];
        for (kind, seen, message) in of_rows {
            if seen.rows > 0 {
                found.push(Finding {
                    kind,
                    place: self.place(seen.first, None),
                    rows: seen.rows,
                    words: None,
                    message,
                });
            }
        }
        for profile in &self.profiles {
            told::column(profile, self.rows, &|at, column| self.place(at, Some(column)), &mut found);
        }
        self.notes.tell(&|at, column| self.place(at, column), &mut found);
        self.whole.tell(&|at, column| self.place(at, column), &mut found);
        found.sort_by_key(|it| (!it.kind.stops_counting(), it.kind, std::cmp::Reverse(it.rows)));
        found
    }
}

impl Sink for Checker<'_> {
    fn row(&mut self, row: u64, cells: &[&[u8]]) {
        self.rows += 1;
        let at = At { file: self.file, row };
        self.notes.row(at, cells, self.letters);
        for ((cell, profile), code) in cells.iter().zip(&mut self.profiles).zip(&mut self.codes) {
            let (met, unsure) = profile.meet(cell, self.letters, at);
            *code = met;
            if unsure {
                self.encoding.again(1, at);
            }
        }
        self.whole.row(at, cells, &self.codes, self.letters);
    }

    fn gap(&mut self) {
        self.notes.gap();
    }

    fn fault(&mut self, row: u64, fault: RowFault) {
        let at = At { file: self.file, row };
        match fault {
            RowFault::Ragged { found, headings } => {
                if self.ragged.rows == 0 {
                    self.ragged_words = format!("{found} instead of {headings}");
                }
                self.ragged.again(1, at);
            }
            RowFault::Unfinished => self.unfinished.again(1, at),
            RowFault::OpenQuote => self.open.again(1, at),
        }
    }

    fn numbers_as_text(&mut self, column: usize, rows: u64, first: u64) {
        if let Some(profile) = self.profiles.get_mut(column) {
            profile.as_text(rows, At { file: self.file, row: first });
        }
    }
}
