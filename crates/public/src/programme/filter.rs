//! Which activities somebody wants to see, as a link holds it.

use kernel::{Form, clock::MONTHS};
use planning::activity::Status;
use std::{fmt, str::FromStr};
use time::Date;

kernel::words! {
    /// How a plan is laid out.
    View {
        /// By theme, in the plan's own order.
        Theme = "theme", "Theme";
        /// By service.
        Service = "service", "Service";
        /// By lead.
        Lead = "lead", "Lead";
        /// By status.
        Status = "status", "Status";
        /// By target date.
        Date = "date", "Target date";
    }
}

/// One month of one year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct MonthOf {
    pub year: i32,
    pub month: u8,
}

impl MonthOf {
    pub(crate) fn of(day: Date) -> Self {
        Self { year: day.year(), month: u8::from(day.month()) }
    }

    /// "November 2026".
    pub(crate) fn words(self) -> String {
        let name = MONTHS.get(usize::from(self.month).wrapping_sub(1)).copied().unwrap_or_default();
        format!("{name} {}", self.year)
    }
}

/// Which dates, or lack of them, somebody asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// The target date has passed and the activity is open.
    Overdue,
    /// The target date or the next review comes soon.
    Due,
    /// Open, and no date ends it.
    Undated,
    /// Open, and nothing was said of it for long.
    Stale,
    /// The target date lies in this month.
    Month(MonthOf),
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Overdue => f.write_str("overdue"),
            Self::Due => f.write_str("due"),
            Self::Undated => f.write_str("undated"),
            Self::Stale => f.write_str("stale"),
            Self::Month(it) => write!(f, "month:{:04}-{:02}", it.year, it.month),
        }
    }
}

/// The text names no dates that can be asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct NoSuchTime;

impl FromStr for When {
    type Err = NoSuchTime;
    fn from_str(text: &str) -> Result<Self, NoSuchTime> {
        match text {
            "overdue" => return Ok(Self::Overdue),
            "due" => return Ok(Self::Due),
            "undated" => return Ok(Self::Undated),
            "stale" => return Ok(Self::Stale),
            _ => {}
        }
        let (year, month) =
            text.strip_prefix("month:").and_then(|it| it.split_once('-')).ok_or(NoSuchTime)?;
        let digits = |it: &str, many| it.len() == many && it.bytes().all(|b| b.is_ascii_digit());
        if !digits(year, 4) || !digits(month, 2) {
            return Err(NoSuchTime);
        }
        let it = MonthOf {
            year: year.parse().map_err(|_| NoSuchTime)?,
            month: month.parse().map_err(|_| NoSuchTime)?,
        };
        if (1..=12).contains(&it.month) { Ok(Self::Month(it)) } else { Err(NoSuchTime) }
    }
}

/// A part of a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Theme,
    Service,
    Lead,
    Status,
    When,
    Words,
}

impl Part {
    pub(crate) const ALL: [Self; 6] =
        [Self::Theme, Self::Service, Self::Lead, Self::Status, Self::When, Self::Words];

    /// Its name in links.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Theme => "theme",
            Self::Service => "service",
            Self::Lead => "lead",
            Self::Status => "status",
            Self::When => "when",
            Self::Words => "q",
        }
    }

    /// Its place among the parts that an activity can fail.
    pub(crate) const fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// The longest text that a part of a filter takes, in characters.
const LIMIT: usize = 120;

/// Which activities somebody wants to see, and how laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Filter {
    pub by: View,
    pub theme: Option<String>,
    pub service: Option<String>,
    pub lead: Option<String>,
    pub status: Option<Status>,
    pub when: Option<When>,
    pub words: Option<String>,
}

impl Default for Filter {
    fn default() -> Self {
        Self {
            by: View::Theme,
            theme: None,
            service: None,
            lead: None,
            status: None,
            when: None,
            words: None,
        }
    }
}

impl Filter {
    /// Reads a query. Every query can be read: what names no filter is passed over.
    pub(crate) fn read(query: &Form) -> Self {
        let mut filter = Self { by: query.parse("by").unwrap_or(View::Theme), ..Self::default() };
        for part in Part::ALL {
            filter.set(part, query.raw(part.name()));
        }
        filter
    }

    fn set(&mut self, part: Part, text: &str) {
        let cut: String = text.trim().chars().take(LIMIT).collect();
        let text = Some(cut.trim()).filter(|it| !it.is_empty());
        let owned = || text.map(str::to_owned);
        match part {
            Part::Theme => self.theme = owned(),
            Part::Service => self.service = owned(),
            Part::Lead => self.lead = owned(),
            Part::Status => self.status = text.and_then(|it| it.parse().ok()),
            Part::When => self.when = text.and_then(|it| it.parse().ok()),
            Part::Words => self.words = owned(),
        }
    }

