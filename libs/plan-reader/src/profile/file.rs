//! A profile as a file: what is wrong with one is told with its line and column.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{DateSettings, HeadingMeaning, Meaning, Profile, Spelling};
use crate::aliases::{ROLES, heading_words};
use crate::date::DateOrder;
use crate::interpret::words::folded;

/// A larger file is no profile.
const MOST_BYTES: usize = 512 * 1024;
/// More entries of one kind than this are no profile.
const MOST_ENTRIES: usize = 2_000;
/// The most letters of a name or heading.
const MOST_LETTERS: usize = 300;
/// The most letters of the words of a row.
const MOST_WORDS: usize = 2_000;

/// A file of a profile that cannot be understood, with where and what to do.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("Line {line}, column {column} of the reading profile: {what}")]
pub struct ProfileError {
    /// Which line, counted from 1.
    pub line: usize,
    /// Which letter of the line, counted from 1.
    pub column: usize,
    /// What is wrong, and what to do.
    pub what: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: Option<Spanned<String>>,
    #[serde(default)]
    dates: Dates,
    #[serde(default)]
    heading: Vec<Heading>,
    #[serde(default)]
    service: Vec<Name>,
    #[serde(default)]
    lead: Vec<Name>,
    #[serde(default)]
    theme: Vec<Name>,
    #[serde(default)]
    ignore: Vec<Row>,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Dates {
    order: Option<DateOrder>,
    financial_year_starts: Option<Spanned<i64>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Heading {
    written: Spanned<String>,
    means: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Name {
    written: Spanned<String>,
    known_as: Spanned<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    words: Spanned<String>,
}

impl Profile {
    /// Reads a profile from the words of its file.
    ///
    /// # Errors
    ///
    /// The first thing that cannot be understood, with its line and column and what to do.
    pub fn parse(text: &str) -> Result<Self, ProfileError> {
        let text = text.trim_start_matches('\u{feff}');
        let file = File { text };
        if text.len() > MOST_BYTES {
            return Err(
                file.wrong(0..0, "The file is larger than a profile can be. Is it another file?".into())
            );
        }
        let written: Written = toml::from_str(text).map_err(|why| {
            let what =
                format!("{}. Mend it, or export the profile again.", why.message().trim_end_matches('.'));
            file.wrong(why.span().unwrap_or(0..0), what)
        })?;
        Ok(Self {
            name: match written.name.filter(|it| !it.get_ref().trim().is_empty()) {
                Some(name) => file.words(&name, "name", MOST_LETTERS)?,
                None => String::new(),
            },
            dates: DateSettings {
                order: written.dates.order,
                financial_year_starts: written
                    .dates
                    .financial_year_starts
                    .map(|it| match u8::try_from(*it.get_ref()) {
                        Ok(month @ 1..=12) => Ok(month),
                        _ => Err(file.wrong(
                            it.span(),
                            "the financial year begins in a month, from 1 for January to 12 for December."
                                .into(),
                        )),
                    })
                    .transpose()?,
            },
            headings: file.headings(&written.heading)?,
            services: file.names(&written.service, "service")?,
            leads: file.names(&written.lead, "lead")?,
            themes: file.names(&written.theme, "theme")?,
            ignored: file.rows(&written.ignore)?,
        })
    }

    /// The words of its file; [`Profile::parse`] reads the same profile from them.
    ///
    /// # Errors
    ///
    /// None that is known: every text can be written so.
    pub fn to_toml(&self) -> Result<String, toml::ser::Error> {
        #[derive(Serialize)]
        struct Out<'p> {
            name: &'p str,
            #[serde(skip_serializing_if = "Option::is_none")]
            dates: Option<BTreeMap<&'static str, toml::Value>>,
            #[serde(skip_serializing_if = "Vec::is_empty")]
            heading: Vec<BTreeMap<&'static str, &'p str>>,
            #[serde(skip_serializing_if = "no_names")]
            service: &'p [Spelling],
            #[serde(skip_serializing_if = "no_names")]
            lead: &'p [Spelling],
            #[serde(skip_serializing_if = "no_names")]
            theme: &'p [Spelling],
            #[serde(skip_serializing_if = "Vec::is_empty")]
            ignore: Vec<BTreeMap<&'static str, &'p str>>,
        }
        fn no_names(all: &[Spelling]) -> bool {
            all.is_empty()
        }
        let mut dates = BTreeMap::new();
        if let Some(order) = self.dates.order {
            dates.insert("order", toml::Value::try_from(order)?);
        }
        if let Some(month) = self.dates.financial_year_starts {
            dates.insert("financial_year_starts", i64::from(month).into());
        }
        toml::to_string_pretty(&Out {
            name: &self.name,
            dates: (!dates.is_empty()).then_some(dates),
            heading: self
                .headings
                .iter()
                .map(|it| BTreeMap::from([("written", it.written.as_str()), ("means", it.means.code())]))
                .collect(),
            service: &self.services,
            lead: &self.leads,
            theme: &self.themes,
            ignore: self.ignored.iter().map(|it| BTreeMap::from([("words", it.as_str())])).collect(),
        })
    }
}

struct File<'t> {
    text: &'t str,
}

impl File<'_> {
    fn wrong(&self, span: Range<usize>, what: String) -> ProfileError {
        let before = self.text.get(..span.start.min(self.text.len())).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        ProfileError { line, column, what }
    }

