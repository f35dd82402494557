//! What the rewritten templates run on: JavaScript's values in a MiniJinja environment of their own.

mod dates;
mod escape;
mod filters;
mod javascript;
mod methods;
mod tests;

use std::borrow::Cow;
use std::sync::Arc;

use minijinja::value::{Object, Value, ValueKind};
use minijinja::{AutoEscape, Environment, Error, State, UndefinedBehavior};

use javascript::{add, alike, compared, contains, is_list, same, string, text_of, truthy};

/// An environment in which rewritten templates behave as they do in Nunjucks.
pub(crate) fn environment() -> Environment<'static> {
    let mut env = Environment::new();
    env.set_undefined_behavior(UndefinedBehavior::Chainable);
    env.set_auto_escape_callback(|_| AutoEscape::Html);
    env.set_formatter(escape::print);
    env.set_unknown_method_callback(methods::call);
    env.set_path_join_callback(relative);
    env.add_function("njk_ns", minijinja::functions::namespace);
    env.add_function("njk_const", constant);
    operators(&mut env);
    filters::install(&mut env);
    tests::install(&mut env);
    dates::install(&mut env);
    env
}

/// A function that returns `value` whatever it is called with.
pub(crate) fn constant(value: Value) -> Value {
    Value::from_object(Constant(value))
}

#[derive(Debug)]
struct Constant(Value);

impl Object for Constant {
    fn call(self: &Arc<Self>, _: &mut State<'_, '_>, _: &[Value]) -> Result<Value, Error> {
        Ok(self.0.clone())
    }
}

/// `./x` and `../x` are relative to the file that names them, everything else to the root.
fn relative<'a>(name: &'a str, parent: &str) -> Cow<'a, str> {
    if !name.starts_with("./") && !name.starts_with("../") {
        return name.into();
    }
    let mut parts: Vec<&str> = parent.split('/').collect();
    parts.pop();
    for part in name.split('/') {
        match part {
            "." => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/").into()
}

fn operators(env: &mut Environment<'static>) {
    env.add_filter("njk_truthy", |value: &Value| truthy(value));
    env.add_filter("njk_add", |left: &Value, right: &Value| add(left, right));
    env.add_filter("njk_cat", |left: &Value, right: &Value| format!("{}{}", string(left), string(right)));
    env.add_filter("njk_same", |left: &Value, right: &Value| same(left, right));
    env.add_filter("njk_alike", |left: &Value, right: &Value| alike(left, right));
    env.add_filter("njk_in", |item: &Value, container: &Value| contains(item, container));
    env.add_filter("njk_lt", |left: &Value, right: &Value| {
        compared(left, right).is_some_and(std::cmp::Ordering::is_lt)
    });
    env.add_filter("njk_gt", |left: &Value, right: &Value| {
        compared(left, right).is_some_and(std::cmp::Ordering::is_gt)
    });
    env.add_filter("njk_le", |left: &Value, right: &Value| {
        compared(left, right).is_some_and(std::cmp::Ordering::is_le)
    });
    env.add_filter("njk_ge", |left: &Value, right: &Value| {
        compared(left, right).is_some_and(std::cmp::Ordering::is_ge)
    });
    env.add_filter("njk_size", |value: &Value| match value.kind() {
        ValueKind::Seq | ValueKind::Iterable => value.len().map_or(Value::UNDEFINED, Value::from),
        ValueKind::String => Value::from(text_of(value).encode_utf16().count()),
        ValueKind::Map => value.get_attr("length").unwrap_or_default(),
        _ => Value::UNDEFINED,
    });
    env.add_filter("njk_val", |value: &Value| match value.is_safe() {
        true => Value::from(text_of(value)),
        false => value.get_attr("val").unwrap_or_default(),
    });
    env.add_filter("njk_plain", |value: &Value| string(value).into_owned());
    env.add_filter("njk_iter", |value: Value| match value.kind() {
        ValueKind::Seq | ValueKind::Iterable => value,
        ValueKind::String => text_of(&value).chars().map(Value::from).collect(),
        _ => Value::from(Vec::<Value>::new()),
    });
    env.add_filter("njk_pairs", pairs);
}

/// What `{% for key, value in … %}` runs over.
fn pairs(value: &Value) -> Result<Value, Error> {
    let pair = |key: Value, value: Value| Value::from(vec![key, value]);
    if is_list(value) {
        return Ok(value.clone());
    }
    match value.kind() {
        ValueKind::Map => {
            let pairs = value.try_iter()?.map(|key| Ok(pair(key.clone(), value.get_item(&key)?)));
            Ok(Value::from(pairs.collect::<Result<Vec<_>, Error>>()?))
        }
        ValueKind::String => {
            Ok(text_of(value).chars().enumerate().map(|(i, c)| pair(i.into(), Value::from(c))).collect())
        }
        _ => Ok(Value::from(Vec::<Value>::new())),
    }
}
