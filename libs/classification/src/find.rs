//! What a label in a file means; and what it may have meant.

use std::cell::RefCell;

use crate::classification::Classification;
use crate::code::Code;
use crate::group::{Ambiguous, Group, NonAnswer};
use crate::index::Meaning;
use crate::normal::{LONGEST_LABEL, write_normal_form};

/// What a label means in a classification.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reading<'c> {
    /// One group. It may be a parent ("Asian"), which [`Group::is_finest`] tells.
    Group(&'c Group),
    /// "All": a row that counts everybody once more. In a file of persons it is a fault.
    Total(&'c Group),
    /// No answer, and of which kind.
    NonAnswer(&'c NonAnswer),
    /// One of several groups; a person has to say which.
    Ambiguous(&'c Ambiguous),
    /// Not known. Ask [`Classification::suggestions`] for what may have been meant.
    Unmatched {
        /// Why a label that is known to be written cannot be a group, such as "BAME" in a list of single groups.
        reason: Option<&'c str>,
    },
}

impl<'c> Reading<'c> {
    /// The code of the group or non-answer that a record with this label is counted under.
    #[must_use]
    pub fn code(&self) -> Option<&'c Code> {
        match self {
            Self::Group(group) | Self::Total(group) => Some(group.code()),
            Self::NonAnswer(answer) => Some(&answer.code),
            Self::Ambiguous(_) | Self::Unmatched { .. } => None,
        }
    }

    /// A person has to decide before records with this label can be counted.
    #[must_use]
    pub fn needs_a_person(&self) -> bool {
        matches!(self, Self::Ambiguous(_) | Self::Unmatched { .. })
    }
}

/// A group that an unmatched label may have meant.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion<'c> {
    /// The code of the group or non-answer.
    pub code: &'c Code,
    /// Its label.
    pub label: &'c str,
    /// How alike the label and a known way of writing the group are, from 0 to 1: the better of the share of words in
    /// common and one less the share of letters to change (edits with swapped neighbours counted as one).
    pub likeness: f64,
}

thread_local! {
    // A million look-ups would otherwise ask for memory a million times.
    static NORMAL: RefCell<String> = const { RefCell::new(String::new()) };
}

pub(crate) fn find<'c>(of: &'c Classification, label: &str) -> Reading<'c> {
    if label.len() > LONGEST_LABEL {
        return Reading::Unmatched { reason: Some("it is too long for a label; is it a note?") };
    }
    let meaning = NORMAL.with_borrow_mut(|normal| {
        write_normal_form(label, normal);
        match of.index.get(normal) {
            Some(meaning) => Ok(Some(meaning)),
            None => coded(of, normal),
        }
    });
    let Ok(meaning) = meaning else { return Reading::Unmatched { reason: Some(AT_ODDS) } };
    match meaning {
        Some(Meaning::Group(place)) => match of.groups.get(place) {
            Some(group) if group.total => Reading::Total(group),
            Some(group) => Reading::Group(group),
            None => Reading::Unmatched { reason: None },
        },
        Some(Meaning::NonAnswer(kind)) => Reading::NonAnswer(of.non_answer(kind)),
        Some(Meaning::Unclear(place)) => {
            of.unclear.get(place).map_or(Reading::Unmatched { reason: None }, Reading::Ambiguous)
        }
        Some(Meaning::NoGroup(place)) => {
            Reading::Unmatched { reason: of.reasons.get(place).map(String::as_str) }
        }
        None => Reading::Unmatched { reason: None },
    }
}

const AT_ODDS: &str = "its code and its words stand for different groups";

/// A code and its words disagree.
struct AtOdds;

/// What a label means that writes a code before or behind its words, as in "O9 - Any other ethnic background": both are
/// known on their own, and must mean the same.
fn coded(of: &Classification, normal: &str) -> Result<Option<Meaning>, AtOdds> {
    for parts in [normal.split_once(' '), normal.rsplit_once(' ').map(|(words, code)| (code, words))] {
        let Some((code, words)) = parts else { continue };
        if code.len() > LONGEST_CODE || !code.bytes().any(|it| it.is_ascii_digit()) {
            continue;
        }
        match (of.index.get(code), of.index.get(words)) {
            (Some(by_code), Some(by_words)) if by_code == by_words => return Ok(Some(by_code)),
            (Some(Meaning::Group(_)), Some(Meaning::Group(_))) => return Err(AtOdds),
            _ => {}
        }
    }
    Ok(None)
}