    /// What a part asks for, as links write it.
    pub(crate) fn value(&self, part: Part) -> Option<String> {
        match part {
            Part::Theme => self.theme.clone(),
            Part::Service => self.service.clone(),
            Part::Lead => self.lead.clone(),
            Part::Status => self.status.map(|it| it.code().to_owned()),
            Part::When => self.when.map(|it| it.to_string()),
            Part::Words => self.words.clone(),
        }
    }

    /// The same with another wish for one part.
    pub(crate) fn with(&self, part: Part, text: &str) -> Self {
        let mut other = self.clone();
        other.set(part, text);
        other
    }

    /// The same without a wish for one part.
    pub(crate) fn without(&self, part: Part) -> Self {
        self.with(part, "")
    }

    /// The same activities, laid out in another way.
    pub(crate) fn laid_out(&self, by: View) -> Self {
        Self { by, ..self.clone() }
    }

    /// Whether anything is left out, other than by theme.
    pub(crate) fn narrows_themes(&self) -> bool {
        Part::ALL.into_iter().any(|it| it != Part::Theme && self.value(it).is_some())
    }

    /// The link to these activities at `path`.
    pub(crate) fn link(&self, path: &str) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if self.by != View::Theme {
            query.append_pair("by", self.by.code());
        }
        for part in Part::ALL {
            if let Some(value) = self.value(part) {
                query.append_pair(part.name(), &value);
            }
        }
        let query = query.finish();
        if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
    }
}

/// The page that the links of a list lead to.
pub(crate) struct Place<'a> {
    pub path: &'a str,
    /// Whether the list stands on that very page, so that links to other filters need not repeat its path.
    pub here: bool,
}

impl Place<'_> {
    pub(crate) fn link(&self, filter: &Filter) -> String {
        let link = filter.link(self.path);
        match link.strip_prefix(self.path) {
            Some(query) if self.here && !query.is_empty() => query.to_owned(),
            _ => link,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(query: &str) -> Filter {
        Filter::read(&Form::from_urlencoded(query.as_bytes()))
    }

    fn reread(it: &Filter) -> Filter {
        let link = it.link("/plans/a");
        read(link.split_once('?').map_or("", |(_, query)| query))
    }

    proptest! {
        #[test]
        fn any_query_can_be_read_and_its_link_means_the_same(query in ".{0,200}") {
            let filter = read(&query);
            prop_assert_eq!(reread(&filter), filter);
        }

        #[test]
        fn any_wish_survives_its_link(
            part in 0_usize..6, text in ".{0,140}", year in 0_i32..10_000, month in 1_u8..13, by in 0_usize..5,
        ) {
            let filter = Filter { by: View::ALL[by], when: Some(When::Month(MonthOf { year, month })), ..Filter::default() }
                .with(Part::ALL[part], &text);
            prop_assert_eq!(reread(&filter), filter);
        }
    }

    #[test]
    fn a_filter_reads_as_people_share_it() {
        let it = read("by=lead&theme=06&status=delayed&when=month%3A2026-11&q=school+governors");
        assert_eq!(it.by, View::Lead);
        assert_eq!(it.status, Some(Status::Delayed));
        assert_eq!(it.when, Some(When::Month(MonthOf { year: 2026, month: 11 })));
        assert_eq!(
            it.link("/plans/p"),
            "/plans/p?by=lead&theme=06&status=delayed&when=month%3A2026-11&q=school+governors"
        );
        assert_eq!(it.without(Part::Status).status, None);
    }

    #[test]
    fn a_link_on_the_same_page_is_short_unless_it_takes_all_back() {
        let (here, there) = (Place { path: "/plans/p", here: true }, Place { path: "/plans/p", here: false });
        let filter = read("theme=06");
        assert_eq!(here.link(&filter), "?theme=06");
        assert_eq!(there.link(&filter), "/plans/p?theme=06");
        assert_eq!(here.link(&Filter::default()), "/plans/p");
    }

    #[test]
    fn what_names_no_filter_is_passed_over() {
        for query in [
            "when=month:2026-13",
            "when=month:+026-01",
            "when=soon",
            "status=fine",
            "by=colour",
            "theme=%20",
            "nonsense",
        ] {
            assert_eq!(read(query), Filter::default(), "{query}");
        }
    }
}
