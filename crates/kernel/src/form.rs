//! Forms as they were sent, and the errors of checking them.

use crate::{Error, Result};
use bytes::Bytes;
use serde::Serialize;
use std::str::FromStr;

/// A file that came with a form.
#[derive(Clone, Debug)]
pub struct SentFile {
    /// The field it came in.
    pub field: String,
    /// The name it had on the sender's side, made safe to show.
    pub name: String,
    /// What it holds.
    pub bytes: Bytes,
}

/// A form or query as it was sent: fields in their order, nothing checked yet.
#[derive(Clone, Debug, Default)]
pub struct Form {
    fields: Vec<(String, String)>,
    files: Vec<SentFile>,
}

impl Form {
    /// Reads `a=1&b=2`.
    #[must_use]
    pub fn from_urlencoded(bytes: &[u8]) -> Self {
        Self { fields: form_urlencoded::parse(bytes).into_owned().collect(), files: Vec::new() }
    }

    /// A form of these fields and files.
    #[must_use]
    pub fn of(fields: Vec<(String, String)>, files: Vec<SentFile>) -> Self {
        Self { fields, files }
    }

    /// Reads a `multipart/form-data` body that has fully arrived.
    pub async fn from_multipart(body: Bytes, boundary: &str) -> Result<Self> {
        let bad = |_| Error::BadRequest("The form arrived damaged. Send it again.".to_owned());
        let stream = futures::stream::once(async move { Ok::<_, std::io::Error>(body) });
        let mut parts = multer::Multipart::new(stream, boundary);
        let mut form = Self::default();
        while let Some(part) = parts.next_field().await.map_err(bad)? {
            let field = part.name().unwrap_or_default().to_owned();
            match part.file_name().map(crate::file::display_name) {
                Some(name) => {
                    let bytes = part.bytes().await.map_err(bad)?;
                    // A file field that was left empty is sent as a nameless file of no bytes.
                    if !(bytes.is_empty() && name == "file") {
                        form.files.push(SentFile { field, name, bytes });
                    }
                }
                None => form.fields.push((field, part.text().await.map_err(bad)?)),
            }
        }
        Ok(form)
    }

    /// The field as it was sent, or "".
    #[must_use]
    pub fn raw(&self, name: &str) -> &str {
        self.fields.iter().find(|(it, _)| it == name).map_or("", |(_, value)| value)
    }

    /// The field without white space around it and with line ends as `\n`.
    #[must_use]
    pub fn text(&self, name: &str) -> String {
        self.raw(name).replace("\r\n", "\n").trim().to_owned()
    }

    /// Every value sent under this name.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.fields.iter().filter(move |(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    /// The field as a `T`, if it is one.
    #[must_use]
    pub fn parse<T: FromStr>(&self, name: &str) -> Option<T> {
        self.raw(name).trim().parse().ok()
    }

    /// Whether the field was sent at all.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.fields.iter().any(|(it, _)| it == name)
    }

    /// The file that came in this field.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<&SentFile> {
        self.files.iter().find(|it| it.field == name)
    }

    /// Every field, in order.
    #[must_use]
    pub fn fields(&self) -> &[(String, String)] {
        &self.fields
    }

    /// Field texts by name, for showing a form again as it was sent. Passwords and tokens are left out.
    #[must_use]
    pub fn typed(&self) -> serde_json::Map<String, serde_json::Value> {
        let mut map = serde_json::Map::new();
        for (name, value) in &self.fields {
            if !name.contains("password") && name != "csrf" {
                map.entry(name.clone()).or_insert_with(|| value.clone().into());
            }
        }
        map
    }

    /// Checks that a text is there and no longer than `limit` characters. The error names the field as people
    /// know it: `what` is "a title", "what has been achieved".
    pub fn required(&self, name: &'static str, what: &str, limit: usize, errors: &mut Errors) -> String {
        let text = self.optional(name, what, limit, errors);
        if text.is_empty() {
            errors.add(name, format!("Enter {what}"));
        }
        text
    }

    /// Checks that a text, if there is one, is no longer than `limit` characters.
    pub fn optional(&self, name: &'static str, what: &str, limit: usize, errors: &mut Errors) -> String {
        let text = self.text(name);
        let length = text.chars().count();
        if length > limit {
            let mut start: Vec<char> = what.chars().collect();
            if let Some(first) = start.first_mut() {
                *first = first.to_ascii_uppercase();
            }
            let start: String = start.into_iter().collect();
            errors.add(name, format!("{start} must be {limit} characters or fewer; it has {length}"));
        }
        text
    }
}

/// One thing to mend in a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldError {
    /// The field, which is also its id on the page.
    pub field: String,
    /// What is wrong and how to mend it.
    pub message: String,
}

/// What is to be mended in a form. Empty if it can be taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Errors(Vec<FieldError>);

impl Errors {
    /// Adds one; the first about a field is the one that stands beside it.
    pub fn add(&mut self, field: &str, message: impl Into<String>) {
        self.0.push(FieldError { field: field.to_owned(), message: message.into() });
    }

    /// A single error.
    pub fn one(field: &str, message: impl Into<String>) -> Self {
        let mut errors = Self::default();
        errors.add(field, message);
        errors
    }

    /// Whether there is nothing to mend.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Each of them.
    pub fn iter(&self) -> impl Iterator<Item = &FieldError> {
        self.0.iter()
    }

    /// `value` if there is nothing to mend, else the errors.
    pub fn or<T>(self, value: T) -> std::result::Result<T, Self> {
        if self.0.is_empty() { Ok(value) } else { Err(self) }
    }
}

impl Serialize for Errors {
    /// As templates want it: `list` for the summary, `by` for the message beside each field.
    fn serialize<S: serde::Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct;
        let list: Vec<_> = self
            .0
            .iter()
            .map(|it| serde_json::json!({ "text": it.message, "href": format!("#{}", it.field) }))
            .collect();
        let mut by = serde_json::Map::new();
        for it in &self.0 {
            by.entry(it.field.clone()).or_insert_with(|| serde_json::json!({ "text": it.message }));
        }
        let mut out = to.serialize_struct("Errors", 2)?;
        out.serialize_field("list", &list)?;
        out.serialize_field("by", &by)?;
        out.end()
    }
}
