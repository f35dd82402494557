//! What `{{ }}` prints, escaped as Nunjucks escapes it.

use std::fmt::{self, Write};

use minijinja::value::Value;
use minijinja::{AutoEscape, Error, Output, State};

use super::javascript::{is_nil, string};

/// Prints a value: nothing for what is not there, text escaped unless it is safe.
pub(super) fn print(out: &mut Output<'_>, state: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    if is_nil(value) {
        return Ok(());
    }
    let text = string(value);
    if value.is_safe() || matches!(state.auto_escape(), AutoEscape::None) {
        out.write_str(&text)?;
    } else {
        escape(out, &text)?;
    }
    Ok(())
}

/// The value as safe text.
pub(super) fn escaped(value: &Value) -> Value {
    if value.is_safe() {
        return value.clone();
    }
    let mut text = String::new();
    if !is_nil(value) {
        // Writing to a String cannot fail.
        let _ = escape(&mut text, &string(value));
    }
    Value::from_safe_string(text)
}

fn escape(out: &mut impl Write, text: &str) -> fmt::Result {
    let mut written = 0;
    for (at, byte) in text.bytes().enumerate() {
        let entity = match byte {
            b'&' => "&amp;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'\\' => "&#92;",
            _ => continue,
        };
        out.write_str(&text[written..at])?;
        out.write_str(entity)?;
        written = at + 1;
    }
    out.write_str(&text[written..])
}
