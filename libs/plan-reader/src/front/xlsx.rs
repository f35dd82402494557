//! Excel workbooks (.xlsx, .xlsm): the words a reader sees in each cell, merged cells, hidden rows and sheets.

use std::collections::HashMap;

use super::number_format::{Shape, built_in, shape, show};
use crate::archive::Archive;
use crate::block::{Block, Budget, Cell, Document, Margin, Row, Table, paragraphs_of};
use crate::location::column_letters;
use crate::query::QueryKind;
use crate::xml::{Step, Tag, Xml};
use crate::{Location, Refusal};

pub(crate) fn read(bytes: &[u8], file_name: &str) -> Result<Document, Refusal> {
    let mut archive = Archive::open(bytes)?;
    let mut document = Document { is_grid: true, ..Document::default() };
    if let Some(core) = archive.text("docProps/core.xml")? {
        (document.title, document.author) = super::docx::properties(&core);
    }
    let workbook = Workbook::read(&mut archive)?;
    let strings = match archive.text("xl/sharedStrings.xml")? {
        Some(text) => shared_strings(&text)?,
        None => Vec::new(),
    };
    let looks = match archive.text("xl/styles.xml")? {
        Some(text) => cell_looks(&text)?,
        None => Vec::new(),
    };
    let mut budget = Budget::new();
    for sheet in &workbook.sheets {
        let Some(text) = archive.text(&sheet.part)? else {
            return Err(Refusal::corrupt(format!("the sheet “{}” is missing", sheet.name)));
        };
        if sheet.hidden {
            document.query(
                QueryKind::Hidden,
                format!("The sheet “{}” is hidden in the workbook. It was read all the same; delete it there if it is not part of the plan.", sheet.name),
                Location::sheet(&sheet.name),
            );
        }
        let reader = SheetReader {
            strings: &strings,
            looks: &looks,
            from_1904: workbook.from_1904,
            name: &sheet.name,
        };
        let table = reader.read(&text, &mut document, &mut budget)?;
        if !table.rows.is_empty() {
            document.blocks.push(Block::Table(table));
        }
    }
    comments(&mut archive, &mut document, &mut budget)?;
    if archive.has("xl/vbaProject.bin") || file_name.to_lowercase().ends_with('m') {
        document.query(
            QueryKind::Macros,
            "The workbook holds macros. They were not run and are not needed to read it.",
            Location::default(),
        );
    }
    Ok(document)
}

/// Notes on cells are words of the document, though not of the plan.
fn comments(archive: &mut Archive<'_>, document: &mut Document, budget: &mut Budget) -> Result<(), Refusal> {
    let mut names = archive.names();
    names.retain(|n| n.starts_with("xl/comments") && n.ends_with(".xml"));
    names.sort();
    for name in names {
        let Some(text) = archive.text(&name)? else { continue };
        let mut xml = Xml::new(&text, &name);
        let mut number = 0;
        loop {
            match xml.step()? {
                Step::Open(tag) if tag.name() == "text" => {
                    number += 1;
                    let text = xml.inner_text()?;
                    budget.take_text(text.len())?;
                    document.margins.push(Margin {
                        text,
                        hidden: false,
                        at: Location::part("comments", number),
                    });
                }
                Step::End => break,
                _ => {}
            }
        }
    }
    Ok(())
}

struct SheetPart {
    name: String,
    part: String,
    hidden: bool,
}

struct Workbook {
    sheets: Vec<SheetPart>,
    from_1904: bool,
}

