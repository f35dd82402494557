//! Writing tables of statistics as an OpenDocument spreadsheet.

use crate::{
    Unwritable,
    ods::{KIND, NAMES, STYLES, about, spaced},
    package::{Package, escaped},
    tables::{Grid, SheetLine, TableSheet, Tables, Value, tab},
};
use std::fmt::Write;

/// The tables as an `.ods` file: each sheet begins in A1, no cells are merged, and each table is a named range with a row
/// of headings that stays in view and repeats on every page. Words are never a formula.
///
/// # Errors
/// If the file cannot be put together.
pub fn tables_ods(tables: &Tables) -> Result<Vec<u8>, Unwritable> {
    let mut package = Package::new();
    package.add_plain("mimetype", KIND)?;
    package.add("META-INF/manifest.xml", MANIFEST)?;
    package.add("meta.xml", &about(&tables.title, &tables.author, tables.written_at))?;
    package.add("styles.xml", STYLES)?;
    package.add("settings.xml", &settings(tables))?;
    package.add("content.xml", &content(tables))?;
    package.bytes()
}

const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>"#;

/// The most decimals for which a style is kept.
const DECIMALS: u8 = 6;

/// Which rows and column stay in view, as LibreOffice keeps it.
fn settings(tables: &Tables) -> String {
    let mut out = String::from(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-settings xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0" xmlns:ooo="http://openoffice.org/2004/office" office:version="1.3"><office:settings><config:config-item-set config:name="ooo:view-settings"><config:config-item-map-indexed config:name="Views"><config:config-item-map-entry><config:config-item config:name="ViewId" config:type="string">view1</config:config-item><config:config-item-map-named config:name="Tables">"#,
    );
    for (at, sheet) in tables.sheets.iter().enumerate().filter(|(_, it)| it.table.is_some()) {
        let rows = sheet.lines.len() + 2;
        let _ = write!(
            out,
            r#"<config:config-item-map-entry config:name="{}">"#,
            escaped(&tab(&sheet.tab, at + 1))
        );
        for (name, kind, value) in [
            ("HorizontalSplitMode", "short", 2),
            ("VerticalSplitMode", "short", 2),
            ("HorizontalSplitPosition", "int", 1),
            ("VerticalSplitPosition", "int", rows),
            ("ActiveSplitRange", "short", 3),
            ("PositionLeft", "int", 0),
            ("PositionRight", "int", 1),
            ("PositionTop", "int", 0),
            ("PositionBottom", "int", rows),
        ] {
            let _ = write!(
                out,
                r#"<config:config-item config:name="{name}" config:type="{kind}">{value}</config:config-item>"#
            );
        }
        out.push_str("</config:config-item-map-entry>");
    }
    out.push_str("</config:config-item-map-named></config:config-item-map-entry></config:config-item-map-indexed></config:config-item-set></office:settings></office:document-settings>");
    out
}

/// The looks of cells: name, whether bold, size, whether wrapped, where it is aligned.
const LOOKS: [(&str, bool, &str, bool, &str); 6] = [
    ("heading", true, "16pt", false, "start"),
    ("small", true, "14pt", false, "start"),
    ("words", false, "12pt", false, "start"),
    ("long", false, "12pt", true, "start"),
    ("symbol", false, "12pt", false, "end"),
    ("column", true, "12pt", true, "start"),
];

