//! Recommendations: what should happen, under whose authority, and what was answered.

mod action;
mod model;
mod pages;
pub mod store;

pub use action::{AddRecommendation, EditRecommendation, ReadRecommendation};
pub use model::{
    Authorities, NewRecommendation, Recommendation, RecommendationId, RecommendationResponse, row,
};

use kernel::Routes;

/// The room's templates.
pub const TEMPLATES: &[kernel::Template] =
    kernel::templates!["recommendation/form.html", "recommendation/show.html"];

/// The room's routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .public("/recommendations/{recommendation}", ReadRecommendation, pages::show)
        .get("/themes/{theme}/recommendations/new", AddRecommendation, pages::new)
        .post("/themes/{theme}/recommendations", AddRecommendation, pages::create)
        .get("/recommendations/{recommendation}/edit", EditRecommendation, pages::edit)
        .post("/recommendations/{recommendation}/edit", EditRecommendation, pages::update)
}
