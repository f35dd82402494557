//! Workbooks and Parquet files, counted as the text they hold.

use super::*;

/// A packed file of these parts.
pub(crate) fn packed(path: &Path, parts: &[(&str, &str)]) {
    let mut archive = zip::ZipWriter::new(fs::File::create(path).unwrap());
    for (name, text) in parts {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(text.as_bytes()).unwrap();
    }
    archive.finish().unwrap();
}

const SHEET: &str = r#"evenhand-mapping = 1
[source]
files = ["staff.FORMAT"]
sheet = "Staff"
header-row = 2
[column.grade]
from = "Grade"
as = "category"
[column.started]
from = "Start"
as = "date"
order = "day-month-year"
[column.pay]
from = "Salary"
as = "pay"
[field.year]
of = "started"
period = "financial-year"
[[table]]
by = ["grade", "year"]
sums = ["pay"]
"#;

fn sheet_is_counted(folder: &Path) {
    let counted = counted(folder);
    let nine = cell(&counted, 0, &["Grade 9 & up", "2025-26"]).unwrap();
    assert_eq!((nine.rows, nine.sums[0].sum), (2, Amount::parse("41000.5").unwrap()));
    assert_eq!(cell(&counted, 0, &["Grade 10", "2026-27"]).unwrap().rows, 1);
    let checked = checked(folder);
    let text = checked.findings.iter().find(|it| it.kind == FindingKind::NumberAsText).unwrap();
    assert_eq!((text.place.row, text.place.sheet.as_deref()), (Some(5), Some("Staff")));
}

