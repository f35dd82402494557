//! The front page, and a plan with its activities as everybody may follow them.

mod facet;
mod home;
mod listing;
mod plan;

use kernel::{Routes, access::Anyone};
use planning::{plan::ReadPlan, theme::ReadTheme};

/// The room's templates.
pub(crate) const TEMPLATES: &[kernel::Template] =
    kernel::templates!["site/home.html", "site/front.html", "site/plan.html", "site/macros.html"];

/// The room's routes.
#[must_use]
pub(crate) fn routes() -> Routes {
    Routes::default().public("/", Anyone, home::show).public("/plans/{plan}", ReadPlan, plan::show).public(
        "/themes/{theme}",
        ReadTheme,
        plan::show_theme,
    )
}
