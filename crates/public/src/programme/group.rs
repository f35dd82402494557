//! Laying the chosen activities out in groups.

use super::{Filter, MonthOf, Programme, View};
use planning::activity::Status;

/// A heading of the layout. Groups sort in the order in which they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Group {
    /// By their places; those without one come last.
    Theme(usize),
    Service(usize),
    Lead(usize),
    Status(Status),
    Month(MonthOf),
    /// What has no theme, service, lead or date.
    Rest,
}

impl Programme {
    /// The chosen activities under their headings. One with several leads stands under each of them, unless the
    /// filter asks for one lead alone.
    pub(crate) fn lay_out(&self, filter: &Filter, found: &[usize]) -> Vec<(Group, usize)> {
        let wanted = filter.lead.as_deref().and_then(|it| self.leads.iter().position(|l| l.key == it));
        let mut entries = Vec::with_capacity(found.len());
        for &place in found {
            let Some(item) = self.items.get(place) else { continue };
            let group = match filter.by {
                View::Theme => item.theme.map(Group::Theme),
                View::Service => item.service.map(Group::Service),
                View::Status => Some(Group::Status(item.row().status)),
                View::Date => item.row().target_end.map(|it| Group::Month(MonthOf::of(it))),
                View::Lead => {
                    let leads = item.leads.iter().filter(|it| wanted.is_none_or(|one| one == **it));
                    entries.extend(leads.map(|it| (Group::Lead(*it), place)));
                    if !item.leads.is_empty() {
                        continue;
                    }
                    None
                }
            };
            entries.push((group.unwrap_or(Group::Rest), place));
        }
        if filter.by == View::Date {
            entries.sort_by_key(|(group, place)| {
                (*group, self.items.get(*place).and_then(|it| it.row().target_end))
            });
        } else {
            entries.sort_by_key(|it| it.0);
        }
        entries
    }
}