impl Workbook {
    fn read(archive: &mut Archive<'_>) -> Result<Self, Refusal> {
        let relations = archive.text("xl/_rels/workbook.xml.rels")?.unwrap_or_default();
        let mut targets = HashMap::new();
        let mut xml = Xml::new(&relations, "workbook.xml.rels");
        loop {
            match xml.step()? {
                Step::Open(tag) if tag.name() == "Relationship" => {
                    let target = tag.get("Target").unwrap_or_default();
                    let part = match target.strip_prefix('/') {
                        Some(absolute) => absolute.to_owned(),
                        None => format!("xl/{}", target.trim_start_matches("./")),
                    };
                    targets.insert(tag.get("Id").unwrap_or_default(), part);
                }
                Step::End => break,
                _ => {}
            }
        }
        let text = archive.required("xl/workbook.xml")?;
        let mut xml = Xml::new(&text, "workbook.xml");
        let mut out = Self { sheets: Vec::new(), from_1904: false };
        loop {
            match xml.step()? {
                Step::Open(tag) if tag.name() == "workbookPr" => {
                    out.from_1904 = matches!(tag.get("date1904").as_deref(), Some("1" | "true"));
                }
                Step::Open(tag) if tag.name() == "sheet" => {
                    let part = tag
                        .get_full("r:id")
                        .or_else(|| tag.get("id"))
                        .and_then(|id| targets.get(&id).cloned());
                    let number = out.sheets.len() + 1;
                    out.sheets.push(SheetPart {
                        name: tag.get("name").unwrap_or_default(),
                        part: part.unwrap_or_else(|| format!("xl/worksheets/sheet{number}.xml")),
                        hidden: tag.get("state").is_some_and(|s| s != "visible"),
                    });
                }
                Step::End => break,
                _ => {}
            }
        }
        // Chart sheets and macro sheets hold no cells.
        out.sheets.retain(|s| !s.part.contains("chartsheets/") && !s.part.contains("macrosheets/"));
        Ok(out)
    }
}

fn shared_strings(text: &str) -> Result<Vec<String>, Refusal> {
    let mut xml = Xml::new(text, "sharedStrings.xml");
    let mut out = Vec::new();
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name() == "si" => out.push(rich_text(&mut xml, "si")?),
            Step::End => return Ok(out),
            _ => {}
        }
    }
}

/// The words of a string item: its runs, but not the phonetic guides of East Asian text.
fn rich_text(xml: &mut Xml<'_>, end: &str) -> Result<String, Refusal> {
    let mut out = String::new();
    let mut in_text = false;
    loop {
        match xml.step()? {
            Step::Open(tag) if tag.name() == "rPh" => xml.skip()?,
            Step::Open(tag) => in_text = tag.name() == "t",
            Step::Text(words) if in_text => out.push_str(&words),
            Step::Close(name) if name == end => return Ok(unescape(&out)),
            Step::Close(_) => in_text = false,
            Step::Text(_) => {}
            Step::End => return Ok(unescape(&out)),
        }
    }
}

/// Excel writes characters XML cannot hold as _x000D_.
fn unescape(text: &str) -> String {
    if !text.contains("_x00") {
        return text.to_owned();
    }
    text.replace("_x000D_", "\n").replace("_x000A_", "\n").replace("_x0009_", "\t")
}

#[derive(Clone)]
struct Look {
    shape: Shape,
    bold: bool,
    id: u64,
}

fn cell_looks(text: &str) -> Result<Vec<Look>, Refusal> {
    let mut xml = Xml::new(text, "styles.xml");
    let mut codes: HashMap<u32, String> = HashMap::new();
    let mut bold_fonts = Vec::new();
    let mut out = Vec::new();
    let (mut in_fonts, mut in_cells) = (false, false);
    loop {
        match xml.step()? {
            Step::Open(tag) => match tag.name() {
                "numFmt" => {
                    if let (Some(id), Some(code)) =
                        (tag.get("numFmtId").and_then(|v| v.parse().ok()), tag.get("formatCode"))
                    {
                        codes.insert(id, code);
                    }
                }
                "dxfs" => xml.skip()?,
                "fonts" => in_fonts = true,
                "font" if in_fonts => bold_fonts.push(false),
                "b" if in_fonts => {
                    if let Some(last) = bold_fonts.last_mut() {
                        *last = tag.is_on();
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let number = |name: &str| tag.get(name).and_then(|v| v.parse::<u32>().ok()).unwrap_or(0);
                    let format = number("numFmtId");
                    let code = codes.get(&format).map(String::as_str).or_else(|| built_in(format));
                    let font = number("fontId");
                    out.push(Look {
                        shape: code.map_or(Shape::General, shape),
                        bold: bold_fonts.get(font as usize).copied().unwrap_or(false),
                        id: u64::from(font) << 32 | u64::from(number("fillId")),
                    });
                }
                _ => {}
            },
            Step::Close(name) if name == "fonts" => in_fonts = false,
            Step::Close(name) if name == "cellXfs" => in_cells = false,
            Step::End => return Ok(out),
            Step::Close(_) | Step::Text(_) => {}
        }
    }
}

struct SheetReader<'a> {
    strings: &'a [String],
    looks: &'a [Look],
    from_1904: bool,
    name: &'a str,
}

