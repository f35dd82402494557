//! A value and the label that says what it is.

/// One value with the label before it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::interpret::prose) struct Labelled {
    pub label: String,
    pub value: String,
}

impl Labelled {
    /// By when, on a line of its own that needs no label to say so.
    pub(in crate::interpret::prose) fn due(when: &str) -> Self {
        Self { label: String::new(), value: when.to_owned() }
    }

    pub(in crate::interpret::prose) fn is_due(&self) -> bool {
        self.label.is_empty()
    }
}

/// True for words that go on with the sentence before them: "with the Head of Community".
pub(super) fn hangs_on(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    matches!(
        first,
        "with"
            | "for"
            | "in"
            | "of"
            | "to"
            | "from"
            | "including"
            | "across"
            | "among"
            | "such"
            | "as"
            | "e.g."
            | "i.e."
    )
}
