//! Themes: the parts of a plan, each with a desired outcome and lead officers.

mod action;
mod model;
mod pages;
pub mod store;

pub use action::{AddTheme, EditTheme, ReadTheme};
pub use model::{NewTheme, Theme, ThemeId, row};

use kernel::Routes;

/// The room's templates.
pub const TEMPLATES: &[kernel::Template] = kernel::templates!["theme/form.html"];

/// The room's routes.
#[must_use]
pub fn routes() -> Routes {
    Routes::default()
        .get("/plans/{plan}/themes/new", AddTheme, pages::new)
        .post("/plans/{plan}/themes", AddTheme, pages::create)
        .get("/themes/{theme}/edit", EditTheme, pages::edit)
        .post("/themes/{theme}/edit", EditTheme, pages::update)
}
