//! The mapping file as it is written, before names are looked up.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{Encoding, Format};
use crate::date::DateOrder;
use crate::period::Period;

pub type Table<T> = BTreeMap<Spanned<String>, Spanned<T>>;
pub type Words = Vec<Spanned<String>>;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Mapping {
    pub evenhand_mapping: Spanned<u32>,
    pub title: Option<String>,
    pub source: Option<Spanned<Source>>,
    #[serde(default)]
    pub column: Table<Column>,
    #[serde(default)]
    pub field: Table<Field>,
    #[serde(default)]
    pub keep: Vec<Spanned<Keep>>,
    #[serde(default)]
    pub table: Vec<Spanned<Count>>,
    pub population: Option<Spanned<Population>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Source {
    pub files: Words,
    pub format: Option<Format>,
    pub sheet: Option<String>,
    pub header_row: Option<Spanned<u32>>,
    pub delimiter: Option<Spanned<String>>,
    pub encoding: Option<Encoding>,
    #[serde(default)]
    pub one_line_a_row: bool,
    pub ends_at_empty_row: Option<Spanned<bool>>,
}

#[derive(Deserialize, Clone, Copy, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum As {
    Person,
    Category,
    Grade,
    Date,
    Number,
    Pay,
    Count,
    Weight,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Column {
    pub from: Spanned<String>,
    pub r#as: Spanned<As>,
    pub title: Option<String>,
    pub classification: Option<Spanned<String>>,
    pub categories: Option<Spanned<Words>>,
    /// Lowest first.
    pub order: Option<Spanned<Order>>,
    #[serde(default)]
    pub labels: Table<String>,
    #[serde(default)]
    pub prefer_not_to_say: Words,
    #[serde(default)]
    pub not_known: Words,
    #[serde(default)]
    pub not_asked: Words,
    #[serde(default)]
    pub total: Words,
    pub others: Option<Spanned<Others>>,
    pub earliest: Option<Spanned<Day>>,
    pub latest: Option<Spanned<Day>>,
    pub least: Option<Spanned<Number>>,
    pub most: Option<Spanned<Number>>,
}

/// The order of a date, or the grades in order.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Order {
    Date(DateOrder),
    Grades(Vec<String>),
    Wrong(serde::de::IgnoredAny),
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "kebab-case")]
pub enum Others {
    Refuse,
    Keep,
    PreferNotToSay,
    NotKnown,
    NotAsked,
}

/// A day, written as a TOML date or in quotes.
#[derive(Deserialize)]
#[serde(untagged)]
pub enum Day {
    Date(toml::value::Datetime),
    Text(String),
}

#[derive(Deserialize)]
#[serde(untagged)]
pub enum Number {
    Whole(i64),
    Float(f64),
    Text(String),
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Field {
    pub of: Option<Spanned<String>>,
    pub age_of: Option<Spanned<String>>,
    pub on: Option<Spanned<Day>>,
    pub title: Option<String>,
    pub bands: Option<Spanned<Vec<Number>>>,
    pub period: Option<Spanned<Period>>,
    pub at_or_above: Option<Spanned<String>>,
    pub labels: Option<Spanned<Vec<String>>>,
    pub groups: Option<Spanned<BTreeMap<Spanned<String>, Words>>>,
    pub rest: Option<Spanned<String>>,
    #[serde(default)]
    pub parent: bool,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Keep {
    pub field: Spanned<String>,
    pub is: Option<Words>,
    pub is_not: Option<Words>,
    pub at_least: Option<Spanned<Number>>,
    pub at_most: Option<Spanned<Number>>,
    pub from: Option<Spanned<Day>>,
    pub to: Option<Spanned<Day>>,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Count {
    pub name: Option<String>,
    pub by: Spanned<Words>,
    #[serde(default)]
    pub people: bool,
    #[serde(default)]
    pub sums: Words,
    #[serde(default)]
    pub values: Words,
}

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Population {
    pub files: Words,
    pub format: Option<Format>,
    pub sheet: Option<String>,
    pub header_row: Option<Spanned<u32>>,
    pub delimiter: Option<Spanned<String>>,
    pub encoding: Option<Encoding>,
    #[serde(default)]
    pub one_line_a_row: bool,
    pub ends_at_empty_row: Option<Spanned<bool>>,
    pub count: Option<String>,
    pub headings: BTreeMap<Spanned<String>, String>,
}
