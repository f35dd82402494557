//! What every file of this library says of itself: its name, its version, and where its facts are from.

use crate::code::Code;
use crate::fields::Fields;
use crate::located::{Faults, Problem};

/// The head of a classification, a mapping or a set of indicators.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Header {
    /// The name by which programs know it, such as `ethnicity-2021`.
    pub id: Code,
    /// The name by which people know it.
    pub title: String,
    /// The version of this file, such as `1.0.0`; it changes whenever a group, a label or an alias changes.
    pub version: String,
    /// Where its facts are from.
    pub source: Source,
    /// What a reader of a figure should know: choices made, limits, and what was not verified.
    pub notes: Vec<String>,
}

/// Where the facts of a file are from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// Who says so, and where.
    pub name: String,
    /// The address of the page.
    pub address: Option<String>,
    /// The day or year of that publication, as written.
    pub date: Option<String>,
    /// The licence of the facts, if it asks to be named.
    pub licence: Option<String>,
}

pub(crate) fn read(fields: &mut Fields<'_, '_>, faults: &mut Faults<'_>) -> Option<Header> {
    let id = fields.required_code("id", faults);
    let title = fields.required_text("title", faults);
    let version = fields.required_text("version", faults);
    let notes = fields.texts("notes", faults).into_iter().map(|note| note.value).collect();
    let source = match fields.table("source", "the source", faults) {
        Some(source) => read_source(source, faults),
        None => {
            faults.add(fields.at, Problem::Missing { of: "the file", key: "source" });
            None
        }
    };
    Some(Header { id: id?.value, title: title?.value, version: version?.value, source: source?, notes })
}

fn read_source(mut fields: Fields<'_, '_>, faults: &mut Faults<'_>) -> Option<Source> {
    let name = fields.required_text("name", faults);
    let address = fields.text("address", faults).map(|text| text.value);
    let date = fields.date("date", faults);
    let licence = fields.text("licence", faults).map(|text| text.value);
    fields.done(faults);
    Some(Source { name: name?.value, address, date, licence })
}
