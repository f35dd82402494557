//! Every route for every persona: the permission document, kept as snapshots. New routes appear by themselves.

use crate::harness::{Browser, Persona, Programme, TestApp, Waiting};
use axum::http::{Method, StatusCode};
use evenhand::assemble;
use kernel::routes::Route;
use std::fmt::Write;

/// The ids that stand in for a path's parameters.
fn fixtures(app: &TestApp, it: &Programme, waiting: &Waiting) -> Vec<(&'static str, String)> {
    vec![
        ("{person}", app.council.id(Persona::Lead).to_string()),
        ("{service}", app.council.service.to_string()),
        ("{session}", uuid::Uuid::nil().to_string()),
        ("{version}", app.app.pages.assets().version().to_owned()),
        ("{file}", "site.css".to_owned()),
        ("{plan}", it.plan.slug.clone()),
        ("{theme}", it.theme.id.to_string()),
        ("{recommendation}", it.recommendation.to_string()),
        ("{activity}", it.activity.row.id.to_string()),
        ("{update}", it.update.to_string()),
        ("{evidence}", it.evidence.clone()),
        ("{upload}", waiting.upload.clone()),
        ("{profile}", waiting.profile.clone()),
        ("themes/{key}", format!("themes/{}", waiting.theme)),
        ("pages/{page}", "pages/1".to_owned()),
        ("items/{key}", format!("items/{}", waiting.item)),
        ("unplaced/{key}", format!("unplaced/{}", waiting.loose)),
    ]
}

/// What the persona is told. A form is sent without a token: whoever may is told that it is out of date, whoever
/// may not is told so first, and nothing is changed.
async fn told(browser: &Browser, route: &Route, path: &str) -> String {
    let page = if route.method == Method::GET {
        browser.open(path).await
    } else {
        browser.post_raw(path, &[], &[]).await
    };
    match page.status {
        StatusCode::SEE_OTHER if page.location().is_some_and(|it| it.starts_with("/sign-in?")) => {
            "sign in".into()
        }
        StatusCode::SEE_OTHER => "onward".into(),
        StatusCode::FORBIDDEN if page.heading() == "You are signed out" => "sign in".into(),
        StatusCode::FORBIDDEN if page.heading() == "This form is out of date" => "may".into(),
        StatusCode::FORBIDDEN => "no".into(),
        StatusCode::NOT_FOUND => "hidden".into(),
        StatusCode::OK => "may".into(),
        other => other.as_u16().to_string(),
    }
}

/// The routes that `which` picks, in order, with what each persona is told.
async fn matrix(app: &TestApp, it: &Programme, which: impl Fn(&Route) -> bool) -> String {
    let fixtures = fixtures(app, it, &Waiting::for_review(app).await);
    let mut table = assemble::routes().table;
    table.retain(which);
    table.sort_by(|a, b| (a.path, a.method.as_str()).cmp(&(b.path, b.method.as_str())));
    let mut text = format!("{:<6}{:<48}{:<46}", "", "route", "action");
    for persona in Persona::ALL {
        let _ = write!(text, "{:<12}", persona.short());
    }
    text = text.trim_end().to_owned();
    let mut browsers = Vec::new();
    for &persona in Persona::ALL {
        browsers.push(app.sign_in(persona).await);
    }
    for route in &table {
        let path = fixtures.iter().fold(route.path.to_owned(), |path, (name, id)| path.replace(name, id));
        assert!(
            !path.contains('{'),
            "{path} has a parameter that the fixtures of this test do not know; add it"
        );
        let mut line = format!("\n{:<6}{:<48}{:<46}", route.method.as_str(), route.path, route.action);
        for browser in &browsers {
            let _ = write!(line, "{:<12}", told(browser, route, &path).await);
        }
        text.push_str(line.trim_end());
    }
    text
}

#[tokio::test]
async fn who_may_do_what() {
    let app = TestApp::start().await;
    let programme = Programme::published(&app).await;
    insta::assert_snapshot!("who_may_do_what", matrix(&app, &programme, |_| true).await);
}

#[tokio::test]
async fn who_may_do_what_with_a_draft() {
    let app = TestApp::start().await;
    let programme = Programme::draft(&app).await;
    let of_a_plan = ["{plan}", "{theme}", "{recommendation}", "{activity}", "{update}", "{evidence}"];
    let matrix = matrix(&app, &programme, |route| of_a_plan.iter().any(|it| route.path.contains(it))).await;
    insta::assert_snapshot!("who_may_do_what_with_a_draft", matrix);
}

#[test]
fn no_route_is_mounted_twice() {
    let mut table = assemble::routes().table;
    table.sort_by(|a, b| (a.path, a.method.as_str()).cmp(&(b.path, b.method.as_str())));
    for pair in table.windows(2) {
        assert!((pair[0].path, &pair[0].method) != (pair[1].path, &pair[1].method), "{} twice", pair[0].path);
    }
}
