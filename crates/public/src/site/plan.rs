//! A plan: its themes, recommendations and activities, filtered, laid out and counted.

use super::{
    facet::{Facet, Facets},
    listing::{Listing, Section},
};
use crate::programme::{Filter, Part, Place, Programme, Shelf, View, latest_updates};
use kernel::{
    Form, May, Reader, Response, Result, Visit,
    clock::day_words,
    paging::{PageLinks, Paging},
    visit::Sight,
};
use planning::{
    State,
    plan::{Plan, ReadPlan},
    theme::ReadTheme,
};
use serde::Serialize;
use std::sync::Arc;

/// How many activities a page shows.
const PER_PAGE: u64 = 50;

#[derive(Serialize)]
struct PlanPage {
    plan: PlanHead,
    path: String,
    /// Whether this is the whole plan from its beginning.
    whole: bool,
    heading: String,
    filter: Shown,
    result: String,
    sections: Vec<Section>,
    facets: Vec<Facet>,
    views: Vec<ViewLink>,
    links: PageLinks,
    last_changed: Option<i64>,
    csv: String,
    json: String,
    may_prepare: bool,
}

/// What a plan says of itself.
#[derive(Serialize)]
pub(super) struct PlanHead {
    slug: String,
    title: String,
    organisation: String,
    introduction: String,
    theme_word: String,
    period: Option<String>,
    draft: bool,
}

impl PlanHead {
    pub(super) fn of(plan: &Plan) -> Self {
        Self {
            slug: plan.slug.clone(),
            title: plan.title.clone(),
            organisation: plan.organisation.clone(),
            introduction: plan.introduction.clone(),
            theme_word: plan.theme_word.clone(),
            period: match (plan.starts_on, plan.ends_on) {
                (Some(from), Some(to)) => Some(format!("{} to {}", day_words(from), day_words(to))),
                (Some(from), None) => Some(format!("from {}", day_words(from))),
                (None, Some(to)) => Some(format!("until {}", day_words(to))),
                (None, None) => None,
            },
            draft: plan.state != State::Published,
        }
    }
}

/// The filter as the page shows it.
#[derive(Serialize)]
struct Shown {
    words: Option<String>,
    /// The other parts, for the form that asks for words.
    hidden: Vec<(String, String)>,
    chosen: Vec<Chosen>,
    clear: String,
}

#[derive(Serialize)]
struct Chosen {
    part: String,
    text: String,
    remove: String,
}

#[derive(Serialize)]
struct ViewLink {
    text: String,
    href: String,
    current: bool,
}

pub(super) async fn show(may: May<ReadPlan>, visit: Visit, shelf: Arc<Shelf>) -> Result<Response> {
    let filter = Filter::read(&visit.query);
    let (reader, plan) = (may.reader(), may.on.clone());
    let sight = Sight::of(reader.actor());
    visit.shared_page("site/plan.html", sight, page(reader, &visit, plan, filter, &shelf)).await
}

pub(super) async fn show_theme(may: May<ReadTheme>, visit: Visit, shelf: Arc<Shelf>) -> Result<Response> {
    let (plan, theme) = may.on.clone();
    let themes = planning::theme::store::list(may.reader(), plan.id).await?;
    let key = crate::programme::theme_key(&themes, &theme);
    let filter = Filter::default().with(Part::Theme, &key);
    let (reader, sight) = (may.reader(), Sight::of(may.reader().actor()));
    visit.shared_page("site/plan.html", sight, page(reader, &visit, plan, filter, &shelf)).await
}

