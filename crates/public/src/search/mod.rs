//! Search over everything that is published.

mod pages;
mod snippet;
mod store;

use kernel::{Routes, access::Anyone};

/// The room's templates.
pub(crate) const TEMPLATES: &[kernel::Template] = kernel::templates!["search/show.html"];

/// The room's routes.
#[must_use]
pub(crate) fn routes() -> Routes {
    Routes::default().public("/search", Anyone, pages::show)
}
