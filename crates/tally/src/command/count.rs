//! Counts for a person at a terminal: raw, and said to be.

use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::Arc;

use clap::ValueEnum;
use records::protocol::{Ask, Counted, Counts};

use super::{CountArguments, request, shown};
use crate::feed::Watch;
use crate::refusal::{self, Outcome};
use crate::{engine, say};

/// How counts are written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum Shape {
    /// One row a cell, for all tables below each other.
    #[default]
    Csv,
    /// As the protocol gives them.
    Json,
}

const WARNING: &str = "These are raw counts. They are NOT SAFE TO PUBLISH or to pass on: small counts give people away, and so \
do differences between tables. `evenhand measure` makes tables that give nobody away.";

pub(super) async fn count(asked: CountArguments) -> Outcome<()> {
    let request = engine::Asked::new(request(Ask::Count, &asked.work)?)?;
    let watch = Arc::new(Watch::default());
    let bar = shown::Bar::start(&request, &watch, asked.work.quiet).await;
    let counted = engine::count(&request, &watch).await;
    bar.end();
    let counted = counted?;
    say::aside(WARNING);
    let text = match asked.format {
        Shape::Json => {
            serde_json::to_string(&counted).map_err(|cause| refusal::fault("writing the counts", cause))?
        }
        Shape::Csv => csv(&counted),
    };
    match &asked.out {
        None => say::answer(text.trim_end()),
        Some(path) => {
            let name = path.to_string_lossy();
            // Written beside and renamed, so that a failure leaves no half of a file.
            let folder =
                path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(std::path::Path::new("."));
            let mut file =
                tempfile::NamedTempFile::new_in(folder).map_err(|cause| refusal::file(&name, cause))?;
            file.write_all(text.as_bytes()).map_err(|cause| refusal::file(&name, cause))?;
            file.persist(path).map_err(|cause| refusal::file(&name, cause))?;
        }
    }
    Ok(())
}

fn csv(counted: &Counted) -> String {
    let widest = counted.tables.iter().map(|it| it.table.by.len()).max().unwrap_or(0);
    let mut text = String::from("table");
    for at in 1..=widest {
        let _ = write!(text, ",field {at},category {at}");
    }
    text.push_str(",measure,value\n");
    for counts in &counted.tables {
        table(&mut text, counted, counts, widest);
    }
    text
}

fn table(text: &mut String, counted: &Counted, counts: &Counts, widest: usize) {
    let fields: Vec<_> =
        counts.table.by.iter().map(|name| counted.fields.iter().find(|it| it.name == *name)).collect();
    for cell in &counts.cells {
        let mut start = quoted(&counts.table.name);
        for (field, at) in fields.iter().zip(&cell.at) {
            let title = field.map_or("", |it| it.title.as_str());
            let member = field.and_then(|it| it.members.get(*at as usize)).map_or("", |it| it.label());
            let _ = write!(start, ",{},{}", quoted(title), quoted(member));
        }
        for _ in fields.len()..widest {
            start.push_str(",,");
        }
        let mut say = |measure: &str, value: &dyn std::fmt::Display| {
            let _ = writeln!(text, "{start},{},{value}", quoted(measure));
        };
        say("rows", &cell.rows);
        if cell.count.as_whole().and_then(|it| u64::try_from(it).ok()) != Some(cell.rows) {
            say("count", &cell.count);
        }
        if let Some(people) = cell.people {
            say("people", &people);
        }
        for (name, sum) in counts.table.sums.iter().zip(&cell.sums) {
            say(&format!("sum of {name}"), &sum.sum);
        }
        for (name, values) in counts.table.values.iter().zip(&cell.values) {
            say(&format!("values of {name}"), &values.iter().map(|(_, rows)| rows).sum::<u64>());
        }
        if let Some(population) = cell.population {
            say("population", &population);
        }
    }
}

fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}
