//! The rules that turn the texts of one or two cells into a reading of a field.

use std::collections::{BTreeMap, BTreeSet};

use time::Date;

use super::cell::{Value, otherwise};
use crate::band::{AgeBands, AmountBands};
use crate::date;
use crate::mapping::{AmountColumn, CategoryColumn, DateColumn, Others};
use crate::period::Period;
use crate::{NonAnswer, Reading};

#[derive(Debug, Clone)]
pub(super) enum Reads {
    Label(CategoryColumn),
    Period(DateColumn, Period),
    Age { born: DateColumn, on: Date, bands: AgeBands },
    AgeOn { born: DateColumn, on: DateColumn, bands: AgeBands },
    Band(AmountColumn, AmountBands),
    Then(Box<Self>, Step),
}

#[derive(Debug, Clone)]
pub(super) enum Step {
    AtOrAbove { above: BTreeSet<String>, below: BTreeSet<String>, labels: [String; 2] },
    Groups { groups: BTreeMap<String, String>, rest: Option<String> },
    Parent(BTreeMap<String, String>),
}

impl Reads {
    pub(super) fn read(&self, first: &str, second: &str) -> Reading {
        match self {
            Self::Label(column) => column.read(first),
            Self::Period(column, period) => match column.read(first) {
                Value::Is(day) => Reading::Category(period.name(day)),
                Value::None => Reading::NonAnswer(NonAnswer::NotKnown),
                Value::Wrong(_) => otherwise(column.others, first.trim().to_owned()),
            },
            Self::Age { born: column, on, bands } => match column.read(first) {
                Value::Is(born) => age(born, *on, bands, column.others, first),
                Value::None => Reading::NonAnswer(NonAnswer::NotKnown),
                Value::Wrong(_) => otherwise(column.others, first.trim().to_owned()),
            },
            Self::AgeOn { born: column, on: other, bands } => {
                match (column.read(first), other.read(second)) {
                    (Value::Is(born), Value::Is(on)) => age(born, on, bands, column.others, first),
                    (Value::Wrong(_), _) => otherwise(column.others, first.trim().to_owned()),
                    (_, Value::Wrong(_)) => otherwise(other.others, second.trim().to_owned()),
                    (Value::None, _) | (_, Value::None) => Reading::NonAnswer(NonAnswer::NotKnown),
                }
            }
            Self::Band(column, bands) => match column.read(first) {
                Value::Is(amount) => Reading::Category(bands.name(amount)),
                Value::None => Reading::NonAnswer(NonAnswer::NotKnown),
                Value::Wrong(_) => otherwise(column.others, first.trim().to_owned()),
            },
            Self::Then(finer, step) => match finer.read(first, second) {
                Reading::Category(label) => step.of(label),
                reading => reading,
            },
        }
    }
}

fn age(born: Date, on: Date, bands: &AgeBands, others: Others, written: &str) -> Reading {
    match date::age(born, on) {
        Some(age) => Reading::Category(bands.name(age)),
        None => otherwise(others, written.trim().to_owned()),
    }
}

impl Step {
    fn of(&self, label: String) -> Reading {
        match self {
            Self::AtOrAbove { above, labels: [at, _], .. } if above.contains(&label) => {
                Reading::Category(at.clone())
            }
            Self::AtOrAbove { below, labels: [_, under], .. } if below.contains(&label) => {
                Reading::Category(under.clone())
            }
            Self::AtOrAbove { .. } => Reading::Unmatched(label),
            Self::Groups { groups, rest } => match groups.get(&label).or(rest.as_ref()) {
                Some(group) => Reading::Category(group.clone()),
                None => Reading::Unmatched(label),
            },
            Self::Parent(parents) => Reading::Category(parents.get(&label).cloned().unwrap_or(label)),
        }
    }
}
