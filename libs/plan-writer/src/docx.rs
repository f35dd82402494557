//! Writing a Word document.

use crate::{
    Block, Document, Item, Row, Table, Unwritable,
    document::{Line, lines},
    docx_parts as parts,
    package::{Package, escaped},
};
use std::fmt::Write;

/// How wide the text of a landscape A4 page is, in twentieths of a point.
const WIDTH: usize = 14_570;

/// The document as a `.docx` file: styles, lists, tables whose headings repeat and whose rows do not break over a
/// page, on landscape pages.
///
/// # Errors
/// If the file cannot be put together.
pub fn docx(document: &Document) -> Result<Vec<u8>, Unwritable> {
    let language = if document.language.is_empty() { "en-GB" } else { &document.language };
    let mut package = Package::new();
    package.add("[Content_Types].xml", parts::CONTENT_TYPES)?;
    package.add("_rels/.rels", parts::RELATIONS)?;
    package.add("docProps/core.xml", &parts::about(document, language))?;
    package.add("docProps/app.xml", parts::PROGRAM)?;
    package.add("word/_rels/document.xml.rels", parts::DOCUMENT_RELATIONS)?;
    package.add("word/styles.xml", &parts::styles(language))?;
    package.add("word/numbering.xml", &parts::numbering())?;
    package.add("word/settings.xml", parts::SETTINGS)?;
    package.add("word/footer1.xml", &parts::footer(&document.footer))?;
    package.add("word/document.xml", &body(document))?;
    package.bytes()
}

fn body(document: &Document) -> String {
    let mut out = format!("{}<w:document {}><w:body>", parts::HEAD, parts::NAMES);
    let mut after_table = false;
    for block in &document.blocks {
        let is_table = matches!(block, Block::Table(_));
        if after_table && is_table {
            // Without a line between them Word makes one table of two.
            out.push_str("<w:p/>");
        }
        write_block(&mut out, block);
        after_table = is_table;
    }
    if after_table {
        out.push_str("<w:p/>");
    }
    out.push_str(parts::SECTION);
    out.push_str("</w:body></w:document>");
    out
}

fn write_block(out: &mut String, block: &Block) {
    match block {
        Block::Title(text) => paragraph(out, "Title", text, false),
        Block::Subtitle(text) => paragraph(out, "Subtitle", text, false),
        Block::Heading(level, text) => {
            paragraph(out, &format!("Heading{}", (*level).clamp(1, 3)), text, false);
        }
        Block::Paragraph(text) => paragraph(out, "", text, false),
        Block::Labelled(label, text) => {
            out.push_str("<w:p>");
            run(out, label, true);
            if !text.is_empty() {
                run(out, " ", true);
                run(out, text, false);
            }
            out.push_str("</w:p>");
        }
        Block::List(items) => items.iter().for_each(|it| item(out, it)),
        Block::Table(table) => write_table(out, table),
    }
}

fn paragraph(out: &mut String, style: &str, text: &str, bold: bool) {
    out.push_str("<w:p>");
    if !style.is_empty() {
        let _ = write!(out, r#"<w:pPr><w:pStyle w:val="{style}"/></w:pPr>"#);
    }
    run(out, text, bold);
    out.push_str("</w:p>");
}

fn item(out: &mut String, it: &Item) {
    bullet(out, it.level, &it.text);
}

fn bullet(out: &mut String, level: u8, text: &str) {
    let _ = write!(
        out,
        r#"<w:p><w:pPr><w:pStyle w:val="ListBullet"/><w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr></w:pPr>"#,
        level.min(5)
    );
    run(out, text, false);
    out.push_str("</w:p>");
}

/// Words, with their line breaks and tabs.
fn run(out: &mut String, text: &str, bold: bool) {
    if text.is_empty() {
        return;
    }
    out.push_str(if bold { "<w:r><w:rPr><w:b/></w:rPr>" } else { "<w:r>" });
    for (at, line) in text.lines().enumerate() {
        if at > 0 {
            out.push_str("<w:br/>");
        }
        for (at, words) in line.split('\t').enumerate() {
            if at > 0 {
                out.push_str("<w:tab/>");
            }
            if !words.is_empty() {
                let _ = write!(out, r#"<w:t xml:space="preserve">{}</w:t>"#, escaped(words));
            }
        }
    }
    out.push_str("</w:r>");
}

fn write_table(out: &mut String, table: &Table) {
    let parts = table.widths();
    let all: usize = parts.iter().sum::<usize>().max(1);
    let widths: Vec<usize> = parts.iter().map(|it| it * WIDTH / all).collect();
    out.push_str(
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="PlanTable"/><w:tblW w:w="5000" w:type="pct"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0420" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="0" w:noVBand="1"/></w:tblPr><w:tblGrid>"#,
    );
    for width in &widths {
        let _ = write!(out, r#"<w:gridCol w:w="{width}"/>"#);
    }
    out.push_str("</w:tblGrid><w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
    for (heading, width) in table.headings.iter().zip(&widths) {
        let _ = write!(
            out,
            r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:shd w:val="clear" w:color="auto" w:fill="D9E2EC"/></w:tcPr><w:p><w:pPr><w:keepNext/></w:pPr>"#
        );
        run(out, heading, true);
        out.push_str("</w:p></w:tc>");
    }
    out.push_str("</w:tr>");
    for row in &table.rows {
        out.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        match row {
            Row::Band(name) => across(out, &widths, "BCCCDC", |out| name_over(out, name)),
            Row::SubBand(name) => across(out, &widths, "F0F4F8", |out| name_over(out, name)),
            Row::Words(words) => across(out, &widths, "auto", |out| cell(out, words)),
            Row::Cells(cells) => {
                for (at, width) in widths.iter().enumerate() {
                    let _ = write!(out, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>"#);
                    cell(out, cells.get(at).map_or("", String::as_str));
                    out.push_str("</w:tc>");
                }
            }
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

fn across(out: &mut String, widths: &[usize], fill: &str, words: impl FnOnce(&mut String)) {
    let _ = write!(
        out,
        r#"<w:tc><w:tcPr><w:tcW w:w="{}" w:type="dxa"/><w:gridSpan w:val="{}"/><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:tcPr>"#,
        widths.iter().sum::<usize>(),
        widths.len()
    );
    words(out);
    out.push_str("</w:tc>");
}

fn name_over(out: &mut String, name: &str) {
    out.push_str("<w:p><w:pPr><w:keepNext/></w:pPr>");
    run(out, name, true);
    out.push_str("</w:p>");
}

fn cell(out: &mut String, text: &str) {
    let mut any = false;
    for line in lines(text) {
        any = true;
        match line {
            Line::Words(words) => paragraph(out, "", words, false),
            Line::Bullet(level, words) => bullet(out, level, words),
        }
    }
    if !any {
        // A cell without a paragraph is no cell to Word.
        out.push_str("<w:p/>");
    }
}
