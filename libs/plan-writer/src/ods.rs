//! Writing a workbook as an OpenDocument spreadsheet.

use crate::{
    Unwritable,
    package::{Package, escaped},
    workbook::{Line, Sheet, Workbook},
};
use std::fmt::Write;
use time::{OffsetDateTime, format_description::well_known::Rfc3339};

pub(crate) const KIND: &str = "application/vnd.oasis.opendocument.spreadsheet";

/// The workbook as an `.ods` file. Every cell is a string: nothing in it is ever a formula or a link.
///
/// # Errors
/// If the file cannot be put together.
pub fn ods(workbook: &Workbook) -> Result<Vec<u8>, Unwritable> {
    let mut package = Package::new();
    package.add_plain("mimetype", KIND)?;
    package.add("META-INF/manifest.xml", MANIFEST)?;
    package.add("meta.xml", &about(&workbook.title, &workbook.author, workbook.written_at))?;
    package.add("styles.xml", STYLES)?;
    package.add("content.xml", &content(workbook))?;
    package.bytes()
}

pub(crate) const NAMES: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0" office:version="1.3""#;

const MANIFEST: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3"><manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/><manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/></manifest:manifest>"#;

pub(crate) const STYLES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8"?>
<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" office:version="1.3">"#,
    r#"<office:styles><style:default-style style:family="table-cell"><style:text-properties fo:language="en" fo:country="GB"/></style:default-style></office:styles>"#,
    r#"<office:automatic-styles><style:page-layout style:name="wide"><style:page-layout-properties style:print-orientation="landscape" fo:page-width="29.7cm" fo:page-height="21cm" style:scale-to-X="1" style:scale-to-Y="0"/></style:page-layout></office:automatic-styles>"#,
    r#"<office:master-styles><style:master-page style:name="Default" style:page-layout-name="wide"/></office:master-styles></office:document-styles>"#
);

pub(crate) fn about(title: &str, author: &str, written_at: Option<OffsetDateTime>) -> String {
    let at = written_at.and_then(|it| it.format(&Rfc3339).ok());
    let at = at.map(|it| format!("<meta:creation-date>{it}</meta:creation-date>")).unwrap_or_default();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-meta {NAMES}><office:meta><dc:title>{}</dc:title><meta:initial-creator>{}</meta:initial-creator>{at}<dc:language>en-GB</dc:language></office:meta></office:document-meta>",
        escaped(title),
        escaped(author),
    )
}

/// The looks of cells: name, whether bold, size, fill, whether ruled.
const LOOKS: [(&str, bool, &str, &str, bool); 6] = [
    ("title", true, "16pt", "", false),
    ("headings", true, "10pt", "#d9e2ec", true),
    ("band", true, "13pt", "#bcccdc", false),
    ("subband", true, "10pt", "#f0f4f8", false),
    ("words", false, "10pt", "", false),
    ("cell", false, "10pt", "", true),
];

fn content(workbook: &Workbook) -> String {
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<office:document-content {NAMES}><office:automatic-styles>"
    );
    for (at, sheet) in workbook.sheets.iter().enumerate() {
        for (column, width) in sheet.widths.iter().enumerate() {
            let _ = write!(
                out,
                r#"<style:style style:name="s{at}c{column}" style:family="table-column"><style:table-column-properties style:column-width="{}.{}cm"/></style:style>"#,
                width / 5,
                width % 5 * 2
            );
        }
    }
    out.push_str(r#"<style:style style:name="row" style:family="table-row"><style:table-row-properties style:use-optimal-row-height="true"/></style:style><style:style style:name="sheet" style:family="table" style:master-page-name="Default"/>"#);
    for (name, bold, size, fill, ruled) in LOOKS {
        let bold = if bold { r#" fo:font-weight="bold""# } else { "" };
        let fill = if fill.is_empty() { String::new() } else { format!(" fo:background-color=\"{fill}\"") };
        let ruled = if ruled { r##" fo:border="0.5pt solid #627d98""## } else { "" };
        let _ = write!(
            out,
            r#"<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties fo:wrap-option="wrap" style:vertical-align="top"{fill}{ruled}/><style:text-properties fo:font-size="{size}"{bold}/></style:style>"#
        );
    }
    out.push_str("</office:automatic-styles><office:body><office:spreadsheet>");
    for (at, sheet) in workbook.sheets.iter().enumerate() {
        write_sheet(&mut out, sheet, at);
    }
    if workbook.sheets.is_empty() {
        out.push_str(r#"<table:table table:name="Sheet 1"><table:table-column/><table:table-row><table:table-cell/></table:table-row></table:table>"#);
    }
    out.push_str("</office:spreadsheet></office:body></office:document-content>");
    out
}

fn write_sheet(out: &mut String, sheet: &Sheet, at: usize) {
    let columns = sheet.columns();
    let _ =
        write!(out, r#"<table:table table:name="{}" table:style-name="sheet">"#, escaped(&sheet.tab(at + 1)));
    for column in 0..columns {
        if column < sheet.widths.len() {
            let _ = write!(out, r#"<table:table-column table:style-name="s{at}c{column}"/>"#);
        } else {
            out.push_str("<table:table-column/>");
        }
    }
    for line in &sheet.lines {
        let headings = matches!(line, Line::Headings(_));
        if headings {
            out.push_str("<table:table-header-rows>");
        }
        out.push_str(r#"<table:table-row table:style-name="row">"#);
        match line {
            Line::Title(words) => across(out, columns, words, "title"),
            Line::Band(words) => across(out, columns, words, "band"),
            Line::SubBand(words) => across(out, columns, words, "subband"),
            Line::Words(words) => across(out, columns, words, "words"),
            Line::Headings(cells) => cells.iter().for_each(|it| cell(out, it, "headings", 1)),
            Line::Cells(cells) => cells.iter().for_each(|it| cell(out, it, "cell", 1)),
        }
        out.push_str("</table:table-row>");
        if headings {
            out.push_str("</table:table-header-rows>");
        }
    }
    out.push_str("</table:table>");
}

fn across(out: &mut String, columns: usize, words: &str, look: &str) {
    cell(out, words, look, columns);
    for _ in 1..columns {
        out.push_str("<table:covered-table-cell/>");
    }
}

fn cell(out: &mut String, words: &str, look: &str, columns: usize) {
    let _ = write!(out, r#"<table:table-cell table:style-name="{look}""#);
    if columns > 1 {
        let _ = write!(out, r#" table:number-columns-spanned="{columns}" table:number-rows-spanned="1""#);
    }
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

/// Words with their spaces: of several in a row, all but the first have an element of their own.
pub(crate) fn spaced(out: &mut String, line: &str) {
    let mut run = 0_usize;
    let mut begun = false;
    let mut words = String::new();
    let flush = |out: &mut String, words: &mut String| {
        out.push_str(&escaped(words));
        words.clear();
    };
    for c in line.chars() {
        if c == ' ' {
            run += 1;
            continue;
        }
        if run > 0 {
            let plain = usize::from(begun);
            words.push_str(if begun { " " } else { "" });
            if run > plain {
                flush(out, &mut words);
                let _ = write!(out, r#"<text:s text:c="{}"/>"#, run - plain);
            }
            run = 0;
        }
        begun = true;
        if c == '\t' {
            flush(out, &mut words);
            out.push_str("<text:tab/>");
        } else {
            words.push(c);
        }
    }
    flush(out, &mut words);
}