    fn words(&self, it: &Spanned<String>, what: &str, most: usize) -> Result<String, ProfileError> {
        let words = it.get_ref().trim();
        if folded(words).is_empty() && words != "#" {
            return Err(
                self.wrong(it.span(), format!("the {what} holds no word. Write one, or take the entry out."))
            );
        }
        if words.chars().count() > most {
            return Err(self.wrong(it.span(), format!("the {what} must be {most} characters or fewer.")));
        }
        Ok(words.to_owned())
    }

    fn few<T>(&self, all: &[T], what: &str) -> Result<(), ProfileError> {
        if all.len() <= MOST_ENTRIES {
            return Ok(());
        }
        Err(self.wrong(
            0..0,
            format!("there are more than {MOST_ENTRIES} entries called {what}. Is it another file?"),
        ))
    }

    fn headings(&self, all: &[Heading]) -> Result<Vec<HeadingMeaning>, ProfileError> {
        self.few(all, "heading")?;
        let mut seen: BTreeMap<Vec<String>, Meaning> = BTreeMap::new();
        let mut out = Vec::new();
        for it in all {
            let written = self.words(&it.written, "heading", MOST_LETTERS)?;
            let code = it.means.get_ref().trim();
            let means = Meaning::from_code(code).ok_or_else(|| {
                let codes: Vec<&str> = ROLES.iter().map(|(code, _)| *code).collect();
                self.wrong(
                    it.means.span(),
                    format!(
                        "“{code}” is nothing a column can hold. Write one of {}, or own.",
                        codes.join(", ")
                    ),
                )
            })?;
            match seen.insert(heading_words(&written), means) {
                Some(before) if before != means => {
                    return Err(self.wrong(
                        it.written.span(),
                        format!(
                            "the heading “{written}” has another meaning further up. Keep one of the two."
                        ),
                    ));
                }
                Some(_) => {}
                None => out.push(HeadingMeaning { written, means }),
            }
        }
        Ok(out)
    }

    fn names(&self, all: &[Name], what: &str) -> Result<Vec<Spelling>, ProfileError> {
        self.few(all, what)?;
        let mut seen: BTreeMap<String, String> = BTreeMap::new();
        let mut out = Vec::new();
        for it in all {
            let written = self.words(&it.written, what, MOST_LETTERS)?;
            let known_as = self.words(&it.known_as, what, MOST_LETTERS)?;
            match seen.insert(folded(&written), known_as.clone()) {
                Some(before) if before != known_as => {
                    return Err(self.wrong(
                        it.written.span(),
                        format!(
                            "the {what} “{written}” is known as “{before}” further up. Keep one of the two."
                        ),
                    ));
                }
                Some(_) => {}
                None => out.push((it.known_as.span(), Spelling { written, known_as })),
            }
        }
        if let Some((span, bad)) = out.iter().find(|(_, it)| {
            folded(&it.known_as) != folded(&it.written) && seen.contains_key(&folded(&it.known_as))
        }) {
            return Err(self.wrong(
                span.clone(),
                format!("“{}” is itself known as something else. Write that name here.", bad.known_as),
            ));
        }
        Ok(out.into_iter().map(|(_, it)| it).collect())
    }

    fn rows(&self, all: &[Row]) -> Result<Vec<String>, ProfileError> {
        self.few(all, "ignore")?;
        let mut out: Vec<String> = Vec::new();
        for it in all {
            let words = self.words(&it.words, "row", MOST_WORDS)?;
            if !out.iter().any(|old| folded(old) == folded(&words)) {
                out.push(words);
            }
        }
        Ok(out)
    }
}
