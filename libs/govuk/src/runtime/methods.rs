//! The methods JavaScript gives to lists and strings, as far as the templates use them.

use minijinja::value::{Value, ValueKind};
use minijinja::{Error, ErrorKind, State};

use super::javascript::{contains, is_list, joined, same, slice, string, text_of, truthy};

/// `owner.method(arguments)`.
pub(super) fn call(
    _: &mut State<'_, '_>,
    owner: &Value,
    method: &str,
    given: &[Value],
) -> Result<Value, Error> {
    if method == "toString" {
        Ok(string(owner).into_owned().into())
    } else if is_list(owner) {
        of_list(owner, method, given)
    } else if owner.kind() == ValueKind::String {
        of_string(text_of(owner), method, given)
    } else {
        Err(ErrorKind::UnknownMethod.into())
    }
}

fn of_list(list: &Value, method: &str, given: &[Value]) -> Result<Value, Error> {
    let first = given.first().cloned().unwrap_or_default();
    match method {
        "includes" => Ok(contains(&first, list)?.into()),
        "indexOf" => Ok(position(list.try_iter()?.position(|item| same(&item, &first)))),
        "join" => {
            let between = given.first().filter(|between| truthy(between)).map(string).unwrap_or_default();
            Ok(joined(list, &between)?.into())
        }
        "slice" => slice(list, given.first(), given.get(1)),
        "concat" => {
            let mut items: Vec<Value> = list.try_iter()?.collect();
            for more in given {
                if is_list(more) {
                    items.extend(more.try_iter()?);
                } else {
                    items.push(more.clone());
                }
            }
            Ok(items.into())
        }
        _ => Err(ErrorKind::UnknownMethod.into()),
    }
}

fn of_string(text: &str, method: &str, given: &[Value]) -> Result<Value, Error> {
    let missing = Value::UNDEFINED;
    let first = string(given.first().unwrap_or(&missing));
    match method {
        "includes" => Ok(text.contains(&*first).into()),
        "startsWith" => Ok(text.starts_with(&*first).into()),
        "endsWith" => Ok(text.ends_with(&*first).into()),
        "indexOf" => Ok(position(text.find(&*first))),
        "split" => Ok(text.split(&*first).map(Value::from).collect()),
        "toLowerCase" => Ok(text.to_lowercase().into()),
        "toUpperCase" => Ok(text.to_uppercase().into()),
        "trim" => Ok(text.trim().into()),
        "replace" => Ok(text.replacen(&*first, &string(given.get(1).unwrap_or(&missing)), 1).into()),
        _ => Err(ErrorKind::UnknownMethod.into()),
    }
}

/// A position as JavaScript gives it, -1 for none.
fn position(found: Option<usize>) -> Value {
    found.map_or(Value::from(-1), Value::from)
}
