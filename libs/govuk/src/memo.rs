//! What was rendered before, kept for the small components that pages repeat.

use std::collections::HashMap;
use std::sync::{PoisonError, RwLock};

use minijinja::value::{Value, ValueKind};

/// Most entries kept; when full, the memory starts afresh.
const MOST_ENTRIES: usize = 2_048;

/// Longest key remembered, in bytes: a tag's or button's options are far shorter.
const LONGEST_KEY: usize = 512;

/// Rendered components by name and options.
#[derive(Default)]
pub(crate) struct Memo {
    rendered: RwLock<HashMap<Vec<u8>, Value>>,
}

impl Memo {
    /// The remembered value for `key`.
    pub(crate) fn get(&self, key: &[u8]) -> Option<Value> {
        self.rendered.read().unwrap_or_else(PoisonError::into_inner).get(key).cloned()
    }

    /// Remembers a value.
    pub(crate) fn put(&self, key: Vec<u8>, value: Value) {
        let mut rendered = self.rendered.write().unwrap_or_else(PoisonError::into_inner);
        if rendered.len() >= MOST_ENTRIES {
            rendered.clear();
        }
        rendered.insert(key, value);
    }
}

/// A key that no other name and options share; none where the options are long or not plain values.
///
/// MiniJinja compares a safe string equal to the same text unescaped, so its own equality would not do here.
pub(crate) fn key(name: &str, options: &Value) -> Option<Vec<u8>> {
    let mut key = Vec::with_capacity(96);
    write_text(name, b'n', &mut key)?;
    write(options, &mut key)?;
    Some(key)
}

fn write(value: &Value, key: &mut Vec<u8>) -> Option<()> {
    if key.len() > LONGEST_KEY {
        return None;
    }
    match value.kind() {
        ValueKind::Undefined => key.push(b'u'),
        ValueKind::None => key.push(b'0'),
        ValueKind::Bool => key.push(if value.is_true() { b't' } else { b'f' }),
        ValueKind::Number => write_text(&value.to_string(), b'#', key)?,
        ValueKind::String => {
            let mark = if value.is_safe() { b's' } else { b'"' };
            write_text(value.as_str()?, mark, key)?;
        }
        ValueKind::Seq => {
            key.push(b'[');
            for item in value.try_iter().ok()? {
                write(&item, key)?;
            }
            key.push(b']');
        }
        ValueKind::Map => {
            key.push(b'{');
            for name in value.try_iter().ok()? {
                write(&name, key)?;
                write(&value.get_item(&name).ok()?, key)?;
            }
            key.push(b'}');
        }
        _ => return None,
    }
    Some(())
}

/// The length stands first, so that no text can look like the end of it.
fn write_text(text: &str, mark: u8, key: &mut Vec<u8>) -> Option<()> {
    if key.len() + text.len() > LONGEST_KEY {
        return None;
    }
    key.push(mark);
    key.extend_from_slice(&u16::try_from(text.len()).ok()?.to_le_bytes());
    key.extend_from_slice(text.as_bytes());
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use minijinja::context;

    #[test]
    fn a_safe_string_has_a_key_of_its_own() {
        let plain = key("tag", &context! { text => "<b>" });
        let safe = key("tag", &context! { text => Value::from_safe_string("<b>".into()) });
        assert!(plain.is_some() && safe.is_some());
        assert_ne!(plain, safe);
    }

    #[test]
    fn different_options_have_different_keys() {
        let options = [
            context! { text => "a" },
            context! { text => 1 },
            context! { text => "1" },
            context! { text => true },
            context! { text => vec!["a"] },
            context! { text => context! { a => 1 } },
            context! { text => "a", classes => "b" },
        ];
        for (i, one) in options.iter().enumerate() {
            for (j, other) in options.iter().enumerate() {
                assert_eq!(key("tag", one) == key("tag", other), i == j, "{one} {other}");
            }
        }
    }

    #[test]
    fn long_options_are_not_remembered() {
        assert_eq!(key("tag", &context! { text => "a".repeat(LONGEST_KEY) }), None);
    }

    #[test]
    fn the_memory_is_bounded() {
        let memo = Memo::default();
        for i in 0..MOST_ENTRIES * 3 {
            memo.put(i.to_le_bytes().to_vec(), Value::from(i));
        }
        assert!(memo.rendered.read().unwrap().len() <= MOST_ENTRIES);
    }
}
