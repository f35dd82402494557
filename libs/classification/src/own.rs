//! What a body decided about its own labels: a small file beside its records.

use std::fmt::Write as _;

use crate::classification::{Classification, utf8};
use crate::code::Code;
use crate::fields::{self, Placed};
use crate::find::Reading;
use crate::group::NonAnswerKind;
use crate::index::Meaning;
use crate::located::{LocatedError, Problem};
use crate::normal::normal_form;

/// A body's own readings of labels, which add to a classification and go before it. In TOML:
///
/// ```toml
/// classification = "ethnicity-2021"
///
/// [labels]
/// "Afro Carib" = "caribbean"
/// "Ask me later" = "not-asked"
/// "Anglo-Indian" = ""          # still to be decided
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnLabels {
    classification: String,
    labels: Vec<(String, Target)>,
    undecided: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Target {
    Group(Code),
    NonAnswer(NonAnswerKind),
}

impl OwnLabels {
    /// Reads such a file against the classification it is for.
    ///
    /// # Errors
    /// Everything that is wrong with it, with places: a code that is not there, one label with two codes, another
    /// classification.
    pub fn parse(name: &str, text: &str, of: &Classification) -> Result<Self, Vec<LocatedError>> {
        fields::read(name, text, "the file", |mut fields, faults| {
            if let Some(named) = fields.required_text("classification", faults)
                && named.value != of.id()
            {
                let wanted = of.id().to_owned();
                faults.add(named.at, Problem::OtherClassification { wanted, found: named.value });
            }
            let entries = match fields.table("labels", "the labels", faults) {
                Some(table) => table.entries(faults),
                None => {
                    faults.add(fields.at, Problem::Missing { of: "the file", key: "labels" });
                    Vec::new()
                }
            };
            fields.done(faults);
            let mut own =
                Self { classification: of.id().to_owned(), labels: Vec::new(), undecided: Vec::new() };
            let mut seen: std::collections::HashMap<String, (String, usize)> =
                std::collections::HashMap::new();
            for (label, code) in entries {
                if code.value.is_empty() {
                    own.undecided.push(label.value);
                    continue;
                }
                if let Some((first, at)) = seen.get(&normal_form(&label.value))
                    && *first != code.value
                {
                    let line = faults.line(*at);
                    let (first, second) = (first.clone(), code.value.clone());
                    faults.add(label.at, Problem::ClaimedTwice { label: label.value, first, second, line });
                    continue;
                }
                seen.insert(normal_form(&label.value), (code.value.clone(), label.at));
                match target(of, &code) {
                    Some(target) => own.labels.push((label.value, target)),
                    None => {
                        let codes = of.groups().map(|group| group.code().as_str());
                        let meant = faults.nearest(&code.value, codes);
                        let classification = of.id().to_owned();
                        faults.add(code.at, Problem::NoSuchCode { code: code.value, classification, meant });
                    }
                }
            }
            Some(own)
        })
    }

    /// As [`OwnLabels::parse`], from the bytes of a file.
    ///
    /// # Errors
    /// As there, and bytes that are no UTF-8.
    pub fn from_bytes(name: &str, bytes: &[u8], of: &Classification) -> Result<Self, Vec<LocatedError>> {
        Self::parse(name, utf8(name, bytes)?, of)
    }

    /// Labels without a code yet.
    #[must_use]
    pub fn undecided(&self) -> &[String] {
        &self.undecided
    }
}

fn target(of: &Classification, code: &Placed<String>) -> Option<Target> {
    if let Some(group) = of.group(&code.value) {
        return Some(Target::Group(group.code().clone()));
    }
    let answer = of.non_answers().iter();
    let mut answer =
        answer.filter(|answer| answer.code == code.value.as_str() || answer.kind.word() == code.value);
    answer.next().map(|answer| Target::NonAnswer(answer.kind))
}

impl Classification {
    /// This classification with a body's own readings of labels added.
    ///
    /// # Errors
    /// The readings are for another classification.
    pub fn with_labels(&self, own: &OwnLabels) -> Result<Self, WrongClassification> {
        if own.classification != self.id() {
            let (labels, classification) = (own.classification.clone(), self.id().to_owned());
            return Err(WrongClassification { labels, classification });
        }
        let mut with = self.clone();
        for (label, target) in &own.labels {
            let meaning = match target {
                Target::Group(code) => self.places.get(code).map(|place| Meaning::Group(*place)),
                Target::NonAnswer(kind) => Some(Meaning::NonAnswer(*kind)),
            };
            if let Some(meaning) = meaning {
                with.index.own(label, meaning);
            }
        }
        Ok(with)
    }

    /// The labels among these that a person has to decide on, each once, in the order in which they first come.
    pub fn undecided<'l>(&self, labels: impl IntoIterator<Item = &'l str>) -> Vec<Undecided<'_>> {
        let mut seen = std::collections::HashSet::new();
        let mut undecided = Vec::new();
        for label in labels {
            let reading = self.find(label);
            if reading.needs_a_person() && seen.insert(normal_form(label)) {
                // Comparing is slow, and nobody looks at suggestions for thousands of labels: those are another column.
                let compare = undecided.len() < MOST_COMPARED;
                let suggestions = if compare { self.suggestions(label) } else { Vec::new() };
                undecided.push(Undecided { label: label.to_owned(), reading, suggestions });
            }
        }
        undecided
    }

    /// A file of [`OwnLabels`] with these labels left open, and beside each what is known of it, for a person to fill in.
    #[must_use]
    pub fn template(&self, undecided: &[Undecided<'_>]) -> String {
        let mut out = String::new();
        let _ = writeln!(
            out,
            "# Labels that \"{}\" does not know. Write a code between the quotes;",
            comment(&self.header.title)
        );
        out.push_str("# leave the quotes empty for what is still to be decided.\n");
        out.push_str("# Codes:\n");
        for group in self.groups() {
            let indent = if group.parent().is_some() { "  " } else { "" };
            let _ = writeln!(out, "#   {indent}{} = {}", group.code(), comment(group.label()));
        }
        for answer in self.non_answers() {
            let _ = writeln!(out, "#   {} = {} (no answer)", answer.code, comment(&answer.label));
        }
        let _ = write!(out, "\nclassification = {}\n\n[labels]\n", quoted(self.id()));
        for entry in undecided {
            let _ = writeln!(out, "{} = \"\"{}", quoted(&entry.label), entry.remark());
        }
        out
    }
}

