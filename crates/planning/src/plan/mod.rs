//! Plans: a published set of promises of one organisation for a period.

mod action;
mod model;
mod pages;
pub(crate) use pages::no_errors;
pub mod store;

pub use action::{AddPlan, EditPlan, PreparePlan, PublishPlan, ReadPlan};
pub use model::{NewPlan, Plan, PlanId, row};

use kernel::Routes;

/// The room's templates.
pub const TEMPLATES: &[kernel::Template] =
    kernel::templates!["plan/form.html", "plan/prepare.html", "plan/publication.html"];

/// The room's routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/plans/new", AddPlan, pages::new)
        .post("/plans", AddPlan, pages::create)
        .get("/plans/{plan}/edit", EditPlan, pages::edit)
        .post("/plans/{plan}/edit", EditPlan, pages::update)
        .get("/plans/{plan}/prepare", PreparePlan, pages::prepare)
        .get("/plans/{plan}/publication", PublishPlan, pages::publication)
        .post("/plans/{plan}/publication", PublishPlan, pages::publish)
}
