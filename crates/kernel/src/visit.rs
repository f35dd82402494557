//! One request as a handler sees it, and the answers it can give.

use crate::{Actor, App, Error, Form, Response, Result, secret};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::IntoResponse,
};
use minijinja::{Value, context};
use serde::Serialize;
use std::net::IpAddr;

/// One request: what was asked, by whom, and with what form.
#[derive(Clone)]
pub struct Visit {
    /// The application.
    pub app: App,
    /// Whoever asks.
    pub actor: Actor,
    /// The path without the query.
    pub path: String,
    /// The query.
    pub query: Form,
    /// The form, of a `POST`.
    pub form: Form,
    pub(crate) headers: HeaderMap,
    pub(crate) client: Option<IpAddr>,
    pub(crate) seal: Seal,
    /// A `Set-Cookie` that the answer must carry, since the page holds a form for a visitor.
    pub(crate) set_cookie: std::sync::Arc<std::sync::Mutex<Option<HeaderValue>>>,
}

/// What a reader sees of plans: the one thing that pages shared between signed-in people may depend on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// What is published.
    Published,
    /// Drafts too.
    Drafts,
}

impl Sight {
    /// The sight of somebody.
    #[must_use]
    pub fn of(actor: &Actor) -> Self {
        if actor.sees_drafts() { Self::Drafts } else { Self::Published }
    }
}

/// What ties a form to the browser that it was given to.
#[derive(Clone, Debug, Default)]
pub(crate) struct Seal {
    /// The session's token, or a visitor's.
    pub token: Option<String>,
}

/// The cookie of a signed-in person.
pub const SESSION_COOKIE: &str = "evenhand_session";
/// The cookie of a visitor who was given a form.
pub const VISITOR_COOKIE: &str = "evenhand_form";

impl Seal {
    pub(crate) fn csrf(&self, app: &App) -> Option<String> {
        self.token.as_deref().map(|it| app.key.digest("csrf", &[it]))
    }
}

/// The value of a cookie, if it was sent.
pub(crate) fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|it| it.to_str().ok())
        .flat_map(|it| it.split(';'))
        .filter_map(|it| it.trim().split_once('='))
        .find_map(|(key, value)| (key == name && !value.is_empty()).then_some(value))
}

impl Visit {
    /// The session's token, for signing out.
    #[must_use]
    pub fn session_token(&self) -> Option<&str> {
        cookie(&self.headers, SESSION_COOKIE)
    }

    /// The client's address as a keyed digest: enough to slow down a guesser, of no use to anybody else.
    #[must_use]
    pub fn client_digest(&self) -> String {
        let address = self.client.map(|it| it.to_string()).unwrap_or_default();
        self.app.key.digest("client", &[&address])
    }

    /// The token that forms on this page carry. A visitor gets a cookie to go with it.
    pub fn csrf(&self) -> Result<String> {
        if let Some(token) = self.seal.csrf(&self.app) {
            return Ok(token);
        }
        let fresh = secret::token()?;
        let value = format_cookie(&self.app, VISITOR_COOKIE, &fresh, "Strict", None);
        if let Ok(mut slot) = self.set_cookie.lock() {
            *slot = Some(value);
        }
        Ok(self.app.key.digest("csrf", &[&fresh]))
    }

    /// A page.
    pub fn page(&self, template: &str, title: impl Into<String>, data: impl Serialize) -> Result<Response> {
        self.page_with(StatusCode::OK, template, title, data)
    }

