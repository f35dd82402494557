//! The keys of a TOML table, taken one by one with their places, so that all faults of a project are told at once.

use super::fault::{Finder, meant};
use time::{Date, Month};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// The most letters of a text. Spreadsheets hold no more than some of them together in a cell.
const LONGEST_TEXT: usize = 5_000;

/// A value and where it stands in the file, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Placed<T> {
    pub(super) value: T,
    pub(super) at: usize,
}

/// One table while it is read. [`Fields::done`] tells of keys that nobody asked for.
pub(super) struct Fields<'d, 'i> {
    table: &'d DeTable<'i>,
    pub(super) at: usize,
    of: String,
    known: Vec<&'static str>,
}

type Found<'d, 'i> = &'d Spanned<DeValue<'i>>;

impl<'d, 'i> Fields<'d, 'i> {
    pub(super) fn new(table: &'d DeTable<'i>, at: usize, of: impl Into<String>) -> Self {
        Self { table, at, of: of.into(), known: Vec::new() }
    }

    fn take(&mut self, key: &'static str) -> Option<Found<'d, 'i>> {
        self.known.push(key);
        self.table.get(key)
    }

    fn needed(&mut self, key: &'static str, faults: &mut Finder<'_>) -> Option<Found<'d, 'i>> {
        let value = self.take(key);
        if value.is_none() {
            faults.add(self.at, format!("{} needs `{key}`. Add it.", self.of));
        }
        value
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.table.contains_key(key)
    }

    /// Where the value of a key stands, if it is there.
    pub(super) fn place(&self, key: &str) -> Option<usize> {
        self.table.get(key).map(|it| it.span().start)
    }

    pub(super) fn text(&mut self, key: &'static str, faults: &mut Finder<'_>) -> Option<Placed<String>> {
        let value = self.take(key)?;
        text(key, value, faults)
    }

    pub(super) fn needed_text(
        &mut self,
        key: &'static str,
        faults: &mut Finder<'_>,
    ) -> Option<Placed<String>> {
        let value = self.needed(key, faults)?;
        text(key, value, faults)
    }

    /// Texts; one text stands for a list of one.
    pub(super) fn texts(&mut self, key: &'static str, faults: &mut Finder<'_>) -> Vec<Placed<String>> {
        let Some(value) = self.take(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(items) => items.iter().filter_map(|it| text(key, it, faults)).collect(),
            DeValue::String(_) => text(key, value, faults).into_iter().collect(),
            _ => {
                wrong::<()>(key, "a list of texts in quotes", value, faults);
                Vec::new()
            }
        }
    }

    pub(super) fn flag(&mut self, key: &'static str, faults: &mut Finder<'_>) -> Option<bool> {
        let value = self.take(key)?;
        match value.get_ref() {
            DeValue::Boolean(it) => Some(*it),
            _ => wrong(key, "true or false", value, faults),
        }
    }

    /// A number, whole or not.
    pub(super) fn number(&mut self, key: &'static str, faults: &mut Finder<'_>) -> Option<Placed<f64>> {
        let value = self.take(key)?;
        number(key, value, faults)
    }

    pub(super) fn needed_number(
        &mut self,
        key: &'static str,
        faults: &mut Finder<'_>,
    ) -> Option<Placed<f64>> {
        let value = self.needed(key, faults)?;
        number(key, value, faults)
    }

    /// Two numbers in brackets.
    pub(super) fn pair(&mut self, key: &'static str, faults: &mut Finder<'_>) -> Option<(f64, f64)> {
        let value = self.take(key)?;
        if let DeValue::Array(items) = value.get_ref()
            && items.len() == 2
        {
            let numbers: Vec<f64> =
                items.iter().filter_map(|it| number(key, it, faults)).map(|it| it.value).collect();
            return numbers.first().copied().zip(numbers.get(1).copied());
        }
        wrong(key, "two numbers in brackets, such as [36.5, 39.5]", value, faults)
    }

    /// A day, as TOML writes it: 2026-03-31, without quotes.
    pub(super) fn date(&mut self, key: &'static str, faults: &mut Finder<'_>) -> Option<Placed<Date>> {
        let value = self.take(key)?;
        if let DeValue::Datetime(it) = value.get_ref()
            && let Some(day) = it.date
            && let Ok(month) = Month::try_from(day.month)
            && let Ok(date) = Date::from_calendar_date(i32::from(day.year), month, day.day)
        {
            return Some(Placed { value: date, at: value.span().start });
        }
        wrong(key, "a day such as 2026-03-31, without quotes", value, faults)
    }

