//! The draft of a plan under review: what was read, with a key on each piece so that it can be corrected.

mod read;

use super::{certainty::Certainty, report::Report, status::Told};
use crate::{activity::Status, export::Layout};
use kernel::ServiceId;
use plan_reader::{
    Profile, ProfileChange, Query,
    date::DateOptions,
    lead,
    profile::{HeadingMeaning, KnownAs},
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The number by which a piece of a draft is known while it is reviewed. No two pieces of a draft share one.
pub type Key = u32;

/// A plan under review. Words stand as written; "" where nothing is.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// The title.
    pub title: String,
    /// Whose promises these are.
    pub organisation: String,
    /// The date of the document: "2020", "2020-12" or "2020-12-05".
    pub date: String,
    /// Its themes, in order.
    pub themes: Vec<Theme>,
    /// Every word that is in no theme.
    pub unplaced: Vec<Loose>,
    /// The service that a person chose for a name as it is written.
    #[serde(default)]
    pub services: BTreeMap<String, ServiceId>,
    /// What a progress page says has been done.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reports: Vec<Report>,
    /// How the document is laid out, where its tables have headings.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub layout: Option<Layout>,
    /// The reading profile it was read with.
    #[serde(default, skip_serializing_if = "says_nothing")]
    pub profile: Profile,
    /// What the profile made different.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub profiled: Vec<ProfileChange>,
    /// The headings of its tables, each once, and what they were read as.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<HeadingMeaning>,
    /// What a person said headings mean.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub told: Vec<HeadingMeaning>,
    /// The last page that anything was read from, in a document of pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// The key that the next piece gets.
    pub next: Key,
}

/// A theme of the draft.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Theme {
    /// Its key.
    pub key: Key,
    /// Its ref.
    pub reference: String,
    /// Its name.
    pub name: String,
    /// The desired outcome.
    pub outcome: String,
    /// The lead officers as written.
    pub leads: String,
    /// What should happen.
    pub recommendations: Vec<Recommendation>,
    /// What services do.
    pub activities: Vec<Activity>,
    /// Its names as the document has them, and those of themes that were merged into it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub was_called: Vec<String>,
    /// Where it begins in the file.
    pub source: String,
}

/// A recommendation of the draft.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Recommendation {
    /// Its key.
    pub key: Key,
    /// Its ref.
    pub reference: String,
    /// The sub-heading it stands under.
    pub heading: String,
    /// What should happen.
    pub text: String,
    /// The organisations with authority over it.
    pub authorities: Vec<String>,
    /// How sure its reading is; nothing more to doubt once a person saved it.
    #[serde(default, skip_serializing_if = "Certainty::is_sure")]
    pub certainty: Certainty,
    /// Its words as the document has them, once a person corrected them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stood: Vec<(String, String)>,
    /// Where it stands in the file.
    pub source: String,
    /// The page it stands on, in a document of pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// An activity of the draft.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Activity {
    /// Its key.
    pub key: Key,
    /// Its ref.
    pub reference: String,
    /// The service as written.
    pub service: String,
    /// What is promised.
    pub text: String,
    /// The leads as written.
    pub leads: String,
    /// The target date as written.
    pub target: String,
    /// What has been achieved, as written.
    pub achieved: String,
    /// How it is going, where the file says so in our own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<Status>,
    /// How it is going, as the document says it in its own way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub told: Option<Told>,
    /// The recommendations it answers, where the document shows it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub answers: Vec<Key>,
    /// What stands beside its words in the document, a sentence for each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asides: Vec<String>,
    /// The words of every other column, under its heading.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    pub other: Map<String, Value>,
    /// How sure its reading is; nothing more to doubt once a person saved it.
    #[serde(default, skip_serializing_if = "Certainty::is_sure")]
    pub certainty: Certainty,
    /// Its words as the document has them, once a person corrected them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stood: Vec<(String, String)>,
    /// Where it stands in the file.
    pub source: String,
    /// The page it stands on, in a document of pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub page: Option<u32>,
}

/// Words that are in no theme.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Loose {
    /// Its key.
    pub key: Key,
    /// The words.
    pub text: String,
    /// Why they are in no theme.
    pub reason: String,
    /// Where they stand in the file.
    pub source: String,
    /// They only say what other words are: a label, headings that stand again, an entry of a table of contents.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub only_labels: bool,
    /// What they were before somebody dropped it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub was: Option<Was>,
}

/// What was dropped, and where it stood, so that it can be put back.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Was {
    /// A theme with all it held, and its place.
    Theme(Box<Theme>, usize),
    /// A recommendation, with its theme and its place there.
    Recommendation(Box<Recommendation>, Key, usize),
    /// An activity, with its theme and its place there.
    Activity(Box<Activity>, Key, usize),
}

/// One thing to check: what happened, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Check {
    /// What happened and what to do.
    pub message: String,
    /// Where in the file.
    pub place: String,
    /// The words concerned, if there are any.
    pub words: String,
}

impl From<&Query> for Check {
    fn from(it: &Query) -> Self {
        Self {
            message: it.message.clone(),
            place: it.location.to_string(),
            words: clean(it.words.as_deref()),
        }
    }
}

impl Draft {
    /// A key that no piece has yet.
    pub fn key(&mut self) -> Key {
        self.next += 1;
        self.next
    }

