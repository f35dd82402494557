//! The public district: plans as everybody may follow them, search, feeds, downloads and the site's statements.
//!
//! It reads what planning publishes, through the reader's own sight, and writes nothing.

mod download;
mod feed;
mod programme;
mod search;
mod site;
mod statement;

pub use download::{ActivitiesV1, ActivityV1, PlanV1};

use kernel::{Routes, Template};
use std::sync::Arc;

/// The district's templates.
pub const TEMPLATES: &[&[Template]] = &[site::TEMPLATES, search::TEMPLATES, statement::TEMPLATES];

/// The district's routes.
#[must_use]
pub fn routes() -> Routes {
    let shelf = Arc::new(programme::Shelf::default());
    Routes::default()
        .merge(site::routes(&shelf))
        .merge(search::routes())
        .merge(feed::routes())
        .merge(download::routes(&shelf))
        .merge(statement::routes())
}
