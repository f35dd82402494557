//! The planning district: plans, themes, recommendations, activities, their updates, and bringing them in.
//!
//! It knows people by their ids alone, and nothing of figures or voices.

pub mod activity;
pub mod conflict;
pub mod day;
pub mod export;
mod migration;
pub mod plan;
pub mod profile;
pub mod recommendation;
pub mod state;
pub(crate) mod stored;
pub mod theme;
pub mod update;
pub mod upload;

pub use migration::migrations;
pub use state::State;

use kernel::{Routes, Template};

/// The district's templates.
pub const TEMPLATES: &[&[Template]] = &[
    plan::TEMPLATES,
    theme::TEMPLATES,
    recommendation::TEMPLATES,
    activity::TEMPLATES,
    update::TEMPLATES,
    profile::TEMPLATES,
    upload::TEMPLATES,
];

/// The district's routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .merge(plan::routes())
        .merge(theme::routes())
        .merge(recommendation::routes())
        .merge(activity::routes())
        .merge(update::routes())
        .merge(profile::routes())
        .merge(upload::routes())
}
