//! Markdown: its tables, headings, lists and struck words, by way of the web page it stands for.
//!
//! Some programs draw tables in Markdown with rules, as in plain text; those are read as drawn, and what stands in
//! their cells is Markdown again.

use pulldown_cmark::{Options, Parser, html};

use super::text::{self, RowText, Vocabulary};
use crate::Aliases;
use crate::Refusal;
use crate::block::{Block, Document, Table};
use crate::interpret::labels_alone;

pub(crate) fn read(bytes: &[u8], aliases: &Aliases) -> Result<Document, Refusal> {
    let mut document = Document::default();
    let source = super::csv::decode(bytes, &mut document);
    let page = page(&source);
    let mut read = super::html::read_text(&page, document)?;
    for block in &mut read.blocks {
        if let Block::Table(table) = block {
            distrust(table);
        }
    }
    if read.blocks.iter().any(|b| matches!(b, Block::Table(_)))
        || labels_alone::stand_among(&read.blocks, aliases)
    {
        return Ok(read);
    }
    // No table of Markdown's own: people set columns in it as in any other text.
    let plain = text::read(bytes, aliases)?;
    let tables = || plain.blocks.iter().filter_map(|b| if let Block::Table(t) = b { Some(t) } else { None });
    if tables().next().is_some() && !tables().any(takes_in_headings) {
        read = plain;
    }
    Ok(read)
}

/// True where a heading of the text would stand in a cell: then no columns are set there.
fn takes_in_headings(table: &Table) -> bool {
    let mut cells = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.paragraphs);
    cells.any(|p| p.text.starts_with('#') && p.text.trim_start_matches('#').starts_with(' '))
}

/// Markdown has no table without a row of headings, so whatever stands first is in it: what it says decides.
fn distrust(table: &mut Table) {
    for row in &mut table.rows {
        row.headings = false;
    }
}

/// The web page the source stands for.
fn page(source: &str) -> String {
    let lines: Vec<&str> = source.split('\n').collect();
    let mut whole = String::with_capacity(source.len() + source.len() / 4);
    let known = text::vocabulary(source);
    let mut at = 0;
    for (from, to, rows) in text::drawn_tables(source) {
        append(&mut whole, lines.get(at..from).unwrap_or_default());
        whole.push_str("\n\n");
        table(&mut whole, &rows, &known);
        whole.push_str("\n\n");
        at = to;
    }
    append(&mut whole, lines.get(at..).unwrap_or_default());
    rendered(&whole)
}

fn append(whole: &mut String, lines: &[&str]) {
    for (at, line) in lines.iter().enumerate() {
        let line = line.trim_end_matches('\r');
        whole.push_str(line);
        // "Owner: Asha Rao" over "Due: 1 May 2027" are two lines, though Markdown would make one of them.
        if labelled(line) && lines.get(at + 1).is_some_and(|next| labelled(next)) {
            whole.push_str("  ");
        }
        whole.push('\n');
    }
}

/// True for a line that begins with a short label and has a value behind it.
fn labelled(line: &str) -> bool {
    let Some((label, value)) = line.split_once(": ") else { return false };
    label.starts_with(char::is_uppercase)
        && label.split_whitespace().count() <= 4
        && label.chars().all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '/' | '?'))
        && !value.trim().is_empty()
}

fn rendered(source: &str) -> String {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SUPERSCRIPT
        | Options::ENABLE_FOOTNOTES;
    let source = without_attributes(source);
    let mut out = String::with_capacity(source.len() + source.len() / 4);
    html::push_html(&mut out, Parser::new_ext(&source, options));
    out
}

/// A drawn table as the web page's own. No blank line may stand in it, or the page's markup would end there.
fn table(out: &mut String, rows: &[RowText], known: &Vocabulary) {
    out.push_str("<table>\n");
    for row in rows {
        out.push_str("<tr>");
        let tag = if row.headings { "th" } else { "td" };
        let mut next = 0;
        for cell in &row.cells {
            for _ in next..cell.column {
                out.push_str("<td></td>");
            }
            next = cell.column + cell.columns.max(1);
            let words: Vec<String> = cell.paragraphs(known).into_iter().map(|p| p.1).collect();
            let inner = rendered(&words.join("\n\n")).replace('\n', " ");
            out.push_str(&format!(
                "<{tag} colspan=\"{}\" rowspan=\"{}\">{inner}</{tag}>",
                cell.columns.max(1),
                cell.rows.max(1)
            ));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</table>\n");
}

/// Takes out what some programs hang on behind words in brackets: `[words]{.underline}`.
fn without_attributes(source: &str) -> String {
    let mut out = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(at) = rest.find("]{") {
        let (before, after) = rest.split_at(at);
        let end = after.find('}').filter(|e| {
            let inner = after.get(2..*e).unwrap_or_default();
            inner.starts_with(['.', '#']) && !inner.contains('\n')
        });
        match (end, before.rfind('[')) {
            (Some(end), Some(open)) => {
                out.push_str(before.get(..open).unwrap_or_default());
                out.push_str(before.get(open + 1..).unwrap_or_default());
                rest = after.get(end + 1..).unwrap_or_default();
            }
            _ => {
                out.push_str(before);
                out.push_str("]{");
                rest = after.get(2..).unwrap_or_default();
            }
        }
    }
    out.push_str(rest);
    out
}
