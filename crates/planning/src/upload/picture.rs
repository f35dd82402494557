//! The picture of a page of the document, to look at beside what was read from it.

use super::{ReviewUpload, Upload, draft::Draft, reading::helpers};
use axum::{
    http::{StatusCode, header},
    response::IntoResponse,
};
use kernel::{Error, May, Response, Result, Visit, file::FileKey};
use plan_convert::{ConvertError, Helper, Limits, page_image};
use serde_json::{Value, json};
use tokio::sync::Semaphore;

/// Only one page is drawn at a time, so that memory stays small.
static SEATS: Semaphore = Semaphore::const_new(1);

/// Every PDF has this near its beginning.
const PDF: &[u8] = b"%PDF-";

/// What the page of an item shows of a picture: nothing where the document has no pages or none can be drawn.
pub(super) fn offered(upload: &Upload, page: Option<u32>) -> Value {
    match page {
        Some(page) if upload.file_name.to_lowercase().ends_with(".pdf") && helpers().has(Helper::Poppler) => {
            json!({ "page": page, "path": format!("/uploads/{}/pages/{page}", upload.id) })
        }
        _ => Value::Null,
    }
}

/// A page of the document as a picture.
pub(super) async fn page(may: May<ReviewUpload>, visit: Visit) -> Result<Response> {
    let page: u32 = visit.path.rsplit('/').next().and_then(|it| it.parse().ok()).ok_or(Error::NotFound)?;
    let draft = if may.on.draft.is_empty() { Draft::default() } else { may.on.draft()? };
    let Some(key) = may.on.file_key.clone() else {
        return Ok(none("The document is not kept, so its pages cannot be shown."));
    };
    let Some(last) = draft.pages else {
        return Ok(none("This document has no pages that could be shown."));
    };
    if !(1..=last).contains(&page) {
        return Ok(none(&format!(
            "The document was read from page 1 to page {last}; page {page} is none of them."
        )));
    }
    let bytes = visit.app.files.get(&FileKey(key)).await?;
    if !bytes.get(..1024.min(bytes.len())).unwrap_or_default().windows(PDF.len()).any(|it| it == PDF) {
        return Ok(none("Only the pages of a PDF can be shown, and this document is none."));
    }
    let seat = SEATS.acquire().await.map_err(Error::fault)?;
    // The seat goes with the work: a person who leaves does not make room for a second drawing.
    let drawn = tokio::task::spawn_blocking(move || {
        let _seat = seat;
        page_image(helpers(), &bytes, page, &Limits::default())
    });
    match drawn.await.map_err(Error::fault)? {
        Ok(png) => {
            Ok(([(header::CONTENT_TYPE, "image/png"), (header::CACHE_CONTROL, "private, max-age=600")], png)
                .into_response())
        }
        Err(why) => Ok(not_drawn(&why)),
    }
}

fn not_drawn(why: &ConvertError) -> Response {
    match why {
        ConvertError::Missing(_) => none(&format!("The pages of this document cannot be shown: {why}")),
        ConvertError::Failed { helper, said } => {
            tracing::warn!(program = helper.title(), %said, "a page could not be drawn");
            none("This page cannot be shown: the PDF may be damaged or protected by a password.")
        }
        why => {
            tracing::warn!(%why, "a page could not be drawn");
            none("This page could not be drawn in time or grew too large. Open the document itself.")
        }
    }
}

/// "Not found", with the reason.
fn none(why: &str) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    (StatusCode::NOT_FOUND, headers, why.to_owned()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn without_poppler_the_answer_says_what_to_install() {
        let why = page_image(&plan_convert::Helpers::none(), PDF, 1, &Limits::default()).unwrap_err();
        assert!(matches!(why, ConvertError::Missing(Helper::Poppler)), "{why}");
        assert_eq!(not_drawn(&why).status(), StatusCode::NOT_FOUND);
        assert!(why.to_string().contains("poppler-utils"), "{why}");
    }
}
