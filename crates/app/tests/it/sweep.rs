//! Every route for every persona: the permission document, kept as a snapshot. New routes appear by themselves.

use crate::harness::{Browser, Persona, TestApp};
use axum::http::{Method, StatusCode};
use evenhand::assemble;
use kernel::routes::Route;
use std::fmt::Write;

/// The ids that stand in for a path's parameters. A parameter that is not here gets an id that nothing has.
async fn fixtures(app: &TestApp) -> Vec<(&'static str, String)> {
    vec![
        ("{person}", app.council.id(Persona::Lead).to_string()),
        ("{service}", app.council.service.to_string()),
        ("{session}", uuid::Uuid::nil().to_string()),
        ("{version}", app.app.pages.assets().version().to_owned()),
        ("{file}", "site.css".to_owned()),
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
        StatusCode::FORBIDDEN if page.heading() == "This form is out of date" => "may".into(),
        StatusCode::FORBIDDEN => "no".into(),
        StatusCode::NOT_FOUND => "hidden".into(),
        StatusCode::OK => "may".into(),
        other => other.as_u16().to_string(),
    }
}

#[tokio::test]
async fn who_may_do_what() {
    let app = TestApp::start().await;
    let fixtures = fixtures(&app).await;
    let mut table = assemble::routes().table;
    table.sort_by(|a, b| (a.path, a.method.as_str()).cmp(&(b.path, b.method.as_str())));
    let mut text = format!("{:<6}{:<48}{:<44}", "", "route", "action");
    for persona in Persona::ALL {
        let _ = write!(text, "{:<12}", persona.short());
    }
    text = text.trim_end().to_owned();
    for route in &table {
        let mut path = route.path.to_owned();
        for (parameter, id) in &fixtures {
            path = path.replace(parameter, id);
        }
        while let (Some(from), Some(to)) = (path.find('{'), path.find('}')) {
            path.replace_range(from..=to, &uuid::Uuid::nil().to_string());
        }
        let mut line = format!("\n{:<6}{:<48}{:<44}", route.method.as_str(), route.path, route.action);
        for &persona in Persona::ALL {
            // Signed in anew for each, since some pages end sessions.
            let browser = app.sign_in(persona).await;
            let _ = write!(line, "{:<12}", told(&browser, route, &path).await);
        }
        text.push_str(line.trim_end());
    }
    insta::assert_snapshot!("who_may_do_what", text);
}

#[test]
fn no_route_is_mounted_twice() {
    let mut table = assemble::routes().table;
    table.sort_by(|a, b| (a.path, a.method.as_str()).cmp(&(b.path, b.method.as_str())));
    for pair in table.windows(2) {
        assert!((pair[0].path, &pair[0].method) != (pair[1].path, &pair[1].method), "{} twice", pair[0].path);
    }
}
