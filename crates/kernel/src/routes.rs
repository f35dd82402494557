//! Routes that say who may: the gate in front of every handler.

use crate::{
    Action, Actor, App, Error, Form, Ids, May, Reader, Response, Result, Visit,
    answer::{harden, keep, send_finished},
    cache::{Finished, Moment},
    refusal::refuse,
    secret,
    visit::{SESSION_COOKIE, Seal, VISITOR_COOKIE, cookie},
};
use axum::{
    Router,
    body::Body,
    extract::{ConnectInfo, RawPathParams, Request},
    http::{HeaderMap, Method, StatusCode, header, request::Parts},
    routing::{MethodFilter, MethodRouter, on},
};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use std::{
    future::Future,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::{Duration, Instant},
};

/// The most that a form without files may weigh.
const FORM_LIMIT: usize = 512 * 1024;
/// How long a form, or a form with files, may take to arrive.
const FORM_PATIENCE: Duration = Duration::from_secs(20);
const UPLOAD_PATIENCE: Duration = Duration::from_secs(180);

/// A route as the permission matrix lists it.
#[derive(Clone, Debug)]
pub struct Route {
    /// The method.
    pub method: Method,
    /// The path's pattern.
    pub path: &'static str,
    /// The name of the action it takes.
    pub action: &'static str,
}

#[derive(Clone, Copy)]
struct Manner {
    path: &'static str,
    kept: bool,
    files: bool,
}

