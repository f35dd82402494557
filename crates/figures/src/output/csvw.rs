//! What a CSV file means, for programs: metadata after the W3C's model for tabular data.
//! Source: <https://www.w3.org/TR/tabular-metadata/>.

use super::OutputError;
use crate::published::{Kind, Published, Symbol, Table};
use serde_json::{Value, json};

/// The metadata that stands beside the table's CSV file.
///
/// # Errors
/// If it cannot be written as JSON.
pub fn csvw(release: &Published, table: &Table) -> Result<Vec<u8>, OutputError> {
    let nulls: Vec<_> = Symbol::ALL.into_iter().map(Symbol::code).collect();
    let columns: Vec<Value> = table
        .columns
        .iter()
        .map(|it| {
            let mut column = json!({
                "name": it.key,
                "titles": it.key,
                "dc:title": it.heading,
                "dc:description": it.meaning,
                "datatype": datatype(it.kind),
            });
            if it.kind != Kind::Words {
                column["null"] = json!(nulls);
            }
            column
        })
        .collect();
    let notes: Vec<_> = table.notes.iter().filter_map(|it| release.notes.get(it.checked_sub(1)?)).collect();
    let mut document = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "url": format!("{}.csv", table.slug),
        "dc:title": table.title,
        "dc:description": format!("{} {}", table.measure, table.method),
        "dc:publisher": release.body,
        "dc:issued": release.published_on.to_string(),
        "dc:temporal": release.period,
        "dc:source": table.source,
        "dialect": { "encoding": "utf-8", "header": true, "lineTerminators": ["\r\n"] },
        "tableSchema": { "columns": columns },
    });
    if !notes.is_empty() {
        document["rdfs:comment"] = json!(notes);
    }
    if release.licence.starts_with("https://") {
        document["dc:license"] = json!({ "@id": release.licence });
    }
    let mut bytes = serde_json::to_vec_pretty(&document)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn datatype(kind: Kind) -> Value {
    match kind {
        Kind::Words => json!("string"),
        Kind::Count => json!({ "base": "nonNegativeInteger" }),
        Kind::Percent => json!({ "base": "decimal", "minimum": 0, "maximum": 100 }),
        Kind::Points | Kind::Pounds => json!({ "base": "decimal" }),
        Kind::Ratio | Kind::Rate => json!({ "base": "decimal", "minimum": 0 }),
    }
}
