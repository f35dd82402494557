//! The layers of the configuration: a file, the environment, flags. Each later one wins.

use super::{
    Problem, Surroundings,
    key::{self, Key, Kind},
};
use std::{
    collections::BTreeMap,
    fmt,
    path::{Path, PathBuf},
};
use toml::de::{DeTable, DeValue};

/// Where a setting was made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Origin {
    /// In a file, at this line.
    File(PathBuf, usize),
    /// In a variable of the environment.
    Variable(String),
    /// By a flag of the command.
    Flag(String),
}

impl fmt::Display for Origin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path, line) => write!(f, "{}, line {line}", path.display()),
            Self::Variable(name) => write!(f, "the environment variable {name}"),
            Self::Flag(name) => write!(f, "the flag {name}"),
        }
    }
}

/// What was set.
#[derive(Clone, PartialEq)]
pub(super) enum Given {
    Text(String),
    Options(Vec<(String, String)>),
}

pub(super) type Set = BTreeMap<&'static str, (Given, Origin)>;

/// The file, if there is one: the one asked for must be there, the usual ones may be.
pub(super) fn file_to_read(around: &Surroundings, asked: Option<&Path>) -> Option<PathBuf> {
    if let Some(path) = asked {
        return Some(path.to_owned());
    }
    if let Some(path) = around.variable("EVENHAND_CONFIG") {
        return Some(PathBuf::from(path));
    }
    [around.folder.join("evenhand.toml"), PathBuf::from("/etc/evenhand/evenhand.toml")]
        .into_iter()
        .find(|it| it.is_file())
}

pub(super) fn from_file(path: &Path, set: &mut Set, problems: &mut Vec<Problem>) {
    match std::fs::read_to_string(path) {
        Ok(text) => from_text(path, &text, set, problems),
        Err(why) => {
            problems.push(Problem(format!("The configuration {} cannot be read: {why}.", path.display())));
        }
    }
}

fn from_text(path: &Path, text: &str, set: &mut Set, problems: &mut Vec<Problem>) {
    let line = |at: usize| text.get(..at).map_or(1, |it| it.matches('\n').count() + 1);
    let table = match DeTable::parse(text) {
        Ok(it) => it,
        Err(error) => {
            let at = error.span().map_or(1, |it| line(it.start));
            let why = error.message();
            return problems.push(Problem(format!("{}, line {at}: {why}.", path.display())));
        }
    };
    for (name, value) in table.get_ref() {
        let origin = Origin::File(path.to_owned(), line(name.span().start));
        let name: &str = name.get_ref();
        match known(name) {
            Some((key, false)) => match taken(key, value.get_ref()) {
                Some(given) => _ = set.insert(key.name, (given, origin)),
                None => problems.push(Problem(format!(
                    "{origin}: {name} must be {}, but is {}.",
                    expected(key.kind),
                    spoken(value.get_ref()),
                ))),
            },
            Some((key, true)) => match value.get_ref().as_str() {
                Some(file) => from_secret_file(key, file, origin, set, problems),
                None => problems.push(Problem(format!("{origin}: {name} must be the path of a file."))),
            },
            None => problems.push(Problem(format!("{origin}: there is no key {name}{}.", meant(name)))),
        }
    }
}

pub(super) fn from_environment(
    around: &Surroundings,
    set: &mut Set,
    problems: &mut Vec<Problem>,
    warnings: &mut Vec<String>,
) {
    for (variable, value) in &around.variables {
        let Some(name) = variable.strip_prefix("EVENHAND_").map(str::to_ascii_lowercase) else { continue };
        let origin = Origin::Variable(variable.clone());
        match known(&name) {
            Some((key, false)) => from_words(key, value, origin, set, problems),
            Some((key, true)) => from_secret_file(key, value, origin, set, problems),
            // Not refused: a container platform puts variables of its own beside ours.
            None if name != "config" && !name.starts_with("test_") => {
                warnings.push(format!("{origin} sets no key{}; it is ignored.", meant(&name)));
            }
            None => {}
        }
    }
}

pub(super) fn from_flags(flags: &[(String, String)], set: &mut Set, problems: &mut Vec<Problem>) {
    for (name, value) in flags {
        let origin = Origin::Flag(format!("--set {name}"));
        match known(name) {
            Some((key, false)) if key.secret => problems.push(Problem(format!(
                "{origin}: {name} is a secret, and other people on the machine can read a command; put it into \
                 the configuration or a file."
            ))),
            Some((key, false)) => from_words(key, value, origin, set, problems),
            Some((key, true)) => from_secret_file(key, value, origin, set, problems),
            None => problems.push(Problem(format!("{origin}: there is no key {name}{}.", meant(name)))),
        }
    }
}

/// The key called `name`, and whether the name is that of the file which holds it.
fn known(name: &str) -> Option<(&'static Key, bool)> {
    key::find(name).map(|it| (it, false)).or_else(|| {
        name.strip_suffix("_file").and_then(key::find).filter(|it| it.secret).map(|it| (it, true))
    })
}

fn meant(name: &str) -> String {
    key::near(name).map(|it| format!("; {it} may be meant")).unwrap_or_default()
}

fn from_words(key: &'static Key, value: &str, origin: Origin, set: &mut Set, problems: &mut Vec<Problem>) {
    if key.kind != Kind::Options {
        set.insert(key.name, (Given::Text(value.to_owned()), origin));
        return;
    }
    let lines = value.lines().map(str::trim).filter(|it| !it.is_empty());
    let pairs: Option<Vec<_>> = lines
        .map(|it| it.split_once('=').map(|(name, value)| (name.trim().to_owned(), value.trim().to_owned())))
        .collect();
    match pairs {
        Some(pairs) => _ = set.insert(key.name, (Given::Options(pairs), origin)),
        None => problems.push(Problem(format!("{origin}: each line of {} must be name=value.", key.name))),
    }
}

fn from_secret_file(
    key: &'static Key,
    file: &str,
    origin: Origin,
    set: &mut Set,
    problems: &mut Vec<Problem>,
) {
    match std::fs::read_to_string(file) {
        Ok(text) => from_words(key, text.trim(), origin, set, problems),
        Err(why) => problems.push(Problem(format!("{origin}: the file {file} cannot be read: {why}."))),
    }
}

fn taken(key: &Key, value: &DeValue<'_>) -> Option<Given> {
    match (key.kind, value) {
        (Kind::Text, DeValue::String(it)) => Some(Given::Text(it.to_string())),
        (Kind::Number, DeValue::Integer(it)) => Some(Given::Text(it.to_string())),
        (Kind::Switch, DeValue::Boolean(it)) => Some(Given::Text(it.to_string())),
        (Kind::Options, DeValue::Table(table)) => table
            .iter()
            .map(|(name, value)| {
                value.get_ref().as_str().map(|it| (name.get_ref().to_string(), it.to_owned()))
            })
            .collect::<Option<_>>()
            .map(Given::Options),
        _ => None,
    }
}

pub(super) const fn expected(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "a text in quotation marks",
        Kind::Number => "a whole number without quotation marks",
        Kind::Switch => "true or false",
        Kind::Options => "a table of texts",
    }
}

fn spoken(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number with a fraction",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
