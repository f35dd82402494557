//! Building small documents in memory.

use std::io::{Cursor, Write};

/// A zip archive of these parts.
pub(crate) fn zip(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A Word document with this body.
pub(crate) fn docx(body: &str) -> Vec<u8> {
    let text = format!("<w:document xmlns:w=\"w\"><w:body>{body}</w:body></w:document>");
    zip(&[("[Content_Types].xml", "<Types/>"), ("word/document.xml", &text)])
}

/// A Word table of these rows of plain cells.
pub(crate) fn docx_table(rows: &[&[&str]]) -> String {
    let cell = |t: &&str| format!("<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>");
    let row = |r: &&[&str]| format!("<w:tr>{}</w:tr>", r.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

/// A workbook of one sheet with this content.
pub(crate) fn xlsx(sheet: &str) -> Vec<u8> {
    zip(&[
        ("[Content_Types].xml", "<Types/>"),
        (
            "xl/workbook.xml",
            "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Plan\" sheetId=\"1\" r:id=\"a\"/></sheets></workbook>",
        ),
        (
            "xl/_rels/workbook.xml.rels",
            "<Relationships><Relationship Id=\"a\" Target=\"worksheets/sheet1.xml\"/></Relationships>",
        ),
        ("xl/worksheets/sheet1.xml", &format!("<worksheet>{sheet}</worksheet>")),
    ])
}

/// A presentation whose slides hold these shapes.
pub(crate) fn pptx(slides: &[&str]) -> Vec<u8> {
    let numbers = 1..=slides.len();
    let listed: String = numbers.clone().map(|n| format!("<p:sldId id=\"{n}\" r:id=\"r{n}\"/>")).collect();
    let related: String =
        numbers.map(|n| format!("<Relationship Id=\"r{n}\" Target=\"slides/slide{n}.xml\"/>")).collect();
    let main = format!(
        "<p:presentation xmlns:p=\"p\" xmlns:r=\"r\"><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>"
    );
    let relations = format!("<Relationships>{related}</Relationships>");
    let slides: Vec<(String, String)> = (1..)
        .zip(slides)
        .map(|(n, shapes)| {
            let text = format!(
                "<p:sld xmlns:p=\"p\" xmlns:a=\"a\"><p:cSld><p:spTree>{shapes}</p:spTree></p:cSld></p:sld>"
            );
            (format!("ppt/slides/slide{n}.xml"), text)
        })
        .collect();
    let mut parts =
        vec![("ppt/presentation.xml", main.as_str()), ("ppt/_rels/presentation.xml.rels", &relations)];
    parts.extend(slides.iter().map(|(name, text)| (name.as_str(), text.as_str())));
    zip(&parts)
}
