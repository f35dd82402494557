//! Bringing a plan in: a document is read, reviewed and corrected, and taken into a plan as drafts. A document that
//! was brought in before is compared with the plan as it stands, and nothing is overwritten unasked.

mod accept;
mod acceptance;
mod action;
pub(crate) mod align;
pub mod aside;
mod carry;
pub mod certainty;
mod columns;
pub mod correct;
mod corrections;
pub mod diff;
pub mod draft;
pub mod dropped;
pub mod exchange;
#[cfg(test)]
pub(crate) mod given;
mod import;
pub mod lessons;
mod matching;
mod model;
mod pages;
mod pairing;
mod picture;
mod pieces;
mod place;
pub mod reading;
mod remember;
pub mod report;
mod reports;
pub mod service;
pub mod standing;
pub mod status;
pub mod store;
mod take;
mod themes;
mod undo;

pub use accept::{Terms, as_new_plan};
pub use action::{AcceptDraft, AddUpload, CorrectDraft, ListUploads, ReviewUpload};
pub use import::{ImportOutcome, ImportReport, import};
pub use model::{Upload, UploadId, UploadState, row};
pub use reading::resume;
pub use take::{Taken, Ticked, take};

use kernel::Routes;

/// The room's templates.
pub const TEMPLATES: &[kernel::Template] = kernel::templates![
    "upload/acceptance.html",
    "upload/columns.html",
    "upload/differences.html",
    "upload/item.html",
    "upload/list.html",
    "upload/loose.html",
    "upload/macros.html",
    "upload/reading.html",
    "upload/refused.html",
    "upload/reports.html",
    "upload/remember.html",
    "upload/removal.html",
    "upload/review.html",
    "upload/theme.html",
    "upload/unplaced.html",
];

/// The room's routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/uploads", ListUploads, pages::list)
        .upload("/uploads", AddUpload, pages::create)
        .get("/uploads/{upload}", ReviewUpload, pages::show)
        .get("/uploads/{upload}/themes/{key}", ReviewUpload, pieces::theme)
        .get("/uploads/{upload}/items/{key}", ReviewUpload, pieces::item)
        .get("/uploads/{upload}/pages/{page}", ReviewUpload, picture::page)
        .get("/uploads/{upload}/unplaced", ReviewUpload, pieces::unplaced)
        .get("/uploads/{upload}/unplaced/{key}", ReviewUpload, pieces::loose)
        .post("/uploads/{upload}/corrections", CorrectDraft, corrections::create)
        .post("/uploads/{upload}/comparison", CorrectDraft, pages::compare_with)
        .get("/uploads/{upload}/headings", ReviewUpload, columns::show)
        .post("/uploads/{upload}/headings", CorrectDraft, columns::create)
        .get("/uploads/{upload}/profile", ReviewUpload, remember::new)
        .post("/uploads/{upload}/profile", CorrectDraft, remember::create)
        .get("/uploads/{upload}/removal", CorrectDraft, pages::confirm_removal)
        .post("/uploads/{upload}/removal", CorrectDraft, pages::remove)
        .get("/uploads/{upload}/updates", AcceptDraft, reports::list)
        .post("/uploads/{upload}/updates", AcceptDraft, reports::settle)
        .get("/uploads/{upload}/acceptance", AcceptDraft, acceptance::new)
        .post("/uploads/{upload}/acceptance", AcceptDraft, acceptance::create)
}
