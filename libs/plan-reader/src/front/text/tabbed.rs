//! Cells parted by tabs, as a table copied from Word or a spreadsheet comes.

mod apart;
mod paragraphs;
mod torn;

use super::lines::{Line, is_bullet};
use super::rows::{CellText, RowText};
use crate::Aliases;
use crate::interpret::columns;
use crate::interpret::words::{is_name_like, is_theme_by_name, label_of};

/// So many records show whether the tabs part cells.
const SAMPLE: usize = 60;

pub(super) fn take(lines: &[Line<'_>], aliases: &Aliases) -> Option<(Vec<RowText>, usize)> {
    if !is_row(lines.first()?) || is_title(lines, aliases) {
        return None;
    }
    let (records, _) = records(lines, SAMPLE, aliases);
    let widest = records.iter().map(|r| r.tabs).max()?;
    let rows = records.iter().filter(|r| r.tabs == widest).count();
    // A tab or two in running text make no table.
    if widest == 0 || widest == 1 && (rows < 2 || records.iter().all(|r| is_aside(&r.cells))) {
        return None;
    }
    let (records, taken) = self::records(lines, usize::MAX, aliases);
    let widest = records.iter().map(|r| r.tabs).max()?;
    let roles = records.first().filter(|r| r.tabs == widest && columns::are_headings(&r.cells, aliases));
    let roles = roles.map(|r| columns::assign_knowing(&r.cells, aliases, &[])).unwrap_or_default();
    let rows = torn::mended(records, widest, &roles).unwrap_or_else(|records| joined(records, widest));
    let mut built: Vec<RowText> = rows.iter().map(Record::row).collect();
    merge_first(&mut built, &rows);
    Some((built, taken))
}

/// How far below the title of a sheet its headings stand at most.
const TITLES: usize = 6;

/// How many lines are looked through for the headings to be said again.
const SAID_AGAIN: usize = 500;

/// True for the title of a sheet, which stands alone in its row over the row of headings. Where these are said again further
/// down, it is the name of the first of several blocks.
fn is_title(lines: &[Line<'_>], aliases: &Aliases) -> bool {
    let filled = |line: &Line<'_>| line.text.split('\t').filter(|c| !c.trim().is_empty()).count();
    let near = lines.get(..TITLES.min(lines.len())).unwrap_or_default();
    let below = near.iter().take_while(|l| filled(l) < 2).count();
    let heads = near.get(below).is_some_and(|l| {
        let cells: Vec<String> = l.text.split('\t').map(|c| c.trim().to_owned()).collect();
        columns::are_headings(&cells, aliases)
    });
    let again = || {
        let mut rest = lines.iter().skip(below).map(|l| l.text).take(SAID_AGAIN);
        rest.next().is_some_and(|headings| rest.any(|line| line == headings))
    };
    below > 0 && heads && !again()
}

/// The records from the first line on, at most so many, and the lines they take.
fn records(lines: &[Line<'_>], most: usize, aliases: &Aliases) -> (Vec<Record>, usize) {
    let mut records: Vec<Record> = Vec::new();
    let mut at = 0;
    while records.len() < most
        && let (Some(line), Some(rest)) = (lines.get(at), lines.get(at..))
    {
        if is_row(line) || open_quote(line.text) {
            let (record, taken) = record(rest);
            records.push(record);
            at += taken;
            continue;
        }
        if let Some((lines_of, place)) = apart::lines_of_a_cell(rest, &records) {
            at += apart::put(rest, lines_of, place, &mut records);
            continue;
        }
        if let Some(taken) = paragraphs::of_torn_cell(rest, &records, aliases) {
            let further = rest.iter().take(taken).filter(|l| !l.is_blank());
            records.extend(further.map(|l| Record {
                line: l.number,
                cells: vec![l.text.trim().to_owned()],
                tabs: 0,
                under: false,
            }));
            at += taken;
            continue;
        }
        let short = |tabs: usize| records.first().is_some_and(|head| (1..head.tabs).contains(&tabs));
        let torn = records.last().is_some_and(|r| short(r.tabs));
        let Some(taken) = within(rest, |tabs| torn && short(tabs)) else { break };
        for line in rest.iter().take(taken).filter(|l| !l.is_blank()) {
            records.push(Record {
                line: line.number,
                cells: vec![line.text.trim().to_owned()],
                tabs: 0,
                under: false,
            });
        }
        at += taken;
    }
    (records, at)
}

/// "1.<tab>Publish" and "Contents<tab>3" are not rows of a table.
fn is_aside(cells: &[String]) -> bool {
    let short = |t: &String| t.trim().len() <= 4 && !t.contains(' ');
    cells.first().is_some_and(short)
        || cells.last().is_some_and(|t| t.trim().bytes().all(|b| b.is_ascii_digit()))
}

fn is_row(line: &Line<'_>) -> bool {
    // An indent is no cell, unless more cells follow it.
    let text = line.text;
    if apart::bulleted(text).is_some_and(|words| words.matches('\t').count() > 1) {
        return true;
    }
    let inner = text.trim_start_matches(['\t', ' ']);
    inner.contains('\t') && !is_bullet(text) || text.starts_with('\t') && inner.len() < text.len() - 1
}

fn open_quote(text: &str) -> bool {
    text.starts_with('"') && text.matches('"').count() % 2 == 1
}

/// How many lines without tabs stand inside a table: a heading or two over the rows that follow, or lines of a cell that
/// tore its row apart, where the tabs of the next row say so.
fn within(lines: &[Line<'_>], torn: impl Fn(usize) -> bool) -> Option<usize> {
    let next = lines.iter().take(8).position(is_row)?;
    let between: Vec<&Line<'_>> = lines.iter().take(next).filter(|l| !l.is_blank()).collect();
    let plain = |l: &&Line<'_>| label_of(l.text, true).is_none() && !is_bullet(l.text);
    let names = |l: &&Line<'_>| plain(l) && is_name_like(l.text) || is_theme_by_name(l.text);
    let bands = between.len() <= 2 && between.iter().all(names);
    let gap = lines.iter().take(next).filter(|l| l.is_blank()).count();
    let torn = gap == 0 && lines.get(next).is_some_and(|l| torn(l.text.matches('\t').count()));
    (between.is_empty() && gap <= 1 || bands && gap == 0 || bullets(&between) || torn).then_some(next)
}

fn bullets(between: &[&Line<'_>]) -> bool {
    !between.is_empty() && between.iter().all(|l| is_bullet(l.text))
}

struct Record {
    line: u32,
    cells: Vec<String>,
    tabs: usize,
    /// A cell of a row above reaches down to its first column.
    under: bool,
}

impl Record {
    fn row(&self) -> RowText {
        let mut row = RowText { line: self.line, guessed: self.under, ..RowText::default() };
        for (column, words) in self.cells.iter().enumerate().filter(|(_, w)| !w.trim().is_empty()) {
            let lines = words.lines().map(|l| (self.line, l.to_owned())).collect();
            row.cells.push(CellText { column, columns: 1, rows: 1, lines, wide: None });
        }
        row
    }
}

/// One record: a cell in quotes may hold tabs and ends of lines.
fn record(lines: &[Line<'_>]) -> (Record, usize) {
    let mut cells: Vec<String> = Vec::new();
    let mut taken = 0;
    let mut quoted: Option<String> = None;
    let number = lines.first().map_or(0, |l| l.number);
    // The tab behind a bullet parts no cells.
    let bullet = lines.first().and_then(|l| apart::bulleted(l.text)).map(|words| format!("• {words}"));
    for line in lines.iter().take(400) {
        let text = bullet.as_deref().filter(|_| taken == 0).unwrap_or(line.text);
        taken += 1;
        for (i, piece) in text.split('\t').enumerate() {
            match &mut quoted {
                Some(cell) => {
                    cell.push(if i == 0 { '\n' } else { '\t' });
                    cell.push_str(piece);
                }
                None if piece.starts_with('"') => quoted = Some(piece.to_owned()),
                None => {
                    cells.push(piece.to_owned());
                    continue;
                }
            }
            if let Some(cell) = quoted.take_if(|c| c.matches('"').count() % 2 == 0) {
                cells.push(unquoted(&cell));
            }
        }
        if quoted.is_none() {
            break;
        }
    }
    if quoted.is_some() {
        // The mark was never closed, so it quotes words and not a cell.
        let line = bullet.as_deref().unwrap_or(lines.first().map_or("", |l| l.text));
        cells = line.split('\t').map(str::to_owned).collect();
        taken = 1;
    }
    let tabs = cells.len().saturating_sub(1);
    (Record { line: number, cells, tabs, under: false }, taken)
}

fn unquoted(cell: &str) -> String {
    match cell.strip_prefix('"').and_then(|c| c.strip_suffix('"')) {
        Some(inner) => inner.replace("\"\"", "\""),
        None => cell.to_owned(),
    }
}

/// Lets the first cells reach down to the rows that stand under them.
fn merge_first(rows: &mut [RowText], records: &[Record]) {
    let mut upto = records.len();
    for (at, record) in records.iter().enumerate().rev() {
        if record.under {
            continue;
        }
        let first = rows
            .get_mut(at)
            .and_then(|row| row.cells.first_mut())
            .filter(|c| c.column == 0 && record.tabs > 0);
        if let Some(cell) = first {
            cell.rows = upto - at;
        }
        upto = at;
    }
}

/// Joins rows that ends of lines within cells have torn apart.
fn joined(records: Vec<Record>, widest: usize) -> Vec<Record> {
    let mut out: Vec<Record> = Vec::new();
    let tabs: Vec<usize> = records.iter().map(|r| r.tabs).collect();
    let lines: Vec<u32> = records.iter().map(|r| r.line).collect();
    let named = |r: &Record| r.tabs == 0 && r.cells.first().is_some_and(|c| is_name_like(c));
    let lone: Vec<bool> = records.iter().map(named).collect();
    let mut upto = 0;
    for (i, record) in records.into_iter().enumerate() {
        if i < upto {
            if let Some(last) = out.last_mut() {
                append(last, record.cells);
            }
            continue;
        }
        let bullet = record.tabs == 0 && record.cells.first().is_some_and(|c| is_bullet(c));
        if let (true, Some(last)) = (bullet, out.last_mut()) {
            append(last, record.cells);
            continue;
        }
        // Short rows that together have just the tabs of one whole row are its pieces.
        let mut sum = 0;
        let pieces = tabs.iter().skip(i).take(12).position(|n| {
            sum += n;
            sum >= widest
        });
        if let Some(more) = pieces.filter(|n| *n > 0 && sum == widest && record.tabs > 0)
            && tabs.get(i..=i + more).is_some_and(|t| t.iter().all(|n| *n < widest))
            && tabs.get(i..=i + more).is_some_and(|t| t.contains(&0))
            && !lone.iter().skip(i).take(more + 1).any(|name| *name)
            && lines
                .get(i..=i + more)
                .is_some_and(|l| l.windows(2).all(|w| matches!(w, [a, b] if *b == a + 1)))
        {
            upto = i + more + 1;
        }
        out.push(record);
    }
    out
}

fn append(record: &mut Record, cells: Vec<String>) {
    let mut cells = cells.into_iter();
    if let (Some(last), Some(first)) = (record.cells.last_mut(), cells.next()) {
        if !last.is_empty() {
            last.push('\n');
        }
        last.push_str(&first);
    }
    record.cells.extend(cells);
}