/// The cells a merge covers, from 0.
struct Merge {
    top: usize,
    left: usize,
    bottom: usize,
    right: usize,
}

impl SheetReader<'_> {
    fn read(&self, text: &str, document: &mut Document, budget: &mut Budget) -> Result<Table, Refusal> {
        let mut xml = Xml::new(text, self.name);
        let at = Location::sheet(self.name);
        let mut table = Table { sheet: Some(self.name.to_owned()), at: at.clone(), rows: Vec::new() };
        let mut row = Row::default();
        let (mut row_number, mut column, mut hidden_row) = (0_usize, 0_usize, false);
        let mut hidden_columns: Vec<(usize, usize)> = Vec::new();
        let (mut hidden_rows, mut errors) = (Vec::new(), Vec::new());
        let mut merges = Vec::new();
        loop {
            match xml.step()? {
                Step::Open(tag) => match tag.name() {
                    "col" if matches!(tag.get("hidden").as_deref(), Some("1" | "true")) => {
                        hidden_columns.push((tag.count("min"), tag.count("max")));
                    }
                    "row" => {
                        row_number = tag.get("r").and_then(|v| v.parse().ok()).unwrap_or(row_number + 1);
                        column = 0;
                        hidden_row = matches!(tag.get("hidden").as_deref(), Some("1" | "true"));
                        row = Row {
                            at: at.at_row(u32::try_from(row_number).unwrap_or(u32::MAX)),
                            ..Row::default()
                        };
                    }
                    "c" => {
                        column = tag.get("r").and_then(|r| reference(&r)).map_or(column + 1, |(c, _)| c + 1);
                        let here = row.at.at_column(u32::try_from(column).unwrap_or(u32::MAX));
                        let look = tag
                            .get("s")
                            .and_then(|s| s.parse::<usize>().ok())
                            .and_then(|s| self.looks.get(s));
                        let kind = tag.get("t").unwrap_or_default();
                        let words = self.cell(&mut xml, &kind, look)?;
                        if words.trim().is_empty() {
                            continue;
                        }
                        budget.take_text(words.len())?;
                        if kind == "e" {
                            errors.push((here.clone(), words.clone()));
                        }
                        row.cells.push(Cell {
                            column: column - 1,
                            columns: 1,
                            rows: 1,
                            paragraphs: paragraphs_of(&words, look.is_some_and(|l| l.bold), &here),
                            look: look.map_or(0, |l| l.id),
                            at: here,
                        });
                    }
                    "mergeCell" => merges.extend(merge(&tag)),
                    "legacyDrawing" | "drawing" | "extLst" | "conditionalFormatting" | "dataValidations" => {
                        xml.skip()?;
                    }
                    _ => {}
                },
                Step::Close(name) if name == "row" => {
                    if !row.cells.is_empty() {
                        budget.take_row()?;
                        if hidden_row {
                            hidden_rows.push(row_number);
                        }
                        table.rows.push(std::mem::take(&mut row));
                    }
                }
                Step::End => break,
                Step::Close(_) | Step::Text(_) => {}
            }
        }
        self.spread(&mut table, &merges);
        self.report(document, &table, &hidden_rows, &hidden_columns, errors);
        Ok(table)
    }

    fn report(
        &self,
        document: &mut Document,
        table: &Table,
        hidden_rows: &[usize],
        hidden_columns: &[(usize, usize)],
        errors: Vec<(Location, String)>,
    ) {
        if let Some(first) = hidden_rows.first() {
            let rows = ranges(hidden_rows);
            document.query(
                QueryKind::Hidden,
                format!("Hidden rows were read with the rest ({rows}). Delete them in the workbook if they are not part of the plan."),
                table.at.at_row(u32::try_from(*first).unwrap_or(u32::MAX)),
            );
        }
        for (from, to) in hidden_columns {
            let used = |c: &Cell| (*from..=*to).contains(&(c.column + 1));
            if table.rows.iter().flat_map(|r| &r.cells).any(used) {
                let letters = column_letters(u32::try_from(*from).unwrap_or(0));
                document.query(
                    QueryKind::Hidden,
                    format!("A hidden column was read with the rest (from column {letters}). Delete it in the workbook if it is not part of the plan."),
                    table.at.clone(),
                );
            }
        }
        for (at, words) in errors {
            document.query(
                QueryKind::CellError,
                format!("The cell shows the error {words}. Mend it in the workbook or write the words here."),
                at,
            );
        }
    }

    fn cell(&self, xml: &mut Xml<'_>, kind: &str, look: Option<&Look>) -> Result<String, Refusal> {
        let mut value = String::new();
        let mut in_value = false;
        loop {
            match xml.step()? {
                Step::Open(tag) => match tag.name() {
                    "is" => value = rich_text(xml, "is")?,
                    "v" => in_value = true,
                    "f" | "extLst" => xml.skip()?,
                    _ => {}
                },
                Step::Text(words) if in_value => value.push_str(&words),
                Step::Close(name) if name == "v" => in_value = false,
                Step::Close(name) if name == "c" => break,
                Step::End => break,
                Step::Close(_) | Step::Text(_) => {}
            }
        }
        Ok(match kind {
            "s" => {
                let index = value.trim().parse::<usize>().ok();
                index.and_then(|i| self.strings.get(i)).cloned().unwrap_or_default()
            }
            "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "str" | "inlineStr" | "e" => unescape(&value),
            // A date written out as such, which the newest programs may do.
            "d" => value,
            _ => match value.trim().parse::<f64>() {
                Ok(number) => show(number, look.map_or(&Shape::General, |l| &l.shape), self.from_1904),
                Err(_) => value,
            },
        })
    }

    /// Gives each merged cell its spans. Words hidden beneath a merge stay in cells of their own.
    fn spread(&self, table: &mut Table, merges: &[Merge]) {
        let rows: HashMap<usize, usize> =
            table.rows.iter().enumerate().filter_map(|(i, r)| Some((r.at.row? as usize, i))).collect();
        for merge in merges {
            let Some(row) = rows.get(&(merge.top + 1)).and_then(|i| table.rows.get_mut(*i)) else { continue };
            if let Some(cell) = row.cells.iter_mut().find(|c| c.column == merge.left) {
                cell.columns = (merge.right - merge.left + 1).min(16_384);
                cell.rows = merge.bottom - merge.top + 1;
            }
        }
        // Spans count rows of the sheet; empty rows are not kept, so count those that are.
        let numbers: Vec<usize> = table.rows.iter().map(|r| r.at.row.unwrap_or(0) as usize).collect();
        for (i, row) in table.rows.iter_mut().enumerate() {
            for cell in row.cells.iter_mut().filter(|c| c.rows > 1) {
                let last = numbers.get(i).copied().unwrap_or(0).saturating_add(cell.rows - 1);
                cell.rows = numbers.iter().skip(i).take_while(|n| **n <= last).count().max(1);
            }
        }
    }
}

