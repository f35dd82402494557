//! The fields of a TOML table, taken one by one with their places, so that all faults of a file are told at once.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::code::Code;
use crate::located::{Faults, Problem};
use crate::normal::normal_form;

/// The most bytes of a file that are read.
pub const MAX_BYTES: usize = 4 * 1024 * 1024;

/// A value and where it stands in the file, in bytes.
#[derive(Debug, Clone)]
pub(crate) struct Placed<T> {
    pub(crate) value: T,
    pub(crate) at: usize,
}

/// Reads a file and hands its root table on; whatever is found wrong is told together.
pub(crate) fn read<T>(
    file: &str,
    text: &str,
    of: &'static str,
    with: impl FnOnce(Fields<'_, '_>, &mut Faults<'_>) -> Option<T>,
) -> Result<T, Vec<crate::LocatedError>> {
    let mut faults = Faults::of(file, text);
    if text.len() > MAX_BYTES {
        faults.add(0, Problem::TooLarge { bytes: text.len(), limit: MAX_BYTES });
        return faults.settle(None);
    }
    let value = match DeTable::parse(text) {
        Ok(root) => with(Fields { table: root.get_ref(), at: 0, of, known: Vec::new() }, &mut faults),
        Err(error) => {
            let at = error.span().map_or(0, |span| span.start);
            faults.add(at, Problem::Syntax(error.message().replace('\n', ", ")));
            None
        }
    };
    faults.settle(value)
}

/// One table while it is read. [`Fields::done`] at the end tells of keys nobody asked for.
pub(crate) struct Fields<'d, 'i> {
    table: &'d DeTable<'i>,
    pub(crate) at: usize,
    of: &'static str,
    known: Vec<&'static str>,
}

impl<'d, 'i> Fields<'d, 'i> {
    fn take(&mut self, key: &'static str) -> Option<&'d Spanned<DeValue<'i>>> {
        self.known.push(key);
        self.table.get(key)
    }

    pub(crate) fn text(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<Placed<String>> {
        let value = self.take(key)?;
        text(key, value, faults)
    }

    pub(crate) fn required_text(
        &mut self,
        key: &'static str,
        faults: &mut Faults<'_>,
    ) -> Option<Placed<String>> {
        if !self.table.contains_key(key) {
            faults.add(self.at, Problem::Missing { of: self.of, key });
        }
        self.text(key, faults)
    }

    pub(crate) fn code(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<Placed<Code>> {
        let text = self.text(key, faults)?;
        as_code(text, faults)
    }

    pub(crate) fn required_code(
        &mut self,
        key: &'static str,
        faults: &mut Faults<'_>,
    ) -> Option<Placed<Code>> {
        let text = self.required_text(key, faults)?;
        as_code(text, faults)
    }

    /// A list of texts; a single text stands for a list of one.
    pub(crate) fn texts(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Vec<Placed<String>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| text(key, item, faults)).collect(),
            DeValue::String(_) => text(key, value, faults).into_iter().collect(),
            other => {
                wrong(key, "a list of texts", other, value.span().start, faults);
                Vec::new()
            }
        }
    }

    pub(crate) fn flag(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<bool> {
        let value = self.take(key)?;
        if let DeValue::Boolean(flag) = value.get_ref() {
            return Some(*flag);
        }
        wrong(key, "true or false", value.get_ref(), value.span().start, faults);
        None
    }

    pub(crate) fn number(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<Placed<u32>> {
        let value = self.take(key)?;
        let at = value.span().start;
        if let DeValue::Integer(number) = value.get_ref()
            && let Ok(number) = u32::from_str_radix(number.as_str(), number.radix())
        {
            return Some(Placed { value: number, at });
        }
        wrong(key, "a whole number, 0 or more", value.get_ref(), at, faults);
        None
    }

    /// A date, as TOML writes it (2021-03-21, without quotes) or in quotes.
    pub(crate) fn date(&mut self, key: &'static str, faults: &mut Faults<'_>) -> Option<String> {
        let value = self.take(key)?;
        match value.get_ref() {
            DeValue::Datetime(date) => Some(date.to_string()),
            DeValue::String(_) => text(key, value, faults).map(|text| text.value),
            other => {
                wrong(key, "a date such as 2021-03-21", other, value.span().start, faults);
                None
            }
        }
    }

    pub(crate) fn word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
        faults: &mut Faults<'_>,
    ) -> Option<T> {
        let written = self.text(key, faults)?;
        let found = words.iter().find(|(word, _)| *word == written.value);
        if found.is_none() {
            let allowed = words.iter().map(|(word, _)| *word).collect();
            faults.add(written.at, Problem::UnknownWord { key, word: written.value, allowed });
        }
        found.map(|(_, meaning)| *meaning)
    }

    pub(crate) fn required_word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
        faults: &mut Faults<'_>,
    ) -> Option<T> {
        if !self.table.contains_key(key) {
            faults.add(self.at, Problem::Missing { of: self.of, key });
        }
        self.word(key, words, faults)
    }

    /// A table inside this one.
    pub(crate) fn table(
        &mut self,
        key: &'static str,
        of: &'static str,
        faults: &mut Faults<'_>,
    ) -> Option<Fields<'d, 'i>> {
        let value = self.take(key)?;
        inner(key, of, value, faults)
    }

    /// The tables written as `[[key]]`.
    pub(crate) fn tables(
        &mut self,
        key: &'static str,
        of: &'static str,
        faults: &mut Faults<'_>,
    ) -> Vec<Fields<'d, 'i>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|item| inner(key, of, item, faults)).collect(),
            other => {
                wrong(key, "written with two brackets, [[…]]", other, value.span().start, faults);
                Vec::new()
            }
        }
    }

    /// Every key of this table with its text: for tables whose keys are a person's own words.
    pub(crate) fn entries(&self, faults: &mut Faults<'_>) -> Vec<(Placed<String>, Placed<String>)> {
        let mut entries: Vec<_> = self
            .table
            .iter()
            .filter_map(|(key, value)| {
                let written = key.get_ref().to_string();
                let DeValue::String(text) = value.get_ref() else {
                    wrong(&written, "a text in quotes", value.get_ref(), value.span().start, faults);
                    return None;
                };
                let key = Placed { value: written, at: key.span().start };
                Some((key, Placed { value: text.trim().to_owned(), at: value.span().start }))
            })
            .collect();
        entries.sort_by_key(|(key, _)| key.at);
        entries
    }

    /// Tells of keys that were not asked for: a slip of the pen would otherwise be silently without effect.
    pub(crate) fn done(self, faults: &mut Faults<'_>) {
        for key in self.table.keys() {
            if !self.known.contains(&key.get_ref().as_ref()) {
                let problem = Problem::UnknownKey {
                    of: self.of,
                    key: key.get_ref().to_string(),
                    known: self.known.clone(),
                };
                faults.add(key.span().start, problem);
            }
        }
    }
}

