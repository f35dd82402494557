//! Content controls and the older form fields: what somebody chose counts, a prompt that nobody answered does not.

use super::Body;
use crate::xml::Tag;

/// No list of a form field has more entries in Word, which allows 25.
const MOST_ENTRIES: usize = 100;

/// A content control that is open.
#[derive(Default)]
pub(super) struct Control {
    /// It holds a table of contents.
    contents: bool,
    /// It shows its prompt: "Click or tap here to enter text."
    prompt: bool,
}

/// What the content controls and form fields that are open say of the words in them.
#[derive(Default)]
pub(super) struct Controls {
    open: Vec<Control>,
    contents: usize,
    prompts: usize,
    field: Option<Field>,
}

/// A form field, as Word had them before content controls. What it shows stands in no run.
enum Field {
    Tick(bool),
    Choice { entries: Vec<String>, chosen: usize },
}

impl Controls {
    pub(super) fn open(&mut self) {
        self.open.push(Control::default());
    }

    pub(super) fn close(&mut self) {
        let Some(control) = self.open.pop() else { return };
        self.contents -= usize::from(control.contents);
        self.prompts -= usize::from(control.prompt);
    }

    /// The control at hand holds the table of contents.
    pub(super) fn holds_contents(&mut self) {
        if let Some(control) = self.open.last_mut().filter(|it| !it.contents) {
            control.contents = true;
            self.contents += 1;
        }
    }

    /// The control at hand shows its prompt.
    pub(super) fn shows_prompt(&mut self) {
        if let Some(control) = self.open.last_mut().filter(|it| !it.prompt) {
            control.prompt = true;
            self.prompts += 1;
        }
    }

    pub(super) fn in_contents(&self) -> bool {
        self.contents > 0
    }

    pub(super) fn in_prompt(&self) -> bool {
        self.prompts > 0
    }
}

impl Body<'_> {
    /// True where the tag is one of a form field.
    pub(super) fn open_field(&mut self, tag: &Tag<'_>) -> bool {
        let field = &mut self.controls.field;
        match (tag.name(), field.as_mut()) {
            ("checkBox", _) => *field = Some(Field::Tick(false)),
            ("ddList", _) => *field = Some(Field::Choice { entries: Vec::new(), chosen: 0 }),
            ("default" | "checked", Some(Field::Tick(ticked))) => *ticked = tag.is_on(),
            ("default" | "result", Some(Field::Choice { chosen, .. })) => {
                *chosen = tag.get("val").and_then(|v| v.parse().ok()).unwrap_or(0);
            }
            ("listEntry", Some(Field::Choice { entries, .. })) if entries.len() < MOST_ENTRIES => {
                entries.push(tag.get("val").unwrap_or_default());
            }
            _ => return false,
        }
        true
    }

    /// Says what a form field shows, where it ends here.
    pub(super) fn close_field(&mut self) {
        match self.controls.field.take() {
            Some(Field::Tick(ticked)) => self.words_in(if ticked { "☒" } else { "☐" }),
            Some(Field::Choice { entries, chosen }) => {
                if let Some(entry) = entries.get(chosen) {
                    self.words_in(entry);
                }
            }
            None => {}
        }
    }
}
