//! The activities of one page, under their headings.

use crate::programme::{Filter, Group, Item, NOBODY, Part, Place, Programme, View, When, with_ref};
use kernel::clock::day_words;
use planning::{
    State,
    activity::{ActivityId, brief},
    recommendation::{Recommendation, RecommendationId},
    update::Update,
};
use serde::Serialize;
use std::collections::HashMap;
use time::Date;

/// The longest line that stands for an activity, and for what was achieved last, in characters.
const PROMISE: usize = 300;
const ACHIEVED: usize = 220;

/// A heading and the activities under it that this page shows.
#[derive(Serialize)]
pub(super) struct Section {
    heading: String,
    /// The link to these alone.
    href: Option<String>,
    draft: bool,
    /// How many there are under this heading on all pages.
    count: usize,
    /// Whether the page before began it.
    continued: bool,
    outcome: Option<String>,
    recommendations: Vec<Advice>,
    items: Vec<Line>,
}

/// A recommendation in a list.
#[derive(Serialize)]
struct Advice {
    id: RecommendationId,
    reference: String,
    heading: String,
    text: String,
    authorities: String,
    response: &'static str,
    draft: bool,
}

/// An activity in a list.
#[derive(Serialize)]
struct Line {
    id: ActivityId,
    reference: String,
    text: String,
    status: &'static str,
    tag: &'static str,
    draft: bool,
    facts: Vec<String>,
    remarks: Vec<String>,
    latest: Option<Latest>,
}

/// What was said of an activity last.
#[derive(Serialize)]
struct Latest {
    day: String,
    by: String,
    achieved: String,
}

/// What the listing is made from.
pub(super) struct Listing<'a> {
    pub programme: &'a Programme,
    pub filter: &'a Filter,
    pub place: &'a Place<'a>,
    pub today: Date,
    pub latest: &'a HashMap<ActivityId, Update>,
}