#[test]
fn a_sheet_of_an_excel_workbook_is_counted_with_its_true_dates() {
    let folder = folder(&[("staff.toml", &SHEET.replace("FORMAT", "xlsx"))]);
    let text = |cell: &str, text: &str| format!("<c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    let rows = format!(
        "<row r=\"1\">{}</row><row r=\"2\">{}{}{}</row><row r=\"3\">{}<c r=\"B3\" s=\"1\"><v>46112</v></c><c r=\"C3\"><v>20500.5</v></c></row>\
         <row r=\"4\">{}<c r=\"B4\" s=\"1\"><v>46113</v></c><c r=\"C4\"><v>20500</v></c></row><row r=\"5\">{}{}{}</row>",
        text("A1", "Staff of Marlow Vale"),
        text("A2", "Grade"),
        text("B2", "Start"),
        text("C2", "Salary"),
        text("A3", "Grade 9 &amp; up"),
        text("A4", "Grade 10"),
        text("A5", "Grade 9 &amp; up"),
        text("B5", "31/03/2026"),
        text("C5", "20500"),
    );
    let sheet = format!(
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>"
    );
    packed(
        &folder.path().join("staff.xlsx"),
        &[
            (
                "[Content_Types].xml",
                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>",
            ),
            (
                "_rels/.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ),
            (
                "xl/workbook.xml",
                "<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><sheets><sheet name=\"Notes\" sheetId=\"1\" r:id=\"r1\"/><sheet name=\"Staff\" sheetId=\"2\" r:id=\"r2\"/></sheets></workbook>",
            ),
            (
                "xl/_rels/workbook.xml.rels",
                "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"r1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"r2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"worksheets/sheet2.xml\"/><Relationship Id=\"r3\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles\" Target=\"styles.xml\"/></Relationships>",
            ),
            (
                "xl/styles.xml",
                "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"2\"><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>",
            ),
            (
                "xl/worksheets/sheet1.xml",
                "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData/></worksheet>",
            ),
            ("xl/worksheets/sheet2.xml", &sheet),
        ],
    );
    sheet_is_counted(folder.path());
    fs::write(
        folder.path().join("staff.toml"),
        SHEET.replace("FORMAT", "xlsx").replace("\"Staff\"", "\"Staf\""),
    )
    .unwrap();
    assert!(refused(folder.path()).contains("no sheet is called “Staf”, did you mean “Staff”?"));
}

pub(crate) fn spreadsheet(rows: &str) -> String {
    format!(
        "<office:document-content xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\" xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\" xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\"><office:body><office:spreadsheet><table:table table:name=\"Notes\"/><table:table table:name=\"Staff\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    )
}

#[test]
fn a_sheet_of_an_opendocument_spreadsheet_is_counted() {
    let folder = folder(&[("staff.toml", &SHEET.replace("FORMAT", "ods"))]);
    let text = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let date = |day: &str| {
        format!(
            "<table:table-cell office:value-type=\"date\" office:date-value=\"{day}\"><text:p>31/03/26</text:p></table:table-cell>"
        )
    };
    let number = |number: &str| {
        format!(
            "<table:table-cell office:value-type=\"currency\" office:value=\"{number}\"><text:p>£20,500</text:p></table:table-cell>"
        )
    };
    let rest = "<table:table-cell table:number-columns-repeated=\"16381\"/>";
    let row = |cells: &[String]| format!("<table:table-row>{}{rest}</table:table-row>", cells.concat());
    let rows = [
        row(&[text("Staff of Marlow Vale")]),
        row(&[text("Grade"), text("Start"), text("Salary")]),
        row(&[text("Grade 9 &amp; up"), date("2026-03-31"), number("20500.5")]),
        row(&[text("Grade 10"), date("2026-04-01"), number("20500")]),
        row(&[text("Grade 9 &amp; up"), text("31/03/2026"), text("20500")]),
        "<table:table-row table:number-rows-repeated=\"1048571\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
    ];
    packed(&folder.path().join("staff.ods"), &[("content.xml", &spreadsheet(&rows.concat()))]);
    sheet_is_counted(folder.path());
    let bomb = "<table:table-row table:number-rows-repeated=\"99999999999\"><table:table-cell table:number-columns-repeated=\"99999\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>";
    packed(&folder.path().join("staff.ods"), &[("content.xml", &spreadsheet(bomb))]);
    assert!(refused(folder.path()).contains("fewer rows than this"));
}

#[test]
fn a_row_of_a_sheet_without_an_answer_is_counted_as_not_known() {
    let mapping = "evenhand-mapping = 1\n[source]\nfiles = [\"staff.ods\"]\n[column.grade]\nfrom = \"Grade\"\nas = \"category\"\n[[table]]\nby = [\"grade\"]\n";
    let folder = folder(&[("staff.toml", mapping)]);
    let text = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let none = "<table:table-cell/>";
    let row = |cells: String, more: &str| format!("<table:table-row{more}>{cells}</table:table-row>");
    let rows = [
        row(text("Grade") + &text("Name"), ""),
        row(text("Grade 9") + &text("Asha"), ""),
        row(format!("{none}{}", text("Sam")), " table:number-rows-repeated=\"3\""),
        row(format!("{none}{none}{}", text("a note beside the columns")), ""),
        row(none.to_owned(), " table:number-rows-repeated=\"1000\""),
    ];
    let sheet = spreadsheet(&rows.concat()).replace("<table:table table:name=\"Notes\"/>", "");
    packed(&folder.path().join("staff.ods"), &[("content.xml", &sheet)]);
    let counted = counted(folder.path());
    assert_eq!(cell(&counted, 0, &["Grade 9"]).unwrap().rows, 1);
    assert_eq!(cell(&counted, 0, &["Not known"]).unwrap().rows, 3);
}

#[test]
fn a_parquet_file_is_counted_like_the_csv_of_the_same_rows() {
    use std::sync::Arc;

    use arrow::array::{
        ArrayRef, Date32Array, DictionaryArray, Float64Array, Int64Array, RecordBatch, StringArray,
    };
    use arrow::datatypes::Int8Type;

    let folder = folder(&[("staff.toml", &MAPPING.replace("staff.csv", "staff.parquet"))]);
    let ethnicity: DictionaryArray<Int8Type> =
        [Some("African"), None, Some("Caribbean"), Some("African")].into_iter().collect();
    let columns: Vec<(&str, ArrayRef)> = vec![
        ("Staff number", Arc::new(Int64Array::from(vec![1, 2, 3, 1]))),
        ("Ethnic origin", Arc::new(ethnicity)),
        ("Grade", Arc::new(StringArray::from(vec!["Grade 9", "Grade 10", "Grade 9", "Grade 9"]))),
        ("Date of birth", Arc::new(Date32Array::from(vec![Some(7305), None, Some(0), Some(7305)]))),
        ("Salary", Arc::new(Float64Array::from(vec![Some(20000.0), Some(30000.25), None, Some(20000.0)]))),
        ("Contract", Arc::new(StringArray::from(vec!["Permanent"; 4]))),
    ];
    let batch = RecordBatch::try_from_iter(columns).unwrap();
    let file = fs::File::create(folder.path().join("staff.parquet")).unwrap();
    let mut writer = parquet::arrow::ArrowWriter::try_new(file, batch.schema(), None).unwrap();
    writer.write(&batch).unwrap();
    writer.close().unwrap();
    let counted = counted(folder.path());
    let nine = cell(&counted, 0, &["Grade 9", "African"]).unwrap();
    assert_eq!((nine.rows, nine.people, nine.sums[0].sum), (2, Some(1), Amount::whole(40_000)));
    let unknown = cell(&counted, 0, &["Grade 10", "Not known"]).unwrap();
    assert_eq!(unknown.sums[0].sum, Amount::parse("30000.25").unwrap());
    assert_eq!(cell(&counted, 1, &["Below Grade 14", "45 and over"]).unwrap().rows, 1);
    fs::write(folder.path().join("staff.parquet"), "PAR1 and nothing").unwrap();
    assert!(refused(folder.path()).contains("this is not a Parquet file, or a broken one"));
}
