//! The parts of a classification: groups, non-answers, and labels that mean no one group.

use std::fmt;

use crate::code::Code;

/// One group of a classification.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    pub(crate) code: Code,
    pub(crate) label: String,
    pub(crate) short: String,
    pub(crate) parent: Option<Code>,
    pub(crate) children: Vec<Code>,
    pub(crate) total: bool,
    pub(crate) ages: Option<Ages>,
    pub(crate) note: Option<String>,
    pub(crate) place: usize,
}

impl Group {
    /// Its code in this classification.
    #[must_use]
    pub fn code(&self) -> &Code {
        &self.code
    }

    /// Its full official label.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.label
    }

    /// Its label where there is little room, as in a chart.
    #[must_use]
    pub fn short(&self) -> &str {
        &self.short
    }

    /// The group above it, if it is part of one.
    #[must_use]
    pub fn parent(&self) -> Option<&Code> {
        self.parent.as_ref()
    }

    /// The groups it consists of, in the official order; empty for the finest groups.
    #[must_use]
    pub fn children(&self) -> &[Code] {
        &self.children
    }

    /// Nothing stands below it. Only the finest groups add up to the total; a parent counts the same people again.
    #[must_use]
    pub fn is_finest(&self) -> bool {
        self.children.is_empty() && !self.total
    }

    /// The code under which those are counted of whom no more is known than this parent: `asian.unspecified`.
    #[must_use]
    pub fn unspecified_code(&self) -> String {
        format!("{}.unspecified", self.code)
    }

    /// The label of those of whom no more is known than this parent: "Asian, not further specified".
    #[must_use]
    pub fn unspecified_label(&self) -> String {
        format!("{}, not further specified", self.short)
    }

    /// It is "All": everybody of the other groups once more.
    #[must_use]
    pub fn is_total(&self) -> bool {
        self.total
    }

    /// The ages it holds, for an age band.
    #[must_use]
    pub fn ages(&self) -> Option<Ages> {
        self.ages
    }

    /// What a reader of its figures should know.
    #[must_use]
    pub fn note(&self) -> Option<&str> {
        self.note.as_deref()
    }

    /// Its place in the official order, from 0. On a scale, a higher place is a higher grade.
    #[must_use]
    pub fn place(&self) -> usize {
        self.place
    }
}

/// A band of ages in completed years, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Ages {
    /// The youngest.
    pub from: u32,
    /// The oldest; none for "and over".
    pub to: Option<u32>,
}

impl Ages {
    /// Whether this age, in completed years, is in the band.
    #[must_use]
    pub fn hold(self, age: u32) -> bool {
        age >= self.from && self.to.is_none_or(|to| age <= to)
    }
}

/// Why there is no answer. The three are counted apart: folding them together hides how much of a gap is a choice of the
/// people asked and how much is the organisation's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NonAnswerKind {
    /// Asked, and chose not to answer.
    PreferNotToSay,
    /// It is not known: the answer is missing, and nobody can tell from the file whether the question was put.
    NotKnown,
    /// The question was not put, or not yet.
    NotAsked,
}

impl NonAnswerKind {
    /// All three, in the order in which they are shown.
    pub const ALL: [Self; 3] = [Self::PreferNotToSay, Self::NotKnown, Self::NotAsked];

    pub(crate) const WORDS: [(&'static str, Self); 3] = [
        ("prefer-not-to-say", Self::PreferNotToSay),
        ("not-known", Self::NotKnown),
        ("not-asked", Self::NotAsked),
    ];

    /// The word that stands for it in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::PreferNotToSay => "prefer-not-to-say",
            Self::NotKnown => "not-known",
            Self::NotAsked => "not-asked",
        }
    }
}

impl fmt::Display for NonAnswerKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::PreferNotToSay => "Prefer not to say",
            Self::NotKnown => "Not known",
            Self::NotAsked => "Not asked",
        })
    }
}

/// How one kind of non-answer is called in a classification. Every classification has all three.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NonAnswer {
    /// Which of the three.
    pub kind: NonAnswerKind,
    /// Its code, such as `Z` or `99` in the NHS; else the kind's own word.
    pub code: Code,
    /// Its label.
    pub label: String,
}

/// Labels that may mean one of several groups, so that a person has to say which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ambiguous {
    /// What they may mean.
    pub could_be: Vec<Code>,
    /// Why it cannot be told.
    pub reason: String,
}

/// What the people are told apart by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Characteristic {
    /// Ethnic group.
    Ethnicity,
    /// Sex.
    Sex,
    /// Gender identity, or gender reassignment.
    GenderIdentity,
    /// Disability.
    Disability,
    /// Religion or belief.
    Religion,
    /// Sexual orientation.
    SexualOrientation,
    /// Age.
    Age,
    /// Marriage and civil partnership.
    Marriage,
    /// Pregnancy and maternity.
    Pregnancy,
    /// Socio-economic background.
    SocioEconomicBackground,
    /// Caring responsibilities.
    Caring,
    /// Working pattern: full or part time.
    WorkingPattern,
    /// A scale of grades, bands or ranks.
    Grade,
    /// Something of a body's own: a directorate, a ward.
    Own,
}

impl Characteristic {
    pub(crate) const WORDS: [(&'static str, Self); 14] = [
        ("ethnicity", Self::Ethnicity),
        ("sex", Self::Sex),
        ("gender-identity", Self::GenderIdentity),
        ("disability", Self::Disability),
        ("religion", Self::Religion),
        ("sexual-orientation", Self::SexualOrientation),
        ("age", Self::Age),
        ("marriage", Self::Marriage),
        ("pregnancy", Self::Pregnancy),
        ("socio-economic-background", Self::SocioEconomicBackground),
        ("caring", Self::Caring),
        ("working-pattern", Self::WorkingPattern),
        ("grade", Self::Grade),
        ("own", Self::Own),
    ];

    /// The word that stands for it in files.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, it)| *it == self).map_or("own", |(word, _)| word)
    }
}
