//! What a file of people or events says, and how to read it.
//!
//! A [`Mapping`] is a small TOML file in which an analyst says once what each column of a file is: who a row is about, a
//! date, a category with its labels, a number, pay, a count of an already added-up table. [`Mapping::parse`] reads it and
//! gives either a mapping in which every name is known, or all its [faults](MappingErrors), each with its line and column.
//!
//! [`RowReader`] turns the texts of one row into [`Reading`]s: a category, one of three separate non-answers, a total, or
//! a label that nobody has mapped yet. [`protocol`] holds what a caller and the program that counts say to each other;
//! [`finding`] what a check of the data can find.
//!
//! The library is pure: it opens no files, asks no clock and holds no engine.

pub mod amount;
pub mod band;
pub mod date;
pub mod finding;
pub mod label;
pub mod mapping;
pub mod period;
pub mod protocol;
pub mod reader;
mod reading;
pub mod suggest;

pub use amount::Amount;
pub use finding::{Finding, FindingKind, Place};
pub use label::{Advice, Category, Knows, LabelMap};
pub use mapping::{Mapping, MappingError, MappingErrors};
pub use reader::RowReader;
pub use reading::{NonAnswer, Reading};

#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
