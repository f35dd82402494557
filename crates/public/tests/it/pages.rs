//! What the pages show, and to whom.

use super::given::{Answer, Promise, Site};
use axum::http::StatusCode;
use planning::{
    State,
    activity::{Activity, Status},
    plan::Plan,
};
use scraper::{Html, Selector};

fn all(page: &Answer, selector: &str) -> Vec<String> {
    let html = Html::parse_document(&page.text);
    let selector = Selector::parse(selector).unwrap();
    html.select(&selector)
        .map(|it| it.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

fn links(page: &Answer, text: &str) -> Vec<String> {
    let html = Html::parse_document(&page.text);
    let selector = Selector::parse("main a").unwrap();
    html.select(&selector)
        .filter(|it| it.text().collect::<String>().contains(text))
        .filter_map(|it| it.value().attr("href").map(whole))
        .collect()
}

/// A link as the browser takes it on the plan's page.
fn whole(href: &str) -> String {
    if href.starts_with('?') { format!("/plans/level-ground{href}") } else { href.to_owned() }
}

struct Programme {
    site: Site,
    plan: Plan,
    damp: Activity,
}

/// Two themes, six activities of which one is a draft, one update.
async fn programme() -> Programme {
    let site = Site::open().await;
    let plan = site.plan("Level Ground", true).await;
    let homes = site.theme(&plan, "01", "Homes").await;
    let schools = site.theme(&plan, "02", "Schools").await;
    site.recommendation(&plan, &homes, "01.a", "Repairs should be reported by origin").await;
    let damp = site
        .activity(&plan, &homes, Promise { service: Some(site.council.repairs), ..Promise::default() })
        .await;
    site.activity(
        &plan,
        &homes,
        Promise {
            text: "Letters in six languages",
            service: Some(site.council.housing),
            leads: "Priya Hallworth; Tenants' Panel",
            target: "By April 2026",
            ..Promise::default()
        },
    )
    .await;
    site.activity(
        &plan,
        &schools,
        Promise { text: "Governors trained", target: "Ongoing", leads: "", ..Promise::default() },
    )
    .await;
    site.activity(
        &plan,
        &schools,
        Promise { text: "Done already", status: Status::Complete, ..Promise::default() },
    )
    .await;
    site.activity(
        &plan,
        &schools,
        Promise { text: "Not for the public", state: State::Draft, ..Promise::default() },
    )
    .await;
    site.activity(
        &plan,
        &schools,
        Promise { text: "<script>alert(1)</script> & more", ..Promise::default() },
    )
    .await;
    site.update(&damp, Status::AtRisk, "Forty homes are dry; training of surveyors has begun").await;
    Programme { site, plan, damp }
}

#[tokio::test]
async fn the_only_plan_is_the_front_page_and_says_how_it_is_going() {
    let p = programme().await;
    let page = p.site.get("/").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(all(&page, "h1"), ["Marlow Vale CouncilLevel Ground"]);
    assert!(
        page.text.contains("Of 5 activities, 3 are on track, 1 is at risk and 1 is complete. 1 is overdue."),
        "{}",
        page.text
    );
    assert_eq!(all(&page, "tbody tr").last().unwrap(), "All activities5");
    assert!(page.text.contains("Forty homes are dry"));
    assert_eq!(links(&page, "01 Homes"), ["/plans/level-ground?theme=01"]);
}

#[tokio::test]
async fn several_plans_are_listed_and_none_is_said_to_be_none() {
    let site = Site::open().await;
    assert!(site.get("/").await.text.contains("No plan has been published yet"));
    site.plan("Level Ground", true).await;
    site.plan("Open Doors", true).await;
    site.plan("Still secret", false).await;
    let page = site.get("/").await;
    assert_eq!(all(&page, "main h2").len(), 3);
    assert!(!page.text.contains("Still secret"));
    assert!(site.get_as_officer("/").await.text.contains("Still secret"));
    assert_eq!(site.get("/plans/still-secret").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/plans/still-secret/activities.csv").await.status, StatusCode::NOT_FOUND);
    assert_eq!(site.get("/plans/still-secret/updates.atom").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_plan_shows_themes_outcomes_recommendations_and_activities() {
    let p = programme().await;
    let page = p.site.get("/plans/level-ground").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(all(&page, "[role=status]"), ["5 activities"]);
    assert_eq!(all(&page, "section.app-section h2"), ["01 Homes", "02 Schools"]);
    for words in [
        "Homes serve everybody alike",
        "Repairs should be reported by origin",
        "Police, Council",
        "Overdue: the target date was 30 April 2026",
        "No date by which it will be done",
        "Complete, but no evidence is attached",
        "Led by Programme Officer, Tenants",
        "No lead named",
        "Page last updated: 7 October 2026 at 10:00am",
    ] {
        assert!(page.text.contains(words), "{words}: {}", page.text);
    }
    for secret in ["Priya", "Jo Secret", "Not for the public", "<script>alert"] {
        assert!(!page.text.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn every_filter_is_a_link_that_holds_the_others_and_can_be_taken_back() {
    let p = programme().await;
    let housing = p.site.council.housing;
    let page = p.site.get(&format!("/plans/level-ground?service={housing}")).await;
    assert_eq!(all(&page, "[role=status]"), ["2 activities"], "a service includes those below it");
    let at_risk = links(&page, "At risk");
    assert_eq!(at_risk, [format!("/plans/level-ground?service={housing}&status=at_risk")]);
    let page = p.site.get(&at_risk[0]).await;
    assert_eq!(all(&page, "[role=status]"), ["1 activity"]);
    assert_eq!(all(&page, ".moj-filter__tag").len(), 2);
    assert_eq!(
        links(&page, "Remove this filter: Status"),
        [format!("/plans/level-ground?service={housing}")]
    );
    assert!(all(&page, "title")[0].starts_with("Level Ground: Homes and Neighbourhoods, At risk"));
    for (query, count) in [
        ("when=overdue", "1 activity"),
        ("when=undated", "1 activity"),
        ("when=month%3A2026-04", "1 activity"),
        ("lead=programme-officer", "1 activity"),
        ("lead=-", "1 activity"),
        ("lead=nobody-there", "No activities match"),
        ("theme=02&q=TRAINED", "1 activity"),
        ("theme=99", "No activities match"),
        ("status=nonsense&page=900", "5 activities"),
    ] {
        let page = p.site.get(&format!("/plans/level-ground?{query}")).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(all(&page, "[role=status]"), [count], "{query}");
    }
}

#[tokio::test]
async fn each_count_beside_a_filter_is_what_its_link_gives() {
    let p = programme().await;
    for query in ["", "?by=lead&theme=01", "?status=on_track", "?when=overdue&q=letters"] {
        let page = p.site.get(&format!("/plans/level-ground{query}")).await;
        let choices: Vec<(String, String)> = {
            let html = Html::parse_document(&page.text);
            let items = Selector::parse(".app-filter li").unwrap();
            let link = Selector::parse("a").unwrap();
            html.select(&items)
                .filter_map(|it| {
                    let a = it.select(&link).next()?;
                    let chosen = a.value().attr("aria-current").is_some();
                    (!chosen).then(|| (whole(a.value().attr("href").unwrap()), it.text().collect::<String>()))
                })
                .collect()
        };
        assert!(choices.len() > 2, "{query}");
        for (href, text) in choices {
            let count = text.rsplit_once('(').unwrap().1.trim_end_matches([')', '\n', ' ']).to_owned();
            let json = p.site.get(&href.replace("level-ground?", "level-ground/activities.json?")).await;
            let json: serde_json::Value = serde_json::from_str(&json.text).unwrap();
            assert_eq!(json["count"].to_string(), count, "{href} {text}");
        }
    }
}

#[tokio::test]
async fn a_plan_is_laid_out_by_service_lead_status_and_date() {
    let p = programme().await;
    let headings = async |by: &str| {
        all(&p.site.get(&format!("/plans/level-ground?by={by}")).await, "section.app-section h2")
    };
    assert_eq!(headings("service").await, ["Homes and Neighbourhoods", "Repairs", "No service named"]);
    assert_eq!(headings("status").await, ["On track", "At risk", "Complete"]);
    assert_eq!(headings("date").await, ["April 2026", "April 2027", "No target date"]);
    let leads = headings("lead").await;
    assert_eq!(leads.len(), 4, "{leads:?}");
    assert_eq!(leads.last().unwrap(), "No lead named");
}

#[tokio::test]
async fn staff_who_prepare_the_plan_see_drafts_marked() {
    let p = programme().await;
    let page = p.site.get_as_officer("/plans/level-ground").await;
    assert!(page.text.contains("Not for the public"));
    assert!(all(&page, ".govuk-tag").contains(&"Draft".to_owned()));
    assert_eq!(links(&page, "Prepare this plan"), ["/plans/level-ground/prepare"]);
}

#[tokio::test]
async fn a_theme_has_a_page_of_its_own() {
    let p = programme().await;
    let page = p.site.get(&format!("/themes/{}", p.damp.row.theme_id)).await;
    assert_eq!(all(&page, "[role=status]"), ["2 activities"]);
    assert!(all(&page, "h1")[0].ends_with("Level Ground: 01 Homes"));
}

#[tokio::test]
async fn what_nobody_has_spoken_of_for_long_is_stale() {
    let p = programme().await;
    p.site.days_pass(61);
    let page = p.site.get("/plans/level-ground?when=stale").await;
    assert_eq!(all(&page, "[role=status]"), ["4 activities"]);
    assert!(page.text.contains("No update for 61 days") && page.text.contains("No update yet"));
}

#[tokio::test]
async fn downloads_hold_what_the_page_shows_and_no_names() {
    let p = programme().await;
    let csv = p.site.get("/plans/level-ground/activities.csv?theme=01").await;
    assert_eq!(csv.headers["content-disposition"].to_str().unwrap().split(';').next(), Some("attachment"));
    assert!(csv.text.starts_with("\u{feff}Ref,Theme ref,"));
    assert_eq!(csv.text.matches("\r\n").count(), 3);
    let json = p.site.get("/plans/level-ground/activities.json?theme=01&status=at_risk").await;
    assert_eq!(json.headers["content-type"], "application/json");
    let json: serde_json::Value = serde_json::from_str(&json.text).unwrap();
    assert_eq!(json["schema_version"], 1);
    assert_eq!(json["filters"], serde_json::json!({ "theme": "01", "status": "at_risk" }));
    let one = &json["activities"][0];
    assert_eq!(one["service_path"], serde_json::json!(["Homes and Neighbourhoods", "Repairs"]));
    assert_eq!(one["target_to"], "2027-04-30");
    assert_eq!(one["achieved"], "Forty homes are dry; training of surveyors has begun");
    let whole = p.site.get("/plans/level-ground/activities.json").await.text;
    for secret in ["Priya", "Jo Secret", "Not for the public"] {
        assert!(!csv.text.contains(secret) && !whole.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn search_finds_what_is_published_marks_the_words_and_escapes_the_rest() {
    let p = programme().await;
    let page = p.site.get("/search?q=trained").await;
    assert_eq!(page.status, StatusCode::OK);
    let mut marked = all(&page, "main mark");
    marked.sort();
    assert_eq!(marked, ["trained", "training"]);
    assert!(all(&page, "h2")[0].starts_with("2 results for"), "{:?}", all(&page, "h2"));
    assert_eq!(links(&page, "Repair damp homes").len(), 1);
    let hidden = p.site.get("/search?q=public").await;
    assert!(hidden.text.contains("Nothing found"));
    let script = p.site.get("/search?q=alert").await;
    assert!(script.text.contains("&lt;script&gt;<mark>alert</mark>"), "{}", script.text);
    let typed = p.site.get("/search?q=%3Cscript%3Ealert%281%29").await;
    assert!(!typed.text.contains("<script>alert"));
    assert!(p.site.get("/search").await.text.contains("This looks through everything"));
}

#[tokio::test]
async fn feeds_tell_of_updates_by_role() {
    let p = programme().await;
    for path in ["/updates.atom", "/plans/level-ground/updates.atom"] {
        let answer = p.site.get(path).await;
        assert_eq!(answer.headers["content-type"], "application/atom+xml; charset=utf-8");
        let feed: atom_syndication::Feed = answer.text.parse().unwrap();
        assert!(feed.id().starts_with("urn:uuid:"));
        assert_eq!(feed.entries().len(), 1);
        let entry = &feed.entries()[0];
        assert_eq!(entry.authors()[0].name(), "Evenhand (a test)");
        let link = entry.links()[0].href();
        assert!(
            link.starts_with(&format!("https://plans.marlowvale.example/activities/{}", p.damp.row.id)),
            "{link}"
        );
    }
    assert!(p.plan.published_at.is_some());
}

#[tokio::test]
async fn statements_name_the_body_and_are_true_of_the_installation() {
    let site = Site::open().await;
    for path in ["/accessibility", "/privacy", "/cookies"] {
        let page = site.get(path).await;
        assert_eq!(page.status, StatusCode::OK);
        assert_eq!(all(&page, "h1").len(), 1);
        assert!(page.text.contains("plans@marlowvale.example"));
    }
    let cookies = site.get("/cookies").await;
    assert!(cookies.headers.get("set-cookie").is_none());
    assert!(
        cookies.text.contains("evenhand_session")
            && cookies.text.contains("after 45 minutes without a visit, or 10 hours")
    );
}

#[tokio::test]
async fn no_public_page_sets_a_cookie_and_each_has_one_heading() {
    let p = programme().await;
    for path in
        ["/", "/plans/level-ground", "/plans/level-ground?by=lead", "/search", "/search?q=homes", "/cookies"]
    {
        let page = p.site.get(path).await;
        assert!(page.headers.get("set-cookie").is_none(), "{path}");
        assert!(page.headers.get("etag").is_some(), "{path} is kept");
        assert_eq!(all(&page, "h1").len(), 1, "{path}");
        let ids = Html::parse_document(&page.text);
        let mut seen = std::collections::HashSet::new();
        for id in ids.select(&Selector::parse("[id]").unwrap()) {
            assert!(
                seen.insert(id.value().attr("id").unwrap().to_owned()),
                "{path}: {:?} twice",
                id.value().attr("id")
            );
        }
    }
}
