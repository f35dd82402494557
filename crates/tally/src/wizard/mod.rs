//! Looks at a file, proposes what each column is, asks, and writes a mapping with comments.

mod classified;
mod guess;
mod headings;
mod look;
mod written;

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use records::Mapping;
use records::mapping::{Format, Source};
use records::protocol::RefusalKind;

use crate::classified::Known;
use crate::feed::{self, Feed, Watch};
use crate::refusal::{self, Outcome, refusal};
use crate::store::FoundFile;
use crate::{say, store};
use guess::{Guess, Proposal};
use look::Look;

/// What is wished for.
#[derive(Debug, Clone)]
pub struct Wish {
    /// The file to look at.
    pub file: PathBuf,
    /// Where the mapping is to stand.
    pub out: PathBuf,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The row that holds the headings; left out, it is looked for.
    pub header_row: Option<u32>,
    /// Take every proposal without asking.
    pub yes: bool,
    /// Write over a mapping that is there.
    pub force: bool,
}

/// A mapping that is proposed.
#[derive(Debug)]
pub struct Proposed {
    columns: Vec<Proposal>,
    rows: u64,
    more: bool,
    /// The sheet, where it was asked for or is not the first.
    sheet: Option<String>,
    header_row: u32,
    /// Whether what stands below an empty row seems to be notes.
    ends_at_empty_row: bool,
}

/// How many sheets are looked at for a table.
const MOST_SHEETS: usize = 20;
/// How many rows are looked at.
const ROWS: u64 = 50_000;

/// Looks at the file and proposes a mapping.
///
/// # Errors
/// Where the file cannot be read, or has no headings.
pub async fn propose(wish: &Wish) -> Outcome<Proposed> {
    let mut source = Source {
        files: vec![wish.file.to_string_lossy().into_owned()],
        format: None,
        sheet: wish.sheet.clone(),
        header_row: wish.header_row.unwrap_or(1),
        delimiter: None,
        encoding: None,
        one_line_a_row: false,
        ends_at_empty_row: false,
    };
    let files = store::find(&source, Path::new("")).await?;
    let Some(file) = files.first() else {
        return Err(refusal::file(&source.files.join(", "), "there is no such file"));
    };
    find_table(wish, file, &mut source).await?;
    let (mut look, mut more) = look_at(&files, &source).await?;
    if !more && look.has_notes_below() {
        source.ends_at_empty_row = true;
        (look, more) = look_at(&files, &source).await?;
    }
    let columns = guess::all(&look);
    let Source { sheet, header_row, ends_at_empty_row, .. } = source;
    Ok(Proposed { rows: look.rows, columns, more, sheet, header_row, ends_at_empty_row })
}

/// What stands in the first rows, and whether there are more.
async fn look_at(files: &[FoundFile], source: &Source) -> Outcome<(Look, bool)> {
    let headings = match files.first() {
        Some(file) => feed::headings(file, source).await?,
        None => Vec::new(),
    };
    let headings: Vec<String> = headings.into_iter().filter(|it| !it.trim().is_empty()).collect();
    let pieces = feed::part(files.to_vec(), source, 1).await?;
    let mut rows = Feed::new(pieces.into_iter().flatten(), source.clone(), Arc::from(headings.clone()));
    let mut look = Look::new(headings);
    let watch = Watch::default();
    while let Some(block) = rows.next().await? {
        look.begin(block.letters);
        block.drain(&mut look, &watch).await?;
        if look.rows >= ROWS {
            return Ok((look, true));
        }
    }
    Ok((look, false))
}

