//! The last touch on every answer: its headers, and keeping it if it is a public page.

use crate::{
    App, Response,
    cache::{self, Finished, Moment},
    secret,
};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::IntoResponse,
};
use http_body_util::BodyExt;
use std::sync::Arc;

/// The headers that every answer carries.
pub(crate) fn harden(app: &App, mut response: Response) -> Response {
    let headers = response.headers_mut();
    let set = |headers: &mut HeaderMap, name: &'static str, value: &'static str| {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    };
    set(
        headers,
        "content-security-policy",
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    set(headers, "x-content-type-options", "nosniff");
    set(headers, "referrer-policy", "same-origin");
    set(headers, "cross-origin-opener-policy", "same-origin");
    set(headers, "permissions-policy", "camera=(), geolocation=(), microphone=()");
    set(headers, "cache-control", "no-store");
    if app.settings.secure() {
        set(headers, "strict-transport-security", "max-age=31536000");
    }
    response
}

/// Keeps a finished page and sends it.
pub(crate) async fn keep(
    app: &App,
    key: String,
    moment: Moment,
    response: Response,
    asked: &HeaderMap,
) -> Response {
    let (parts, body) = response.into_parts();
    let Ok(collected) = body.collect().await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let plain = collected.to_bytes();
    let (Some(content_type), Ok(gzip)) =
        (parts.headers.get(header::CONTENT_TYPE).cloned(), cache::gzip(&plain))
    else {
        return Response::from_parts(parts, Body::from(plain));
    };
    let digest = secret::sha256(&plain);
    let etag = HeaderValue::from_str(&format!("W/\"{}\"", digest.get(..20).unwrap_or_default()));
    let Ok(etag) = etag else { return Response::from_parts(parts, Body::from(plain)) };
    let disposition = parts.headers.get(header::CONTENT_DISPOSITION).cloned();
    let page = Arc::new(Finished { moment, content_type, disposition, etag, plain, gzip });
    app.cache.put(key, Arc::clone(&page));
    send_finished(&page, asked)
}

pub(crate) fn send_finished(page: &Finished, asked: &HeaderMap) -> Response {
    let told = |name: header::HeaderName| asked.get(name).and_then(|it| it.to_str().ok()).unwrap_or_default();
    let unchanged = page.etag.to_str().is_ok_and(|etag| told(header::IF_NONE_MATCH).contains(etag));
    let mut response = if unchanged {
        StatusCode::NOT_MODIFIED.into_response()
    } else if told(header::ACCEPT_ENCODING).contains("gzip") {
        let mut response = Response::new(Body::from(page.gzip.clone()));
        response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        response
    } else {
        Response::new(Body::from(page.plain.clone()))
    };
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, page.content_type.clone());
    headers.insert(header::ETAG, page.etag.clone());
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding, cookie"));
    // The browser may keep it but must ask each time whether it is still true.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    if let Some(disposition) = &page.disposition {
        headers.insert(header::CONTENT_DISPOSITION, disposition.clone());
    }
    response
}
