//! Bringing a plan in: a document is read, reviewed and corrected, and taken into a plan as drafts. A document that
//! was brought in before is compared with the plan as it stands, and nothing is overwritten unasked.

mod accept;
mod action;
pub mod correct;
pub mod diff;
pub mod draft;
pub mod exchange;
mod import;
mod model;
mod pairing;
pub mod reading;
pub mod service;
pub mod standing;
pub mod status;
pub mod store;
mod take;

pub use accept::{Terms, as_new_plan};
pub use action::{AcceptDraft, AddUpload, CorrectDraft, ListUploads, ReviewUpload};
pub use import::{ImportOutcome, ImportReport, import};
pub use model::{Upload, UploadId, UploadState, row};
pub use reading::resume;
pub use take::{Taken, Ticked, take};

use kernel::Routes;

/// The room's templates.
pub const TEMPLATES: &[kernel::Template] = &[];

/// The room's routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
}
