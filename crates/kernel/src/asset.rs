//! The style sheet and the script, under a name that changes with what they hold, so that browsers keep them.

use crate::{Error, Result, Routes, access::Anyone, cache::gzip, secret, settings::Settings, visit::Visit};
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use bytes::Bytes;

/// One file of the site's own.
struct Asset {
    name: &'static str,
    content_type: &'static str,
    plain: Bytes,
    gzip: Bytes,
}

/// The site's files.
pub struct Assets {
    version: String,
    files: Vec<Asset>,
}

impl Assets {
    /// The official style and script, the body's colours, and our own additions.
    pub fn new(settings: &Settings) -> Result<Self> {
        let style = [govuk::stylesheet(), include_str!("page/site.css"), &settings.theme.css()].join("\n");
        let files = [
            ("site.css", "text/css; charset=utf-8", style),
            ("site.js", "text/javascript; charset=utf-8", include_str!("page/site.js").to_owned()),
            ("govuk.js", "text/javascript; charset=utf-8", govuk::script().to_owned()),
            ("icon.svg", "image/svg+xml", include_str!("page/icon.svg").to_owned()),
        ];
        let all: String = files.iter().map(|(_, _, text)| secret::sha256(text.as_bytes())).collect();
        let version = secret::sha256(all.as_bytes()).get(..12).unwrap_or_default().to_owned();
        let files = files
            .into_iter()
            .map(|(name, content_type, text)| {
                let plain = Bytes::from(text);
                Ok(Asset { name, content_type, gzip: gzip(&plain)?, plain })
            })
            .collect::<Result<_>>()?;
        Ok(Self { version, files })
    }

    /// The part of the address that changes with the content.
    #[must_use]
    pub fn version(&self) -> &str {
        &self.version
    }
}

/// The routes of the site's files.
#[must_use]
pub fn routes() -> Routes {
    Routes::default().get("/assets/{version}/{file}", Anyone, |_, visit: Visit| async move {
        let assets = visit.app.pages.assets();
        // The style sheet names its images by addresses of its own, which do not change with the content.
        if let Some(name) = visit.path.strip_prefix("/assets/images/") {
            let found = govuk::images().iter().find(|(it, _)| *it == name);
            let Some((_, svg)) = found else { return Err(Error::NotFound) };
            let kept =
                [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, "public, max-age=86400")];
            return Ok((kept, *svg).into_response());
        }
        let found = visit
            .path
            .strip_prefix("/assets/")
            .and_then(|it| it.split_once('/'))
            .filter(|(version, _)| *version == assets.version)
            .and_then(|(_, name)| assets.files.iter().find(|it| it.name == name));
        let Some(file) = found else { return Err(Error::NotFound) };
        let packed = visit
            .headers
            .get(header::ACCEPT_ENCODING)
            .and_then(|it| it.to_str().ok())
            .is_some_and(|it| it.contains("gzip"));
        let body = if packed { file.gzip.clone() } else { file.plain.clone() };
        let mut response = (
            [
                (header::CONTENT_TYPE, file.content_type),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
                (header::VARY, "accept-encoding"),
            ],
            Body::from(body),
        )
            .into_response();
        if packed {
            response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
        }
        Ok(response)
    })
}
