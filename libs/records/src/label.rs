//! Labels as people write them, and the categories they stand for.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::{NonAnswer, Reading};

/// A category that a field can take.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Category {
    /// The label that tables show; it is also its name within the field.
    pub label: String,
    /// Its code in a classification, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// The label of the broader category that holds it, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
}

impl Category {
    /// A category with a label alone.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), code: None, parent: None }
    }
}

/// What a written label stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stands {
    /// The category at this place of the list.
    For(usize),
    /// A non-answer.
    NonAnswer(NonAnswer),
    /// A total over all categories.
    Total,
}

/// A list of categories in order, and what each written label stands for. A classification fills one; a mapping adds to it.
///
/// Labels are compared with spaces at the ends and repeated spaces left aside, in small letters, with one kind of dash
/// and apostrophe; a category's own label always stands for it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct LabelMap {
    categories: Vec<Category>,
    labels: HashMap<String, Stands>,
    asks: Option<Asks>,
    scale: bool,
}

/// Somebody who knows more labels than are listed: the classification of this name.
#[derive(Clone)]
struct Asks {
    name: String,
    knows: Arc<dyn Knows>,
}

/// Who knows more labels than are listed.
pub trait Knows: Send + Sync {
    /// What a label stands for, where that is known.
    fn read(&self, label: &str) -> Option<Reading>;
    /// What there is to say of a label that is not read.
    fn advise(&self, label: &str) -> Advice;
}

/// What is known of a label that is not read, for a person who decides what it stands for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Advice {
    /// Why it is not read, where there is a reason.
    pub why: Option<String>,
    /// The categories that may be meant, the likeliest first.
    pub perhaps: Vec<String>,
}

impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let perhaps: Vec<_> = self.perhaps.iter().map(|it| format!("“{it}”")).collect();
        match (&self.why, perhaps.is_empty()) {
            (Some(why), true) => write!(f, "{why}"),
            (Some(why), false) => write!(f, "{why}; perhaps {}", perhaps.join(" or ")),
            (None, false) => write!(f, "perhaps {}", perhaps.join(" or ")),
            (None, true) => Ok(()),
        }
    }
}

impl fmt::Debug for Asks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Asks").field(&self.name).finish()
    }
}

impl PartialEq for Asks {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Asks {}

/// Why a label could not be added.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LabelFault {
    /// It is to stand for two things.
    #[error("“{label}” would stand for two things: {first} and {second}")]
    Twice {
        /// The label.
        label: String,
        /// What it stood for.
        first: String,
        /// What it was to stand for as well.
        second: String,
    },
    /// The category is not in the list.
    #[error("there is no category called “{category}”{hint}")]
    NoCategory {
        /// The name that is not there.
        category: String,
        /// What may be meant.
        hint: String,
    },
}

impl LabelMap {
    /// A map of these categories, in this order, each standing for itself by its label and its code.
    ///
    /// # Errors
    /// Where two categories have the same label.
    pub fn new(categories: Vec<Category>) -> Result<Self, LabelFault> {
        let mut map = Self::default();
        for category in categories {
            let at = Stands::For(map.categories.len());
            let (label, code) = (category.label.clone(), category.code.clone());
            map.categories.push(category);
            map.insert(&label, at)?;
            // A code may be another category's label ("1" to "9"): the label wins.
            if let Some(code) = code {
                map.labels.entry(key(&code)).or_insert(at);
            }
        }
        Ok(map)
    }

    /// The same map, which asks the classification of this name for labels that are not listed. What is listed comes first,
    /// and a category that is answered must be one of the list.
    #[must_use]
    pub fn asking(mut self, name: &str, knows: impl Knows + 'static) -> Self {
        self.asks = Some(Asks { name: name.to_owned(), knows: Arc::new(knows) });
        self
    }

    /// The same map, whose categories go from the lowest to the highest: they may be read as grades.
    #[must_use]
    pub fn from_low_to_high(mut self) -> Self {
        self.scale = true;
        self
    }

    /// Whether the categories go from the lowest to the highest.
    pub fn is_from_low_to_high(&self) -> bool {
        self.scale
    }

    /// The categories in order.
    pub fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// Lets a written label stand for a category of the list.
    ///
    /// # Errors
    /// Where there is no such category, or the label stands for something else already.
    pub fn alias(&mut self, label: &str, category: &str) -> Result<(), LabelFault> {
        let wanted = key(category);
        let at = self.categories.iter().position(|it| key(&it.label) == wanted).ok_or_else(|| {
            LabelFault::NoCategory {
                category: category.to_owned(),
                hint: crate::suggest::hint(category, self.categories.iter().map(|it| it.label.as_str())),
            }
        })?;
        self.insert(label, Stands::For(at))
    }

    /// Lets a written label stand for a non-answer, or for a total.
    ///
    /// # Errors
    /// Where the label stands for something else already.
    pub fn insert(&mut self, label: &str, stands: Stands) -> Result<(), LabelFault> {
        let key = key(label);
        match self.labels.get(&key).copied() {
            Some(before) if before != stands => Err(LabelFault::Twice {
                label: label.to_owned(),
                first: self.spoken(before),
                second: self.spoken(stands),
            }),
            _ => {
                self.labels.insert(key, stands);
                Ok(())
            }
        }
    }

