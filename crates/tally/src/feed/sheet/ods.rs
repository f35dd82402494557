//! OpenDocument spreadsheets, cell by cell: what is repeated is only repeated where something stands in it.

use std::io::{BufReader, Cursor};

use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::{Grid, MOST_COLUMNS, MOST_ROWS, chosen};
use crate::refusal::{self, Outcome};

type Xml<'a> = Reader<BufReader<zip::read::ZipFile<'a, Cursor<&'a [u8]>>>>;

const MOST_SHEETS: usize = 10_000;

pub(super) fn names(file: &str, bytes: &[u8]) -> Outcome<Vec<String>> {
    let mut archive = archive(file, bytes)?;
    let mut xml = content(file, &mut archive)?;
    let mut names = Vec::new();
    let mut buffer = Vec::new();
    loop {
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(tag) | Event::Empty(tag)) if local(&tag) == "table" => {
                if names.len() >= MOST_SHEETS {
                    return Err(refusal::file(file, "this spreadsheet has more than 10,000 sheets"));
                }
                names.push(attribute(&tag, "name").unwrap_or_default());
            }
            Ok(Event::Eof) => return Ok(names),
            Ok(_) => {}
            Err(cause) => return Err(broken(file, cause)),
        }
        buffer.clear();
    }
}

pub(super) fn read(file: &str, bytes: &[u8], wanted: Option<&str>, grid: &mut Grid<'_>) -> Outcome<()> {
    let name = chosen(file, &names(file, bytes)?, wanted)?;
    let mut archive = archive(file, bytes)?;
    let mut xml = content(file, &mut archive)?;
    let mut buffer = Vec::new();
    let mut inside = false;
    let mut row = Row::default();
    let mut next_row = 1u64;
    let mut cell: Option<Cell> = None;
    loop {
        match xml.read_event_into(&mut buffer) {
            Ok(Event::Start(tag)) => match local(&tag) {
                "table" => inside = attribute(&tag, "name").as_deref() == Some(&name),
                "table-row" if inside => row = Row::of(&tag),
                "table-cell" | "covered-table-cell" if inside => cell = Some(Cell::of(&tag)),
                "p" => {
                    if let Some(cell) = &mut cell {
                        cell.paragraph();
                    }
                }
                // Remarks stand inside a cell and are not what it says.
                "annotation" => {
                    let end = tag.to_end().into_owned();
                    xml.read_to_end_into(end.name(), &mut Vec::new()).map_err(|cause| broken(file, cause))?;
                }
                _ => {}
            },
            Ok(Event::Empty(tag)) => match local(&tag) {
                "table-row" if inside => next_row = next_row.saturating_add(Row::of(&tag).repeated),
                "table-cell" | "covered-table-cell" if inside => row.take(Cell::of(&tag)),
                "s" | "tab" | "line-break" => {
                    if let Some(cell) = &mut cell {
                        cell.text.push(' ');
                    }
                }
                _ => {}
            },
            Ok(Event::Text(text)) => {
                if let Some(cell) = &mut cell {
                    cell.text.push_str(&text);
                }
            }
            Ok(Event::GeneralRef(name)) => {
                if let Some(cell) = &mut cell {
                    cell.text.push_str(&referred(&name));
                }
            }
            Ok(Event::End(tag)) => match tag.local_name().as_ref() {
                "table" if inside => return Ok(()),
                "table-cell" | "covered-table-cell" if inside => {
                    if let Some(cell) = cell.take() {
                        row.take(cell);
                    }
                }
                "table-row" if inside => {
                    let row = std::mem::take(&mut row);
                    let repeated = if row.cells.is_empty() { 0 } else { row.repeated };
                    if next_row.saturating_add(repeated) > MOST_ROWS {
                        return Err(refusal::row(file, next_row, "a sheet has fewer rows than this"));
                    }
                    let mut cells: Vec<_> = row.cells.iter().collect();
                    for again in 0..repeated {
                        for (column, text, is_text) in &cells {
                            grid.cell(next_row + again, *column, text, *is_text)?;
                        }
                        // Cells that nobody needs are passed once and not a million times.
                        if again == 0 {
                            let one = cells.iter().copied().find(|it| grid.heads(it.0));
                            cells.retain(|it| grid.needs(it.0));
                            if cells.is_empty() {
                                cells.extend(one);
                            }
                        }
                    }
                    next_row = next_row.saturating_add(row.repeated);
                }
                _ => {}
            },
            Ok(Event::Eof) => return Ok(()),
            Ok(_) => {}
            Err(cause) => return Err(broken(file, cause)),
        }
        buffer.clear();
    }
}

