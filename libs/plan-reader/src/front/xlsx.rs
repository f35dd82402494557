//! Excel workbooks (.xlsx, .xlsm): the words a reader sees in each cell, merged cells, hidden rows and sheets.

mod part;
mod style;

use part::{Comments, Workbook, comments, drawn_words, other_comments, rich_text, shared_strings, unescape};
use std::collections::HashMap;

use super::number_format::{Shape, show};
use crate::archive::Archive;
use crate::block::{Block, Budget, Cell, Document, Margin, Note, Paragraph, Row, Table, paragraphs_from};
use crate::draft::{NoteKind, UnplacedReason};
use crate::location::column_letters;
use crate::query::QueryKind;
use crate::strike::Words;
use crate::symbol::as_seen;
use crate::xml::{Step, Tag, Xml};
use crate::{Location, Refusal};
use style::{Look, cell_looks, theme_colours};

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
    let theme = match archive.text("xl/theme/theme1.xml")? {
        Some(text) => theme_colours(&text)?,
        None => Vec::new(),
    };
    let looks = match archive.text("xl/styles.xml")? {
        Some(text) => cell_looks(&text, &theme)?,
        None => Vec::new(),
    };
    let mut budget = Budget::new();
    let mut read_comments = Vec::new();
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
        let (comments_part, mut comments) = comments(&mut archive, &sheet.part)?;
        let reader = SheetReader {
            strings: &strings,
            looks: &looks,
            from_1904: workbook.from_1904,
            name: &sheet.name,
        };
        let table = reader.read(&text, &mut comments, &mut document, &mut budget)?;
        read_comments.extend(comments_part);
        for ((column, row), text) in comments {
            budget.take_text(text.len())?;
            let at = table.at.at_row(number(row + 1)).at_column(number(column + 1));
            document.margins.push(Margin { text, reason: UnplacedReason::Margin, at });
        }
        for (number, text) in (1..).zip(drawn_words(&mut archive, &sheet.part, &mut budget)?) {
            let at = Location { paragraph: Some(number), ..table.at.clone() };
            document.margins.push(Margin { text, reason: UnplacedReason::Prose, at });
        }
        if !table.rows.is_empty() {
            document.blocks.push(Block::Table(table));
        }
    }
    other_comments(&mut archive, &read_comments, &mut document, &mut budget)?;
    if archive.has("xl/vbaProject.bin") || file_name.to_lowercase().ends_with('m') {
        document.query(
            QueryKind::Macros,
            "The workbook holds macros. They were not run and are not needed to read it.",
            Location::default(),
        );
    }
    Ok(document)
}