fn merge(tag: &Tag<'_>) -> Option<Merge> {
    let range = tag.get("ref")?;
    let (from, to) = range.split_once(':')?;
    let ((left, top), (right, bottom)) = (reference(from)?, reference(to)?);
    (right >= left && bottom >= top).then_some(Merge { top, left, bottom, right })
}

/// "C11" as (column, row), both from 0.
fn reference(text: &str) -> Option<(usize, usize)> {
    let split = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = text.split_at(split);
    if letters.is_empty() || letters.len() > 3 {
        return None;
    }
    let mut column = 0_usize;
    for c in letters.chars() {
        let value = c.to_ascii_uppercase().to_digit(36)?.checked_sub(9)?;
        column = column * 26 + value as usize;
    }
    let row: usize = digits.parse().ok()?;
    Some((column.checked_sub(1)?, row.checked_sub(1)?))
}

/// "3, 5 to 9" for a list of numbers in order.
pub(super) fn ranges(numbers: &[usize]) -> String {
    let mut out: Vec<(usize, usize)> = Vec::new();
    for n in numbers {
        match out.last_mut() {
            Some((_, last)) if *last + 1 == *n => *last = *n,
            _ => out.push((*n, *n)),
        }
    }
    let shown: Vec<String> = out
        .iter()
        .take(6)
        .map(|(from, to)| if from == to { from.to_string() } else { format!("{from} to {to}") })
        .collect();
    let more = if out.len() > 6 { " and others" } else { "" };
    format!("{}{more}", shown.join(", "))
}