fn content(tables: &Tables) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content {NAMES} xmlns:number=\"urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"><office:automatic-styles>"
    );
    for (at, sheet) in tables.sheets.iter().enumerate() {
        for (column, width) in sheet.widths.iter().enumerate() {
            // A letter of 12 points is about a quarter of a centimetre wide.
            let tenths = u32::from(*width) * 24 / 10;
            let _ = write!(
                out,
                r#"<style:style style:name="s{at}c{column}" style:family="table-column"><style:table-column-properties style:column-width="{}.{}cm"/></style:style>"#,
                tenths / 10,
                tenths % 10
            );
        }
    }
    out.push_str(r#"<style:style style:name="row" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style><style:style style:name="sheet" style:family="table" style:master-page-name="Default"/>"#);
    for decimals in 0..=DECIMALS {
        let _ = write!(
            out,
            r#"<number:number-style style:name="n{decimals}"><number:number number:decimal-places="{decimals}" number:min-decimal-places="{decimals}" number:min-integer-digits="1" number:grouping="true"/></number:number-style><style:style style:name="number{decimals}" style:family="table-cell" style:data-style-name="n{decimals}"><style:table-cell-properties style:vertical-align="top"/><style:text-properties style:font-name="Arial" fo:font-family="Arial" fo:font-size="12pt"/></style:style>"#
        );
    }
    for (name, bold, size, wrapped, side) in LOOKS {
        let bold = if bold { r#" fo:font-weight="bold""# } else { "" };
        let wrapped = if wrapped { "wrap" } else { "no-wrap" };
        let ruled = if name == "column" { r##" fo:border-bottom="1pt solid #000000""## } else { "" };
        let _ = write!(
            out,
            r#"<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties fo:wrap-option="{wrapped}" style:vertical-align="top"{ruled}/><style:paragraph-properties fo:text-align="{side}"/><style:text-properties fo:font-family="Arial" fo:font-size="{size}"{bold}/></style:style>"#
        );
    }
    out.push_str("</office:automatic-styles><office:body><office:spreadsheet>");
    for (at, sheet) in tables.sheets.iter().enumerate() {
        write_sheet(&mut out, sheet, at);
    }
    if tables.sheets.is_empty() {
        out.push_str(r#"<table:table table:name="Sheet 1"><table:table-column/><table:table-row><table:table-cell/></table:table-row></table:table>"#);
    }
    write_ranges(&mut out, tables);
    out.push_str("</office:spreadsheet></office:body></office:document-content>");
    out
}

fn write_sheet(out: &mut String, sheet: &TableSheet, at: usize) {
    let name = tab(&sheet.tab, at + 1);
    let _ = write!(out, r#"<table:table table:name="{}" table:style-name="sheet">"#, escaped(&name));
    let columns = sheet.table.as_ref().map_or(1, |it| it.headings.len()).max(sheet.widths.len()).max(1);
    for column in 0..columns {
        if column < sheet.widths.len() {
            let _ = write!(out, r#"<table:table-column table:style-name="s{at}c{column}"/>"#);
        } else {
            out.push_str("<table:table-column/>");
        }
    }
    row(out, |out| words(out, &sheet.heading, "heading"));
    let plain = if sheet.table.is_some() { "words" } else { "long" };
    for line in &sheet.lines {
        row(out, |out| match line {
            SheetLine::Words(it) => words(out, it, plain),
            SheetLine::Heading(it) => words(out, it, "small"),
        });
    }
    if let Some(grid) = &sheet.table {
        write_grid(out, grid);
    }
    out.push_str("</table:table>");
}

fn write_grid(out: &mut String, grid: &Grid) {
    out.push_str("<table:table-header-rows>");
    row(out, |out| grid.headings.iter().for_each(|it| words(out, it, "column")));
    out.push_str("</table:table-header-rows>");
    for cells in &grid.rows {
        row(out, |out| cells.iter().for_each(|it| write_value(out, it)));
    }
}

fn row(out: &mut String, cells: impl FnOnce(&mut String)) {
    out.push_str(r#"<table:table-row table:style-name="row">"#);
    cells(out);
    out.push_str("</table:table-row>");
}

fn write_value(out: &mut String, value: &Value) {
    match value {
        Value::Number { value, decimals } if value.is_finite() => {
            let decimals = (*decimals).min(DECIMALS);
            let _ = write!(
                out,
                r#"<table:table-cell table:style-name="number{decimals}" office:value-type="float" office:value="{value}"><text:p>{value:.*}</text:p></table:table-cell>"#,
                usize::from(decimals)
            );
        }
        Value::Number { .. } => words(out, "[x]", "symbol"),
        Value::Words(it) => words(out, it, "long"),
        Value::Symbol(it) => words(out, it, "symbol"),
        Value::Link { words, tab: to } => {
            let _ = write!(
                out,
                r##"<table:table-cell table:style-name="words" office:value-type="string"><text:p><text:a xlink:type="simple" xlink:href="#{}">{}</text:a></text:p></table:table-cell>"##,
                escaped(&tab(to, 1)),
                escaped(words)
            );
        }
    }
}

fn words(out: &mut String, words: &str, look: &str) {
    let _ = write!(out, r#"<table:table-cell table:style-name="{look}""#);
    if words.is_empty() {
        out.push_str("/>");
        return;
    }
    out.push_str(r#" office:value-type="string">"#);
    for line in words.lines() {
        out.push_str("<text:p>");
        spaced(out, line);
        out.push_str("</text:p>");
    }
    out.push_str("</table:table-cell>");
}

/// Each table as a range with a name, so that programs know where it begins and ends.
fn write_ranges(out: &mut String, tables: &Tables) {
    if tables.sheets.iter().all(|it| it.table.is_none()) {
        return;
    }
    out.push_str("<table:database-ranges>");
    for (at, sheet) in tables.sheets.iter().enumerate() {
        let Some(grid) = &sheet.table else { continue };
        let (top, last) = (sheet.lines.len() + 2, letters(grid.headings.len().max(1)));
        let name = tab(&sheet.tab, at + 1).replace('\'', "''");
        let _ = write!(
            out,
            r#"<table:database-range table:name="{}" table:target-range-address="{2}.A{top}:{2}.{last}{1}" table:contains-header="true"/>"#,
            escaped(&grid.name),
            top + grid.rows.len(),
            escaped(&format!("'{name}'")),
        );
    }
    out.push_str("</table:database-ranges>");
}

/// The name of a column, counted from 1.
fn letters(mut column: usize) -> String {
    let mut name = Vec::new();
    while column > 0 {
        column -= 1;
        name.push(char::from(b'A' + u8::try_from(column % 26).unwrap_or(0)));
        column /= 26;
    }
    name.iter().rev().collect()
}