fn number(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

struct SheetReader<'a> {
    strings: &'a [Words],
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
    fn read(
        &self,
        text: &str,
        comments: &mut Comments,
        document: &mut Document,
        budget: &mut Budget,
    ) -> Result<Table, Refusal> {
        let mut xml = Xml::new(text, self.name);
        let at = Location::sheet(self.name);
        let mut table = Table { sheet: Some(self.name.to_owned()), at: at.clone(), ..Table::default() };
        let mut row = Row::default();
        let (mut row_number, mut column, mut hidden_row) = (0_usize, 0_usize, false);
        let mut hidden_columns: Vec<(usize, usize)> = Vec::new();
        let (mut hidden_rows, mut errors) = (Vec::new(), Vec::new());
        let mut merges = Vec::new();
        // How far words reach to the right. A colour beyond them belongs to the page, not to the plan.
        let mut widest = 0;
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
                        row = Row { at: at.at_row(number(row_number)), hidden: hidden_row, ..Row::default() };
                    }
                    "c" => {
                        let [place, style, kind] = tag.get_all(["r", "s", "t"]);
                        column = place.and_then(|r| reference(&r)).map_or(column + 1, |(c, _)| c + 1);
                        let here = row.at.at_column(u32::try_from(column).unwrap_or(u32::MAX));
                        let look = style.and_then(|s| s.parse().ok()).and_then(|s: usize| self.looks.get(s));
                        let kind = kind.unwrap_or_default();
                        let words = self.cell(&mut xml, &kind, look)?;
                        let remark = comments.remove(&(column - 1, row_number.saturating_sub(1)));
                        let fill = look.and_then(|l| l.fill).filter(|_| column <= widest);
                        if words.is_blank() && remark.is_none() && fill.is_none() {
                            continue;
                        }
                        if !words.is_blank() || remark.is_some() {
                            widest = widest.max(column);
                            budget.take_text(words.len() + remark.as_ref().map_or(0, String::len))?;
                        }
                        if kind == "e" {
                            errors.push((here.clone(), words.text().to_owned()));
                        }
                        let mark = look.and_then(|l| l.ink?.of_mark(words.text()));
                        let mut paragraphs = match mark {
                            Some(_) => Vec::new(),
                            None => paragraphs_from(&words, look.is_some_and(|l| l.bold), &here),
                        };
                        if let Some(text) = remark {
                            if paragraphs.is_empty() {
                                paragraphs.push(Paragraph { at: here.clone(), ..Paragraph::default() });
                            }
                            if let Some(first) = paragraphs.first_mut() {
                                first.notes.push(Note { is: NoteKind::Comment, text });
                            }
                        }
                        row.cells.push(Cell {
                            column: column - 1,
                            columns: 1,
                            rows: 1,
                            paragraphs,
                            look: look.map_or(0, |l| l.id),
                            fill: mark.or_else(|| look.and_then(|l| l.fill)),
                            hidden: hidden_columns.iter().any(|(from, to)| (*from..=*to).contains(&column)),
                            depth: look.map_or(0, |l| l.depth),
                            inner: Vec::new(),
                            at: here,
                        });
                    }
                    "mergeCell" => merges.extend(merge(&tag)),
                    "legacyDrawing" | "drawing" | "extLst" | "conditionalFormatting" | "dataValidations" => {
                        xml.skip()?;
                    }
                    _ => {}
                },
                Step::Close(name) if *name == *"row" => {
                    if row.cells.iter().any(|c| c.paragraphs.iter().any(|p| !p.is_bare())) {
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

    fn cell(&self, xml: &mut Xml<'_>, kind: &str, look: Option<&Look>) -> Result<Words, Refusal> {
        let mut value = String::new();
        let mut rich = None;
        let mut in_value = false;
        loop {
            match xml.step()? {
                Step::Open(tag) => match tag.name() {
                    "is" => rich = Some(rich_text(xml, "is")?),
                    "v" => in_value = true,
                    "f" | "extLst" => xml.skip()?,
                    _ => {}
                },
                Step::Text(words) if in_value => value.push_str(&words),
                Step::Close(name) if *name == *"v" => in_value = false,
                Step::Close(name) if *name == *"c" => break,
                Step::End => break,
                Step::Close(_) | Step::Text(_) => {}
            }
        }
        let plain = match kind {
            "s" => {
                let index = value.trim().parse::<usize>().ok();
                rich = index.and_then(|i| self.strings.get(i)).cloned();
                String::new()
            }
            "b" => if value.trim() == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "str" | "inlineStr" | "e" => unescape(&value),
            // A date written out as such, which the newest programs may do.
            "d" => value,
            _ => match value.trim().parse::<f64>() {
                Ok(number) => show(number, look.map_or(&Shape::General, |l| &l.shape), self.from_1904),
                Err(_) => value,
            },
        };
        let words = match (rich, look.and_then(|l| l.picture)) {
            (Some(rich), None) => rich,
            (rich, picture) => {
                let plain = rich.map_or(plain, |rich| rich.text().to_owned());
                Words::from(&*as_seen(&plain, picture))
            }
        };
        Ok(if look.is_some_and(|l| l.struck) { words.all_struck() } else { words })
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
