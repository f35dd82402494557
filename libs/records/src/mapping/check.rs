//! From the written mapping to the checked one: every name looked up, every fault with its place.

mod column;
mod derived;
mod source;

use std::collections::{BTreeMap, BTreeSet};

use toml::Spanned;

use super::error::Text;
use super::{
    Classifications, Column, Condition, Derived, Kind, LARGEST, MOST_FIELDS, Mapping, MappingError,
    MappingErrors, Name, Population, Table, Test, VERSION, raw,
};
use crate::label::{self, LabelMap};
use crate::{Amount, NonAnswer, date, suggest};

pub(super) fn mapping(
    text: &str,
    file: &str,
    classifications: &dyn Classifications,
) -> Result<Mapping, MappingErrors> {
    let place = Text { file, text };
    if text.len() > LARGEST {
        let message =
            format!("this file has {} MB; a mapping has {} MB at most", text.len() >> 20, LARGEST >> 20);
        return Err(MappingErrors::new(vec![place.fault(0, message)]));
    }
    let raw: raw::Mapping =
        toml::from_str(text).map_err(|fault| MappingErrors::new(vec![unreadable(&place, &fault)]))?;
    let mut checker = Checker { place, faults: Vec::new(), classifications };
    let mapping = checker.mapping(raw);
    match mapping {
        Some(mapping) if checker.faults.is_empty() => Ok(mapping),
        _ => Err(MappingErrors::new(checker.faults)),
    }
}

/// What the TOML parser says, with what to do where a word is merely misspelt.
fn unreadable(place: &Text<'_>, fault: &toml::de::Error) -> MappingError {
    let at = fault.span().map_or(0, |span| span.start);
    let message = fault.message();
    let quoted: Vec<&str> = message.split('`').skip(1).step_by(2).collect();
    let message = match (message, quoted.split_first()) {
        (text, Some((wrong, known))) if text.starts_with("unknown field") => {
            format!("no setting is called “{wrong}” here{}", suggest::hint(wrong, known.iter().copied()))
        }
        (text, Some((wrong, known))) if text.starts_with("unknown variant") => {
            format!("“{wrong}” is not known here{}", suggest::hint(wrong, known.iter().copied()))
        }
        (text, Some((name, _))) if text.starts_with("missing field") => match *name {
            "evenhand-mapping" => {
                format!("this is not a mapping file: it begins with `evenhand-mapping = {VERSION}`")
            }
            name => format!("`{name} = …` is missing here"),
        },
        (text, _) => text.to_owned(),
    };
    place.fault(at, message)
}

struct Checker<'a> {
    place: Text<'a>,
    faults: Vec<MappingError>,
    classifications: &'a dyn Classifications,
}

