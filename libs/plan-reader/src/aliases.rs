//! What headings are called: the words by which each kind of column is known, ours and those a user adds.

use std::collections::{BTreeSet, HashMap};
use std::fmt;
use std::sync::{Arc, OnceLock};

use crate::draft::ColumnRole;
use crate::profile::HeadingMeaning;

/// Headings that a user adds to those the reader knows, in the language of their documents. They win over ours.
///
/// One a line: what the column holds, how strongly the heading says so (1 to 100; 100 where it is left out), and the
/// heading, parted by tabs. A heading that begins with `=` must be the whole heading; any other may stand within a
/// longer one. Lines that begin with `#` are passed over.
///
/// ```
/// let aliases = plan_reader::Aliases::parse("activity\t100\tYmrwymiad\nlead\tArweinydd y cam\n")?;
/// # let options = plan_reader::Options { aliases, ..Default::default() };
/// # Ok::<(), plan_reader::AliasError>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Aliases {
    added: Arc<Vec<Alias>>,
    own: Arc<Vec<Vec<String>>>,
}

/// A line of an alias file that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Line {line} of the alias file, “{words}”: {wrong}")]
pub struct AliasError {
    /// Which line, counted from 1.
    pub line: usize,
    /// The line as written.
    pub words: String,
    /// What is wrong with it, and what to do.
    pub wrong: AliasFault,
}

/// What can be wrong with a line of an alias file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum AliasFault {
    /// The first word names no kind of column.
    UnknownRole,
    /// There is no heading, or it holds no word.
    NoHeading,
    /// The strength is not a whole number from 1 to 100.
    BadWeight,
}

impl fmt::Display for AliasFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownRole => {
                f.write_str("the first word must be one of ")?;
                for (i, (name, _)) in ROLES.iter().enumerate() {
                    write!(f, "{}{name}", if i > 0 { ", " } else { "" })?;
                }
                f.write_str(". Part it from the heading with a tab.")
            }
            Self::NoHeading => f.write_str(
                "there is no heading. Write what the column holds, a tab, and the heading: “lead<tab>Arweinydd”.",
            ),
            Self::BadWeight => f.write_str(
                "between the tabs stands how strongly the heading says so, a whole number from 1 to 100. Mend it or leave it out.",
            ),
        }
    }
}

/// One heading and what it says a column holds.
#[derive(Debug, Clone)]
pub(crate) struct Alias {
    pub role: ColumnRole,
    pub weight: i32,
    pub words: Vec<String>,
    pub whole: bool,
}

pub(crate) const ROLES: [(&str, ColumnRole); 13] = [
    ("ref", ColumnRole::Ref),
    ("recommendation_ref", ColumnRole::RecommendationRef),
    ("theme", ColumnRole::Theme),
    ("outcome", ColumnRole::Outcome),
    ("service", ColumnRole::Service),
    ("heading", ColumnRole::Heading),
    ("recommendation", ColumnRole::Recommendation),
    ("activity", ColumnRole::Activity),
    ("lead", ColumnRole::Lead),
    ("lead_authority", ColumnRole::LeadAuthority),
    ("target_date", ColumnRole::TargetDate),
    ("achieved", ColumnRole::Achieved),
    ("status", ColumnRole::Status),
];

impl Aliases {
    /// Reads an alias file.
    ///
    /// # Errors
    ///
    /// The first line that cannot be understood, with what is wrong with it.
    pub fn parse(text: &str) -> Result<Self, AliasError> {
        let mut out = Vec::new();
        for (number, line) in (1..).zip(text.trim_start_matches('\u{feff}').lines()) {
            if line.trim().is_empty() || line.starts_with('#') {
                continue;
            }
            let alias = alias(line).map_err(|wrong| AliasError {
                line: number,
                words: line.trim().replace('\t', " "),
                wrong,
            })?;
            out.push(alias);
        }
        Ok(Self { added: Arc::new(out), own: Arc::default() })
    }

