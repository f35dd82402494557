//! Reading a project file from top to bottom.

use super::{
    DataKind, DataSpec, DimensionSpec, FORMAT, Faults, MAX_BYTES, Population, Project,
    beside::{self, Beside, OwnSets},
    dimension, disclosure_reader,
    fault::{Finder, meant},
    fields::{Fields, Placed},
    measure_reader,
    parts_reader::parts,
    pay_data,
};
use crate::output::Form;
use classification::Classification;
use std::path::{Component, Path, PathBuf};
use toml::de::DeTable;

/// What a measure may refer to.
pub(super) struct Known<'k> {
    pub(super) dimensions: &'k [DimensionSpec],
    pub(super) data: &'k [DataSpec],
    pub(super) faulty: &'k Faulty,
    /// Sets of indicators of the body's own.
    pub(super) sets: &'k OwnSets,
}

/// What the file names and could not be read. Its own fault is told; that it is missing is no other.
#[derive(Default)]
pub(super) struct Faulty {
    dimensions: Vec<String>,
    data: Vec<String>,
}

impl Known<'_> {
    pub(super) fn dimension(&self, name: &Placed<String>, faults: &mut Finder<'_>) -> Option<usize> {
        let found = self.dimensions.iter().position(|it| it.key == name.value);
        if found.is_none() && !self.faulty.dimensions.contains(&name.value) {
            let keys = self.dimensions.iter().map(|it| it.key.as_str());
            faults
                .add(name.at, format!("There is no [dimension.{}].{}", name.value, meant(&name.value, keys)));
        }
        found
    }

    /// The label of a member. In a dimension without a list, every word is one.
    pub(super) fn member(
        &self,
        dimension: usize,
        name: &Placed<String>,
        faults: &mut Finder<'_>,
    ) -> Option<String> {
        let spec = self.dimensions.get(dimension)?;
        if name.value == spec.members.total || spec.members.open {
            return Some(name.value.clone());
        }
        let found = spec.members.named(&name.value).map(|it| it.label.clone());
        if found.is_none() {
            let labels = spec.members.list.iter().map(|it| it.label.as_str());
            let known = match spec.members.broader(&name.value) {
                Some(group) => format!(
                    " It is a broader group of the classification: write groups.{} = [\"{}\"] there.",
                    toml::Value::String(name.value.clone()),
                    group.code().as_str()
                ),
                None => meant(&name.value, labels),
            };
            faults.add(name.at, format!("[dimension.{}] has no “{}”.{known}", spec.key, name.value));
        }
        found
    }

    pub(super) fn data(&self, name: &Placed<String>, faults: &mut Finder<'_>) -> Option<usize> {
        let found = self.data.iter().position(|it| it.key == name.value);
        let whole = name.value.split_once('/').map(|it| it.0.trim());
        if let Some(whole) = whole.filter(|whole| self.data.iter().any(|it| it.key == *whole)) {
            let words = format!("Here all parts of [data.{whole}] are meant together. Write “{whole}”.");
            faults.add(name.at, words);
            return None;
        }
        if found.is_none() && !self.faulty.data.contains(&name.value) {
            let keys = self.data.iter().map(|it| it.key.as_str());
            faults.add(name.at, format!("There is no [data.{}].{}", name.value, meant(&name.value, keys)));
        }
        found
    }

    /// `staff`, or a part of some data: `recruitment/Appointed`.
    pub(super) fn population(&self, name: &Placed<String>, faults: &mut Finder<'_>) -> Option<Population> {
        let (data, part) = match name.value.split_once('/') {
            Some((data, part)) => (data.trim(), Some(part.trim())),
            None => (name.value.as_str(), None),
        };
        let data = self.data(&Placed { value: data.to_owned(), at: name.at }, faults)?;
        let parts = self.data.get(data)?.parts.as_ref();
        match (part, parts) {
            (None, None) => Some(Population { data, part: None }),
            (None, Some(parts)) => {
                let words = format!(
                    "[data.{0}] has parts. Say which is meant: “{0}/{1}”.",
                    name.value,
                    parts.names.first().map_or("", String::as_str)
                );
                faults.add(name.at, words);
                None
            }
            (Some(part), None) => {
                let key = self.data.get(data).map_or("", |it| it.key.as_str());
                let words = format!(
                    "[data.{key}] has no parts, so there is no “{part}” in it. Give it `parts`, or write “{key}”."
                );
                faults.add(name.at, words);
                None
            }
            (Some(part), Some(parts)) => {
                let found = parts.names.iter().position(|it| it == part);
                if found.is_none() {
                    let meant = meant(part, parts.names.iter().map(String::as_str));
                    faults.add(name.at, format!("There is no part “{part}” in it.{meant}"));
                }
                found.map(|part| Population { data, part: Some(part) })
            }
        }
    }
}