#[derive(Default)]
struct Row {
    repeated: u64,
    column: usize,
    cells: Vec<(usize, String, bool)>,
}

impl Row {
    fn of(tag: &BytesStart<'_>) -> Self {
        Self { repeated: number(tag, "number-rows-repeated"), ..Self::default() }
    }

    fn take(&mut self, cell: Cell) {
        let repeated = usize::try_from(cell.repeated).unwrap_or(usize::MAX);
        let (text, is_text) = cell.said();
        if !text.is_empty() {
            // One that stands further out than a sheet can be wide is kept, so that its row can be told.
            let (start, end) = (self.column, self.column.saturating_add(repeated));
            let told = end <= MOST_COLUMNS || self.cells.last().is_some_and(|it| it.0 >= MOST_COLUMNS);
            let (start, end) = (start.min(MOST_COLUMNS), end.min(MOST_COLUMNS) + usize::from(!told));
            self.cells.extend((start..end).map(|column| (column, text.clone(), is_text)));
        }
        self.column = self.column.saturating_add(repeated);
    }
}

struct Cell {
    repeated: u64,
    value: Option<String>,
    text: String,
    paragraphs: usize,
}

impl Cell {
    fn of(tag: &BytesStart<'_>) -> Self {
        let kind = attribute(tag, "value-type").unwrap_or_default();
        let value = match kind.as_str() {
            "float" | "percentage" | "currency" => attribute(tag, "value"),
            "date" => attribute(tag, "date-value"),
            "boolean" => attribute(tag, "boolean-value"),
            _ => None,
        };
        Self { repeated: number(tag, "number-columns-repeated"), value, text: String::new(), paragraphs: 0 }
    }

    fn paragraph(&mut self) {
        self.paragraphs += 1;
        if self.paragraphs > 1 {
            self.text.push('\n');
        }
    }

    fn said(self) -> (String, bool) {
        match self.value {
            Some(value) => (value, false),
            None => (self.text, true),
        }
    }
}

fn archive<'a>(file: &str, bytes: &'a [u8]) -> Outcome<zip::ZipArchive<Cursor<&'a [u8]>>> {
    zip::ZipArchive::new(Cursor::new(bytes)).map_err(|cause| broken(file, cause))
}

fn content<'a>(file: &str, archive: &'a mut zip::ZipArchive<Cursor<&'a [u8]>>) -> Outcome<Xml<'a>> {
    let part = archive.by_name("content.xml").map_err(|cause| broken(file, cause))?;
    Ok(Reader::from_reader(BufReader::new(part)))
}

fn broken(file: &str, cause: impl std::fmt::Display) -> Box<records::protocol::Refusal> {
    refusal::file(file, format!("this spreadsheet cannot be read: {cause}"))
}

fn local<'a>(tag: &'a BytesStart<'_>) -> &'a str {
    tag.local_name().into_inner()
}

fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    tag.attributes().filter_map(Result::ok).find(|it| it.key.local_name().as_ref() == name).map(|it| {
        it.value
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&")
    })
}

fn number(tag: &BytesStart<'_>, name: &str) -> u64 {
    attribute(tag, name).and_then(|it| it.parse().ok()).unwrap_or(1).max(1)
}

fn referred(name: &str) -> String {
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        other => {
            let code = other.strip_prefix('#').and_then(|it| match it.strip_prefix('x') {
                Some(hex) => u32::from_str_radix(hex, 16).ok(),
                None => it.parse().ok(),
            });
            code.and_then(char::from_u32).map(String::from).unwrap_or_default()
        }
    }
}