/// Routes, each with the action that its handler carries out.
#[derive(Default)]
pub struct Routes {
    /// What is mounted.
    pub table: Vec<Route>,
    mounts: Vec<(&'static str, MethodRouter<App>)>,
}

impl Routes {
    /// A page.
    #[must_use]
    pub fn get<A: Action, H, F>(self, path: &'static str, _: A, handler: H) -> Self
    where
        H: Fn(May<A>, Visit) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Result<Response>> + Send + 'static,
    {
        self.add::<A, H, F>(Method::GET, Manner { path, kept: false, files: false }, handler)
    }

    /// A page that is the same for every visitor, kept until something changes. It may show only what a visitor
    /// may see, and depend on nothing but the path, the query, the record and the day.
    #[must_use]
    pub fn public<A: Action, H, F>(self, path: &'static str, _: A, handler: H) -> Self
    where
        H: Fn(May<A>, Visit) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Result<Response>> + Send + 'static,
    {
        self.add::<A, H, F>(Method::GET, Manner { path, kept: true, files: false }, handler)
    }

    /// A form that was sent.
    #[must_use]
    pub fn post<A: Action, H, F>(self, path: &'static str, _: A, handler: H) -> Self
    where
        H: Fn(May<A>, Visit) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Result<Response>> + Send + 'static,
    {
        self.add::<A, H, F>(Method::POST, Manner { path, kept: false, files: false }, handler)
    }

    /// A form with files, as heavy as the settings let it be.
    #[must_use]
    pub fn upload<A: Action, H, F>(self, path: &'static str, _: A, handler: H) -> Self
    where
        H: Fn(May<A>, Visit) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Result<Response>> + Send + 'static,
    {
        self.add::<A, H, F>(Method::POST, Manner { path, kept: false, files: true }, handler)
    }

    fn add<A: Action, H, F>(mut self, method: Method, manner: Manner, handler: H) -> Self
    where
        H: Fn(May<A>, Visit) -> F + Clone + Send + Sync + 'static,
        F: Future<Output = Result<Response>> + Send + 'static,
    {
        let filter = if method == Method::GET { MethodFilter::GET } else { MethodFilter::POST };
        self.table.push(Route { method, path: manner.path, action: A::NAME });
        let gate = move |axum::extract::State(app): axum::extract::State<App>,
                         params: RawPathParams,
                         request: Request| {
            let handler = handler.clone();
            let ids = Ids(params.iter().map(|(k, v)| (k.to_owned(), v.to_owned())).collect());
            async move { serve::<A, H, F>(app, manner, ids, request, handler).await }
        };
        self.mounts.push((manner.path, on(filter, gate)));
        self
    }

    /// These and those.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.table.extend(other.table);
        self.mounts.extend(other.mounts);
        self
    }

    /// The router. What no route answers is not found, with a page that says so.
    pub fn into_router(self, app: App) -> Router {
        let lost = |axum::extract::State(app): axum::extract::State<App>, request: Request| async move {
            let visit = bare_visit(&app, request.headers(), request.uri().path());
            harden(&app, refuse("none", &visit, Error::NotFound))
        };
        self.mounts
            .into_iter()
            .fold(Router::new(), |router, (path, method)| router.route(path, method))
            .fallback(lost)
            .method_not_allowed_fallback(lost)
            .with_state(app)
    }
}

async fn serve<A: Action, H, F>(app: App, manner: Manner, ids: Ids, request: Request, handler: H) -> Response
where
    H: Fn(May<A>, Visit) -> F + Send + Sync,
    F: Future<Output = Result<Response>> + Send,
{
    let began = Instant::now();
    let (parts, body) = request.into_parts();
    let method = parts.method.clone();
    let response = match kept(&app, manner, &parts).await {
        Ok(Shelf::Current(page)) => send_finished(&page, &parts.headers),
        Ok(Shelf::Missing(moment)) => {
            let headers = parts.headers.clone();
            let key = key(&parts);
            match attempt::<A, H, F>(&app, manner, ids, parts, body, handler).await {
                Ok(response) if response.status() == StatusCode::OK => {
                    app.metrics.cached(false);
                    keep(&app, key, moment, response, &headers).await
                }
                other => shown(manner.path, other),
            }
        }
        Ok(Shelf::NotKept) => {
            let tried = attempt::<A, H, F>(&app, manner, ids, parts, body, handler).await;
            shown(manner.path, tried)
        }
        Err(error) => refuse(manner.path, &bare_visit(&app, &parts.headers, parts.uri.path()), error),
    };
    let response = harden(&app, response);
    let status = response.status().as_u16();
    let took = began.elapsed();
    app.metrics.answered(manner.path, method.as_str(), status, took);
    // The pattern, not the path: a path may hold an id, and a log must not tell who looked at what.
    tracing::info!(route = manner.path, %method, status, micros = u64::try_from(took.as_micros()).unwrap_or(0), "answered");
    response
}

enum Shelf {
    /// The finished page is still true.
    Current(Arc<Finished>),
    /// To be made, and true of this moment: the record can only be newer than it, never older.
    Missing(Moment),
    /// Not a page that is kept.
    NotKept,
}

fn key(parts: &Parts) -> String {
    parts.uri.path_and_query().map(|it| it.as_str().to_owned()).unwrap_or_default()
}

async fn kept(app: &App, manner: Manner, parts: &Parts) -> Result<Shelf> {
    if !manner.kept || cookie(&parts.headers, SESSION_COOKIE).is_some() {
        return Ok(Shelf::NotKept);
    }
    let moment = app.cache.moment(app).await?;
    match app.cache.get(&key(parts), moment) {
        Some(page) => {
            app.metrics.cached(true);
            Ok(Shelf::Current(page))
        }
        None => Ok(Shelf::Missing(moment)),
    }
}

/// A refusal with the visit it befell, whose page says so.
struct Refused {
    visit: Box<Visit>,
    error: Error,
}

async fn attempt<A: Action, H, F>(
    app: &App,
    manner: Manner,
    ids: Ids,
    parts: Parts,
    body: Body,
    handler: H,
) -> Result<Response, Refused>
where
    H: Fn(May<A>, Visit) -> F + Send + Sync,
    F: Future<Output = Result<Response>> + Send,
{
    let mut visit = bare_visit(app, &parts.headers, parts.uri.path());
    visit.query = Form::from_urlencoded(parts.uri.query().unwrap_or_default().as_bytes());
    visit.client = client(app, &parts);
    let session = cookie(&parts.headers, SESSION_COOKIE).map(str::to_owned);
    let member = match &session {
        Some(token) => match app.directory.identify(app, token).await {
            Ok(member) => member,
            Err(error) => return Err(Refused { visit: Box::new(visit), error }),
        },
        None => None,
    };
    if let Some(member) = member {
        visit.actor = Actor::Person(member);
        visit.seal = Seal { token: session };
    }
    let mut kept = visit.clone();
    let result = async {
        // Permission before the body: nobody is made to send a file only to be turned away.
        let asked = May::<A>::ask(Reader::new(app.clone(), visit.actor.clone()), &ids).await;
        if parts.method != Method::POST {
            return handler(asked?, visit).await;
        }
        let may = match asked {
            Ok(may) => may,
            // Signed out while writing: the page shows what was typed, so that it can be copied.
            Err(Error::SignIn) => {
                kept.form = read_form(app, manner, &visit, body).await?;
                return Err(Error::SignedOut);
            }
            Err(error) => return Err(error),
        };
        let form = read_form(app, manner, &visit, body).await?;
        match visit.seal.csrf(app) {
            Some(token) if secret::same(&token, form.raw("csrf")) => visit.form = form,
            _ => {
                kept.form = form;
                return Err(Error::Forged);
            }
        }
        handler(may, visit).await
    }
    .await;
    let slot = Arc::clone(&kept.set_cookie);
    let mut response = result.map_err(|error| Refused { visit: Box::new(kept), error })?;
    if let Some(value) = slot.lock().ok().and_then(|mut it| it.take()) {
        response.headers_mut().append(header::SET_COOKIE, value);
    }
    Ok(response)
}

fn bare_visit(app: &App, headers: &HeaderMap, path: &str) -> Visit {
    Visit {
        app: app.clone(),
        actor: Actor::Visitor,
        path: path.to_owned(),
        query: Form::default(),
        form: Form::default(),
        client: None,
        seal: Seal { token: cookie(headers, VISITOR_COOKIE).map(str::to_owned) },
        headers: headers.clone(),
        set_cookie: Arc::default(),
    }
}

fn client(app: &App, parts: &Parts) -> Option<IpAddr> {
    let direct = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|it| it.0.ip());
    if !app.settings.behind_proxy {
        return direct;
    }
    // The last address is the one our own proxy saw; those before it are hearsay.
    let told = parts.headers.get_all("x-forwarded-for").iter().next_back();
    told.and_then(|it| it.to_str().ok()?.rsplit(',').next()?.trim().parse().ok()).or(direct)
}

/// Reads a form that a browser says came from our own pages.
async fn read_form(app: &App, manner: Manner, visit: &Visit, body: Body) -> Result<Form> {
    let headers = &visit.headers;
    if !from_here(app, headers) {
        return Err(Error::Forged);
    }
    let (limit, patience) = if manner.files {
        (app.settings.upload_limit + FORM_LIMIT, UPLOAD_PATIENCE)
    } else {
        (FORM_LIMIT, FORM_PATIENCE)
    };
    let told = headers.get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse::<usize>().ok());
    if told.is_some_and(|it| it > limit) {
        return Err(Error::TooLarge { limit });
    }
    let arrived = tokio::time::timeout(patience, Limited::new(body, limit).collect()).await;
    let bytes = match arrived {
        Err(_) => return Err(Error::TooSlow),
        Ok(Err(error)) if error.downcast_ref::<LengthLimitError>().is_some() => {
            return Err(Error::TooLarge { limit });
        }
        Ok(Err(_)) => {
            return Err(Error::BadRequest("The form did not arrive in full. Send it again.".into()));
        }
        Ok(Ok(all)) => all.to_bytes(),
    };
    let kind = headers.get(header::CONTENT_TYPE).and_then(|it| it.to_str().ok()).unwrap_or_default();
    match (manner.files, multer::parse_boundary(kind)) {
        (true, Ok(boundary)) => Form::from_multipart(bytes, &boundary).await,
        (_, Err(_)) if kind.starts_with("application/x-www-form-urlencoded") => {
            Ok(Form::from_urlencoded(&bytes))
        }
        _ => Err(Error::BadRequest("This page takes forms only.".into())),
    }
}

/// Whether the browser says that the form came from this site. Older browsers say nothing; the token decides.
fn from_here(app: &App, headers: &HeaderMap) -> bool {
    let told = |name: &str| headers.get(name).and_then(|it| it.to_str().ok());
    if matches!(told("sec-fetch-site"), Some(site) if site != "same-origin" && site != "none") {
        return false;
    }
    match told("origin") {
        None => true,
        Some(origin) => {
            let host = told("host").unwrap_or_default();
            origin == app.settings.public_url
                || origin.strip_prefix("http://").or(origin.strip_prefix("https://")) == Some(host)
        }
    }
}

fn shown(route: &'static str, tried: Result<Response, Refused>) -> Response {
    match tried {
        Ok(response) => response,
        Err(Refused { visit, error }) => refuse(route, &visit, error),
    }
}