pub(super) fn project(file: &str, text: &str, beside: Beside<'_>) -> Result<Project, Faults> {
    let mut faults = Finder::new(file, text);
    if text.len() > MAX_BYTES {
        faults.add(
            0,
            format!(
                "The file has {} bytes, and at most {MAX_BYTES} are read. Is it the right file?",
                text.len()
            ),
        );
        return faults.settle(None);
    }
    let project = match DeTable::parse(text) {
        Ok(root) => whole(Fields::new(root.get_ref(), 0, "The project"), beside, &mut faults),
        Err(why) => {
            let at = why.span().map_or(0, |it| it.start);
            faults.add(at, format!("This cannot be read as TOML: {}.", why.message().replace('\n', ", ")));
            None
        }
    };
    faults.settle(project)
}

fn whole(mut fields: Fields<'_, '_>, beside: Beside<'_>, faults: &mut Finder<'_>) -> Option<Project> {
    if let Some(format) = fields.needed_text("format", faults)
        && format.value != FORMAT
    {
        faults.add(
            format.at,
            format!("This program reads projects of the format “{FORMAT}”, not “{}”.", format.value),
        );
        return None;
    }
    let title = fields.needed_text("title", faults);
    let body = fields.needed_text("body", faults);
    let period = fields.needed_text("period", faults);
    let published_on = fields.date("published-on", faults);
    let contact = fields.text("contact", faults).map_or_else(String::new, |it| it.value);
    let licence = fields.text("licence", faults).map_or_else(String::new, |it| it.value);

    let mut faulty = Faulty::default();
    let mut dimensions: Vec<DimensionSpec> = Vec::new();
    for (name, it) in fields.named("dimension", faults) {
        match dimension::read(&name, it, beside, faults) {
            Some(spec) => dimensions.push(spec),
            None => faulty.dimensions.push(name.value),
        }
    }
    let own: Vec<Classification> =
        dimensions.iter().filter_map(|it| it.members.classification().cloned()).collect();
    let sets = beside::indicator_sets(&mut fields, &own, beside, faults);
    let mut data: Vec<DataSpec> = Vec::new();
    let mut withins = Vec::new();
    for (name, it) in fields.named("data", faults) {
        let known = Known { dimensions: &dimensions, data: &data, faulty: &faulty, sets: &sets };
        match data_of(&name, it, &known, faults) {
            Some((spec, within)) => {
                withins.push((data.len(), within));
                data.push(spec);
            }
            None => faulty.data.push(name.value),
        }
    }
    for (at, within) in withins {
        let Some(within) = within else { continue };
        let found = Known { dimensions: &dimensions, data: &data, faulty: &faulty, sets: &sets }
            .population(&within, faults);
        if found.as_ref().is_some_and(|it| it.data == at) {
            faults.add(within.at, "Data cannot be within itself.");
        } else if found.as_ref().is_some_and(|it| is_within(&data, it.data, at)) {
            faults.add(within.at, "Data cannot be within data that are within them. Take one `within` out.");
        } else if let Some(it) = data.get_mut(at) {
            it.within = found;
        }
    }
    let known = Known { dimensions: &dimensions, data: &data, faulty: &faulty, sets: &sets };
    let mut measures: Vec<pay_data::Taken> = Vec::new();
    for it in fields.tables("measure", "A [[measure]]", faults) {
        if let Some(taken) = measure_reader::read(it, &known, faults) {
            let id = &taken.measure.id;
            if measures.iter().any(|it| it.measure.id == *id) {
                faults.add(taken.at, format!("Two measures have the id “{id}”. Give each its own."));
            }
            measures.push(taken);
        }
    }
    pay_data::check(&measures, &dimensions, &data, faults);
    let measures = measures.into_iter().map(|it| it.measure).collect();
    if !fields.has("measure") {
        faults.add(0, "The project measures nothing. Add a [[measure]].");
    }
    let disclosure = disclosure_reader::read(&mut fields, faults, period.as_ref());
    let outputs = outputs(&mut fields, faults);
    fields.done(faults);
    Some(Project {
        title: title?.value,
        body: body?.value,
        period: period?.value,
        published_on: published_on.map(|it| it.value),
        contact,
        licence,
        dimensions,
        data,
        measures,
        disclosure: disclosure?,
        outputs,
    })
}