/// The page's title and what it shows.
async fn page(
    reader: &Reader,
    visit: &Visit,
    plan: Plan,
    filter: Filter,
    shelf: &Shelf,
) -> Result<(String, PlanPage)> {
    let path = format!("/plans/{}", plan.slug);
    let place = Place { path: &path, here: visit.path == path };
    let due_soon_days = visit.app.settings.due_soon_days;
    let programme = shelf.programme(reader, plan).await?;
    let programme = programme.as_ref();
    let selection = programme.select(&filter);
    let entries = programme.lay_out(&filter, &selection.found);

    let total = entries.len();
    let pages = (total as u64).div_ceil(PER_PAGE).max(1);
    let asked = Paging::from_query(&visit.query, PER_PAGE);
    let paging = Paging { page: asked.page.min(pages), ..asked };
    let from = usize::try_from(paging.offset()).unwrap_or(total).min(total);
    let to = (from + usize::try_from(PER_PAGE).unwrap_or(total)).min(total);
    let shown: Vec<_> = entries
        .get(from..to)
        .unwrap_or_default()
        .iter()
        .filter_map(|(_, place)| programme.items.get(*place))
        .map(|it| it.row().id)
        .collect();
    let latest = latest_updates(reader, &shown).await?;

    let listing =
        Listing { programme, filter: &filter, place: &place, today: reader.today(), latest: &latest };
    let mut sections = listing.sections(&entries, from, to);
    if filter.by == View::Theme && !filter.narrows_themes() && paging.page == pages {
        sections.extend(listing.empty_themes(&selection.counts.themes));
    }
    let facets =
        Facets { programme, filter: &filter, counts: &selection.counts, place: &place, due_soon_days };
    let chosen = chosen(programme, &filter, &place, due_soon_days);
    let heading = heading(programme, &chosen);
    let title = match pages {
        1 => heading.clone(),
        many => format!("{heading} (page {} of {many})", paging.page),
    };
    let query = Form::from_urlencoded(filter.link("").trim_start_matches('?').as_bytes());
    let data = PlanPage {
        plan: PlanHead::of(&programme.plan),
        whole: chosen.is_empty() && paging.page == 1,
        filter: Shown {
            words: filter.words.clone(),
            hidden: query.fields().iter().filter(|(name, _)| name != Part::Words.name()).cloned().collect(),
            chosen,
            clear: place.link(&Filter::default().laid_out(filter.by)),
        },
        result: result(selection.found.len(), total, from, to),
        sections,
        facets: facets.all(),
        views: View::ALL
            .iter()
            .map(|it| ViewLink {
                text: if *it == View::Theme {
                    programme.plan.theme_word.clone()
                } else {
                    it.label().to_owned()
                },
                href: place.link(&filter.laid_out(*it)),
                current: *it == filter.by,
            })
            .collect(),
        links: paging.links(total as u64, &path, &query),
        last_changed: programme.last_changed.map(|it| it.0),
        csv: filter.link(&format!("{path}/activities.csv")),
        json: filter.link(&format!("{path}/activities.json")),
        may_prepare: reader.actor().sees_drafts(),
        heading,
        path,
    };
    Ok((title, data))
}

/// What is chosen, in words, and the links that take it back.
fn chosen(programme: &Programme, filter: &Filter, place: &Place<'_>, due_soon_days: i64) -> Vec<Chosen> {
    Part::ALL
        .into_iter()
        .filter_map(|part| {
            let text = programme.label(filter, part, due_soon_days)?;
            let name = match part {
                Part::Theme => programme.plan.theme_word.as_str(),
                Part::Service => "Service",
                Part::Lead => "Lead",
                Part::Status => "Status",
                Part::When => "Dates",
                Part::Words => "Words",
            };
            Some(Chosen { part: name.to_owned(), text, remove: place.link(&filter.without(part)) })
        })
        .collect()
}

/// The page's heading, which differs from filter to filter.
fn heading(programme: &Programme, chosen: &[Chosen]) -> String {
    let words: Vec<&str> = chosen.iter().map(|it| it.text.as_str()).collect();
    match words.as_slice() {
        [] => programme.plan.title.clone(),
        some => format!("{}: {}", programme.plan.title, some.join(", ")),
    }
}

/// "Showing 1 to 50 of 68 activities".
fn result(found: usize, entries: usize, from: usize, to: usize) -> String {
    let noun = if found == 1 { "activity" } else { "activities" };
    if found == 0 {
        "No activities match".to_owned()
    } else if to - from == entries {
        format!("{found} {noun}")
    } else if entries == found {
        format!("Showing {} to {to} of {found} {noun}", from + 1)
    } else {
        // An activity with several leads has a line under each.
        format!("Showing lines {} to {to} of {entries}, for {found} {noun}", from + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::result;

    #[test]
    fn the_number_of_results_is_said_in_words() {
        assert_eq!(result(0, 0, 0, 0), "No activities match");
        assert_eq!(result(1, 1, 0, 1), "1 activity");
        assert_eq!(result(68, 68, 50, 68), "Showing 51 to 68 of 68 activities");
        assert_eq!(result(40, 60, 0, 50), "Showing lines 1 to 50 of 60, for 40 activities");
        assert_eq!(result(40, 45, 0, 45), "40 activities");
    }
}
