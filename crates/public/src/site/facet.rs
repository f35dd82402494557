//! The filters beside a list: each choice is a link that holds all the others.

use crate::programme::{Counts, Filter, NOBODY, Part, Place, Programme, View, When, when_label};
use planning::activity::Status;
use serde::Serialize;

/// A filter: its name and what can be chosen.
#[derive(Serialize)]
pub(super) struct Facet {
    name: String,
    /// Whether it is unfolded when the page opens.
    open: bool,
    choices: Vec<Choice>,
    /// Where the rest is, if there is more than the list shows.
    more: Option<String>,
}

#[derive(Serialize)]
struct Choice {
    text: String,
    href: String,
    count: usize,
    /// Whether this is what is chosen now; its link takes it back.
    chosen: bool,
    depth: usize,
}

/// The most leads that are listed: a large plan has hundreds, and the layout by lead has them all.
const LEADS_SHOWN: usize = 30;

/// Where a facet's links lead.
pub(super) struct Facets<'a> {
    pub programme: &'a Programme,
    pub filter: &'a Filter,
    pub counts: &'a Counts,
    pub place: &'a Place<'a>,
    pub due_soon_days: i64,
}

impl Facets<'_> {
    pub(super) fn all(&self) -> Vec<Facet> {
        [self.statuses(), self.dates(), self.months(), self.themes(), self.services(), self.leads()]
            .into_iter()
            .filter(|it| !it.choices.is_empty())
            .collect()
    }

    fn choice(&self, part: Part, value: &str, text: String, count: usize) -> Option<Choice> {
        let chosen = self.filter.value(part).is_some_and(|it| it.eq_ignore_ascii_case(value));
        if count == 0 && !chosen {
            return None;
        }
        let to = if chosen { self.filter.without(part) } else { self.filter.with(part, value) };
        Some(Choice { text, href: self.place.link(&to), count, chosen, depth: 0 })
    }

    fn facet(&self, part: Part, name: impl Into<String>, open: bool, choices: Vec<Choice>) -> Facet {
        let open = open || self.filter.value(part).is_some();
        Facet { name: name.into(), open, choices, more: None }
    }

    fn statuses(&self) -> Facet {
        let count = |it: &Status| self.counts.statuses.get(it).copied().unwrap_or_default();
        let choices = Status::ALL
            .iter()
            .filter_map(|it| self.choice(Part::Status, it.code(), it.label().to_owned(), count(it)))
            .collect();
        self.facet(Part::Status, "Status", true, choices)
    }

    fn dates(&self) -> Facet {
        let counts = self.counts;
        let choices = [
            (When::Overdue, counts.overdue),
            (When::Due, counts.due),
            (When::Undated, counts.undated),
            (When::Stale, counts.stale),
        ];
        let choices = choices
            .into_iter()
            .filter_map(|(when, count)| {
                self.choice(Part::When, &when.to_string(), when_label(when, self.due_soon_days), count)
            })
            .collect();
        self.facet(Part::When, "Dates and updates", true, choices)
    }

    fn months(&self) -> Facet {
        let mut months = self.counts.months.clone();
        let chosen = match self.filter.when {
            Some(When::Month(month)) => Some(month),
            _ => None,
        };
        if let Some(month) = chosen {
            months.entry(month).or_default();
        }
        let choices = months
            .into_iter()
            .filter_map(|(month, count)| {
                self.choice(Part::When, &When::Month(month).to_string(), month.words(), count)
            })
            .collect();
        Facet { open: chosen.is_some(), ..self.facet(Part::When, "Month of the target date", false, choices) }
    }

    fn themes(&self) -> Facet {
        let themes = &self.programme.themes;
        let choices = (0..themes.len())
            .zip(themes)
            .zip(&self.counts.themes)
            .filter_map(|((place, theme), count)| {
                let text = crate::programme::with_ref(&theme.reference, &theme.name);
                self.choice(Part::Theme, &self.programme.theme_key(place), text, *count)
            })
            .collect();
        self.facet(Part::Theme, &self.programme.plan.theme_word, false, choices)
    }

    fn services(&self) -> Facet {
        let mut choices: Vec<Choice> = self
            .programme
            .services
            .iter()
            .zip(&self.counts.services)
            .filter_map(|(it, count)| {
                let choice = self.choice(Part::Service, &it.key, it.name.clone(), *count)?;
                Some(Choice { depth: it.depth.min(3), ..choice })
            })
            .collect();
        let none = self.choice(Part::Service, NOBODY, "No service named".to_owned(), self.counts.no_service);
        choices.extend(none);
        self.facet(Part::Service, "Service", false, choices)
    }

    fn leads(&self) -> Facet {
        let mut by_count: Vec<usize> = self.counts.leads.clone();
        by_count.sort_unstable_by(|a, b| b.cmp(a));
        // With many leads, those with the most activities are listed.
        let least = by_count.get(LEADS_SHOWN).map_or(1, |it| it + 1);
        let mut choices: Vec<Choice> = self
            .programme
            .leads
            .iter()
            .zip(&self.counts.leads)
            .filter(|(it, count)| **count >= least || self.filter.lead.as_ref() == Some(&it.key))
            .filter_map(|(it, count)| self.choice(Part::Lead, &it.key, it.name.clone(), *count))
            .collect();
        choices.extend(self.choice(Part::Lead, NOBODY, "No lead named".to_owned(), self.counts.no_lead));
        let more = by_count.get(LEADS_SHOWN).is_some_and(|it| *it > 0);
        let all = self.filter.without(Part::Lead).laid_out(View::Lead);
        Facet { more: more.then(|| self.place.link(&all)), ..self.facet(Part::Lead, "Lead", false, choices) }
    }
}