/// The longest code that is looked for beside words, in bytes.
const LONGEST_CODE: usize = 4;
/// The share of words in common from which a suggestion is worth a person's time.
const ALIKE_BY_WORDS: f64 = 0.5;
/// The share of letters that may stay as they are, likewise. Short words are alike by half their letters without meaning.
const ALIKE_BY_LETTERS: f64 = 0.75;
const MOST_SUGGESTIONS: usize = 3;
/// Longer labels are sentences, and comparing them is slow.
const LONGEST_COMPARED: usize = 120;

pub(crate) fn suggestions<'c>(of: &'c Classification, label: &str) -> Vec<Suggestion<'c>> {
    let mut normal = String::new();
    if label.len() <= LONGEST_COMPARED {
        write_normal_form(label, &mut normal);
    }
    if normal.is_empty() {
        return Vec::new();
    }
    let words: Vec<&str> = normal.split(' ').collect();
    let letters = letters(&normal);
    let mut found: Vec<Suggestion<'c>> = Vec::new();
    for (known, meaning) in of.index.iter() {
        let (code, label) = match meaning {
            Meaning::Group(place) => match of.groups.get(place) {
                Some(group) if !group.total => (group.code(), group.label()),
                _ => continue,
            },
            Meaning::NonAnswer(kind) => {
                let answer = of.non_answer(kind);
                (&answer.code, answer.label.as_str())
            }
            Meaning::Unclear(_) | Meaning::NoGroup(_) => continue,
        };
        let Some(likeness) = likeness(&normal, &words, &letters, known) else { continue };
        match found.iter_mut().find(|suggestion| suggestion.code == code) {
            Some(suggestion) => suggestion.likeness = suggestion.likeness.max(likeness),
            None => found.push(Suggestion { code, label, likeness }),
        }
    }
    found.sort_by(|a, b| b.likeness.total_cmp(&a.likeness).then_with(|| a.code.cmp(b.code)));
    found.truncate(MOST_SUGGESTIONS);
    found
}

fn likeness(written: &str, words: &[&str], letters: &[i32; 32], known: &str) -> Option<f64> {
    let (short, long) = (written.len().min(known.len()), written.len().max(known.len()));
    // Codes and abbreviations are all alike by letters.
    if short < 4 {
        return None;
    }
    let known_words = known.split(' ');
    let shared = known_words.clone().filter(|word| words.contains(word)).count().min(words.len());
    let by_words = shared as f64 * 2.0 / (words.len() + known_words.count()) as f64;
    // Comparing letter by letter takes time, so it is left out where length or the letters there are rule it out: each
    // change of a letter alters the length by one at most, and two of the counts by one.
    let most_changes = (1.0 - ALIKE_BY_LETTERS) * long as f64;
    let by_letters = if (long - short) as f64 <= most_changes && apart(letters, known) <= 2.0 * most_changes {
        strsim::normalized_damerau_levenshtein(written, known)
    } else {
        0.0
    };
    (by_words >= ALIKE_BY_WORDS || by_letters >= ALIKE_BY_LETTERS).then_some(by_words.max(by_letters))
}

/// How often each letter stands in a text; all other characters share what is left.
fn letters(text: &str) -> [i32; 32] {
    let mut counts = [0; 32];
    for byte in text.bytes() {
        let place = if byte.is_ascii_lowercase() { byte - b'a' } else { 26 };
        if let Some(count) = counts.get_mut(usize::from(place)) {
            *count += 1;
        }
    }
    counts
}

fn apart(counts: &[i32; 32], known: &str) -> f64 {
    let other = letters(known);
    counts.iter().zip(other).map(|(a, b)| f64::from((a - b).abs())).sum()
}
