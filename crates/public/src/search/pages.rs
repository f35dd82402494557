//! The page of search.

use super::store::{Hit, hits};
use kernel::{
    May, Response, Result, Visit,
    access::Anyone,
    paging::{PageLinks, Paging},
    search,
};
use serde::Serialize;

/// How many results a page shows.
const PER_PAGE: u64 = 20;
/// The longest search, in characters.
const LIMIT: usize = 200;

#[derive(Serialize)]
struct SearchPage {
    searched: String,
    total: u64,
    page: u64,
    hits: Vec<Hit>,
    links: Option<PageLinks>,
}

pub(super) async fn show(may: May<Anyone>, visit: Visit) -> Result<Response> {
    let searched: String = visit.query.text("q").chars().take(LIMIT).collect();
    if searched.is_empty() {
        let empty = SearchPage { searched, total: 0, page: 1, hits: Vec::new(), links: None };
        return visit.page("search/show.html", "Search", empty);
    }
    let paging = Paging::from_query(&visit.query, PER_PAGE);
    let results = search::find(may.reader(), &searched, PER_PAGE, paging.page).await?;
    let hits = hits(may.reader(), results.found, &searched).await?;
    let title = if paging.page == 1 {
        format!("{searched}: search results")
    } else {
        format!("{searched}: search results (page {})", paging.page)
    };
    let data = SearchPage {
        searched,
        total: results.total,
        page: paging.page,
        hits,
        links: Some(paging.links(results.total, "/search", &visit.query)),
    };
    visit.page("search/show.html", title, data)
}