    /// The headings the reader knows by itself.
    pub(crate) fn ours() -> &'static [Alias] {
        static OURS: OnceLock<Vec<Alias>> = OnceLock::new();
        OURS.get_or_init(|| {
            let lines = include_str!("interpret/columns.txt").lines();
            lines.filter(|l| !l.starts_with('#')).filter_map(|line| alias(line).ok()).collect()
        })
    }

    /// Those of them that begin with one of these words, in their order: no other can stand among the words.
    pub(crate) fn ours_within(words: &[String]) -> impl Iterator<Item = &'static Alias> {
        static BY_FIRST: OnceLock<HashMap<&'static str, Vec<usize>>> = OnceLock::new();
        let by_first = BY_FIRST.get_or_init(|| {
            let mut out: HashMap<&'static str, Vec<usize>> = HashMap::new();
            for (i, alias) in Self::ours().iter().enumerate() {
                if let Some(first) = alias.words.first() {
                    out.entry(first.as_str()).or_default().push(i);
                }
            }
            out
        });
        let found: BTreeSet<usize> =
            words.iter().filter_map(|w| by_first.get(w.as_str())).flatten().copied().collect();
        found.into_iter().filter_map(|i| Self::ours().get(i))
    }

    /// The headings a user has added.
    pub(crate) fn added(&self) -> &[Alias] {
        &self.added
    }

    /// These and the headings that a profile tells the meaning of.
    pub(crate) fn and(&self, meanings: &[HeadingMeaning]) -> Self {
        if meanings.is_empty() {
            return self.clone();
        }
        let mut added = self.added.as_ref().clone();
        let mut own = self.own.as_ref().clone();
        for it in meanings {
            let words = heading_words(&it.written);
            match it.means.role() {
                _ if words.is_empty() => {}
                Some(role) => added.push(Alias { role, weight: 100, words, whole: true }),
                None => own.push(words),
            }
        }
        Self { added: Arc::new(added), own: Arc::new(own) }
    }

    /// True for a heading that a user keeps as it is: its column means nothing but what it says.
    pub(crate) fn keeps(&self, heading: &str) -> bool {
        !self.own.is_empty() && self.own.contains(&heading_words(heading))
    }

    /// What a user says that this very heading means.
    pub(crate) fn told(&self, heading: &str) -> Option<ColumnRole> {
        if self.added.is_empty() {
            return None;
        }
        let words = heading_words(heading);
        self.added.iter().filter(|a| a.words == words).max_by_key(|a| a.weight).map(|a| a.role)
    }
}

fn alias(line: &str) -> Result<Alias, AliasFault> {
    let mut parts = line.split('\t').map(str::trim).filter(|p| !p.is_empty());
    let name = parts.next().unwrap_or_default();
    let role = ROLES.iter().find(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, role)| *role);
    let role = role.ok_or(AliasFault::UnknownRole)?;
    let second = parts.next().ok_or(AliasFault::NoHeading)?;
    let (weight, phrase) = match parts.next() {
        Some(phrase) => (second.parse().map_err(|_| AliasFault::BadWeight)?, phrase),
        None if second.parse::<i32>().is_ok() => return Err(AliasFault::NoHeading),
        None => (100, second),
    };
    if !(1..=100).contains(&weight) {
        return Err(AliasFault::BadWeight);
    }
    let words = heading_words(phrase.trim_start_matches('='));
    if words.is_empty() {
        return Err(AliasFault::NoHeading);
    }
    Ok(Alias { role, weight, words, whole: phrase.starts_with('=') })
}

