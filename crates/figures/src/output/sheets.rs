//! A release as a workbook, after the Government Analysis Function's guidance on making spreadsheets accessible: a cover,
//! contents, notes with the shorthand, and one marked-up table a sheet. No cells are merged and none is blank without a
//! reason. Source: <https://analysisfunction.civilservice.gov.uk/policy-store/releasing-statistics-in-spreadsheets/>.

use super::OutputError;
use crate::published::{Cell, Kind, Published, Symbol, Table};
use plan_writer::{Grid, SheetLine, TableSheet, Tables, Value};

/// The release as an OpenDocument spreadsheet.
///
/// # Errors
/// If the file cannot be put together.
pub fn ods(release: &Published) -> Result<Vec<u8>, OutputError> {
    Ok(plan_writer::tables_ods(&workbook(release))?)
}

/// The release as an Excel workbook.
///
/// # Errors
/// If the file cannot be put together, or a cell holds more than Excel can.
pub fn xlsx(release: &Published) -> Result<Vec<u8>, OutputError> {
    Ok(plan_writer::tables_xlsx(&workbook(release))?)
}

fn workbook(release: &Published) -> Tables {
    let mut sheets = vec![cover(release), contents(release), notes(release)];
    sheets.extend(release.tables.iter().enumerate().map(|(at, it)| table_sheet(at + 1, it)));
    Tables {
        title: release.title.clone(),
        author: release.body.clone(),
        // The day of publication, not of the machine: the same release gives the same bytes.
        written_at: Some(release.published_on.midnight().assume_utc()),
        sheets,
    }
}

fn words(text: impl Into<String>) -> SheetLine {
    SheetLine::Words(text.into())
}

fn heading(text: &str) -> SheetLine {
    SheetLine::Heading(text.to_owned())
}

fn cover(release: &Published) -> TableSheet {
    let mut lines = vec![
        words(release.body.clone()),
        words(format!("Period: {}", release.period)),
        words(format!("Published on {}", release.day())),
    ];
    if !release.summary.is_empty() {
        lines.push(heading("What these figures say"));
        lines.extend(release.summary.iter().map(words));
    }
    lines.push(heading("How people are protected"));
    lines.push(words(format!("Policy: {}", release.protection.policy)));
    lines.extend(release.protection.rules.iter().chain(&release.protection.outcome).map(words));
    if !release.contact.is_empty() {
        lines.push(heading("Whom to ask"));
        lines.push(words(release.contact.clone()));
    }
    if !release.licence.is_empty() {
        lines.push(heading("Terms of use"));
        lines.push(words(release.licence.clone()));
    }
    TableSheet { tab: "Cover".into(), heading: release.title.clone(), lines, table: None, widths: vec![90] }
}

fn contents(release: &Published) -> TableSheet {
    let link = |tab: &str, title: String| {
        vec![Value::Link { words: tab.to_owned(), tab: tab.to_owned() }, Value::Words(title)]
    };
    let mut rows = vec![link("Notes", "Notes and shorthand".into())];
    rows.extend(release.tables.iter().enumerate().map(|(at, it)| link(&tab(at + 1), it.title_with_notes())));
    TableSheet {
        tab: "Contents".into(),
        heading: "Contents".into(),
        lines: vec![words(
            "This worksheet contains one table. It lists the other worksheets, with a link to each.",
        )],
        table: Some(Grid {
            name: "contents".into(),
            headings: vec!["Worksheet".into(), "Title".into()],
            rows,
        }),
        widths: vec![14, 90],
    }
}

fn notes(release: &Published) -> TableSheet {
    let mut rows: Vec<_> = release
        .notes
        .iter()
        .enumerate()
        .map(|(at, it)| vec![Value::Words(format!("[note {}]", at + 1)), Value::Words(it.clone())])
        .collect();
    rows.extend(
        Symbol::ALL.map(|it| vec![Value::Words(it.code().into()), Value::Words(it.meaning().into())]),
    );
    TableSheet {
        tab: "Notes".into(),
        heading: "Notes and shorthand".into(),
        lines: vec![words(
            "This worksheet contains one table: the notes that tables refer to, and the shorthand in their cells.",
        )],
        table: Some(Grid { name: "notes".into(), headings: vec!["Mark".into(), "Meaning".into()], rows }),
        widths: vec![14, 90],
    }
}

fn tab(number: usize) -> String {
    format!("Table {number}")
}

fn table_sheet(number: usize, table: &Table) -> TableSheet {
    let symbols = table.symbols();
    let mut lines = vec![words("This worksheet contains one table.")];
    if !table.notes.is_empty() || !symbols.is_empty() {
        let codes = symbols.iter().map(|it| it.code()).collect::<Vec<_>>();
        let shorthand = if codes.is_empty() {
            String::new()
        } else {
            format!(" Shorthand in this table: {}.", codes.join(", "))
        };
        lines.push(words(format!("Notes and shorthand are explained in the worksheet “Notes”.{shorthand}")));
    }
    lines.push(words(format!("{} Method: {}", table.measure, table.method)));
    lines.push(words(format!("Source: {}", table.source)));
    TableSheet {
        tab: tab(number),
        heading: format!("Table {number}: {}", table.title_with_notes()),
        lines,
        table: Some(Grid {
            name: format!("table_{number}_{}", table.slug.replace('-', "_")),
            headings: table.columns.iter().map(|it| it.heading.clone()).collect(),
            rows: table
                .rows
                .iter()
                .map(|row| {
                    row.iter().zip(&table.columns).map(|(cell, column)| value(cell, column.kind)).collect()
                })
                .collect(),
        }),
        widths: widths(table),
    }
}

fn value(cell: &Cell, kind: Kind) -> Value {
    match cell {
        Cell::Words(it) if it.is_empty() => Value::Symbol(Symbol::NotApplicable.code().into()),
        Cell::Words(it) => Value::Words(it.clone()),
        Cell::Number(value) => Value::Number { value: *value, decimals: kind.decimals() },
        Cell::Symbol(it) => Value::Symbol(it.code().into()),
    }
}

/// As wide as the words of a column need, within reason: long ones go on in further lines.
fn widths(table: &Table) -> Vec<u16> {
    table
        .columns
        .iter()
        .enumerate()
        .map(|(at, column)| {
            let cells = table
                .rows
                .iter()
                .filter_map(|it| it.get(at))
                .map(|it| it.spoken(column.kind).chars().count());
            let word = column.heading.split(' ').map(|it| it.chars().count()).max().unwrap_or(0);
            let wide = cells.max().unwrap_or(0).max(word).max(column.heading.chars().count() / 3) + 3;
            u16::try_from(wide.clamp(12, 60)).unwrap_or(60)
        })
        .collect()
}
