//! A plan as its readers follow it: read once, then filtered, counted and grouped in memory.

mod arrange;
mod filter;
mod group;
mod item;
mod label;
mod select;
mod service;
mod shelf;
mod store;
mod summary;

pub(crate) use filter::{Filter, MonthOf, Part, Place, View, When};
pub(crate) use group::Group;
pub(crate) use item::{Item, LeadName};
pub(crate) use label::when_label;
pub(crate) use select::Counts;
pub(crate) use service::{Service, service_path};
pub(crate) use shelf::{Shelf, reading};
pub(crate) use store::latest_updates;
pub(crate) use summary::Summary;

use kernel::At;
use planning::{plan::Plan, recommendation::Recommendation, theme::Theme};

/// A plan with everything in it that its reader may see.
pub(crate) struct Programme {
    pub plan: Plan,
    pub themes: Vec<Theme>,
    pub recommendations: Vec<Recommendation>,
    /// Parents before children; services that the plan names and nobody matched stand at the end.
    pub services: Vec<Service>,
    /// By name.
    pub leads: Vec<LeadName>,
    /// By theme and place in it.
    pub items: Vec<Item>,
    /// When something in it that is not a draft last changed.
    pub last_changed: Option<At>,
}

/// How a filter says "none named".
pub(crate) const NOBODY: &str = "-";

/// A name as it stands in a filter: "Director of Education" becomes "director-of-education".
pub(crate) fn key(name: &str) -> String {
    let mut key = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        if c.is_alphanumeric() {
            key.push(c);
        } else if !key.is_empty() && !key.ends_with('-') {
            key.push('-');
        }
    }
    let length = key.trim_end_matches('-').len();
    key.truncate(length);
    if key.is_empty() { name.trim().to_owned() } else { key }
}

impl Programme {
    /// A theme's name in filters: its ref where no other theme has the same, else its id.
    pub(crate) fn theme_key(&self, index: usize) -> String {
        self.themes.get(index).map(|it| theme_key(&self.themes, it)).unwrap_or_default()
    }

    /// The theme that a filter names.
    pub(crate) fn theme_by_key(&self, key: &str) -> Option<usize> {
        (0..self.themes.len())
            .find(|it| self.theme_key(*it).eq_ignore_ascii_case(key))
            .or_else(|| self.themes.iter().position(|it| it.id.to_string() == key))
    }
}

/// A theme's name in filters among the themes of its plan.
pub(crate) fn theme_key(themes: &[Theme], it: &Theme) -> String {
    let same = themes.iter().filter(|other| other.reference.eq_ignore_ascii_case(&it.reference)).count();
    if it.reference.is_empty() || same > 1 { it.id.to_string() } else { it.reference.clone() }
}

/// "06 Education and skills".
pub(crate) fn with_ref(reference: &str, text: &str) -> String {
    [reference, text].join(" ").trim().to_owned()
}