/// Looks for the sheet and the row of the headings that nobody named.
async fn find_table(wish: &Wish, file: &FoundFile, source: &mut Source) -> Outcome<()> {
    let workbook = matches!(file.format, Format::Xlsx | Format::Ods);
    let sheets = if workbook && wish.sheet.is_none() { feed::sheet_names(file).await? } else { Vec::new() };
    let mut top = feed::top(file, source).await?;
    // A workbook often begins with a sheet that tells about the others.
    for sheet in sheets.iter().skip(1).take(MOST_SHEETS) {
        if headings::has_table(&top) {
            break;
        }
        let other = Source { sheet: Some(sheet.clone()), ..source.clone() };
        let below = feed::top(file, &other).await?;
        if headings::has_table(&below) {
            (*source, top) = (other, below);
        }
    }
    if wish.header_row.is_none() {
        source.header_row = headings::row(&top).unwrap_or(1);
    }
    Ok(())
}

/// Asks about each proposal on the terminal, or through a pipe; gives the text of the mapping, or nothing where the person
/// does not want it written.
///
/// # Errors
/// Where the answers end too early.
pub fn asked(wish: &Wish, mut proposed: Proposed) -> Outcome<Option<String>> {
    let input = std::io::stdin();
    let mut answers = input.lock().lines();
    let looked =
        if proposed.more { format!("the first {}", proposed.rows) } else { proposed.rows.to_string() };
    let columns = proposed.columns.len();
    let columns = format!("{columns} {}", if columns == 1 { "column" } else { "columns" });
    say::aside(format!("{}: {columns}, {looked} rows", wish.file.display()));
    if let Some(sheet) = proposed.sheet.as_ref().filter(|_| wish.sheet.is_none()) {
        say::aside(format!("the table was found on the sheet “{sheet}” (--sheet names another)"));
    }
    if proposed.header_row != 1 && wish.header_row.is_none() {
        say::aside(format!(
            "the headings were found in row {} (--header-row names another)",
            proposed.header_row
        ));
    }
    if proposed.ends_at_empty_row {
        say::aside("what stands below the empty row after the table is taken for notes and left out");
    }
    let mut answer = |question: &str| -> Outcome<String> {
        say::prompt(question);
        match answers.next() {
            Some(Ok(line)) => Ok(line.trim().to_lowercase()),
            Some(Err(cause)) => Err(refusal::fault("reading the answer", cause)),
            None => Err(refusal(
                RefusalKind::Request,
                "the answers ended before the questions: nothing was written (--yes takes every proposal)",
            )),
        }
    };
    for column in &mut proposed.columns {
        say::aside(format!("\n“{}”: {}", column.heading, column.seen));
        say::aside(format!("  taken as {}: {}", column.guess.word(), column.why));
        if wish.yes {
            continue;
        }
        loop {
            let said =
                answer("  Enter takes it, or: person category grade date number pay count weight ignore > ")?;
            if said.is_empty() {
                break;
            }
            if let Some(guess) = Guess::of_word(&said, column) {
                column.guess = guess;
                break;
            }
            say::aside(format!("  “{said}” is not one of them"));
        }
    }
    let text = written::mapping(wish, &proposed);
    // What is written must be read again; a heading that breaks it is a fault of ours and not of the person.
    if let Err(faults) = Mapping::parse(&text, &wish.out.to_string_lossy(), &Known::default()) {
        return Err(refusal::fault("writing the mapping", faults));
    }
    if wish.out.exists() && !wish.force {
        if wish.yes {
            let message = "it is there already: --force writes over it, --out names another";
            return Err(refusal::file(&wish.out.to_string_lossy(), message));
        }
        let said = answer(&format!("\n{} is there already. Write over it? yes/no > ", wish.out.display()))?;
        if !matches!(said.as_str(), "y" | "yes") {
            return Ok(None);
        }
    }
    Ok(Some(text))
}

/// Writes the mapping, whole or not at all.
///
/// # Errors
/// Where the folder does not let it be written.
pub fn write(out: &Path, text: &str) -> Outcome<()> {
    let name = out.to_string_lossy();
    let folder = out.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut file = tempfile::NamedTempFile::new_in(folder).map_err(|cause| refusal::file(&name, cause))?;
    file.write_all(text.as_bytes()).map_err(|cause| refusal::file(&name, cause))?;
    file.persist(out).map_err(|cause| refusal::file(&name, cause))?;
    Ok(())
}
