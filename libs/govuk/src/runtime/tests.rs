//! Nunjucks' own tests: what may follow `is`.

use std::cmp::Ordering;

use minijinja::value::{ObjectRepr, Value, ValueKind};
use minijinja::{Environment, Error, ErrorKind};

use super::javascript::{compared, is_list, number, same, string, truthy};

const NAMES: &[&str] = &[
    "callable",
    "defined",
    "divisibleby",
    "eq",
    "equalto",
    "escaped",
    "even",
    "falsy",
    "ge",
    "greaterthan",
    "gt",
    "iterable",
    "le",
    "lessthan",
    "lower",
    "lt",
    "mapping",
    "ne",
    "none",
    "null",
    "number",
    "odd",
    "sameas",
    "string",
    "truthy",
    "undefined",
    "upper",
];

/// Adds the tests, each under the name `njk_` and its own.
pub(super) fn install(env: &mut Environment<'static>) {
    for name in NAMES {
        env.add_test(format!("njk_{name}"), move |value: &Value, other: Option<&Value>| {
            passes(name, value, other)
        });
    }
}

/// True if `value is name(other)`.
pub(super) fn passes(name: &str, value: &Value, other: Option<&Value>) -> Result<bool, Error> {
    let missing = Value::UNDEFINED;
    let other = other.unwrap_or(&missing);
    let order = || compared(value, other);
    Ok(match name {
        "string" => value.kind() == ValueKind::String && !value.is_safe(),
        // A safe string is an object in Nunjucks.
        "mapping" => value.kind() == ValueKind::Map || value.is_safe(),
        "escaped" => value.is_safe(),
        "null" | "none" => value.is_none(),
        "undefined" => value.is_undefined(),
        "defined" => !value.is_undefined(),
        "truthy" => truthy(value),
        "falsy" => !truthy(value),
        "divisibleby" => number(value) % number(other) == 0.0,
        "even" => number(value) % 2.0 == 0.0,
        "odd" => number(value).abs() % 2.0 == 1.0,
        "lower" => string(value) == string(value).to_lowercase(),
        "upper" => string(value) == string(value).to_uppercase(),
        "number" => value.kind() == ValueKind::Number,
        "iterable" => is_list(value) || value.kind() == ValueKind::String,
        "callable" => {
            value.kind() == ValueKind::Plain
                || value.as_object().is_some_and(|o| o.repr() == ObjectRepr::Plain)
        }
        "eq" | "equalto" | "sameas" => same(value, other),
        "ne" => !same(value, other),
        "gt" | "greaterthan" => order() == Some(Ordering::Greater),
        "lt" | "lessthan" => order() == Some(Ordering::Less),
        "ge" => order().is_some_and(Ordering::is_ge),
        "le" => order().is_some_and(Ordering::is_le),
        _ => return Err(Error::new(ErrorKind::UnknownTest, format!("there is no test {name}"))),
    })
}
