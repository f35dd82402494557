//! The same release in every form: what is hidden in one is hidden in each, and the same release gives the same bytes.

use super::*;
use crate::published::{Cell, Column, Kind, Protection, Symbol, Table};
use calamine::{Data, Reader};
use std::io::Cursor;
use time::macros::date;

fn release() -> Published {
    let row = |grade: &str, cells: [Cell; 4]| {
        let mut row = vec![Cell::words(grade)];
        row.extend(cells);
        row
    };
    Published {
        title: "Workforce equality, 2026".into(),
        body: "Marlow Vale Council".into(),
        period: "31 March 2026".into(),
        published_on: date!(2026 - 06 - 30),
        contact: "equality@marlowvale.example".into(),
        licence: "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/".into(),
        summary: vec!["Ethnic minority staff: 15.2% of Grade 14 and above (interval 10.6 to 21.3).".into()],
        tables: vec![Table {
            slug: "staff-by-grade".into(),
            title: "Staff by grade, Marlow Vale Council, 31 March 2026".into(),
            measure: "Share of staff who are of an ethnic minority.".into(),
            method: "Wilson interval.".into(),
            source: "Marlow Vale Council, staff records".into(),
            columns: vec![
                Column::new("grade", "Grade", Kind::Words, "The grade."),
                Column::new("staff", "Ethnic minority staff", Kind::Count, "How many."),
                Column::new("share", "Share (%)", Kind::Percent, "Of those who gave an ethnicity."),
                Column::new("gap", "Gap (points)", Kind::Points, "Against residents."),
                Column::new("reading", "In words", Kind::Words, "What it says."),
            ],
            rows: vec![
                row(
                    "=HYPERLINK(\"x\")",
                    [
                        Cell::count(1540),
                        Cell::figure(41.234, Kind::Percent),
                        Cell::figure(-3.25, Kind::Points),
                        Cell::words("a <b> & c"),
                    ],
                ),
                row(
                    "Chief officers | all",
                    [
                        Cell::Symbol(Symbol::Confidential),
                        Cell::Symbol(Symbol::Confidential),
                        Cell::Symbol(Symbol::NotApplicable),
                        Cell::words("too few to tell"),
                    ],
                ),
            ],
            notes: vec![1],
            readings: vec!["lower, and unlikely to be chance".into()],
        }],
        notes: vec!["Staff who gave no ethnicity are left out.".into()],
        protection: Protection {
            policy: "Counts under 5, version 1".into(),
            method: "suppress",
            rules: vec!["Counts of 1 to 4 are hidden.".into()],
            outcome: vec!["An attack on the release recovered 0 of 1 hidden cells.".into()],
        },
        charts: Vec::new(),
    }
}

#[test]
fn the_same_release_gives_the_same_bytes() {
    assert_eq!(files(&release(), &Form::ALL).unwrap(), files(&release(), &Form::ALL).unwrap());
}

#[test]
fn csv_holds_no_formula_and_says_what_is_hidden() {
    let text = String::from_utf8(csv(&release().tables[0]).unwrap()).unwrap();
    assert_eq!(
        text,
        "grade,staff,share,gap,reading\r\n\"'=HYPERLINK(\"\"x\"\")\",1540,41.2,-3.3,a <b> & c\r\nChief officers | all,[c],[c],[z],too few to tell\r\n"
    );
}

#[test]
fn json_keeps_to_its_published_schema() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../../schema/release.schema.json")).unwrap();
    let mut compiler = boon::Compiler::new();
    let mut schemas = boon::Schemas::new();
    compiler.add_resource("release.json", schema).unwrap();
    let at = compiler.compile("release.json", &mut schemas).unwrap();
    let document: serde_json::Value = serde_json::from_slice(&json(&release()).unwrap()).unwrap();
    schemas.validate(&document, at).map_err(|it| it.to_string()).unwrap();
    assert_eq!(document["tables"][0]["rows"][1][1], serde_json::json!({ "symbol": "[c]" }));
}

#[test]
fn spreadsheets_begin_in_a1_with_one_table_a_sheet_and_hold_numbers_as_numbers() {
    let (ods, xlsx) = (ods(&release()).unwrap(), xlsx(&release()).unwrap());
    let mut one: calamine::Ods<_> = calamine::Ods::new(Cursor::new(ods)).unwrap();
    let mut other: calamine::Xlsx<_> = calamine::Xlsx::new(Cursor::new(xlsx)).unwrap();
    assert_eq!(one.sheet_names(), ["Cover", "Contents", "Notes", "Table 1"]);
    assert_eq!(other.sheet_names(), one.sheet_names());
    for range in [one.worksheet_range("Table 1").unwrap(), other.worksheet_range("Table 1").unwrap()] {
        assert_eq!(range.start(), Some((0, 0)));
        let rows: Vec<Vec<Data>> = range.rows().map(<[Data]>::to_vec).collect();
        assert_eq!(
            rows[0][0],
            Data::String("Table 1: Staff by grade, Marlow Vale Council, 31 March 2026 [note 1]".into())
        );
        let head = rows.iter().position(|it| it[0] == Data::String("Grade".into())).unwrap();
        assert_eq!(rows[head + 1][0], Data::String("=HYPERLINK(\"x\")".into()));
        assert_eq!(rows[head + 1][1], Data::Float(1540.0));
        assert_eq!(rows[head + 1][2], Data::Float(41.2));
        assert_eq!(rows[head + 2][1], Data::String("[c]".into()));
        assert!(rows[head..].iter().flatten().all(|it| *it != Data::Empty), "no cell of a table is blank");
    }
    assert!(other.merge_cells_by_sheet_name("Table 1").unwrap().is_empty());
}

#[test]
fn an_excel_table_is_a_table_of_excel() {
    let bytes = xlsx(&release()).unwrap();
    let mut book: calamine::Xlsx<_> = calamine::Xlsx::new(Cursor::new(bytes)).unwrap();
    book.load_tables().unwrap();
    assert_eq!(book.table_names(), ["contents", "notes", "table_1_staff_by_grade"]);
    let table = book.table_by_name("table_1_staff_by_grade").unwrap();
    assert_eq!(table.columns(), ["Grade", "Ethnic minority staff", "Share (%)", "Gap (points)", "In words"]);
}

#[test]
fn the_note_escapes_what_it_is_given() {
    let page = note_html(&release()).unwrap();
    assert!(page.contains("a &lt;b&gt; &amp; c"), "{page}");
    let text = note_markdown(&release()).unwrap();
    assert!(text.contains("| Chief officers \\| all | [c] | [c] | [z] | too few to tell |"), "{text}");
    insta::assert_snapshot!("note", text);
}

proptest::proptest! {
    #[test]
    fn no_words_of_a_csv_file_begin_a_formula(words in "[=+@\\-\\t\\r\\n'a-z]{0,6}") {
        let guarded = csv::guarded(&words);
        proptest::prop_assert!(!guarded.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']));
    }
}

#[test]
fn two_tables_that_would_be_the_same_file_are_refused_instead_of_one_being_lost() {
    let mut release = release();
    release.tables.push(release.tables[0].clone());
    let why = files(&release, &Form::ALL).unwrap_err();
    assert_eq!(
        why.to_string(),
        "Two measures would write “csv/staff-by-grade.csv”. Give one of them another `id`."
    );
}