/// Whether data lie within others, whatever stands between them.
fn is_within(data: &[DataSpec], inner: usize, outer: usize) -> bool {
    let mut at = inner;
    // No chain is longer than there are data; one that is goes in a circle, which was told where it was closed.
    for _ in 0..data.len() {
        match data.get(at).and_then(|it| it.within.as_ref()) {
            Some(found) if found.data == outer => return true,
            Some(found) => at = found.data,
            None => return false,
        }
    }
    false
}

type Within = Option<Placed<String>>;

fn data_of(
    name: &Placed<String>,
    mut fields: Fields<'_, '_>,
    known: &Known<'_>,
    faults: &mut Finder<'_>,
) -> Option<(DataSpec, Within)> {
    let unit = fields.needed_text("unit", faults);
    let source = fields.needed_text("source", faults);
    let file = fields.text("file", faults).and_then(|it| path(&it, faults));
    let count = fields.text("count", faults);
    let amount = fields.text("amount", faults);
    let mapping = fields.text("mapping", faults).and_then(|it| path(&it, faults));
    let unusable = fields.has("file") && file.is_none() || fields.has("mapping") && mapping.is_none();
    let register_name = fields.text("name", faults);
    let public = fields.flag("public", faults).unwrap_or(false);
    let within = fields.text("within", faults);
    let parts = fields.table("parts", "`parts`", faults).and_then(|it| parts(it, mapping.is_some(), faults));
    let mut columns = Vec::new();
    let written = fields.lists("columns", faults);
    let no_column = written.is_empty();
    for (dimension, column) in written {
        if let Some(place) = known.dimension(&dimension, faults)
            && let Some(column) = column.into_iter().next()
        {
            columns.push((place, column.value));
        }
    }
    let at = fields.at;
    fields.done(faults);
    if no_column {
        faults.add(
            at,
            format!("[data.{0}] needs [data.{0}.columns]: which column tells which dimension.", name.value),
        );
    }
    let kind = match (file, count, amount, mapping) {
        (Some(file), Some(count), None, None) => DataKind::Counts { file, count: count.value },
        (Some(file), None, Some(amount), None) => DataKind::Amounts { file, amount: amount.value },
        (None, None, amount, Some(mapping)) => {
            DataKind::Records { mapping, amount: amount.map(|it| it.value) }
        }
        // A path that cannot be used is told; that it is missing is no other fault.
        _ if unusable => return None,
        _ => {
            let words = format!(
                "[data.{}] needs one of: `file` and `count` (a table of counts), `file` and `amount` (a row for each person), or `mapping` (records), with `amount` where their pay is taken.",
                name.value
            );
            faults.add(name.at, words);
            return None;
        }
    };
    let spec = DataSpec {
        key: name.value.clone(),
        unit: unit?.value,
        source: source?.value,
        kind,
        columns,
        parts,
        public,
        within: None,
        register_name: register_name.map_or_else(|| name.value.clone(), |it| it.value),
    };
    Some((spec, within))
}

/// A classification that comes with the program.
pub(super) fn classification(name: &Placed<String>, faults: &mut Finder<'_>) -> Option<Classification> {
    let found = Classification::builtin(&name.value);
    if found.is_none() {
        let ids: Vec<_> = classification::builtin::ids().collect();
        let meant = meant(&name.value, ids);
        faults.add(
            name.at,
            format!(
                "There is no classification “{}”; one of your own is a file ending in .toml.{meant}",
                name.value
            ),
        );
    }
    found.cloned()
}

/// A path below the project's folder, or an absolute one. It may not climb out by "..".
pub(super) fn path(written: &Placed<String>, faults: &mut Finder<'_>) -> Option<PathBuf> {
    let path = Path::new(&written.value);
    if path.components().any(|it| it == Component::ParentDir) {
        faults.add(written.at, "A path may not lead out of the project's folder by “..”. Write it from the root, or move the file.");
        return None;
    }
    Some(path.to_owned())
}

fn outputs(fields: &mut Fields<'_, '_>, faults: &mut Finder<'_>) -> Vec<Form> {
    let Some(mut it) = fields.table("output", "[output]", faults) else { return Form::ALL.to_vec() };
    let written = it.texts("forms", faults);
    it.done(faults);
    let mut forms = Vec::new();
    for form in &written {
        match Form::ALL.into_iter().find(|it| it.name() == form.value) {
            Some(found) => forms.push(found),
            None => {
                let meant = meant(&form.value, Form::ALL.map(Form::name));
                faults.add(form.at, format!("Nothing is written as “{}”.{meant}", form.value));
            }
        }
    }
    if written.is_empty() { Form::ALL.to_vec() } else { forms }
}
