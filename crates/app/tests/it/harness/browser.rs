//! A browser: it keeps cookies, reads pages, and submits forms as they were rendered.

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use http_body_util::BodyExt;
use scraper::{ElementRef, Html, Selector};
use std::collections::BTreeMap;
use tower::ServiceExt;

const HOST: &str = "127.0.0.1:8080";

/// A browser with its cookies.
#[derive(Clone)]
pub(crate) struct Browser {
    router: Router,
    cookies: BTreeMap<String, String>,
}

/// A page as it arrived.
pub(crate) struct Page {
    browser: Browser,
    pub(crate) path: String,
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Vec<u8>,
}

impl Browser {
    pub(super) fn new(router: Router) -> Self {
        Self { router, cookies: BTreeMap::new() }
    }

    /// Keeps a cookie.
    pub(crate) fn keep(&mut self, name: &str, value: &str) {
        self.cookies.insert(name.to_owned(), value.to_owned());
    }

    /// The value of a cookie.
    pub(crate) fn cookie(&self, name: &str) -> Option<&str> {
        self.cookies.get(name).map(String::as_str)
    }

    /// Opens a page, without following where it leads.
    pub(crate) async fn open(&self, path: &str) -> Page {
        self.send(Request::get(path).body(Body::empty()).expect("a request")).await
    }

    /// Sends fields of our own making, as no page of ours would.
    pub(crate) async fn post_raw(
        &self,
        path: &str,
        fields: &[(&str, &str)],
        headers: &[(&str, &str)],
    ) -> Page {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let mut request =
            Request::post(path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        self.send(request.body(Body::from(body)).expect("a request")).await
    }

    /// Sends a request with this browser's cookies and keeps those that come back.
    pub(crate) async fn send(&self, mut request: Request<Body>) -> Page {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let headers = request.headers_mut();
        headers.entry(header::HOST).or_insert(HOST.parse().expect("a header"));
        if !cookies.is_empty() {
            headers.insert(header::COOKIE, cookies.join("; ").parse().expect("a header"));
        }
        let path = request.uri().to_string();
        let response = self.router.clone().oneshot(request).await.expect("an answer");
        let (parts, body) = response.into_parts();
        let body = body.collect().await.expect("a body").to_bytes().to_vec();
        let mut browser = self.clone();
        for set in parts.headers.get_all(header::SET_COOKIE) {
            browser.take_cookie(set.to_str().expect("a plain cookie"));
        }
        Page { browser, path, status: parts.status, headers: parts.headers, body }
    }

    fn take_cookie(&mut self, set: &str) {
        let (pair, attributes) = set.split_once(';').unwrap_or((set, ""));
        let (name, value) = pair.split_once('=').expect("a name and a value");
        if value.is_empty() || attributes.contains("Max-Age=0") {
            self.cookies.remove(name);
        } else {
            self.keep(name, value);
        }
    }
}

impl Page {
    /// The browser as it is after this page.
    pub(crate) fn browser(&self) -> &Browser {
        &self.browser
    }

    /// Opens another page after this one.
    pub(crate) async fn open(&self, path: &str) -> Self {
        self.browser.open(path).await
    }

    /// The page that this one leads to.
    pub(crate) async fn follow(&self) -> Self {
        let to = self.location().unwrap_or_else(|| panic!("{} leads nowhere: {}", self.path, self.status));
        self.browser.open(to).await
    }

    /// Where the answer leads.
    pub(crate) fn location(&self) -> Option<&str> {
        self.headers.get(header::LOCATION).and_then(|it| it.to_str().ok())
    }

    /// A header of the answer.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default()
    }

    /// What arrived, as text.
    pub(crate) fn html(&self) -> &str {
        std::str::from_utf8(&self.body).expect("text")
    }

    fn document(&self) -> Html {
        Html::parse_document(self.html())
    }

    /// The words of every element that a selector finds.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        self.document().select(&select(selector)).map(words).collect()
    }

    /// The words of the page's main part.
    pub(crate) fn main(&self) -> String {
        self.texts("main").join(" ")
    }

    /// The page's one heading.
    pub(crate) fn heading(&self) -> String {
        let mut headings = self.texts("h1");
        assert_eq!(headings.len(), 1, "one h1 on {}: {headings:?}", self.path);
        headings.remove(0)
    }

    /// The title of the window.
    pub(crate) fn title(&self) -> String {
        self.texts("title").concat()
    }

    /// The messages of the error summary.
    pub(crate) fn errors(&self) -> Vec<String> {
        self.texts(".govuk-error-summary__list li")
    }

    /// Opens the link with these words.
    pub(crate) async fn click(&self, text: &str) -> Self {
        let document = self.document();
        let href = document
            .select(&select("a[href]"))
            .find(|it| words(*it) == text)
            .and_then(|it| it.value().attr("href"))
            .unwrap_or_else(|| panic!("no link “{text}” on {}: {}", self.path, self.main()))
            .to_owned();
        self.browser.open(&self.absolute(&href)).await
    }

    /// The form whose button has these words, filled as it was rendered.
    pub(crate) fn form(&self, button: &str) -> Form {
        let document = self.document();
        let found = document.select(&select("form")).find_map(|form| {
            let buttons = select("button, input[type=submit]");
            form.select(&buttons).find(|it| label(*it) == button).map(|it| (form, it))
        });
        let Some((form, pressed)) = found else {
            panic!("no button “{button}” on {}: {}", self.path, self.main())
        };
        let attr = |name| form.value().attr(name);
        let action = attr("action").map_or_else(|| self.path.clone(), |it| self.absolute(it));
        let mut fields = rendered(form);
        if let Some(name) = pressed.value().attr("name") {
            fields.push((name.to_owned(), pressed.value().attr("value").unwrap_or_default().to_owned()));
        }
        let offered = form
            .select(&select("[name]"))
            .filter_map(|it| it.value().attr("name"))
            .map(str::to_owned)
            .collect();
        Form {
            browser: self.browser.clone(),
            action,
            post: attr("method").is_some_and(|it| it.eq_ignore_ascii_case("post")),
            multipart: attr("enctype") == Some("multipart/form-data"),
            fields,
            offered,
            files: Vec::new(),
        }
    }

    fn absolute(&self, href: &str) -> String {
        let path = self.path.split('?').next().unwrap_or_default();
        match href {
            it if it.starts_with('/') => it.to_owned(),
            it if it.starts_with('?') => format!("{path}{it}"),
            "" => self.path.clone(),
            it => format!("{}/{it}", path.rsplit_once('/').map_or("", |(folder, _)| folder)),
        }
    }
}

