//! The method note: one page that says what was measured, how, and how people are protected, as a page to print and as
//! Markdown.

use super::OutputError;
use crate::published::{Kind, Published, Symbol, Table};
use minijinja::{AutoEscape, Environment, Value, context, syntax::SyntaxConfig};

const PAGE: &str = include_str!("note.html");
const TEXT: &str = include_str!("note.md");

fn view(table: &Table) -> Value {
    let rows: Vec<Vec<String>> = table
        .rows
        .iter()
        .map(|row| row.iter().zip(&table.columns).map(|(cell, column)| cell.spoken(column.kind)).collect())
        .collect();
    context! {
        title => table.title_with_notes(),
        measure => table.measure.clone(),
        method => table.method.clone(),
        source => table.source.clone(),
        readings => table.readings.clone(),
        headings => table.columns.iter().map(|it| it.heading.clone()).collect::<Vec<_>>(),
        numeric => table.columns.iter().map(|it| it.kind != Kind::Words).collect::<Vec<_>>(),
        rows => rows,
    }
}

/// The note as a page of HTML with its charts, which needs no other file and prints well.
///
/// # Errors
/// If the page cannot be put together.
pub fn note_html(release: &Published) -> Result<String, OutputError> {
    render(release, PAGE, AutoEscape::Html)
}

/// The note as Markdown.
///
/// # Errors
/// If it cannot be put together.
pub fn note_markdown(release: &Published) -> Result<String, OutputError> {
    render(release, TEXT, AutoEscape::None)
}

fn render(release: &Published, template: &str, escape: AutoEscape) -> Result<String, OutputError> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(move |_| escape.clone());
    environment.set_syntax(
        SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).keep_trailing_newline(true).build()?,
    );
    environment.add_filter("line", |words: String| one_line(&words));
    let symbols: Vec<_> = Symbol::ALL
        .into_iter()
        .filter(|it| release.tables.iter().any(|table| table.symbols().contains(it)))
        .map(|it| context! { code => it.code(), meaning => it.meaning() })
        .collect();
    let charts: Vec<_> = release
        .charts
        .iter()
        .map(|it| context! { slug => it.slug.clone(), title => it.title.clone(), words => it.words.clone(), svg => it.svg.clone() })
        .collect();
    Ok(environment.render_str(
        template,
        context! {
            title => release.title.clone(),
            body => release.body.clone(),
            period => release.period.clone(),
            day => release.day(),
            contact => release.contact.clone(),
            licence => release.licence.clone(),
            summary => release.summary.clone(),
            notes => release.notes.clone(),
            protection => context! {
                policy => release.protection.policy.clone(),
                rules => release.protection.rules.clone(),
                outcome => release.protection.outcome.clone(),
            },
            tables => release.tables.iter().map(view).collect::<Vec<_>>(),
            symbols => symbols,
            charts => charts,
        },
    )?)
}

/// Words on one line, and no bar or angle bracket that Markdown would take for its own.
fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ").replace('|', "\\|").replace('<', "&lt;")
}