impl Checker<'_> {
    fn fault(&mut self, at: usize, message: impl Into<String>) {
        self.faults.push(self.place.fault(at, message));
    }

    fn line(&self, at: usize) -> usize {
        self.place.position(at).0
    }

    fn mapping(&mut self, raw: raw::Mapping) -> Option<Mapping> {
        let version = raw.evenhand_mapping;
        if *version.get_ref() != VERSION {
            let message = format!(
                "this mapping is of version {}; this program reads version {VERSION}",
                version.get_ref()
            );
            self.fault(version.span().start, message);
            return None;
        }
        let source = match raw.source {
            Some(source) => self.source(source.into_inner()),
            None => {
                self.fault(
                    version.span().start,
                    "no file is named: add `[source]` with `files = [\"staff.csv\"]`",
                );
                None
            }
        };
        if raw.column.is_empty() {
            self.fault(
                version.span().start,
                "this mapping names no column: add for instance `[column.grade]` with `from = \"Grade\"` and `as = \"category\"`",
            );
        }
        let columns = self.columns(raw.column);
        let derived = self.derived(raw.field, &columns);
        let known = Known { columns: &columns, derived: &derived };
        let keep: Vec<Condition> = raw.keep.into_iter().filter_map(|it| self.condition(it, &known)).collect();
        let tables: Vec<Table> =
            raw.table.into_iter().enumerate().filter_map(|(at, it)| self.table(at, it, &known)).collect();
        let population = raw.population.and_then(|it| self.population(it, &known));
        let title = raw.title.unwrap_or_default();
        Some(Mapping { title, source: source?, columns, derived, keep, tables, population })
    }

    fn name(&mut self, written: &Spanned<String>, taken: &mut BTreeSet<Name>) -> Option<Name> {
        let Some(name) = Name::new(written.get_ref()) else {
            let message = format!(
                "“{}” is not a name: use small letters, figures and hyphens, such as `age-band`",
                written.get_ref()
            );
            self.fault(written.span().start, message);
            return None;
        };
        if !taken.insert(name.clone()) {
            self.fault(written.span().start, format!("“{name}” is already the name of a column"));
            return None;
        }
        Some(name)
    }

    fn condition(&mut self, raw: Spanned<raw::Keep>, known: &Known<'_>) -> Option<Condition> {
        let at = raw.span().start;
        let raw = raw.into_inner();
        let field = self.known(&raw.field, known)?;
        let bounds = raw.at_least.is_some() || raw.at_most.is_some();
        let days = raw.from.is_some() || raw.to.is_some();
        let given = [raw.is.is_some(), raw.is_not.is_some(), bounds, days];
        if given.into_iter().filter(|it| *it).count() != 1 {
            self.fault(at, "a condition has one of `is`, `is-not`, `at-least`/`at-most` and `from`/`to`");
            return None;
        }
        let test = if let Some(words) = raw.is {
            Test::Is(self.labels_of(&words, &field, known))
        } else if let Some(words) = raw.is_not {
            Test::IsNot(self.labels_of(&words, &field, known))
        } else if bounds {
            if !matches!(known.kind(&field), Some(Kind::Amount(_) | Kind::Count | Kind::Weight)) {
                self.fault(
                    raw.field.span().start,
                    format!("`at-least` and `at-most` need a number; “{field}” is none"),
                );
                return None;
            }
            Test::Amount(self.amount(raw.at_least), self.amount(raw.at_most))
        } else {
            if !matches!(known.kind(&field), Some(Kind::Date(_))) {
                self.fault(raw.field.span().start, format!("`from` and `to` need a date; “{field}” is none"));
                return None;
            }
            Test::Day(self.day(raw.from), self.day(raw.to))
        };
        if matches!(test, Test::Is(_) | Test::IsNot(_)) && !known.is_dimension(&field) {
            let message = format!(
                "`is` and `is-not` need a category; “{field}” is not one: derive a field from it, or use bounds"
            );
            self.fault(raw.field.span().start, message);
            return None;
        }
        Some(Condition { field, test })
    }

    /// Labels of a condition, each a known one where the field's categories are all declared.
    fn labels_of(&mut self, words: &raw::Words, field: &Name, known: &Known<'_>) -> BTreeSet<String> {
        let all = known.categories(field);
        let mut labels = BTreeSet::new();
        for word in words {
            let wanted = label::key(word.get_ref());
            let found = all.as_ref().map(|all| {
                let non_answers = NonAnswer::ALL.iter().map(|it| it.label().to_owned());
                all.iter().cloned().chain(non_answers).find(|it| label::key(it) == wanted)
            });
            match found {
                None => labels.insert(word.get_ref().trim().to_owned()),
                Some(Some(label)) => labels.insert(label),
                Some(None) => {
                    let hint = suggest::hint(word.get_ref(), all.iter().flatten().map(String::as_str));
                    self.fault(
                        word.span().start,
                        format!("“{field}” has no category “{}”{hint}", word.get_ref()),
                    );
                    continue;
                }
            };
        }
        labels
    }

    fn table(&mut self, at: usize, raw: Spanned<raw::Count>, known: &Known<'_>) -> Option<Table> {
        let raw = raw.into_inner();
        let (start, written) = (raw.by.span().start, raw.by.into_inner());
        let mut by = Vec::new();
        for word in &written {
            let name = self.known(word, known)?;
            if !known.is_dimension(&name) {
                let message = format!(
                    "“{name}” is not a category, so nothing can be counted by it: derive a field from it, such as bands or periods"
                );
                self.fault(word.span().start, message);
                return None;
            }
            if by.contains(&name) {
                self.fault(word.span().start, format!("“{name}” stands twice in this table"));
                return None;
            }
            by.push(name);
        }
        if by.len() > MOST_FIELDS {
            self.fault(
                start,
                format!("a table is counted by {MOST_FIELDS} fields at most; this one by {}", by.len()),
            );
            return None;
        }
        if raw.people && !known.columns.iter().any(|it| it.kind == Kind::Person) {
            self.fault(start, "people can only be counted where a column is `as = \"person\"`");
            return None;
        }
        let sums = self.amounts_of(&raw.sums, known)?;
        let values = self.amounts_of(&raw.values, known)?;
        let spoken = by.iter().map(Name::as_str).collect::<Vec<_>>().join(" by ");
        let name = raw.name.unwrap_or(if by.is_empty() { format!("table {}", at + 1) } else { spoken });
        Some(Table { name, by, people: raw.people, sums, values })
    }

    fn amounts_of(&mut self, words: &raw::Words, known: &Known<'_>) -> Option<Vec<Name>> {
        let mut names = Vec::new();
        for word in words {
            let name = self.known(word, known)?;
            if !matches!(known.kind(&name), Some(Kind::Amount(_))) {
                self.fault(word.span().start, format!("“{name}” is not a number or pay"));
                return None;
            }
            names.push(name);
        }
        Some(names)
    }

    fn population(&mut self, raw: Spanned<raw::Population>, known: &Known<'_>) -> Option<Population> {
        let at = raw.span().start;
        let raw = raw.into_inner();
        let source = self.source(raw::Source {
            files: raw.files,
            format: raw.format,
            sheet: raw.sheet,
            header_row: raw.header_row,
            delimiter: raw.delimiter,
            encoding: raw.encoding,
            one_line_a_row: raw.one_line_a_row,
            ends_at_empty_row: raw.ends_at_empty_row,
        });
        let mut headings = BTreeMap::new();
        for (written, heading) in raw.headings {
            let name = self.known(&written, known)?;
            let column = known.columns.iter().find(|it| it.name == name);
            if column.is_none_or(|it| matches!(it.kind, Kind::Person | Kind::Count | Kind::Weight)) {
                self.fault(
                    written.span().start,
                    format!("“{name}” is not a column that a population can be counted by"),
                );
                return None;
            }
            headings.insert(name, heading);
        }
        if headings.is_empty() {
            self.fault(at, "a population needs `headings`, such as `headings = { ward = \"Ward name\" }`");
            return None;
        }
        Some(Population { source: source?, count: raw.count, headings })
    }

    /// A written name that a column or field has.
    fn known(&mut self, word: &Spanned<String>, known: &Known<'_>) -> Option<Name> {
        let found = known.names().find(|it| it.as_str() == word.get_ref().as_str()).cloned();
        if found.is_none() {
            let hint = suggest::hint(word.get_ref(), known.names().map(Name::as_str).collect::<Vec<_>>());
            self.fault(word.span().start, format!("no column or field is called “{}”{hint}", word.get_ref()));
        }
        found
    }

    fn day(&mut self, raw: Option<Spanned<raw::Day>>) -> Option<time::Date> {
        let raw = raw?;
        let text = match raw.get_ref() {
            raw::Day::Date(date) => date.to_string(),
            raw::Day::Text(text) => text.clone(),
        };
        let day = date::parse(&text, date::DateOrder::YearMonthDay);
        if day.is_err() {
            self.fault(raw.span().start, format!("“{text}” is not a day: write it as 2026-03-31"));
        }
        day.ok()
    }

    fn amount(&mut self, raw: Option<Spanned<raw::Number>>) -> Option<Amount> {
        let raw = raw?;
        let amount = amount_of(raw.get_ref());
        if amount.is_none() {
            self.fault(
                raw.span().start,
                "this is not a number that can be kept exactly (six decimal places)",
            );
        }
        amount
    }
}