fn text(key: &str, value: &Spanned<DeValue<'_>>, faults: &mut Faults<'_>) -> Option<Placed<String>> {
    let at = value.span().start;
    let DeValue::String(text) = value.get_ref() else {
        wrong(key, "a text in quotes", value.get_ref(), at, faults);
        return None;
    };
    if normal_form(text).is_empty() {
        faults.add(at, Problem::Empty { key: key.to_owned() });
        return None;
    }
    Some(Placed { value: text.trim().to_owned(), at })
}

fn inner<'d, 'i>(
    key: &str,
    of: &'static str,
    value: &'d Spanned<DeValue<'i>>,
    faults: &mut Faults<'_>,
) -> Option<Fields<'d, 'i>> {
    let at = value.span().start;
    match value.get_ref() {
        DeValue::Table(table) => Some(Fields { table, at, of, known: Vec::new() }),
        other => {
            wrong(key, "a table", other, at, faults);
            None
        }
    }
}

fn wrong(key: &str, wanted: &'static str, found: &DeValue<'_>, at: usize, faults: &mut Faults<'_>) {
    faults.add(at, Problem::WrongKind { key: key.to_owned(), wanted, found: found.type_str() });
}

pub(crate) fn as_code(text: Placed<String>, faults: &mut Faults<'_>) -> Option<Placed<Code>> {
    let code = Code::new(&text.value);
    if code.is_none() {
        faults.add(text.at, Problem::BadCode { code: text.value });
    }
    code.map(|value| Placed { value, at: text.at })
}
