//! Two people edit the same thing: the second sees both versions, field by field, and chooses.

use kernel::{Facts, Form};
use serde::Serialize;

/// A field in which what is stored now differs from what was typed.
#[derive(Debug, Serialize)]
pub struct Difference {
    /// The field.
    pub field: &'static str,
    /// What people call it.
    pub label: &'static str,
    /// What stands there now.
    pub theirs: String,
    /// What was typed.
    pub yours: String,
}

/// The version of the thing that the form was filled in from.
#[must_use]
pub fn version_seen(form: &Form) -> i32 {
    form.parse("version").unwrap_or(0)
}

/// The form with "keep theirs" carried out: each field whose choice is `theirs` takes what is stored.
#[must_use]
pub fn settled(form: &Form, stored: &Facts) -> Form {
    let kept = |name: &str| form.raw(&format!("keep_{name}")) == "theirs";
    let fields = form
        .fields()
        .iter()
        .map(|(name, value)| match stored.get(name).and_then(|it| it.as_str()) {
            Some(theirs) if kept(name) => (name.clone(), theirs.to_owned()),
            _ => (name.clone(), value.clone()),
        })
        .collect();
    Form::of(fields, Vec::new())
}

/// The fields in which the form and the store differ.
#[must_use]
pub fn differences(form: &Form, stored: &Facts, labels: &[(&'static str, &'static str)]) -> Vec<Difference> {
    labels
        .iter()
        .filter_map(|(field, label)| {
            let theirs = stored.get(*field).and_then(|it| it.as_str()).unwrap_or_default().to_owned();
            let yours = form.text(field);
            (theirs != yours).then_some(Difference { field, label, theirs, yours })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_second_editor_sees_what_differs_and_may_keep_it() {
        let stored: Facts =
            [("text".to_owned(), "theirs".into()), ("ref".to_owned(), "1".into())].into_iter().collect();
        let form = Form::from_urlencoded(b"text=mine&ref=1&version=3&keep_text=theirs");
        let differing = differences(&form, &stored, &[("text", "Promise"), ("ref", "Ref")]);
        assert_eq!(differing.len(), 1);
        assert_eq!((differing[0].theirs.as_str(), differing[0].yours.as_str()), ("theirs", "mine"));
        assert_eq!(settled(&form, &stored).text("text"), "theirs");
        assert_eq!(version_seen(&form), 3);
    }
}
