//! What is written is what is read: every word once, as a word.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on stops")]

use plan_writer::{Block, Document, Item, Line, Row, Sheet, Table, Unwritable, Workbook, docx, ods, xlsx};

const TRAPS: [&str; 8] = [
    "=1+1",
    "=HYPERLINK(\"https://x.example\",\"x\")",
    "+44 20 7946 0000",
    "-5 places",
    "@SUM(A1)",
    "a < b & c > \"d\" 'e'",
    "bell\u{7} and \u{ffff} nothing",
    "two  spaces\tand a tab",
];

fn document() -> Document {
    let rows = std::iter::once(Row::Band("Housing".into()))
        .chain(
            TRAPS
                .iter()
                .map(|it| Row::Cells(vec![format!("Do it well: {it}"), (*it).into(), "By May 2027".into()])),
        )
        .collect();
    let table = Table { headings: ["Activity", "Lead", "Target date"].map(String::from).to_vec(), rows };
    Document {
        title: "Level Ground".into(),
        footer: "Level Ground, 5 October 2026".into(),
        blocks: vec![
            Block::Title("Level Ground".into()),
            Block::Heading(1, "1. Homes".into()),
            Block::Labelled("Desired outcome:".into(), "Everybody is at home.\n- in every street".into()),
            Block::Heading(2, "Recommendations".into()),
            Block::List(vec![
                Item { level: 0, text: "01.a Visit every household".into() },
                Item { level: 1, text: "and listen".into() },
            ]),
            Block::Table(table),
        ],
        ..Document::default()
    }
}

fn workbook() -> Workbook {
    let mut lines = vec![
        Line::Title("Level Ground".into()),
        Line::Headings(["Activity", "Lead", "Target date"].map(String::from).to_vec()),
        Line::Band("1. Homes".into()),
        Line::Words("Desired outcome: Everybody is at home.".into()),
        Line::SubBand("Housing".into()),
    ];
    lines.extend(
        TRAPS
            .iter()
            .map(|it| Line::Cells(vec![format!("Do it well: {it}"), (*it).into(), "By May 2027".into()])),
    );
    Workbook {
        title: "Level Ground".into(),
        sheets: vec![Sheet { name: "Action plan: [2026]".into(), widths: vec![60, 30, 20], lines }],
        ..Workbook::default()
    }
}

fn read(bytes: &[u8], name: &str) -> plan_reader::Draft {
    plan_reader::read(bytes, name, &plan_reader::Options::default(), &mut |_| {}).unwrap().draft
}

fn as_kept(words: &str) -> String {
    words.chars().filter(|c| *c != '\u{7}' && *c != '\u{ffff}').collect()
}

fn spaced(words: &str) -> Vec<&str> {
    words.split_whitespace().collect()
}

fn check(draft: &plan_reader::Draft) {
    let theme = draft.themes.iter().find(|it| it.name.as_deref() == Some("Homes")).expect("the theme");
    assert_eq!(theme.ref_.as_deref(), Some("1"));
    assert!(theme.outcome.as_deref().unwrap().starts_with("Everybody is at home."));
    assert_eq!(theme.activities.len(), TRAPS.len());
    for (it, trap) in theme.activities.iter().zip(TRAPS) {
        assert_eq!(it.service.as_deref(), Some("Housing"));
        assert_eq!(spaced(&it.text), spaced(&as_kept(&format!("Do it well: {trap}"))));
        assert_eq!(spaced(it.lead.as_deref().unwrap()), spaced(&as_kept(trap)));
    }
}

#[test]
fn a_word_document_reads_back() {
    let draft = read(&docx(&document()).unwrap(), "plan.docx");
    check(&draft);
    let recommendation = &draft.themes[0].recommendations[0];
    assert_eq!(recommendation.ref_.as_deref(), Some("01.a"));
    assert_eq!(recommendation.text, "Visit every household\n- and listen");
    assert_eq!(draft.title.as_deref(), Some("Level Ground"));
}

#[test]
fn workbooks_read_back() {
    check(&read(&xlsx(&workbook()).unwrap(), "plan.xlsx"));
    check(&read(&ods(&workbook()).unwrap(), "plan.ods"));
}

#[test]
fn no_cell_is_a_formula() {
    for bytes in [xlsx(&workbook()).unwrap(), ods(&workbook()).unwrap()] {
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        for at in 0..archive.len() {
            let mut part = archive.by_index(at).unwrap();
            let mut text = String::new();
            std::io::Read::read_to_string(&mut part, &mut text).unwrap();
            assert!(!text.contains("<f>") && !text.contains("table:formula"), "part {at}: {text}");
        }
    }
}

#[test]
fn the_same_plan_gives_the_same_file() {
    assert_eq!(docx(&document()).unwrap(), docx(&document()).unwrap());
    assert_eq!(ods(&workbook()).unwrap(), ods(&workbook()).unwrap());
}

#[test]
fn a_cell_too_long_for_excel_is_told_with_what_to_do() {
    let mut long = workbook();
    long.sheets[0].lines.push(Line::Cells(vec!["word ".repeat(8_000)]));
    let told = xlsx(&long).unwrap_err();
    assert!(matches!(told, Unwritable::LongCell { letters: 40_000, .. }), "{told}");
    assert!(told.to_string().ends_with("Write the plan as a Word or OpenDocument file instead."));
    assert!(ods(&long).is_ok());
}
