//! What is turned away, and how.

use crate::harness::{Persona, TestApp};
use axum::{
    body::Body,
    http::{Request, StatusCode},
};

#[tokio::test]
async fn every_answer_carries_the_headers_that_protect_people() {
    let app = TestApp::start().await;
    for path in ["/sign-in", "/no-such-page", "/people"] {
        let page = app.visitor().open(path).await;
        let policy = page.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert!(policy.contains("frame-ancestors 'none'") && policy.contains("form-action 'self'"), "{path}");
        assert_eq!(page.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(page.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(page.header("cache-control"), "no-store", "{path}");
        assert_eq!(page.header("strict-transport-security"), "", "{path} is not answered securely");
    }
    let secure = TestApp::start_with(&[("public_url", "https://progress.marlowvale.example")]).await;
    let page = secure.visitor().open("/sign-in").await;
    assert!(page.header("strict-transport-security").starts_with("max-age="));
    assert!(page.header("set-cookie").contains("; Secure"));
}

#[tokio::test]
async fn a_form_without_its_token_is_refused() {
    let app = TestApp::start().await;
    let lead = app.sign_in(Persona::Lead).await;
    for fields in [&[][..], &[("csrf", "")], &[("csrf", "made-up")]] {
        let page = lead.post_raw("/sign-out", fields, &[]).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN);
        assert_eq!(page.heading(), "This form is out of date");
    }
    assert_eq!(lead.open("/account").await.status, StatusCode::OK, "nobody was signed out");
}

#[tokio::test]
async fn the_token_of_another_person_is_refused() {
    let app = TestApp::start().await;
    let theirs = app.sign_in(Persona::Reader).await.open("/account").await.form("Sign out");
    let token = theirs.value("csrf").expect("a token").to_owned();
    let page = app.sign_in(Persona::Lead).await.post_raw("/sign-out", &[("csrf", &token)], &[]).await;
    assert_eq!(page.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_form_from_another_site_is_refused_even_with_its_token() {
    let app = TestApp::start().await;
    let lead = app.sign_in(Persona::Lead).await;
    let token = lead.open("/account").await.form("Sign out").value("csrf").expect("a token").to_owned();
    for header in [
        ("origin", "https://elsewhere.example"),
        ("origin", "null"),
        ("origin", "http://127.0.0.1:8080.elsewhere.example"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let page = lead.post_raw("/sign-out", &[("csrf", &token)], &[header]).await;
        assert_eq!(page.status, StatusCode::FORBIDDEN, "{header:?}");
    }
    let page = lead.open("/account").await.form("Sign out").submit().await;
    assert_eq!(page.status, StatusCode::SEE_OTHER, "from our own page it is taken");
    assert_eq!(page.open("/account").await.status, StatusCode::SEE_OTHER, "and the session is over");
}

#[tokio::test]
async fn a_body_that_is_too_large_is_refused() {
    let app = TestApp::start().await;
    let browser = app.visitor().open("/sign-in").await.browser().clone();
    let heavy = "x".repeat(600 * 1024);
    let told = browser.post_raw("/sign-in", &[("email", &heavy)], &[]).await;
    assert_eq!(told.status, StatusCode::PAYLOAD_TOO_LARGE);
    // The same without saying beforehand how much will come.
    let chunks = futures::stream::iter((0..40).map(|_| Ok::<_, std::io::Error>(vec![b'x'; 16 * 1024])));
    let request = Request::post("/sign-in")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from_stream(chunks))
        .expect("a request");
    assert_eq!(browser.send(request).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn a_body_of_another_kind_is_refused() {
    let app = TestApp::start().await;
    let browser = app.visitor().open("/sign-in").await.browser().clone();
    for kind in ["application/json", "text/plain", "multipart/form-data; boundary=x"] {
        let request =
            Request::post("/sign-in").header("content-type", kind).body(Body::from("{}")).expect("a request");
        assert_eq!(browser.send(request).await.status, StatusCode::BAD_REQUEST, "{kind}");
    }
}

#[tokio::test]
async fn paths_cannot_be_tricked() {
    let app = TestApp::start().await;
    let version = app.app.pages.assets().version().to_owned();
    for path in [
        "/../etc/passwd",
        "/assets/../../etc/passwd",
        "/assets/%2e%2e/%2e%2e/key",
        "/assets/..%2f..%2fkey",
        "//people",
        "/people/",
        "/people%2fnew",
        "/people/%00",
        "/assets/x/site.css",
        "/.git/config",
        &format!("/assets/{version}/../key"),
        &format!("/assets/{version}/nothing.css"),
    ] {
        let page = app.sign_in(Persona::Reader).await.open(path).await;
        assert_eq!(page.status, StatusCode::NOT_FOUND, "{path}");
    }
    let style = app.visitor().open(&format!("/assets/{version}/site.css")).await;
    assert_eq!(style.status, StatusCode::OK);
}

#[tokio::test]
async fn the_hidden_looks_like_the_missing() {
    let app = TestApp::start().await;
    let reader = app.sign_in(Persona::Reader).await;
    let hidden = reader.open(&format!("/people/{}", app.council.id(Persona::Lead))).await;
    let missing = reader.open(&format!("/people/{}", uuid::Uuid::now_v7())).await;
    assert_eq!((hidden.status, missing.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(hidden.html(), missing.html());
    assert_eq!(missing.heading(), "Page not found");
}

#[tokio::test]
async fn another_method_is_not_found() {
    let app = TestApp::start().await;
    let request = |method: &str| {
        Request::builder().method(method).uri("/sign-in").body(Body::empty()).expect("a request")
    };
    for method in ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"] {
        assert_eq!(app.visitor().send(request(method)).await.status, StatusCode::NOT_FOUND, "{method}");
    }
    assert_eq!(app.visitor().send(request("HEAD")).await.status, StatusCode::OK);
}