/// A form about to be submitted.
pub(crate) struct Form {
    browser: Browser,
    action: String,
    post: bool,
    multipart: bool,
    fields: Vec<(String, String)>,
    offered: Vec<String>,
    files: Vec<(String, String, Vec<u8>)>,
}

impl Form {
    /// Types into a field, or chooses one of several.
    pub(crate) fn fill(mut self, name: &str, value: &str) -> Self {
        self.must_offer(name);
        self.fields.retain(|(it, _)| it != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Ticks one more of several boxes.
    pub(crate) fn tick(mut self, name: &str, value: &str) -> Self {
        self.must_offer(name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Clears a field, or all boxes of that name.
    pub(crate) fn clear(mut self, name: &str) -> Self {
        self.must_offer(name);
        self.fields.retain(|(it, _)| it != name);
        self
    }

    /// Attaches a file.
    pub(crate) fn attach(mut self, name: &str, file: &str, bytes: &[u8]) -> Self {
        self.must_offer(name);
        assert!(self.multipart, "the form to {} takes no files", self.action);
        self.files.push((name.to_owned(), file.to_owned(), bytes.to_vec()));
        self
    }

    /// What stands in a field as rendered or filled.
    pub(crate) fn value(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(it, _)| it == name).map(|(_, value)| value.as_str())
    }

    fn must_offer(&self, name: &str) {
        assert!(
            self.offered.iter().any(|it| it == name),
            "the form to {} has no field {name}: {:?}",
            self.action,
            self.offered
        );
    }

    /// Presses the button.
    pub(crate) async fn submit(self) -> Page {
        let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.fields).finish();
        let request = if !self.post {
            let path = self.action.split('?').next().unwrap_or_default();
            Request::get(format!("{path}?{query}")).body(Body::empty())
        } else {
            let request = Request::builder()
                .method(Method::POST)
                .uri(&self.action)
                .header("origin", format!("http://{HOST}"))
                .header("sec-fetch-site", "same-origin");
            if self.multipart {
                request
                    .header(header::CONTENT_TYPE, format!("multipart/form-data; boundary={BOUNDARY}"))
                    .body(Body::from(self.multipart_body()))
            } else {
                request
                    .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
                    .body(Body::from(query))
            }
        };
        self.browser.send(request.expect("a request")).await
    }

    fn multipart_body(&self) -> Vec<u8> {
        let mut body = Vec::new();
        for (name, value) in &self.fields {
            let head = format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(value.as_bytes());
            body.extend_from_slice(b"\r\n");
        }
        for (name, file, bytes) in &self.files {
            let head = format!(
                "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"{name}\"; filename=\"{file}\"\r\n\
                 content-type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        body
    }
}

const BOUNDARY: &str = "----evenhand-test-boundary";

/// What a browser would send of a form that nobody touched.
fn rendered(form: ElementRef<'_>) -> Vec<(String, String)> {
    let mut fields = Vec::new();
    for it in form.select(&select("input[name], textarea[name], select[name]")) {
        let element = it.value();
        if element.attr("disabled").is_some() {
            continue;
        }
        let name = element.attr("name").unwrap_or_default().to_owned();
        let value = |default: &str| element.attr("value").unwrap_or(default).to_owned();
        match (element.name(), element.attr("type").unwrap_or("text")) {
            ("textarea", _) => {
                let text: String = it.text().collect();
                fields.push((name, text.strip_prefix('\n').unwrap_or(&text).to_owned()));
            }
            ("select", _) => {
                let options = select("option");
                let chosen = it.select(&options).find(|o| o.value().attr("selected").is_some());
                if let Some(option) = chosen.or_else(|| it.select(&options).next()) {
                    let text = words(option);
                    fields.push((name, option.value().attr("value").unwrap_or(&text).to_owned()));
                }
            }
            ("input", "checkbox" | "radio") if element.attr("checked").is_none() => {}
            ("input", "checkbox" | "radio") => fields.push((name, value("on"))),
            ("input", "submit" | "button" | "file" | "reset" | "image") => {}
            _ => fields.push((name, value(""))),
        }
    }
    fields
}

fn select(selector: &str) -> Selector {
    Selector::parse(selector).expect("a sound selector")
}

fn words(element: ElementRef<'_>) -> String {
    let text: String = element.text().collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn label(button: ElementRef<'_>) -> String {
    button
        .value()
        .attr("value")
        .filter(|_| button.value().name() == "input")
        .map_or_else(|| words(button), str::to_owned)
}
