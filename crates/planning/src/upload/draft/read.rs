//! The draft as it comes out of a reading, before anybody corrected it.

use super::super::{aside, certainty::Certainty, report::Report, service::folded, status::Told};
use super::{Activity, Draft, Key, Loose, Recommendation, Theme, clean};
use crate::export::Layout;
use plan_reader::{
    Profile, Reading, UnplacedReason,
    profile::{HeadingMeaning, Meaning},
};
use serde_json::{Map, Value};
use std::collections::HashMap;

impl Draft {
    /// The draft of what was read.
    #[must_use]
    pub fn from_reading(reading: &Reading) -> Self {
        Self::read_with(reading, Profile::default())
    }

    /// The draft of what was read with a profile.
    #[must_use]
    pub fn read_with(reading: &Reading, profile: Profile) -> Self {
        let read = &reading.draft;
        let mut draft = Self {
            title: clean(read.title.as_deref()),
            organisation: clean(read.organisation.as_deref()),
            date: clean(read.date.as_deref()),
            layout: Layout::of(read),
            pages: last_page(read),
            headings: headings(read),
            profile,
            profiled: reading.profile.clone(),
            ..Self::default()
        };
        for theme in &read.themes {
            let key = draft.key();
            let recommendations = theme
                .recommendations
                .iter()
                .map(|it| Recommendation {
                    key: draft.key(),
                    reference: clean(it.ref_.as_deref()),
                    heading: clean(it.heading.as_deref()),
                    text: clean(Some(&it.text)),
                    authorities: it.lead_authority.iter().map(|it| clean(Some(it))).collect(),
                    certainty: Certainty::read(it.own_confidence(), &it.doubts),
                    stood: Vec::new(),
                    source: it.source.to_string(),
                    page: it.source.page,
                })
                .collect::<Vec<_>>();
            let mut known = HashMap::new();
            for (it, own) in theme.recommendations.iter().zip(&recommendations) {
                known.entry(it.known_by()).or_insert(own.key);
            }
            let activities = theme.activities.iter().map(|it| draft.activity_read(it, &known)).collect();
            draft.themes.push(Theme {
                key,
                reference: clean(theme.ref_.as_deref()),
                name: clean(theme.name.as_deref()),
                outcome: clean(theme.outcome.as_deref()),
                leads: clean(theme.leads_as_written.as_deref()),
                recommendations,
                activities,
                was_called: theme.name.iter().map(|it| clean(Some(it))).collect(),
                source: theme.source.to_string(),
            });
        }
        for it in read.themes.iter().flat_map(|it| &it.activities) {
            for (text, reason, source) in aside::left_out(it) {
                let key = draft.key();
                draft.unplaced.push(Loose {
                    key,
                    text: clean(Some(&text)),
                    reason: reason.to_owned(),
                    source: source.to_string(),
                    only_labels: false,
                    was: None,
                });
            }
        }
        for it in &read.updates {
            let key = draft.key();
            draft.reports.push(Report::read(key, it));
        }
        for it in &read.unplaced {
            let key = draft.key();
            draft.unplaced.push(Loose {
                key,
                text: clean(Some(&it.text)),
                reason: reason(it.reason).to_owned(),
                source: it.source.to_string(),
                only_labels: only_labels(it.reason),
                was: None,
            });
        }
        draft
    }

    fn activity_read(&mut self, it: &plan_reader::DraftActivity, known: &HashMap<String, Key>) -> Activity {
        let mut other: Map<String, Value> = it
            .other
            .iter()
            .map(|(heading, words)| (clean(Some(heading)), Value::from(clean(words.as_str()))))
            .collect();
        aside::keep_struck(it, &mut other);
        Activity {
            key: self.key(),
            reference: clean(it.ref_.as_deref()),
            service: clean(it.service.as_deref()),
            text: clean(Some(&it.text)),
            leads: clean(it.lead.as_deref()),
            target: clean(it.target_date.as_deref()),
            achieved: clean(it.achieved.as_deref()),
            status: None,
            told: it.status.as_ref().map(Told::from),
            answers: it.answers.iter().filter_map(|name| known.get(name).copied()).collect(),
            asides: aside::told(it),
            other,
            certainty: Certainty::read(it.own_confidence(), &it.doubts),
            stood: Vec::new(),
            source: it.source.to_string(),
            page: it.source.page,
        }
    }
}

/// The headings of all tables, each once, in order, and the names of columns without one.
fn headings(read: &plan_reader::Draft) -> Vec<HeadingMeaning> {
    let mut all: Vec<HeadingMeaning> = Vec::new();
    for it in read.columns.iter().chain(&read.unheaded).flat_map(|it| &it.headings) {
        let written = clean(Some(&it.heading));
        let means = it.read_as.map_or(Meaning::Own, Meaning::Role);
        let known = |old: &HeadingMeaning| folded(&old.written) == folded(&written);
        if !written.is_empty() && !all.iter().any(known) {
            all.push(HeadingMeaning { written, means });
        }
    }
    all
}

fn last_page(read: &plan_reader::Draft) -> Option<u32> {
    let themes = read.themes.iter().map(|it| &it.source);
    let recommendations = read.themes.iter().flat_map(|it| &it.recommendations).map(|it| &it.source);
    let activities = read.themes.iter().flat_map(|it| &it.activities).map(|it| &it.source);
    let around = read.updates.iter().map(|it| &it.source).chain(read.unplaced.iter().map(|it| &it.source));
    themes.chain(recommendations).chain(activities).chain(around).filter_map(|it| it.page).max()
}

/// True for words that only say what others are.
const fn only_labels(reason: UnplacedReason) -> bool {
    matches!(reason, UnplacedReason::Label | UnplacedReason::RepeatedHeadings | UnplacedReason::Contents)
}

/// Why words are in no theme, as a person reads it.
fn reason(it: UnplacedReason) -> &'static str {
    match it {
        UnplacedReason::Prose => "Running text around the plan",
        UnplacedReason::Heading => "A heading that begins no theme",
        UnplacedReason::Contents => "From the table of contents",
        UnplacedReason::Label => "A label that only says what follows",
        UnplacedReason::RepeatedHeadings => "Headings of a table that stand again",
        UnplacedReason::Margin => "A page header, footer, footnote or comment",
        UnplacedReason::Hidden => "Text that the document hides",
        UnplacedReason::Struck => "Words that are struck through",
        UnplacedReason::Deleted => "Words that a tracked change deleted",
        UnplacedReason::OtherTable => "A table that is not a plan",
        UnplacedReason::Note => "A note inside a table",
        UnplacedReason::Prompt => "A prompt that nobody has filled in",
        UnplacedReason::Profile => "Left out because the reading profile says so",
        _ => "No place was found for it",
    }
}