impl Listing<'_> {
    /// The sections of `entries[from..to]`.
    pub(super) fn sections(&self, entries: &[(Group, usize)], from: usize, to: usize) -> Vec<Section> {
        let mut counts: HashMap<Group, usize> = HashMap::new();
        for (group, _) in entries {
            *counts.entry(*group).or_default() += 1;
        }
        let before = from.checked_sub(1).and_then(|it| entries.get(it)).map(|it| it.0);
        let mut sections: Vec<Section> = Vec::new();
        let mut last = None;
        for (group, place) in entries.get(from..to).unwrap_or_default() {
            let Some(item) = self.programme.items.get(*place) else { continue };
            if last != Some(*group) {
                let count = counts.get(group).copied().unwrap_or_default();
                sections.push(self.section(*group, count, before == Some(*group)));
                last = Some(*group);
            }
            if let Some(section) = sections.last_mut() {
                section.items.push(self.line(item));
            }
        }
        sections
    }

    /// The sections of themes that hold recommendations and no activities, where themes are shown whole.
    pub(super) fn empty_themes(&self, counts: &[usize]) -> Vec<Section> {
        let wanted = self.filter.theme.as_deref().map(|it| self.programme.theme_by_key(it));
        counts
            .iter()
            .enumerate()
            .filter(|(place, count)| **count == 0 && wanted.is_none_or(|it| it == Some(*place)))
            .map(|(place, _)| self.section(Group::Theme(place), 0, false))
            .collect()
    }

    fn section(&self, group: Group, count: usize, continued: bool) -> Section {
        let p = self.programme;
        let to = |part: Part, value: &str| {
            Some(self.place.link(&self.filter.with(part, value).laid_out(View::Theme)))
        };
        let named = |heading: String, href: Option<String>| Section {
            heading,
            href,
            draft: false,
            count,
            continued,
            outcome: None,
            recommendations: Vec::new(),
            items: Vec::new(),
        };
        match group {
            Group::Theme(place) => match p.themes.get(place) {
                Some(theme) => {
                    let whole = !continued && !self.filter.narrows_themes();
                    let advice = p.recommendations.iter().filter(|it| whole && it.theme_id == theme.id);
                    Section {
                        draft: theme.state == State::Draft,
                        outcome: Some(theme.outcome.clone()).filter(|it| whole && !it.is_empty()),
                        recommendations: advice.map(advise).collect(),
                        ..named(with_ref(&theme.reference, &theme.name), to(Part::Theme, &p.theme_key(place)))
                    }
                }
                None => named("Other activities".to_owned(), None),
            },
            Group::Service(place) => match p.services.get(place) {
                Some(it) => named(it.name.clone(), to(Part::Service, &it.key)),
                None => named(String::new(), None),
            },
            Group::Lead(place) => match p.leads.get(place) {
                Some(it) => named(it.name.clone(), to(Part::Lead, &it.key)),
                None => named(String::new(), None),
            },
            Group::Status(it) => named(it.label().to_owned(), to(Part::Status, it.code())),
            Group::Month(it) => named(it.words(), to(Part::When, &When::Month(it).to_string())),
            Group::Rest => match self.filter.by {
                View::Theme => named("Other activities".to_owned(), None),
                View::Service => named("No service named".to_owned(), to(Part::Service, NOBODY)),
                View::Lead => named("No lead named".to_owned(), to(Part::Lead, NOBODY)),
                View::Status => named("No status".to_owned(), None),
                View::Date => named("No target date".to_owned(), None),
            },
        }
    }

    fn line(&self, item: &Item) -> Line {
        let row = item.row();
        Line {
            id: row.id,
            reference: row.reference.clone(),
            text: brief(&row.text, PROMISE),
            status: row.status.label(),
            tag: row.status.tag_class(),
            draft: row.state == State::Draft,
            facts: self.facts(item),
            remarks: item.remarks(self.today),
            latest: self.latest.get(&row.id).map(|it| Latest {
                day: day_words(it.posted_at.day()),
                by: it.author_words.clone(),
                achieved: brief(&it.achieved, ACHIEVED),
            }),
        }
    }

    fn facts(&self, item: &Item) -> Vec<String> {
        let p = self.programme;
        let leads = |places: &[usize]| {
            places
                .iter()
                .filter_map(|it| p.leads.get(*it))
                .map(|it| it.name.as_str())
                .collect::<Vec<_>>()
                .join(", ")
        };
        let mut facts = Vec::with_capacity(6);
        if self.filter.by != View::Theme
            && let Some(theme) = item.theme.and_then(|it| p.themes.get(it))
        {
            facts.push(with_ref(&theme.reference, &theme.name));
        }
        if let Some(service) = item.service.and_then(|it| p.services.get(it)) {
            facts.push(service.name.clone());
        }
        facts.push(match item.leads.as_slice() {
            [] => "No lead named".to_owned(),
            some => format!("Led by {}", leads(some)),
        });
        if !item.supporting.is_empty() {
            facts.push(format!("with {}", leads(&item.supporting)));
        }
        if !item.row().target_as_written.is_empty() {
            facts.push(format!("Target date: {}", brief(&item.row().target_as_written, 80)));
        }
        let answers: Vec<&str> = item
            .answers
            .iter()
            .filter_map(|it| p.recommendations.get(*it))
            .map(|it| it.reference.as_str())
            .filter(|it| !it.is_empty())
            .collect();
        if !answers.is_empty() {
            facts.push(format!("Answers {}", answers.join(", ")));
        }
        facts
    }
}

fn advise(it: &Recommendation) -> Advice {
    Advice {
        id: it.id,
        reference: it.reference.clone(),
        heading: it.heading.clone(),
        text: brief(&it.text, PROMISE),
        authorities: it.authorities.0.join(", "),
        response: it.response.label(),
        draft: it.state == State::Draft,
    }
}
