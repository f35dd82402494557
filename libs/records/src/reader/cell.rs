//! What a single cell of a category, date or number says.

use time::Date;

use crate::date::{self, DateFault};
use crate::mapping::{AmountColumn, CategoryColumn, DateColumn, Others};
use crate::{Amount, NonAnswer, Reading};

/// What a cell of dates or numbers holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Value<T, F> {
    /// This.
    Is(T),
    /// Nothing.
    None,
    /// Something that is not right.
    Wrong(F),
}

/// Why a date is not right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DayFault {
    /// It cannot be read.
    #[error("{0}")]
    Unreadable(DateFault),
    /// It is before the earliest or after the latest day that can be right.
    #[error("is outside the days that can be right")]
    OutOfBounds,
}

/// Why a number is not right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberFault {
    /// It cannot be read.
    #[error("{0}")]
    Unreadable(crate::amount::AmountFault),
    /// It is less than the least or more than the most that can be right.
    #[error("is outside the numbers that can be right")]
    OutOfBounds,
}

impl DateColumn {
    /// What a text says.
    pub fn read(&self, text: &str) -> Value<Date, DayFault> {
        if text.trim().is_empty() {
            return Value::None;
        }
        match date::parse(text, self.order) {
            Ok(day) if self.earliest.is_some_and(|it| day < it) || self.latest.is_some_and(|it| it < day) => {
                Value::Wrong(DayFault::OutOfBounds)
            }
            Ok(day) => Value::Is(day),
            Err(fault) => Value::Wrong(DayFault::Unreadable(fault)),
        }
    }
}

impl AmountColumn {
    /// What a text says.
    pub fn read(&self, text: &str) -> Value<Amount, NumberFault> {
        if text.trim().is_empty() {
            return Value::None;
        }
        match Amount::parse(text) {
            Ok(amount)
                if self.least.is_some_and(|it| amount < it) || self.most.is_some_and(|it| it < amount) =>
            {
                Value::Wrong(NumberFault::OutOfBounds)
            }
            Ok(amount) => Value::Is(amount),
            Err(fault) => Value::Wrong(NumberFault::Unreadable(fault)),
        }
    }
}

impl CategoryColumn {
    /// What a label says.
    pub fn read(&self, label: &str) -> Reading {
        if let Some(reading) = self.labels.find(label) {
            return reading;
        }
        let words = label.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() {
            return Reading::NonAnswer(NonAnswer::NotKnown);
        }
        match self.others {
            Others::Keep => Reading::Category(words),
            others => otherwise(others, words),
        }
    }
}

pub(super) fn otherwise(others: Others, words: String) -> Reading {
    match others {
        Others::NonAnswer(why) => Reading::NonAnswer(why),
        Others::Refuse | Others::Keep => Reading::Unmatched(words),
    }
}