    /// The theme with this key.
    #[must_use]
    pub fn theme(&self, key: Key) -> Option<&Theme> {
        self.themes.iter().find(|it| it.key == key)
    }

    /// The activity with this key, and its theme.
    #[must_use]
    pub fn activity(&self, key: Key) -> Option<(&Theme, &Activity)> {
        self.themes.iter().find_map(|theme| Some((theme, theme.activities.iter().find(|it| it.key == key)?)))
    }

    /// The recommendation with this key, and its theme.
    #[must_use]
    pub fn recommendation(&self, key: Key) -> Option<(&Theme, &Recommendation)> {
        self.themes
            .iter()
            .find_map(|theme| Some((theme, theme.recommendations.iter().find(|it| it.key == key)?)))
    }

    /// Every activity, with its theme.
    pub fn activities(&self) -> impl Iterator<Item = (&Theme, &Activity)> {
        self.themes.iter().flat_map(|theme| theme.activities.iter().map(move |it| (theme, it)))
    }

    /// How much it holds.
    #[must_use]
    pub fn counts(&self) -> Counts {
        Counts {
            themes: self.themes.len(),
            recommendations: self.themes.iter().map(|it| it.recommendations.len()).sum(),
            activities: self.themes.iter().map(|it| it.activities.len()).sum(),
            achieved: self.activities().filter(|(_, it)| !it.achieved.is_empty()).count(),
            unplaced: self.unplaced.iter().filter(|it| !it.only_labels).count(),
            labels: self.unplaced.iter().filter(|it| it.only_labels).count(),
        }
    }

    /// The day its date begins on: dates without a year are read from it.
    #[must_use]
    pub fn day(&self) -> Option<time::Date> {
        let mut parts = self.date.trim().splitn(3, '-');
        let year = parts.next()?.parse().ok().filter(|it| (1900..=2200).contains(it))?;
        let month = parts.next().map_or(Some(1), |it| it.parse::<u8>().ok())?;
        let day = parts.next().map_or(Some(1), |it| it.parse::<u8>().ok())?;
        time::Date::from_calendar_date(year, time::Month::try_from(month).ok()?, day).ok()
    }

    /// How its dates are read. `anchor` is the day it begins on, or that of the plan it goes into.
    #[must_use]
    pub fn dates(&self, anchor: Option<time::Date>) -> DateOptions {
        self.profile.dates.over(&DateOptions { anchor, ..DateOptions::default() })
    }

    /// The leads that its words mean, one a line, where the profile knows some of them by another name; else the
    /// words themselves.
    #[must_use]
    pub fn leads_meant(&self, written: &str) -> String {
        let known = KnownAs::new(&self.profile.leads);
        match known.leads(written, &lead::read(written)) {
            Some((leads, _)) => {
                let line = |it: &lead::LeadReading| {
                    let name =
                        it.role.as_ref().map_or(it.name.clone(), |role| format!("{}, {role}", it.name));
                    if it.supporting { format!("with {name}") } else { name }
                };
                leads.iter().map(line).collect::<Vec<_>>().join("\n")
            }
            None => written.to_owned(),
        }
    }

    /// The name that the profile knows a service by, or the name as written.
    #[must_use]
    pub fn service_meant<'d>(&'d self, written: &'d str) -> &'d str {
        KnownAs::new(&self.profile.services).of(written).unwrap_or(written)
    }

    /// Every name of a service as it is written, in order, each once, with how often it stands there.
    #[must_use]
    pub fn services_written(&self) -> Vec<(&str, usize)> {
        let mut found: Vec<(&str, usize)> = Vec::new();
        let mut place: BTreeMap<&str, usize> = BTreeMap::new();
        for (_, it) in self.activities().filter(|(_, it)| !it.service.is_empty()) {
            let at = *place.entry(it.service.as_str()).or_insert_with(|| {
                found.push((it.service.as_str(), 0));
                found.len() - 1
            });
            if let Some(slot) = found.get_mut(at) {
                slot.1 += 1;
            }
        }
        found
    }
}

/// How much a draft holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Themes.
    pub themes: usize,
    /// Recommendations.
    pub recommendations: usize,
    /// Activities.
    pub activities: usize,
    /// Activities of which the file says what has been achieved.
    pub achieved: usize,
    /// Pieces that are in no theme and say something of their own.
    pub unplaced: usize,
    /// Pieces in no theme that only say what other words are.
    #[serde(default)]
    pub labels: usize,
}

/// What a theme without a name is called.
const NAMELESS: &str = "Items under no theme";

impl Theme {
    /// The name it has in a plan, where it must have one.
    #[must_use]
    pub fn stored_name(&self) -> &str {
        if self.name.is_empty() { NAMELESS } else { &self.name }
    }

    /// What it is called where it must be called something.
    #[must_use]
    pub fn called(&self) -> String {
        format!("{} {}", self.reference, self.stored_name()).trim().to_owned()
    }
}

fn says_nothing(it: &Profile) -> bool {
    *it == Profile::default()
}

/// Words without what no database keeps.
pub(super) fn clean(text: Option<&str>) -> String {
    text.unwrap_or_default().replace('\0', "").replace("\r\n", "\n").trim().to_owned()
}
