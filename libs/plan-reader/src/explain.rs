//! Why each piece of a document was read as it was, in sentences for the person who asks.

use serde::{Deserialize, Serialize};

use crate::Location;

/// One row or paragraph: where it stands, how it begins, and what it was read as and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Explained {
    /// Where it stands.
    pub source: Location,
    /// Its first words.
    pub words: String,
    /// What it was read as and by which rule, in one sentence.
    pub why: String,
}

/// Gathers explanations where they are asked for, and costs nothing where they are not.
#[derive(Debug, Default)]
pub(crate) struct Explanation {
    asked: bool,
    all: Vec<Explained>,
}

impl Explanation {
    pub(crate) fn new(asked: bool) -> Self {
        Self { asked, all: Vec::new() }
    }

    pub(crate) fn is_asked(&self) -> bool {
        self.asked
    }

    pub(crate) fn say(&mut self, source: &Location, words: &str, why: impl Into<String>) {
        if self.asked && !words.trim().is_empty() {
            self.all.push(Explained { source: source.clone(), words: first_words(words), why: why.into() });
        }
    }

    pub(crate) fn done(self) -> Vec<Explained> {
        self.all
    }
}

fn first_words(text: &str) -> String {
    let words: Vec<&str> = text.split_whitespace().collect();
    let mut out = words.iter().take(8).copied().collect::<Vec<_>>().join(" ");
    if words.len() > 8 {
        out.push('…');
    }
    out
}