/// The words of a heading as headings are compared: in small letters, and in the singular.
pub(crate) fn heading_words(text: &str) -> Vec<String> {
    let text = without_bracketed_note(text);
    // "Action #" is where the number of an action stands.
    let number = text.trim_end().ends_with('#').then(|| "#".to_owned());
    let mut words: Vec<String> =
        crate::interpret::word_list(&spelt_out(text)).into_iter().map(|w| singular(&w)).collect();
    // "Target date (MM/YY)" says as well how the dates beneath are written.
    if !words.iter().all(|w| shows_how(w)) {
        words.retain(|w| !shows_how(w));
    }
    words.extend(number);
    words
}

/// A heading without the mark of a note behind it: "Response[iii]".
fn without_bracketed_note(text: &str) -> &str {
    let marked = text.trim_end().strip_suffix(']').and_then(|t| t.rsplit_once('['));
    let is_mark =
        |mark: &str| (1..=4).contains(&mark.len()) && mark.bytes().all(|b| b.is_ascii_alphanumeric());
    marked.filter(|(name, mark)| !name.trim().is_empty() && is_mark(mark)).map_or(text, |(name, _)| name)
}

/// True for the letters that show how a date is to be written: "dd", "mm", "yyyy".
fn shows_how(word: &str) -> bool {
    matches!(word, "dd" | "mm" | "mmm" | "yy" | "yyyy")
}

/// "What we’ll do" and "Who’s responsible" as they are written in full.
fn spelt_out(text: &str) -> String {
    if !text.contains(['\'', '’']) {
        return text.to_owned();
    }
    let whole = |word: &str| -> String {
        let small = word.to_lowercase().replace('’', "'");
        for (end, full) in [("'ll", " will"), ("'ve", " have"), ("'re", " are")] {
            if let Some(stem) = small.strip_suffix(end) {
                return format!("{stem}{full}");
            }
        }
        let asks =
            |stem: &str| matches!(stem, "who" | "what" | "how" | "where" | "when" | "it" | "that" | "there");
        match small.trim_end_matches(|c: char| !c.is_alphanumeric()).strip_suffix("'s") {
            Some(stem) if asks(stem) => format!("{stem} is"),
            _ => word.to_owned(),
        }
    };
    text.split_whitespace().map(whole).collect::<Vec<_>>().join(" ")
}

/// Plurals are one with their singular: "Actions", "Leads", "Activities".
fn singular(word: &str) -> String {
    if let Some(stem) = word.strip_suffix("ies").filter(|s| s.len() > 3) {
        return format!("{stem}y");
    }
    match word.strip_suffix('s') {
        Some(stem) if word.len() > 3 && !word.ends_with("ss") && !word.ends_with("us") => stem.to_owned(),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_our_own_headings_is_understood() {
        let text = include_str!("interpret/columns.txt");
        let parsed = Aliases::parse(text).unwrap();
        assert_eq!(parsed.added().len(), Aliases::ours().len());
    }

    #[test]
    fn headings_in_short_forms_are_those_in_long_ones() {
        assert_eq!(heading_words("What we’ll do"), heading_words("What we will do"));
        assert_eq!(heading_words("Who's responsible?"), heading_words("Who is responsible"));
        assert_eq!(heading_words("How it’s going"), heading_words("How it is going"));
        assert_eq!(heading_words("The council's actions"), ["the", "council", "s", "action"]);
    }

    #[test]
    fn a_bad_line_is_named_with_what_to_do() {
        for (text, line, wrong) in [
            ("# ours\nleader\t90\tPennaeth", 2, AliasFault::UnknownRole),
            ("lead\tPwy\nlead", 2, AliasFault::NoHeading),
            ("lead\t90", 1, AliasFault::NoHeading),
            ("lead\tstrong\tPwy", 1, AliasFault::BadWeight),
            ("lead\t900\tPwy", 1, AliasFault::BadWeight),
            ("lead\t90\t—", 1, AliasFault::NoHeading),
        ] {
            let error = Aliases::parse(text).unwrap_err();
            assert_eq!((error.line, error.wrong), (line, wrong), "{text}");
            assert!(error.to_string().starts_with(&format!("Line {line} of the alias file")), "{error}");
        }
    }
}
