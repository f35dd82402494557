//! Updates: dated statements of what has been achieved, with evidence. The room that later rooms copy.

mod action;
pub mod evidence;
mod mine;
mod model;
mod pages;
pub mod store;

pub use action::{PostUpdate, ReadEvidence, WithdrawEvidence, WithdrawUpdate};
pub use model::{NewEvidence, NewUpdate, Update, UpdateId, row};

use kernel::{Routes, access::SignedIn};

/// The room's templates.
pub const TEMPLATES: &[kernel::Template] = kernel::templates![
    "update/new.html",
    "update/withdraw.html",
    "update/evidence.html",
    "update/mine.html",
];

/// The room's routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/my-activities", SignedIn, mine::list)
        .get("/activities/{activity}/updates/new", PostUpdate, pages::new)
        .upload("/activities/{activity}/updates", PostUpdate, pages::create)
        .get("/updates/{update}/withdrawal", WithdrawUpdate, pages::confirm)
        .post("/updates/{update}/withdrawal", WithdrawUpdate, pages::withdraw)
        .get("/updates/{update}/evidence/new", WithdrawUpdate, evidence::new)
        .upload("/updates/{update}/evidence", WithdrawUpdate, evidence::attach)
        .get("/evidence/{evidence}", ReadEvidence, evidence::show)
        .get("/evidence/{evidence}/replacement", WithdrawEvidence, evidence::replacement)
        .upload("/evidence/{evidence}/replacement", WithdrawEvidence, evidence::replace)
        .get("/evidence/{evidence}/withdrawal", WithdrawEvidence, evidence::confirm)
        .post("/evidence/{evidence}/withdrawal", WithdrawEvidence, evidence::withdraw)
}