    /// As [`LabelMap::insert`], but the new meaning replaces one that a classification gave.
    pub fn replace(&mut self, label: &str, stands: Stands) {
        self.labels.insert(key(label), stands);
    }

    /// What a written label stands for, where it is known.
    pub fn find(&self, label: &str) -> Option<Reading> {
        let Some(stands) = self.labels.get(&key(label)) else { return self.asked(label) };
        Some(match *stands {
            Stands::For(at) => Reading::Category(self.categories.get(at)?.label.clone()),
            Stands::NonAnswer(why) => Reading::NonAnswer(why),
            Stands::Total => Reading::Total,
        })
    }

    fn asked(&self, label: &str) -> Option<Reading> {
        match self.asks.as_ref()?.knows.read(label)? {
            Reading::Category(found) => {
                let listed = self.categories.iter().any(|it| it.label == found);
                listed.then_some(Reading::Category(found))
            }
            reading => Some(reading),
        }
    }

    /// What is known of a label that stands for nothing: of the classification, else the category most like it.
    pub fn advise(&self, label: &str) -> Advice {
        let known = self.asks.as_ref().map(|it| it.knows.advise(label)).unwrap_or_default();
        if known != Advice::default() {
            return known;
        }
        let names = self.categories.iter().map(|it| it.label.as_str());
        let nearest = crate::suggest::nearest(label, names).map(str::to_owned);
        Advice { why: None, perhaps: nearest.into_iter().collect() }
    }

    /// Whether a label may say that a row is a total.
    pub fn has_totals(&self) -> bool {
        self.asks.is_some() || self.labels.values().any(|it| *it == Stands::Total)
    }

    /// How many written labels are known.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether no label is known.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    fn spoken(&self, stands: Stands) -> String {
        match stands {
            Stands::For(at) => {
                self.categories.get(at).map(|it| format!("“{}”", it.label)).unwrap_or_default()
            }
            Stands::NonAnswer(why) => why.label().to_lowercase(),
            Stands::Total => "a total".to_owned(),
        }
    }
}

/// Marks that spreadsheets and web pages leave behind and nobody sees; they count as spaces.
const INVISIBLE: [char; 2] = ['\u{200b}', '\u{feff}'];

/// The form in which two spellings of a label are the same.
pub fn key(label: &str) -> String {
    let mut key = String::with_capacity(label.len());
    for word in
        label.split(|it: char| it.is_whitespace() || INVISIBLE.contains(&it)).filter(|it| !it.is_empty())
    {
        if !key.is_empty() {
            key.push(' ');
        }
        for letter in word.chars() {
            match letter {
                '\u{2010}'..='\u{2015}' | '\u{2212}' => key.push('-'),
                '\u{2018}' | '\u{2019}' => key.push('\''),
                letter => key.extend(letter.to_lowercase()),
            }
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_label_is_known_however_it_is_spaced_and_capitalised() {
        let mut map = LabelMap::new(vec![Category::new("White British"), Category::new("African")]).unwrap();
        map.alias("W. Brit", "white british").unwrap();
        map.insert("-", Stands::NonAnswer(NonAnswer::NotAsked)).unwrap();
        assert_eq!(map.find("  WHITE\u{a0} british "), Some(Reading::Category("White British".into())));
        assert_eq!(map.find("w. brit"), Some(Reading::Category("White British".into())));
        assert_eq!(map.find("–"), Some(Reading::NonAnswer(NonAnswer::NotAsked)));
        assert_eq!(map.find("Martian"), None);
    }

    #[test]
    fn a_label_that_is_not_listed_is_asked_of_the_classification() {
        struct Grades;
        impl Knows for Grades {
            fn read(&self, label: &str) -> Option<Reading> {
                match label {
                    "one" => Some(Reading::Category("Grade 1".into())),
                    "nine" => Some(Reading::Category("Grade 9".into())),
                    _ => None,
                }
            }
            fn advise(&self, label: &str) -> Advice {
                let why = (label == "several").then(|| "it may be any of them".to_owned());
                Advice { why, perhaps: Vec::new() }
            }
        }
        let mut map = LabelMap::new(vec![Category::new("Grade 1"), Category::new("Grade 2")])
            .unwrap()
            .asking("grades", Grades);
        assert_eq!(map.find("one"), Some(Reading::Category("Grade 1".into())));
        assert_eq!(map.find("nine"), None);
        assert_eq!(map.advise("several").to_string(), "it may be any of them");
        assert_eq!(map.advise("Grad 2").to_string(), "perhaps “Grade 2”");
        map.alias("one", "Grade 2").unwrap();
        assert_eq!(map.find("one"), Some(Reading::Category("Grade 2".into())));
    }

    #[test]
    fn a_label_never_stands_for_two_things() {
        let mut map = LabelMap::new(vec![Category::new("Black"), Category::new("White")]).unwrap();
        assert!(map.alias("White", "Black").unwrap_err().to_string().contains("two things"));
        assert!(map.alias("B", "Blak").unwrap_err().to_string().contains("did you mean “Black”?"));
        assert!(LabelMap::new(vec![Category::new("A"), Category::new(" a")]).is_err());
    }

    proptest! {
        #[test]
        fn the_key_of_a_key_is_itself(label in "\\PC*") {
            let once = key(&label);
            prop_assert_eq!(key(&once), once.clone());
        }
    }
}
