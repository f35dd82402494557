//! A JSON value that knows where in the file it stands, so that each complaint can say where.

use serde_json::{Map, Value};

use super::{MOST_COUNT, ReadError};

/// A value and the way to it.
#[derive(Clone, Copy)]
pub(crate) struct At<'a> {
    value: &'a Value,
    step: Step<'a>,
    above: Option<&'a At<'a>>,
}

#[derive(Clone, Copy)]
enum Step<'a> {
    Root,
    Field(&'a str),
    Item(usize),
}

impl<'a> At<'a> {
    pub(crate) fn root(value: &'a Value) -> Self {
        Self { value, step: Step::Root, above: None }
    }

    pub(crate) fn value(&self) -> &'a Value {
        self.value
    }

    /// The way to it, like `cells[3].key`.
    pub(crate) fn path(&self) -> String {
        let before = self.above.map(At::path).unwrap_or_default();
        match self.step {
            Step::Root => before,
            Step::Field(name) if before.is_empty() => name.to_owned(),
            Step::Field(name) => format!("{before}.{name}"),
            Step::Item(i) => format!("{before}[{i}]"),
        }
    }

    pub(crate) fn wrong(&self, what: impl Into<String>) -> ReadError {
        let path = self.path();
        let path = if path.is_empty() { "the file".to_owned() } else { path };
        ReadError::At { path, what: what.into() }
    }

    pub(crate) fn object(&self) -> Result<&'a Map<String, Value>, ReadError> {
        self.value.as_object().ok_or_else(|| self.wrong("expected an object in braces"))
    }

    /// A field that may be absent or null.
    pub(crate) fn field<'b>(&'b self, name: &'b str) -> Option<At<'b>> {
        let value = self.value.get(name).filter(|v| !v.is_null())?;
        Some(At { value, step: Step::Field(name), above: Some(self) })
    }

    pub(crate) fn needed<'b>(&'b self, name: &'b str) -> Result<At<'b>, ReadError> {
        self.object()?;
        self.field(name).ok_or_else(|| self.wrong(format!("'{name}' is missing")))
    }

    pub(crate) fn items<'b>(&'b self) -> Result<impl ExactSizeIterator<Item = At<'b>>, ReadError> {
        let list = self.value.as_array().ok_or_else(|| self.wrong("expected a list in brackets"))?;
        Ok(list.iter().enumerate().map(move |(i, value)| At {
            value,
            step: Step::Item(i),
            above: Some(self),
        }))
    }

    pub(crate) fn item(&self, i: usize) -> Option<At<'_>> {
        let value = self.value.as_array()?.get(i)?;
        Some(At { value, step: Step::Item(i), above: Some(self) })
    }

    pub(crate) fn text(&self) -> Result<&'a str, ReadError> {
        self.value.as_str().ok_or_else(|| self.wrong("expected a text in quotes"))
    }

    pub(crate) fn truth(&self) -> Result<bool, ReadError> {
        self.value.as_bool().ok_or_else(|| self.wrong("expected true or false"))
    }

    /// A count: a whole number from 0 to 2⁵³; 12.0 is taken as 12.
    pub(crate) fn count(&self) -> Result<u64, ReadError> {
        if let Some(v) = self.value.as_u64().filter(|v| *v <= MOST_COUNT) {
            return Ok(v);
        }
        let Some(v) = self.value.as_f64() else { return Err(self.wrong("expected a whole number")) };
        if v < 0.0 {
            return Err(self.wrong(format!("{} is below zero, and a count cannot be", self.value)));
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "checked to be whole and in range"
        )]
        if v.fract() == 0.0 && v <= MOST_COUNT as f64 {
            Ok(v as u64)
        } else {
            Err(self.wrong(format!("{} is not a count", self.value)))
        }
    }

    pub(crate) fn number(&self) -> Result<f64, ReadError> {
        let v = self.value.as_f64().filter(|v| v.is_finite() && v.abs() <= 1e15);
        v.ok_or_else(|| self.wrong("expected a number"))
    }
}
