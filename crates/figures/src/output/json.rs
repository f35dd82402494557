//! A release as JSON. Its schema stands in `schema/release.schema.json` and is part of the documentation.

use super::OutputError;
use crate::published::{Cell, Published, Symbol, Table};
use serde::Serialize;

/// The format's name and version.
pub const FORMAT: &str = "evenhand-release/1";

#[derive(Serialize)]
struct ReleaseV1<'a> {
    format: &'static str,
    title: &'a str,
    body: &'a str,
    period: &'a str,
    published_on: String,
    contact: &'a str,
    licence: &'a str,
    summary: &'a [String],
    protection: ProtectionV1<'a>,
    symbols: Vec<SymbolV1>,
    notes: &'a [String],
    tables: Vec<TableV1<'a>>,
    charts: Vec<ChartV1<'a>>,
}

#[derive(Serialize)]
struct ProtectionV1<'a> {
    policy: &'a str,
    method: &'static str,
    rules: &'a [String],
    outcome: &'a [String],
}

#[derive(Serialize)]
struct SymbolV1 {
    symbol: &'static str,
    meaning: &'static str,
}

#[derive(Serialize)]
struct TableV1<'a> {
    id: &'a str,
    title: &'a str,
    measure: &'a str,
    method: &'a str,
    source: &'a str,
    notes: &'a [usize],
    columns: Vec<ColumnV1<'a>>,
    rows: Vec<Vec<CellV1<'a>>>,
    readings: &'a [String],
}

#[derive(Serialize)]
struct ColumnV1<'a> {
    key: &'a str,
    heading: &'a str,
    kind: &'static str,
    decimals: u8,
    meaning: &'a str,
}

/// Words are strings, numbers numbers, and what is not there an object that says why.
#[derive(Serialize)]
#[serde(untagged)]
enum CellV1<'a> {
    Words(&'a str),
    Whole(i64),
    Number(f64),
    Symbol { symbol: &'static str },
}

#[derive(Serialize)]
struct ChartV1<'a> {
    id: &'a str,
    title: &'a str,
    description: &'a str,
}

/// The release as JSON.
///
/// # Errors
/// If it cannot be written.
pub fn json(release: &Published) -> Result<Vec<u8>, OutputError> {
    let document = ReleaseV1 {
        format: FORMAT,
        title: &release.title,
        body: &release.body,
        period: &release.period,
        published_on: release.published_on.to_string(),
        contact: &release.contact,
        licence: &release.licence,
        summary: &release.summary,
        protection: ProtectionV1 {
            policy: &release.protection.policy,
            method: release.protection.method,
            rules: &release.protection.rules,
            outcome: &release.protection.outcome,
        },
        symbols: Symbol::ALL.map(|it| SymbolV1 { symbol: it.code(), meaning: it.meaning() }).into(),
        notes: &release.notes,
        tables: release.tables.iter().map(table).collect(),
        charts: release
            .charts
            .iter()
            .map(|it| ChartV1 { id: &it.slug, title: &it.title, description: &it.words })
            .collect(),
    };
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn table(it: &Table) -> TableV1<'_> {
    TableV1 {
        id: &it.slug,
        title: &it.title,
        measure: &it.measure,
        method: &it.method,
        source: &it.source,
        notes: &it.notes,
        columns: it
            .columns
            .iter()
            .map(|it| ColumnV1 {
                key: &it.key,
                heading: &it.heading,
                kind: it.kind.name(),
                decimals: it.kind.decimals(),
                meaning: &it.meaning,
            })
            .collect(),
        rows: it.rows.iter().map(|row| row.iter().map(cell).collect()).collect(),
        readings: &it.readings,
    }
}

#[expect(clippy::cast_possible_truncation, reason = "only whole numbers that a double holds exactly")]
fn cell(cell: &Cell) -> CellV1<'_> {
    match cell {
        Cell::Words(words) => CellV1::Words(words),
        Cell::Number(value) if value.fract() == 0.0 && value.abs() < 9e15 => CellV1::Whole(*value as i64),
        Cell::Number(value) => CellV1::Number(*value),
        Cell::Symbol(symbol) => CellV1::Symbol { symbol: symbol.code() },
    }
}