    /// One of a few words.
    pub(super) fn word<T: Copy>(
        &mut self,
        key: &'static str,
        words: &[(&'static str, T)],
        faults: &mut Finder<'_>,
    ) -> Option<T> {
        let written = self.text(key, faults)?;
        let found = words.iter().find(|(word, _)| *word == written.value);
        if found.is_none() {
            let meant = meant(&written.value, words.iter().map(|it| it.0));
            faults.add(written.at, format!("`{key}` cannot be “{}”.{meant}", written.value));
        }
        found.map(|it| it.1)
    }

    /// A table inside this one.
    pub(super) fn table(&mut self, key: &'static str, of: &str, faults: &mut Finder<'_>) -> Option<Self> {
        let value = self.take(key)?;
        inner(key, of.to_owned(), value, faults)
    }

    /// The tables written as `[[key]]`.
    pub(super) fn tables(&mut self, key: &'static str, of: &str, faults: &mut Finder<'_>) -> Vec<Self> {
        let Some(value) = self.take(key) else { return Vec::new() };
        match value.get_ref() {
            DeValue::Array(items) => {
                items.iter().filter_map(|it| inner(key, of.to_owned(), it, faults)).collect()
            }
            _ => {
                wrong::<()>(key, "written with two brackets: [[…]]", value, faults);
                Vec::new()
            }
        }
    }

    /// The tables written as `[key.name]`, with their names, in the order of the file.
    pub(super) fn named(
        &mut self,
        key: &'static str,
        faults: &mut Finder<'_>,
    ) -> Vec<(Placed<String>, Self)> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let DeValue::Table(table) = value.get_ref() else {
            wrong::<()>(key, "written with a name: [… .name]", value, faults);
            return Vec::new();
        };
        let mut found: Vec<_> = table
            .iter()
            .filter_map(|(name, value)| {
                let name = Placed { value: name.get_ref().to_string(), at: name.span().start };
                let fields = inner(key, format!("[{key}.{}]", name.value), value, faults)?;
                Some((name, fields))
            })
            .collect();
        found.sort_by_key(|(name, _)| name.at);
        found
    }

    /// Every key of an inner table with its texts: for keys that are a person's own words. In the order of the file.
    pub(super) fn lists(
        &mut self,
        key: &'static str,
        faults: &mut Finder<'_>,
    ) -> Vec<(Placed<String>, Vec<Placed<String>>)> {
        let Some(value) = self.take(key) else { return Vec::new() };
        let DeValue::Table(table) = value.get_ref() else {
            wrong::<()>(key, "a table of names", value, faults);
            return Vec::new();
        };
        lists_of(key, table, faults)
    }

    /// Every key of this table with its texts, where all of them are a person's own words. In the order of the file.
    pub(super) fn all_lists(self, faults: &mut Finder<'_>) -> Vec<(Placed<String>, Vec<Placed<String>>)> {
        lists_of(&self.of, self.table, faults)
    }

    /// Tells of keys that were not asked for: a slip of the pen would otherwise be silently without effect.
    pub(super) fn done(self, faults: &mut Finder<'_>) {
        for key in self.table.keys() {
            let written = key.get_ref().as_ref();
            if !self.known.contains(&written) {
                let meant = meant(written, self.known.iter().copied());
                faults.add(key.span().start, format!("{} has no `{written}`.{meant}", self.of));
            }
        }
    }
}

fn lists_of(
    key: &str,
    table: &DeTable<'_>,
    faults: &mut Finder<'_>,
) -> Vec<(Placed<String>, Vec<Placed<String>>)> {
    let mut found: Vec<_> = table
        .iter()
        .map(|(name, value)| {
            let texts = match value.get_ref() {
                DeValue::Array(items) => items.iter().filter_map(|it| text(key, it, faults)).collect(),
                _ => text(key, value, faults).into_iter().collect(),
            };
            (Placed { value: name.get_ref().to_string(), at: name.span().start }, texts)
        })
        .collect();
    found.sort_by_key(|(name, _)| name.at);
    found
}

fn text(key: &str, value: Found<'_, '_>, faults: &mut Finder<'_>) -> Option<Placed<String>> {
    let DeValue::String(text) = value.get_ref() else {
        return wrong(key, "a text in quotes", value, faults);
    };
    let text = text.trim();
    if text.is_empty() {
        faults.add(value.span().start, format!("`{key}` is empty. Write something, or take it out."));
        return None;
    }
    if text.chars().count() > LONGEST_TEXT {
        faults.add(
            value.span().start,
            format!("`{key}` has more than {LONGEST_TEXT} letters. Write it shorter."),
        );
        return None;
    }
    if let Some(it) = text.chars().find(|it| it.is_control() && *it != '\n') {
        let words = format!(
            "`{key}` holds a character that cannot be printed (U+{:04X}). Take it out.",
            u32::from(it)
        );
        faults.add(value.span().start, words);
        return None;
    }
    Some(Placed { value: text.to_owned(), at: value.span().start })
}

fn number(key: &str, value: Found<'_, '_>, faults: &mut Finder<'_>) -> Option<Placed<f64>> {
    let found = match value.get_ref() {
        DeValue::Integer(it) if it.radix() == 10 => it.as_str().parse::<f64>().ok(),
        DeValue::Float(it) => it.as_str().parse::<f64>().ok(),
        _ => None,
    };
    match found {
        Some(found) if found.is_finite() => Some(Placed { value: found, at: value.span().start }),
        Some(_) => {
            faults.add(value.span().start, format!("`{key}` is no number that can be calculated with."));
            None
        }
        None => wrong(key, "a number, without quotes", value, faults),
    }
}

fn inner<'d, 'i>(
    key: &str,
    of: String,
    value: Found<'d, 'i>,
    faults: &mut Finder<'_>,
) -> Option<Fields<'d, 'i>> {
    match value.get_ref() {
        DeValue::Table(table) => Some(Fields::new(table, value.span().start, of)),
        _ => wrong(key, "a table", value, faults),
    }
}

fn wrong<T>(key: &str, wanted: &str, found: Found<'_, '_>, faults: &mut Finder<'_>) -> Option<T> {
    let kind = found.get_ref().type_str();
    faults.add(found.span().start, format!("`{key}` must be {wanted}; here it is of the kind “{kind}”."));
    None
}
