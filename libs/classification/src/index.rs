//! Which label means what: one hash look-up from the normal form.

use std::collections::HashMap;
use std::collections::hash_map::Entry as Slot;

use crate::group::NonAnswerKind;
use crate::located::{Faults, Problem};
use crate::normal::{normal_form, write_normal_form};

/// The most labels that are made of parents' and children's words: far more than any file needs.
const MOST_MADE: usize = 200_000;

/// What a label stands for: places in the lists of the classification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Meaning {
    Group(usize),
    NonAnswer(NonAnswerKind),
    Unclear(usize),
    NoGroup(usize),
}

/// How a meaning came to be listed. A weaker one gives way without a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Right {
    /// From the list that holds for all classifications.
    Standard,
    /// Made of a parent's and a child's words.
    Made,
    /// Written in the file itself.
    Written,
    /// Decided by the body that owns the records.
    Own,
}

#[derive(Debug, Clone, Copy)]
struct Listed {
    meaning: Meaning,
    right: Right,
    at: usize,
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Index {
    labels: HashMap<Box<str>, Listed>,
    made: usize,
}

impl Index {
    pub(crate) fn get(&self, normal: &str) -> Option<Meaning> {
        self.labels.get(normal).map(|listed| listed.meaning)
    }

    pub(crate) fn len(&self) -> usize {
        self.labels.len()
    }

    /// All labels in normal form with what they mean, in no order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, Meaning)> {
        self.labels.iter().map(|(label, listed)| (&**label, listed.meaning))
    }

    /// A label as the file writes it. A second meaning for it is a fault; `name` says what a meaning is called.
    pub(crate) fn write(
        &mut self,
        label: &str,
        at: usize,
        meaning: Meaning,
        name: impl Fn(Meaning) -> String,
        faults: &mut Faults<'_>,
    ) {
        let Some(before) = self.insert(label, Listed { meaning, right: Right::Written, at }) else { return };
        let (first, second) = (name(before.meaning), name(meaning));
        // Two groups of the same code have been told already.
        let same_code = first == second && matches!(meaning, Meaning::Group(_));
        if !same_code {
            let line = faults.line(before.at);
            faults.add(at, Problem::ClaimedTwice { label: label.to_owned(), first, second, line });
        }
    }

    /// A label made of a parent's word and a child's: "Asian or Asian British" and "Indian", in both orders.
    pub(crate) fn make(
        &mut self,
        (parent, child): (&str, &str),
        at: usize,
        meaning: Meaning,
        name: impl Fn(Meaning) -> String,
        faults: &mut Faults<'_>,
    ) {
        if self.made >= MOST_MADE {
            if self.made == MOST_MADE {
                faults.add(at, Problem::TooManyLabels { limit: MOST_MADE });
            }
            self.made = MOST_MADE + 1;
            return;
        }
        self.made += 1;
        for label in [format!("{parent} {child}"), format!("{child} {parent}")] {
            if let Some(before) = self.insert(&label, Listed { meaning, right: Right::Made, at }) {
                let line = faults.line(before.at);
                let problem =
                    Problem::ClaimedTwice { label, first: name(before.meaning), second: name(meaning), line };
                faults.add(at, problem);
            }
        }
    }

    /// A label that every classification understands so, unless it says otherwise.
    pub(crate) fn standard(&mut self, label: &str, meaning: Meaning) {
        let normal = normal_form(label);
        self.labels.entry(normal.into()).or_insert(Listed { meaning, right: Right::Standard, at: 0 });
    }

    /// A label as the body that owns the records decided; it goes before everything in the file.
    pub(crate) fn own(&mut self, label: &str, meaning: Meaning) {
        let normal = normal_form(label);
        self.labels.insert(normal.into(), Listed { meaning, right: Right::Own, at: 0 });
    }

    /// Lists a label. Of two different meanings with the same right the first stays and is returned.
    fn insert(&mut self, label: &str, new: Listed) -> Option<Listed> {
        let mut normal = String::with_capacity(label.len());
        write_normal_form(label, &mut normal);
        match self.labels.entry(normal.into()) {
            Slot::Vacant(slot) => {
                slot.insert(new);
                None
            }
            Slot::Occupied(slot) if slot.get().meaning == new.meaning => None,
            Slot::Occupied(slot) if slot.get().right == new.right => Some(*slot.get()),
            Slot::Occupied(mut slot) => {
                if slot.get().right < new.right {
                    slot.insert(new);
                }
                None
            }
        }
    }
}
