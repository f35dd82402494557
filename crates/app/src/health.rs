//! What machines ask, and the last nets: health, metrics, a page for a panic, an end for whatever hangs.

use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
};
use kernel::App;
use std::{any::Any, net::SocketAddr, time::Duration};
use tower_http::{catch_panic::CatchPanicLayer, timeout::TimeoutLayer};

/// The longest that any request may take: above what an upload may take to arrive.
const BACKSTOP: Duration = Duration::from_secs(240);

/// The longest that the database and the file store may take to say that they are there.
const READY_WITHIN: Duration = Duration::from_secs(5);

/// Puts the nets and the pages for machines around the site.
pub fn around(site: Router, app: App) -> Router {
    let for_panic = app.clone();
    site.layer(middleware::from_fn_with_state(app, machines))
        .layer(CatchPanicLayer::custom(move |panic: Box<dyn Any + Send>| fault_page(&for_panic, &*panic)))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, BACKSTOP))
}

/// The metrics alone, for an address of their own.
pub(crate) fn metrics_alone(app: App) -> Router {
    Router::new()
        .route("/metrics", axum::routing::get(|State(app): State<App>| async move { metrics(&app) }))
        .with_state(app)
}

async fn machines(State(app): State<App>, request: Request, next: Next) -> Response {
    if request.method() != Method::GET && request.method() != Method::HEAD {
        return next.run(request).await;
    }
    match request.uri().path() {
        "/healthz" => plain(StatusCode::OK, "ok\n".into()),
        "/readyz" => ready(&app).await,
        // Anybody else is told what they are told of any page that is not there.
        "/metrics" if from_this_machine(&request) => metrics(&app),
        _ => next.run(request).await,
    }
}

async fn ready(app: &App) -> Response {
    let within = |what, answer: Result<kernel::Result<()>, _>| match answer {
        Ok(Ok(())) => None,
        Ok(Err(error)) => {
            tracing::error!(%error, "{what} does not answer");
            Some(what)
        }
        Err(_) => Some(what),
    };
    let database = within("database", tokio::time::timeout(READY_WITHIN, app.db.ping()).await);
    let files = within("file store", tokio::time::timeout(READY_WITHIN, app.files.answers()).await);
    match (database, files) {
        (None, None) => plain(StatusCode::OK, "ready\n".into()),
        (Some(it), _) | (None, Some(it)) => {
            plain(StatusCode::SERVICE_UNAVAILABLE, format!("the {it} does not answer\n"))
        }
    }
}

fn metrics(app: &App) -> Response {
    let kind = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    ([(header::CONTENT_TYPE, kind)], app.metrics.text()).into_response()
}

fn plain(status: StatusCode, text: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/plain; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    ];
    (status, headers, text).into_response()
}

/// Whether the request comes from this machine itself. What a proxy passes on also comes from here, but says so.
fn from_this_machine(request: &Request) -> bool {
    let passed_on = |headers: &HeaderMap| {
        ["forwarded", "x-forwarded-for", "x-real-ip", "via"].iter().any(|it| headers.contains_key(*it))
    };
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>();
    peer.is_some_and(|it| it.0.ip().to_canonical().is_loopback()) && !passed_on(request.headers())
}

/// The page for a panic: what the kernel shows for a fault, with a reference that stands in the log.
fn fault_page(app: &App, panic: &(dyn Any + Send)) -> Response {
    let said = panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("without a message");
    let reference: String = uuid::Uuid::now_v7().simple().to_string().chars().skip(20).collect();
    tracing::error!(reference, cause = said, "panic");
    app.metrics.fault();
    let heading = "Sorry, there is a problem with the service";
    let frame = minijinja::context! {
        title => heading,
        body_name => app.settings.body_name.clone(),
        contact_email => app.settings.contact_email.clone(),
        assets => format!("/assets/{}", app.pages.assets().version()),
    };
    let page = serde_json::json!({
        "heading": heading, "advice": "Nothing was changed. Try again later.", "reference": reference,
    });
    let html = app.pages.render("page/refused.html", &frame, page).unwrap_or_else(|_| heading.to_owned());
    let headers = [
        (header::CONTENT_TYPE, "text/html; charset=utf-8"),
        (header::CACHE_CONTROL, "no-store"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none'",
        ),
    ];
    (StatusCode::INTERNAL_SERVER_ERROR, headers, Body::from(html)).into_response()
}
