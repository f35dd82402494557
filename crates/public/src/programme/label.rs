//! What the choices of a filter are called.

use super::{Filter, NOBODY, Part, Programme, When, with_ref};

impl Programme {
    /// What is chosen for a part, in words; nothing if nothing is.
    pub(crate) fn label(&self, filter: &Filter, part: Part, due_soon_days: i64) -> Option<String> {
        let value = filter.value(part)?;
        let label = match part {
            Part::Theme => match self.theme_by_key(&value).and_then(|it| self.themes.get(it)) {
                Some(theme) => with_ref(&theme.reference, &theme.name),
                None => value,
            },
            Part::Service if value == NOBODY => "No service named".to_owned(),
            Part::Service => {
                self.services.iter().find(|it| it.key == value).map_or(value, |it| it.name.clone())
            }
            Part::Lead if value == NOBODY => "No lead named".to_owned(),
            Part::Lead => self.leads.iter().find(|it| it.key == value).map_or(value, |it| it.name.clone()),
            Part::Status => filter.status.map(|it| it.label().to_owned())?,
            Part::When => when_label(filter.when?, due_soon_days),
            Part::Words => format!("“{value}”"),
        };
        Some(label)
    }
}

/// What a wish about dates is called.
pub(crate) fn when_label(when: When, due_soon_days: i64) -> String {
    match when {
        When::Overdue => "Overdue".to_owned(),
        When::Due => format!("Due in the next {due_soon_days} days"),
        When::Undated => "No target date".to_owned(),
        When::Stale => "No recent update".to_owned(),
        When::Month(it) => format!("Target date in {}", it.words()),
    }
}
