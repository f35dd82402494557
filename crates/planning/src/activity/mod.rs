//! Activities: what a service does, who leads it and by when.

mod action;
mod closure;
mod edit;
mod form;
mod handover;
pub mod history;
mod lead;
mod model;
mod publication;
mod show;
mod split;
pub mod store;
pub mod target;

pub use action::{
    AddActivity, CloseActivity, EditActivity, HandOverActivity, PublishActivity, ReadActivity, SplitActivity,
};
pub use form::{Choices, ChosenLead, NewActivity, choose};
pub use lead::{Lead, LeadId, LeadKind, lead_row, public_name};
pub use model::{Activity, ActivityId, Others, Status, brief, recommendation_link, row};
pub use target::{Target, TargetKind};

use kernel::Routes;

/// The room's templates.
pub const TEMPLATES: &[kernel::Template] = kernel::templates![
    "activity/show.html",
    "activity/history.html",
    "activity/form.html",
    "activity/split.html",
    "activity/handover.html",
    "activity/closure.html",
    "activity/publication.html",
];

/// The room's routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .public("/activities/{activity}", ReadActivity, show::show)
        .public("/activities/{activity}/history", ReadActivity, history::show)
        .get("/themes/{theme}/activities/new", AddActivity, edit::new)
        .post("/themes/{theme}/activities", AddActivity, edit::create)
        .get("/activities/{activity}/edit", EditActivity, edit::edit)
        .post("/activities/{activity}/edit", EditActivity, edit::update)
        .get("/activities/{activity}/split", SplitActivity, split::new)
        .post("/activities/{activity}/split", SplitActivity, split::create)
        .get("/activities/{activity}/handover", HandOverActivity, handover::new)
        .post("/activities/{activity}/handover", HandOverActivity, handover::create)
        .get("/activities/{activity}/closure", CloseActivity, closure::new)
        .post("/activities/{activity}/closure", CloseActivity, closure::create)
        .get("/activities/{activity}/publication", PublishActivity, publication::new)
        .post("/activities/{activity}/publication", PublishActivity, publication::create)
}
