//! Nunjucks' own filters.

use minijinja::value::{Rest, Value, ValueKind};
use minijinja::{Environment, Error};

use super::escape::escaped;
use super::javascript::{from_number, is_list, is_nil, joined, number, string, text_of, truthy};
use super::tests::passes;

/// Adds the filters, each under the name `njk_` and its own.
pub(super) fn install(env: &mut Environment<'static>) {
    env.add_filter("njk_default", default);
    env.add_filter("njk_trim", |value: &Value| match is_blank(value) {
        true => Value::from(""),
        false => as_safe_as(value, string(value).trim().to_string()),
    });
    env.add_filter("njk_indent", indent);
    env.add_filter("njk_length", |value: &Value| match value.kind() {
        ValueKind::String => text_of(value).encode_utf16().count(),
        _ => value.len().unwrap_or(0),
    });
    env.add_filter("njk_escape", escaped);
    env.add_filter("njk_e", escaped);
    env.add_filter("njk_safe", |value: &Value| match value.is_safe() {
        true => value.clone(),
        false => Value::from_safe_string(printed(value)),
    });
    env.add_filter("njk_replace", replace);
    env.add_filter("njk_capitalize", |value: &Value| {
        let text = folded(value).to_lowercase();
        let mut letters = text.chars();
        let text =
            letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default();
        as_safe_as(value, text)
    });
    env.add_filter("njk_string", |value: &Value| match value.is_safe() {
        true => value.clone(),
        false => Value::from(string(value).into_owned()),
    });
    env.add_filter("njk_lower", |value: &Value| folded(value).to_lowercase());
    env.add_filter("njk_upper", |value: &Value| folded(value).to_uppercase());
    env.add_filter("njk_join", join);
    env.add_filter("njk_select", |value: &Value, test: Rest<Value>| chosen(value, &test, true));
    env.add_filter("njk_reject", |value: &Value, test: Rest<Value>| chosen(value, &test, false));
    env.add_filter("njk_first", |value: &Value| value.get_item_by_index(0).unwrap_or_default());
    env.add_filter("njk_last", |value: &Value| {
        value.try_iter().ok().and_then(Iterator::last).unwrap_or_default()
    });
    env.add_filter("njk_int", whole_number);
    env.add_filter("njk_float", |value: &Value| from_number(number(value)));
    env.add_filter("njk_truncate", truncate);
    env.add_filter("njk_urlencode", url_encoded);
    env.add_filter("njk_dump", |value: &Value| serde_json::to_string(value).unwrap_or_default());
}

/// True for what Nunjucks turns into nothing before it works on text.
fn is_blank(value: &Value) -> bool {
    is_nil(value) || (value.kind() == ValueKind::Bool && !value.is_true())
}

fn folded(value: &Value) -> String {
    if is_blank(value) { String::new() } else { string(value).into_owned() }
}

fn printed(value: &Value) -> String {
    if is_nil(value) { String::new() } else { string(value).into_owned() }
}

/// Text made from safe text stays safe.
fn as_safe_as(source: &Value, text: String) -> Value {
    if source.is_safe() { Value::from_safe_string(text) } else { Value::from(text) }
}

fn default(value: Value, otherwise: Option<Value>, if_falsy: Option<Value>) -> Value {
    let missing = if if_falsy.as_ref().is_some_and(truthy) { !truthy(&value) } else { value.is_undefined() };
    if missing { otherwise.unwrap_or_default() } else { value }
}

fn indent(value: &Value, given: Rest<Value>) -> Value {
    let text = folded(value);
    if text.is_empty() {
        return as_safe_as(value, text);
    }
    let width = given.first().filter(|width| truthy(width)).map_or(4, |width| number(width) as usize);
    let spaces = " ".repeat(width);
    let first_too = given.get(1).is_some_and(truthy);
    let between = format!("\n{spaces}");
    let text = text.split('\n').collect::<Vec<_>>().join(&between);
    as_safe_as(value, if first_too { spaces + &text } else { text })
}

fn replace(value: &Value, old: &Value, new: &Value) -> Value {
    let is_text = |value: &Value| matches!(value.kind(), ValueKind::String | ValueKind::Number);
    if !is_text(value) || !is_text(old) {
        return value.clone();
    }
    as_safe_as(value, string(value).replace(&*string(old), &string(new)))
}

fn join(value: &Value, given: Rest<Value>) -> Result<String, Error> {
    let between = given.first().filter(|between| truthy(between)).map(string).unwrap_or_default();
    match given.get(1) {
        Some(key) => {
            let items = value.try_iter()?.map(|item| item.get_item(key)).collect::<Result<Vec<_>, _>>()?;
            joined(&Value::from(items), &between)
        }
        None => joined(value, &between),
    }
}

fn chosen(value: &Value, test: &[Value], wanted: bool) -> Result<Value, Error> {
    let mut chosen = Vec::new();
    if is_list(value) {
        let name = test.first().and_then(Value::as_str).unwrap_or("truthy");
        for item in value.try_iter()? {
            if passes(name, &item, test.get(1))? == wanted {
                chosen.push(item);
            }
        }
    }
    Ok(chosen.into())
}

/// `parseInt`, with 0 for what is no number.
fn whole_number(value: &Value) -> i64 {
    let text = string(value);
    let text = text.trim();
    let end = text.char_indices().find(|(at, c)| !(c.is_ascii_digit() || (*at == 0 && *c == '-')));
    text[..end.map_or(text.len(), |(at, _)| at)].parse().unwrap_or(0)
}

fn truncate(value: &Value, given: Rest<Value>) -> Value {
    let text = folded(value);
    let length = given.first().filter(|length| truthy(length)).map_or(255, |length| number(length) as usize);
    if text.chars().count() <= length {
        return as_safe_as(value, text);
    }
    let mut short: String = text.chars().take(length).collect();
    let within_words = given.get(1).is_some_and(truthy);
    if let Some(space) = short.rfind(' ').filter(|_| !within_words) {
        short.truncate(space);
    }
    short.push_str(&given.get(2).filter(|end| !is_nil(end)).map_or("...".into(), string));
    as_safe_as(value, short)
}

/// `encodeURIComponent`.
fn url_encoded(value: &Value) -> String {
    let mut encoded = String::new();
    for byte in value.as_str().unwrap_or_default().bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.!~*'()".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    encoded
}