    /// A page that is the same for all with the same sight, but for the frame around it: it is made once and kept
    /// while it is true. `make` gives its title and data; nothing in them may depend on who asks but through
    /// `sight`. Visitors' pages are kept whole, frame and all, by their route.
    pub async fn shared_page<T: Serialize>(
        &self,
        template: &str,
        sight: Sight,
        make: impl Future<Output = Result<(String, T)>>,
    ) -> Result<Response> {
        if !self.actor.signed_in() {
            let (title, data) = make.await?;
            return self.page(template, title, data);
        }
        // Asked before anything is read: what is kept can only be newer than it says, never older.
        let moment = self.app.cache.moment(&self.app).await?;
        let key = format!("{sight:?} {} {:?}", self.path, self.query.fields());
        let kept = match self.app.cache.middle(&key, moment) {
            Some(kept) => kept,
            None => {
                let (title, data) = make.await?;
                match self.app.pages.middle(template, title.clone(), &data)? {
                    Some(middle) => self.app.cache.put_middle(key, moment, middle),
                    None => return self.page(template, title, data),
                }
            }
        };
        let frame = self.frame(kept.1.title.clone(), self.csrf()?);
        let html = self.app.pages.framed(&frame, &kept.1)?;
        Ok((StatusCode::OK, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response())
    }

    /// The page of a form that is to be mended. The title says so first, for those who hear it.
    pub fn form_again(&self, template: &str, title: &str, data: impl Serialize) -> Result<Response> {
        self.page_with(StatusCode::UNPROCESSABLE_ENTITY, template, format!("Error: {title}"), data)
    }

    /// A page with a status.
    pub fn page_with(
        &self,
        status: StatusCode,
        template: &str,
        title: impl Into<String>,
        data: impl Serialize,
    ) -> Result<Response> {
        // Visitors' pages hold a token only where they hold a form; asking for it sets a cookie.
        let csrf = if self.actor.signed_in() { self.csrf()? } else { String::new() };
        let html = self.app.pages.render(template, &self.frame(title.into(), csrf), data)?;
        Ok((status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response())
    }

    /// A page for visitors that holds a form which writes: it comes with a token and its cookie.
    pub fn visitor_form(
        &self,
        status: StatusCode,
        template: &str,
        title: impl Into<String>,
        data: impl Serialize,
    ) -> Result<Response> {
        let frame = self.frame(title.into(), self.csrf()?);
        let html = self.app.pages.render(template, &frame, data)?;
        Ok((status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response())
    }

    fn frame(&self, title: String, csrf: String) -> Value {
        let settings = &self.app.settings;
        let me = match &self.actor {
            Actor::Person(it) => context! {
                name => it.name.clone(),
                roles => it.roles.iter().map(|r| r.code()).collect::<Vec<_>>(),
                administrator => self.actor.is(crate::Role::Administrator),
                officer => self.actor.is(crate::Role::ProgrammeOfficer),
            },
            Actor::Visitor | Actor::System(_) => Value::from(()),
        };
        context! {
            title => title,
            body_name => settings.body_name.clone(),
            contact_email => settings.contact_email.clone(),
            public_url => settings.public_url.clone(),
            demonstration => settings.demonstration,
            path => self.path.clone(),
            search => self.query.text("q"),
            me => me,
            csrf => csrf,
            today => self.app.clock.today().to_string(),
            year => self.app.clock.today().year(),
            assets => Value::from_safe_string(format!("/assets/{}", self.app.pages.assets().version())),
        }
    }
}

/// "See other": to the page that shows what was done.
#[must_use]
pub fn see_other(path: &str) -> Response {
    match HeaderValue::from_str(path) {
        Ok(to) => (StatusCode::SEE_OTHER, [(header::LOCATION, to)]).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

/// A file to keep. Its name is shown to the person as given; it is never run or shown by the browser.
pub fn download(name: &str, content_type: &'static str, body: impl Into<Body>) -> Result<Response> {
    let ascii: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' }).collect();
    let encoded = percent_encoding::utf8_percent_encode(name, percent_encoding::NON_ALPHANUMERIC);
    let disposition = format!("attachment; filename=\"{ascii}\"; filename*=UTF-8''{encoded}");
    Ok((
        [
            (header::CONTENT_TYPE, HeaderValue::from_static(content_type)),
            (header::CONTENT_DISPOSITION, HeaderValue::from_str(&disposition).map_err(Error::fault)?),
        ],
        body.into(),
    )
        .into_response())
}

/// Text of another type than a page: a feed, a sheet.
#[must_use]
pub fn text(content_type: &'static str, body: String) -> Response {
    ([(header::CONTENT_TYPE, content_type)], body).into_response()
}

/// A `Set-Cookie` that scripts cannot read and other sites cannot use.
pub(crate) fn format_cookie(
    app: &App,
    name: &str,
    value: &str,
    same_site: &str,
    max_age: Option<i64>,
) -> HeaderValue {
    let secure = if app.settings.secure() { "; Secure" } else { "" };
    let age = max_age.map(|it| format!("; Max-Age={it}")).unwrap_or_default();
    HeaderValue::from_str(&format!("{name}={value}; Path=/; HttpOnly; SameSite={same_site}{secure}{age}"))
        .unwrap_or_else(|_| HeaderValue::from_static(""))
}

/// The same answer with the cookie of a new session; the visitor's cookie goes.
pub fn with_session(app: &App, mut response: Response, token: &str) -> Response {
    let headers = response.headers_mut();
    headers.append(header::SET_COOKIE, format_cookie(app, SESSION_COOKIE, token, "Lax", None));
    headers.append(header::SET_COOKIE, format_cookie(app, VISITOR_COOKIE, "", "Strict", Some(0)));
    response
}

/// The same answer with the session's cookie taken back.
pub fn without_session(app: &App, mut response: Response) -> Response {
    response.headers_mut().append(header::SET_COOKIE, format_cookie(app, SESSION_COOKIE, "", "Lax", Some(0)));
    response
}

/// A header of the answer.
pub fn with_header(mut response: Response, name: HeaderName, value: &'static str) -> Response {
    response.headers_mut().insert(name, HeaderValue::from_static(value));
    response
}