fn amount_of(raw: &raw::Number) -> Option<Amount> {
    match raw {
        raw::Number::Whole(number) => Amount::parse(&number.to_string()).ok(),
        raw::Number::Float(number) => Amount::parse(&number.to_string()).ok(),
        raw::Number::Text(text) => Amount::parse(text).ok(),
    }
}

/// The columns and fields found so far.
struct Known<'a> {
    columns: &'a [Column],
    derived: &'a [Derived],
}

impl Known<'_> {
    fn names(&self) -> impl Iterator<Item = &Name> {
        self.columns.iter().map(|it| &it.name).chain(self.derived.iter().map(|it| &it.name))
    }

    fn kind(&self, name: &Name) -> Option<&Kind> {
        self.columns.iter().find(|it| it.name == *name).map(|it| &it.kind)
    }

    fn is_dimension(&self, name: &Name) -> bool {
        matches!(self.kind(name), Some(Kind::Category(_))) || self.derived.iter().any(|it| it.name == *name)
    }

    /// All categories of a field, where they are all declared.
    fn categories(&self, name: &Name) -> Option<Vec<String>> {
        if let Some(Kind::Category(category)) = self.kind(name) {
            return category.closed.then(|| labels(&category.labels));
        }
        let derived = self.derived.iter().find(|it| it.name == *name)?;
        derived::categories(&derived.rule, &|of| self.categories(of), &|of| match self.kind(of) {
            Some(Kind::Category(category)) => Some(category.labels.clone()),
            _ => None,
        })
    }
}

fn labels(map: &LabelMap) -> Vec<String> {
    map.categories().iter().map(|it| it.label.clone()).collect()
}