const MOST_COMPARED: usize = 200;

/// A label that a person has to decide on.
#[derive(Debug, Clone, PartialEq)]
pub struct Undecided<'c> {
    /// As the file writes it.
    pub label: String,
    /// Ambiguous or unmatched.
    pub reading: Reading<'c>,
    /// What it may have meant, nearest first.
    pub suggestions: Vec<crate::Suggestion<'c>>,
}

impl Undecided<'_> {
    fn remark(&self) -> String {
        let perhaps: Vec<String> =
            self.suggestions.iter().map(|it| format!("{} ({})", it.code, comment(it.label))).collect();
        let perhaps =
            if perhaps.is_empty() { String::new() } else { format!("perhaps {}", perhaps.join(", ")) };
        let known = match self.reading {
            Reading::Ambiguous(it) => {
                let codes: Vec<&str> = it.could_be.iter().map(Code::as_str).collect();
                format!("one of {}: {}", codes.join(", "), comment(&it.reason))
            }
            Reading::Unmatched { reason: Some(reason) } => comment(reason),
            _ => perhaps,
        };
        if known.is_empty() { known } else { format!("   # {known}") }
    }
}

/// Readings made for one classification, used with another.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("these labels are for the classification `{labels}`, not for `{classification}`")]
pub struct WrongClassification {
    /// What they are for.
    pub labels: String,
    /// What they were used with.
    pub classification: String,
}

/// A text on one line, as comments need it.
fn comment(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}

/// A TOML basic string.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}
