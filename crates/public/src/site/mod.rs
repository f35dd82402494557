//! The front page, and a plan with its activities as everybody may follow them.

mod facet;
mod home;
mod listing;
mod plan;

use crate::programme::{Shelf, reading};
use kernel::{Routes, access::Anyone};
use planning::{plan::ReadPlan, theme::ReadTheme};
use std::sync::Arc;

/// The room's templates.
pub(crate) const TEMPLATES: &[kernel::Template] =
    kernel::templates!["site/home.html", "site/front.html", "site/plan.html", "site/macros.html"];

/// The room's routes.
#[must_use]
pub(crate) fn routes(shelf: &Arc<Shelf>) -> Routes {
    Routes::default()
        .public("/", Anyone, reading(shelf, home::show))
        .public("/plans/{plan}", ReadPlan, reading(shelf, plan::show))
        .public("/themes/{theme}", ReadTheme, reading(shelf, plan::show_theme))
}
