//! Values as JavaScript sees them: truth, text, number, equality.

use std::borrow::Cow;
use std::cmp::Ordering;

use minijinja::value::{Value, ValueKind};
use minijinja::{Error, ErrorKind};

/// True as in `if (value)`: an empty list or map is true, and so is an empty safe string.
pub(super) fn truthy(value: &Value) -> bool {
    match value.kind() {
        ValueKind::Undefined | ValueKind::None => false,
        ValueKind::Bool | ValueKind::Number => value.is_true(),
        ValueKind::String => value.is_safe() || !text_of(value).is_empty(),
        _ => true,
    }
}

/// The text of a string, or nothing.
pub(super) fn text_of(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// True for what is not there: undefined or null.
pub(super) fn is_nil(value: &Value) -> bool {
    value.is_undefined() || value.is_none()
}

pub(super) fn is_list(value: &Value) -> bool {
    matches!(value.kind(), ValueKind::Seq | ValueKind::Iterable)
}

/// True for what JavaScript compares by identity.
fn is_object(value: &Value) -> bool {
    is_list(value) || matches!(value.kind(), ValueKind::Map | ValueKind::Plain)
}

/// `String(value)`.
pub(super) fn string(value: &Value) -> Cow<'_, str> {
    match value.kind() {
        ValueKind::String => Cow::Borrowed(text_of(value)),
        ValueKind::Undefined => Cow::Borrowed("undefined"),
        ValueKind::None => Cow::Borrowed("null"),
        ValueKind::Bool => Cow::Borrowed(if value.is_true() { "true" } else { "false" }),
        ValueKind::Number => match f64::try_from(value.clone()) {
            Ok(number) if !value.is_integer() && number.fract() == 0.0 && number.abs() < 1e21 => {
                format!("{number:.0}").into()
            }
            _ => value.to_string().into(),
        },
        ValueKind::Seq | ValueKind::Iterable => joined(value, ",").unwrap_or_default().into(),
        ValueKind::Map => Cow::Borrowed("[object Object]"),
        _ => value.to_string().into(),
    }
}

/// `list.join(between)`: what is not there leaves an empty place.
pub(super) fn joined(list: &Value, between: &str) -> Result<String, Error> {
    let text = |item: Value| if is_nil(&item) { String::new() } else { string(&item).into_owned() };
    Ok(list.try_iter()?.map(text).collect::<Vec<_>>().join(between))
}

/// `Number(value)`.
pub(super) fn number(value: &Value) -> f64 {
    match value.kind() {
        ValueKind::None => 0.0,
        ValueKind::Bool => f64::from(u8::from(value.is_true())),
        ValueKind::Number => f64::try_from(value.clone()).unwrap_or(f64::NAN),
        ValueKind::String => match text_of(value).trim() {
            "" => 0.0,
            text => text.parse().unwrap_or(f64::NAN),
        },
        _ => f64::NAN,
    }
}

/// A number without a needless fraction.
pub(super) fn from_number(number: f64) -> Value {
    let whole = number.fract() == 0.0 && number.abs() < 9e15;
    if whole { Value::from(number as i64) } else { Value::from(number) }
}

/// `left + right`.
pub(super) fn add(left: &Value, right: &Value) -> Value {
    let is_text = |value: &Value| value.kind() == ValueKind::String || is_object(value);
    if is_text(left) || is_text(right) {
        Value::from(format!("{}{}", string(left), string(right)))
    } else {
        from_number(number(left) + number(right))
    }
}

/// `left === right`.
pub(super) fn same(left: &Value, right: &Value) -> bool {
    if is_object(left) || is_object(right) {
        return minijinja::tests::is_sameas(left, right);
    }
    left.kind() == right.kind() && left == right
}

/// `left == right`.
pub(super) fn alike(left: &Value, right: &Value) -> bool {
    if is_nil(left) || is_nil(right) {
        return is_nil(left) && is_nil(right);
    }
    if left.kind() == right.kind() {
        return same(left, right);
    }
    match (is_object(left), is_object(right)) {
        (true, true) => false,
        (true, false) => alike(&Value::from(string(left).into_owned()), right),
        (false, true) => alike(left, &Value::from(string(right).into_owned())),
        (false, false) => number(left) == number(right),
    }
}

/// `left < right` and its like: what cannot be compared has no order.
pub(super) fn compared(left: &Value, right: &Value) -> Option<Ordering> {
    if left.kind() == ValueKind::String && right.kind() == ValueKind::String {
        return Some(text_of(left).cmp(text_of(right)));
    }
    number(left).partial_cmp(&number(right))
}

/// `item in container`, as Nunjucks has it.
pub(super) fn contains(item: &Value, container: &Value) -> Result<bool, Error> {
    match container.kind() {
        ValueKind::Seq | ValueKind::Iterable => Ok(container.try_iter()?.any(|other| same(&other, item))),
        ValueKind::String => Ok(text_of(container).contains(&*string(item))),
        ValueKind::Map => Ok(!container.get_item(item)?.is_undefined()),
        other => Err(Error::new(ErrorKind::InvalidOperation, format!("`in` cannot search a {other}"))),
    }
}

/// `list.slice(from, to)`, where a negative position counts from the end.
pub(super) fn slice(list: &Value, from: Option<&Value>, to: Option<&Value>) -> Result<Value, Error> {
    let items: Vec<Value> = list.try_iter()?.collect();
    let length = items.len() as f64;
    let position = |given: Option<&Value>, otherwise: f64| {
        let at = given.map_or(otherwise, number);
        (if at < 0.0 { length + at } else { at }).clamp(0.0, length) as usize
    };
    let (from, to) = (position(from, 0.0), position(to, length));
    Ok(items.get(from..to).unwrap_or_default().iter().cloned().collect())
}
