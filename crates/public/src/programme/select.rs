//! Choosing activities by a filter, and counting what each other choice would give.

use super::{Filter, Item, MonthOf, NOBODY, Part, Programme, When, service::upwards};
use planning::activity::Status;
use std::collections::BTreeMap;

/// How many activities each choice gives, with all other parts of the filter as they are.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    pub themes: Vec<usize>,
    pub services: Vec<usize>,
    pub no_service: usize,
    pub leads: Vec<usize>,
    pub no_lead: usize,
    pub statuses: BTreeMap<Status, usize>,
    pub overdue: usize,
    pub due: usize,
    pub undated: usize,
    pub stale: usize,
    pub months: BTreeMap<MonthOf, usize>,
}

/// The activities that a filter lets through, by their places, and the counts beside it.
#[derive(Debug)]
pub(crate) struct Selection {
    pub found: Vec<usize>,
    pub counts: Counts,
}

/// What a filter wants of a list.
#[derive(Clone, Copy)]
enum Wanted {
    Any,
    /// The ones that name none.
    None,
    One(usize),
    /// Something that is not there: nothing can be it.
    Unknown,
}

impl Wanted {
    fn of(key: Option<&str>, place: impl FnOnce(&str) -> Option<usize>) -> Self {
        match key {
            None => Self::Any,
            Some(NOBODY) => Self::None,
            Some(key) => place(key).map_or(Self::Unknown, Self::One),
        }
    }

    fn takes(self, mut places: impl Iterator<Item = usize>) -> bool {
        match self {
            Self::Any => true,
            Self::None => places.next().is_none(),
            Self::One(it) => places.any(|place| place == it),
            Self::Unknown => false,
        }
    }
}

impl Programme {
    /// The activities that the filter lets through, and what each other choice would give.
    pub(crate) fn select(&self, filter: &Filter) -> Selection {
        let mut counts = Counts {
            themes: vec![0; self.themes.len()],
            services: vec![0; self.services.len()],
            leads: vec![0; self.leads.len()],
            ..Counts::default()
        };
        let theme = Wanted::of(filter.theme.as_deref(), |it| self.theme_by_key(it));
        let service =
            Wanted::of(filter.service.as_deref(), |it| self.services.iter().position(|s| s.key == it));
        let lead = Wanted::of(filter.lead.as_deref(), |it| self.leads.iter().position(|l| l.key == it));
        let words: Vec<String> =
            filter.words.iter().flat_map(|it| it.split_whitespace()).map(str::to_lowercase).collect();
        let mut found = Vec::new();
        for (place, item) in self.items.iter().enumerate() {
            let mut misses = 0_u8;
            let mut check = |part: Part, takes: bool| {
                if !takes {
                    misses |= part.bit();
                }
            };
            check(Part::Theme, theme.takes(item.theme.into_iter()));
            check(Part::Service, service.takes(upwards(&self.services, item.service)));
            check(Part::Lead, lead.takes(item.leads.iter().copied()));
            check(Part::Status, filter.status.is_none_or(|it| it == item.row().status));
            check(Part::When, filter.when.is_none_or(|it| item.falls(it)));
            check(Part::Words, words.is_empty() || self.holds(item, &words));
            if misses == 0 {
                found.push(place);
            }
            self.count(item, misses, &mut counts);
        }
        Selection { found, counts }
    }

    /// Counts the item under each choice of a part, if that part is all it fails.
    fn count(&self, item: &Item, misses: u8, counts: &mut Counts) {
        let free = |part: Part| misses & !part.bit() == 0;
        let add = |list: &mut Vec<usize>, place: usize| {
            if let Some(it) = list.get_mut(place) {
                *it += 1;
            }
        };
        if free(Part::Theme)
            && let Some(place) = item.theme
        {
            add(&mut counts.themes, place);
        }
        if free(Part::Service) {
            upwards(&self.services, item.service).for_each(|it| add(&mut counts.services, it));
            counts.no_service += usize::from(item.service.is_none());
        }
        if free(Part::Lead) {
            item.leads.iter().for_each(|it| add(&mut counts.leads, *it));
            counts.no_lead += usize::from(item.leads.is_empty());
        }
        if free(Part::Status) {
            *counts.statuses.entry(item.row().status).or_default() += 1;
        }
        if free(Part::When) {
            counts.overdue += usize::from(item.flags.overdue);
            counts.due += usize::from(item.flags.due);
            counts.undated += usize::from(item.flags.undated);
            counts.stale += usize::from(item.flags.stale);
            if let Some(end) = item.row().target_end {
                *counts.months.entry(MonthOf::of(end)).or_default() += 1;
            }
        }
    }

    /// Whether all words stand in what the list shows of the activity.
    fn holds(&self, item: &Item, words: &[String]) -> bool {
        let service = item.service.and_then(|it| self.services.get(it)).map_or("", |it| &it.name);
        let row = item.row();
        let text = [&row.reference, &row.text, service, &row.target_as_written].join("\n").to_lowercase();
        words.iter().all(|it| text.contains(it))
    }
}

impl Item {
    fn falls(&self, when: When) -> bool {
        match when {
            When::Overdue => self.flags.overdue,
            When::Due => self.flags.due,
            When::Undated => self.flags.undated,
            When::Stale => self.flags.stale,
            When::Month(month) => self.row().target_end.is_some_and(|end| MonthOf::of(end) == month),
        }
    }
}
